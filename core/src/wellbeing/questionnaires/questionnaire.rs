//! A questionnaire: what is asked, how it is answered, and by what rule something is computed of it.
//!
//! One rule: what ships, what the writer brings and what is read from a file are of one form and held to the same limits.
//! What is wrong with one is told by its place.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::scoring::Scoring;

/// The most questions a questionnaire can have.
const MOST_ITEMS: usize = 40;
/// The most steps from the lowest answer to the highest.
const MOST_STEPS: i32 = 10;
/// The longest time between two answers, in days.
const LONGEST_GAP: u32 = 365;
/// The one pack whose wording the writer brings: five questions, 0 to 5.
pub const WHO5: &str = "who5";

/// What is asked.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default, deny_unknown_fields)]
pub struct Questionnaire {
    /// The pack it is the wording of; absent for one's own.
    pub pack: Option<String>,
    /// What it is called, 1..=60 characters.
    pub name: String,
    /// One line about it, at most 160 characters; may be empty.
    pub about: String,
    /// Which wording it is, 1..=40 characters.
    pub wording_version: String,
    /// The licence of the wording, at most 40 characters; may be empty for one's own.
    pub licence: String,
    /// Whose the wording is, at most 300 characters; may be empty for one's own.
    pub attribution: String,
    /// What is said before the first question, at most 600 characters; may be empty.
    pub before: String,
    /// Answered sooner than so many days after the last time, it speaks of the same days: 0..=365.
    pub gap_days: u32,
    /// What is computed.
    pub scoring: Scoring,
    /// The questions, 1..=40.
    pub items: Vec<QuestionItem>,
}

impl Default for Questionnaire {
    fn default() -> Self {
        Self {
            pack: None,
            name: String::new(),
            about: String::new(),
            wording_version: "1".to_owned(),
            licence: String::new(),
            attribution: String::new(),
            before: String::new(),
            gap_days: 7,
            scoring: Scoring::Each,
            items: Vec::new(),
        }
    }
}

/// One question.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default, deny_unknown_fields)]
pub struct QuestionItem {
    /// What its answers are kept under; its number where a file says none.
    pub key: String,
    /// The question, 1..=300 characters.
    pub text: String,
    /// What it is called in a picture, at most 40 characters; may be empty.
    pub short: String,
    /// The lowest answer, 0 or more.
    pub lowest: i32,
    /// The highest, at most ten more.
    pub highest: i32,
    /// What the lowest is, at most 60 characters; may be empty.
    pub low: String,
    /// What the highest is, at most 60 characters; may be empty.
    pub high: String,
    /// Words for each answer from the lowest on, each at most 60 characters; or none.
    pub answers: Vec<String>,
    /// More is not better: drawn in a colour of its own, and turned round where answers are added up.
    pub other_way: bool,
    /// A difference below this between two readings says nothing. Only what ships knows it.
    pub noise: Option<f64>,
    /// It asks about one day: only averages of four readings are compared.
    pub one_day: bool,
    /// Up to this answer it is lower than many people's. Only what ships knows it.
    pub low_until: Option<i32>,
    /// From this answer on it is higher than many people's. Only what ships knows it.
    pub high_from: Option<i32>,
}

impl Default for QuestionItem {
    fn default() -> Self {
        Self {
            key: String::new(),
            text: String::new(),
            short: String::new(),
            lowest: 0,
            highest: 10,
            low: String::new(),
            high: String::new(),
            answers: Vec::new(),
            other_way: false,
            noise: None,
            one_day: false,
            low_until: None,
            high_from: None,
        }
    }
}

impl QuestionItem {
    /// What it is called in a picture.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.short.is_empty() {
            &self.text
        } else {
            &self.short
        }
    }

    /// Whether it can be answered so.
    #[must_use]
    pub fn takes(&self, answer: i32) -> bool {
        (self.lowest..=self.highest).contains(&answer)
    }
}

/// What is wrong with a questionnaire, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct QuestionnaireFault {
    /// What is wrong.
    pub why: QuestionnaireFaultWhy,
    /// The line of the file; absent where a whole field is missing.
    pub line: Option<u32>,
    /// The field, as it is called in a file.
    pub field: Option<String>,
    /// Which question, from one on.
    pub number: Option<u32>,
    /// The most there can be.
    pub most: Option<u32>,
}

/// What can be wrong with a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum QuestionnaireFaultWhy {
    /// The file is larger than a questionnaire can be.
    FileTooLarge,
    /// The file holds no text.
    NoText,
    /// The line is not TOML.
    Unreadable,
    /// There is no such field.
    UnknownField,
    /// The field has to be there.
    Missing,
    /// The field holds another kind of thing than it can.
    WrongKind,
    /// The text is longer than it can be.
    TooLong,
    /// A question, or a name, goes over several lines.
    SeveralLines,
    /// The number lies outside what it can be.
    OutOfRange,
    /// There are more than there can be.
    TooMany,
    /// Two questions have one key.
    KeyTwice,
    /// It does not have what its pack asks for: five questions of 0 to 5, and a licence.
    NotThePack,
}

use QuestionnaireFaultWhy as Why;

impl QuestionnaireFault {
    /// A fault of a field, in no line yet.
    pub(super) fn of(why: Why, field: &str) -> Self {
        // A field's name out of a file is as long as somebody made it.
        let field = Some(field.chars().take(40).collect());
        Self {
            field,
            ..Self::of_file(why)
        }
    }

    /// A fault of a whole file.
    pub(super) fn of_file(why: Why) -> Self {
        Self {
            why,
            line: None,
            field: None,
            number: None,
            most: None,
        }
    }

    pub(super) fn at(self, index: usize) -> Self {
        let number = u32::try_from(index + 1).ok();
        Self { number, ..self }
    }

    fn most(self, most: usize) -> Self {
        let most = u32::try_from(most).ok();
        Self { most, ..self }
    }
}

/// What a text can be: its field, how long, whether it has to be there, whether on one line.
type Text = (&'static str, usize, bool, bool);

fn check_text(text: &str, (field, most, needed, one_line): Text) -> Result<(), QuestionnaireFault> {
    let fault = |why| QuestionnaireFault::of(why, field);
    if needed && text.is_empty() {
        return Err(fault(Why::Missing));
    }
    if text.chars().count() > most {
        return Err(fault(Why::TooLong).most(most));
    }
    if one_line && text.contains(['\n', '\r']) {
        return Err(fault(Why::SeveralLines));
    }
    Ok(())
}

impl Questionnaire {
    /// As it is meant: spaces at the ends of its texts say nothing, and a question without a key is known by its number.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let texts = [
            &mut self.name,
            &mut self.about,
            &mut self.wording_version,
            &mut self.licence,
            &mut self.attribution,
            &mut self.before,
        ];
        for text in texts {
            *text = text.trim().to_owned();
        }
        for (number, item) in (1..).zip(&mut self.items) {
            item.tidy(number);
        }
        self
    }

    /// Whether it can be asked as it is.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), QuestionnaireFault> {
        for (text, limit) in [
            (&self.name, ("name", 60, true, true)),
            (&self.about, ("about", 160, false, true)),
            (&self.wording_version, ("wording_version", 40, true, true)),
            (&self.licence, ("licence", 40, false, true)),
            (&self.attribution, ("attribution", 300, false, false)),
            (&self.before, ("before", 600, false, false)),
        ] {
            check_text(text, limit)?;
        }
        if self.gap_days > LONGEST_GAP {
            return Err(
                QuestionnaireFault::of(Why::OutOfRange, "gap_days").most(LONGEST_GAP as usize)
            );
        }
        if self.items.is_empty() {
            return Err(QuestionnaireFault::of(Why::Missing, "items"));
        }
        if self.items.len() > MOST_ITEMS {
            return Err(QuestionnaireFault::of(Why::TooMany, "items").most(MOST_ITEMS));
        }
        let mut keys = BTreeSet::new();
        for (index, item) in self.items.iter().enumerate() {
            item.check().map_err(|fault| fault.at(index))?;
            if !keys.insert(&item.key) {
                return Err(QuestionnaireFault::of(Why::KeyTwice, "key").at(index));
            }
        }
        self.check_pack()
    }

    /// A pack is what it says, and nothing else is computed as one.
    fn check_pack(&self) -> Result<(), QuestionnaireFault> {
        let fault = |field| Err(QuestionnaireFault::of(Why::NotThePack, field));
        match self.pack.as_deref() {
            None if self.scoring == Scoring::Who5 => fault("pack"),
            None => Ok(()),
            Some(WHO5) => {
                let plain = |item: &QuestionItem| {
                    (item.lowest, item.highest, item.other_way) == (0, 5, false)
                };
                if self.scoring != Scoring::Who5 {
                    fault("scoring")
                } else if self.items.len() != 5 || !self.items.iter().all(plain) {
                    fault("items")
                } else if self.gap_days < 14 {
                    fault("gap_days")
                } else if self.licence.is_empty() || self.attribution.is_empty() {
                    fault("licence")
                } else {
                    Ok(())
                }
            }
            Some(_) => fault("pack"),
        }
    }

    /// Without what only a shipped one may know of its answers.
    #[must_use]
    pub fn unvalidated(mut self) -> Self {
        for item in &mut self.items {
            item.noise = None;
            item.low_until = None;
            item.high_from = None;
            item.one_day = false;
        }
        self
    }
}

impl QuestionItem {
    fn tidy(&mut self, number: usize) {
        let texts = [
            &mut self.key,
            &mut self.text,
            &mut self.short,
            &mut self.low,
            &mut self.high,
        ];
        for text in texts.into_iter().chain(&mut self.answers) {
            *text = text.trim().to_owned();
        }
        if self.key.is_empty() {
            self.key = number.to_string();
        }
        if !self.answers.is_empty() {
            let steps = i32::try_from(self.answers.len() - 1).unwrap_or(i32::MAX);
            self.highest = self.lowest.saturating_add(steps);
        }
    }

    fn check(&self) -> Result<(), QuestionnaireFault> {
        for (text, limit) in [
            (&self.text, ("text", 300, true, true)),
            (&self.key, ("key", 20, true, true)),
            (&self.short, ("short", 40, false, true)),
            (&self.low, ("low", 60, false, true)),
            (&self.high, ("high", 60, false, true)),
        ] {
            check_text(text, limit)?;
        }
        for answer in &self.answers {
            check_text(answer, ("answers", 60, true, true))?;
        }
        let steps = self.highest.saturating_sub(self.lowest);
        if !(0..=100).contains(&self.lowest) {
            return Err(QuestionnaireFault::of(Why::OutOfRange, "lowest").most(100));
        }
        if !(1..=MOST_STEPS).contains(&steps) {
            let field = if self.answers.is_empty() {
                "highest"
            } else {
                "answers"
            };
            return Err(QuestionnaireFault::of(Why::OutOfRange, field).most(10));
        }
        Ok(())
    }
}
