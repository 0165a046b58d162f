//! The process in which a sound is unpacked.
//!
//! One rule: before it looks at a single byte everything but its two pipes, some memory and some time is taken away from
//! it. A file that breaks what unpacks it has a process of its own to break, with nothing in it but that file.

use std::collections::VecDeque;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::process::ExitCode;

use afterbell_apart::{confined, is_asked};

use crate::PIECE;
use crate::frames::{Kind, number, receive, send};
use crate::unpacking::{Moment, Unpacking, WhyNot};

/// The word by which a program is asked to be this process and nothing else.
pub const ASKED: &str = "unpack-sound";

/// Memory, in bytes: a few pieces of the file, and what a packet unpacks to.
pub const MEMORY: u64 = 192 * 1024 * 1024;
/// Seconds on the processor: hours of sound.
pub const SECONDS: u64 = 300;
/// How many pieces of the file are held: what a film's container tells lies apart from the sound itself.
const HELD: usize = 4;

/// Unpacks, if this program was started for that, and answers how it ended; none if it was started for anything else.
/// First thing in `main`.
#[must_use]
pub fn unpack_if_asked() -> Option<ExitCode> {
    is_asked(ASKED).then(run)
}

fn run() -> ExitCode {
    let taken = confined::limit(MEMORY, SECONDS).and_then(|()| confined::shut());
    match taken.and_then(|()| answer()) {
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
    let Some(Moment { from, numbers }) = unpacking.go_on()? else {
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
