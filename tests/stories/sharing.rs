//! Summaries: what was chosen and nothing else, with the names replaced.

use afterbell_core::api::Code;
use afterbell_core::sharing::compose;
use afterbell_core::sharing::summary::Summary;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

const PASSAGE: &str = "Ruth Adeyemi rang. Adeyemi’s kindness undid me, and Ruth’s too.";

/// A choice of nothing, over November 2026, with these parts chosen.
fn choice(parts: Value) -> Value {
    let mut choice = json!({
        "audience": "coach", "from": "2026-11-01", "to": "2026-11-30",
        "passages": [], "charts": [], "losses": [], "replace": [],
    });
    for (name, value) in parts.as_object().unwrap() {
        choice[name] = value.clone();
    }
    choice
}

fn composed(evening: &mut Evening, parts: Value) -> Result<Summary, Code> {
    let choice = serde_json::from_value(choice(parts)).unwrap();
    compose::compose(evening.session().journal().unwrap(), &choice).map_err(|error| error.code())
}

/// Everything a summary says, as one text.
fn said(evening: &mut Evening, parts: Value) -> String {
    let summary = composed(evening, parts).unwrap_or_else(|code| panic!("refused: {code:?}"));
    serde_json::to_string(&summary).unwrap()
}

fn known(evening: &mut Evening, name: &str, also: &[&str], role: &str) {
    evening.call(
        "save_known",
        json!({ "kind": "person", "name": name, "also": also, "role": role }),
    );
}

/// An evening with a little of everything, all of it holding a canary.
fn full_evening() -> (Evening, i64, i64) {
    let mut evening = a_journal();
    let chosen = evening.write(&format!("{PASSAGE}\n\nA canary in another paragraph."));
    evening.write("A canary in another entry.");
    evening.check_in(
        json!({ "mood": 2, "words": ["canary"], "tags": ["canary tag"], "light": "A canary." }),
    );
    let loss = evening.call(
        "save_loss",
        json!({ "title": "Canary loss", "kind": "job", "note": "canary note" }),
    );
    let loss = loss["value"]["id"].as_i64().unwrap();
    evening.call(
        "note_states",
        json!({ "loss_id": loss, "levels": [], "note": "a canary" }),
    );
    known(&mut evening, "Ruth Adeyemi", &["Ruth"], "my chair");
    (evening, chosen, loss)
}

#[test]
fn what_was_not_chosen_is_not_in_it() {
    let (mut evening, chosen, loss) = full_evening();
    let passages = json!([{ "entry_id": chosen, "text": PASSAGE }]);
    let said = said(
        &mut evening,
        json!({ "passages": passages, "charts": ["mood"], "question": "Am I all right?" }),
    );
    assert!(
        !said.to_lowercase().contains("canary"),
        "something came along unchosen"
    );
    assert!(said.contains("Am I all right?"));
    let with_loss = self::said(&mut evening, json!({ "losses": [loss] }));
    assert!(
        with_loss.contains("Canary loss"),
        "the control: what is chosen is in it"
    );
    assert!(
        !with_loss.contains("canary note") && !with_loss.contains("a canary"),
        "notes in words are not"
    );
}

#[test]
fn names_become_roles_and_possessives_with_them() {
    let (mut evening, chosen, _) = full_evening();
    let passages = json!([{ "entry_id": chosen, "text": PASSAGE }]);
    let said = said(
        &mut evening,
        json!({ "passages": passages, "ask_me": "Ask about Ruth." }),
    );
    assert!(
        !said.contains("Ruth") && !said.contains("Adeyemi"),
        "{said}"
    );
    assert!(
        said.contains("my chair’s") || said.contains("My chair’s"),
        "{said}"
    );
}

#[test]
fn the_check_says_what_is_replaced_and_what_may_still_be_a_name() {
    let (mut evening, _, _) = full_evening();
    let entry = evening.write("I spoke with Ruth and with Barnaby Quill today.");
    let text = "I spoke with Ruth and with Barnaby Quill today.";
    let asked = choice(json!({ "passages": [{ "entry_id": entry, "text": text }] }));
    let check = evening.call("check_summary", asked);
    assert_eq!(check["replaced"][0]["role"], "my chair");
    let maybe: Vec<&str> = check["maybe"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["text"].as_str().unwrap())
        .collect();
    assert!(maybe.iter().any(|text| text.contains("Quill")), "{maybe:?}");
}

#[test]
fn a_name_can_be_replaced_in_one_summary_alone() {
    let mut evening = a_journal();
    let text = "Barnaby called, and Barnaby called again.";
    let entry = evening.write(text);
    let said = said(
        &mut evening,
        json!({
            "passages": [{ "entry_id": entry, "text": text }],
            "replace": [{ "name": "Barnaby", "role": "a parent" }],
        }),
    );
    assert!(!said.contains("Barnaby"), "{said}");
    assert!(
        evening
            .call("list_known", json!({}))
            .as_array()
            .unwrap()
            .is_empty(),
        "nobody was put on the list"
    );
}

#[test]
fn words_that_do_not_stand_in_the_entry_cannot_be_handed_on() {
    let (mut evening, chosen, _) = full_evening();
    let passages = |text: &str| json!({ "passages": [{ "entry_id": chosen, "text": text }] });
    for text in [
        "I never wrote this.",
        "",
        "  ",
        "Ruth Adeyemi rang.\n\nAnd this was not written.",
    ] {
        assert_eq!(
            composed(&mut evening, passages(text)).err(),
            Some(Code::NotFound),
            "{text}"
        );
    }
    evening.call(
        "save_entry",
        json!({ "id": chosen, "body": "All of it is different now." }),
    );
    assert_eq!(
        composed(&mut evening, passages(PASSAGE)).err(),
        Some(Code::NotFound),
        "it no longer stands there"
    );
}

#[test]
fn nothing_chosen_is_no_summary() {
    let mut evening = a_journal();
    assert_eq!(
        composed(&mut evening, json!({})).err(),
        Some(Code::EmptySummary)
    );
    assert_eq!(
        composed(&mut evening, json!({ "question": "   " })).err(),
        Some(Code::EmptySummary)
    );
}

#[test]
fn a_summary_keeps_its_bounds() {
    let mut evening = a_journal();
    let upside_down = json!({ "question": "x", "from": "2026-11-30", "to": "2026-11-01" });
    assert_eq!(
        composed(&mut evening, upside_down).err(),
        Some(Code::Invalid)
    );
    let long = json!({ "question": "x".repeat(1_001) });
    assert_eq!(composed(&mut evening, long).err(), Some(Code::TooLong));
    assert_eq!(
        composed(&mut evening, json!({ "losses": [999] })).err(),
        Some(Code::NotFound)
    );
}

#[test]
fn passages_are_plain_words_without_marks() {
    let mut evening = a_journal();
    let entry = evening.write("# Tuesday\n\nA **hard** talk, *kept* short.\n\n- one thing\n- [a link](https://example.org)");
    let passages = evening.call("read_passages", json!({ "id": entry }));
    let text = passages["paragraphs"].to_string();
    assert!(text.contains("A hard talk, kept short."), "{text}");
    assert!(
        !text.contains('*') && !text.contains('#') && !text.contains("https"),
        "{text}"
    );
}

#[test]
fn a_chart_says_on_how_many_days_it_rests() {
    let (mut evening, _, _) = full_evening();
    let summary = composed(&mut evening, json!({ "charts": ["mood"] }))
        .unwrap_or_else(|code| panic!("{code:?}"));
    let chart = serde_json::to_value(&summary.charts[0]).unwrap();
    assert_eq!(
        (&chart["days_with"], &chart["days_in_range"]),
        (&json!(1), &json!(30))
    );
}

#[test]
fn a_known_name_is_kept_once_changed_and_taken_out() {
    let mut evening = a_journal();
    known(&mut evening, "Ruth Adeyemi", &[], "my chair");
    let again = json!({ "kind": "person", "name": "Ruth Adeyemi", "also": [], "role": "another" });
    assert_eq!(evening.refused("save_known", again), Code::AlreadyThere);
    let id = evening.call("list_known", json!({}))[0]["id"].clone();
    let changed = json!({ "id": id, "kind": "person", "name": "Ruth A.", "also": ["Ruth"], "role": "the chair" });
    assert_eq!(
        evening.call("save_known", changed)["value"]["role"],
        "the chair"
    );
    evening.call("remove_known", json!({ "id": id }));
    assert_eq!(
        evening.refused("remove_known", json!({ "id": id })),
        Code::NotFound
    );
    for (name, role) in [("", "role"), ("Name", ""), ("  ", "role")] {
        let input = json!({ "kind": "person", "name": name, "also": [], "role": role });
        assert_eq!(evening.refused("save_known", input), Code::Invalid);
    }
}
