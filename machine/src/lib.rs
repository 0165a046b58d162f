//! The machine a journal lies on: its clock, its memory, its folders, its network.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`clock`] | what time it is, and in which zone |
//! | [`folders`] | where the journal lies, and who else has what lies there |
//! | [`network`] | whether this process is refused the network, found out by trying |
//!
//! One rule: the core asks nothing of a machine by itself, and both doors to it, the window and the command line, ask
//! here, so that they open the same journal in the same way.

#![forbid(unsafe_code)]

pub mod clock;
pub mod folders;
pub mod network;

use std::path::PathBuf;
use std::sync::Arc;

use afterbell_core::session::Surroundings;
use afterbell_core::vault::Work;

use crate::clock::SystemClock;

/// What the core is told about this machine and about the folder of a vault.
#[must_use]
pub fn surroundings(folder: PathBuf) -> Surroundings {
    Surroundings {
        folder_is_shared: folders::elsewhere(&folder).is_some(),
        folder,
        memory: memory(),
        work: Work::Calibrated,
        clock: Arc::new(SystemClock),
    }
}

/// The machine's memory in bytes; 4 GiB where it does not say.
fn memory() -> u64 {
    #[cfg(target_os = "linux")]
    {
        let told = rustix::system::sysinfo();
        (told.totalram as u64).saturating_mul(u64::from(told.mem_unit))
    }
    #[cfg(not(target_os = "linux"))]
    {
        4 << 30
    }
}
