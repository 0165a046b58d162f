//! How the shell and the process that unpacks speak: a letter, a length, so many bytes.
//!
//! One rule: no length is believed. A frame longer than [`LONGEST`] is an end, on either side.

use std::io::{Error, ErrorKind, Read, Result, Write};

use crate::PIECE;

/// The longest frame: a piece of a file, or a moment of sound; and a little beside it.
pub const LONGEST: usize = PIECE + 64;

/// What a frame is. The first four go to the process that unpacks, the others come from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Begin with a file of so many bytes.
    Begin = b'b' as isize,
    /// Unpack the next moment.
    Next = b'n' as isize,
    /// Go to so many thousandths of a second.
    GoTo = b'g' as isize,
    /// A piece of the file.
    Piece = b'p' as isize,
    /// A piece is wanted, by its number.
    Want = b'w' as isize,
    /// What the sound is like.
    Shape = b's' as isize,
    /// A moment of it.
    Moment = b'm' as isize,
    /// It ends here.
    End = b'e' as isize,
    /// It cannot be played, and why.
    WhyNot = b'x' as isize,
}

const ALL: [Kind; 9] = [
    Kind::Begin,
    Kind::Next,
    Kind::GoTo,
    Kind::Piece,
    Kind::Want,
    Kind::Shape,
    Kind::Moment,
    Kind::End,
    Kind::WhyNot,
];

/// Sends a frame.
pub fn send(to: &mut impl Write, kind: Kind, bytes: &[u8]) -> Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| Error::from(ErrorKind::InvalidInput))?;
    let mut head = [kind as u8, 0, 0, 0, 0];
    head[1..].copy_from_slice(&length.to_le_bytes());
    to.write_all(&head)?;
    to.write_all(bytes)?;
    to.flush()
}

/// Waits for a frame.
pub fn receive(from: &mut impl Read) -> Result<(Kind, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let [letter, length @ ..] = head;
    let length = u32::from_le_bytes(length) as usize;
    let kind = ALL.into_iter().find(|kind| *kind as u8 == letter);
    let kind = kind.filter(|_| length <= LONGEST);
    let kind = kind.ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    Ok((kind, bytes))
}

/// The number in a frame that holds one.
pub fn number(bytes: &[u8]) -> Result<u64> {
    let bytes = bytes.try_into();
    Ok(u64::from_le_bytes(
        bytes.map_err(|_| Error::from(ErrorKind::InvalidData))?,
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ALL, LONGEST, receive, send};

    proptest! {
        #[test]
        fn what_is_sent_is_received(which in 0..ALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let mut sent = Vec::new();
            send(&mut sent, ALL[which], &bytes).unwrap();
            prop_assert_eq!(receive(&mut &sent[..]).unwrap(), (ALL[which], bytes));
            prop_assert!(receive(&mut &sent[..sent.len() - 1]).is_err());
        }

        #[test]
        fn whatever_comes_takes_no_more_memory_than_a_frame(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            if let Ok((_, frame)) = receive(&mut &bytes[..]) {
                prop_assert!(frame.len() <= bytes.len());
            }
        }
    }

    #[test]
    fn a_frame_that_says_it_is_longer_than_any_is_an_end() {
        let mut head = vec![b'm'];
        head.extend_from_slice(&u32::try_from(LONGEST + 1).unwrap().to_le_bytes());
        head.resize(LONGEST + 100, 0);
        assert!(receive(&mut &head[..]).is_err());
        // The control: the longest that may be is taken.
        head[1..5].copy_from_slice(&u32::try_from(LONGEST).unwrap().to_le_bytes());
        assert!(receive(&mut &head[..]).is_ok());
    }
}
