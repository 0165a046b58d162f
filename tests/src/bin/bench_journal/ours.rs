//! The journal, as the window uses it: through the command table, at the cost an ordinary machine gets.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterbell_core::api;
use afterbell_core::session::keeping::Keeping;
use afterbell_core::session::{Session, Surroundings};
use afterbell_core::transfer::imports::day_one;
use afterbell_core::vault::{Cost, Work};
use afterbell_tests::PASSPHRASE;
use afterbell_tests::clock::{SetClock, civil};
use afterbell_tests::evening::id;
use afterbell_tests::made_up::corpus::Corpus;
use argon2::{Algorithm, Argon2, Params, Version};
use chrono_tz::Tz;
use parking_lot::{FairMutex, FairMutexGuard};
use serde_json::{Value, json};

use crate::watch::{Times, time};

const MEMORY: u64 = 8 << 30;

/// A journal in a folder.
pub struct Ours {
    session: FairMutex<Session>,
    clock: Arc<SetClock>,
    export: PathBuf,
}

impl Ours {
    /// Makes it.
    pub fn make(folder: &Path) -> Self {
        // Later than any entry of the corpus, so that what is saved now is the newest.
        let now = civil("2496-11-19 21:40", Tz::UTC).unwrap();
        let clock = Arc::new(SetClock::at(now));
        let surroundings = Surroundings {
            folder_is_shared: false,
            folder: folder.join("journal"),
            memory: MEMORY,
            work: Work::Fixed(Cost::DEFAULT),
            clock: Arc::<SetClock>::clone(&clock),
        };
        let ours = Self {
            session: FairMutex::new(Session::new(surroundings)),
            clock,
            export: folder.join("Journal.json"),
        };
        ours.say("make_journal", json!({ "passphrase": PASSPHRASE }));
        ours
    }

    /// Says a command and answers its answer.
    pub fn say(&self, name: &str, input: Value) -> Value {
        api::dispatch(&mut self.lend(), name, input)
            .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    /// Writes a Day One export of the corpus beside the journal.
    pub fn write_export(&self, corpus: &Corpus, entries: usize) {
        corpus.write_export(&self.export, entries).unwrap();
    }

    /// Brings the export in.
    pub fn import(&self) {
        let mut session = self.lend();
        let journal = session.journal().unwrap_or_else(|error| panic!("{error}"));
        day_one::import(journal, &self.export, &mut |_, _| true)
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Shuts it.
    pub fn lock(&self) {
        self.say("lock", json!({}));
    }

    /// From the passphrase to the first list.
    pub fn unlock_and_list(&self) {
        self.say("unlock", json!({ "passphrase": PASSPHRASE }));
        let page = self.say("list_entries", json!({ "limit": 50 }));
        assert_eq!(page["rows"].as_array().map(Vec::len), Some(50));
    }

    /// One Argon2id of the cost the journal was made with, its memory taken afresh as at an opening.
    pub fn derive_a_key() {
        let cost = Cost::DEFAULT;
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).unwrap();
        let mut key = [0u8; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(PASSPHRASE.as_bytes(), &[7; 16], &mut key)
            .unwrap();
        std::hint::black_box(key);
    }

    /// Saves a new entry, or a new text of one, and answers its id.
    pub fn save(&self, of: Option<i64>, body: &str) -> i64 {
        if of.is_none() {
            self.clock.wait(1);
        }
        let saved = self.say("save_entry", json!({ "id": of, "body": body }));
        id(&saved["value"])
    }

    /// Sets the clock, in UTC.
    pub fn set_clock(&self, time: &str) {
        self.clock.set(civil(time, Tz::UTC).unwrap());
    }

    /// Lets an hour pass: whatever is saved next begins another sitting.
    pub fn wait_an_hour(&self) {
        self.clock.wait(60);
    }

    /// Makes a backup on a thread of its own, as the window does, and meanwhile saves one entry after another. Answers how
    /// long each save took, in milliseconds.
    pub fn save_during_a_backup(&self, bodies: &mut dyn Iterator<Item = String>) -> Times {
        let mut times = Times::default();
        std::thread::scope(|scope| {
            let made = scope.spawn(|| Keeping::default().make(&|| self.lend()).map(|_| ()));
            while !made.is_finished() {
                let body = bodies.next().unwrap();
                times.add(time(|| self.save(None, &body)));
            }
            made.join()
                .unwrap()
                .unwrap_or_else(|error| panic!("{error}"));
        });
        times
    }

    fn lend(&self) -> FairMutexGuard<'_, Session> {
        self.session.lock()
    }

    /// Lists fifty rows, from the top or from before one, and answers how many.
    pub fn list(&self, before: Option<i64>) -> usize {
        let page = self.say("list_entries", json!({ "before": before, "limit": 50 }));
        page["rows"].as_array().map_or(0, Vec::len)
    }

    /// How many days of a range hold something.
    pub fn days(&self, from: &str, to: &str) -> usize {
        let marked = self.say("marked_days", json!({ "from": from, "to": to }));
        marked["days"].as_array().map_or(0, Vec::len)
    }

    /// Finds up to fifty hits and answers how many.
    pub fn search(&self, typed: &str, order: &str) -> usize {
        let found = self.say(
            "search",
            json!({ "words": typed, "order": order, "limit": 50 }),
        );
        found["hits"].as_array().map_or(0, Vec::len)
    }
}
