//! Made-up diarists whose days hold nothing to be found: how many of them are told something all the same.
//!
//! | Room | What it is for |
//! |---|---|
//! | `lives` | days with a mood that lasts, weekends, holidays, silences, and tags that mean nothing |
//! | `links` | of a hundred diarists with twenty such tags at most twelve are shown any |
//! | `spells` | how often a year a lower spell is told of that was none, and how often one that was |
//! | `stretches` | how often two stretches of time seem to differ that do not |
//!
//! One rule: every share stands beside the one without the safeguard it is there for, which has to be far above. The
//! short form is part of the ordinary tests; the long one is a soak, among what `cargo xtask soak faults` runs. Both are seeded.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "this is tests: what cannot be is told by a panic, and figures are to be read"
)]

mod links;
mod lives;
mod spells;
mod stretches;

/// How many diarists of each kind the ordinary tests ask, and how many the soak does.
const FEW: u64 = 150;
const MANY: u64 = 4_000;

/// What share of so many something was true of.
#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn share(of: u64, is: impl FnMut(u64) -> bool) -> f64 {
    (0..of).map(is).filter(|is| *is).count() as f64 / of as f64
}
