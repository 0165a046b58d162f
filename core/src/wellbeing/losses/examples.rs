//! Notes along a loss, made up for the tests of what is read off them. One rule: only tests enter.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Level, StateNote};
use crate::clock::Day;

pub const NUMB: i64 = 1;
pub const ANGRY: i64 = 2;
pub const HEAVY: i64 = 3;
pub const LIVING: i64 = 4;

/// So many days after the first of March 2026.
pub fn day(offset: i64) -> Day {
    Day::of(2026, 3, 1).unwrap().plus(offset)
}

/// A note so many days after the first, with its states and their levels.
pub fn note(offset: i64, levels: &[(i64, u8)]) -> StateNote {
    StateNote {
        id: offset,
        loss_id: 1,
        day: day(offset),
        at: offset * 86_400_000,
        levels: levels
            .iter()
            .map(|&(state_id, level)| Level { state_id, level })
            .collect(),
        facing: None,
        note: None,
        entry: None,
        marker_id: None,
        is_wobble: false,
        late_days: 0,
    }
}

/// A spring after a lost headship.
pub fn spring() -> Vec<StateNote> {
    vec![
        note(0, &[(NUMB, 3), (ANGRY, 1)]),
        note(4, &[(NUMB, 2)]),
        note(9, &[(ANGRY, 3), (NUMB, 1)]),
        note(20, &[(ANGRY, 2), (HEAVY, 2)]),
        note(30, &[(HEAVY, 3)]),
        // Nothing is noted for nearly two months.
        note(80, &[(HEAVY, 1)]),
        note(90, &[(LIVING, 2), (HEAVY, 1)]),
        note(95, &[(HEAVY, 3), (LIVING, 1)]),
    ]
}

/// Days to the next note, and its states with their levels. What a user wrote has no `Debug`, so a failing case is
/// shown in these.
pub type Steps = Vec<(i64, BTreeMap<i64, u8>)>;

/// Any journey of up to thirty notes.
pub fn steps() -> impl Strategy<Value = Steps> {
    prop::collection::vec(
        (
            1_i64..40,
            prop::collection::btree_map(1_i64..6, 1_u8..=3, 0..4),
        ),
        0..30,
    )
}

/// The notes of a journey.
pub fn journey(steps: &Steps) -> Vec<StateNote> {
    let mut at = 0;
    let mut notes = Vec::new();
    for (days, levels) in steps {
        at += days;
        let levels: Vec<(i64, u8)> = levels.iter().map(|(id, level)| (*id, *level)).collect();
        notes.push(note(at, &levels));
    }
    notes
}
