//! A backup's file: header and database in one, sealed.
//!
//! One rule: a backup is believed only after every byte of it was read: its SHA-256 tells damage without a key, its
//! HMAC tells tampering once the header is opened.
//!
//! ```text
//! magic 8 "AFTERBAK" │ major u16 │ minor u16 │ header length u32 │ header │ database length u64 │ database
//! │ HMAC-SHA256 32 (of all before it) │ SHA-256 32 (of all before it)            integers little-endian
//! ```
//! Specified in FORMAT.md, so that a journal can be read without this program.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::journal::Wanted;
use crate::vault::{Keys, Opener, VaultError, VaultId, told_by};
use crate::whole_file::save_whole_with;

const MAGIC: &[u8; 8] = b"AFTERBAK";
const MAJOR: u16 = 1;
const MINOR: u16 = 0;
/// Longest header a reader looks at.
const LONGEST_HEADER: u32 = 16 * 1024;
/// Before the header: magic, two numbers, its length.
const FIXED: u64 = 8 + 2 + 2 + 4;
/// After the database: HMAC and SHA-256.
const TAIL: u64 = 64;
const PIECE: usize = 256 * 1024;
/// Bytes written before they are waited for.
const SPACE: usize = 4 * 1024 * 1024;

/// Writes a backup of this database under these keys, whole or not at all.
pub(super) fn write(
    target: &Path,
    keys: &Keys,
    database: &Path,
    wanted: &Wanted,
) -> io::Result<()> {
    let mut from = File::open(database)?;
    let length = from.metadata()?.len();
    let header = keys.header();
    save_whole_with(target, |file| {
        let mut sealing = Sealing {
            to: Spaced::new(file, wanted),
            mac: keys.backup_mac(),
            sum: Sha256::new(),
        };
        sealing.put(MAGIC)?;
        sealing.put(&MAJOR.to_le_bytes())?;
        sealing.put(&MINOR.to_le_bytes())?;
        sealing.put(
            &u32::try_from(header.len())
                .unwrap_or(u32::MAX)
                .to_le_bytes(),
        )?;
        sealing.put(&header)?;
        sealing.put(&length.to_le_bytes())?;
        let copied = in_pieces(&mut from, length, |piece| sealing.put(piece))?;
        if copied != length {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        sealing.end()
    })
}

/// Copies a file of this length, whole.
pub(super) fn copy(from: &mut File, to: &mut File, length: u64, wanted: &Wanted) -> io::Result<()> {
    let mut to = Spaced::new(to, wanted);
    if in_pieces(from, length, |piece| to.write_all(piece))? != length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    to.flush()
}

/// Writes a large file a few megabytes at a time, each on the disk before the next: a save that has to be on the disk
/// would else wait until all of it is. Ends soon after it is not wanted any more.
struct Spaced<'a> {
    to: BufWriter<&'a mut File>,
    since: usize,
    wanted: &'a Wanted,
}

impl<'a> Spaced<'a> {
    fn new(to: &'a mut File, wanted: &'a Wanted) -> Self {
        Self {
            to: BufWriter::new(to),
            since: 0,
            wanted,
        }
    }
}

impl Write for Spaced<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.wanted.still() {
            return Err(io::Error::other("it is not wanted any more"));
        }
        let written = self.to.write(bytes)?;
        self.since += written;
        if self.since >= SPACE {
            self.since = 0;
            self.to.flush()?;
            self.to.get_ref().sync_data()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

struct Sealing<W: Write> {
    to: W,
    mac: Hmac<Sha256>,
    sum: Sha256,
}

impl<W: Write> Sealing<W> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.mac.update(bytes);
        self.sum.update(bytes);
        self.to.write_all(bytes)
    }

    fn end(mut self) -> io::Result<()> {
        let mac = self.mac.finalize().into_bytes();
        self.sum.update(mac);
        self.to.write_all(&mac)?;
        self.to.write_all(&self.sum.finalize())?;
        self.to.flush()
    }
}

/// Hands on what is left of a file up to a length; answers how much that was.
fn in_pieces(
    from: &mut impl Read,
    length: u64,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<u64> {
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    while done < length {
        let wanted = usize::try_from(length - done).map_or(PIECE, |left| left.min(PIECE));
        let read = match from.read(piece.get_mut(..wanted).unwrap_or_default()) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        take(piece.get(..read).unwrap_or_default())?;
        done += read as u64;
    }
    Ok(done)
}

/// A backup that is whole by its SHA-256. Nothing of it is believed yet.
pub(super) struct BackupFile {
    file: File,
    length: u64,
    header: Vec<u8>,
    database_at: u64,
    database_length: u64,
}

impl BackupFile {
    /// Reads every byte of a file once.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if it is no backup or not whole, [`VaultError::Newer`].
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        let file = File::open(path)?;
        let length = match file.metadata() {
            Ok(about) if about.is_file() => about.len(),
            Ok(_) => return Err(VaultError::Damaged),
            Err(error) => return Err(error.into()),
        };
        let mut reader = BufReader::new(&file);
        let mut fixed = [0u8; FIXED as usize];
        reader.read_exact(&mut fixed).map_err(short)?;
        let (magic, rest) = fixed.split_at(8);
        if magic != MAGIC {
            return Err(VaultError::Damaged);
        }
        let major = u16::from_le_bytes(array(rest, 0)?);
        let header_length = u32::from_le_bytes(array(rest, 4)?);
        if header_length > LONGEST_HEADER {
            return Err(VaultError::Damaged);
        }
        let sum = sum_of(&file, length)?;
        if !sum {
            return Err(VaultError::Damaged);
        }
        // Only a file that is whole may claim to be from the future; a flipped bit is damage.
        if major != MAJOR {
            return Err(VaultError::Newer);
        }
        let mut reader = BufReader::new(&file);
        reader.seek(SeekFrom::Start(FIXED))?;
        let mut header = vec![0; header_length as usize];
        reader.read_exact(&mut header).map_err(short)?;
        let mut database_length = [0; 8];
        reader.read_exact(&mut database_length).map_err(short)?;
        let database_length = u64::from_le_bytes(database_length);
        let database_at = FIXED + u64::from(header_length) + 8;
        if database_at
            .checked_add(database_length)
            .and_then(|end| end.checked_add(TAIL))
            != Some(length)
        {
            return Err(VaultError::Damaged);
        }
        drop(reader);
        Ok(Self {
            file,
            length,
            header,
            database_at,
            database_length,
        })
    }

    /// Opens its header, and proves that whoever made the file had the keys.
    ///
    /// # Errors
    /// As opening a vault.
    pub fn unlock(&mut self, with: &Opener<'_>, memory: u64) -> Result<Keys, VaultError> {
        let keys = Keys::of_header(&self.header, with, memory)?;
        self.prove(&keys)?;
        Ok(keys)
    }

    /// Proves the HMAC under keys.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if it is another's.
    pub fn prove(&mut self, keys: &Keys) -> Result<(), VaultError> {
        let mut mac = keys.backup_mac();
        self.file.seek(SeekFrom::Start(0))?;
        in_pieces(&mut self.file, self.length - TAIL, |piece| {
            mac.update(piece);
            Ok(())
        })?;
        let mut sealed = [0; 32];
        self.file.read_exact(&mut sealed).map_err(short)?;
        mac.verify_slice(&sealed).map_err(|_| VaultError::Damaged)
    }

    /// Its header, to be put into a vault.
    pub fn header(&self) -> &[u8] {
        &self.header
    }

    /// Writes its database to a file that must not be there.
    pub fn take_database(&mut self, target: &Path, wanted: &Wanted) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.database_at))?;
        let (file, length) = (&mut self.file, self.database_length);
        save_whole_with(target, |to| copy(file, to, length, wanted))
    }
}

/// Whose backup a file is and of which epoch, by its header alone; none if it is no backup.
pub(super) fn whose(path: &Path) -> Option<(VaultId, u32)> {
    let mut file = File::open(path).ok()?;
    let mut fixed = [0u8; FIXED as usize];
    file.read_exact(&mut fixed).ok()?;
    let (magic, rest) = fixed.split_at(8);
    let length = u32::from_le_bytes(array(rest, 4).ok()?);
    if magic != MAGIC || length > LONGEST_HEADER {
        return None;
    }
    let mut header = vec![0; length as usize];
    file.read_exact(&mut header).ok()?;
    told_by(&header)
}

fn sum_of(mut file: &File, length: u64) -> Result<bool, VaultError> {
    let Some(covered) = length.checked_sub(32) else {
        return Ok(false);
    };
    file.seek(SeekFrom::Start(0))?;
    let mut sum = Sha256::new();
    in_pieces(&mut file, covered, |piece| {
        sum.update(piece);
        Ok(())
    })?;
    let mut told = [0; 32];
    file.read_exact(&mut told).map_err(short)?;
    Ok(<[u8; 32]>::from(sum.finalize()) == told)
}

/// A file that ends too early is damage, and not a refusal of the disk.
fn short(error: io::Error) -> VaultError {
    if error.kind() == ErrorKind::UnexpectedEof {
        VaultError::Damaged
    } else {
        error.into()
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], VaultError> {
    bytes
        .get(at..at + N)
        .and_then(|part| part.try_into().ok())
        .ok_or(VaultError::Damaged)
}
