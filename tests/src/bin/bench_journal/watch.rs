//! Times, and what stands in the middle and near the end of many.

use std::fmt;
use std::time::Instant;

/// How long something takes, in milliseconds.
#[allow(
    clippy::disallowed_methods,
    reason = "a benchmark asks the machine how long something took"
)]
pub fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1e3
}

/// Many times, in milliseconds.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Takes one more.
    pub fn add(&mut self, time: f64) {
        self.0.push(time);
    }

    /// The one in the middle.
    pub fn middle(&self) -> f64 {
        self.at(50)
    }

    /// The one that 99 of a hundred do not exceed.
    pub fn near_the_end(&self) -> f64 {
        self.at(99)
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The longest.
    pub fn slowest(&self) -> f64 {
        self.at(100)
    }

    fn at(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or_default()
    }
}

/// One line of the table.
pub struct Line {
    /// How many entries the journal has.
    pub entries: usize,
    /// What was measured.
    pub what: String,
    /// In what.
    pub unit: &'static str,
    /// The journal's figure.
    pub ours: f64,
    /// Its rival's; no number where there is none.
    pub bare: f64,
    /// Which ratio is wanted.
    pub wanted: &'static str,
}

impl Line {
    /// What stands above the lines.
    pub const HEAD: &'static str = "entries  measured                          journal         bare    unit        ratio   wanted";
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            entries,
            what,
            unit,
            ours,
            bare,
            wanted,
        } = self;
        let [bare, ratio] = [*bare, ours / bare].map(|figure| {
            if figure.is_nan() {
                "–".to_owned()
            } else {
                format!("{figure:.2}")
            }
        });
        write!(
            f,
            "{entries:>7}  {what:<30} {ours:>10.2}   {bare:>10}    {unit:<9} {ratio:>7}   {wanted}"
        )
    }
}
