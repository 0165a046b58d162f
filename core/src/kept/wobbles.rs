//! A wobble: the moment is noted, and one saved line is given to hold on to.
//!
//! One rule: nothing is asked and nothing is made of it. The line is never the one of the time before, unless it is the
//! only one there is.

use super::{AskLine, KeptKind, Line, LineFrom, NoteWobble, ToHold, Wobble, one_line};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The name under which the line shown last is remembered.
const LAST: &str = "last_line";
const LONGEST_NOTE: usize = 280;

/// Notes the moment.
pub fn log(journal: &mut Journal, _: Nothing) -> Result<Saved<Wobble>> {
    journal.write(|write| {
        let id = storage::wobbles::insert(write.db, write.today, write.now)?;
        write.touched.kept = true;
        Ok(Wobble {
            id,
            day: write.today,
            at: write.now.at,
            note: String::new(),
        })
    })
}

/// Adds a few words to a wobble, or takes them off.
///
/// # Errors
/// [`Code::TooLong`], [`Code::NotFound`].
pub fn note(journal: &mut Journal, mut input: NoteWobble) -> Result<Saved<Nothing>> {
    one_line(&mut input.note, LONGEST_NOTE)?;
    journal.write(|write| {
        if !storage::wobbles::set_note(write.db, input.id, &input.note)? {
            return Err(Code::NotFound.into());
        }
        write.touched.kept = true;
        Ok(Nothing {})
    })
}

/// A line to hold on to, if one is kept.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn line(journal: &mut Journal, input: AskLine) -> Result<ToHold> {
    let chance = getrandom::u64().map_err(|_| Code::Internal)?;
    let db = journal.read();
    let mut words = storage::kept::words(db)?;
    words.retain(|words| words.comes_up);
    let from = input.from.unwrap_or(if words.is_empty() {
        LineFrom::Achievements
    } else {
        LineFrom::Words
    });
    let ids: Vec<i64> = match from {
        LineFrom::Words => words.iter().map(|words| words.id).collect(),
        LineFrom::Achievements => storage::kept::ids(db, KeptKind::Achievement)?,
    };
    let last = storage::settings::get(db, LAST)?;
    let Some(id) = choose(&ids, last_of(last.as_deref(), from), chance) else {
        return Ok(ToHold { line: None });
    };
    let line = match from {
        LineFrom::Words => words
            .into_iter()
            .find(|words| words.id == id)
            .map(|words| Line::Words { words }),
        LineFrom::Achievements => storage::kept::achievements(db)?
            .into_iter()
            .find(|achievement| achievement.id == id)
            .map(|achievement| Line::Achievements { achievement }),
    };
    let json = serde_json::to_string(&(from, id)).map_err(|_| Code::Internal)?;
    // A disk that refuses this may let the same line come twice; nobody in a wobble goes without one for it.
    drop(journal.write(|write| storage::settings::set(write.db, LAST, &json)));
    Ok(ToHold { line })
}

/// One of them by chance, and not the last one again where there is another.
fn choose(ids: &[i64], last: Option<i64>, chance: u64) -> Option<i64> {
    let others: Vec<i64> = ids.iter().copied().filter(|id| Some(*id) != last).collect();
    let among = if others.is_empty() { ids } else { &others };
    let count = u64::try_from(among.len()).ok().filter(|count| *count > 0)?;
    among.get(usize::try_from(chance % count).ok()?).copied()
}

/// The line shown last, if it came from there.
fn last_of(last: Option<&str>, from: LineFrom) -> Option<i64> {
    let (whence, id): (LineFrom, i64) = serde_json::from_str(last?).ok()?;
    (whence == from).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_comes_up_by_chance_and_never_twice_running() {
        let ids = [4, 7, 9];
        for last in ids {
            let drawn: Vec<_> = (0..6)
                .map(|chance| choose(&ids, Some(last), chance))
                .collect();
            assert!(!drawn.contains(&Some(last)));
            for other in ids.into_iter().filter(|id| *id != last) {
                assert!(drawn.contains(&Some(other)), "{other} after {last}");
            }
        }
    }

    #[test]
    fn the_only_line_comes_again_and_none_is_none() {
        assert_eq!(choose(&[4], Some(4), 17), Some(4));
        assert_eq!(choose(&[], Some(4), 17), None);
    }

    #[test]
    fn the_last_words_are_no_last_achievement() {
        let last = Some(r#"["words",4]"#);
        assert_eq!(last_of(last, LineFrom::Words), Some(4));
        assert_eq!(last_of(last, LineFrom::Achievements), None);
        assert_eq!(last_of(None, LineFrom::Words), None);
    }
}
