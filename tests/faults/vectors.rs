//! Headers and backups of one fault each: the core and the reader in Python both answer what is expected.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use afterbell_core::api::Code;
use afterbell_core::vault::{Opener, Passphrase, RecoveryKeyText};
use afterbell_tests::vectors::{Answer, Honest, Kind, Vector, all};
use serde_json::json;

use super::reader::python;

/// What the core answers.
fn core(honest: &Honest, vector: &Vector, path: &Path) -> Result<(), Code> {
    let mut window = honest.evening.window_on("vector");
    drop(std::fs::remove_dir_all(window.folder()));
    match vector.kind {
        Kind::Folder => {
            super::disk::power::put(&vector.files, window.folder());
            let opened = if vector.by_passphrase {
                window.attempt("unlock", json!({ "passphrase": vector.secret }))
            } else {
                window.attempt("recover", json!({ "recovery_key": vector.secret }))
            };
            opened.map(|_| ()).map_err(|failure| failure.code)
        }
        Kind::Backup => {
            let passphrase = Passphrase::typed(vector.secret.clone());
            let key = RecoveryKeyText::typed(vector.secret.clone());
            let opener = if vector.by_passphrase {
                Opener::Passphrase(&passphrase)
            } else {
                Opener::RecoveryKey(&key)
            };
            let previewed = window.session().preview_restore(path, &opener);
            previewed.map(|_| ()).map_err(|error| error.code())
        }
    }
}

fn expected(answer: Answer) -> Result<(), Code> {
    match answer {
        Answer::Opens => Ok(()),
        Answer::Damaged => Err(Code::Damaged),
        Answer::Newer => Err(Code::Newer),
        Answer::WrongPassphrase => Err(Code::WrongPassphrase),
        Answer::WrongRecoveryKey => Err(Code::WrongRecoveryKey),
        Answer::NotEncrypted => Err(Code::NotEncrypted),
    }
}

/// What the reader in Python answers to each.
fn reader(vectors: &[(Vector, PathBuf)]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut child = Command::new(python())
        .args(["-B", "answers.py"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut asks = child.stdin.take().expect("it listens");
    let lines: String = vectors
        .iter()
        .map(|(vector, path)| format!("{}\n", json!([path, vector.secret])))
        .collect();
    let asking = std::thread::spawn(move || asks.write_all(lines.as_bytes()));
    let said = child.wait_with_output().expect("it ends");
    asking.join().expect("it was asked").expect("it was told");
    let said = String::from_utf8(said.stdout).expect("words");
    said.lines().map(str::to_owned).collect()
}

fn word(answer: Answer) -> &'static str {
    match answer {
        Answer::Opens => "opens",
        Answer::Damaged | Answer::NotEncrypted => "damaged",
        Answer::Newer => "newer",
        Answer::WrongPassphrase => "wrong passphrase",
        Answer::WrongRecoveryKey => "wrong recovery key",
    }
}

#[test]
fn every_file_with_one_fault_is_answered_as_expected_by_the_core_and_by_the_reader() {
    let honest = Honest::make();
    let folder = honest.evening.home().join("vectors");
    std::fs::create_dir(&folder).unwrap();
    let vectors: Vec<(Vector, PathBuf)> = all(&honest)
        .into_iter()
        .map(|vector| {
            let path = vector.write(&folder).unwrap();
            (vector, path)
        })
        .collect();
    let read = reader(&vectors);
    assert_eq!(read.len(), vectors.len(), "the reader answered to all");
    let (mut wrong, mut counts, mut cannot) = (Vec::new(), BTreeMap::new(), 0);
    for ((vector, path), read) in vectors.iter().zip(&read) {
        let answer = core(&honest, vector, path);
        if answer != expected(vector.answer) {
            wrong.push(format!("{}: the core answers {answer:?}", vector.name));
        }
        if read == "cannot" && vector.by_passphrase {
            cannot += 1;
        } else if read != word(vector.answer) {
            wrong.push(format!("{}: the reader answers {read}", vector.name));
        }
        *counts.entry(format!("{:?}", vector.answer)).or_insert(0) += 1;
    }
    eprintln!(
        "{} vectors: {counts:?}; {cannot} passphrases the reader cannot try",
        vectors.len()
    );
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    assert!(vectors.len() >= 150, "only {}", vectors.len());
    let mut names: Vec<&str> = vectors
        .iter()
        .map(|(vector, _)| vector.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), vectors.len(), "each is named once");
}

/// The control: a reader that answers *opens* to everything, or *damaged*, is wrong about many.
#[test]
fn no_single_answer_would_do() {
    let honest = Honest::make();
    let vectors = all(&honest);
    for answer in [Answer::Opens, Answer::Damaged] {
        let wrong = vectors.iter().filter(|vector| vector.answer != answer);
        assert!(wrong.count() > 50, "{answer:?}");
    }
}
