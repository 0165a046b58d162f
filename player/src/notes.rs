//! The notes that stand before a sound.
//!
//! One rule: they are passed over and never read: they may be megabytes of pictures, and say nothing that is heard.
//! Only `unpacking` may enter.

use std::io::{Read, Seek, SeekFrom};

use symphonia::core::io::MediaSource;

use crate::unpacking::WhyNot;

/// A file from behind the notes that many MP3s begin with.
pub struct Source<S> {
    inner: S,
    begins: u64,
    size: u64,
}

impl<S: Read + Seek> Source<S> {
    pub fn behind_notes(mut inner: S, size: u64) -> Result<Self, WhyNot> {
        let mut begins = 0;
        loop {
            let mut head = [0; 10];
            inner
                .seek(SeekFrom::Start(begins))
                .and_then(|_| inner.read_exact(&mut head))
                .map_err(|_| WhyNot::Damaged)?;
            if !head.starts_with(b"ID3") {
                break;
            }
            // Seven bits of each byte; a flag says that the head stands once more at the end.
            let length = head[6..]
                .iter()
                .fold(0, |sum, byte| sum << 7 | u64::from(byte & 127));
            begins += 10 + length + if head[5] & 16 == 0 { 0 } else { 10 };
        }
        inner
            .seek(SeekFrom::Start(begins))
            .map_err(|_| WhyNot::Damaged)?;
        Ok(Self {
            inner,
            begins,
            size,
        })
    }
}

impl<S: Read> Read for Source<S> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(into)
    }
}

impl<S: Seek> Seek for Source<S> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => SeekFrom::Start(at.saturating_add(self.begins)),
            other => other,
        };
        Ok(self.inner.seek(to)?.saturating_sub(self.begins))
    }
}

impl<S: Read + Seek + Send + Sync> MediaSource for Source<S> {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.size.saturating_sub(self.begins))
    }
}
