//! A picture made small.
//!
//! One rule: what a picture says of its size is weighed before anything of it is unpacked, and no more memory is taken
//! than [`Bounds`] allow, whatever a few bytes say they unpack to.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use img_parts::Bytes;

use super::WhyNot;

/// The longer side of a thumbnail, in points.
const SIDE: u32 = 480;
/// How closely a thumbnail without anything to see through is kept, of a hundred.
const CLOSELY: u8 = 82;

/// What a picture may ask for.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Most points it may have.
    pub points: u64,
    /// Most bytes that unpacking it may take.
    pub memory: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            points: 50_000_000,
            memory: 256 * 1024 * 1024,
        }
    }
}

/// A picture made small.
pub struct Small {
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Weighs a picture by what it says of its size, without unpacking it.
///
/// # Errors
/// [`WhyNot::TooManyPoints`], [`WhyNot::Unreadable`].
pub fn weigh(bytes: &Bytes, media_type: &str, bounds: Bounds) -> Result<(), WhyNot> {
    decoder(bytes, media_type, bounds).map(drop)
}

/// Makes a picture small; none if it can be shown and takes too much memory to be made small.
///
/// # Errors
/// As [`weigh`]; [`WhyNot::Unreadable`] also if it is not what it says.
pub fn make(bytes: &Bytes, media_type: &str, bounds: Bounds) -> Result<Option<Small>, WhyNot> {
    let mut decoder = decoder(bytes, media_type, bounds)?;
    let way = decoder.orientation().map_err(|_| WhyNot::Unreadable)?;
    if decoder.total_bytes() > bounds.memory {
        return Ok(None);
    }
    let whole = DynamicImage::from_decoder(decoder).map_err(|_| WhyNot::Unreadable)?;
    let mut small = if whole.width().max(whole.height()) > SIDE {
        whole.thumbnail(SIDE, SIDE)
    } else {
        whole
    };
    small.apply_orientation(way);
    let mut bytes = Vec::new();
    let (media_type, written) = if small.color().has_alpha() {
        let small = DynamicImage::from(small.into_rgba8());
        (
            "image/png",
            small.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png),
        )
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, CLOSELY);
        ("image/jpeg", small.into_rgb8().write_with_encoder(encoder))
    };
    written.map_err(|_| WhyNot::Unreadable)?;
    Ok(Some(Small { media_type, bytes }))
}

fn decoder(bytes: &Bytes, media_type: &str, bounds: Bounds) -> Result<impl ImageDecoder, WhyNot> {
    let format = ImageFormat::from_mime_type(media_type).ok_or(WhyNot::UnknownKind)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(bounds.memory);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| match error {
        image::ImageError::Limits(_) => WhyNot::TooManyPoints,
        _ => WhyNot::Unreadable,
    })?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > bounds.points {
        return Err(WhyNot::TooManyPoints);
    }
    Ok(decoder)
}
