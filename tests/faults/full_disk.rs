//! A disk that is full during a save: the failure says so, what was saved is there, and with room it goes on.

use std::process::Command;

use afterbell_tests::no_journal;
use serde_json::Value;

use super::{ANOTHER_PROCESS, Running};

/// Runs a line of shell with the program as `$1` and a folder as `$2`.
fn in_a_shell(script: &str, folder: &std::path::Path) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", script, "sh", ANOTHER_PROCESS])
        .arg(folder);
    command
}

fn expect_all_kept(command: &mut Command) {
    let (said, ended_well) = Running::start(command).listen();
    let first: Value =
        serde_json::from_str(said.first().map_or("", String::as_str)).unwrap_or_default();
    assert_eq!(first["refused"], "disk_full", "{said:?}");
    assert!(first["kept"].as_u64() > Some(2), "{said:?}");
    assert_eq!(
        said[1..],
        ["disk_full", "done", "all there"],
        "an edit refused, room made, a save, and all of it there"
    );
    assert!(ended_well);
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_grow_loses_nothing() {
    let evening = no_journal();
    // 4,096 blocks of 512 bytes. The signal would end the process before it could answer.
    let script = r#"trap "" XFSZ; ulimit -S -f 4096; exec "$1" fill --journal "$2/journal""#;
    expect_all_kept(&mut in_a_shell(script, evening.home()));
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_loses_nothing() {
    let evening = no_journal();
    // A file system of three mebibytes of its own, seen by this process alone and gone with it.
    let own = ["--user", "--map-root-user", "--mount"];
    let may = Command::new("unshare")
        .args(own)
        .arg("true")
        .status()
        .is_ok_and(|status| status.success());
    if !may {
        eprintln!("left out: this system lets nobody mount a file system of their own");
        return;
    }
    let script = r#"mount -t tmpfs -o size=3m tmpfs "$2" && head -c 1000000 /dev/zero > "$2/filler" \
        && exec "$1" fill --filler "$2/filler" --journal "$2/journal""#;
    let mut command = Command::new("unshare");
    command
        .args(own)
        .args(["sh", "-c", script, "sh", ANOTHER_PROCESS])
        .arg(evening.home());
    expect_all_kept(&mut command);
}
