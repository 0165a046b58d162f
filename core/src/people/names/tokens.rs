//! A text as words, and where its sentences begin.
//!
//! One rule: two words are the same word if a reader would say so: accents, the way they are encoded, the shape of an
//! apostrophe and marks that cannot be seen make no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words::{SHORTENED, listed};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It begins with a small letter or a digit.
    Small,
    /// It begins with a capital.
    Capital,
    /// Two letters or more, all capitals.
    AllCapitals,
}

/// A word of a text. A possessive 's is not part of it.
pub(super) struct Token {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends without its 's.
    pub end: usize,
    /// Where it ends with it.
    pub past: usize,
    /// To compare, letter case kept.
    pub cased: String,
    /// To compare, in small letters.
    pub key: String,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// Whether it is followed by 's.
    pub fn is_possessive(&self) -> bool {
        self.past > self.end
    }

    /// Whether it is one capital letter, as an initial is.
    pub fn is_initial(&self) -> bool {
        self.shape == Shape::Capital && self.key.chars().count() == 1 && !self.is_possessive()
    }
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inside = if is_part(c) {
            start.is_some() || c.is_alphanumeric()
        } else {
            let goes_on = |next: char| next.is_alphabetic() || is_unseen(next);
            start.is_some()
                && if is_unseen(c) {
                    next.is_some_and(|next| goes_on(next) || is_apostrophe(next))
                } else {
                    is_apostrophe(c)
                        && (is_part(before) || is_unseen(before))
                        && next.is_some_and(goes_on)
                }
        };
        if inside {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            tokens.extend(token(text, start, at));
        }
        before = c;
    }
    if let Some(start) = start {
        tokens.extend(token(text, start, text.len()));
    }
    tokens
}

fn token(text: &str, start: usize, past: usize) -> Option<Token> {
    let whole = text.get(start..past)?;
    let word = whole
        .strip_suffix(['s', 'S'])
        .and_then(|stem| stem.strip_suffix(is_apostrophe))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(whole);
    let cased = folded(word);
    let mut letters = cased.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase)
        && cased.chars().next().is_some_and(char::is_alphabetic);
    let rest: Vec<char> = letters.collect();
    let shape = if !capital {
        Shape::Small
    } else if !rest.is_empty() && rest.iter().all(|c| c.is_uppercase()) {
        Shape::AllCapitals
    } else {
        Shape::Capital
    };
    Some(Token {
        start,
        end: start + word.len(),
        past,
        key: cased.to_lowercase(),
        cased,
        shape,
    })
}

/// A word without what makes no difference. O'Brien and OBrien are alike; I'll and Ill are not.
fn folded(word: &str) -> String {
    let plain: Vec<char> = word
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !is_unseen(*c))
        .map(|c| match c {
            c if is_apostrophe(c) => '\'',
            'ø' => 'o',
            'Ø' => 'O',
            'ł' => 'l',
            'Ł' => 'L',
            'đ' => 'd',
            'Đ' => 'D',
            'ı' => 'i',
            c => c,
        })
        .collect();
    let parted = plain.iter().position(|c| *c == '\'');
    let name = parted.is_some_and(|at| (1..=2).contains(&at) && plain.len() - at > 3);
    plain.into_iter().filter(|c| !name || *c != '\'').collect()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a mark shows possession or stands in a name.
pub(in crate::people) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Marks without width: a name with one of them inside reads as the name.
pub(in crate::people) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Hyphens that join two parts of a name.
pub(in crate::people) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a sentence begins at this place: at the start, after a line break, or after what ends a sentence, with
/// nothing but opening marks between.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mut gap = false;
    for (place, c) in before.char_indices().rev() {
        match c {
            '\n' => return true,
            c if c.is_whitespace() => gap = true,
            '"' | '\u{201C}' | '\u{201D}' | '(' | '[' | '*' | '_' | '-' | '•' | '>' | '#' | '–'
            | '—' => {}
            ')' | ']' => {}
            c if is_apostrophe(c) => {}
            '.' => return gap && !is_abbreviation(before.get(..place).unwrap_or_default()),
            '!' | '?' | '…' => return gap,
            _ => return false,
        }
    }
    true
}

/// Whether a full stop after these words shortens the last of them.
fn is_abbreviation(before: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = before.get(start..).unwrap_or_default().to_lowercase();
    word.chars().count() == 1 && word != "i" || word.contains('.') || listed(SHORTENED, &word)
}
