//! The chain of changes under way: every write adds a link, and opening looks whether none is missing.
//!
//! One rule: the link is part of the very transaction it seals, and the seal beside the database follows it. A seal that
//! does not fit is told and left as it is until the user has decided.
//!
//! What the newest link is, only the database knows: a commit that the disk refused at its very end may be there all the
//! same, and a number kept in memory would then be given twice.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::api::Code;
use crate::error::{Result, disk_code};
use crate::storage::chain::{self, Counted};
use crate::storage::check;
use crate::storage::transact;
use crate::vault::{ChainKey, FoundSeal, Link, Seal, Sum};

/// What was noticed about the journal: at opening, that the file is whole and not the one that was closed last; soon
/// after, by looking the whole of it over, that something in it is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Noticed {
    /// An older file stands in the place of the one that was closed.
    Older {
        /// How many changes are missing.
        missing: u32,
        /// When the last of them was made, UTC milliseconds.
        last_at: i64,
    },
    /// The seal is gone or damaged, so that nobody can say whether this is the file that was closed.
    Unsealed,
    /// The file has changes the seal does not know, and not those it knows: two files have parted from one.
    Parted,
    /// All of it can be read, and it does not add up: an older page or row stands somewhere.
    Altered,
    /// Some of it cannot be read.
    Damaged,
}

/// The chain of an open journal.
pub struct Chain {
    key: ChainKey,
    counted: Counted,
    seal: Option<Seal>,
    /// The seal does not fit: it stays as it is until the user has decided.
    noticed: Option<Noticed>,
    /// What was found by looking the whole file over.
    found: Option<Noticed>,
}

impl Chain {
    /// Picks the chain up where it was left, and counts from now on. `seal` is what stands beside the database; none
    /// for a database that is nowhere on a disk. `afresh` after a migration, which may have changed every row.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn pick_up(
        db: &mut Connection,
        key: ChainKey,
        seal: Option<(Seal, FoundSeal)>,
        now: i64,
        afresh: bool,
    ) -> Result<Self> {
        let last = chain::newest(db)?;
        let (mut seal, found) = match seal {
            Some((seal, found)) => (Some(seal), Some(found)),
            None => (None, None),
        };
        let noticed = match found {
            Some(found) => noticed(db, &key, last.as_ref().map(|(link, _)| link), found)?,
            None => None,
        };
        let newest = match last {
            Some((newest, _)) if !afresh => newest,
            Some(_) => Self::begin_afresh(db, &key, now)?,
            None => Self::begin(db, &key, now, seal.as_mut())?,
        };
        let counted = Counted::begin(db, &key)?;
        let mut chain = Self {
            key,
            counted,
            seal,
            noticed,
            found: None,
        };
        chain.follow(&newest);
        chain.settle();
        Ok(chain)
    }

    /// The first link of all. Its seal comes first: whoever finds a link without one has lost it.
    fn begin(
        db: &mut Connection,
        key: &ChainKey,
        now: i64,
        seal: Option<&mut Seal>,
    ) -> Result<Link> {
        let sum = chain::recount(db, key)?;
        let link = follow(key, None, now, &sum);
        if let Some(seal) = seal {
            seal.put(&link)
                .and_then(|()| seal.settle())
                .map_err(|refused| disk_code(&refused))?;
        }
        transact(db, |db| chain::insert(db, &link, &sum))?;
        Ok(link)
    }

    /// Counts every row and adds a link for what they are now: after a migration, which may have changed all of them,
    /// and under another key.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn begin_afresh(db: &mut Connection, key: &ChainKey, now: i64) -> Result<Link> {
        let before = chain::newest(db)?.map(|(link, _)| link);
        let sum = chain::recount(db, key)?;
        let link = follow(key, before.as_ref(), now, &sum);
        transact(db, |db| chain::insert(db, &link, &sum))?;
        Ok(link)
    }

    /// What was noticed and not decided yet.
    #[must_use]
    pub fn noticed(&self) -> Option<Noticed> {
        self.noticed.or(self.found)
    }

    /// Something was found by looking the whole file over.
    pub(super) fn notice(&mut self, found: Noticed) {
        self.found = Some(found);
    }

    /// The user keeps the file as it is: from now on it is the one that was closed last, and what stands in it is what
    /// its rows add up to.
    ///
    /// # Errors
    /// [`Code::Damaged`] if some of it cannot be read, or if the database refuses.
    pub(super) fn accept(&mut self, db: &mut Connection, now: i64) -> Result<()> {
        match self.found {
            Some(Noticed::Altered) => {
                transact(db, check::words_anew)?;
                Self::begin_afresh(db, &self.key, now)?;
                self.forget();
            }
            Some(_) => return Err(Code::Damaged.into()),
            None => {}
        }
        let (newest, _) = newest(db)?;
        (self.noticed, self.found) = (None, None);
        if let Some(seal) = &mut self.seal {
            // Refused by the disk, it is noticed again at the next opening.
            drop(seal.put_alone(&newest));
        }
        self.settle();
        Ok(())
    }

    /// Forgets what was counted: nothing of it came to pass.
    pub(super) fn forget(&self) {
        let _ = self.counted.take();
    }

    /// Adds the link of a change to the change itself; none if no row came or went.
    pub(super) fn extend(&self, db: &Connection, at: i64) -> Result<Option<Link>> {
        let Some(change) = self.counted.take() else {
            return Ok(None);
        };
        let (before, sum) = newest(db)?;
        let sum = sum.plus(change);
        let link = follow(&self.key, Some(&before), at, &sum);
        chain::insert(db, &link, &sum)?;
        Ok(Some(link))
    }

    /// A change is on the disk: the seal may follow, unless the user has yet to decide.
    pub(super) fn follow(&mut self, newest: &Link) {
        if let (Some(seal), None) = (&mut self.seal, self.noticed) {
            // Refused by a full disk: the journal is ahead of its seal then, and says so itself.
            drop(seal.put(newest));
        }
    }

    /// Whether all rows still add up to what the chain says: reads the whole journal.
    pub(super) fn adds_up(&self, db: &Connection) -> Result<bool> {
        Ok(chain::recount(db, &self.key)? == newest(db)?.1)
    }

    fn settle(&self) {
        if let Some(seal) = &self.seal {
            // As above.
            drop(seal.settle());
        }
    }
}

impl Drop for Chain {
    fn drop(&mut self) {
        self.settle();
    }
}

/// The newest link and what all rows add up to by it.
pub(super) fn newest(db: &Connection) -> Result<(Link, Sum)> {
    // There is one since the chain was picked up.
    chain::newest(db)?.ok_or_else(|| Code::Damaged.into())
}

fn follow(key: &ChainKey, before: Option<&Link>, at: i64, sum: &Sum) -> Link {
    let number = before.map_or(1, |before| before.number + 1);
    let link = before.map_or([0; 32], |before| before.link);
    Link {
        number,
        at,
        link: key.link(&link, number, at, sum),
    }
}

fn noticed(
    db: &Connection,
    key: &ChainKey,
    newest: Option<&Link>,
    found: FoundSeal,
) -> Result<Option<Noticed>> {
    let here = newest.map_or(0, |link| link.number);
    Ok(match found {
        // A journal that never had a chain never had a seal, or the first one and was ended before its link was there.
        FoundSeal::Nothing | FoundSeal::Damaged if newest.is_none() => None,
        FoundSeal::Sealed(sealed) if newest.is_none() && sealed.number == 1 => None,
        FoundSeal::Nothing | FoundSeal::Damaged => Some(Noticed::Unsealed),
        FoundSeal::Sealed(sealed) if sealed.number > here => Some(Noticed::Older {
            missing: u32::try_from(sealed.number - here).unwrap_or(u32::MAX),
            last_at: sealed.at,
        }),
        // The seal may fall behind by a power cut; the journal's own links bridge that.
        FoundSeal::Sealed(sealed) if chain::bridges(db, key, &sealed)? => None,
        FoundSeal::Sealed(_) => Some(Noticed::Parted),
    })
}
