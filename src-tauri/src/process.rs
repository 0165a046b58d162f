//! What this process leaves behind when it falls.
//!
//! One rule: nothing of what is written may reach a core dump or a crash report. Only `main` may enter.

/// Keeps memory out of core dumps, here and in the web view's processes, and makes a panic tell its place alone.
///
/// The limit is 1 byte, not 0: where dumps are piped to a program the kernel ignores 0 and gives up at 1. The
/// limit is inherited by WebKit's processes; "not dumpable" is not, but it also keeps other programs of the same
/// user from reading this process's memory. Elsewhere than on Unix nothing is enforced here.
pub fn leave_nothing_behind() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Where the ceiling is 0 already it cannot be raised to 1, and nothing better can be had.
        let one = Rlimit {
            current: Some(1),
            maximum: Some(1),
        };
        let _ = setrlimit(Resource::Core, one);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
    std::panic::set_hook(Box::new(|panic| {
        // A panic's message may quote a sentence somebody wrote; its place never does.
        let place = panic.location().map_or_else(
            || "an unknown place".to_owned(),
            |place| format!("{}:{}", place.file(), place.line()),
        );
        crate::say(&format!(
            "Something went wrong inside, at {place}. What was saved is safe."
        ));
        std::process::abort();
    }));
}
