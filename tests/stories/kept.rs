//! What is kept, and a wobble: one's own, in one's own order, and nothing made of it.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn kept(evening: &mut Evening) -> Value {
    evening.call("list_kept", json!({}))
}

fn said(list: &Value, field: &str) -> Vec<String> {
    let each = list.as_array().unwrap().iter();
    each.map(|one| one[field].as_str().unwrap().to_owned())
        .collect()
}

fn achievement(more: Value) -> Value {
    let mut input = json!({ "title": "", "changed": "", "proof": "", "hard": "", "credit": "" });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn some_words(text: &str) -> Value {
    json!({ "text": text, "said_by": "Ruth", "said_when": "in May", "comes_up": true })
}

fn path(kind: &str, more: Value) -> Value {
    let mut input = json!({ "kind": kind, "title": "", "first_step": "", "ask": "", "frees": "", "not_yet": false });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

/// Keeps three values, first to last, and answers their ids.
fn three_values(evening: &mut Evening) -> Vec<i64> {
    ["fairness", "candour", "rest"]
        .map(|word| {
            evening.call("save_own_value", json!({ "word": word, "meaning": "" }))["value"]
                .as_i64()
                .unwrap()
        })
        .to_vec()
}

#[test]
fn an_achievement_says_what_changed_and_how_one_knows() {
    let mut evening = a_journal();
    evening.call(
        "save_achievement",
        achievement(json!({ "changed": "They sing on Fridays.", "day": "2024-06-01" })),
    );
    let newer = achievement(json!({
        "title": "  A choir  for everyone ", "day": "2026-11-19", "changed": "They sing.\nAll of them.", "proof": "The recording.",
        "credit": "Priya", "hard": "The hall was taken.",
    }));
    let id = evening.call("save_achievement", newer)["value"].clone();
    evening.call(
        "save_achievement",
        achievement(json!({ "title": "Some day" })),
    );
    let all = kept(&mut evening)["achievements"].clone();
    assert_eq!(
        said(&all, "title"),
        ["A choir for everyone", "", "Some day"]
    );
    assert_eq!(
        all[0],
        json!({ "id": id, "title": "A choir for everyone", "day": "2026-11-19", "changed": "They sing.\nAll of them.",
                "proof": "The recording.", "hard": "The hall was taken.", "credit": "Priya", "from": null })
    );
    let changed = achievement(json!({ "id": id, "title": "A choir" }));
    let saved = evening.call("save_achievement", changed);
    assert_eq!(saved["touched"]["kept"], true);
    assert_eq!(kept(&mut evening)["achievements"][2]["title"], "A choir");
}

#[test]
fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let mut evening = a_journal();
    let refused = [
        (
            "save_achievement",
            achievement(json!({ "proof": "a proof of nothing" })),
            Code::Invalid,
        ),
        (
            "save_achievement",
            achievement(json!({ "title": "Too early", "day": "2026-11-20" })),
            Code::Invalid,
        ),
        (
            "save_achievement",
            achievement(json!({ "title": "x".repeat(121) })),
            Code::TooLong,
        ),
        (
            "save_achievement",
            achievement(json!({ "title": "x", "id": 7 })),
            Code::NotFound,
        ),
        (
            "save_achievement",
            achievement(json!({ "title": "x", "entry_id": 7 })),
            Code::NotFound,
        ),
        ("save_kept_words", some_words(" \n "), Code::Invalid),
        (
            "save_kept_words",
            some_words(&"é".repeat(2_001)),
            Code::TooLong,
        ),
        (
            "save_own_value",
            json!({ "word": " ", "meaning": "x" }),
            Code::Invalid,
        ),
        (
            "save_own_value",
            json!({ "word": "x".repeat(41), "meaning": "" }),
            Code::TooLong,
        ),
        (
            "save_also",
            json!({ "what": "", "line": "" }),
            Code::Invalid,
        ),
        ("save_own_path", path("own", json!({})), Code::Invalid),
        (
            "save_own_path",
            path("pause", json!({ "months": -1 })),
            Code::Invalid,
        ),
        (
            "save_own_path",
            path("pause", json!({ "months": 601 })),
            Code::Invalid,
        ),
        ("save_own_path", path("sideways", json!({})), Code::Invalid),
        (
            "order_kept",
            json!({ "kind": "words", "ids": [] }),
            Code::Invalid,
        ),
        (
            "take_out_kept",
            json!({ "kind": "also", "id": 1 }),
            Code::NotFound,
        ),
        (
            "note_wobble",
            json!({ "id": 1, "note": "x" }),
            Code::NotFound,
        ),
    ];
    for (name, input, code) in refused {
        assert_eq!(evening.refused(name, input.clone()), code, "{name} {input}");
    }
    let all = kept(&mut evening);
    for list in all.as_object().unwrap().values() {
        assert_eq!(list, &json!([]));
    }
}

#[test]
fn what_was_taken_from_an_entry_is_a_copy_and_outlives_it() {
    let mut evening = a_journal();
    let entry = evening.write_about("2026-10-01", "“You stayed calm,” Ruth said.");
    let mut input = some_words("You stayed calm");
    input["entry_id"] = json!(entry);
    let id = evening.call("save_kept_words", input.clone())["value"].clone();
    evening.call(
        "save_entry",
        json!({ "id": entry, "body": "Something else." }),
    );
    let from = |evening: &mut Evening| kept(evening)["words"][0]["from"].clone();
    assert_eq!(
        from(&mut evening),
        json!({ "entry_id": entry, "day": "2026-10-01", "binned": false })
    );
    assert_eq!(kept(&mut evening)["words"][0]["text"], "You stayed calm");
    // Changing the words does not part them from where they came from.
    evening.call("save_kept_words", json!({ "id": id, "text": "You stayed so calm", "said_by": "", "said_when": "", "comes_up": true }));
    let binned = evening.call("bin_entry", json!({ "id": entry }));
    assert_eq!(binned["touched"]["kept"], true);
    assert_eq!(from(&mut evening)["binned"], true);
    let gone = evening.call("take_away_entry", json!({ "id": entry }));
    assert_eq!(gone["touched"]["kept"], true);
    assert_eq!(
        from(&mut evening),
        json!({ "entry_id": null, "day": "2026-10-01", "binned": false })
    );
    assert_eq!(kept(&mut evening)["words"][0]["text"], "You stayed so calm");
}

#[test]
fn a_card_is_begun_with_one_value_and_holds_seven() {
    let mut evening = a_journal();
    let ids = three_values(&mut evening);
    for word in ["play", "truth", "home"] {
        evening.call("save_own_value", json!({ "word": word, "meaning": "" }));
    }
    evening.call("take_out_kept", json!({ "kind": "value", "id": ids[0] }));
    for word in ["work", "sleep"] {
        evening.call("save_own_value", json!({ "word": word, "meaning": "" }));
    }
    let eighth = json!({ "word": "one more", "meaning": "" });
    assert_eq!(evening.refused("save_own_value", eighth), Code::Full);
    assert_eq!(
        evening.refused("put_back_kept", json!({ "kind": "value", "id": ids[0] })),
        Code::Full
    );
    // One that is there is changed, and put back, all the same.
    evening.call(
        "save_own_value",
        json!({ "id": ids[1], "word": "openness", "meaning": "" }),
    );
    evening.call("put_back_kept", json!({ "kind": "value", "id": ids[1] }));
    assert_eq!(kept(&mut evening)["values"].as_array().unwrap().len(), 7);
}

#[test]
fn the_order_is_the_writers_and_what_comes_back_comes_back_to_its_place() {
    let mut evening = a_journal();
    let ids = three_values(&mut evening);
    let order = json!({ "kind": "value", "ids": [ids[2], ids[0], ids[1]] });
    evening.call("order_kept", order);
    let in_order = |evening: &mut Evening| said(&kept(evening)["values"], "word");
    assert_eq!(in_order(&mut evening), ["rest", "fairness", "candour"]);
    evening.call("take_out_kept", json!({ "kind": "value", "id": ids[0] }));
    assert_eq!(in_order(&mut evening), ["rest", "candour"]);
    let stale = json!({ "kind": "value", "ids": [ids[0], ids[1], ids[2]] });
    assert_eq!(evening.refused("order_kept", stale), Code::Invalid);
    evening.call("put_back_kept", json!({ "kind": "value", "id": ids[0] }));
    assert_eq!(in_order(&mut evening), ["rest", "fairness", "candour"]);
}

#[test]
fn what_was_taken_out_goes_after_thirty_days_and_not_before() {
    let mut evening = a_journal();
    evening.call("save_kept_words", some_words("You stayed calm"));
    evening.call("take_out_kept", json!({ "kind": "words", "id": 1 }));
    let out = |evening: &mut Evening| kept(evening)["taken_out"].clone();
    assert_eq!(
        out(&mut evening),
        json!([{ "kind": "words", "id": 1, "said": "You stayed calm", "path": null, "day": null, "goes_on": "2026-12-19" }])
    );
    assert_eq!(evening.call("line_to_hold", json!({}))["line"], Value::Null);
    let reopened = |evening: &mut Evening, time: &str| {
        evening.lock();
        evening.set_clock(time, "Europe/London");
        evening.unlock();
        // Something written on that day: the clock alone takes nothing away.
        evening.write("Still here.");
        evening.lock();
        evening.unlock();
    };
    reopened(&mut evening, "2026-12-18 21:00");
    assert_eq!(out(&mut evening).as_array().unwrap().len(), 1);
    reopened(&mut evening, "2026-12-19 21:00");
    assert_eq!(out(&mut evening), json!([]));
    assert_eq!(
        evening.refused("put_back_kept", json!({ "kind": "words", "id": 1 })),
        Code::NotFound
    );
}

#[test]
fn not_yet_is_an_answer_and_says_when_its_day_has_come() {
    let mut evening = a_journal();
    let not_yet = path(
        "leave",
        json!({ "not_yet": true, "look_again": "2026-12-01", "months": 7, "first_step": "The pension." }),
    );
    let id = evening.call("save_own_path", not_yet)["value"].clone();
    let own = path(
        "own",
        json!({ "title": "Boats", "look_again": "2026-12-01" }),
    );
    evening.call("save_own_path", own);
    let paths = kept(&mut evening)["paths"].clone();
    assert_eq!(paths[0]["has_come"], false);
    assert_eq!(paths[0]["months"], 7);
    assert_eq!(
        paths[1]["look_again"],
        Value::Null,
        "only what is not yet is looked at again"
    );
    evening.set_clock("2026-12-02 03:30", "Europe/London");
    assert_eq!(
        kept(&mut evening)["paths"][0]["has_come"],
        true,
        "the first of December is still being lived"
    );
    let later = path(
        "leave",
        json!({ "id": id, "not_yet": true, "look_again": "2027-03-01" }),
    );
    evening.call("save_own_path", later);
    assert_eq!(kept(&mut evening)["paths"][0]["has_come"], false);
}

#[test]
fn a_wobble_is_a_moment_and_a_few_words_only_if_they_are_added() {
    let mut evening = a_journal().at("2026-11-20 02:10", "Europe/London");
    let logged = evening.call("log_wobble", json!({}))["value"].clone();
    assert_eq!(
        (&logged["day"], &logged["note"]),
        (&json!("2026-11-19"), &json!(""))
    );
    evening.call(
        "note_wobble",
        json!({ "id": logged["id"], "note": " In the  car. " }),
    );
    assert_eq!(kept(&mut evening)["wobbles"][0]["note"], "In the car.");
    let long = json!({ "id": logged["id"], "note": "x".repeat(281) });
    assert_eq!(evening.refused("note_wobble", long), Code::TooLong);
    evening.call(
        "take_out_kept",
        json!({ "kind": "wobble", "id": logged["id"] }),
    );
    assert_eq!(kept(&mut evening)["wobbles"], json!([]));
    assert_eq!(kept(&mut evening)["taken_out"][0]["day"], "2026-11-19");
}

#[test]
fn the_line_is_another_each_time_and_one_may_be_kept_from_coming() {
    let mut evening = a_journal();
    assert_eq!(evening.call("line_to_hold", json!({}))["line"], Value::Null);
    evening.call(
        "save_achievement",
        achievement(json!({ "title": "A choir" })),
    );
    let line = |evening: &mut Evening, from: Value| {
        evening.call("line_to_hold", json!({ "from": from }))["line"].clone()
    };
    assert_eq!(
        line(&mut evening, Value::Null)["achievement"]["title"],
        "A choir"
    );
    for text in ["One.", "Two.", "Three."] {
        evening.call("save_kept_words", some_words(text));
    }
    let mut quiet = some_words("Four.");
    quiet["comes_up"] = json!(false);
    evening.call("save_kept_words", quiet);
    let mut last = String::new();
    for _ in 0..40 {
        let told = line(&mut evening, Value::Null)["words"]["text"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_ne!(told, last);
        assert_ne!(told, "Four.");
        last = told;
        // Locked and opened in between, it is remembered all the same.
        if last == "Two." {
            evening.lock();
            evening.unlock();
        }
    }
    assert_eq!(
        line(&mut evening, json!("achievements"))["from"],
        "achievements"
    );
}
