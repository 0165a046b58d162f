//! The answers in an entry: each the section below its question.
//!
//! One rule: pure, and an answer's saving changes its own section and nothing else. Whatever else the writer has put into
//! the entry stays letter by letter where it is. A question whose answer is empty has no section.
//!
//! A section begins with the very line `## question`, in the order of the questions, and goes to the next of them. A
//! heading that was reworded by hand is a part of the answer above it.

use std::ops::Range;

/// The title of a new piece.
#[must_use]
pub fn title(name: &str, sitting: Option<usize>) -> String {
    match sitting {
        Some(sitting) => format!("# {name}: {}\n", sitting + 1),
        None => format!("# {name}\n"),
    }
}

/// The answers that stand in a body, one for each question; empty where there is none.
#[must_use]
pub fn answers(body: &str, questions: &[String]) -> Vec<String> {
    let mut answers = vec![String::new(); questions.len()];
    for section in sections(body, questions) {
        let answer = body.get(section.answer).unwrap_or_default();
        if let Some(place) = answers.get_mut(section.question) {
            *place = bare(answer).to_owned();
        }
    }
    answers
}

/// The body with another answer to one of the questions.
#[must_use]
pub fn answered(body: &str, questions: &[String], question: usize, answer: &str) -> String {
    let sections = sections(body, questions);
    let answer = bare(answer);
    let (before, after) = match sections.iter().find(|one| one.question == question) {
        Some(section) => (section.all.start, section.all.end),
        None => {
            let next = sections.iter().find(|one| one.question > question);
            let at = next.map_or(body.len(), |next| next.all.start);
            (at, at)
        }
    };
    let (before, after) = (
        body.get(..before).unwrap_or_default(),
        body.get(after..).unwrap_or_default(),
    );
    let asked = questions.get(question).map_or("", String::as_str);
    let mut told = before.to_owned();
    if !answer.is_empty() {
        if !told.is_empty() {
            told.truncate(told.trim_end_matches('\n').len());
            told.push_str("\n\n");
        }
        told.push_str("## ");
        told.push_str(asked);
        told.push_str("\n\n");
        told.push_str(answer);
        told.push('\n');
        if !after.is_empty() {
            told.push('\n');
        }
    }
    told.push_str(after);
    told
}

/// A section of a body.
struct Section {
    question: usize,
    /// With its heading.
    all: Range<usize>,
    answer: Range<usize>,
}

fn sections(body: &str, questions: &[String]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut next = 0;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let begins = at;
        at += line.len();
        let Some(heading) = line.strip_prefix("## ").map(str::trim) else {
            continue;
        };
        let later = questions.iter().enumerate().skip(next);
        let Some((question, _)) = later.into_iter().find(|(_, asked)| *asked == heading) else {
            continue;
        };
        next = question + 1;
        if let Some(last) = sections.last_mut() {
            last.all.end = begins;
            last.answer.end = begins;
        }
        sections.push(Section {
            question,
            all: begins..body.len(),
            answer: at..body.len(),
        });
    }
    sections
}

/// An answer without the empty lines around it.
fn bare(answer: &str) -> &str {
    let answer = answer.trim_end();
    // What a first line is set in by belongs to it.
    let words = answer.len() - answer.trim_start().len();
    let lines = answer.get(..words).and_then(|space| space.rfind('\n'));
    lines.map_or(answer, |last| answer.get(last + 1..).unwrap_or(answer))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn questions() -> Vec<String> {
        ["What happened?", "What then?", "And now?"]
            .map(str::to_owned)
            .to_vec()
    }

    fn told(answers: &[(usize, &str)]) -> String {
        let begun = title("A walk", None);
        answers.iter().fold(begun, |body, (question, answer)| {
            answered(&body, &questions(), *question, answer)
        })
    }

    #[test]
    fn a_question_that_was_passed_over_has_no_section_and_each_stands_in_its_place() {
        let body = told(&[(2, "Tea."), (0, "Rain.\n\nAnd wind.\n\n")]);
        assert_eq!(
            body,
            "# A walk\n\n## What happened?\n\nRain.\n\nAnd wind.\n\n## And now?\n\nTea.\n"
        );
        assert_eq!(
            answers(&body, &questions()),
            ["Rain.\n\nAnd wind.", "", "Tea."]
        );
    }

    #[test]
    fn an_answer_that_is_emptied_goes_with_its_question() {
        let body = told(&[(0, "Rain."), (1, "Wind."), (0, " \n")]);
        assert_eq!(body, "# A walk\n\n## What then?\n\nWind.\n");
    }

    #[test]
    fn what_was_put_in_by_hand_stays_letter_by_letter() {
        let body = "Before all.\n\n\n## What happened?\nRain. \n\n### Mine\n\n* x\n\n\n## And now?\r\n\r\nTea.";
        assert_eq!(
            answers(body, &questions()),
            ["Rain. \n\n### Mine\n\n* x", "", "Tea."]
        );
        let body = answered(body, &questions(), 2, "Coffee.");
        assert!(
            body.starts_with("Before all.\n\n\n## What happened?\nRain. \n\n### Mine\n\n* x\n")
        );
        assert!(body.ends_with("* x\n\n## And now?\n\nCoffee.\n"));
    }

    #[test]
    fn a_heading_reworded_by_hand_belongs_to_the_answer_above_it() {
        let body = told(&[(0, "Rain."), (1, "Wind.")]).replace("What then?", "And then");
        assert_eq!(
            answers(&body, &questions())[0],
            "Rain.\n\n## And then\n\nWind."
        );
    }

    #[test]
    fn a_first_line_keeps_what_it_is_set_in_by() {
        let body = told(&[(1, "\n\n    four spaces\n")]);
        assert_eq!(answers(&body, &questions())[1], "    four spaces");
    }

    proptest! {
        #[test]
        fn every_letter_comes_back_in_whatever_order_it_was_typed(
            typed in prop::collection::vec((0usize..3, "([a-z#*> \\-\n]|## What then|é|\r\n){0,30}"), 0..12),
        ) {
            let mut body = title("A walk", None);
            let mut last = vec![String::new(); 3];
            for (question, answer) in &typed {
                body = answered(&body, &questions(), *question, answer);
                last[*question] = bare(answer).to_owned();
                prop_assert_eq!(&answers(&body, &questions()), &last);
            }
        }

        #[test]
        fn the_others_stay_as_they_are_whatever_stands_in_the_entry(
            body in "([a-z ]{0,8}\n|## What happened\\?\n|## And now\\?\n|\n){0,14}", answer in "[a-z\n]{0,12}",
        ) {
            let before = answers(&body, &questions());
            let after = answers(&answered(&body, &questions(), 1, &answer), &questions());
            prop_assert_eq!((&before[0], &before[2]), (&after[0], &after[2]));
            prop_assert_eq!(&after[1], bare(&answer));
        }
    }
}
