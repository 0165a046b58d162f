//! A bare SQLCipher connection: the same schema, settings, rows and statements, and nothing around them.
//!
//! One rule: what the journal works out for a row (title, preview, number of words) is worked out beforehand here, so
//! that the difference is all that the journal adds.

#![allow(
    clippy::disallowed_methods,
    reason = "as bare as can be, and nothing of it is taken back"
)]

use std::path::Path;

use afterbell_core::writing::markdown::{self, Gist};
use afterbell_tests::made_up::corpus::{Corpus, FIRST};
use rusqlite::{Connection, params};

const SCHEMA: [&str; 5] = [
    include_str!("../../../../core/src/storage/migrations/0001_journal.sql"),
    include_str!("../../../../core/src/storage/migrations/0002_strongbox.sql"),
    include_str!("../../../../core/src/storage/migrations/0003_writing.sql"),
    include_str!("../../../../core/src/storage/migrations/0004_kept.sql"),
    include_str!("../../../../core/src/storage/migrations/0005_trends.sql"),
];
/// The settings of the journal's own connection, in `core/src/storage/open.rs`. Its memory is the journal's too: what
/// `SQLite` frees is wiped in the whole process once a journal was made in it.
const SETTINGS: &str = "
    PRAGMA cipher_log_level = NONE;
    PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\";
    PRAGMA cipher_page_size = 4096;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -65536;
    PRAGMA trusted_schema = OFF;
    PRAGMA foreign_keys = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;";

/// A row of `entry`.
pub struct Row {
    id: i64,
    day: String,
    gist: Gist,
    /// Its text.
    pub body: String,
}

impl Row {
    /// The same entry with something added.
    pub fn with(&self, added: &str) -> Self {
        Self::of(self.id, format!("{} {added}", self.body))
    }

    fn of(id: i64, body: String) -> Self {
        Self {
            id,
            day: Bare::day(id),
            gist: markdown::gist(&body),
            body,
        }
    }
}

/// The connection.
pub struct Bare(Connection);

impl Bare {
    /// Makes a database at this path.
    pub fn make(path: &Path) -> Self {
        let db = Connection::open(path).unwrap();
        db.execute_batch(SETTINGS).unwrap();
        db.execute_batch(&SCHEMA.concat()).unwrap();
        db.set_prepared_statement_cache_capacity(64);
        Self(db)
    }

    /// The n-th entry of the corpus.
    pub fn row(corpus: &Corpus, n: usize) -> Row {
        Row::of(Self::id(n), corpus.body(n))
    }

    /// The id of the n-th entry.
    pub fn id(n: usize) -> i64 {
        (FIRST + n as i64 * 60_000) * 1024
    }

    /// The day of an entry, in UTC as all of them are.
    pub fn day(id: i64) -> String {
        let at = chrono::DateTime::from_timestamp_millis(id / 1024).unwrap();
        at.format("%Y-%m-%d").to_string()
    }

    /// The first so many.
    pub fn rows(corpus: &Corpus, entries: usize) -> Vec<Row> {
        (0..entries).map(|n| Self::row(corpus, n)).collect()
    }

    /// All of them in one transaction.
    pub fn insert_all(&mut self, rows: &[Row]) {
        let transaction = self.0.transaction().unwrap();
        for row in rows {
            insert(&transaction, row);
        }
        transaction.commit().unwrap();
    }

    /// One, on the disk when this answers.
    pub fn insert(&mut self, row: &Row) {
        let transaction = self.0.transaction().unwrap();
        insert(&transaction, row);
        transaction.commit().unwrap();
    }

    /// A new text of one, on the disk when this answers.
    pub fn rewrite(&mut self, old: &Row, new: &Row) {
        self.replace(old, new, false);
    }

    /// The same, with the old text as a version.
    pub fn rewrite_and_keep(&mut self, old: &Row, new: &Row) {
        self.replace(old, new, true);
    }

    fn replace(&mut self, old: &Row, new: &Row, keep: bool) {
        let transaction = self.0.transaction().unwrap();
        if keep {
            transaction
                .prepare_cached("INSERT INTO version (entry_id, saved_at, words, came, went, body) VALUES (?1, ?2, ?3, ?3, 0, ?4)")
                .unwrap()
                .execute(params![old.id, FIRST, old.gist.words, old.body])
                .unwrap();
        }
        transaction
            .prepare_cached(
                "INSERT INTO entry_words (entry_words, rowid, body) VALUES ('delete', ?1, ?2)",
            )
            .unwrap()
            .execute(params![old.id, old.body])
            .unwrap();
        transaction
            .prepare_cached("UPDATE entry SET body = ?2, title = ?3, preview = ?4, words = ?5, changed_at = ?6 WHERE id = ?1")
            .unwrap()
            .execute(params![new.id, new.body, new.gist.title, new.gist.preview, new.gist.words, FIRST])
            .unwrap();
        index(&transaction, new);
        transaction.commit().unwrap();
    }

    /// The newest fifty-one that match, with the hits marked; answers how many are shown.
    pub fn newest(&self, query: &str) -> usize {
        self.marked(
            "SELECT rowid, snippet(entry_words, 0, char(2), char(3), '…', 24) FROM entry_words
             WHERE entry_words MATCH ?1 ORDER BY rowid DESC LIMIT 51",
            query,
        )
    }

    /// The best fifty-one by BM25, with the hits marked. One statement: marking each by its id would be slower.
    pub fn best(&self, query: &str) -> usize {
        self.marked(
            "SELECT rowid, snippet(entry_words, 0, char(2), char(3), '…', 24) FROM entry_words
             WHERE entry_words MATCH ?1 ORDER BY rank LIMIT 51",
            query,
        )
    }

    /// Fifty rows, from the top or from before one; answers how many.
    pub fn list(&self, before: Option<i64>) -> usize {
        let mut statement = self
            .0
            .prepare_cached(
                "SELECT id, day, at, title, preview, words FROM entry
                 WHERE id < ?1 AND binned_at IS NULL ORDER BY id DESC LIMIT 51",
            )
            .unwrap();
        let rows = statement
            .query_map([before.unwrap_or(i64::MAX)], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, String>(3)?,
                    row.get::<_, String>(4)?,
                ))
            })
            .unwrap();
        rows.map(Result::unwrap).count().min(50)
    }

    /// How many days of a range have an entry.
    pub fn days(&self, from: &str, to: &str) -> usize {
        let mut statement = self
            .0
            .prepare_cached(
                "SELECT DISTINCT day FROM entry WHERE day BETWEEN ?1 AND ?2 AND binned_at IS NULL",
            )
            .unwrap();
        let days = statement
            .query_map([from, to], |row| row.get::<_, String>(0))
            .unwrap();
        days.map(Result::unwrap).count()
    }

    fn marked(&self, sql: &str, query: &str) -> usize {
        let mut statement = self.0.prepare_cached(sql).unwrap();
        let rows = statement
            .query_map([query], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })
            .unwrap();
        // Fifty are shown; one more tells whether more follow.
        rows.map(Result::unwrap).count().min(50)
    }
}

fn insert(db: &Connection, row: &Row) {
    db.prepare_cached(
        "INSERT INTO entry (id, day, at, zone, written_at, changed_at, words, title, preview, body)
         VALUES (?1, ?7, ?2, 'UTC', ?2, ?2, ?3, ?4, ?5, ?6)",
    )
    .unwrap()
    .execute(params![
        row.id,
        row.id / 1024,
        row.gist.words,
        row.gist.title,
        row.gist.preview,
        row.body,
        row.day
    ])
    .unwrap();
    index(db, row);
}

fn index(db: &Connection, row: &Row) {
    db.prepare_cached("INSERT INTO entry_words (rowid, body) VALUES (?1, ?2)")
        .unwrap()
        .execute(params![row.id, row.body])
        .unwrap();
}
