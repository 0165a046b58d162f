//! The dictionary of British English that ships with the app.
//!
//! One rule: it is read when the first word is looked up, once for the whole process, and never changed: nothing in it
//! is the writer's.

use std::sync::LazyLock;

use spellbook::Dictionary;

/// The most suggestions that are made.
const MOST_NEAR: usize = 6;

// A test sees that it can be read. If it ever could not, no word would be marked.
static BRITISH: LazyLock<Option<Dictionary>> = LazyLock::new(|| {
    Dictionary::new(
        include_str!("../../../../assets/dictionaries/en-GB.aff"),
        include_str!("../../../../assets/dictionaries/en-GB.dic"),
    )
    .ok()
});

/// Whether it knows a word, in its own capitals or at the start of a sentence.
pub(super) fn knows(word: &str) -> bool {
    BRITISH
        .as_ref()
        .is_none_or(|dictionary| dictionary.check(word))
}

/// The words that look or sound most like one, the likeliest first.
pub(super) fn near(word: &str) -> Vec<String> {
    let mut near = Vec::new();
    if let Some(dictionary) = BRITISH.as_ref() {
        dictionary.suggest(word, &mut near);
    }
    near.truncate(MOST_NEAR);
    near
}

#[cfg(test)]
pub(super) fn is_there() -> bool {
    BRITISH.is_some()
}
