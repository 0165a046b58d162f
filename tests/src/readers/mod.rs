//! Everything that reads what others wrote, and what has to hold of it whatever it is given.
//!
//! | Room | What it is given |
//! |---|---|
//! | [`headers`], [`backups`] | files, with their checksums as they are and made right |
//! | [`exports`] | an export of Day One: a zip, or its JSON in a folder |
//! | [`texts`] | a body in Markdown |
//! | [`commands`] | a command's name, and on the next line its input |
//! | [`mutate`] | changes to what is right |
//!
//! One rule: a reader panics if what has to hold does not, and holds nothing from one case to the next that could not be
//! made again. Those who make cases up may enter: `tests/fuzz` by chance, `tests/led` led by what the program does.

pub mod backups;
pub mod commands;
pub mod exports;
pub mod headers;
pub mod mutate;
pub mod texts;

use crate::made_up::chance::Chance;

/// What reads bytes that nobody would write.
pub trait Reader: Sized {
    /// Pieces that mean something to it.
    const WORDS: &'static [&'static [u8]];

    /// Made ready.
    fn begin() -> Self;

    /// Inputs that are right, or wrong in a way that was thought of, to begin from.
    fn seeds(&self) -> Vec<Vec<u8>>;

    /// A change that leaves the input in its form, as JSON is, so that what comes after the form is tried too; `None` if
    /// the form is nothing to it, or the input is not in it.
    fn in_form(_input: &[u8], _chance: &mut Chance) -> Option<Vec<u8>> {
        None
    }

    /// Reads one case.
    ///
    /// # Panics
    /// If something does not hold.
    fn read(&mut self, bytes: &[u8]);
}
