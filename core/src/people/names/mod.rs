//! Names in a text: replaced by roles, and looked for where they may still be.
//!
//! One rule: pure, and the same text with the same names always gives the same answer. `sharing` enters here, and a
//! search for somebody.
//!
//! A known name is found as whole words, the longest first. Accents, composed or not, either apostrophe, a space or a
//! hyphen, and capitals throughout make no difference. A name that is also a word (Mark, Rose) is found only with its
//! capital; any other name of four letters or more also without. A title or initials before a name go with it; what
//! shows possession stays, and the @ of a mention goes.

mod forms;
mod looking;
mod matching;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use looking::maybe;
pub(in crate::people) use tokens::{is_apostrophe, is_hyphen, is_unseen};

use forms::Forms;
use matching::{Found, Reading};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person or place, as it may be written and as it is called instead.
#[derive(Clone, PartialEq)]
pub struct KnownName {
    /// The full name first, then other ways it is written.
    pub forms: Vec<String>,
    /// What is said instead: "my chair".
    pub role: String,
}

/// Something that may still point at somebody.
#[derive(Clone, PartialEq)]
pub struct Finding {
    /// As it stands in the text.
    pub text: String,
    /// What it looks like.
    pub kind: MaybeKind,
    /// The sentence it stands in, or the part of a very long one around it.
    pub sentence: String,
}

/// What a finding looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum MaybeKind {
    /// A capitalised word or words that are not at the start of a sentence.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
    /// A pupil number.
    PupilNumber,
    /// A date of birth.
    BirthDate,
}

/// The text with every known name replaced by its role, and what was replaced: as it stood there, its role, how often,
/// in the order of first occurrence. Doing it twice changes nothing more.
#[must_use]
pub fn replace(text: &str, names: &[KnownName]) -> (String, Vec<(String, String, u32)>) {
    let forms = Forms::of(names);
    let mut text = text.to_owned();
    let mut replaced: Vec<(String, String, u32)> = Vec::new();
    // A name beside a name can hide it ("ruth-Okafor"). Every round leaves fewer words that are not a role's.
    for _ in 0..MOST_ROUNDS {
        let reading = Reading::of(&text, &forms);
        let found = reading.found();
        if found.is_empty() {
            break;
        }
        let next = with_roles(&text, &found, names);
        for one in &found {
            let name = text.get(one.start..one.end).unwrap_or_default();
            let name = name.strip_prefix('@').unwrap_or(name);
            let role = role_of(names, one.owner);
            match replaced
                .iter_mut()
                .find(|(old, its, _)| old == name && its == role)
            {
                Some((_, _, times)) => *times += 1,
                None => replaced.push((name.to_owned(), role.to_owned(), 1)),
            }
        }
        text = next;
    }
    (text, replaced)
}

/// Whether any known name is still in the text, outside the roles themselves: the last check before a text leaves.
#[must_use]
pub fn left(text: &str, names: &[KnownName]) -> bool {
    let forms = Forms::of(names);
    !Reading::of(text, &forms).found().is_empty()
}

/// The first name and the surname of a full name, where they are no ordinary words: those that tell of somebody by
/// themselves, however they are written.
#[must_use]
pub fn telling_parts(name: &str) -> Vec<String> {
    let is_name = |part: &&str| {
        let key = part.trim_end_matches('.').to_lowercase();
        key.chars().count() > 2
            && !words::listed(words::TITLES, &key)
            && !words::listed(words::PARTICLES, &key)
    };
    let parts: Vec<&str> = name.split_whitespace().filter(is_name).collect();
    let ends = match parts.as_slice() {
        [first, .., last] => vec![*first, *last],
        // A title and a surname; a name of one word is a form already.
        [one] if *one != name => vec![*one],
        _ => Vec::new(),
    };
    let ordinary = |part: &&str| words::listed(words::ORDINARY, &part.to_lowercase());
    ends.into_iter()
        .filter(|part| !ordinary(part))
        .map(str::to_owned)
        .collect()
}

const MOST_ROUNDS: usize = 8;

fn role_of(names: &[KnownName], owner: usize) -> &str {
    names.get(owner).map_or("", |name| name.role.trim())
}

fn with_roles(text: &str, found: &[Found], names: &[KnownName]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for one in found {
        out.push_str(text.get(from..one.start).unwrap_or_default());
        let role = role_of(names, one.owner);
        if tokens::begins_sentence(text, one.start) {
            let mut letters = role.chars();
            out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(letters.as_str());
        } else {
            out.push_str(role);
        }
        if one.adds_possession {
            // "Okafors'" is "my chair's".
            out.push_str(text.get(one.end..one.past).unwrap_or_default());
            out.push('s');
        }
        from = one.past;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
