//! The school's calendar: begun from a preset, edited, and followed by whatever is told by half-term.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn years(evening: &mut Evening) -> Value {
    evening.call("school_years", json!({}))
}

fn choose(evening: &mut Evening, preset: &str) -> Value {
    evening.call("choose_calendar", json!({ "preset": preset }))["value"].clone()
}

fn period(kind: &str, label: &str, from: &str, to: &str) -> Value {
    json!({ "kind": kind, "label": label, "from": from, "to": to })
}

fn find(years: &Value, from: &str) -> Value {
    let periods = years["periods"].as_array().unwrap();
    let found = periods.iter().find(|one| one["from"] == from);
    found.unwrap_or_else(|| panic!("one from {from}")).clone()
}

/// The half-term of a page that is about a day.
fn half_term(evening: &mut Evening, day: &str) -> Value {
    evening.write_about(day, "A page.");
    let timeline = evening.call("timeline", json!({}));
    let periods = timeline.as_array().unwrap().iter();
    let of = |one: &&Value| {
        one["period"]["from"].as_str().unwrap() <= day
            && day <= one["period"]["to"].as_str().unwrap()
    };
    periods.clone().find(of).unwrap().clone()
}

#[test]
fn until_one_is_chosen_days_are_as_they_typically_fall() {
    let mut evening = a_journal();
    let now = years(&mut evening);
    assert_eq!(now["preset"], Value::Null);
    assert_eq!(find(&now, "2026-11-02")["which"], "autumn_2");
    assert_eq!(find(&now, "2026-11-02")["id"], 0);
    let between = now["between"].as_array().unwrap();
    assert!(
        between
            .iter()
            .any(|one| one["which"] == "october_week" && one["from"] == "2026-10-24")
    );
}

#[test]
fn the_timeline_follows_the_calendar_that_was_chosen() {
    let mut evening = a_journal();
    let was = half_term(&mut evening, "2026-10-20");
    assert_eq!(was["period"]["which"], "autumn_1");
    choose(&mut evening, "scotland");
    let now = half_term(&mut evening, "2026-10-20");
    assert_eq!(now["period"]["which"], "autumn_2");
    assert_eq!(now["period"]["from"], "2026-10-19");
    choose(&mut evening, "weekdays");
    let none = half_term(&mut evening, "2026-10-20");
    assert_eq!(none["period"]["which"], "year");
}

#[test]
fn a_half_term_is_moved_and_reworded_and_its_holiday_moves_with_it() {
    let mut evening = a_journal();
    let chosen = choose(&mut evening, "england_wales");
    let mut autumn = find(&chosen, "2026-09-01");
    assert_eq!(autumn["source"], "preset");
    for field in ["which", "source"] {
        autumn.as_object_mut().unwrap().remove(field);
    }
    autumn["label"] = json!("  Autumn,  first half ");
    autumn["to"] = json!("2026-10-16");
    let saved = evening.call("save_school_period", autumn)["value"].clone();
    assert_eq!(
        (&saved["source"], &saved["which"], &saved["label"]),
        (
            &json!("user"),
            &json!("autumn_1"),
            &json!("Autumn, first half")
        )
    );
    let holiday = half_term(&mut evening, "2026-10-20");
    assert_eq!(holiday["period"]["which"], "october_week");
    assert_eq!(holiday["period"]["from"], "2026-10-17");
    let autumn = half_term(&mut evening, "2026-09-15");
    assert_eq!(autumn["label"], "Autumn, first half");
}

#[test]
fn what_is_ones_own_outlives_another_preset_and_a_lock() {
    let mut evening = a_journal();
    choose(&mut evening, "england_wales");
    evening.call(
        "save_school_period",
        period("inset", "INSET", "2026-11-27", "2026-11-27"),
    );
    let mut autumn = find(&years(&mut evening), "2026-11-02");
    for field in ["which", "source"] {
        autumn.as_object_mut().unwrap().remove(field);
    }
    autumn["to"] = json!("2026-12-11");
    evening.call("save_school_period", autumn);
    evening.lock();
    evening.unlock();
    let scotland = choose(&mut evening, "scotland");
    assert_eq!(find(&scotland, "2026-11-27")["kind"], "inset");
    assert_eq!(find(&scotland, "2026-11-02")["to"], "2026-12-11");
    let over = scotland["periods"].as_array().unwrap().iter();
    let terms: Vec<&Value> = over
        .filter(|one| one["kind"] == "half_term" || one["kind"] == "term")
        .collect();
    for pair in terms.windows(2) {
        assert!(pair[0]["to"].as_str() < pair[1]["from"].as_str());
    }
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_lost() {
    let mut evening = a_journal();
    let before = choose(&mut evening, "england_wales");
    for (input, code) in [
        (
            period("half_term", "Backwards", "2034-10-20", "2034-09-01"),
            Code::Invalid,
        ),
        (
            period("term", "Over another", "2026-12-01", "2027-01-10"),
            Code::AlreadyThere,
        ),
        (
            period("term", "For ever", "2034-09-01", "2036-09-01"),
            Code::Invalid,
        ),
        (
            period("term", "", "2034-09-01", "2034-12-01"),
            Code::Invalid,
        ),
        (
            period("inset", &"x".repeat(61), "2026-11-27", "2026-11-27"),
            Code::TooLong,
        ),
        (
            period("bank_holiday", "Again", "2026-12-25", "2026-12-25"),
            Code::AlreadyThere,
        ),
    ] {
        let label = input["label"].to_string();
        let refused = evening.attempt("save_school_period", input).unwrap_err();
        assert_eq!(refused.code, code, "{label}");
    }
    let missing = json!({ "id": 99_999, "kind": "inset", "label": "", "from": "2026-11-27", "to": "2026-11-27" });
    assert_eq!(
        evening
            .attempt("save_school_period", missing)
            .unwrap_err()
            .code,
        Code::NotFound
    );
    assert!(years(&mut evening) == before);
}

#[test]
fn what_is_taken_out_can_be_put_back() {
    let mut evening = a_journal();
    let chosen = choose(&mut evening, "northern_ireland");
    let patrick = find(&chosen, "2027-03-17");
    evening.call("remove_school_period", json!({ "id": patrick["id"] }));
    assert_eq!(
        evening
            .attempt("remove_school_period", json!({ "id": patrick["id"] }))
            .unwrap_err()
            .code,
        Code::NotFound
    );
    let autumn = find(&chosen, "2026-11-02");
    evening.call("remove_school_period", json!({ "id": autumn["id"] }));
    let back = json!({ "label": "", "kind": "half_term", "which": "autumn_2", "from": "2026-11-02", "to": "2026-12-18" });
    let back = evening.call("save_school_period", back);
    assert_eq!(back["value"]["which"], "autumn_2");
    let label = patrick["label"].as_str().unwrap();
    evening.call(
        "save_school_period",
        period("bank_holiday", label, "2027-03-17", "2027-03-17"),
    );
    assert_eq!(
        find(&years(&mut evening), "2027-03-17")["label"],
        "St Patrick’s Day"
    );
}
