//! The process that draws, as it is seen from the window.
//!
//! One rule: it is waited for only so long, and every way of going on ends with it gone: taken down, late, told to end, or
//! dropped. What it says of a page is compared with the bounds before it is taken. Only [`crate::Lectern`] may enter.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Result as IoResult, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use afterbell_core::api::Code;

use crate::told::{self, Found, LONGEST_WORDS, POINT};
use crate::{Drawn, Lectern, lock, page};

/// How long it may take over one thing: to read a PDF, to draw a page.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is started to draw.
#[derive(Clone)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
}

impl Program {
    /// This very program: also where its file has been replaced meanwhile.
    #[must_use]
    pub fn this() -> Self {
        let path = if cfg!(target_os = "linux") {
            PathBuf::from("/proc/self/exe")
        } else {
            // Without a path nothing can be started, and whoever asks for a page is told.
            std::env::current_exe().unwrap_or_default()
        };
        Self::at(path, Lectern::arguments().to_vec())
    }

    /// Another program, which answers [`crate::draw_if_asked`] when it is started so.
    #[must_use]
    pub fn at(path: PathBuf, arguments: Vec<OsString>) -> Self {
        Self {
            path,
            arguments,
            patience: PATIENCE,
        }
    }

    /// The same, waited for only so long.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }
}

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// It said that there is nothing to draw, and is still there.
    Refused,
    /// It came to its end, or spoke nonsense.
    ByItself,
    /// It took too long and was ended.
    Late,
}

/// A process that runs, held by whoever may have to end it.
pub struct Running {
    child: Mutex<Child>,
    was_late: AtomicBool,
}

impl Running {
    /// Ends it, whatever it does. Once it has ended that is nothing.
    pub fn end(&self) {
        let mut child = lock(&self.child);
        // Both refuse only where it has ended already.
        drop(child.kill());
        drop(child.wait());
    }
}

/// The process that draws.
pub struct Apart {
    running: Arc<Running>,
    to: ChildStdin,
    from: ChildStdout,
    patience: Duration,
}

impl Drop for Apart {
    fn drop(&mut self) {
        self.running.end();
    }
}

impl Apart {
    /// Starts it: with no variable of the environment, in no folder of anybody's, heard on its standard output alone.
    pub fn start(program: &Program) -> IoResult<Self> {
        let mut child = Command::new(&program.path)
            .args(&program.arguments)
            .env_clear()
            .current_dir(if cfg!(windows) { "\\" } else { "/" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (to, from) = (child.stdin.take(), child.stdout.take());
        let running = Arc::new(Running {
            child: Mutex::new(child),
            was_late: AtomicBool::new(false),
        });
        match (to, from) {
            (Some(to), Some(from)) => Ok(Self {
                running,
                to,
                from,
                patience: program.patience,
            }),
            _ => {
                running.end();
                Err(ErrorKind::BrokenPipe.into())
            }
        }
    }

    /// What it can be ended by.
    pub fn running(&self) -> Arc<Running> {
        Arc::clone(&self.running)
    }

    /// Says how many bytes will come.
    pub fn announce(&mut self, size: u32) -> IoResult<()> {
        self.watched(|apart| told::write_number(&mut apart.to, size))
    }

    /// Gives it the next bytes.
    pub fn give(&mut self, piece: &[u8]) -> IoResult<()> {
        self.watched(|apart| apart.to.write_all(piece))
    }

    /// How many pages there are, once all bytes were given.
    pub fn pages(&mut self) -> Result<u32, Code> {
        let found = self.watched(|apart| {
            apart.to.flush()?;
            read_found(&mut apart.from)
        });
        match found {
            Ok(Found::Pages(pages)) => Ok(pages),
            Ok(Found::Password) => Err(Code::PdfPassword),
            Ok(Found::Not) | Err(_) => Err(Code::PdfUnreadable),
        }
    }

    /// Has a page drawn.
    pub fn draw(&mut self, number: u32, width: u32) -> Result<Drawn, Gone> {
        let asked = self.watched(|apart| {
            told::write_number(&mut apart.to, number)?;
            told::write_number(&mut apart.to, width)?;
            apart.to.flush()?;
            read_page(&mut apart.from)
        });
        match asked {
            Ok(Some(drawn)) => Ok(drawn),
            Ok(None) => Err(Gone::Refused),
            Err(_) if self.running.was_late.load(Ordering::Acquire) => Err(Gone::Late),
            Err(_) => Err(Gone::ByItself),
        }
    }

    /// Does something with it, and ends it if that takes too long: whoever waits then reads that it has gone.
    fn watched<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let (done, is_done) = mpsc::channel::<()>();
        let (running, patience) = (self.running(), self.patience);
        thread::spawn(move || {
            if is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                running.was_late.store(true, Ordering::Release);
                running.end();
            }
        });
        let outcome = work(self);
        drop(done);
        outcome
    }
}

fn read_found(from: &mut impl Read) -> IoResult<Found> {
    match told::read_number(from)? {
        told::PAGES => match told::read_number(from)? {
            0 => Err(told::too_much()),
            pages => Ok(Found::Pages(pages)),
        },
        told::PASSWORD => Ok(Found::Password),
        _ => Ok(Found::Not),
    }
}

/// A page, made of what came over; none if it could not be drawn.
fn read_page(from: &mut impl Read) -> IoResult<Option<Drawn>> {
    if told::read_number(from)? != told::DRAWN {
        return Ok(None);
    }
    let width = told::read_number_to(from, page::LONGEST_SIDE)?;
    let height = told::read_number_to(from, page::LONGEST_SIDE)?;
    let points = width.checked_mul(height).ok_or_else(told::too_much)?;
    if points == 0 || points > page::MOST_POINTS + 2 * page::LONGEST_SIDE {
        return Err(told::too_much());
    }
    let length = told::read_number_to(from, LONGEST_WORDS)?;
    let words = String::from_utf8(told::read_bytes(from, length)?).map_err(|_| told::too_much())?;
    let points = told::read_bytes(from, points * POINT)?;
    Ok(Some(Drawn {
        width,
        height,
        words,
        png: picture(width, height, &points)?,
    }))
}

/// A picture made of points.
fn picture(width: u32, height: u32, points: &[u8]) -> IoResult<Vec<u8>> {
    let mut made = Vec::new();
    let mut encoder = png::Encoder::new(&mut made, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(points)?;
    writer.finish()?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::read_page;
    use crate::told::{DRAWN, write_number};

    fn said(numbers: &[u32], bytes: &[u8]) -> Vec<u8> {
        let mut all = Vec::new();
        for number in numbers {
            write_number(&mut all, *number).unwrap();
        }
        all.extend_from_slice(bytes);
        all
    }

    #[test]
    fn a_page_that_is_as_it_says_is_taken_and_one_that_is_not_is_refused() {
        let fits = said(&[DRAWN, 2, 1, 2], b"On\x00\x00\x00\xff\xff\xff");
        let drawn = read_page(&mut fits.as_slice()).unwrap().unwrap();
        assert_eq!((drawn.width, drawn.height, &*drawn.words), (2, 1, "On"));
        for refused in [
            said(&[DRAWN, 2, 1, 2], b"On\x00\x00\x00"),
            said(&[DRAWN, 0, 1, 0], b""),
            said(&[DRAWN, 8193, 1, 0], b""),
            said(&[DRAWN, 8192, 8192, 0], b""),
            said(&[DRAWN, 1, 1, u32::MAX], b"On\x00\x00\x00"),
            said(&[DRAWN, 1, 1, 2], b"\xff\xff\x00\x00\x00"),
        ] {
            assert!(read_page(&mut refused.as_slice()).is_err());
        }
    }
}
