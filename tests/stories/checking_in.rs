//! The evening's check-in.

use afterbell_core::api::Code;
use afterbell_tests::evening::{id, words};
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn refused(answers: Value) -> Code {
    let mut input = json!({ "words": [], "tags": [] });
    for (name, value) in answers.as_object().unwrap() {
        input[name] = value.clone();
    }
    a_journal().refused("record_checkin", input)
}

fn labels(evening: &mut Evening, what: &str) -> Vec<String> {
    let choices = evening.call("checkin_choices", json!({}));
    let labels: Value = choices[what]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["label"].clone())
        .collect();
    words(&labels)
}

#[test]
fn every_answer_is_kept_and_nothing_is_invented() {
    let mut evening = a_journal();
    let told = evening.check_in(json!({
        "mood": 2, "energy": 1, "bucket": 0, "sleep": 1,
        "words": ["worn out", "on guard"], "tags": ["governors"], "light": "The choir.",
    }));
    assert_eq!(told["bucket"], 0);
    assert_eq!(words(&told["words"]), ["worn out", "on guard"]);
    let only_mood = evening.check_in(json!({ "mood": 4 }));
    for unanswered in ["energy", "bucket", "sleep", "sleep_hours", "light"] {
        assert!(only_mood[unanswered].is_null(), "{unanswered} was invented");
    }
}

#[test]
fn answers_at_the_ends_of_their_ranges_are_taken_and_beyond_them_refused() {
    for (name, least, most) in [
        ("mood", 1, 5),
        ("energy", 1, 5),
        ("bucket", 0, 4),
        ("sleep", 1, 4),
    ] {
        for fine in [least, most] {
            a_journal().check_in(json!({ name: fine }));
        }
        assert_eq!(refused(json!({ name: most + 1 })), Code::Invalid, "{name}");
        assert_eq!(refused(json!({ name: least - 1 })), Code::Invalid, "{name}");
        assert_eq!(refused(json!({ name: 2.5 })), Code::Invalid, "{name}");
        assert_eq!(refused(json!({ name: "3" })), Code::Invalid, "{name}");
    }
}

#[test]
fn a_check_in_with_no_answer_is_none() {
    assert_eq!(refused(json!({})), Code::Invalid);
    assert_eq!(refused(json!({ "light": "   " })), Code::Invalid);
}

#[test]
fn words_tags_and_light_have_their_bounds() {
    let long = "x".repeat(41);
    assert_eq!(
        refused(json!({ "words": ["a", "b", "c", "d"] })),
        Code::Invalid
    );
    assert_eq!(refused(json!({ "words": [long] })), Code::Invalid);
    let tags: Vec<String> = (0..21).map(|number| format!("tag {number}")).collect();
    assert_eq!(refused(json!({ "tags": tags })), Code::Invalid);
    assert_eq!(refused(json!({ "light": "x".repeat(281) })), Code::Invalid);
    a_journal().check_in(json!({ "words": ["x".repeat(40)], "light": "ü".repeat(280) }));
}

#[test]
fn the_words_that_ship_are_there_and_used_ones_come_first() {
    let mut evening = a_journal();
    assert_eq!(labels(&mut evening, "words").len(), 34);
    assert_eq!(labels(&mut evening, "tags").len(), 16);
    evening.check_in(json!({ "words": ["sad"], "tags": ["budget"] }));
    evening.check_in(json!({ "words": ["threadbare"], "tags": ["allotment"] }));
    evening.check_in(json!({ "words": ["lonely"], "tags": ["family"] }));
    assert_eq!(
        labels(&mut evening, "words")[..3],
        ["lonely", "threadbare", "sad"]
    );
    assert_eq!(
        labels(&mut evening, "tags")[..3],
        ["family", "allotment", "budget"]
    );
}

#[test]
fn ones_own_word_belongs_to_no_quadrant_and_is_kept_once() {
    let mut evening = a_journal();
    evening.check_in(json!({ "words": ["Threadbare"] }));
    evening.check_in(json!({ "words": ["threadbare"] }));
    let choices = evening.call("checkin_choices", json!({}));
    let own: Vec<&Value> = choices["words"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|word| word["quadrant"].is_null())
        .collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["label"], "Threadbare");
}

#[test]
fn a_check_in_is_corrected_and_keeps_its_day() {
    let mut evening = a_journal();
    let first = evening.check_in(json!({ "mood": 1, "words": ["sad"] }));
    evening.set_clock("2026-11-21 09:00", "Europe/London");
    let corrected = evening.check_in(json!({ "id": first["id"], "mood": 3 }));
    assert_eq!(
        (&corrected["mood"], &corrected["day"]),
        (&json!(3), &json!("2026-11-19"))
    );
    assert!(words(&corrected["words"]).is_empty());
    let gone = json!({ "id": 999, "mood": 3, "words": [], "tags": [] });
    assert_eq!(evening.refused("record_checkin", gone), Code::NotFound);
}

#[test]
fn a_check_in_is_taken_out() {
    let mut evening = a_journal();
    let checkin = evening.check_in(json!({ "mood": 1, "words": ["sad"], "tags": ["budget"] }));
    evening.call("remove_checkin", json!({ "id": id(&checkin) }));
    let all = evening.call(
        "list_checkins",
        json!({ "from": "2026-01-01", "to": "2026-12-31" }),
    );
    assert_eq!(all, json!([]));
    assert_eq!(
        evening.refused("remove_checkin", json!({ "id": id(&checkin) })),
        Code::NotFound
    );
}

#[test]
fn several_check_ins_of_a_day_stand_in_the_order_they_were_made() {
    let mut evening = a_journal();
    for mood in [5, 1, 3] {
        evening.check_in(json!({ "mood": mood }));
        evening.wait_minutes(1);
    }
    let tonight = evening.call("tonight", json!({}));
    let moods: Vec<&Value> = tonight["checkins"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["mood"])
        .collect();
    assert_eq!(moods, [&json!(5), &json!(1), &json!(3)]);
}

/// Begun before the day turned, kept when the laptop was opened in the morning.
#[test]
fn a_check_in_is_about_the_evening_it_was_begun_in() {
    let mut evening = a_journal().at("2026-11-20 08:10", "Europe/London");
    let kept = evening.check_in(json!({ "mood": 2, "day": "2026-11-19" }));
    assert_eq!(kept["day"], "2026-11-19");
    let tomorrow = json!({ "mood": 2, "words": [], "tags": [], "day": "2026-11-21" });
    assert_eq!(
        evening.refused("record_checkin", tomorrow),
        afterbell_core::api::Code::Invalid
    );
    assert_eq!(
        evening.call("tonight", json!({}))["checkins"],
        json!([]),
        "today has none"
    );
}

#[test]
fn hours_slept_are_quarters_of_a_day_at_most() {
    let told = a_journal().check_in(json!({ "sleep_hours": 6.25 }));
    assert_eq!(
        (&told["sleep_hours"], &told["sleep"]),
        (&json!(6.25), &json!(null))
    );
    a_journal().check_in(json!({ "sleep_hours": 0 }));
    for wrong in [
        json!(-0.5),
        json!(24.25),
        json!(6.1),
        json!("7"),
        json!(1e300),
    ] {
        assert_eq!(
            refused(json!({ "sleep_hours": wrong })),
            Code::Invalid,
            "{wrong}"
        );
    }
}

/// Written for a day that is over it says so, and two days are as many as can be remembered truly.
#[test]
fn a_check_in_for_an_earlier_day_says_how_late_it_was() {
    let mut evening = a_journal();
    for (day, late) in [("2026-11-19", 0), ("2026-11-18", 1), ("2026-11-17", 2)] {
        let told = evening.check_in(json!({ "mood": 2, "day": day }));
        assert_eq!(
            (&told["day"], &told["late_days"]),
            (&json!(day), &json!(late))
        );
    }
    let older = json!({ "mood": 2, "words": [], "tags": [], "day": "2026-11-16" });
    assert_eq!(evening.refused("record_checkin", older), Code::TooLate);
    evening.set_clock("2026-11-20 02:00", "Europe/London");
    let told = evening.check_in(json!({ "mood": 2, "day": "2026-11-17" }));
    assert_eq!(
        told["late_days"], 2,
        "until four it is still the evening before"
    );
}

/// Answers that were given in their evening are that evening's, whenever the laptop was opened again.
#[test]
fn how_late_it_is_counts_from_where_it_was_begun() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-25 09:00", "Europe/London");
    let long = 6 * 24 * 3600;
    let begun = json!({ "mood": 2, "words": [], "tags": [], "day": "2026-11-19", "took_s": long });
    let told = evening.call("record_checkin", begun.clone())["value"].clone();
    assert_eq!(
        (&told["day"], &told["late_days"]),
        (&json!("2026-11-19"), &json!(0))
    );
    // Not before the journal was opened: nobody can have begun it then.
    evening.lock();
    evening.unlock();
    assert_eq!(evening.refused("record_checkin", begun), Code::TooLate);
}

#[test]
fn a_day_takes_three_check_ins_unless_the_writer_says_otherwise() {
    let mut evening = a_journal();
    let mut last = Value::Null;
    for mood in [1, 2, 3] {
        last = evening.check_in(json!({ "mood": mood }));
    }
    let fourth = json!({ "mood": 4, "words": [], "tags": [] });
    assert_eq!(
        evening.refused("record_checkin", fourth.clone()),
        Code::EnoughForADay
    );
    evening.check_in(json!({ "id": last["id"], "mood": 5 }));
    evening.check_in(json!({ "mood": 4, "day": "2026-11-18" }));
    let mut settings = evening.call("settings", json!({}));
    settings["checking_in"]["most_a_day"] = json!(4);
    evening.call("save_settings", settings);
    evening.call("record_checkin", fourth.clone());
    assert_eq!(
        evening.refused("record_checkin", fourth),
        Code::EnoughForADay
    );
}

fn offered(evening: &mut Evening, what: &str, label: &str) -> Value {
    let choices = evening.call("checkin_choices", json!({}));
    let found = choices[what]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["label"] == label);
    found.cloned().unwrap_or_default()
}

#[test]
fn a_word_is_reworded_moved_and_hidden_and_stays_where_it_was_chosen() {
    let mut evening = a_journal();
    let checkin = evening.check_in(json!({ "words": ["free"] }));
    let free = offered(&mut evening, "words", "free");
    let mine = json!({ "id": free["id"], "label": " off  the hook ", "quadrant": "bright", "hidden": true });
    evening.call("save_word", mine);
    let now = offered(&mut evening, "words", "off the hook");
    assert_eq!(
        (&now["quadrant"], &now["hidden"]),
        (&json!("bright"), &json!(true))
    );
    let range = json!({ "from": "2026-11-19", "to": "2026-11-19" });
    let kept = evening.call("list_checkins", range)[0].clone();
    assert_eq!(
        (&kept["id"], words(&kept["words"])),
        (&checkin["id"], vec!["off the hook".into()])
    );
}

/// Coping and joy are not the same, and one's own tags have a place in it too.
#[test]
fn a_tag_of_ones_own_is_put_into_a_group() {
    let mut evening = a_journal();
    evening.check_in(json!({ "tags": ["allotment"] }));
    let tag = offered(&mut evening, "tags", "allotment");
    assert_eq!(tag["group"], json!(null));
    // As the card does it, which does not know whether there is one like it.
    let grouped = json!({ "label": "allotment", "group": "just_for_me", "hidden": false });
    evening.call("save_tag", grouped.clone());
    let now = offered(&mut evening, "tags", "allotment");
    assert_eq!(
        (&now["id"], &now["group"]),
        (&tag["id"], &json!("just_for_me"))
    );
    assert_eq!(
        evening.refused("save_tag", grouped),
        Code::NotFound,
        "it has its group"
    );
    assert!(evening.is_sound());
}

#[test]
fn words_and_tags_have_their_bounds() {
    let mut evening = a_journal();
    for name in ["save_word", "save_tag"] {
        let place = if name == "save_word" {
            "quadrant"
        } else {
            "group"
        };
        for (id, label, code) in [
            (json!(null), "  ".to_owned(), Code::Invalid),
            (json!(null), "x".repeat(41), Code::Invalid),
            (json!(999), "x".to_owned(), Code::NotFound),
            (
                json!(1),
                if name == "save_word" { "SAD" } else { "BUDGET" }.to_owned(),
                Code::AlreadyThere,
            ),
        ] {
            let input = json!({ "id": id, "label": label, place: null, "hidden": false });
            assert_eq!(evening.refused(name, input), code, "{name} {label}");
        }
    }
}
