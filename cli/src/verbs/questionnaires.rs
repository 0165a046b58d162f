//! Questionnaires: a file looked over, and what was answered of each.

use std::path::Path;

use afterbell_core::api::shapes::Nothing;
use afterbell_core::wellbeing::questionnaires::file::{self, QuestionnaireRead};
use afterbell_core::wellbeing::questionnaires::questionnaire::{
    QuestionnaireFault, QuestionnaireFaultWhy,
};
use afterbell_core::wellbeing::questionnaires::{self, KnownQuestionnaire, QuestionnairesPage};

use crate::asked::Questionnaires;
use crate::door::Door;
use crate::output::{Output, some};
use crate::refusal::{Outcome, Refusal};

/// Does what was asked with questionnaires.
pub fn questionnaires(door: &mut Door, what: &Questionnaires, output: Output) -> Outcome {
    match what {
        Questionnaires::Check { file } => check(file, output),
        Questionnaires::List => {
            let page = questionnaires::page(door.open()?, Nothing {})?;
            output.answer(&page, listed)
        }
    }
}

fn check(file: &Path, output: Output) -> Outcome {
    let read = file::read_file(file)?;
    output.answer(&read, |read| match read {
        QuestionnaireRead::Questionnaire { questionnaire } => {
            let questions = questionnaire.items.len() as u64;
            let questions = some(questions, "question", "questions");
            format!(
                "A questionnaire, “{}”, with {questions}.",
                questionnaire.name
            )
        }
        QuestionnaireRead::Fault { fault } => said(fault),
    })?;
    match read {
        QuestionnaireRead::Questionnaire { .. } => Ok(()),
        QuestionnaireRead::Fault { .. } => Err(Refusal::Told),
    }
}

fn listed(page: &QuestionnairesPage) -> String {
    let asked = page.all.iter().map(of_one);
    let elsewhere = page.elsewhere.iter().map(|one| {
        let scores = one.scores.iter();
        let scores: String = scores
            .map(|one| format!("  {}  {}\n", one.day, one.score))
            .collect();
        format!("{} (answered elsewhere)\n{scores}", one.name)
    });
    asked.chain(elsewhere).collect()
}

/// A questionnaire, and a line for each time it was answered: the score where there is one, then each answer.
fn of_one(known: &KnownQuestionnaire) -> String {
    let times = known.answered.iter().map(|one| {
        let score = one.score.map(|score| format!("{score} = "));
        let answers = one.answers.iter().map(|answer| match answer {
            Some(answer) => answer.to_string(),
            None => "–".to_owned(),
        });
        let answers = answers.collect::<Vec<_>>().join(" ");
        format!("  {}  {}{answers}\n", one.day, score.unwrap_or_default())
    });
    let times: String = times.collect();
    let away = if known.away { " (taken out)" } else { "" };
    format!("{}{away}\n{times}", known.questionnaire.name)
}

/// What is wrong, and where.
fn said(fault: &QuestionnaireFault) -> String {
    use QuestionnaireFaultWhy as Why;
    let line = fault.line.map(|line| format!("Line {line}: "));
    let number = fault.number.map(|number| format!(" of question {number}"));
    let field = fault.field.as_deref().unwrap_or_default();
    let field = format!("`{field}`{}", number.unwrap_or_default());
    let most = fault.most.unwrap_or_default();
    let what = match fault.why {
        Why::FileTooLarge => "the file is larger than a questionnaire can be (64 kB).".into(),
        Why::NoText => "the file holds no text.".into(),
        Why::Unreadable => "this is not TOML.".into(),
        Why::UnknownField => format!("a questionnaire has no field {field}."),
        Why::Missing => format!("{field} is missing or empty."),
        Why::WrongKind => format!("{field} holds another kind of value than it can."),
        Why::TooLong => format!("{field} is longer than {most} characters."),
        Why::SeveralLines => format!("{field} goes over several lines."),
        Why::OutOfRange => format!("{field} lies outside what it can be."),
        Why::TooMany => format!("there are more than {most} of {field}."),
        Why::KeyTwice => format!("{field} stands there twice."),
        Why::NotThePack => {
            "this is not the WHO-5: five questions of 0 to 5, `gap_days` of 14 or more, `scoring` “who5”, its licence and its attribution.".into()
        }
    };
    format!("{}{what}", line.unwrap_or_default())
}
