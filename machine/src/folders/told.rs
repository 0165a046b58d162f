//! What sync programs say of themselves: the folders that stand in their own settings.
//!
//! One rule: a setting that cannot be read says nothing. No program's setting is needed to find its marks.

use serde_json::Value;

/// A folder that a service says it copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The service.
    pub by: &'static str,
    /// The folder, as its setting writes it; `~` stands for the home folder.
    pub folder: String,
}

/// How a service writes down its folders.
#[derive(Clone, Copy)]
pub enum Written {
    /// Dropbox's `info.json`: an object for each account with its `path`.
    Json,
    /// Nextcloud's and ownCloud's settings: a line `…\localPath=/home/a/Nextcloud/` for each folder.
    LocalPath,
    /// Syncthing's `config.xml`: an element `folder` with its `path` for each.
    Xml,
    /// The OneDrive client for Linux: `sync_dir = "~/OneDrive"`.
    SyncDir,
    /// Seafile's `seafile.ini`: the path of a folder within the one that is copied.
    Within,
}

/// Where a setting may lie, beneath the home folder, and beneath the system's folders for settings.
pub const SETTINGS: [(&str, Written, &[&str]); 6] = [
    (
        "Dropbox",
        Written::Json,
        &[".dropbox/info.json", "Dropbox/info.json"],
    ),
    (
        "Nextcloud",
        Written::LocalPath,
        &["Nextcloud/nextcloud.cfg"],
    ),
    ("ownCloud", Written::LocalPath, &["ownCloud/owncloud.cfg"]),
    (
        "Syncthing",
        Written::Xml,
        &["syncthing/config.xml", "Syncthing/config.xml"],
    ),
    ("OneDrive", Written::SyncDir, &["onedrive/config"]),
    ("Seafile", Written::Within, &[".ccnet/seafile.ini"]),
];

/// The folders that a setting names.
pub fn folders(by: &'static str, written: Written, setting: &str) -> Vec<Root> {
    let folders: Vec<String> = match written {
        Written::Json => accounts(setting),
        Written::LocalPath => setting
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter(|(key, _)| key.trim_end().ends_with("localPath"))
            .map(|(_, folder)| folder.trim().trim_matches('"').to_owned())
            .collect(),
        Written::Xml => setting
            .split("<folder ")
            .skip(1)
            .filter_map(|element| attribute(element, "path"))
            .collect(),
        Written::SyncDir => setting
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter(|(key, _)| key.trim() == "sync_dir")
            .map(|(_, folder)| folder.trim().trim_matches('"').to_owned())
            .collect(),
        Written::Within => setting
            .trim()
            .rsplit_once(['/', '\\'])
            .map(|(folder, _)| folder.to_owned())
            .into_iter()
            .collect(),
    };
    folders
        .into_iter()
        .filter(|folder| !folder.is_empty())
        .map(|folder| Root { by, folder })
        .collect()
}

fn accounts(setting: &str) -> Vec<String> {
    let Ok(Value::Object(accounts)) = serde_json::from_str(setting) else {
        return Vec::new();
    };
    accounts
        .values()
        .filter_map(|account| Some(account.get("path")?.as_str()?.to_owned()))
        .collect()
}

/// The value of an attribute in the element whose inside begins here.
fn attribute(element: &str, name: &str) -> Option<String> {
    let (inside, _) = element.split_once('>')?;
    let (_, rest) = inside.split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(
        value
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}
