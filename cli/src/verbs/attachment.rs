//! What is kept with an entry: put in, listed, saved as a copy.

use std::io::Write;
use std::path::Path;

use afterbell_core::error::disk_code;
use afterbell_core::journal::Journal;
use afterbell_core::whole_file::save_whole_with;
use afterbell_core::writing::attachments::{self, Ready, WhyNot};
use afterbell_core::writing::entries::Attachment as Kept;
use afterbell_core::writing::entries::{self, EntryId};

use crate::asked::Attachment;
use crate::door::Door;
use crate::output::Output;
use crate::refusal::{Outcome, Refusal};

/// Does what was asked with what is kept.
pub fn attachment(door: &mut Door, what: &Attachment, output: Output) -> Outcome {
    let journal = door.open()?;
    match what {
        Attachment::Add { entry, file } => {
            let read = attachments::read_file(file).and_then(Ready::by_hand);
            let ready = read.map_err(|why| Refusal::usage(why_not(why)))?;
            let name = file.file_name().map(|name| name.to_string_lossy());
            let saved = attachments::put_in(journal, *entry, name.as_deref(), &ready)?;
            if ready.took_out {
                output.remark("What the file said of place and camera was taken out.");
            }
            output.answer(&saved.value, |kept| format!("Kept as {}.", kept.id))
        }
        Attachment::List { entry } => {
            let entry = entries::read(journal, EntryId { id: *entry })?;
            output.answer(&entry.attachments, |all| all.iter().map(row).collect())
        }
        Attachment::Copy { id, file } => {
            let kept = attachments::one(journal, *id)?;
            save_copy(journal, &kept, file)?;
            output.answer(&kept, |_| {
                "The copy is saved. It lies outside the lock: whoever has the file can open it."
                    .to_owned()
            })
        }
    }
}

fn save_copy(journal: &Journal, kept: &Kept, target: &Path) -> Outcome {
    let mut refused = None;
    let saved = save_whole_with(target, |file| {
        for number in 0..attachments::pieces_of(kept) {
            let piece = attachments::piece(journal, kept.id, number).map_err(|error| {
                refused = Some(error.code());
                std::io::Error::other("no copy")
            })?;
            file.write_all(&piece)?;
        }
        Ok(())
    });
    Ok(saved.map_err(|error| refused.unwrap_or_else(|| disk_code(&error)))?)
}

fn row(kept: &Kept) -> String {
    let said = kept.described.as_deref().or(kept.name.as_deref());
    let (id, size) = (kept.id, kept.size);
    format!(
        "{id}  {}  {size}  {}\n",
        kept.media_type,
        said.unwrap_or("")
    )
}

fn why_not(why: WhyNot) -> &'static str {
    match why {
        WhyNot::TooLarge => "The file is larger than 50 MB, so it was not put in.",
        WhyNot::UnknownKind => "Only pictures, PDFs and sound can be put in.",
        WhyNot::Heic => "A HEIC picture cannot be read here. Save it as JPEG, and put that in.",
        WhyNot::Film => "Films are not taken in.",
        WhyNot::Drawing => "A drawing in SVG can hold a program. Save it as PNG, and put that in.",
        WhyNot::TooManyPoints => "The picture has more than fifty million points. Make it smaller.",
        WhyNot::Unreadable => "The file is damaged or cannot be read, so it was not put in.",
    }
}
