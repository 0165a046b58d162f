//! Headers and backups with one fault each, and what a reader has to answer to it.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`sealing`] | a header and a backup as FORMAT.md has them, sealed with the journal's own keys |
//! | [`headers`] | a folder whose header has one fault |
//! | [`copies`] | a folder whose two copies of the header differ, and secrets that are not those |
//! | [`backups`] | a backup that has one fault |
//!
//! One rule: apart from its one fault a file is right in everything, its checksums and seals too, unless they are the
//! fault. No line of the core is used but to make the honest journal they begin with.

pub mod backups;
pub mod copies;
pub mod headers;
pub mod sealing;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{Evening, PASSPHRASE, a_journal};
use sealing::Header;

/// What a reader answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It is read.
    Opens,
    /// It is damaged, or is none.
    Damaged,
    /// A newer version made it.
    Newer,
    /// The passphrase opens nothing in it.
    WrongPassphrase,
    /// The recovery key opens nothing in it.
    WrongRecoveryKey,
    /// It is not encrypted. A reader that knows nothing but encrypted files says *damaged*.
    NotEncrypted,
}

/// What a vector is to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A journal's folder.
    Folder,
    /// A backup.
    Backup,
}

/// One file, or one folder of files, with one fault.
pub struct Vector {
    /// What is wrong with it, as a file's name.
    pub name: String,
    /// What it is to be read as.
    pub kind: Kind,
    /// The recovery key or passphrase to read it with.
    pub secret: String,
    /// Whether that is a passphrase.
    pub by_passphrase: bool,
    /// What a reader has to answer.
    pub answer: Answer,
    /// Its files by name; a backup is one.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Vector {
    /// Writes it under a folder, and answers where it lies.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn write(&self, under: &Path) -> io::Result<PathBuf> {
        let place = under.join(&self.name);
        if self.kind == Kind::Backup {
            let file = place.with_extension("afterbell");
            let bytes = self.files.values().next().cloned().unwrap_or_default();
            std::fs::write(&file, bytes)?;
            return Ok(file);
        }
        std::fs::create_dir_all(&place)?;
        for (name, bytes) in &self.files {
            std::fs::write(place.join(name), bytes)?;
        }
        Ok(place)
    }
}

/// An honest journal, taken apart: what every vector begins with.
pub struct Honest {
    /// The journal, shut.
    pub evening: Evening,
    /// Its recovery key.
    pub key: String,
    /// Its header, opened.
    pub header: Header,
    /// The key of the vault.
    pub vault_key: [u8; 32],
    /// Its database.
    pub database: Vec<u8>,
    /// The seal beside it.
    pub seal: Vec<u8>,
}

impl Honest {
    /// Makes one with an evening in it.
    ///
    /// # Panics
    /// If the core's files are not what FORMAT.md says they are.
    #[must_use]
    pub fn make() -> Self {
        let mut evening = a_journal();
        evening.write("# Thursday\n\nThe choir sang in the corridor.");
        evening.write_about("2026-11-12", "A week before.");
        evening.check_in(json!({ "mood": 2, "words": ["content"] }));
        evening.lock();
        let key = evening.recovery_key();
        let read = |name: &str| std::fs::read(evening.folder().join(name)).expect("a file");
        let header = Header::read(&read("header")).expect("a header as FORMAT.md has it");
        let vault_key = header.open(&key).expect("a slot as FORMAT.md has it");
        Self {
            header,
            vault_key,
            database: read("journal.db"),
            seal: read("seal"),
            key,
            evening,
        }
    }

    /// A folder with these bytes as both copies of its header.
    fn folder(&self, name: &str, header: &[u8], answer: Answer) -> Vector {
        let both = [("header", header), ("header.2", header)];
        self.copies(name, &both, answer)
    }

    /// A folder with these copies of its header.
    fn copies(&self, name: &str, copies: &[(&str, &[u8])], answer: Answer) -> Vector {
        let mut files = BTreeMap::from([
            ("journal.db".to_owned(), self.database.clone()),
            ("seal".to_owned(), self.seal.clone()),
        ]);
        for (copy, bytes) in copies {
            files.insert((*copy).to_owned(), bytes.to_vec());
        }
        Vector {
            name: name.to_owned(),
            kind: Kind::Folder,
            secret: self.key.clone(),
            by_passphrase: false,
            answer,
            files,
        }
    }

    fn backup(&self, name: &str, bytes: Vec<u8>, answer: Answer) -> Vector {
        Vector {
            name: name.to_owned(),
            kind: Kind::Backup,
            secret: self.key.clone(),
            by_passphrase: false,
            answer,
            files: BTreeMap::from([("file".to_owned(), bytes)]),
        }
    }
}

/// The same, read with a passphrase.
fn by_passphrase(vector: Vector, passphrase: &str) -> Vector {
    Vector {
        secret: passphrase.to_owned(),
        by_passphrase: true,
        ..vector
    }
}

/// The same, read with the passphrase it was made with.
fn by_its_passphrase(vector: Vector) -> Vector {
    by_passphrase(vector, PASSPHRASE)
}

/// Every vector, of one honest journal and of another for what is exchanged.
#[must_use]
pub fn all(honest: &Honest) -> Vec<Vector> {
    let other = Honest::make();
    let mut all = headers::all(honest, &other);
    all.extend(copies::all(honest, &other));
    all.extend(backups::all(honest, &other));
    all
}
