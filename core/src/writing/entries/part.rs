//! A text with a part of it replaced.
//!
//! One rule: pure, and what comes out is proved to be what the page shows, or nothing comes out.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{ChangeEntry, clean};
use crate::api::Code;
use crate::error::Result;

/// Puts a changed part into a text.
///
/// # Errors
/// [`Code::Invalid`] if the part does not lie within the text, divides a letter, or makes another text than the sum says.
pub(super) fn put_in(text: &str, change: &ChangeEntry) -> Result<String> {
    let within = change.to.checked_sub(change.from).ok_or(Code::Invalid)?;
    let (before, rest) = divide(text, change.from).ok_or(Code::Invalid)?;
    let (_, behind) = divide(rest, within).ok_or(Code::Invalid)?;
    let changed = clean([before, &change.insert, behind].concat());
    if HEXLOWER.encode(&Sha256::digest(&changed)) == change.sum {
        Ok(changed)
    } else {
        Err(Code::Invalid.into())
    }
}

/// A text divided after so many units of UTF-16; never within a letter or behind the end.
fn divide(text: &str, units: u32) -> Option<(&str, &str)> {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return text.split_at_checked(at);
        }
        left = left.checked_sub(letter.len_utf16())?;
    }
    (left == 0).then_some((text, ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a page would send: places in units of UTF-16, found by another way than the code's.
    fn sent(text: &str, from: usize, to: usize, insert: &str) -> (ChangeEntry, String) {
        let letters: Vec<char> = text.chars().collect();
        let units = |letters: &[char]| String::from_iter(letters).encode_utf16().count() as u32;
        let whole =
            String::from_iter(&letters[..from]) + insert + &String::from_iter(&letters[to..]);
        let change = ChangeEntry {
            id: 1,
            from: units(&letters[..from]),
            to: units(&letters[..to]),
            insert: insert.to_owned(),
            sum: HEXLOWER.encode(&Sha256::digest(&whole)),
        };
        (change, whole)
    }

    #[test]
    fn a_sum_is_written_as_others_write_it() {
        // NIST's example for SHA-256, FIPS 180-4: "abc".
        let (change, _) = sent("ac", 1, 1, "b");
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(change.sum, abc);
    }

    #[test]
    fn another_text_than_the_page_shows_is_refused() {
        let (change, _) = sent("The choir sang.", 4, 9, "band");
        for text in [
            "The choir sang!",
            "The choir sang",
            "",
            "The cho\u{301}ir sang.",
        ] {
            assert_eq!(
                put_in(text, &change).unwrap_err().code(),
                Code::Invalid,
                "{text}"
            );
        }
    }

    #[test]
    fn a_place_within_a_letter_or_behind_the_end_is_refused() {
        let good = sent("a😀b", 1, 2, "").0;
        assert_eq!(put_in("a😀b", &good).unwrap(), "ab");
        for (from, to) in [
            (2, 3),
            (1, 2),
            (3, 1),
            (4, 5),
            (u32::MAX, u32::MAX),
            (0, u32::MAX),
        ] {
            let bad = ChangeEntry {
                from,
                to,
                ..good.clone()
            };
            assert_eq!(
                put_in("a😀b", &bad).unwrap_err().code(),
                Code::Invalid,
                "{from}..{to}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_part_put_in_makes_the_text_on_the_page(
            text in "[aé\n😀界]{0,60}", insert in "[bö\n🎓]{0,9}", one in 0usize..61, other in 0usize..61,
        ) {
            let many = text.chars().count();
            let (from, to) = (one.min(other).min(many), one.max(other).min(many));
            let (change, whole) = sent(&text, from, to, &insert);
            prop_assert_eq!(put_in(&text, &change).unwrap(), whole);
        }
    }
}
