//! What a questionnaire wobbles by itself, and whether two of its scores are further apart than that.
//!
//! One rule: a change within it may be no change. Pure; anyone may enter. The reliable change index of Jacobson and Truax
//! 1991, "Clinical significance", with the √2 that Christensen and Mendoza 1986 put right.

/// Beyond so many errors of a difference 5 of 100 lie, on both sides together.
const BEYOND: f64 = 1.96;

/// By so much two scores can differ though nothing has changed: 1.96 · SD · √2 · √(1 − reliability). None where the
/// spread of the scores or their reliability cannot be so.
#[must_use]
pub fn own_wobble(sd: f64, reliability: f64) -> Option<f64> {
    let fine = sd.is_finite() && sd > 0.0 && (0.0..1.0).contains(&reliability);
    fine.then(|| BEYOND * sd * (2.0 * (1.0 - reliability)).sqrt())
}

/// Whether two scores are further apart than the questionnaire's own wobble.
#[must_use]
pub fn is_bigger(before: f64, after: f64, wobble: f64) -> bool {
    (after - before).abs() >= wobble
}

#[cfg(test)]
mod tests {
    use super::super::golden::{golden, near};
    use super::*;

    #[test]
    fn the_wobble_is_that_of_its_formula() {
        let golden = golden();
        assert_eq!(golden.own_wobble.len(), 2);
        for each in golden.own_wobble {
            near(
                own_wobble(each.sd, each.reliability).unwrap(),
                each.wobble,
                1e-9,
            );
        }
    }

    #[test]
    fn a_change_within_it_may_be_none() {
        let wobble = own_wobble(20.0, 0.85).unwrap();
        assert!(!is_bigger(40.0, 61.0, wobble));
        assert!(is_bigger(40.0, 62.0, wobble));
        assert!(is_bigger(62.0, 40.0, wobble));
    }

    #[test]
    fn what_cannot_be_has_none() {
        for (sd, reliability) in [
            (0.0, 0.8),
            (-1.0, 0.8),
            (2.0, 1.0),
            (2.0, -0.1),
            (f64::NAN, 0.8),
            (2.0, f64::NAN),
        ] {
            assert_eq!(own_wobble(sd, reliability), None);
        }
    }
}
