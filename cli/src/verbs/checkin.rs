//! Checking in.
//!
//! One rule: every question may be left empty, and an empty answer is no answer, never nought.

use afterbell_core::wellbeing::checkins::{self, RecordCheckIn};
use serde_json::Value;

use crate::asked::Checkin;
use crate::door::Door;
use crate::input;
use crate::output::Output;
use crate::refusal::{Outcome, Refusal};

/// Checks in.
pub fn checkin(door: &mut Door, what: &Checkin, output: Output) -> Outcome {
    let Checkin::Add { day, sleep_hours } = what;
    let journal = door.open()?;
    let mut answers = if input::is_typed() { asked()? } else { told()? };
    answers.day = day.or(answers.day);
    answers.sleep_hours = sleep_hours.or(answers.sleep_hours);
    let saved = checkins::record(journal, answers)?;
    output.answer(&saved.value, |checkin| {
        let late = match checkin.late_days {
            0 => "",
            1 => ", written 1 day after",
            _ => ", written 2 days after",
        };
        format!("Saved on the disk, for {}{late}.", checkin.day)
    })
}

/// Question by question.
fn asked() -> Outcome<RecordCheckIn> {
    Ok(RecordCheckIn {
        day: None,
        id: None,
        mood: number("How is it? 1 very low … 5 very good")?,
        energy: number("Energy? 1 drained … 5 wired")?,
        bucket: number("How full is your bucket? 0 empty … 4 full")?,
        sleep: number("Last night? 1 bad, 2 broken, 3 all right, 4 good")?,
        sleep_hours: None,
        words: list("Up to three words for it, parted by commas")?,
        tags: list("What did the day hold, parted by commas")?,
        light: Some(input::line("One light of the day")?),
        took_s: None,
    })
}

fn number(question: &str) -> Outcome<Option<u8>> {
    let typed = input::line(question)?;
    match typed.trim() {
        "" => Ok(None),
        typed => typed
            .parse()
            .map(Some)
            .map_err(|_| Refusal::usage("A whole number is wanted, or nothing.")),
    }
}

fn list(question: &str) -> Outcome<Vec<String>> {
    let typed = input::line(question)?;
    Ok(typed
        .split(',')
        .map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect())
}

/// From a program: one JSON object, in which every field may be left out.
fn told() -> Outcome<RecordCheckIn> {
    const WANTED: &str = "A JSON object is wanted after the passphrase.";
    let text = input::rest("")?;
    let mut told: Value = serde_json::from_str(&text).map_err(|_| Refusal::usage(WANTED))?;
    let fields = told.as_object_mut().ok_or(Refusal::usage(WANTED))?;
    for list in ["words", "tags"] {
        fields
            .entry(list)
            .or_insert_with(|| Value::Array(Vec::new()));
    }
    // The reason is dropped: it would quote what was written.
    serde_json::from_value(told)
        .map_err(|_| Refusal::usage("A field of the check-in could not be understood."))
}
