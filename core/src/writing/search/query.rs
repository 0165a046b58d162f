//! What was typed, in the query language of the index.
//!
//! One rule: nothing that was typed is an operator, and nothing can make a query fail. `search` enters here.

use rusqlite::Connection;

use crate::error::Result;
use crate::storage;
use crate::storage::search::quoted;

use super::SearchOrder;
use super::asked::Term;

/// How the last word goes on while it is typed.
#[derive(Debug, PartialEq)]
pub(super) enum Continued {
    /// It is the whole word: finished, or so short that most entries have a word that begins so.
    No,
    /// In any way.
    Anyhow,
    /// As one of these words of the index.
    As(Vec<String>),
}

/// From so many letters on a word is looked for by how it begins.
const BEGINS_A_WORD: usize = 3;
/// A beginning with more words than this is left to the index.
const MOST_WORDS: u32 = 100;

/// The last word, if it may go on.
pub(super) fn unfinished(terms: &[Term]) -> Option<&Term> {
    terms.last().filter(|term| term.unfinished)
}

/// How the last word goes on in this journal.
///
/// To find what begins so, the index first gathers the places of all words that do, be they in every entry; among the
/// words themselves it streams and stops at the limit. Best match goes through every place in any case, and weighs what
/// begins so as one word.
pub(super) fn continued(db: &Connection, terms: &[Term], order: SearchOrder) -> Result<Continued> {
    let Some(last) = unfinished(terms) else {
        return Ok(Continued::No);
    };
    // In other letters one can be a whole word, and the index writes them in its own way.
    if !last.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(Continued::Anyhow);
    }
    if last.text.len() < BEGINS_A_WORD {
        return Ok(Continued::No);
    }
    // A word before it may be none to the index, and is passed over only where it stands side by side with the others.
    let is_plain = |term: &Term| term.text.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if order == SearchOrder::Best || !terms.iter().all(is_plain) {
        return Ok(Continued::Anyhow);
    }
    let beginning = last.text.to_ascii_lowercase();
    let words = storage::search::words_beginning(db, &beginning, MOST_WORDS)?;
    Ok(match words {
        Some(words) if !words.is_empty() => Continued::As(words),
        _ => Continued::Anyhow,
    })
}

/// What was typed, in the query language of FTS5: every term in quotes, so that nothing in it is an operator. None if
/// there is no term.
pub(super) fn query(
    terms: &[Term],
    continued: &Continued,
    persons: &[Vec<String>],
) -> Option<String> {
    let any = |ways: &[String]| {
        let ways: Vec<String> = ways.iter().map(|way| quoted(way)).collect();
        format!("({})", ways.join(" OR "))
    };
    let mut words: Vec<String> = terms.iter().map(|term| quoted(&term.text)).collect();
    let mut groups: Vec<String> = persons.iter().map(|ways| any(ways)).collect();
    match continued {
        Continued::No => {}
        Continued::Anyhow => {
            if let Some(last) = words.last_mut() {
                last.push('*');
            }
        }
        Continued::As(ways) => {
            words.pop();
            groups.push(any(ways));
        }
    }
    // Side by side and without AND: a word that the index takes for none is passed over like that.
    let words = words.join(" ");
    if !words.is_empty() {
        groups.push(if groups.is_empty() {
            words
        } else {
            format!("({words})")
        });
    }
    (!groups.is_empty()).then(|| groups.join(" AND "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::asked::asked;
    use super::*;
    use crate::clock::Day;

    fn of(typed: &str, continued: &Continued) -> Option<String> {
        let asked = asked(typed, Day::of(2026, 11, 19).unwrap());
        query(&asked.terms, continued, &[])
    }

    #[test]
    fn words_are_looked_for_together_and_the_last_may_be_unfinished() {
        let any = Continued::Anyhow;
        assert_eq!(of("the gover", &any).unwrap(), "\"the\" \"gover\"*");
        let words = Continued::As(vec!["governor".to_owned(), "governors".to_owned()]);
        let found = "(\"governor\" OR \"governors\") AND (\"the\")";
        assert_eq!(of("the gover", &words).unwrap(), found);
        let whole = Continued::No;
        assert_eq!(
            of("the governors ", &whole).unwrap(),
            "\"the\" \"governors\""
        );
        assert!(of("tag:family", &whole).is_none());
    }

    #[test]
    fn a_person_is_any_of_the_ways_to_write_them() {
        let ways = vec![vec!["Ruth Adeyemi".to_owned(), "Ruth".to_owned()]];
        assert_eq!(
            query(&[], &Continued::No, &ways).unwrap(),
            "(\"Ruth Adeyemi\" OR \"Ruth\")"
        );
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_can_fail(words in "(\\PC|\\x00){0,60}", name in "\\PC{0,20}") {
            let db = rusqlite::Connection::open_in_memory().unwrap();
            db.execute_batch("CREATE VIRTUAL TABLE t USING fts5(body); INSERT INTO t VALUES ('the choir sang')").unwrap();
            let asked = asked(&words, Day::of(2026, 11, 19).unwrap());
            let persons: Vec<_> = name.chars().any(char::is_alphanumeric).then(|| vec![name.clone()]).into_iter().collect();
            let going_on = Continued::As(vec!["choir".to_owned(), "choirs".to_owned()]);
            for continued in [Continued::No, Continued::Anyhow, going_on] {
                if continued != Continued::No && !asked.terms.last().is_some_and(|term| term.unfinished) {
                    continue;
                }
                if let Some(query) = query(&asked.terms, &continued, &persons) {
                    let mut found = db.prepare("SELECT rowid FROM t WHERE t MATCH ?1").unwrap();
                    prop_assert!(found.query_map([query], |row| row.get::<_, i64>(0)).unwrap().all(|row| row.is_ok()));
                }
            }
        }
    }
}
