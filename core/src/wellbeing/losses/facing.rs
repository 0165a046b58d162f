//! Which way the notes along a loss face, by half-term: towards what was lost, towards what is next, or resting from both
//! (the dual process model, Stroebe & Schut 1999: coping goes to and fro, and rests).
//!
//! One rule: a share is counts and never more; no way of facing is better than another. Pure; anyone may enter.

use std::collections::BTreeMap;

use super::{Facing, FacingShare, StateNote};
use crate::wellbeing::calendar::terms::{Period, SchoolCalendar};

/// The notes that say which way they face, counted by the period their day lies in, oldest first.
#[must_use]
pub fn shares(notes: &[StateNote], calendar: &SchoolCalendar) -> Vec<FacingShare> {
    let mut by_period: BTreeMap<Period, FacingShare> = BTreeMap::new();
    for note in notes {
        let Some(facing) = note.facing else { continue };
        let period = calendar.period_of(note.day);
        let share = by_period.entry(period).or_insert(FacingShare {
            period,
            label: calendar.label_of(period).unwrap_or_default().to_owned(),
            toward_loss: 0,
            toward_next: 0,
            resting: 0,
            unsure: 0,
        });
        *match facing {
            Facing::TowardLoss => &mut share.toward_loss,
            Facing::TowardNext => &mut share.toward_next,
            Facing::Resting => &mut share.resting,
            Facing::Unsure => &mut share.unsure,
        } += 1;
    }
    by_period.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{day, note};
    use super::*;

    fn facing(offset: i64, facing: Option<Facing>) -> StateNote {
        StateNote {
            facing,
            ..note(offset, &[])
        }
    }

    /// First day of the period, then loss, next, resting, unsure.
    fn told(notes: &[StateNote]) -> Vec<(String, [u32; 4])> {
        shares(notes, SchoolCalendar::typical())
            .into_iter()
            .map(|share| {
                let counts = [
                    share.toward_loss,
                    share.toward_next,
                    share.resting,
                    share.unsure,
                ];
                (share.period.from.to_string(), counts)
            })
            .collect()
    }

    #[test]
    fn a_note_counts_in_the_half_term_of_its_day() {
        // Spring 2 of 2026 begins on 23 February; Easter begins on 28 March, which is day 27.
        let notes = [
            facing(0, Some(Facing::TowardLoss)),
            facing(3, Some(Facing::TowardLoss)),
            facing(9, Some(Facing::Resting)),
            facing(12, None),
            facing(26, Some(Facing::TowardNext)),
            facing(40, Some(Facing::Unsure)),
        ];
        let told = told(&notes);
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].1, [2, 1, 1, 0]);
        assert_eq!(told[1].1, [0, 0, 0, 1]);
        assert_eq!(
            told[0].0,
            SchoolCalendar::typical().period_of(day(0)).from.to_string(),
            "the older first"
        );
    }

    #[test]
    fn a_note_that_does_not_say_is_counted_nowhere() {
        assert!(told(&[facing(0, None), facing(1, None)]).is_empty());
        assert!(told(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_note_that_says_so_is_counted_once_whatever_the_order(
            told_by in prop::collection::vec((0_i64..800, 0_usize..5), 0..40)
        ) {
            let ways = [Facing::TowardLoss, Facing::TowardNext, Facing::Resting, Facing::Unsure];
            let mut notes: Vec<StateNote> =
                told_by.iter().map(|&(at, way)| facing(at, ways.get(way).copied())).collect();
            let counted: u32 = told(&notes).iter().flat_map(|(_, counts)| *counts).sum();
            prop_assert_eq!(counted as usize, told_by.iter().filter(|(_, way)| *way < 4).count());
            let before = told(&notes);
            notes.reverse();
            prop_assert_eq!(before, told(&notes));
        }
    }
}
