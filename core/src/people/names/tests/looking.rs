//! What may still be a name, a place or a number that points at somebody.

use super::*;

fn found(text: &str, names: &[KnownName]) -> Vec<(String, MaybeKind)> {
    maybe(text, names)
        .into_iter()
        .map(|finding| (finding.text, finding.kind))
        .collect()
}

/// What `maybe` points out as names.
fn points_at(text: &str, expected: &[&str]) {
    let names: Vec<String> = found(text, &[])
        .into_iter()
        .filter(|(_, kind)| *kind == MaybeKind::Name)
        .map(|(text, _)| text)
        .collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn capitals_that_nothing_explains_are_pointed_out() {
    points_at("Then I met Sarah in the hall.", &["Sarah"]);
    points_at("Sarah came in. She left.", &[]);
    points_at("Sarah Jones came in.", &["Sarah Jones"]);
    points_at(
        "Yesterday Sarah came, and Mrs Patel's son.",
        &["Sarah", "Mrs Patel"],
    );
    points_at("Mrs Patel came.", &["Mrs Patel"]);
    points_at(
        "with J. Smith-Jones and van der Berg, Pieter van der Berg",
        &["J. Smith-Jones", "Berg", "Pieter van der Berg"],
    );
    points_at("with O’Brien and Mc Donald", &["O’Brien", "Mc Donald"]);
    points_at("told JB about it", &["JB"]);
    points_at("in Leeds, then Leeds again", &["Leeds"]);
    points_at("He said, “Nobody came.” I said \"Fine\"", &[]);
    points_at("Present: Sarah, Tom", &["Sarah", "Tom"]);
}

#[test]
fn ordinary_capitals_are_not() {
    for text in [
        "On Monday in July I saw Year 5 and the SENCO about Ofsted.",
        "I'm sure I've said I’d go; I'll go.",
        "The English and French books, Key Stage 2 SATs, GCSEs, the LA and a Teams call.",
        "THIS IS SO GOOD AND SO LOUD",
        "Sir shouted. Miss! And then Sir left",
        "see https://Example.org/Sarah-Jones now",
        "",
        "   \n\n 3 4 5",
    ] {
        points_at(text, &[]);
    }
}

#[test]
fn known_names_and_roles_are_not_pointed_out_but_their_neighbours_are() {
    let names = okafor();
    assert!(found("then Ruth Okafor came", &names).is_empty());
    assert_eq!(
        found("Okafors came, then Okafor-Jones", &names),
        [
            ("Okafors".to_owned(), MaybeKind::Name),
            ("Okafor-Jones".to_owned(), MaybeKind::Name)
        ]
    );
    assert_eq!(
        found("met bo there", &[name(&["Bo"], "x")]),
        [("bo".to_owned(), MaybeKind::Name)]
    );
    assert!(
        found(
            "met the Chair of Directors",
            &[name(&["Ruth"], "the Chair of Directors")]
        )
        .is_empty()
    );
}

#[test]
fn numbers_and_addresses_that_point_at_somebody_are_found() {
    use MaybeKind::{BirthDate, Email, Phone, Postcode, PupilNumber};
    for (text, expected, kind) in [
        (
            "write to r.okafor@hillside.sch.uk now",
            "r.okafor@hillside.sch.uk",
            Email,
        ),
        ("ring 07700 900123 now", "07700 900123", Phone),
        ("ring 020 7946 0018.", "020 7946 0018", Phone),
        ("ring (0117) 496-0123", "(0117) 496-0123", Phone),
        ("ring +44 7700 900123", "+44 7700 900123", Phone),
        ("ring +44 (0)20 7946 0018", "+44 (0)20 7946 0018", Phone),
        ("ring 01632960123", "01632960123", Phone),
        ("at SW1A 1AA today", "SW1A 1AA", Postcode),
        ("at m11ae today", "m11ae", Postcode),
        ("pupil A123456789012 left", "A123456789012", PupilNumber),
        ("he was born on 3 May 2014 in town", "3 May 2014", BirthDate),
        ("DOB: 03/05/2014", "03/05/2014", BirthDate),
        ("d.o.b. 3.5.14", "3.5.14", BirthDate),
        ("her date of birth is 2014-05-03", "2014-05-03", BirthDate),
        ("born May 3rd, 2014", "May 3rd, 2014", BirthDate),
    ] {
        assert_eq!(found(text, &[]), [(expected.to_owned(), kind)], "{text}");
    }
    for text in [
        "on 22/11/2026 we met 30 of 120 pupils",
        "budget 1200000 and 0.5 of 100 000 000 000",
        "room b1 2nd floor, Y5 3rd set",
        "ISBN 9780306406157",
        "born to lead; 2026",
        "@ home, a@b",
    ] {
        assert!(found(text, &[]).is_empty(), "{text}");
    }
}

#[test]
fn every_pattern_is_in_use() {
    assert_eq!(super::super::looking::marks_in_use(), 6);
}

#[test]
fn findings_come_in_order_once_with_their_sentence() {
    let text = "It was late. I met Sarah and Tom at SW1A 1AA. Sarah left!\n“Tell Tom,” he said.";
    let all: Vec<(String, String)> = maybe(text, &[])
        .into_iter()
        .map(|one| (one.text, one.sentence))
        .collect();
    let sentence = "I met Sarah and Tom at SW1A 1AA.".to_owned();
    assert_eq!(
        all,
        [
            ("Sarah".to_owned(), sentence.clone()),
            ("Tom".to_owned(), sentence.clone()),
            ("SW1A 1AA".to_owned(), sentence),
        ]
    );
}
