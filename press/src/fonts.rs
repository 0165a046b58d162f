//! The type the sheet is set in, carried inside the program.
//!
//! One rule: nothing is taken from the machine, so the same summary gives the same bytes everywhere. The desk and
//! whoever asks what can be printed may enter. The files and their licences are in `assets/fonts`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Literata for what was written, Inter for what is said about it, Noto Emoji for the faces people type.
const FILES: [&[u8]; 6] = [
    include_bytes!("../../assets/fonts/Literata-Regular.ttf"),
    include_bytes!("../../assets/fonts/Literata-Italic.ttf"),
    include_bytes!("../../assets/fonts/Literata-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf"),
];

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What the fonts are called and can do.
pub fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// The font at that place in the book.
pub fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether one of the fonts has a shape for it.
pub fn can_draw(letter: char) -> bool {
    FONTS
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_is_read() {
        assert_eq!(FONTS.len(), FILES.len());
        for family in ["literata", "inter", "noto emoji"] {
            assert!(book().contains_family(family), "{family}");
        }
    }
}
