//! Spelling: which words of a page no dictionary knows, what may be meant, and what the writer has taught.
//!
//! One rule: a word learned is kept in the journal and nowhere else, and whoever the writer knows by name is never a
//! mistake. `api` may enter.

mod dictionary;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The most words that are looked up at once: a page that is in view has some hundreds.
const MOST_WORDS: usize = 5000;
/// Longest word that is looked up or learned, in characters. What is longer is no word that a dictionary could know.
const LONGEST_WORD: usize = 60;

/// Words as they stand on the page.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct CheckWords {
    /// At most 5,000.
    pub words: Vec<String>,
}

/// One word as it stands on the page.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// At most 60 characters, without a space.
    pub word: String,
}

/// Those of the words that nobody knows: not the dictionary, not what was learned, not the people and places listed.
///
/// # Errors
/// [`Code::TooLong`] if there are too many.
pub fn check(journal: &mut Journal, input: CheckWords) -> Result<Vec<String>> {
    if input.words.len() > MOST_WORDS {
        return Err(Code::TooLong.into());
    }
    let own = own_words(journal)?;
    let mut unknown = input.words;
    unknown.retain(|word| {
        let word = plain(word);
        let is_known = word.chars().count() > LONGEST_WORD
            || owners(&word).any(|owner| own.contains(&owner.to_lowercase()))
            || dictionary::knows(&word);
        !is_known
    });
    Ok(unknown)
}

/// What may be meant by a word, the likeliest first.
///
/// # Errors
/// [`Code::Invalid`] if it is none.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn suggest(_: &mut Journal, input: Word) -> Result<Vec<String>> {
    Ok(dictionary::near(&parse(&input.word)?))
}

/// Learns a word, in this journal alone.
///
/// # Errors
/// [`Code::Invalid`] if it is none.
#[allow(clippy::needless_pass_by_value)]
pub fn learn(journal: &mut Journal, input: Word) -> Result<Saved<Nothing>> {
    let word = parse(&input.word)?;
    journal.write(|write| {
        storage::learned::add(write.db, &word)?;
        Ok(Nothing {})
    })
}

/// Forgets a word that was learned.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn forget(journal: &mut Journal, input: Word) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::learned::remove(write.db, &input.word)? {
            return Err(Code::NotFound.into());
        }
        Ok(Nothing {})
    })
}

/// Every word that was learned, alphabetically.
pub fn learned(journal: &mut Journal, _: Nothing) -> Result<Vec<String>> {
    storage::learned::all(journal.read())
}

/// The writer's own words in small letters: what was learned, and every part of a name.
fn own_words(journal: &mut Journal) -> Result<HashSet<String>> {
    let db = journal.read();
    let mut own: HashSet<String> = storage::learned::all(db)?
        .iter()
        .map(|word| word.to_lowercase())
        .collect();
    for known in storage::known::all(db)? {
        for name in known.also.iter().chain([&known.name]) {
            let parts = plain(name);
            own.extend(
                parts
                    .split(|letter: char| !letter.is_alphabetic() && letter != '\'')
                    .filter(|part| !part.is_empty())
                    .map(str::to_lowercase),
            );
        }
    }
    Ok(own)
}

fn parse(word: &str) -> Result<String> {
    let word = plain(word);
    let fits = !word.is_empty()
        && word.chars().count() <= LONGEST_WORD
        && word.chars().any(char::is_alphabetic)
        && !word
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control());
    if fits {
        Ok(word)
    } else {
        Err(Code::Invalid.into())
    }
}

/// A word as dictionaries write it: composed letters, the straight apostrophe.
fn plain(word: &str) -> String {
    word.trim()
        .nfc()
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .collect()
}

/// A word, and what it may be the possession of: "Okafor" of "Okafor's" and "Okafors'", "Ross" of "Ross'".
fn owners(word: &str) -> impl Iterator<Item = &str> {
    let endings = ["", "'s", "'S", "'", "s'"];
    endings
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending))
}
