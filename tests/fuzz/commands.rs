//! Every command of the table, with inputs that are nearly right, on a journal that is open and on one that is shut.

use std::collections::BTreeSet;

use afterbell_core::api::Code;
use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::{Value, json};

use super::{Long, mutate, run};

/// An input for each command that it takes, for what a journal made by [`begin`] holds.
fn inputs(evening: &Evening, entry: i64) -> Vec<(&'static str, Value)> {
    let days = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    let summary = json!({
        "audience": "coach", "from": "2026-11-01", "to": "2026-11-30", "question": "One question.", "since_last": null, "ask_me": null,
        "passages": [{ "entry_id": entry, "text": "The choir sang in the corridor, and Ruth with it." }],
        "charts": ["mood"], "losses": [1], "replace": [{ "name": "Ruth", "role": "my chair" }],
    });
    let checkin = json!({ "mood": 2, "energy": 1, "bucket": 0, "sleep": 3, "words": ["threadbare"], "tags": ["budget"], "light": "The choir." });
    let change =
        json!({ "current": PASSPHRASE, "new": "copper ladder seventeen marmalade evenings" });
    let proved =
        json!({ "groups": [{ "index": 0, "text": "ABCD" }, { "index": 1, "text": "EFGH" }] });
    let nothing = || json!({});
    vec![
        ("status", nothing()),
        ("suggest_passphrase", nothing()),
        ("judge_passphrase", json!({ "passphrase": PASSPHRASE })),
        ("make_journal", json!({ "passphrase": PASSPHRASE })),
        ("unlock", json!({ "passphrase": PASSPHRASE })),
        ("recover", json!({ "recovery_key": evening.recovery_key() })),
        ("lock", nothing()),
        ("support", nothing()),
        ("list_backups", nothing()),
        ("keep_as_found", nothing()),
        ("change_passphrase", change.clone()),
        ("renew_keys", change),
        ("remove_older_backups", nothing()),
        ("make_recovery_key", nothing()),
        ("prove_recovery_key", proved),
        ("settings", nothing()),
        (
            "save_settings",
            json!({ "theme": "night", "idle_minutes": 7, "day_turns_at": 4 }),
        ),
        ("keep_begun", json!({ "room": "tonight", "text": "x" })),
        ("list_begun", nothing()),
        ("tonight", nothing()),
        ("checkin_choices", nothing()),
        ("record_checkin", checkin),
        ("remove_checkin", json!({ "id": 1 })),
        ("list_checkins", days),
        (
            "trend",
            json!({ "measure": "mood", "from": "2026-01-01", "to": null }),
        ),
        (
            "save_entry",
            json!({ "id": entry, "body": "# Thursday\n\nOther words.", "day": "2026-11-19" }),
        ),
        ("read_entry", json!({ "id": entry })),
        (
            "list_entries",
            json!({ "limit": 50, "bin": false, "before": entry }),
        ),
        ("bin_entry", json!({ "id": entry })),
        ("bring_back_entry", json!({ "id": entry })),
        (
            "search",
            json!({ "words": "choir sang", "order": "newest", "limit": 50, "from": 0 }),
        ),
        ("list_losses", nothing()),
        (
            "save_loss",
            json!({ "id": 1, "title": "The school as it was", "kind": "job" }),
        ),
        ("set_loss_status", json!({ "id": 1, "status": "resting" })),
        ("list_states", nothing()),
        (
            "note_states",
            json!({ "loss_id": 1, "levels": [{ "state_id": 2, "level": 3 }], "facing": "unsure", "note": "A line." }),
        ),
        ("remove_state_note", json!({ "id": 1 })),
        ("loss_track", json!({ "id": 1 })),
        ("list_known", nothing()),
        (
            "save_known",
            json!({ "kind": "person", "name": "Ruth Adeyemi", "also": ["Ruth"], "role": "my chair" }),
        ),
        ("remove_known", json!({ "id": 1 })),
        ("read_passages", json!({ "id": entry })),
        ("check_summary", summary),
    ]
}

/// A journal with one of each, and its entry.
fn begin() -> (Evening, i64) {
    let mut evening = a_journal();
    let entry = evening.write("# Thursday\n\nThe choir sang in the corridor, and Ruth with it.");
    for (name, input) in inputs(&evening, entry) {
        if ["record_checkin", "save_known"].contains(&name) {
            evening.call(name, input);
        }
    }
    evening.call(
        "save_loss",
        json!({ "title": "The school as it was", "kind": "job" }),
    );
    (evening, entry)
}

/// Those that work a passphrase through, or give a new one: they take long, and are said seldom.
const DEAR: [&str; 6] = [
    "make_journal",
    "unlock",
    "recover",
    "change_passphrase",
    "renew_keys",
    "suggest_passphrase",
];

fn commands(long: Long) {
    let mut shut = a_journal();
    shut.lock();
    let (mut evening, mut entry) = begin();
    let mut said = BTreeSet::new();
    let mut count = 0_u64;
    run("commands", long, |chance: &mut Chance| {
        let all = inputs(&evening, entry);
        let (name, input) = &all[chance.below(all.len())];
        if DEAR.contains(name) && chance.happens(0.95) {
            return;
        }
        let input = mutate::value(input, chance);
        let answer = evening.attempt(name, input.clone());
        let code = answer.map_or_else(|failure| Some(failure.code), |_| None);
        assert_ne!(code, Some(Code::Internal), "{name} {input}");
        assert_ne!(code, Some(Code::Damaged), "{name} {input}");
        if !DEAR.contains(name) {
            drop(shut.attempt(name, input));
            assert!(!shut.session().is_open(), "{name} opened a journal");
        }
        said.insert(*name);
        count += 1;
        let is_shut = !evening.session().is_open();
        if is_shut || count.is_multiple_of(400) {
            if !is_shut {
                // Locking looks everything over: whatever was said, it adds up.
                evening.lock();
            }
            (evening, entry) = begin();
        }
    });
    eprintln!("commands: {} of the table were said", said.len());
}

/// A command that has no seed here would never be tried.
#[test]
fn every_command_of_the_table_is_tried() {
    let table = include_str!("../../ui/src/backend/generated/commands.ts");
    let names: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| {
            line.strip_prefix("  ")?
                .split_once(": { input")
                .map(|(name, _)| name)
        })
        .collect();
    let (evening, entry) = begin();
    let tried: BTreeSet<&str> = inputs(&evening, entry)
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(
        names.difference(&tried).collect::<Vec<_>>(),
        Vec::<&&str>::new()
    );
    assert!(names.len() > 30);
}

#[test]
fn any_input_is_done_or_refused_and_the_journal_adds_up() {
    commands(Long::Cases(4_000));
}

#[test]
#[ignore = "as long as it is told: cargo xtask soak"]
fn commands_for_long() {
    commands(Long::as_told());
}
