//! The fifteen that ship.
//!
//! One rule: they are data, read once, and a test holds each of them to what is promised of it.

use std::sync::OnceLock;

use super::file;
use super::template::Template;

/// A template that ships, under the name it is known by for good.
pub struct Shipped {
    /// Its name in the database and in files that gather from it.
    pub key: &'static str,
    /// The template.
    pub template: Template,
}

macro_rules! prompts {
    ($($key:literal),+ $(,)?) => {
        /// Each with its file, in the order in which they are listed.
        const FILES: &[(&str, &str)] = &[
            $( ($key, include_str!(concat!("../../../../assets/prompts/", $key, ".toml"))) ),+
        ];
    };
}

prompts!(
    "what-happened",
    "what-i-am-learning",
    "mine-theirs-the-systems",
    "beyond-the-badge",
    "my-values-under-pressure",
    "who-holds-the-umbrella",
    "map-of-advocates",
    "achievements-bank",
    "options-on-the-table",
    "letter-to-myself",
    "after-a-hard-event",
    "called-to-a-meeting",
    "deep-writing",
    "my-story-for-others",
    "end-of-half-term",
);

/// Whether one is known by this name.
#[must_use]
pub fn is_one(key: &str) -> bool {
    FILES.iter().any(|(one, _)| *one == key)
}

/// The fifteen, in their order. One that could not be read would be left out, which a test rules out.
pub fn all() -> &'static [Shipped] {
    static ALL: OnceLock<Vec<Shipped>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |(key, text): &(&'static str, &str)| {
            let template = file::read(text).ok()?;
            Some(Shipped { key, template })
        };
        FILES.iter().filter_map(read).collect()
    })
}
