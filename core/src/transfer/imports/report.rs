//! What an import did, record by record.
//!
//! One rule: nothing is passed over in silence: what was not taken is listed with its reason, and a reason never
//! quotes what was written.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::writing::attachments::WhyNot;

/// The outcome of one import.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImportReport {
    /// How many records the export holds.
    pub read: u32,
    /// How many became entries.
    pub imported: u32,
    /// How many were here already from an earlier import.
    pub already: u32,
    /// Records that were not taken.
    pub skipped: Vec<Skipped>,
    /// How many attachments were kept.
    pub attachments: u32,
    /// Attachments that were not kept.
    pub attachments_skipped: Vec<Skipped>,
}

/// Something that was not taken.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Skipped {
    /// Where it stands: "entry 7" or the name the export gives an attachment.
    pub which: String,
    /// Why.
    pub why: SkipReason,
}

/// Why something was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The record cannot be read.
    Unreadable,
    /// It has no date that can be understood.
    NoDate,
    /// It holds nothing.
    Empty,
    /// It is longer than an entry can hold.
    TooLong,
    /// The export names an attachment whose file is not in it.
    FileMissing,
    /// The attachment is of a kind that cannot be kept.
    UnknownKind,
    /// The attachment is larger than 50 MB.
    TooLarge,
    /// The file's path points outside the export.
    UnsafePath,
    /// A picture of more points than can be shown.
    TooManyPoints,
}

impl From<WhyNot> for SkipReason {
    fn from(why: WhyNot) -> Self {
        match why {
            WhyNot::TooLarge => Self::TooLarge,
            WhyNot::UnknownKind | WhyNot::Film | WhyNot::Drawing | WhyNot::Heic => {
                Self::UnknownKind
            }
            WhyNot::TooManyPoints => Self::TooManyPoints,
            WhyNot::Unreadable => Self::Unreadable,
        }
    }
}
