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
