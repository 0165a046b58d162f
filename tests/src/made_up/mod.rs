//! A made-up journal of two school years, and corpora of any size.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`chance`] | numbers that are the same for the same seed, for ever |
//! | [`year`] | terms, holidays, and how a made-up head's days went |
//! | [`said`] | what the head wrote, put together from passages |
//! | [`people`] | who and where there is |
//! | [`journal`] | all of it, told to a journal as it was lived |
//! | [`answers`] | what was answered to questionnaires |
//! | [`kept`] | what is kept in it: achievements, words, values, paths |
//! | [`reflections`] | what was written along questions |
//! | [`pictures`] | two drawn pictures |
//! | [`pdfs`] | letters as PDFs, and PDFs made to do harm |
//! | [`sounds`] | a bell |
//! | [`corpus`] | plain text by the hundred thousand, for the benchmarks |
//!
//! One rule: everybody and everything in it is invented, and the same seed and day make the same journal.

mod answers;
pub mod chance;
pub mod corpus;
pub mod journal;
mod kept;
pub mod pdfs;
mod people;
pub mod pictures;
mod reflections;
mod said;
pub mod sounds;
mod year;
