//! One entry of an export, from its JSON.
//!
//! One rule: what is needed has its type or the entry is not taken; what is not needed may be anything.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, FixedOffset, Offset};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{AttachmentRef, Record, body, rich};
use crate::clock::{Day, noon};
use crate::transfer::imports::report::SkipReason;
use crate::writing::entries::{AttachmentKind, LONGEST_BODY};

const LONGEST_ID: usize = 128;
const LONGEST_TAG: usize = 80;
const LONGEST_FILE_NAME: usize = 200;

/// The fields that are looked at. `Value` where a wrong type does not matter.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    uuid: Option<String>,
    creation_date: Option<String>,
    #[serde(default)]
    modified_date: Value,
    #[serde(default)]
    time_zone: Value,
    #[serde(default)]
    is_all_day: Value,
    #[serde(default)]
    starred: Value,
    #[serde(default)]
    tags: Value,
    text: Option<String>,
    #[serde(default)]
    photos: Value,
    #[serde(default)]
    videos: Value,
    #[serde(default)]
    audios: Value,
    #[serde(default)]
    pdf_attachments: Value,
}

/// Fields that few entries need: read only for those. The rich text is the text once more, and as long.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Rare {
    #[serde(default)]
    rich_text: Value,
    #[serde(default)]
    location: Value,
}

impl Rare {
    fn of(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
    }
}

/// What an entry says of its attachments.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    #[serde(default)]
    photos: Value,
    #[serde(default)]
    videos: Value,
    #[serde(default)]
    audios: Value,
    #[serde(default)]
    pdf_attachments: Value,
}

/// The attachments an entry lists; none if it cannot be read.
pub(super) fn attachments(json: &[u8]) -> Vec<AttachmentRef> {
    serde_json::from_slice::<Listed>(json)
        .map(|it| listed(&it.photos, &it.videos, &it.audios, &it.pdf_attachments))
        .unwrap_or_default()
}

fn listed(photos: &Value, videos: &Value, audios: &Value, pdfs: &Value) -> Vec<AttachmentRef> {
    let kinds = [
        (photos, AttachmentKind::Image),
        (videos, AttachmentKind::Video),
        (audios, AttachmentKind::Sound),
        (pdfs, AttachmentKind::Pdf),
    ];
    let mut all: Vec<(i64, AttachmentRef)> = Vec::new();
    for (list, kind) in kinds {
        for one in list.as_array().into_iter().flatten() {
            let order = one
                .get("orderInEntry")
                .and_then(Value::as_i64)
                .unwrap_or(i64::MAX);
            all.extend(reference(one, kind).map(|one| (order, one)));
        }
    }
    all.sort_by_key(|(order, _)| *order);
    all.into_iter().map(|(_, one)| one).collect()
}

fn reference(one: &Value, kind: AttachmentKind) -> Option<AttachmentRef> {
    let field = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
    let md5 = field("md5").filter(|md5| !md5.is_empty());
    let key = field("identifier").or_else(|| md5.clone())?;
    let name = field("pdfName").or_else(|| field("filename"));
    (1..=LONGEST_ID)
        .contains(&key.len())
        .then(|| AttachmentRef {
            key,
            kind: Some(kind),
            md5,
            name: name.map(|name| name.chars().take(LONGEST_FILE_NAME).collect()),
        })
}

/// An entry from its JSON. `known` holds the attachments of the whole export; `home` is the zone of an entry that names
/// none.
pub(super) fn record(
    json: &[u8],
    known: &HashMap<String, AttachmentRef>,
    home: Tz,
) -> Result<Record, SkipReason> {
    let raw: Raw = serde_json::from_slice(json).map_err(|_| SkipReason::Unreadable)?;
    let created = raw.creation_date.as_deref().ok_or(SkipReason::NoDate)?;
    let created = instant(created).ok_or(SkipReason::NoDate)?;
    let (zone, local) = lived(created, &raw, json, home);
    let day = Day(local.date_naive());
    let all_day = raw.is_all_day == Value::Bool(true);
    let at = if all_day {
        noon(day, zone)
    } else {
        created.timestamp_millis()
    };
    let written = match raw.text.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => body::from_text(text),
        _ => rich::to_markdown(&Rare::of(json).rich_text),
    };
    if written.len() > LONGEST_BODY {
        return Err(SkipReason::TooLong);
    }
    let (body, shown) = body::with_placeholders(&written);
    let attachments = belonging(
        &shown,
        listed(&raw.photos, &raw.videos, &raw.audios, &raw.pdf_attachments),
        known,
    );
    if body.trim().is_empty() && attachments.is_empty() {
        return Err(SkipReason::Empty);
    }
    let changed_at = raw
        .modified_date
        .as_str()
        .and_then(instant)
        .map_or(at, |changed| changed.timestamp_millis());
    Ok(Record {
        source_id: raw
            .uuid
            .clone()
            .filter(|uuid| (1..=LONGEST_ID).contains(&uuid.len()))
            .unwrap_or_else(|| fingerprint(&raw, json)),
        day,
        at,
        zone,
        changed_at,
        tags: tags(&raw.tags),
        starred: raw.starred == Value::Bool(true),
        attachments,
        body,
    })
}

/// Converters leave the id out: the same entry of the same export gets the same one again.
fn fingerprint(raw: &Raw, json: &[u8]) -> String {
    let mut of = Sha256::new();
    of.update(raw.creation_date.as_deref().unwrap_or_default());
    of.update([0]);
    of.update(raw.text.as_deref().unwrap_or_default());
    of.update([0]);
    of.update(Rare::of(json).rich_text.as_str().unwrap_or_default());
    format!("sha256:{}", data_encoding::HEXLOWER.encode(&of.finalize()))
}

/// RFC 3339, also with an offset without its colon; years a diary can have.
fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .ok()
        .filter(|at| (1000..=9000).contains(&at.year()))
}

/// The zone an entry was lived in, and its civil time there: by the zone it names, else by that of its place, else by
/// the offset of its date, else at home.
fn lived(
    created: DateTime<FixedOffset>,
    raw: &Raw,
    json: &[u8],
    home: Tz,
) -> (Tz, DateTime<FixedOffset>) {
    let zone = |name: &Value| name.as_str()?.parse::<Tz>().ok();
    let named =
        zone(&raw.time_zone).or_else(|| Rare::of(json).location.get("timeZoneName").and_then(zone));
    let in_zone = |zone: Tz| {
        let local = created.with_timezone(&zone);
        (zone, local.with_timezone(&local.offset().fix()))
    };
    match named {
        Some(zone) => in_zone(zone),
        None if created.offset().local_minus_utc() == 0 => in_zone(home),
        // The date is sure, whatever the zone is called.
        None => (of_offset(created).unwrap_or(home), created),
    }
}

/// The zone of whole hours with this offset, whose name counts the other way round.
fn of_offset(at: DateTime<FixedOffset>) -> Option<Tz> {
    let seconds = at.offset().local_minus_utc();
    let hours = seconds / 3600;
    if seconds % 3600 != 0 {
        return None;
    }
    let sign = if hours > 0 { '-' } else { '+' };
    format!("Etc/GMT{sign}{}", hours.abs()).parse().ok()
}

fn tags(listed: &Value) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in listed
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        let tag: String = tag
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(LONGEST_TAG)
            .collect();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn belonging(
    shown: &[String],
    listed: Vec<AttachmentRef>,
    known: &HashMap<String, AttachmentRef>,
) -> Vec<AttachmentRef> {
    let mut all: Vec<AttachmentRef> = Vec::new();
    let shown = shown.iter().map(|key| {
        known.get(key).cloned().unwrap_or_else(|| AttachmentRef {
            key: key.clone(),
            kind: None,
            md5: None,
            name: None,
        })
    });
    // What another record of the file knows of an attachment may be more than this one does.
    let listed = listed
        .into_iter()
        .map(|one| known.get(&one.key).cloned().unwrap_or(one));
    for one in shown.chain(listed) {
        if !all.iter().any(|other| other.key == one.key) {
            all.push(one);
        }
    }
    all
}
