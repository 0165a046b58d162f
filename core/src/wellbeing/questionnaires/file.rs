//! A questionnaire in a file: TOML, with the fields of [`Questionnaire`] (`assets/instruments/README.md`).
//!
//! One rule: a file is a questionnaire or it is none. What is wrong is told with its line.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::de::DeTable;
use ts_rs::TS;

use super::questionnaire::{
    QuestionItem, Questionnaire, QuestionnaireFault, QuestionnaireFaultWhy,
};
use super::scoring::Scoring;
use crate::error::Result;
use crate::toml_file::{self, Places, Told, Unread, Value};

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
    Ok(read_bytes(&toml_file::bytes_of(path)?))
}

/// Reads what may be a questionnaire.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> QuestionnaireRead {
    let text = toml_file::text_in(bytes).map_err(QuestionnaireFault::from);
    match text.and_then(read) {
        Ok(questionnaire) => QuestionnaireRead::Questionnaire { questionnaire },
        Err(fault) => QuestionnaireRead::Fault { fault },
    }
}

/// Reads a text that may be a questionnaire.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read(text: &str) -> Result<Questionnaire, QuestionnaireFault> {
    let file = toml_file::table_of(text)?;
    let mut places = Places::of(text);
    let read = questionnaire(&mut places, file.get_ref())?.tidied();
    match read.check() {
        Ok(()) => Ok(read),
        Err(fault) => {
            // What is missing in a question is told at its beginning.
            let field = fault.field.as_deref().unwrap_or_default();
            let found = |field| places.line(field, fault.number);
            let line = found(field).or_else(|| found(""));
            Err(QuestionnaireFault { line, ..fault })
        }
    }
}

impl From<Unread> for QuestionnaireFault {
    fn from(Unread { why, line, field }: Unread) -> Self {
        let why = match why {
            toml_file::Why::TooLarge => QuestionnaireFaultWhy::FileTooLarge,
            toml_file::Why::NoText => QuestionnaireFaultWhy::NoText,
            toml_file::Why::Unreadable => QuestionnaireFaultWhy::Unreadable,
            toml_file::Why::UnknownField => QuestionnaireFaultWhy::UnknownField,
            toml_file::Why::WrongKind => QuestionnaireFaultWhy::WrongKind,
        };
        Self {
            line,
            field,
            ..Self::of_file(why)
        }
    }
}

fn questionnaire(
    places: &mut Places<'_>,
    file: &DeTable<'_>,
) -> Result<Questionnaire, QuestionnaireFault> {
    let mut told = Questionnaire::default();
    for (key, value) in file {
        let field: &str = key.get_ref();
        places.note(field, None, &key.span());
        match field {
            "pack" => told.pack = Some(places.text_of(field, value)?),
            "name" => told.name = places.text_of(field, value)?,
            "about" => told.about = places.text_of(field, value)?,
            "wording_version" => told.wording_version = places.text_of(field, value)?,
            "licence" => told.licence = places.text_of(field, value)?,
            "attribution" => told.attribution = places.text_of(field, value)?,
            "before" => told.before = places.text_of(field, value)?,
            "gap_days" => told.gap_days = places.number_of(field, value, u32::MAX)?,
            "scoring" => told.scoring = scoring(places, field, value)?,
            "items" => told.items = items(places, field, value)?,
            _ => return Err(places.unknown(field, &key.span()).into()),
        }
    }
    Ok(told)
}

fn items(
    places: &mut Places<'_>,
    field: &str,
    value: &Value<'_>,
) -> Result<Vec<QuestionItem>, QuestionnaireFault> {
    let mut items = Vec::new();
    for (number, one) in (1..).zip(places.list_of(field, value)?.iter()) {
        let table = places.table_in(field, one)?;
        places.note("", Some(number), &one.span());
        items.push(
            item(places, number, table).map_err(|unread| QuestionnaireFault {
                number: Some(number),
                ..unread.into()
            })?,
        );
    }
    Ok(items)
}

fn item(places: &mut Places<'_>, number: u32, table: &DeTable<'_>) -> Told<QuestionItem> {
    let mut item = QuestionItem::default();
    for (key, value) in table {
        let field: &str = key.get_ref();
        places.note(field, Some(number), &key.span());
        match field {
            "key" => item.key = places.text_of(field, value)?,
            "text" => item.text = places.text_of(field, value)?,
            "short" => item.short = places.text_of(field, value)?,
            "low" => item.low = places.text_of(field, value)?,
            "high" => item.high = places.text_of(field, value)?,
            "lowest" => item.lowest = places.number_of(field, value, i32::MAX)?,
            "highest" => item.highest = places.number_of(field, value, i32::MAX)?,
            "answers" => {
                let list = places.list_of(field, value)?.iter();
                let texts = list.map(|one| places.text_of(field, one));
                item.answers = texts.collect::<Told<_>>()?;
            }
            "other_way" => item.other_way = places.truth_of(field, value)?,
            _ => return Err(places.unknown(field, &key.span())),
        }
    }
    Ok(item)
}

fn scoring(places: &Places<'_>, field: &str, value: &Value<'_>) -> Told<Scoring> {
    match value.get_ref().as_str() {
        Some("each") => Ok(Scoring::Each),
        Some("sum") => Ok(Scoring::Sum),
        Some("mean") => Ok(Scoring::Mean),
        Some("who5") => Ok(Scoring::Who5),
        _ => Err(places.wrong_kind(field, value)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::questionnaire::WHO5;
    use super::QuestionnaireFaultWhy as Why;
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
        let read = read(OWN).unwrap_or_else(|fault| panic!("{fault:?}"));
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
        let whole = read(&pack(5)).unwrap_or_else(|fault| panic!("{fault:?}"));
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
