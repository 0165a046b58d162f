//! Known names become roles, and nothing else does.

use super::*;

/// Text, and what it becomes.
fn becomes(names: &[KnownName], cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(replace(text, names).0, *expected, "{text}");
        assert!(!left(expected, names), "{expected}");
        assert_eq!(left(text, names), text != expected, "{text}");
    }
}

#[test]
fn a_full_name_its_parts_and_its_initials_become_the_role() {
    becomes(
        &okafor(),
        &[
            ("I rang Ruth Okafor today.", "I rang my chair today."),
            ("I rang Ruth.", "I rang my chair."),
            ("with Okafor, again", "with my chair, again"),
            ("saw R. Okafor there", "saw my chair there"),
            ("saw R Okafor there", "saw my chair there"),
            ("saw R.A. Okafor there", "saw my chair there"),
            ("saw Ruth A. Okafor there", "saw my chair there"),
            ("saw Ruth\nOkafor there", "saw my chair there"),
            ("saw Ruth\u{A0}Okafor there", "saw my chair there"),
            ("so did I. Okafor said no", "so did I. My chair said no"),
            ("RUTH OKAFOR CALLED", "My chair CALLED"),
            ("then OKAFOR called", "then my chair called"),
            (
                "spoke to ruth okafor, ruth and okafor",
                "spoke to my chair, my chair and my chair",
            ),
        ],
    );
}

#[test]
fn the_capital_of_a_sentence_is_kept() {
    becomes(
        &okafor(),
        &[
            ("Okafor said no.", "My chair said no."),
            ("It was late. Ruth left.", "It was late. My chair left."),
            (
                "Really? “Ruth left,” he said.",
                "Really? “My chair left,” he said.",
            ),
            ("a list\n- Ruth\n- Sam", "a list\n- My chair\n- Sam"),
            (
                "see e.g. Ruth and Mr. Okafor",
                "see e.g. my chair and my chair",
            ),
            ("at 9 a.m. Ruth came", "at 9 a.m. my chair came"),
        ],
    );
}

#[test]
fn titles_go_with_the_name() {
    for title in [
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mx",
        "Dr",
        "Sir",
        "Dame",
        "Rev",
        "Cllr",
        "Mrs.",
        "Rev. Dr",
        "MRS",
        "mrs",
        "Mr and Mrs",
    ] {
        becomes(
            &okafor(),
            &[
                (&format!("met {title} Okafor twice"), "met my chair twice"),
                (
                    &format!("met {title} Ruth Okafor twice"),
                    "met my chair twice",
                ),
                (
                    &format!("met {title} R. Okafor twice"),
                    "met my chair twice",
                ),
            ],
        );
    }
    becomes(&okafor(), &[("I miss Okafor.", "I miss my chair.")]);
    becomes(
        &[name(&["Mrs Okafor"], "my chair")],
        &[("Mrs Okafor and Okafor", "My chair and my chair")],
    );
}

#[test]
fn possession_stays() {
    becomes(
        &okafor(),
        &[
            ("it is Okafor's view", "it is my chair's view"),
            ("it is Okafor’s view", "it is my chair’s view"),
            ("it is the Okafors' view", "it is the my chair's view"),
            ("Ruth Okafor's view", "My chair's view"),
            ("OKAFOR'S view", "My chair'S view"),
        ],
    );
    becomes(
        &[name(&["Tim Roberts"], "my deputy")],
        &[
            ("it is Roberts' view", "it is my deputy' view"),
            ("it is Roberts's view", "it is my deputy's view"),
        ],
    );
    // The apostrophe closes a quotation here.
    becomes(
        &okafor(),
        &[(
            "he said ‘not the Okafors’ and left",
            "he said ‘not the Okafors’ and left",
        )],
    );
}

#[test]
fn nothing_inside_other_words_is_touched() {
    let names = [
        name(&["Ann Lee"], "my deputy"),
        name(&["Mark Wood"], "my bursar"),
        name(&["Bo"], "my friend"),
    ];
    becomes(
        &names,
        &[
            (
                "Annual planning for the Leeds woodland",
                "Annual planning for the Leeds woodland",
            ),
            (
                "Marks were low, so mark them again",
                "Marks were low, so mark them again",
            ),
            (
                "Annabel Leeson, Market Woods",
                "Annabel Leeson, Market Woods",
            ),
            ("Bob and BOSS and body, bo", "Bob and BOSS and body, bo"),
            (
                "Smith-Wood and Wood-Smith are others",
                "Smith-Wood and Wood-Smith are others",
            ),
            (
                "a Wood-led review, ex-Wood",
                "a my bursar-led review, ex-my bursar",
            ),
        ],
    );
}

#[test]
fn names_that_are_words_need_their_capital() {
    let names = [
        name(&["Will Carter"], "my deputy"),
        name(&["May Rose"], "my coach"),
        name(&["Okafor"], "my chair"),
    ];
    becomes(
        &names,
        &[
            (
                "I will wait for Will to rose",
                "I will wait for my deputy to rose",
            ),
            ("Will you come? May I?", "Will you come? May I?"),
            (
                "In May, on 3 May and in May 2026",
                "In May, on 3 May and in May 2026",
            ),
            ("then May said", "then my coach said"),
            ("WILL said", "My deputy said"),
            ("okafor said", "My chair said"),
        ],
    );
}

#[test]
fn hyphens_apostrophes_and_accents_make_no_difference() {
    let names = [
        name(&["Anne-Marie Smith-Jones"], "my deputy"),
        name(&["Siobhán O'Brien"], "my governor"),
        name(&["Zoë Nuñez"], "my coach"),
        name(&["Łukasz Björk"], "my friend"),
    ];
    becomes(
        &names,
        &[
            ("then Anne-Marie Smith-Jones", "then my deputy"),
            (
                "then Anne‑Marie and Mrs Smith Jones",
                "then my deputy and my deputy",
            ),
            ("then Anne Marie", "then my deputy"),
            (
                "then O'Brien, O’Brien and OBrien",
                "then my governor, my governor and my governor",
            ),
            (
                "then O’Brien's and Siobhan",
                "then my governor's and my governor",
            ),
            ("then Siobha\u{301}n", "then my governor"),
            (
                "then Zoe\u{308} and Zoe Nunez",
                "then my coach and my coach",
            ),
            ("then Lukasz Bjork", "then my friend"),
            (
                "then O\u{AD}'Brien and Nu\u{200B}ñez",
                "then my governor and my coach",
            ),
        ],
    );
    // Contractions are not names.
    becomes(
        &[name(&["Tom Ill"], "x"), name(&["Ann Cant"], "y")],
        &[("I'll say I can't", "I'll say I can't")],
    );
}

#[test]
fn the_longest_name_wins_and_the_earlier_of_equals() {
    let names = [
        name(&["Ruth Okafor"], "my chair"),
        name(&["Ben Okafor"], "her husband"),
        name(&["Ruth"], "my sister"),
    ];
    becomes(
        &names,
        &[(
            "both Ben Okafor and Ruth Okafor, then Okafor, then Ruth",
            "both her husband and my chair, then my chair, then my chair",
        )],
    );
}

#[test]
fn other_forms_initials_and_particles_are_found() {
    let names = [
        name(
            &["Robert Osei", "Bobby", "RO", "the big man"],
            "my chief executive",
        ),
        name(&["Pieter van der Berg"], "my adviser"),
        name(&["Chi Ng"], "my bursar"),
    ];
    becomes(
        &names,
        &[
            (
                "then Bobby, RO, R.O. and R. O. met",
                "then my chief executive, my chief executive, my chief executive. and my chief executive. met",
            ),
            ("then the Big Man came", "then my chief executive came"),
            ("then P. van der Berg", "then my adviser"),
            ("a berg in the van der Valk", "a berg in the van der Valk"),
            ("then Ng and Chi", "then my bursar and my bursar"),
        ],
    );
}

#[test]
fn a_place_is_found_as_a_whole() {
    let names = [
        name(&["Hillside Primary School", "Hillside"], "my school"),
        name(&["St Mary's"], "the other school"),
        name(&["Upper Norwood"], "my town"),
    ];
    becomes(
        &names,
        &[
            (
                "at Hillside Primary School, a Primary School",
                "at my school, a Primary School",
            ),
            ("at Hillside's gate", "at my school's gate"),
            (
                "at St Mary's, St. Marys and St Mary’s",
                "at the other school, the other school and the other school",
            ),
            (
                "in Upper Norwood the Upper School",
                "in my town the Upper School",
            ),
        ],
    );
}

#[test]
fn a_role_that_holds_a_name_is_left_as_the_user_wrote_it() {
    let names = [
        name(&["Ruth Okafor"], "Ruth's deputy"),
        name(&["Northside Trust", "Trust"], "the Trust"),
    ];
    becomes(
        &names,
        &[
            ("saw Okafor", "saw Ruth's deputy"),
            ("at Northside Trust", "at the Trust"),
        ],
    );
}

#[test]
fn what_was_replaced_is_told_in_order_with_counts() {
    let (_, replaced) = replace(
        "Ruth met Mrs Okafor. Then Ruth left; Bo stayed.",
        &[
            name(&["Bo"], "my friend"),
            name(&["Ruth Okafor"], "my chair"),
        ],
    );
    let told: Vec<(&str, &str, u32)> = replaced
        .iter()
        .map(|(name, role, times)| (&**name, &**role, *times))
        .collect();
    assert_eq!(
        told,
        [
            ("Ruth", "my chair", 2),
            ("Mrs Okafor", "my chair", 1),
            ("Bo", "my friend", 1)
        ]
    );
}

#[test]
fn forms_without_letters_and_no_names_at_all_change_nothing() {
    let text = "Ruth 🙂 – 3";
    assert_eq!(replace(text, &[]).0, text);
    assert_eq!(
        replace(text, &[name(&["", " ", "🙂", "–"], "x"), name(&[], "y")]).0,
        text
    );
}

#[test]
fn the_at_sign_of_a_mention_goes_with_its_name() {
    let names = [
        name(&["Sam"], "my deputy"),
        name(&["Will", "W.T."], "my coach"),
        name(&["Ruth Adeyemi"], "my chair"),
    ];
    for (text, without) in [
        ("@Sam rang.", "My deputy rang."),
        ("I saw @sam’s list.", "I saw my deputy’s list."),
        ("I asked @SAM, (@Sam).", "I asked my deputy, (my deputy)."),
        ("Told @will and @W.T.", "Told my coach and my coach."),
        ("Will you tell @Will?", "Will you tell my coach?"),
        ("With @Mrs Adeyemi and @ruth", "With my chair and my chair"),
        ("@Sam/@Will", "My deputy/my coach"),
        ("@Tom is nobody known", "@Tom is nobody known"),
    ] {
        let (replaced, _) = replace(text, &names);
        assert_eq!(replaced, without);
        assert!(!left(&replaced, &names), "{text}");
    }
    let (_, told) = replace("Sam, @Sam", &names);
    assert_eq!(told, [("Sam".to_owned(), "my deputy".to_owned(), 2)]);
}
