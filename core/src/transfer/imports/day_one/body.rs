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
    let text = text.replace(stray, "");
    if !text.contains('\\') {
        return text;
    }
    let plain = unescaped(&text);
    // The sure test: the same nodes come out of both.
    if markdown::blocks(&plain, &[]) == markdown::blocks(&text, &[]) {
        plain
    } else {
        text
    }
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
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let escaped = c == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if !escaped {
            line = line.after(c);
            plain.push(c);
            continue;
        }
        let Some(mark) = letters.next() else {
            break;
        };
        let next = letters.peek().copied();
        let last = plain.chars().next_back();
        let does_something = match mark {
            '.' | ')' if line == Line::Number => true,
            '-' | '+' | '=' | '#' => line != Line::Words,
            '(' => last == Some(']'),
            '!' => matches!(next, Some('[' | '\\')),
            '&' => next.is_some_and(|next| next.is_alphanumeric() || next == '#'),
            '*' | '_' | '[' | ']' | '<' | '>' | '`' | '~' | '\\' => true,
            _ => false,
        };
        if does_something {
            plain.push('\\');
        }
        plain.push(mark);
        line = line.after(mark);
    }
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
    fn after(self, c: char) -> Self {
        match (self, c) {
            (_, '\n') => Self::Empty,
            (Self::Empty, c) if c.is_whitespace() || c.is_ascii_punctuation() => Self::Empty,
            (Self::Empty | Self::Number, c) if c.is_ascii_digit() => Self::Number,
            _ => Self::Words,
        }
    }
}
