//! How likely a figure would be if there were nothing in it.
//!
//! One rule: who looks at many figures has to expect that one of them stands out by chance, and is told of none that
//! would. Pure; the figures of this folder enter. Student's distribution is statrs'.

use statrs::distribution::{Continuous, ContinuousCDF, StudentsT};

use super::alike::count;

/// So much lies below the end of a range that holds 90 of 100 and leaves out as many on either side.
const BELOW_THE_END: f64 = 0.95;

/// How likely a t at least so far from 0 is, on either side; 1 where there is no such distribution.
#[must_use]
pub fn two_sided(t: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(1.0, |student| (2.0 * student.sf(t.abs())).min(1.0))
}

/// The t above which 5 of 100 lie: the end of a range that holds 90 of them.
#[must_use]
pub fn end_of_ninety(freedom: f64) -> Option<f64> {
    let student = StudentsT::new(0.0, 1.0, freedom).ok()?;
    let end = student.inverse_cdf(BELOW_THE_END);
    // With thousands of degrees of freedom the inverse is right to seven digits, and one step of Newton's sets it right.
    Some(end + (student.sf(end) - (1.0 - BELOW_THE_END)) / student.pdf(end))
}

/// Each likelihood adjusted for there being so many, in the order they came in: what is below a tenth after it is a chance
/// find in at most a tenth of all finds. Benjamini and Hochberg 1995, "Controlling the false discovery rate".
#[must_use]
pub fn adjusted(likelihoods: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..likelihoods.len()).collect();
    let at = |place: usize| likelihoods.get(place).copied().unwrap_or(1.0);
    order.sort_by(|one, other| at(*one).total_cmp(&at(*other)));
    let mut adjusted = vec![1.0; likelihoods.len()];
    let mut least: f64 = 1.0;
    for (rank, place) in order.iter().enumerate().rev() {
        least = least.min(at(*place) * count(likelihoods.len()) / count(rank + 1));
        if let Some(value) = adjusted.get_mut(*place) {
            *value = least;
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::golden::{golden, near};
    use super::*;

    #[test]
    fn students_distribution_is_that_of_scipy() {
        let golden = golden();
        assert_eq!((golden.likely.len(), golden.ends.len()), (49, 7));
        for each in golden.likely {
            near(two_sided(each.t, each.freedom), each.two_sided, 1e-9);
        }
        for each in golden.ends {
            near(end_of_ninety(each.freedom).unwrap(), each.end, 1e-9);
        }
    }

    #[test]
    fn likelihoods_are_adjusted_as_scipy_does() {
        let golden = golden();
        assert_eq!(golden.discoveries.len(), 4);
        for each in golden.discoveries {
            for (ours, theirs) in adjusted(&each.p).into_iter().zip(each.adjusted) {
                near(ours, theirs, 1e-9);
            }
        }
        assert!(adjusted(&[]).is_empty());
    }

    #[test]
    fn where_there_is_no_distribution_nothing_is_unlikely() {
        near(two_sided(9.0, 0.0), 1.0, 0.0);
        near(two_sided(9.0, f64::NAN), 1.0, 0.0);
        assert_eq!(end_of_ninety(-1.0), None);
    }

    proptest! {
        #[test]
        fn an_adjusted_likelihood_is_never_smaller_and_keeps_its_order(
            all in prop::collection::vec(0.0..=1.0_f64, 0..60)
        ) {
            let after = adjusted(&all);
            for (one, before) in all.iter().enumerate() {
                prop_assert!(after[one] >= before - 1e-12 && after[one] <= 1.0);
                for (other, than) in all.iter().enumerate() {
                    prop_assert!(before > than || after[one] <= after[other]);
                }
            }
        }
    }
}
