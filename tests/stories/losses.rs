//! The stages: losses side by side, several states at once, visits and returns.

use afterbell_core::api::Code;
use afterbell_tests::evening::id;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn a_loss(evening: &mut Evening, title: &str) -> i64 {
    let loss = evening.call("save_loss", json!({ "title": title, "kind": "job" }));
    id(&loss["value"])
}

/// The ids of the first states: as they ship.
fn states(evening: &mut Evening) -> Vec<i64> {
    evening
        .call("list_states", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .map(id)
        .collect()
}

fn note(evening: &mut Evening, loss: i64, levels: &[(i64, u8)]) -> Value {
    let levels: Vec<Value> = levels
        .iter()
        .map(|(state, level)| json!({ "state_id": state, "level": level }))
        .collect();
    evening.call("note_states", json!({ "loss_id": loss, "levels": levels }))["value"].clone()
}

/// Notes one state on each of these days of November 2026.
fn noted(evening: &mut Evening, loss: i64, days: &[(u32, i64)]) -> Value {
    for (day, state) in days {
        evening.set_clock(&format!("2026-11-{day:02} 21:00"), "Europe/London");
        note(evening, loss, &[(*state, 3)]);
    }
    evening.call("loss_track", json!({ "id": loss }))
}

#[test]
fn the_states_that_ship_are_eleven_and_have_hints() {
    let mut evening = a_journal();
    let states = evening.call("list_states", json!({}));
    assert_eq!(states.as_array().unwrap().len(), 11);
    assert!(
        states
            .as_array()
            .unwrap()
            .iter()
            .all(|state| state["hint"].is_string())
    );
}

#[test]
fn losses_run_side_by_side() {
    let mut evening = a_journal();
    let (job, mum) = (a_loss(&mut evening, "The job"), a_loss(&mut evening, "Mum"));
    let felt = states(&mut evening);
    note(&mut evening, job, &[(felt[1], 3), (felt[3], 1)]);
    note(&mut evening, mum, &[(felt[6], 2)]);
    let track = evening.call("loss_track", json!({ "id": job }));
    assert_eq!(track["notes"].as_array().unwrap().len(), 1);
    assert_eq!(
        track["notes"][0]["levels"].as_array().unwrap().len(),
        2,
        "several states at once"
    );
    assert_eq!(
        evening
            .call("list_losses", json!({}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_return_is_a_visit_like_the_first() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let felt = states(&mut evening);
    let track = noted(
        &mut evening,
        loss,
        &[(1, felt[1]), (3, felt[1]), (5, felt[4]), (8, felt[1])],
    );
    let visits = track["visits"].as_array().unwrap();
    let told: Vec<(i64, bool)> = visits
        .iter()
        .map(|visit| {
            (
                visit["state_id"].as_i64().unwrap(),
                visit["is_return"] == true,
            )
        })
        .collect();
    assert_eq!(told, [(felt[1], false), (felt[4], false), (felt[1], true)]);
    assert_eq!(visits[0]["notes"], 2);
    assert_eq!(visits[2]["end"], "open");
    assert_eq!(track["returns"], 1);
}

#[test]
fn a_long_silence_is_a_silence_and_not_a_leaving() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let felt = states(&mut evening);
    let track = noted(&mut evening, loss, &[(1, felt[1]), (28, felt[1])]);
    let visits = track["visits"].as_array().unwrap();
    assert_eq!(visits[0]["end"], "unknown");
    assert_eq!(track["returns"], 0, "nobody knows whether it was left");
}

#[test]
fn a_note_with_no_state_is_an_answer() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let told = note(&mut evening, loss, &[]);
    assert_eq!(told["levels"], json!([]));
}

#[test]
fn a_note_is_corrected_and_taken_out() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let felt = states(&mut evening);
    let first = note(&mut evening, loss, &[(felt[0], 1)]);
    let levels = json!([{ "state_id": felt[2], "level": 3 }]);
    let again = json!({ "id": first["id"], "loss_id": loss, "levels": levels, "note": "  It was the other one. " });
    let corrected = evening.call("note_states", again)["value"].clone();
    assert_eq!(
        corrected["levels"],
        json!([{ "state_id": felt[2], "level": 3 }])
    );
    assert_eq!(corrected["note"], "It was the other one.");
    evening.call("remove_state_note", json!({ "id": first["id"] }));
    assert_eq!(
        evening.call("loss_track", json!({ "id": loss }))["notes"],
        json!([])
    );
    assert_eq!(
        evening.refused("remove_state_note", json!({ "id": first["id"] })),
        Code::NotFound
    );
}

#[test]
fn levels_have_their_range_and_a_state_is_noted_once() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let state = states(&mut evening)[0];
    for levels in [
        json!([{ "state_id": state, "level": 0 }]),
        json!([{ "state_id": state, "level": 4 }]),
        json!([{ "state_id": state, "level": 1 }, { "state_id": state, "level": 2 }]),
    ] {
        let input = json!({ "loss_id": loss, "levels": levels });
        assert_eq!(evening.refused("note_states", input), Code::Invalid);
    }
    let unknown = json!({ "loss_id": loss, "levels": [{ "state_id": 999, "level": 1 }] });
    assert_eq!(evening.refused("note_states", unknown), Code::NotFound);
    assert_eq!(
        evening.refused("note_states", json!({ "loss_id": 999, "levels": [] })),
        Code::NotFound
    );
}

#[test]
fn a_loss_rests_and_is_opened_again() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    for status in ["resting", "open"] {
        let saved = evening.call("set_loss_status", json!({ "id": loss, "status": status }));
        assert_eq!(saved["value"]["status"], status);
    }
    let unknown = json!({ "id": loss, "status": "complete" });
    assert_eq!(
        evening.refused("set_loss_status", unknown),
        Code::Invalid,
        "a loss is never finished"
    );
}

#[test]
fn a_loss_needs_a_name_and_keeps_its_bounds() {
    let mut evening = a_journal();
    for title in ["", "   ", &"x".repeat(121)] {
        assert_eq!(
            evening.refused("save_loss", json!({ "title": title, "kind": "job" })),
            Code::Invalid
        );
    }
    let long = json!({ "title": "Mum", "kind": "bereavement", "note": "x".repeat(2_001) });
    assert_eq!(evening.refused("save_loss", long), Code::TooLong);
}

#[test]
fn a_note_beside_an_entry_outlives_the_bin() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let entry = evening.write("They told me on a Tuesday.");
    let input = json!({ "loss_id": loss, "levels": [], "entry_id": entry });
    evening.call("note_states", input);
    evening.call("bin_entry", json!({ "id": entry }));
    let track = evening.call("loss_track", json!({ "id": loss }));
    assert_eq!(track["notes"][0]["entry_id"], entry);
}
