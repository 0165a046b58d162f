//! The day as lived: until four it is still the evening before, on the nights the clocks change and on a journey too.

use afterbell_tests::{Evening, a_journal};
use serde_json::json;

/// The day that a check-in made at this time belongs to.
fn lived_at(time: &str, zone: &str) -> String {
    let mut evening = a_journal().at(time, zone);
    day_of_a_check_in(&mut evening)
}

fn day_of_a_check_in(evening: &mut Evening) -> String {
    let told = evening.check_in(json!({ "mood": 3 }));
    told["day"].as_str().unwrap().to_owned()
}

#[test]
fn until_four_it_is_still_the_evening_before() {
    assert_eq!(lived_at("2026-11-19 23:59", "Europe/London"), "2026-11-19");
    assert_eq!(lived_at("2026-11-20 00:01", "Europe/London"), "2026-11-19");
    assert_eq!(lived_at("2026-11-20 03:59", "Europe/London"), "2026-11-19");
    assert_eq!(lived_at("2026-11-20 04:00", "Europe/London"), "2026-11-20");
}

#[test]
fn the_turn_of_the_year_is_a_turn_of_the_day_like_any_other() {
    assert_eq!(lived_at("2027-01-01 01:30", "Europe/London"), "2026-12-31");
    assert_eq!(lived_at("2028-03-01 02:00", "Europe/London"), "2028-02-29");
}

#[test]
fn the_night_the_clocks_go_back_is_one_night() {
    // 25 October 2026: 01:59 BST is followed by 01:00 GMT.
    let mut evening = a_journal().at("2026-10-25 01:30", "Europe/London");
    let first = evening.check_in(json!({ "mood": 3 }));
    evening.wait_minutes(60);
    let second = evening.check_in(json!({ "mood": 2 }));
    assert_eq!(
        (&first["day"], &second["day"]),
        (&json!("2026-10-24"), &json!("2026-10-24"))
    );
    assert_eq!(
        evening.call("tonight", json!({}))["hour"],
        1,
        "it is half past one for the second time"
    );
    evening.wait_minutes(150);
    assert_eq!(
        day_of_a_check_in(&mut evening),
        "2026-10-25",
        "four o'clock by the clock on the wall"
    );
}

#[test]
fn the_night_the_clocks_go_forward_loses_an_hour_and_no_day() {
    // 29 March 2026: 00:59 GMT is followed by 02:00 BST.
    let mut evening = a_journal().at("2026-03-29 00:30", "Europe/London");
    assert_eq!(day_of_a_check_in(&mut evening), "2026-03-28");
    evening.wait_minutes(149);
    assert_eq!(
        day_of_a_check_in(&mut evening),
        "2026-03-28",
        "03:59 in summer time"
    );
    evening.wait_minutes(1);
    assert_eq!(day_of_a_check_in(&mut evening), "2026-03-29");
}

#[test]
fn on_a_journey_the_day_is_the_travellers_own() {
    let mut evening = a_journal().at("2026-08-10 23:00", "Europe/London");
    assert_eq!(day_of_a_check_in(&mut evening), "2026-08-10");
    // The same hour of the world, after landing in Auckland: there it is the next morning.
    evening.set_clock("2026-08-11 10:00", "Pacific/Auckland");
    assert_eq!(day_of_a_check_in(&mut evening), "2026-08-11");
    let both = evening.call(
        "list_checkins",
        json!({ "from": "2026-08-10", "to": "2026-08-11" }),
    );
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(
        both[0]["day"], "2026-08-10",
        "what was lived in London stays where it was lived"
    );
}

#[test]
fn an_entry_after_midnight_belongs_to_the_evening() {
    let mut evening = a_journal().at("2026-11-20 01:10", "Europe/London");
    let id = evening.write("Cannot sleep.");
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["day"],
        "2026-11-19"
    );
}

#[test]
fn the_hour_at_which_a_day_turns_is_ones_own() {
    let mut evening = a_journal().at("2026-11-20 01:10", "Europe/London");
    let mut settings = evening.call("settings", json!({}));
    settings["day_turns_at"] = json!(0);
    evening.call("save_settings", settings);
    assert_eq!(day_of_a_check_in(&mut evening), "2026-11-20");
}

#[test]
fn an_entry_about_an_earlier_day_stands_among_that_days_entries() {
    let mut evening = a_journal();
    evening.write_about("2026-11-10", "Older.");
    evening.write_about("2026-11-12", "Newer.");
    evening.write_about("2026-11-11", "Between.");
    let page = evening.call("list_entries", json!({ "limit": 10 }));
    let titles: Vec<&str> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Newer.", "Between.", "Older."]);
}

#[test]
fn no_day_is_a_day_that_is_none() {
    let mut evening = a_journal();
    for day in ["2026-02-30", "yesterday", "", "2026-13-01", "20261119"] {
        let code = evening.refused("save_entry", json!({ "body": "x", "day": day }));
        assert_eq!(code, afterbell_core::api::Code::Invalid, "{day}");
    }
}

/// Everything that looks at days, at a moment; the day of what was just done.
fn an_evening_at(time: &str, zone: &str) -> (Evening, String) {
    let mut evening = a_journal().at(time, zone);
    let day = day_of_a_check_in(&mut evening);
    let id = evening.write("# An evening\n\nThe choir sang.");
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["day"],
        day.as_str()
    );
    let loss = evening.call("save_loss", json!({ "title": "A loss", "kind": "job" }));
    let noted =
        json!({ "loss_id": loss["value"]["id"], "levels": [{ "state_id": 2, "level": 3 }] });
    evening.call("note_states", noted);
    let page = evening.call("list_entries", json!({ "limit": 10 }));
    assert_eq!(page["rows"][0]["day"], day.as_str());
    let range = json!({ "from": day, "to": day });
    assert_eq!(
        evening
            .call("list_checkins", range)
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let trend = json!({ "measure": "mood", "from": null, "to": null });
    let chart = evening.call("trend", trend);
    assert_eq!(chart["dots"].as_array().unwrap().len(), 1, "{chart}");
    evening.call("tonight", json!({}));
    evening.call("list_losses", json!({}));
    let choice = json!({
        "audience": "coach", "from": day, "to": day, "question": "One.", "passages": [], "charts": ["mood"],
        "losses": [], "replace": [],
    });
    evening.call("check_summary", choice.clone());
    let journal = evening.session().journal().unwrap();
    let choice = serde_json::from_value(choice).unwrap();
    let summary = afterbell_core::sharing::compose::compose(journal, &choice);
    assert!(summary.is_ok(), "a summary at {time}");
    let made = evening.session().make_backup(None);
    assert!(made.is_ok(), "a backup at {time}");
    (evening, day)
}

#[test]
fn the_first_and_the_last_evenings_a_clock_can_show_are_evenings_like_others() {
    for (time, day) in [
        ("1970-01-01 00:00", "1969-12-31"),
        ("1970-01-01 12:00", "1970-01-01"),
        // 2^31 seconds after 1970: 03:14:08 on that day, which is still the evening before.
        ("2038-01-19 03:14", "2038-01-18"),
        ("2038-01-19 21:00", "2038-01-19"),
        ("2106-02-07 21:00", "2106-02-07"),
        ("9999-12-31 23:59", "9999-12-31"),
    ] {
        let (mut evening, lived) = an_evening_at(time, "UTC");
        assert_eq!(lived, day, "{time}");
        evening.lock();
        assert_eq!(
            evening.unlock()["noticed"],
            serde_json::Value::Null,
            "{time}"
        );
        assert_eq!(evening.found("choir"), ["An evening"], "{time}");
    }
}

#[test]
fn a_clock_that_jumps_misplaces_nothing_and_loses_nothing() {
    let mut evening = a_journal();
    let mut days = Vec::new();
    // A flat battery, a wrong year, a day forward, the night the clocks change, and home again.
    for time in [
        "2026-11-19 21:40",
        "1970-01-01 12:00",
        "2036-11-19 21:40",
        "2026-11-20 21:40",
        "2026-10-25 01:30",
        "2026-03-29 02:30",
        "2026-11-19 21:41",
    ] {
        evening.set_clock(
            time,
            if time.contains("03-29") {
                "UTC"
            } else {
                "Europe/London"
            },
        );
        days.push(day_of_a_check_in(&mut evening));
        evening.write(&format!("At {time}."));
        evening.lock();
        assert_eq!(
            evening.unlock()["noticed"],
            serde_json::Value::Null,
            "{time}"
        );
    }
    let page = evening.call("list_entries", json!({ "limit": 50 }));
    let mut listed: Vec<String> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["day"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        listed.is_sorted_by(|a, b| a >= b),
        "newest first by the day it is about: {listed:?}"
    );
    listed.sort();
    days.sort();
    assert_eq!(listed, days, "each under the day its clock said");
    let all = json!({ "from": "1970-01-01", "to": "2036-12-31" });
    assert_eq!(
        evening.call("list_checkins", all).as_array().unwrap().len(),
        days.len()
    );
}

#[test]
fn a_clock_that_jumps_takes_no_backup_away() {
    let mut evening = a_journal();
    evening.write("Kept.");
    for time in [
        "2026-11-17 21:40",
        "2026-11-18 21:40",
        "2036-11-18 21:40",
        "1970-01-01 12:00",
    ] {
        evening.set_clock(time, "Europe/London");
        evening.write(time);
        assert!(evening.session().make_backup(None).is_ok());
    }
    let listed = evening.call("list_backups", json!({}));
    assert_eq!(listed.as_array().unwrap().len(), 4, "{listed}");
}
