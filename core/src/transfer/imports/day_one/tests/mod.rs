//! Exports made by hand from what is known of the format, one trap at a time.

mod hostile;
mod importing;
mod reading;
mod texts;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

const HOME: Tz = chrono_tz::Europe::London;
/// A picture of one point, for pictures are looked at.
static JPEG: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = Vec::new();
    image::RgbImage::new(1, 1)
        .write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut bytes))
        .unwrap();
    bytes
});
const M4A: &[u8] = b"\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x10mdat a sound";
const MP4: &[u8] = b"\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\x0Fmdat a film";
const PDF: &[u8] = b"%PDF-1.7 a letter";

/// A folder, or a zip in one, that goes when the test ends.
struct Made {
    _root: TempDir,
    path: PathBuf,
}

fn folder(files: &[(&str, &[u8])]) -> Made {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    Made {
        path: root.path().to_owned(),
        _root: root,
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Made {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("export.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    Made { _root: root, path }
}

fn journal_of(entries: &[Value]) -> Vec<u8> {
    json!({ "metadata": { "version": "1.0" }, "entries": entries })
        .to_string()
        .into_bytes()
}

/// An entry with an id, a text and a date, and whatever else is given.
fn entry(uuid: &str, text: &str, more: Value) -> Value {
    let mut entry = json!({
        "uuid": uuid, "text": text, "creationDate": "2024-04-19T21:48:36Z", "timeZone": "Europe/London"
    });
    let Value::Object(more) = more else {
        panic!("not fields");
    };
    for (name, value) in more {
        if value.is_null() {
            entry.as_object_mut().unwrap().remove(&name);
        } else {
            entry[name] = value;
        }
    }
    entry
}

fn all(path: &Path) -> Vec<Result<Record, Skipped>> {
    let export = open(path).unwrap();
    let mut all = Vec::new();
    export
        .records(HOME, &mut |record| {
            all.push(record);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn good(path: &Path) -> Vec<Record> {
    all(path).into_iter().filter_map(Result::ok).collect()
}

/// The records of a folder with these entries.
fn read(entries: &[Value]) -> Vec<Result<Record, Skipped>> {
    all(&folder(&[("Journal.json", &journal_of(entries))]).path)
}

fn one(entry: Value) -> Record {
    let mut all = read(&[entry]);
    assert_eq!(all.len(), 1);
    all.remove(0)
        .unwrap_or_else(|skipped| panic!("{:?}", skipped.why))
}

fn why(entry: Value) -> SkipReason {
    match read(&[entry]).remove(0) {
        Ok(_) => panic!("taken"),
        Err(skipped) => skipped.why,
    }
}
