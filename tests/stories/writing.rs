//! Entries: saved, changed, binned, brought back, listed.

use afterbell_core::api::Code;
use afterbell_core::writing::entries;
use afterbell_tests::evening::{id, words};
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn titles(evening: &mut Evening, asked: Value) -> Vec<String> {
    let page = evening.call("list_entries", asked);
    let rows = page["rows"].as_array().unwrap();
    words(&rows.iter().map(|row| row["title"].clone()).collect())
}

#[test]
fn an_entry_is_kept_exactly_as_it_was_written() {
    let mut evening = a_journal();
    for body in [
        "# Tonight\n\nLong day.  \n\n- one\n- two\n",
        "  leading and trailing spaces  ",
        "tabs\tand\r\nanother system's line ends",
        "naïve café 🌧️ 日本語 \u{202e}turned\u{202c}",
        "<script>alert(1)</script> & <b>bold</b>",
        "'; DROP TABLE entry; --",
        "",
    ] {
        let id = evening.write(body);
        assert_eq!(
            evening.call("read_entry", json!({ "id": id }))["body"],
            body
        );
    }
}

#[test]
fn the_answer_to_a_save_says_what_it_touched() {
    let mut evening = a_journal();
    let saved = evening.call("save_entry", json!({ "body": "A line." }));
    assert_eq!(saved["touched"]["entries"], true);
    assert_eq!(saved["touched"]["checkins"], false);
    let again = json!({ "id": saved["value"]["id"], "body": "A line." });
    let unchanged = evening.call("save_entry", again);
    assert_eq!(
        unchanged["touched"]["entries"], false,
        "nothing was changed"
    );
}

#[test]
fn an_entry_is_changed_and_keeps_when_it_was_first_written() {
    let mut evening = a_journal();
    let id = evening.write("First thoughts.");
    evening.wait_minutes(60);
    evening.call(
        "save_entry",
        json!({ "id": id, "body": "Second thoughts." }),
    );
    let entry = evening.call("read_entry", json!({ "id": id }));
    assert_eq!(entry["body"], "Second thoughts.");
    let (written, changed) = (
        entry["written_at"].as_i64().unwrap(),
        entry["changed_at"].as_i64().unwrap(),
    );
    assert_eq!(changed - written, 60 * 60_000);
}

#[test]
fn an_emptied_entry_is_an_empty_entry_and_not_a_deleted_one() {
    let mut evening = a_journal();
    let id = evening.write("All of it.");
    evening.call("save_entry", json!({ "id": id, "body": "" }));
    assert_eq!(evening.call("read_entry", json!({ "id": id }))["body"], "");
    assert_eq!(titles(&mut evening, json!({ "limit": 10 })), [""]);
}

#[test]
fn entries_are_listed_newest_first_and_page_by_page() {
    let mut evening = a_journal();
    for number in 0..25 {
        evening.write(&format!("Entry {number}"));
        evening.wait_minutes(1);
    }
    let mut seen = Vec::new();
    let mut before = Value::Null;
    loop {
        let page = evening.call("list_entries", json!({ "limit": 10, "before": before }));
        let rows = page["rows"].as_array().unwrap().clone();
        seen.extend(
            rows.iter()
                .map(|row| row["title"].as_str().unwrap().to_owned()),
        );
        before = rows.last().unwrap()["id"].clone();
        if page["more"] == false {
            break;
        }
    }
    let expected: Vec<String> = (0..25)
        .rev()
        .map(|number| format!("Entry {number}"))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn entries_saved_in_the_same_millisecond_are_all_kept_apart() {
    let mut evening = a_journal();
    let ids: Vec<i64> = (0..300)
        .map(|number| evening.write(&format!("{number}")))
        .collect();
    let mut sorted = ids.clone();
    sorted.dedup();
    assert_eq!(sorted.len(), 300);
    assert_eq!(titles(&mut evening, json!({ "limit": 1 })), ["299"]);
}

#[test]
fn a_range_of_days_holds_its_own_entries_and_no_others() {
    let mut evening = a_journal();
    for day in ["2026-09-01", "2026-10-05", "2026-10-31", "2026-11-19"] {
        evening.write_about(day, day);
    }
    let october = json!({ "limit": 10, "from": "2026-10-01", "to": "2026-10-31" });
    assert_eq!(titles(&mut evening, october), ["2026-10-31", "2026-10-05"]);
    assert_eq!(
        titles(&mut evening, json!({ "limit": 10, "to": "2026-09-30" })),
        ["2026-09-01"]
    );
    assert_eq!(
        titles(&mut evening, json!({ "limit": 10, "from": "2026-11-01" })),
        ["2026-11-19"]
    );
}

#[test]
fn a_binned_entry_leaves_the_list_and_comes_back_as_it_was() {
    let mut evening = a_journal();
    let keep = evening.write("Keep me.");
    let bin = evening.write("Bin me.");
    let binned = evening.call("bin_entry", json!({ "id": bin }));
    assert!(binned["value"]["binned_at"].is_i64());
    assert_eq!(titles(&mut evening, json!({ "limit": 10 })), ["Keep me."]);
    assert_eq!(
        titles(&mut evening, json!({ "limit": 10, "bin": true })),
        ["Bin me."]
    );
    let back = evening.call("bring_back_entry", json!({ "id": bin }));
    assert!(back["value"]["binned_at"].is_null());
    assert_eq!(
        titles(&mut evening, json!({ "limit": 10 })),
        ["Bin me.", "Keep me."]
    );
    assert_eq!(
        evening.call("read_entry", json!({ "id": bin }))["body"],
        "Bin me."
    );
    assert_ne!(keep, bin);
}

#[test]
fn binning_twice_and_bringing_back_twice_does_no_harm() {
    let mut evening = a_journal();
    let id = evening.write("Heron by the water.");
    for _ in 0..2 {
        evening.call("bin_entry", json!({ "id": id }));
    }
    for _ in 0..2 {
        evening.call("bring_back_entry", json!({ "id": id }));
    }
    assert_eq!(evening.found("heron"), ["Heron by the water."]);
}

#[test]
fn an_entry_that_is_not_there_is_not_found() {
    let mut evening = a_journal();
    for name in [
        "read_entry",
        "bin_entry",
        "bring_back_entry",
        "read_passages",
    ] {
        assert_eq!(
            evening.refused(name, json!({ "id": 12 })),
            Code::NotFound,
            "{name}"
        );
    }
    assert_eq!(
        evening.refused("save_entry", json!({ "id": 12, "body": "x" })),
        Code::NotFound
    );
}

#[test]
fn an_entry_holds_four_mebibytes_and_no_byte_more() {
    let mut evening = a_journal();
    let longest = "x ".repeat(2 * 1024 * 1024);
    let id = evening.write(&longest);
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        *longest
    );
    let input = json!({ "id": id, "body": format!("{longest}x") });
    assert_eq!(evening.refused("save_entry", input), Code::TooLong);
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        *longest
    );
}

#[test]
fn a_page_has_one_to_five_hundred_rows() {
    let mut evening = a_journal();
    for limit in [0, 501] {
        assert_eq!(
            evening.refused("list_entries", json!({ "limit": limit })),
            Code::Invalid
        );
    }
}

#[test]
fn tonight_goes_on_with_the_newest_entry_of_the_day_being_lived() {
    let mut evening = a_journal();
    assert!(evening.call("tonight", json!({}))["entry"].is_null());
    evening.write_about("2026-11-18", "Yesterday.");
    assert!(evening.call("tonight", json!({}))["entry"].is_null());
    evening.write("Earlier.");
    evening.wait_minutes(5);
    let newest = evening.write("Later.");
    assert_eq!(id(&evening.call("tonight", json!({}))["entry"]), newest);
}

#[test]
fn markdown_becomes_nodes_and_markup_stays_text() {
    let mut evening = a_journal();
    let body = "# A heading\n\nSome *soft* words <img src=x onerror=alert(1)> ![away](https://example.org/x.png)";
    let id = evening.write(body);
    let blocks = evening.call("read_entry", json!({ "id": id }))["blocks"].to_string();
    assert!(blocks.contains("\"heading\""), "{blocks}");
    assert!(
        blocks.contains("<img src=x onerror=alert(1)>"),
        "markup is shown as text"
    );
    assert!(
        !blocks.contains("\"attachment\""),
        "nothing is fetched from elsewhere"
    );
}

/// As an export of one and the same date is brought in.
#[test]
fn more_entries_than_a_millisecond_has_places_are_all_kept() {
    let mut evening = a_journal();
    let journal = evening.session().journal().unwrap();
    let saved = journal.write(|write| {
        let moment = write.now;
        for number in 0..1_030 {
            entries::add(
                write,
                "2026-11-19".parse().unwrap(),
                moment,
                0,
                &format!("Entry {number}"),
            )?;
        }
        Ok(())
    });
    assert!(saved.is_ok());
    assert_eq!(journal.check().unwrap().counts.entries, 1_030);
    // One of the very next millisecond finds its place after those that spilled over into it.
    evening.write("Entry 1030");
    assert_eq!(evening.found("1030").len(), 1);
}

#[test]
fn a_part_of_a_text_is_changed_and_another_text_is_never_saved() {
    let mut evening = a_journal();
    let id = evening.write("The choir sang.");
    let before = evening.call("read_entry", json!({ "id": id }));
    // SHA-256 of "The band sang." and of "The band sang!", by coreutils' sha256sum.
    let right = "8ea03ec044a84b9eae1b54e6c6c399780f315868f6dd844603685fb684e202a2";
    let wrong = "3b3eee8532cc73bfed14688734a222ea2eed47c4df6d2956de9efcf9fbf33088";
    let change = |from: u32, to: u32, sum: &str| json!({ "id": id, "from": from, "to": to, "insert": "band", "sum": sum });
    for refused in [
        change(4, 9, wrong),
        change(4, 10, right),
        change(9, 4, right),
        change(4, 99, right),
    ] {
        assert_eq!(evening.refused("change_entry", refused), Code::Invalid);
        assert_eq!(evening.call("read_entry", json!({ "id": id })), before);
    }
    let saved = evening.call("change_entry", change(4, 9, right));
    assert_eq!(saved["value"]["id"], id);
    assert_eq!(saved["touched"]["entries"], true);
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        "The band sang."
    );
    assert_eq!(words_found(&mut evening, "band"), 1);
    assert_eq!(words_found(&mut evening, "choir"), 0);
    let gone = json!({ "id": 12, "from": 0, "to": 0, "insert": "", "sum": right });
    assert_eq!(evening.refused("change_entry", gone), Code::NotFound);
}

#[test]
fn a_part_does_not_make_an_entry_longer_than_it_can_be() {
    let mut evening = a_journal();
    let longest = "x".repeat(entries::LONGEST_BODY);
    let id = evening.write(&longest);
    // SHA-256 of 4 MiB and one byte of x.
    let sum = "8d3d3c04baadfd31cbebf771836900097b5f36cc142b74e40747c7b372beab8b";
    let change = json!({ "id": id, "from": 0, "to": 0, "insert": "x", "sum": sum });
    assert_eq!(evening.refused("change_entry", change), Code::TooLong);
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        *longest
    );
}

fn words_found(evening: &mut Evening, words: &str) -> usize {
    let asked = json!({ "words": words, "order": "newest", "limit": 9 });
    evening.call("search", asked)["hits"]
        .as_array()
        .unwrap()
        .len()
}
