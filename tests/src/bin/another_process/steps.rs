//! Every call to the system that changes a file, counted, and the n-th met as the test wishes: killed, or refused.
//!
//! One rule: the core is not told, and nothing waits for a time. The functions below bear the names of the C library's
//! own; a program's own come first when it is linked, so that the standard library and SQLite call these. What they do
//! besides counting is the system call itself (its number and arguments as in syscalls(2)). What is unsafe in this
//! program is in this file.

#![allow(
    unsafe_code,
    reason = "these stand in the place of the C library's functions"
)]

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use clap::ValueEnum;
use libc::{c_char, c_int, c_long, c_void, mode_t, off64_t, size_t, ssize_t};

/// What happens at a step.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum How {
    /// Killed before it.
    Killed,
    /// Killed with half of it written, where it is a write.
    Halfway,
    /// Refused once: no room.
    Full,
    /// Refused, and every one after it that needs room.
    StaysFull,
    /// Refused once: the disk cannot.
    Broken,
    /// Refused, and every one after it: the disk can only be read.
    ReadOnly,
}

/// Steps left until it happens; below zero it has.
static LEFT: AtomicI64 = AtomicI64::new(i64::MAX);
static COUNTED: AtomicI64 = AtomicI64::new(0);
static MET: AtomicBool = AtomicBool::new(false);
static HOW: AtomicI64 = AtomicI64::new(0);

const ALL: [How; 6] = [
    How::Killed,
    How::Halfway,
    How::Full,
    How::StaysFull,
    How::Broken,
    How::ReadOnly,
];

/// From now on the step after so many more is met so.
pub fn meet(after: u32, how: How) {
    let place = ALL.iter().position(|one| *one == how).unwrap_or_default();
    HOW.store(place as i64, Ordering::Relaxed);
    COUNTED.store(0, Ordering::Relaxed);
    LEFT.store(i64::from(after), Ordering::Relaxed);
}

/// All is well again. Answers how many steps there were, and whether one was met.
pub fn leave_alone() -> (i64, bool) {
    LEFT.store(i64::MAX, Ordering::Relaxed);
    (COUNTED.load(Ordering::Relaxed), MET.load(Ordering::Relaxed))
}

/// What a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Needs room on the disk.
    Grows,
    /// Needs none: a sync, a removal, a cut.
    Else,
}

/// Whether this step goes on; if not, with which error it is refused. Half of a write is a matter of its own.
fn goes_on(step: Step) -> Result<bool, c_int> {
    if LEFT.load(Ordering::Relaxed) == i64::MAX {
        return Ok(true);
    }
    COUNTED.fetch_add(1, Ordering::Relaxed);
    let left = LEFT.fetch_sub(1, Ordering::Relaxed);
    if left > 0 {
        return Ok(true);
    }
    let how = usize::try_from(HOW.load(Ordering::Relaxed))
        .ok()
        .and_then(|place| ALL.get(place).copied())
        .unwrap_or(How::Killed);
    let error = match how {
        How::Killed => die(),
        How::Halfway => return Ok(false),
        How::Full if left == 0 => libc::ENOSPC,
        How::Broken if left == 0 => libc::EIO,
        // A full disk lets go of what it has, and syncs it.
        How::StaysFull if step == Step::Grows || left == 0 => libc::ENOSPC,
        How::ReadOnly => libc::EROFS,
        _ => return Ok(true),
    };
    MET.store(true, Ordering::Relaxed);
    Err(error)
}

fn die() -> ! {
    // SAFETY: takes no memory of ours. The signal cannot be caught, so nothing after it runs.
    unsafe {
        libc::kill(libc::getpid(), libc::SIGKILL);
        libc::_exit(137)
    }
}

/// Does the call, unless the step is met.
fn step(what: Step, call: impl Fn() -> c_long) -> c_long {
    match goes_on(what) {
        Ok(true) => call(),
        Ok(false) => die(),
        Err(error) => refused(error),
    }
}

fn refused(error: c_int) -> c_long {
    // SAFETY: this thread's own error number.
    unsafe { *libc::__errno_location() = error };
    -1
}

/// A write: whole, half and then killed, or refused.
fn written(fd: c_int, length: size_t, call: impl Fn(size_t) -> c_long) -> ssize_t {
    // What is said on the standard output is no change of a file.
    if fd <= 2 {
        return call(length) as ssize_t;
    }
    let answer = match goes_on(Step::Grows) {
        Ok(true) => call(length),
        Ok(false) => {
            call(length / 2);
            die()
        }
        Err(error) => refused(error),
    };
    answer as ssize_t
}

/// Whether an `open` makes or empties a file.
fn changes(flags: c_int) -> bool {
    flags & (libc::O_CREAT | libc::O_TRUNC) != 0
}

fn opened(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: handed on as it came.
    let call = || unsafe {
        libc::syscall(
            libc::SYS_openat,
            libc::AT_FDCWD,
            path,
            flags | libc::O_LARGEFILE,
            mode,
        )
    };
    let answer = if changes(flags) {
        step(Step::Grows, call)
    } else {
        call()
    };
    answer as c_int
}

/// `open(2)`. In C the mode may be left out; it is only looked at where a file is made, and then it is there.
#[unsafe(no_mangle)]
extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    opened(path, flags, mode)
}

#[unsafe(no_mangle)]
extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    opened(path, flags, mode)
}

#[unsafe(no_mangle)]
extern "C" fn write(fd: c_int, from: *const c_void, length: size_t) -> ssize_t {
    // SAFETY: handed on as it came, or the first half of it.
    written(fd, length, |length| unsafe {
        libc::syscall(libc::SYS_write, fd, from, length)
    })
}

#[unsafe(no_mangle)]
extern "C" fn pwrite64(fd: c_int, from: *const c_void, length: size_t, at: off64_t) -> ssize_t {
    // SAFETY: as above.
    written(fd, length, |length| unsafe {
        libc::syscall(libc::SYS_pwrite64, fd, from, length, at)
    })
}

#[unsafe(no_mangle)]
extern "C" fn copy_file_range(
    from: c_int,
    from_at: *mut off64_t,
    to: c_int,
    to_at: *mut off64_t,
    length: size_t,
    flags: libc::c_uint,
) -> ssize_t {
    // SAFETY: as above.
    written(to, length, |length| unsafe {
        libc::syscall(
            libc::SYS_copy_file_range,
            from,
            from_at,
            to,
            to_at,
            length,
            flags,
        )
    })
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate64(fd: c_int, length: off64_t) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe {
        libc::syscall(libc::SYS_ftruncate, fd, length)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn fsync(fd: c_int) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe { libc::syscall(libc::SYS_fsync, fd) }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn fdatasync(fd: c_int) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe {
        libc::syscall(libc::SYS_fdatasync, fd)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    let cwd = libc::AT_FDCWD;
    // SAFETY: handed on as it came.
    step(Step::Grows, || unsafe {
        libc::syscall(libc::SYS_renameat2, cwd, from, cwd, to, 0)
    }) as c_int
}

/// `renameat2(2)`: how two files change places.
#[unsafe(no_mangle)]
extern "C" fn renameat2(
    from_in: c_int,
    from: *const c_char,
    to_in: c_int,
    to: *const c_char,
    flags: libc::c_uint,
) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Grows, || unsafe {
        libc::syscall(libc::SYS_renameat2, from_in, from, to_in, to, flags)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe {
        libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn unlinkat(folder: c_int, path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe {
        libc::syscall(libc::SYS_unlinkat, folder, path, flags)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn rmdir(path: *const c_char) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Else, || unsafe {
        libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, libc::AT_REMOVEDIR)
    }) as c_int
}

#[unsafe(no_mangle)]
extern "C" fn mkdir(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: handed on as it came.
    step(Step::Grows, || unsafe {
        libc::syscall(libc::SYS_mkdirat, libc::AT_FDCWD, path, mode)
    }) as c_int
}
