//! A lower spell that is none, and one that is.

use afterbell_core::clock::Day;
use afterbell_core::wellbeing::calendar::terms::DayType;
use afterbell_core::wellbeing::trends::lower::lower;

use crate::lives::{Life, day_type, first};
use crate::{FEW, MANY, share};

/// After it spoke it is silent for so long.
const SILENT: i64 = 42;
const YEAR: i64 = 365;
/// From this day on days lie lower, where they do.
const FALLS_ON: i64 = 130;

/// How alike days are, how often a year it may speak of nothing, and how often a fall of a point has to be seen.
const LIVES: [(f64, f64, f64); 3] = [(0.3, 0.4, 0.6), (0.5, 0.6, 0.6), (0.7, 0.95, 0.6)];

/// The days of a year on which it speaks, asked on each of them.
fn speaks(life: &Life, silent: i64, day_type: &dyn Fn(Day) -> DayType) -> Vec<i64> {
    let mut spoke: Vec<i64> = Vec::new();
    for at in 0..YEAR {
        let silent = spoke.last().is_some_and(|last| at - last < silent);
        if !silent && lower(&life.dots, first().plus(at), day_type).is_some() {
            spoke.push(at);
        }
    }
    spoke
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn a_year(of: u64, mut many: impl FnMut(u64) -> usize) -> f64 {
    (0..of).map(&mut many).sum::<usize>() as f64 / of as f64
}

fn tell(of: u64) {
    for (alike, most, seen_in) in LIVES {
        let nothing = a_year(of, |seed| {
            speaks(&Life::lived(seed, YEAR, alike, None), SILENT, &day_type).len()
        });
        let without_silence = a_year(of, |seed| {
            speaks(&Life::lived(seed, YEAR, alike, None), 1, &day_type).len()
        });
        let seen = share(of, |seed| {
            let life = Life::lived(seed, YEAR, alike, Some((FALLS_ON, 1.0)));
            let spoke = speaks(&life, SILENT, &day_type);
            spoke
                .iter()
                .any(|at| (FALLS_ON..=FALLS_ON + SILENT).contains(at))
        });
        println!(
            "{of} years, alike by {alike}: of nothing {nothing:.2} times a year ({without_silence:.1} days without the silence); a fall of a point is seen within six weeks in {:.0} %",
            seen * 100.0
        );
        assert!(nothing <= most, "{nothing}");
        assert!(without_silence > 3.0 * nothing, "{without_silence}");
        assert!(seen >= seen_in, "{seen}");
    }
}

#[test]
fn it_seldom_speaks_of_nothing_and_mostly_of_a_fall() {
    tell(FEW);
}

#[test]
#[ignore = "takes minutes: part of the soak"]
fn so_it_is_over_thousands_of_years() {
    tell(MANY);
}

#[test]
fn a_dull_holiday_is_no_lower_spell() {
    // A life in which holidays alone are low: counted with the days of school, the summer would make a fall.
    let life = |seed| {
        let mut life = Life::lived(seed, YEAR, 0.3, None);
        for dot in &mut life.dots {
            dot.value = if day_type(dot.day) == DayType::Holiday {
                2.0
            } else {
                4.0
            };
        }
        life
    };
    let told = |day_type: &dyn Fn(Day) -> DayType| {
        a_year(20, |seed| speaks(&life(seed), SILENT, day_type).len())
    };
    assert!(told(&day_type) < 1e-9);
    assert!(told(&|_| DayType::SchoolDay) > 0.5);
}
