use super::{dictionary, owners, parse, plain};

#[test]
fn the_dictionary_that_ships_can_be_read_and_is_british() {
    assert!(dictionary::is_there());
    for word in [
        "colour", "Colour", "COLOUR", "organise", "it's", "centre", "practise",
    ] {
        assert!(dictionary::knows(word), "{word}");
    }
    for word in ["color", "recieve", "tommorow", "xqzt"] {
        assert!(!dictionary::knows(word), "{word}");
    }
}

#[test]
fn what_may_be_meant_comes_first() {
    for (written, meant) in [
        ("recieve", "receive"),
        ("tommorow", "tomorrow"),
        ("goverment", "government"),
    ] {
        assert_eq!(
            dictionary::near(written).first().map(String::as_str),
            Some(meant)
        );
    }
}

#[test]
fn a_word_is_taken_as_dictionaries_write_it() {
    assert_eq!(plain(" it’s "), "it's");
    assert_eq!(plain("cafe\u{301}"), "café");
    for (written, owner) in [
        ("Okafor's", "Okafor"),
        ("Okafors'", "Okafor"),
        ("Ross'", "Ross"),
        ("Okafor", "Okafor"),
    ] {
        assert!(owners(written).any(|one| one == owner), "{written}");
    }
}

#[test]
fn what_is_no_word_is_not_learned() {
    for nothing in ["", "  ", "two words", "12", "line\nbreak", &"a".repeat(61)] {
        assert!(parse(nothing).is_err());
    }
    assert!(parse("e-mail").is_ok());
}
