//! A GIF without what is not shown: comments, words laid over it, and what programs put there for themselves.
//!
//! One rule: block by block, as the format has it; where a block does not end, the picture cannot be read. No library that
//! is kept writes a GIF without packing it anew.

use img_parts::Bytes;

/// The blocks that are shown.
pub fn clean(bytes: &Bytes) -> Option<Vec<Bytes>> {
    let mut parts = Vec::new();
    let mut at = 13 + colours(*bytes.get(10)?);
    parts.push(bytes.get(..at).map(|_| bytes.slice(..at))?);
    loop {
        let from = at;
        match *bytes.get(at)? {
            0x3B => {
                parts.push(bytes.slice(at..=at));
                return Some(parts);
            }
            0x2C => {
                // Where it lies, its colours, how many bits a code begins with.
                at += 11 + colours(*bytes.get(at + 9)?);
                at = behind(bytes, at)?;
                parts.push(bytes.slice(from..at));
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at = behind(bytes, at + 2)?;
                // How long a picture stands, and how often they are shown again.
                let is_shown = match label {
                    0xF9 => at - from == 8,
                    0xFF => at - from == 19 && bytes.get(from + 3..from + 14)? == b"NETSCAPE2.0",
                    _ => false,
                };
                if is_shown {
                    parts.push(bytes.slice(from..at));
                }
            }
            _ => return None,
        }
    }
}

/// How many bytes a table of colours takes, as the bits before it say.
fn colours(bits: u8) -> usize {
    if bits & 0x80 == 0 {
        0
    } else {
        3 << ((bits & 7) + 1)
    }
}

/// Where the blocks that begin here end.
fn behind(bytes: &Bytes, mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
