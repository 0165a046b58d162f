//! Where the journal lies, and who else has what lies there.
//!
//! | Room | What it is for |
//! |---|---|
//! | `place` | a path of any of the three systems, as words |
//! | `names`, `marks`, `told`, `mounts` | what gives a folder away: its name, what lies in it, what a sync program says of itself, what it is mounted from |
//! | `facts` | all of that about one folder, and what follows from it |
//! | `ask` | gathers the facts on the system this runs on |
//!
//! One rule: this room alone knows folders; everyone else is handed one. Everything in it but `ask` is given what it
//! judges, so that the tables of all three systems are tried on any of them.
//!
//! The vault lies in the platform's *local* data folder, which no sync program takes by itself; `AFTERBELL_JOURNAL`
//! names another (a stick, a test). A folder that a sync program copies or that lies on a network is refused: two
//! machines writing one database lose entries, and a copy at the employer's stays there for good.

mod ask;
mod facts;
mod marks;
mod mounts;
mod names;
mod place;
#[cfg(test)]
mod tests;
mod told;

use std::path::{Path, PathBuf};

use serde::Serialize;

pub use facts::Elsewhere;

/// Names the vault's folder instead of the usual one.
pub const JOURNAL: &str = "AFTERBELL_JOURNAL";

/// The app's folder among the platform's data.
const APP: &str = "org.afterbell.Afterbell";

/// The vault's folder: the one that was named, or the usual one; none where the platform names no place for data.
#[must_use]
pub fn journal(named: Option<PathBuf>) -> Option<PathBuf> {
    named
        .or_else(|| Some(dirs::data_local_dir()?.join(APP).join("journal")))
        .map(|folder| std::path::absolute(&folder).unwrap_or(folder))
}

/// Who else has what lies in a folder: a sync program, or another machine. None if it stays on this computer, as far
/// as can be told. The folder need not be there yet; links are followed.
#[must_use]
pub fn elsewhere(folder: &Path) -> Option<Elsewhere> {
    ask::about(folder, &ask::told()).judge()
}

/// What of a computer's usual folders goes elsewhere. Names of folders and of services, and never a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Surroundings {
    /// Why the journal cannot lie where it is to lie.
    pub journal: Option<Elsewhere>,
    /// Each usual folder (`documents`, `desktop`, `pictures`, `downloads`) that goes elsewhere, and where to.
    pub folders: Vec<(&'static str, Elsewhere)>,
    /// The sync programs that were found to be set up here, without doubles.
    pub services: Vec<&'static str>,
}

/// Looks at the folders a writer is likely to keep a copy in.
#[must_use]
pub fn surroundings(journal: &Path) -> Surroundings {
    let told = ask::told();
    let usual = [
        ("documents", dirs::document_dir()),
        ("desktop", dirs::desktop_dir()),
        ("pictures", dirs::picture_dir()),
        ("downloads", dirs::download_dir()),
    ];
    let folders = usual
        .into_iter()
        .filter_map(|(name, folder)| Some((name, ask::about(&folder?, &told).judge()?)))
        .collect();
    let mut services: Vec<&'static str> = told.iter().map(|root| root.by).collect();
    services.sort_unstable();
    services.dedup();
    Surroundings {
        journal: ask::about(journal, &told).judge(),
        folders,
        services,
    }
}
