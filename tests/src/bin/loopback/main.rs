//! The core behind a page in a browser: for the browser tests, and for whoever builds the page.
//!
//! One rule: it serves this machine alone, one page that knows its token, and a journal in a temporary folder. It is
//! no part of anything that ships.
//!
//! It prints one line of JSON: `url` (to be opened; it lets the page in), `origin`, `token`, `journal` and `saved`
//! (where a saved summary goes). Beside the page's own requests it answers `POST /clock {"now", "zone"}`,
//! `POST /chooses {"folder", "file"}`, `POST /mute true` (nothing that sound could come out of) and `POST /round`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the tests speaks on its standard output"
)]

mod attached;
mod backups;
mod door;
mod house;
mod shell;

use std::io::Read;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use afterbell_core::clock::Moment;
use afterbell_tests::clock::civil;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono_tz::Tz;
use clap::Parser;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::door::{Door, LONGEST};
use crate::house::House;

/// Serves the core to a browser on this machine.
#[derive(Parser)]
struct Asked {
    /// The built page.
    #[arg(long, default_value = "ui/dist-loopback")]
    page: PathBuf,
    /// The journal's folder, within the temporary folder; one is made if none is given.
    #[arg(long)]
    journal: Option<PathBuf>,
    /// What time it is: "2026-11-19 21:40". The clock stands still until it is set. Without this, the system's.
    #[arg(long)]
    now: Option<String>,
    /// The zone the writer is in.
    #[arg(long, default_value = "Europe/London")]
    zone: Tz,
    /// The Day One export that the file window would choose; without it, it is as if the user thought better of it.
    #[arg(long)]
    import: Option<PathBuf>,
    /// The port; a free one if none is given.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// End when standard input ends, so that nothing outlives the test that started it.
    #[arg(long)]
    ends_with_input: bool,
}

fn main() -> ExitCode {
    if let Some(ended) =
        afterbell_lectern::draw_if_asked().or_else(afterbell_player::unpack_if_asked)
    {
        return ended;
    }
    match serve(Asked::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn serve(asked: Asked) -> Result<(), String> {
    let now = moment(&asked)?;
    let journal = journal_folder(asked.journal)?;
    let runtime = Runtime::new().map_err(|reason| format!("no threads: {reason}"))?;
    let listener = runtime
        .block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, asked.port)))
        .map_err(|reason| format!("no port: {reason}"))?;
    let address = listener
        .local_addr()
        .map_err(|reason| format!("no address: {reason}"))?;
    let door = Door::new(address.port(), asked.page)?;
    let house = House::new(&journal, now, asked.import);
    println!(
        "{}",
        json!({
            "url": door.way_in(),
            "origin": door.origin(),
            "token": door.token(),
            "journal": journal,
            "saved": house.saved(),
        })
    );
    if asked.ends_with_input {
        std::thread::spawn(|| {
            // Whatever comes is passed over; only the end counts.
            drop(std::io::stdin().read_to_end(&mut Vec::new()));
            std::process::exit(0);
        });
    }
    let (door, house) = (Arc::new(door), Arc::new(house));
    let answering = Router::new()
        .fallback(move |request| answer(request, Arc::clone(&door), Arc::clone(&house)));
    runtime
        .block_on(async { axum::serve(listener, answering).await })
        .map_err(|reason| format!("no more requests: {reason}"))
}

/// Answers aside: an import takes its time, and the request to stop it has to be heard meanwhile.
async fn answer(request: Request, door: Arc<Door>, house: Arc<House>) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LONGEST).await.ok();
    let work = move || door.answer(&head.method, &head.uri, &head.headers, body, &house);
    // A thread that panicked has said why; whoever asked sees that it went wrong.
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

#[allow(
    clippy::disallowed_methods,
    reason = "without a time given, a made-up evening is this evening"
)]
fn moment(asked: &Asked) -> Result<Moment, String> {
    if let Some(now) = &asked.now {
        return civil(now, asked.zone).ok_or(format!("there is no such time: {now}"));
    }
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_err(|_| "the system's clock stands before 1970")?;
    Ok(Moment {
        at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        zone: asked.zone,
    })
}

/// The journal's folder, refused outside of the temporary folder: nobody's own journal is ever served.
#[allow(
    clippy::disallowed_methods,
    reason = "a journal for tests lies in the temporary folder and nowhere else"
)]
fn journal_folder(asked: Option<PathBuf>) -> Result<PathBuf, String> {
    let temporary = whole(&std::env::temp_dir())?;
    let Some(folder) = asked else {
        let made = tempfile::Builder::new()
            .prefix("afterbell-loopback-")
            .tempdir()
            .map_err(|reason| format!("no temporary folder: {reason}"))?;
        return Ok(made.keep().join("journal"));
    };
    // The folder itself need not exist yet; the one around it must.
    let around = folder.parent().map(whole).ok_or("a folder is needed")??;
    let name = folder.file_name().ok_or("a folder is needed")?;
    let journal = around.join(name);
    if journal.is_symlink() || !journal.starts_with(&temporary) {
        return Err("the journal has to lie in the temporary folder".to_owned());
    }
    Ok(journal)
}

fn whole(path: &Path) -> Result<PathBuf, String> {
    path.canonicalize()
        .map_err(|reason| format!("{}: {reason}", path.display()))
}
