//! A Day One export brought in, from the file to the page. What an export can be is told in the core's own tests.

use std::fs;
use std::path::{Path, PathBuf};

use afterbell_core::api::Code;
use afterbell_core::transfer::imports::{ImportReport, day_one};
use afterbell_core::writing::attachments;
use afterbell_tests::made_up::pictures::hills;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

/// The name Day One gives the picture's file; any will do.
const MD5: &str = "6b73e9bd86a91d3a7ead09268b0fb266";

/// Two good records, a broken one between them, and a picture.
fn export(evening: &Evening) -> PathBuf {
    let folder = evening.home().join("export");
    fs::create_dir_all(folder.join("photos")).unwrap();
    fs::write(
        folder.join("photos").join(format!("{MD5}.png")),
        hills(true),
    )
    .unwrap();
    let journal = json!({ "metadata": { "version": "1.0" }, "entries": [
        {
            "uuid": "0EF28C5D5C1B4D0A9BDC9A1A3F2B4C5D", "creationDate": "2019-07-01T22:30:00Z",
            "timeZone": "Europe/London", "tags": ["reservoir"],
            "text": "A heron by the water.\n\n![](dayone-moment://8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C)",
            "photos": [{ "identifier": "8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C", "md5": MD5, "type": "png" }],
        },
        { "uuid": "1EF28C5D5C1B4D0A9BDC9A1A3F2B4C5D", "creationDate": "some time ago", "text": "No day." },
        {
            "uuid": "2EF28C5D5C1B4D0A9BDC9A1A3F2B4C5D", "creationDate": "2019-07-02T09:00:00Z",
            "timeZone": "Asia/Tokyo", "text": "Evening, in Tokyo, with @Ruth.",
        },
    ] });
    fs::write(folder.join("Journal.json"), journal.to_string()).unwrap();
    folder
}

fn bring_in(evening: &mut Evening, path: &Path) -> Result<ImportReport, Code> {
    let journal = evening.session().journal().unwrap();
    day_one::import(journal, path, &mut |_, _| true).map_err(|error| error.code())
}

fn report(evening: &mut Evening, path: &Path) -> Value {
    let report = bring_in(evening, path).unwrap_or_else(|code| panic!("refused: {code:?}"));
    serde_json::to_value(report).unwrap()
}

#[test]
fn what_is_good_is_brought_in_and_what_is_not_is_listed() {
    let mut evening = a_journal();
    let folder = export(&evening);
    let report = report(&mut evening, &folder);
    assert_eq!(
        (&report["read"], &report["imported"], &report["attachments"]),
        (&json!(3), &json!(2), &json!(1))
    );
    assert_eq!(
        report["skipped"],
        json!([{ "which": "entry 2", "why": "no_date" }])
    );
    let page = evening.call("list_entries", json!({ "limit": 10 }));
    let days: Vec<&str> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["day"].as_str().unwrap())
        .collect();
    assert_eq!(
        days,
        ["2019-07-02", "2019-07-01"],
        "each on the day it was lived where it was written"
    );
    assert_eq!(evening.found("heron"), ["A heron by the water."]);
}

#[test]
fn a_picture_comes_along_and_stands_in_its_place() {
    let mut evening = a_journal();
    let folder = export(&evening);
    report(&mut evening, &folder);
    let page = evening.call("list_entries", json!({ "limit": 10, "to": "2019-07-01" }));
    let entry = evening.call("read_entry", json!({ "id": page["rows"][0]["id"] }));
    assert_eq!(entry["tags"], json!(["reservoir"]));
    let id = entry["attachments"][0]["id"].as_i64().unwrap();
    assert!(
        entry["blocks"]
            .to_string()
            .contains(&format!("\"id\":{id},\"kind\":\"attachment\""))
    );
    assert_eq!(entry["attachments"][0]["media_type"], "image/png");
    let bytes = attachments::piece(evening.session().journal().unwrap(), id, 0).unwrap();
    assert_eq!(bytes, hills(true));
}

#[test]
fn a_second_import_adds_nothing() {
    let mut evening = a_journal();
    let folder = export(&evening);
    report(&mut evening, &folder);
    let again = report(&mut evening, &folder);
    assert_eq!(
        (&again["imported"], &again["already"], &again["attachments"]),
        (&json!(0), &json!(2), &json!(0))
    );
    assert_eq!(
        evening.call("list_entries", json!({ "limit": 10 }))["rows"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn an_import_that_is_stopped_leaves_nothing_of_it() {
    let mut evening = a_journal();
    let folder = export(&evening);
    let journal = evening.session().journal().unwrap();
    let stopped =
        day_one::import(journal, &folder, &mut |read, _| read < 2).map_err(|error| error.code());
    assert_eq!(stopped.err(), Some(Code::Stopped));
    assert_eq!(
        evening.call("list_entries", json!({ "limit": 10 }))["rows"],
        json!([])
    );
    assert!(evening.found("heron").is_empty());
    report(&mut evening, &folder);
}

#[test]
fn what_is_no_export_changes_nothing() {
    let mut evening = a_journal();
    let file = evening.home().join("letter.zip");
    fs::write(&file, "a letter").unwrap();
    assert_eq!(bring_in(&mut evening, &file).err(), Some(Code::NotAnExport));
    let gone = evening.home().join("gone.zip");
    assert_eq!(bring_in(&mut evening, &gone).err(), Some(Code::NotFound));
    assert_eq!(
        evening.call("list_entries", json!({ "limit": 10 }))["rows"],
        json!([])
    );
}

#[test]
fn whoever_is_mentioned_in_what_is_brought_in_is_linked_to_it() {
    let mut evening = a_journal();
    let ruth = evening.call(
        "save_known",
        json!({ "kind": "person", "name": "Ruth", "also": [], "role": "my friend", "ties": [] }),
    );
    let folder = export(&evening);
    report(&mut evening, &folder);
    let known = &ruth["value"]["id"];
    let rows = evening.call("list_entries", json!({ "known": known, "limit": 9 }));
    assert_eq!(rows["rows"][0]["title"], "Evening, in Tokyo, with @Ruth.");
}
