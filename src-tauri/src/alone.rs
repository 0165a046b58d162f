//! One window for one journal.
//!
//! One rule: this is a courtesy, not the lock. The core's lock on the vault decides who may open it; here a second
//! start only finds the first, asks it to come forward, and goes.
//!
//! On Linux the two meet at a local socket without a file, named after the user and the vault's folder; the kernel
//! takes it away with the process. Elsewhere a second window opens and is told that the journal is in use.

#[cfg(not(target_os = "linux"))]
use std::path::Path;

#[cfg(not(target_os = "linux"))]
use tauri::AppHandle;

/// What the first start holds, so that a second finds it.
pub struct Meeting {
    #[cfg(target_os = "linux")]
    listener: Option<std::os::unix::net::UnixListener>,
}

#[cfg(not(target_os = "linux"))]
impl Meeting {
    /// Takes the meeting place.
    pub fn at(_: &Path) -> Option<Self> {
        Some(Self {})
    }

    /// Answers those who come second.
    pub fn answer(self, _: &AppHandle) {}
}

#[cfg(target_os = "linux")]
mod linux {
    use std::hash::{DefaultHasher, Hash, Hasher};
    use std::io::{Read, Write};
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
    use std::path::Path;
    use std::time::Duration;

    use tauri::AppHandle;

    use super::Meeting;
    use crate::window;

    /// How long the first window may take to answer before the second opens all the same.
    const PATIENCE: Duration = Duration::from_secs(2);
    const COME_FORWARD: u8 = b'?';
    const COMING: u8 = b'!';

    impl Meeting {
        /// Takes the meeting place; none when a window of this journal is there already and has come forward.
        pub fn at(folder: &Path) -> Option<Self> {
            let place = SocketAddr::from_abstract_name(name_of(folder)).ok();
            let listener = match place.as_ref().map(UnixListener::bind_addr) {
                Some(Ok(listener)) => Some(listener),
                Some(Err(_)) if place.as_ref().is_some_and(has_come_forward) => return None,
                // Nobody answers, or no meeting place can be had: the core's lock decides alone.
                _ => None,
            };
            Some(Self { listener })
        }

        /// Answers those who come second.
        pub fn answer(self, app: &AppHandle) {
            let Some(listener) = self.listener else {
                return;
            };
            let app = app.clone();
            std::thread::spawn(move || {
                for caller in listener.incoming().map_while(Result::ok) {
                    if is_ours(&caller) && asks(&caller).is_ok() {
                        window::bring_forward(&app);
                    }
                }
            });
        }
    }

    /// The meeting place's name: the same for one user and one folder, however the folder is written.
    fn name_of(folder: &Path) -> String {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut digest = DefaultHasher::new();
        real.hash(&mut digest);
        format!(
            "org.afterbell.Afterbell/{}/{:016x}",
            rustix::process::getuid().as_raw(),
            digest.finish()
        )
    }

    /// Anybody on the machine may take a name first; only our own user's windows count.
    fn is_ours(other: &UnixStream) -> bool {
        rustix::net::sockopt::socket_peercred(other)
            .is_ok_and(|them| them.uid == rustix::process::getuid())
    }

    fn has_come_forward(place: &SocketAddr) -> bool {
        let ask = || -> std::io::Result<bool> {
            let mut first = UnixStream::connect_addr(place)?;
            first.set_read_timeout(Some(PATIENCE))?;
            first.write_all(&[COME_FORWARD])?;
            let mut answer = [0];
            first.read_exact(&mut answer)?;
            Ok(is_ours(&first) && answer == [COMING])
        };
        ask().unwrap_or(false)
    }

    fn asks(mut caller: &UnixStream) -> std::io::Result<()> {
        caller.set_read_timeout(Some(PATIENCE))?;
        let mut asked = [0];
        caller.read_exact(&mut asked)?;
        if asked != [COME_FORWARD] {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        caller.write_all(&[COMING])
    }

    #[cfg(test)]
    mod tests {
        use std::path::Path;

        use super::name_of;

        #[test]
        fn one_folder_has_one_meeting_place_however_it_is_written() {
            assert_eq!(
                name_of(Path::new("/usr/./lib/../lib")),
                name_of(Path::new("/usr/lib"))
            );
            assert_ne!(
                name_of(Path::new("/usr/lib")),
                name_of(Path::new("/usr/bin"))
            );
        }
    }
}
