//! Backups made and put back.

use std::fs;
use std::path::Path;

use afterbell_tests::Evening;
use serde_json::json;

use super::writing::{journal, thing};
use super::{Became, Thing, ask, copy_all};

/// How many backups are listed; every one of them has to be whole.
pub fn whole_backups(thing: &Thing, window: &mut Evening) -> Result<usize, String> {
    let names = listed(window)?;
    let key = afterbell_core::vault::RecoveryKeyText::typed(thing.key.clone());
    for name in &names {
        let file = window.folder().join("backups").join(name);
        let mut elsewhere = window.window_on("elsewhere");
        drop(fs::remove_dir_all(elsewhere.folder()));
        let opener = afterbell_core::vault::Opener::RecoveryKey(&key);
        let previewed = elsewhere.session().preview_restore(&file, &opener);
        previewed.map_err(|error| format!("{name}: {:?}", error.code()))?;
    }
    Ok(names.len())
}

pub fn listed(window: &mut Evening) -> Result<Vec<String>, String> {
    let listed = ask(window, "list_backups", json!({}))?;
    Ok(listed
        .as_array()
        .into_iter()
        .flatten()
        .map(|backup| afterbell_tests::evening::word(&backup["name"]))
        .collect())
}

pub fn backing_up() -> Thing {
    let mut beginning = journal().at("2026-11-18 21:40", "Europe/London");
    let earlier = beginning.session().make_backup(None);
    assert!(earlier.is_ok(), "a backup of the evening before");
    beginning.set_clock("2026-11-19 21:40", "Europe/London");
    beginning.write("Written on the next evening.");
    thing("backup", beginning, |thing, window, _| {
        let count = whole_backups(thing, window)?;
        let held = thing.open(window)?;
        thing.is_as_before(&held)?;
        let next = window.session().make_backup(None);
        next.map_err(|error| format!("the next backup: {:?}", error.code()))?;
        left_behind(&window.folder().join("backups"))?;
        match count {
            1 => Ok(Became::Old),
            2 => Ok(Became::New),
            _ => Err(format!("{count} backups")),
        }
    })
}

/// What was being written when it ended must not lie about for ever.
fn left_behind(folder: &Path) -> Result<(), String> {
    for file in fs::read_dir(folder).map_err(|_| "no folder")? {
        let name = file.map_err(|_| "no file")?.file_name();
        let name = name.to_string_lossy();
        if !name.ends_with(".afterbell") {
            return Err(format!("left behind: {}", kind_of(&name)));
        }
    }
    Ok(())
}

/// A name without what is by chance in it.
fn kind_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, ending)| ending)
}

/// A backup of an earlier evening is put back.
pub fn restoring(name: &'static str) -> Thing {
    let mut beginning = journal();
    let made = beginning.session().make_backup(None);
    let backup = made.unwrap_or_else(|error| panic!("{error}")).path;
    let aside = beginning.home().join("the-backup.afterbell");
    fs::copy(backup, &aside).expect("a copy of the backup");
    beginning.write("Written after the backup.");
    let mut thing = thing(name, beginning, |thing, window, _| {
        let held = thing.open(window)?;
        if thing.is_as_before(&held).is_ok() {
            return Ok(Became::Old);
        }
        let old = thing.old.as_ref().expect("it had something");
        if old.without("Written after the backup.") != held {
            return Err("neither the journal nor the backup".to_owned());
        }
        is_kept(thing, window)?;
        Ok(Became::New)
    });
    thing.with = Some(aside);
    thing
}

/// The journal that was replaced is kept, and opens. If it was tried twice, the first backup was replaced too.
fn is_kept(thing: &Thing, window: &Evening) -> Result<(), String> {
    let files = fs::read_dir(window.folder()).map_err(|_| "no folder")?;
    let mut why = "the old journal is not kept".to_owned();
    for file in files.filter_map(Result::ok) {
        if !file.file_name().to_string_lossy().starts_with("before-") {
            continue;
        }
        let mut before = window.window_on("before");
        drop(fs::remove_dir_all(before.folder()));
        copy_all(&file.path(), before.folder()).map_err(|_| "no copy")?;
        let kept = thing.open(&mut before);
        match kept.and_then(|kept| thing.is_as_before(&kept)) {
            Ok(()) => return Ok(()),
            Err(told) => why = format!("the kept one: {told}"),
        }
    }
    Err(why)
}
