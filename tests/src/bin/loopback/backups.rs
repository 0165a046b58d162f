//! Backups, as the window makes them, without a window.
//!
//! One rule: the same names, the same answers, the same piece of the core. What is chosen was told beforehand
//! (`POST /chooses`), and what the window does by itself from time to time is done when it is asked for (`POST /round`).

use std::path::PathBuf;

use afterbell_core::api::{Code, Failure};
use afterbell_core::backups::place::Shared;
use afterbell_core::error::Error;
use afterbell_core::session::keeping::LookInto;
use afterbell_machine::folders;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::house::House;
use crate::shell::understood;

/// What the system's own windows would answer; nothing is as if the user thought better of it.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chooses {
    folder: Option<PathBuf>,
    /// The file.
    pub file: Option<PathBuf>,
    /// Files to be put into an entry.
    #[serde(default)]
    pub put_in: Vec<PathBuf>,
    /// Where a copy goes.
    pub copy: Option<PathBuf>,
}

/// Answers a command about backups; none if it is another's.
pub fn answer(path: &str, input: &Value, house: &House) -> Option<Result<Value, Failure>> {
    let lend = || house.session();
    let keeping = &house.keeping;
    Some(match path {
        "/chooses" => understood(input.clone()).map(|chooses| {
            *house.chooses() = chooses;
            Value::Null
        }),
        "/round" => Ok(json!(keeping.round(&lend))),
        "/shell/backup_standing" => told(keeping.standing(&lend)),
        "/shell/make_backup" => told(keeping.make(&lend)),
        "/shell/choose_backup_folder" => {
            let folder = house.chooses().folder.clone();
            Ok(json!(folder.map(|folder| {
                let shared = folders::elsewhere(&folder).map(Shared::from);
                keeping.choose_folder(folder, shared)
            })))
        }
        "/shell/make_backup_elsewhere" => told(keeping.make_elsewhere(&lend)),
        "/shell/use_backup_place" => told(keeping.use_place(&lend)),
        "/shell/forget_backup_place" => told(keeping.forget_place(&lend)),
        "/shell/test_backup" => name(input).and_then(|name| told(keeping.test(&lend, &name))),
        "/shell/choose_backup_file" => {
            let file = house.chooses().file.clone();
            Ok(json!(file.map(|file| keeping.choose_file(file))))
        }
        "/shell/look_into_backup" => {
            asked(input).and_then(|asked| told(keeping.look_into(&lend, &asked)))
        }
        "/shell/put_backup_back" => told(keeping.put_back(&lend)),
        "/shell/give_up_backup" => told(keeping.give_up(&lend)),
        _ => return None,
    })
}

fn name(input: &Value) -> Result<String, Failure> {
    understood(input["name"].clone())
}

fn asked(input: &Value) -> Result<LookInto, Failure> {
    understood(input["asked"].clone())
}

fn told<T: Serialize>(outcome: Result<T, Error>) -> Result<Value, Failure> {
    Ok(serde_json::to_value(outcome?).map_err(|_| Code::Internal)?)
}
