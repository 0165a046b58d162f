//! A page's points, within bounds.
//!
//! One rule: how large a picture is follows from the bounds here and never from what the file says of itself. Pure: bytes
//! in, points out. Only `drawing` and tests may enter; nobody else reads a PDF.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use thiserror::Error;

use crate::words;

/// The longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 8192;
/// The most points of a picture.
pub const MOST_POINTS: u32 = 20_000_000;

/// Why a PDF cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unread {
    /// It is encrypted, and the empty password does not open it.
    #[error("it opens with a password")]
    Password,
    /// It is damaged, or no PDF, or has no page.
    #[error("it cannot be read")]
    Damaged,
}

/// A PDF that has been read.
pub struct Document(Pdf);

/// A page as points and words.
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of each point, row by row.
    pub points: Vec<u8>,
    /// What stands on the page, in lines.
    pub words: String,
}

impl Document {
    /// Reads a PDF. One that is encrypted with the empty password, as those are that only may not be printed, is read.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Unread> {
        match Pdf::new(bytes) {
            Ok(pdf) if pdf.pages().is_empty() => Err(Unread::Damaged),
            Ok(pdf) => Ok(Self(pdf)),
            Err(LoadPdfError::Decryption(_)) => Err(Unread::Password),
            Err(LoadPdfError::Invalid) => Err(Unread::Damaged),
        }
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> u32 {
        u32::try_from(self.0.pages().len()).unwrap_or(u32::MAX)
    }

    /// Draws a page, from 0 on, so many pixels wide or as many as the bounds allow, on white. None if there is no such
    /// page, or it has no size.
    #[must_use]
    pub fn draw(&self, number: u32, width: u32) -> Option<Picture> {
        let page = self.0.pages().get(usize::try_from(number).ok()?)?;
        let (page_width, page_height) = page.render_dimensions();
        let (wide, high) = size(f64::from(page_width), f64::from(page_height), width)?;
        let cache = RenderCache::new();
        let settings = InterpreterSettings::default();
        let pixels = render(
            page,
            &cache,
            &settings,
            &RenderSettings {
                x_scale: f32::from(wide) / page_width,
                y_scale: f32::from(high) / page_height,
                width: Some(wide),
                height: Some(high),
                bg_color: WHITE,
            },
        );
        // On white nothing is seen through, so the fourth byte of a point says nothing.
        let points = pixels
            .data()
            .iter()
            .flat_map(|point| [point.r, point.g, point.b]);
        Some(Picture {
            width: wide.into(),
            height: high.into(),
            points: points.collect(),
            words: words::of(page, self.0.xref(), &settings),
        })
    }
}

/// How many pixels wide and high a page of this size is drawn. None for a page without a size.
fn size(page_width: f64, page_height: f64, width: u32) -> Option<(u16, u16)> {
    let is_size = |side: f64| side.is_finite() && side > 0.0;
    if !is_size(page_width) || !is_size(page_height) {
        return None;
    }
    let side = f64::from(LONGEST_SIDE);
    let scale = (f64::from(width.max(1)) / page_width)
        .min(side / page_width.max(page_height))
        .min((f64::from(MOST_POINTS) / (page_width * page_height)).sqrt());
    // Both sides are within `LONGEST_SIDE`, which fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = |of: f64| (of * scale).round().clamp(1.0, side) as u16;
    Some((pixels(page_width), pixels(page_height)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST_SIDE, MOST_POINTS, size};

    #[test]
    fn a_sheet_is_as_wide_as_it_was_asked_for_and_keeps_its_shape() {
        assert_eq!(size(595.0, 842.0, 1190), Some((1190, 1684)));
    }

    #[test]
    fn a_page_without_a_size_is_not_drawn() {
        for (width, height) in [(0.0, 842.0), (595.0, f64::NAN), (f64::INFINITY, 1.0)] {
            assert_eq!(size(width, height, 800), None);
        }
    }

    proptest! {
        #[test]
        fn whatever_a_page_says_of_its_size_the_picture_is_within_bounds(
            width in 1e-3..1e12f64, height in 1e-3..1e12f64, wanted in 0u32..,
        ) {
            let (wide, high) = size(width, height, wanted).unwrap();
            prop_assert!(wide >= 1 && high >= 1);
            prop_assert!(u32::from(wide).max(high.into()) <= LONGEST_SIDE);
            // Rounded up, each side may be half a pixel longer.
            prop_assert!(u32::from(wide) * u32::from(high) <= MOST_POINTS + 2 * LONGEST_SIDE);
            prop_assert!(wanted == 0 || u32::from(wide) <= wanted.max(1));
        }
    }
}
