//! Moves from state to state, and how long stays lasted, read off the notes along one loss.
//!
//! One rule: nothing is counted across a silence, no move is better than another, and a length is told only of stays whose
//! end was noted, from three of them on. Pure; anyone may enter.

use std::collections::BTreeMap;

use super::visits::{LONGEST_SILENCE, strongest};
use super::{Move, StateNote, Stay, Visit, VisitEnd};
use crate::clock::Day;

/// From so many stays on their length is told.
pub const FEWEST_STAYS: usize = 3;

/// How often one note led to the next, from each of the strongest states of the one to each of the other's, the same state
/// too, where no more than 21 days lie between. By the states' ids.
#[must_use]
pub fn moves(notes: &[StateNote]) -> Vec<Move> {
    let mut along: Vec<&StateNote> = notes.iter().collect();
    along.sort_by_key(|note| (note.loss_id, note.day, note.at, note.id));
    let mut counted: BTreeMap<(i64, i64), (u32, Day)> = BTreeMap::new();
    for pair in along.windows(2) {
        let &[before, after] = pair else { continue };
        let days = after.day.days_since(before.day);
        if before.loss_id != after.loss_id || days > LONGEST_SILENCE {
            continue;
        }
        for from in strongest(before) {
            for to in strongest(after) {
                let (count, last) = counted.entry((from, to)).or_insert((0, after.day));
                *count += 1;
                *last = (*last).max(after.day);
            }
        }
    }
    counted
        .into_iter()
        .map(|((from, to), (count, last))| Move {
            from,
            to,
            count,
            last,
        })
        .collect()
}

/// How long the stays in each state lasted: those whose end was noted, where there are at least three. By the states' ids.
#[must_use]
pub fn stays(visits: &[Visit]) -> Vec<Stay> {
    let mut lengths: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    for visit in visits.iter().filter(|visit| visit.end == VisitEnd::Left) {
        let days = u32::try_from(visit.to.days_since(visit.from) + 1).unwrap_or(1);
        lengths.entry(visit.state_id).or_default().push(days);
    }
    lengths
        .into_iter()
        .filter(|(_, days)| days.len() >= FEWEST_STAYS)
        .filter_map(|(state_id, mut days)| {
            days.sort_unstable();
            let (least, most) = (*days.first()?, *days.last()?);
            Some(Stay {
                state_id,
                visits: u32::try_from(days.len()).unwrap_or(u32::MAX),
                median: middle(&days)?,
                least,
                most,
            })
        })
        .collect()
}

/// The middle of what is sorted, or halfway between the two in the middle.
fn middle(sorted: &[u32]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = f64::from(*sorted.get(half)?);
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = f64::from(*sorted.get(half.checked_sub(1)?)?);
    Some(lower.midpoint(upper))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{ANGRY, HEAVY, LIVING, NUMB, day, journey, note, spring, steps};
    use super::super::visits::visits;
    use super::*;

    fn told(notes: &[StateNote]) -> Vec<(i64, i64, u32, Day)> {
        moves(notes)
            .into_iter()
            .map(|one| (one.from, one.to, one.count, one.last))
            .collect()
    }

    #[test]
    fn the_moves_of_a_spring_after_a_lost_headship() {
        // Worked by hand. Strongest, by day: 0 numb, 4 numb, 9 angry, 20 angry and heavy, 30 heavy, fifty days of
        // nothing, 80 heavy, 90 living with it, 95 heavy.
        assert_eq!(
            told(&spring()),
            [
                (NUMB, NUMB, 1, day(4)),
                (NUMB, ANGRY, 1, day(9)),
                (ANGRY, ANGRY, 1, day(20)),
                (ANGRY, HEAVY, 2, day(30)),
                (HEAVY, HEAVY, 1, day(30)),
                (HEAVY, LIVING, 1, day(90)),
                (LIVING, HEAVY, 1, day(95)),
            ]
        );
    }

    #[test]
    fn nothing_is_counted_across_a_silence_or_over_a_note_without_states() {
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), note(21, &[(LIVING, 1)])]).len(),
            1
        );
        assert!(told(&[note(0, &[(HEAVY, 2)]), note(22, &[(LIVING, 1)])]).is_empty());
        assert!(
            told(&[
                note(0, &[(HEAVY, 2)]),
                note(2, &[]),
                note(4, &[(LIVING, 1)])
            ])
            .is_empty()
        );
        assert!(told(&[note(0, &[(HEAVY, 2)])]).is_empty());
    }

    #[test]
    fn two_losses_do_not_lead_into_each_other() {
        let mut other = note(1, &[(LIVING, 1)]);
        other.loss_id = 2;
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), other, note(2, &[(HEAVY, 1)])]),
            [(HEAVY, HEAVY, 1, day(2))]
        );
    }

    #[test]
    fn lengths_are_told_from_three_stays_on_whose_end_was_noted() {
        // Heavy: from 0 to 4 (five days), on 10 (one), from 20 to 23 (four), then unknown, then open.
        let notes = [
            note(0, &[(HEAVY, 2)]),
            note(4, &[(HEAVY, 1)]),
            note(6, &[(LIVING, 1)]),
            note(10, &[(HEAVY, 3)]),
            note(12, &[(LIVING, 1)]),
            note(20, &[(HEAVY, 3)]),
            note(23, &[(HEAVY, 3)]),
            note(24, &[(LIVING, 2)]),
            note(30, &[(HEAVY, 1)]),
            note(80, &[(HEAVY, 1)]),
        ];
        assert_eq!(
            stays(&visits(&notes)),
            [
                Stay {
                    state_id: HEAVY,
                    visits: 3,
                    median: 4.0,
                    least: 1,
                    most: 5
                },
                Stay {
                    state_id: LIVING,
                    visits: 3,
                    median: 1.0,
                    least: 1,
                    most: 1
                },
            ]
        );
        assert!(stays(&visits(&notes[..6])).is_empty(), "two are too few");
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(middle(&[1, 2, 5, 9]), Some(3.5));
        assert_eq!(middle(&[7]), Some(7.0));
        assert_eq!(middle(&[]), None);
    }

    proptest! {
        #[test]
        fn each_pair_of_near_notes_makes_as_many_moves_as_its_states_allow(steps in steps()) {
            let notes = journey(&steps);
            let expected: usize = notes
                .windows(2)
                .filter(|pair| pair[1].day.days_since(pair[0].day) <= LONGEST_SILENCE)
                .map(|pair| strongest(&pair[0]).len() * strongest(&pair[1]).len())
                .sum();
            let counted: u32 = moves(&notes).iter().map(|one| one.count).sum();
            prop_assert_eq!(counted as usize, expected);
        }

        #[test]
        fn neither_the_order_of_notes_nor_that_of_states_changes_a_move_or_a_length(steps in steps()) {
            let notes = journey(&steps);
            let mut turned = notes.clone();
            turned.reverse();
            for note in &mut turned {
                note.levels.reverse();
            }
            prop_assert_eq!(moves(&notes), moves(&turned));
            prop_assert_eq!(stays(&visits(&notes)), stays(&visits(&turned)));
        }

        #[test]
        fn a_length_lies_between_its_shortest_and_its_longest(steps in steps()) {
            for stay in stays(&visits(&journey(&steps))) {
                prop_assert!(stay.visits >= 3);
                prop_assert!(1 <= stay.least && stay.least <= stay.most);
                prop_assert!(f64::from(stay.least) <= stay.median && stay.median <= f64::from(stay.most));
            }
        }
    }
}
