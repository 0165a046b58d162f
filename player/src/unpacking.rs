//! A file's sound as numbers.
//!
//! One rule: what a file says of itself is weighed before it is believed. A length that its size cannot hold is counted
//! anew, rate and channels stay within [`FINEST`] and [`MOST_CHANNELS`], a moment within [`MOMENT`], and every number
//! that leaves is one that a loudspeaker can take.

use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};
use symphonia::core::audio::GenericAudioBufferRef;
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, SeekMode, SeekTo, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::units::{Time, TimeBase};
use thiserror::Error;

use crate::notes::Source;

/// The finest that is played, in numbers a second.
pub const FINEST: u32 = 192_000;
/// The coarsest.
const COARSEST: u32 = 4_000;
/// The most channels that are mixed into two.
pub const MOST_CHANNELS: usize = 8;
/// The most numbers of one channel in a moment: two channels of them fill a piece.
pub const MOMENT: usize = 128 * 1024;
/// The fewest bytes that a second of sound is believed to take. What says it takes fewer is counted.
const FEWEST_BYTES: u64 = 500;
/// The most packets that are counted, and the most in a row of which nothing can be unpacked.
const MOST_COUNTED: u32 = 4_000_000;
const MOST_UNREADABLE: u32 = 200;

/// Why something is not played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// It is written in a way that cannot be unpacked here.
    #[error("it is written in a way that cannot be unpacked here")]
    UnknownWay,
    /// It is finer, or has more channels, than is played.
    #[error("it is finer, or has more channels, than is played")]
    TooMuch,
    /// It is damaged.
    #[error("it is damaged")]
    Damaged,
}

/// What a sound is like, as it is heard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Numbers a second.
    pub rate: u32,
    /// One channel, or two.
    pub channels: u8,
    /// How long it takes, in thousandths of a second, if that can be known.
    pub millis: Option<u64>,
}

/// A moment of sound: the numbers of one channel, and those of the other behind them.
#[derive(Debug, Default)]
pub struct Moment {
    /// Where it begins, in numbers of one channel.
    pub from: u64,
    /// All channels, one after another.
    pub numbers: Vec<f32>,
}

/// A file that is being unpacked.
pub struct Unpacking {
    /// The file from its beginning. Not every reader finds back from the end.
    anew: Box<dyn Fn() -> Result<Reading, WhyNot>>,
    reader: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    base: TimeBase,
    /// As the file has them, not as they are heard.
    channels: usize,
    shape: Shape,
    /// Where the next number stands.
    at: u64,
    /// What was unpacked and is not heard yet, each channel by itself.
    ready: Vec<Vec<f32>>,
    /// Whether the place that was gone to has not been reached yet.
    is_gone_to: bool,
    is_over: bool,
}

impl Unpacking {
    /// Begins with a file of so many bytes, which `file` answers anew whenever it is asked.
    ///
    /// # Errors
    /// Why it cannot be played.
    pub fn begin<S: Read + Seek + Send + Sync + 'static>(
        file: impl Fn() -> S + 'static,
        size: u64,
    ) -> Result<Self, WhyNot> {
        let anew = Box::new(move || Reading::begin(Source::behind_notes(file(), size)?));
        let reading = anew()?;
        let mut unpacking = Self {
            anew,
            reader: reading.reader,
            decoder: reading.decoder,
            track: reading.track,
            base: reading.base,
            channels: 0,
            shape: Shape {
                rate: 0,
                channels: 0,
                millis: None,
            },
            at: 0,
            ready: Vec::new(),
            is_gone_to: false,
            is_over: false,
        };
        // Some files tell rate and channels with the sound alone: the first of it says how it is.
        unpacking.unpack_first()?;
        let rate = u64::from(unpacking.shape.rate);
        let most = size.saturating_mul(rate) / FEWEST_BYTES;
        let said = unpacking.said_length().filter(|length| *length <= most);
        let length = said.or_else(|| unpacking.count());
        unpacking.shape.millis = length.map(|length| length.saturating_mul(1000) / rate);
        Ok(unpacking)
    }

    /// What the sound is like.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The next moment; none where it ends.
    ///
    /// # Errors
    /// [`WhyNot::Damaged`] if it goes on as something else.
    pub fn go_on(&mut self) -> Result<Option<Moment>, WhyNot> {
        let wanted = MOMENT.min(self.shape.rate as usize);
        while self.unheard() < wanted && !self.is_over {
            self.unpack()?;
        }
        let length = self.unheard().min(MOMENT);
        if length == 0 {
            return Ok(None);
        }
        let moment = Moment {
            from: self.at,
            numbers: heard(&mut self.ready, length),
        };
        self.at += length as u64;
        Ok(Some(moment))
    }

    /// Goes to another place. The next moment begins there; there is none behind the end.
    pub fn go_to(&mut self, millis: u64) {
        let wanted = millis.saturating_mul(u64::from(self.shape.rate)) / 1000;
        self.ready.iter_mut().for_each(Vec::clear);
        self.is_gone_to = true;
        self.at = wanted;
        if self.is_over {
            let Ok(Reading {
                reader, decoder, ..
            }) = (self.anew)()
            else {
                return;
            };
            (self.reader, self.decoder) = (reader, decoder);
        }
        let time = Time::from_millis_u64(millis);
        let track_id = Some(self.track);
        let gone = self
            .reader
            .seek(SeekMode::Accurate, SeekTo::Time { time, track_id });
        self.decoder.reset();
        // A place behind the end is the end.
        self.is_over = gone.is_err();
    }

    fn unheard(&self) -> usize {
        self.ready.first().map_or(0, Vec::len)
    }

    fn unpack_first(&mut self) -> Result<(), WhyNot> {
        while self.unheard() == 0 {
            self.unpack()?;
            if self.is_over {
                return Err(WhyNot::Damaged);
            }
        }
        Ok(())
    }

    /// Unpacks the next packet of which anything can be heard, or finds that there is none.
    fn unpack(&mut self) -> Result<(), WhyNot> {
        let mut unreadable = 0;
        while unreadable < MOST_UNREADABLE {
            let packet = match self.reader.next_packet() {
                Ok(Some(packet)) => packet,
                // Where a file is cut short or goes on as something else, what there was has been heard.
                Ok(None) | Err(_) => break,
            };
            if packet.track_id != self.track {
                continue;
            }
            match self.decoder.decode(&packet).map(|sound| numbers(&sound)) {
                Ok((spec, planes)) if !planes.first().is_none_or(Vec::is_empty) => {
                    self.weigh(spec)?;
                    let from = self.place(packet.pts.get());
                    self.take(&planes, from);
                    if self.unheard() > 0 {
                        return Ok(());
                    }
                }
                Ok(_) | Err(Error::DecodeError(_) | Error::IoError(_)) => unreadable += 1,
                Err(error) => return Err(why_not(error)),
            }
        }
        self.is_over = true;
        Ok(())
    }

    /// Sees that what was unpacked may be heard, and is what it began as.
    fn weigh(&mut self, (rate, channels): (u32, usize)) -> Result<(), WhyNot> {
        if self.channels == 0 {
            if !(COARSEST..=FINEST).contains(&rate) || channels > MOST_CHANNELS {
                return Err(WhyNot::TooMuch);
            }
            self.channels = channels;
            self.ready = vec![Vec::new(); channels];
            self.shape.rate = rate;
            self.shape.channels = if channels > 1 { 2 } else { 1 };
        }
        let is_the_same = (self.shape.rate, self.channels) == (rate, channels);
        is_the_same.then_some(()).ok_or(WhyNot::Damaged)
    }

    /// Takes in what was unpacked, from where it was gone to.
    fn take(&mut self, planes: &[Vec<f32>], from: u64) {
        // What stands before the place that was gone to is passed over.
        let early = usize::try_from(self.at.saturating_sub(from)).unwrap_or(usize::MAX);
        let early = if self.unheard() == 0 && self.is_gone_to {
            early
        } else {
            0
        };
        for (ready, plane) in self.ready.iter_mut().zip(planes) {
            ready.extend(plane.iter().skip(early).map(|number| bounded(*number)));
        }
        self.is_gone_to &= self.unheard() == 0;
    }

    /// Where a packet stands, in numbers of one channel.
    fn place(&self, stamp: i64) -> u64 {
        let ticks = u128::from(stamp.max(0).unsigned_abs());
        let (numerator, denominator) = (self.base.numer.get(), self.base.denom.get());
        let place =
            ticks * u128::from(numerator) * u128::from(self.shape.rate) / u128::from(denominator);
        u64::try_from(place).unwrap_or(u64::MAX)
    }

    /// How many numbers of one channel the file says there are.
    fn said_length(&self) -> Option<u64> {
        let track = self
            .reader
            .tracks()
            .iter()
            .find(|one| one.id == self.track)?;
        let ticks = track.duration.map(|ticks| ticks.get());
        ticks
            .and_then(|ticks| i64::try_from(ticks).ok())
            .map(|ticks| self.place(ticks))
            .or(track.num_frames)
    }

    /// Counts how long it is, without unpacking it, and begins anew.
    fn count(&mut self) -> Option<u64> {
        let mut end = 0;
        for _ in 0..MOST_COUNTED {
            let Ok(Some(packet)) = self.reader.next_packet() else {
                self.is_over = true;
                self.go_to(0);
                return Some(self.place(end)).filter(|length| *length > 0);
            };
            if packet.track_id == self.track {
                let length = i64::try_from(packet.dur.get()).unwrap_or(i64::MAX);
                end = end.max(packet.pts.get().saturating_add(length));
            }
        }
        self.go_to(0);
        None
    }
}

/// A file that was opened, and its one track that is heard.
struct Reading {
    reader: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    base: TimeBase,
}

impl Reading {
    fn begin<S: Read + Seek + Send + Sync + 'static>(source: Source<S>) -> Result<Self, WhyNot> {
        let stream = MediaSourceStream::new(Box::new(source), Default::default());
        let (format, metadata) = (FormatOptions::default(), MetadataOptions::default());
        let reader = symphonia::default::get_probe()
            .probe(&Hint::new(), stream, format, metadata)
            .map_err(why_not)?;
        let track = reader.default_track(TrackType::Audio);
        let track = track.ok_or(WhyNot::UnknownWay)?;
        let told = track.codec_params.as_ref().and_then(|told| told.audio());
        let told = told.ok_or(WhyNot::UnknownWay)?;
        let decoder = symphonia::default::get_codecs()
            .make_audio_decoder(told, &AudioDecoderOptions::default())
            .map_err(why_not)?;
        let of_rate = || TimeBase::try_from_recip(told.sample_rate?);
        let base = track.time_base.or_else(of_rate).ok_or(WhyNot::Damaged)?;
        Ok(Self {
            track: track.id,
            base,
            reader,
            decoder,
        })
    }
}

/// What is heard of channels that are ready: a single one, or all mixed into two.
fn heard(ready: &mut [Vec<f32>], length: usize) -> Vec<f32> {
    let mut taken = ready.iter_mut().map(|channel| {
        let rest = channel.split_off(length.min(channel.len()));
        std::mem::replace(channel, rest)
    });
    let mut first = taken.next().unwrap_or_default();
    let Some(mut second) = taken.next() else {
        return first;
    };
    let others: Vec<Vec<f32>> = taken.collect();
    if !others.is_empty() {
        // Half as loud on both sides, and all of it so much softer that nothing is cut.
        let softer = 1.0 + others.iter().map(|_| 0.5).sum::<f32>();
        for (at, (left, right)) in first.iter_mut().zip(&mut second).enumerate() {
            let both: f32 = others.iter().filter_map(|one| one.get(at)).sum::<f32>() / 2.0;
            *left = (*left + both) / softer;
            *right = (*right + both) / softer;
        }
    }
    first.append(&mut second);
    first
}

/// What was unpacked: rate and channels, and each channel by itself.
fn numbers(sound: &GenericAudioBufferRef<'_>) -> ((u32, usize), Vec<Vec<f32>>) {
    let mut planes = Vec::new();
    sound.copy_to_vecs_planar(&mut planes);
    ((sound.spec().rate(), sound.num_planes()), planes)
}

/// A number that a loudspeaker can take: a file of decimals may hold any, or none.
fn bounded(number: f32) -> f32 {
    if number.is_nan() {
        0.0
    } else {
        number.clamp(-1.0, 1.0)
    }
}

// By value, as errors come.
#[allow(clippy::needless_pass_by_value)]
fn why_not(error: Error) -> WhyNot {
    match error {
        Error::Unsupported(_) => WhyNot::UnknownWay,
        Error::LimitError(_) => WhyNot::TooMuch,
        _ => WhyNot::Damaged,
    }
}
