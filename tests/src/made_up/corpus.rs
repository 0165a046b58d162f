//! Plain text by the hundred thousand entries, for the benchmarks.
//!
//! One rule: words as often as in real prose (Zipf: the n-th commonest word 1/n as often as the first), 277 words an
//! entry on average, some far longer, and five things whose number is known: see [`Corpus::body`].

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::DateTime;
use serde_json::json;

use super::chance::Chance;

/// When the first entry was written, in milliseconds since 1970; each of the others a minute after the one before.
pub const FIRST: i64 = 1_262_304_000_000;

/// How many words there are to choose from.
pub const VOCABULARY: usize = 24_000;
/// The mean length of an entry in words.
pub const MEAN_WORDS: f64 = 277.0;
/// Stands in every 100,000th of the entries, and in at least seven.
pub const RARE: &str = "quillwort";
/// Stands in every third entry.
pub const COMMON: &str = "governors";
/// Begins a word in 73 of a hundred entries.
pub const PREFIX: &str = "grat";
/// Stands in 27 of a hundred entries.
pub const PHRASE: &str = "lost my voice";

/// The words and their order.
pub struct Corpus {
    words: Vec<String>,
    /// For each word, the share of all words that it and the commoner ones make.
    share: Vec<f64>,
    entries: usize,
}

impl Corpus {
    /// The corpus of so many entries.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few ten thousand words")]
    pub fn of(entries: usize) -> Self {
        let words = vocabulary();
        let mut sum = 0.0;
        let mut share: Vec<f64> = (1..=words.len())
            .map(|rank| {
                sum += 1.0 / rank as f64;
                sum
            })
            .collect();
        share.iter_mut().for_each(|part| *part /= sum);
        Self {
            words,
            share,
            entries,
        }
    }

    /// The text of the n-th entry: the same for the same n, in whatever corpus.
    #[must_use]
    pub fn body(&self, n: usize) -> String {
        let mut chance = Chance::seeded(n as u64 ^ 0x5EED);
        let mut body = String::with_capacity(1_800);
        let length = length(&mut chance);
        for place in 0..length {
            body.push_str(match place {
                0 => "",
                _ if place % 55 == 0 => ".\n\n",
                _ if place % 11 == 0 => ". ",
                _ => " ",
            });
            body.push_str(self.word(&mut chance));
        }
        for (stands, words) in [
            (n.is_multiple_of(self.entries.div_ceil(7).max(1)), RARE),
            (n.is_multiple_of(3), COMMON),
            (n % 100 < 73, GRATEFUL[n % GRATEFUL.len()]),
            (n % 100 >= 73, PHRASE),
        ] {
            if stands {
                body.push_str(". ");
                body.push_str(words);
            }
        }
        body.push('.');
        body
    }

    /// Writes its first entries as a Day One export, as [`afterbell_core::transfer::imports::day_one`] reads it.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn write_export(&self, to: &Path, entries: usize) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(to)?);
        write!(file, "{{\"metadata\":{{\"version\":\"1.0\"}},\"entries\":[")?;
        for (n, at) in (FIRST..).step_by(60_000).enumerate().take(entries) {
            let at = DateTime::from_timestamp_millis(at).unwrap_or_default();
            let entry = json!({
                "uuid": format!("{n:032X}"),
                "creationDate": at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
                "timeZone": "UTC",
                "text": self.body(n),
            });
            write!(file, "{}{entry}", if n == 0 { "" } else { "," })?;
        }
        write!(file, "]}}")?;
        file.flush()
    }

    fn word(&self, chance: &mut Chance) -> &str {
        let drawn = chance.fraction();
        let at = self.share.partition_point(|share| *share < drawn);
        &self.words[at.min(self.words.len() - 1)]
    }
}

const GRATEFUL: [&str; 4] = ["grateful", "gratitude", "gratefully", "gratifying"];

/// Log-normal, as the lengths of diary entries are: the median 220 words, the mean 277.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within 12..=4000"
)]
fn length(chance: &mut Chance) -> usize {
    let median = MEAN_WORDS / (0.68f64 * 0.68 / 2.0).exp();
    (median * (0.68 * chance.around()).exp()).clamp(12.0, 4_000.0) as usize
}

/// The commonest words are English; the others are put together from syllables, none of them twice.
fn vocabulary() -> Vec<String> {
    const COMMONEST: &str = "the i and to a of was it in that my had for with on we at me but they not be is so he \
        she as have all were up out what them this day said her his from about then there one could when if school \
        would been no who or just into do an time their like by because down went after how some before over know \
        again more think back only two did get work which other good home told even now still way meeting come too \
        where never nothing made long class staff head children year week morning night people thing felt asked";
    const FIRST: [&str; 24] = [
        "bar", "cal", "dor", "fen", "gal", "har", "jen", "kel", "lam", "mor", "nor", "pel", "quar",
        "ros", "sel", "tam", "ul", "ver", "wen", "yar", "zel", "bri", "cre", "sto",
    ];
    const MIDDLE: [&str; 20] = [
        "a", "ber", "cin", "de", "fel", "go", "hin", "i", "kan", "lo", "min", "na", "o", "per",
        "ri", "sen", "ta", "u", "vi", "wo",
    ];
    const LAST: [&str; 56] = [
        "ing", "ed", "er", "ness", "ly", "ment", "tion", "ful", "less", "ton", "ham", "ley",
        "worth", "by", "ford", "dale", "shire", "ence", "ance", "ity", "ous", "ive", "al", "ic",
        "ist", "ism", "ary", "ory", "ate", "ise", "en", "ern", "est", "ish", "like", "ward",
        "wise", "hood", "ship", "dom", "let", "ling", "kin", "ock", "ard", "art", "age", "cy",
        "ry", "ty", "ve", "se", "ts", "ds", "ns", "rs",
    ];
    let made = FIRST.iter().flat_map(|first| {
        MIDDLE.iter().flat_map(move |middle| {
            LAST.iter()
                .map(move |last| format!("{first}{middle}{last}"))
        })
    });
    let mut words: Vec<String> = made.collect();
    // Else the common ones would all begin alike.
    let mut chance = Chance::seeded(7);
    for place in (1..words.len()).rev() {
        words.swap(place, chance.below(place + 1));
    }
    let commonest = COMMONEST.split_whitespace().map(str::to_owned);
    commonest.chain(words).take(VOCABULARY).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_as_many_words_as_said_and_none_twice() {
        let words = vocabulary();
        assert_eq!(words.len(), VOCABULARY);
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), VOCABULARY);
    }

    #[test]
    fn an_entry_has_about_277_words_and_a_corpus_about_twenty_thousand() {
        let corpus = Corpus::of(10_000);
        let bodies: Vec<String> = (0..10_000).map(|n| corpus.body(n)).collect();
        let lengths: usize = bodies
            .iter()
            .map(|body| body.split_whitespace().count())
            .sum();
        assert!(
            (262..292).contains(&(lengths / bodies.len())),
            "{}",
            lengths / bodies.len()
        );
        let seen: HashSet<&str> = bodies
            .iter()
            .flat_map(|body| body.split([' ', '.', '\n']))
            .collect();
        assert!(seen.len() > 20_000, "{}", seen.len());
    }

    #[test]
    fn what_is_looked_for_stands_where_it_is_said_to() {
        let corpus = Corpus::of(1_000);
        let bodies: Vec<String> = (0..1_000).map(|n| corpus.body(n)).collect();
        let holding = |word: &str| bodies.iter().filter(|body| body.contains(word)).count();
        assert_eq!(holding(RARE), 7);
        assert_eq!(holding(COMMON), 334);
        assert_eq!(holding(PREFIX), 730);
        assert_eq!(holding(PHRASE), 270);
    }
}
