//! What goes together, where nothing does.

use afterbell_core::clock::Day;
use afterbell_core::wellbeing::calendar::terms::DayType;
use afterbell_core::wellbeing::trends::alike::mean;
use afterbell_core::wellbeing::trends::links::go_together;

use crate::lives::{Life, day_type};
use crate::{FEW, MANY, share};

/// So long they write, and so alike their days are.
const LIVES: [(i64, f64); 4] = [(120, 0.3), (120, 0.6), (240, 0.3), (240, 0.6)];
const MOST: f64 = 0.12;

fn life(seed: u64) -> (Life, Vec<Vec<Day>>) {
    let (days, alike) = LIVES[usize::try_from(seed % 4).unwrap()];
    let mut life = Life::lived(seed, days, alike, None);
    let tags = life.tags();
    (life, tags)
}

/// Whether any of these tags is told to go together with anything.
fn is_told(life: &Life, tags: &[Vec<Day>], day_type: &dyn Fn(Day) -> DayType) -> bool {
    let standings = go_together(&life.dots, tags, day_type).unwrap_or_default();
    standings.iter().any(|standing| standing.found.is_ok())
}

/// As we do it.
fn with_every_safeguard(seed: u64) -> bool {
    let (life, tags) = life(seed);
    is_told(&life, &tags, &day_type)
}

/// As if each tag were the only one looked at.
fn each_by_itself(seed: u64) -> bool {
    let (life, tags) = life(seed);
    tags.iter()
        .any(|tag| is_told(&life, std::slice::from_ref(tag), &day_type))
}

/// As if a day were like any other: whether one of the six tags of weekends and holidays is told of by itself.
fn kinds_of_days(seed: u64, day_type: &dyn Fn(Day) -> DayType) -> bool {
    let (life, tags) = life(seed);
    tags[10..16]
        .iter()
        .any(|tag| is_told(&life, std::slice::from_ref(tag), day_type))
}

/// As others do it: a quarter of a point between the means, and eight days on either side.
fn plain_difference(seed: u64) -> bool {
    let (life, tags) = life(seed);
    tags.iter().any(|tag| {
        let (on, off): (Vec<_>, Vec<_>) = life.dots.iter().partition(|dot| tag.contains(&dot.day));
        let values = |dots: Vec<&afterbell_core::wellbeing::trends::Dot>| -> Vec<f64> {
            dots.into_iter().map(|dot| dot.value).collect()
        };
        let (on, off) = (values(on), values(off));
        on.len() >= 8 && off.len() >= 8 && (mean(&on).unwrap() - mean(&off).unwrap()).abs() >= 0.25
    })
}

fn tell(of: u64) -> [f64; 3] {
    let shares = [
        share(of, with_every_safeguard),
        share(of, each_by_itself),
        share(of, plain_difference),
    ];
    println!(
        "of {of} diarists with twenty tags that mean nothing, shown any: {:.1} %; each tag by itself {:.1} %; plain differences {:.1} %",
        shares[0] * 100.0,
        shares[1] * 100.0,
        shares[2] * 100.0
    );
    shares
}

#[test]
fn of_a_hundred_diarists_at_most_twelve_are_shown_a_link_that_is_none() {
    let [ours, each_by_itself, plain] = tell(FEW * 4);
    assert!(ours <= MOST, "{ours}");
    assert!(
        each_by_itself > 3.0 * MOST,
        "the safeguard is not seen to be one: {each_by_itself}"
    );
    assert!(
        plain > 0.9,
        "the safeguards are not seen to be any: {plain}"
    );
}

#[test]
fn days_are_compared_with_days_of_their_kind() {
    let with = share(FEW * 4, |seed| kinds_of_days(seed, &day_type));
    let without = share(FEW * 4, |seed| kinds_of_days(seed, &|_| DayType::SchoolDay));
    println!(
        "tags of weekends and holidays, told of by themselves: {:.1} %; without kinds of days {:.1} %",
        with * 100.0,
        without * 100.0
    );
    assert!(without > 1.25 * with, "{with} and {without}");
}

#[test]
#[ignore = "takes minutes: part of the soak"]
fn of_thousands_of_diarists_too() {
    for (nth, (days, alike)) in LIVES.into_iter().enumerate() {
        let nth = u64::try_from(nth).unwrap();
        let of_this_kind = share(MANY, |seed| with_every_safeguard(seed * 4 + nth));
        println!(
            "{days} days, alike by {alike}: {:.1} %",
            of_this_kind * 100.0
        );
        assert!(of_this_kind <= MOST, "{of_this_kind}");
    }
    let [ours, each_by_itself, plain] = tell(MANY);
    assert!(ours <= MOST && each_by_itself > 3.0 * MOST && plain > 0.9);
}

#[test]
fn what_is_there_is_found() {
    let found = share(FEW, |seed| {
        let mut life = Life::lived(seed, 365, 0.4, None);
        let tags = life.tags();
        for dot in &mut life.dots {
            if tags[0].contains(&dot.day) {
                dot.value += 0.8;
            }
        }
        go_together(&life.dots, &tags, &day_type).unwrap()[0]
            .found
            .is_ok()
    });
    println!(
        "a tag that lifts by 0.8 is found in {:.1} % of years",
        found * 100.0
    );
    assert!(found > 0.85, "{found}");
}
