//! The seal: the newest link of the chain, outside of the database.
//!
//! One rule: it is written after a change is on the disk and never before, so that a journal that is older than its
//! seal has lost something. [`crate::journal`] may enter.
//!
//! ```text
//! two slots, at 0 and at 512, taken in turns:  number i64 │ at i64 │ link 32 │ HMAC-SHA256(chain key, "seal" ‖ all before) 32
//! ```
//! A save writes 80 bytes and does not wait for the disk: after a power cut the seal may be older than the journal,
//! which the journal's own chain bridges; a torn slot leaves the other. Closing waits.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use hmac::Mac;

use super::VaultError;
use super::chain::ChainKey;

/// The file's name within the vault's folder.
pub const SEAL_FILE: &str = "seal";
/// Bytes from one slot to the next: a sector, so that a torn write spoils one of them.
const SLOT: usize = 512;
const LENGTH: usize = 8 + 8 + 32 + 32;

/// A link of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Which change.
    pub number: i64,
    /// Its moment, UTC milliseconds.
    pub at: i64,
    /// What ties it to all before it.
    pub link: [u8; 32],
}

/// What stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// There is no such file, or nothing in it.
    Nothing,
    /// Neither slot is whole.
    Damaged,
    /// The newer of the whole slots.
    Sealed(Link),
}

/// The open file.
pub struct Seal {
    file: File,
    key: ChainKey,
}

impl Seal {
    /// Opens the seal beside a database, or makes the file, and says what stood in it.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn open(folder: &Path, key: ChainKey) -> Result<(Self, Found), VaultError> {
        let path = folder.join(SEAL_FILE);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let was_there = path.try_exists()?;
        let file = options.open(&path)?;
        if !was_there {
            return Ok((Self { file, key }, Found::Nothing));
        }
        let mut seal = Self { file, key };
        let found = seal.read()?;
        Ok((seal, found))
    }

    fn read(&mut self) -> Result<Found, VaultError> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        match (&self.file).take(2 * SLOT as u64).read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::IsADirectory => return Ok(Found::Damaged),
            Err(error) => return Err(error.into()),
        }
        if bytes.is_empty() {
            // Made, and never written.
            return Ok(Found::Nothing);
        }
        let newest = bytes
            .chunks(SLOT)
            .filter_map(|slot| self.decode(slot.get(..LENGTH)?.try_into().ok()?))
            .max_by_key(|link| link.number);
        Ok(newest.map_or(Found::Damaged, Found::Sealed))
    }

    /// Puts a link into the older slot. Does not wait for the disk.
    ///
    /// # Errors
    /// If the disk refuses; the journal is ahead of its seal then, which harms nothing.
    pub fn put(&mut self, link: &Link) -> std::io::Result<()> {
        let place = if link.number % 2 == 0 { 0 } else { SLOT as u64 };
        self.file.seek(SeekFrom::Start(place))?;
        self.file.write_all(&self.encode(link))
    }

    /// Puts a link and clears the other slot, which may hold one with a higher number: what was missing, and is let go.
    ///
    /// # Errors
    /// If the disk refuses; what was noticed is noticed again then.
    pub fn put_alone(&mut self, link: &Link) -> std::io::Result<()> {
        self.put(link)?;
        let other = if link.number % 2 == 0 { SLOT as u64 } else { 0 };
        self.file.seek(SeekFrom::Start(other))?;
        self.file.write_all(&[0; LENGTH])
    }

    /// Waits until what was put is on the disk.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn settle(&self) -> std::io::Result<()> {
        self.file.sync_data()
    }

    fn encode(&self, link: &Link) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(&link.number.to_le_bytes());
        bytes[8..16].copy_from_slice(&link.at.to_le_bytes());
        bytes[16..48].copy_from_slice(&link.link);
        let mac = self.key.mac(b"seal").chain_update(&bytes[..48]);
        bytes[48..].copy_from_slice(&mac.finalize().into_bytes());
        bytes
    }

    fn decode(&self, bytes: &[u8; LENGTH]) -> Option<Link> {
        let (covered, mac) = bytes.split_at(48);
        self.key
            .mac(b"seal")
            .chain_update(covered)
            .verify_slice(mac)
            .ok()?;
        Some(Link {
            number: i64::from_le_bytes(covered.get(..8)?.try_into().ok()?),
            at: i64::from_le_bytes(covered.get(8..16)?.try_into().ok()?),
            link: covered.get(16..48)?.try_into().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn key(byte: u8) -> ChainKey {
        ChainKey::of(&[byte; 32])
    }

    fn link(number: i64) -> Link {
        Link {
            number,
            at: 1_700_000_000_000,
            link: [3; 32],
        }
    }

    /// A folder with a seal that went through these numbers.
    fn sealed(numbers: &[i64]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let (mut seal, found) = Seal::open(folder.path(), key(1)).unwrap();
        assert_eq!(found, Found::Nothing);
        for &number in numbers {
            seal.put(&link(number)).unwrap();
        }
        folder
    }

    fn found(folder: &Path, byte: u8) -> Found {
        Seal::open(folder, key(byte)).unwrap().1
    }

    #[test]
    fn the_newest_link_is_found() {
        for numbers in [&[1][..], &[1, 2], &[1, 2, 3], &[7, 8, 9, 10]] {
            let folder = sealed(numbers);
            assert_eq!(
                found(folder.path(), 1),
                Found::Sealed(link(*numbers.last().unwrap()))
            );
        }
    }

    #[test]
    fn a_torn_slot_leaves_the_one_before() {
        let folder = sealed(&[1, 2, 3]);
        let path = folder.path().join(SEAL_FILE);
        let mut bytes = fs::read(&path).unwrap();
        bytes[SLOT + 20] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(found(folder.path(), 1), Found::Sealed(link(2)));
        bytes[20] ^= 1;
        fs::write(&path, bytes).unwrap();
        assert_eq!(found(folder.path(), 1), Found::Damaged);
    }

    #[test]
    fn another_journals_seal_is_no_seal() {
        assert_eq!(found(sealed(&[1, 2]).path(), 2), Found::Damaged);
    }

    #[test]
    fn every_flipped_bit_is_noticed_or_leaves_the_one_before() {
        let folder = sealed(&[1, 2]);
        let path = folder.path().join(SEAL_FILE);
        let whole = fs::read(&path).unwrap();
        for bit in 0..LENGTH * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, &bytes).unwrap();
            assert_eq!(found(folder.path(), 1), Found::Sealed(link(1)), "bit {bit}");
        }
    }
}
