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
