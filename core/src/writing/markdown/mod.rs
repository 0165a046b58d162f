//! Markdown, as a closed set of nodes.
//!
//! One rule: nothing outside these nodes is ever shown. Raw HTML is text, a picture is only one's own attachment, a
//! link is its words and its address. Pure; anyone may enter.
//!
//! What is understood is CommonMark with struck-through words and boxes to tick. A line break typed inside a paragraph
//! stays a line break: at night nobody thinks of two spaces at the end of a line. Nesting is held at [`DEEPEST`]; what
//! lies deeper is kept, and shown at that depth.

#[cfg(test)]
mod hostile;
mod marking;
mod nodes;
mod reading;
#[cfg(test)]
mod tests;
mod words;

pub use marking::{Mention, is_all_prose, is_bare, with_mentions};
pub use nodes::{DEEPEST, blocks};
pub use words::{Gist, gist, plain};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A block of an entry.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// What it says.
        inlines: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// 1..=6.
        level: u8,
        /// What it says.
        inlines: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list; absent for bullets.
        start: Option<u32>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Self>,
    },
    /// Text kept exactly as typed.
    Code {
        /// The text.
        text: String,
    },
    /// A line across.
    Rule,
}

/// An item of a list.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ListItem {
    /// For an item with a box: whether it is ticked.
    pub ticked: Option<bool>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A run inside a block.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words set in italics.
    Emphasis {
        /// What is emphasised.
        inlines: Vec<Self>,
    },
    /// Words set in bold.
    Strong {
        /// What is strong.
        inlines: Vec<Self>,
    },
    /// Words struck through.
    Struck {
        /// What is struck through.
        inlines: Vec<Self>,
    },
    /// Words kept exactly as typed.
    Code {
        /// The words.
        text: String,
    },
    /// A new line within the paragraph.
    Break,
    /// A link: shown as its words, opened only after a question.
    Link {
        /// Where it leads: http, https or mailto; anything else became plain words.
        address: String,
        /// Its words.
        inlines: Vec<Self>,
    },
    /// Somebody the writer has listed, named with an @: a way to that person.
    Mention {
        /// The person.
        known: i64,
        /// As it is written.
        text: String,
    },
    /// One of the entry's own attachments, shown in its place.
    Attachment {
        /// The attachment's id.
        id: i64,
        /// Its words for those who do not see it.
        words: String,
    },
}
