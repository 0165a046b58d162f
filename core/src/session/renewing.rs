//! "Someone may have my key": new keys for everything.
//!
//! One rule: copy, prove, exchange. The journal under the old keys is whole until the one under the new ones has been
//! opened, and whatever moment the power goes, one of the two opens.
//!
//! ```text
//! journal.db ── page by page, under the new key ──► restoring/journal.db   every row is there, by the old chain's sum
//!                                                    └ a new link, counted under the new chain's key; header, seal
//! shut ─► exchange (see [`crate::exchange`]) ─► opened with the new passphrase ─► the old one goes
//! ```

use std::fs::File;
use std::path::Path;

use crate::api::Code;
use crate::error::{Result, disk_code};
use crate::exchange::{self, Because};
use crate::journal::Chain;
use crate::session::{ChangePassphrase, Open, RecoveryKeyShown, Session, strength};
use crate::storage;
use crate::vault::{self, Cost, Opener, Passphrase, RecoveryKey};

/// Makes new keys, copies the journal under them, and shows its new recovery key this once. The old passphrase and the
/// old recovery key open nothing any more, except old backups.
///
/// # Errors
/// [`Code::WrongPassphrase`], [`Code::WeakPassphrase`], [`Code::Undecided`], [`Code::DiskFull`]; the old keys hold then.
/// [`Code::Unfinished`]: the new ones hold.
#[allow(clippy::needless_pass_by_value)]
pub fn renew_keys(session: &mut Session, input: ChangePassphrase) -> Result<RecoveryKeyShown> {
    session.prove_current(input.current.as_ref())?;
    strength::prove_enough(&input.new)?;
    let cost = session.cost()?;
    let now = session.surroundings.clock.now();
    let folder = session.folder().to_owned();
    let open = session.opened()?;
    if open.journal.noticed().is_some() {
        // Under new keys nobody could tell any more.
        return Err(Code::Undecided.into());
    }
    let recovery = match lay_ready(open, &input.new, cost, &folder) {
        Ok(recovery) => recovery,
        Err(error) => {
            // Told by the error that is on its way; cleared at the next try.
            drop(exchange::give_up(&folder));
            return Err(error);
        }
    };
    session.open = None;
    exchange::put_in_place(
        &folder,
        Because::Renewed,
        now.day(crate::clock::DAY_TURNS_AT),
    )?;
    // The keys are new whatever happens now, and only the next opening can show it.
    session
        .open_with(&Opener::Passphrase(&input.new))
        .map_err(|_| Code::Unfinished)?;
    let groups = recovery.groups();
    session.opened()?.shown = Some(recovery);
    Ok(RecoveryKeyShown { groups })
}

/// Lays the journal under new keys beside the old one.
fn lay_ready(
    open: &mut Open,
    passphrase: &Passphrase,
    cost: Cost,
    folder: &Path,
) -> Result<RecoveryKey> {
    let old = open.vault.keys();
    let (new, recovery) = old.renewed(passphrase, cost)?;
    let aside = exchange::begin(folder)?;
    let database = aside.join(vault::DATABASE_FILE);
    open.journal.begin_copy(&database, &new)?;
    while !open.journal.step_copy()? {}
    let mut db = storage::open_copy(&database, &new)?;
    storage::check::adds_up(&db, &old.chain_key())?;
    storage::vault_row::set_recovery_proved(&db, false)?;
    Chain::begin_afresh(&mut db, &new.chain_key(), open.journal.now().at)?;
    drop(db);
    File::open(&database)
        .and_then(|file| file.sync_all())
        .map_err(|refused| disk_code(&refused))?;
    let looked = storage::check::look_over(&database, &new, |_| Ok(()))?;
    exchange::lay_beside(&aside, &new.header(), &new, looked.newest.as_ref())?;
    Ok(recovery)
}
