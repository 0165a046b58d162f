//! A process of its own for what somebody else's file could break: this very program, started anew with a word.
//!
//! One rule: it holds nothing but that file and gets nothing but a pipe to speak through; before it reads a byte all else
//! is taken away from it, and whoever started it can end it at any moment. The lectern and the player may enter: what is
//! spoken, and what is believed of it, is theirs.
//!
//! | Room | What it is for |
//! |---|---|
//! | `started` | the process, as it is seen from here: started, waited for, ended |
//! | [`confined`] | what is taken away from it |

pub mod confined;
mod started;

pub use crate::started::{One, Process, Program, Running};

/// Whether this program was started with this word, and nothing else, to be such a process.
#[must_use]
pub fn is_asked(word: &str) -> bool {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().as_deref() == Some(word.as_ref()) && arguments.next().is_none()
}
