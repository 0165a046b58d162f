//! What holds for every text.

use proptest::prelude::*;

use super::*;

/// Words of names and words near them, in many hands.
fn writing() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Ruth",
        "ruth",
        "RUTH",
        "Okafor",
        "Okafors",
        "okafor",
        "Mrs",
        "R.",
        "I.",
        "A",
        "Smith",
        "Jones",
        "O'Brien",
        "O’Brien",
        "OBrien",
        "my",
        "chair",
        "My",
        "chair's",
        "Will",
        "will",
        "you",
        "May",
        "in",
        "Bo",
        "the",
        "Trust",
        "St",
        "Mary's",
        "Marys",
        "Zoe\u{308}",
        "Zoë",
        "é",
        "said",
        "RO",
        "R",
        "O",
        "and",
        "Dr",
        "van",
        "der",
        "Berg",
        "3",
    ]);
    let between = prop::sample::select(vec![
        " ", " ", " ", "-", ". ", ".", "'", "’", "'s ", "’s ", "s' ", "\n", "\n\n", ", ",
        "\u{200B}", "\u{AD}", "“", "” ", "@", "",
    ]);
    prop::collection::vec((word, between), 0..30).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(word, between)| format!("{word}{between}"))
            .collect()
    })
}

fn people() -> Vec<KnownName> {
    vec![
        name(&["Ruth Okafor", "RO"], "my chair"),
        name(&["Anne-Marie Smith-Jones", "the Chair"], "my deputy"),
        name(&["Siobhán O'Brien"], "Will's friend"),
        name(&["Will Carter"], "Bo"),
        name(&["Bo"], "St Mary's man"),
        name(&["Zoë van der Berg"], "the Trust"),
        name(&["Northside Trust", "Trust", "St Mary's"], "the Trust"),
    ]
}

proptest! {
    #[test]
    fn replacing_twice_changes_nothing_more(text in writing()) {
        let names = people();
        let (once, _) = replace(&text, &names);
        let (twice, again) = replace(&once, &names);
        prop_assert_eq!(&once, &twice);
        prop_assert!(again.is_empty());
        prop_assert!(!left(&once, &names));
    }

    #[test]
    fn a_text_without_any_form_is_unchanged(text in "[b-dfghj-np 🙂'’éÉ.\\-\n]{0,80}") {
        let names = people();
        prop_assert_eq!(replace(&text, &names).0, text.clone());
        prop_assert!(!left(&text, &names));
    }

    #[test]
    fn any_text_is_read_without_harm(text in any::<String>(), form in any::<String>(), role in any::<String>()) {
        let names = [name(&[&form], &role)];
        let (once, _) = replace(&text, &names);
        prop_assert!(!left(&once, &names));
        for finding in maybe(&text, &names) {
            prop_assert!(text.contains(&finding.text));
        }
    }

    #[test]
    fn a_name_between_other_words_is_always_replaced(
        before in "[a-z]{1,8}", after in "[a-z]{1,8}", first in "[A-Z][a-z]{3,8}", last in "[A-Z][a-z]{3,8}"
    ) {
        let names = [name(&[&format!("{first} {last}")], "my x")];
        let text = format!("then {before} {first} {last} {after}");
        prop_assume!(!words::listed(words::TITLES_SMALL, &before) && !words::listed(words::OF_PLACES, &first.to_lowercase()));
        prop_assert_eq!(replace(&text, &names).0, format!("then {before} my x {after}"));
    }
}
