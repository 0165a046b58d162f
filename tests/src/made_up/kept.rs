//! What is kept in the made-up journal: a little of each, said by nobody.

use afterbell_core::clock::Day;
use serde_json::{Value, json};

/// The commands that keep it, from the journal's first day on.
pub fn from(day: Day) -> [(&'static str, Value); 12] {
    let achievement = |title: &str, changed: &str, proof: &str, credit: &str| {
        let input = json!({ "title": title, "day": day, "changed": changed, "proof": proof, "hard": "", "credit": credit });
        ("save_achievement", input)
    };
    let words = |text: &str, by: &str, when: &str| {
        let input = json!({ "text": text, "said_by": by, "said_when": when, "comes_up": true });
        ("save_kept_words", input)
    };
    let value = |word: &str, meaning: &str| {
        (
            "save_own_value",
            json!({ "word": word, "meaning": meaning }),
        )
    };
    let also = |what: &str, line: &str| ("save_also", json!({ "what": what, "line": line }));
    let path = |kind: &str, more: Value| {
        let mut input = json!({ "kind": kind, "title": "", "first_step": "", "ask": "", "frees": "", "not_yet": false });
        for (name, value) in more.as_object().into_iter().flatten() {
            input[name] = value.clone();
        }
        ("save_own_path", input)
    };
    [
        achievement(
            "A choir for everyone who hums",
            "Forty children sing on Fridays who had never sung in a room with others.",
            "The recording of the summer concert, and who stayed behind to stack chairs.",
            "Priya found the hall. Mel never missed a rehearsal.",
        ),
        achievement(
            "",
            "A boy who had not spoken in class read the welcome at the gate.",
            "I stood beside him.",
            "",
        ),
        words(
            "You kept us steady without once pretending it was fine.",
            "Tom",
            "the week of the flood",
        ),
        words(
            "She comes home and tells me what she learned. That is new.",
            "A parent at the gate",
            "spring",
        ),
        words("You are funnier than your job.", "Jamie", ""),
        value(
            "fairness",
            "The quiet ones are heard before the loud ones are answered.",
        ),
        value("candour", "I say it to the person, and I say it kindly."),
        value("room to breathe", "For them, and for me."),
        also("a rower", "Out before six, when the reservoir is flat."),
        also("Jamie’s other half", ""),
        path(
            "stay_and_change",
            json!({ "first_step": "Ask Ruth for one working day a week at home.", "ask": "Ruth, then Dougie", "frees": "Fridays." }),
        ),
        path(
            "leave",
            json!({ "first_step": "Find out what the pension says.", "months": 7, "ask": "Jamie, Helen", "frees": "The Sunday evenings.", "not_yet": true, "look_again": day.plus(30) }),
        ),
    ]
}
