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
