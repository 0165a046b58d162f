//! People: how they stand to the writer, and the entries that mention them.

use afterbell_core::api::Code;
use afterbell_tests::evening::{id, word};
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn list(evening: &mut Evening, name: &str, also: &[&str]) -> i64 {
    let person = json!({ "kind": "person", "name": name, "also": also, "role": "my deputy" });
    id(&evening.call("save_known", person)["value"])
}

/// The first lines of the entries that mention somebody, newest first.
fn mentioning(evening: &mut Evening, known: i64) -> Vec<String> {
    let page = evening.call("list_entries", json!({ "limit": 50, "known": known }));
    let rows = page["rows"].as_array().unwrap().clone();
    rows.iter().map(|row| word(&row["title"])).collect()
}

/// Whom an entry shows a way to, in order.
fn ways(evening: &mut Evening, entry: i64) -> Vec<(i64, String)> {
    fn among(node: &Value, found: &mut Vec<(i64, String)>) {
        match node {
            Value::Array(all) => all.iter().for_each(|one| among(one, found)),
            Value::Object(fields) if node["kind"] == "mention" => {
                found.push((fields["known"].as_i64().unwrap(), word(&node["text"])));
            }
            Value::Object(fields) => fields.values().for_each(|one| among(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let entry = evening.call("read_entry", json!({ "id": entry }));
    among(&entry["blocks"], &mut found);
    found
}

#[test]
fn an_at_sign_links_an_entry_to_somebody_and_the_text_stays_what_it_is() {
    let mut evening = a_journal();
    let sam = list(&mut evening, "Sam", &[]);
    let hill = list(&mut evening, "Sam Hill", &["SH"]);
    let body = "Talked to @Sam, and **@sh** rang.\n\n`@Sam` in code, sam@school.org, [@Sam](https://e.org).";
    let entry = evening.write(body);
    assert_eq!(
        evening.call("read_entry", json!({ "id": entry }))["body"],
        body
    );
    assert_eq!(
        ways(&mut evening, entry),
        [(sam, "@Sam".to_owned()), (hill, "@sh".to_owned())]
    );
    let other = evening.write("With @Sam Hill.");
    assert_eq!(ways(&mut evening, other), [(hill, "@Sam Hill".to_owned())]);
    let only = "Talked to @Sam, and @sh rang.";
    assert_eq!(mentioning(&mut evening, sam), [only]);
    assert_eq!(mentioning(&mut evening, hill), ["With @Sam Hill.", only]);
    // Another text, another link; an emptied entry mentions nobody.
    evening.call(
        "save_entry",
        json!({ "id": entry, "body": "Sam, and mail to sam@school.org; ```@Sam```" }),
    );
    assert!(mentioning(&mut evening, sam).is_empty());
    evening.call("save_entry", json!({ "id": other, "body": "" }));
    assert!(mentioning(&mut evening, hill).is_empty());
    assert!(evening.is_sound());
}

#[test]
fn a_version_brought_back_and_an_entry_out_of_the_bin_are_linked_as_they_read() {
    let mut evening = a_journal();
    let sam = list(&mut evening, "Sam", &[]);
    let entry = evening.write("With @Sam.");
    evening.wait_minutes(45);
    evening.call("save_entry", json!({ "id": entry, "body": "Alone." }));
    assert!(mentioning(&mut evening, sam).is_empty());
    let version = evening.call("list_versions", json!({ "id": entry }))[0]["id"].clone();
    evening.call("bring_back_version", json!({ "id": version }));
    assert_eq!(mentioning(&mut evening, sam), ["With @Sam."]);

    let binned = evening.write("With @Priya.");
    evening.call("bin_entry", json!({ "id": binned }));
    evening.call("bin_entry", json!({ "id": entry }));
    assert!(mentioning(&mut evening, sam).is_empty());
    let priya = list(&mut evening, "Priya", &[]);
    assert!(mentioning(&mut evening, priya).is_empty());
    evening.call("bring_back_entry", json!({ "id": binned }));
    evening.call("bring_back_entry", json!({ "id": entry }));
    assert_eq!(mentioning(&mut evening, priya), ["With @Priya."]);
    assert_eq!(mentioning(&mut evening, sam), ["With @Sam."]);
    assert!(evening.is_sound());
}

#[test]
fn what_was_written_first_is_linked_when_somebody_is_listed_and_renaming_keeps_it() {
    let mut evening = a_journal();
    let early = evening.write("Lunch with @Sam Hill.");
    let sam = list(&mut evening, "Sam", &[]);
    assert_eq!(ways(&mut evening, early), [(sam, "@Sam".to_owned())]);
    // A longer form is listed: it wins. Taken out, the shorter one has it again.
    let hill = list(&mut evening, "Sam Hill", &[]);
    assert!(mentioning(&mut evening, sam).is_empty());
    assert_eq!(mentioning(&mut evening, hill), ["Lunch with @Sam Hill."]);
    let renamed = json!({ "id": hill, "kind": "person", "name": "Sam Vale", "also": [], "role": "my deputy" });
    let saved = evening.call("save_known", renamed);
    assert_eq!(saved["value"]["also"], json!(["Sam Hill"]));
    assert_eq!(saved["touched"]["known"], true);
    assert_eq!(mentioning(&mut evening, hill), ["Lunch with @Sam Hill."]);
    let later = evening.write("Tea with @sam vale.");
    assert_eq!(ways(&mut evening, later), [(hill, "@sam vale".to_owned())]);
    evening.call("remove_known", json!({ "id": hill }));
    assert_eq!(
        mentioning(&mut evening, sam),
        ["Tea with @sam vale.", "Lunch with @Sam Hill."]
    );
    evening.call("remove_known", json!({ "id": sam }));
    assert!(ways(&mut evening, early).is_empty());
    assert_eq!(
        evening.call("read_entry", json!({ "id": early }))["body"],
        "Lunch with @Sam Hill."
    );
    assert!(evening.is_sound());
}

#[test]
fn a_search_for_somebody_finds_what_mentions_them_and_nobody_else_who_is_meant() {
    let mut evening = a_journal();
    let sam = list(&mut evening, "Sam", &["Mr Vale"]);
    let hill = list(&mut evening, "Sam Hill", &[]);
    evening.write("One: @Sam.");
    evening.write("Two: @mr  vale.");
    evening.write("Three: @Sam Hill.");
    evening.write("Four: Sam, without a sign.");
    for order in ["newest", "best"] {
        let mut found = |words: &str| {
            let asked = json!({ "words": words, "order": order, "limit": 50 });
            let hits = evening.call("search", asked)["hits"].clone();
            let mut titles: Vec<String> = hits
                .as_array()
                .unwrap()
                .iter()
                .map(|hit| word(&hit["title"]))
                .collect();
            titles.sort();
            titles
        };
        assert_eq!(
            found("person:\"Sam\""),
            ["Four: Sam, without a sign.", "One: @Sam.", "Two: @mr vale."]
        );
        assert_eq!(found("person:\"Sam Hill\""), ["Three: @Sam Hill."]);
        assert_eq!(found("person:\"Sam\" three"), [""; 0]);
        assert_eq!(found("person:sam").len(), 4);
    }
    assert_eq!(mentioning(&mut evening, hill), ["Three: @Sam Hill."]);
    assert_eq!(mentioning(&mut evening, sam).len(), 2);
}

#[test]
fn how_somebody_stands_to_the_writer_is_kept_and_a_place_stands_nowhere() {
    let mut evening = a_journal();
    let chair = json!({
        "kind": "person", "name": "Ruth", "also": [], "role": "my chair", "circle": "governors",
        "ties": ["i_confide_in", "holds_power", "holds_power"],
    });
    let saved = evening.call("save_known", chair)["value"].clone();
    assert_eq!(saved["circle"], "governors");
    assert_eq!(saved["ties"], json!(["holds_power", "i_confide_in"]));
    let place = json!({ "kind": "place", "name": "Haverby", "also": [], "role": "the town", "circle": "home", "ties": ["i_shelter"] });
    let saved = evening.call("save_known", place)["value"].clone();
    assert_eq!(
        (&saved["circle"], &saved["ties"]),
        (&json!(null), &json!([]))
    );
    // A person who turns out to be a place is mentioned no more.
    let entry = evening.write("At @Larkfield.");
    let larkfield = list(&mut evening, "Larkfield", &[]);
    assert_eq!(mentioning(&mut evening, larkfield), ["At @Larkfield."]);
    let turned = json!({ "id": larkfield, "kind": "place", "name": "Larkfield", "also": [], "role": "my school" });
    evening.call("save_known", turned);
    assert!(mentioning(&mut evening, larkfield).is_empty() && ways(&mut evening, entry).is_empty());
}

#[test]
fn a_child_is_never_a_person_record_and_pupils_are_a_group() {
    let mut evening = a_journal();
    let pupil =
        json!({ "kind": "person", "name": "J", "also": [], "role": "a pupil", "circle": "pupils" });
    assert_eq!(evening.refused("save_known", pupil), Code::Invalid);
    let said = |text: &str| json!({ "circle": "pupils", "said": text });
    let groups =
        evening.call("save_circle_group", said("  some of the\nsixth form "))["value"].clone();
    assert_eq!(
        groups,
        json!([{ "circle": "pupils", "said": "some of the sixth form" }])
    );
    assert_eq!(
        evening.refused("save_circle_group", said(&"x".repeat(121))),
        Code::TooLong
    );
    evening.lock();
    evening.unlock();
    assert_eq!(evening.call("circle_groups", json!({})), groups);
    evening.call("save_circle_group", said(" "));
    assert_eq!(evening.call("circle_groups", json!({})), json!([]));
    assert!(evening.is_sound());
}

#[test]
fn a_name_that_is_taken_too_long_or_not_to_be_seen_is_refused() {
    let mut evening = a_journal();
    let sam = list(&mut evening, "Sam Hill", &["Sam"]);
    let form = |name: &str, also: &[&str]| json!({ "kind": "person", "name": name, "also": also, "role": "my coach" });
    for (person, code) in [
        (form("sam hill", &[]), Code::AlreadyThere),
        (form("Sámuel", &["SAM"]), Code::AlreadyThere),
        (form("@Sam", &[]), Code::AlreadyThere),
        (form(&"x".repeat(81), &[]), Code::Invalid),
        (form("Ru\u{7}th", &[]), Code::Invalid),
        (form("Ruth", &["\u{202E}htuR"]), Code::Invalid),
        (form("♥", &[]), Code::Invalid),
        (form(" @ ", &[]), Code::Invalid),
        (
            form(
                "Ruth",
                &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"],
            ),
            Code::TooLong,
        ),
    ] {
        assert_eq!(
            evening.refused("save_known", person.clone()),
            code,
            "{person}"
        );
    }
    let gone = json!({ "id": sam + 1, "kind": "person", "name": "Sam", "also": [], "role": "x" });
    assert_eq!(evening.refused("save_known", gone), Code::NotFound);
    // What is changed keeps its own forms, and its own name in other letters.
    let own = json!({ "id": sam, "kind": "person", "name": "SAM Hill", "also": ["@Sam"], "role": "my deputy" });
    let saved = evening.call("save_known", own)["value"].clone();
    assert_eq!(
        (&saved["name"], &saved["also"]),
        (&json!("SAM Hill"), &json!(["Sam"]))
    );
    for both in [json!({ "bin": true }), json!({ "from": "2026-01-01" })] {
        let mut asked = json!({ "limit": 5, "known": sam });
        asked
            .as_object_mut()
            .unwrap()
            .extend(both.as_object().unwrap().clone());
        assert_eq!(evening.refused("list_entries", asked), Code::Invalid);
    }
}

#[test]
fn many_pages_are_shown_newest_first_one_after_the_other() {
    let mut evening = a_journal();
    let sam = list(&mut evening, "Sam", &[]);
    for day in 1..=9 {
        evening.write_about(&format!("2026-11-{day:02}"), &format!("@Sam on the {day}."));
        evening.write_about(&format!("2026-11-{day:02}"), "Nobody.");
    }
    let first = evening.call("list_entries", json!({ "limit": 5, "known": sam }));
    assert_eq!(
        (&first["rows"][0]["title"], &first["more"]),
        (&json!("@Sam on the 9."), &json!(true))
    );
    let before = first["rows"][4]["id"].clone();
    let next = evening.call(
        "list_entries",
        json!({ "limit": 5, "known": sam, "before": before }),
    );
    assert_eq!(
        (&next["rows"][0]["title"], &next["more"]),
        (&json!("@Sam on the 4."), &json!(false))
    );
}
