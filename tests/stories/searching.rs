//! Finding words inside the encrypted file.

use afterbell_core::api::Code;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

fn hits(evening: &mut Evening, typed: &str, order: &str) -> Vec<Value> {
    let found = evening.call(
        "search",
        json!({ "words": typed, "order": order, "limit": 50 }),
    );
    found["hits"].as_array().unwrap().clone()
}

fn marked(hit: &Value) -> Vec<String> {
    let pieces = hit["snippet"].as_array().unwrap();
    let marked = pieces.iter().filter(|piece| piece["hit"] == true);
    marked
        .map(|piece| piece["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn words_are_found_and_the_hits_are_marked() {
    let mut evening = a_journal();
    evening.write("The choir sang, and the Choir sang again.");
    evening.write("Nothing to do with it.");
    let found = hits(&mut evening, "choir ", "newest");
    assert_eq!(found.len(), 1);
    assert_eq!(marked(&found[0]), ["choir", "Choir"]);
}

#[test]
fn every_word_has_to_be_there() {
    let mut evening = a_journal();
    evening.write("Governors and budget.");
    evening.write("Governors only.");
    assert_eq!(evening.found("budget governors"), ["Governors and budget."]);
    assert!(evening.found("budget reservoir").is_empty());
}

#[test]
fn the_last_word_may_be_unfinished_and_the_others_may_not() {
    let mut evening = a_journal();
    evening.write("The governors were grateful.");
    assert_eq!(evening.found("governors grat").len(), 1);
    assert!(evening.found("gov grateful").is_empty());
    assert!(
        evening.found("grat ").is_empty(),
        "a space after it says that the word is finished"
    );
}

#[test]
fn a_word_is_looked_for_by_how_it_begins_from_its_third_letter_on() {
    let mut evening = a_journal();
    evening.write("Gratitude, of all things.");
    evening.wait_minutes(1);
    evening.write("Grateful for the GP.");
    let both = ["Grateful for the GP.", "Gratitude, of all things."];
    assert_eq!(evening.found("gra"), both);
    assert_eq!(evening.found("for the gra"), both[..1]);
    assert_eq!(evening.found("GP"), both[..1]);
    assert!(evening.found("gr").is_empty(), "two letters are a word");
    let answer = evening.call(
        "search",
        json!({ "words": "gr", "order": "newest", "limit": 50 }),
    );
    let note = json!([{ "typed": "gr", "why": "whole_word" }]);
    assert_eq!(answer["notes"], note, "and that is told");
}

#[test]
fn a_beginning_that_very_many_words_share_finds_them_all() {
    let mut evening = a_journal();
    let letters = || ('a'..='z').map(String::from);
    let words =
        letters().flat_map(|one| letters().take(6).map(move |two| format!("rew{one}{two}")));
    let words: Vec<String> = words.collect();
    assert!(words.len() > 100);
    evening.write(&words.join(" "));
    evening.wait_minutes(1);
    evening.write("Reward enough.");
    assert_eq!(evening.found("rew").len(), 2);
    assert_eq!(evening.found("rewz").len(), 1);
}

#[test]
fn a_phrase_in_quotes_is_a_phrase() {
    let mut evening = a_journal();
    evening.write("I lost my voice today.");
    evening.write("My voice was lost.");
    assert_eq!(
        evening.found("\"lost my voice\""),
        ["I lost my voice today."]
    );
}

#[test]
fn capitals_and_accents_do_not_matter() {
    let mut evening = a_journal();
    evening.write("Coffee at the café with Siân.");
    for typed in ["CAFE", "café", "sian", "SIÂN"] {
        assert_eq!(evening.found(typed).len(), 1, "{typed}");
    }
}

#[test]
fn newest_first_and_best_first_are_two_orders() {
    let mut evening = a_journal();
    evening.write("Budget, budget, budget: nothing but budget.");
    evening.wait_minutes(1);
    evening.write(&format!(
        "One budget among many words. {}",
        "Much else happened here. ".repeat(40)
    ));
    let titles = |hits: Vec<Value>| -> Vec<String> {
        let words = |hit: &Value| hit["title"].as_str().unwrap().chars().take(10).collect();
        hits.iter().map(words).collect()
    };
    assert_eq!(
        titles(hits(&mut evening, "budget", "newest")),
        ["One budget", "Budget, bu"]
    );
    assert_eq!(
        titles(hits(&mut evening, "budget", "best")),
        ["Budget, bu", "One budget"]
    );
}

#[test]
fn what_is_in_the_bin_is_not_found_until_it_is_brought_back() {
    let mut evening = a_journal();
    let id = evening.write("Quillwort.");
    evening.call("bin_entry", json!({ "id": id }));
    assert!(evening.found("quillwort").is_empty());
    evening.call(
        "save_entry",
        json!({ "id": id, "body": "Quillwort and heron." }),
    );
    assert!(
        evening.found("heron").is_empty(),
        "changed in the bin, it is still in the bin"
    );
    evening.call("bring_back_entry", json!({ "id": id }));
    assert_eq!(evening.found("heron"), ["Quillwort and heron."]);
}

#[test]
fn text_that_was_edited_away_is_no_longer_found() {
    let mut evening = a_journal();
    let id = evening.write("The quillwort paragraph.");
    evening.call(
        "save_entry",
        json!({ "id": id, "body": "The heron paragraph." }),
    );
    assert!(evening.found("quillwort").is_empty());
    assert_eq!(evening.found("heron").len(), 1);
}

#[test]
fn what_is_typed_is_never_an_operator() {
    let mut evening = a_journal();
    evening.write("Either or neither, not near.");
    for typed in [
        "OR",
        "NOT near",
        "body:x",
        "a* b*",
        "(",
        "\"",
        "^",
        "-x",
        "NEAR(a b)",
        "{body}:x",
        "'",
        "💧",
        "\u{0}",
    ] {
        evening.call(
            "search",
            json!({ "words": typed, "order": "newest", "limit": 10 }),
        );
        evening.call(
            "search",
            json!({ "words": typed, "order": "best", "limit": 10 }),
        );
    }
    assert_eq!(
        evening.found("or neither NOT"),
        ["Either or neither, not near."]
    );
}

#[test]
fn hits_come_page_by_page_and_none_twice() {
    let mut evening = a_journal();
    for number in 0..23 {
        evening.write(&format!("Heron {number}"));
        evening.wait_minutes(1);
    }
    for order in ["newest", "best"] {
        let mut seen = Vec::new();
        for skip in [0, 10, 20] {
            let asked = json!({ "words": "heron", "order": order, "limit": 10, "skip": skip });
            let found = evening.call("search", asked);
            assert_eq!(found["more"], skip < 20, "{order}, {skip}");
            seen.extend(
                found["hits"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|hit| hit["id"].as_i64().unwrap()),
            );
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 23, "{order}");
    }
}

#[test]
fn a_search_has_its_bounds() {
    let mut evening = a_journal();
    let asked =
        |words: String, limit: u32| json!({ "words": words, "order": "newest", "limit": limit });
    assert_eq!(
        evening.refused("search", asked("x".into(), 0)),
        Code::Invalid
    );
    assert_eq!(
        evening.refused("search", asked("x".into(), 201)),
        Code::Invalid
    );
    assert_eq!(
        evening.refused("search", asked("x".repeat(1_001), 10)),
        Code::TooLong
    );
    evening.call("search", asked("x".repeat(1_000), 10));
}

#[test]
fn the_index_goes_through_locking_and_opening() {
    let mut evening = a_journal();
    evening.write("Heron on the weir.");
    evening.lock();
    evening.unlock();
    assert_eq!(evening.found("weir"), ["Heron on the weir."]);
}
