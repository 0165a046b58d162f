//! Two stretches of time that seem to differ, and do not.

use afterbell_core::wellbeing::trends::Dot;
use afterbell_core::wellbeing::trends::alike::{count, mean, variance};
use afterbell_core::wellbeing::trends::apart::apart;
use afterbell_core::wellbeing::trends::likely::end_of_ninety;
use afterbell_tests::made_up::chance::Chance;

use crate::lives::first;
use crate::{FEW, MANY, share};

/// How alike days are, and how often of a hundred a difference may be seen that is none (wanted: 10).
const LIVES: [(f64, f64); 3] = [(0.0, 0.13), (0.3, 0.14), (0.6, 0.18)];

/// Twelve weeks beside twelve, some days of them noted, with no weekends or holidays in them.
fn stretches(seed: u64, alike: f64) -> (Vec<Dot>, Vec<Dot>) {
    let mut chance = Chance::seeded(seed.wrapping_mul(0xA24B_AED5) ^ 0x57E7);
    let mut lasting = chance.around();
    let mut dots = Vec::new();
    for at in 0..168 {
        lasting = alike * lasting + (1.0 - alike * alike).sqrt() * chance.around();
        let value = (3.1 + 0.9 * lasting).round().clamp(1.0, 5.0);
        if chance.happens(0.65) {
            dots.push(Dot {
                day: first().plus(at),
                value,
            });
        }
    }
    dots.into_iter().partition(|dot| dot.day < first().plus(84))
}

fn seem_apart(seed: u64, alike: f64) -> bool {
    let (before, after) = stretches(seed, alike);
    let found = apart(&before, &after, 1, 1.0).unwrap();
    found.from > 0.0 || found.to < 0.0
}

/// Welch as he stands, every day a toss of its own.
fn plainly_seem_apart(seed: u64, alike: f64) -> bool {
    let (before, after) = stretches(seed, alike);
    let [one, other] = [before, after].map(|dots| {
        let values: Vec<f64> = dots.iter().map(|dot| dot.value).collect();
        (
            mean(&values).unwrap(),
            variance(&values) / count(values.len()),
            count(values.len() - 1),
        )
    });
    let spread = one.1 + other.1;
    let freedom = spread * spread / (one.1 * one.1 / one.2 + other.1 * other.1 / other.2);
    (one.0 - other.0).abs() > spread.sqrt() * end_of_ninety(freedom).unwrap()
}

fn tell(of: u64) {
    for (alike, most) in LIVES {
        let ours = share(of, |seed| seem_apart(seed, alike));
        let plain = share(of, |seed| plainly_seem_apart(seed, alike));
        println!(
            "{of} pairs of stretches, alike by {alike}: seem to differ {:.1} %; to plain Welch {:.1} %",
            ours * 100.0,
            plain * 100.0
        );
        assert!(ours <= most, "{ours}");
        assert!(alike < 0.5 || plain > 1.7 * ours, "{plain} beside {ours}");
    }
}

#[test]
fn stretches_that_do_not_differ_seldom_seem_to() {
    tell(FEW * 4);
}

#[test]
#[ignore = "takes minutes: part of the soak"]
fn so_it_is_for_thousands_of_them() {
    tell(MANY);
}
