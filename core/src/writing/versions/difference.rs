//! What came and went between two texts, to be read by people.
//!
//! One rule: everything of the later text that is shown is in the parts that stayed and came, in order, and everything of
//! the earlier one in those that stayed and went; and the answer is as long as the change, not as the texts. Pure.
//!
//! Paragraphs are compared first (a paragraph is a line, as people write), then the words of those that differ. Where
//! little of a paragraph stayed, a word here and there, the old one is given whole and then the new one: two sentences
//! woven into each other are read by nobody.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Change, Difference, DifferencePart, DifferencePiece};

/// So many paragraphs that stayed are shown before a change and after it, when those between two are many.
const BESIDE: usize = 2;
/// Fewer paragraphs than this are not left out: saying so would be as long.
const FEW: usize = 4;
/// A longer stretch of changed paragraphs or words is told whole: comparing it could take longer than it is long.
const MOST_COMPARED: usize = 40_000;
/// No more parts and pieces than this: more is read by nobody, and a page could not hold it.
pub(super) const MOST_SHOWN: usize = 5_000;

/// Compares two texts.
#[must_use]
pub fn difference(was: &str, is: &str) -> Difference {
    let (was_lines, is_lines) = (lines(was), lines(is));
    let hunks = compare(&was_lines, &is_lines);
    let mut shown = Shown::default();
    let mut stayed_from = 0;
    for (went, came) in hunks {
        let stayed = was_lines.get(stayed_from..went.start);
        shown.stay(stayed.unwrap_or_default(), BESIDE);
        stayed_from = went.end;
        shown.change(
            was_lines.get(went).unwrap_or_default(),
            is_lines.get(came).unwrap_or_default(),
        );
        if shown.is_full() {
            return shown.end(true);
        }
    }
    // At the end nothing follows that they could stand before.
    shown.stay(was_lines.get(stayed_from..).unwrap_or_default(), 0);
    shown.end(false)
}

/// A text line by line; how a line ends is no difference.
fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// Where two rows of tokens differ: what went from the one, and what came in its place.
fn compare(was: &[&str], is: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let same = |(was, is): &(&&str, &&str)| was == is;
    let begin = was.iter().zip(is).take_while(same).count();
    let left = was.len().min(is.len()) - begin;
    let backwards = was.iter().rev().zip(is.iter().rev()).take(left);
    let end = backwards.take_while(same).count();
    let (went, came) = (begin..was.len() - end, begin..is.len() - end);
    if went.len().max(came.len()) > MOST_COMPARED {
        return vec![(went, came)];
    }
    let mut input = InternedInput::default();
    input.reserve(
        u32::try_from(was.len()).unwrap_or(u32::MAX),
        u32::try_from(is.len()).unwrap_or(u32::MAX),
    );
    input.update_before(was.iter().copied());
    input.update_after(is.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let wide = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks()
        .map(|hunk| (wide(hunk.before), wide(hunk.after)))
        .collect()
}

/// What is shown so far.
#[derive(Default)]
struct Shown {
    parts: Vec<DifferencePart>,
    /// Paragraphs that stayed since the last change.
    stayed: Vec<String>,
    size: usize,
}

impl Shown {
    fn is_full(&self) -> bool {
        self.size >= MOST_SHOWN
    }

    /// Takes paragraphs that stayed, of which the last so many stand before a change.
    fn stay(&mut self, lines: &[&str], after: usize) {
        let said = lines.iter().filter(|line| !line.trim().is_empty());
        let lines: Vec<&&str> = said.collect();
        // At the beginning nothing stands before them.
        let before = if self.parts.is_empty() { 0 } else { BESIDE };
        let left_out = lines.len().saturating_sub(before + after);
        if left_out < FEW {
            self.stayed
                .extend(lines.iter().map(|line| (**line).to_owned()));
        } else {
            let first = lines.iter().take(before);
            self.stayed.extend(first.map(|line| (**line).to_owned()));
            self.put_stayed();
            self.push(DifferencePart::LeftOut {
                paragraphs: u32::try_from(left_out).unwrap_or(u32::MAX),
            });
            let last = lines.iter().skip(before + left_out);
            self.stayed.extend(last.map(|line| (**line).to_owned()));
        }
    }

    fn change(&mut self, went: &[&str], came: &[&str]) {
        self.put_stayed();
        if went.iter().chain(came).all(|line| line.trim().is_empty()) {
            // Only the room between paragraphs: told by its sign.
            let change = if went.len() > came.len() {
                Change::Went
            } else {
                Change::Came
            };
            let text = "¶".to_owned();
            let pieces = vec![DifferencePiece { change, text }];
            self.push(DifferencePart::Changed { pieces });
            return;
        }
        for pieces in paragraphs(&weave(&went.join("\n"), &came.join("\n"))) {
            self.size += pieces.len();
            self.push(DifferencePart::Changed { pieces });
            if self.is_full() {
                return;
            }
        }
    }

    fn put_stayed(&mut self) {
        for text in std::mem::take(&mut self.stayed) {
            self.push(DifferencePart::Stayed { text });
        }
    }

    fn push(&mut self, part: DifferencePart) {
        self.size += 1;
        self.parts.push(part);
    }

    fn end(mut self, more: bool) -> Difference {
        if !more {
            self.put_stayed();
        }
        Difference {
            parts: self.parts,
            more,
        }
    }
}

/// The words of two stretches of text as one row of pieces.
fn weave(was: &str, is: &str) -> Vec<DifferencePiece> {
    let (was_words, is_words) = (tokens(was), tokens(is));
    if was_words.len().max(is_words.len()) > MOST_COMPARED {
        return one_after_the_other(was, is);
    }
    let mut row = Vec::new();
    let (mut went, mut came) = (String::new(), String::new());
    let (mut stayed, mut at) = (0, 0);
    for (from, to) in compare(&was_words, &is_words) {
        let same = was_words.get(at..from.start).unwrap_or_default().concat();
        at = from.end;
        if has_word(&same) || went.is_empty() && came.is_empty() {
            stayed += letters(&same);
            put(&mut row, &mut went, &mut came);
            piece(&mut row, Change::Stayed, same);
        } else {
            // A comma that happens to stand in both parts nothing.
            went.push_str(&same);
            came.push_str(&same);
        }
        went.extend(was_words.get(from).into_iter().flatten().copied());
        came.extend(is_words.get(to).into_iter().flatten().copied());
    }
    put(&mut row, &mut went, &mut came);
    let same = was_words.get(at..).unwrap_or_default().concat();
    stayed += letters(&same);
    piece(&mut row, Change::Stayed, same);
    if 4 * stayed < letters(was).min(letters(is)) {
        return one_after_the_other(was, is);
    }
    row
}

fn one_after_the_other(was: &str, is: &str) -> Vec<DifferencePiece> {
    let mut row = Vec::new();
    piece(&mut row, Change::Went, was.to_owned());
    if !was.is_empty() && !is.is_empty() {
        // Two paragraphs, whatever they were.
        piece(&mut row, Change::Stayed, "\n".to_owned());
    }
    piece(&mut row, Change::Came, is.to_owned());
    row
}

fn put(row: &mut Vec<DifferencePiece>, went: &mut String, came: &mut String) {
    piece(row, Change::Went, std::mem::take(went));
    piece(row, Change::Came, std::mem::take(came));
}

fn piece(row: &mut Vec<DifferencePiece>, change: Change, text: String) {
    if !text.is_empty() {
        row.push(DifferencePiece { change, text });
    }
}

/// A row of pieces, cut into paragraphs where a line ends. One in which nothing is said is none.
fn paragraphs(row: &[DifferencePiece]) -> Vec<Vec<DifferencePiece>> {
    let mut all: Vec<Vec<DifferencePiece>> = vec![Vec::new()];
    for DifferencePiece { change, text } in row {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                all.push(Vec::new());
            }
            if let Some(last) = all.last_mut() {
                piece(last, *change, line.to_owned());
            }
        }
    }
    all.retain(|pieces| pieces.iter().any(|piece| !piece.text.trim().is_empty()));
    all
}

/// A text as words, gaps and single signs; each end of a line by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let ends = match kind {
            Kind::Sign => first.len_utf8(),
            kind => rest
                .find(|letter| Kind::of(letter) != kind)
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(ends);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Gap,
    Sign,
}

impl Kind {
    fn of(letter: char) -> Self {
        match letter {
            '\n' => Self::Sign,
            '\'' | '’' => Self::Word,
            letter if letter.is_whitespace() => Self::Gap,
            letter if letter.is_alphanumeric() => Self::Word,
            // What is written above or below a letter belongs to it.
            letter if !letter.is_ascii() && !('\u{2000}'..='\u{206F}').contains(&letter) => {
                Self::Word
            }
            _ => Self::Sign,
        }
    }
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn letters(text: &str) -> usize {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .count()
}
