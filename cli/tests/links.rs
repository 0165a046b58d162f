//! What goes together, asked for without a window.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use afterbell_core::clock::Day;
use afterbell_tests::{PASSPHRASE, a_journal};
use said::ask;
use serde_json::json;

#[test]
fn what_goes_together_is_said_from_sixty_days_on() {
    let mut evening = a_journal();
    let first = Day::of(2026, 9, 1).unwrap();
    let mut live = |days: std::ops::Range<i64>| {
        for number in days {
            evening.set_clock(&format!("{} 21:00", first.plus(number)), "Europe/London");
            let outdoors = number % 3 == 0;
            let tags = if outdoors {
                json!(["outdoors"])
            } else {
                json!(["gate"])
            };
            evening.check_in(
                json!({ "mood": if outdoors { 2 } else { 4 } + number % 2, "tags": tags }),
            );
        }
        evening.lock();
        let said = ask(
            evening.folder(),
            &["links", "mood"],
            &format!("{PASSPHRASE}\n"),
        );
        evening.unlock();
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    assert_eq!(
        live(0..59),
        "It takes 60 days before anything can be said; there are 59 so far.\n"
    );
    let said = live(59..61);
    assert!(
        said.contains("outdoors: 2.0 lower than on similar days without (range "),
        "{said}"
    );
    assert!(
        said.ends_with("On 61 days. None of this shows that one causes the other.\n"),
        "{said}"
    );
}
