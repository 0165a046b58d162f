//! What an import leaves in the journal.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::clock::{Clock, Moment};
use crate::journal::Journal;
use crate::storage;
use crate::transfer::imports::report::ImportReport;
use crate::writing::attachments;
use crate::writing::entries::{self, EntryId, ListEntries};

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Moment {
        Moment {
            at: 1_790_000_000_000,
            zone: HOME,
        }
    }
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

fn journal() -> Journal {
    Journal::in_memory(Arc::new(Stopped))
}

fn brought(journal: &mut Journal, path: &Path) -> ImportReport {
    import(journal, path, &mut |_, _| true).unwrap_or_else(|error| panic!("{error}"))
}

fn bodies(journal: &mut Journal) -> Vec<String> {
    let page = ListEntries {
        before: None,
        limit: 500,
        bin: None,
        from: None,
        to: None,
        known: None,
    };
    let rows = entries::list(journal, page).unwrap().rows;
    rows.iter()
        .map(|row| entries::read(journal, EntryId { id: row.id }).unwrap().body)
        .collect()
}

fn found(journal: &Journal, query: &str) -> usize {
    storage::search::newest(
        journal.read(),
        query,
        &storage::search::Narrow::default(),
        50,
        0,
    )
    .unwrap()
    .len()
}

fn small() -> Made {
    zipped(&[
        (
            "J.json",
            &journal_of(&[
                entry(
                    "1",
                    "Umbrella day ![](dayone-moment://A) and ![](dayone-moment://B)",
                    json!({
                        "starred": true, "tags": ["work"], "modifiedDate": "2024-04-20T06:00:00Z",
                        "photos": [{ "identifier": "A", "md5": "d1", "filename": "hall.jpeg" }, { "identifier": "B", "md5": "d2" }]
                    }),
                ),
                entry(
                    "2",
                    "A later day\\.",
                    json!({ "creationDate": "2024-05-19T21:48:36Z", "tags": ["Work"] }),
                ),
                json!({ "uuid": "3", "text": 5 }),
            ]),
        ),
        ("photos/d1.jpeg", &JPEG),
    ])
}

#[test]
fn entries_tags_attachments_and_words_are_there_and_the_rest_is_told() {
    let mut journal = journal();
    let report = brought(&mut journal, &small().path);
    assert_eq!(
        (
            report.read,
            report.imported,
            report.already,
            report.attachments
        ),
        (3, 2, 0, 1)
    );
    assert_eq!(
        (report.skipped[0].which.as_str(), report.skipped[0].why),
        ("entry 3", SkipReason::Unreadable)
    );
    assert_eq!(
        (
            report.attachments_skipped[0].which.as_str(),
            report.attachments_skipped[0].why
        ),
        ("B", SkipReason::FileMissing)
    );

    let all = bodies(&mut journal);
    assert_eq!(all[0], "A later day.");
    let page = ListEntries {
        before: None,
        limit: 500,
        bin: None,
        from: None,
        to: None,
        known: None,
    };
    let oldest = entries::list(&mut journal, page)
        .unwrap()
        .rows
        .pop()
        .unwrap();
    let first = entries::read(&mut journal, EntryId { id: oldest.id }).unwrap();
    let picture = &first.attachments[0];
    assert_eq!(
        first.body,
        format!(
            "Umbrella day ![](attachment:{}) and ![](attachment:B)",
            picture.id
        )
    );
    assert_eq!(
        (picture.media_type.as_str(), picture.name.as_deref()),
        ("image/jpeg", Some("hall.jpeg"))
    );
    assert_eq!(attachments::piece(&journal, picture.id, 0).unwrap(), *JPEG);
    assert_eq!(first.tags, ["starred", "work"]);
    assert_eq!(
        (first.day.to_string().as_str(), first.changed_at),
        ("2024-04-19", 1_713_592_800_000)
    );
    let blocks = serde_json::to_string(&first.blocks).unwrap();
    assert!(blocks.contains(&format!("\"id\":{}", picture.id)) && !blocks.contains("\"B\""));
    assert_eq!(
        (found(&journal, "umbrella"), found(&journal, "later")),
        (1, 1)
    );
    // The index holds the text that stands there, so that it can be taken out again.
    entries::bin(&mut journal, EntryId { id: oldest.id }).unwrap();
    assert_eq!(found(&journal, "umbrella"), 0);
    journal
        .write(|write| {
            Ok(write.db.execute(
                "INSERT INTO entry_words (entry_words) VALUES ('integrity-check')",
                [],
            )?)
        })
        .unwrap();
}

#[test]
fn a_second_import_adds_nothing() {
    let mut journal = journal();
    let made = small();
    brought(&mut journal, &made.path);
    let before = bodies(&mut journal);
    let report = brought(&mut journal, &made.path);
    assert_eq!(
        (
            report.read,
            report.imported,
            report.already,
            report.attachments
        ),
        (3, 0, 2, 0)
    );
    assert_eq!(bodies(&mut journal), before);
}

#[test]
fn the_same_entry_twice_in_one_export_is_taken_once() {
    let mut journal = journal();
    let made = folder(&[(
        "J.json",
        &journal_of(&[entry("1", "one", json!({})), entry("1", "again", json!({}))]),
    )]);
    let report = brought(&mut journal, &made.path);
    assert_eq!((report.imported, report.already), (1, 1));
    assert_eq!(bodies(&mut journal), ["one"]);
}

#[test]
fn an_import_that_is_stopped_leaves_no_trace() {
    let mut journal = journal();
    let made = small();
    let mut told = Vec::new();
    let stopped = import(&mut journal, &made.path, &mut |read, of| {
        told.push((read, of));
        read < 2
    });
    assert_eq!(
        stopped.map(|_| ()).map_err(|error| error.code()),
        Err(Code::Stopped)
    );
    assert_eq!(told, [(1, 3), (2, 3)]);
    assert!(bodies(&mut journal).is_empty());
    assert_eq!(found(&journal, "umbrella"), 0);
    assert_eq!(brought(&mut journal, &made.path).imported, 2);
}

#[test]
fn what_cannot_be_imported_has_its_own_answer() {
    let mut journal = journal();
    let mut code = |path: &Path| {
        import(&mut journal, path, &mut |_, _| true)
            .map(|_| ())
            .map_err(|error| error.code())
    };
    assert_eq!(
        code(&folder(&[("x.txt", b"x")]).path),
        Err(Code::NotAnExport)
    );
    assert_eq!(code(Path::new("/nowhere/at/all")), Err(Code::NotFound));
    let zeros = vec![b' '; 17 * 1024 * 1024];
    assert_eq!(
        code(&zipped(&[("J.json", &zeros)]).path),
        Err(Code::ExportTooLarge)
    );
}

#[test]
fn an_empty_export_is_an_import_of_nothing() {
    let mut journal = journal();
    let report = brought(&mut journal, &folder(&[("J.json", &journal_of(&[]))]).path);
    assert_eq!((report.read, report.imported), (0, 0));
}
