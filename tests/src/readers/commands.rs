//! Every command of the table, on a journal that is open and on one that is shut: done or refused, and it adds up.

use std::collections::BTreeSet;

use afterbell_core::api::Code;
use afterbell_core::writing::attachments::{self, Ready};
use serde_json::{Value, json};

use super::{Reader, mutate};
use crate::made_up::chance::Chance;
use crate::{Evening, PASSPHRASE, a_journal};

/// An input for each command that it takes, for what a journal made by [`one_of_each`] holds.
#[must_use]
pub fn inputs(evening: &Evening, entry: i64) -> Vec<(&'static str, Value)> {
    let days = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    let template = json!({
        "name": "Friday", "about": "Before it is forgotten.", "minutes": 5, "before": "Slowly.", "careful": true,
        "questions": ["What was good?", "What waits?"], "given_back": true, "gathers": ["what-happened"],
        "landing": "Name three things.", "evidence": "A little.", "figures": [{ "said": "One.", "source": "Two." }],
    });
    let summary = json!({
        "audience": "coach", "from": "2026-11-01", "to": "2026-11-30", "question": "One question.", "since_last": null, "ask_me": null,
        "passages": [{ "entry_id": entry, "text": "The choir sang in the corridor, and Ruth with it." }],
        "charts": ["mood"], "losses": [1], "replace": [{ "name": "Ruth", "role": "my chair" }],
    });
    let checkin = json!({ "mood": 2, "energy": 1, "bucket": 0, "sleep": 3, "sleep_hours": 6.5, "words": ["threadbare"], "tags": ["budget"], "light": "The choir." });
    let weekly = json!({
        "week": "2026-11-16", "seemed": 8, "was": 3, "hours": "from_60", "signs": [1], "known": [], "held_by": "My sister.",
        "just_for_me": null,
    });
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
        (
            "keep_begun",
            json!({ "begun": [{ "room": "share", "held": "x" }] }),
        ),
        ("list_begun", nothing()),
        ("tonight", nothing()),
        ("checkin_choices", nothing()),
        ("record_checkin", checkin),
        ("remove_checkin", json!({ "id": 1 })),
        ("list_checkins", days.clone()),
        (
            "save_word",
            json!({ "id": 1, "label": "glad", "quadrant": "bright", "hidden": false }),
        ),
        (
            "save_tag",
            json!({ "id": 1, "label": "allotment", "group": "just_for_me", "hidden": true }),
        ),
        ("weekly", nothing()),
        ("record_weekly", weekly),
        ("remove_weekly", json!({ "week": "2026-11-16" })),
        ("list_weekly", days.clone()),
        ("list_signs", nothing()),
        (
            "save_sign",
            json!({ "id": 1, "label": "short with everybody", "mine": true }),
        ),
        ("greet_gap", nothing()),
        ("list_periods", days.clone()),
        (
            "save_period",
            json!({ "from": "2026-10-01", "to": "2026-10-31", "note": "Mostly in bed." }),
        ),
        ("remove_period", json!({ "id": 1 })),
        ("reminder", nothing()),
        ("note_reminder", nothing()),
        (
            "trend",
            json!({ "measure": "mood", "from": "2026-01-01", "to": null }),
        ),
        ("how_far_back", nothing()),
        (
            "half_terms",
            json!({ "measure": "mood", "from": "2026-09-01", "to": null }),
        ),
        (
            "week_shape",
            json!({ "measure": "sleep", "from": null, "to": "2026-11-30" }),
        ),
        ("weeks", json!({ "from": "2026-01-01", "to": null })),
        ("year_of_days", days.clone()),
        ("links", json!({ "measure": "mood" })),
        (
            "compare",
            json!({ "figure": "mood", "weeks": 4, "marker": 1 }),
        ),
        ("long_view", json!({ "figure": "seemed_against_was" })),
        ("lower_spell", nothing()),
        ("note_lower_spell", nothing()),
        ("leave_lower_spell", nothing()),
        (
            "save_entry",
            json!({ "id": entry, "body": "# Thursday\n\nOther words.", "day": "2026-11-19" }),
        ),
        (
            "change_entry",
            // The SHA-256 of "# Thursday\n\nNo words.".
            json!({ "id": entry, "from": 12, "to": 17, "insert": "No", "sum": "41e476fa01db29505d55386f3d22af7ff69a6ce4afe254739b4586753b3c55c6" }),
        ),
        ("read_entry", json!({ "id": entry })),
        (
            "list_entries",
            json!({ "limit": 50, "known": 1, "before": entry }),
        ),
        ("bin_entry", json!({ "id": entry })),
        ("bring_back_entry", json!({ "id": entry })),
        (
            "search",
            json!({ "words": "choir sang tag:bud person:ruth mood:1-3 before:2027", "order": "newest", "limit": 50, "skip": 0 }),
        ),
        ("search_choices", nothing()),
        ("list_searches", nothing()),
        (
            "save_search",
            json!({ "name": "Ruth this year", "words": "person:Ruth on:2026", "order": "best" }),
        ),
        ("remove_search", json!({ "id": 1 })),
        ("marked_days", days.clone()),
        ("timeline", nothing()),
        ("school_years", nothing()),
        ("choose_calendar", json!({ "preset": "scotland" })),
        (
            "save_school_period",
            json!({ "id": null, "label": "INSET", "kind": "inset", "from": "2026-11-27", "to": "2026-11-27" }),
        ),
        ("remove_school_period", json!({ "id": 1 })),
        ("questionnaires", nothing()),
        (
            "answer_questionnaire",
            json!({ "instrument": "ons4", "answers": [6, null, 4, 7], "day": "2026-11-12" }),
        ),
        ("remove_answered", json!({ "id": 1 })),
        (
            "read_questionnaire",
            json!({ "text": "name = \"Friday\"\n[[items]]\ntext = \"How much was yours?\"\nhighest = 5" }),
        ),
        (
            "save_questionnaire",
            json!({ "name": "Friday", "scoring": "sum", "items": [{ "text": "How much was yours?" }, { "text": "Standing up?", "answers": ["never", "once"], "other_way": true }] }),
        ),
        ("put_questionnaire_away", json!({ "instrument": "own:1" })),
        ("offered_questionnaires", nothing()),
        (
            "offer_questionnaire",
            json!({ "instrument": "ons4", "offered": false }),
        ),
        ("put_questionnaires_off", json!({ "for_good": true })),
        (
            "log_score",
            json!({ "name": "WEMWBS", "day": "2026-11-12", "score": 43.0 }),
        ),
        ("remove_score", json!({ "id": 1 })),
        ("list_markers", nothing()),
        (
            "save_marker",
            json!({ "day": "2026-03-04", "until": "2026-03-05", "kind": "ofsted_visit", "label": "Two days", "hard": true }),
        ),
        ("remove_marker", json!({ "id": 1 })),
        ("on_this_day", nothing()),
        ("leave_out_memory", json!({ "id": entry, "out": true })),
        ("list_versions", json!({ "id": entry })),
        ("read_version", json!({ "id": 1, "beside": "now" })),
        ("bring_back_version", json!({ "id": 1 })),
        ("take_away_entry", json!({ "id": entry })),
        ("list_kept", nothing()),
        (
            "save_achievement",
            json!({ "title": "The choir found its voice again", "day": "2026-11-12", "changed": "They sing.", "proof": "", "hard": "", "credit": "Ruth", "entry_id": entry }),
        ),
        (
            "save_kept_words",
            json!({ "text": "You stayed calm, and so did we.", "said_by": "Ruth", "said_when": "in May", "comes_up": true, "entry_id": entry }),
        ),
        (
            "save_own_value",
            json!({ "word": "fairness", "meaning": "The quiet ones are heard." }),
        ),
        (
            "save_also",
            json!({ "what": "a rower", "line": "Out before six." }),
        ),
        (
            "save_own_path",
            json!({ "kind": "own", "title": "Boats", "first_step": "Ask at the yard.", "months": 4, "ask": "Jamie", "frees": "Mornings.", "not_yet": true, "look_again": "2027-01-02" }),
        ),
        ("order_kept", json!({ "kind": "value", "ids": [1] })),
        ("take_out_kept", json!({ "kind": "words", "id": 1 })),
        ("put_back_kept", json!({ "kind": "words", "id": 1 })),
        ("log_wobble", nothing()),
        ("note_wobble", json!({ "id": 1, "note": "In the car." })),
        ("line_to_hold", json!({ "from": "words" })),
        ("check_words", json!({ "words": ["choir", "coridor"] })),
        ("suggest_words", json!({ "word": "coridor" })),
        ("learn_word", json!({ "word": "Rowans" })),
        ("forget_word", json!({ "word": "Rowans" })),
        ("learned_words", nothing()),
        ("list_losses", nothing()),
        (
            "save_loss",
            json!({ "id": 1, "title": "The school as it was", "kind": "job" }),
        ),
        ("set_loss_status", json!({ "id": 1, "status": "resting" })),
        ("list_states", nothing()),
        (
            "save_state",
            json!({ "id": 4, "label": "Low as lead", "hint": "Even the stairs.", "hidden": false }),
        ),
        (
            "order_states",
            json!({ "ids": [11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
        ),
        (
            "note_states",
            json!({
                "loss_id": 1, "day": "2026-11-12", "levels": [{ "state_id": 2, "level": 3 }], "facing": "unsure",
                "note": "A line.", "entry_id": entry, "marker_id": 1, "is_wobble": true,
            }),
        ),
        ("notes_beside", json!({ "id": entry })),
        ("remove_state_note", json!({ "id": 1 })),
        ("loss_track", json!({ "id": 1 })),
        ("list_known", nothing()),
        (
            "save_known",
            json!({ "kind": "person", "name": "Ruth Adeyemi", "also": ["Ruth"], "role": "my chair", "circle": "governors", "ties": ["speaks_for_me", "holds_power"] }),
        ),
        ("remove_known", json!({ "id": 1 })),
        ("guided", nothing()),
        ("read_guided", json!({ "id": 1 })),
        (
            "save_answer",
            json!({ "begin": { "key": "what-happened", "template": template }, "step": 0, "answer": "The choir." }),
        ),
        ("keep_place", json!({ "id": 1, "step": 1 })),
        (
            "end_guided",
            json!({ "id": 1, "felt": "lighter", "unread": true, "back_on": "2027-11-19" }),
        ),
        ("let_go_guided", json!({ "id": 1, "felt": "heavier" })),
        ("put_series_away", json!({ "series": 1 })),
        ("letter", nothing()),
        ("give_back", json!({ "id": 1, "back_on": "2027-11-19" })),
        ("list_pieces", json!({ "keys": ["what-happened"] })),
        (
            "gather_pieces",
            json!({ "begin": { "key": "what-happened", "template": template }, "pieces": [1] }),
        ),
        ("check_template", template.clone()),
        (
            "read_template",
            json!({ "text": "name = \"Friday\"\nquestions = [\"What was good?\"]\n[[figures]]\nsaid = \"x\"" }),
        ),
        ("save_template", json!({ "template": template })),
        ("remove_template", json!({ "id": 1 })),
        (
            "hide_template",
            json!({ "key": "deep-writing", "hidden": true }),
        ),
        ("circle_groups", nothing()),
        (
            "save_circle_group",
            json!({ "circle": "pupils", "said": "some of the sixth form" }),
        ),
        ("read_passages", json!({ "id": entry })),
        ("check_summary", summary),
        (
            "describe_attachment",
            json!({ "id": 1, "described": "The hall in June" }),
        ),
        ("take_out_attachment", json!({ "id": 1 })),
        ("bring_back_attachment", json!({ "id": 1 })),
        ("take_away_attachment", json!({ "id": 1 })),
    ]
}

/// A journal with one of each, and its entry.
#[must_use]
pub fn one_of_each() -> (Evening, i64) {
    let mut evening = a_journal();
    let entry = evening.write("# Thursday\n\nThe choir sang in the corridor, and Ruth with it.");
    for (name, input) in inputs(&evening, entry) {
        if [
            "record_checkin",
            "save_known",
            "record_weekly",
            "save_period",
            "save_search",
            "save_marker",
            "save_school_period",
            "answer_questionnaire",
            "save_questionnaire",
            "log_score",
            "learn_word",
            "save_achievement",
            "save_kept_words",
            "save_own_value",
            "save_also",
            "save_own_path",
            "log_wobble",
            "save_answer",
            "save_template",
        ]
        .contains(&name)
        {
            evening.call(name, input);
        }
    }
    evening.call(
        "save_loss",
        json!({ "title": "The school as it was", "kind": "job" }),
    );
    let sound = Ready::by_hand(b"ID3 a sound".to_vec()).expect("a sound");
    let journal = evening.session().journal().expect("it is open");
    attachments::put_in(journal, entry, None, &sound).expect("it is put in");
    // Another sitting: what stood there is kept as a version.
    evening.wait_minutes(45);
    let body = "# Thursday\n\nThe choir sang in the corridor, and Ruth with it. Twice.";
    evening.call("save_entry", json!({ "id": entry, "body": body }));
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
/// One in so many of them.
const SELDOM: u64 = 20;
/// So many are said to one journal, and then another is begun.
const TOGETHER: u64 = 400;

/// What is told commands.
pub struct Commands {
    evening: Evening,
    entry: i64,
    shut: Evening,
    count: u64,
    /// Which of the table were said.
    pub said: BTreeSet<&'static str>,
}

impl Reader for Commands {
    const WORDS: &'static [&'static [u8]] = &[
        b"null",
        b"true",
        b"{}",
        b"[]",
        b"\"\"",
        b"-1",
        b"1e300",
        b"9223372036854775807",
        b"\"2026-02-30\"",
        b"\"NEAR(a b\"",
        b"\\u0000",
        b"\\ud800",
    ];

    fn begin() -> Self {
        let mut shut = a_journal();
        shut.lock();
        let (evening, entry) = one_of_each();
        Self {
            evening,
            entry,
            shut,
            count: 0,
            said: BTreeSet::new(),
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let inputs = inputs(&self.evening, self.entry).into_iter();
        inputs
            .map(|(name, input)| format!("{name}\n{input}").into_bytes())
            .collect()
    }

    fn in_form(told: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
        let at = told.iter().position(|byte| *byte == b'\n')?;
        let (name, input) = told.split_at_checked(at + 1)?;
        Some([name, &mutate::json_text(input, chance)?].concat())
    }

    fn read(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let Some((name, input)) = text.split_once('\n') else {
            return;
        };
        let inputs = inputs(&self.evening, self.entry);
        let known = inputs.iter().find(|(known, _)| *known == name);
        let (Some((name, _)), Ok(input)) = (known, serde_json::from_str::<Value>(input)) else {
            return;
        };
        self.count += 1;
        let is_dear = DEAR.contains(name);
        if is_dear && !self.count.is_multiple_of(SELDOM) {
            return;
        }
        let answer = self.evening.attempt(name, input.clone());
        let code = answer.map_or_else(|failure| Some(failure.code), |_| None);
        assert_ne!(code, Some(Code::Internal), "{name} {input}");
        assert_ne!(code, Some(Code::Damaged), "{name} {input}");
        if !is_dear {
            drop(self.shut.attempt(name, input));
            assert!(!self.shut.session().is_open(), "{name} opened a journal");
        }
        self.said.insert(name);
        let is_shut = !self.evening.session().is_open();
        if is_shut || self.count.is_multiple_of(TOGETHER) {
            if !is_shut {
                // Locking looks everything over: whatever was said, it adds up.
                self.evening.lock();
            }
            (self.evening, self.entry) = one_of_each();
        }
    }
}
