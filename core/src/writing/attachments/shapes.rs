//! What putting something in looks like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::journal::Touched;
use crate::writing::entries::Attachment;

/// What identifies an attachment.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AttachmentId {
    /// The attachment's id.
    pub id: i64,
}

/// Says something of an attachment.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DescribeAttachment {
    /// The attachment's id.
    pub id: i64,
    /// In the writer's words, at most 500 letters; absent for nothing.
    pub described: Option<String>,
}

/// A piece of a file that the page was given: dropped on it, or pasted.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// One number for all pieces of a file, chosen by whoever hands it over.
    pub file: u32,
    /// The entry it is put into.
    pub entry_id: i64,
    /// The name it came with, if any.
    pub name: Option<String>,
    /// How many bytes the file has in all.
    pub size: u64,
    /// Where in the file this piece begins; pieces come in order.
    pub from: u64,
    /// The piece, in base64.
    pub bytes: String,
}

/// What came of a file that was to be put in.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PutIn {
    /// The name it came with, if any.
    pub name: Option<String>,
    /// What is kept; absent if it was not put in.
    pub attachment: Option<Attachment>,
    /// Whether the picture had something to say of itself, which was taken out.
    pub took_out: bool,
    /// Why it was not put in, for what it is.
    pub why_not: Option<WhyNot>,
    /// Why it was not put in, for what went wrong.
    pub failure: Option<Code>,
    /// What it touched.
    pub touched: Touched,
}

/// Why something was not put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// It is larger than 50 MB.
    TooLarge,
    /// It is nothing that can be kept.
    UnknownKind,
    /// HEIC, which cannot be read here.
    Heic,
    /// A film.
    Film,
    /// A drawing in SVG, which may hold a script.
    Drawing,
    /// A picture of more points than can be shown.
    TooManyPoints,
    /// It is damaged, or there is nothing in it.
    Unreadable,
}
