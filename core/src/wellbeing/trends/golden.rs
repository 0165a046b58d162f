//! What the figures have to come to: made by scipy, statsmodels and pandas (`fixtures/make_figures.py`). Only tests enter.

use serde::Deserialize;

use super::Dot;
use crate::clock::Day;

#[derive(Deserialize)]
pub struct Golden {
    pub short: Short,
    pub lowess: Lowess,
    pub lately: Vec<f64>,
    pub lag_one: LagOne,
    pub apart: Vec<Apart>,
    pub together: Together,
    pub superiority: f64,
    pub long: Long,
    pub discoveries: Vec<Discoveries>,
    pub shares: Vec<Share>,
    pub likely: Vec<Likely>,
    pub ends: Vec<End>,
    pub normal_end: f64,
    pub own_wobble: Vec<OwnWobble>,
}

#[derive(Deserialize)]
pub struct Short {
    pub days: Vec<i64>,
    pub values: Vec<f64>,
    pub tag: Vec<u8>,
    pub strata: Vec<u8>,
}

#[derive(Deserialize)]
pub struct Long {
    pub days: Vec<i64>,
    pub values: Vec<f64>,
    pub tags: Vec<Vec<u8>>,
    pub strata: Vec<u8>,
    pub together: Vec<Together>,
    pub pieces: Vec<Piece>,
    pub lower: Vec<i64>,
}

#[derive(Deserialize)]
pub struct Piece {
    pub days: Vec<i64>,
    pub values: Vec<f64>,
}

#[derive(Deserialize)]
pub struct Lowess {
    pub frac: f64,
    pub plain: Vec<f64>,
    pub robust: Vec<f64>,
}

#[derive(Deserialize)]
pub struct LagOne {
    pub pairs: usize,
    pub found: f64,
}

#[derive(Deserialize)]
pub struct Apart {
    pub first_after: i64,
    pub alike: f64,
    pub error: f64,
    pub freedom: f64,
    pub by: f64,
    pub range: [f64; 2],
    pub superiority: f64,
}

#[derive(Deserialize)]
pub struct Together {
    pub difference: f64,
    pub r: f64,
    pub n_eff: f64,
    pub freedom: f64,
    pub error: f64,
    pub p: f64,
    pub range: [f64; 2],
}

#[derive(Deserialize)]
pub struct Discoveries {
    pub p: Vec<f64>,
    pub adjusted: Vec<f64>,
}

#[derive(Deserialize)]
pub struct Share {
    pub k: usize,
    pub n: usize,
    pub range: [f64; 2],
}

#[derive(Deserialize)]
pub struct Likely {
    pub t: f64,
    pub freedom: f64,
    pub two_sided: f64,
}

#[derive(Deserialize)]
pub struct End {
    pub freedom: f64,
    pub end: f64,
}

#[derive(Deserialize)]
pub struct OwnWobble {
    pub sd: f64,
    pub reliability: f64,
    pub wobble: f64,
}

pub fn golden() -> Golden {
    serde_json::from_str(include_str!("fixtures/figures.json")).unwrap()
}

/// The nth day of the figures.
pub fn day(at: i64) -> Day {
    Day::of(2026, 9, 1).unwrap().plus(at)
}

pub fn dots(days: &[i64], values: &[f64]) -> Vec<Dot> {
    days.iter()
        .zip(values)
        .map(|(at, value)| Dot {
            day: day(*at),
            value: *value,
        })
        .collect()
}

/// The forty days, and what they have to come to.
pub fn short() -> (Golden, Vec<Dot>) {
    let golden = golden();
    let dots = dots(&golden.short.days, &golden.short.values);
    (golden, dots)
}

/// The three years, and what they have to come to.
pub fn long() -> (Golden, Vec<Dot>) {
    let golden = golden();
    let dots = dots(&golden.long.days, &golden.long.values);
    (golden, dots)
}

#[track_caller]
pub fn near(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within,
        "{found} is not {expected}"
    );
}
