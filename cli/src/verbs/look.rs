//! How much the journal holds, and whether the file is sound.

use afterbell_core::api::Code;
use afterbell_core::storage::SCHEMA;
use afterbell_core::storage::check::{self, Counts};
use afterbell_core::vault::DATABASE_FILE;
use serde::Serialize;

use crate::door::Door;
use crate::output::Output;
use crate::refusal::Outcome;

#[derive(Serialize)]
struct Info {
    schema: u32,
    /// Bytes of the database file.
    size: u64,
    counts: Counts,
    recovery_proved: bool,
    header_healed: bool,
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
        format!(
            "{}\nFile: {} bytes, schema {}\nRecovery key: {proved}{healed}",
            counted(info.counts),
            info.size,
            info.schema
        )
    })
}

/// Looks the whole file over.
pub fn check(door: &mut Door, output: Output) -> Outcome {
    let checked = check::check(door.open()?.read())?;
    if !checked.is_sound() {
        output.remark(&format!(
            "{} pages were changed by something else; {} faults of structure.",
            checked.changed_pages,
            checked.structure.len()
        ));
        return Err(Code::Damaged.into());
    }
    output.answer(&checked, |checked| {
        format!(
            "Every page is as it was written, and the structure is sound.\n{}",
            counted(checked.counts)
        )
    })
}

fn counted(counts: Counts) -> String {
    format!(
        "{} entries ({} more in the bin, {} attachments), {} check-ins, {} losses with {} notes, {} people and places",
        counts.entries,
        counts.binned,
        counts.attachments,
        counts.checkins,
        counts.losses,
        counts.state_notes,
        counts.known
    )
}
