//! Spelling: what is marked, what is learned, and that it stays in the journal.

use afterbell_core::api::Code;
use afterbell_tests::evening::words;
use afterbell_tests::{Evening, a_journal};
use serde_json::json;

fn unknown(evening: &mut Evening, on_the_page: &[&str]) -> Vec<String> {
    words(&evening.call("check_words", json!({ "words": on_the_page })))
}

#[test]
fn words_that_nobody_knows_are_told_and_what_may_be_meant() {
    let mut evening = a_journal();
    let page = [
        "I", "didn’t", "recieve", "the", "colour", "Tomorrow", "tommorow",
    ];
    assert_eq!(unknown(&mut evening, &page), ["recieve", "tommorow"]);
    let near = words(&evening.call("suggest_words", json!({ "word": "recieve" })));
    assert_eq!(near.first().map(String::as_str), Some("receive"));
}

#[test]
fn a_word_is_learned_in_this_journal_alone_and_can_be_forgotten() {
    let mut evening = a_journal();
    evening.call("learn_word", json!({ "word": "Oakhanger" }));
    evening.call("learn_word", json!({ "word": "Oakhanger" }));
    assert!(unknown(&mut evening, &["Oakhanger", "oakhanger", "Oakhanger’s"]).is_empty());
    evening.lock();
    evening.unlock();
    assert_eq!(
        words(&evening.call("learned_words", json!({}))),
        ["Oakhanger"]
    );
    assert_eq!(unknown(&mut a_journal(), &["Oakhanger"]), ["Oakhanger"]);
    evening.call("forget_word", json!({ "word": "Oakhanger" }));
    assert_eq!(unknown(&mut evening, &["Oakhanger"]), ["Oakhanger"]);
    assert_eq!(
        evening.refused("forget_word", json!({ "word": "Oakhanger" })),
        Code::NotFound
    );
    assert!(evening.is_sound());
}

#[test]
fn whoever_is_listed_by_name_is_no_mistake() {
    let mut evening = a_journal();
    assert_eq!(unknown(&mut evening, &["Adaeze"]), ["Adaeze"]);
    evening.call(
        "save_known",
        json!({ "kind": "person", "name": "Adaeze Nwachukwu-Bell", "also": ["Dazey"], "role": "my deputy" }),
    );
    assert!(unknown(&mut evening, &["Adaeze", "Nwachukwu’s", "Dazey"]).is_empty());
}

#[test]
fn what_is_no_word_is_refused() {
    let mut evening = a_journal();
    for nothing in ["", "two words", "1234"] {
        assert_eq!(
            evening.refused("learn_word", json!({ "word": nothing })),
            Code::Invalid
        );
    }
    let many: Vec<String> = (0..5001).map(|n| format!("w{n}")).collect();
    assert_eq!(
        evening.refused("check_words", json!({ "words": many })),
        Code::TooLong
    );
    evening.lock();
    assert_eq!(evening.refused("learned_words", json!({})), Code::Locked);
}
