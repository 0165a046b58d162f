//! The things that can be met at any of their steps: each changes more of a journal's files than one save does.
//!
//! One rule: what comes before is not counted, so that a step's number says how far the thing itself had come.

use std::path::{Path, PathBuf};

use afterbell_core::api::Failure;
use afterbell_core::transfer::imports::day_one;
use afterbell_core::vault::{Opener, RecoveryKeyText};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::steps::{self, How};
use crate::{Process, outcome, say};
use afterbell_tests::PASSPHRASE;

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Doing {
    /// An entry is saved.
    Save,
    /// A journal is made.
    Make,
    /// A journal is opened: one of an earlier schema is brought up, a header copy is healed.
    Open,
    /// A backup is made.
    Backup,
    /// A backup is put back: previewed, then in the journal's place.
    Restore,
    /// The passphrase is changed.
    Passphrase,
    /// A new recovery key is made.
    RecoveryKey,
    /// New keys are made for everything.
    Renew,
    /// An export is brought in.
    Import,
    /// The control: as `Save`, said to be done before it is.
    SayTooEarly,
    /// The control: both copies of the header are written over where they lie.
    HeaderInPlace,
    /// The control: a backup's files are copied over the journal's where they lie.
    RestoreInPlace,
}

/// The passphrase after a change.
pub const NEW_PASSPHRASE: &str = "copper ladder seventeen marmalade evenings";

/// One thing, and which of its steps is met how.
#[derive(Args)]
pub struct Asked {
    doing: Doing,
    /// How many steps are left alone.
    #[arg(long)]
    at: u32,
    #[arg(long, value_enum)]
    how: How,
    /// The journal's recovery key.
    #[arg(long, default_value = "")]
    key: String,
    /// The backup, the export, or for a control the folder whose files are copied.
    #[arg(long)]
    with: Option<PathBuf>,
}

impl Asked {
    /// Does it, and says how it went; then, if it was refused, how it goes once all is well again.
    pub fn carry_out(&self, process: &mut Process) {
        let opens = !matches!(
            self.doing,
            Doing::Make | Doing::Open | Doing::HeaderInPlace | Doing::RestoreInPlace
        );
        if opens {
            process.recover(&self.key).expect("the journal opens");
        }
        if self.doing == Doing::SayTooEarly {
            say("done");
        }
        steps::meet(self.at, self.how);
        let first = self.attempt(process);
        let (count, met) = steps::leave_alone();
        say(&outcome(&first));
        if matches!(self.doing, Doing::RecoveryKey | Doing::Renew) {
            say(&first.as_ref().map_or_else(|_| String::new(), groups));
        }
        say(&count.to_string());
        if met && first.is_err() {
            self.try_again(process, opens);
        }
    }

    /// Here, and if it does not go on here, after locking and opening.
    fn try_again(&self, process: &mut Process, opens: bool) {
        let again = self.attempt(process);
        say(&outcome(&again));
        if again.is_err() && opens {
            process.call("lock", json!({})).expect("it locks");
            let opened = match process.recover(&self.key) {
                // It was decided when it was refused, and opening it has finished it: the new keys hold.
                Err(_) if self.doing == Doing::Renew => {
                    process.call("unlock", json!({ "passphrase": NEW_PASSPHRASE }))
                }
                opened => opened.and_then(|_| self.attempt(process)),
            };
            say(&outcome(&opened));
        }
    }

    fn attempt(&self, process: &mut Process) -> Result<Value, Failure> {
        let with = self.with.as_deref().unwrap_or(Path::new("."));
        match self.doing {
            Doing::Save | Doing::SayTooEarly => {
                // Longer than what was freed before: pages that held nothing are written on, and new ones.
                let body = format!("The new entry.\n\n{}", "and so on ".repeat(4_000));
                process.call("save_entry", json!({ "body": body }))
            }
            Doing::Make => process.call("make_journal", json!({ "passphrase": PASSPHRASE })),
            Doing::Open => process.recover(&self.key),
            Doing::Passphrase => process.call(
                "change_passphrase",
                json!({ "current": null, "new": NEW_PASSPHRASE }),
            ),
            Doing::Renew => process.call(
                "renew_keys",
                json!({ "current": null, "new": NEW_PASSPHRASE }),
            ),
            Doing::RecoveryKey => process.call("make_recovery_key", json!({})),
            Doing::Backup => {
                let made = process.0.make_backup(None);
                made.map(|_| Value::Null).map_err(Into::into)
            }
            Doing::Restore => {
                let key = RecoveryKeyText::typed(self.key.clone());
                let session = &mut process.0;
                let previewed = session.preview_restore(with, &Opener::RecoveryKey(&key));
                let restored = previewed.and_then(|_| session.restore());
                restored.map(|_| Value::Null).map_err(Into::into)
            }
            Doing::Import => {
                let journal = process.0.journal()?;
                let brought_in = day_one::import(journal, with, &mut |_, _| true);
                brought_in.map(|_| Value::Null).map_err(Into::into)
            }
            Doing::HeaderInPlace => {
                copy_over(with, process.0.folder(), &["header", "header.2"]);
                Ok(Value::Null)
            }
            Doing::RestoreInPlace => {
                let all = ["header", "header.2", "journal.db", "seal"];
                copy_over(with, process.0.folder(), &all);
                Ok(Value::Null)
            }
        }
    }
}

/// As no careful program does it.
fn copy_over(from: &Path, to: &Path, names: &[&str]) {
    for name in names {
        let bytes = std::fs::read(from.join(name)).expect("a file to copy");
        std::fs::write(to.join(name), bytes).expect("it is copied");
    }
}

fn groups(shown: &Value) -> String {
    afterbell_tests::evening::words(&shown["groups"]).join("-")
}
