//! Numbers that are the same for the same seed, for ever.
//!
//! One rule: no library's generator, which may change between two of its versions and every picture and figure with
//! it. SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators") is six lines.

/// A stream of numbers.
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below 1, evenly.
    #[allow(
        clippy::cast_precision_loss,
        reason = "53 bits are what a double holds"
    )]
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something of this likelihood (0..=1) happens.
    pub fn happens(&mut self, likelihood: f64) -> bool {
        self.fraction() < likelihood
    }

    /// A whole number from 0 to below `end`; 0 if `end` is 0.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the remainder is below a usize"
    )]
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 {
            0
        } else {
            (self.next() % end as u64) as usize
        }
    }

    /// One of these, evenly; nothing of nothing.
    pub fn one_of<'a, T>(&mut self, these: &'a [T]) -> Option<&'a T> {
        these.get(self.below(these.len()))
    }

    /// A number around 0 with a spread of 1: the sum of twelve even ones less six (Irwin–Hall), never beyond ±6.
    pub fn around(&mut self) -> f64 {
        (0..12).map(|_| self.fraction()).sum::<f64>() - 6.0
    }
}
