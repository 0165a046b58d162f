//! Gathers the facts about a folder on the system this runs on.
//!
//! One rule: thin. It asks and judges nothing; what cannot be asked is left out. `folders` alone may enter.

use std::fs;
use std::path::{Path, PathBuf};

use super::facts::{Facts, Mount};
use super::marks::RESILIO;
use super::told::{self, Root};

/// No more names are read in one folder: marks come first or the folder is no sync program's.
const MOST_FILES: usize = 20_000;

/// What the sync programs of this computer say of themselves.
pub fn told() -> Vec<Root> {
    let mut bases: Vec<PathBuf> = [
        dirs::home_dir(),
        dirs::config_dir(),
        dirs::config_local_dir(),
        dirs::data_local_dir(),
        dirs::preference_dir(),
        dirs::state_dir(),
    ]
    .into_iter()
    .flatten()
    .collect();
    bases.dedup();
    let mut roots = Vec::new();
    for (by, written, files) in told::SETTINGS {
        for file in bases
            .iter()
            .flat_map(|base| files.iter().map(move |file| base.join(file)))
        {
            if let Ok(setting) = fs::read_to_string(file) {
                roots.extend(told::folders(by, written, &setting));
            }
        }
    }
    roots.extend(system::named());
    for root in &mut roots {
        follow(&mut root.folder);
    }
    roots
}

/// A setting may name a link; what is compared with it has its links followed.
fn follow(folder: &mut String) {
    if !folder.starts_with('~')
        && let Ok(real) = Path::new(folder.as_str()).canonicalize()
    {
        *folder = real.to_string_lossy().into_owned();
    }
}

/// What is known about a folder, which need not be there yet.
pub fn about(folder: &Path, told: &[Root]) -> Facts {
    let (there, beneath) = existing(folder);
    let mut files = Vec::new();
    for around in there.ancestors() {
        if let Ok(found) = fs::read_dir(around) {
            let names = found.take(MOST_FILES).filter_map(Result::ok);
            files.extend(names.map(|file| file.file_name().to_string_lossy().into_owned()));
        }
        if around.join(RESILIO).exists() {
            files.push(RESILIO.to_owned());
        }
    }
    Facts {
        named: folder.to_string_lossy().into_owned(),
        real: there.join(beneath).to_string_lossy().into_owned(),
        home: dirs::home_dir().map(|home| home.to_string_lossy().into_owned()),
        told: told.to_vec(),
        files,
        attributes: system::attributes(&there),
        provider: system::provider(&there),
        mount: system::mount(&there),
    }
}

/// The part of a path that is there, with its links followed, and the rest of it: a link into a synced folder is that
/// folder.
fn existing(folder: &Path) -> (PathBuf, PathBuf) {
    folder
        .ancestors()
        .find_map(|part| {
            let beneath = folder.strip_prefix(part).ok()?.to_owned();
            Some((part.canonicalize().ok()?, beneath))
        })
        .unwrap_or_else(|| (folder.to_owned(), PathBuf::new()))
}

// Linux, and whatever is neither of the two below: there the file is not there, and nothing is known of the mount.
#[cfg(not(any(target_os = "macos", windows)))]
mod system {
    use std::path::Path;

    use super::{Mount, Root};

    pub fn named() -> Vec<Root> {
        Vec::new()
    }

    pub fn attributes(_: &Path) -> u32 {
        0
    }

    pub fn provider(_: &Path) -> Option<String> {
        None
    }

    pub fn mount(_: &Path) -> Mount {
        std::fs::read_to_string("/proc/self/mountinfo").map_or(Mount::Unknown, Mount::Linux)
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::ffi::CStr;
    use std::path::Path;

    use super::{Mount, Root};

    /// iCloud's own folder holds a link to Desktop and one to Documents where these are kept in it.
    pub fn named() -> Vec<Root> {
        let Some(home) = dirs::home_dir() else {
            return Vec::new();
        };
        let drive = home.join("Library/Mobile Documents/com~apple~CloudDocs");
        ["Desktop", "Documents"]
            .iter()
            .filter_map(|name| std::fs::read_link(drive.join(name)).ok())
            .map(|folder| Root {
                by: "iCloud",
                folder: drive.join(folder).to_string_lossy().into_owned(),
            })
            .collect()
    }

    pub fn attributes(_: &Path) -> u32 {
        0
    }

    pub fn provider(there: &Path) -> Option<String> {
        there.ancestors().find_map(|around| {
            let mut value = [0; 256];
            let name = "com.apple.file-provider-domain-id";
            let length = rustix::fs::getxattr(around, name, &mut value[..]).ok()?;
            Some(String::from_utf8_lossy(value.get(..length)?).into_owned())
        })
    }

    pub fn mount(there: &Path) -> Mount {
        rustix::fs::statfs(there).map_or(Mount::Unknown, |told| {
            let kind: Vec<u8> = told
                .f_fstypename
                .iter()
                .map(|byte| byte.cast_unsigned())
                .collect();
            let kind = CStr::from_bytes_until_nul(&kind).map(CStr::to_string_lossy);
            Mount::MacOs(told.f_flags, kind.unwrap_or_default().into_owned())
        })
    }
}

#[cfg(windows)]
mod system {
    use std::os::windows::fs::MetadataExt;
    use std::path::Path;

    use super::{Mount, Root};

    /// OneDrive names its folders in the environment: the one it uses, the school's, and one's own.
    #[allow(clippy::disallowed_methods)] // This is the room in which the machine is asked.
    pub fn named() -> Vec<Root> {
        ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .filter(|folder| !folder.is_empty())
            .map(|folder| Root {
                by: "OneDrive",
                folder,
            })
            .collect()
    }

    pub fn attributes(there: &Path) -> u32 {
        there
            .ancestors()
            .filter_map(|around| std::fs::symlink_metadata(around).ok())
            .fold(0, |all, one| all | one.file_attributes())
    }

    pub fn provider(_: &Path) -> Option<String> {
        None
    }

    /// A letter that stands for a folder on a server was followed to its `\\server\share` with the links.
    pub fn mount(_: &Path) -> Mount {
        Mount::Unknown
    }
}
