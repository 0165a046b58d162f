//! Exports of Day One, as a folder and as a zip: whatever comes in adds up, and what does not is told.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use afterbell_core::transfer::imports::day_one;
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::{Reader, mutate};
use crate::made_up::chance::Chance;
use crate::made_up::pictures::hills;
use crate::{Evening, a_journal};

const MD5: &str = "6b73e9bd86a91d3a7ead09268b0fb266";
/// So many are brought into one journal, and then another is begun: a long one takes long to look over.
const TOGETHER: usize = 100;

/// What brings exports in.
pub struct Exports {
    evening: Evening,
    place: TempDir,
    photo: Vec<u8>,
    count: usize,
}

impl Reader for Exports {
    const WORDS: &'static [&'static [u8]] = &[
        b"\"uuid\"",
        b"\"creationDate\"",
        b"\"timeZone\"",
        b"\"text\"",
        b"\"photos\"",
        b"\"richText\"",
        b"\"entries\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"\"2019-07-01T20:30:00Z\"",
        b"\"Europe/London\"",
        b"../",
        b"PK\x03\x04",
    ];

    fn begin() -> Self {
        Self {
            evening: a_journal(),
            place: tempfile::tempdir().unwrap(),
            photo: hills(true),
            count: 0,
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let text = serde_json::to_vec(&export()).unwrap();
        let zipped = as_a_zip(&text, &self.photo);
        vec![text, zipped]
    }

    fn in_form(export: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
        mutate::json_text(export, chance)
    }

    fn read(&mut self, bytes: &[u8]) {
        let path = if bytes.starts_with(b"PK") {
            let file = self.place.path().join("export.zip");
            fs::write(&file, bytes).unwrap();
            file
        } else {
            as_a_folder(&self.place.path().join("export"), bytes, &self.photo)
        };
        let journal = self.evening.session().journal().expect("it is open");
        if let Err(error) = day_one::import(journal, &path, &mut |_, _| true) {
            let code = format!("{:?}", error.code());
            let known = ["NotAnExport", "ExportTooLarge", "NotFound"];
            assert!(known.contains(&code.as_str()), "{code}");
        }
        self.count += 1;
        if self.count.is_multiple_of(TOGETHER) {
            // Locking looks everything over: what came in has to add up.
            self.evening.lock();
            self.evening = a_journal();
        }
    }
}

/// An export with three records.
#[must_use]
pub fn export() -> Value {
    let record = |number: u32| {
        json!({
            "uuid": format!("{number:032X}"), "creationDate": "2019-07-01T20:30:00Z", "modifiedDate": "2019-07-02T20:30:00Z",
            "timeZone": "Europe/London", "starred": true, "tags": ["a heron", "evening"], "isAllDay": false,
            "location": { "placeName": "The river", "latitude": 51.5, "longitude": -0.1 },
            "text": "A heron.\n\n![](dayone-moment://8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C)\n\n- one\\.\n- two",
            "richText": "{\"meta\":{\"version\":1},\"contents\":[{\"text\":\"A heron.\",\"attributes\":{\"line\":{\"header\":1}}}]}",
            "photos": [{ "identifier": "8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C", "md5": MD5, "type": "png", "orderInEntry": 0 }],
        })
    };
    json!({ "metadata": { "version": "1.0" }, "entries": [record(1), record(2), record(3)] })
}

fn as_a_folder(at: &Path, journal: &[u8], photo: &[u8]) -> PathBuf {
    drop(fs::remove_dir_all(at));
    fs::create_dir_all(at.join("photos")).unwrap();
    fs::write(at.join("photos").join(format!("{MD5}.png")), photo).unwrap();
    fs::write(at.join("Journal.json"), journal).unwrap();
    at.to_owned()
}

fn as_a_zip(journal: &[u8], photo: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("Journal.json", journal),
        (&format!("photos/{MD5}.png"), photo),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
