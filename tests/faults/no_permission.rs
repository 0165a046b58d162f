//! A folder or a file that may not be read or written.

#![cfg(unix)]

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use afterbell_tests::{Evening, a_journal};

use super::{ANOTHER_PROCESS, Running};

/// What another process says first that has no more rights than the files give it, root or not.
fn said(verb: &str, folder: &Path) -> String {
    all_said(verb, folder).first().cloned().unwrap_or_default()
}

fn all_said(verb: &str, folder: &Path) -> Vec<String> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout == b"0\n");
    let mut command = if is_root {
        // Root reads whatever it likes, unless that right is taken away.
        let mut command = Command::new("setpriv");
        command.args([
            "--bounding-set",
            "-dac_override,-dac_read_search",
            "--inh-caps",
            "-dac_override,-dac_read_search",
        ]);
        command.arg(ANOTHER_PROCESS);
        command
    } else {
        Command::new(ANOTHER_PROCESS)
    };
    command.arg(verb).arg("--journal").arg(folder);
    Running::start(&mut command).listen().0
}

fn set_mode(path: &Path, mode: u32) {
    set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn shut_journal() -> Evening {
    let mut evening = a_journal();
    evening.write("Kept.");
    evening.lock();
    evening
}

#[test]
fn a_folder_that_may_not_be_entered_is_no_permission_and_never_no_journal() {
    let evening = shut_journal();
    assert_eq!(
        said("hold", evening.folder()),
        "done",
        "the control: it opens while it may"
    );
    set_mode(evening.folder(), 0o000);
    let told = said("hold", evening.folder());
    set_mode(evening.folder(), 0o700);
    assert_eq!(told, "no_permission");
}

#[test]
fn a_folder_that_may_not_be_written_is_no_permission() {
    let evening = shut_journal();
    std::fs::remove_file(evening.folder().join("lock")).unwrap();
    let before = evening.files();
    set_mode(evening.folder(), 0o500);
    let told = said("hold", evening.folder());
    set_mode(evening.folder(), 0o700);
    assert_eq!(told, "no_permission");
    assert_eq!(evening.files(), before);
}

#[test]
fn a_database_that_may_not_be_read_is_no_permission_and_not_damage() {
    let evening = shut_journal();
    let database = evening.folder().join("journal.db");
    set_mode(&database, 0o000);
    let told = said("hold", evening.folder());
    set_mode(&database, 0o600);
    assert_eq!(told, "no_permission");
}

#[test]
fn a_database_that_may_not_be_written_can_be_read_and_says_so_at_the_first_save() {
    let evening = shut_journal();
    let database = evening.folder().join("journal.db");
    assert_eq!(
        all_said("try", evening.folder()),
        ["done", "done", "done"],
        "the control"
    );
    let before = evening.files();
    set_mode(&database, 0o400);
    let told = all_said("try", evening.folder());
    set_mode(&database, 0o600);
    assert_eq!(told, ["done", "done", "no_permission"]);
    assert_eq!(evening.files(), before);
}

#[test]
fn no_journal_is_made_where_nothing_may_be_written() {
    let evening = shut_journal();
    let around = evening.home().join("not-mine");
    std::fs::create_dir(&around).unwrap();
    set_mode(&around, 0o500);
    let told = said("make", &around.join("journal"));
    set_mode(&around, 0o700);
    assert_eq!(told, "no_permission");
    assert_eq!(std::fs::read_dir(&around).unwrap().count(), 0);
}
