//! Backups, as the window makes them and puts them back.
//!
//! One rule: never in the way. What is due is made beside everything else, the session is lent for milliseconds at a
//! time, and nothing is told but what came of it. Folders and files are chosen in the system's own windows, and the page
//! learns their last names.

use std::time::Duration;

use afterbell_core::api::{Code, Failure};
use afterbell_core::backups::Backup;
use afterbell_core::backups::place::Shared;
use afterbell_core::session::Status;
use afterbell_core::session::keeping::{BackupStanding, Chosen, LookInto, LookedInto, MadeByHand};
use afterbell_machine::folders;
use tauri::{AppHandle, Manager};

use crate::dialogs::{self, Question};
use crate::house::House;
use crate::{ipc, leaving, window};

/// How often it is looked whether one is due, the first time so long after the window has opened.
const LOOK: Duration = Duration::from_secs(10);
/// How long the way out waits for what is being made to be taken away again, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(3);
const MOMENT: Duration = Duration::from_millis(5);

/// Makes what is due, as long as the window is there, and tells the page that something came of it.
pub fn keep(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let house = app.state::<House>();
            if house.keeping.round(&|| house.session()) {
                // A page that has gone needs no telling.
                window::say_to_page(&app, "backups");
            }
        }
    });
}

/// On the way out: what is being made is given up, and leaves nothing half behind. By now the journal is shut.
pub fn let_go(app: &AppHandle) {
    let house = app.state::<House>();
    house.keeping.stop();
    let mut waited = Duration::ZERO;
    while house.keeping.is_at_work() && waited < PATIENCE {
        std::thread::sleep(MOMENT);
        waited += MOMENT;
    }
}

/// How things stand with the backups.
#[tauri::command]
pub async fn backup_standing(app: AppHandle) -> Result<BackupStanding, Failure> {
    ipc::aside(app, |house| {
        Ok(house.keeping.standing(&|| house.session())?)
    })
    .await
}

/// Makes one now.
#[tauri::command]
pub async fn make_backup(app: AppHandle) -> Result<MadeByHand, Failure> {
    ipc::aside(app, |house| Ok(house.keeping.make(&|| house.session())?)).await
}

/// Asks for a folder, and says its last name and who else has what lies in it; nothing if none was chosen.
#[tauri::command]
pub async fn choose_backup_folder(app: AppHandle) -> Result<Option<Chosen>, Failure> {
    let Some(folder) = dialogs::choose(&app, Question::BackupFolder).await else {
        return Ok(None);
    };
    ipc::aside(app, move |house| {
        let shared = folders::elsewhere(&folder).map(Shared::from);
        Ok(Some(house.keeping.choose_folder(folder, shared)))
    })
    .await
}

/// Makes one into the folder that was chosen.
#[tauri::command]
pub async fn make_backup_elsewhere(app: AppHandle) -> Result<MadeByHand, Failure> {
    ipc::aside(app, |house| {
        Ok(house.keeping.make_elsewhere(&|| house.session())?)
    })
    .await
}

/// Takes the folder that was chosen as the second place.
#[tauri::command]
pub async fn use_backup_place(app: AppHandle) -> Result<(), Failure> {
    ipc::aside(app, |house| {
        Ok(house.keeping.use_place(&|| house.session())?)
    })
    .await
}

/// Has no second place any more; what lies there stays.
#[tauri::command]
pub async fn forget_backup_place(app: AppHandle) -> Result<(), Failure> {
    ipc::aside(app, |house| {
        Ok(house.keeping.forget_place(&|| house.session())?)
    })
    .await
}

/// Opens and counts one of the list again.
#[tauri::command]
pub async fn test_backup(app: AppHandle, name: String) -> Result<Backup, Failure> {
    ipc::aside(app, move |house| {
        Ok(house.keeping.test(&|| house.session(), &name)?)
    })
    .await
}

/// Asks for a backup that lies somewhere else, and says its last name; nothing if none was chosen.
#[tauri::command]
pub async fn choose_backup_file(app: AppHandle) -> Result<Option<Chosen>, Failure> {
    let Some(file) = dialogs::choose(&app, Question::OpenBackup).await else {
        return Ok(None);
    };
    let house = app.state::<House>();
    Ok(Some(house.keeping.choose_file(file)))
}

/// Says what a backup holds. Nothing is changed.
#[tauri::command]
pub async fn look_into_backup(app: AppHandle, asked: LookInto) -> Result<LookedInto, Failure> {
    ipc::aside(app, move |house| {
        Ok(house.keeping.look_into(&|| house.session(), &asked)?)
    })
    .await
}

/// Shuts the journal and puts what was looked into in its place. The page goes with it.
#[tauri::command]
pub async fn put_backup_back(app: AppHandle) -> Result<Status, Failure> {
    let handle = app.clone();
    let done: Result<Result<Status, Code>, Failure> = ipc::aside(app, |house| {
        let back = house.keeping.put_back(&|| house.session());
        Ok(back.map_err(|error| error.code()))
    })
    .await;
    let is_shut = handle
        .state::<House>()
        .session_if_free()
        .is_some_and(|session| !session.is_open());
    if is_shut {
        leaving::forget(&handle);
    }
    done?.map_err(Failure::from)
}

/// Throws away what was looked into.
#[tauri::command]
pub async fn give_up_backup(app: AppHandle) -> Result<(), Failure> {
    ipc::aside(app, |house| {
        Ok(house.keeping.give_up(&|| house.session())?)
    })
    .await
}
