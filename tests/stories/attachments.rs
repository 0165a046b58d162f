//! What is kept with an entry: handed over, shown in its place, read piece by piece, taken out and brought back.

use std::cell::{RefCell, RefMut};
use std::fs;

use afterbell_core::api::{Code, Failure};
use afterbell_core::clock::Day;
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments::{HandOver, LARGEST, PIECE, PutIn};
use afterbell_tests::made_up::journal::make_up;
use afterbell_tests::made_up::pictures::hills;
use afterbell_tests::{Evening, PASSPHRASE, a_journal, no_journal};
use data_encoding::BASE64;
use serde_json::{Value, json};

fn made_up() -> (Evening, Value) {
    let mut evening = no_journal();
    let today = Day::of(2026, 11, 19).unwrap();
    // The last entry of a made-up journal has a picture.
    let made = make_up(evening.folder(), PASSPHRASE, today, 19)
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(
        made.entries.clamp(280, 360),
        made.entries,
        "about 320 entries"
    );
    assert_eq!(
        (made.checkins * 100 / made.days).clamp(60, 70),
        made.checkins * 100 / made.days,
        "60 to 70 days of 100"
    );
    evening.unlock();
    let page = evening.call("list_entries", json!({ "limit": 1 }));
    let entry = evening.call("read_entry", json!({ "id": page["rows"][0]["id"] }));
    (evening, entry)
}

/// A journal, and what a shell holds beside it.
struct Desk {
    evening: RefCell<Evening>,
    attaching: Attaching,
}

impl Desk {
    fn new(evening: Evening) -> Self {
        Self {
            evening: RefCell::new(evening),
            attaching: Attaching::default(),
        }
    }

    /// As a shell lends it: who holds it longer than for a moment would be noticed here.
    fn lend(&self) -> RefMut<'_, Session> {
        RefMut::map(self.evening.borrow_mut(), Evening::session)
    }

    fn call(&self, name: &str, input: Value) -> Value {
        self.evening.borrow_mut().call(name, input)
    }

    fn refused(&self, name: &str, input: Value) -> Code {
        self.evening.borrow_mut().refused(name, input)
    }

    fn hand_over(&self, piece: HandOver) -> Result<Option<PutIn>, Code> {
        let came = self.attaching.hand_over(&|| self.lend(), piece);
        came.map_err(|error| Failure::from(error).code)
    }

    /// Hands a file over as the page does.
    fn put_in(&self, entry: i64, name: &str, bytes: &[u8]) -> PutIn {
        let mut came = None;
        for (number, piece) in bytes.chunks(PIECE).enumerate() {
            assert!(came.is_none(), "it was whole too soon");
            came = self
                .hand_over(part(entry, name, bytes.len(), number * PIECE, piece))
                .unwrap();
        }
        came.expect("it is whole")
    }

    /// All the bytes of an attachment.
    fn read(&self, id: i64) -> Vec<u8> {
        let read = self.attaching.whole(&|| self.lend(), id);
        read.map(|(_, bytes)| bytes)
            .unwrap_or_else(|error| panic!("{:?}", error.code()))
    }

    fn thumbnail(&self, id: i64) -> Result<Option<(String, Vec<u8>)>, Code> {
        let made = self.attaching.thumbnail(&|| self.lend(), id);
        made.map_err(|error| error.code())
    }
}

fn part(entry_id: i64, name: &str, size: usize, from: usize, bytes: &[u8]) -> HandOver {
    HandOver {
        file: 7,
        entry_id,
        name: Some(name.to_owned()),
        size: size as u64,
        from: from as u64,
        bytes: BASE64.encode(bytes),
    }
}

fn id_of(came: &PutIn) -> i64 {
    came.attachment.as_ref().expect("it was put in").id
}

fn a_sound(length: usize) -> Vec<u8> {
    let mut sound = b"ID3".to_vec();
    sound.extend((3..length).map(|at| u8::try_from(at % 251).unwrap_or(0)));
    sound
}

#[test]
fn a_picture_stands_in_its_place_and_its_bytes_are_a_picture() {
    let (evening, entry) = made_up();
    let attachment = &entry["attachments"][0];
    assert_eq!(
        (&attachment["kind"], &attachment["media_type"]),
        (&json!("image"), &json!("image/png"))
    );
    let shown = format!("\"id\":{},\"kind\":\"attachment\"", attachment["id"]);
    assert!(
        entry["blocks"].to_string().contains(&shown),
        "{}",
        entry["blocks"]
    );
    let desk = Desk::new(evening);
    let id = attachment["id"].as_i64().unwrap();
    assert!(desk.read(id).starts_with(b"\x89PNG\r\n"));
    let (media_type, small) = desk.thumbnail(id).unwrap().unwrap();
    assert_eq!(media_type, "image/jpeg");
    assert!(small.len() < desk.read(id).len());
    assert_eq!(desk.thumbnail(999), Err(Code::NotFound));
}

#[test]
fn a_file_is_handed_over_piece_by_piece_and_read_as_it_came() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The talk.");
    let sound = a_sound(2 * PIECE + 77);
    let came = desk.put_in(entry, "talk.mp3", &sound);
    assert!(came.touched.entries && came.why_not.is_none());
    assert_eq!(desk.read(id_of(&came)), sound);
    let read = desk.call("read_entry", json!({ "id": entry }));
    assert_eq!(read["attachments"][0]["name"], "talk.mp3");
    assert_eq!(
        desk.call(
            "search",
            json!({ "words": "kind:sound", "order": "newest", "limit": 5 })
        )["hits"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    desk.evening.borrow_mut().lock();
    desk.evening.borrow_mut().unlock();
    assert_eq!(desk.read(id_of(&came)), sound);
}

#[test]
fn half_a_file_is_never_put_in() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The talk.");
    let sound = a_sound(PIECE + 10);
    let (first, rest) = sound.split_at(PIECE);
    let begin = || desk.hand_over(part(entry, "a", sound.len(), 0, first));
    let none =
        |desk: &Desk| desk.call("read_entry", json!({ "id": entry }))["attachments"] == json!([]);
    // A piece that is not the next, one of another file, one too long, one from nowhere.
    assert!(begin().unwrap().is_none());
    assert!(
        desk.hand_over(part(entry, "a", sound.len(), 5, rest))
            .is_err()
    );
    assert!(begin().unwrap().is_none());
    let other = HandOver {
        file: 8,
        ..part(entry, "a", sound.len(), PIECE, rest)
    };
    assert!(desk.hand_over(other).is_err());
    assert!(begin().unwrap().is_none());
    let longer = part(entry, "a", sound.len(), PIECE, &[rest, b"more"].concat());
    assert!(desk.hand_over(longer).is_err());
    assert!(
        desk.hand_over(part(entry, "a", sound.len(), PIECE, rest))
            .is_err()
    );
    // The journal is shut in between.
    assert!(begin().unwrap().is_none());
    desk.evening.borrow_mut().lock();
    assert_eq!(
        desk.hand_over(part(entry, "a", sound.len(), PIECE, rest))
            .err(),
        Some(Code::Locked)
    );
    desk.evening.borrow_mut().unlock();
    assert!(
        desk.hand_over(part(entry, "a", sound.len(), PIECE, rest))
            .is_err()
    );
    assert!(none(&desk));
    // Whole, it is put in.
    assert!(begin().unwrap().is_none());
    assert!(
        desk.hand_over(part(entry, "a", sound.len(), PIECE, rest))
            .unwrap()
            .is_some()
    );
    assert!(!none(&desk));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The talk.");
    let told = usize::try_from(LARGEST).unwrap() + 1;
    let came = desk
        .hand_over(part(entry, "a", told, 0, b""))
        .unwrap()
        .unwrap();
    assert_eq!(serde_json::to_value(came.why_not).unwrap(), "too_large");
    let path = desk.evening.borrow().home().join("large.pdf");
    // As long as it is said to be, with nothing on the disk.
    fs::File::create(&path)
        .unwrap()
        .set_len(LARGEST + 1)
        .unwrap();
    let came = desk.attaching.put_in_file(&|| desk.lend(), entry, &path);
    assert_eq!(serde_json::to_value(came.why_not).unwrap(), "too_large");
    assert_eq!(came.name.as_deref(), Some("large.pdf"));
}

#[test]
fn a_file_that_cannot_be_put_in_keeps_no_other_out() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The reservoir.");
    let home = desk.evening.borrow().home().to_owned();
    let files: [(&str, &[u8]); 4] = [
        ("one.png", &hills(true)),
        (
            "script.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        ),
        ("half.png", &hills(true)[..900]),
        ("two.png", &hills(false)),
    ];
    let came: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            fs::write(home.join(name), bytes).unwrap();
            let came = desk
                .attaching
                .put_in_file(&|| desk.lend(), entry, &home.join(name));
            serde_json::to_value(came.why_not).unwrap()
        })
        .collect();
    assert_eq!(
        came,
        [
            json!(null),
            json!("drawing"),
            json!("unreadable"),
            json!(null)
        ]
    );
    let read = desk.call("read_entry", json!({ "id": entry }));
    assert_eq!(read["attachments"].as_array().map(Vec::len), Some(2));
    assert_eq!(read["body"], "The reservoir.");
}

#[test]
fn what_is_taken_out_stays_for_thirty_days_and_shows_nothing() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The reservoir.");
    let id = id_of(&desk.put_in(entry, "hills.png", &hills(true)));
    let shown = format!("The reservoir.\n\n![](attachment:{id})");
    desk.call("save_entry", json!({ "id": entry, "body": shown }));
    let read = |desk: &Desk| desk.call("read_entry", json!({ "id": entry }));
    let stands = |desk: &Desk| {
        read(desk)["blocks"]
            .to_string()
            .contains("\"kind\":\"attachment\"")
    };
    assert!(stands(&desk));
    let out = desk.call("take_out_attachment", json!({ "id": id }));
    assert_eq!(out["value"]["goes_on"], "2026-12-19");
    assert!(!stands(&desk));
    assert_eq!(read(&desk)["taken_out"][0]["id"], id);
    let row = desk.call("list_entries", json!({ "limit": 1 }))["rows"][0].clone();
    assert_eq!(row["attachments"], 0);
    desk.call("bring_back_attachment", json!({ "id": id }));
    assert!(stands(&desk));
    assert_eq!(
        desk.refused("take_away_attachment", json!({ "id": id })),
        Code::Invalid
    );

    desk.call("take_out_attachment", json!({ "id": id }));
    for day in ["2026-12-18", "2026-12-19"] {
        let mut evening = desk.evening.borrow_mut();
        evening.set_clock(&format!("{day} 21:00"), "Europe/London");
        // Nothing goes on the clock's word alone.
        evening.write("Another evening.");
        evening.lock();
        evening.unlock();
        drop(evening);
        let left = read(&desk)["taken_out"].as_array().map(Vec::len);
        assert_eq!(left, Some(usize::from(day == "2026-12-18")), "on {day}");
    }
    assert_eq!(read(&desk)["attachments"], json!([]));
}

#[test]
fn it_goes_with_its_entry_and_comes_back_with_it() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The reservoir.");
    let id = id_of(&desk.put_in(entry, "hills.png", &hills(true)));
    desk.call("bin_entry", json!({ "id": entry }));
    let refused = desk.put_in(entry, "more.png", &hills(false));
    assert_eq!(refused.failure, Some(Code::NotFound));
    desk.call("bring_back_entry", json!({ "id": entry }));
    assert_eq!(desk.read(id), hills(true));
    desk.call("bin_entry", json!({ "id": entry }));
    desk.call("take_away_entry", json!({ "id": entry }));
    assert_eq!(desk.thumbnail(id), Err(Code::NotFound));
    assert!(desk.evening.borrow_mut().is_sound());
}

#[test]
fn after_a_lock_nothing_is_read() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("The reservoir.");
    let id = id_of(&desk.put_in(entry, "hills.png", &hills(true)));
    assert!(desk.thumbnail(id).is_ok());
    desk.evening.borrow_mut().lock();
    assert_eq!(desk.thumbnail(id), Err(Code::Locked));
    let piece = desk.attaching.piece(&|| desk.lend(), id, 0);
    assert_eq!(piece.err().map(|error| error.code()), Some(Code::Locked));
}

#[test]
fn a_save_goes_between_the_pieces_of_a_large_file_and_one_cut_off_by_a_lock_is_listed_nowhere() {
    let desk = Desk::new(a_journal());
    let entry = desk.evening.borrow_mut().write("With a recording.");
    let sound: Vec<u8> = [b"ID3\x04".as_slice(), &vec![7; 4 * PIECE]].concat();
    let file = desk.evening.borrow().home().join("a.mp3");
    fs::write(&file, &sound).unwrap();

    // Lent once to begin, once for each of five pieces, and once for the end: the save comes in the middle.
    let lent = std::cell::Cell::new(0);
    let beside = || {
        lent.set(lent.get() + 1);
        if lent.get() == 4 {
            desk.call("save_entry", json!({ "body": "Typed meanwhile." }));
        }
        desk.lend()
    };
    let put = desk.attaching.put_in_file(&beside, entry, &file);
    assert!(put.failure.is_none() && put.why_not.is_none());
    assert_eq!(lent.get(), 7);
    let id = put.attachment.unwrap().id;
    let whole = desk.attaching.whole(&|| desk.lend(), id).unwrap().1;
    assert!(whole == sound);

    let cut = || {
        lent.set(lent.get() + 1);
        if lent.get() == 4 {
            desk.call("lock", json!({}));
        }
        desk.lend()
    };
    lent.set(0);
    let put = desk.attaching.put_in_file(&cut, entry, &file);
    assert!(put.attachment.is_none() && put.failure.is_some());
    desk.evening.borrow_mut().unlock();
    let there = |what: &str| desk.call("read_entry", json!({ "id": entry }))[what].clone();
    assert_eq!(there("attachments").as_array().map(Vec::len), Some(1));
    assert_eq!(there("taken_out"), json!([]));
}
