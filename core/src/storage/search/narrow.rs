//! What narrows a search, as SQL.
//!
//! One rule: no filter makes a search slow. Each is either few entries, named by their ids from an index alone, or so
//! many that walking along the entries and asking each soon finds enough. Which it is, is counted, no further than
//! needed.

use rusqlite::Connection;

use crate::clock::Day;
use crate::error::Result;
use crate::writing::search::EntryKind;

use super::super::entries::{FIRST_DAY, LAST_DAY, PER_MILLISECOND};

/// What the entries found are narrowed to; ids of what was looked up.
#[derive(Default)]
pub struct Narrow {
    /// For each tag asked for, the tags that are called so: one of them is the entry's own, or its day's.
    pub tags: Vec<Vec<i64>>,
    /// For each word asked for, the words that are called so: a check-in of the day holds one of them.
    pub words: Vec<Vec<i64>>,
    /// A check-in of the day lies within each.
    pub moods: Vec<(u8, u8)>,
    /// All of what the entry is or holds.
    pub kinds: Vec<EntryKind>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Where a name is written that others have too, whom the entry mentions decides.
    pub meant: Vec<Meant>,
}

/// Who is asked for, where others are written alike.
pub struct Meant {
    /// Those asked for.
    pub these: Vec<i64>,
    /// Others whose names hold theirs.
    pub not: Vec<i64>,
}

/// From more entries than this on, each entry is asked instead.
const FEW: u32 = 20_000;

/// A filter, said in two ways.
struct Part {
    /// The ids that pass, from an index alone.
    ids: String,
    /// What an entry is asked.
    asks: String,
}

/// The filters as they are used.
pub(super) struct Narrowing {
    /// The statement of the ids that pass the filters which few pass; none if there is no such filter.
    pub ids: Option<String>,
    /// What an entry is asked for the others.
    pub asks: String,
}

impl Narrow {
    /// Whether days narrow.
    pub(super) fn has_days(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The filters as they are used in this journal.
    pub(super) fn narrowing(&self, db: &Connection) -> Result<Narrowing> {
        let mut few = Vec::new();
        let mut asks = String::new();
        for part in self.parts() {
            let counted = format!(
                "SELECT count(*) FROM (SELECT 1 FROM ({}) LIMIT {})",
                part.ids,
                FEW + 1
            );
            let count: u32 = db
                .prepare_cached(&counted)?
                .query_row([], |row| row.get(0))?;
            if count <= FEW {
                few.push(format!("SELECT DISTINCT id FROM ({})", part.ids));
            } else {
                asks.push_str(" AND ");
                asks.push_str(&part.asks);
            }
        }
        for Meant { these, not } in &self.meant {
            asks.push_str(" AND ");
            asks.push_str(
                &include_str!("is_meant.sql")
                    .replace("/* these */", &list(these))
                    .replace("/* not */", &list(not)),
            );
        }
        let ids = (!few.is_empty()).then(|| few.join(" INTERSECT "));
        Ok(Narrowing { ids, asks })
    }

    fn parts(&self) -> Vec<Part> {
        let tags = self.tags.iter().map(|tags| Part {
            ids: include_str!("tagged.sql").replace("/* ids */", &list(tags)),
            asks: include_str!("is_tagged.sql").replace("/* ids */", &list(tags)),
        });
        let words = self.words.iter().map(|words| Part {
            ids: include_str!("worded.sql").replace("/* ids */", &list(words)),
            asks: include_str!("is_worded.sql").replace("/* ids */", &list(words)),
        });
        let moods = self.moods.iter().map(|(from, to)| {
            let range = format!("{from} AND {to}");
            Part {
                ids: include_str!("mooded.sql").replace("/* moods */", &range),
                asks: include_str!("is_mooded.sql").replace("/* moods */", &range),
            }
        });
        let kinds = self.kinds.iter().map(|kind| of_kind(*kind));
        tags.chain(words).chain(moods).chain(kinds).collect()
    }
}

fn list(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
}

fn of_kind(kind: EntryKind) -> Part {
    let attached = |and: &str| Part {
        ids: format!("SELECT entry_id AS id FROM attachment WHERE goes_on IS NULL AND {and}"),
        asks: format!(
            "EXISTS (SELECT 1 FROM attachment WHERE entry_id = entry.id AND goes_on IS NULL AND {and})"
        ),
    };
    match kind {
        EntryKind::Pictures => attached("kind = 'image'"),
        EntryKind::Sound => attached("kind = 'sound'"),
        EntryKind::Film => attached("kind = 'video'"),
        EntryKind::Pdf => attached("kind = 'pdf'"),
        EntryKind::Attached => attached("true"),
        EntryKind::Guided => Part {
            ids: "SELECT entry_id AS id FROM guided WHERE entry_id IS NOT NULL".to_owned(),
            asks: "EXISTS (SELECT 1 FROM guided WHERE entry_id = entry.id)".to_owned(),
        },
        EntryKind::Imported => Part {
            ids: "SELECT entry_id AS id FROM imported WHERE entry_id IS NOT NULL".to_owned(),
            asks: "EXISTS (SELECT 1 FROM imported WHERE entry_id = entry.id)".to_owned(),
        },
    }
}

/// A range of days, and the ids that can lie in it. A day as lived is at most two days away from its moment in UTC.
pub(super) struct Bounds {
    pub from: Day,
    pub to: Day,
    pub least: i64,
    pub most: i64,
}

impl Bounds {
    pub fn of(narrow: &Narrow) -> Self {
        const ROUND: i64 = 2 * 86_400_000;
        let begins = |day: Day| {
            day.0
                .and_time(chrono::NaiveTime::MIN)
                .and_utc()
                .timestamp_millis()
        };
        let least = |day| (begins(day) - ROUND).saturating_mul(PER_MILLISECOND);
        let most = |day| (begins(day) + 2 * ROUND).saturating_mul(PER_MILLISECOND);
        Self {
            from: narrow.from.unwrap_or(FIRST_DAY),
            to: narrow.to.unwrap_or(LAST_DAY),
            least: narrow.from.map_or(i64::MIN, least),
            most: narrow.to.map_or(i64::MAX, most),
        }
    }
}
