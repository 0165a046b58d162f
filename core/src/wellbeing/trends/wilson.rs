//! How far a share of days may be from what it seems.
//!
//! One rule: k of n days is never told as if it were certain. Pure; anyone may enter. Wilson 1927, "Probable inference,
//! the law of succession, and statistical inference"; 90 of a hundred such ranges hold the share that is looked for.

use super::alike::count;

/// The point of the normal distribution above which 5 of 100 lie, to the last bit of a double.
const NORMAL_END: f64 = 1.644_853_626_951_472_2;

/// The range of the share, from 0 to 1; none of no days, or of more days than there are.
#[must_use]
pub fn share_of_days(days: usize, of: usize) -> Option<(f64, f64)> {
    if of == 0 || days > of {
        return None;
    }
    let (n, share) = (count(of), count(days) / count(of));
    let square = NORMAL_END * NORMAL_END;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let reach = NORMAL_END / (1.0 + square / n)
        * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    Some(((middle - reach).max(0.0), (middle + reach).min(1.0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::golden::{golden, near};
    use super::*;

    #[test]
    fn the_ranges_are_those_of_statsmodels() {
        let golden = golden();
        near(NORMAL_END, golden.normal_end, 1e-15);
        assert_eq!(golden.shares.len(), 5);
        for share in golden.shares {
            let (from, to) = share_of_days(share.k, share.n).unwrap();
            near(from, share.range[0], 1e-9);
            near(to, share.range[1], 1e-9);
        }
    }

    #[test]
    fn no_days_have_no_share() {
        assert_eq!(share_of_days(0, 0), None);
        assert_eq!(share_of_days(3, 2), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_in_its_range(of in 1_usize..4000, part in 0.0..=1.0) {
            let days = (0..of).take_while(|day| count(*day) < part * count(of)).count();
            let (from, to) = share_of_days(days, of).unwrap();
            let share = count(days) / count(of);
            prop_assert!(0.0 <= from && from <= share + 1e-12 && share <= to + 1e-12 && to <= 1.0);
        }
    }
}
