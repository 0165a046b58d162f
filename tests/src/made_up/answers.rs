//! What was answered in the made-up journal: the ONS's questions about each half-term, and a score from elsewhere.

use afterbell_core::clock::Day;
use serde_json::{Value, json};

use super::year;

/// About a half-term.
const APART: i64 = 45;
/// The last was so many days ago: in the half-term that goes on nothing is answered yet.
const UNTIL: i64 = 30;

/// The commands that answer, from the journal's first day on.
pub fn until(first: Day, today: Day) -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    let mut day = first.plus(20);
    while day < today.plus(-UNTIL) {
        all.push(ons4(first, day, all.len()));
        let lonely = 1 + half(year::mood(first, day)).min(4);
        all.push((
            "answer_questionnaire",
            json!({ "instrument": "ons_loneliness", "answers": [lonely], "day": day }),
        ));
        day = day.plus(APART);
    }
    for (ago, score) in [(400, 49.0), (210, 44.0), (40, 41.0)] {
        let day = today.plus(-ago);
        all.push((
            "log_score",
            json!({ "name": "WEMWBS", "day": day, "score": score }),
        ));
    }
    all
}

fn ons4(first: Day, day: Day, at: usize) -> (&'static str, Value) {
    let mood = half(year::mood(first, day) * 2.0);
    // Now and then a question is left out.
    let worthwhile = (at % 10 != 6).then_some((mood + 1).min(10));
    let answers = json!([
        mood.min(10),
        worthwhile,
        (mood + 10 - at % 3).saturating_sub(9).min(10),
        10 - mood.min(10)
    ]);
    (
        "answer_questionnaire",
        json!({ "instrument": "ons4", "answers": answers, "day": day }),
    )
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mood lies within 1..=5, and is taken twice at most"
)]
fn half(value: f64) -> usize {
    value.round().max(0.0) as usize
}
