//! Folders that sync programs call their own, by the names these give them.
//!
//! One rule: a name that people give to folders of their own is not in here; such a folder is known by its marks.

use super::place::Place;

/// A word of the path begins like this.
const BEGINS: [(&str, &str); 8] = [
    // "OneDrive", "OneDrive - Hillside School"
    ("onedrive", "OneDrive"),
    // "Dropbox", "Dropbox (Personal)"
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("google drive", "Google Drive"),
    // "GoogleDrive-name@example.org", as macOS calls it
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
];

/// A word of the path is this.
const IS: [(&str, &str); 14] = [
    // ~/Library/Mobile Documents: iCloud's own place on a Mac
    ("mobile documents", "iCloud"),
    // ~/Library/CloudStorage: every other service's place on a Mac
    ("cloudstorage", "a sync program"),
    ("shared drives", "Google Drive"),
    ("insync", "Insync"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("pcloudsync", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("box sync", "Box"),
    ("proton drive", "Proton Drive"),
    ("tresors", "Tresorit"),
    ("resilio sync", "Resilio Sync"),
    ("icedrive", "Icedrive"),
];

/// Directly beneath the home folder this is a service's; elsewhere it may be anybody's.
const AT_HOME: [(&str, &str); 3] = [
    ("box", "Box"),
    ("mega", "MEGA"),
    // Syncthing's and others' own
    ("sync", "a sync program"),
];

/// The service whose folder this is or lies in, by the names on the way.
pub fn service(place: &Place, home: Option<&Place>) -> Option<&'static str> {
    let at_home = home
        .and_then(|home| place.beneath(home)?.first())
        .and_then(|word| find(&AT_HOME, |name| word == name));
    let on_the_way = place.words().iter().rev().find_map(|word| {
        find(&BEGINS, |name| word.starts_with(name)).or_else(|| find(&IS, |name| word == name))
    });
    on_the_way.or(at_home)
}

fn find(table: &[(&str, &'static str)], fits: impl Fn(&str) -> bool) -> Option<&'static str> {
    table
        .iter()
        .find(|(name, _)| fits(name))
        .map(|(_, service)| *service)
}
