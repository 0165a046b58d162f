//! Guided reflections: one question at a time, an entry from its first letter, and nothing left of what is let go.

use afterbell_core::api::Code;
use afterbell_tests::evening::id;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// The shipped template of this name, as the page is shown it.
fn shipped(evening: &mut Evening, key: &str) -> Value {
    let page = evening.call("guided", json!({}));
    let templates = page["templates"].as_array().unwrap();
    templates
        .iter()
        .find(|one| one["key"] == key)
        .unwrap_or_else(|| panic!("{key} is not offered"))["template"]
        .clone()
}

/// Answers the first question asked, and says what came of it.
fn begin(evening: &mut Evening, key: &str, step: u32, answer: &str) -> Value {
    let template = shipped(evening, key);
    let begin = json!({ "key": key, "template": template });
    let input = json!({ "begin": begin, "step": step, "answer": answer });
    evening.call("save_answer", input)["value"].clone()
}

fn answer(evening: &mut Evening, piece: &Value, step: u32, answer: &str) {
    let input = json!({ "id": piece["id"], "step": step, "answer": answer });
    evening.call("save_answer", input);
}

fn body(evening: &mut Evening, piece: &Value) -> String {
    let entry = evening.call("read_entry", json!({ "id": piece["entry_id"] }));
    entry["body"].as_str().unwrap().to_owned()
}

fn end(evening: &mut Evening, piece: &Value) -> Value {
    let input = json!({ "id": piece["id"], "unread": false });
    evening.call("end_guided", input)["value"].clone()
}

fn next_day(evening: &mut Evening, day: &str) {
    evening.lock();
    evening.set_clock(&format!("{day} 21:40"), "Europe/London");
    evening.unlock();
}

fn of<'a>(page: &'a Value, list: &str) -> &'a Vec<Value> {
    page[list].as_array().unwrap()
}

const TWO: &str = "## When did it begin, as far as you can see tonight?";

#[test]
fn a_piece_is_an_entry_from_its_first_letter_and_its_answers_are_its_sections() {
    let mut evening = a_journal();
    let piece = begin(&mut evening, "what-happened", 1, "In September.");
    assert_eq!(
        body(&mut evening, &piece),
        format!("# What happened\n\n{TWO}\n\nIn September.\n")
    );
    answer(&mut evening, &piece, 3, "A chair turned round.");
    answer(&mut evening, &piece, 0, "They changed the locks.");
    let body_now = body(&mut evening, &piece);
    let first = "## Tell it as you would to a friend who knows nothing about schools.";
    let fourth = "## What did you see and hear?";
    assert_eq!(
        body_now,
        format!(
            "# What happened\n\n{first}\n\nThey changed the locks.\n\n{TWO}\n\nIn September.\n\n{fourth}\n\nA chair turned round.\n"
        )
    );
    end(&mut evening, &piece);
    let entry = evening.call("read_entry", json!({ "id": piece["entry_id"] }));
    assert_eq!(entry["day"], "2026-11-19");
    assert_eq!(evening.found("kind:guided"), ["What happened"]);
    assert_eq!(evening.found("locks"), ["What happened"]);
    assert!(of(&evening.call("guided", json!({})), "unfinished").is_empty());
}

#[test]
fn it_is_gone_on_with_nights_later_and_several_at_once() {
    let mut evening = a_journal();
    let first = begin(&mut evening, "what-happened", 0, "It was  \n\n  a Tuesday.");
    let second = begin(&mut evening, "end-of-half-term", 0, "The choir.");
    evening.call("keep_place", json!({ "id": first["id"], "step": 4 }));
    next_day(&mut evening, "2026-11-24");
    let page = evening.call("guided", json!({}));
    let unfinished = of(&page, "unfinished");
    assert_eq!(unfinished.len(), 2);
    let read = evening.call("read_guided", json!({ "id": first["id"] }));
    assert_eq!((&read["step"], &read["ended"]), (&json!(4), &json!(false)));
    assert_eq!(read["answers"][0], "It was  \n\n  a Tuesday.");
    answer(&mut evening, &first, 4, "That it meant nothing.");
    let page = evening.call("guided", json!({}));
    assert_eq!(of(&page, "unfinished")[0]["id"], first["id"]);
    assert_eq!(of(&page, "unfinished")[0]["step"], 4);
    // The day as lived is the one on which it was begun.
    let entry = evening.call("read_entry", json!({ "id": first["entry_id"] }));
    assert_eq!(entry["day"], "2026-11-19");
    end(&mut evening, &second);
    assert_eq!(
        of(&evening.call("guided", json!({})), "unfinished").len(),
        1
    );
}

#[test]
fn what_is_changed_in_the_entry_meanwhile_stays_and_is_gone_on_with() {
    let mut evening = a_journal();
    let piece = begin(&mut evening, "what-happened", 0, "It rained.");
    let entry = &piece["entry_id"];
    let by_hand = format!(
        "A word before.\n\n{}\nMine.\n",
        body(&mut evening, &piece).replace("rained", "poured")
    );
    evening.call("save_entry", json!({ "id": entry, "body": by_hand }));
    let read = evening.call("read_guided", json!({ "id": piece["id"] }));
    assert_eq!(read["answers"][0], "It poured.\n\nMine.");
    answer(&mut evening, &piece, 1, "In June.");
    let now = body(&mut evening, &piece);
    assert!(now.starts_with("A word before.\n\n# What happened"));
    assert!(now.contains("It poured.\n\nMine.\n\n## When did it begin"));
    assert_eq!(evening.found("poured june"), ["A word before."]);
}

#[test]
fn the_evenings_page_is_not_a_guided_one() {
    let mut evening = a_journal();
    let page = evening.write("The page of tonight.");
    evening.wait_minutes(5);
    let piece = begin(&mut evening, "achievements-bank", 0, "He read aloud.");
    assert_eq!(id(&evening.call("tonight", json!({}))["entry"]), page);
    end(&mut evening, &piece);
    assert_eq!(id(&evening.call("tonight", json!({}))["entry"]), page);
}

#[test]
fn one_that_is_let_be_goes_to_the_bin_and_comes_back() {
    let mut evening = a_journal();
    let piece = begin(&mut evening, "what-happened", 0, "It rained.");
    let entry = json!({ "id": piece["entry_id"] });
    evening.call("bin_entry", entry.clone());
    assert!(of(&evening.call("guided", json!({})), "unfinished").is_empty());
    let input = json!({ "id": piece["id"], "step": 1, "answer": "x" });
    assert_eq!(evening.refused("save_answer", input), Code::NotFound);
    evening.call("bring_back_entry", entry);
    assert_eq!(
        of(&evening.call("guided", json!({})), "unfinished").len(),
        1
    );
    let refused = evening.refused("let_go_guided", json!({ "id": piece["id"] }));
    assert_eq!(
        refused,
        Code::Invalid,
        "what is no deep writing goes by the bin"
    );
}

#[test]
fn an_own_template_changed_or_taken_out_changes_no_piece() {
    let mut evening = a_journal();
    let mine = json!({ "name": "My Friday", "questions": ["What was good?", "What waits?"] });
    let saved = evening.call("save_template", json!({ "template": mine }))["value"].clone();
    let begin = json!({ "template": saved["template"] });
    let input = json!({ "begin": begin, "step": 0, "answer": "The hall was full." });
    let piece = evening.call("save_answer", input)["value"].clone();
    let other = json!({ "name": "My Friday", "questions": ["Something else?"] });
    evening.call(
        "save_template",
        json!({ "id": saved["id"], "template": other }),
    );
    answer(&mut evening, &piece, 1, "The budget.");
    evening.call("remove_template", json!({ "id": saved["id"] }));
    let read = evening.call("read_guided", json!({ "id": piece["id"] }));
    assert_eq!(read["template"]["questions"], mine["questions"]);
    assert_eq!(
        read["answers"],
        json!(["The hall was full.", "The budget."])
    );
    assert!(read["key"].is_null());
}

#[test]
fn templates_stand_ours_first_and_a_shipped_one_can_be_hidden() {
    let mut evening = a_journal();
    let mine = json!({ "name": "Mine", "questions": ["What?"] });
    evening.call("save_template", json!({ "template": mine }));
    let refused = evening.refused(
        "save_template",
        json!({ "template": { "name": "mine", "questions": ["Who?"] } }),
    );
    assert_eq!(refused, Code::AlreadyThere);
    evening.call(
        "hide_template",
        json!({ "key": "deep-writing", "hidden": true }),
    );
    let page = evening.call("guided", json!({}));
    let templates = of(&page, "templates");
    assert_eq!(templates.len(), 16);
    assert_eq!(templates[15]["template"]["name"], "Mine");
    let hidden: Vec<&Value> = templates
        .iter()
        .filter(|one| one["hidden"] == true)
        .collect();
    assert_eq!(hidden[0]["key"], "deep-writing");
    evening.call(
        "hide_template",
        json!({ "key": "deep-writing", "hidden": false }),
    );
    assert_eq!(
        evening.refused("hide_template", json!({ "key": "mine", "hidden": true })),
        Code::NotFound
    );
}

#[test]
fn a_template_without_questions_with_too_many_or_too_long_is_told_what_is_wrong() {
    let mut evening = a_journal();
    for (template, why, number) in [
        (json!({ "name": "A" }), "missing", Value::Null),
        (
            json!({ "name": "", "questions": ["a"] }),
            "missing",
            Value::Null,
        ),
        (
            json!({ "name": "A", "questions": vec!["a"; 31] }),
            "too_many",
            Value::Null,
        ),
        (
            json!({ "name": "A", "questions": ["a", "x".repeat(301)] }),
            "too_long",
            json!(2),
        ),
        (
            json!({ "name": "A", "questions": ["a", " a "] }),
            "asked_twice",
            json!(2),
        ),
        (
            json!({ "name": "A", "questions": ["a", "  "] }),
            "missing",
            json!(2),
        ),
    ] {
        let fault = evening.call("check_template", template.clone());
        assert_eq!((&fault["why"], &fault["number"]), (&json!(why), &number));
        let refused = evening.refused("save_template", json!({ "template": template }));
        assert_eq!(refused, Code::Invalid);
    }
    let read = evening.call(
        "read_template",
        json!({ "text": "name = \"A\"\nstreak = 1" }),
    );
    assert_eq!(
        (&read["kind"], &read["fault"]["line"]),
        (&json!("fault"), &json!(2))
    );
    let own = |page: Value| of(&page, "templates").len() - 15;
    assert_eq!(
        own(evening.call("guided", json!({}))),
        0,
        "nothing was taken in by half"
    );
}

#[test]
fn a_letter_is_offered_on_its_day_and_silent_around_a_hard_one() {
    let mut evening = a_journal();
    let letter = begin(&mut evening, "letter-to-myself", 0, "Dear you.");
    let soon = json!({ "id": letter["id"], "unread": false, "back_on": "2026-11-19" });
    assert_eq!(
        evening.refused("end_guided", soon),
        Code::Invalid,
        "not a day to come"
    );
    let chosen = json!({ "id": letter["id"], "unread": false, "back_on": "2027-02-01" });
    evening.call("end_guided", chosen);
    assert!(evening.call("letter", json!({})).is_null());
    assert_eq!(
        of(&evening.call("guided", json!({})), "letters")[0]["back_on"],
        "2027-02-01"
    );
    next_day(&mut evening, "2027-02-03");
    assert_eq!(
        evening.call("letter", json!({}))["entry_id"],
        letter["entry_id"]
    );
    let hard = json!({ "day": "2027-02-10", "kind": "tribunal", "label": "", "hard": true });
    let marker = evening.call("save_marker", hard)["value"].clone();
    assert!(
        evening.call("letter", json!({})).is_null(),
        "a hard day is near"
    );
    next_day(&mut evening, "2027-02-25");
    assert!(!evening.call("letter", json!({})).is_null());
    let then = json!({ "id": marker["id"], "day": "2026-11-10", "kind": "tribunal", "label": "", "hard": true });
    evening.call("save_marker", then);
    assert!(
        evening.call("letter", json!({})).is_null(),
        "written near a hard day"
    );
    assert_eq!(
        of(&evening.call("guided", json!({})), "letters").len(),
        1,
        "it can still be read"
    );
    evening.call("remove_marker", json!({ "id": marker["id"] }));
    evening.call("give_back", json!({ "id": letter["id"], "back_on": null }));
    assert!(evening.call("letter", json!({})).is_null());
    let other = begin(&mut evening, "what-happened", 0, "It rained.");
    let refused = evening.refused(
        "give_back",
        json!({ "id": other["id"], "back_on": "2028-01-01" }),
    );
    assert_eq!(refused, Code::Invalid);
}

#[test]
fn a_story_gathers_what_was_written_before_and_leaves_it_as_it_is() {
    let mut evening = a_journal();
    let happened = begin(&mut evening, "what-happened", 0, "They changed the locks.");
    answer(&mut evening, &happened, 2, "The chair and I.");
    let learning = begin(&mut evening, "what-i-am-learning", 0, "Ask sooner.");
    let other = begin(&mut evening, "achievements-bank", 0, "The choir.");
    let template = shipped(&mut evening, "my-story-for-others");
    let rows = evening.call("list_pieces", json!({ "keys": template["gathers"] }));
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let begin_story = json!({ "key": "my-story-for-others", "template": template });
    let input = |pieces: Value| json!({ "begin": begin_story, "pieces": pieces });
    let refused = evening.refused("gather_pieces", input(json!([other["id"]])));
    assert_eq!(refused, Code::Invalid);
    assert_eq!(
        evening.found("kind:guided").len(),
        3,
        "nothing was begun by half"
    );
    let pieces = json!([learning["id"], happened["id"]]);
    let story = evening.call("gather_pieces", input(pieces))["value"].clone();
    let read = evening.call("read_guided", json!({ "id": story["id"] }));
    assert_eq!(
        read["answers"],
        json!([
            "They changed the locks.\n\nThe chair and I.",
            "Ask sooner.",
            "",
            "",
            ""
        ])
    );
    assert!(body(&mut evening, &happened).contains("They changed the locks."));
}

/// A sitting of deep writing on the day it is; then it is ended with what it was like.
fn sitting(evening: &mut Evening, series: &Value, step: u32, text: &str) -> Value {
    let template = shipped(evening, "deep-writing");
    let begin = json!({ "key": "deep-writing", "template": template, "series": series });
    let input = json!({ "begin": begin, "step": step, "answer": text });
    evening.call("save_answer", input)["value"].clone()
}

fn refused_sitting(evening: &mut Evening, series: &Value, step: u32) -> Code {
    let template = shipped(evening, "deep-writing");
    let begin = json!({ "key": "deep-writing", "template": template, "series": series });
    evening.refused(
        "save_answer",
        json!({ "begin": begin, "step": step, "answer": "x" }),
    )
}

#[test]
fn deep_writing_takes_four_days_each_an_entry_of_its_own() {
    let mut evening = a_journal();
    let first = sitting(&mut evening, &Value::Null, 0, "All of it.");
    let series = first["series"].clone();
    assert_eq!(
        evening.found("kind:guided"),
        ["Deep writing, four sittings: 1"]
    );
    assert!(
        evening.found("all").is_empty(),
        "what may be let go is in no index"
    );
    end(&mut evening, &first);
    assert_eq!(evening.found("all").len(), 1);
    assert_eq!(
        refused_sitting(&mut evening, &series, 1),
        Code::Invalid,
        "not on the same day"
    );
    for (day, step) in [("2026-11-20", 1), ("2026-11-22", 2), ("2026-11-25", 3)] {
        next_day(&mut evening, day);
        let page = evening.call("guided", json!({}));
        assert_eq!(of(&page, "series")[0]["sittings"], step);
        let piece = sitting(&mut evening, &series, step, "More of it.");
        assert_eq!(
            of(&evening.call("guided", json!({})), "series").len(),
            0,
            "it is gone on with"
        );
        end(&mut evening, &piece);
    }
    assert!(
        of(&evening.call("guided", json!({})), "series").is_empty(),
        "four were had"
    );
    let rows = evening.call("list_entries", json!({ "limit": 10 }));
    let days: Vec<&Value> = of(&rows, "rows").iter().map(|row| &row["day"]).collect();
    assert_eq!(
        days,
        ["2026-11-25", "2026-11-22", "2026-11-20", "2026-11-19"]
    );
    assert!(evening.is_sound());
}

#[test]
fn heavier_twice_and_there_is_no_next_sitting() {
    let mut evening = a_journal();
    let first = sitting(&mut evening, &Value::Null, 0, "All of it.");
    let series = first["series"].clone();
    let heavier = |piece: &Value| json!({ "id": piece["id"], "felt": "heavier", "unread": false });
    evening.call("end_guided", heavier(&first));
    next_day(&mut evening, "2026-11-20");
    let second = sitting(&mut evening, &series, 1, "More.");
    evening.call(
        "let_go_guided",
        json!({ "id": second["id"], "felt": "heavier" }),
    );
    next_day(&mut evening, "2026-11-21");
    let page = evening.call("guided", json!({}));
    assert_eq!(of(&page, "series")[0]["heavier"], 2);
    assert_eq!(refused_sitting(&mut evening, &series, 2), Code::Invalid);
    evening.call("put_series_away", json!({ "series": series }));
    assert!(of(&evening.call("guided", json!({})), "series").is_empty());
    assert_eq!(evening.found("kind:guided").len(), 1, "what was kept stays");
}

#[test]
fn an_unread_one_never_comes_back_as_a_memory() {
    let mut evening = a_journal();
    let mut settings = evening.call("settings", json!({}));
    settings["on_this_day"] = json!(true);
    evening.call("save_settings", settings);
    let piece = sitting(&mut evening, &Value::Null, 0, "All of it.");
    evening.call("end_guided", json!({ "id": piece["id"], "unread": true }));
    next_day(&mut evening, "2027-11-19");
    assert!(of(&evening.call("on_this_day", json!({})), "rows").is_empty());
}
