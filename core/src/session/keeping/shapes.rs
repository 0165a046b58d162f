//! What the page is told of backups, beside the list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::backups::place::Shared;
use crate::backups::restore::RestorePreview;
use crate::clock::Day;
use crate::journal::Noticed;
use crate::vault::{Passphrase, RecoveryKeyText};

/// How things stand with the backups.
#[derive(Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct BackupStanding {
    /// What kept the last backup from being made.
    pub failure: Option<Code>,
    /// The second place, while the journal is open and one was chosen.
    pub place: Option<PlaceStanding>,
    /// What was noticed about the journal and not decided yet: also what was found since it was opened.
    pub noticed: Option<Noticed>,
    /// What a backup has, where something was noticed about the journal.
    pub more: More,
    /// What was put back since the journal was last open.
    pub restored: Option<Restored>,
    /// The folders of journals that were replaced, within the journal's own; newest first.
    pub kept: Vec<String>,
}

/// A second place for backups.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PlaceStanding {
    /// The folder's last name.
    pub name: String,
    /// Who else has what lies in it.
    pub shared: Option<Shared>,
    /// Whether it is there now.
    pub is_there: bool,
    /// The day of the newest backup there, if it is there.
    pub newest: Option<Day>,
    /// What kept the last copy from being made, but for the place not being there.
    pub failure: Option<Code>,
}

/// Whether a backup has more than the journal, or is whole where the journal is not.
#[derive(Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum More {
    /// Nobody has looked.
    #[default]
    NotLooked,
    /// None has.
    None,
    /// This one has.
    In {
        /// Its file's name.
        name: String,
        /// The day in its name.
        day: Day,
        /// How many entries it holds.
        entries: u32,
        /// How many the journal holds, if they can be counted.
        here: Option<u32>,
    },
}

/// A backup was put back.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Restored {
    /// The folder of the journal that was here before, within the journal's own; none if there was none.
    pub kept: Option<String>,
}

/// A folder or file the user has chosen.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Chosen {
    /// Its last name.
    pub name: String,
    /// Who else has what lies in it.
    pub shared: Option<Shared>,
}

/// Looks into a backup before it is put back.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LookInto {
    /// One of the journal's own folder; absent for the file that was chosen last.
    pub name: Option<String>,
    /// The passphrase of its day, as typed.
    pub passphrase: Option<Passphrase>,
    /// The recovery key of its day, as typed.
    pub recovery_key: Option<RecoveryKeyText>,
}

/// What a backup holds, beside what the journal holds now.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LookedInto {
    /// The backup.
    pub backup: RestorePreview,
    /// The journal, if it is open.
    pub now: Option<RestorePreview>,
    /// Whether it is a backup of another journal than the one that is open.
    pub is_another: bool,
}

/// A backup that was made by hand.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct MadeByHand {
    /// Its file's name.
    pub name: String,
    /// The last name of the folder it lies in.
    pub folder: String,
    /// How many entries it holds.
    pub entries: u32,
}
