//! How hard a passphrase is to guess, and one nobody could.
//!
//! One rule: the estimate errs towards the attacker. A passphrase that passes needs zxcvbn's score of 3 and 60 bits
//! by its count of guesses.

use diceware_wordlists::Wordlist;
use zxcvbn::zxcvbn;

use super::Strength;
use crate::api::Code;
use crate::error::Result;
use crate::vault::Passphrase;

/// Six words of the EFF's long list of 7,776: 77.5 bits.
const HOW_MANY: usize = 6;
/// zxcvbn looks at no more than this; what lies beyond can only make a passphrase stronger.
const LOOKED_AT: usize = 100;
const LEAST_BITS: f64 = 60.0;
const LEAST_SCORE: u8 = 3;

/// Six words drawn by the system's randomness, evenly.
pub(super) fn suggest() -> Result<String> {
    let words = Wordlist::EffLong.get_list();
    let mut drawn = Vec::with_capacity(HOW_MANY);
    while drawn.len() < HOW_MANY {
        let mut bytes = [0u8; 2];
        getrandom::fill(&mut bytes).map_err(|_| Code::Internal)?;
        // 13 bits hold 8,192 values: those past the list are drawn again, so that no word is likelier.
        if let Some(word) = words.get(usize::from(u16::from_le_bytes(bytes) & 0x1FFF)) {
            drawn.push(*word);
        }
    }
    Ok(drawn.join(" "))
}

/// Judges a passphrase.
pub(super) fn judge(passphrase: &Passphrase) -> Result<Strength> {
    if passphrase.is_too_long() {
        return Err(Code::LongPassphrase.into());
    }
    // Its letters are what is judged.
    let text: String = passphrase.expose().chars().take(LOOKED_AT).collect();
    let text = zeroize::Zeroizing::new(text);
    let estimate = zxcvbn(&text, &[]);
    let score = u8::from(estimate.score());
    let bits = estimate.guesses_log10() * std::f64::consts::LOG2_10;
    Ok(Strength {
        score,
        bits,
        enough: score >= LEAST_SCORE && bits >= LEAST_BITS,
    })
}

/// Refuses a passphrase that is too easy to guess.
pub(super) fn prove_enough(passphrase: &Passphrase) -> Result<()> {
    if judge(passphrase)?.enough {
        Ok(())
    } else {
        Err(Code::WeakPassphrase.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str) -> Strength {
        judge(&Passphrase::typed(text.to_owned())).unwrap()
    }

    #[test]
    fn the_list_is_whole() {
        assert_eq!(Wordlist::EffLong.get_list().len(), 7776);
    }

    #[test]
    fn a_suggestion_is_six_words_and_always_enough() {
        for _ in 0..20 {
            let passphrase = suggest().unwrap();
            assert_eq!(passphrase.split(' ').count(), 6);
            assert!(judged(&passphrase).enough);
        }
    }

    #[test]
    fn what_people_choose_is_not_enough() {
        for weak in [
            "",
            "a",
            "password",
            "Headteacher1!",
            "correcthorse",
            "11111111111111111111",
            "qwertyuiopasdfgh",
        ] {
            assert!(!judged(weak).enough, "{weak}");
        }
    }

    /// A walk over the keyboard of which the estimate counts more guesses than its numbers hold.
    #[test]
    fn a_long_walk_over_the_keyboard_is_judged_and_is_not_enough() {
        assert!(!judged(&"-*".repeat(125)).enough);
    }

    #[test]
    fn a_megabyte_is_refused_before_it_is_judged() {
        let long = Passphrase::typed("x".repeat(1024 * 1024));
        assert!(judge(&long).is_err_and(|error| error.code() == Code::LongPassphrase));
    }
}
