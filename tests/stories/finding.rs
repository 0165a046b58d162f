//! Finding one's way: filters, searches kept by name, the calendar, the timeline, what comes back.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// Checks in on the evening of a day with these answers.
fn felt(evening: &mut Evening, day: &str, answers: Value) {
    evening.set_clock(&format!("{day} 21:40"), "Europe/London");
    evening.check_in(answers);
    evening.set_clock("2026-11-19 21:40", "Europe/London");
}

fn notes(evening: &mut Evening, typed: &str) -> Vec<String> {
    let asked = json!({ "words": typed, "order": "newest", "limit": 10 });
    let notes = evening.call("search", asked)["notes"].clone();
    notes
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["why"].as_str().unwrap().to_owned())
        .collect()
}

/// Four pages of four days, with check-ins on three of them.
fn a_few_days() -> Evening {
    let mut evening = a_journal();
    evening.write_about("2024-03-05", "Ruth rang about the budget.");
    evening.write_about("2025-11-19", "Mrs Adeyemi came to see the choir.");
    evening.write_about("2026-11-18", "The choir, and rain.");
    evening.write("Rose sang; the roses are out.");
    felt(
        &mut evening,
        "2024-03-05",
        json!({ "mood": 1, "words": ["worn out"], "tags": ["budget"] }),
    );
    felt(
        &mut evening,
        "2026-11-18",
        json!({ "mood": 2, "words": ["sad"], "tags": ["family"] }),
    );
    felt(
        &mut evening,
        "2026-11-19",
        json!({ "mood": 4, "words": ["hopeful"], "tags": ["family"] }),
    );
    for (name, role) in [("Ruth Adeyemi", "my chair"), ("Rose Hall", "my deputy")] {
        evening.call(
            "save_known",
            json!({ "kind": "person", "name": name, "also": [], "role": role }),
        );
    }
    evening
}

const RUTH: &str = "Ruth rang about the budget.";
const CHOIR: &str = "Mrs Adeyemi came to see the choir.";
const RAIN: &str = "The choir, and rain.";
const ROSE: &str = "Rose sang; the roses are out.";

#[test]
fn filters_narrow_alone_newest_first_and_together_with_words() {
    let mut evening = a_few_days();
    for (typed, expected) in [
        ("tag:family", &[ROSE, RAIN][..]),
        ("tag:fam", &[ROSE, RAIN]),
        ("tag:\"fam\"", &[]),
        ("word:\"worn out\"", &[RUTH]),
        ("word:sad", &[RAIN]),
        ("mood:1", &[RUTH]),
        ("mood:1-2", &[RAIN, RUTH]),
        ("mood:2-1 tag:family", &[RAIN]),
        ("mood:5", &[]),
        ("on:2026", &[ROSE, RAIN]),
        ("on:2026-11-18", &[RAIN]),
        ("on:18/11/2026", &[RAIN]),
        ("on:yesterday", &[RAIN]),
        ("before:2026", &[CHOIR, RUTH]),
        ("after:2024 before:2026-11-19", &[RAIN, CHOIR]),
        ("choir on:2025", &[CHOIR]),
        ("tag:family chor", &[]),
        ("tag:family choi", &[RAIN]),
        ("choir after:2026-11-17", &[RAIN]),
        ("choir after:2026-11-18", &[]),
    ] {
        assert_eq!(evening.found(typed), expected, "{typed}");
        let best = json!({ "words": typed, "order": "best", "limit": 50 });
        let best = evening.call("search", best)["hits"]
            .as_array()
            .unwrap()
            .len();
        assert_eq!(best, expected.len(), "best first: {typed}");
    }
}

#[test]
fn a_person_is_found_by_any_form_of_the_name_and_a_name_that_is_a_word_only_by_what_is_listed() {
    let mut evening = a_few_days();
    for typed in [
        "person:ruth",
        "person:adeyemi",
        "person:\"Ruth Adeyemi\"",
        "person:rut",
    ] {
        assert_eq!(evening.found(typed), [CHOIR, RUTH], "{typed}");
    }
    assert_eq!(evening.found("person:ruth budget"), [RUTH]);
    // "Rose" is a word as well: it is looked for once the writer says that she is called so.
    assert!(evening.found("person:rose").is_empty());
    let rose = evening.call("list_known", json!({}))[0].clone();
    evening.call(
        "save_known",
        json!({ "id": rose["id"], "kind": "person", "name": "Rose Hall", "also": ["Rose"], "role": "my deputy" }),
    );
    assert_eq!(evening.found("person:rose"), [ROSE]);
}

#[test]
fn what_is_half_typed_narrows_nothing_and_is_told() {
    let mut evening = a_few_days();
    assert_eq!(evening.found("choir before:2026-1").len(), 2);
    assert_eq!(notes(&mut evening, "choir before:2026-1"), ["no_day"]);
    assert_eq!(notes(&mut evening, "tag:"), ["not_yet"]);
    assert_eq!(
        notes(&mut evening, "mood:9 kind:odd"),
        ["no_mood", "no_kind"]
    );
    assert_eq!(
        notes(&mut evening, "tag:zzz person:zzz word:zzz"),
        ["no_such_tag", "no_such_word", "no_such_person"]
    );
    assert!(evening.found("choir tag:zzz").is_empty());
    assert!(notes(&mut evening, "foo:bar 10:30").is_empty());
}

#[test]
fn what_is_in_the_bin_is_found_by_no_filter() {
    let mut evening = a_few_days();
    let id = evening.call(
        "search",
        json!({ "words": "rain", "order": "newest", "limit": 1 }),
    )["hits"][0]["id"]
        .clone();
    evening.call("bin_entry", json!({ "id": id }));
    for typed in [
        "tag:family",
        "mood:1-4",
        "on:2026",
        "word:sad",
        "on:2026 tag:family",
    ] {
        assert!(!evening.found(typed).contains(&RAIN.to_owned()), "{typed}");
    }
    assert_eq!(
        evening.call(
            "marked_days",
            json!({ "from": "2026-11-18", "to": "2026-11-18" })
        )["days"][0]["entry"],
        false
    );
}

#[test]
fn pages_of_a_filter_come_one_after_the_other_and_none_twice() {
    let mut evening = a_journal();
    for number in 0..23 {
        evening.write(&format!("Heron {number}"));
        evening.wait_minutes(1);
    }
    evening.check_in(json!({ "tags": ["family"], "mood": 3 }));
    for typed in [
        "tag:family",
        "on:2026",
        "heron mood:3",
        "heron on:2026-11-19",
    ] {
        for order in ["newest", "best"] {
            let mut seen = Vec::new();
            for skip in [0, 10, 20] {
                let found = evening.call(
                    "search",
                    json!({ "words": typed, "order": order, "limit": 10, "skip": skip }),
                );
                assert_eq!(found["more"], skip < 20, "{typed}, {order}, {skip}");
                seen.extend(
                    found["hits"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|hit| hit["id"].as_i64().unwrap()),
                );
            }
            assert!(
                order == "best" || seen.is_sorted_by(|one, next| one > next),
                "{typed}"
            );
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), 23, "{typed}, {order}");
        }
    }
}

#[test]
fn many_entries_of_a_day_are_narrowed_as_few_are() {
    let mut evening = a_journal();
    for number in 0..320 {
        evening.write(&format!(
            "{} {number}",
            if number % 40 == 0 { "Heron" } else { "Rain" }
        ));
        evening.wait_minutes(1);
    }
    evening.set_clock("2026-11-19 23:00", "Europe/London");
    evening.check_in(json!({ "tags": ["family"] }));
    assert_eq!(evening.found("heron tag:family").len(), 8);
    assert_eq!(evening.found("tag:family").len(), 50);
}

#[test]
fn what_a_search_can_be_narrowed_to_is_what_there_is() {
    let mut evening = a_few_days();
    let choices = evening.call("search_choices", json!({}));
    assert_eq!(choices["tags"], json!(["family", "budget"]));
    assert_eq!(choices["words"], json!(["hopeful", "sad", "worn out"]));
    assert_eq!(choices["people"], json!(["Rose Hall", "Ruth Adeyemi"]));
}

#[test]
fn a_search_is_kept_by_a_name_renamed_and_taken_out() {
    let mut evening = a_journal();
    let kept =
        json!({ "name": "  Hard  weeks ", "words": "mood:1-2 on:\"last week\"", "order": "best" });
    let saved = evening.call("save_search", kept);
    assert_eq!(saved["value"]["name"], "Hard weeks");
    assert_eq!(saved["touched"]["searches"], true);
    let mut other = saved["value"].clone();
    other["id"] = json!(null);
    other["name"] = json!("hard weeks");
    assert_eq!(
        evening.refused("save_search", other.clone()),
        Code::AlreadyThere
    );
    other["name"] = json!(" ");
    assert_eq!(evening.refused("save_search", other), Code::Invalid);
    let mut renamed = saved["value"].clone();
    renamed["name"] = json!("Low weeks");
    evening.call("save_search", renamed.clone());
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("list_searches", json!({})), json!([renamed]));
    evening.call("remove_search", json!({ "id": renamed["id"] }));
    assert_eq!(evening.call("list_searches", json!({})), json!([]));
    assert_eq!(
        evening.refused("remove_search", json!({ "id": renamed["id"] })),
        Code::NotFound
    );
}

#[test]
fn only_days_that_hold_something_are_marked() {
    let mut evening = a_few_days();
    felt(&mut evening, "2026-11-01", json!({ "mood": 3 }));
    let marked = evening.call(
        "marked_days",
        json!({ "from": "2026-01-01", "to": "2026-12-31" }),
    );
    let day = |day: &str, entry: bool, checkin: bool| json!({ "day": day, "entry": entry, "checkin": checkin });
    assert_eq!(
        marked["days"],
        json!([
            day("2026-11-01", false, true),
            day("2026-11-18", true, true),
            day("2026-11-19", true, true)
        ])
    );
    assert_eq!(marked["first"], "2024-03-05");
    assert_eq!(marked["today"], "2026-11-19");
    let too_long = json!({ "from": "2024-01-01", "to": "2026-12-31" });
    assert_eq!(evening.refused("marked_days", too_long), Code::Invalid);
}

#[test]
fn pages_are_counted_by_half_term_newest_first_with_what_stood_out() {
    let mut evening = a_few_days();
    evening.call(
        "save_marker",
        json!({ "day": "2025-08-21", "kind": "results", "label": "", "hard": false }),
    );
    let timeline = evening.call("timeline", json!({}));
    let told: Vec<_> = timeline
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["period"]["which"].as_str().unwrap(),
                one["entries"].as_u64().unwrap(),
                one["markers"].as_array().unwrap().len(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("autumn_2", 2, 0),
            ("autumn_2", 1, 0),
            ("summer", 0, 1),
            ("spring_2", 1, 0)
        ]
    );
}

#[test]
fn a_day_that_stands_out_is_put_down_changed_and_taken_away() {
    let mut evening = a_journal();
    let visit = json!({ "day": "2026-03-04", "until": "2026-03-05", "kind": "ofsted_visit", "label": " Two  days ", "hard": true });
    let saved = evening.call("save_marker", visit)["value"].clone();
    assert_eq!(saved["label"], "Two days");
    let mut changed = saved.clone();
    changed["until"] = json!("2026-03-04");
    let changed = evening.call("save_marker", changed)["value"].clone();
    assert_eq!(changed["until"], json!(null), "one day is one day");
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("list_markers", json!({})), json!([changed]));
    for wrong in [
        json!({ "day": "2026-03-04", "until": "2026-03-03", "kind": "results", "label": "", "hard": false }),
        json!({ "day": "2026-03-04", "kind": "own", "label": " ", "hard": false }),
    ] {
        assert_eq!(evening.refused("save_marker", wrong), Code::Invalid);
    }
    evening.call("remove_marker", json!({ "id": saved["id"] }));
    assert_eq!(evening.call("list_markers", json!({})), json!([]));
}

fn remembered(evening: &mut Evening) -> Vec<String> {
    let told = evening.call("on_this_day", json!({}));
    told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["day"].as_str().unwrap().to_owned())
        .collect()
}

/// Pages of this day in three earlier years, and of the day before.
fn remembering() -> Evening {
    let mut evening = a_journal();
    for day in ["2023-11-19", "2024-11-19", "2025-11-19", "2025-11-18"] {
        evening.write_about(day, &format!("Written about {day}."));
    }
    evening.write("Tonight.");
    let mut settings = evening.call("settings", json!({}));
    settings["on_this_day"] = json!(true);
    evening.call("save_settings", settings);
    evening
}

#[test]
fn nothing_comes_back_until_it_is_turned_on() {
    let mut evening = a_journal();
    evening.write_about("2025-11-19", "A year ago.");
    assert_eq!(evening.call("settings", json!({}))["on_this_day"], false);
    assert!(remembered(&mut evening).is_empty());
}

#[test]
fn pages_of_the_same_day_come_back_newest_first_and_not_from_the_bin() {
    let mut evening = remembering();
    assert_eq!(
        remembered(&mut evening),
        ["2025-11-19", "2024-11-19", "2023-11-19"]
    );
    let told = evening.call("on_this_day", json!({}));
    evening.call("bin_entry", json!({ "id": told["rows"][0]["id"] }));
    evening.call(
        "leave_out_memory",
        json!({ "id": told["rows"][1]["id"], "out": true }),
    );
    assert_eq!(remembered(&mut evening), ["2023-11-19"]);
    evening.call("bring_back_entry", json!({ "id": told["rows"][0]["id"] }));
    evening.call(
        "leave_out_memory",
        json!({ "id": told["rows"][1]["id"], "out": false }),
    );
    assert_eq!(remembered(&mut evening).len(), 3);
    assert_eq!(
        evening.refused("leave_out_memory", json!({ "id": 5, "out": true })),
        Code::NotFound
    );
}

#[test]
fn around_a_day_called_hard_memories_stay_silent() {
    let mut evening = remembering();
    let marker = |day: &str, hard: bool| json!({ "day": day, "kind": "bereavement", "label": "", "hard": hard });
    let soft = evening.call("save_marker", marker("2024-11-10", false));
    assert_eq!(
        remembered(&mut evening).len(),
        3,
        "one that is not hard silences nothing"
    );
    let mut hard = soft["value"].clone();
    hard["hard"] = json!(true);
    evening.call("save_marker", hard.clone());
    assert_eq!(remembered(&mut evening), ["2025-11-19", "2023-11-19"]);
    hard["day"] = json!("2026-12-03");
    evening.call("save_marker", hard.clone());
    assert!(
        remembered(&mut evening).is_empty(),
        "while it is there nothing comes back at all"
    );
    hard["day"] = json!("2026-12-04");
    evening.call("save_marker", hard);
    assert_eq!(remembered(&mut evening).len(), 3);
}
