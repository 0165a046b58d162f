//! Two processes on one journal.

use afterbell_core::api::Code;
use afterbell_tests::{PASSPHRASE, a_journal};
use serde_json::json;

use super::{Running, another_process};

#[test]
fn a_journal_that_is_open_in_another_process_is_in_use_until_that_ends() {
    let mut evening = a_journal();
    evening.lock();
    let mut other = Running::start(&mut another_process(&["hold"], evening.folder()));
    assert_eq!(other.next_line().as_deref(), Some("done"));
    let before = evening.files();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::InUse
    );
    assert_eq!(evening.files(), before);
    let (_, ended_well) = other.listen();
    assert!(ended_well);
    evening.unlock();
}

#[test]
fn a_killed_process_leaves_no_lock_behind() {
    let mut evening = a_journal();
    evening.lock();
    let mut other = Running::start(&mut another_process(&["hold"], evening.folder()));
    assert_eq!(other.next_line().as_deref(), Some("done"));
    other.kill();
    assert_eq!(evening.unlock()["journal"], "open");
}

/// The folder by its own name, through a link to it, through a link to what it lies in, and the long way round.
#[cfg(unix)]
fn ways_to(evening: &afterbell_tests::Evening) -> Vec<std::path::PathBuf> {
    use std::os::unix::fs::symlink;
    let (home, folder) = (evening.home(), evening.folder());
    let name = folder.file_name().unwrap();
    symlink(folder, home.join("link")).unwrap();
    symlink(home, home.join("around")).unwrap();
    let through = home.join("around").join(name);
    let long = home
        .join("around/../")
        .join(home.file_name().unwrap())
        .join(name);
    vec![folder.to_owned(), home.join("link"), through, long]
}

#[test]
#[cfg(unix)]
fn whichever_way_it_is_named_a_journal_is_open_once() {
    let mut evening = a_journal();
    evening.lock();
    for way in ways_to(&evening) {
        let mut first = Running::start(&mut another_process(&["hold"], &way));
        assert_eq!(
            first.next_line().as_deref(),
            Some("done"),
            "{}",
            way.display()
        );
        for other in ways_to_again(&evening) {
            let second = Running::start(&mut another_process(&["try"], &other))
                .listen()
                .0;
            assert_eq!(
                second.first().map(String::as_str),
                Some("in_use"),
                "{}",
                other.display()
            );
        }
        first.kill();
    }
}

#[cfg(unix)]
fn ways_to_again(evening: &afterbell_tests::Evening) -> Vec<std::path::PathBuf> {
    let home = evening.home();
    vec![
        evening.folder().to_owned(),
        home.join("link"),
        home.join("around")
            .join(evening.folder().file_name().unwrap()),
    ]
}

/// Both begin at the same moment, by different ways: one opens it, the other is told, and none ever opens it twice.
#[test]
#[cfg(unix)]
fn of_two_starts_at_once_one_opens_it() {
    let mut evening = a_journal();
    evening.lock();
    let ways = ways_to(&evening);
    let mut outcomes = std::collections::BTreeMap::<String, usize>::new();
    for round in 0..40 {
        let both = [&ways[round % 4], &ways[(round / 4 + 1) % 4]];
        let mut running = both.map(|way| Running::start(&mut another_process(&["hold"], way)));
        let said: Vec<String> = running.iter_mut().filter_map(Running::next_line).collect();
        for one in running {
            one.kill();
        }
        let opened = said.iter().filter(|said| *said == "done").count();
        let told = said.iter().filter(|said| *said == "in_use").count();
        assert_eq!((opened, told), (1, 1), "{said:?}");
        *outcomes.entry(said.join(", ")).or_default() += 1;
    }
    eprintln!("{outcomes:?}");
    assert_eq!(evening.unlock()["noticed"], serde_json::Value::Null);
}
