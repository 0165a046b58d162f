//! An evening without a window: everything that can be done, done, and what is said to it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use std::fs;

use afterbell_core::clock::Day;
use afterbell_tests::{Evening, PASSPHRASE, a_journal, no_journal};
use said::{ask, done, told};
use serde_json::{Value, json};

fn shut_journal() -> Evening {
    let mut evening = a_journal();
    evening.lock();
    evening
}

#[test]
fn a_journal_is_made_with_an_offered_passphrase_and_opens_with_it_and_with_its_key() {
    let evening = no_journal();
    let said = ask(evening.folder(), &["new", "--suggest", "--json"], "");
    assert_eq!(said.code, 0, "{}", said.err);
    let made: Value = serde_json::from_str(&said.out).unwrap();
    let passphrase = made["passphrase"].as_str().unwrap();
    let key = afterbell_tests::evening::words(&made["recovery_key"]).join("-");
    assert_eq!((passphrase.split(' ').count(), key.len()), (6, 44));
    assert_eq!(
        ask(evening.folder(), &["info"], &format!("{passphrase}\n")).code,
        0
    );
    let new = "a different evening altogether now";
    let said = ask(
        evening.folder(),
        &["passphrase", "--with-recovery-key"],
        &format!("{key}\n{new}\n"),
    );
    assert_eq!(
        (said.code, said.out.as_str()),
        (
            0,
            "The passphrase is changed. The old one opens nothing here any more.\n"
        )
    );
    assert_eq!(
        ask(evening.folder(), &["info"], &format!("{passphrase}\n")).code,
        3
    );
    assert_eq!(
        ask(evening.folder(), &["info"], &format!("{new}\n")).code,
        0
    );
    let again = ask(evening.folder(), &["new"], &format!("{new}\n"));
    assert_eq!(
        (again.code, again.err.as_str()),
        (
            1,
            "There is one there already. Nothing was written over it.\n"
        )
    );
}

#[test]
fn a_weak_passphrase_makes_nothing() {
    let evening = no_journal();
    let said = ask(evening.folder(), &["new"], "password\n");
    assert_eq!(said.code, 1);
    assert_eq!(
        said.err,
        "That passphrase could be guessed. Make it longer, or take six words drawn by chance with `--suggest`.\n"
    );
    assert!(!evening.folder().exists());
}

#[test]
fn what_is_kept_is_listed_and_what_was_taken_out_is_not() {
    let mut evening = a_journal();
    evening.lock();
    let said = ask(evening.folder(), &["kept"], &format!("{PASSPHRASE}\n"));
    assert_eq!(said.out, "Nothing is kept yet.\n");
    evening.unlock();
    for (text, by) in [("You stayed\ncalm.", "Ruth"), ("Gone by now.", "")] {
        let words = json!({ "text": text, "said_by": by, "said_when": "", "comes_up": true });
        evening.call("save_kept_words", words);
    }
    evening.call("take_out_kept", json!({ "kind": "words", "id": 2 }));
    evening.call("save_own_value", json!({ "word": "rest", "meaning": "" }));
    let path = json!({ "kind": "pause", "title": "", "first_step": "Ask.", "ask": "", "frees": "", "not_yet": true, "look_again": "2027-01-02" });
    evening.call("save_own_path", path);
    evening.lock();
    let said = ask(evening.folder(), &["kept"], &format!("{PASSPHRASE}\n"));
    let listed = "Words to keep\n  “You stayed calm.” (Ruth)\nValues\n  rest\nOptions\n  Pause: Ask. (not yet; look again on 2027-01-02)\n";
    assert_eq!(said.out, listed);
    assert_eq!(
        told(evening.folder(), &["kept"], "")["values"][0]["word"],
        "rest"
    );
}

#[test]
fn what_an_entry_said_before_is_listed_and_read() {
    let mut evening = a_journal();
    let id = evening.write("A long day.");
    evening.wait_minutes(60);
    evening.call("save_entry", json!({ "id": id, "body": "A short day." }));
    evening.lock();
    let id = id.to_string();
    let all = told(evening.folder(), &["entry", "versions", &id], "");
    let version = all[0]["id"].to_string();
    assert_eq!(
        done(evening.folder(), &["entry", "versions", &id], ""),
        format!("{version}  2026-11-19 21:40  3 words; then 1 came and 1 went\n")
    );
    let read = ["entry", "versions", &id, "--read", &version];
    assert_eq!(
        done(evening.folder(), &read, ""),
        "A [-long-]{+short+} day.\n"
    );
}

#[test]
fn a_file_is_put_into_an_entry_and_comes_back_as_a_copy() {
    let evening = shut_journal();
    let entry = told(evening.folder(), &["entry", "add"], "The letter.")["id"].to_string();
    let [letter, copy] = ["letter.pdf", "copy.pdf"].map(|name| evening.home().join(name));
    std::fs::write(&letter, "%PDF-1.7 a letter").unwrap();
    let add = ["attachment", "add", &entry, letter.to_str().unwrap()];
    let id = told(evening.folder(), &add, "")["id"].to_string();
    assert_eq!(
        done(evening.folder(), &["attachment", "list", &entry], ""),
        format!("{id}  application/pdf  17  letter.pdf\n")
    );
    let save = ["attachment", "copy", &id, copy.to_str().unwrap()];
    assert!(done(evening.folder(), &save, "").contains("outside the lock"));
    assert_eq!(
        std::fs::read(&copy).unwrap(),
        std::fs::read(&letter).unwrap()
    );
}

#[test]
fn an_entry_is_written_listed_read_and_found() {
    let evening = shut_journal();
    let body = "# The choir\n\nIt sang in the corridor.\n";
    let saved = told(
        evening.folder(),
        &["entry", "add", "--day", "2026-11-18"],
        body,
    );
    let id = saved["id"].to_string();
    assert_eq!(
        done(evening.folder(), &["entry", "list"], ""),
        format!("2026-11-18  {id}  The choir\n")
    );
    assert_eq!(
        done(evening.folder(), &["entry", "show", &id], ""),
        format!("2026-11-18\n\n{body}")
    );
    let found = done(evening.folder(), &["search"], "corr\n");
    assert_eq!(
        found,
        format!("2026-11-18  {id}  The choir\n    The choir  It sang in the [corridor].\n")
    );
    assert_eq!(
        done(evening.folder(), &["search"], "heron\n"),
        "Nothing was found.\n"
    );
    let nothing = ask(
        evening.folder(),
        &["entry", "add"],
        &format!("{PASSPHRASE}\n  \n"),
    );
    assert_eq!((nothing.code, nothing.out.as_str()), (2, ""));
}

#[test]
fn a_list_goes_on_where_it_stopped() {
    let evening = shut_journal();
    let days = ["2026-11-16", "2026-11-17", "2026-11-18"];
    let ids = days
        .map(|day| told(evening.folder(), &["entry", "add", "--day", day], day)["id"].to_string());
    let first = done(evening.folder(), &["entry", "list", "--limit", "2"], "");
    assert!(
        first.ends_with(&format!("Older ones follow: --before {}\n", ids[1])),
        "{first}"
    );
    let rest = done(
        evening.folder(),
        &["entry", "list", "--before", &ids[1]],
        "",
    );
    assert_eq!(rest, format!("2026-11-16  {}  2026-11-16\n", ids[0]));
}

#[test]
fn a_check_in_becomes_a_point_of_a_trend() {
    let mut evening = a_journal();
    evening.set_clock("2026-11-17 21:00", "Europe/London");
    evening.check_in(json!({ "mood": 2 }));
    evening.lock();
    let saved = told(
        evening.folder(),
        &["checkin", "add"],
        r#"{"mood": 4, "words": ["steady"], "light": "The choir."}"#,
    );
    assert_eq!(
        (&saved["mood"], &saved["bucket"], &saved["words"]),
        (&json!(4), &json!(null), &json!(["steady"]))
    );
    let trend = done(
        evening.folder(),
        &[
            "trend",
            "mood",
            "--from",
            "2026-11-16",
            "--to",
            "2026-11-17",
        ],
        "",
    );
    assert_eq!(
        trend,
        "day         value  median\n2026-11-17     2\nOn 1 of 2 days, 2026-11-16 to 2026-11-17.\n"
    );
    let today: Day = saved["day"].as_str().unwrap().parse().unwrap();
    let yesterday = today.plus(-1).to_string();
    let late = told(
        evening.folder(),
        &[
            "checkin",
            "add",
            "--day",
            &yesterday,
            "--sleep-hours",
            "6.5",
        ],
        r#"{"sleep": 2}"#,
    );
    assert_eq!(
        (&late["late_days"], &late["sleep_hours"]),
        (&json!(1), &json!(6.5))
    );
    let nothing = ask(
        evening.folder(),
        &["checkin", "add"],
        &format!("{PASSPHRASE}\n{{}}"),
    );
    assert_eq!(nothing.code, 1);
}

#[test]
fn info_and_check_count_what_is_there() {
    let mut evening = a_journal();
    evening.write("One.");
    let binned = evening.write("Two.");
    evening.call("bin_entry", json!({ "id": binned }));
    evening.check_in(json!({ "mood": 2 }));
    evening.lock();
    let counted = "1 entry (1 more in the bin, 0 attachments), 1 check-in, 0 losses with 0 notes, 0 people and places\n";
    assert!(done(evening.folder(), &["info"], "").starts_with(counted));
    let sound =
        "Every page is as it was written, the structure is sound, and everything adds up.\n";
    assert_eq!(
        done(evening.folder(), &["check"], ""),
        format!("{sound}{counted}")
    );
    assert_eq!(
        told(evening.folder(), &["info"], "")["counts"]["entries"],
        1
    );
}

#[test]
fn check_sees_a_page_that_something_else_changed() {
    let mut evening = a_journal();
    for number in 0..30 {
        evening.write(&format!("{number} {}", "many words ".repeat(300)));
    }
    evening.lock();
    let database = evening.folder().join("journal.db");
    let mut bytes = fs::read(&database).unwrap();
    // A page far from the ones that opening reads.
    let place = bytes.len() - 3 * 4096 + 700;
    bytes[place] ^= 1;
    fs::write(&database, &bytes).unwrap();
    let said = ask(evening.folder(), &["check"], &format!("{PASSPHRASE}\n"));
    assert_eq!(said.code, 4, "{}", said.out);
    assert_eq!(
        fs::read(&database).unwrap(),
        bytes,
        "looking changes nothing"
    );
}

#[test]
fn a_summary_is_saved_whole_with_the_names_replaced() {
    let mut evening = a_journal();
    evening.call(
        "save_known",
        json!({ "kind": "person", "name": "Ruth Adeyemi", "also": [], "role": "my chair" }),
    );
    let entry = evening.write("Ruth Adeyemi rang about the timetable.");
    evening.write("Not chosen.");
    evening.lock();
    let file = evening.home().join("for-my-coach.pdf");
    let (out, id) = (file.to_str().unwrap(), entry.to_string());
    let arguments = [
        "summary",
        "--from",
        "2026-11-01",
        "--to",
        "2026-11-30",
        "--entry",
        &id,
        "--chart",
        "mood",
        "--out",
        out,
    ];
    let said = done(evening.folder(), &arguments, "");
    assert_eq!(
        said,
        "Saved: 1 page.\n“Ruth Adeyemi” is “my chair” in it (1 time).\n"
    );
    let pdf = fs::read(&file).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    assert_eq!(
        fs::read_dir(evening.home()).unwrap().count(),
        2,
        "the journal, the summary, and nothing beside them"
    );
    let again = ask(evening.folder(), &arguments, &format!("{PASSPHRASE}\n"));
    assert_eq!(
        again.code, 2,
        "a file that is there is not written over unasked"
    );
    done(
        evening.folder(),
        &[&arguments[..], &["--replace"]].concat(),
        "",
    );
    assert_eq!(
        fs::read(&file).unwrap(),
        pdf,
        "the same choice is the same file"
    );
}

#[test]
fn a_summary_takes_its_choice_from_a_file_or_from_what_is_typed() {
    let evening = shut_journal();
    let choice = json!({
        "audience": "friend", "from": "2026-11-01", "to": "2026-11-30", "question": "Am I all right?",
        "passages": [], "charts": [], "losses": [], "replace": [],
    })
    .to_string();
    let file = evening.home().join("choice.json");
    fs::write(&file, &choice).unwrap();
    let out = |name: &str| evening.home().join(name).to_str().unwrap().to_owned();
    let from_file = [
        "summary",
        "--choice",
        file.to_str().unwrap(),
        "--out",
        &out("a.pdf"),
    ];
    let typed = ["summary", "--choice", "-", "--out", &out("b.pdf")];
    let first = told(evening.folder(), &from_file, "");
    let second = told(evening.folder(), &typed, &choice);
    assert_eq!(first["fingerprint"], second["fingerprint"]);
    assert_eq!(
        fs::read(out("a.pdf")).unwrap(),
        fs::read(out("b.pdf")).unwrap()
    );
}

#[test]
fn nothing_chosen_saves_nothing() {
    let evening = shut_journal();
    let file = evening.home().join("empty.pdf");
    let arguments = [
        "summary",
        "--from",
        "2026-11-01",
        "--to",
        "2026-11-30",
        "--out",
        file.to_str().unwrap(),
    ];
    let said = ask(evening.folder(), &arguments, &format!("{PASSPHRASE}\n"));
    assert_eq!(
        (said.code, said.err.as_str()),
        (
            1,
            "Nothing was chosen. Choose at least one entry, chart or loss.\n"
        )
    );
    assert!(!file.exists());
}

#[test]
fn the_passphrase_is_changed_by_who_knows_the_present_one() {
    let evening = shut_journal();
    let new = "a different evening altogether now";
    done(evening.folder(), &["passphrase"], &format!("{new}\n"));
    assert_eq!(
        ask(evening.folder(), &["info"], &format!("{PASSPHRASE}\n")).code,
        3
    );
    assert_eq!(
        ask(evening.folder(), &["info"], &format!("{new}\n")).code,
        0
    );
}

#[test]
fn the_people_and_places_are_listed_with_what_a_summary_says() {
    let mut evening = a_journal();
    evening.call(
        "save_known",
        json!({ "kind": "person", "name": "Ruth Adeyemi", "also": ["RA"], "role": "my chair", "circle": "governors" }),
    );
    evening.lock();
    let listed = done(evening.folder(), &["people"], "");
    assert_eq!(listed, "1  Ruth Adeyemi (RA): my chair\n");
    let listed = told(evening.folder(), &["people"], "");
    assert_eq!(listed[0]["circle"], "governors");
}
