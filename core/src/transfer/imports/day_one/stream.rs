//! The entries of a journal's JSON, one at a time.
//!
//! One rule: it only finds where one entry ends and the next begins; what is in an entry is for serde to say. No entry
//! is held beside another, nothing recurses, and what is longer than [`LONGEST_RECORD`] is passed without being held.

use std::io::{ErrorKind, Read};

/// Longest record that is looked at, in bytes. A text of the longest entry, written twice and escaped, fits.
const LONGEST_RECORD: usize = 32 * 1024 * 1024;
/// Longest name of a field at the top that is looked at.
const LONGEST_NAME: usize = 64;

/// An element of the list of entries.
pub(super) enum Element<'a> {
    /// Its JSON.
    Whole(&'a [u8]),
    /// It is too long to be looked at.
    TooLong,
    /// The file breaks off here, or is no JSON from here on.
    Broken,
}

/// The list of entries of one file.
pub(super) struct Elements<'a> {
    bytes: Bytes<'a>,
    element: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    First,
    Later,
    Over,
}

impl<'a> Elements<'a> {
    /// Reads up to the list of entries; none if there is no such list.
    pub fn of(from: &'a mut dyn Read) -> Option<Self> {
        let mut bytes = Bytes::of(from);
        let mut first = bytes.after_space()?;
        if first == 0xEF {
            // A byte order mark.
            bytes.next()?;
            bytes.next()?;
            first = bytes.after_space()?;
        }
        if first != b'{' {
            return None;
        }
        let mut name = Vec::new();
        loop {
            let mut next = bytes.after_space()?;
            if next == b',' {
                next = bytes.after_space()?;
            }
            if next != b'"' {
                return None;
            }
            name.clear();
            bytes.value(next, &mut name, LONGEST_NAME)?;
            if bytes.after_space()? != b':' {
                return None;
            }
            let value = bytes.after_space()?;
            if name == b"\"entries\"" {
                return (value == b'[').then_some(Self {
                    bytes,
                    element: Vec::new(),
                    state: State::First,
                });
            }
            name.clear();
            bytes.value(value, &mut name, LONGEST_NAME)?;
        }
    }

    /// The next element; none after the last.
    pub fn next(&mut self) -> Option<Element<'_>> {
        if self.state == State::Over {
            return None;
        }
        let mut start = self.bytes.after_space();
        if start == Some(b']') {
            self.state = State::Over;
            return None;
        }
        if self.state == State::Later {
            start = match start {
                Some(b',') => self.bytes.after_space(),
                _ => None,
            };
        }
        self.state = State::Later;
        self.element.clear();
        let whole = start
            .filter(|start| !matches!(start, b',' | b']' | b'}' | b':'))
            .and_then(|start| self.bytes.value(start, &mut self.element, LONGEST_RECORD));
        match whole {
            Some(true) => Some(Element::Whole(&self.element)),
            Some(false) => Some(Element::TooLong),
            None => {
                self.state = State::Over;
                Some(Element::Broken)
            }
        }
    }
}

/// Bytes as they come, a chunk at a time.
struct Bytes<'a> {
    from: &'a mut dyn Read,
    held: Box<[u8]>,
    at: usize,
    end: usize,
}

impl<'a> Bytes<'a> {
    fn of(from: &'a mut dyn Read) -> Self {
        Self {
            from,
            held: vec![0; 64 * 1024].into_boxed_slice(),
            at: 0,
            end: 0,
        }
    }

    /// The bytes that lie ready; none at the end, or where the disk or the archive gives no more.
    fn ready(&mut self) -> Option<&[u8]> {
        if self.at == self.end {
            self.at = 0;
            self.end = loop {
                match self.from.read(&mut self.held) {
                    Ok(read) => break read,
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(_) => break 0,
                }
            };
        }
        self.held
            .get(self.at..self.end)
            .filter(|ready| !ready.is_empty())
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.ready()?.first().copied();
        self.at += 1;
        byte
    }

    fn after_space(&mut self) -> Option<u8> {
        loop {
            match self.next()? {
                b' ' | b'\t' | b'\n' | b'\r' => {}
                byte => return Some(byte),
            }
        }
    }

    /// Passes one value that begins with `first`, and holds it up to `most` bytes: whether all of it was held. None if
    /// the file breaks off in it.
    fn value(&mut self, first: u8, held: &mut Vec<u8>, most: usize) -> Option<bool> {
        let mut scan = Scan::default();
        scan.over(&[first]);
        held.push(first);
        let mut fits = true;
        loop {
            let ready = self.ready()?;
            let (used, over) = scan.over(ready);
            let room = most.saturating_sub(held.len());
            held.extend_from_slice(ready.get(..used.min(room)).unwrap_or_default());
            fits &= used <= room;
            self.at += used;
            if over {
                return Some(fits);
            }
        }
    }
}

/// Where one is in a value.
#[derive(Default)]
struct Scan {
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Goes over bytes: how many of them belong to the value, and whether it ends there.
    fn over(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if self.escaped {
                self.escaped = false;
            } else if self.in_string {
                let rest = bytes.get(at..).unwrap_or_default();
                let Some(passed) = memchr::memchr2(b'"', b'\\', rest) else {
                    return (bytes.len(), false);
                };
                at += passed;
                self.escaped = bytes.get(at) == Some(&b'\\');
                self.in_string = self.escaped;
                if !self.in_string && self.depth == 0 {
                    return (at + 1, true);
                }
            } else {
                match byte {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    // What ends a number or a word belongs to what it stands in.
                    b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 => {
                        return (at, true);
                    }
                    b'}' | b']' => {
                        self.depth -= 1;
                        if self.depth == 0 {
                            return (at + 1, true);
                        }
                    }
                    _ => {}
                }
            }
            at += 1;
        }
        (at, false)
    }
}
