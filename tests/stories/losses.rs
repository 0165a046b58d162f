//! The stages: losses side by side, several states at once, visits and returns.

use afterbell_core::api::Code;
use afterbell_tests::evening::id;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn a_loss(evening: &mut Evening, title: &str) -> i64 {
    let loss = evening.call("save_loss", json!({ "title": title, "kind": "job" }));
    id(&loss["value"])
}

/// The ids of the states, as they ship.
fn states(evening: &mut Evening) -> Vec<i64> {
    let mut ids = ordered(evening);
    ids.sort_unstable();
    ids
}

/// The ids of the states in the writer's order.
fn ordered(evening: &mut Evening) -> Vec<i64> {
    let states = evening.call("list_states", json!({}));
    states.as_array().unwrap().iter().map(id).collect()
}

/// What the states are called, in the writer's order.
fn labels(states: &Value) -> Vec<String> {
    let states = states.as_array().unwrap().iter();
    states
        .map(|state| state["label"].as_str().unwrap().to_owned())
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
fn no_state_that_ships_ranks_counts_up_finishes_or_diagnoses() {
    let mut evening = a_journal();
    let states = evening.call("list_states", json!({}));
    let never = [
        "progress", "complete", "stage ", "step ", "%", "recover", "closure", "relapse", "setback",
        "depress", "denial", "bargain", "accept",
    ];
    for said in states
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|state| [&state["label"], &state["hint"]])
    {
        let said = said.as_str().unwrap().to_lowercase();
        assert!(never.iter().all(|word| !said.contains(word)), "{said}");
    }
}

#[test]
fn states_stand_by_the_alphabet_until_they_are_put_in_an_order() {
    let mut evening = a_journal();
    let by_alphabet = labels(&evening.call("list_states", json!({})));
    assert_eq!(by_alphabet[0], "Angry, it isn’t fair");
    assert!(by_alphabet.is_sorted());
    let mut ids = ordered(&mut evening);
    ids.reverse();
    let saved = evening.call("order_states", json!({ "ids": ids }));
    assert_eq!(labels(&saved["value"])[10], "Angry, it isn’t fair");
    assert_eq!(ordered(&mut evening), ids);
    // One that is added comes last; lanes follow the order.
    evening.call("save_state", json!({ "label": "Ashore", "hidden": false }));
    assert_eq!(
        *labels(&evening.call("list_states", json!({})))
            .last()
            .unwrap(),
        "Ashore"
    );
    let loss = a_loss(&mut evening, "The job");
    let lanes = evening.call("loss_track", json!({ "id": loss }))["states"].clone();
    assert_eq!(
        lanes
            .as_array()
            .unwrap()
            .iter()
            .take(11)
            .map(id)
            .collect::<Vec<_>>(),
        ids
    );

    let twice = vec![ids[0]; 12];
    assert_eq!(
        evening.refused("order_states", json!({ "ids": twice })),
        Code::Invalid
    );
    assert_eq!(
        evening.refused("order_states", json!({ "ids": ids })),
        Code::Invalid,
        "one is missing"
    );
}

#[test]
fn a_state_is_reworded_and_one_renamed_to_nothing_keeps_its_name() {
    let mut evening = a_journal();
    let heavy = states(&mut evening)[3];
    let reworded = json!({ "id": heavy, "label": "  Like  lead ", "hint": "Even the stairs.", "hidden": false });
    let saved = evening.call("save_state", reworded)["value"].clone();
    let now = |all: &Value| {
        let all = all.as_array().unwrap().iter();
        all.clone()
            .find(|state| id(state) == heavy)
            .unwrap()
            .clone()
    };
    assert_eq!(now(&saved)["label"], "Like lead");
    assert_eq!(now(&saved)["hint"], "Even the stairs.");
    assert_eq!(
        now(&saved)["builtin"],
        false,
        "its words are the writer’s now"
    );
    for nothing in ["", "   ", "\n"] {
        let input = json!({ "id": heavy, "label": nothing, "hidden": false });
        assert_eq!(evening.refused("save_state", input), Code::Invalid);
    }
    let long = json!({ "id": heavy, "label": "x".repeat(41), "hidden": false });
    assert_eq!(evening.refused("save_state", long), Code::TooLong);
    let taken = json!({ "label": "LIKE LEAD", "hidden": false });
    assert_eq!(evening.refused("save_state", taken), Code::AlreadyThere);
    let gone = json!({ "id": 999, "label": "Nowhere", "hidden": false });
    assert_eq!(evening.refused("save_state", gone), Code::NotFound);
    assert_eq!(
        now(&evening.call("list_states", json!({})))["label"],
        "Like lead"
    );
}

#[test]
fn a_hidden_state_stays_in_the_notes_that_have_it() {
    let mut evening = a_journal();
    let (noted_in, never_noted) = (a_loss(&mut evening, "The job"), a_loss(&mut evening, "Mum"));
    let heavy = states(&mut evening)[3];
    note(&mut evening, noted_in, &[(heavy, 2)]);
    let hidden = json!({ "id": heavy, "label": "Low and heavy", "hint": "Lead.", "hidden": true });
    evening.call("save_state", hidden);
    let mut drawn = |loss: i64| {
        let track = evening.call("loss_track", json!({ "id": loss }));
        labels(&track["states"]).contains(&"Low and heavy".to_owned())
    };
    assert!(drawn(noted_in));
    assert!(!drawn(never_noted));
}

#[test]
fn a_note_made_later_says_by_how_many_days() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let felt = states(&mut evening);
    evening.set_clock("2026-11-19 21:00", "Europe/London");
    let levels = json!([{ "state_id": felt[3], "level": 2 }]);
    let late = json!({ "loss_id": loss, "day": "2026-11-02", "levels": levels });
    let late = evening.call("note_states", late)["value"].clone();
    assert_eq!(
        (&late["day"], &late["late_days"]),
        (&json!("2026-11-02"), &json!(17))
    );
    note(&mut evening, loss, &[(felt[4], 1)]);
    let track = evening.call("loss_track", json!({ "id": loss }));
    assert_eq!(track["notes"][0]["id"], late["id"], "it stands at its day");
    assert_eq!(track["visits"][0]["to"], "2026-11-02");

    // Corrected weeks later it is not a day later than it was; its day may move, and so does how late it was.
    evening.set_clock("2026-12-10 21:00", "Europe/London");
    let same = json!({ "id": late["id"], "loss_id": loss, "levels": levels });
    assert_eq!(evening.call("note_states", same)["value"]["late_days"], 17);
    let moved = json!({ "id": late["id"], "loss_id": loss, "day": "2026-11-18", "levels": levels });
    assert_eq!(evening.call("note_states", moved)["value"]["late_days"], 1);
    let to_come = json!({ "loss_id": loss, "day": "2026-12-11", "levels": [] });
    assert_eq!(evening.refused("note_states", to_come), Code::Invalid);
    let after_it = json!({ "id": late["id"], "loss_id": loss, "day": "2026-11-20", "levels": [] });
    assert_eq!(evening.refused("note_states", after_it), Code::Invalid);
}

#[test]
fn a_note_names_what_set_it_off_and_that_it_came_as_a_wobble() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let visit = json!({ "day": "2026-11-10", "kind": "ofsted_visit", "label": "", "hard": true });
    let marker = id(&evening.call("save_marker", visit)["value"]);
    let input = json!({ "loss_id": loss, "levels": [], "marker_id": marker, "is_wobble": true });
    let noted = evening.call("note_states", input)["value"].clone();
    assert_eq!(
        (&noted["marker_id"], &noted["is_wobble"]),
        (&json!(marker), &json!(true))
    );
    assert_eq!(
        evening.call("loss_track", json!({ "id": loss }))["markers"][0]["id"],
        marker
    );
    let removed = evening.call("remove_marker", json!({ "id": marker }));
    assert_eq!(removed["touched"]["losses"], true);
    let left = evening.call("loss_track", json!({ "id": loss }))["notes"][0].clone();
    assert_eq!(
        (&left["marker_id"], &left["is_wobble"]),
        (&Value::Null, &json!(true))
    );
}

#[test]
fn a_note_leads_to_its_entry_and_back() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let entry = evening.write("They told me on a Tuesday.");
    assert_eq!(
        evening.call("notes_beside", json!({ "id": entry })),
        json!([])
    );
    let felt = states(&mut evening);
    let levels = json!([{ "state_id": felt[3], "level": 2 }]);
    evening.call(
        "note_states",
        json!({ "loss_id": loss, "levels": levels, "entry_id": entry }),
    );
    let beside = evening.call("notes_beside", json!({ "id": entry }));
    assert_eq!(beside[0]["title"], "The job");
    assert_eq!(beside[0]["note"]["entry"]["id"], entry);
    assert_eq!(labels(&beside[0]["states"]), ["Low and heavy"]);
}

#[test]
fn a_note_is_kept_without_what_has_gone_while_it_was_made() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let input = json!({
        "loss_id": loss, "levels": [], "note": "In the car.", "entry_id": 999, "marker_id": 999,
    });
    let noted = evening.call("note_states", input)["value"].clone();
    assert_eq!(noted["note"], "In the car.");
    assert_eq!(
        (&noted["entry"], &noted["marker_id"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn moves_lengths_and_facing_are_told_with_a_track() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let felt = states(&mut evening);
    let (heavy, living) = (felt[3], felt[4]);
    let track = noted(
        &mut evening,
        loss,
        &[
            (1, heavy),
            (2, living),
            (4, heavy),
            (5, heavy),
            (6, living),
            (9, heavy),
            (10, living),
        ],
    );
    let counted: Vec<(i64, i64, i64)> = track["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let number = |key: &str| one[key].as_i64().unwrap();
            (number("from"), number("to"), number("count"))
        })
        .collect();
    assert_eq!(
        counted,
        [(heavy, heavy, 1), (heavy, living, 3), (living, heavy, 2)]
    );
    let stay = json!({ "state_id": heavy, "visits": 3, "median": 1.0, "least": 1, "most": 2 });
    assert_eq!(
        track["stays"],
        json!([stay]),
        "living with it has not been left three times"
    );
    assert_eq!(track["facing"], json!([]), "none says which way it faces");
    for facing in ["resting", "toward_loss", "resting"] {
        evening.call(
            "note_states",
            json!({ "loss_id": loss, "levels": [], "facing": facing }),
        );
    }
    let share = evening.call("loss_track", json!({ "id": loss }))["facing"][0].clone();
    assert_eq!(share["period"]["which"], "autumn_2");
    assert_eq!(
        (&share["toward_loss"], &share["resting"]),
        (&json!(1), &json!(2))
    );
}

#[test]
fn a_note_beside_an_entry_outlives_the_bin_and_the_entry() {
    let mut evening = a_journal();
    let loss = a_loss(&mut evening, "The job");
    let entry = evening.write("They told me on a Tuesday.");
    let input = json!({ "loss_id": loss, "levels": [], "entry_id": entry });
    evening.call("note_states", input);
    evening.call("bin_entry", json!({ "id": entry }));
    let beside = evening.call("loss_track", json!({ "id": loss }))["notes"][0]["entry"].clone();
    assert_eq!(
        (&beside["id"], &beside["binned"]),
        (&json!(entry), &json!(true))
    );
    evening.call("take_away_entry", json!({ "id": entry }));
    let left = evening.call("loss_track", json!({ "id": loss }))["notes"][0].clone();
    assert_eq!(left["entry"], Value::Null);
}
