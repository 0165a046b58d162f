//! What is typed: the passphrase first, and whatever else must not stand among the arguments.
//!
//! One rule: on a terminal it is asked for, and a passphrase is not shown; from a program it is read line by line
//! from standard input. A line is taken as it is, without its end and never trimmed otherwise.

use std::io::{BufRead, IsTerminal, Read, Write};

use afterbell_core::api::Code;
use afterbell_core::vault::{Passphrase, RecoveryKeyText};

use crate::refusal::{Outcome, Refusal};

/// The longest input, in bytes: an entry of 4 MiB and room.
const LONGEST: u64 = 8 * 1024 * 1024;

/// Whether somebody is typing.
pub fn is_typed() -> bool {
    std::io::stdin().is_terminal()
}

/// A passphrase.
pub fn passphrase(question: &str) -> Outcome<Passphrase> {
    secret(question).map(Passphrase::typed)
}

/// A recovery key.
pub fn recovery_key(question: &str) -> Outcome<RecoveryKeyText> {
    secret(question).map(RecoveryKeyText::typed)
}

fn secret(question: &str) -> Outcome<String> {
    if !is_typed() {
        return next_line();
    }
    rpassword::prompt_password(format!("{question}: "))
        .map_err(|_| Refusal::usage("Nothing was typed."))
}

/// A line; empty if there is none.
pub fn line(question: &str) -> Outcome<String> {
    ask(question);
    match next_line() {
        Err(refusal) if refusal.is_end_of_input() => Ok(String::new()),
        other => other,
    }
}

/// Everything that follows, to the end of input.
pub fn rest(question: &str) -> Outcome<String> {
    ask(question);
    let mut text = String::new();
    let read = std::io::stdin()
        .lock()
        .take(LONGEST + 1)
        .read_to_string(&mut text);
    match read {
        Ok(length) if length as u64 <= LONGEST => Ok(text),
        Ok(_) => Err(Code::TooLong.into()),
        Err(_) => Err(Refusal::usage("What was typed is not text in UTF-8.")),
    }
}

fn ask(question: &str) {
    if is_typed() {
        let mut terminal = std::io::stderr();
        // A terminal that has gone reads no question.
        drop(write!(terminal, "{question}: ").and_then(|()| terminal.flush()));
    }
}

fn next_line() -> Outcome<String> {
    let mut line = String::new();
    let read = std::io::stdin().lock().take(LONGEST).read_line(&mut line);
    match read {
        Ok(0) => Err(Refusal::end_of_input()),
        Ok(_) => {
            let without_end = line.strip_suffix('\n').map_or(line.len(), str::len);
            line.truncate(without_end);
            if line.ends_with('\r') {
                line.pop();
            }
            Ok(line)
        }
        Err(_) => Err(Refusal::usage("What was typed is not text in UTF-8.")),
    }
}
