//! What is known about one folder, and what follows from it.
//!
//! One rule: pure. The surest fact speaks first: what a program says of itself, its mark, the system's note, the
//! mount, and last the name, which anybody may have given.

use afterbell_core::backups::place::Shared;
use serde::Serialize;

use super::place::Place;
use super::told::Root;
use super::{marks, mounts, names};

/// Who else has what lies in a folder, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "how", content = "by", rename_all = "snake_case")]
pub enum Elsewhere {
    /// A sync program copies it: its name.
    Synced(&'static str),
    /// It lies on another machine: by what it is reached.
    Network(&'static str),
}

impl Elsewhere {
    /// What else has it, in words that fit after "copied by" or "reached by".
    #[must_use]
    pub fn by(&self) -> &'static str {
        match self {
            Self::Synced(by) | Self::Network(by) => by,
        }
    }
}

impl From<Elsewhere> for Shared {
    fn from(elsewhere: Elsewhere) -> Self {
        match elsewhere {
            Elsewhere::Synced(by) => Self::Synced(by.to_owned()),
            Elsewhere::Network(by) => Self::Network(by.to_owned()),
        }
    }
}

/// What a system says about the file system a folder is on.
#[derive(Debug, Default)]
pub enum Mount {
    /// `/proc/self/mountinfo`, whole.
    #[cfg_attr(not(any(target_os = "linux", test)), allow(dead_code))]
    Linux(String),
    /// The flags and the kind of statfs(2).
    #[cfg_attr(not(any(target_os = "macos", test)), allow(dead_code))]
    MacOs(u32, String),
    /// Nothing, or nothing more than the path itself.
    #[default]
    Unknown,
}

/// What is known about one folder. The paths are those of the system they come from.
#[derive(Debug, Default)]
pub struct Facts {
    /// The folder as it was named.
    pub named: String,
    /// The part of it that is there, with its links followed, and what is to be beneath it.
    pub real: String,
    /// The writer's home folder.
    pub home: Option<String>,
    /// The folders that sync programs say they copy, and those the system names for them.
    pub told: Vec<Root>,
    /// The names of the files in the folder and in each around it, as far as they may be looked at.
    pub files: Vec<String>,
    /// Windows' attributes of the folder and of each around it, all in one.
    pub attributes: u32,
    /// The provider that macOS notes on the folder or on one around it.
    pub provider: Option<String>,
    /// What it is mounted from.
    pub mount: Mount,
}

impl Facts {
    /// Who else has what lies in the folder; none as far as can be told.
    #[must_use]
    pub fn judge(&self) -> Option<Elsewhere> {
        let (named, real) = (Place::written(&self.named), Place::written(&self.real));
        let home = self.home.as_deref().map(Place::written);
        let either = [&real, &named];
        let told = self.told.iter().find(|root| {
            let folder = self.expanded(&root.folder);
            either.iter().any(|place| place.is_within(&folder))
        });
        if let Some(root) = told {
            return Some(Elsewhere::Synced(root.by));
        }
        if let Some(service) = marks::service(self.files.iter().map(String::as_str)) {
            return Some(Elsewhere::Synced(service));
        }
        if let Some(domain) = &self.provider {
            return Some(Elsewhere::Synced(marks::provider(domain)));
        }
        let by_name = either
            .iter()
            .find_map(|place| names::service(place, home.as_ref()));
        if marks::is_kept_by_cloud(self.attributes) {
            return Some(Elsewhere::Synced(by_name.unwrap_or("a sync program")));
        }
        let mounted = match &self.mount {
            Mount::Linux(mounts) => mounts::on_linux(mounts, &real),
            Mount::MacOs(flags, kind) => mounts::on_macos(*flags, kind),
            Mount::Unknown => None,
        };
        mounted
            .or(by_name.map(Elsewhere::Synced))
            .or((named.is_unc() || real.is_unc()).then_some(Elsewhere::Network("a Windows share")))
    }

    fn expanded(&self, folder: &str) -> Place {
        match (folder.strip_prefix('~'), &self.home) {
            (Some(rest), Some(home)) => Place::written(&format!("{home}/{rest}")),
            _ => Place::written(folder),
        }
    }
}
