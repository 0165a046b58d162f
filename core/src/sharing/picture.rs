//! A picture of the Trends room on its way out, as a file of its own.
//!
//! One rule: what comes from the page is a picture of a kind that is named, within bounds, or it is refused. Only the
//! shells enter, when the user has asked for it and been told that a picture outside is not protected.

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::error::Result;

/// What kind of file a picture becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// Lines, sharp at every size.
    Svg,
    /// Points.
    Png,
}

/// A picture on its way out.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct LeavingPicture {
    /// What kind it is.
    pub kind: PictureKind,
    /// The whole file, in base64.
    pub bytes: String,
}

/// The most bytes a picture may have.
const LARGEST: usize = 32 * 1024 * 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" ";

impl PictureKind {
    /// How the file's name ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The name that is offered: what kind of file it is and nothing more.
    #[must_use]
    pub fn name(self) -> String {
        format!("from-my-journal.{}", self.ending())
    }
}

/// The file's bytes.
///
/// # Errors
/// [`Code::Invalid`] for what is no picture of its kind, [`Code::TooLong`] for one that is too large.
pub fn bytes_of(picture: &LeavingPicture) -> Result<Vec<u8>> {
    if picture.bytes.len() / 4 * 3 > LARGEST {
        return Err(Code::TooLong.into());
    }
    let bytes = BASE64
        .decode(picture.bytes.as_bytes())
        .map_err(|_| Code::Invalid)?;
    let begins = match picture.kind {
        PictureKind::Svg => SVG,
        PictureKind::Png => PNG,
    };
    if bytes.starts_with(begins) {
        Ok(bytes)
    } else {
        Err(Code::Invalid.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaving(kind: PictureKind, bytes: &[u8]) -> LeavingPicture {
        LeavingPicture {
            kind,
            bytes: BASE64.encode(bytes),
        }
    }

    #[test]
    fn only_a_picture_of_its_kind_leaves() {
        let svg = [SVG, b"width=\"1\"/>"].concat();
        assert_eq!(bytes_of(&leaving(PictureKind::Svg, &svg)).unwrap(), svg);
        for (kind, bytes) in [
            (PictureKind::Png, svg.as_slice()),
            (PictureKind::Svg, PNG),
            (PictureKind::Svg, b""),
            (PictureKind::Png, b"My own words."),
        ] {
            assert_eq!(
                bytes_of(&leaving(kind, bytes)).unwrap_err().code(),
                Code::Invalid
            );
        }
        let no_base64 = LeavingPicture {
            kind: PictureKind::Svg,
            bytes: "<svg".to_owned(),
        };
        assert_eq!(bytes_of(&no_base64).unwrap_err().code(), Code::Invalid);
    }

    #[test]
    fn a_picture_is_at_most_32_mebibytes() {
        let large = leaving(PictureKind::Png, &[PNG, &vec![0; LARGEST]].concat());
        assert_eq!(bytes_of(&large).unwrap_err().code(), Code::TooLong);
    }
}
