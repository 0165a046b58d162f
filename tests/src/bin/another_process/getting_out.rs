//! What a process apart is not left with, tried from within.
//!
//! One rule: what is tried is first done by a process that is free to, so that a refusal is the confinement's and nobody
//! else's.

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::net::{TcpListener, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::thread::Builder;

use afterbell_apart::confined;
use afterbell_lectern::{MEMORY, SECONDS};
use clap::{Args, ValueEnum};

use crate::{say, time_on_processor};

/// A gibibyte and a half.
const MUCH: usize = 3 << 29;

/// What is tried.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Way {
    /// A file is read.
    Read,
    /// A file is made.
    Write,
    /// A socket that leads to another machine.
    Tcp,
    /// The same, without a connection.
    Udp,
    /// A socket that leads to another program.
    Local,
    /// Another program is started.
    Program,
    /// Another thread is started.
    Thread,
    /// Something is said elsewhere than on standard output.
    Elsewhere,
    /// Memory that can be run is asked for.
    Runnable,
    /// More memory than there is for drawing.
    Memory,
    /// Four seconds on the processor, where one is left.
    Time,
}

/// One way, with the confinement or without.
#[derive(Args)]
pub struct Asked {
    way: Way,
    /// The control: nothing is taken away.
    #[arg(long)]
    free: bool,
}

impl Asked {
    /// Says that it is confined, or free, and then whether it got out.
    pub fn carry_out(&self) {
        if !self.free {
            let seconds = if self.way == Way::Time { 1 } else { SECONDS };
            confined::limit(MEMORY, seconds).expect("the limits are taken");
            confined::shut().expect("the filter is taken");
        }
        say("tries");
        say(if got_out(self.way) { "out" } else { "in" });
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "what may be written to a temporary folder is what is tried"
)]
fn got_out(way: Way) -> bool {
    match way {
        Way::Read => File::open("/proc/self/status").is_ok(),
        Way::Write => File::create(std::env::temp_dir().join("afterbell-got-out")).is_ok(),
        Way::Tcp => TcpListener::bind("127.0.0.1:0").is_ok(),
        Way::Udp => UdpSocket::bind("127.0.0.1:0").is_ok(),
        Way::Local => UnixStream::pair().is_ok(),
        Way::Program => Command::new("/bin/true").status().is_ok(),
        Way::Thread => Builder::new().spawn(|| {}).is_ok(),
        Way::Elsewhere => writeln!(std::io::stderr(), "out").is_ok(),
        Way::Runnable => runnable(),
        Way::Memory => Vec::<u8>::new().try_reserve_exact(MUCH).is_ok(),
        Way::Time => {
            let mut turns = 0_u64;
            while time_on_processor() < 4_000_000_000 {
                turns = black_box(turns + 1);
            }
            true
        }
    }
}

#[allow(unsafe_code)]
fn runnable() -> bool {
    let (read, run, own) = (libc::PROT_READ, libc::PROT_EXEC, libc::MAP_PRIVATE);
    // SAFETY: fresh memory is asked for, and never touched.
    let given = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            4096,
            read | run,
            own | libc::MAP_ANONYMOUS,
            -1,
            0,
        )
    };
    given != libc::MAP_FAILED
}
