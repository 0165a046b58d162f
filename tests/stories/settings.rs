//! What the user may decide.

use afterbell_core::api::Code;
use afterbell_tests::a_journal;
use serde_json::json;

#[test]
fn settings_begin_with_what_suits_most_and_are_kept() {
    let mut evening = a_journal();
    let settings = evening.call("settings", json!({}));
    assert_eq!(
        settings,
        json!({ "theme": "system", "idle_minutes": 5, "day_turns_at": 4, "on_this_day": false })
    );
    let mine =
        json!({ "theme": "night", "idle_minutes": 12, "day_turns_at": 3, "on_this_day": true });
    let saved = evening.call("save_settings", mine.clone());
    assert_eq!(
        (&saved["value"], &saved["touched"]["settings"]),
        (&mine, &json!(true))
    );
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("settings", json!({})), mine);
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
    ] {
        assert_eq!(evening.refused("save_settings", settings), Code::Invalid);
    }
    assert_eq!(evening.call("settings", json!({}))["idle_minutes"], 5);
}
