//! Small changes to bytes and to JSON.
//!
//! One rule: the same seed makes the same change, so that what was found can be found again.

use serde_json::{Map, Number, Value, json};

use crate::made_up::chance::Chance;

/// One or a few changes to some bytes; `words` are pieces that mean something where they are put.
#[must_use]
pub fn bytes(from: &[u8], others: &[Vec<u8>], words: &[&[u8]], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = from.to_vec();
    for _ in 0..=chance.below(4) {
        change(&mut bytes, others, words, chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, others: &[Vec<u8>], words: &[&[u8]], chance: &mut Chance) {
    const NUMBERS: [u64; 12] = [
        0,
        1,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0xFFFF,
        0x7FFF_FFFF,
        0xFFFF_FFFF,
        1 << 63,
        u64::MAX,
    ];
    if bytes.is_empty() {
        bytes.extend_from_slice(chance.one_of(words).copied().unwrap_or(b"x"));
        return;
    }
    let at = chance.below(bytes.len());
    let end = (at + 1 + chance.below(64)).min(bytes.len());
    match chance.below(10) {
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => bytes[at] = chance.below(256) as u8,
        2 => {
            let width = [1, 2, 4, 8][chance.below(4)].min(bytes.len() - at);
            let number = NUMBERS[chance.below(NUMBERS.len())].to_le_bytes();
            bytes[at..at + width].copy_from_slice(&number[..width]);
        }
        3 => drop(bytes.drain(at..end)),
        4 => {
            let again = bytes[at..end].to_vec();
            let times = 1 + chance.below(3) * chance.below(40);
            for _ in 0..times {
                bytes.splice(at..at, again.iter().copied());
            }
        }
        5 => bytes.truncate(at),
        6 => {
            let word = chance.one_of(words).copied().unwrap_or(b"\0");
            bytes.splice(at..at, word.iter().copied());
        }
        7 => {
            let word = chance.one_of(words).copied().unwrap_or(b"\0");
            let end = (at + word.len()).min(bytes.len());
            bytes.splice(at..end, word.iter().copied());
        }
        8 => {
            if let Some(other) = chance.one_of(others).filter(|other| !other.is_empty()) {
                let from = chance.below(other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
        }
        _ => bytes[at..end].reverse(),
    }
}

/// Texts that have led programs astray.
pub const TEXTS: [&str; 22] = [
    "",
    " ",
    "\0",
    "\u{202E}\u{2066}",
    "é",
    "e\u{301}",
    "👩‍👧‍👦",
    "\u{FEFF}",
    "\u{10FFFF}",
    "' OR 1=1 --",
    "\" OR \"\"=\"",
    "NEAR(a b",
    "\"unclosed",
    "*",
    "a AND",
    "-",
    "2026-02-30",
    "-9999-01-01",
    "+262142-12-31",
    "9999-12-31",
    "1970-01-01",
    "<img src=x onerror=alert(1)>",
];

/// One or a few changes to a text of JSON, which stays JSON; `None` if it is none.
pub fn json_text(from: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let changed = value(&serde_json::from_slice(from).ok()?, chance);
    Some(changed.to_string().into_bytes())
}

/// One or a few changes to a JSON value, anywhere in it.
#[must_use]
pub fn value(from: &Value, chance: &mut Chance) -> Value {
    let mut value = from.clone();
    for _ in 0..=chance.below(3) {
        let depth = chance.below(4);
        change_value(&mut value, depth, chance);
    }
    value
}

fn change_value(value: &mut Value, depth: usize, chance: &mut Chance) {
    if depth > 0 {
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                let at = chance.below(fields.len());
                if let Some((_, inside)) = fields.iter_mut().nth(at) {
                    return change_value(inside, depth - 1, chance);
                }
            }
            Value::Array(all) if !all.is_empty() => {
                let at = chance.below(all.len());
                return change_value(&mut all[at], depth - 1, chance);
            }
            _ => {}
        }
    }
    match value {
        Value::Object(fields) if chance.happens(0.6) => change_fields(fields, chance),
        Value::Array(all) if chance.happens(0.6) => change_list(all, chance),
        Value::String(text) if chance.happens(0.7) => *text = changed_text(text, chance),
        _ => *value = anything(chance),
    }
}

fn change_fields(fields: &mut Map<String, Value>, chance: &mut Chance) {
    let names: Vec<String> = fields.keys().cloned().collect();
    match (chance.below(3), chance.one_of(&names)) {
        (0, Some(name)) => drop(fields.remove(name)),
        (1, Some(name)) => drop(fields.insert(name.clone(), anything(chance))),
        _ => drop(fields.insert("something else".to_owned(), anything(chance))),
    }
}

fn change_list(all: &mut Vec<Value>, chance: &mut Chance) {
    match chance.below(3) {
        0 => drop(all.pop()),
        1 => all.push(anything(chance)),
        _ => {
            let again = all.clone();
            for _ in 0..chance.below(60) {
                all.extend(again.iter().cloned());
                if all.len() > 2_000 {
                    break;
                }
            }
        }
    }
}

fn changed_text(text: &str, chance: &mut Chance) -> String {
    let other = TEXTS[chance.below(TEXTS.len())];
    match chance.below(5) {
        0 => other.to_owned(),
        1 => format!("{text}{other}"),
        2 => format!("{other}{text}"),
        3 => text.repeat(1 + chance.below(200)),
        _ => text.chars().rev().collect(),
    }
}

fn anything(chance: &mut Chance) -> Value {
    const NUMBERS: [f64; 6] = [0.5, -0.0, 1e300, -1e300, 2.5, f64::MIN_POSITIVE];
    const WHOLE: [i64; 14] = [
        0,
        1,
        -1,
        4,
        5,
        6,
        255,
        256,
        65_536,
        i32::MAX as i64 + 1,
        (1 << 53) + 1,
        i64::MAX,
        i64::MIN,
        1_795_124_400_000,
    ];
    match chance.below(8) {
        0 => Value::Null,
        1 => Value::Bool(chance.happens(0.5)),
        2 | 3 => json!(WHOLE[chance.below(WHOLE.len())]),
        4 => Number::from_f64(NUMBERS[chance.below(NUMBERS.len())])
            .map_or(Value::Null, Value::Number),
        5 | 6 => json!(TEXTS[chance.below(TEXTS.len())]),
        _ => [json!([]), json!({}), json!([[[[]]]]), json!(u64::MAX)][chance.below(4)].clone(),
    }
}
