//! Tries the network from the core and from inside the page: for the test that proves the refusal, and its control.
//!
//! One rule: this room is in no build that ships. It takes the page's policy off, so that nothing but the kernel
//! stands between the page and the network, and lets the test leave the refusal off to see that the attempt is real.

use std::io::Write;

use afterbell_machine::network;
use tauri::Manager;
use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{Context, WebviewWindow};

use crate::environment;

/// Names the server to be tried: `127.0.0.1:PORT`.
const SERVER: &str = "AFTERBELL_TRIES";

/// Whether the test asks for the control.
pub fn refusal_is_off() -> bool {
    environment::read("AFTERBELL_REFUSAL").is_some_and(|said| said == "off")
}

/// Takes the page's policy off.
pub fn without_policy(mut context: Context) -> Context {
    context.config_mut().app.security.csp = None;
    context
}

/// Tries to reach the server in every way a page has, and says what came of it as the page's title.
pub fn try_from(window: &WebviewWindow, load: &PageLoadPayload<'_>) {
    let Some(server) =
        environment::read(SERVER).filter(|_| load.event() == PageLoadEvent::Finished)
    else {
        return;
    };
    let tried = serde_json::to_string(&network::try_every_way()).unwrap_or_default();
    drop(writeln!(std::io::stdout(), "core {tried}"));
    let script = format!("({TRY})({server:?})");
    if window.eval(script).is_err() {
        window.app_handle().exit(1);
    }
}

const TRY: &str = r"async (server) => {
  const within = (trying) => Promise.race([trying, new Promise((then) => setTimeout(then, 5000, 'refused'))])
  const came = (start) => within(new Promise((then) => start(() => then('reached'), () => then('refused'))))
  const tried = {
    fetch: await within(fetch(`http://${server}/fetch`, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')),
    image: await came((yes, no) => {
      const image = new Image()
      image.onload = yes
      image.onerror = no
      image.src = `http://${server}/image.svg`
    }),
    socket: await came((yes, no) => {
      const socket = new WebSocket(`ws://${server}/socket`)
      socket.onopen = yes
      socket.onerror = no
    }),
  }
  // Whether somebody came is for the server to say: neither of these tells the page.
  new EventSource(`http://${server}/events`).onerror = (event) => event.target.close()
  navigator.sendBeacon(`http://${server}/beacon`, '')
  document.title = `tried ${JSON.stringify(tried)}`
}";
