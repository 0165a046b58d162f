//! Being reminded: one line, at most once a day, which knows when it is not wanted.

use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// A journal that reminds at so many minutes after midnight, on 1 November 2026 at 20:00.
fn reminded_at(minute: u32) -> Evening {
    let mut evening = a_journal();
    on(&mut evening, 1, "20:00");
    remind(&mut evening, Some(minute));
    evening
}

fn remind(evening: &mut Evening, minute: Option<u32>) {
    let mut settings = evening.call("settings", json!({}));
    settings["checking_in"]["remind_at"] = json!(minute);
    evening.call("save_settings", settings);
}

fn on(evening: &mut Evening, day: u32, time: &str) {
    evening.set_clock(&format!("2026-11-{day:02} {time}"), "Europe/London");
}

fn in_s(evening: &mut Evening) -> Value {
    evening.call("reminder", json!({}))["in_s"].clone()
}

#[test]
fn it_is_off_until_it_is_set() {
    let mut evening = a_journal();
    let none = json!({ "in_s": null, "rests": false });
    assert_eq!(evening.call("reminder", json!({})), none);
    assert_eq!(evening.call("lock", json!({}))["reminders_in_s"], json!([]));
}

#[test]
fn it_comes_once_a_day_and_not_after_its_time() {
    let mut evening = reminded_at(21 * 60);
    assert_eq!(in_s(&mut evening), 3600);
    on(&mut evening, 1, "21:00");
    evening.call("note_reminder", json!({}));
    assert_eq!(in_s(&mut evening), json!(null));
    on(&mut evening, 2, "21:30");
    assert_eq!(
        in_s(&mut evening),
        json!(null),
        "whoever opens it later needs none"
    );
    on(&mut evening, 3, "20:59");
    assert_eq!(in_s(&mut evening), 60);
}

#[test]
fn a_day_on_which_something_was_written_needs_none() {
    let mut evening = reminded_at(21 * 60);
    evening.check_in(json!({ "mood": 3 }));
    assert_eq!(in_s(&mut evening), json!(null));
    on(&mut evening, 2, "20:00");
    assert_eq!(in_s(&mut evening), 3600);
    evening.write("A line.");
    assert_eq!(in_s(&mut evening), json!(null));
}

#[test]
fn a_time_after_midnight_belongs_to_the_evening_before() {
    let mut evening = reminded_at(30);
    assert_eq!(in_s(&mut evening), 4 * 3600 + 1800);
    on(&mut evening, 2, "00:10");
    assert_eq!(in_s(&mut evening), 20 * 60);
}

#[test]
fn after_three_that_were_left_alone_it_rests_until_it_is_set_anew() {
    let mut evening = reminded_at(21 * 60);
    for day in [1, 2, 3] {
        on(&mut evening, day, "20:00");
        assert_eq!(in_s(&mut evening), 3600, "{day}");
        on(&mut evening, day, "21:00");
        evening.call("note_reminder", json!({}));
    }
    on(&mut evening, 4, "20:00");
    let rests = json!({ "in_s": null, "rests": true });
    assert_eq!(evening.call("reminder", json!({})), rests);
    // Writing later does not wake it: it was the writer's answer.
    evening.check_in(json!({ "mood": 3 }));
    on(&mut evening, 5, "20:00");
    assert_eq!(evening.call("reminder", json!({})), rests);
    remind(&mut evening, None);
    remind(&mut evening, Some(21 * 60));
    assert_eq!(
        evening.call("reminder", json!({})),
        json!({ "in_s": 3600, "rests": false })
    );
}

#[test]
fn one_that_was_answered_begins_the_count_anew() {
    let mut evening = reminded_at(21 * 60);
    for day in [1, 2, 3, 4, 5] {
        on(&mut evening, day, "21:00");
        evening.call("note_reminder", json!({}));
        if day == 3 {
            evening.check_in(json!({ "mood": 3 }));
        }
    }
    on(&mut evening, 6, "20:00");
    assert_eq!(in_s(&mut evening), 3600);
}

/// The time is inside the journal; the lock is told when, as it shuts, and no more than may be left alone.
#[test]
fn the_lock_may_show_it_three_times_and_the_journal_knows_afterwards() {
    let mut evening = reminded_at(21 * 60);
    let day = 24 * 3600;
    let locked = evening.call("lock", json!({}));
    assert_eq!(
        locked["reminders_in_s"],
        json!([3600, 3600 + day, 3600 + 2 * day])
    );
    on(&mut evening, 2, "20:00");
    assert_eq!(
        evening.call("status", json!({}))["reminders_in_s"],
        json!([3600, 3600 + day])
    );
    on(&mut evening, 8, "20:00");
    assert_eq!(
        evening.call("status", json!({}))["reminders_in_s"],
        json!([])
    );
    let open = evening.unlock();
    assert_eq!(
        open["reminders_in_s"],
        json!([]),
        "an open journal is asked itself"
    );
    assert_eq!(evening.call("reminder", json!({}))["rests"], true);
    assert_eq!(evening.call("lock", json!({}))["reminders_in_s"], json!([]));
}

#[test]
fn on_the_night_the_clocks_go_forward_it_comes_all_the_same() {
    let mut evening = a_journal().at("2027-03-27 20:00", "Europe/London");
    // 01:30 on the 28th does not exist: summer time begins at 01:00.
    remind(&mut evening, Some(90));
    assert_eq!(in_s(&mut evening), 5 * 3600 + 1800);
}
