//! Day One's text as our Markdown.
//!
//! One rule: what is shown stays as it was. Day One writes a backslash before most punctuation; where it does nothing
//! it is taken away, so that nobody meets it while editing, and where it does something it stays. Zero-width spaces go.

use std::sync::LazyLock;

use regex::Regex;

use crate::writing::markdown;

/// `](dayone-moment://ID)`, and with a kind: `](dayone-moment:/video/ID)`.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\]\(\s*dayone-moment:/+(?:[A-Za-z]+/)?([A-Za-z0-9_-]{1,128})\s*\)").ok()
});

/// The text without what Day One alone puts into it.
pub(super) fn from_text(text: &str) -> String {
    let text = if may_hold_stray(text) {
        text.replace(stray, "")
    } else {
        text.to_owned()
    };
    if !text.contains('\\') {
        return text;
    }
    let plain = unescaped(&text);
    if !may_hold_code(&text) {
        return plain;
    }
    // The sure test, which takes longer than all the rest: the same nodes come out of both.
    if markdown::blocks(&plain, &[]) == markdown::blocks(&text, &[]) {
        plain
    } else {
        text
    }
}

/// Whether the text may hold what keeps its backslashes (code, HTML), or an address.
fn may_hold_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'`', b'~', b'<', bytes).is_some()
        || memchr::memchr2(b'[', b'\t', bytes).is_some()
        || memchr::memmem::find(bytes, b"    ").is_some()
}

/// A quick look that misses nothing: most texts have none of the bytes of a [`stray`].
fn may_hold_stray(text: &str) -> bool {
    text.bytes().any(|byte| {
        byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || matches!(byte, 0x7F | 0xC2 | 0xE2)
    })
}

/// What no keyboard types and nobody sees: zero-width spaces, and control characters other than those that make lines.
pub(super) fn stray(c: char) -> bool {
    c == '\u{200B}' || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// The body with every reference to an attachment as `attachment:KEY`, and the keys in the order they stand.
pub(super) fn with_placeholders(body: &str) -> (String, Vec<String>) {
    let Some(pattern) = REFERENCE.as_ref() else {
        return (body.to_owned(), Vec::new());
    };
    let mut keys: Vec<String> = Vec::new();
    let body = pattern.replace_all(body, |found: &regex::Captures<'_>| {
        let key = found.get(1).map_or("", |key| key.as_str());
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
        format!("](attachment:{key})")
    });
    (body.into_owned(), keys)
}

/// Whether the pattern can be read: one that cannot finds nothing.
#[cfg(test)]
pub(super) fn pattern_holds() -> bool {
    REFERENCE.is_some()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    // What stands on the line so far, as far as it tells whether a mark would begin a block.
    let mut line = Line::Empty;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        line = line.after(before);
        let mut letters = after.chars();
        let Some(mark) = letters.next().filter(char::is_ascii_punctuation) else {
            plain.push('\\');
            line = line.after("\\");
            rest = after;
            continue;
        };
        rest = letters.as_str();
        let next = rest.chars().next();
        let does_something = match mark {
            '.' | ')' if line == Line::Number => true,
            '-' | '+' | '=' | '#' => line != Line::Words,
            '(' => plain.ends_with(']'),
            '!' => matches!(next, Some('[' | '\\')),
            '&' => next.is_some_and(|next| next.is_alphanumeric() || next == '#'),
            '*' | '_' | '[' | ']' | '<' | '>' | '`' | '~' | '\\' => true,
            _ => false,
        };
        if does_something {
            plain.push('\\');
        }
        plain.push(mark);
        line = line.after(mark.encode_utf8(&mut [0; 4]));
    }
    plain.push_str(rest);
    plain
}

#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// Nothing but space and marks.
    Empty,
    /// Then digits.
    Number,
    /// Words.
    Words,
}

impl Line {
    /// The same after these words. Once there are words on a line, only the next line can change that.
    fn after(self, words: &str) -> Self {
        let (mut line, words) = match words.rsplit_once('\n') {
            Some((_, last)) => (Self::Empty, last),
            None => (self, words),
        };
        for c in words.chars() {
            line = match line {
                Self::Words => return line,
                Self::Empty if c.is_whitespace() || c.is_ascii_punctuation() => Self::Empty,
                _ if c.is_ascii_digit() => Self::Number,
                _ => Self::Words,
            };
        }
        line
    }
}
