//! The pages as they are shown before anything leaves: a picture of each, and its words.
//!
//! One rule: both are taken from the very document the file is made of, never from the summary a second time.
//! Only the press enters.

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::{FigureCaption, FigureElem, HeadingElem, ParElem};
use typst::pdf::ArtifactElem;
use typst_render::RenderOptions;

use crate::{Page, PressError};

/// Pixels to the point: 144 dpi, sharp on a screen of double density at its natural size.
const PIXELS_PER_POINT: f64 = 2.0;

/// Where the template lets a long word break; no part of the word.
const BREAK: char = '\u{200b}';

/// Draws a page and reads it.
pub fn show(page: &typst_layout::Page) -> Result<Page, PressError> {
    let options = RenderOptions {
        pixel_per_pt: PIXELS_PER_POINT.into(),
        render_bleed: false,
    };
    let picture = typst_render::render(page, &options);
    let png = picture
        .encode_png()
        .map_err(|_| PressError::NotSet("picture"))?;
    let mut reading = Reading::default();
    reading.read(&page.frame, Point::zero());
    Ok(Page {
        png,
        width_px: picture.width(),
        height_px: picture.height(),
        text: reading.text(),
    })
}

/// Reads a page in the order a screen reader would: blocks on lines of their own, pictures by what they say.
#[derive(Default)]
struct Reading {
    blocks: Vec<String>,
    baseline: Option<Abs>,
    /// Whether what was read last may go on in the next line without a space.
    in_word: bool,
    /// The picture or ornament being passed over, until its end.
    passing: Option<Location>,
    /// The figure being read, with what it says; said after its caption.
    figure: Option<(Location, String)>,
    caption: Option<Location>,
}

impl Reading {
    fn read(&mut self, frame: &Frame, at: Point) {
        for (offset, item) in frame.items() {
            let at = at + *offset;
            match item {
                FrameItem::Group(group) => {
                    self.read(
                        &group.frame,
                        at + Point::new(group.transform.tx, group.transform.ty),
                    );
                }
                FrameItem::Text(run) => self.hear(&run.text, at.y),
                FrameItem::Tag(Tag::Start(element, _)) => self.enter(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.leave(*location),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn enter(&mut self, element: &Content) {
        if element.is::<ArtifactElem>() {
            self.passing = self.passing.or(element.location());
        } else if let Some(figure) = element.to_packed::<FigureElem>() {
            let alt = figure
                .alt
                .get_cloned(StyleChain::default())
                .unwrap_or_default();
            self.figure = element
                .location()
                .map(|location| (location, alt.to_string()));
            self.start_block();
        } else if element.is::<FigureCaption>() {
            self.caption = element.location();
            self.start_block();
        } else if element.is::<ParElem>() || element.is::<HeadingElem>() {
            self.start_block();
        }
    }

    fn leave(&mut self, location: Location) {
        if self.passing == Some(location) {
            self.passing = None;
        }
        if self.caption == Some(location) {
            self.caption = None;
        }
        if let Some((_, alt)) = self.figure.take_if(|(figure, _)| *figure == location) {
            self.blocks.push(alt);
            self.start_block();
        }
    }

    fn hear(&mut self, words: &str, baseline: Abs) {
        if self.passing.is_some() || (self.figure.is_some() && self.caption.is_none()) {
            return;
        }
        let wrapped = !self.in_word && self.baseline.is_some_and(|before| before != baseline);
        if self.blocks.is_empty() {
            self.blocks.push(String::new());
        }
        if let Some(block) = self.blocks.last_mut() {
            if wrapped && !block.is_empty() && !block.ends_with(char::is_whitespace) {
                block.push(' ');
            }
            block.extend(words.chars().filter(|letter| *letter != BREAK));
        }
        self.in_word = words.ends_with(BREAK);
        self.baseline = Some(baseline);
    }

    fn start_block(&mut self) {
        if self.blocks.last().is_none_or(|block| !block.is_empty()) {
            self.blocks.push(String::new());
        }
        self.baseline = None;
    }

    fn text(self) -> String {
        let blocks: Vec<&str> = self
            .blocks
            .iter()
            .map(|b| b.trim())
            .filter(|b| !b.is_empty())
            .collect();
        blocks.join("\n\n")
    }
}
