//! Choosing what goes into a summary, and composing it.
//!
//! One rule: what was not chosen is not in it, and no known name is left in it. Composing is pure: it is handed the
//! entries, points and names it needs, and answers the very summary that will be set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::people::known::Known;
use crate::people::names::{self, KnownName, MaybeKind};
use crate::sharing::summary::{Audience, Passage, Summary, Track, TrackNote};
use crate::storage;
use crate::wellbeing::losses::{self, LossId, LossTrack};
use crate::wellbeing::trends::{self, Measure};
use crate::writing::entries::{self, EntryId};
use crate::writing::markdown;

/// What the user chose. Nothing is chosen by default.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SummaryChoice {
    /// Whom it is for.
    pub audience: Audience,
    /// First day, included.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// What the user wants from the session. At most 1,000 characters.
    pub question: Option<String>,
    /// Did, learned, stuck. At most 2,000 characters.
    pub since_last: Option<String>,
    /// What to be asked. At most 1,000 characters.
    pub ask_me: Option<String>,
    /// Passages, each a run of words of one entry.
    pub passages: Vec<ChosenPassage>,
    /// Charts, in this order.
    pub charts: Vec<Measure>,
    /// Losses whose notes are listed.
    pub losses: Vec<i64>,
    /// Names found by the check that are to be replaced in this summary too.
    pub replace: Vec<ReplaceName>,
}

/// A run of words chosen from an entry.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ChosenPassage {
    /// The entry.
    pub entry_id: i64,
    /// Words that stand in the entry exactly so, as `read_passages` gave them; paragraphs are parted by a blank line.
    pub text: String,
}

/// A name to be replaced in this summary alone.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReplaceName {
    /// As it stands in the text.
    pub name: String,
    /// What to say instead.
    pub role: String,
}

/// The paragraphs of an entry, as plain words to choose from.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Passages {
    /// The entry.
    pub entry_id: i64,
    /// The day written about.
    pub day: Day,
    /// Plain paragraphs, no Markdown marks.
    pub paragraphs: Vec<String>,
}

/// What replacing names did, and what may still be a name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SummaryCheck {
    /// Names that were replaced.
    pub replaced: Vec<Replaced>,
    /// What may be a name, a place or a number that points at somebody. A help, not a guarantee.
    pub maybe: Vec<MaybeName>,
}

/// A name that was replaced.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Replaced {
    /// As it stood in the text.
    pub name: String,
    /// What stands there now.
    pub role: String,
    /// How often.
    pub times: u32,
}

/// Something that may point at somebody.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct MaybeName {
    /// As it stands in the text.
    pub text: String,
    /// What it looks like.
    pub kind: MaybeKind,
    /// The sentence it stands in.
    pub sentence: String,
}

const LONGEST_QUESTION: usize = 1_000;
const LONGEST_SINCE_LAST: usize = 2_000;
/// More than this is no summary.
const MOST_PASSAGES: usize = 20;
const LONGEST_RANGE: i64 = 3_660;

/// An entry's paragraphs as plain words to choose from.
///
/// # Errors
/// [`Code::NotFound`].
pub fn read_passages(journal: &mut Journal, input: EntryId) -> Result<Passages> {
    let entry = entries::read(journal, input)?;
    Ok(Passages {
        entry_id: entry.id,
        day: entry.day,
        paragraphs: markdown::plain(&entry.body),
    })
}

/// What replacing names would do, and what may still be a name.
///
/// # Errors
/// As [`compose`], but an empty choice is only an empty check.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn check(journal: &mut Journal, choice: SummaryChoice) -> Result<SummaryCheck> {
    let names = names_for(journal, &choice)?;
    let mut replaced: Vec<Replaced> = Vec::new();
    let mut maybe: Vec<MaybeName> = Vec::new();
    let original = gather(journal, &choice)?;
    for text in texts(&original) {
        let (without, found) = names::replace(text, &names);
        for (name, role, times) in found {
            match replaced
                .iter_mut()
                .find(|one| one.name == name && one.role == role)
            {
                Some(one) => one.times += times,
                None => replaced.push(Replaced { name, role, times }),
            }
        }
        for finding in names::maybe(&without, &names) {
            if !maybe
                .iter()
                .any(|one| one.text == finding.text && one.kind == finding.kind)
            {
                maybe.push(MaybeName {
                    text: finding.text,
                    kind: finding.kind,
                    sentence: finding.sentence,
                });
            }
        }
    }
    Ok(SummaryCheck { replaced, maybe })
}

/// Composes the summary: everything that was chosen, nothing else, names replaced.
///
/// # Errors
/// [`Code::EmptySummary`] if nothing was chosen, [`Code::NotFound`] if a passage does not stand in its entry so (any
/// more) or an entry or loss is gone, [`Code::Invalid`] if a range is upside down or something is too long,
/// [`Code::Internal`] if a known name would be left in it: then nothing leaves.
pub fn compose(journal: &mut Journal, choice: &SummaryChoice) -> Result<Summary> {
    let names = names_for(journal, choice)?;
    let mut summary = gather(journal, choice)?;
    let empty = summary.question.is_none()
        && summary.since_last.is_none()
        && summary.ask_me.is_none()
        && summary.passages.is_empty()
        && summary.charts.is_empty()
        && summary.tracks.is_empty();
    if empty {
        return Err(Code::EmptySummary.into());
    }
    for text in texts_mut(&mut summary) {
        *text = names::replace(text, &names).0;
    }
    // The last check is of what is about to leave, not of how it was made.
    if texts(&summary).any(|text| names::left(text, &names)) {
        return Err(Code::Internal.into());
    }
    Ok(summary)
}

/// What was chosen, with the names still in it.
fn gather(journal: &mut Journal, choice: &SummaryChoice) -> Result<Summary> {
    let days = choice.to.days_since(choice.from);
    if !(0..=LONGEST_RANGE).contains(&days) || choice.passages.len() > MOST_PASSAGES {
        return Err(Code::Invalid.into());
    }
    let mut passages = choice
        .passages
        .iter()
        .map(|chosen| passage(journal, chosen))
        .collect::<Result<Vec<_>>>()?;
    passages.sort_by_key(|passage| passage.day);
    let charts = choice
        .charts
        .iter()
        .map(|&measure| trends::chart(journal.read(), measure, choice.from, choice.to))
        .collect::<Result<_>>()?;
    let tracks = choice
        .losses
        .iter()
        .map(|&id| Ok(track(losses::track(journal, LossId { id })?, choice)))
        .collect::<Result<_>>()?;
    Ok(Summary {
        audience: choice.audience,
        prepared_on: journal.today(),
        from: choice.from,
        to: choice.to,
        question: said(choice.question.as_deref(), LONGEST_QUESTION)?,
        since_last: said(choice.since_last.as_deref(), LONGEST_SINCE_LAST)?,
        ask_me: said(choice.ask_me.as_deref(), LONGEST_QUESTION)?,
        passages,
        charts,
        tracks,
    })
}

/// A passage, proved to stand in its entry: what was not written cannot be handed on as written.
fn passage(journal: &mut Journal, chosen: &ChosenPassage) -> Result<Passage> {
    let entry = read_passages(
        journal,
        EntryId {
            id: chosen.entry_id,
        },
    )?;
    let paragraphs: Vec<String> = chosen
        .text
        .split("\n\n")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let stands = |part: &String| {
        entry
            .paragraphs
            .iter()
            .any(|paragraph| paragraph.contains(part.as_str()))
    };
    if paragraphs.is_empty() || !paragraphs.iter().all(stands) {
        return Err(Code::NotFound.into());
    }
    Ok(Passage {
        day: entry.day,
        paragraphs,
    })
}

/// A loss as a list in words, within the range.
fn track(whole: LossTrack, choice: &SummaryChoice) -> Track {
    let within = |day: &Day| (choice.from..=choice.to).contains(day);
    let label = |id: i64| {
        whole
            .states
            .iter()
            .find(|state| state.id == id)
            .map(|state| state.label.clone())
    };
    let notes = whole
        .notes
        .iter()
        .filter(|note| within(&note.day))
        .map(|note| TrackNote {
            day: note.day,
            states: note
                .levels
                .iter()
                .filter_map(|one| Some((label(one.state_id)?, one.level)))
                .collect(),
        })
        .collect();
    let returns = whole
        .visits
        .iter()
        .filter(|visit| visit.is_return && within(&visit.from))
        .count();
    Track {
        title: whole.loss.title,
        notes,
        returns: u32::try_from(returns).unwrap_or(u32::MAX),
    }
}

/// The names to be replaced: the user's list, and what was chosen for this summary alone.
fn names_for(journal: &mut Journal, choice: &SummaryChoice) -> Result<Vec<KnownName>> {
    let listed = storage::known::all(journal.read())?.into_iter().map(
        |Known {
             name, also, role, ..
         }| KnownName {
            forms: std::iter::once(name).chain(also).collect(),
            role,
        },
    );
    let here = choice.replace.iter().map(|one| KnownName {
        forms: vec![one.name.clone()],
        role: one.role.clone(),
    });
    Ok(listed
        .chain(here)
        .filter(|name| !name.role.trim().is_empty())
        .collect())
}

fn said(text: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > longest) {
        return Err(Code::TooLong.into());
    }
    Ok(text.map(str::to_owned))
}

/// Every run of words in a summary that the user wrote. A new part of a summary is added here, or its names stay.
fn texts(summary: &Summary) -> impl Iterator<Item = &String> {
    [&summary.question, &summary.since_last, &summary.ask_me]
        .into_iter()
        .flatten()
        .chain(
            summary
                .passages
                .iter()
                .flat_map(|passage| &passage.paragraphs),
        )
        .chain(summary.tracks.iter().map(|track| &track.title))
}

fn texts_mut(summary: &mut Summary) -> impl Iterator<Item = &mut String> {
    [
        &mut summary.question,
        &mut summary.since_last,
        &mut summary.ask_me,
    ]
    .into_iter()
    .flatten()
    .chain(
        summary
            .passages
            .iter_mut()
            .flat_map(|passage| &mut passage.paragraphs),
    )
    .chain(summary.tracks.iter_mut().map(|track| &mut track.title))
}
