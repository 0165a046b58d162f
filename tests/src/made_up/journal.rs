//! The made-up journal, told to a journal as it was lived: evening by evening, through the command table.
//!
//! One rule: nothing in it was ever written by anybody. Two pictures come in by the door that all pictures use,
//! within a change of its own: no command of the table takes a file.

use std::path::Path;
use std::sync::Arc;

use afterbell_core::api::{self, Code, Failure};
use afterbell_core::clock::{Day, Moment};
use afterbell_core::session::Session;
use afterbell_core::transfer::imports::day_one;
use afterbell_core::writing::attachments::{self, Ready};
use afterbell_core::writing::entries;
use chrono::{Datelike, TimeDelta};
use chrono_tz::Tz;
use serde_json::{Value, json};

use super::answers;
use super::chance::Chance;
use super::kept;
use super::people::{MENTIONED, PEOPLE, PLACES};
use super::pictures::hills;
use super::reflections;
use super::said::Said;
use super::sounds::bell;
use super::year::{self, Kind, Part};
use crate::clock::SetClock;
use crate::evening::{id, surroundings};

const ZONE: Tz = Tz::Europe__London;
/// What is asked for on a day of school and on others: a little more than an entry on every other day of school.
const WRITES: [f64; 3] = [0.52, 0.34, 0.26];
/// The same for check-ins: between 60 and 70 days of a hundred in all.
const CHECKS_IN: [f64; 3] = [0.74, 0.6, 0.5];

/// How much a made-up journal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Made {
    /// Days from the first to the last.
    pub days: usize,
    /// Entries.
    pub entries: usize,
    /// Check-ins.
    pub checkins: usize,
    /// Notes along losses.
    pub notes: usize,
}

/// Makes a journal up in an empty folder, up to and with `today`, and shuts it.
///
/// # Errors
/// What the core answers.
pub fn make_up(folder: &Path, passphrase: &str, today: Day, seed: u64) -> Result<Made, Failure> {
    let mut story = Story::begin(folder, passphrase, today, seed)?;
    story.name_everybody()?;
    story.tick_signs()?;
    let losses = story.lose()?;
    story.put_down()?;
    story.plan(today)?;
    story.keep()?;
    let mut last = None;
    for day in story.first.through(today) {
        last = story.live(day, &losses)?.or(last);
        story.reflect(day, today)?;
    }
    if let Some(entry) = last {
        story.attach(entry, true)?;
        story.think_again(entry)?;
    }
    story.wobble(today)?;
    for (name, input) in answers::until(story.first, today) {
        story.say(name, input)?;
    }
    story.say("lock", json!({}))?;
    Ok(story.made)
}

/// Brings an export of the corpus into a journal that is there, and shuts it: for what has to be as quick in a long
/// journal as in a short one.
///
/// # Errors
/// What the core answers.
pub fn lengthen(folder: &Path, passphrase: &str, today: Day, by: &Path) -> Result<(), Failure> {
    let clock = Arc::new(SetClock::at(evening(today, 21 * 60)));
    let mut session = Session::new(surroundings(folder, &clock));
    api::dispatch(&mut session, "unlock", json!({ "passphrase": passphrase }))?;
    day_one::import(session.journal()?, by, &mut |_, _| true)?;
    api::dispatch(&mut session, "lock", json!({}))?;
    Ok(())
}

/// A loss and when its notes were made.
struct Losing {
    id: i64,
    from: Day,
    /// The families of states that come up along it, one after the other and over again.
    states: &'static [&'static [(usize, u8)]],
}

struct Story {
    session: Session,
    clock: Arc<SetClock>,
    chance: Chance,
    said: Said,
    first: Day,
    states: Vec<i64>,
    signs: Vec<i64>,
    /// The days that stand out, with their ids.
    markers: Vec<(Day, i64)>,
    drift: f64,
    made: Made,
}

impl Story {
    fn begin(folder: &Path, passphrase: &str, today: Day, seed: u64) -> Result<Self, Failure> {
        let first = year::first_day(today);
        let clock = Arc::new(SetClock::at(evening(first, 21 * 60)));
        let mut story = Self {
            session: Session::new(surroundings(folder, &clock)),
            clock,
            chance: Chance::seeded(seed),
            said: Said::all(),
            first,
            states: Vec::new(),
            signs: Vec::new(),
            markers: Vec::new(),
            drift: 0.0,
            made: Made::default(),
        };
        let shown = story.say("make_journal", json!({ "passphrase": passphrase }))?;
        let groups = [0, 8].map(|index| json!({ "index": index, "text": shown["groups"][index] }));
        story.say("prove_recovery_key", json!({ "groups": groups }))?;
        let states = story.say("list_states", json!({}))?;
        story.states = states.as_array().into_iter().flatten().map(id).collect();
        // As they ship, whatever order they stand in.
        story.states.sort_unstable();
        Ok(story)
    }

    fn say(&mut self, name: &str, input: Value) -> Result<Value, Failure> {
        api::dispatch(&mut self.session, name, input)
    }

    fn name_everybody(&mut self) -> Result<(), Failure> {
        for (name, also, role, circle, ties) in PEOPLE {
            self.say(
                "save_known",
                json!({ "kind": "person", "name": name, "also": [also], "role": role, "circle": circle, "ties": ties }),
            )?;
        }
        for (name, also, role) in PLACES {
            self.say(
                "save_known",
                json!({ "kind": "place", "name": name, "also": also, "role": role }),
            )?;
        }
        let group = json!({ "circle": "pupils", "said": "the choir, loudly" });
        self.say("save_circle_group", group)?;
        Ok(())
    }

    fn lose(&mut self) -> Result<[Losing; 2], Failure> {
        let mum = self.first.plus(160);
        let slide = year::day_of_second_autumn(self.first).plus(38);
        let told = |title: &str, kind: &str, began: Day, note: &str| json!({ "title": title, "kind": kind, "began_on": began.to_string(), "note": note });
        let bereavement = told(
            "Mum",
            "bereavement",
            mum,
            "The year she did not see the garden.",
        );
        let school = told(
            "The school as it was",
            "trust_in_system",
            slide,
            "Since the restructuring was announced.",
        );
        let bereavement = self.say("save_loss", bereavement)?;
        let school = self.say("save_loss", school)?;
        Ok([
            Losing {
                id: id(&bereavement["value"]),
                from: mum,
                states: &[
                    &[(0, 3)],
                    &[(0, 2), (5, 2)],
                    &[(3, 3)],
                    &[(6, 3), (3, 1)],
                    &[(4, 2), (6, 1)],
                    &[(3, 2)],
                    &[(4, 3)],
                ],
            },
            Losing {
                id: id(&school["value"]),
                from: slide,
                states: &[
                    &[(0, 2), (8, 2)],
                    &[(1, 3), (8, 2)],
                    &[(1, 3)],
                    &[(2, 2), (7, 1)],
                    &[(3, 3), (5, 1)],
                    &[(3, 3)],
                    &[(1, 2), (3, 2)],
                    &[(4, 1), (3, 1)],
                    &[(9, 2), (7, 2)],
                    &[(1, 2)],
                    &[(4, 2), (10, 1)],
                    &[(4, 2), (10, 2)],
                ],
            },
        ])
    }

    /// Puts down the days that stand out, and keeps two searches.
    fn put_down(&mut self) -> Result<(), Failure> {
        let results = Day::of(self.first.0.year() + 1, 8, 21).unwrap_or(self.first);
        let slide = year::day_of_second_autumn(self.first).plus(38);
        let stands_out: [(Day, Option<Day>, &str, &str, bool); 4] = [
            (self.first.plus(160), None, "bereavement", "Mum", true),
            (
                self.first.plus(255),
                Some(self.first.plus(256)),
                "ofsted_visit",
                "",
                false,
            ),
            (results, None, "results", "", false),
            (slide, None, "restructuring", "", true),
        ];
        for (day, until, kind, label, hard) in stands_out {
            let marker =
                json!({ "day": day, "until": until, "kind": kind, "label": label, "hard": hard });
            let saved = self.say("save_marker", marker)?;
            self.markers.push((day, id(&saved["value"])));
        }
        for (name, words) in [
            ("Low days", "mood:1-2"),
            ("Ruth this year", "person:ruth on:\"this year\""),
        ] {
            self.say(
                "save_search",
                json!({ "name": name, "words": words, "order": "newest" }),
            )?;
        }
        Ok(())
    }

    /// Chooses the school's calendar, and adds what is the school's own: two INSET days.
    fn plan(&mut self, today: Day) -> Result<(), Failure> {
        let preset = json!({ "preset": "england_wales" });
        self.say("choose_calendar", preset)?;
        for (day, label) in [
            (self.first, ""),
            (today.plus(-27), "Writing, with the trust"),
        ] {
            let inset = json!({ "kind": "inset", "label": label, "from": day, "to": day });
            self.say("save_school_period", inset)?;
        }
        Ok(())
    }

    /// Keeps a little of each.
    fn keep(&mut self) -> Result<(), Failure> {
        for (name, input) in kept::from(self.first) {
            self.say(name, input)?;
        }
        Ok(())
    }

    /// Two wobbles of the last weeks, one of them with a few words.
    fn wobble(&mut self, today: Day) -> Result<(), Failure> {
        self.clock.set(evening(today.plus(-9), 8 * 60 + 5));
        let first = self.say("log_wobble", json!({}))?;
        let noted = json!({ "id": id(&first["value"]), "note": "In the car, before the gate." });
        self.say("note_wobble", noted)?;
        self.clock.set(evening(today.plus(-2), 19 * 60 + 20));
        self.say("log_wobble", json!({}))?;
        self.clock.set(evening(today, 21 * 60));
        Ok(())
    }

    /// Lives one day; answers the entry written on it, if one was.
    fn live(&mut self, day: Day, losses: &[Losing; 2]) -> Result<Option<i64>, Failure> {
        self.made.days += 1;
        let kind = year::kind(day);
        let which = kind as usize;
        let late = self.chance.below(150);
        self.clock.set(evening(day, 20 * 60 + 10 + late));
        self.drift = 0.7 * self.drift + 0.45 * self.chance.around();
        if self.chance.happens(CHECKS_IN[which]) {
            self.check_in(day)?;
        }
        if day.0.weekday() == chrono::Weekday::Sun && kind == Kind::Weekend {
            self.look_back(day)?;
        }
        let mut noted = Vec::new();
        for losing in losses {
            noted.extend(self.note(day, losing)?);
        }
        self.clock.wait(6);
        let writes = self.chance.happens(WRITES[which]);
        if !writes {
            return Ok(None);
        }
        let mut body = self
            .said
            .entry(&mut self.chance, kind, year::part(self.first, day));
        for (name, mention) in MENTIONED {
            body = body.replace(name, mention);
        }
        let saved = self.say("save_entry", json!({ "body": body }))?;
        self.made.entries += 1;
        let entry = id(&saved["value"]);
        for mut note in noted {
            note["entry_id"] = json!(entry);
            self.say("note_states", note)?;
        }
        if self.made.entries == 40 {
            self.attach(entry, false)?;
        }
        Ok(Some(entry))
    }

    /// Writes along questions, on the evenings on which that was done.
    fn reflect(&mut self, day: Day, today: Day) -> Result<(), Failure> {
        let before = today.days_since(day);
        if reflections::is_one(before) {
            self.clock.wait(25);
            let mut say = |name: &str, input: Value| self.say(name, input);
            self.made.entries += reflections::reflect(&mut say, before, today)?;
        }
        Ok(())
    }

    fn check_in(&mut self, day: Day) -> Result<(), Failure> {
        let mood = (year::mood(self.first, day) + self.drift)
            .round()
            .clamp(1.0, 5.0);
        let spread = self.chance.around() * 0.7;
        let bucket = (mood - 1.0 + spread).round().clamp(0.0, 4.0);
        let energy = (mood * 0.6 + 1.1 + self.chance.around() * 0.8)
            .round()
            .clamp(1.0, 5.0);
        let sleep = (1.0 + mood * 0.6 + self.chance.around() * 0.6)
            .round()
            .clamp(1.0, 4.0);
        let mut input =
            json!({ "mood": whole(mood), "energy": whole(energy), "words": [], "tags": [] });
        if self.chance.happens(0.85) {
            input["bucket"] = json!(whole(bucket));
        }
        if self.chance.happens(0.7) {
            input["sleep"] = json!(whole(sleep));
        }
        input["words"] = json!(self.words(mood));
        input["tags"] = json!(self.tags(day));
        if self.chance.happens(0.25) {
            input["light"] = json!(self.said.line(&mut self.chance, "light"));
        }
        input["took_s"] = json!(7 + self.chance.below(9));
        self.say("record_checkin", input)?;
        self.made.checkins += 1;
        Ok(())
    }

    /// Three early signs of the bank, and one in words of one's own.
    fn tick_signs(&mut self) -> Result<(), Failure> {
        let signs = self.say("list_signs", json!({}))?;
        for sign in [1, 8, 15].map(|at: usize| &signs[at]) {
            let ticked = json!({ "id": sign["id"], "label": sign["label"], "mine": true });
            self.say("save_sign", ticked)?;
        }
        let own = json!({ "label": "short with everybody by Thursday", "mine": true });
        let signs = self.say("save_sign", own)?;
        let mine = signs["value"].as_array().into_iter().flatten();
        self.signs = mine.filter(|sign| sign["mine"] == true).map(id).collect();
        Ok(())
    }

    /// Looks back on a week, on most Sundays in term.
    fn look_back(&mut self, day: Day) -> Result<(), Failure> {
        // A chance of its own: the rest of the journal is the same with and without it.
        let mut chance = Chance::seeded(day.0.num_days_from_ce().unsigned_abs().into());
        if !chance.happens(0.6) {
            return Ok(());
        }
        let was = (year::mood(self.first, day) * 2.0 + self.drift)
            .round()
            .clamp(0.0, 10.0);
        let seemed = (was + 2.0 + chance.around()).round().clamp(0.0, 10.0);
        let hours = ["from_50", "from_60", "from_60", "from_70"];
        let signs = self.signs.iter().copied();
        let signs: Vec<i64> = signs.filter(|_| chance.happens(0.9 - was / 12.0)).collect();
        let line = chance.happens(0.6);
        let mut week = json!({
            "week": day.plus(-6), "seemed": whole(seemed), "was": whole(was),
            "hours": chance.one_of(&hours), "signs": signs, "known": [],
            "held_by": line.then_some("Nobody, until Friday."),
            "just_for_me": (!line).then_some("An hour on the reservoir."),
        });
        if !line {
            // Helen, Dougie or Jamie, by their places in the list.
            week["known"] = json!(chance.one_of(&[6, 7, 9, 9]).as_slice());
        }
        self.say("record_weekly", week)?;
        Ok(())
    }

    fn words(&mut self, mood: f64) -> Vec<&'static str> {
        let these: &[&str] = match whole(mood) {
            0..=1 => &["numb", "worn out", "lonely", "dispensable", "empty"],
            2 => &[
                "worn out",
                "anxious",
                "on guard",
                "guilty",
                "frustrated",
                "out of my depth",
                "threadbare",
            ],
            3 => &["steady", "frustrated", "determined", "worn out", "useful"],
            4 => &["content", "useful", "connected", "steady", "relieved"],
            _ => &["proud", "grateful", "amused", "hopeful", "free"],
        };
        let many = self.chance.below(3);
        let mut words: Vec<&str> = Vec::new();
        for _ in 0..many {
            let word = self.chance.one_of(these).copied().unwrap_or("steady");
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn tags(&mut self, day: Day) -> Vec<&'static str> {
        let these: &[&str] = match (year::kind(day), year::part(self.first, day)) {
            (Kind::School, Part::Slide | Part::Low) => &[
                "trust or LA",
                "long meeting",
                "staff matter",
                "parent complaint",
                "budget",
                "gate and corridors",
            ],
            (Kind::School, _) => &[
                "teaching and classrooms",
                "gate and corridors",
                "governors",
                "long meeting",
                "budget",
                "staff matter",
            ],
            _ => &[
                "family",
                "friends",
                "moved my body",
                "outdoors",
                "made something",
                "just for me",
                "allotment",
            ],
        };
        let mut tags: Vec<&str> = these
            .iter()
            .copied()
            .filter(|_| self.chance.happens(0.28))
            .collect();
        tags.truncate(4);
        tags
    }

    /// Notes states along a loss: often at first, then now and then, with weeks of silence. Answers the note, so that it
    /// can be linked to the page of the day.
    fn note(&mut self, day: Day, losing: &Losing) -> Result<Option<Value>, Failure> {
        let since = day.days_since(losing.from);
        let often = match since {
            ..=0 => return Ok(None),
            1..=40 => 0.16,
            41..=200 => 0.06,
            _ => 0.025,
        };
        if !self.chance.happens(often) {
            return Ok(None);
        }
        let stage = usize::try_from(since / 26).unwrap_or(0) + self.chance.below(2);
        let felt = losing.states[stage % losing.states.len()];
        let levels: Vec<Value> = felt
            .iter()
            .filter_map(|&(state, level)| {
                Some(json!({ "state_id": self.states.get(state)?, "level": level }))
            })
            .collect();
        let facing = ["toward_loss", "toward_next", "resting", "unsure"];
        let facing = self.chance.one_of(&facing).copied();
        let mut note = json!({
            "loss_id": losing.id, "levels": levels, "facing": facing, "is_wobble": since % 11 == 3,
            // What began it may still set it off in its first weeks.
            "marker_id": self.markers.iter().find(|(on, _)| *on == losing.from && since < 30).map(|(_, id)| id),
        });
        if since % 9 == 4 {
            note["day"] = json!(day.plus(-2));
        }
        note["id"] = self.say("note_states", note.clone())?["value"]["id"].clone();
        self.made.notes += 1;
        Ok(Some(note))
    }

    /// Comes back to an entry twice more on its evening.
    fn think_again(&mut self, entry: i64) -> Result<(), Failure> {
        let body = self.say("read_entry", json!({ "id": entry }))?["body"].clone();
        let body = body.as_str().unwrap_or_default();
        for again in [
            "Read again with a cup of tea. It was not all bad: the choir stayed to the end, and nobody asked me for anything.",
            "Read again with a cup of tea. Some of it was good: the choir stayed to the end, and for an hour nobody asked me for anything.",
        ] {
            self.clock.wait(40);
            let body = format!("{body}\n\n{again}");
            self.say("save_entry", json!({ "id": entry, "body": body }))?;
        }
        Ok(())
    }

    /// Attaches a drawn picture to an entry, and shows it at the end of it; to one at evening, the school bell too.
    fn attach(&mut self, entry: i64, at_evening: bool) -> Result<(), Failure> {
        let bytes = hills(at_evening);
        let body = self.say("read_entry", json!({ "id": entry }))?["body"].clone();
        let body = body.as_str().unwrap_or_default().to_owned();
        let picture = Ready::by_hand(bytes).map_err(|_| Code::Internal)?;
        let bell = at_evening.then(|| Ready::by_hand(bell(4))).transpose();
        let bell = bell.map_err(|_| Code::Internal)?;
        let journal = self.session.journal()?;
        journal.write(|write| {
            let attachment = attachments::keep(write, entry, Some("reservoir.png"), &picture)?;
            let shown = format!("{body}\n\n![The reservoir](attachment:{attachment})");
            if let Some(bell) = &bell {
                attachments::keep(write, entry, Some("the-last-bell.wav"), bell)?;
            }
            entries::rewrite(write, entry, &shown)?;
            Ok(())
        })?;
        Ok(())
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded and held within 0..=5"
)]
fn whole(value: f64) -> u8 {
    value as u8
}

/// The moment so many minutes after the midnight a day begins with.
fn evening(day: Day, minutes: usize) -> Moment {
    let naive = day.0.and_hms_opt(0, 0, 0).unwrap_or_default()
        + TimeDelta::minutes(i64::try_from(minutes).unwrap_or(0));
    let at = naive.and_local_timezone(ZONE).latest();
    Moment {
        at: at.map_or(0, |at| at.timestamp_millis()),
        zone: ZONE,
    }
}
