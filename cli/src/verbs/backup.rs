//! Backups: made, listed, tested, put back.
//!
//! One rule: putting one back is two steps: without `--put-in-place` it says what the backup holds and touches nothing.

use std::path::Path;

use afterbell_core::api::shapes::Nothing;
use afterbell_core::backups::place::Shared;
use afterbell_core::backups::restore::RestorePreview;
use afterbell_core::backups::{Backup as Listed, FOLDER};
use afterbell_core::session::keeping::PlaceStanding;
use afterbell_core::session::{Standing, list_backups, remove_older_backups};
use afterbell_core::vault::Opener;
use afterbell_machine::folders;
use serde::Serialize;

use crate::asked::Backup;
use crate::door::Door;
use crate::input;
use crate::output::{Output, some};
use crate::refusal::{Outcome, Refusal};
use crate::verbs::look::counted;

#[derive(Serialize)]
struct Made {
    name: String,
    size: u64,
    entries: u32,
}

/// Makes, lists or tests.
pub fn backup(door: &mut Door, what: &Backup, output: Output) -> Outcome {
    match what {
        Backup::Make { to } => make(door, to.as_deref(), output),
        Backup::List => list(door, output),
        Backup::Test { name } => test(door, name, output),
        Backup::Place {
            folder: Some(folder),
            all_the_same,
            ..
        } => use_place(door, folder, *all_the_same, output),
        Backup::Place { forget: true, .. } => forget_place(door, output),
        Backup::Place { .. } => {
            door.open()?;
            say_place(door, output)
        }
        Backup::RemoveOlder => remove_older(door, output),
    }
}

fn make(door: &mut Door, to: Option<&Path>, output: Output) -> Outcome {
    if to.is_some_and(|folder| !folder.is_dir()) {
        return Err(Refusal::usage("There is no such folder to put it into."));
    }
    door.open()?;
    let folder = to.map_or_else(|| door.session().folder().join(FOLDER), Path::to_owned);
    let (keeping, lend) = door.keeping();
    let made = if to.is_some() {
        keeping.choose_folder(folder.clone(), None);
        keeping.make_elsewhere(&lend)?
    } else {
        keeping.make(&lend)?
    };
    if let Some(place) = keeping.standing(&lend)?.place.filter(|_| to.is_none()) {
        output.remark(&standing(&place));
    }
    let made = Made {
        size: std::fs::metadata(folder.join(&made.name)).map_or(0, |file| file.len()),
        name: made.name,
        entries: made.entries,
    };
    output.answer(&made, |made| {
        format!(
            "{}: {}, {} bytes. It was opened and counted.\n\
             It opens with today's passphrase or recovery key, whatever they are changed to later.",
            made.name,
            some(made.entries, "entry", "entries"),
            made.size
        )
    })
}

fn use_place(door: &mut Door, folder: &Path, all_the_same: bool, output: Output) -> Outcome {
    if !folder.is_dir() {
        return Err(Refusal::usage("There is no such folder."));
    }
    let shared = folders::elsewhere(folder);
    if let Some(whose) = shared.filter(|_| !all_the_same) {
        return Err(Refusal::Elsewhere(whose));
    }
    door.open()?;
    let (keeping, lend) = door.keeping();
    keeping.choose_folder(folder.to_owned(), shared.map(Shared::from));
    keeping.use_place(&lend)?;
    say_place(door, output)
}

fn forget_place(door: &mut Door, output: Output) -> Outcome {
    door.open()?;
    let (keeping, lend) = door.keeping();
    keeping.forget_place(&lend)?;
    say_place(door, output)
}

fn say_place(door: &Door, output: Output) -> Outcome {
    let (keeping, lend) = door.keeping();
    let place = keeping.standing(&lend)?.place;
    output.answer(&place, |place| match place {
        Some(place) => standing(place),
        None => {
            "There is no second place. Take a folder for it with `backup place DIR`.".to_owned()
        }
    })
}

/// How the second place stands, in words.
fn standing(place: &PlaceStanding) -> String {
    let name = &place.name;
    match (place.is_there, place.failure, place.newest) {
        (false, ..) => format!(
            "The second place, “{name}”, is not there just now. What is missing is copied when it is, at the next `backup make`."
        ),
        (true, Some(code), _) => format!(
            "Nothing could be copied to the second place, “{name}”. {}",
            Refusal::from(code).words()
        ),
        (true, None, Some(day)) => {
            format!("Copied to the second place, “{name}”. The newest there is of {day}.")
        }
        (true, None, None) => {
            format!("The second place is “{name}”. Nothing is there yet: `backup make` copies.")
        }
    }
}

fn list(door: &mut Door, output: Output) -> Outcome {
    door.open()?;
    let listed = list_backups(door.session(), Nothing {})?;
    say(&listed, output)
}

fn remove_older(door: &mut Door, output: Output) -> Outcome {
    door.open()?;
    let left = remove_older_backups(door.session(), Nothing {})?;
    say(&left, output)
}

fn say(listed: &Vec<Listed>, output: Output) -> Outcome {
    output.answer(listed, |listed| {
        if listed.is_empty() {
            return "There is no backup yet. Make one with `backup make`.".to_owned();
        }
        let lines: Vec<String> = listed
            .iter()
            .map(|backup| {
                let entries = backup.entries.map_or_else(
                    || "not counted here".to_owned(),
                    |entries| some(entries, "entry", "entries"),
                );
                let keys = if backup.older_keys {
                    "  opens with the keys of before"
                } else {
                    ""
                };
                format!("{}  {} bytes  {entries}{keys}", backup.name, backup.size)
            })
            .collect();
        lines.join("\n")
    })
}

fn test(door: &mut Door, name: &str, output: Output) -> Outcome {
    door.open()?;
    let (keeping, lend) = door.keeping();
    let tested = keeping.test(&lend, name)?;
    output.answer(&tested, |tested| {
        format!(
            "{} opens, and holds {}.",
            tested.name,
            some(tested.entries.unwrap_or(0), "entry", "entries")
        )
    })
}

#[derive(Serialize)]
struct Restored {
    holds: RestorePreview,
    put_in_place: bool,
}

/// Opens a backup into a copy, says what it holds, and puts it in the journal's place if that is asked.
pub fn restore(
    door: &mut Door,
    file: &Path,
    with_recovery_key: bool,
    put_in_place: bool,
    output: Output,
) -> Outcome {
    let session = door.session();
    let holds = if with_recovery_key {
        let key = input::recovery_key("Recovery key of that day")?;
        session.preview_restore(file, &Opener::RecoveryKey(&key))?
    } else {
        let passphrase = input::passphrase("Passphrase of that day")?;
        session.preview_restore(file, &Opener::Passphrase(&passphrase))?
    };
    let replaced = door.status()?.journal != Standing::None;
    if put_in_place {
        door.session().restore()?;
    } else {
        door.session().give_up_restore()?;
    }
    let restored = Restored {
        holds,
        put_in_place,
    };
    output.answer(&restored, |restored| {
        let days = match (restored.holds.first_day, restored.holds.last_day) {
            (Some(first), Some(last)) => format!(", from {first} to {last}"),
            _ => String::new(),
        };
        let then = match (restored.put_in_place, replaced) {
            (true, true) => "It is the journal now. The one that was there lies beside it, in a folder named before-restore.",
            (true, false) => "It is the journal now.",
            (false, _) => "Nothing was touched. Put it in the journal's place with --put-in-place.",
        };
        format!("It holds {}{days}.\n{then}", counted(restored.holds.counts))
    })
}
