//! What a folder is mounted from.
//!
//! One rule: a file system that lies on another machine, or that a program makes up out of what lies there, is not
//! this computer's.

use super::facts::Elsewhere;
use super::place::Place;

/// Kinds of file system on another machine, as Linux names them.
const AFAR: [(&str, &str); 28] = [
    ("nfs", "NFS"),
    ("nfs4", "NFS"),
    ("cifs", "a Windows share"),
    ("smb3", "a Windows share"),
    ("smbfs", "a Windows share"),
    ("ncpfs", "a NetWare share"),
    ("afs", "AFS"),
    ("coda", "Coda"),
    ("ceph", "Ceph"),
    ("lustre", "Lustre"),
    ("9p", "another machine’s folder"),
    ("vboxsf", "another machine’s folder"),
    ("prl_fs", "another machine’s folder"),
    ("davfs", "WebDAV"),
    ("fuse.davfs2", "WebDAV"),
    ("fuse.sshfs", "SSH"),
    ("fuse.rclone", "rclone"),
    ("fuse.gvfsd-fuse", "a network folder"),
    ("fuse.gvfs-fuse-daemon", "a network folder"),
    ("fuse.kio-fuse", "a network folder"),
    ("fuse.curlftpfs", "FTP"),
    ("fuse.s3fs", "S3"),
    ("fuse.gcsfuse", "Google Cloud"),
    ("fuse.glusterfs", "GlusterFS"),
    ("fuse.ceph-fuse", "Ceph"),
    ("fuse.vmhgfs-fuse", "another machine’s folder"),
    ("fuse.juicefs", "JuiceFS"),
    ("fuse.smbnetfs", "a Windows share"),
];

/// Parts of a kind's or a source's name by which a sync program's own file system is known.
const SYNCED: [(&str, &str); 8] = [
    ("google-drive", "Google Drive"),
    ("onedriver", "OneDrive"),
    ("pcloud", "pCloud"),
    ("seadrive", "Seafile"),
    ("insync", "Insync"),
    ("dropbox", "Dropbox"),
    ("expandrive", "ExpanDrive"),
    ("megafs", "MEGA"),
];

/// What the mount that holds a place says of it. `mounts` is in the format of `/proc/self/mountinfo` (proc(5)): …,
/// mount point, options, any number of tags, `-`, kind, source.
pub fn on_linux(mounts: &str, place: &Place) -> Option<Elsewhere> {
    let (_, kind, source) = mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = Place::written(&unescaped(before.split(' ').nth(4)?));
            let mut after = after.split(' ');
            let (kind, source) = (after.next()?, after.next().unwrap_or_default());
            place
                .is_within(&point)
                .then_some((point.words().len(), kind, source))
        })
        // Of two mounts on one point the later one is seen.
        .max_by_key(|(depth, ..)| *depth)?;
    let (kind, source) = (kind.to_lowercase(), source.to_lowercase());
    let is_made_up = kind.starts_with("fuse");
    let synced = SYNCED
        .iter()
        .find(|(name, _)| is_made_up && (kind.contains(name) || source.contains(name)));
    let afar = AFAR.iter().find(|(name, _)| *name == kind);
    synced
        .map(|(_, service)| Elsewhere::Synced(service))
        .or(afar.map(|(_, what)| Elsewhere::Network(what)))
}

/// The kernel writes a space as `\040`, a tab as `\011`, a line's end as `\012` and a backslash as `\134`.
fn unescaped(point: &str) -> String {
    point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}

/// What macOS says of the file system (statfs(2)): its flags, of which `MNT_LOCAL` is one, and its kind.
pub fn on_macos(flags: u32, kind: &str) -> Option<Elsewhere> {
    const MNT_LOCAL: u32 = 0x1000;
    let what = match kind.to_lowercase().as_str() {
        "smbfs" => "a Windows share",
        "afpfs" => "an Apple share",
        "nfs" => "NFS",
        "webdav" => "WebDAV",
        "ftp" => "FTP",
        _ if flags & MNT_LOCAL != 0 => return None,
        _ => "a network folder",
    };
    Some(Elsewhere::Network(what))
}
