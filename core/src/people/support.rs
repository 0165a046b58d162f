//! Someone to talk to: the shipped list, readable with the journal shut.
//!
//! One rule: digits are data with a source and a date, never typed into a screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::session::Session;

/// The shipped list, in the order to be shown.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct SupportList {
    /// When a person last checked the list against written sources.
    pub checked_on: Day,
    /// Groups in the order to be shown.
    pub groups: Vec<SupportGroup>,
}

/// A group of services under one heading.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct SupportGroup {
    /// The heading.
    pub title: String,
    /// The services in the order to be shown.
    pub services: Vec<Service>,
}

/// Someone to talk to.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
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
#[ts(export_to = "types.ts")]
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

/// Someone to talk to: the shipped list, whether the journal is open or shut.
///
/// # Errors
/// [`Code::Internal`] if the shipped file is not of this shape.
pub fn support(_: &mut Session, _: Nothing) -> crate::error::Result<SupportList> {
    shipped().map_err(|_| Code::Internal.into())
}

/// The list that ships.
///
/// # Errors
/// If the shipped file is not of this shape, which a test rules out.
pub fn shipped() -> Result<SupportList, serde_json::Error> {
    serde_json::from_str(include_str!("../../../assets/support/uk.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by hand from the sources and not from the shipped file, so that a slip in either is seen.
    const REACHED_BY: [(&str, &[&str]); 15] = [
        ("education_support", &["08000 562 561"]),
        ("headrest", &["headrestuk.co.uk"]),
        ("headsup4hts", &["headsup4hts.co.uk"]),
        ("naht", &["0300 30 30 333", "naht.org.uk"]),
        ("ascl", &["ascl.org.uk"]),
        ("samaritans", &["116 123", "jo@samaritans.org"]),
        ("samaritans_welsh", &["0808 164 0123"]),
        ("shout", &["SHOUT to 85258"]),
        ("lifeline", &["0808 808 8000"]),
        ("breathing_space", &["0800 83 85 87"]),
        ("mind", &["0300 123 3393"]),
        ("emergency", &["999"]),
        (
            "nhs_111_england",
            &["111, choose the mental health option, 2"],
        ),
        ("nhs_111_wales", &["111, press 2"]),
        ("nhs_24_scotland", &["111, ask for the Mental Health Hub"]),
    ];

    fn services() -> Vec<Service> {
        let groups = shipped().unwrap().groups;
        groups
            .into_iter()
            .flat_map(|group| group.services)
            .collect()
    }

    fn said(contact: &Contact) -> String {
        match contact {
            Contact::Phone { number, then: None } => number.clone(),
            Contact::Phone {
                number,
                then: Some(then),
            } => format!("{number}, {then}"),
            Contact::Text { word, number } => format!("{word} to {number}"),
            Contact::Email { address } => address.clone(),
            Contact::Site { host } => host.clone(),
        }
    }

    #[test]
    fn every_service_is_reached_by_exactly_these() {
        let shipped: Vec<(String, Vec<String>)> = services()
            .iter()
            .map(|service| {
                (
                    service.id.clone(),
                    service.contacts.iter().map(said).collect(),
                )
            })
            .collect();
        let expected: Vec<(String, Vec<String>)> = REACHED_BY
            .iter()
            .map(|(id, by)| {
                (
                    (*id).to_owned(),
                    by.iter().map(|one| (*one).to_owned()).collect(),
                )
            })
            .collect();
        assert_eq!(shipped, expected);
    }

    #[test]
    fn samaritans_are_116_123_and_nobody_is_116_213() {
        let all: Vec<String> = services()
            .iter()
            .flat_map(|service| &service.contacts)
            .map(said)
            .collect();
        assert!(all.contains(&"116 123".to_owned()));
        let file = include_str!("../../../assets/support/uk.json");
        assert!(!file.contains("116 213") && !file.contains("116213"));
    }

    #[test]
    fn nothing_ships_that_was_only_remembered() {
        let file = include_str!("../../../assets/support/uk.json").to_lowercase();
        for remembered in ["862 0110", "988", "1737", "acas", "protect", "c.a.l.l"] {
            assert!(!file.contains(remembered), "{remembered}");
        }
    }

    #[test]
    fn every_service_has_a_name_a_line_a_source_and_a_date() {
        let list = shipped().unwrap();
        for service in services() {
            assert!(
                !service.name.is_empty() && !service.about.is_empty(),
                "{}",
                service.id
            );
            assert!(service.source.len() > 8, "{}", service.id);
            assert!(service.checked_on <= list.checked_on, "{}", service.id);
        }
        assert_eq!(list.checked_on.to_string(), "2026-11-22");
    }

    #[test]
    fn people_who_know_headship_come_first_and_the_urgent_last() {
        let titles: Vec<String> = shipped()
            .unwrap()
            .groups
            .into_iter()
            .map(|group| group.title)
            .collect();
        assert_eq!(
            titles,
            [
                "People who know headship",
                "Someone to listen, at any hour",
                "If you might act on thoughts of ending your life, or someone is in danger",
            ]
        );
    }
}
