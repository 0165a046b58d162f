//! Ten years at three check-ins a day, with fifty tags: the figures of Trends, and what the room waits for.
//!
//! One rule: the figures are the core's own, beside scipy, statsmodels and pandas on the same days in the same run
//! (`rivals.py`); where Python has none of them, that is said and they stand alone.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use afterbell_core::clock::Day;
use afterbell_core::wellbeing::calendar::terms::{DayType, SchoolCalendar};
use afterbell_core::wellbeing::trends::{Dot, apart, lately, links, lower, lowess, median};
use afterbell_tests::made_up::chance::Chance;
use serde_json::{Value, json};

use crate::Say;
use crate::ours::Ours;
use crate::watch::{Times, time};

/// How many check-ins there are altogether.
pub const CHECK_INS: usize = 11_000;
const A_DAY: [&str; 3] = ["07:30", "16:30", "21:30"];
const TAGS: usize = 50;
/// How likely each is at a check-in.
const TAGGED: f64 = 0.04;
const TURNS: usize = 25;
/// Nobody waits longer for a picture, in milliseconds.
const WAIT: f64 = 100.0;
const RIVALS: &str = include_str!("rivals.py");

/// What was checked in, as the figures take it.
struct Lived {
    samples: Vec<(Day, u8)>,
    tags: Vec<Vec<Day>>,
    today: Day,
}

/// All of it.
pub fn measure(folder: &Path, line: &Say<'_>) {
    let ours = Ours::make(folder);
    let lived = live(&ours);
    figures(&lived, line);
    pictures(&ours, &lived, line);
}

fn day_type(day: Day) -> DayType {
    SchoolCalendar::typical().day_type(day)
}

fn first() -> Day {
    Day::of(2016, 9, 1).unwrap()
}

/// Checks in, evening after evening; a mood is like that of the day before.
fn live(ours: &Ours) -> Lived {
    let mut chance = Chance::seeded(11_000);
    let labels: Vec<String> = (0..TAGS).map(|number| format!("tag {number}")).collect();
    let mut lived = Lived {
        samples: Vec::new(),
        tags: vec![Vec::new(); TAGS],
        today: first(),
    };
    let mut lasting = 0.0;
    for number in 0..CHECK_INS {
        let (day, time) = (number / A_DAY.len(), A_DAY.get(number % A_DAY.len()));
        let day = first().plus(i64::try_from(day).unwrap());
        lasting = 0.7 * lasting + 0.7 * chance.around();
        let mood = whole((3.0 + lasting).round().clamp(1.0, 5.0));
        let mut tags = Vec::new();
        for (label, days) in labels.iter().zip(&mut lived.tags) {
            if chance.happens(TAGGED) {
                tags.push(label);
                days.push(day);
            }
        }
        ours.set_clock(&format!("{day} {}", time.unwrap()));
        let light = (number % 12 == 0).then_some("The choir.");
        ours.say(
            "record_checkin",
            json!({ "mood": mood, "energy": mood, "bucket": mood - 1, "sleep": 3, "words": [], "tags": tags, "light": light }),
        );
        lived.samples.push((day, mood));
        lived.today = day;
    }
    lived
}

/// Each figure by itself, in the middle of some turns.
fn figures(lived: &Lived, line: &Say<'_>) {
    let dots = median::by_day(&lived.samples);
    let beside = beside(lived, &dots);
    let (before, after) = dots.split_at(dots.len() / 2);
    let say = |what: &str, rival: &str, wanted: &'static str, work: &mut dyn FnMut()| {
        let mut times = Times::default();
        work();
        for _ in 0..TURNS {
            times.add(time(&mut *work));
        }
        let rival = beside.get(rival).copied().unwrap_or(f64::NAN);
        line(what, "ms", times.middle(), rival, wanted);
    };
    let within = "≤ 20 ms, ≤ 1.00";
    say("days and rolling median", "rolling", within, &mut || {
        keep(median::rolling_median(&median::by_day(&lived.samples)));
    });
    say("lately", "lately", within, &mut || {
        keep(lately::lately(&dots, lived.today));
    });
    say(
        "long view (LOWESS)",
        "long_view",
        "≤ 60 ms, ≤ 1.00",
        &mut || {
            keep(lowess::long_curve(&dots));
        },
    );
    say("five years beside five", "compare", within, &mut || {
        keep(apart::apart(before, after, 1, 1.0));
    });
    say("what goes together", "links", within, &mut || {
        keep(links::go_together(&dots, &lived.tags, &day_type));
    });
    say("lower spell", "", "≤ 20 ms", &mut || {
        keep(lower::lower(&dots, lived.today, &day_type));
    });
}

fn keep<T>(made: T) {
    std::hint::black_box(made);
}

/// What the room asks for, each until its answer is there, beside what anybody should wait.
fn pictures(ours: &Ours, lived: &Lived, line: &Say<'_>) {
    let all = json!({ "measure": "mood", "from": null, "to": null });
    let year = json!({ "from": lived.today.plus(-364), "to": lived.today });
    let asked: [(&str, Value); 10] = [
        ("how_far_back", json!({})),
        ("trend", all.clone()),
        ("half_terms", all.clone()),
        ("week_shape", all),
        ("weeks", json!({ "from": null, "to": null })),
        ("year_of_days", year),
        ("links", json!({ "measure": "mood" })),
        (
            "compare",
            json!({ "figure": "mood", "weeks": 104, "marker": null }),
        ),
        ("long_view", json!({ "figure": "mood" })),
        ("lower_spell", json!({})),
    ];
    for (name, input) in asked {
        let mut times = Times::default();
        for _ in 0..TURNS {
            times.add(time(|| ours.say(name, input.clone())));
        }
        for (how, took) in [("middle", times.middle()), ("slowest", times.slowest())] {
            line(&format!("{name}, {how}"), "ms", took, WAIT, "≤ 1.00");
        }
    }
}

/// The middle times of the same figures in Python, by their names; none where it cannot be asked.
fn beside(lived: &Lived, dots: &[Dot]) -> BTreeMap<String, f64> {
    let number = |day: &Day| day.days_since(first());
    let given = json!({
        "days": dots.iter().map(|dot| number(&dot.day)).collect::<Vec<_>>(),
        "values": dots.iter().map(|dot| dot.value).collect::<Vec<_>>(),
        "kinds": dots.iter().map(|dot| day_type(dot.day) as u8).collect::<Vec<_>>(),
        "tags": lived.tags.iter().map(|tag| tag.iter().map(number).collect::<Vec<_>>()).collect::<Vec<_>>(),
        "sample_days": lived.samples.iter().map(|(day, _)| number(day)).collect::<Vec<_>>(),
        "samples": lived.samples.iter().map(|(_, mood)| mood).collect::<Vec<_>>(),
    });
    let told = ask_python(&given).and_then(|told| serde_json::from_slice(&told).ok());
    if told.is_none() {
        println!("python3 has no scipy, statsmodels and pandas here: the figures stand alone");
    }
    told.unwrap_or_default()
}

fn ask_python(given: &Value) -> Option<Vec<u8>> {
    let mut python = Command::new("python3")
        .args(["-c", RIVALS])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // One that ended at once has shut its door.
    drop(writeln!(python.stdin.take()?, "{given}"));
    let told = python.wait_with_output().ok()?;
    told.status.success().then_some(told.stdout)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 1 to 5"
)]
fn whole(mood: f64) -> u8 {
    mood as u8
}
