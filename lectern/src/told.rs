//! What goes over between the window and the process that draws, and how much of it at most.
//!
//! One rule: whoever reads decides how much it takes; a number that came over is compared with its bound before anything
//! is made room for. Numbers are of four bytes, little end first. `apart` and `drawing` may enter.

use std::io::{Error, ErrorKind, Read, Result, Write};

/// The most bytes a PDF can have: what can be kept with an entry.
pub const LARGEST: u32 = 50 * 1024 * 1024;
/// The most bytes of a page's words.
pub const LONGEST_WORDS: u32 = 256 * 1024;
/// Bytes of a point: red, green, blue.
pub const POINT: u32 = 3;

/// Before the number of pages.
pub const PAGES: u32 = 1;
/// It opens with a password alone.
pub const PASSWORD: u32 = 2;
/// It cannot be read, or the page cannot be drawn.
pub const NOT: u32 = 3;
/// Before a page: its width and height, how many bytes its words have, the words, the points.
pub const DRAWN: u32 = 4;

/// What came of reading a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It can be read, and has so many pages.
    Pages(u32),
    /// It opens with a password alone.
    Password,
    /// It cannot be read.
    Not,
}

/// Writes a number.
pub fn write_number(to: &mut impl Write, number: u32) -> Result<()> {
    to.write_all(&number.to_le_bytes())
}

/// Reads a number.
pub fn read_number(from: &mut impl Read) -> Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

/// Reads a number that is no larger than its bound.
pub fn read_number_to(from: &mut impl Read, bound: u32) -> Result<u32> {
    let number = read_number(from)?;
    if number > bound {
        return Err(too_much());
    }
    Ok(number)
}

/// Reads so many bytes. Room is made as they come, and not by what was announced.
pub fn read_bytes(from: &mut impl Read, count: u32) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::from(count)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(count) {
        Ok(bytes)
    } else {
        Err(ErrorKind::UnexpectedEof.into())
    }
}

/// More than may come over.
pub fn too_much() -> Error {
    ErrorKind::InvalidData.into()
}
