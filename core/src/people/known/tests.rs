//! Who is meant by an @, and by nothing else.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::clock::{Clock, Moment};
use crate::people::mentions::Forms;
use crate::writing::{entries, markdown};

fn person(id: i64, forms: &[&str]) -> Known {
    Known {
        id,
        kind: KnownKind::Person,
        name: forms[0].to_owned(),
        also: forms[1..].iter().map(|form| (*form).to_owned()).collect(),
        role: "my deputy".to_owned(),
        circle: None,
        ties: Vec::new(),
    }
}

fn somebody() -> Vec<Known> {
    vec![
        person(1, &["Sam", "S.H."]),
        person(2, &["Sam Hill"]),
        person(3, &["José O’Brien", "JO"]),
        person(4, &["Smith"]),
        person(5, &["Smith-Jones"]),
        person(6, &["राम"]),
    ]
}

fn found(prose: &str) -> Vec<(String, i64)> {
    Forms::of(&somebody())
        .found(prose)
        .into_iter()
        .map(|(range, known)| (prose.get(range).unwrap().to_owned(), known))
        .collect()
}

#[test]
fn whom_an_at_sign_means() {
    for (prose, expected) in [
        ("@Sam rang.", &[("@Sam", 1)][..]),
        (
            "Then @sam’s mother, and (@SAM).",
            &[("@sam", 1), ("@SAM", 1)],
        ),
        ("@Sam Hill and @Sam hilly", &[("@Sam Hill", 2), ("@Sam", 1)]),
        ("@Sam\u{A0} Hill", &[("@Sam\u{A0} Hill", 2)]),
        ("@Tom/@Sam, @S.H.!", &[("@Sam", 1), ("@S.H.", 1)]),
        ("@jose o'brien", &[("@jose o'brien", 3)]),
        ("@Jose\u{301} O’Brien,", &[("@Jose\u{301} O’Brien", 3)]),
        (
            "@Smith-Jones @Smith-led",
            &[("@Smith-Jones", 5), ("@Smith", 4)],
        ),
        ("@राम।", &[("@राम", 6)]),
    ] {
        let expected: Vec<_> = expected
            .iter()
            .map(|(text, known)| ((*text).to_owned(), *known))
            .collect();
        assert_eq!(found(prose), expected, "{prose}");
    }
}

#[test]
fn whom_it_does_not_mean() {
    for prose in [
        "Sam",
        "@ Sam",
        "@Samuel",
        "@Sam_x",
        "@@Sam",
        "a@Sam",
        "a.@sam",
        "sam@smith.org",
        "first.last-@smith.org",
        "@sam@school.social",
        "@sam.hill@school.org",
        "https://school.social/@sam",
        "www.school.social/@sam",
        "@Smith-Brown",
        "@रामा",
        "@",
        "@Tom",
    ] {
        assert!(found(prose).is_empty(), "{prose}");
    }
}

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Moment {
        Moment {
            at: 0,
            zone: chrono_tz::Europe::London,
        }
    }
    fn elapsed(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

#[test]
fn what_was_written_before_there_were_links_is_linked_once() {
    let mut journal = Journal::in_memory(Arc::new(Stopped));
    let entry = journal.write(|write| {
        let id = entries::add(
            write,
            write.today,
            write.now,
            0,
            "With @Sam, and nobody else.",
        )?;
        // As an earlier schema leaves them: somebody is listed, and nothing is linked.
        write.db.execute(
            "INSERT INTO known (id, kind, name, role) VALUES (7, 'person', 'Sam', 'my deputy')",
            [],
        )?;
        Ok(id)
    });
    let entry = entry.unwrap_or_else(|error| panic!("{error}")).value;
    let linked = |journal: &Journal| storage::mentions::of_entry(journal.read(), entry).unwrap();
    assert!(linked(&journal).is_empty());
    mentions::link_all(&mut journal).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(linked(&journal).into_iter().collect::<Vec<_>>(), [7]);
}

proptest! {
    #[test]
    fn what_is_found_stands_there_and_begins_with_an_at_sign(
        prose in "(@|Sam|sam| |Hill|hill|-|Smith|Jones|jose|O'Brien|\u{301}|\\PC|[.,/_])*"
    ) {
        let mut end = 0;
        for (range, _) in Forms::of(&somebody()).found(&prose) {
            prop_assert!(range.start >= end && prose.get(range.clone()).unwrap().starts_with('@'));
            end = range.end;
        }
    }

    #[test]
    fn a_bare_page_mentions_whom_it_shows(
        body in "(@Sam|@sam hill|@Smith| |  |\n|\n\n|- |> |#|1\\. |---|===|[a-z.!é]|\u{301}|@|>@JO|\\+|    |`|\\*|~~~|\\[|</?b>)*"
    ) {
        let forms = Forms::of(&somebody());
        let mut shown = std::collections::BTreeSet::new();
        drop(markdown::with_mentions(markdown::blocks(&body, &[]), &mut |prose| {
            shown.extend(forms.found(prose).into_iter().map(|(_, known)| known));
            Vec::new()
        }));
        prop_assert_eq!(forms.mentioned(&body), shown);
    }

    #[test]
    fn folding_twice_changes_nothing(form in "\\PC{0,20}") {
        prop_assert_eq!(folded(&folded(&form)), folded(&form));
    }
}
