//! What is attached to an entry: kept, shown in its place, and read by its bytes.

use afterbell_core::api::Code;
use afterbell_core::clock::Day;
use afterbell_core::error::Error;
use afterbell_core::writing::entries;
use afterbell_tests::made_up::journal::make_up;
use afterbell_tests::{Evening, PASSPHRASE, no_journal};
use serde_json::{Value, json};

fn made_up() -> (Evening, Value) {
    let mut evening = no_journal();
    let today = Day::of(2026, 11, 19).unwrap();
    // The last entry of a made-up journal has a picture.
    let made = make_up(evening.folder(), PASSPHRASE, today, 19)
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(
        made.entries.clamp(280, 360),
        made.entries,
        "about 320 entries"
    );
    assert_eq!(
        (made.checkins * 100 / made.days).clamp(60, 70),
        made.checkins * 100 / made.days,
        "60 to 70 days of 100"
    );
    evening.unlock();
    let page = evening.call("list_entries", json!({ "limit": 1 }));
    let entry = evening.call("read_entry", json!({ "id": page["rows"][0]["id"] }));
    (evening, entry)
}

#[test]
fn a_picture_stands_in_its_place_and_its_bytes_are_a_picture() {
    let (mut evening, entry) = made_up();
    let attachment = &entry["attachments"][0];
    assert_eq!(
        (&attachment["kind"], &attachment["media_type"]),
        (&json!("image"), &json!("image/png"))
    );
    let shown = format!("\"id\":{},\"kind\":\"attachment\"", attachment["id"]);
    assert!(
        entry["blocks"].to_string().contains(&shown),
        "{}",
        entry["blocks"]
    );
    let (media_type, bytes) = entries::attachment(
        evening.session().journal().unwrap(),
        attachment["id"].as_i64().unwrap(),
    )
    .unwrap();
    assert_eq!(media_type, "image/png");
    assert!(bytes.starts_with(b"\x89PNG\r\n"));
    let gone = entries::attachment(evening.session().journal().unwrap(), 999)
        .map_err(|error: Error| error.code());
    assert_eq!(gone.err(), Some(Code::NotFound));
}
