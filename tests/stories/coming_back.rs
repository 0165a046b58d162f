//! Coming back after a while: one kind line, once, and a sentence instead of made-up days.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// The gap of which an evening of November 2026 speaks.
fn gap_on(evening: &mut Evening, day: u32) -> Value {
    evening.set_clock(&format!("2026-11-{day:02} 21:00"), "Europe/London");
    evening.call("tonight", json!({}))["gap"].clone()
}

#[test]
fn a_week_without_a_word_is_a_gap_and_six_days_are_none() {
    let mut evening = a_journal();
    assert_eq!(
        gap_on(&mut evening, 1),
        json!(null),
        "nothing was ever written"
    );
    evening.check_in(json!({ "mood": 3 }));
    assert_eq!(gap_on(&mut evening, 7), json!(null));
    assert_eq!(
        gap_on(&mut evening, 8),
        json!({ "from": "2026-11-02", "to": "2026-11-07" })
    );
}

#[test]
fn whatever_was_written_ends_it_and_the_bin_does_not_count() {
    let mut evening = a_journal();
    gap_on(&mut evening, 1);
    evening.check_in(json!({ "mood": 3 }));
    evening.set_clock("2026-11-06 21:00", "Europe/London");
    let entry = evening.write("Only a line.");
    assert_eq!(gap_on(&mut evening, 10), json!(null));
    evening.call("bin_entry", json!({ "id": entry }));
    assert_eq!(gap_on(&mut evening, 10)["from"], "2026-11-02");
    // Writing today does not take the offer of a sentence away.
    evening.check_in(json!({ "mood": 3 }));
    assert_eq!(gap_on(&mut evening, 10)["from"], "2026-11-02");
    assert_eq!(gap_on(&mut evening, 11), json!(null));
}

#[test]
fn a_gap_is_spoken_of_once_and_over_a_lock_too() {
    let mut evening = a_journal();
    gap_on(&mut evening, 1);
    evening.check_in(json!({ "mood": 3 }));
    assert_ne!(gap_on(&mut evening, 12), json!(null));
    evening.call("greet_gap", json!({}));
    assert_eq!(gap_on(&mut evening, 12), json!(null));
    evening.lock();
    evening.unlock();
    assert_eq!(
        gap_on(&mut evening, 13),
        json!(null),
        "the same gap, a day longer"
    );
    evening.check_in(json!({ "mood": 3 }));
    assert_eq!(
        gap_on(&mut evening, 25),
        json!({ "from": "2026-11-14", "to": "2026-11-24" }),
        "another one"
    );
}

#[test]
fn a_sentence_stands_for_the_time_and_no_day_gets_a_value() {
    let mut evening = a_journal();
    gap_on(&mut evening, 1);
    evening.check_in(json!({ "mood": 3 }));
    let gap = gap_on(&mut evening, 15);
    let note = json!({ "from": gap["from"], "to": gap["to"], "note": " Mostly in bed.\n" });
    let kept = evening.call("save_period", note)["value"].clone();
    assert_eq!(kept["note"], "Mostly in bed.");
    assert_eq!(gap_on(&mut evening, 15), json!(null));
    let within = json!({ "from": "2026-11-05", "to": "2026-11-05" });
    assert_eq!(evening.call("list_periods", within.clone()), json!([kept]));
    assert_eq!(evening.call("list_checkins", within), json!([]));
    let trend = json!({ "measure": "mood", "from": "2026-11-01", "to": "2026-11-15" });
    assert_eq!(evening.call("trend", trend)["days_with"], 1);
    let changed =
        json!({ "id": kept["id"], "from": "2026-11-02", "to": "2026-11-09", "note": "In bed." });
    assert_eq!(
        evening.call("save_period", changed)["value"]["to"],
        "2026-11-09"
    );
    evening.call("remove_period", json!({ "id": kept["id"] }));
    assert_eq!(
        evening.refused("remove_period", json!({ "id": kept["id"] })),
        Code::NotFound
    );
    assert!(evening.is_sound());
}

#[test]
fn a_sentence_has_its_bounds() {
    let mut evening = a_journal();
    for (wrong, code) in [
        (
            json!({ "from": "2026-11-02", "to": "2026-11-01", "note": "x" }),
            Code::Invalid,
        ),
        (
            json!({ "from": "2026-11-02", "to": "2026-11-20", "note": "x" }),
            Code::Invalid,
        ),
        (
            json!({ "from": "2026-11-02", "to": "2026-11-03", "note": "  " }),
            Code::Invalid,
        ),
        (
            json!({ "from": "2026-11-02", "to": "2026-11-03", "note": "x".repeat(501) }),
            Code::Invalid,
        ),
        (
            json!({ "id": 9, "from": "2026-11-02", "to": "2026-11-03", "note": "x" }),
            Code::NotFound,
        ),
    ] {
        assert_eq!(
            evening.refused("save_period", wrong.clone()),
            code,
            "{wrong}"
        );
    }
}
