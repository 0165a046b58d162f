//! The process that unpacks, as a program of its own: what the tests start and end.

use std::process::ExitCode;

fn main() -> ExitCode {
    afterbell_player::apart::unpack_if_asked().unwrap_or(ExitCode::FAILURE)
}
