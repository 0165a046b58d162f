//! Exports of Day One, as a folder and as a zip.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use afterbell_core::transfer::imports::day_one;
use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::made_up::pictures::hills;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use super::{Long, mutate, run};

const MD5: &str = "6b73e9bd86a91d3a7ead09268b0fb266";
const WORDS: [&[u8]; 18] = [
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

fn export() -> Value {
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

fn as_a_folder(at: &Path, journal: &[u8]) -> PathBuf {
    drop(fs::remove_dir_all(at));
    fs::create_dir_all(at.join("photos")).unwrap();
    fs::write(at.join("photos").join(format!("{MD5}.png")), hills(true)).unwrap();
    fs::write(at.join("Journal.json"), journal).unwrap();
    at.to_owned()
}

fn as_a_zip(journal: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("Journal.json", journal),
        (&format!("photos/{MD5}.png"), &hills(true)),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An evening that a few hundred exports are brought into, and then another: a long journal takes long to look over.
struct Into {
    evening: Evening,
    count: usize,
}

impl Into {
    fn bring_in(&mut self, path: &Path) {
        let journal = self.evening.session().journal().expect("it is open");
        if let Err(error) = day_one::import(journal, path, &mut |_, _| true) {
            let code = format!("{:?}", error.code());
            let known = ["NotAnExport", "ExportTooLarge", "NotFound"];
            assert!(known.contains(&code.as_str()), "{code}");
        }
        self.count += 1;
        if self.count.is_multiple_of(100) {
            // Locking looks everything over: what came in has to add up.
            self.evening.lock();
            self.evening = a_journal();
        }
    }
}

fn exports(long: Long) {
    let mut into = Into {
        evening: a_journal(),
        count: 0,
    };
    let honest = export();
    let text = serde_json::to_vec(&honest).unwrap();
    let zipped = as_a_zip(&text);
    let seeds = [text.clone(), zipped.clone()];
    let place = tempfile::tempdir().unwrap();
    run("exports", long, |chance: &mut Chance| {
        let path = match chance.below(3) {
            0 => {
                let changed = mutate::value(&honest, chance);
                as_a_folder(&place.path().join("export"), changed.to_string().as_bytes())
            }
            1 => {
                let changed = mutate::bytes(&text, &seeds, &WORDS, chance);
                as_a_folder(&place.path().join("export"), &changed)
            }
            _ => {
                let file = place.path().join("export.zip");
                fs::write(&file, mutate::bytes(&zipped, &seeds, &WORDS, chance)).unwrap();
                file
            }
        };
        into.bring_in(&path);
    });
}

#[test]
fn any_export_is_brought_in_or_told() {
    exports(Long::Cases(60));
}

#[test]
#[ignore = "as long as it is told: cargo xtask soak"]
fn exports_for_long() {
    exports(Long::as_told());
}
