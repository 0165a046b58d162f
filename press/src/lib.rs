//! The press: sets a composed summary as a PDF, and shows the pages before they leave.
//!
//! One rule: what is shown is what is saved. The file and the pictures come from one document set once; there is no
//! second rendering that could differ. It knows the composed summary and nothing else: no journal, no disk, no
//! clock. The window and the command line may enter, by [`press`].
//!
//! | Room | What it is for |
//! |---|---|
//! | `sheet` | the summary in words and fractions, with nothing left to decide |
//! | `words` | first lines, headings, days, levels |
//! | `plot` | where the ink of a chart goes |
//! | `letters` | what was written, made ready for print |
//! | `desk`, `fonts` | all that the typesetter can see |
//! | `pages` | a picture and the words of each page |
//!
//! How it looks is decided in `assets/summary`.

mod desk;
mod fonts;
mod letters;
mod pages;
mod plot;
mod sheet;
mod words;

use afterbell_core::api::Code;
use afterbell_core::sharing::summary::Summary;
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};
use thiserror::Error;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::desk::Desk;
use crate::sheet::Sheet;

/// The size of the sheet: `a4` or `letter` where it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// What the template calls it.
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// A summary, set. It holds what the writer chose to share, so it has no `Debug`. Told to a page it is all but the file.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Pressed {
    /// The file: PDF/UA-1, tagged, fonts embedded, no author, no date, no name of a machine. Equal summaries on
    /// equal paper give equal bytes.
    #[serde(skip)]
    pub pdf: Vec<u8>,
    /// Its pages, in order; at least one. More than two is more than most sessions can use: the caller says so.
    pub pages: Vec<Page>,
    /// SHA-256 of `pdf`, 64 small hexadecimal digits.
    pub fingerprint: String,
    /// Letters no bundled font has, printed as an empty box; sorted, each once. Usually none.
    pub undrawn: Vec<char>,
}

/// One page, as a picture and as words.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The picture, PNG, 144 pixels to the inch; in base64 where it is told.
    #[serde(serialize_with = "in_base64")]
    pub png: Vec<u8>,
    /// Width of the picture in pixels.
    pub width_px: u32,
    /// Height of the picture in pixels.
    pub height_px: u32,
    /// The words of the page in reading order, blocks parted by a blank line, charts by what they say: for a screen
    /// reader beside the picture.
    pub text: String,
}

/// Why there is no PDF. Never holds a word of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PressError {
    /// Nothing was chosen, or only blanks: there would be an empty page.
    #[error("the summary has nothing in it")]
    Empty,
    /// The typesetter refused, at the step named: `sheet`, `pages`, `file` or `picture`. A fault of the press.
    #[error("the summary could not be set ({0})")]
    NotSet(&'static str),
}

impl From<PressError> for Code {
    fn from(refused: PressError) -> Self {
        match refused {
            PressError::Empty => Self::EmptySummary,
            PressError::NotSet(_) => Self::Internal,
        }
    }
}

fn in_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64.encode(bytes))
}

/// Sets a summary on paper.
///
/// # Errors
/// [`PressError::Empty`] if nothing was chosen; [`PressError::NotSet`] if the typesetter refuses.
pub fn press(summary: &Summary, paper: Paper) -> Result<Pressed, PressError> {
    let sheet = Sheet::of(summary, paper);
    if sheet.is_empty() {
        return Err(PressError::Empty);
    }
    let laid = serde_json::to_vec(&sheet).map_err(|_| PressError::NotSet("sheet"))?;
    let desk = Desk::with(laid).ok_or(PressError::NotSet("sheet"))?;
    let pressed = set(&desk, sheet.into_undrawn());
    // The typesetter remembers what it has set; what was shared once must not stay in memory for that.
    typst::comemo::evict(0);
    pressed
}

/// Sets what lies on the desk, once, and takes file and pictures from that.
fn set(desk: &Desk, undrawn: Vec<char>) -> Result<Pressed, PressError> {
    let document: PagedDocument = typst::compile(desk)
        .output
        .map_err(|_| PressError::NotSet("pages"))?;
    let pdf = file(&document)?;
    let pages = document
        .pages()
        .iter()
        .map(pages::show)
        .collect::<Result<_, _>>()?;
    let fingerprint = HEXLOWER.encode(&Sha256::digest(&pdf));
    Ok(Pressed {
        pdf,
        pages,
        fingerprint,
        undrawn,
    })
}

/// The file, checked by its maker against PDF/UA-1 and naming nobody: not even the program.
fn file(document: &PagedDocument) -> Result<Vec<u8>, PressError> {
    let refused = PressError::NotSet("file");
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(None),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| refused)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|_| refused)
}
