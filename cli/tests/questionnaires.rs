//! Questionnaires without a window: a file is looked over, and what was answered is listed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use std::fs;

use afterbell_tests::a_journal;
use said::{ask, done};
use serde_json::json;

#[test]
fn a_file_is_looked_over_without_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let check = |text: &[u8]| {
        fs::write(&file, text).unwrap();
        let arguments = ["questionnaires", "check", file.to_str().unwrap()];
        let said = ask(&folder.path().join("none"), &arguments, "");
        (said.code, said.out)
    };
    let good = b"name = \"Friday\"\n[[items]]\ntext = \"Mine?\"\n";
    assert_eq!(
        check(good),
        (
            0,
            "A questionnaire, “Friday”, with 1 question.\n".to_owned()
        )
    );
    for (text, said) in [
        (
            &b"name = \"Friday\"\n[[items]]\ntext = \"Mine?\"\nstreak = 3"[..],
            "Line 4: a questionnaire has no field `streak` of question 1.\n",
        ),
        (b"name = \"Friday", "Line 1: this is not TOML.\n"),
        (b"\x89PNG\0", "the file holds no text.\n"),
        (b"name = \"Friday\"", "`items` is missing or empty.\n"),
    ] {
        assert_eq!(check(text), (1, said.to_owned()));
    }
}

#[test]
fn what_was_answered_is_listed_with_what_was_logged() {
    let mut evening = a_journal();
    let answers = json!({ "instrument": "ons4", "answers": [6, null, 4, 7], "day": "2026-11-12" });
    evening.call("answer_questionnaire", answers);
    let own =
        json!({ "name": "Friday", "scoring": "sum", "items": [{ "text": "a" }, { "text": "b" }] });
    evening.call("save_questionnaire", own);
    let answers = json!({ "instrument": "own:1", "answers": [2, 3], "day": "2026-11-13" });
    evening.call("answer_questionnaire", answers);
    let score = json!({ "name": "WEMWBS", "day": "2026-11-02", "score": 43.5 });
    evening.call("log_score", score);
    evening.lock();
    let listed = done(evening.folder(), &["questionnaires", "list"], "");
    assert_eq!(
        listed.trim_end(),
        "ONS4, personal wellbeing\n  2026-11-12  6 – 4 7\nONS loneliness question\nFriday\n  2026-11-13  5 = 2 3\n\
         WEMWBS (answered elsewhere)\n  2026-11-02  43.5"
    );
}
