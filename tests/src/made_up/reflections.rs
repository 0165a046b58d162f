//! Guided reflections in the made-up journal: one that was ended, one left in the middle, a letter that waits, and one's
//! own questions.

use afterbell_core::api::Failure;
use afterbell_core::clock::Day;
use serde_json::{Value, json};

/// So many days before the last one each was written.
const ENDED: i64 = 44;
const LETTER: i64 = 30;
const LEFT: i64 = 9;

/// Whether something is written along questions on a day, so many days before the last.
pub fn is_one(before: i64) -> bool {
    [ENDED, LETTER, LEFT].contains(&before)
}

/// Writes what was written along questions on such a day; answers how many entries that made.
pub fn reflect(
    say: &mut impl FnMut(&str, Value) -> Result<Value, Failure>,
    before: i64,
    today: Day,
) -> Result<usize, Failure> {
    match before {
        ENDED => {
            let answers = [
                (
                    0,
                    "The timetable for the new wing, and telling Tom early that the money might not come.",
                ),
                (
                    1,
                    "The silence afterwards was Gareth’s. I filled it for him, as I do.",
                ),
                (
                    2,
                    "A budget that comes in three letters, each of them final.",
                ),
                (
                    3,
                    "They would ask who signs, and write the name on the door.",
                ),
            ];
            let piece = answered(say, "mine-theirs-the-systems", &answers)?;
            say("end_guided", json!({ "id": piece, "unread": false }))?;
            let own = json!({
                "name": "Friday, before I shut the door", "minutes": 5,
                "questions": ["What was good, however small?", "What can wait until Monday?", "Whom have I not thanked?"],
                "landing": "Keys, coat, light off.",
            });
            say("save_template", json!({ "template": own }))?;
        }
        LETTER => {
            let text = "Dear you, a year on. I hope the choir still sings in the corridor, and that you go home before they do.";
            let piece = answered(say, "letter-to-myself", &[(0, text)])?;
            let back_on = today.plus(200);
            say(
                "end_guided",
                json!({ "id": piece, "unread": false, "back_on": back_on }),
            )?;
        }
        LEFT => {
            let answers = [
                (
                    0,
                    "I was asked to stay behind after the finance meeting, and it was not about finance.",
                ),
                (
                    1,
                    "In September, I think, when the minutes began to come without my name.",
                ),
                (2, "The chair, the trust’s chief executive, and I."),
            ];
            answered(say, "what-happened", &answers)?;
        }
        _ => return Ok(0),
    }
    Ok(1)
}

fn answered(
    say: &mut impl FnMut(&str, Value) -> Result<Value, Failure>,
    key: &str,
    answers: &[(u32, &str)],
) -> Result<Value, Failure> {
    let page = say("guided", json!({}))?;
    let all = page["templates"].as_array();
    let mut templates = all.into_iter().flatten();
    let template = templates.find(|one| one["key"] == key);
    let begin = json!({ "key": key, "template": template.map(|one| one["template"].clone()) });
    let mut piece = Value::Null;
    for (step, answer) in answers {
        let input = json!({ "id": piece, "begin": begin, "step": step, "answer": answer });
        piece = say("save_answer", input)?["value"]["id"].clone();
    }
    Ok(piece)
}
