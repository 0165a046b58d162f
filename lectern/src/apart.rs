//! The process that draws, as it is seen from the window.
//!
//! One rule: what it says of a page is compared with the bounds before it is taken. Only [`crate::Lectern`] may enter.

use std::io::{Read, Result as IoResult, Write};

use afterbell_apart::Process;
use afterbell_core::api::Code;

use crate::told::{self, Found, LONGEST_WORDS, POINT};
use crate::{Drawn, page};

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// It said that there is nothing to draw, and is still there.
    Refused,
    /// It came to its end, or spoke nonsense.
    ByItself,
    /// It took too long and was ended.
    Late,
}

/// The process that draws.
pub struct Apart(pub Process);

impl Apart {
    /// Says how many bytes will come.
    pub fn announce(&mut self, size: u32) -> IoResult<()> {
        self.0.speak(|to, _| told::write_number(to, size))
    }

    /// Gives it the next bytes.
    pub fn give(&mut self, piece: &[u8]) -> IoResult<()> {
        self.0.speak(|to, _| to.write_all(piece))
    }

    /// How many pages there are, once all bytes were given.
    pub fn pages(&mut self) -> Result<u32, Code> {
        let found = self.0.speak(|to, from| {
            to.flush()?;
            read_found(from)
        });
        match found {
            Ok(Found::Pages(pages)) => Ok(pages),
            Ok(Found::Password) => Err(Code::PdfPassword),
            Ok(Found::Not) | Err(_) => Err(Code::PdfUnreadable),
        }
    }

    /// Has a page drawn.
    pub fn draw(&mut self, number: u32, width: u32) -> Result<Drawn, Gone> {
        let asked = self.0.speak(|to, from| {
            told::write_number(to, number)?;
            told::write_number(to, width)?;
            to.flush()?;
            read_page(from)
        });
        match asked {
            Ok(Some(drawn)) => Ok(drawn),
            Ok(None) => Err(Gone::Refused),
            Err(_) if self.0.running().was_late() => Err(Gone::Late),
            Err(_) => Err(Gone::ByItself),
        }
    }
}

fn read_found(from: &mut impl Read) -> IoResult<Found> {
    match told::read_number(from)? {
        told::PAGES => match told::read_number(from)? {
            0 => Err(told::too_much()),
            pages => Ok(Found::Pages(pages)),
        },
        told::PASSWORD => Ok(Found::Password),
        _ => Ok(Found::Not),
    }
}

/// A page, made of what came over; none if it could not be drawn.
fn read_page(from: &mut impl Read) -> IoResult<Option<Drawn>> {
    if told::read_number(from)? != told::DRAWN {
        return Ok(None);
    }
    let width = told::read_number_to(from, page::LONGEST_SIDE)?;
    let height = told::read_number_to(from, page::LONGEST_SIDE)?;
    let points = width.checked_mul(height).ok_or_else(told::too_much)?;
    if points == 0 || points > page::MOST_POINTS + 2 * page::LONGEST_SIDE {
        return Err(told::too_much());
    }
    let length = told::read_number_to(from, LONGEST_WORDS)?;
    let words = String::from_utf8(told::read_bytes(from, length)?).map_err(|_| told::too_much())?;
    let points = told::read_bytes(from, points * POINT)?;
    Ok(Some(Drawn {
        width,
        height,
        words,
        png: picture(width, height, &points)?,
    }))
}

/// A picture made of points.
fn picture(width: u32, height: u32, points: &[u8]) -> IoResult<Vec<u8>> {
    let mut made = Vec::new();
    let mut encoder = png::Encoder::new(&mut made, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(points)?;
    writer.finish()?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::read_page;
    use crate::told::{DRAWN, write_number};

    fn said(numbers: &[u32], bytes: &[u8]) -> Vec<u8> {
        let mut all = Vec::new();
        for number in numbers {
            write_number(&mut all, *number).unwrap();
        }
        all.extend_from_slice(bytes);
        all
    }

    #[test]
    fn a_page_that_is_as_it_says_is_taken_and_one_that_is_not_is_refused() {
        let fits = said(&[DRAWN, 2, 1, 2], b"On\x00\x00\x00\xff\xff\xff");
        let drawn = read_page(&mut fits.as_slice()).unwrap().unwrap();
        assert_eq!((drawn.width, drawn.height, &*drawn.words), (2, 1, "On"));
        for refused in [
            said(&[DRAWN, 2, 1, 2], b"On\x00\x00\x00"),
            said(&[DRAWN, 0, 1, 0], b""),
            said(&[DRAWN, 8193, 1, 0], b""),
            said(&[DRAWN, 8192, 8192, 0], b""),
            said(&[DRAWN, 1, 1, u32::MAX], b"On\x00\x00\x00"),
            said(&[DRAWN, 1, 1, 2], b"\xff\xff\x00\x00\x00"),
        ] {
            assert!(read_page(&mut refused.as_slice()).is_err());
        }
    }
}
