//! Real paths, settings and marks of the services, of all three systems, tried on whichever this is.

use super::facts::{Elsewhere, Facts, Mount};
use super::told::{self, Root, Written};

fn named(path: &str) -> Option<Elsewhere> {
    named_at(path, None)
}

fn named_at(path: &str, home: Option<&str>) -> Option<Elsewhere> {
    Facts {
        named: path.to_owned(),
        real: path.to_owned(),
        home: home.map(str::to_owned),
        ..Facts::default()
    }
    .judge()
}

fn on_linux(mounts: &str, path: &str) -> Option<Elsewhere> {
    Facts {
        named: path.to_owned(),
        real: path.to_owned(),
        mount: Mount::Linux(mounts.to_owned()),
        ..Facts::default()
    }
    .judge()
}

#[test]
fn a_folder_of_a_sync_program_is_known_by_its_name_on_every_system() {
    for (path, service) in [
        ("/home/a/OneDrive - Hillside School/journal", "OneDrive"),
        (r"C:\Users\a\OneDrive - Hillside Trust\journal", "OneDrive"),
        (r"C:\Users\a\ONEDRIVE\Documents\journal", "OneDrive"),
        (r"\\?\C:\Users\a\OneDrive\journal", "OneDrive"),
        ("/home/a/Dropbox/journal", "Dropbox"),
        (r"D:\Dropbox (Hillside)\journal", "Dropbox"),
        (
            "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/journal",
            "iCloud",
        ),
        (
            "/Users/a/Library/CloudStorage/OneDrive-Hillside/journal",
            "OneDrive",
        ),
        (
            "/Users/a/Library/CloudStorage/GoogleDrive-a@example.org/My Drive/journal",
            "Google Drive",
        ),
        (
            "/Users/a/Library/CloudStorage/Something-new/journal",
            "a sync program",
        ),
        (r"C:\Users\a\iCloudDrive\journal", "iCloud"),
        (r"G:\My Drive\journal", "Google Drive"),
        (r"G:\Shared drives\Heads\journal", "Google Drive"),
        ("/home/a/Nextcloud/journal", "Nextcloud"),
        ("/home/a/Nextcloud2/journal", "Nextcloud"),
        ("/home/a/ownCloud/journal", "ownCloud"),
        ("/home/a/Insync/a@example.org/journal", "Insync"),
        ("/home/a/pCloudDrive/journal", "pCloud"),
        (r"P:\pCloud Drive\journal", "pCloud"),
        ("/home/a/Seafile/My Library/journal", "Seafile"),
        (
            r"C:\Users\a\Proton Drive\a\My files\journal",
            "Proton Drive",
        ),
        (r"C:\Users\a\Resilio Sync\journal", "Resilio Sync"),
    ] {
        assert_eq!(named(path), Some(Elsewhere::Synced(service)), "{path}");
    }
}

#[test]
fn an_ordinary_folder_is_taken_on_every_system() {
    for path in [
        "/home/a/.local/share/org.afterbell.Afterbell/journal",
        "/media/a/STICK/mine",
        "/home/megan/sync notes/j",
        "/home/a/inbox/box/journal",
        r"C:\Users\a\AppData\Local\org.afterbell.Afterbell\journal",
        r"\\?\C:\Users\a\AppData\Local\org.afterbell.Afterbell\journal",
        "/Users/a/Library/Application Support/org.afterbell.Afterbell/journal",
        "/Volumes/STICK/journal",
    ] {
        assert_eq!(named(path), None, "{path}");
    }
}

#[test]
fn a_common_name_counts_directly_in_the_home_folder_alone() {
    let home = Some("/home/a");
    assert_eq!(
        named_at("/home/a/Box/j", home),
        Some(Elsewhere::Synced("Box"))
    );
    assert_eq!(
        named_at("/home/a/MEGA/j", home),
        Some(Elsewhere::Synced("MEGA"))
    );
    assert_eq!(
        named_at("/home/a/Sync/j", home),
        Some(Elsewhere::Synced("a sync program"))
    );
    assert_eq!(named_at("/home/a/school/box/j", home), None);
    assert_eq!(named_at("/mnt/sync/j", home), None);
}

#[test]
fn a_share_is_known_by_the_form_of_its_path() {
    for path in [
        r"\\server\homes\a\journal",
        r"\\?\UNC\server\homes\a\journal",
        "//server/homes/a/journal",
    ] {
        assert_eq!(
            named(path),
            Some(Elsewhere::Network("a Windows share")),
            "{path}"
        );
    }
}

#[test]
fn a_drive_letter_that_leads_to_a_share_is_that_share() {
    let facts = Facts {
        named: r"H:\journal".to_owned(),
        real: r"\\?\UNC\server\homes\journal".to_owned(),
        ..Facts::default()
    };
    assert_eq!(facts.judge(), Some(Elsewhere::Network("a Windows share")));
}

#[test]
fn a_link_into_a_synced_folder_is_that_folder() {
    let facts = Facts {
        named: "/home/a/mine".to_owned(),
        real: "/home/a/Dropbox/mine".to_owned(),
        ..Facts::default()
    };
    assert_eq!(facts.judge(), Some(Elsewhere::Synced("Dropbox")));
}

/// As the kernel writes them: `/proc/self/mountinfo` of machines with each of these.
const MOUNTS: &str = "\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 22 0:45 / /home rw,relatime shared:9 - nfs4 server:/homes rw,vers=4.2
40 31 8:17 / /home/a/local\\040disk rw,relatime shared:20 - ext4 /dev/sdb1 rw
41 22 0:50 / /mnt/far rw,nosuid shared:21 - fuse.sshfs a@b:/ rw,user_id=1000
42 22 8:33 / /media/a/STICK rw,nosuid shared:22 master:1 - fuseblk /dev/sdc1 rw
43 22 0:51 / /srv/school rw shared:23 - cifs //server/staff rw,vers=3.1.1
44 22 0:52 / /srv/new rw - smb3 //server/staff rw
45 22 0:53 / /run/user/1000/gvfs rw shared:24 - fuse.gvfsd-fuse gvfsd-fuse rw
46 22 0:54 / /mnt/drive rw shared:25 - fuse.google-drive-ocamlfuse google-drive-ocamlfuse rw
47 22 0:55 / /mnt/one rw shared:26 - fuse.onedriver onedriver rw
48 22 0:56 / /mnt/clone rw shared:27 - fuse.rclone drive: rw
49 22 0:57 / /mnt/dav rw shared:28 - fuse.davfs2 https://cloud.example.org/dav rw
50 22 0:58 / /mnt/c rw shared:29 - 9p C:\\134 rw,aname=drvfs
51 22 0:59 / /mnt/p rw shared:30 - fuse.pfs pcloud rw
52 22 0:60 / /mnt/afs rw shared:31 - afs none rw
53 22 0:61 / /mnt/over rw shared:32 - nfs server:/old rw
54 53 8:49 / /mnt/over rw shared:33 - xfs /dev/sdd1 rw
";

#[test]
fn a_folder_on_a_network_is_known_by_its_mount() {
    for (path, what) in [
        ("/home/a/journal", Elsewhere::Network("NFS")),
        ("/mnt/far/journal", Elsewhere::Network("SSH")),
        ("/srv/school/journal", Elsewhere::Network("a Windows share")),
        ("/srv/new/journal", Elsewhere::Network("a Windows share")),
        (
            "/run/user/1000/gvfs/smb-share/journal",
            Elsewhere::Network("a network folder"),
        ),
        ("/mnt/drive/journal", Elsewhere::Synced("Google Drive")),
        ("/mnt/one/journal", Elsewhere::Synced("OneDrive")),
        ("/mnt/clone/journal", Elsewhere::Network("rclone")),
        ("/mnt/dav/journal", Elsewhere::Network("WebDAV")),
        (
            "/mnt/c/journal",
            Elsewhere::Network("another machine’s folder"),
        ),
        ("/mnt/p/journal", Elsewhere::Synced("pCloud")),
        ("/mnt/afs/journal", Elsewhere::Network("AFS")),
    ] {
        assert_eq!(on_linux(MOUNTS, path), Some(what), "{path}");
    }
}

#[test]
fn the_nearest_mount_decides_and_of_two_on_one_point_the_later() {
    for path in [
        "/home/a/local disk/journal",
        "/media/a/STICK/journal",
        "/var/lib/journal",
        "/mnt/over/journal",
        "/mnt/farther/journal",
    ] {
        assert_eq!(on_linux(MOUNTS, path), None, "{path}");
    }
}

#[test]
fn a_mac_says_whether_a_file_system_is_its_own() {
    let on = |flags, kind: &str| {
        Facts {
            named: "/Volumes/x/journal".to_owned(),
            real: "/Volumes/x/journal".to_owned(),
            mount: Mount::MacOs(flags, kind.to_owned()),
            ..Facts::default()
        }
        .judge()
    };
    const LOCAL: u32 = 0x1000;
    assert_eq!(on(LOCAL, "apfs"), None);
    assert_eq!(on(LOCAL | 0x0480_0000, "exfat"), None);
    assert_eq!(on(0, "smbfs"), Some(Elsewhere::Network("a Windows share")));
    assert_eq!(on(0, "afpfs"), Some(Elsewhere::Network("an Apple share")));
    assert_eq!(on(0, "webdav"), Some(Elsewhere::Network("WebDAV")));
    assert_eq!(
        on(0, "macfuse"),
        Some(Elsewhere::Network("a network folder"))
    );
}

#[test]
fn a_mac_notes_the_provider_on_the_folder() {
    for (domain, service) in [
        ("com.apple.CloudDocs.iCloudDriveFileProvider/5B0C", "iCloud"),
        (
            "com.microsoft.OneDrive.FileProvider/OneDrive-Hillside",
            "OneDrive",
        ),
        ("com.getdropbox.dropbox.fileprovider/1", "Dropbox"),
        ("org.example.new/1", "a sync program"),
    ] {
        let facts = Facts {
            named: "/Users/a/Documents/journal".to_owned(),
            real: "/Users/a/Documents/journal".to_owned(),
            provider: Some(domain.to_owned()),
            ..Facts::default()
        };
        assert_eq!(facts.judge(), Some(Elsewhere::Synced(service)), "{domain}");
    }
}

#[test]
fn windows_notes_what_a_cloud_keeps_in_the_attributes() {
    let with = |attributes, path: &str| {
        Facts {
            named: path.to_owned(),
            real: path.to_owned(),
            attributes,
            ..Facts::default()
        }
        .judge()
    };
    let folder = r"C:\Users\a\Documents\journal";
    const DIRECTORY: u32 = 0x10;
    const COMPRESSED_AND_NOT_INDEXED: u32 = 0x0800 | 0x2000;
    assert_eq!(with(DIRECTORY | COMPRESSED_AND_NOT_INDEXED, folder), None);
    for kept in [0x0040_0000, 0x0008_0000, 0x0010_0000] {
        assert_eq!(
            with(DIRECTORY | kept, folder),
            Some(Elsewhere::Synced("a sync program"))
        );
    }
    assert_eq!(
        with(
            DIRECTORY | 0x0008_0000,
            r"C:\Users\a\OneDrive - Hillside\journal"
        ),
        Some(Elsewhere::Synced("OneDrive"))
    );
}

#[test]
fn what_a_sync_program_leaves_in_the_folder_gives_it_away() {
    for (file, service) in [
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".stignore", "Syncthing"),
        (".sync_5e9cbf0a1b2c.db", "Nextcloud"),
        ("._sync_5e9cbf0a1b2c.db-wal", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
        (".megaignore", "MEGA"),
        (".sync/ID", "Resilio Sync"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ] {
        let facts = Facts {
            named: "/home/a/school/journal".to_owned(),
            real: "/home/a/school/journal".to_owned(),
            files: vec!["notes.txt".to_owned(), file.to_owned()],
            ..Facts::default()
        };
        assert_eq!(facts.judge(), Some(Elsewhere::Synced(service)), "{file}");
    }
}

#[test]
fn what_lies_in_everybodys_home_is_no_mark() {
    let facts = Facts {
        named: "/home/a/journal".to_owned(),
        real: "/home/a/journal".to_owned(),
        files: [".dropbox", ".sync", ".sync_notes.db", ".pcloud", ".config"]
            .map(str::to_owned)
            .to_vec(),
        ..Facts::default()
    };
    assert_eq!(facts.judge(), None);
}

/// What the services' own settings look like, and the folders in them.
#[test]
fn a_service_tells_its_folders_in_its_own_settings() {
    let cases: [(&str, Written, &str, &[&str]); 8] = [
        (
            "Dropbox",
            Written::Json,
            r#"{"personal": {"path": "/home/a/Dropbox", "host": 4786, "is_team": false}, "business": {"path": "/data/Dropbox (Hillside)", "host": 2}}"#,
            &["/data/Dropbox (Hillside)", "/home/a/Dropbox"],
        ),
        (
            "Dropbox",
            Written::Json,
            r#"{"personal": {"path": "C:\\Users\\a\\Cloud", "host": 4786}}"#,
            &[r"C:\Users\a\Cloud"],
        ),
        (
            "Nextcloud",
            Written::LocalPath,
            "[Accounts]\nversion=2\n0\\Folders\\1\\ignoreHiddenFiles=false\n0\\Folders\\1\\localPath=/home/a/cloud/\n0\\FoldersWithPlaceholders\\2\\localPath=/home/a/more/\n",
            &["/home/a/cloud/", "/home/a/more/"],
        ),
        (
            "Syncthing",
            Written::Xml,
            "<configuration version=\"37\">\n  <folder id=\"default\" label=\"Default\" path=\"~/Sync &amp; more\" type=\"sendreceive\">\n    <device id=\"X\"></device>\n  </folder>\n  <folder id=\"b\" path=\"/srv/b\"></folder>\n</configuration>",
            &["~/Sync & more", "/srv/b"],
        ),
        (
            "OneDrive",
            Written::SyncDir,
            "# the folder\nsync_dir = \"~/Cloud\"\nskip_file = \"~*\"\n",
            &["~/Cloud"],
        ),
        (
            "Seafile",
            Written::Within,
            "/home/a/Files/seafile-data\n",
            &["/home/a/Files"],
        ),
        ("Dropbox", Written::Json, "not json", &[]),
        ("Syncthing", Written::Xml, "<folder path=\"", &[]),
    ];
    for (by, written, setting, folders) in cases {
        let told = told::folders(by, written, setting);
        let told: Vec<&str> = told.iter().map(|root| root.folder.as_str()).collect();
        assert_eq!(told, folders, "{by}");
    }
}

#[test]
fn a_folder_that_a_service_tells_is_refused_with_all_beneath_it_and_nothing_beside_it() {
    let facts = |path: &str| Facts {
        named: path.to_owned(),
        real: path.to_owned(),
        home: Some("/home/a".to_owned()),
        told: vec![Root {
            by: "OneDrive",
            folder: "~/Cloud".to_owned(),
        }],
        ..Facts::default()
    };
    let synced = Some(Elsewhere::Synced("OneDrive"));
    assert_eq!(facts("/home/a/Cloud").judge(), synced);
    assert_eq!(facts("/home/a/cloud/deep/journal").judge(), synced);
    assert_eq!(facts("/home/a/Cloudy/journal").judge(), None);
    assert_eq!(facts("/home/a/journal").judge(), None);
}

#[cfg(target_os = "linux")]
#[test]
fn a_real_link_into_a_folder_with_a_mark_is_found_on_this_machine() {
    let around = tempfile::tempdir().unwrap();
    let kept = around.path().join("kept");
    std::fs::create_dir_all(kept.join("deep")).unwrap();
    let link = around.path().join("mine");
    std::os::unix::fs::symlink(kept.join("deep"), &link).unwrap();
    assert_eq!(super::elsewhere(&link.join("journal")), None);
    std::fs::write(kept.join(".stignore"), "").unwrap();
    assert_eq!(
        super::elsewhere(&link.join("journal")),
        Some(Elsewhere::Synced("Syncthing"))
    );
}
