//! Finding entries inside the encrypted file: by their words, and by what narrows.
//!
//! One rule: what the user typed is data, never query syntax: it cannot make a search fail. Newest first streams
//! from the index and stops at the limit; best match ranks ids alone and fetches the few that are shown.

mod asked;
mod days;
mod pieces;
mod query;
mod saved;
mod shapes;

pub use asked::{EntryKind, SearchNote, SearchNoteWhy};
pub use saved::{list_saved, remove_saved, save};
pub use shapes::*;

use rusqlite::Connection;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::Journal;
use crate::people::known::{Known, KnownKind};
use crate::people::mentions::folded;
use crate::people::names;
use crate::storage;
use crate::storage::search::{Meant, Narrow, Row};

use asked::{Asked, Label};
use query::{Continued, continued, query, unfinished};

/// Longest search, in characters.
const LONGEST: usize = 1_000;
/// The most hits of one answer.
const MOST: u32 = 200;
/// The most labels offered to choose from.
const MOST_CHOICES: usize = 40;

/// Finds entries. What holds no letter, no digit and no filter finds nothing.
///
/// # Errors
/// [`Code::Invalid`] if the limit lies outside 1..=200, [`Code::TooLong`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn search(journal: &mut Journal, input: Search) -> Result<Found> {
    if !(1..=MOST).contains(&input.limit) {
        return Err(Code::Invalid.into());
    }
    if input.words.chars().nth(LONGEST).is_some() {
        return Err(Code::TooLong.into());
    }
    let mut asked = asked::asked(&input.words, journal.today());
    let nothing = asked.is_nothing();
    let notes = std::mem::take(&mut asked.notes);
    let looked = looked_up(journal.read(), &asked, notes)?;
    let mut found = Found {
        hits: Vec::new(),
        more: false,
        notes: looked.notes,
    };
    if nothing || looked.in_vain {
        return Ok(found);
    }
    let (limit, skip) = (input.limit + 1, input.skip.unwrap_or(0));
    let (db, narrow) = (journal.read(), &looked.narrow);
    let continued = continued(db, &asked.terms, input.order)?;
    let mut rows = match (
        query(&asked.terms, &continued, &looked.persons),
        input.order,
    ) {
        (None, _) => storage::search::narrowed(db, narrow, limit, skip)?,
        (Some(words), SearchOrder::Newest) => {
            storage::search::newest(db, &words, narrow, limit, skip)?
        }
        (Some(words), SearchOrder::Best) => storage::search::best(db, &words, narrow, limit, skip)?,
    };
    found.more = rows.len() > input.limit as usize;
    rows.truncate(input.limit as usize);
    found.hits = rows.into_iter().map(hit).collect();
    if let Some(last) = unfinished(&asked.terms)
        && continued == Continued::No
        && found.hits.is_empty()
    {
        let typed = last.text.clone();
        let why = SearchNoteWhy::WholeWord;
        found.notes.push(SearchNote { typed, why });
    }
    Ok(found)
}

/// What a search can be narrowed to: the tags, people and words there are, used last first.
pub fn choices(journal: &mut Journal, _: Nothing) -> Result<SearchChoices> {
    let db = journal.read();
    let few = |labels: Vec<String>| labels.into_iter().take(MOST_CHOICES).collect();
    Ok(SearchChoices {
        tags: few(storage::tags::used(db)?),
        words: few(storage::choices::words_used(db)?),
        people: storage::known::all(db)?
            .into_iter()
            .filter(|known| known.kind == KnownKind::Person)
            .map(|known| known.name)
            .collect(),
    })
}

/// Filters with what they name looked up.
struct LookedUp {
    narrow: Narrow,
    /// For each person asked for, the ways to write those who are called so.
    persons: Vec<Vec<String>>,
    notes: Vec<SearchNote>,
    /// Something is asked for that is not there, so that no entry can have it.
    in_vain: bool,
}

fn looked_up(db: &Connection, asked: &Asked, notes: Vec<SearchNote>) -> Result<LookedUp> {
    let mut looked = LookedUp {
        narrow: Narrow {
            tags: Vec::new(),
            words: Vec::new(),
            moods: asked.moods.clone(),
            kinds: asked.kinds.clone(),
            from: asked.from,
            to: asked.to,
            meant: Vec::new(),
        },
        persons: Vec::new(),
        notes,
        in_vain: false,
    };
    if !asked.tags.is_empty() {
        let all = storage::tags::all(db)?;
        for label in &asked.tags {
            let ids = called(&all, label);
            looked.miss(ids.is_empty(), label, SearchNoteWhy::NoSuchTag);
            looked.narrow.tags.push(ids);
        }
    }
    if !asked.feelings.is_empty() {
        let all = storage::choices::all_words(db)?;
        for label in &asked.feelings {
            let ids = called(&all, label);
            looked.miss(ids.is_empty(), label, SearchNoteWhy::NoSuchWord);
            looked.narrow.words.push(ids);
        }
    }
    if !asked.persons.is_empty() {
        let all = storage::known::all(db)?;
        for label in &asked.persons {
            // In quotes it is the whole of somebody's name, if anybody has it.
            let has_it = label.whole && all.iter().any(|one| is_named(one, label));
            let (these, others): (Vec<_>, Vec<_>) = all.iter().partition(|one| {
                if has_it {
                    is_named(one, label)
                } else {
                    answers_to(one, label)
                }
            });
            let written: Vec<String> = these.iter().flat_map(|one| ways(one, &others)).collect();
            looked.miss(written.is_empty(), label, SearchNoteWhy::NoSuchPerson);
            let meant = Meant {
                not: ids(others.into_iter().filter(|one| is_alike(one, &written))),
                these: ids(these.into_iter()),
            };
            looked
                .narrow
                .meant
                .extend((!meant.not.is_empty()).then_some(meant));
            looked.persons.push(written);
        }
    }
    Ok(looked)
}

impl LookedUp {
    fn miss(&mut self, missing: bool, label: &Label, why: SearchNoteWhy) {
        if missing {
            self.in_vain = true;
            let typed = label.text.clone();
            self.notes.push(SearchNote { typed, why });
        }
    }
}

/// The ids of the labels that are called so: begin like it, or are it where it stood in quotes.
fn called(all: &[(i64, String)], label: &Label) -> Vec<i64> {
    let ids = all.iter().filter(|(_, one)| is_called(one, label));
    ids.map(|(id, _)| *id).collect()
}

fn is_called(one: &str, label: &Label) -> bool {
    let (one, typed) = (one.to_lowercase(), label.text.to_lowercase());
    if label.whole {
        one == typed
    } else {
        one.starts_with(&typed)
    }
}

/// Whether a person is called so: by the full name, another form of it, or a part of it.
fn answers_to(known: &Known, label: &Label) -> bool {
    is_named(known, label)
        || known.kind == KnownKind::Person
            && forms(known).any(|form| form.split_whitespace().any(|part| is_called(part, label)))
}

/// Whether a person is called exactly so, by the name or another form of it.
fn is_named(known: &Known, label: &Label) -> bool {
    known.kind == KnownKind::Person && forms(known).any(|form| is_called(form, label))
}

fn ids<'a>(of: impl Iterator<Item = &'a Known>) -> Vec<i64> {
    of.map(|known| known.id).collect()
}

/// Whether a person has a form that holds one of these ways: "Sam Hill" for "Sam".
fn is_alike(known: &Known, ways: &[String]) -> bool {
    let words = |form: &str| -> Vec<String> {
        folded(form).split_whitespace().map(str::to_owned).collect()
    };
    let ways: Vec<_> = ways.iter().map(|way| words(way)).collect();
    known.kind == KnownKind::Person
        && forms(known).any(|form| {
            let form = words(form);
            let holds = |way: &Vec<String>| {
                !way.is_empty() && form.windows(way.len()).any(|part| part == way)
            };
            ways.iter().any(holds)
        })
}

fn forms(known: &Known) -> impl Iterator<Item = &String> {
    std::iter::once(&known.name).chain(&known.also)
}

/// The ways a person is written: each form on the list, and the first name and surname unless they are words too, or
/// somebody else's form.
fn ways(known: &Known, others: &[&Known]) -> Vec<String> {
    let mut ways = names::telling_parts(&known.name);
    ways.retain(|part| {
        let theirs = |one: &&Known| forms(one).any(|form| folded(form) == folded(part));
        !others.iter().any(theirs)
    });
    ways.extend(forms(known).cloned());
    ways.sort_unstable();
    ways.dedup();
    ways.retain(|way| way.chars().any(char::is_alphanumeric));
    ways
}

fn hit(row: Row) -> Hit {
    Hit {
        id: row.id,
        day: row.day,
        at: row.at,
        title: row.title,
        snippet: pieces::pieces(&row.snippet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_answers_to_any_part_of_any_name() {
        let ruth = Known {
            id: 1,
            kind: KnownKind::Person,
            name: "Ruth Adeyemi".to_owned(),
            also: vec!["RA".to_owned()],
            role: "my chair".to_owned(),
            circle: None,
            ties: Vec::new(),
        };
        let label = |text: &str, whole| Label {
            text: text.to_owned(),
            whole,
        };
        for (typed, whole, answers) in [
            ("ruth", false, true),
            ("adey", false, true),
            ("ra", false, true),
            ("ruth a", false, true),
            ("adey", true, false),
            ("Ruth Adeyemi", true, true),
            ("tom", false, false),
        ] {
            assert_eq!(answers_to(&ruth, &label(typed, whole)), answers, "{typed}");
        }
    }
}
