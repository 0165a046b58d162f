//! What is kept, listed. It is worded in the window: each of these has more to it than a line.

use afterbell_core::api::shapes::Nothing;
use afterbell_core::kept::{self, Achievement, Kept, KeptWords, OwnPath, PathKind};

use crate::door::Door;
use crate::output::Output;
use crate::refusal::Outcome;

/// Lists what is kept, a heading for each kind there is.
pub fn kept(door: &mut Door, output: Output) -> Outcome {
    let kept = kept::list(door.open()?, Nothing {})?;
    output.answer(&kept, listed)
}

fn listed(kept: &Kept) -> String {
    let Kept {
        achievements,
        words,
        values,
        also,
        paths,
        wobbles,
        taken_out: _,
    } = kept;
    let parts = [
        part("Achievements", achievements.iter().map(achievement)),
        part("Words to keep", words.iter().map(said)),
        part(
            "Values",
            values.iter().map(|value| both(&value.word, &value.meaning)),
        ),
        part(
            "I am also…",
            also.iter().map(|also| both(&also.what, &also.line)),
        ),
        part("Options", paths.iter().map(path)),
        part(
            "Wobbles",
            wobbles
                .iter()
                .map(|wobble| both(&wobble.day.to_string(), &wobble.note)),
        ),
    ];
    let text = parts.concat();
    if text.is_empty() {
        "Nothing is kept yet.".to_owned()
    } else {
        text
    }
}

fn part(title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.map(|line| format!("  {line}\n")).collect();
    if lines.is_empty() {
        lines
    } else {
        format!("{title}\n{lines}")
    }
}

/// A thing and a line about it, each without its breaks.
fn both(name: &str, more: &str) -> String {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (flat(name), flat(more)) {
        (name, more) if more.is_empty() => name,
        (name, more) if name.is_empty() => more,
        (name, more) => format!("{name}: {more}"),
    }
}

fn achievement(one: &Achievement) -> String {
    let line = both(&one.title, &one.changed);
    one.day
        .map_or_else(|| line.clone(), |day| format!("{day}  {line}"))
}

fn said(words: &KeptWords) -> String {
    let by = [&words.said_by, &words.said_when].map(String::as_str);
    let by: Vec<&str> = by.into_iter().filter(|text| !text.is_empty()).collect();
    let text = both(&words.text, "");
    if by.is_empty() {
        format!("“{text}”")
    } else {
        format!("“{text}” ({})", by.join(", "))
    }
}

fn path(path: &OwnPath) -> String {
    let named = match path.kind {
        PathKind::StayAndChange => "Stay, and change something",
        PathKind::Reduce => "Do less of it",
        PathKind::Move => "Move to another post",
        PathKind::Pause => "Pause",
        PathKind::Leave => "Leave",
        PathKind::Own => "A path of my own",
    };
    let name = if path.title.is_empty() {
        named
    } else {
        &path.title
    };
    let line = both(name, &path.first_step);
    match path.look_again {
        Some(day) => format!("{line} (not yet; look again on {day})"),
        None if path.not_yet => format!("{line} (not yet)"),
        None => line,
    }
}
