//! What is answered: in words, or as JSON for programs.
//!
//! One rule: answers go to standard output, everything else to standard error. Who reads may go away at any time.

use std::io::Write;

use serde::Serialize;
use serde_json::json;

use crate::refusal::{Outcome, Refusal};

/// How to answer.
#[derive(Clone, Copy)]
pub struct Output {
    /// As JSON.
    pub json: bool,
}

impl Output {
    /// Answers with a value: as it is in JSON, or in the words made of it.
    pub fn answer<T: Serialize>(self, value: &T, words: impl FnOnce(&T) -> String) -> Outcome {
        let mut text = if self.json {
            serde_json::to_string(value)
                .map_err(|_| Refusal::from(afterbell_core::api::Code::Internal))?
        } else {
            words(value)
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        // A reader that has gone (`| head`) wants no more.
        drop(std::io::stdout().write_all(text.as_bytes()));
        Ok(())
    }

    /// Says something beside the answer.
    pub fn remark(self, words: &str) {
        if !self.json {
            drop(writeln!(std::io::stderr(), "{words}"));
        }
    }

    /// Says what went wrong.
    pub fn refuse(self, refusal: &Refusal) {
        if *refusal == Refusal::Told {
            return;
        }
        if self.json {
            let words = json!({ "failure": { "code": refusal.code(), "words": refusal.words() } });
            drop(writeln!(std::io::stdout(), "{words}"));
        } else {
            drop(writeln!(std::io::stderr(), "{}", refusal.words()));
        }
    }
}

/// So many of something, in words: "1 entry", "2 entries".
pub fn some(count: impl Into<u64>, one: &str, more: &str) -> String {
    let count = count.into();
    format!("{count} {}", if count == 1 { one } else { more })
}
