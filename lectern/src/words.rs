//! A page's words in lines, for whoever cannot see its picture.
//!
//! One rule: they are told in the order in which the page draws them, and nothing is guessed beyond where a line or a word
//! ends. A letter that does not say what it is, is left out. Pure; only [`crate::page`] may enter.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::xref::XRef;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Vec2};

use crate::told::LONGEST_WORDS;

/// Units of a letter's own space to the height of its type.
const EM: f64 = 1000.0;
/// How far apart letters stand that belong to two words, as part of the height of the type.
const GAP: f64 = 0.18;
/// How far letters stand back or below that belong to two lines.
const LINE: f64 = 0.45;
/// How far below the last line a new paragraph begins.
const PARAGRAPH: f64 = 1.9;

/// What stands on a page.
pub(crate) fn of<'a>(page: &'a Page<'a>, xref: &'a XRef, settings: &InterpreterSettings) -> String {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let within = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut context = Context::new(Affine::IDENTITY, within, &cache, xref, settings.clone());
    let mut words = Words::default();
    interpret_page(page, &mut context, &mut words);
    words.text.trim_end().to_owned()
}

/// Takes letters in, and draws nothing.
#[derive(Default)]
struct Words {
    text: String,
    /// Where the letter before this one ended.
    last: Option<Point>,
    /// Where it began, so that the same letter drawn twice (filled, then outlined) is told once.
    began: Option<Point>,
}

/// How a letter follows the one before it.
#[derive(Debug, PartialEq, Eq)]
enum Follows {
    AtOnce,
    AfterAGap,
    OnAnotherLine,
    InAnotherParagraph,
}

/// How a letter follows one that ended so far away from it, both measured along and across its line in heights of the type.
fn follows(along: f64, across: f64) -> Follows {
    if across.abs() > PARAGRAPH {
        Follows::InAnotherParagraph
    } else if across.abs() > LINE || along < -LINE {
        Follows::OnAnotherLine
    } else if along > GAP {
        Follows::AfterAGap
    } else {
        Follows::AtOnce
    }
}

impl Words {
    fn take(&mut self, letters: &str, at: Affine, advance: f64) {
        if self.text.len() + letters.len() + 2 > LONGEST_WORDS as usize {
            return;
        }
        let start = at * Point::ZERO;
        let along = at * Point::new(EM, 0.0) - start;
        let em = along.hypot();
        if !(em.is_finite() && em > 0.0) || self.began == Some(start) {
            return;
        }
        let line = along / em;
        let across = Vec2::new(-line.y, line.x);
        if let Some(last) = self.last {
            let way = start - last;
            match follows(way.dot(line) / em, way.dot(across) / em) {
                Follows::AtOnce => {}
                Follows::AfterAGap => self.part(' '),
                Follows::OnAnotherLine => self.part('\n'),
                Follows::InAnotherParagraph => {
                    self.part('\n');
                    self.text.push('\n');
                }
            }
        }
        for letter in letters.chars() {
            if letter.is_whitespace() {
                self.part(' ');
            } else if !letter.is_control() && !steers(letter) {
                self.text.push(letter);
            }
        }
        self.began = Some(start);
        self.last = Some(start + line * (advance / EM * em));
    }

    /// Parts what follows from what stands here already, once.
    fn part(&mut self, with: char) {
        if with == '\n' {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(with);
        }
    }
}

/// Whether a letter is not seen, and turns the direction of the others.
fn steers(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl<'a> Device<'a> for Words {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(EM / 2.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let at = transform * glyph_transform;
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.take(letter.encode_utf8(&mut [0; 4]), at, advance),
            Some(BfString::String(letters)) => self.take(&letters, at, advance),
            None => {}
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::{Affine, Follows, Words, follows};

    #[test]
    fn letters_stand_together_until_there_is_a_gap_or_another_line() {
        assert_eq!(follows(0.02, 0.0), Follows::AtOnce);
        // A raised figure belongs to its word.
        assert_eq!(follows(0.0, 0.4), Follows::AtOnce);
        assert_eq!(follows(0.25, 0.0), Follows::AfterAGap);
        assert_eq!(follows(-20.0, 1.2), Follows::OnAnotherLine);
        assert_eq!(follows(-20.0, 0.0), Follows::OnAnotherLine);
        assert_eq!(follows(-20.0, 2.4), Follows::InAnotherParagraph);
    }

    #[test]
    fn lines_and_words_are_told_apart_and_a_letter_drawn_twice_is_told_once() {
        let mut words = Words::default();
        let ten = |x: f64, y: f64| Affine::translate((x, y)) * Affine::scale(0.01);
        for (letter, x, y) in [
            ("D", 0.0, 0.0),
            ("D", 0.0, 0.0),
            ("a", 5.0, 0.0),
            ("y", 10.0, 0.0),
            ("1", 20.0, 0.0),
            ("O", 0.0, 12.0),
            ("n", 5.0, 12.0),
            ("\u{202e}", 10.0, 12.0),
            ("E", 0.0, 40.0),
        ] {
            words.take(letter, ten(x, y), 500.0);
        }
        assert_eq!(words.text, "Day 1\nOn\n\nE");
    }
}
