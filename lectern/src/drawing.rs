//! The process that draws, as it is within: bytes come over standard input, pages go out over standard output.
//!
//! One rule: everything that it does not need is taken away before the first byte is read, and nothing but numbers, points
//! and words ever leaves it: no reason why something could not be read, which might quote it.

use std::io::{Read, Result, Write, stdin, stdout};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::Builder;

use afterbell_apart::{confined, is_asked};

use crate::page::{Document, Unread};
use crate::told::{self, DRAWN, LARGEST, NOT, PAGES, PASSWORD};

/// The argument by which a program is started to draw.
pub const ASKED: &str = "draw-pages";
/// Memory for a PDF of the largest size, the pictures in it, and the page, in bytes.
pub const MEMORY: u64 = 768 * 1024 * 1024;
/// Seconds on the processor.
pub const SECONDS: u64 = 120;
/// Room for what is nested in a PDF: who reads it goes down with it, and comes to its end where this does.
const STACK: usize = 64 * 1024 * 1024;

/// Draws, if this program was started for that, and answers how it ended; none if it was started for anything else.
/// First thing in `main`.
#[must_use]
pub fn draw_if_asked() -> Option<ExitCode> {
    if !is_asked(ASKED) {
        return None;
    }
    Some(if serve().is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What is asked: a page, and how many pixels wide.
type Asked = (u32, u32);

fn serve() -> Result<()> {
    confined::limit(MEMORY, SECONDS)?;
    let (give, bytes) = sync_channel(1);
    let (ask, asked) = sync_channel(1);
    let (begin, begun) = sync_channel(1);
    // Made before it is forbidden to make any, and waited for: what a thread begins with is not on the list.
    Builder::new().stack_size(STACK).spawn(move || {
        let _ = begin.send(());
        // Whoever listened has gone, and so does this.
        drop(answer(&bytes, &asked));
        std::process::exit(0);
    })?;
    begun.recv().map_err(|_| told::too_much())?;
    confined::shut()?;
    let mut from = stdin().lock();
    let size = told::read_number_to(&mut from, LARGEST)?;
    give.send(whole(&mut from, size)?)
        .map_err(|_| told::too_much())?;
    loop {
        // At the end of what is asked the window has gone: whatever is being drawn is drawn for nobody.
        let number = told::read_number(&mut from)?;
        let width = told::read_number(&mut from)?;
        ask.send((number, width)).map_err(|_| told::too_much())?;
    }
}

/// All bytes of a PDF, in one piece of just this size.
fn whole(from: &mut impl Read, size: u32) -> Result<Vec<u8>> {
    let mut bytes = vec![0; size as usize];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn answer(bytes: &Receiver<Vec<u8>>, asked: &Receiver<Asked>) -> Result<()> {
    let Ok(bytes) = bytes.recv() else {
        return Ok(());
    };
    let document = match Document::read(bytes) {
        Ok(document) => document,
        Err(Unread::Password) => return say(&[PASSWORD]),
        Err(Unread::Damaged) => return say(&[NOT]),
    };
    say(&[PAGES, document.pages()])?;
    while let Ok((number, width)) = asked.recv() {
        match document.draw(number, width) {
            Some(picture) => {
                let length = u32::try_from(picture.words.len()).map_err(|_| told::too_much())?;
                say(&[DRAWN, picture.width, picture.height, length])?;
                let mut to = stdout().lock();
                to.write_all(picture.words.as_bytes())?;
                to.write_all(&picture.points)?;
                to.flush()?;
            }
            None => say(&[NOT])?,
        }
    }
    Ok(())
}

fn say(numbers: &[u32]) -> Result<()> {
    let mut to = stdout().lock();
    for number in numbers {
        told::write_number(&mut to, *number)?;
    }
    to.flush()
}
