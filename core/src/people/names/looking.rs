//! Looking for what may still point at somebody.
//!
//! One rule: it is a help and says so: it answers what to look at again, never that nothing is left. What is found is
//! what stands there, so that it can be replaced as it stands.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::MaybeKind;
use super::forms::Forms;
use super::matching::Reading;
use super::tokens::{Shape, begins_sentence, is_hyphen};
use super::words::{self, listed};
use super::{Finding, KnownName};

/// What may still point at somebody, in the order of first occurrence, each once: capitals that no list explains,
/// e-mail addresses, UK telephone numbers, postcodes, pupil numbers and dates of birth. Known names that [`super::replace`]
/// would replace, and the roles, are not among them.
#[must_use]
pub fn maybe(text: &str, names: &[KnownName]) -> Vec<Finding> {
    let forms = Forms::of(names);
    let reading = Reading::of(text, &forms);
    let looking = Looking::over(&reading);
    let mut found: Vec<(usize, usize, MaybeKind)> = looking
        .marks
        .iter()
        .filter_map(|&(start, end, kind)| Some((start, end, kind?)))
        .collect();
    found.extend(looking.names());
    found.sort_by_key(|(start, ..)| *start);
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .filter_map(|(start, end, kind)| {
            let words = text.get(start..end)?;
            seen.insert((words.to_owned(), kind as u8))
                .then(|| Finding {
                    text: words.to_owned(),
                    kind,
                    sentence: looking.sentence(start, end),
                })
        })
        .collect()
}

/// A kind of mark, the pattern that finds it, and whether what it found is one.
struct Mark {
    kind: Option<MaybeKind>,
    pattern: Regex,
    holds: fn(&str) -> bool,
}

/// The kind, the pattern, and whether what it found is one.
type Pattern<'a> = (Option<MaybeKind>, &'a str, fn(&str) -> bool);

const DATE: &str = r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})\b|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? [0-9]{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}";

static MARKS: LazyLock<Vec<Mark>> = LazyLock::new(|| {
    let birth = format!(
        r"(?:\b[Dd]\.?[Oo]\.?[Bb]\b|\bDOB\b|\b[Bb]orn\b|\b[Dd]ate of [Bb]irth\b|\b[Bb]irthday\b)[^0-9\n]{{0,30}}?({DATE})"
    );
    let all: [Pattern<'_>; 6] = [
        // An address on the web is no finding, and the capitals in it are no names.
        (None, r"\b(?:https?://|www\.)\S+", |_| true),
        (
            Some(MaybeKind::Email),
            r"[\p{Alphabetic}0-9._%+'-]+@[\p{Alphabetic}0-9-]+(?:\.[\p{Alphabetic}0-9-]+)+",
            |_| true,
        ),
        (Some(MaybeKind::BirthDate), &birth, |_| true),
        (
            Some(MaybeKind::PupilNumber),
            r"\b[A-Za-z][0-9]{11}[0-9A-Za-z]\b",
            |_| true,
        ),
        (
            Some(MaybeKind::Phone),
            r"(?:\+|\(|\b)[0-9][0-9 ()\u{A0}-]{7,18}[0-9]\b",
            is_phone,
        ),
        (
            Some(MaybeKind::Postcode),
            r"\b(?:[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}|GIR ?0AA)\b",
            is_postcode,
        ),
    ];
    all.into_iter()
        .filter_map(|(kind, pattern, holds)| {
            Some(Mark {
                kind,
                pattern: Regex::new(pattern).ok()?,
                holds,
            })
        })
        .collect()
});

/// UK numbers have nine or ten digits after the 0 or +44.
fn is_phone(found: &str) -> bool {
    let digits: String = found
        .replace("(0)", "")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let national = if found.starts_with('+') {
        digits.strip_prefix("44")
    } else {
        digits
            .strip_prefix("0044")
            .or_else(|| digits.strip_prefix('0'))
    };
    national.is_some_and(|rest| (9..=10).contains(&rest.len()) && !rest.starts_with('0'))
}

/// "b1 2nd" is no postcode.
fn is_postcode(found: &str) -> bool {
    !["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| found.ends_with(ending))
}

struct Looking<'a> {
    reading: &'a Reading<'a>,
    /// Where marks stand, in order of kind; those without a kind only hide what is in them.
    marks: Vec<(usize, usize, Option<MaybeKind>)>,
    /// For each word: whether it may be part of a name.
    free: Vec<bool>,
    /// For each word: whether a sentence begins with it.
    begins: Vec<bool>,
    /// For each word: whether its sentence is all capitals, so that a capital says nothing.
    shouted: Vec<bool>,
}

impl<'a> Looking<'a> {
    fn over(reading: &'a Reading<'a>) -> Self {
        let mut marks: Vec<(usize, usize, Option<MaybeKind>)> = Vec::new();
        for mark in MARKS.iter() {
            for captures in mark.pattern.captures_iter(reading.text) {
                let whole = captures.get(1).or_else(|| captures.get(0));
                let Some(found) = whole.filter(|found| (mark.holds)(found.as_str())) else {
                    continue;
                };
                let apart = |&(start, end, _): &(usize, usize, _)| {
                    found.end() <= start || end <= found.start()
                };
                if marks.iter().all(apart) {
                    marks.push((found.start(), found.end(), mark.kind));
                }
            }
        }
        let mut hidden: Vec<(usize, usize)> =
            marks.iter().map(|(start, end, _)| (*start, *end)).collect();
        hidden.extend(reading.found().iter().map(|name| (name.start, name.past)));
        hidden.sort_unstable();
        let mut upcoming = hidden.into_iter().peekable();
        let free = reading
            .tokens
            .iter()
            .zip(&reading.in_role)
            .map(|(token, in_role)| {
                while upcoming.next_if(|(_, end)| *end <= token.start).is_some() {}
                let covered = upcoming.peek().is_some_and(|(start, _)| *start < token.end);
                !covered && !in_role
            })
            .collect();
        let begins: Vec<bool> = reading
            .tokens
            .iter()
            .map(|token| {
                begins_sentence(reading.text, token.start)
                    || opens_quotation(reading.text, token.start)
            })
            .collect();
        let shouted = shouted(reading, &begins);
        Self {
            reading,
            marks,
            free,
            begins,
            shouted,
        }
    }

    fn names(&self) -> Vec<(usize, usize, MaybeKind)> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < self.reading.tokens.len() {
            let after = self.run(at);
            if after == at {
                if self.is_like_known(at) {
                    names.extend(self.span(at, at + 1));
                }
                at += 1;
                continue;
            }
            let alone = after == at + 1;
            let unsure = alone && self.begins.get(at).is_some_and(|begins| *begins);
            let nameless =
                (at..after).all(|one| self.key(one).chars().count() < 2 || self.is_title(one));
            if self.is_like_known(at) || !unsure && !nameless {
                names.extend(self.span(at, after));
            }
            at = after;
        }
        names
    }

    /// One past the last word of the capitals that begin at this word; the word itself if none do.
    fn run(&self, at: usize) -> usize {
        if !self.is_capital(at) && !self.is_title(at) {
            return at;
        }
        let mut after = at + 1;
        loop {
            let mut next = after;
            while self.free.get(next).is_some_and(|free| *free)
                && listed(words::PARTICLES, self.key(next))
                && !self.is_capital(next)
            {
                next += 1;
            }
            let together = (after - 1..next).all(|left| {
                self.reading.joins(left, left + 1)
                    && !self.reading.between(left, left + 1).contains('\n')
            });
            let owned = self
                .reading
                .tokens
                .get(after - 1)
                .is_some_and(super::tokens::Token::is_possessive);
            if !together || owned || !self.is_capital(next) {
                break;
            }
            after = next + 1;
        }
        // A title with nobody behind it names nobody.
        if after == at + 1 && self.is_title(at) {
            at
        } else {
            after
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.reading.tokens.get(at) else {
            return false;
        };
        token.shape != Shape::Small
            && self.free.get(at).is_some_and(|free| *free)
            && !self.shouted.get(at).is_some_and(|shouted| *shouted)
            && !token.key.contains(|c: char| c.is_ascii_digit())
            && !listed(words::STARTING, &token.key)
            && !listed(words::NOBODY, &token.key)
    }

    fn is_title(&self, at: usize) -> bool {
        self.free.get(at).is_some_and(|free| *free)
            && self
                .reading
                .tokens
                .get(at)
                .is_some_and(|token| token.shape != Shape::Small)
            && listed(words::TITLES, self.key(at))
    }

    /// Whether a word is nearly a known name: with an s ("Okafors"), or too short or small to be replaced unasked.
    fn is_like_known(&self, at: usize) -> bool {
        let key = self.key(at);
        let known = |key: &str| {
            key.chars().count() > 1
                && self.reading.forms.is_form(key)
                && !listed(words::ORDINARY, key)
                && !listed(words::STARTING, key)
                && !listed(words::NOBODY, key)
        };
        self.free.get(at).is_some_and(|free| *free)
            && (known(key) || key.strip_suffix('s').is_some_and(known))
    }

    fn key(&self, at: usize) -> &str {
        self.reading
            .tokens
            .get(at)
            .map_or("", |token| token.key.as_str())
    }

    fn span(&self, at: usize, after: usize) -> Option<(usize, usize, MaybeKind)> {
        let start = self.reading.tokens.get(at)?.start;
        let end = self.reading.tokens.get(after - 1)?.end;
        Some((start, end, MaybeKind::Name))
    }

    /// The sentence around a place, or about 240 characters of it.
    fn sentence(&self, start: usize, end: usize) -> String {
        let beginnings = || {
            self.reading
                .tokens
                .iter()
                .zip(&self.begins)
                .filter(|(_, begins)| **begins)
                .map(|(token, _)| token.start)
        };
        let text = self.reading.text;
        let from = beginnings()
            .take_while(|at| *at <= start)
            .last()
            .unwrap_or(0);
        let to = beginnings().find(|at| *at >= end).unwrap_or(text.len());
        let before: String = text
            .get(from..start)
            .unwrap_or_default()
            .chars()
            .rev()
            .take(120)
            .collect();
        let after: String = text
            .get(end..to)
            .unwrap_or_default()
            .chars()
            .take(120)
            .collect();
        let words = text.get(start..end).unwrap_or_default();
        let sentence: String = before
            .chars()
            .rev()
            .chain(words.chars())
            .chain(after.chars())
            .collect();
        let opening = |c: char| {
            c.is_whitespace()
                || matches!(c, '"' | '“' | '(' | '[' | '*' | '•' | '#' | '>')
                || is_hyphen(c)
        };
        sentence.trim_end_matches(opening).trim_start().to_owned()
    }
}

/// Whether a quotation opens right before this place: its first word has a capital of its own.
fn opens_quotation(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    match before.next() {
        Some('\u{201C}' | '\u{2018}') => true,
        Some('"' | '\'') => before.next().is_none_or(|c| c.is_whitespace() || c == '('),
        _ => false,
    }
}

fn shouted(reading: &Reading<'_>, begins: &[bool]) -> Vec<bool> {
    let mut shouted = vec![false; reading.tokens.len()];
    let mut from = 0;
    for to in 1..=reading.tokens.len() {
        if to < begins.len() && !begins.get(to).is_some_and(|begins| *begins) {
            continue;
        }
        let sentence = reading.tokens.get(from..to).unwrap_or_default();
        let long = || {
            sentence
                .iter()
                .filter(|token| token.key.chars().count() > 1)
        };
        if long().count() >= 3 && long().all(|token| token.shape == Shape::AllCapitals) {
            shouted
                .iter_mut()
                .take(to)
                .skip(from)
                .for_each(|one| *one = true);
        }
        from = to;
    }
    shouted
}

/// How many patterns could be read: a pattern that cannot is no pattern.
#[cfg(test)]
pub(super) fn marks_in_use() -> usize {
    MARKS.len()
}
