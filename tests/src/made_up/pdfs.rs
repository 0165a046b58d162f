//! PDFs, honest ones and others, written out of objects.
//!
//! One rule: each is written here from numbers and words, so that nobody's letter is in the project and what is wrong with
//! one is the one thing its name says.

use std::fmt::Write as _;
use std::io::Write as _;

/// An A4 sheet, in points.
const SHEET: &str = "[0 0 595 842]";

/// A PDF being written. Objects are numbered from 1; the first is the catalogue.
#[derive(Default)]
pub struct Pdf {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

impl Pdf {
    /// One with a catalogue whose pages are the second object.
    #[must_use]
    pub fn new() -> Self {
        Self::default().with("<</Type/Catalog/Pages 2 0 R>>")
    }

    /// With another object.
    #[must_use]
    pub fn with(mut self, object: &str) -> Self {
        self.objects.push(object.as_bytes().to_vec());
        self
    }

    /// With another object that is a stream: what its dictionary says besides its length, and its bytes.
    #[must_use]
    pub fn with_stream(mut self, says: &str, bytes: &[u8]) -> Self {
        let mut object = format!("<<{says}/Length {}>>\nstream\n", bytes.len()).into_bytes();
        object.extend_from_slice(bytes);
        object.extend_from_slice(b"\nendstream");
        self.objects.push(object);
        self
    }

    /// With something more in the trailer.
    #[must_use]
    pub fn with_trailer(mut self, says: &str) -> Self {
        self.trailer.push_str(says);
        self
    }

    /// Its bytes, with a table of where everything lies.
    ///
    /// # Panics
    /// Never: it is written in memory.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut all = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (number, object) in self.objects.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", all.len()).expect("a line");
            writeln!(all, "{} 0 obj", number + 1).expect("a number");
            all.extend_from_slice(object);
            all.extend_from_slice(b"\nendobj\n");
        }
        let begins = all.len();
        let trailer = format!(
            "{table}trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{begins}\n%%EOF\n",
            self.objects.len() + 1,
            self.trailer
        );
        all.extend_from_slice(trailer.as_bytes());
        all
    }
}

/// A letter: its pages, each of some lines, in a face that is not in the file.
#[must_use]
pub fn letter(pages: &[&[&str]]) -> Vec<u8> {
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 4 + 2 * at))
        .collect();
    let mut pdf = Pdf::new()
        .with(&format!(
            "<</Type/Pages/Kids[{kids}]/Count {}/MediaBox {SHEET}/Resources<</Font<</F 3 0 R>>>>>>",
            pages.len()
        ))
        .with("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (at, lines) in pages.iter().enumerate() {
        let said: String = lines
            .iter()
            .map(|line| format!("({line}) Tj 0 -18 Td "))
            .collect();
        let drawn =
            format!("0.80 0.10 0.10 rg 72 790 451 6 re f 0 g BT /F 12 Tf 72 750 Td {said}ET");
        pdf = pdf
            .with(&format!(
                "<</Type/Page/Parent 2 0 R/Contents {} 0 R>>",
                5 + 2 * at
            ))
            .with_stream("", drawn.as_bytes());
    }
    pdf.bytes()
}

/// One page that is drawn as told, with something more said of it: its size, which way it is turned, what it needs. What
/// comes after it is numbered from 5.
#[must_use]
pub fn page(says: &str, drawn: &[u8]) -> Pdf {
    let page = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{says}>>");
    Pdf::new()
        .with("<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .with(&page)
        .with_stream("", drawn)
}

/// A sheet of A4 that is drawn as told.
#[must_use]
pub fn sheet(says: &str, drawn: &[u8]) -> Pdf {
    page(&format!("/MediaBox {SHEET}{says}"), drawn)
}

/// A file that opens with a password alone.
#[must_use]
pub fn with_password() -> Vec<u8> {
    let scrambled = "0f".repeat(32);
    sheet("", b"")
        .with(&format!("<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{scrambled}>/U<{scrambled}>>>"))
        .with_trailer("/Encrypt 5 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]")
        .bytes()
}

/// A hundred thousand pages, all of them the same.
#[must_use]
pub fn of_many_pages() -> Vec<u8> {
    let kids = "3 0 R ".repeat(100_000);
    Pdf::new()
        .with(&format!(
            "<</Type/Pages/Kids[{kids}]/Count 100000/MediaBox {SHEET}>>"
        ))
        .with("<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
        .with_stream("", b"0 0 1 rg 0 0 595 842 re f")
        .bytes()
}

/// A page of a thousand million points each way.
#[must_use]
pub fn of_a_vast_page() -> Vec<u8> {
    page(
        "/MediaBox[0 0 1000000000 1000000000]",
        b"1 0 0 rg 0 0 500000000 1000000000 re f",
    )
    .bytes()
}

/// A list in a list, a million times over.
#[must_use]
pub fn nested() -> Vec<u8> {
    let depth = 1_000_000;
    let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    Pdf::default()
        .with(&format!("<</Type/Catalog/Nested {lists}/Pages 2 0 R>>"))
        .with("<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .with(&format!("<</Type/Page/Parent 2 0 R/MediaBox {SHEET}>>"))
        .bytes()
}

/// A tree of pages that leads back to its root.
#[must_use]
pub fn in_a_circle() -> Vec<u8> {
    Pdf::new()
        .with("<</Type/Pages/Kids[2 0 R]/Count 1>>")
        .bytes()
}

/// A picture of so many points each way, of which there are next to no bytes.
#[must_use]
pub fn with_a_huge_picture(side: u32) -> Vec<u8> {
    let mut rows = [129, 200].repeat(2_000_000);
    rows.push(128);
    sheet("/Resources<</XObject<</I 5 0 R>>>>", b"595 0 0 842 0 0 cm /I Do")
        .with_stream(
            &format!("/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/RunLengthDecode"),
            &rows,
        )
        .bytes()
}

/// A page whose drawing is unpacked to some ten thousand million bytes.
#[must_use]
pub fn bomb() -> Vec<u8> {
    // Each pair of the inner one becomes 128 bytes, which are pairs of the outer one.
    let mut inner = [129, 129].repeat(1_300_000);
    // The end of the outer one, and of the inner one.
    inner.extend([0, 128, 128]);
    let drawn = Pdf::new()
        .with("<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .with(&format!(
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox {SHEET}>>"
        ));
    drawn
        .with_stream("/Filter[/RunLengthDecode/RunLengthDecode]", &inner)
        .bytes()
}

/// A page that is painted over and over, longer than anybody waits.
#[must_use]
pub fn that_never_ends() -> Vec<u8> {
    let once: &[u8] = b"/G gs 0 0 m 595 300 200 842 0 842 c h f ";
    sheet(
        "/Resources<</ExtGState<</G<</ca 0.5/BM/Luminosity>>>>>>",
        &once.repeat(1_000_000),
    )
    .bytes()
}

/// A page with everything on it that would do something elsewhere: a script at its opening, links, a file to be started.
#[must_use]
pub fn that_would_act() -> Vec<u8> {
    Pdf::default()
        .with("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>/AA<</WC<</S/Launch/F(/bin/true)>>>>>>")
        .with("<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .with(&format!("<</Type/Page/Parent 2 0 R/MediaBox {SHEET}/Annots[5 0 R]/Contents 4 0 R>>"))
        .with_stream("", b"0 0.5 0 rg 0 0 595 842 re f")
        .with("<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(http://127.0.0.1:9/)>>>>")
        .bytes()
}
