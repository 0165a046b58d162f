//! Passphrases of every kind, and the recovery key.

use afterbell_core::api::Code;
use afterbell_tests::{PASSPHRASE, a_journal, no_journal};
use serde_json::json;

fn opens(made_with: &str, typed: &str) -> bool {
    let mut evening = no_journal();
    evening.make(made_with);
    evening.lock();
    evening
        .attempt("unlock", json!({ "passphrase": typed }))
        .is_ok()
}

#[test]
fn a_passphrase_of_a_megabyte_is_too_long_and_makes_nothing() {
    let mut evening = no_journal();
    let long = "verge lantern ".repeat(75_000);
    assert_eq!(
        evening.refused("make_journal", json!({ "passphrase": &long })),
        Code::LongPassphrase
    );
    assert!(!evening.folder().exists());
    assert_eq!(
        evening.refused("judge_passphrase", json!({ "passphrase": &long })),
        Code::LongPassphrase
    );
    let mut evening = a_journal();
    evening.lock();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": long })),
        Code::LongPassphrase
    );
}

#[test]
fn the_longest_passphrase_there_is_works() {
    let longest: String = "verge lantern orchard "
        .chars()
        .cycle()
        .take(1_024)
        .collect();
    assert!(opens(&longest, &longest));
}

#[test]
fn an_emoji_is_as_good_as_a_letter() {
    let passphrase = "harbour 🌧️ thimble 👩🏽‍🏫 willow orchard";
    assert!(opens(passphrase, passphrase));
    assert!(
        !opens(passphrase, "harbour 🌧️ thimble 👩‍🏫 willow orchard"),
        "another skin tone is another letter"
    );
}

#[test]
fn an_accent_typed_on_another_keyboard_is_the_same_accent() {
    let composed = "caf\u{e9} harbour thimble willow orchard";
    let combined = "cafe\u{301} harbour thimble willow orchard";
    assert!(opens(composed, combined));
    assert!(opens(combined, composed));
    assert!(!opens(composed, "cafe harbour thimble willow orchard"));
}

#[test]
fn a_space_at_the_end_is_part_of_it() {
    let with = "harbour thimble willow orchard lantern ";
    assert!(opens(with, with));
    assert!(!opens(with, with.trim_end()));
    assert!(!opens(with.trim_end(), with));
}

#[test]
fn a_passphrase_that_could_be_guessed_is_refused_and_makes_nothing() {
    let mut evening = no_journal();
    for weak in [
        "",
        "password",
        "Larkfield2026!",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiop",
    ] {
        let judged = evening.call("judge_passphrase", json!({ "passphrase": weak }));
        assert_eq!(judged["enough"], false, "{weak}");
        assert_eq!(
            evening.refused("make_journal", json!({ "passphrase": weak })),
            Code::WeakPassphrase,
            "{weak}"
        );
    }
    assert!(!evening.folder().exists());
}

#[test]
fn an_offered_passphrase_is_always_taken() {
    let mut evening = no_journal();
    let offered = evening.call("suggest_passphrase", json!({}))["passphrase"].clone();
    assert_eq!(offered.as_str().unwrap().split(' ').count(), 6);
    assert_eq!(
        evening.call("judge_passphrase", json!({ "passphrase": offered }))["enough"],
        true
    );
    evening.call("make_journal", json!({ "passphrase": offered }));
}

#[test]
fn the_recovery_key_opens_and_a_new_passphrase_is_set() {
    let mut evening = a_journal();
    let key = evening.recovery_key();
    let id = evening.write("Still here.");
    evening.lock();
    let status = evening.call("recover", json!({ "recovery_key": key }));
    assert_eq!(status["opened_by_recovery"], true);
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        "Still here."
    );
    let new = "a different evening altogether now";
    evening.call("change_passphrase", json!({ "new": new }));
    assert_eq!(
        evening.call("status", json!({}))["opened_by_recovery"],
        false
    );
    evening.lock();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::WrongPassphrase
    );
    assert_eq!(
        evening.call("unlock", json!({ "passphrase": new }))["journal"],
        "open"
    );
}

#[test]
fn a_recovery_key_may_be_typed_carelessly() {
    let mut evening = a_journal();
    let key = evening.recovery_key();
    let careless = format!(
        "  {} ",
        key.to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l")
    );
    for typed in [careless, key.replace('-', "")] {
        evening.lock();
        assert_eq!(
            evening.call("recover", json!({ "recovery_key": typed }))["journal"],
            "open"
        );
    }
}

#[test]
fn a_slip_in_the_recovery_key_is_told_from_a_wrong_one() {
    let mut evening = a_journal();
    let mut slipped: Vec<char> = evening.recovery_key().chars().collect();
    slipped[0] = if slipped[0] == 'A' { 'B' } else { 'A' };
    let slipped: String = slipped.into_iter().collect();
    evening.lock();
    assert_eq!(
        evening.refused("recover", json!({ "recovery_key": slipped })),
        Code::MistypedRecoveryKey
    );
    assert_eq!(
        evening.refused("recover", json!({ "recovery_key": "" })),
        Code::MistypedRecoveryKey
    );
    let another = a_journal().recovery_key();
    assert_eq!(
        evening.refused("recover", json!({ "recovery_key": another })),
        Code::WrongRecoveryKey
    );
}

#[test]
fn the_recovery_key_is_proved_by_two_groups_and_then_forgotten() {
    let mut evening = a_journal();
    let groups = evening.recovery_groups().to_vec();
    let typed = |index: usize, text: &str| json!({ "index": index, "text": text });
    let wrong = json!({ "groups": [typed(2, &groups[2]), typed(6, "0000")] });
    assert_eq!(evening.call("prove_recovery_key", wrong)["yes"], false);
    let one = json!({ "groups": [typed(2, &groups[2]), typed(2, &groups[2])] });
    assert_eq!(evening.refused("prove_recovery_key", one), Code::Invalid);
    let right = json!({ "groups": [typed(2, &groups[2]), typed(6, &groups[6].to_lowercase())] });
    assert_eq!(
        evening.call("prove_recovery_key", right.clone())["yes"],
        true
    );
    assert_eq!(evening.call("status", json!({}))["recovery_proved"], true);
    assert_eq!(evening.refused("prove_recovery_key", right), Code::NotFound);
}

#[test]
fn a_new_recovery_key_is_the_only_one_that_opens() {
    let mut evening = a_journal();
    let old = evening.recovery_key();
    let shown = evening.call("make_recovery_key", json!({}));
    let new = afterbell_tests::evening::words(&shown["groups"]).join("-");
    evening.lock();
    assert_eq!(
        evening.refused("recover", json!({ "recovery_key": old })),
        Code::WrongRecoveryKey
    );
    assert_eq!(
        evening.call("recover", json!({ "recovery_key": new }))["journal"],
        "open"
    );
}

#[test]
fn a_passphrase_is_changed_only_by_who_knows_the_present_one() {
    let mut evening = a_journal();
    let new = "a different evening altogether now";
    for current in [json!("not the present one"), json!(null)] {
        let change = json!({ "current": current, "new": new });
        assert_eq!(
            evening.refused("change_passphrase", change),
            Code::WrongPassphrase
        );
    }
    assert_eq!(
        evening.refused(
            "change_passphrase",
            json!({ "current": PASSPHRASE, "new": "weak" })
        ),
        Code::WeakPassphrase
    );
    evening.call(
        "change_passphrase",
        json!({ "current": PASSPHRASE, "new": new }),
    );
    evening.lock();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::WrongPassphrase
    );
    assert_eq!(
        evening.call("unlock", json!({ "passphrase": new }))["opened_by_recovery"],
        false
    );
}
