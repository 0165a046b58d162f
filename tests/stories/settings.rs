//! What the user may decide.

use afterbell_core::api::Code;
use afterbell_tests::a_journal;
use serde_json::json;

#[test]
fn settings_begin_with_what_suits_most_and_are_kept() {
    let mut evening = a_journal();
    let settings = evening.call("settings", json!({}));
    let usual = json!({ "one_paragraph": false, "middle_line": false, "spelling": true });
    assert_eq!(
        settings,
        json!({
            "theme": "system", "idle_minutes": 5, "day_turns_at": 4, "page": usual, "on_this_day": false, "lower_spells": true,
            "checking_in": {
                "answered_by": "grid", "most_a_day": 3, "weekly_on": "sunday", "remind_at": null, "plain_words": false,
            },
        })
    );
    let page = json!({ "one_paragraph": true, "middle_line": true, "spelling": false });
    let mine = json!({
        "theme": "night", "idle_minutes": 12, "day_turns_at": 3, "page": page, "on_this_day": true, "lower_spells": false,
        "checking_in": {
            "answered_by": "row", "most_a_day": 1, "weekly_on": null, "remind_at": 1275, "plain_words": true,
        },
    });
    let saved = evening.call("save_settings", mine.clone());
    assert_eq!(
        (&saved["value"], &saved["touched"]["settings"]),
        (&mine, &json!(true))
    );
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("settings", json!({})), mine);
}

/// Settings with one way of checking in changed.
fn with(checking_in: serde_json::Value) -> serde_json::Value {
    json!({ "theme": "night", "idle_minutes": 5, "day_turns_at": 4, "checking_in": checking_in })
}

#[test]
fn settings_from_before_there_were_choices_for_the_page_have_the_usual_ones() {
    let mut evening = a_journal();
    let older = json!({ "theme": "night", "idle_minutes": 12, "day_turns_at": 3 });
    let saved = evening.call("save_settings", older);
    assert_eq!(saved["value"]["page"]["spelling"], true);
    assert_eq!(saved["value"]["page"]["one_paragraph"], false);
}

#[test]
fn settings_have_their_ranges() {
    let mut evening = a_journal();
    for settings in [
        json!({ "theme": "night", "idle_minutes": 0, "day_turns_at": 4 }),
        json!({ "theme": "night", "idle_minutes": 61, "day_turns_at": 4 }),
        json!({ "theme": "night", "idle_minutes": 5, "day_turns_at": 13 }),
        json!({ "theme": "red", "idle_minutes": 5, "day_turns_at": 4 }),
        json!({ "theme": "night", "idle_minutes": 5 }),
        with(json!({ "most_a_day": 0 })),
        with(json!({ "most_a_day": 25 })),
        with(json!({ "remind_at": 1440 })),
        with(json!({ "weekly_on": "someday" })),
        with(json!({ "answered_by": "shouting" })),
    ] {
        assert_eq!(evening.refused("save_settings", settings), Code::Invalid);
    }
    assert_eq!(evening.call("settings", json!({}))["idle_minutes"], 5);
}
