//! What was typed in the search field, understood: words, phrases, and what narrows.
//!
//! One rule: pure, and it cannot fail. A name before a colon that is none of ours is plain text; a filter that is not
//! whole yet narrows nothing and is told. `search` enters here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

use super::days;

/// What was typed, understood.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// Words and phrases, in order.
    pub terms: Vec<Term>,
    /// Labels of tags; each has to be there.
    pub tags: Vec<Label>,
    /// Names of people.
    pub persons: Vec<Label>,
    /// Words for a mood, from the day's check-in.
    pub feelings: Vec<Label>,
    /// Moods of the day's check-in, from and to.
    pub moods: Vec<(u8, u8)>,
    /// What it is or holds.
    pub kinds: Vec<EntryKind>,
    /// The first day that can be meant.
    pub from: Option<Day>,
    /// The last day that can be meant.
    pub to: Option<Day>,
    /// What narrows nothing, and why.
    pub notes: Vec<SearchNote>,
}

/// A word or phrase.
#[derive(Debug, PartialEq)]
pub(super) struct Term {
    /// As typed.
    pub text: String,
    /// Whether it may go on: the last word with nothing after it.
    pub unfinished: bool,
}

/// The label of a tag or word, or the name of a person.
#[derive(Debug, PartialEq)]
pub(super) struct Label {
    /// As typed.
    pub text: String,
    /// Whether it stood in quotes: then it is the whole label, otherwise its beginning.
    pub whole: bool,
}

/// What an entry is or holds: the closed set of `kind:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// It holds a picture.
    Pictures,
    /// It holds sound.
    Sound,
    /// It holds a film.
    Film,
    /// It holds a PDF.
    Pdf,
    /// It holds anything besides its words.
    Attached,
    /// It was written along a guided reflection.
    Guided,
    /// It came from another journal.
    Imported,
}

/// Something typed that narrows nothing, or that nothing here is called.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SearchNote {
    /// What it is about, as typed.
    pub typed: String,
    /// Why.
    pub why: SearchNoteWhy,
}

/// Why a part of a search does not do what it may have been typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SearchNoteWhy {
    /// Nothing follows the colon yet.
    NotYet,
    /// It is no day, month or year yet.
    NoDay,
    /// A mood is 1 to 5, or a range of them.
    NoMood,
    /// It is none of the kinds.
    NoKind,
    /// No tag begins like this.
    NoSuchTag,
    /// Nobody on the list is called this.
    NoSuchPerson,
    /// No word for a mood begins like this.
    NoSuchWord,
    /// No entry has this very word, and it is too short to be looked for by how it begins.
    WholeWord,
}

/// The names before a colon.
#[derive(Clone, Copy)]
enum Name {
    Tag,
    Person,
    Word,
    Mood,
    Kind,
    Before,
    After,
    On,
}

/// Understands what was typed.
pub(super) fn asked(typed: &str, today: Day) -> Asked {
    let mut asked = Asked::default();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        rest = if first == '"' {
            let (phrase, after) = quoted(rest);
            asked.term(phrase, false);
            after
        } else {
            one(&mut asked, rest, today)
        }
        .trim_start();
    }
    asked
}

/// Takes what stands before the next space or quote: a word, or a filter with its value.
fn one<'a>(asked: &mut Asked, rest: &'a str, today: Day) -> &'a str {
    let (part, after) = split(rest, |c| c.is_whitespace() || c == '"');
    let Some((name, value)) = part
        .split_once(':')
        .and_then(|(name, value)| Some((named(name)?, value)))
    else {
        asked.term(part, after.is_empty());
        return after;
    };
    if value.is_empty() && after.starts_with('"') {
        let (value, after) = quoted(after);
        asked.narrow(name, part, value, true, today);
        return after;
    }
    asked.narrow(name, part, value, false, today);
    after
}

impl Asked {
    fn term(&mut self, text: &str, unfinished: bool) {
        if text.chars().any(char::is_alphanumeric) {
            self.terms.push(Term {
                text: text.to_owned(),
                unfinished,
            });
        }
    }

    /// `part` is the name with its colon, and with its value where that stood in no quotes.
    fn narrow(&mut self, name: Name, part: &str, value: &str, whole: bool, today: Day) {
        let value = value.trim();
        let typed = if whole {
            format!("{part}{value}")
        } else {
            part.to_owned()
        };
        let note = |why| self.notes.push(SearchNote { typed, why });
        if value.is_empty() {
            note(SearchNoteWhy::NotYet);
            return;
        }
        let label = Label {
            text: value.to_owned(),
            whole,
        };
        match name {
            Name::Tag => self.tags.push(label),
            Name::Person => self.persons.push(label),
            Name::Word => self.feelings.push(label),
            Name::Mood => match moods(value) {
                Some(range) => self.moods.push(range),
                None => note(SearchNoteWhy::NoMood),
            },
            Name::Kind => match kind(value) {
                Some(kind) => self.kinds.push(kind),
                None => note(SearchNoteWhy::NoKind),
            },
            Name::Before | Name::After | Name::On => match days::span(value, today) {
                Some((first, last)) => self.within(name, first, last),
                None => note(SearchNoteWhy::NoDay),
            },
        }
    }

    fn within(&mut self, name: Name, first: Day, last: Day) {
        let (from, to) = match name {
            Name::Before => (None, Some(first.plus(-1))),
            Name::After => (Some(last.plus(1)), None),
            _ => (Some(first), Some(last)),
        };
        self.from = self.from.max(from);
        self.to = match (self.to, to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }

    /// Whether anything is asked for at all.
    pub fn is_nothing(&self) -> bool {
        self.terms.is_empty()
            && self.tags.is_empty()
            && self.persons.is_empty()
            && self.feelings.is_empty()
            && self.moods.is_empty()
            && self.kinds.is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }
}

/// The text between a quote and the next one, and what follows; a quote that was never closed goes to the end.
fn quoted(rest: &str) -> (&str, &str) {
    let inside = rest.strip_prefix('"').unwrap_or(rest);
    inside.split_once('"').unwrap_or((inside, ""))
}

fn split(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

fn named(name: &str) -> Option<Name> {
    Some(match name.to_lowercase().as_str() {
        "tag" => Name::Tag,
        "person" => Name::Person,
        "word" => Name::Word,
        "mood" => Name::Mood,
        "kind" => Name::Kind,
        "before" => Name::Before,
        "after" => Name::After,
        "on" => Name::On,
        _ => return None,
    })
}

/// "2", "1-2", "4-": not yet a range, and none.
fn moods(value: &str) -> Option<(u8, u8)> {
    let one = |typed: &str| {
        let mood: Option<u8> = typed.parse().ok();
        mood.filter(|mood| (1..=5).contains(mood))
    };
    let (from, to) = match value.split_once(['-', '–']) {
        Some((from, to)) => (one(from)?, one(to)?),
        None => (one(value)?, one(value)?),
    };
    Some((from.min(to), from.max(to)))
}

fn kind(value: &str) -> Option<EntryKind> {
    Some(match value.to_lowercase().as_str() {
        "pictures" | "picture" | "photo" | "photos" => EntryKind::Pictures,
        "sound" | "sounds" => EntryKind::Sound,
        "film" | "films" | "video" => EntryKind::Film,
        "pdf" | "pdfs" => EntryKind::Pdf,
        "attached" => EntryKind::Attached,
        "guided" => EntryKind::Guided,
        "imported" => EntryKind::Imported,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> Day {
        Day::of(2026, 11, 19).unwrap()
    }

    fn read(typed: &str) -> Asked {
        asked(typed, today())
    }

    fn terms(typed: &str) -> Vec<(String, bool)> {
        let terms = read(typed).terms.into_iter();
        terms.map(|term| (term.text, term.unfinished)).collect()
    }

    #[test]
    fn words_phrases_and_an_open_quote() {
        let of = |expected: &[(&str, bool)]| -> Vec<(String, bool)> {
            expected
                .iter()
                .map(|(text, open)| ((*text).to_owned(), *open))
                .collect()
        };
        assert_eq!(terms("the gover"), of(&[("the", false), ("gover", true)]));
        assert_eq!(terms("the gov "), of(&[("the", false), ("gov", false)]));
        assert_eq!(
            terms("\"lost my voice\" choir"),
            of(&[("lost my voice", false), ("choir", true)])
        );
        assert_eq!(terms("\"lost my"), of(&[("lost my", false)]));
        assert!(terms("  \"\" ** - ").is_empty());
    }

    #[test]
    fn filters_are_taken_out_of_the_words() {
        let asked = read("choir tag:family PERSON:ruth word:\"worn out\" mood:2-1 kind:pictures x");
        assert_eq!(
            asked.terms.iter().map(|t| &*t.text).collect::<Vec<_>>(),
            ["choir", "x"]
        );
        assert_eq!(
            (&*asked.tags[0].text, asked.tags[0].whole),
            ("family", false)
        );
        assert_eq!(asked.persons[0].text, "ruth");
        assert_eq!(
            (&*asked.feelings[0].text, asked.feelings[0].whole),
            ("worn out", true)
        );
        assert_eq!(asked.moods, [(1, 2)]);
        assert_eq!(asked.kinds, [EntryKind::Pictures]);
        assert!(asked.notes.is_empty());
    }

    #[test]
    fn days_narrow_together() {
        let asked = read("after:2026-09 before:19/11/2026 on:2026");
        assert_eq!(asked.from, Day::of(2026, 10, 1));
        assert_eq!(asked.to, Day::of(2026, 11, 18));
    }

    #[test]
    fn a_name_that_is_none_of_ours_is_plain_text() {
        let asked = read("foo:bar 10:30 http://x tags:y :z");
        assert_eq!(asked.terms.len(), 5);
        assert!(asked.notes.is_empty());
    }

    #[test]
    fn what_is_not_whole_yet_narrows_nothing_and_is_told() {
        for (typed, why) in [
            ("tag:", SearchNoteWhy::NotYet),
            ("tag:\"", SearchNoteWhy::NotYet),
            ("before:2026-1", SearchNoteWhy::NoDay),
            ("on:\"last", SearchNoteWhy::NoDay),
            ("mood:", SearchNoteWhy::NotYet),
            ("mood:6", SearchNoteWhy::NoMood),
            ("mood:1-", SearchNoteWhy::NoMood),
            ("kind:pict", SearchNoteWhy::NoKind),
        ] {
            let asked = read(typed);
            assert!(asked.is_nothing(), "{typed}");
            assert_eq!(asked.notes[0].why, why, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_can_fail(
            typed in "([a-z]{0,3}|tag:|on:|mood:|before:|kind:|\"|:| |-|[0-9]{1,4}|/|\\PC){0,24}",
        ) {
            let asked = asked(&typed, today());
            // Only the last word may go on, and only where nothing follows it.
            let open: Vec<bool> = asked.terms.iter().map(|term| term.unfinished).collect();
            let last = open.len().saturating_sub(1);
            prop_assert!(open.iter().enumerate().all(|(at, open)| !open || at == last));
            prop_assert!(open.last() != Some(&true) || !typed.ends_with(char::is_whitespace));
        }

        #[test]
        fn words_without_a_colon_or_quote_are_words(words in "[a-z ]{0,40}") {
            let asked = asked(&words, today());
            let found: Vec<String> = asked.terms.iter().map(|term| term.text.clone()).collect();
            prop_assert_eq!(found, words.split_whitespace().collect::<Vec<_>>());
            prop_assert!(asked.notes.is_empty());
        }

        #[test]
        fn a_label_in_quotes_comes_through_as_it_is(label in "[a-zA-Z:é][a-zA-Z :é]{0,20}[a-z]") {
            let asked = asked(&format!("a tag:\"{label}\" b"), today());
            prop_assert_eq!(&asked.tags[0].text, &label);
            prop_assert_eq!(asked.terms.len(), 2);
        }
    }
}
