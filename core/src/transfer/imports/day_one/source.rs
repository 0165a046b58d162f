//! The files of an export, in a zip or in a folder.
//!
//! One rule: nothing is ever unpacked to the disk, and a file whose path leads outside the export is not opened. What
//! an archive says of sizes is checked before the first byte is unpacked, and no file gives more bytes than it said.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ImportError, LARGEST_EXPORT};
use crate::transfer::imports::report::{SkipReason, Skipped};

/// Most files an export may hold.
const MOST_FILES: u64 = 200_000;
/// An archive may unpack to this many times its own size…
const LARGEST_RATIO: u64 = 100;
/// …but one that is small when unpacked is no bomb.
const HARMLESS: u64 = 16 * 1024 * 1024;
/// Folders in which attachments lie.
const MEDIA: [&str; 4] = ["photos", "videos", "audios", "pdfs"];

/// Where a file lies.
enum Place {
    InZip(usize),
    OnDisk(PathBuf),
}

struct Journal {
    name: String,
    place: Place,
}

/// The files of an export.
pub(super) struct Source {
    path: PathBuf,
    zip: Option<RefCell<ZipArchive<File>>>,
    journals: Vec<Journal>,
    /// By the name of the file without its ending, in small letters.
    media: HashMap<String, Place>,
    /// Names of files at the root, or of media, that point outside.
    unsafe_journals: Vec<String>,
    unsafe_files: Vec<String>,
}

impl Source {
    /// Opens a zip, a folder, or a JSON file with its folder. What it is is told by its bytes and not by its name.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        if fs::metadata(path)?.is_dir() {
            return Self::folder(path, None);
        }
        let mut start = Vec::new();
        File::open(path)?.take(512).read_to_end(&mut start)?;
        let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            Self::archive(path)
        } else if text.trim_ascii_start().starts_with(b"{") {
            Self::folder(folder_of(path), path.file_name())
        } else {
            Err(ImportError::NotAnExport)
        }
    }

    fn folder(root: &Path, only: Option<&std::ffi::OsStr>) -> Result<Self, ImportError> {
        let mut source = Self {
            path: root.to_owned(),
            zip: None,
            journals: Vec::new(),
            media: HashMap::new(),
            unsafe_journals: Vec::new(),
            unsafe_files: Vec::new(),
        };
        let mut count = 0;
        for entry in fs::read_dir(root)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let wanted = only.is_none_or(|only| only == entry.file_name());
            count += 1;
            if !wanted || only.is_none() && !is_json(&name) {
                continue;
            }
            if entry.file_type()?.is_symlink() && only.is_none() {
                source.unsafe_journals.push(name);
            } else if entry.path().is_file() {
                source.journals.push(Journal {
                    name,
                    place: Place::OnDisk(entry.path()),
                });
            }
        }
        source.journals.sort_by(|a, b| a.name.cmp(&b.name));
        for folder in MEDIA.map(|name| root.join(name)) {
            // Most exports have no folder for some kinds.
            if !fs::symlink_metadata(&folder).is_ok_and(|found| found.is_dir()) {
                continue;
            }
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                count += 1;
                if count > MOST_FILES {
                    return Err(ImportError::TooLarge);
                }
                let name = entry.file_name().to_string_lossy().into_owned();
                let kind = entry.file_type()?;
                if kind.is_symlink() {
                    source.unsafe_files.push(name);
                } else if kind.is_file() {
                    source
                        .media
                        .insert(stem(&name), Place::OnDisk(entry.path()));
                }
            }
        }
        source.not_empty()
    }

    fn archive(path: &Path) -> Result<Self, ImportError> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        if files_told(&mut file, size)?.is_some_and(|told| told > MOST_FILES) {
            return Err(ImportError::TooLarge);
        }
        let archive = ZipArchive::new(file).map_err(unzipped)?;
        let mut source = Self {
            path: path.to_owned(),
            zip: None,
            journals: Vec::new(),
            media: HashMap::new(),
            unsafe_journals: Vec::new(),
            unsafe_files: Vec::new(),
        };
        let mut files: Vec<(usize, String)> = Vec::new();
        let mut unpacked = 0_u64;
        for at in 0..archive.len() {
            let entry = archive.by_index_data(at).map_err(unzipped)?;
            unpacked = unpacked.saturating_add(entry.size());
            match entry.name() {
                Ok(name) if is_safe(&name) && !entry.is_symlink() => {
                    if !entry.is_dir() && !name.starts_with("__MACOSX/") {
                        files.push((at, name.into_owned()));
                    }
                }
                Ok(name) => source.leave_out(&name),
                Err(_) => source.unsafe_files.push(format!("file {}", at + 1)),
            }
        }
        if unpacked > LARGEST_EXPORT || unpacked > HARMLESS && unpacked / LARGEST_RATIO > size {
            return Err(ImportError::TooLarge);
        }
        source.sort_in(files);
        source.zip = Some(RefCell::new(archive));
        source.not_empty()
    }

    /// Journals at the root and media in their folders; the root may be one folder that holds everything.
    fn sort_in(&mut self, files: Vec<(usize, String)>) {
        let root = if files
            .iter()
            .any(|(_, name)| !name.contains('/') && is_json(name))
        {
            String::new()
        } else {
            files
                .iter()
                .find_map(|(_, name)| {
                    let (folder, file) = name.split_once('/')?;
                    (is_json(file) && !file.contains('/')).then(|| format!("{folder}/"))
                })
                .unwrap_or_default()
        };
        for (at, name) in files {
            let Some(inside) = name.strip_prefix(root.as_str()) else {
                continue;
            };
            match inside.split_once('/') {
                None if is_json(inside) => self.journals.push(Journal {
                    name: inside.to_owned(),
                    place: Place::InZip(at),
                }),
                Some((folder, file)) if MEDIA.contains(&folder) && !file.contains('/') => {
                    self.media.insert(stem(file), Place::InZip(at));
                }
                _ => {}
            }
        }
        self.journals.sort_by(|a, b| a.name.cmp(&b.name));
    }

    fn leave_out(&mut self, name: &str) {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        if is_json(last) {
            self.unsafe_journals.push(last.to_owned());
        } else {
            self.unsafe_files.push(last.to_owned());
        }
    }

    fn not_empty(self) -> Result<Self, ImportError> {
        if self.journals.is_empty() {
            Err(ImportError::NotAnExport)
        } else {
            Ok(self)
        }
    }

    /// How many journals there are.
    pub fn journals(&self) -> usize {
        self.journals.len()
    }

    /// The file name of a journal.
    pub fn name(&self, journal: usize) -> String {
        self.journals
            .get(journal)
            .map(|journal| journal.name.clone())
            .unwrap_or_default()
    }

    /// Keeps these journals and forgets the others.
    pub fn keep(&mut self, journals: &[usize]) {
        let mut at = 0;
        self.journals.retain(|_| {
            at += 1;
            journals.contains(&(at - 1))
        });
    }

    pub fn unsafe_journals(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.unsafe_journals
            .iter()
            .map(|name| pointing_outside(name))
    }

    pub fn unsafe_files(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.unsafe_files.iter().map(|name| pointing_outside(name))
    }

    /// Hands the bytes of a journal to `look` and answers what it answers. An archive is opened anew, so that
    /// attachments can be read meanwhile.
    pub fn read(
        &self,
        journal: usize,
        look: &mut dyn FnMut(&mut dyn Read) -> bool,
    ) -> Result<bool, ImportError> {
        match self.journals.get(journal).map(|journal| &journal.place) {
            Some(Place::OnDisk(path)) => Ok(look(&mut File::open(path)?.take(LARGEST_EXPORT))),
            Some(Place::InZip(at)) => {
                let mut archive = ZipArchive::new(File::open(&self.path)?).map_err(unzipped)?;
                match archive.by_index(*at) {
                    Ok(file) => {
                        let told = file.size();
                        Ok(look(&mut file.take(told)))
                    }
                    // Encrypted, or packed in a way nobody packs an export.
                    Err(_) => Ok(false),
                }
            }
            None => Ok(false),
        }
    }

    /// The bytes of the media file with the first of these names that there is, if it has no more than `most`.
    pub fn media<'n>(
        &self,
        mut names: impl Iterator<Item = &'n str>,
        most: u64,
    ) -> Result<Vec<u8>, SkipReason> {
        let place = names
            .find_map(|name| self.media.get(&name.to_lowercase()))
            .ok_or(SkipReason::FileMissing)?;
        match (place, &self.zip) {
            (Place::OnDisk(path), _) => {
                let file = File::open(path).map_err(|_| SkipReason::Unreadable)?;
                let told = file.metadata().map_err(|_| SkipReason::Unreadable)?.len();
                held(file, told, most)
            }
            (Place::InZip(at), Some(zip)) => {
                let mut zip = zip.borrow_mut();
                let file = zip.by_index(*at).map_err(|_| SkipReason::Unreadable)?;
                let told = file.size();
                held(file, told, most)
            }
            (Place::InZip(_), None) => Err(SkipReason::FileMissing),
        }
    }
}

/// The folder a file lies in: "J.json" by itself lies in the present one.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn held(from: impl Read, told: u64, most: u64) -> Result<Vec<u8>, SkipReason> {
    if told > most {
        return Err(SkipReason::TooLarge);
    }
    let mut bytes = Vec::new();
    from.take(told + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| SkipReason::Unreadable)?;
    if bytes.len() as u64 > told {
        return Err(SkipReason::Unreadable);
    }
    Ok(bytes)
}

fn pointing_outside(name: &str) -> Skipped {
    Skipped {
        which: name.to_owned(),
        why: SkipReason::UnsafePath,
    }
}

fn unzipped(error: ZipError) -> ImportError {
    match error {
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            ImportError::Disk(error)
        }
        _ => ImportError::NotAnExport,
    }
}

fn is_json(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("json") && !name.starts_with('.')
}

fn stem(name: &str) -> String {
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_lowercase()
}

/// Whether a name in an archive stays inside it on every system.
fn is_safe(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\\', '\0', ':'])
        && !name.split('/').any(|part| part == "..")
}

/// How many files the end of an archive says it has, looked up before anything is held for each of them.
fn files_told(file: &mut File, size: u64) -> std::io::Result<Option<u64>> {
    let tail = size.min(22 + 0xFFFF + 20);
    file.seek(SeekFrom::End(-i64::try_from(tail).unwrap_or(0)))?;
    let mut end = Vec::new();
    file.take(tail).read_to_end(&mut end)?;
    file.rewind()?;
    let Some(at) = end.windows(4).rposition(|four| four == b"PK\x05\x06") else {
        return Ok(None);
    };
    let number = |bytes: Option<&[u8]>| {
        bytes.map(|bytes| {
            bytes
                .iter()
                .rev()
                .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
        })
    };
    let told = number(end.get(at + 10..at + 12));
    if told != Some(0xFFFF) {
        return Ok(told);
    }
    let record = at
        .checked_sub(20)
        .filter(|locator| end.get(*locator..locator + 4) == Some(b"PK\x06\x07"))
        .and_then(|locator| number(end.get(locator + 8..locator + 16)));
    let Some(record) = record else {
        return Ok(told);
    };
    let mut count = [0; 8];
    file.seek(SeekFrom::Start(record.saturating_add(32)))?;
    let read = file.read_exact(&mut count);
    file.rewind()?;
    Ok(read.is_ok().then(|| u64::from_le_bytes(count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_file_name_lies_in_the_present_folder() {
        assert_eq!(folder_of(Path::new("J.json")), Path::new("."));
        assert_eq!(folder_of(Path::new("a/J.json")), Path::new("a"));
        assert_eq!(folder_of(Path::new("/J.json")), Path::new("/"));
    }
}
