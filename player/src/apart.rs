//! The process in which a sound is unpacked.
//!
//! One rule: before it looks at a single byte it gives up everything but its three pipes, some memory and some time. A
//! file that breaks what unpacks it has a process of its own to break, with nothing in it but that file. Where that cannot
//! be given up (Linux: the kernel refuses) nothing is unpacked. Elsewhere than on Linux nothing is given up, and only the
//! shell's patience ends it.

use std::collections::VecDeque;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::process::ExitCode;

use crate::PIECE;
use crate::frames::{Kind, number, receive, send};
use crate::unpacking::{Moment, Unpacking, WhyNot};

/// The word by which a program is asked to be this process and nothing else.
pub const ASKED: &str = "unpack-sound";

/// How many pieces of the file are held: what a film's container tells lies apart from the sound itself.
const HELD: usize = 4;

/// Unpacks what comes over the pipes until they end. Call it where nothing has been opened and no thread been started.
#[must_use]
pub fn run() -> ExitCode {
    if give_all_up().is_err() {
        return ExitCode::FAILURE;
    }
    match answer() {
        Err(error) if error.kind() != ErrorKind::UnexpectedEof => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Answers one question after another. It ends as an error when the shell has ended.
fn answer() -> Result<()> {
    let (mut from, mut to) = (std::io::stdin(), std::io::stdout());
    let mut unpacking: Option<Unpacking> = None;
    loop {
        let (kind, bytes) = receive(&mut from)?;
        let answered = match (kind, &mut unpacking) {
            (Kind::Begin, none @ None) => {
                let size = number(&bytes)?;
                Unpacking::begin(move || Pieces::of(size), size).map(|begun| {
                    let shape = none.insert(begun).shape();
                    let mut told = shape.rate.to_le_bytes().to_vec();
                    told.push(shape.channels);
                    told.extend(shape.millis.unwrap_or(u64::MAX).to_le_bytes());
                    (Kind::Shape, told)
                })
            }
            (Kind::GoTo, Some(unpacking)) => {
                let millis = number(&bytes)?;
                unpacking.go_to(millis);
                moment(unpacking)
            }
            (Kind::Next, Some(unpacking)) => moment(unpacking),
            _ => return Err(Error::from(ErrorKind::InvalidData)),
        };
        let (kind, bytes) = answered.unwrap_or_else(|why| (Kind::WhyNot, vec![why as u8]));
        send(&mut to, kind, &bytes)?;
    }
}

fn moment(unpacking: &mut Unpacking) -> std::result::Result<(Kind, Vec<u8>), WhyNot> {
    let Some(Moment { from, numbers }) = unpacking.next()? else {
        return Ok((Kind::End, Vec::new()));
    };
    let mut bytes = from.to_le_bytes().to_vec();
    bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    Ok((Kind::Moment, bytes))
}

/// The file, a piece of which is asked for when it is read.
struct Pieces {
    size: u64,
    at: u64,
    held: VecDeque<(u64, Vec<u8>)>,
}

impl Pieces {
    fn of(size: u64) -> Self {
        Self {
            size,
            at: 0,
            held: VecDeque::new(),
        }
    }

    fn piece(&mut self, which: u64) -> Result<&[u8]> {
        if let Some(found) = self.held.iter().position(|(one, _)| *one == which) {
            self.held.swap(0, found);
        } else {
            send(&mut std::io::stdout(), Kind::Want, &which.to_le_bytes())?;
            let (Kind::Piece, bytes) = receive(&mut std::io::stdin())? else {
                return Err(Error::from(ErrorKind::InvalidData));
            };
            self.held.truncate(HELD - 1);
            self.held.push_front((which, bytes));
        }
        Ok(self.held.front().map_or(&[], |(_, bytes)| bytes))
    }
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let (which, within) = (self.at / PIECE as u64, self.at % PIECE as u64);
        let piece = self.piece(which)?;
        let rest = usize::try_from(within).ok().and_then(|at| piece.get(at..));
        let rest = rest.unwrap_or_default();
        let length = rest.len().min(into.len());
        for (to, from) in into.iter_mut().zip(rest) {
            *to = *from;
        }
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Pieces {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// Gives up, for good, what is not needed for unpacking.
///
/// # Errors
/// When it cannot be given up where it should be.
#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps)] // One shape on every system.
pub fn give_all_up() -> Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
pub use linux::give_all_up;

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::io::{Error, Result};

    use rustix::process::{Resource, Rlimit, setrlimit};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};

    /// Memory of its own, in bytes.
    const MEMORY: u64 = 192 * 1024 * 1024;
    /// Time of the processor, in seconds: hours of sound, and an end to what the shell has lost sight of.
    const SECONDS: u64 = 300;

    /// What may still be asked of the kernel: the pipes, memory, and an end.
    const LEFT: [libc::c_long; 25] = [
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_brk,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_sigaltstack,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_tgkill,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Gives up, for good, what is not needed for unpacking.
    ///
    /// # Errors
    /// When it cannot be given up. Nothing may be unpacked then.
    pub fn give_all_up() -> Result<()> {
        let limits = [
            (Resource::Data, MEMORY),
            (Resource::Cpu, SECONDS),
            (Resource::Fsize, 0),
            (Resource::Core, 0),
            (Resource::Nproc, 0),
        ];
        for (which, most) in limits {
            let limit = Rlimit {
                current: Some(most),
                maximum: Some(most),
            };
            // The core's own may stand at 1 already, which cannot be made 0 everywhere and need not be.
            let set = setrlimit(which, limit);
            if which != Resource::Core {
                set?;
            }
        }
        let rules: BTreeMap<i64, Vec<_>> =
            LEFT.into_iter().map(|call| (call, Vec::new())).collect();
        let filter = SeccompFilter::new(
            rules,
            SeccompAction::KillProcess,
            SeccompAction::Allow,
            TargetArch::try_from(std::env::consts::ARCH).map_err(Error::other)?,
        )
        .map_err(Error::other)?;
        let program: BpfProgram = filter.try_into().map_err(Error::other)?;
        seccompiler::apply_filter(&program).map_err(Error::other)
    }
}
