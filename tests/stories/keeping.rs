//! What a window does with backups by itself: when one is due, at the second place, and when the journal is shut over it.

use std::cell::{RefCell, RefMut};
use std::fs;
use std::path::Path;

use afterbell_core::api::Code;
use afterbell_core::journal::Noticed;
use afterbell_core::session::Session;
use afterbell_core::session::keeping::{BackupStanding, Keeping, More};
use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::json;

/// A window's evening: its session can be lent.
struct Lent(RefCell<Evening>);

impl Lent {
    fn lend(&self) -> RefMut<'_, Session> {
        RefMut::map(self.0.borrow_mut(), Evening::session)
    }

    fn evening(&self) -> RefMut<'_, Evening> {
        self.0.borrow_mut()
    }
}

fn lent() -> (Lent, Keeping) {
    let evening = a_journal().at("2026-11-19 21:40", "Europe/London");
    (Lent(RefCell::new(evening)), Keeping::default())
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_last_backup_of_a_day_is_the_one_that_stays() {
    let (lent, keeping) = lent();
    let folder = lent.lend().backups();
    for number in 1..=4 {
        lent.evening().write(&format!("Page {number}."));
        let made = keeping
            .make(&|| lent.lend())
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(made.entries, number);
        assert_eq!(names(&folder), [made.name]);
    }
}

#[test]
fn a_round_makes_what_is_due_and_nothing_else() {
    let (lent, keeping) = lent();
    let folder = lent.lend().backups();
    let round = || keeping.round(&|| lent.lend());
    assert!(round(), "there has never been one");
    assert!(!round());
    lent.evening().write("On the same day.");
    assert!(!round());
    lent.evening()
        .set_clock("2026-11-20 19:00", "Europe/London");
    assert!(round());
    assert_eq!(names(&folder).len(), 2);
    lent.evening()
        .set_clock("2026-11-21 19:00", "Europe/London");
    assert!(!round(), "nothing was changed");
    lent.evening().lock();
    assert!(!round());
}

#[test]
fn what_goes_on_without_the_session_stops_when_the_journal_is_shut() {
    let (lent, _) = lent();
    lent.evening().write("The choir sang.");
    let folder = lent.lend().backups();
    let making = lent
        .lend()
        .begin_backup(&folder)
        .unwrap_or_else(|error| panic!("{error}"));
    while !lent
        .lend()
        .step_backup(&making)
        .unwrap_or_else(|error| panic!("{error}"))
    {}
    lent.evening().lock();
    assert!(making.finish().is_err(), "it went on with the keys");
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn two_journals_share_a_stick_and_neither_touches_the_others() {
    let stick = tempfile::tempdir().unwrap();
    fs::write(stick.path().join("letter.txt"), "mine").unwrap();
    let both = [lent(), lent()];
    for (lent, keeping) in &both {
        keeping
            .make(&|| lent.lend())
            .unwrap_or_else(|error| panic!("{error}"));
        keeping.choose_folder(stick.path().to_owned(), None);
        keeping
            .use_place(&|| lent.lend())
            .unwrap_or_else(|error| panic!("{error}"));
    }
    let all = names(stick.path());
    assert_eq!(
        all,
        [
            "journal-2026-11-19-2.afterbell",
            "journal-2026-11-19.afterbell",
            "letter.txt"
        ]
    );
    let (lent, keeping) = &both[0];
    for day in 20..30 {
        let mut evening = lent.evening();
        evening.set_clock(&format!("2026-11-{day} 19:00"), "Europe/London");
        evening.write("One more evening.");
        drop(evening);
        assert!(keeping.round(&|| lent.lend()));
    }
    let there = names(stick.path());
    assert!(there.contains(&"journal-2026-11-19-2.afterbell".to_owned()));
    assert!(there.contains(&"letter.txt".to_owned()));
    // Seven days of the first, the Sunday before, the other's, and the letter.
    assert_eq!(there.len(), 10, "{there:?}");
}

#[test]
fn half_a_backup_on_a_stick_that_was_pulled_out_is_taken_away_and_nothing_else() {
    let stick = tempfile::tempdir().unwrap();
    let (lent, keeping) = lent();
    keeping
        .make(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    let folder = lent.lend().backups();
    let whole = fs::read(folder.join("journal-2026-11-19.afterbell")).unwrap();
    let at = |name: &str| stick.path().join(name);
    fs::write(at(".0123456789abcdef.part"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at(".fedcba9876543210.part"), "somebody else's").unwrap();
    keeping.choose_folder(stick.path().to_owned(), None);
    keeping
        .use_place(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        names(stick.path()),
        [".fedcba9876543210.part", "journal-2026-11-19.afterbell"]
    );
}

#[test]
fn a_second_place_within_the_journals_own_folder_is_refused() {
    let (lent, keeping) = lent();
    let folder = lent.evening().folder().to_owned();
    keeping.choose_folder(folder, None);
    assert!(keeping.use_place(&|| lent.lend()).is_err());
    let standing = keeping.standing(&|| lent.lend());
    assert!(standing.is_ok_and(|standing| standing.place.is_none()));
}

#[test]
fn where_an_older_file_was_put_back_no_backup_goes_and_none_is_made_by_itself() {
    let (lent, keeping) = lent();
    let file = lent.evening().folder().join("journal.db");
    lent.evening().write("First.");
    lent.evening().lock();
    let older = fs::read(&file).unwrap();
    lent.evening().unlock();
    lent.evening().write("Second.");
    keeping
        .make(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    lent.evening().lock();
    fs::write(&file, older).unwrap();
    assert!(!lent.evening().unlock()["noticed"].is_null());

    assert!(keeping.round(&|| lent.lend()), "it says what was found");
    let standing = keeping
        .standing(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(matches!(
        standing.more,
        More::In {
            entries: 2,
            here: Some(1),
            ..
        }
    ));
    // By hand on the very day: the one that has more stays beside it.
    keeping
        .make(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    let folder = lent.lend().backups();
    assert_eq!(names(&folder).len(), 2);
    lent.evening()
        .set_clock("2026-11-20 19:00", "Europe/London");
    lent.evening().write("Third.");
    assert!(!keeping.round(&|| lent.lend()));
    lent.evening().call("keep_as_found", json!({}));
    assert!(keeping.round(&|| lent.lend()));
}

/// An evening whose journal was changed while it was shut: one page of its database by another.
fn with_a_page_changed(change: impl Fn(&[u8], &mut [u8]) -> bool) -> (Lent, Keeping) {
    const PAGE: usize = 4096;
    let (lent, keeping) = lent();
    let file = lent.evening().folder().join("journal.db");
    let id = lent.evening().write("What I wrote then.");
    keeping
        .make(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"));
    lent.evening().lock();
    let then = fs::read(&file).unwrap();
    lent.evening().unlock();
    let rewritten = json!({ "id": id, "body": "What I write now..." });
    lent.evening().call("save_entry", rewritten);
    lent.evening().lock();
    let now = fs::read(&file).unwrap();
    for page in 1..then.len() / PAGE {
        let range = page * PAGE..(page + 1) * PAGE;
        let mut mixed = now.clone();
        if then[range.clone()] == now[range.clone()]
            || !change(&then[range.clone()], &mut mixed[range])
        {
            continue;
        }
        fs::write(&file, mixed).unwrap();
        lent.evening()
            .call("unlock", json!({ "passphrase": PASSPHRASE }));
        let bodies = lent.evening().attempt("read_entry", json!({ "id": id }));
        if bodies.map_or(true, |entry| entry["body"] != "What I write now...") {
            return (lent, keeping);
        }
        lent.evening().call("lock", json!({}));
    }
    panic!("no page held what was written")
}

fn standing(lent: &Lent, keeping: &Keeping) -> BackupStanding {
    keeping
        .standing(&|| lent.lend())
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_page_from_before_is_noticed_soon_after_opening_with_the_backup_that_is_whole() {
    let (lent, keeping) = with_a_page_changed(|then, now| {
        now.copy_from_slice(then);
        true
    });
    assert_eq!(standing(&lent, &keeping).noticed, None, "nobody has looked");
    assert!(keeping.round(&|| lent.lend()));
    let told = standing(&lent, &keeping);
    assert_eq!(told.noticed, Some(Noticed::Altered));
    assert!(matches!(told.more, More::In { entries: 1, .. }));
    // No backup is made of it by itself, and it is noticed at every opening until the user keeps it as it is.
    lent.evening()
        .set_clock("2026-11-20 19:00", "Europe/London");
    lent.evening().call("lock", json!({}));
    lent.evening().unlock();
    assert!(keeping.round(&|| lent.lend()));
    assert_eq!(names(&lent.lend().backups()).len(), 1);
    let status = lent.evening().call("keep_as_found", json!({}));
    assert!(status["noticed"].is_null());
    assert!(keeping.round(&|| lent.lend()), "a backup is due");
    assert_eq!(names(&lent.lend().backups()).len(), 2);
    assert!(lent.evening().is_sound());
}

#[test]
fn a_page_that_cannot_be_read_is_noticed_soon_after_opening_and_cannot_be_kept() {
    let (lent, keeping) = with_a_page_changed(|_, now| {
        now[2000] ^= 1;
        true
    });
    assert!(keeping.round(&|| lent.lend()));
    let told = standing(&lent, &keeping);
    assert_eq!(told.noticed, Some(Noticed::Damaged));
    assert!(matches!(told.more, More::In { entries: 1, .. }));
    assert_eq!(
        lent.evening().refused("keep_as_found", json!({})),
        Code::Damaged
    );
    assert_eq!(
        standing(&lent, &keeping).noticed,
        Some(Noticed::Damaged),
        "it stays"
    );
}

#[test]
fn what_was_kept_as_it_is_is_not_noticed_again_however_much_was_missing() {
    for missing in 1..=3 {
        let mut evening = a_journal();
        let file = evening.folder().join("journal.db");
        evening.write("First.");
        evening.lock();
        let older = fs::read(&file).unwrap();
        evening.unlock();
        for number in 0..missing {
            evening.write(&format!("Missing {number}."));
        }
        evening.lock();
        fs::write(&file, older).unwrap();
        assert_eq!(evening.unlock()["noticed"]["missing"], missing);
        evening.call("keep_as_found", json!({}));
        evening.lock();
        assert!(
            evening.unlock()["noticed"].is_null(),
            "{missing} were missing"
        );
    }
}
