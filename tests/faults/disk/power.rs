//! What is left on a disk when the power goes.
//!
//! One rule: what was synced is there; of what was not, anything goes: each sector of 512 bytes has any of the contents
//! it had since, in no order, a length may have changed or not, and a file that was made or removed may be there or not.

use std::collections::BTreeMap;
use std::path::Path;

use afterbell_tests::made_up::chance::Chance;

use super::Done;

/// The least a disk writes whole.
const SECTOR: usize = 512;

/// The files of a folder, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How a disk treats what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loses {
    /// All of it.
    Everything,
    /// Nothing: the process died and the power stayed.
    Nothing,
    /// Each write as a whole, or not: later ones may be there without earlier ones.
    Writes,
    /// Each sector by itself: writes are torn.
    Sectors,
    /// What came last, and half of one.
    TheEnd,
}

impl Loses {
    pub const ALL: [Self; 5] = [
        Self::Everything,
        Self::Nothing,
        Self::Writes,
        Self::Sectors,
        Self::TheEnd,
    ];
}

/// A file as it is for sure, and what may have become of it.
#[derive(Default, Clone)]
struct Held {
    sure: Option<Vec<u8>>,
    maybe: Vec<Maybe>,
}

#[derive(Clone)]
enum Maybe {
    There,
    Bytes(usize, Vec<u8>),
    Length(usize),
    Gone,
}

/// What is on the disk after a cut behind the first `up_to` of what was done. `syncs_count` is false for the control: a
/// disk that only says it had synced.
pub fn cut(
    before: &Files,
    done: &[Done],
    loses: Loses,
    syncs_count: bool,
    chance: &mut Chance,
) -> Files {
    let mut held: BTreeMap<String, Held> = before
        .iter()
        .map(|(name, bytes)| {
            let sure = Some(bytes.clone());
            (
                name.clone(),
                Held {
                    sure,
                    maybe: Vec::new(),
                },
            )
        })
        .collect();
    for step in done {
        let (name, maybe) = match step {
            Done::Made(name) => (name, Maybe::There),
            Done::Wrote(name, at, bytes) => (name, Maybe::Bytes(*at, bytes.clone())),
            Done::Cut(name, to) => (name, Maybe::Length(*to)),
            Done::Removed(name, _) => (name, Maybe::Gone),
            Done::Synced(name) => {
                if syncs_count {
                    held.entry(name.clone()).or_default().settle();
                }
                continue;
            }
            Done::Acknowledged(_) => continue,
        };
        let file = held.entry(name.clone()).or_default();
        file.maybe.push(maybe);
        if matches!(step, Done::Removed(_, true)) && syncs_count {
            file.settle();
        }
    }
    held.into_iter()
        .filter_map(|(name, file)| Some((name, file.left(loses, chance)?)))
        .collect()
}

impl Held {
    /// All that may be is for sure.
    fn settle(&mut self) {
        for step in std::mem::take(&mut self.maybe) {
            apply(&mut self.sure, &step);
        }
    }

    /// What is left of it.
    fn left(mut self, loses: Loses, chance: &mut Chance) -> Option<Vec<u8>> {
        let steps = std::mem::take(&mut self.maybe);
        match loses {
            Loses::Everything => {}
            Loses::Nothing => steps.iter().for_each(|step| apply(&mut self.sure, step)),
            Loses::Writes => steps
                .iter()
                .filter(|_| chance.happens(0.5))
                .for_each(|step| apply(&mut self.sure, step)),
            Loses::Sectors => {
                for step in &steps {
                    for part in torn(step) {
                        if chance.happens(0.5) {
                            apply(&mut self.sure, &part);
                        }
                    }
                }
            }
            Loses::TheEnd => {
                let whole = chance.below(steps.len() + 1);
                steps[..whole]
                    .iter()
                    .for_each(|step| apply(&mut self.sure, step));
                if let Some(Maybe::Bytes(at, bytes)) = steps.get(whole) {
                    let half = bytes[..bytes.len() / 2].to_vec();
                    apply(&mut self.sure, &Maybe::Bytes(*at, half));
                }
            }
        }
        self.sure
    }
}

/// A write as its sectors, anything else as it is.
fn torn(step: &Maybe) -> Vec<Maybe> {
    let Maybe::Bytes(at, bytes) = step else {
        return vec![step.clone()];
    };
    let first = (SECTOR - at % SECTOR).min(bytes.len());
    let (head, rest) = bytes.split_at(first);
    std::iter::once((*at, head))
        .chain(
            rest.chunks(SECTOR)
                .enumerate()
                .map(|(n, part)| (at + first + n * SECTOR, part)),
        )
        .map(|(at, part)| Maybe::Bytes(at, part.to_vec()))
        .collect()
}

fn apply(file: &mut Option<Vec<u8>>, step: &Maybe) {
    match step {
        Maybe::There => {
            file.get_or_insert_default();
        }
        Maybe::Gone => *file = None,
        Maybe::Length(to) => file.get_or_insert_default().resize(*to, 0),
        Maybe::Bytes(at, bytes) => {
            let file = file.get_or_insert_default();
            let end = at + bytes.len();
            if file.len() < end {
                // A hole that was never written holds what the disk held before.
                file.resize(end, 0xA5);
            }
            file[*at..end].copy_from_slice(bytes);
        }
    }
}

/// The files of a folder but for the lock.
pub fn files_of(folder: &Path) -> Files {
    std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|file| file.expect("a file"))
        .filter(|file| file.file_name() != afterbell_core::vault::LOCK_FILE)
        .filter(|file| file.path().is_file())
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(file.path()).expect("it can be read"))
        })
        .collect()
}

/// Puts files into a folder, and nothing else.
pub fn put(files: &Files, folder: &Path) {
    drop(std::fs::remove_dir_all(folder));
    std::fs::create_dir_all(folder).expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
}
