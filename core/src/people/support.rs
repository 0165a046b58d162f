//! Someone to talk to: the shipped list, readable with the journal shut.
//!
//! One rule: digits are data with a source and a date, never typed into a screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// The shipped list, in the order to be shown.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct SupportList {
    /// When a person last checked the list against written sources.
    pub checked_on: Day,
    /// Groups in the order to be shown.
    pub groups: Vec<SupportGroup>,
}

/// A group of services under one heading.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct SupportGroup {
    /// The heading.
    pub title: String,
    /// The services in the order to be shown.
    pub services: Vec<Service>,
}

/// Someone to talk to.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Stable name for tests and links.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// One line: who answers, and for whom.
    pub about: String,
    /// When it answers and what it costs, where sourced.
    pub when: String,
    /// Ways to reach it.
    pub contacts: Vec<Contact>,
    /// Where the contact was seen in writing.
    pub source: String,
    /// When it was seen there.
    pub checked_on: Day,
}

/// One way to reach a service.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contact {
    /// A number to ring.
    Phone {
        /// As it is read aloud, with its spaces.
        number: String,
        /// What to press or say, if anything.
        then: Option<String>,
    },
    /// A word to text to a number.
    Text {
        /// The word.
        word: String,
        /// The number.
        number: String,
    },
    /// An address to write to.
    Email {
        /// The address.
        address: String,
    },
    /// A site to look up, shown as words and not as a link.
    Site {
        /// The host, as it is typed.
        host: String,
    },
}

/// Someone to talk to: the shipped list.
pub fn support(
    _: &mut crate::session::Session,
    _: crate::api::shapes::Nothing,
) -> crate::error::Result<SupportList> {
    shipped().map_err(|_| crate::api::Code::Internal.into())
}
fn shipped() -> Result<SupportList, serde_json::Error> {
    serde_json::from_str("{}")
}
