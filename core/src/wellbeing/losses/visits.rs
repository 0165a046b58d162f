//! Stays in a state, read off the notes along a loss.
//!
//! One rule: nothing is known that was not noted. A silence of more than 21 days ends a stay without saying that the
//! state was left, and only a note that names other states says so. Pure; anyone may enter.

use std::collections::{BTreeMap, BTreeSet};

use super::{StateNote, Visit, VisitEnd};

/// How many days may lie between two notes of one visit.
pub const LONGEST_SILENCE: i64 = 21;

/// The visits along each loss among the notes, by first day.
///
/// A visit is a longest run of successive notes of one loss in which the state is among the strongest (all that share
/// the highest level are), with no more than 21 days between two of them. It is a return if, since the last visit to
/// the same state, there was a note whose strongest states leave it out; a note without states is such a note. Neither
/// the order of the notes nor that of their states means anything.
#[must_use]
pub fn visits(notes: &[StateNote]) -> Vec<Visit> {
    let mut losses: BTreeMap<i64, Vec<&StateNote>> = BTreeMap::new();
    for note in notes {
        losses.entry(note.loss_id).or_default().push(note);
    }
    let mut all: Vec<Visit> = losses.into_values().flat_map(along).collect();
    // Stable: visits that begin on one day stay in the order of their first notes.
    all.sort_by_key(|visit| visit.from);
    all
}

fn along(mut notes: Vec<&StateNote>) -> Vec<Visit> {
    notes.sort_by_key(|note| (note.day, note.at, note.id));
    let mut visits: Vec<Visit> = Vec::new();
    // Where in `visits` the visits stand that the last note was in.
    let mut open: BTreeMap<i64, usize> = BTreeMap::new();
    let mut been: BTreeSet<i64> = BTreeSet::new();
    let mut left: BTreeSet<i64> = BTreeSet::new();
    let mut before: Option<&StateNote> = None;
    for note in notes {
        let states = strongest(note);
        if before.is_some_and(|before| note.day.days_since(before.day) > LONGEST_SILENCE) {
            end(&mut visits, std::mem::take(&mut open), VisitEnd::Unknown);
        }
        left.extend(been.difference(&states));
        let mut going = BTreeMap::new();
        for &state_id in &states {
            let at = open.remove(&state_id).unwrap_or_else(|| {
                visits.push(Visit {
                    state_id,
                    from: note.day,
                    to: note.day,
                    notes: 0,
                    end: VisitEnd::Open,
                    is_return: left.remove(&state_id),
                });
                visits.len() - 1
            });
            if let Some(visit) = visits.get_mut(at) {
                visit.to = note.day;
                visit.notes += 1;
            }
            going.insert(state_id, at);
        }
        end(&mut visits, open, VisitEnd::Left);
        open = going;
        been.extend(states);
        before = Some(note);
    }
    visits
}

fn end(visits: &mut [Visit], ended: BTreeMap<i64, usize>, how: VisitEnd) {
    for at in ended.into_values() {
        if let Some(visit) = visits.get_mut(at) {
            visit.end = how;
        }
    }
}

/// The states that share the highest level of a note; none if it names none.
pub(super) fn strongest(note: &StateNote) -> BTreeSet<i64> {
    let highest = note.levels.iter().map(|level| level.level).max();
    note.levels
        .iter()
        .filter(|level| Some(level.level) == highest)
        .map(|level| level.state_id)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{ANGRY, HEAVY, LIVING, NUMB, day, journey, note, spring, steps};
    use super::*;

    /// State, first day, last day, notes, end, return.
    type Told = (i64, i64, i64, u32, VisitEnd, bool);

    fn told(notes: &[StateNote]) -> Vec<Told> {
        visits(notes)
            .iter()
            .map(|visit| {
                (
                    visit.state_id,
                    visit.from.days_since(day(0)),
                    visit.to.days_since(day(0)),
                    visit.notes,
                    visit.end,
                    visit.is_return,
                )
            })
            .collect()
    }

    #[test]
    fn a_spring_after_a_lost_headship() {
        assert_eq!(
            told(&spring()),
            [
                (NUMB, 0, 4, 2, VisitEnd::Left, false),
                (ANGRY, 9, 20, 2, VisitEnd::Left, false),
                (HEAVY, 20, 30, 2, VisitEnd::Unknown, false),
                (HEAVY, 80, 80, 1, VisitEnd::Left, false),
                (LIVING, 90, 90, 1, VisitEnd::Left, false),
                (HEAVY, 95, 95, 1, VisitEnd::Open, true),
            ]
        );
    }

    #[test]
    fn no_notes_no_visits() {
        assert!(visits(&[]).is_empty());
        assert!(visits(&[note(0, &[])]).is_empty());
    }

    #[test]
    fn a_first_visit_is_no_return_however_much_came_before() {
        assert_eq!(
            told(&[note(0, &[(ANGRY, 1)]), note(1, &[(LIVING, 1)])]),
            [
                (ANGRY, 0, 0, 1, VisitEnd::Left, false),
                (LIVING, 1, 1, 1, VisitEnd::Open, false)
            ]
        );
    }

    #[test]
    fn a_silence_is_not_a_leaving() {
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), note(21, &[(HEAVY, 2)])]),
            [(HEAVY, 0, 21, 2, VisitEnd::Open, false)]
        );
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), note(22, &[(HEAVY, 2)])]),
            [
                (HEAVY, 0, 0, 1, VisitEnd::Unknown, false),
                (HEAVY, 22, 22, 1, VisitEnd::Open, false)
            ]
        );
    }

    #[test]
    fn after_a_silence_another_state_says_the_first_was_left_at_some_time() {
        assert_eq!(
            told(&[
                note(0, &[(HEAVY, 2)]),
                note(60, &[(LIVING, 1)]),
                note(61, &[(HEAVY, 1)])
            ]),
            [
                (HEAVY, 0, 0, 1, VisitEnd::Unknown, false),
                (LIVING, 60, 60, 1, VisitEnd::Left, false),
                (HEAVY, 61, 61, 1, VisitEnd::Open, true),
            ]
        );
    }

    #[test]
    fn a_silence_after_a_return_makes_no_second_return() {
        let returns =
            |notes: &[StateNote]| visits(notes).iter().filter(|visit| visit.is_return).count();
        let there_and_back = [
            note(0, &[(HEAVY, 2)]),
            note(1, &[(LIVING, 1)]),
            note(2, &[(HEAVY, 1)]),
        ];
        assert_eq!(returns(&there_and_back), 1);
        assert_eq!(
            returns(&[&there_and_back[..], &[note(60, &[(HEAVY, 1)])]].concat()),
            1
        );
    }

    #[test]
    fn a_note_without_states_is_a_leaving() {
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), note(3, &[]), note(6, &[(HEAVY, 1)])]),
            [
                (HEAVY, 0, 0, 1, VisitEnd::Left, false),
                (HEAVY, 6, 6, 1, VisitEnd::Open, true)
            ]
        );
    }

    #[test]
    fn a_weaker_state_beside_a_stronger_one_is_not_visited() {
        assert_eq!(
            told(&[
                note(0, &[(HEAVY, 2)]),
                note(1, &[(HEAVY, 2), (ANGRY, 3)]),
                note(2, &[(HEAVY, 3)])
            ]),
            [
                (HEAVY, 0, 0, 1, VisitEnd::Left, false),
                (ANGRY, 1, 1, 1, VisitEnd::Left, false),
                (HEAVY, 2, 2, 1, VisitEnd::Open, true),
            ]
        );
    }

    #[test]
    fn two_losses_do_not_touch() {
        let mut other = note(1, &[(LIVING, 1)]);
        other.loss_id = 2;
        assert_eq!(
            told(&[note(0, &[(HEAVY, 2)]), other, note(2, &[(HEAVY, 1)])]),
            [
                (HEAVY, 0, 2, 2, VisitEnd::Open, false),
                (LIVING, 1, 1, 1, VisitEnd::Open, false)
            ]
        );
    }

    #[test]
    fn several_notes_of_one_day_are_taken_in_the_order_they_were_made() {
        let mut evening = note(0, &[(LIVING, 1)]);
        evening.at += 60_000;
        evening.id = -1;
        let mut night = note(0, &[(HEAVY, 1)]);
        night.at += 120_000;
        assert_eq!(
            told(&[night, evening, note(0, &[(HEAVY, 1)])]),
            [
                (HEAVY, 0, 0, 1, VisitEnd::Left, false),
                (LIVING, 0, 0, 1, VisitEnd::Left, false),
                (HEAVY, 0, 0, 1, VisitEnd::Open, true),
            ]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_notes_and_of_states_changes_nothing(
            (steps, order) in steps().prop_flat_map(|steps| {
                let order: Vec<usize> = (0..steps.len()).collect();
                (Just(steps), Just(order).prop_shuffle())
            })
        ) {
            let ordered = journey(&steps);
            let mut shuffled: Vec<StateNote> = order.iter().map(|at| ordered[*at].clone()).collect();
            for note in &mut shuffled {
                note.levels.reverse();
            }
            prop_assert_eq!(told(&ordered), told(&shuffled));
        }

        #[test]
        fn nobody_returns_without_having_left(steps in steps()) {
            let notes = journey(&steps);
            let all = visits(&notes);
            for (at, visit) in all.iter().enumerate().filter(|(_, visit)| visit.is_return) {
                let earlier = all.iter().take(at).rfind(|other| other.state_id == visit.state_id);
                prop_assert!(earlier.is_some());
                let earlier = earlier.unwrap();
                prop_assert!(earlier.end != VisitEnd::Open && earlier.to < visit.from);
                // A note between the two leaves the state out.
                let left = notes
                    .iter()
                    .filter(|note| earlier.to < note.day && note.day < visit.from)
                    .any(|note| !strongest(note).contains(&visit.state_id));
                prop_assert!(left);
            }
        }

        #[test]
        fn every_strongest_state_is_in_one_visit(steps in steps()) {
            let notes = journey(&steps);
            let all = visits(&notes);
            let named: usize = notes.iter().map(|note| strongest(note).len()).sum();
            prop_assert_eq!(all.iter().map(|visit| visit.notes as usize).sum::<usize>(), named);
            for note in &notes {
                for state in strongest(note) {
                    let holding = all
                        .iter()
                        .filter(|visit| visit.state_id == state && visit.from <= note.day && note.day <= visit.to);
                    prop_assert_eq!(holding.count(), 1);
                }
            }
        }

        #[test]
        fn only_visits_of_the_newest_note_are_open(steps in steps()) {
            let notes = journey(&steps);
            let newest = notes.iter().map(|note| note.day).max();
            for visit in visits(&notes) {
                prop_assert_eq!(visit.end == VisitEnd::Open, Some(visit.to) == newest);
            }
        }
    }
}
