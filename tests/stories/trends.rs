//! Trends: dots where something was marked, a median where there is enough, gaps left open.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// Checks in with a mood on days of November 2026.
fn moods(evening: &mut Evening, days: impl IntoIterator<Item = u32>, mood: u8) {
    for day in days {
        evening.set_clock(&format!("2026-11-{day:02} 21:00"), "Europe/London");
        evening.check_in(json!({ "mood": mood }));
    }
}

fn november(evening: &mut Evening, measure: &str) -> Value {
    evening.call(
        "trend",
        json!({ "measure": measure, "from": "2026-11-01", "to": "2026-11-30" }),
    )
}

#[test]
fn a_dot_stands_where_something_was_marked_and_nowhere_else() {
    let mut evening = a_journal();
    moods(&mut evening, [2, 4, 9], 2);
    let chart = november(&mut evening, "mood");
    let days: Vec<&str> = chart["dots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dot| dot["day"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-11-02", "2026-11-04", "2026-11-09"]);
    assert_eq!(
        (&chart["days_with"], &chart["days_in_range"]),
        (&json!(3), &json!(30))
    );
}

#[test]
fn a_check_in_that_did_not_answer_is_not_a_nought() {
    let mut evening = a_journal();
    moods(&mut evening, [2, 3], 2);
    let chart = november(&mut evening, "bucket");
    assert_eq!(chart["dots"], json!([]));
    assert_eq!(chart["days_with"], 0);
}

#[test]
fn an_empty_bucket_is_an_answer() {
    let mut evening = a_journal();
    evening.check_in(json!({ "bucket": 0 }));
    let chart = november(&mut evening, "bucket");
    assert_eq!(
        chart["dots"],
        json!([{ "day": "2026-11-19", "value": 0.0 }])
    );
}

#[test]
fn several_check_ins_of_a_day_are_one_dot_at_their_median() {
    let mut evening = a_journal();
    for mood in [1, 5, 4] {
        moods(&mut evening, [7], mood);
    }
    assert_eq!(
        november(&mut evening, "mood")["dots"],
        json!([{ "day": "2026-11-07", "value": 4.0 }])
    );
}

#[test]
fn the_median_is_drawn_in_pieces_and_a_gap_is_left_open() {
    let mut evening = a_journal();
    // Two runs of days with more than three weeks between them.
    for month in ["09", "11"] {
        for day in 1..=14 {
            evening.set_clock(&format!("2026-{month}-{day:02} 21:00"), "Europe/London");
            evening.check_in(json!({ "mood": 3 }));
        }
    }
    let chart = evening.call(
        "trend",
        json!({ "measure": "mood", "from": "2026-09-01", "to": "2026-11-30" }),
    );
    let pieces = chart["median"].as_array().unwrap();
    assert_eq!(
        pieces.len(),
        2,
        "a line over the silence would say what nobody marked"
    );
    for piece in pieces {
        assert!(!piece.as_array().unwrap().is_empty());
    }
    assert_eq!(
        pieces[1][0]["day"].as_str().unwrap().get(..7),
        Some("2026-11")
    );
}

#[test]
fn a_few_days_have_dots_and_no_median() {
    let mut evening = a_journal();
    moods(&mut evening, [1, 2], 3);
    assert_eq!(november(&mut evening, "mood")["median"], json!([]));
}

#[test]
fn with_nothing_marked_there_is_nothing_to_see_and_nothing_wrong() {
    let mut evening = a_journal();
    let chart = evening.call("trend", json!({ "measure": "sleep" }));
    assert_eq!(
        (&chart["dots"], &chart["days_with"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(chart["days_in_range"], 1);
}

#[test]
fn a_range_begins_with_the_first_check_in_and_ends_today_unless_it_is_said() {
    let mut evening = a_journal();
    moods(&mut evening, [5], 3);
    evening.set_clock("2026-11-19 21:00", "Europe/London");
    let chart = evening.call("trend", json!({ "measure": "mood" }));
    assert_eq!(
        (&chart["from"], &chart["to"]),
        (&json!("2026-11-05"), &json!("2026-11-19"))
    );
    assert_eq!(chart["days_in_range"], 15);
}

#[test]
fn a_measure_that_is_none_is_refused() {
    assert_eq!(
        a_journal().refused("trend", json!({ "measure": "score" })),
        Code::Invalid
    );
}

#[test]
fn a_half_term_is_told_as_shares_beside_the_one_a_year_before() {
    let mut evening = a_journal();
    for (year, mood, days) in [(2025, 2, 3..=11), (2026, 4, 3..=16)] {
        for day in days {
            evening.set_clock(&format!("{year}-11-{day:02} 21:00"), "Europe/London");
            evening.check_in(json!({ "mood": mood }));
        }
    }
    let told = evening.call(
        "half_terms",
        json!({ "measure": "mood", "from": "2026-10-18", "to": "2026-11-16" }),
    );
    let half_terms = told["half_terms"].as_array().unwrap();
    assert_eq!((half_terms.len(), &told["needs"]), (1, &json!(8)));
    let now = &half_terms[0];
    assert_eq!(now["period"]["which"], "autumn_2");
    assert_eq!(now["share"]["levels"], json!([0.0, 0.0, 0.0, 14.0, 0.0]));
    assert_eq!(now["share"]["days_with"], 14);
    let before = &now["year_before"];
    assert_eq!(before["period"]["which"], "autumn_2");
    assert_eq!(before["share"]["levels"], json!([0.0, 9.0, 0.0, 0.0, 0.0]));
}

#[test]
fn a_half_term_with_seven_days_says_that_it_needs_eight() {
    let mut evening = a_journal();
    moods(&mut evening, 3..=9, 3);
    let told = evening.call("half_terms", json!({ "measure": "mood" }));
    let share = &told["half_terms"][0]["share"];
    assert_eq!(
        (&share["days_with"], &share["levels"]),
        (&json!(7), &json!([]))
    );
    let nothing = evening.call("half_terms", json!({ "measure": "sleep" }));
    assert_eq!(nothing["half_terms"], json!([]));
}

#[test]
fn the_week_has_a_shape_from_four_days_on_and_none_before() {
    let mut evening = a_journal();
    // Mondays of the half-term, and three Tuesdays; one Monday of the holiday before it.
    moods(&mut evening, [2, 9, 16, 23], 2);
    moods(&mut evening, [3, 10, 17], 5);
    evening.set_clock("2026-10-26 21:00", "Europe/London");
    evening.check_in(json!({ "mood": 5 }));
    evening.set_clock("2026-11-30 21:00", "Europe/London");
    let told = evening.call("week_shape", json!({ "measure": "mood" }));
    let cell = |at: usize| {
        (
            told["cells"][at]["days_with"].clone(),
            told["cells"][at]["median"].clone(),
        )
    };
    assert_eq!(cell(0), (json!(4), json!(2.0)));
    assert_eq!(cell(1), (json!(3), Value::Null));
    assert_eq!(cell(7), (json!(1), Value::Null));
}

#[test]
fn the_weeks_are_drawn_as_they_were_answered() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    let week = json!({
        "week": "2026-11-16", "seemed": 8, "was": 3, "hours": "from_60", "signs": [], "known": [], "held_by": null,
        "just_for_me": null,
    });
    evening.call("record_weekly", week);
    let told = evening.call("weeks", json!({ "from": "2026-11-18", "to": null }));
    assert_eq!(
        told["weeks"],
        json!([{ "week": "2026-11-16", "seemed": 8, "was": 3, "hours": "from_60" }]),
        "a week that the range touches is in it"
    );
    assert_eq!(told["weeks_in_range"], 1);
}

#[test]
fn a_year_holds_its_moods_and_lights_and_nothing_for_other_days() {
    let mut evening = a_journal();
    moods(&mut evening, [5], 2);
    evening.set_clock("2026-11-06 21:00", "Europe/London");
    evening.check_in(json!({ "light": "The choir." }));
    let told = evening.call(
        "year_of_days",
        json!({ "from": "2026-09-01", "to": "2027-08-31" }),
    );
    assert_eq!(
        told["days"],
        json!([
            { "day": "2026-11-05", "mood": 2.0, "lights": [] },
            { "day": "2026-11-06", "mood": null, "lights": ["The choir."] },
        ])
    );
    assert_eq!(
        evening.refused(
            "year_of_days",
            json!({ "from": "2020-01-01", "to": "2026-11-30" })
        ),
        Code::Invalid
    );
}

#[test]
fn looking_back_begins_with_what_was_noted_first() {
    let mut evening = a_journal();
    let told = evening.call("how_far_back", json!({}));
    assert_eq!(told["first"], Value::Null);
    moods(&mut evening, [5], 2);
    evening.set_clock("2026-11-19 21:00", "Europe/London");
    let told = evening.call("how_far_back", json!({}));
    assert_eq!(
        (&told["first"], &told["today"], &told["school_year"]),
        (
            &json!("2026-11-05"),
            &json!("2026-11-19"),
            &json!("2026-09-01")
        )
    );
    assert_eq!(told["term"]["which"], "autumn");
}

#[test]
fn days_at_the_ends_of_time_are_answered() {
    let mut evening = a_journal();
    moods(&mut evening, [5], 2);
    let ever = json!({ "measure": "mood", "from": "0001-01-01", "to": "9999-12-31" });
    for name in ["half_terms", "week_shape"] {
        evening.call(name, ever.clone());
    }
    let backwards = json!({ "measure": "mood", "from": "2026-12-01", "to": "2026-01-01" });
    let told = evening.call("half_terms", backwards);
    assert_eq!(told["half_terms"], json!([]));
    evening.call("weeks", json!({ "from": "2026-12-01", "to": "2026-01-01" }));
}
