//! What was only begun when the journal locked.

use afterbell_core::api::Code;
use afterbell_tests::a_journal;
use serde_json::json;

#[test]
fn what_a_room_held_unfinished_is_there_after_the_lock() {
    let mut evening = a_journal();
    let begun = json!([{ "room": "share", "held": "{\"question\":\"What would you ask me?\"}" }]);
    evening.call("keep_begun", json!({ "begun": begun }));
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("list_begun", json!({})), begun);
    evening.call("keep_begun", json!({ "begun": [] }));
    assert_eq!(evening.call("list_begun", json!({})), json!([]));
}

#[test]
fn a_room_keeps_one_thing_of_at_most_a_megabyte() {
    let mut evening = a_journal();
    assert_eq!(evening.call("list_begun", json!({})), json!([]));
    let one = json!({ "room": "people", "held": "{}" });
    let two = json!({ "begun": [one, one] });
    assert_eq!(evening.refused("keep_begun", two), Code::Invalid);
    let long = json!({ "begun": [{ "room": "share", "held": "x".repeat((1 << 20) + 1) }] });
    assert_eq!(evening.refused("keep_begun", long), Code::TooLong);
}
