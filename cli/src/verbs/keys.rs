//! Making a journal, and its keys.
//!
//! One rule: the recovery key and an offered passphrase are shown this once, because showing them is what is asked.

use afterbell_core::api::shapes::Nothing;
use afterbell_core::session::{self, ChangePassphrase, MakeJournal, ProveRecoveryKey, TypedGroup};
use afterbell_core::vault::{Passphrase, RecoveryKeyText};
use serde::Serialize;
use serde_json::json;

use crate::door::Door;
use crate::input;
use crate::output::Output;
use crate::refusal::{Outcome, Refusal};

/// Which two groups are asked back.
const PROOF: [u8; 2] = [2, 6];

#[derive(Serialize)]
struct Made {
    recovery_key: Vec<String>,
    passphrase: Option<String>,
}

/// Makes a journal.
pub fn new(door: &mut Door, suggest: bool, output: Output) -> Outcome {
    let offered = if suggest {
        Some(session::suggest_passphrase(door.session(), Nothing {})?.passphrase)
    } else {
        None
    };
    let passphrase = match &offered {
        Some(offered) => Passphrase::typed(offered.clone()),
        None => new_passphrase()?,
    };
    let shown = session::make_journal(door.session(), MakeJournal { passphrase })?;
    let made = Made {
        recovery_key: shown.groups,
        passphrase: offered,
    };
    output.answer(&made, |made| {
        let offered = made.passphrase.as_ref().map(|offered| {
            format!("Your passphrase, six words drawn by chance:\n\n  {offered}\n\n")
        });
        format!(
            "{}Your recovery key. It opens the journal if the passphrase is forgotten, and is shown this once:\n\n  {}\n\n\
             Write it on paper and keep that away from this computer.",
            offered.unwrap_or_default(),
            made.recovery_key.join("-")
        )
    })?;
    prove(door, output)
}

/// Asks two groups back of whoever types, so that a sheet that was never written is noticed now.
fn prove(door: &mut Door, output: Output) -> Outcome {
    if !input::is_typed() {
        return Ok(());
    }
    let groups = PROOF
        .map(|index| {
            let text = input::line(&format!(
                "Group {} of the recovery key, from your sheet",
                index + 1
            ))?;
            Ok::<_, Refusal>(TypedGroup {
                index,
                text: RecoveryKeyText::typed(text),
            })
        })
        .into_iter()
        .collect::<Outcome<Vec<_>>>()?;
    let right = session::prove_recovery_key(door.session(), ProveRecoveryKey { groups })?.yes;
    output.remark(if right {
        "That is what the key says. All is done."
    } else {
        "That is not what the key says. All else is done; look at your sheet once more."
    });
    Ok(())
}

/// Changes the passphrase.
pub fn passphrase(door: &mut Door, with_recovery_key: bool, output: Output) -> Outcome {
    let change = asked(door, with_recovery_key)?;
    session::change_passphrase(door.session(), change)?;
    output.answer(&json!({ "changed": true }), |_| {
        "The passphrase is changed. The old one opens nothing here any more.".to_owned()
    })
}

/// Makes new keys for everything.
pub fn renew(door: &mut Door, with_recovery_key: bool, output: Output) -> Outcome {
    let change = asked(door, with_recovery_key)?;
    let shown = session::renew_keys(door.session(), change)?;
    let made = Made {
        recovery_key: shown.groups,
        passphrase: None,
    };
    output.answer(&made, |made| {
        format!(
            "The keys are new. The old passphrase and the old recovery key open nothing here any more, but the backups \
             made until now still open with them: `backup list` says which, `backup remove-older` takes them away.\n\n\
             Your new recovery key, shown this once:\n\n  {}\n\n\
             Write it on paper and keep that away from this computer.",
            made.recovery_key.join("-")
        )
    })?;
    prove(door, output)
}

/// Opens the journal, and asks for the passphrase it is to have.
fn asked(door: &mut Door, with_recovery_key: bool) -> Outcome<ChangePassphrase> {
    let current = if with_recovery_key {
        door.open_with_recovery_key()?;
        None
    } else {
        // Opened with it, it is proved once more when it is changed: both are the core's own checks.
        Some(open_with_passphrase(door)?)
    };
    let new = new_passphrase()?;
    Ok(ChangePassphrase { current, new })
}

fn open_with_passphrase(door: &mut Door) -> Outcome<Passphrase> {
    let passphrase = input::passphrase("Passphrase")?;
    session::unlock(
        door.session(),
        session::Unlock {
            passphrase: passphrase.clone(),
        },
    )?;
    Ok(passphrase)
}

/// A new passphrase: typed twice on a terminal, where it cannot be seen.
fn new_passphrase() -> Outcome<Passphrase> {
    let new = input::passphrase("New passphrase")?;
    if input::is_typed() {
        let again = input::passphrase("The same once more")?;
        // Compared here, where both are still at hand, so that a slip of a finger locks nobody out.
        if again.expose() != new.expose() {
            return Err(Refusal::usage("The two are not the same."));
        }
    }
    Ok(new)
}
