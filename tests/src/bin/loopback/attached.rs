//! What is kept with an entry, as the window does it, without a window.
//!
//! One rule: the same names, the same answers, the same piece of the core. What the system's own windows would choose was
//! told beforehand (`POST /chooses`).

use std::io::{Error, Write};
use std::sync::atomic::Ordering;

use afterbell_core::api::{Code, Failure};
use afterbell_core::error::disk_code;
use afterbell_core::whole_file::save_whole_with;
use serde::Serialize;
use serde_json::{Value, json};

use crate::door::Answer;
use crate::house::House;
use crate::shell::understood;

/// Answers a command about what is kept with an entry; none if it is another's.
pub fn answer(path: &str, input: &Value, house: &House) -> Option<Result<Answer, Failure>> {
    let lend = || house.session();
    let attaching = &house.attaching;
    let number = |what: &str| understood::<i64>(input[what].clone());
    let binary = |bytes: Vec<u8>| Answer::bytes("application/octet-stream", bytes);
    Some(match path {
        "/shell/hand_over" => understood(input["piece"].clone())
            .and_then(|piece| told(attaching.hand_over(&lend, piece))),
        "/shell/put_in_files" => number("entryId").and_then(|entry| {
            let chosen = house.chooses().put_in.clone();
            let put_in = chosen
                .iter()
                .map(|path| attaching.put_in_file(&lend, entry, path));
            told(Ok(put_in.collect::<Vec<_>>()))
        }),
        // A browser shows its page whatever is brought.
        "/shell/take_held" => told(Ok(0)),
        "/shell/read_attachment" => number("id").and_then(|id| {
            let number = understood(input["number"].clone())?;
            Ok(binary(attaching.piece(&lend, id, number)?))
        }),
        "/shell/read_thumbnail" => number("id").and_then(|id| {
            let made = attaching.thumbnail(&lend, id)?;
            Ok(binary(made.map(|(_, bytes)| bytes).unwrap_or_default()))
        }),
        "/shell/lay_pdf" => {
            number("id").and_then(|id| told(house.lectern.lay(&lend, attaching, id)))
        }
        "/shell/draw_page" => number("id").and_then(|id| {
            let number = understood(input["number"].clone())?;
            let width = understood(input["width"].clone())?;
            let drawn = house.lectern.draw(&lend, attaching, id, number, width)?;
            Ok(binary(drawn.in_one()))
        }),
        "/shell/take_down_pdf" => {
            house.lectern.clear();
            told(Ok(()))
        }
        "/mute" => understood(input.clone()).map(|is_mute| {
            house.is_mute.store(is_mute, Ordering::Relaxed);
            Answer::json(&Value::Null)
        }),
        "/shell/begin_sound" => number("id").and_then(|id| {
            let heard = !house.is_mute.load(Ordering::Relaxed);
            told(house.listening.begin(&lend, attaching, id, Some(heard)))
        }),
        "/shell/hear_sound" => understood(input["which"].clone()).and_then(|which| {
            let from = understood(input["from"].clone())?;
            Ok(binary(house.listening.hear(&lend, attaching, which, from)?))
        }),
        "/shell/end_sound" => understood(input["which"].clone()).and_then(|which| {
            house.listening.end_that(which);
            told(Ok(()))
        }),
        "/shell/save_copy" => number("id").and_then(|id| save_copy(id, house)),
        _ => return None,
    })
}

fn save_copy(id: i64, house: &House) -> Result<Answer, Failure> {
    let Some(target) = house.chooses().copy.clone() else {
        return Ok(Answer::json(&json!({ "saved": false })));
    };
    let mut refused = None;
    let saved = save_whole_with(&target, |file| {
        let handed = house.attaching.hand_out(&|| house.session(), id, |piece| {
            file.write_all(piece)
                .map_err(|error| disk_code(&error).into())
        });
        handed.map(drop).map_err(|error| {
            refused = Some(error.code());
            Error::other("no copy")
        })
    });
    saved.map_err(|error| refused.unwrap_or_else(|| disk_code(&error)))?;
    Ok(Answer::json(&json!({ "saved": true })))
}

fn told<T: Serialize>(outcome: Result<T, afterbell_core::error::Error>) -> Result<Answer, Failure> {
    let value = serde_json::to_value(outcome?).map_err(|_| Code::Internal)?;
    Ok(Answer::json(&value))
}
