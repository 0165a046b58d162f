//! Argon2id, and how much work it is made to do.
//!
//! One rule: what a file asks for is checked against bounds before a byte of memory is taken for it. A crafted
//! header must cost a reader nothing.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::key::Passphrase;

const MIB: u32 = 1024;

/// How long one opening should take.
const WANTED: Duration = Duration::from_secs(1);

/// The cost of one Argon2id (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// How the cost of a new passphrase is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Measured on this machine so that opening takes about a second, never below [`Cost::FLOOR`].
    Calibrated,
    /// Fixed beforehand: for tests and benchmarks.
    Fixed(Cost),
}

impl Cost {
    /// The second recommendation of RFC 9106, section 4: what the weakest machine gets.
    pub const FLOOR: Self = Self {
        memory_kib: 64 * MIB,
        passes: 3,
        lanes: 4,
    };
    /// What an ordinary machine gets.
    pub const DEFAULT: Self = Self {
        memory_kib: 256 * MIB,
        passes: 3,
        lanes: 4,
    };
    /// The least a reader takes: for tests, where a thousand journals are made.
    pub const CHEAPEST: Self = Self {
        memory_kib: 8 * MIB,
        passes: 1,
        lanes: 1,
    };

    /// Whether a reader on a machine with so much memory (in bytes) may run it:
    /// 8 MiB ≤ m ≤ min(1 GiB, half of the memory), 1 ≤ t ≤ 16, 1 ≤ p ≤ 8.
    #[must_use]
    pub fn is_bearable(self, memory: u64) -> bool {
        let half = u32::try_from(memory / 2 / 1024).unwrap_or(u32::MAX);
        (8 * MIB..=half.min(1024 * MIB)).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
            && (1..=8).contains(&self.lanes)
    }

    /// Measures what this machine can do in about a second. The median of three, so that one slow moment lowers
    /// nothing; a quarter of the memory at most, so that the work is never swapped to the disk.
    ///
    /// # Errors
    /// [`VaultError::NoMemory`].
    pub fn calibrate(memory: u64, elapsed: &dyn Fn() -> Duration) -> Result<Self, VaultError> {
        let probe = Passphrase::typed("calibration".to_owned());
        let mut times = [Duration::ZERO; 3];
        for time in &mut times {
            let start = elapsed();
            derive_kek(&probe, &[0; 16], Self::FLOOR, memory)?;
            *time = elapsed().saturating_sub(start);
        }
        times.sort_unstable();
        Ok(Self::within(memory, times[1]))
    }

    /// The cost for a machine that takes so long for [`Cost::FLOOR`]: the work grows with the memory.
    fn within(memory: u64, floor_took: Duration) -> Self {
        let quarter = u32::try_from(memory / 4 / 1024).unwrap_or(u32::MAX);
        let fits = [512 * MIB, 256 * MIB, 128 * MIB].into_iter().find(|&kib| {
            let takes = floor_took * (kib / Self::FLOOR.memory_kib);
            kib <= quarter && takes <= WANTED + WANTED / 2
        });
        Self {
            memory_kib: fits.unwrap_or(Self::FLOOR.memory_kib),
            ..Self::FLOOR
        }
    }
}

/// `Argon2id(NFC(passphrase), salt, m, t, p)`, version 0x13, 32 bytes.
///
/// # Errors
/// [`VaultError::Damaged`] if the cost lies out of bounds for this machine, [`VaultError::NoMemory`] if its memory
/// cannot be had, [`VaultError::LongPassphrase`].
pub(super) fn derive_kek(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: Cost,
    memory: u64,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    if passphrase.is_too_long() {
        return Err(VaultError::LongPassphrase);
    }
    if !cost.is_bearable(memory) {
        return Err(VaultError::Damaged);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| VaultError::Damaged)?;
    let mut blocks = Vec::new();
    let count = params.block_count();
    blocks
        .try_reserve_exact(count)
        .map_err(|_| VaultError::NoMemory)?;
    blocks.resize(count, Block::default());
    let mut out = Zeroizing::new([0u8; 32]);
    let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        // The passphrase is what the key is made of.
        .hash_password_into_with_memory(
            passphrase.expose().as_bytes(),
            salt,
            out.as_mut(),
            &mut blocks,
        );
    blocks.iter_mut().for_each(Zeroize::zeroize);
    done.map_err(|_| VaultError::Damaged)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1024 * 1024 * 1024;

    #[test]
    fn it_is_the_argon2id_of_the_reference() {
        // echo -n password | argon2 somesaltsomesalt -id -t 2 -m 16 -p 1 -l 32 -r (the reference implementation's
        // command, through argon2-cffi 25: hash_secret_raw(b"password", b"somesaltsomesalt", 2, 65536, 1, 32, ID)).
        let key = derive_kek(
            &Passphrase::typed("password".into()),
            b"somesaltsomesalt",
            Cost {
                memory_kib: 65_536,
                passes: 2,
                lanes: 1,
            },
            8 * GIB,
        );
        assert_eq!(
            data_encoding::HEXLOWER.encode(key.unwrap().as_ref()),
            "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2"
        );
    }

    #[test]
    fn a_header_that_asks_for_the_moon_is_refused_before_any_work() {
        for cost in [
            Cost {
                memory_kib: u32::MAX,
                passes: 3,
                lanes: 4,
            },
            Cost {
                memory_kib: 64 * MIB,
                passes: u32::MAX,
                lanes: 4,
            },
            Cost {
                memory_kib: 64 * MIB,
                passes: 3,
                lanes: 1 << 24,
            },
            Cost {
                memory_kib: MIB,
                passes: 3,
                lanes: 1,
            },
            Cost {
                memory_kib: 64 * MIB,
                passes: 0,
                lanes: 1,
            },
        ] {
            assert!(!cost.is_bearable(64 * GIB), "{cost:?}");
        }
        assert!(
            !Cost::DEFAULT.is_bearable(GIB / 4),
            "more than half of a small machine's memory"
        );
        assert!(Cost::DEFAULT.is_bearable(GIB));
    }

    #[test]
    fn a_fast_machine_works_more_and_a_slow_one_never_less_than_the_floor() {
        let took = Duration::from_millis;
        assert_eq!(Cost::within(64 * GIB, took(100)).memory_kib, 512 * MIB);
        assert_eq!(Cost::within(64 * GIB, took(250)).memory_kib, 256 * MIB);
        assert_eq!(Cost::within(64 * GIB, took(700)).memory_kib, 128 * MIB);
        assert_eq!(Cost::within(64 * GIB, took(5_000)), Cost::FLOOR);
        assert_eq!(
            Cost::within(GIB, took(100)).memory_kib,
            256 * MIB,
            "a quarter of the memory at most"
        );
    }
}
