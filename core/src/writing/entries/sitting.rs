//! When the text that stood in an entry is kept as a version.
//!
//! One rule: every text is kept that stood at the end of a sitting, and every text that a great deal was taken away
//! from; what is typed in between is one piece of writing, and costs no more than its save. Entered by `rewrite`.
//!
//! A sitting ends when an entry has not been saved for [`SITTING`]. Locking does not end one: a journal that locks
//! itself after five minutes would make a version of every pause for thought. A clock that was set back by as much ends
//! one too.
//!
//! What is taken away little by little, with a key held down, is measured against the fullest text of the sitting, which
//! is held in memory while the journal is open.

use std::collections::HashMap;

use crate::error::Result;
use crate::journal::{Fullest, Write};
use crate::storage;
use crate::storage::entries::Stored;
use crate::storage::versions::New;
use crate::writing::markdown;

/// An entry that was not saved for so long begins another sitting, in milliseconds.
const SITTING: u64 = 30 * 60 * 1000;
/// So many words are a great deal to lose.
const GREAT_DEAL: u32 = 25;

/// Keeps what is about to be replaced by `body`, if it begins a sitting or a great deal is lost by it.
pub fn keep_before(write: &mut Write<'_>, old: &Stored, body: &str) -> Result<()> {
    if write.now.at.abs_diff(old.row.changed_at) >= SITTING {
        *write.fullest = Fullest::default();
        keep(write, old.row.id, old.row.changed_at, &old.body)?;
        return Ok(());
    }
    if write.fullest.entry != old.row.id || write.fullest.body.len() < old.body.len() {
        *write.fullest = Fullest {
            entry: old.row.id,
            saved_at: old.row.changed_at,
            body: old.body.clone(),
        };
    }
    if loses_a_great_deal(&write.fullest.body, body) {
        // Measured from here on against what is left.
        let fullest = std::mem::take(write.fullest);
        let before = storage::versions::newest_body(write.db, fullest.entry)?;
        if before.is_none_or(|before| loses_a_great_deal(&fullest.body, &before)) {
            keep(write, fullest.entry, fullest.saved_at, &fullest.body)?;
        }
    }
    Ok(())
}

/// Keeps a text of an entry as a version, unless nothing is written in it or it is the newest one already; answers the
/// id it is kept under.
pub fn keep(write: &Write<'_>, entry_id: i64, saved_at: i64, body: &str) -> Result<Option<i64>> {
    if body.trim().is_empty() {
        return Ok(None);
    }
    let before = storage::versions::newest_body(write.db, entry_id)?;
    if before.as_deref() == Some(body) {
        return storage::versions::with_body(write.db, entry_id, body);
    }
    let (came, went) = came_and_went(before.as_deref().unwrap_or_default(), body);
    let new = New {
        entry_id,
        saved_at,
        words: markdown::gist(body).words,
        came,
        went,
        body,
    };
    storage::versions::insert(write.db, &new).map(Some)
}

fn loses_a_great_deal(was: &str, is: &str) -> bool {
    came_and_went(was, is).1 >= GREAT_DEAL
}

/// How many words of `is` are not in `was`, and how many of `was` are not in `is`. A word that only moved is in both.
#[must_use]
pub fn came_and_went(was: &str, is: &str) -> (u32, u32) {
    let (was, is) = without_the_same(was, is);
    let mut words: HashMap<&str, i64> = HashMap::new();
    for word in bare(is) {
        *words.entry(word).or_default() += 1;
    }
    for word in bare(was) {
        *words.entry(word).or_default() -= 1;
    }
    let many = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let came = words.values().filter(|count| **count > 0).sum();
    let went: i64 = words.values().filter(|count| **count < 0).sum();
    (many(came), many(-went))
}

/// The words of a text without the signs around them.
fn bare(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// Two texts without the words they both begin and end with: whoever types at one place replaces nothing, and no word
/// has to be counted.
fn without_the_same<'a>(was: &'a str, is: &'a str) -> (&'a str, &'a str) {
    let same = |(was, is): &(u8, u8)| was == is;
    let begin = was.bytes().zip(is.bytes()).take_while(same).count();
    let begin = was.get(..was.floor_char_boundary(begin));
    // As far as a gap between words: what stands before it is the same in both.
    let begin = begin.and_then(|same| same.rfind(char::is_whitespace));
    let from = |text: &'a str| text.get(begin.unwrap_or(0)..).unwrap_or(text);
    let (was, is) = (from(was), from(is));
    let backwards = was.bytes().rev().zip(is.bytes().rev());
    let end = was.len() - backwards.take_while(same).count();
    let end = was.get(was.ceil_char_boundary(end)..).unwrap_or_default();
    let gap = end.find(char::is_whitespace);
    let left = gap.map_or(0, |gap| end.len() - gap);
    let to = |text: &'a str| text.get(..text.len() - left).unwrap_or(text);
    (to(was), to(is))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_that_came_and_went_are_counted_and_those_that_moved_are_not() {
        for (was, is, counted) in [
            ("", "", (0, 0)),
            ("", "one two", (2, 0)),
            ("one two", "", (0, 2)),
            ("one two three", "one two three", (0, 0)),
            ("one two three", "three two one", (0, 0)),
            ("one two three", "one 2 three", (1, 1)),
            ("one two", "one two three", (1, 0)),
            ("a long day", "a longer day", (1, 1)),
            ("day day day", "day", (0, 2)),
            ("a day.", "a “day”, and – another", (2, 0)),
            ("café à la crème", "café a la crème", (1, 1)),
        ] {
            assert_eq!(came_and_went(was, is), counted, "{was} → {is}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_out_at_both_ends_changes_no_count(was in "[ab é\n]{0,24}", is in "[ab é\n]{0,24}") {
            let all = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let missing = |of: &str, from: &str| {
                let mut left = all(from);
                all(of)
                    .into_iter()
                    .filter(|word| match left.iter().position(|other| other == word) {
                        Some(at) => {
                            left.swap_remove(at);
                            false
                        }
                        None => true,
                    })
                    .count()
            };
            let (came, went) = came_and_went(&was, &is);
            prop_assert_eq!(came as usize, missing(&is, &was));
            prop_assert_eq!(went as usize, missing(&was, &is));
        }
    }
}
