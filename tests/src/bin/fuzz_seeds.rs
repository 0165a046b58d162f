//! What the fuzzers of `tests/led` begin from: `fuzz_seeds FOLDER` writes `FOLDER/NAME/corpus`, and `FOLDER/NAME/words`
//! in libFuzzer's form of a dictionary.
//!
//! One rule: a seed is named by its number, so that seeds written again take the place of the ones before.

#![allow(clippy::print_stderr, reason = "a program speaks on its output")]

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use afterbell_tests::readers::Reader;
use afterbell_tests::readers::backups::Backups;
use afterbell_tests::readers::commands::Commands;
use afterbell_tests::readers::exports::Exports;
use afterbell_tests::readers::headers::Headers;
use afterbell_tests::readers::texts::Texts;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("fuzz_seeds FOLDER");
        return ExitCode::FAILURE;
    };
    let folder = Path::new(&folder);
    let written = write::<Headers>(&folder.join("headers"))
        .and_then(|()| write::<Backups>(&folder.join("backups")))
        .and_then(|()| write::<Exports>(&folder.join("exports")))
        .and_then(|()| write::<Texts>(&folder.join("texts")))
        .and_then(|()| write::<Commands>(&folder.join("commands")));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("not written: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn write<R: Reader>(folder: &Path) -> io::Result<()> {
    let corpus = folder.join("corpus");
    fs::create_dir_all(&corpus)?;
    for (number, seed) in R::begin().seeds().iter().enumerate() {
        fs::write(corpus.join(format!("seed-{number}")), seed)?;
    }
    let words: String = R::WORDS.iter().map(|word| quoted(word)).collect();
    fs::write(folder.join("words"), words)
}

/// A word as a line of a dictionary: in quotes, each byte by its number in hexadecimal.
fn quoted(word: &[u8]) -> String {
    let bytes: String = word.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    format!("\"{bytes}\"\n")
}
