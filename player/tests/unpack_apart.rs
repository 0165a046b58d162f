//! The process that unpacks, as a program of its own: what the tests start and end.
//!
//! With another word it does from within what that process may not do, so that the tests see it stopped; with one more it
//! does the same with nothing given up, which is their control.

#![allow(
    clippy::print_stdout,
    reason = "a program of the tests speaks on its standard output"
)]

use std::fs::File;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, ExitCode};

use afterbell_player::apart::{ASKED, give_all_up, run};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let word = words.next().unwrap_or_default();
    if word == ASKED {
        return run();
    }
    if words.next().is_none() && give_all_up().is_err() {
        return ExitCode::FAILURE;
    }
    match word.as_str() {
        "open a file" => drop(File::open("/dev/null")),
        "open a socket" => drop(UnixDatagram::unbound()),
        "start a program" => drop(Command::new("true").status()),
        "take memory" => drop(std::hint::black_box(vec![1_u8; 300 << 20])),
        "break" => std::process::abort(),
        _ => {}
    }
    println!("done");
    ExitCode::SUCCESS
}
