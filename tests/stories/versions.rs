//! What an entry said before: kept by sitting, told as a difference, brought back; nothing is rewritten silently.

use afterbell_core::api::Code;
use afterbell_tests::evening::{id, word};
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn rewrite(evening: &mut Evening, id: i64, body: &str) {
    evening.call("save_entry", json!({ "id": id, "body": body }));
}

fn versions(evening: &mut Evening, id: i64) -> Vec<Value> {
    let versions = evening.call("list_versions", json!({ "id": id }));
    versions.as_array().unwrap().clone()
}

/// The difference as one reads it: -went-, +came+.
fn told(evening: &mut Evening, version: &Value, beside: &str) -> String {
    let asked = json!({ "id": version["id"], "beside": beside });
    let read = evening.call("read_version", asked);
    let piece = |piece: &Value| {
        let text = word(&piece["text"]);
        match word(&piece["change"]).as_str() {
            "came" => format!("+{text}+"),
            "went" => format!("-{text}-"),
            _ => text,
        }
    };
    let part = |part: &Value| match part["pieces"].as_array() {
        Some(pieces) => pieces.iter().map(piece).collect(),
        None => word(&part["text"]),
    };
    let parts = read["difference"]["parts"].as_array().unwrap();
    parts.iter().map(part).collect::<Vec<_>>().join(" / ")
}

fn body(evening: &mut Evening, id: i64) -> String {
    word(&evening.call("read_entry", json!({ "id": id }))["body"])
}

#[test]
fn an_entry_that_was_written_in_one_sitting_has_no_earlier_version() {
    let mut evening = a_journal();
    let id = evening.write("The");
    for minute in 1..40 {
        evening.wait_minutes(1);
        rewrite(
            &mut evening,
            id,
            &format!("The bell{}", " rang".repeat(minute)),
        );
    }
    assert_eq!(versions(&mut evening, id), Vec::<Value>::new());
}

#[test]
fn each_sitting_leaves_the_text_it_ended_with() {
    let mut evening = a_journal();
    let id = evening.write("First.");
    evening.wait_minutes(5);
    rewrite(&mut evening, id, "First, and more.");
    let ended = evening.call("read_entry", json!({ "id": id }))["changed_at"].clone();
    evening.wait_minutes(31);
    rewrite(&mut evening, id, "Second, and more.");
    rewrite(&mut evening, id, "Second, and more than before.");
    evening.wait_minutes(31);
    rewrite(&mut evening, id, "Third.");
    let all = versions(&mut evening, id);
    assert_eq!(all.len(), 2);
    assert_eq!((&all[1]["saved_at"], &all[1]["words"]), (&ended, &json!(3)));
    // What became of each by the next: from three words to five, and from five to one.
    assert_eq!((&all[1]["came"], &all[1]["went"]), (&json!(3), &json!(1)));
    assert_eq!((&all[0]["came"], &all[0]["went"]), (&json!(1), &json!(5)));
    assert_eq!(
        told(&mut evening, &all[1], "next"),
        "-First-+Second+, and more+ than before+."
    );
}

#[test]
fn a_lock_for_a_pause_in_thought_ends_no_sitting() {
    let mut evening = a_journal();
    let id = evening.write("One thought.");
    evening.lock();
    evening.wait_minutes(6);
    evening.unlock();
    rewrite(&mut evening, id, "One thought. And another.");
    assert!(versions(&mut evening, id).is_empty());
}

#[test]
fn a_clock_that_was_set_back_ends_one() {
    let mut evening = a_journal();
    let id = evening.write("By a clock that was wrong.");
    evening.set_clock("2025-11-19 21:40", "Europe/London");
    rewrite(&mut evening, id, "By another.");
    assert_eq!(versions(&mut evening, id).len(), 1);
}

fn a_long_page() -> String {
    (1..=120).map(|number| format!("word{number} ")).collect()
}

#[test]
fn everything_selected_and_deleted_is_kept_within_the_same_minute() {
    let mut evening = a_journal();
    let page = a_long_page();
    let id = evening.write(&page);
    rewrite(&mut evening, id, "");
    rewrite(&mut evening, id, "x");
    let all = versions(&mut evening, id);
    assert_eq!(all.len(), 1);
    evening.call("bring_back_version", json!({ "id": all[0]["id"] }));
    assert_eq!(body(&mut evening, id), page);
}

#[test]
fn what_is_taken_away_little_by_little_is_kept_once() {
    let mut evening = a_journal();
    let page = a_long_page();
    let id = evening.write(&page);
    let mut left = page.clone();
    while left.pop().is_some() {
        if left.len().is_multiple_of(30) {
            rewrite(&mut evening, id, &left);
        }
    }
    let all = versions(&mut evening, id);
    assert_eq!(all.len(), 1);
    evening.call("bring_back_version", json!({ "id": all[0]["id"] }));
    assert_eq!(body(&mut evening, id), page);
}

#[test]
fn words_that_stand_in_a_version_already_make_no_second_one() {
    let mut evening = a_journal();
    let page = a_long_page();
    let id = evening.write(&page);
    for _ in 0..4 {
        rewrite(&mut evening, id, "Only this.");
        rewrite(&mut evening, id, &page);
    }
    assert_eq!(versions(&mut evening, id).len(), 1);
}

#[test]
fn a_version_is_brought_back_and_so_is_what_stood_there() {
    let mut evening = a_journal();
    let id = evening.write("The heron stood by the water.");
    evening.wait_minutes(60);
    rewrite(&mut evening, id, "A kingfisher.");
    let [version] = versions(&mut evening, id).try_into().unwrap();
    let back = evening.call("bring_back_version", json!({ "id": version["id"] }));
    assert_eq!(back["touched"]["entries"], true);
    assert_eq!(back["value"]["body"], "The heron stood by the water.");
    assert_eq!(evening.found("heron").len(), 1);
    assert!(evening.found("kingfisher").is_empty());
    // And back again, as Undo does.
    let kept = back["value"]["kept"].clone();
    evening.call("bring_back_version", json!({ "id": kept }));
    assert_eq!(body(&mut evening, id), "A kingfisher.");
    assert_eq!(
        versions(&mut evening, id).len(),
        2,
        "neither text is kept twice"
    );
    assert!(
        evening.found("heron").is_empty(),
        "a version is not found by a search"
    );
}

#[test]
fn a_version_reads_as_it_did_and_beside_what_is_there_now() {
    let mut evening = a_journal();
    let id = evening.write("# A bell\n\nIt rang.");
    for body in ["# A bell\n\nIt rang twice.", "# The bell\n\nIt rang twice."] {
        evening.wait_minutes(45);
        rewrite(&mut evening, id, body);
    }
    let all = versions(&mut evening, id);
    assert_eq!(
        told(&mut evening, &all[1], "now"),
        "# -A-+The+ bell / It rang+ twice+."
    );
    assert_eq!(
        told(&mut evening, &all[1], "next"),
        "# A bell / It rang+ twice+."
    );
    let asked = json!({ "id": all[1]["id"], "beside": "now" });
    let read = evening.call("read_version", asked);
    assert_eq!(read["blocks"][0]["kind"], "heading");
    assert!(!read["blocks"].to_string().contains("twice"));
}

#[test]
fn what_is_not_there_is_not_found() {
    let mut evening = a_journal();
    for (name, input) in [
        ("list_versions", json!({ "id": 12 })),
        ("read_version", json!({ "id": 12, "beside": "now" })),
        ("bring_back_version", json!({ "id": 12 })),
    ] {
        assert_eq!(evening.refused(name, input), Code::NotFound, "{name}");
    }
}

#[test]
fn versions_are_there_after_a_lock_and_come_along_in_a_backup() {
    let mut evening = a_journal();
    let id = evening.write("Before.");
    evening.wait_minutes(60);
    rewrite(&mut evening, id, "After.");
    let all = versions(&mut evening, id);
    evening.lock();
    evening.unlock();
    assert_eq!(versions(&mut evening, id), all);
    assert!(evening.is_sound());
}

#[test]
fn an_empty_page_is_no_version() {
    let mut evening = a_journal();
    let id = id(&evening.call("save_entry", json!({ "body": " \n" }))["value"]);
    evening.wait_minutes(60);
    rewrite(&mut evening, id, "Something.");
    assert!(versions(&mut evening, id).is_empty());
}
