//! The player: what is kept as sound, unpacked a moment at a time.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`listening`] | a sound that was put in, as a shell has it played: one at a time, of an open journal |
//! | [`playing`] | the shell's end: starts the process that unpacks, hands it the file's pieces, ends it |
//! | [`apart`] | the process in which that is done |
//! | [`unpacking`] | a file's sound as numbers, within bounds; pure |
//! | `notes` | what stands before a sound and is passed over |
//! | [`hearing`] | whether there is anything on this machine that sound could come out of |
//! | `frames` | how the two ends speak |
//!
//! One rule: a file somebody else made is unpacked in a process that holds nothing else, may open nothing and is ended
//! when it takes too long. What it says goes back through a pipe and is never believed to be well: numbers, in bounds.
//! The window and the tests' server may enter, by [`Listening`] and, first thing in `main`, by [`unpack_if_asked`].

pub mod apart;
mod frames;
pub mod hearing;
pub mod listening;
mod notes;
pub mod playing;
pub mod unpacking;

pub use crate::apart::unpack_if_asked;
pub use crate::listening::Listening;

/// The bytes of a piece of a file, as they are handed in: each has as many but the last.
pub const PIECE: usize = 1024 * 1024;
