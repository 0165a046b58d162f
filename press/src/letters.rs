//! What was written, made ready for print without changing a word.
//!
//! One rule: every letter comes out as it went in, or as an empty box that is owned up to; a letter no bundled font
//! has would otherwise stop the whole document, because an accessible PDF may not hold one. The sheet may enter.

use std::collections::BTreeSet;

use crate::fonts;

/// Stands for a letter that cannot be drawn.
const BOX: char = '□';

/// Reads what was written and remembers which letters could not be drawn.
#[derive(Default)]
pub struct Reader {
    undrawn: BTreeSet<char>,
}

impl Reader {
    /// Paragraphs of lines: split at blank lines and at single line ends, blank ones left out.
    pub fn paragraphs(&mut self, written: &str) -> Vec<Vec<String>> {
        let mut paragraphs = vec![Vec::new()];
        for line in written.replace("\r\n", "\n").split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ]) {
            let line = self.line(line);
            if !has_words(&line) {
                paragraphs.push(Vec::new());
            } else if let Some(last) = paragraphs.last_mut() {
                last.push(line);
            }
        }
        paragraphs.retain(|lines| !lines.is_empty());
        paragraphs
    }

    /// One line, for a title or a label.
    pub fn line(&mut self, written: &str) -> String {
        let mut line = String::with_capacity(written.len());
        for letter in written.chars() {
            match fate(letter) {
                Fate::Kept => line.push(letter),
                Fate::Space => line.push(' '),
                Fate::Dropped => {}
                Fate::Boxed => {
                    self.undrawn.insert(letter);
                    line.push(BOX);
                }
            }
        }
        line.trim().to_owned()
    }

    /// The letters that became boxes, in the order of their numbers.
    pub fn undrawn(self) -> Vec<char> {
        self.undrawn.into_iter().collect()
    }
}

/// Whether there is anything to see in it.
fn has_words(line: &str) -> bool {
    line.chars()
        .any(|letter| !letter.is_whitespace() && !is_unseen(letter))
}

enum Fate {
    Kept,
    Space,
    Dropped,
    Boxed,
}

fn fate(letter: char) -> Fate {
    if letter.is_whitespace() {
        // A space that does not break keeps its meaning; the others only differ in width.
        return if letter == '\u{a0}' || letter == '\u{202f}' {
            Fate::Kept
        } else {
            Fate::Space
        };
    }
    if is_unseen(letter) {
        return if joins(letter) {
            Fate::Kept
        } else {
            Fate::Dropped
        };
    }
    if is_private(letter) || !fonts::can_draw(letter) {
        return Fate::Boxed;
    }
    Fate::Kept
}

/// Joiners and the selector of an emoji's look: unseen, but they decide which shape is drawn.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{fe0f}')
}

/// Letters without a shape: controls, marks of direction, soft hyphens, selectors, tags, byte-order marks.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Letters that mean nothing outside one font, which an accessible PDF may not hold.
fn is_private(letter: char) -> bool {
    let number = u32::from(letter);
    matches!(number, 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff) || number & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> (Vec<Vec<String>>, Vec<char>) {
        let mut reader = Reader::default();
        let paragraphs = reader.paragraphs(written);
        (paragraphs, reader.undrawn())
    }

    #[test]
    fn lines_and_paragraphs_stay_what_they_were() {
        let (paragraphs, undrawn) = read("One\nand a half\r\n\r\n \nTwo  – “said” he\n\n");
        assert_eq!(
            paragraphs,
            [vec!["One", "and a half"], vec!["Two  – “said” he"]]
        );
        assert!(undrawn.is_empty());
    }

    #[test]
    fn a_letter_without_a_shape_becomes_a_box_and_is_owned_up_to() {
        let (paragraphs, undrawn) = read("He said 你好 and \u{e000}.");
        assert_eq!(paragraphs, [["He said □□ and □."]]);
        assert_eq!(undrawn, ['你', '好', '\u{e000}']);
    }

    #[test]
    fn what_is_written_in_europe_and_typed_as_faces_is_kept() {
        let written = "Siân Ŵyn, Łukasz, Ψυχή, Душа, naïve – 50 % £3 ½ … 🙂 ☕ 👩\u{200d}🏫";
        let (paragraphs, undrawn) = read(written);
        assert!(undrawn.is_empty(), "{undrawn:?}");
        assert_eq!(paragraphs, [[written]]);
    }

    #[test]
    fn unseen_letters_alone_are_nothing() {
        assert_eq!(
            read("\u{200b}\u{feff} \t\u{0}\n\u{200d}").0,
            Vec::<Vec<String>>::new()
        );
    }
}
