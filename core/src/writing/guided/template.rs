//! A template: what is asked, one question after the other, and what is said before and after.
//!
//! One rule: what ships, what the writer makes and what is read from a file are of one form and held to the same limits.
//! What is wrong with one is told by its place, so that it can be put right; nothing is taken in by half.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shipped;

/// The most questions a template can have.
pub const MOST_QUESTIONS: usize = 30;
/// The most figures it can bring.
const MOST_FIGURES: usize = 10;
/// The longest time hint, in minutes.
const LONGEST_TIME: u32 = 240;

/// What is asked, one question after the other.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// What it is called, 1..=60 characters.
    pub name: String,
    /// One line about it, at most 160 characters; may be empty.
    pub about: String,
    /// About how many minutes it takes, 1..=240.
    pub minutes: Option<u32>,
    /// It may stir things up: it opens with its caution and ends with the way to someone to talk to.
    pub careful: bool,
    /// What is said before the first question, in paragraphs, at most 2,000 characters; may be empty.
    pub before: String,
    /// The questions, 1..=30, each a line of at most 300 characters and different from the others.
    pub questions: Vec<String>,
    /// Each question is a sitting of its own, on a day of its own.
    pub sittings: bool,
    /// What was written may be let go at the end, so that nothing of it stays.
    pub let_go: bool,
    /// What was written can be given back on a day that is chosen at the end.
    pub given_back: bool,
    /// The shipped templates whose answers can be laid under the questions, in their order.
    pub gathers: Vec<String>,
    /// What is said after the last question, at most 300 characters; may be empty.
    pub landing: String,
    /// What is known of whether it helps, in a sentence or two, at most 300 characters; may be empty.
    pub evidence: String,
    /// The figures behind that, each with its source.
    pub figures: Vec<Figure>,
}

/// A figure and where it was seen.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was found, 1..=400 characters.
    pub said: String,
    /// Who found it, 1..=160 characters.
    pub source: String,
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TemplateFault {
    /// What is wrong.
    pub why: TemplateFaultWhy,
    /// The line of the file; absent where it was not read from one, or where a whole field is missing.
    pub line: Option<u32>,
    /// The field, as it is called in a file.
    pub field: Option<String>,
    /// Which of several, from one on: the question, the figure.
    pub number: Option<u32>,
    /// The most there can be.
    pub most: Option<u32>,
}

/// What can be wrong with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum TemplateFaultWhy {
    /// The file is larger than a template can be.
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
    /// The same question stands there twice: their answers could not be told apart.
    AskedTwice,
    /// No shipped template is called this.
    NoSuchTemplate,
}

impl TemplateFault {
    /// A fault of a field, in no line yet.
    pub(super) fn of(why: TemplateFaultWhy, field: &str) -> Self {
        // A field's name out of a file is as long as somebody made it.
        let field = field.chars().take(40).collect();
        Self {
            why,
            line: None,
            field: Some(field),
            number: None,
            most: None,
        }
    }

    /// A fault of a whole file.
    pub(super) fn of_file(why: TemplateFaultWhy) -> Self {
        Self {
            why,
            line: None,
            field: None,
            number: None,
            most: None,
        }
    }

    /// With which of several it is.
    pub(super) fn at(self, index: usize) -> Self {
        let number = u32::try_from(index + 1).ok();
        Self { number, ..self }
    }

    fn most(self, most: usize) -> Self {
        let most = u32::try_from(most).ok();
        Self { most, ..self }
    }
}

/// What a text can be.
struct Text {
    field: &'static str,
    most: usize,
    needed: bool,
    one_line: bool,
}

const NAME: Text = Text::line("name", 60).needed();
const ABOUT: Text = Text::line("about", 160);
const BEFORE: Text = Text::paragraphs("before", 2_000);
const QUESTION: Text = Text::line("questions", 300).needed();
const LANDING: Text = Text::paragraphs("landing", 300);
const EVIDENCE: Text = Text::paragraphs("evidence", 300);
const SAID: Text = Text::paragraphs("said", 400).needed();
const SOURCE: Text = Text::line("source", 160).needed();

impl Text {
    const fn line(field: &'static str, most: usize) -> Self {
        Self {
            field,
            most,
            needed: false,
            one_line: true,
        }
    }

    const fn paragraphs(field: &'static str, most: usize) -> Self {
        Self {
            one_line: false,
            ..Self::line(field, most)
        }
    }

    const fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }

    fn check(&self, text: &str) -> Result<(), TemplateFault> {
        let fault = |why| Err(TemplateFault::of(why, self.field));
        if self.needed && text.is_empty() {
            return fault(TemplateFaultWhy::Missing);
        }
        if self.one_line && text.contains('\n') {
            return fault(TemplateFaultWhy::SeveralLines);
        }
        if text.chars().nth(self.most).is_some() {
            let fault = TemplateFault::of(TemplateFaultWhy::TooLong, self.field);
            return Err(fault.most(self.most));
        }
        Ok(())
    }
}

impl Template {
    /// Without what no keyboard types, and without space around anything.
    #[must_use]
    pub fn tidied(self) -> Self {
        let figure = |figure: Figure| Figure {
            said: tidy(&figure.said),
            source: tidy(&figure.source),
        };
        Self {
            name: tidy(&self.name),
            about: tidy(&self.about),
            before: tidy(&self.before),
            questions: self.questions.iter().map(|one| tidy(one)).collect(),
            landing: tidy(&self.landing),
            evidence: tidy(&self.evidence),
            figures: self.figures.into_iter().map(figure).collect(),
            ..self
        }
    }

    /// Whether it is one, and if not, the first thing that is wrong with it. Expects it tidied.
    ///
    /// # Errors
    /// What is wrong, without a line.
    pub fn check(&self) -> Result<(), TemplateFault> {
        for (text, is) in [
            (NAME, &self.name),
            (ABOUT, &self.about),
            (BEFORE, &self.before),
            (LANDING, &self.landing),
            (EVIDENCE, &self.evidence),
        ] {
            text.check(is)?;
        }
        if self
            .minutes
            .is_some_and(|minutes| !(1..=LONGEST_TIME).contains(&minutes))
        {
            let fault = TemplateFault::of(TemplateFaultWhy::OutOfRange, "minutes");
            return Err(fault.most(LONGEST_TIME as usize));
        }
        self.check_questions()?;
        if self.figures.len() > MOST_FIGURES {
            let fault = TemplateFault::of(TemplateFaultWhy::TooMany, "figures");
            return Err(fault.most(MOST_FIGURES));
        }
        for (index, figure) in self.figures.iter().enumerate() {
            let checked = SAID
                .check(&figure.said)
                .and_then(|()| SOURCE.check(&figure.source));
            checked.map_err(|fault| fault.at(index))?;
        }
        Ok(())
    }

    fn check_questions(&self) -> Result<(), TemplateFault> {
        let fault = |why| TemplateFault::of(why, QUESTION.field);
        if self.questions.is_empty() {
            return Err(fault(TemplateFaultWhy::Missing));
        }
        if self.questions.len() > MOST_QUESTIONS {
            return Err(fault(TemplateFaultWhy::TooMany).most(MOST_QUESTIONS));
        }
        let mut asked = BTreeSet::new();
        for (index, question) in self.questions.iter().enumerate() {
            QUESTION.check(question).map_err(|fault| fault.at(index))?;
            if !asked.insert(question) {
                return Err(fault(TemplateFaultWhy::AskedTwice).at(index));
            }
        }
        if self.gathers.len() > self.questions.len() {
            let fault = TemplateFault::of(TemplateFaultWhy::TooMany, "gathers");
            return Err(fault.most(self.questions.len()));
        }
        for (index, key) in self.gathers.iter().enumerate() {
            if !shipped::is_one(key) {
                return Err(
                    TemplateFault::of(TemplateFaultWhy::NoSuchTemplate, "gathers").at(index),
                );
            }
        }
        Ok(())
    }
}

fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let stray = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    text.replace(stray, "").trim().to_owned()
}
