//! The bin: thirty days, said beforehand, and nothing goes on the clock's word alone.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn binned(evening: &mut Evening) -> Vec<Value> {
    let page = evening.call("list_entries", json!({ "limit": 50, "bin": true }));
    page["rows"].as_array().unwrap().clone()
}

/// Shuts the journal and opens it on another evening.
fn on(evening: &mut Evening, day: &str) {
    evening.lock();
    evening.set_clock(&format!("{day} 21:40"), "Europe/London");
    evening.unlock();
}

/// Opens the journal on these days and writes a line on each.
fn live_through(evening: &mut Evening, days: &[&str]) {
    for day in days {
        on(evening, day);
        evening.write("A line.");
    }
}

/// An evening with one entry in the bin, put there on 19 November.
fn with_one_binned() -> (Evening, i64) {
    let mut evening = a_journal();
    let id = evening.write("Written in anger.");
    let row = evening.call("bin_entry", json!({ "id": id }))["value"].clone();
    assert_eq!(row["goes_on"], "2026-12-19");
    (evening, id)
}

#[test]
fn what_is_in_the_bin_goes_when_its_day_has_come_and_not_before() {
    let (mut evening, id) = with_one_binned();
    live_through(&mut evening, &["2026-11-30", "2026-12-18", "2026-12-19"]);
    on(&mut evening, "2026-12-19");
    assert_eq!(
        evening.refused("read_entry", json!({ "id": id })),
        Code::NotFound
    );
    assert!(binned(&mut evening).is_empty());
    assert!(evening.is_sound());
}

#[test]
fn it_is_still_there_on_the_day_before() {
    let (mut evening, _) = with_one_binned();
    live_through(&mut evening, &["2026-11-30", "2026-12-18"]);
    on(&mut evening, "2026-12-18");
    assert_eq!(binned(&mut evening).len(), 1);
}

#[test]
fn whoever_comes_back_after_its_day_still_sees_it_that_evening() {
    let (mut evening, _) = with_one_binned();
    on(&mut evening, "2026-12-30");
    assert_eq!(binned(&mut evening).len(), 1, "nothing was written since");
    evening.write("A line.");
    on(&mut evening, "2026-12-31");
    assert!(binned(&mut evening).is_empty());
}

#[test]
fn a_clock_that_has_jumped_empties_nothing() {
    let (mut evening, _) = with_one_binned();
    live_through(&mut evening, &["2031-01-01", "2031-01-02"]);
    assert_eq!(binned(&mut evening)[0]["goes_on"], "2031-01-31");
    // Set right again, the day is no further off than it ever was.
    on(&mut evening, "2026-11-21");
    assert_eq!(binned(&mut evening)[0]["goes_on"], "2026-12-21");
}

#[test]
fn after_a_long_time_away_everything_gets_its_thirty_days_again() {
    let (mut evening, _) = with_one_binned();
    live_through(&mut evening, &["2027-03-01", "2027-03-30"]);
    assert_eq!(binned(&mut evening)[0]["goes_on"], "2027-03-31");
    live_through(&mut evening, &["2027-03-31", "2027-04-01"]);
    assert!(binned(&mut evening).is_empty());
}

#[test]
fn what_is_brought_back_has_no_day_to_go_on() {
    let (mut evening, id) = with_one_binned();
    let row = evening.call("bring_back_entry", json!({ "id": id }))["value"].clone();
    assert!(row["goes_on"].is_null());
    live_through(&mut evening, &["2026-12-19", "2026-12-20", "2026-12-21"]);
    assert_eq!(evening.found("anger"), ["Written in anger."]);
}

#[test]
fn one_is_taken_away_by_hand_with_all_its_versions_and_not_from_the_journal() {
    let mut evening = a_journal();
    let id = evening.write("Written in anger.");
    evening.wait_minutes(60);
    evening.call("save_entry", json!({ "id": id, "body": "Written." }));
    let version = evening.call("list_versions", json!({ "id": id }))[0]["id"].clone();
    assert_eq!(
        evening.refused("take_away_entry", json!({ "id": id })),
        Code::Invalid
    );
    evening.call("bin_entry", json!({ "id": id }));
    evening.call("take_away_entry", json!({ "id": id }));
    assert!(binned(&mut evening).is_empty());
    for (name, input) in [
        ("read_entry", json!({ "id": id })),
        ("read_version", json!({ "id": version, "beside": "now" })),
        ("take_away_entry", json!({ "id": id })),
    ] {
        assert_eq!(evening.refused(name, input), Code::NotFound, "{name}");
    }
    assert!(evening.is_sound(), "the chain has counted what went");
}

#[test]
fn nothing_goes_while_something_noticed_is_undecided() {
    let (mut evening, id) = with_one_binned();
    live_through(&mut evening, &["2026-12-10", "2026-12-18", "2026-12-19"]);
    evening.lock();
    std::fs::remove_file(evening.folder().join("seal")).unwrap();
    evening.set_clock("2026-12-20 21:40", "Europe/London");
    let status = evening.unlock();
    assert!(!status["noticed"].is_null());
    assert_eq!(binned(&mut evening).len(), 1);
    assert_eq!(
        evening.refused("take_away_entry", json!({ "id": id })),
        Code::Undecided
    );
    evening.call("keep_as_found", json!({}));
    on(&mut evening, "2026-12-21");
    assert!(binned(&mut evening).is_empty());
}

#[test]
fn an_emptied_entry_is_not_deleted_however_long_it_stays_empty() {
    let mut evening = a_journal();
    let id = evening.write("All of it.");
    evening.call("save_entry", json!({ "id": id, "body": "" }));
    live_through(&mut evening, &["2026-12-19", "2027-01-20", "2027-02-25"]);
    assert_eq!(evening.call("read_entry", json!({ "id": id }))["body"], "");
}

#[test]
fn a_long_bin_is_listed_page_by_page_and_nothing_twice() {
    let mut evening = a_journal();
    // Put into the bin in an order of their own, two of them in one moment.
    let ids: Vec<i64> = (1..=5)
        .map(|n| {
            evening.wait_minutes(1);
            evening.write(&format!("Page {n}."))
        })
        .collect();
    for at in [2, 0, 4, 1, 3] {
        evening.call("bin_entry", json!({ "id": ids[at] }));
        if at != 4 {
            evening.wait_minutes(1);
        }
    }
    let (mut listed, mut before) = (Vec::new(), json!(null));
    loop {
        let page = evening.call(
            "list_entries",
            json!({ "bin": true, "limit": 2, "before": before }),
        );
        let rows = page["rows"].as_array().unwrap();
        listed.extend(
            rows.iter()
                .map(|row| row["title"].as_str().unwrap().to_owned()),
        );
        before = rows.last().unwrap()["id"].clone();
        if page["more"] == false {
            break;
        }
    }
    let wanted = ["Page 4.", "Page 5.", "Page 2.", "Page 1.", "Page 3."];
    assert_eq!(listed, wanted);
}
