//! The chain of changes, as far as keys make it: what a row adds, what a link is.
//!
//! One rule: nothing of a chain can be made or foretold without the vault key, so that an older page, an older file
//! or a row taken out shows. `storage::chain` and [`super::seal`] may enter.
//!
//! ```text
//! of a row   = HMAC-SHA256(chain key, "row" ‖ table ‖ 0 ‖ its values)          values: see [`Row`]
//! sum        = the sum of all rows' numbers mod 2^256 (32 bytes, little-endian)
//! link n     = HMAC-SHA256(chain key, "link" ‖ link n−1 ‖ n ‖ at ‖ sum n)      integers 8 bytes, little-endian
//! ```
//! A sum of keyed hashes grows and shrinks with the rows in any order, so that a save costs as much as it changes
//! and not as much as there is (Clarke et al., "Incremental Multiset Hash Functions", ASIACRYPT 2003: MSet-Add-Hash).

use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::key;

/// The key of a journal's chain.
#[derive(Clone)]
pub struct ChainKey(Zeroizing<[u8; 32]>);

impl ChainKey {
    pub(super) fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// A key for tests.
    #[cfg(test)]
    pub(crate) fn of(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    pub(super) fn mac(&self, kind: &[u8]) -> Hmac<Sha256> {
        key::mac(&self.0).chain_update(kind)
    }

    /// Begins a row of a table.
    #[must_use]
    pub fn row(&self, table: &str) -> Row {
        Row(self.mac(b"row").chain_update(table).chain_update([0]))
    }

    /// The link of a change upon the link before it; all noughts before the first.
    #[must_use]
    pub fn link(&self, before: &[u8; 32], number: i64, at: i64, sum: &Sum) -> [u8; 32] {
        self.mac(b"link")
            .chain_update(before)
            .chain_update(number.to_le_bytes())
            .chain_update(at.to_le_bytes())
            .chain_update(sum.to_bytes())
            .finalize()
            .into_bytes()
            .into()
    }
}

/// A row being read, value by value, in the order of its columns.
pub struct Row(Hmac<Sha256>);

impl Row {
    /// NULL: the byte 0.
    pub fn null(&mut self) {
        self.0.update(&[0]);
    }

    /// An integer: the byte 1, then 8 bytes, little-endian.
    pub fn integer(&mut self, value: i64) {
        self.0.update(&[1]);
        self.0.update(&value.to_le_bytes());
    }

    /// A real number: the byte 2, then 8 bytes IEEE 754, little-endian.
    pub fn real(&mut self, value: f64) {
        self.0.update(&[2]);
        self.0.update(&value.to_le_bytes());
    }

    /// Text: the byte 3, its length in 8 bytes, little-endian, then UTF-8.
    pub fn text(&mut self, value: &[u8]) {
        self.bytes(3, value);
    }

    /// Bytes: the byte 4, their number in 8 bytes, little-endian, then themselves.
    pub fn blob(&mut self, value: &[u8]) {
        self.bytes(4, value);
    }

    fn bytes(&mut self, kind: u8, value: &[u8]) {
        self.0.update(&[kind]);
        self.0.update(&(value.len() as u64).to_le_bytes());
        self.0.update(value);
    }

    /// What the row adds.
    #[must_use]
    pub fn finish(self) -> Sum {
        Sum::from_bytes(&self.0.finalize().into_bytes().into())
    }
}

/// What rows add up to: a number mod 2^256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum([u64; 4]);

impl Sum {
    /// From 32 bytes, little-endian.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut limbs = [0; 4];
        for (limb, chunk) in limbs.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *limb = u64::from_le_bytes(*chunk);
        }
        Self(limbs)
    }

    /// As 32 bytes, little-endian.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (limb, chunk) in self.0.iter().zip(bytes.as_chunks_mut::<8>().0) {
            *chunk = limb.to_le_bytes();
        }
        bytes
    }

    /// With another added.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.combined(other, u64::overflowing_add)
    }

    /// With another taken away.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.combined(other, u64::overflowing_sub)
    }

    fn combined(self, other: Self, step: fn(u64, u64) -> (u64, bool)) -> Self {
        let mut over = false;
        let mut limbs = [0; 4];
        for ((limb, mine), theirs) in limbs.iter_mut().zip(self.0).zip(other.0) {
            let (first, once) = step(mine, theirs);
            let (second, twice) = step(first, u64::from(over));
            *limb = second;
            over = once | twice;
        }
        Self(limbs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROW: &str = "e20c8b789b553ab85c4bc190a0f9587e076653aa31bf8bf8755a6700109466ca";
    const LINK: &str = "832853e77139e23859759a5ae80370d104b77c63560669fbc414d762a1c359be";

    fn key() -> ChainKey {
        ChainKey::of(&[7; 32])
    }

    #[test]
    fn a_row_and_a_link_are_what_another_hmac_says() {
        // Computed with Python's hmac and hashlib from the drawing above, key bytes([7])*32.
        let mut row = key().row("entry");
        row.integer(-2);
        row.null();
        row.text("né".as_bytes());
        row.blob(&[1, 2]);
        row.real(0.5);
        let sum = row.finish();
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        assert_eq!(hex(&sum.to_bytes()), ROW);
        assert_eq!(hex(&key().link(&[9; 32], 3, -5, &sum)), LINK);
    }

    #[test]
    fn values_cannot_be_moved_from_one_column_to_the_next() {
        let row = |values: [&str; 2]| {
            let mut row = key().row("entry");
            values.iter().for_each(|value| row.text(value.as_bytes()));
            row.finish()
        };
        assert_ne!(row(["ab", "c"]), row(["a", "bc"]));
    }

    proptest! {
        #[test]
        fn what_is_added_in_any_order_and_taken_away_again_leaves_nothing(
            mut rows in prop::collection::vec(any::<[u8; 32]>(), 0..12), turn in 0..12_usize
        ) {
            let mut sum = Sum::default();
            for row in &rows {
                sum = sum.plus(Sum::from_bytes(row));
            }
            let by = turn % rows.len().max(1);
            rows.rotate_left(by);
            let all = rows.iter().fold(Sum::default(), |sum, row| sum.plus(Sum::from_bytes(row)));
            prop_assert_eq!(all, sum);
            for row in &rows {
                sum = sum.minus(Sum::from_bytes(row));
            }
            prop_assert_eq!(sum, Sum::default());
        }

        #[test]
        fn a_sum_is_a_number_mod_2_to_the_256(a in any::<[u8; 32]>(), b in any::<u64>()) {
            // The lowest limb by itself is ordinary arithmetic; the carry shows in the next.
            let small = Sum([b, 0, 0, 0]);
            let sum = Sum::from_bytes(&a);
            let (low, carry) = sum.0[0].overflowing_add(b);
            prop_assert_eq!(sum.plus(small).0[0], low);
            prop_assert_eq!(sum.plus(small).0[1], sum.0[1].wrapping_add(u64::from(carry)));
        }
    }
}
