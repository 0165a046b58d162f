//! What is taken away from a process that reads somebody else's file.
//!
//! One rule: what is left is a list of what reckoning needs, and nothing is on it because it does no harm. On Linux the
//! kernel refuses everything else: files, sockets, programs, other processes, memory that can be run. What can be used up
//! (memory, time on the processor) is limited wherever the system knows how; elsewhere only the window's clock ends it: see
//! SECURITY.md. The process itself may enter, and the tests that try to get out.

use std::io::Result;

/// Limits what can be used up: to so many bytes more than it has already, and so many seconds on the processor. A thing
/// that takes longer than the window waits is ended by that; this ends what the window has forgotten.
///
/// # Errors
/// When the system does not take a limit: then nothing may be read.
#[cfg(unix)]
pub fn limit(memory: u64, seconds: u64) -> Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let to = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    setrlimit(Resource::As, to(held() + memory))?;
    setrlimit(Resource::Cpu, to(seconds))?;
    setrlimit(Resource::Fsize, to(0))?;
    setrlimit(Resource::Core, to(0))?;
    Ok(())
}

/// The memory this process has already, programs and libraries included, in bytes; where nobody tells there is nothing to
/// be added to.
#[cfg(unix)]
fn held() -> u64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find(|line| line.starts_with("VmSize:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

/// Limits what can be used up, where the system knows how.
///
/// # Errors
/// None here.
#[cfg(not(unix))]
pub fn limit(_: u64, _: u64) -> Result<()> {
    Ok(())
}

/// Shuts every way out, for good and for all threads there are.
///
/// # Errors
/// None here.
#[cfg(not(target_os = "linux"))]
pub fn shut() -> Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
pub use linux::shut;

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::io::{Error, Result};

    use libc::{
        EACCES, MAP_ANONYMOUS, PROT_EXEC, STDIN_FILENO, STDOUT_FILENO, SYS_brk, SYS_clock_gettime,
        SYS_clock_nanosleep, SYS_exit, SYS_exit_group, SYS_futex, SYS_getpid, SYS_getrandom,
        SYS_gettid, SYS_madvise, SYS_mmap, SYS_mprotect, SYS_mremap, SYS_munmap, SYS_read,
        SYS_restart_syscall, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
        SYS_sched_yield, SYS_sigaltstack, SYS_tgkill, SYS_write,
    };
    use rustix::process::{DumpableBehavior, getpid, set_dumpable_behavior};
    use seccompiler::SeccompCmpArgLen::{Dword, Qword};
    use seccompiler::SeccompCmpOp::{Eq, MaskedEq};
    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCondition, SeccompFilter, SeccompRule,
        TargetArch,
    };

    /// Memory, locks between threads, signals, time, the end: whatever is asked.
    const ALWAYS: [libc::c_long; 18] = [
        SYS_brk,
        SYS_clock_gettime,
        SYS_clock_nanosleep,
        SYS_exit,
        SYS_exit_group,
        SYS_futex,
        SYS_getpid,
        SYS_getrandom,
        SYS_gettid,
        SYS_madvise,
        SYS_mremap,
        SYS_munmap,
        SYS_restart_syscall,
        SYS_rt_sigaction,
        SYS_rt_sigprocmask,
        SYS_rt_sigreturn,
        SYS_sched_yield,
        SYS_sigaltstack,
    ];

    /// Shuts every way out, for good and for all threads there are.
    ///
    /// # Errors
    /// When the kernel does not take the filter: then nothing may be read.
    pub fn shut() -> Result<()> {
        set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
        let filter = SeccompFilter::new(
            allowed().map_err(Error::other)?,
            SeccompAction::Errno(EACCES.unsigned_abs()),
            SeccompAction::Allow,
            TargetArch::try_from(std::env::consts::ARCH).map_err(Error::other)?,
        );
        let program: BpfProgram = filter.and_then(TryInto::try_into).map_err(Error::other)?;
        seccompiler::apply_filter_all_threads(&program).map_err(Error::other)
    }

    /// What is left.
    fn allowed() -> std::result::Result<BTreeMap<i64, Vec<SeccompRule>>, BackendError> {
        let only = |conditions| Ok::<_, BackendError>(vec![SeccompRule::new(conditions)?]);
        let is = |place, value: i32| {
            SeccompCondition::new(place, Dword, Eq, u64::from(value.unsigned_abs()))
        };
        let without_running = |place| {
            SeccompCondition::new(
                place,
                Qword,
                MaskedEq(u64::from(PROT_EXEC.unsigned_abs())),
                0,
            )
        };
        let of_no_file = SeccompCondition::new(
            3,
            Dword,
            MaskedEq(u64::from(MAP_ANONYMOUS.unsigned_abs())),
            u64::from(MAP_ANONYMOUS.unsigned_abs()),
        )?;
        let mut left: BTreeMap<i64, Vec<SeccompRule>> =
            ALWAYS.into_iter().map(|call| (call, Vec::new())).collect();
        // Not from, nor to, whatever else this process was left with.
        left.insert(SYS_read, only(vec![is(0, STDIN_FILENO)?])?);
        left.insert(SYS_write, only(vec![is(0, STDOUT_FILENO)?])?);
        left.insert(SYS_mmap, only(vec![without_running(2)?, of_no_file])?);
        left.insert(SYS_mprotect, only(vec![without_running(2)?])?);
        // How a process that has gone wrong ends itself.
        left.insert(
            SYS_tgkill,
            only(vec![is(0, getpid().as_raw_nonzero().get())?])?,
        );
        Ok(left)
    }
}
