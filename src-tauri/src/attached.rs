//! What is kept with an entry: put in, looked at, saved as a copy.
//!
//! One rule: a file the user chooses in the system's own window is read and written here, and the page learns no path;
//! what was dropped on the page or pasted comes over piece by piece. Nothing is written anywhere but into the journal
//! and, as a copy, where the user said.

use std::io::{Error, Write};
use std::path::PathBuf;

use afterbell_core::api::Failure;
use afterbell_core::error::disk_code;
use afterbell_core::session::Session;
use afterbell_core::whole_file::save_whole_with;
use afterbell_core::writing::attachments::kinds::ending;
use afterbell_core::writing::attachments::{self, HandOver, PutIn};
use parking_lot::FairMutexGuard;
use serde::Serialize;
use tauri::AppHandle;
use tauri::ipc::Response;

use crate::dialogs::{self, Question};
use crate::house::House;
use crate::ipc;

/// A name that says what kind of file it is and nothing more.
const NAME: &str = "from-my-journal";

/// Whether a copy was saved, or the user thought better of it.
#[derive(Serialize)]
pub struct CopyAnswer {
    saved: bool,
}

/// Takes a piece of a file from the page, and answers what came of it with the last.
#[tauri::command]
pub async fn hand_over(app: AppHandle, piece: HandOver) -> Result<Option<PutIn>, Failure> {
    ipc::aside(app, move |house| {
        Ok(house.attaching.hand_over(&lend(house), piece)?)
    })
    .await
}

/// Asks for files and puts them in, one after another; one that cannot be put in keeps none of the others out.
#[tauri::command]
pub async fn put_in_files(app: AppHandle, entry_id: i64) -> Result<Vec<PutIn>, Failure> {
    let chosen = dialogs::choose_several(&app, Question::PutIn).await;
    ipc::aside(app, move |house| {
        let put_in = |path: &PathBuf| {
            house.touch();
            house.attaching.put_in_file(&lend(house), entry_id, path)
        };
        Ok(chosen.iter().map(put_in).collect())
    })
    .await
}

/// One piece of an attachment's bytes.
#[tauri::command]
pub async fn read_attachment(app: AppHandle, id: i64, number: u32) -> Result<Response, Failure> {
    let bytes = ipc::aside(app, move |house| {
        Ok(house.attaching.piece(&lend(house), id, number)?)
    });
    Ok(Response::new(bytes.await?))
}

/// A picture's thumbnail; no bytes if it has to be shown as it is.
#[tauri::command]
pub async fn read_thumbnail(app: AppHandle, id: i64) -> Result<Response, Failure> {
    let made = ipc::aside(app, move |house| {
        Ok(house.attaching.thumbnail(&lend(house), id)?)
    });
    Ok(Response::new(
        made.await?.map(|(_, bytes)| bytes).unwrap_or_default(),
    ))
}

/// Asks where, and saves a copy there. It is outside the lock from then on.
#[tauri::command]
pub async fn save_copy(app: AppHandle, id: i64) -> Result<CopyAnswer, Failure> {
    let kept = ipc::aside(app.clone(), move |house| {
        Ok(attachments::one(house.session().journal()?, id)?)
    })
    .await?;
    let name = format!("{NAME}.{}", ending(&kept.media_type));
    let Some(target) = dialogs::choose(&app, Question::SaveCopy(name)).await else {
        return Ok(CopyAnswer { saved: false });
    };
    ipc::aside(app, move |house| {
        let mut refused = None;
        let saved = save_whole_with(&target, |file| {
            let handed = house.attaching.hand_out(&lend(house), id, |piece| {
                file.write_all(piece)
                    .map_err(|error| disk_code(&error).into())
            });
            handed.map(drop).map_err(|error| {
                refused = Some(error.code());
                Error::other("no copy")
            })
        });
        saved.map_err(|error| refused.unwrap_or_else(|| disk_code(&error)))?;
        Ok(CopyAnswer { saved: true })
    })
    .await
}

fn lend<'a>(house: &'a House) -> impl Fn() -> FairMutexGuard<'a, Session> {
    move || house.session()
}
