//! What the window would do beside the table, done without a window.
//!
//! One rule: the same names, the same answers. Where the window would ask the user for a file, the server takes the
//! one it was told at its start.

use std::sync::atomic::Ordering;

use afterbell_core::api::{self, Code, Failure};
use afterbell_core::error::disk_code;
use afterbell_core::sharing::compose::{self, SummaryChoice};
use afterbell_core::sharing::picture::{self, LeavingPicture};
use afterbell_core::transfer::imports::day_one;
use afterbell_core::wellbeing::questionnaires;
use afterbell_core::whole_file::save_whole;
use afterbell_core::writing::guided;
use afterbell_machine::{folders, network};
use afterbell_press::Paper;
use afterbell_tests::clock::civil;
use chrono_tz::Tz;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::attached;
use crate::backups;
use crate::door::Answer;
use crate::house::House;

/// Answers a request that was let in.
pub fn answer(path: &str, input: Value, house: &House) -> Answer {
    if let Some(answer) = backups::answer(path, &input, house) {
        return answer.map_or_else(Answer::from, |value| Answer::json(&value));
    }
    if let Some(answer) = attached::answer(path, &input, house) {
        return answer.unwrap_or_else(Answer::from);
    }
    let answer = match path {
        "/shell/preview_summary" => preview_summary(input, house),
        "/shell/save_summary" => save_summary(input, house),
        "/shell/save_picture" => save_picture(&input, house),
        "/shell/import_day_one" => import_day_one(house),
        "/shell/stop_import" => {
            house.stop_import.store(true, Ordering::Relaxed);
            Ok(Value::Null)
        }
        "/shell/choose_template" => choose_template(house),
        "/shell/save_template_file" => save_template_file(input, house),
        "/shell/choose_questionnaire" => choose_questionnaire(house),
        "/shell/leave" => Ok(Value::Null),
        // A browser reaches whatever it likes: nothing here may look as if it were refused.
        "/shell/look" => call("status", json!({}), house)
            .map(|status| json!({ "status": status, "refused": false })),
        "/shell/try_every_way" => Ok(json!(network::try_every_way())),
        "/shell/look_at_folders" => {
            let folder = house.session().folder().to_owned();
            Ok(json!(folders::surroundings(&folder)))
        }
        // A browser hears neither and has no window of its own to name.
        "/shell/what_is_heard" => Ok(json!({ "screen_lock": false, "sleep": false })),
        "/shell/hide" | "/shell/come_back" => Ok(Value::Null),
        "/clock" => set_clock(input, house),
        _ => match path.strip_prefix("/call/") {
            Some(name) => call(name, input, house),
            None => Err(Code::NotFound.into()),
        },
    };
    answer.map_or_else(Answer::from, |value| Answer::json(&value))
}

fn call(name: &str, input: Value, house: &House) -> Result<Value, Failure> {
    let mut session = house.session();
    let answer = api::dispatch(&mut session, name, input);
    if !session.is_open() {
        house.shown().take();
        house.attaching.forget();
        house.lectern.clear();
        house.listening.end();
    }
    answer
}

fn preview_summary(input: Value, house: &House) -> Result<Value, Failure> {
    #[derive(Deserialize)]
    struct Asked {
        choice: SummaryChoice,
        paper: Paper,
    }
    let asked: Asked = understood(input)?;
    let summary = compose::compose(house.session().journal()?, &asked.choice)?;
    let pressed = afterbell_press::press(&summary, asked.paper).map_err(Code::from)?;
    let preview = json!(pressed);
    *house.shown() = Some(pressed);
    Ok(preview)
}

fn save_summary(input: Value, house: &House) -> Result<Value, Failure> {
    #[derive(Deserialize)]
    struct Asked {
        fingerprint: String,
    }
    let asked: Asked = understood(input)?;
    let shown = house.shown();
    match shown.as_ref() {
        Some(pressed) if pressed.fingerprint == asked.fingerprint => {
            std::fs::write(house.saved(), &pressed.pdf).map_err(|_| Code::Internal)?;
            Ok(json!({ "saved": true }))
        }
        _ => Err(Code::StalePreview.into()),
    }
}

/// Saves a picture where the file window would; nothing if the user would think better of it.
fn save_picture(input: &Value, house: &House) -> Result<Value, Failure> {
    let picture: LeavingPicture = understood(input["picture"].clone())?;
    let bytes = picture::bytes_of(&picture)?;
    let Some(target) = house.chooses().copy.clone() else {
        return Ok(json!({ "saved": false }));
    };
    save_whole(&target, &bytes).map_err(|error| disk_code(&error))?;
    Ok(json!({ "saved": true }))
}

/// Brings in the export that the file window would choose; nothing if there is none.
fn import_day_one(house: &House) -> Result<Value, Failure> {
    let Some(path) = &house.import else {
        return Ok(Value::Null);
    };
    house.stop_import.store(false, Ordering::Relaxed);
    let mut told = |_, _| !house.stop_import.load(Ordering::Relaxed);
    let report = day_one::import(house.session().journal()?, path, &mut told)?;
    Ok(serde_json::to_value(report).map_err(|_| Code::Internal)?)
}

/// Reads the template that the file window would choose; nothing if there is none.
fn choose_template(house: &House) -> Result<Value, Failure> {
    let Some(path) = house.chooses().file.clone() else {
        return Ok(Value::Null);
    };
    let read = guided::read_file(&path)?;
    Ok(serde_json::to_value(read).map_err(|_| Code::Internal)?)
}

/// Reads the questionnaire that the file window would choose; nothing if there is none.
fn choose_questionnaire(house: &House) -> Result<Value, Failure> {
    let Some(path) = house.chooses().file.clone() else {
        return Ok(Value::Null);
    };
    let read = questionnaires::file::read_file(&path)?;
    Ok(serde_json::to_value(read).map_err(|_| Code::Internal)?)
}

/// Saves a template beside the journal's folder.
fn save_template_file(input: Value, house: &House) -> Result<Value, Failure> {
    #[derive(Deserialize)]
    struct Asked {
        template: guided::Template,
    }
    let asked: Asked = understood(input)?;
    let target = house.saved().with_file_name("reflection.toml");
    std::fs::write(target, guided::write_template(&asked.template)).map_err(|_| Code::Internal)?;
    Ok(json!({ "saved": true }))
}

fn set_clock(input: Value, house: &House) -> Result<Value, Failure> {
    #[derive(Deserialize)]
    struct Asked {
        now: String,
        zone: String,
    }
    let asked: Asked = understood(input)?;
    let zone: Tz = asked.zone.parse().map_err(|_| Code::Invalid)?;
    house
        .clock
        .set(civil(&asked.now, zone).ok_or(Code::Invalid)?);
    Ok(Value::Null)
}

/// What was asked, if it is of the shape it should have.
pub fn understood<T: DeserializeOwned>(input: Value) -> Result<T, Failure> {
    serde_json::from_value(input).map_err(|_| Code::Invalid.into())
}
