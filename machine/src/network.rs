//! Whether this process is refused the network, found out by trying.
//!
//! One rule: what is tried tells nobody anything and reaches nobody: the addresses are those set aside for
//! documentation (RFC 5737, RFC 3849) and the name is one that cannot be given to anybody (RFC 6761). What is asked is
//! whether the system lets this process try, not whether somebody answers.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::mpsc;
use std::time::Duration;

use dns_lookup::LookupErrorKind;
use serde::Serialize;

/// Nobody's address: TEST-NET-1 (RFC 5737).
const NOBODY: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
/// Nobody's address: the documentation prefix (RFC 3849).
const NOBODY_6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
/// Nobody's name: `.invalid` is never given to anybody (RFC 6761, 6.4).
const NO_NAME: &str = "nobody.invalid";
/// "Discard": where whatever comes is thrown away.
const PORT: u16 = 9;
/// How long a connection may take. A refusal comes at once.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long the look-up of a name may take.
const LOOKING_UP: Duration = Duration::from_secs(6);

/// A way out, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// The way that was tried.
    pub way: Way,
    /// What came of it.
    pub came: Came,
}

/// The ways out that a program has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A connection to an address of the older kind.
    Tcp4,
    /// A connection to an address of the newer kind.
    Tcp6,
    /// A message without a connection.
    Udp,
    /// Looking up a name.
    Name,
    /// Waiting for others to call.
    Listen,
    /// Speaking to other programs on this computer, which is let through on purpose.
    Local,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// The system did not let this process try.
    Refused,
    /// The system let it try; that nobody answered proves nothing.
    LetThrough,
    /// This computer has no such way, so that it cannot be told.
    NotHere,
    /// Another program on this computer answered in its stead.
    AnsweredHere,
}

/// Tries every way. Takes a moment where nothing is refused.
#[must_use]
pub fn try_every_way() -> Vec<Tried> {
    let ways: [(Way, fn() -> Came); 6] = [
        (Way::Tcp4, || connect(SocketAddr::from((NOBODY, PORT)))),
        (Way::Tcp6, || connect(SocketAddr::from((NOBODY_6, PORT)))),
        (Way::Udp, send),
        (Way::Name, look_up),
        (Way::Listen, listen),
        (Way::Local, local),
    ];
    ways.into_iter()
        .map(|(way, attempt)| Tried {
            way,
            came: attempt(),
        })
        .collect()
}

/// Whether the system refuses this process the network, by the one way that reaches for nobody and takes no time.
#[must_use]
pub fn is_refused() -> bool {
    listen() == Came::Refused
}

fn listen() -> Came {
    came(&TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
}

fn connect(to: SocketAddr) -> Came {
    came(&TcpStream::connect_timeout(&to, PATIENCE))
}

fn send() -> Came {
    let sent = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))
        .and_then(|socket| socket.send_to(&[0], (NOBODY, PORT)));
    came(&sent)
}

fn came<T>(of: &std::io::Result<T>) -> Came {
    match of {
        Err(reason) if reason.kind() == ErrorKind::PermissionDenied => Came::Refused,
        Err(reason) if has_no_such_way(reason) => Came::NotHere,
        _ => Came::LetThrough,
    }
}

/// Whether the system knows no addresses of this kind.
fn has_no_such_way(reason: &std::io::Error) -> bool {
    #[cfg(unix)]
    {
        reason.raw_os_error() == Some(rustix::io::Errno::AFNOSUPPORT.raw_os_error())
    }
    #[cfg(not(unix))]
    {
        // WSAEAFNOSUPPORT
        reason.raw_os_error() == Some(10047)
    }
}

/// "There is no such name" was said by somebody: by a resolver on this computer, since this process could ask nobody
/// else, or, where sockets are not refused, by anyone. "Try again" was said by nobody.
fn look_up() -> Came {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let found = dns_lookup::getaddrinfo(Some(NO_NAME), None, None).map(|_| ());
        // Too late an answer finds nobody waiting.
        let _ = tell.send(found.map_err(|reason| reason.kind()));
    });
    let may_ask_itself = came(&UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))) != Came::Refused;
    match told.recv_timeout(LOOKING_UP) {
        _ if may_ask_itself => Came::LetThrough,
        Ok(Ok(()) | Err(LookupErrorKind::NoName | LookupErrorKind::NoData)) => Came::AnsweredHere,
        Ok(Err(_)) | Err(_) => Came::Refused,
    }
}

fn local() -> Came {
    #[cfg(unix)]
    {
        came(&std::os::unix::net::UnixStream::pair())
    }
    #[cfg(not(unix))]
    {
        Came::LetThrough
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::{Came, came, try_every_way};

    #[test]
    fn only_a_refusal_is_called_one() {
        let of = |kind| came::<()>(&Err(Error::from(kind)));
        assert_eq!(of(ErrorKind::PermissionDenied), Came::Refused);
        for silent in [
            ErrorKind::TimedOut,
            ErrorKind::ConnectionRefused,
            ErrorKind::NetworkUnreachable,
            ErrorKind::HostUnreachable,
        ] {
            assert_eq!(of(silent), Came::LetThrough, "{silent}");
        }
    }

    #[test]
    fn a_process_that_is_not_refused_says_so() {
        for tried in try_every_way() {
            assert_ne!(tried.came, Came::Refused, "{:?}", tried.way);
        }
    }
}
