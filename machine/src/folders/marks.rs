//! What sync programs leave in the folders they copy, and what a system notes on them.
//!
//! One rule: a mark is something its program always leaves there and nobody else does.

/// Files in the top folder of what is copied.
const FILES: [(&str, &str); 12] = [
    // OneDrive for Windows writes this one into every folder it syncs
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
    // `.dropbox` is not here: that is also the name of its settings in everybody's home
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".seafile-data", "Seafile"),
    (".megaignore", "MEGA"),
    (".debris", "MEGA"),
    (RESILIO, "Resilio Sync"),
];

/// A file within a folder, so that it has to be looked for by itself.
pub const RESILIO: &str = ".sync/ID";

/// The service that left one of these files.
pub fn service<'a>(files: impl IntoIterator<Item = &'a str>) -> Option<&'static str> {
    files.into_iter().find_map(|file| {
        let file = if file == RESILIO {
            file.to_owned()
        } else {
            file.to_lowercase()
        };
        let fits = FILES.iter().find(|(mark, _)| *mark == file);
        fits.map(|(_, service)| *service)
            .or_else(|| is_nextclouds(&file).then_some("Nextcloud"))
    })
}

/// `.sync_0123456789ab.db` and `._sync_0123456789ab.db` (with `-wal` and the like beside it): what Nextcloud's and
/// ownCloud's programs know of the folder.
fn is_nextclouds(file: &str) -> bool {
    let rest = file
        .strip_prefix(".sync_")
        .or_else(|| file.strip_prefix("._sync_"));
    rest.and_then(|rest| rest.split_once(".db"))
        .is_some_and(|(id, _)| !id.is_empty() && id.chars().all(|one| one.is_ascii_hexdigit()))
}

/// Windows' attributes of a file or folder that a cloud provider keeps (`winnt.h`): kept here always, kept there
/// unless asked for, fetched when read. Fetched when opened (0x0004_0000) has its number from another attribute that
/// local files may carry.
const KEPT_BY_CLOUD: u32 = 0x0008_0000 | 0x0010_0000 | 0x0040_0000;

/// Whether Windows says that a provider keeps this elsewhere.
pub fn is_kept_by_cloud(attributes: u32) -> bool {
    attributes & KEPT_BY_CLOUD != 0
}

/// The provider that macOS notes on a folder, `com.apple.CloudDocs.MobileDocumentsFileProvider/…` for iCloud.
pub fn provider(domain: &str) -> &'static str {
    const KNOWN: [(&str, &str); 6] = [
        ("clouddocs", "iCloud"),
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("google", "Google Drive"),
        ("box", "Box"),
        ("nextcloud", "Nextcloud"),
    ];
    let domain = domain.to_lowercase();
    KNOWN
        .iter()
        .find(|(name, _)| domain.contains(name))
        .map_or("a sync program", |(_, service)| service)
}
