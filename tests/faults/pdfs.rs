//! PDFs made to do harm: each is drawn within bounds or refused, and what is open beside it is none the worse.
//!
//! One rule: after each of them an honest letter is drawn by the same lectern, which is the control of them all; what the
//! process that draws may not do is first done by one that may.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::time::Duration;

use afterbell_core::api::{Code, Failure};
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments::{self, Ready};
use afterbell_lectern::{Drawn, Lectern, Program};
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
        let program = Program::at(
            PathBuf::from(ANOTHER_PROCESS),
            Lectern::arguments().to_vec(),
        );
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

/// The colour of the point so far across and down.
fn colour(drawn: &Drawn, across: f64, down: f64) -> [u8; 3] {
    let mut reader = png::Decoder::new(Cursor::new(&drawn.png))
        .read_info()
        .expect("a picture");
    let mut points = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut points).expect("its points");
    assert_eq!((info.width, info.height), (drawn.width, drawn.height));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the picture"
    )]
    let at = |part: f64, of: u32| (part * f64::from(of)) as usize;
    let point = (at(down, info.height) * info.width as usize + at(across, info.width)) * 3;
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
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| {
            begins.send(()).expect("somebody listens");
            desk.draw(id, 0).err()
        });
        begun.recv().expect("it begins");
        // It may not have come to the process yet; then it finds nothing there.
        std::thread::sleep(Duration::from_millis(300));
        desk.lectern.clear();
        assert_eq!(waits.join().expect("it ends"), Some(Code::Stopped));
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
