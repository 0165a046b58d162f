//! Where the journal lies.
//!
//! One rule: this is the only file that knows folders. Everyone else is handed one.
//!
//! The vault lies in the platform's *local* data folder, which no sync program takes by itself; `AFTERBELL_JOURNAL`
//! names another (a stick, a test). A folder that a sync program copies or that lies on a network is refused: two
//! machines writing one database lose entries, and a copy at the employer's stays there for good.

use std::path::{Component, Path, PathBuf};

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

/// Whether the folder is copied elsewhere by a sync program or lies on a network, so that no journal may be in it.
#[must_use]
pub fn is_shared(folder: &Path) -> bool {
    let real = existing_part(folder);
    is_synced(folder) || is_synced(&real) || on_network(&real)
}

/// The part of a path that is there, with its links followed: a link into a synced folder is that folder.
fn existing_part(folder: &Path) -> PathBuf {
    folder
        .ancestors()
        .find_map(|part| part.canonicalize().ok())
        .unwrap_or_else(|| folder.to_owned())
}

/// Whether a part of the path is a folder that a sync program calls its own, by the names these give it.
fn is_synced(folder: &Path) -> bool {
    folder.components().any(|part| {
        let Component::Normal(name) = part else {
            return false;
        };
        let name = name.to_string_lossy().to_lowercase();
        let starts = [
            "onedrive",
            "dropbox",
            "icloud",
            "google drive",
            "googledrive",
            "my drive",
        ];
        let is = [
            "mobile documents",
            "cloudstorage",
            "nextcloud",
            "owncloud",
            "pcloud drive",
            "pclouddrive",
            "megasync",
        ];
        starts.iter().any(|start| name.starts_with(start)) || is.contains(&name.as_str())
    })
}

#[cfg(target_os = "linux")]
fn on_network(folder: &Path) -> bool {
    std::fs::read_to_string("/proc/self/mounts")
        .is_ok_and(|mounts| is_mounted_from_afar(&mounts, folder))
}

#[cfg(windows)]
fn on_network(folder: &Path) -> bool {
    use std::path::Prefix;
    matches!(folder.components().next(), Some(Component::Prefix(prefix))
        if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
}

#[cfg(not(any(target_os = "linux", windows)))]
fn on_network(_: &Path) -> bool {
    false
}

/// Whether the longest mount point that holds the folder is of a kind that lies on another machine. `mounts` is in
/// the format of fstab(5): device, mount point (spaces as `\040`), kind.
#[cfg(target_os = "linux")]
fn is_mounted_from_afar(mounts: &str, folder: &Path) -> bool {
    const AFAR: [&str; 11] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
    ];
    let kind = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let point = words
                .next()?
                .replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\134", "\\");
            folder
                .starts_with(&point)
                .then_some((point.len(), words.next()?))
        })
        // Of two mounts on one point the later one is seen.
        .max_by_key(|(length, _)| *length);
    kind.is_some_and(|(_, kind)| AFAR.contains(&kind) || kind.starts_with("fuse.gvfs"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_mounted_from_afar, is_synced};

    #[test]
    fn a_folder_of_a_sync_program_is_known_by_its_name() {
        for folder in [
            "/home/a/OneDrive - Hillside School/journal",
            "/home/a/Dropbox/journal",
            "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/journal",
            "/Users/a/Library/CloudStorage/GoogleDrive-a/My Drive/journal",
            "/home/a/Nextcloud/journal",
        ] {
            assert!(is_synced(Path::new(folder)), "{folder}");
        }
    }

    #[test]
    fn an_ordinary_folder_is_taken() {
        for folder in [
            "/home/a/.local/share/org.afterbell.Afterbell/journal",
            "/media/a/STICK/mine",
            "/home/megan/j",
        ] {
            assert!(!is_synced(Path::new(folder)), "{folder}");
        }
    }

    const MOUNTS: &str = "\
/dev/vda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/a/local\\040disk ext4 rw 0 0
a@b:/ /mnt/far fuse.sshfs rw 0 0
/dev/sdc1 /media/a/STICK fuseblk rw 0 0
";

    #[test]
    fn a_folder_on_a_network_is_known_by_its_mount() {
        assert!(is_mounted_from_afar(MOUNTS, Path::new("/home/a/journal")));
        assert!(is_mounted_from_afar(MOUNTS, Path::new("/mnt/far/journal")));
    }

    #[test]
    fn the_nearest_mount_decides() {
        assert!(!is_mounted_from_afar(
            MOUNTS,
            Path::new("/home/a/local disk/journal")
        ));
        assert!(!is_mounted_from_afar(
            MOUNTS,
            Path::new("/media/a/STICK/journal")
        ));
        assert!(!is_mounted_from_afar(MOUNTS, Path::new("/var/lib")));
    }
}
