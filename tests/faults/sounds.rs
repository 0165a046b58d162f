//! Sounds of a journal: heard while it is open, and not a moment longer.
//!
//! One rule: whatever is refused was heard before, or is heard after it.

use std::path::PathBuf;

use afterbell_apart::Program;
use afterbell_core::api::{Code, Failure};
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments::{self, Ready};
use afterbell_player::Listening;
use afterbell_player::apart::ASKED;
use afterbell_player::listening::Begun;
use afterbell_player::playing::Player;
use afterbell_tests::evening::alone;
use afterbell_tests::made_up::{pdfs, sounds};
use afterbell_tests::{Evening, a_journal};
use parking_lot::{MappedMutexGuard, Mutex, MutexGuard};

use super::ANOTHER_PROCESS;

/// A journal, and somebody who listens.
struct Chair {
    evening: Mutex<Evening>,
    attaching: Attaching,
    listening: Listening,
    entry: i64,
}

impl Chair {
    fn new() -> Self {
        let mut evening = a_journal();
        let entry = evening.write("I spoke on the way home.");
        let program = Program::at(PathBuf::from(ANOTHER_PROCESS), ASKED);
        Self {
            evening: Mutex::new(evening),
            attaching: Attaching::default(),
            listening: Listening::by(Player::with(program)),
            entry,
        }
    }

    fn lend(&self) -> MappedMutexGuard<'_, Session> {
        MutexGuard::map(self.evening.lock(), Evening::session)
    }

    fn put_in(&self, bytes: Vec<u8>) -> i64 {
        let ready = Ready::by_hand(bytes).expect("it is taken in");
        let mut session = self.lend();
        let journal = session.journal().expect("it is open");
        let kept = attachments::put_in(journal, self.entry, None, &ready);
        kept.expect("it is kept").value.id
    }

    fn begin(&self, id: i64, heard: Option<bool>) -> Result<Begun, Code> {
        let begun = alone(|| {
            self.listening
                .begin(&|| self.lend(), &self.attaching, id, heard)
        });
        begun.map_err(|error| Failure::from(error).code)
    }

    /// Where the next moment begins, and how many numbers it has; none where it ends.
    fn hear(&self, which: u32, from: Option<u64>) -> Result<Option<(u64, usize)>, Code> {
        let moment = self
            .listening
            .hear(&|| self.lend(), &self.attaching, which, from);
        let moment = moment.map_err(|error| Failure::from(error).code)?;
        Ok(moment.split_first_chunk().map(|(begins, numbers)| {
            (
                u64::from_le_bytes(*begins),
                numbers.len() / size_of::<f32>(),
            )
        }))
    }
}

#[test]
fn a_sound_is_heard_to_its_end_and_from_any_place() {
    let chair = Chair::new();
    let id = chair.put_in(sounds::bell(3));
    let begun = chair.begin(id, None).expect("it begins");
    assert_eq!(
        (begun.rate, begun.channels, begun.millis),
        (sounds::RATE, 1, Some(3000))
    );
    let mut end = 0;
    while let Some((begins, length)) = chair.hear(begun.which, None).expect("it is heard") {
        assert_eq!(begins, end, "nothing is left out");
        end += length as u64;
    }
    assert_eq!(end, 3 * u64::from(sounds::RATE));
    let half = u64::from(sounds::RATE) / 2;
    let again = chair.hear(begun.which, Some(500)).expect("it is heard");
    assert_eq!(again.map(|(begins, _)| begins), Some(half));
    chair.listening.end_that(begun.which);
    assert_eq!(chair.hear(begun.which, None), Err(Code::Stopped));
}

#[test]
fn after_a_lock_none_is_heard_and_what_was_begun_is_over() {
    let chair = Chair::new();
    let id = chair.put_in(sounds::bell(3));
    let before = chair.begin(id, Some(true)).expect("it begins").which;
    assert!(chair.hear(before, None).is_ok());
    chair.evening.lock().lock();
    assert_eq!(chair.hear(before, None), Err(Code::Locked));
    assert_eq!(chair.begin(id, None).err(), Some(Code::Locked));
    chair.evening.lock().unlock();
    assert_eq!(chair.hear(before, None), Err(Code::Stopped));
    let again = chair.begin(id, None).expect("it begins").which;
    assert!(chair.hear(again, None).is_ok());
}

#[test]
fn what_is_no_sound_or_cannot_be_heard_here_is_not_begun() {
    let chair = Chair::new();
    let id = chair.put_in(sounds::bell(1));
    let letter = chair.put_in(pdfs::letter(&[&["A letter"]]));
    assert_eq!(chair.begin(letter, None).err(), Some(Code::Invalid));
    assert_eq!(
        chair.begin(id, Some(false)).err(),
        Some(Code::NoLoudspeaker)
    );
    assert_eq!(chair.begin(id + 100, None).err(), Some(Code::NotFound));
    let half = chair.put_in(b"ID3 and no more".to_vec());
    assert_eq!(chair.begin(half, None).err(), Some(Code::SoundDamaged));
    assert!(chair.begin(id, Some(true)).is_ok());
}
