//! Mentions: somebody the writer has listed, named in a page with an @ before the name, and the rows that link the two.
//!
//! One rule: only what the writer has put an @ before is linked. Pages are never looked through for names by themselves:
//! a file on everybody who is ever named is nobody's wish. `writing` enters when a text is saved or read, `known` when
//! a name changes, `session` after an older journal was brought up to date.
//!
//! What stands on the page is plain text, and the rows follow from it. The longest known form wins, capitals and accents
//! make no difference, and a form ends where its word does. An @ inside an address is none.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::Result;
use crate::journal::{Journal, Write};
use crate::people::known::{Known, KnownKind};
use crate::people::names::{is_apostrophe, is_hyphen, is_unseen};
use crate::storage;
use crate::writing::markdown::{self, Block, Mention};

/// The ways in which everybody can be mentioned.
#[derive(Default)]
pub struct Forms {
    /// By the first letter; of those with the same, the longest first.
    by_first: HashMap<char, Vec<Form>>,
}

struct Form {
    letters: Vec<char>,
    known: i64,
}

impl Forms {
    /// The forms of all people; places cannot be mentioned.
    #[must_use]
    pub fn of(all: &[Known]) -> Self {
        let mut by_first: HashMap<char, Vec<Form>> = HashMap::new();
        let mut people: Vec<&Known> = all.iter().collect();
        people.retain(|known| known.kind == KnownKind::Person);
        // Where two were given the same form before that was asked, it is always the same one who is meant.
        people.sort_by_key(|known| known.id);
        for known in people {
            for form in std::iter::once(&known.name).chain(&known.also) {
                let letters: Vec<char> = folded(form).chars().collect();
                if let Some(&first) = letters.first() {
                    let form = Form {
                        known: known.id,
                        letters,
                    };
                    by_first.entry(first).or_default().push(form);
                }
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.letters.len()));
        }
        Self { by_first }
    }

    /// Where somebody is mentioned in a run of prose, and who, from left to right.
    #[must_use]
    pub fn found(&self, prose: &str) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut free = 0;
        for at in memchr::memchr_iter(b'@', prose.as_bytes()) {
            if at < free || !may_begin(prose.get(..at).unwrap_or_default()) {
                continue;
            }
            let rest = prose.get(at + 1..).unwrap_or_default();
            if let Some((known, length)) = self.longest(rest) {
                free = at + 1 + length;
                found.push((at..free, known));
            }
        }
        found
    }

    /// Who the beginning of a text names, and how far.
    fn longest(&self, text: &str) -> Option<(i64, usize)> {
        let first = text.chars().flat_map(fold).next()?;
        self.by_first.get(&first)?.iter().find_map(|form| {
            let end = fits(text, &form.letters)?;
            may_end(text.get(end..)?).then_some((form.known, end))
        })
    }

    /// Whom a body mentions.
    #[must_use]
    pub fn mentioned(&self, body: &str) -> BTreeSet<i64> {
        let mut mentioned = BTreeSet::new();
        if self.by_first.is_empty() || !may_mention(body) {
            return mentioned;
        }
        let known_in = |prose: &str| self.found(prose).into_iter().map(|(_, known)| known);
        // Nearly every page is settled without being taken apart, which counts where thousands are read again.
        let lines = body.lines().filter(|line| may_mention(line));
        if lines.clone().all(markdown::is_bare) {
            mentioned.extend(lines.flat_map(known_in));
            if mentioned.is_empty() || markdown::is_all_prose(body) {
                return mentioned;
            }
            mentioned.clear();
        }
        // Read as it will be shown, so that what is a way to somebody and what is linked cannot differ.
        let mut find = |prose: &str| {
            mentioned.extend(known_in(prose));
            Vec::new()
        };
        drop(markdown::with_mentions(
            markdown::blocks(body, &[]),
            &mut find,
        ));
        mentioned
    }
}

/// A form as it is compared: capitals, accents, the shape of an apostrophe or hyphen and the width of a gap make no
/// difference. No wider than the index of words compares, so that a search finds whatever is linked.
#[must_use]
pub fn folded(form: &str) -> String {
    let gaps = form.split_whitespace().collect::<Vec<_>>().join(" ");
    gaps.chars().flat_map(fold).collect()
}

/// The blocks of a body with those it mentions shown as a way to them.
pub fn shown(db: &Connection, blocks: Vec<Block>, body: &str) -> Result<Vec<Block>> {
    if !may_mention(body) {
        return Ok(blocks);
    }
    let forms = Forms::of(&storage::known::all(db)?);
    Ok(markdown::with_mentions(blocks, &mut |prose| {
        forms.found(prose)
    }))
}

/// Links an entry to those its text mentions.
pub fn link(write: &Write<'_>, entry: i64, body: &str) -> Result<()> {
    let mentioned = if may_mention(body) {
        Forms::of(&storage::known::all(write.db)?).mentioned(body)
    } else {
        BTreeSet::new()
    };
    storage::mentions::set(write.db, entry, &mentioned)?;
    Ok(())
}

/// Links whoever was listed or changed just now to the entries that mention them, and to no others.
///
/// Bounded by those entries: the index of words says which may, and only they are read.
pub fn link_anew(write: &mut Write<'_>, known: i64) -> Result<()> {
    let mut entries: BTreeSet<i64> = storage::mentions::entries_of(write.db, known)?
        .into_iter()
        .collect();
    let all = storage::known::all(write.db)?;
    let person = |one: &&Known| one.id == known && one.kind == KnownKind::Person;
    if let Some(one) = all.iter().find(person) {
        let forms: Vec<String> = std::iter::once(&one.name)
            .chain(&one.also)
            .map(|form| storage::search::quoted(form))
            .collect();
        entries.extend(storage::mentions::with_words(
            write.db,
            &forms.join(" OR "),
        )?);
    }
    let entries: Vec<i64> = entries.into_iter().collect();
    link_entries(write, &entries)
}

/// Reads these entries again for whom they mention.
pub fn link_entries(write: &mut Write<'_>, entries: &[i64]) -> Result<()> {
    let forms = Forms::of(&storage::known::all(write.db)?);
    for &entry in entries {
        if let Some(body) = storage::entries::body(write.db, entry)? {
            write.touched.entries |=
                storage::mentions::set(write.db, entry, &forms.mentioned(&body))?;
        }
    }
    Ok(())
}

/// Links what was written before there were links: once, after a journal of an earlier schema was brought up to date.
///
/// # Errors
/// If the database refuses. What is not linked then is linked when the entry or the person is saved next.
pub fn link_all(journal: &mut Journal) -> Result<()> {
    let is_nobody_listed = storage::known::all(journal.read())?.is_empty();
    let entries = storage::mentions::with_at_sign(journal.read())?;
    if !is_nobody_listed && !entries.is_empty() {
        journal.write(|write| link_entries(write, &entries))?;
    }
    Ok(())
}

fn may_mention(body: &str) -> bool {
    memchr::memchr(b'@', body.as_bytes()).is_some()
}

/// A letter as it is compared: none for a mark that is passed over.
fn fold(letter: char) -> impl Iterator<Item = char> {
    let is_passed_over = |c: &char| matches!(c, '\u{300}'..='\u{36F}') || is_unseen(*c);
    let plain = |c: char| match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    std::iter::once(letter)
        .nfd()
        .filter(move |c| !is_passed_over(c))
        .map(plain)
        .flat_map(char::to_lowercase)
        // A capital İ is a small i with a dot above.
        .filter(move |c| !is_passed_over(c))
}

/// How much of a text a form takes, if the text begins with it.
fn fits(text: &str, form: &[char]) -> Option<usize> {
    let mut wanted = form.iter().peekable();
    let mut end = 0;
    let mut in_gap = false;
    for (at, letter) in text.char_indices() {
        let is_gap = letter.is_whitespace();
        let mut folds = fold(letter).peekable();
        let is_passed_over = folds.peek().is_none() || is_gap && in_gap;
        if wanted.peek().is_none() && (is_gap || !is_passed_over) {
            break;
        }
        if !is_passed_over && !folds.all(|c| wanted.next() == Some(&c)) {
            return None;
        }
        in_gap = is_gap;
        end = at + letter.len_utf8();
    }
    wanted.peek().is_none().then_some(end)
}

/// Whether a mention can follow on this: neither a word nor the beginning of an address.
fn may_begin(before: &str) -> bool {
    let bare = before.trim_end_matches(['.', '_', '%', '+', '-']);
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_address = word.contains("://") || word.starts_with("www.");
    !before.ends_with('@') && !bare.chars().next_back().is_some_and(is_inner) && !is_address
}

/// Whether a mention can end before this: where its word does, and not in the middle of an address.
fn may_end(after: &str) -> bool {
    let mut letters = after.chars();
    let next = letters.next();
    let goes_on = next.is_some_and(|c| is_inner(c) || c == '_' || c == '@');
    // "Smith-Jones" is somebody else; "Smith-led" is not.
    let is_joined = next.is_some_and(is_hyphen) && letters.next().is_some_and(char::is_uppercase);
    let run = after.split(char::is_whitespace).next().unwrap_or_default();
    let is_address = run
        .split_once('@')
        .is_some_and(|(before, _)| before.chars().next_back().is_some_and(is_inner));
    !goes_on && !is_joined && !is_address
}

fn is_inner(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}
