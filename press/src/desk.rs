//! All that Typst can see while it sets a sheet: the template, the sheet, the fonts.
//!
//! One rule: no disk, no packages, no network, no clock; a template that asks for anything else is refused. Only
//! the press enters.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts;

/// Where the sheet lies for the template, as JSON.
const SHEET: &str = "sheet.json";

/// The template, by the names its parts call each other.
const TEMPLATE: [(&str, &str); 2] = [
    (
        "summary.typ",
        include_str!("../../assets/summary/summary.typ"),
    ),
    ("chart.typ", include_str!("../../assets/summary/chart.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A desk with one sheet on it.
pub struct Desk {
    sources: Vec<Source>,
    sheet: (FileId, Bytes),
    main: FileId,
}

impl Desk {
    /// Lays a sheet on the desk; `None` if a name of the template is no path, which the tests rule out.
    pub fn with(sheet: Vec<u8>) -> Option<Self> {
        let sources: Vec<Source> = TEMPLATE
            .iter()
            .map(|(name, text)| Some(Source::new(at(name)?, (*text).to_owned())))
            .collect::<Option<_>>()?;
        let main = sources.first()?.id();
        Some(Self {
            sources,
            sheet: (at(SHEET)?, Bytes::new(sheet)),
            main,
        })
    }
}

/// The place of that name on the desk. Names are few and fixed: the compiler keeps each for as long as it runs.
fn at(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.sheet.0 {
            Ok(self.sheet.1.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
