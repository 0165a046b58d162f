//! What a file made of boxes says of itself: films, sound in MP4, and HEIC, which imports bring.
//!
//! One rule: nothing moves, because boxes name places in the file by number: what is not shown is written over with
//! nought where it stands. A file whose boxes do not fit into one another cannot be read. No library that is kept does
//! this without packing the file anew.

use std::ops::Range;

/// How deep boxes may lie in one another: a film's track is two.
const DEEPEST: u8 = 3;

/// Writes over what a film or a sound says of itself, and says whether there was anything; none if it cannot be read.
/// What is told moment by moment, in a track of its own, is part of the film and stays.
pub fn blank_film(bytes: &mut [u8]) -> Option<bool> {
    let whole = 0..bytes.len();
    blank_within(bytes, whole, DEEPEST)
}

fn blank_within(bytes: &mut [u8], within: Range<usize>, depth: u8) -> Option<bool> {
    let mut found = false;
    for one in boxes(bytes, within)? {
        match &one.kind {
            b"udta" | b"meta" | b"uuid" => {
                bytes
                    .get_mut(one.kind_at..one.kind_at + 4)?
                    .copy_from_slice(b"free");
                found |= blank(bytes, one.inside)?;
            }
            b"moov" | b"trak" if depth > 0 => found |= blank_within(bytes, one.inside, depth - 1)?,
            _ => {}
        }
    }
    Some(found)
}

/// Whether there is sound in a film's container and no moving picture beside it.
pub fn is_sound_alone(bytes: &[u8]) -> bool {
    let kinds = tracks(bytes).unwrap_or_default();
    kinds.contains(b"soun") && !kinds.contains(b"vide")
}

/// What each track of a film holds, by its own word; none if it cannot be read.
fn tracks(bytes: &[u8]) -> Option<Vec<[u8; 4]>> {
    let mut left = boxes(bytes, 0..bytes.len())?;
    let mut found = Vec::new();
    while let Some(one) = left.pop() {
        match &one.kind {
            b"moov" | b"trak" | b"mdia" => left.extend(boxes(bytes, one.inside)?),
            b"hdlr" => {
                // Version and flags stand before it, and four bytes that are not used.
                let at = one.inside.start.checked_add(8)?;
                found.push(Reading { bytes, at }.four()?);
            }
            _ => {}
        }
    }
    Some(found)
}

/// Writes over the notes of a picture in HEIC, and says whether there were any; none if it cannot be read.
pub fn blank_heic(bytes: &mut [u8]) -> Option<bool> {
    let all = boxes(bytes, 0..bytes.len())?;
    let mut found = false;
    for one in all {
        match &one.kind {
            b"meta" => {
                // Four bytes of version come first.
                let inside = boxes(bytes, one.inside.start.checked_add(4)?..one.inside.end)?;
                for place in noted(bytes, &inside)? {
                    found |= blank(bytes, place)?;
                }
            }
            b"uuid" => found |= blank(bytes, one.inside)?,
            _ => {}
        }
    }
    Some(found)
}

struct Boxed {
    kind: [u8; 4],
    kind_at: usize,
    inside: Range<usize>,
}

fn boxes(bytes: &[u8], within: Range<usize>) -> Option<Vec<Boxed>> {
    let mut found = Vec::new();
    let mut at = within.start;
    // Some writers end a list of boxes with four bytes of nought.
    while within.end.checked_sub(at)? >= 8 {
        let mut reading = Reading { bytes, at };
        let short = reading.number(4)?;
        let kind = reading.four()?;
        let length = match short {
            0 => within.end - at,
            1 => reading.number(8)?,
            length => length,
        };
        let end = at.checked_add(length)?;
        if end > within.end || end < reading.at {
            return None;
        }
        found.push(Boxed {
            kind,
            kind_at: at + 4,
            inside: reading.at..end,
        });
        at = end;
    }
    Some(found)
}

/// Where the notes of a picture lie: the items that are EXIF or XMP, by what `iinf` calls them and where `iloc` has them.
fn noted(bytes: &[u8], inside: &[Boxed]) -> Option<Vec<Range<usize>>> {
    let of = |kind: &[u8; 4]| {
        inside
            .iter()
            .find(|one| one.kind == *kind)
            .map(|one| one.inside.clone())
    };
    let (Some(named), Some(placed)) = (of(b"iinf"), of(b"iloc")) else {
        return Some(Vec::new());
    };
    let mut reading = Reading {
        bytes,
        at: named.start,
    };
    let wide = reading.number(4)? >> 24 != 0;
    reading.number(if wide { 4 } else { 2 })?;
    let mut items = Vec::new();
    for one in boxes(bytes, reading.at..named.end)? {
        let mut reading = Reading {
            bytes,
            at: one.inside.start,
        };
        let version = reading.number(4)? >> 24;
        let id = reading.number(if version >= 3 { 4 } else { 2 })?;
        reading.number(2)?;
        // Before the second version no item had a kind: nothing is known of it.
        if version >= 2 && matches!(&reading.four()?, b"Exif" | b"mime" | b"uri ") {
            items.push(id);
        }
    }
    let inner = of(b"idat").map_or(0, |idat| idat.start);
    let mut reading = Reading {
        bytes,
        at: placed.start,
    };
    places(&mut reading, &items, inner)
}

fn places(reading: &mut Reading<'_>, items: &[usize], inner: usize) -> Option<Vec<Range<usize>>> {
    let version = reading.number(4)? >> 24;
    let sizes = reading.number(2)?;
    let size = |at: u32| sizes >> (12 - 4 * at) & 15;
    let wide = if version >= 2 { 4 } else { 2 };
    let mut found = Vec::new();
    for _ in 0..reading.number(wide)? {
        let id = reading.number(wide)?;
        let lies_inside = version >= 1 && reading.number(2)? & 15 == 1;
        reading.number(2)?;
        let base = reading.number(size(2))?;
        for _ in 0..reading.number(2)? {
            if version >= 1 {
                reading.number(size(3))?;
            }
            let from = base.checked_add(reading.number(size(0))?)?;
            let from = from.checked_add(if lies_inside { inner } else { 0 })?;
            let length = reading.number(size(1))?;
            if items.contains(&id) {
                found.push(from..from.checked_add(length)?);
            }
        }
    }
    Some(found)
}

/// Writes over a place, and says whether anything stood there.
fn blank(bytes: &mut [u8], place: Range<usize>) -> Option<bool> {
    let place = bytes.get_mut(place)?;
    let found = place.iter().any(|byte| *byte != 0);
    place.fill(0);
    Some(found)
}

struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reading<'_> {
    /// The next number of so many bytes, the most significant first.
    fn number(&mut self, length: usize) -> Option<usize> {
        let end = self.at.checked_add(length)?;
        let bytes = self.bytes.get(self.at..end)?;
        self.at = end;
        let value = bytes
            .iter()
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        usize::try_from(value).ok()
    }

    fn four(&mut self) -> Option<[u8; 4]> {
        let four = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        four.try_into().ok()
    }
}
