//! The names of backups: what it is, from which day, which of that day, and nothing more.
//!
//! One rule: a later backup of a day always has the higher number, because who lists them knows their order by it.

use std::path::{Path, PathBuf};

use crate::clock::Day;
use crate::error::Result;

use super::list;

/// How a backup's name ends.
pub const ENDING: &str = "afterbell";
const BEGINNING: &str = "journal-";

/// The name of the backup of a day with a number; the first bears none.
pub fn name(day: Day, number: u32) -> String {
    if number == 1 {
        format!("{BEGINNING}{day}.{ENDING}")
    } else {
        format!("{BEGINNING}{day}-{number}.{ENDING}")
    }
}

/// The next name of a day in a folder. One that was taken away in the middle is not given again: its number would say
/// that it is older than it is.
pub fn next_in(folder: &Path, day: Day) -> Result<PathBuf> {
    let last = list(folder)?
        .into_iter()
        .filter_map(|backup| told_by(&backup.name))
        .filter(|(of, _)| *of == day)
        .map(|(_, number)| number)
        .max();
    let number = last.map_or(1, |last| last.saturating_add(1));
    Ok(folder.join(name(day, number)))
}

/// The day in a backup's name, and which of that day it is; none if it is not named like one.
pub fn told_by(name: &str) -> Option<(Day, u32)> {
    let rest = name
        .strip_prefix(BEGINNING)?
        .strip_suffix(ENDING)?
        .strip_suffix('.')?;
    let (day, again) = rest.split_at_checked(10)?;
    let number = match again.strip_prefix('-') {
        Some(number) => number.parse().ok()?,
        None if again.is_empty() => 1,
        None => return None,
    };
    Some((day.parse().ok()?, number))
}

/// The name of the file at a path.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
