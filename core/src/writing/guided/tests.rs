//! The fifteen that ship, and files that are none.

use super::file;
use super::shipped::{self, Shipped};
use super::template::{Template, TemplateFault, TemplateFaultWhy};
use super::{TemplateRead, read_bytes, write_template};

/// What is promised of each: its name, its questions, its minutes.
const FIFTEEN: [(&str, usize, u32); 15] = [
    ("what-happened", 6, 15),
    ("what-i-am-learning", 5, 10),
    ("mine-theirs-the-systems", 5, 10),
    ("beyond-the-badge", 5, 10),
    ("my-values-under-pressure", 5, 12),
    ("who-holds-the-umbrella", 5, 8),
    ("map-of-advocates", 5, 10),
    ("achievements-bank", 5, 6),
    ("options-on-the-table", 6, 15),
    ("letter-to-myself", 1, 15),
    ("after-a-hard-event", 5, 12),
    ("called-to-a-meeting", 7, 8),
    ("deep-writing", 4, 20),
    ("my-story-for-others", 5, 30),
    ("end-of-half-term", 6, 10),
];
/// Said by nobody to somebody tired.
const NEVER: [&str; 16] = [
    "streak",
    "goal",
    "score",
    "progress",
    "complete",
    "recovered",
    "relapse",
    "depress",
    "burnout",
    "burn-out",
    "monitor",
    "denial",
    "bargaining",
    "acceptance",
    "please",
    "diagnos",
];

fn one(key: &str) -> &'static Template {
    &shipped::all()
        .iter()
        .find(|one| one.key == key)
        .unwrap()
        .template
}

fn texts(template: &Template) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![
        &template.name,
        &template.about,
        &template.before,
        &template.landing,
        &template.evidence,
    ];
    texts.extend(template.questions.iter().map(String::as_str));
    for figure in &template.figures {
        texts.extend([figure.said.as_str(), figure.source.as_str()]);
    }
    texts
}

#[test]
fn all_fifteen_ship_with_every_question() {
    let shipped: Vec<_> = shipped::all()
        .iter()
        .map(|Shipped { key, template }| {
            (
                *key,
                template.questions.len(),
                template.minutes.unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(shipped, FIFTEEN);
}

#[test]
fn each_lands_at_the_end_and_says_what_it_is_about() {
    for Shipped { key, template } in shipped::all() {
        assert_eq!(
            template.landing,
            "Name three things you can see. What will you do in the next ten minutes that is not school?",
            "{key}"
        );
        assert!(!template.about.is_empty(), "{key}");
        assert!(template.check().is_ok(), "{key}");
    }
}

#[test]
fn none_says_what_hurts_or_hurries_and_all_are_set_as_print_is() {
    for Shipped { key, template } in shipped::all() {
        for text in texts(template) {
            let lower = text.to_lowercase();
            for word in NEVER {
                assert!(!lower.contains(word), "{key}: {word}");
            }
            assert!(
                !text.contains(['\'', '"', '!']) && !text.contains("--"),
                "{key}: {text}"
            );
        }
    }
}

#[test]
fn the_careful_ones_open_with_their_caution_and_are_these_two() {
    for Shipped { key, template } in shipped::all() {
        let careful = ["after-a-hard-event", "deep-writing"].contains(key);
        assert_eq!(template.careful, careful, "{key}");
        let cautioned = template
            .before
            .starts_with("Stop whenever you like. Stopping is not failing.");
        assert_eq!(cautioned, careful, "{key}");
    }
}

#[test]
fn deep_writing_has_its_days_its_rule_and_its_evidence() {
    let deep = one("deep-writing");
    assert!(deep.sittings && deep.let_go);
    for said in [
        "Not in the first weeks after a shock, not when you feel unsafe, and not just before sleep",
        "leave yourself an hour",
        "change the subject. That is the rule, not a weakness.",
    ] {
        assert!(deep.before.contains(said), "{said}");
    }
    assert!(
        deep.evidence
            .starts_with("Writing like this helps some people a little.")
    );
    let figures: Vec<&str> = deep.figures.iter().map(|one| one.said.as_str()).collect();
    for figure in ["53 %", "24 %", "14 %"] {
        assert!(figures[0].contains(figure));
    }
    assert_eq!(
        deep.figures[0].source,
        "Spera, Buhrfeind and Pennebaker, 1994"
    );
    let others = shipped::all()
        .iter()
        .filter(|one| one.key != "deep-writing");
    assert!(
        others
            .into_iter()
            .all(|one| !one.template.let_go && !one.template.sittings)
    );
}

#[test]
fn the_letter_is_given_back_and_the_story_gathers() {
    let given: Vec<_> = shipped::all()
        .iter()
        .filter(|one| one.template.given_back)
        .map(|one| one.key)
        .collect();
    assert_eq!(given, ["letter-to-myself"]);
    let story = one("my-story-for-others");
    assert_eq!(
        story.gathers,
        [
            "what-happened",
            "what-i-am-learning",
            "mine-theirs-the-systems"
        ]
    );
    assert_eq!(story.before.matches('?').count(), 3);
    // What is said of the book of facts has to be true: there is none yet.
    assert!(
        one("called-to-a-meeting")
            .before
            .starts_with("This becomes an ordinary entry, kept with the time")
    );
}

#[test]
fn what_is_written_to_a_file_is_read_back() {
    for Shipped { key, template } in shipped::all() {
        let text = write_template(template);
        assert!(file::read(&text).unwrap() == *template, "{key}: {text}");
    }
}

fn fault(text: &str) -> (TemplateFaultWhy, Option<u32>, Option<u32>) {
    let TemplateFault {
        why, line, number, ..
    } = file::read(text).err().unwrap();
    (why, line, number)
}

#[test]
fn a_file_with_errors_says_where_and_what() {
    use TemplateFaultWhy as Why;
    let long = "x".repeat(301);
    let many = "\"a\",".repeat(31);
    for (text, why, line, number) in [
        ("", Why::Missing, None, None),
        ("name = \"A\"", Why::Missing, None, None),
        ("name = \"A\"\nquestions = []", Why::Missing, Some(2), None),
        (
            "name = \"A\"\n\nquestions = [\"a\",\n\"\"]",
            Why::Missing,
            Some(4),
            Some(2),
        ),
        (
            "name = \"A\"\nquestions = [\"a\", \"b\",\n\"a\"]",
            Why::AskedTwice,
            Some(3),
            Some(3),
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\nstreak = 3",
            Why::UnknownField,
            Some(3),
            None,
        ),
        (
            "name = 3\nquestions = [\"a\"]",
            Why::WrongKind,
            Some(1),
            None,
        ),
        (
            "name = \"A\"\nquestions = \"a\"",
            Why::WrongKind,
            Some(2),
            None,
        ),
        (
            "name = \"A\"\nquestions = [\n1]",
            Why::WrongKind,
            Some(3),
            None,
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\nminutes = 0",
            Why::OutOfRange,
            Some(3),
            None,
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\nminutes = -99999999999",
            Why::OutOfRange,
            Some(3),
            None,
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\nminutes = 1.5",
            Why::WrongKind,
            Some(3),
            None,
        ),
        (
            "name = \"\"\"A\nB\"\"\"\nquestions = [\"a\"]",
            Why::SeveralLines,
            Some(1),
            None,
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\ngathers = [\"nothing\"]",
            Why::NoSuchTemplate,
            Some(3),
            Some(1),
        ),
        (
            "name = \"A\"\nquestions = [\"a\"]\n[[figures]]\nsaid = \"x\"",
            Why::Missing,
            None,
            Some(1),
        ),
        ("name = \"A\"\nname = \"B\"", Why::Unreadable, Some(2), None),
        ("just words", Why::Unreadable, Some(1), None),
        ("name = \"A\nquestions = 1", Why::Unreadable, Some(1), None),
        (
            &format!("name = \"A\"\nquestions = [\"a\",\n\"{long}\"]"),
            Why::TooLong,
            Some(3),
            Some(2),
        ),
        (
            &format!("name = \"A\"\nquestions = [{many}]"),
            Why::TooMany,
            Some(2),
            None,
        ),
    ] {
        assert_eq!(fault(text), (why, line, number), "{text}");
    }
}

#[test]
fn what_is_no_text_or_too_large_is_told_without_being_read() {
    let why = |bytes: &[u8]| match read_bytes(bytes) {
        TemplateRead::Fault { fault } => fault.why,
        TemplateRead::Template { .. } => panic!("it was read"),
    };
    assert_eq!(why(b"\x89PNG\r\n\x1a\n\0\0"), TemplateFaultWhy::NoText);
    assert_eq!(why(b"name = \"A\0\""), TemplateFaultWhy::NoText);
    assert_eq!(
        why(&vec![b'a'; 64 * 1024 + 1]),
        TemplateFaultWhy::FileTooLarge
    );
    let deep = "questions = ".to_owned() + &"[".repeat(60_000);
    assert_eq!(why(deep.as_bytes()), TemplateFaultWhy::Unreadable);
}
