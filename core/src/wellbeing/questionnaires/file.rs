//! A questionnaire in a file: TOML, with the fields of [`Questionnaire`] (`assets/instruments/README.md`).
//!
//! One rule: a file is a questionnaire or it is none. What is wrong is told with its line, and whoever reads one may hand
//! it anything.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use ts_rs::TS;

use super::questionnaire::{Item, Questionnaire, QuestionnaireFault, QuestionnaireFaultWhy as Why};
use super::scoring::Scoring;
use crate::error::{Error, Result, disk_code};

/// The largest file a questionnaire can be, in bytes.
const LARGEST: u64 = 64 * 1024;

/// What was read from a file: a questionnaire, or what is wrong.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionnaireRead {
    /// It is one.
    Questionnaire {
        /// The questionnaire, checked.
        questionnaire: Questionnaire,
    },
    /// It is none.
    Fault {
        /// The first thing that is wrong.
        fault: QuestionnaireFault,
    },
}

/// A questionnaire as a file holds it.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireText {
    /// TOML.
    pub text: String,
}

/// Reads a file that may be a questionnaire.
///
/// # Errors
/// What the disk answers.
pub fn read_file(path: &Path) -> Result<QuestionnaireRead> {
    let refused = |refused: io::Error| Error::from(disk_code(&refused));
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    // One byte more tells that it is too large, however large it is.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    Ok(read_bytes(&bytes))
}

/// Reads what may be a questionnaire.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> QuestionnaireRead {
    let fault = |why| QuestionnaireRead::Fault {
        fault: QuestionnaireFault::of_file(why),
    };
    if bytes.len() as u64 > LARGEST {
        return fault(Why::FileTooLarge);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => match read(text) {
            Ok(questionnaire) => QuestionnaireRead::Questionnaire { questionnaire },
            Err(fault) => QuestionnaireRead::Fault { fault },
        },
        _ => fault(Why::NoText),
    }
}

/// Reads a text that may be a questionnaire.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read(text: &str) -> Result<Questionnaire, QuestionnaireFault> {
    let file = DeTable::parse(text).map_err(|error| QuestionnaireFault {
        line: error.span().map(|span| line_of(text, span.start)),
        ..QuestionnaireFault::of_file(Why::Unreadable)
    })?;
    let mut places = Places {
        text,
        found: Vec::new(),
    };
    let questionnaire = places.questionnaire(file.get_ref())?.tidied();
    match questionnaire.check() {
        Ok(()) => Ok(questionnaire),
        Err(fault) => Err(places.place(fault)),
    }
}

/// The number of the line in which a byte stands.
fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().iter().take(at);
    let lines = before.filter(|byte| **byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// Where each field of a file was found.
struct Places<'a> {
    text: &'a str,
    /// The field, of which question, its line.
    found: Vec<(String, Option<u32>, u32)>,
}

type Value<'i> = Spanned<DeValue<'i>>;
type Told<T> = Result<T, QuestionnaireFault>;

impl Places<'_> {
    fn questionnaire(&mut self, file: &DeTable<'_>) -> Told<Questionnaire> {
        let mut told = Questionnaire::default();
        for (key, value) in file {
            let field: &str = key.get_ref();
            self.note(field, None, key.span().start);
            match field {
                "pack" => told.pack = Some(self.text_of(field, value)?),
                "name" => told.name = self.text_of(field, value)?,
                "about" => told.about = self.text_of(field, value)?,
                "wording_version" => told.wording_version = self.text_of(field, value)?,
                "licence" => told.licence = self.text_of(field, value)?,
                "attribution" => told.attribution = self.text_of(field, value)?,
                "before" => told.before = self.text_of(field, value)?,
                "gap_days" => {
                    told.gap_days = self.number_of(field, value)?.try_into().unwrap_or(u32::MAX);
                }
                "scoring" => told.scoring = self.scoring_of(field, value)?,
                "items" => told.items = self.items_of(field, value)?,
                _ => return Err(self.fault(Why::UnknownField, field, &key.span())),
            }
        }
        Ok(told)
    }

    fn items_of(&mut self, field: &str, value: &Value<'_>) -> Told<Vec<Item>> {
        let Some(list) = value.get_ref().as_array() else {
            return Err(self.wrong_kind(field, value));
        };
        let mut items = Vec::new();
        for (number, one) in (1..).zip(list.iter()) {
            let Some(table) = one.get_ref().as_table() else {
                return Err(self.wrong_kind(field, one));
            };
            // What is missing in a question is told at its beginning.
            self.note("", Some(number), one.span().start);
            let item = self.item(number, table);
            items.push(item.map_err(|fault| QuestionnaireFault {
                number: Some(number),
                ..fault
            })?);
        }
        Ok(items)
    }

    fn item(&mut self, number: u32, table: &DeTable<'_>) -> Told<Item> {
        let mut item = Item::default();
        for (key, value) in table {
            let field: &str = key.get_ref();
            self.note(field, Some(number), key.span().start);
            match field {
                "key" => item.key = self.text_of(field, value)?,
                "text" => item.text = self.text_of(field, value)?,
                "short" => item.short = self.text_of(field, value)?,
                "low" => item.low = self.text_of(field, value)?,
                "high" => item.high = self.text_of(field, value)?,
                "lowest" => item.lowest = self.number_of(field, value)?,
                "highest" => item.highest = self.number_of(field, value)?,
                "answers" => item.answers = self.texts_of(field, value)?,
                "other_way" => item.other_way = self.truth_of(field, value)?,
                _ => return Err(self.fault(Why::UnknownField, field, &key.span())),
            }
        }
        Ok(item)
    }

    fn note(&mut self, field: &str, number: Option<u32>, at: usize) {
        let line = line_of(self.text, at);
        self.found.push((field.to_owned(), number, line));
    }

    fn fault(&self, why: Why, field: &str, at: &Range<usize>) -> QuestionnaireFault {
        QuestionnaireFault {
            line: Some(line_of(self.text, at.start)),
            ..QuestionnaireFault::of(why, field)
        }
    }

    fn wrong_kind(&self, field: &str, value: &Value<'_>) -> QuestionnaireFault {
        self.fault(Why::WrongKind, field, &value.span())
    }

    fn text_of(&self, field: &str, value: &Value<'_>) -> Told<String> {
        match value.get_ref().as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(self.wrong_kind(field, value)),
        }
    }

    fn truth_of(&self, field: &str, value: &Value<'_>) -> Told<bool> {
        let truth = value.get_ref().as_bool();
        truth.ok_or_else(|| self.wrong_kind(field, value))
    }

    fn number_of(&self, field: &str, value: &Value<'_>) -> Told<i32> {
        let Some(number) = value.get_ref().as_integer() else {
            return Err(self.wrong_kind(field, value));
        };
        // What no such number can be is told by the check.
        let told = i32::from_str_radix(number.as_str(), number.radix());
        Ok(told.unwrap_or(i32::MAX))
    }

    fn scoring_of(&self, field: &str, value: &Value<'_>) -> Told<Scoring> {
        match value.get_ref().as_str() {
            Some("each") => Ok(Scoring::Each),
            Some("sum") => Ok(Scoring::Sum),
            Some("mean") => Ok(Scoring::Mean),
            Some("who5") => Ok(Scoring::Who5),
            _ => Err(self.wrong_kind(field, value)),
        }
    }

    fn texts_of(&self, field: &str, value: &Value<'_>) -> Told<Vec<String>> {
        let Some(list) = value.get_ref().as_array() else {
            return Err(self.wrong_kind(field, value));
        };
        list.iter().map(|one| self.text_of(field, one)).collect()
    }

    /// Says in which line a fault of the questionnaire lies: its field’s, or that of the question it is missing in.
    fn place(&self, fault: QuestionnaireFault) -> QuestionnaireFault {
        let line_at = |field: &str| {
            let mut found = self.found.iter();
            let is = |(name, number, _): &&(String, Option<u32>, u32)| {
                name == field && *number == fault.number
            };
            found.find(is).map(|(_, _, line)| *line)
        };
        let line = line_at(fault.field.as_deref().unwrap_or_default()).or_else(|| line_at(""));
        QuestionnaireFault { line, ..fault }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::questionnaire::WHO5;
    use super::*;

    const OWN: &str = "name = \"Friday\"\n\n[[items]]\ntext = \"How much was yours?\"\n\n[[items]]\ntext = \"Standing up?\"\nanswers = [\"never\", \"once\", \"daily\"]\nother_way = true\n";

    fn refused(text: &str) -> (Why, Option<u32>, Option<String>, Option<u32>) {
        let fault = read(text).err().expect("it is refused");
        (fault.why, fault.line, fault.field, fault.number)
    }

    fn pack(items: usize) -> String {
        let head = "pack = \"who5\"\nname = \"WHO-5\"\nlicence = \"CC-BY-NC-SA-3.0-IGO\"\nattribution = \"WHO\"\ngap_days = 14\nscoring = \"who5\"\n";
        let item = "[[items]]\ntext = \"A question\"\nhighest = 5\n";
        head.to_owned() + &item.repeat(items)
    }

    #[test]
    fn a_file_of_ones_own_is_read_with_what_it_leaves_out() {
        let read = read(OWN).ok().expect("it is one");
        assert_eq!((read.gap_days, read.scoring), (7, Scoring::Each));
        assert_eq!(read.wording_version, "1");
        let keys: Vec<&str> = read.items.iter().map(|item| &*item.key).collect();
        assert_eq!(keys, ["1", "2"]);
        assert_eq!((read.items[1].lowest, read.items[1].highest), (0, 2));
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let field = |name: &str| Some(name.to_owned());
        for (text, told) in [
            ("name = ", (Why::Unreadable, Some(1), None, None)),
            ("name = \"x\"", (Why::Missing, None, field("items"), None)),
            (
                "name = \"x\"\nscore = 1",
                (Why::UnknownField, Some(2), field("score"), None),
            ),
            (
                "name = \"x\"\nscoring = \"best\"",
                (Why::WrongKind, Some(2), field("scoring"), None),
            ),
            (
                "name = \"x\"\n[[items]]\ntext = \"a\"\n[[items]]\nlow = \"a\"",
                (Why::Missing, Some(4), field("text"), Some(2)),
            ),
            (
                "name = \"x\"\n[[items]]\ntext = \"a\"\nhighest = 11",
                (Why::OutOfRange, Some(4), field("highest"), Some(1)),
            ),
            (
                "name = \"x\"\n[[items]]\ntext = \"a\"\nnoise = 2",
                (Why::UnknownField, Some(4), field("noise"), Some(1)),
            ),
            (
                "name = \"x\"\n[[items]]\ntext = \"a\"\nkey = \"k\"\n[[items]]\ntext = \"b\"\nkey = \"k\"",
                (Why::KeyTwice, Some(7), field("key"), Some(2)),
            ),
        ] {
            assert_eq!(refused(text), told, "{text}");
        }
        let fault = |bytes: &[u8]| match read_bytes(bytes) {
            QuestionnaireRead::Fault { fault } => fault.why,
            QuestionnaireRead::Questionnaire { .. } => panic!("it is none"),
        };
        assert_eq!(fault(&[0xff, 0xfe]), Why::NoText);
        assert_eq!(fault(&vec![b'x'; 70_000]), Why::FileTooLarge);
    }

    #[test]
    fn a_pack_is_what_it_says() {
        let whole = read(&pack(5)).ok().expect("it is one");
        assert_eq!(whole.pack.as_deref(), Some(WHO5));
        let why = |text: &str| refused(text).0;
        assert_eq!(why(&pack(4)), Why::NotThePack);
        assert_eq!(why(&pack(5).replace("= 5", "= 6")), Why::NotThePack);
        assert_eq!(why(&pack(5).replace("= 14", "= 7")), Why::NotThePack);
        assert_eq!(
            why(&pack(5).replace("attribution = \"WHO\"\n", "")),
            Why::NotThePack
        );
        assert_eq!(why(&OWN.replace("name", "pack")), Why::Missing);
        assert_eq!(
            why(&format!("scoring = \"who5\"\n{OWN}")),
            Why::NotThePack,
            "nothing else is computed as one"
        );
        assert_eq!(why(&format!("pack = \"phq9\"\n{OWN}")), Why::NotThePack);
    }

    proptest! {
        #[test]
        fn whatever_it_is_handed_it_answers(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            drop(read_bytes(&bytes));
        }

        #[test]
        fn whatever_is_changed_in_one_it_answers(at in 0usize..140, with in "[ -~\n]{0,6}") {
            let mut text = OWN.to_owned();
            let at = at.min(text.len());
            text.replace_range(at..at, &with);
            if let Err(fault) = read(&text) {
                prop_assert!(fault.line.is_none_or(|line| line as usize <= text.lines().count() + 1));
            }
        }
    }
}
