//! How much the journal holds, and whether the file is sound.

use afterbell_core::api::Code;
use afterbell_core::api::shapes::Nothing;
use afterbell_core::journal::Noticed;
use afterbell_core::session;
use afterbell_core::storage::SCHEMA;
use afterbell_core::storage::check::{self, Counts};
use afterbell_core::vault::DATABASE_FILE;
use serde::Serialize;

use crate::door::Door;
use crate::output::{Output, some};
use crate::refusal::Outcome;

#[derive(Serialize)]
struct Info {
    schema: u32,
    /// Bytes of the database file.
    size: u64,
    counts: Counts,
    recovery_proved: bool,
    header_healed: bool,
    noticed: Option<Noticed>,
}

/// Says how much the journal holds.
pub fn info(door: &mut Door, output: Output) -> Outcome {
    let counts = check::counts(door.open()?.read())?;
    let status = door.status()?;
    let file = door.session().folder().join(DATABASE_FILE);
    let info = Info {
        schema: SCHEMA,
        size: std::fs::metadata(file).map_or(0, |file| file.len()),
        counts,
        recovery_proved: status.recovery_proved.unwrap_or(false),
        header_healed: status.header_healed,
        noticed: status.noticed,
    };
    output.answer(&info, |info| {
        let proved = if info.recovery_proved {
            "proved"
        } else {
            "not proved yet: `new` and the window ask for it"
        };
        let healed = if info.header_healed {
            "\nA damaged copy of the header was put right from the other."
        } else {
            ""
        };
        let noticed = info.noticed.map_or("", |noticed| match noticed {
            Noticed::Older { .. } => "\nThis file is older than the one that was closed last: changes are missing.",
            Noticed::Unsealed => "\nThe seal beside the journal is gone: nobody can say whether this is the file that was closed last.",
            Noticed::Parted => "\nThis is another file than the one that was closed last.",
            Noticed::Altered => "\nSomething in it is not as it was written; `check` says more.",
            Noticed::Damaged => "\nPart of it cannot be read; `check` says more.",
        });
        format!(
            "{}\nFile: {} bytes, schema {}\nRecovery key: {proved}{healed}{noticed}",
            counted(info.counts),
            info.size,
            info.schema
        )
    })
}

/// Keeps the journal as it was found.
pub fn keep_as_found(door: &mut Door, output: Output) -> Outcome {
    door.open()?;
    let was = door.status()?.noticed;
    session::keep_as_found(door.session(), Nothing {})?;
    output.answer(&serde_json::json!({ "was": was }), |_| {
        if was.is_some() {
            "Kept as it was found: from now on this is the file that was closed last.".to_owned()
        } else {
            "Nothing was noticed about it.".to_owned()
        }
    })
}

/// Looks the whole file over.
pub fn check(door: &mut Door, output: Output) -> Outcome {
    let checked = door.open()?.check()?;
    if !checked.is_sound() {
        output.remark(&format!(
            "{} pages were changed by something else; {} faults of structure; {}.",
            checked.changed_pages,
            checked.structure.len(),
            if checked.adds_up {
                "everything that was written adds up"
            } else {
                "something that was written is not as it was left"
            }
        ));
        return Err(Code::Damaged.into());
    }
    output.answer(&checked, |checked| {
        format!(
            "Every page is as it was written, the structure is sound, and everything adds up.\n{}",
            counted(checked.counts)
        )
    })
}

/// How much there is, in words.
pub fn counted(counts: Counts) -> String {
    format!(
        "{} ({} more in the bin, {}), {}, {} with {}, {}",
        some(counts.entries, "entry", "entries"),
        counts.binned,
        some(counts.attachments, "attachment", "attachments"),
        some(counts.checkins, "check-in", "check-ins"),
        some(counts.losses, "loss", "losses"),
        some(counts.state_notes, "note", "notes"),
        some(counts.known, "person or place", "people and places"),
    )
}
