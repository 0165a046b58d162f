//! How things stand: is there a journal, is it open, is the network refused.
//!
//! One rule: it comes with the page itself, so that the first screen waits for nobody. The way to the core is there
//! only once the page has run and the frame beside it has loaded, half as long again after the start. Where it cannot
//! be told with the page, the page asks. Only `window` and the page may enter.

use std::borrow::Cow;

use afterbell_core::api::Failure;
use afterbell_core::api::shapes::Nothing;
use afterbell_core::session::{self, Status};
use afterbell_machine::network;
use serde::Serialize;
use tauri::http::Response;
use tauri::http::header::CONTENT_TYPE;
use tauri::{AppHandle, Manager};

use crate::house::House;
use crate::ipc;

/// The empty place for it in `ui/index.html`.
const PLACE: &str = r#"<meta name="first-look" content="">"#;

/// How things stand.
#[derive(Serialize)]
pub struct Look {
    status: Status,
    /// Whether the kernel refuses this process the network, found out by trying.
    refused: bool,
}

/// How things stand, for a page that asks.
#[tauri::command]
pub async fn look(app: AppHandle) -> Result<Look, Failure> {
    ipc::aside(app, look_at).await
}

fn look_at(house: &House) -> Result<Look, Failure> {
    let status = session::status(&mut house.session(), Nothing {})?;
    Ok(Look {
        status,
        refused: network::is_refused(),
    })
}

/// Writes it into the page, if this is the page. Not on the window's own thread: it waits for the session.
pub fn tell(app: &AppHandle, answer: &mut Response<Cow<'static, [u8]>>) {
    let is_page = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let Some(page) = std::str::from_utf8(answer.body()).ok().filter(|_| is_page) else {
        return;
    };
    if let Some(told) = look_at(&app.state::<House>())
        .ok()
        .and_then(|look| serde_json::to_string(&look).ok())
    {
        *answer.body_mut() = Cow::Owned(with(page, &told).into_bytes());
    }
}

/// The page with something told in it.
fn with(page: &str, told: &str) -> String {
    let told = told
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    page.replacen(
        PLACE,
        &PLACE.replace(r#"content="""#, &format!(r#"content="{told}""#)),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::{PLACE, with};

    #[test]
    fn the_page_has_a_place_for_it() {
        assert!(include_str!("../../ui/index.html").contains(PLACE));
    }

    #[test]
    fn what_is_told_does_not_end_the_place_it_stands_in() {
        let page = with(&format!("<head>{PLACE}</head>"), r#"{"a":"\"><script>&"}"#);
        assert_eq!(
            page,
            r#"<head><meta name="first-look" content="{&quot;a&quot;:&quot;\&quot;>&lt;script>&amp;&quot;}"></head>"#
        );
    }
}
