//! What may be said from what was noted: what goes together, two stretches of time, a long time, a lower spell.

use afterbell_core::api::Code;
use afterbell_core::clock::Day;
use afterbell_tests::evening::id;
use afterbell_tests::{Evening, a_journal};
use chrono::Datelike;
use serde_json::{Value, json};

/// The first school day of an autumn.
fn first() -> Day {
    Day::of(2026, 9, 1).unwrap()
}

fn at(evening: &mut Evening, day: Day) {
    evening.set_clock(&format!("{day} 21:00"), "Europe/London");
}

/// Lives so many days from the first on; what a day answers is told by its number and its weekday, Monday being 0.
fn live(evening: &mut Evening, days: std::ops::Range<i64>, answer: impl Fn(i64, u32) -> Value) {
    for number in days {
        let day = first().plus(number);
        let said = answer(number, day.0.weekday().num_days_from_monday());
        if !said.is_null() {
            at(evening, day);
            evening.check_in(said);
        }
    }
}

/// School days of an autumn at one mood, and from a day on at another.
fn fall(evening: &mut Evening, from: i64, until: i64, low: u8) {
    live(evening, 0..until, |number, weekday| match weekday {
        5 | 6 => Value::Null,
        _ if number < from => json!({ "mood": if number % 5 == 0 { 3 } else { 4 } }),
        _ => json!({ "mood": low }),
    });
}

fn note(evening: &mut Evening) -> Value {
    evening.call("lower_spell", json!({}))["note"].clone()
}

fn mood_links(evening: &mut Evening) -> Value {
    evening.call("links", json!({ "measure": "mood" }))
}

#[test]
fn on_fifty_nine_days_nothing_goes_together_and_on_sixty_it_may() {
    let mut evening = a_journal();
    let answer = |number: i64, _| {
        let outdoors = number % 3 == 0;
        let mood = if outdoors { 4 } else { 2 } + number % 2;
        json!({ "mood": mood, "tags": if outdoors { json!(["outdoors"]) } else { json!([]) } })
    };
    live(&mut evening, 0..59, answer);
    let told = mood_links(&mut evening);
    assert_eq!((&told["days"], &told["needs"]), (&json!(59), &json!(60)));
    assert_eq!((&told["clear"], &told["unclear"]), (&json!([]), &json!([])));
    live(&mut evening, 59..60, answer);
    let told = mood_links(&mut evening);
    let link = &told["clear"][0];
    assert_eq!(
        (&link["tag"], &link["days_with"]),
        (&json!("outdoors"), &json!(20))
    );
    let figure = |name: &str| link[name].as_f64().unwrap();
    assert!((figure("by") - 2.0).abs() < 0.2);
    assert!(0.3 < figure("from") && figure("from") < figure("by") && figure("by") < figure("to"));
}

#[test]
fn a_tag_that_cannot_be_told_apart_says_why_and_has_no_figure() {
    let mut evening = a_journal();
    live(&mut evening, 0..70, |number, weekday| {
        let mut tags = vec!["gate"];
        if weekday == 1 {
            tags.push("long meeting");
        }
        if number < 5 {
            tags.push("budget");
        }
        if number % 2 == 0 {
            tags.push("family");
        }
        json!({ "mood": 2 + number / 2 % 3, "tags": tags })
    });
    let told = mood_links(&mut evening);
    assert_eq!(told["clear"], json!([]));
    let said: Vec<_> = told["unclear"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["tag"].as_str().unwrap(),
                one["why"].as_str().unwrap(),
                one["more"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("budget", "few_with", 3),
            ("family", "no_clear_link", 0),
            ("gate", "few_without", 8),
            ("long meeting", "same_weekday", 0),
        ]
    );
    for one in told["unclear"].as_array().unwrap() {
        assert_eq!(one["by"], Value::Null);
    }
}

#[test]
fn weeks_around_a_day_that_stands_out_are_set_beside_each_other() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 80, 2);
    let marker = json!({ "day": first().plus(40), "until": null, "kind": "ofsted_visit", "label": "", "hard": false });
    let marker = id(&evening.call("save_marker", marker)["value"]);
    let told = evening.call(
        "compare",
        json!({ "figure": "mood", "weeks": 4, "marker": marker }),
    );
    assert_eq!(told["before"]["to"], json!(first().plus(39)));
    assert_eq!(told["after"]["from"], json!(first().plus(41)));
    assert_eq!(
        (&told["before"]["of"], &told["after"]["of"]),
        (&json!(28), &json!(28))
    );
    let figure = |name: &str| told["found"][name].as_f64().unwrap();
    assert!(figure("by") < -1.5 && figure("to") < 0.0);
    assert!(figure("superiority") < 0.1);
    // The day itself is on neither side, and the half-term's holiday is told.
    assert!(told["after"]["holidays"].as_u64().unwrap() >= 5);
    assert_eq!(told["before"]["holidays"], 0);
}

#[test]
fn weeks_up_to_today_are_set_beside_those_before_and_say_what_they_need() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 50, 2);
    let told = evening.call(
        "compare",
        json!({ "figure": "mood", "weeks": 1, "marker": null }),
    );
    assert_eq!((&told["found"], &told["needs"]), (&Value::Null, &json!(8)));
    assert_eq!(
        (&told["after"]["noted"], &told["after"]["of"]),
        (&json!(5), &json!(7))
    );
    assert_eq!(told["after"]["to"], json!(first().plus(49)));
    let told = evening.call(
        "compare",
        json!({ "figure": "mood", "weeks": 3, "marker": null }),
    );
    assert_ne!(told["found"], Value::Null);
}

#[test]
fn what_lies_ahead_of_a_day_to_come_has_not_begun() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 50, 2);
    let marker = json!({ "day": first().plus(60), "until": null, "kind": "results", "label": "", "hard": false });
    let marker = id(&evening.call("save_marker", marker)["value"]);
    let told = evening.call(
        "compare",
        json!({ "figure": "mood", "weeks": 4, "marker": marker }),
    );
    assert_eq!(
        (&told["after"]["of"], &told["after"]["noted"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(told["found"], Value::Null);
}

#[test]
fn stretches_that_are_none_and_a_day_that_is_not_there_are_refused() {
    let mut evening = a_journal();
    for weeks in [0, 105] {
        let asked = json!({ "figure": "mood", "weeks": weeks, "marker": null });
        assert_eq!(evening.refused("compare", asked), Code::Invalid);
    }
    let asked = json!({ "figure": "mood", "weeks": 4, "marker": 7 });
    assert_eq!(evening.refused("compare", asked), Code::NotFound);
    assert_eq!(
        evening.refused("links", json!({ "measure": "hours" })),
        Code::Invalid
    );
}

#[test]
fn what_is_noted_by_the_week_is_compared_by_whole_weeks() {
    let mut evening = a_journal();
    for (number, hours) in
        (0..20).map(|number| (number, if number < 10 { "from_50" } else { "from_70" }))
    {
        let monday = Day::of(2026, 3, 2).unwrap().plus(number * 7);
        at(&mut evening, monday.plus(6));
        let week = json!({
            "week": monday, "seemed": 6, "was": if number < 10 { 5 } else { 2 }, "hours": hours, "signs": [], "known": [],
            "held_by": null, "just_for_me": null,
        });
        evening.call("record_weekly", week);
    }
    for (figure, least) in [("hours", 15.0), ("seemed_against_was", 2.0)] {
        let told = evening.call(
            "compare",
            json!({ "figure": figure, "weeks": 10, "marker": null }),
        );
        assert_eq!(
            (&told["before"]["noted"], &told["before"]["of"]),
            (&json!(10), &json!(10))
        );
        assert!(told["found"]["by"].as_f64().unwrap() > least, "{figure}");
        let told = evening.call("long_view", json!({ "figure": figure }));
        assert_eq!(told["dots"].as_array().unwrap().len(), 20);
        assert_eq!((&told["pieces"], &told["needs"]), (&json!([]), &json!(60)));
    }
}

#[test]
fn a_long_time_has_its_curve_and_a_silence_breaks_it() {
    let mut evening = a_journal();
    let answer = |number: i64, _| json!({ "mood": 2 + number % 3 });
    live(&mut evening, 0..40, answer);
    let view = json!({ "figure": "mood" });
    let told = evening.call("long_view", view.clone());
    assert_eq!(
        (&told["pieces"], &told["days"], &told["needs_days"]),
        (&json!([]), &json!(40), &json!(90))
    );
    live(&mut evening, 70..110, answer);
    let told = evening.call("long_view", view);
    let pieces = told["pieces"].as_array().unwrap();
    assert_eq!(pieces.len(), 2);
    assert_eq!(pieces[1][0]["day"], json!(first().plus(70)));
    assert_eq!(
        pieces[1].as_array().unwrap().last().unwrap()["day"],
        json!(first().plus(109))
    );
    assert!(told["lately"].as_f64().is_some());
}

#[test]
fn four_lower_school_weeks_are_told_of_and_stand_for_a_week() {
    let mut evening = a_journal();
    fall(&mut evening, 80, 108, 2);
    let told = note(&mut evening);
    let (days, of) = (told["days"].as_u64().unwrap(), told["of"].as_u64().unwrap());
    assert!(12 <= days && days <= of && of <= 20, "{told}");
    evening.call("note_lower_spell", json!({}));
    for later in [0, 6] {
        at(&mut evening, first().plus(107 + later));
        assert_eq!(note(&mut evening), told, "{later} days later");
        evening.call("note_lower_spell", json!({}));
    }
    at(&mut evening, first().plus(107 + 7));
    assert_eq!(note(&mut evening), Value::Null);
}

#[test]
fn one_that_is_left_is_silent_for_six_weeks_also_after_a_lock() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 68, 2);
    at(&mut evening, first().plus(67));
    assert_ne!(note(&mut evening), Value::Null);
    evening.call("note_lower_spell", json!({}));
    evening.call("leave_lower_spell", json!({}));
    evening.lock();
    evening.unlock();
    assert_eq!(note(&mut evening), Value::Null);
    // It goes on lower still, so that the six weeks alone keep it silent.
    live(&mut evening, 68..68 + 41, |_, weekday| {
        if weekday < 5 {
            json!({ "mood": 1 })
        } else {
            Value::Null
        }
    });
    at(&mut evening, first().plus(67 + 41));
    assert_eq!(note(&mut evening), Value::Null);
    at(&mut evening, first().plus(67 + 42));
    assert_ne!(note(&mut evening), Value::Null);
}

#[test]
fn whoever_stopped_these_notes_is_told_nothing() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 68, 2);
    let mut settings = evening.call("settings", json!({}));
    assert_eq!(settings["lower_spells"], json!(true));
    settings["lower_spells"] = json!(false);
    evening.call("save_settings", settings.clone());
    assert_eq!(note(&mut evening), Value::Null);
    evening.lock();
    evening.unlock();
    assert_eq!(note(&mut evening), Value::Null);
    settings["lower_spells"] = json!(true);
    evening.call("save_settings", settings);
    assert_ne!(note(&mut evening), Value::Null);
}

#[test]
fn a_clock_that_went_back_tells_of_nothing_that_lies_ahead() {
    let mut evening = a_journal();
    fall(&mut evening, 40, 68, 2);
    evening.call("note_lower_spell", json!({}));
    at(&mut evening, first().plus(39));
    assert_eq!(note(&mut evening), Value::Null);
    evening.call("leave_lower_spell", json!({}));
    at(&mut evening, first().plus(67));
    assert_ne!(
        note(&mut evening),
        Value::Null,
        "what was left before it was shown is not left"
    );
}

#[test]
fn with_nothing_or_one_day_there_is_nothing_to_say_and_nothing_wrong() {
    let mut evening = a_journal();
    for _ in 0..2 {
        assert_eq!(mood_links(&mut evening)["clear"], json!([]));
        let told = evening.call(
            "compare",
            json!({ "figure": "mood", "weeks": 104, "marker": null }),
        );
        assert_eq!(told["found"], Value::Null);
        assert_eq!(
            evening.call("long_view", json!({ "figure": "mood" }))["pieces"],
            json!([])
        );
        assert_eq!(note(&mut evening), Value::Null);
        evening.call("leave_lower_spell", json!({}));
        evening.check_in(json!({ "mood": 3 }));
    }
}
