//! Passphrase, recovery key, new keys for everything, and a header that is healed.

use std::fs;

use afterbell_tests::PASSPHRASE;
use serde_json::json;

use super::writing::{journal, thing};
use super::{Became, NEW_PASSPHRASE, Thing, ask, copy_all, look_over, open};

/// Opening with one copy of the header spoiled: it is healed from the other.
pub fn healing() -> Thing {
    let mut thing = thing("open", journal(), |thing, window, said| {
        let held = thing.open(window)?;
        thing.is_as_before(&held)?;
        let alike = {
            let copy = |name: &str| fs::read(window.folder().join(name)).ok();
            copy("header").is_some() && copy("header") == copy("header.2")
        };
        match (alike, said.is_done()) {
            (true, _) => Ok(Became::New),
            (false, _) => Err("it is not healed by opening it again".to_owned()),
        }
    });
    let header = thing.beginning.folder().join("header");
    let mut bytes = fs::read(&header).expect("a header");
    bytes[60] ^= 1;
    fs::write(&header, bytes).expect("it is spoiled");
    thing.key = thing.beginning.recovery_key();
    thing
}

pub fn changing_the_passphrase(name: &'static str) -> Thing {
    thing(name, journal(), |thing, window, said| {
        let folder = window.folder().to_owned();
        let opens = |passphrase: &str| -> Result<bool, String> {
            // In a copy: opening heals, and the other passphrase is to find what was left.
            let mut other = window.window_on("other");
            drop(fs::remove_dir_all(other.folder()));
            copy_all(&folder, other.folder()).map_err(|_| "no copy")?;
            let answer = other.attempt("unlock", json!({ "passphrase": passphrase }));
            match answer {
                Ok(_) => thing.is_as_before(&look_over(&mut other)?).map(|()| true),
                Err(failure) if failure.code == afterbell_core::api::Code::WrongPassphrase => {
                    Ok(false)
                }
                Err(failure) => Err(format!("{:?}", failure.code)),
            }
        };
        let (new, old) = (opens(NEW_PASSPHRASE)?, opens(PASSPHRASE)?);
        thing.open(window)?;
        match (old, new) {
            (false, false) => Err("neither passphrase opens it".to_owned()),
            (true, true) if said.is_done() => Err("the old one opens it still".to_owned()),
            (_, true) => Ok(Became::New),
            (true, false) => Ok(Became::Old),
        }
    })
}

/// If the new key was never shown, the passphrase opens it, and the sheet is known not to be proved.
pub fn making_a_recovery_key() -> Thing {
    thing("recovery-key", journal(), |thing, window, said| {
        let shown = said.lines.get(1).filter(|_| said.is_done());
        if let Some(shown) = shown {
            thing.is_as_before(&open(window, shown)?)?;
            return Ok(Became::New);
        }
        let old = open(window, &thing.key);
        window.call("lock", json!({}));
        let status = ask(window, "unlock", json!({ "passphrase": PASSPHRASE }))?;
        thing.is_as_before(&look_over(window)?)?;
        match old {
            Ok(_) => Ok(Became::Old),
            Err(_) if status["recovery_proved"] == false => Ok(Became::New),
            Err(why) => Err(format!(
                "the old key is gone and nobody is asked for a new: {why}"
            )),
        }
    })
}

/// Two whole journals, one of which goes: the old one until the new one has been opened.
pub fn renewing_the_keys() -> Thing {
    thing("renew", journal(), |thing, window, said| {
        let old = open(window, &thing.key);
        if let Ok(held) = &old {
            thing.is_as_before(held)?;
            if said.is_done() {
                return Err("the old recovery key opens it still".to_owned());
            }
            return Ok(Became::Old);
        }
        let status = ask(window, "unlock", json!({ "passphrase": NEW_PASSPHRASE }))?;
        thing.is_as_before(&look_over(window)?)?;
        if !status["noticed"].is_null() {
            return Err(format!("noticed {}", status["noticed"]));
        }
        if let Some(shown) = said.lines.get(1).filter(|_| said.is_done()) {
            window.call("lock", json!({}));
            thing.is_as_before(&open(window, shown)?)?;
        } else if status["recovery_proved"] == true {
            return Err("nobody is asked for a new sheet".to_owned());
        }
        let is_left = |file: &fs::DirEntry| {
            let name = file.file_name();
            name.to_string_lossy().starts_with("before-") || name == "restoring"
        };
        let mut files = fs::read_dir(window.folder()).map_err(|_| "no folder")?;
        if files.any(|file| file.is_ok_and(|file| is_left(&file))) {
            return Err("the old journal is there still".to_owned());
        }
        Ok(Became::New)
    })
}
