//! PDFs made to do harm: each is drawn within bounds or refused, and what is open beside it is none the worse.
//!
//! One rule: after each of them an honest letter is drawn by the same lectern, which is the control of them all; what the
//! process that draws may not do is first done by one that may.

use std::io::Cursor;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use afterbell_apart::Program;
use afterbell_core::api::{Code, Failure};
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments::{self, Ready};
use afterbell_lectern::{ASKED, Drawn, Lectern};
use afterbell_tests::evening::alone;
use afterbell_tests::made_up::pdfs;
use afterbell_tests::{Evening, a_journal};
use parking_lot::{MappedMutexGuard, Mutex, MutexGuard};

use super::{ANOTHER_PROCESS, Running, another_process};

/// A journal, and a lectern beside it.
struct Desk {
    evening: Mutex<Evening>,
    attaching: Attaching,
    lectern: Lectern,
    entry: i64,
}

impl Desk {
    fn new() -> Self {
        Self::that_waits(Duration::from_secs(60))
    }

    fn that_waits(patience: Duration) -> Self {
        let mut evening = a_journal();
        let entry = evening.write("Two letters came.");
        let program = Program::at(PathBuf::from(ANOTHER_PROCESS), ASKED);
        Self {
            evening: Mutex::new(evening),
            attaching: Attaching::default(),
            lectern: Lectern::of(program.within(patience)),
            entry,
        }
    }

    fn lend(&self) -> MappedMutexGuard<'_, Session> {
        MutexGuard::map(self.evening.lock(), Evening::session)
    }

    fn put_in(&self, bytes: Vec<u8>) -> i64 {
        let ready = Ready::by_hand(bytes).expect("it is taken for a PDF");
        let mut session = self.lend();
        let journal = session.journal().expect("it is open");
        let kept = attachments::put_in(journal, self.entry, Some("letter.pdf"), &ready);
        kept.expect("it is kept").value.id
    }

    fn lay(&self, id: i64) -> Result<u32, Code> {
        // Started while no journal is opened or shut, as every program of the tests.
        let laid = alone(|| self.lectern.lay(&|| self.lend(), &self.attaching, id));
        laid.map_err(|error| Failure::from(error).code)
    }

    fn draw(&self, id: i64, number: u32) -> Result<Drawn, Code> {
        let drawn = self
            .lectern
            .draw(&|| self.lend(), &self.attaching, id, number, 400);
        drawn.map_err(|error| Failure::from(error).code)
    }

    /// What comes of the first page.
    fn look_at(&self, bytes: Vec<u8>) -> Result<Drawn, Code> {
        let id = self.put_in(bytes);
        self.lay(id)?;
        self.draw(id, 0)
    }

    fn draws_an_honest_letter(&self) {
        let drawn = self
            .look_at(letter())
            .unwrap_or_else(|code| panic!("{code:?}"));
        assert_eq!(drawn.words, "The governors meet on Monday.\nYours");
        assert_eq!(colour(&drawn, 0.5, 0.059), [204, 26, 26], "the red bar");
        assert_eq!(colour(&drawn, 0.5, 0.9), [255, 255, 255], "the paper");
    }
}

fn letter() -> Vec<u8> {
    pdfs::letter(&[&["The governors meet on Monday.", "Yours"], &["Page two"]])
}

/// The red, green and blue of each point.
fn points(drawn: &Drawn) -> Vec<u8> {
    let decoder = png::Decoder::new(Cursor::new(&drawn.png));
    let mut reader = decoder.read_info().expect("a picture");
    let mut points = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut points).expect("its points");
    assert_eq!((info.width, info.height), (drawn.width, drawn.height));
    points
}

/// The colour of the point so far across and down.
fn colour(drawn: &Drawn, across: f64, down: f64) -> [u8; 3] {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the picture"
    )]
    let at = |part: f64, of: u32| (part * f64::from(of)) as usize;
    let row = at(down, drawn.height) * drawn.width as usize;
    let point = (row + at(across, drawn.width)) * 3;
    let points = points(drawn);
    [points[point], points[point + 1], points[point + 2]]
}

#[test]
fn pages_are_drawn_one_at_a_time_and_after_a_lock_none_is() {
    let desk = Desk::new();
    desk.draws_an_honest_letter();
    let id = desk.put_in(letter());
    assert_eq!(desk.lay(id), Ok(2));
    assert_eq!(
        desk.draw(id, 1).map(|drawn| drawn.words),
        Ok("Page two".to_owned())
    );
    assert_eq!(
        desk.draw(id, 2).err(),
        Some(Code::NotFound),
        "there are two"
    );
    assert_eq!(
        desk.draw(id + 1, 0).err(),
        Some(Code::NotFound),
        "another lies there"
    );
    desk.evening.lock().lock();
    assert_eq!(desk.draw(id, 0).err(), Some(Code::Locked));
    desk.evening.lock().unlock();
    assert_eq!(
        desk.draw(id, 0).err(),
        Some(Code::NotFound),
        "it went with the lock"
    );
    assert_eq!(desk.lay(id), Ok(2));
}

#[test]
fn what_is_made_to_do_harm_is_drawn_within_bounds_or_refused_and_harms_nothing() {
    let desk = Desk::new();
    let half = letter();
    let half = half[..half.len() / 2].to_vec();
    for (name, bytes, comes) in [
        (
            "none at all",
            b"%PDF-1.7 a letter".to_vec(),
            Some(Code::PdfUnreadable),
        ),
        ("half of one, which is put together", half, None),
        (
            "one with a password",
            pdfs::with_password(),
            Some(Code::PdfPassword),
        ),
        (
            "a list in a list",
            pdfs::nested(),
            Some(Code::PdfUnreadable),
        ),
        ("a circle", pdfs::in_a_circle(), Some(Code::PdfUnreadable)),
        ("a bomb", pdfs::bomb(), Some(Code::PdfUndrawn)),
        ("a hundred thousand pages", pdfs::of_many_pages(), None),
        ("a vast page", pdfs::of_a_vast_page(), None),
        ("a huge picture", pdfs::with_a_huge_picture(60_000), None),
        ("one that would act", pdfs::that_would_act(), None),
    ] {
        let came = desk.look_at(bytes);
        eprintln!(
            "{name}: {:?}",
            came.as_ref().map(|drawn| (drawn.width, drawn.height))
        );
        assert_eq!(came.err(), comes, "{name}");
        desk.draws_an_honest_letter();
    }
    assert!(desk.evening.lock().is_sound());
}

/// How far the points of two pictures of one size lie apart in the middle, of 255.
fn apart(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len(), "they are of one size");
    let all: u64 = one
        .iter()
        .zip(other)
        .map(|(one, other)| u64::from(one.abs_diff(*other)))
        .sum();
    #[allow(clippy::cast_precision_loss, reason = "a mean")]
    let mean = all as f64 / one.len() as f64;
    mean
}

/// The points of the first page as poppler draws it, so wide and high; none where poppler is not there. Of a page that lies
/// on its side poppler takes the one for the other.
fn as_poppler_draws(bytes: &[u8], drawn: &Drawn, on_its_side: bool) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, bytes).expect("it is written");
    let (wide, high) = (drawn.width.to_string(), drawn.height.to_string());
    let (across, down) = if on_its_side {
        (&high, &wide)
    } else {
        (&wide, &high)
    };
    let asked = [
        "-singlefile",
        "-cropbox",
        "-scale-to-x",
        across,
        "-scale-to-y",
        down,
    ];
    let mut poppler = Command::new("pdftoppm");
    let said = alone(|| poppler.args(asked).arg(file).output()).ok()?;
    assert!(said.status.success(), "poppler draws it");
    // P6, width, height, 255, and then the points.
    let head = format!("P6\n{wide} {high}\n255\n");
    assert!(
        said.stdout.starts_with(head.as_bytes()),
        "it is of that size"
    );
    Some(said.stdout[head.len()..].to_vec())
}

#[test]
fn pages_look_as_another_program_draws_them() {
    let desk = Desk::new();
    let said = b"0.2 0.4 0.8 rg 60 60 200 120 re f 0 g BT /F 40 Tf 80 500 Td (Which way up) Tj ET";
    let face = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>";
    let sheet = |says: &str| pdfs::sheet(&format!("{face}{says}"), said).bytes();
    let picture = pdfs::sheet(
        "/Resources<</XObject<</I 5 0 R>>>>",
        b"300 0 0 300 100 300 cm /I Do",
    );
    let grey =
        "/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray";
    let filled = pdfs::sheet("/Annots[5 0 R]", b"")
        .with("<</Type/Annot/Subtype/Widget/FT/Tx/V(8)/Rect[100 600 400 700]/F 4/AP<</N 6 0 R>>>>")
        .with_stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 100]",
            b"0 0.6 0 rg 10 10 200 60 re f",
        );
    let mut pages = vec![
        ("a letter", letter()),
        ("upright", sheet("")),
        ("turned", sheet("/Rotate 90")),
        ("upside down", sheet("/Rotate 180")),
        ("cut", sheet("/CropBox[40 40 400 600]")),
        (
            "a picture",
            picture
                .with_stream(grey, &(0..=255).collect::<Vec<u8>>())
                .bytes(),
        ),
        ("a field that is filled in", filled.bytes()),
    ];
    // Real ones, where a system has them.
    for place in [
        "libtasn1-doc/libtasn1.pdf",
        "shared-mime-info/shared-mime-info-spec.pdf",
    ] {
        let read = std::fs::read(PathBuf::from("/usr/share/doc").join(place));
        pages.extend(read.ok().map(|bytes| (place, bytes)));
    }
    let mut before: Option<Vec<u8>> = None;
    for (name, bytes) in pages {
        let drawn = desk
            .look_at(bytes.clone())
            .unwrap_or_else(|code| panic!("{name}: {code:?}"));
        let Some(poppler) = as_poppler_draws(&bytes, &drawn, name == "turned") else {
            eprintln!("poppler is not here: not compared");
            return;
        };
        let ours = points(&drawn);
        let far = apart(&ours, &poppler);
        eprintln!("{name}: {far:.2} of 255 apart");
        // The faces that stand in for those left out are not the same: a page full of them lies 3.5 apart.
        assert!(far < 5.0, "{name}: {far}");
        // The control: the page before this one is another.
        if let Some(before) = before
            .replace(ours)
            .filter(|before| before.len() == poppler.len())
        {
            assert!(
                apart(&before, &poppler) > 2.0 * far,
                "{name} looks like the one before"
            );
        }
    }
}

#[test]
fn a_page_that_never_ends_is_given_up_and_the_others_are_drawn() {
    let desk = Desk::that_waits(Duration::from_secs(3));
    let id = desk.put_in(pdfs::that_never_ends());
    assert_eq!(desk.lay(id), Ok(1));
    assert_eq!(desk.draw(id, 0).err(), Some(Code::PdfUndrawn));
    desk.draws_an_honest_letter();
}

#[test]
fn whoever_waits_for_a_page_is_told_at_once_that_it_was_taken_down() {
    let desk = Desk::new();
    let id = desk.put_in(pdfs::that_never_ends());
    assert_eq!(desk.lay(id), Ok(1));
    let (begins, begun) = channel();
    let (ends, ended) = channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            begins.send(()).expect("somebody listens");
            ends.send(desk.draw(id, 0).err()).expect("somebody listens");
        });
        begun.recv().expect("it begins");
        // It may not have come to the process yet; then it finds nothing there.
        std::thread::sleep(Duration::from_millis(300));
        desk.lectern.clear();
        let told = ended.recv_timeout(Duration::from_secs(2));
        assert_eq!(told, Ok(Some(Code::Stopped)));
    });
    desk.draws_an_honest_letter();
}

/// What a process says that tries one way out.
fn tried(way: &str, free: bool) -> Vec<String> {
    let mut told = vec!["get-out", way];
    if free {
        told.push("--free");
    }
    let folder = PathBuf::from("/");
    Running::start(&mut another_process(&told, &folder))
        .listen()
        .0
}

#[test]
fn the_process_that_draws_has_no_way_out() {
    for way in [
        "read",
        "write",
        "tcp",
        "udp",
        "local",
        "program",
        "thread",
        "elsewhere",
        "runnable",
        "memory",
    ] {
        assert_eq!(tried(way, true), ["tries", "out"], "{way}: the control");
        assert_eq!(tried(way, false), ["tries", "in"], "{way}");
    }
    assert_eq!(tried("time", true), ["tries", "out"], "time: the control");
    assert_eq!(tried("time", false), ["tries"], "it is ended");
}
