//! The weekly forty seconds, and the early signs it asks about.

use afterbell_core::api::Code;
use afterbell_tests::evening::id;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// The page on an evening of November 2026, the 22nd being a Sunday.
fn page_on(evening: &mut Evening, day: u32) -> Value {
    evening.set_clock(&format!("2026-11-{day:02} 21:00"), "Europe/London");
    evening.call("weekly", json!({}))
}

fn asked_on(evening: &mut Evening, weekday: Option<&str>) {
    let mut settings = evening.call("settings", json!({}));
    settings["checking_in"]["weekly_on"] = json!(weekday);
    evening.call("save_settings", settings);
}

/// A week with these answers and no others.
fn week(answers: Value) -> Value {
    let mut input = json!({ "week": "2026-11-16", "signs": [], "known": [] });
    for (name, value) in answers.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

#[test]
fn the_week_is_offered_on_its_day_and_for_two_days_after() {
    let mut evening = a_journal();
    for (day, offered) in [
        (21, json!(null)),
        (22, json!("2026-11-16")),
        (23, json!("2026-11-16")),
        (24, json!("2026-11-16")),
        (25, json!(null)),
        (29, json!("2026-11-23")),
    ] {
        assert_eq!(page_on(&mut evening, day)["week"], offered, "{day}");
    }
}

#[test]
fn a_chosen_day_at_the_beginning_of_a_week_looks_back_on_the_one_before() {
    let mut evening = a_journal();
    for (weekday, day, week) in [
        ("monday", 23, "2026-11-16"),
        ("wednesday", 25, "2026-11-16"),
        ("friday", 27, "2026-11-23"),
        ("saturday", 23, "2026-11-16"),
    ] {
        asked_on(&mut evening, Some(weekday));
        assert_eq!(page_on(&mut evening, day)["week"], week, "{weekday}");
    }
    asked_on(&mut evening, None);
    assert_eq!(page_on(&mut evening, 22)["week"], json!(null));
}

#[test]
fn any_one_answer_is_enough_and_nothing_is_invented() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    let person =
        json!({ "kind": "person", "name": "Jamie Thorne", "also": [], "role": "my partner" });
    let jamie = id(&evening.call("save_known", person)["value"]);
    for answer in [
        json!({ "seemed": 8 }),
        json!({ "was": 0 }),
        json!({ "hours": "from_50" }),
        json!({ "signs": [1] }),
        json!({ "known": [jamie] }),
        json!({ "held_by": "My sister." }),
        json!({ "just_for_me": "  An hour   on the reservoir. " }),
    ] {
        let told = evening.call("record_weekly", week(answer.clone()))["value"].clone();
        let given = answer.as_object().unwrap().keys().next().unwrap();
        for name in ["seemed", "was", "hours", "held_by", "just_for_me"] {
            assert_eq!(told[name].is_null(), name != given, "{name} after {given}");
        }
        assert_eq!(
            told["signs"].as_array().unwrap().is_empty(),
            given != "signs"
        );
        assert_eq!(
            told["known"].as_array().unwrap().is_empty(),
            given != "known"
        );
    }
    let last = page_on(&mut evening, 22)["answered"].clone();
    assert_eq!(last["just_for_me"], "An hour on the reservoir.");
    assert_eq!(
        evening.refused("record_weekly", week(json!({}))),
        Code::Invalid
    );
    assert_eq!(
        evening.refused("record_weekly", week(json!({ "held_by": "  " }))),
        Code::Invalid
    );
}

#[test]
fn answers_of_the_week_have_their_bounds() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    for fine in [
        json!({ "seemed": 0, "was": 10 }),
        json!({ "held_by": "ü".repeat(280) }),
    ] {
        evening.call("record_weekly", week(fine));
    }
    for wrong in [
        json!({ "seemed": 11 }),
        json!({ "was": -1 }),
        json!({ "hours": "from_80" }),
        json!({ "just_for_me": "x".repeat(281) }),
        json!({ "seemed": 5, "week": "2026-11-17" }),
        json!({ "seemed": 5, "week": "2026-11-23" }),
    ] {
        assert_eq!(
            evening.refused("record_weekly", week(wrong.clone())),
            Code::Invalid,
            "{wrong}"
        );
    }
    let nobody = week(json!({ "known": [999] }));
    assert_eq!(evening.refused("record_weekly", nobody), Code::NotFound);
    let no_sign = week(json!({ "signs": [999] }));
    assert_eq!(evening.refused("record_weekly", no_sign), Code::NotFound);
}

#[test]
fn there_is_one_a_week_it_is_corrected_and_can_be_blank_again() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    let first = evening.call(
        "record_weekly",
        week(json!({ "seemed": 9, "signs": [1, 2] })),
    );
    evening.set_clock("2026-11-24 21:00", "Europe/London");
    let corrected = evening.call("record_weekly", week(json!({ "was": 3 })))["value"].clone();
    assert_eq!(
        corrected["at"], first["value"]["at"],
        "its first moment stays"
    );
    assert_eq!(
        (&corrected["seemed"], &corrected["signs"]),
        (&json!(null), &json!([]))
    );
    let all = json!({ "from": "2026-11-22", "to": "2026-11-22" });
    assert_eq!(
        evening
            .call("list_weekly", all.clone())
            .as_array()
            .unwrap()
            .len(),
        1
    );
    evening.call("remove_weekly", json!({ "week": "2026-11-16" }));
    assert_eq!(evening.call("list_weekly", all), json!([]));
    let gone = json!({ "week": "2026-11-16" });
    assert_eq!(evening.refused("remove_weekly", gone), Code::NotFound);
    assert!(evening.is_sound());
}

/// A week that nobody answered stays blank: long after, nobody remembers it truly.
#[test]
fn a_week_long_over_is_not_answered_any_more() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    evening.call("record_weekly", week(json!({ "was": 4 })));
    evening.set_clock("2027-01-10 21:00", "Europe/London");
    let old = json!({ "week": "2026-11-23", "was": 4, "signs": [], "known": [] });
    assert_eq!(evening.refused("record_weekly", old), Code::TooLate);
    evening.call("record_weekly", week(json!({ "was": 5 })));
}

#[test]
fn only_ticked_signs_are_asked_about_and_a_new_wording_holds_for_earlier_weeks() {
    let mut evening = a_journal();
    assert!(
        page_on(&mut evening, 22)["signs"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let signs = evening.call("list_signs", json!({}));
    assert_eq!(signs.as_array().unwrap().len(), 23);
    let own = json!({ "label": "  short with   everybody ", "mine": true });
    let signs = evening.call("save_sign", own)["value"].clone();
    let own = signs.as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&own["label"], &own["area"]),
        (&json!("short with everybody"), &json!(null))
    );
    evening.call("record_weekly", week(json!({ "signs": [own["id"]] })));
    evening.call(
        "save_sign",
        json!({ "id": own["id"], "label": "snapping", "mine": false }),
    );
    let page = page_on(&mut evening, 22);
    assert_eq!(page["signs"], json!([]));
    assert_eq!(page["answered"]["signs"][0]["label"], "snapping");
    for (wrong, code) in [
        (json!({ "label": " ", "mine": true }), Code::Invalid),
        (
            json!({ "label": "x".repeat(121), "mine": true }),
            Code::Invalid,
        ),
        (
            json!({ "label": "SNAPPING", "mine": true }),
            Code::AlreadyThere,
        ),
        (
            json!({ "id": 999, "label": "x", "mine": true }),
            Code::NotFound,
        ),
    ] {
        assert_eq!(evening.refused("save_sign", wrong), code);
    }
}

#[test]
fn somebody_taken_off_the_list_goes_from_the_week_and_the_rest_of_it_stays() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-22 21:00", "Europe/London");
    let person = json!({ "kind": "person", "name": "Helen Marsh", "also": [], "role": "my coach" });
    let helen = id(&evening.call("save_known", person)["value"]);
    evening.call("record_weekly", week(json!({ "known": [helen], "was": 4 })));
    evening.call("remove_known", json!({ "id": helen }));
    let answered = page_on(&mut evening, 22)["answered"].clone();
    assert_eq!(
        (&answered["known"], &answered["was"]),
        (&json!([]), &json!(4))
    );
    assert!(evening.is_sound());
}
