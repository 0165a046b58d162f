//! The door: who may ask, and which file of the page is theirs.
//!
//! One rule: a request names this very host, a change comes from this very page's origin, and knows the token. The
//! page has it in a cookie no script can read, since it was opened by [`Door::way_in`]; a test program sends it in a
//! header.

use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use afterbell_core::api::{Code, Failure};
use data_encoding::HEXLOWER;
use serde_json::Value;
use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::house::House;
use crate::shell;

/// The header that test programs send the token in.
const TOKEN_HEADER: &str = "x-afterbell-token";
/// The longest request: an entry of 4 MiB, every letter of it escaped, and room.
const LONGEST: u64 = 32 * 1024 * 1024;
/// The window's own settings, for its policy of what a page may load.
const WINDOW: &str = include_str!("../../../../src-tauri/tauri.conf.json");

/// What is answered to a request.
pub struct Answer {
    status: u16,
    media_type: String,
    bytes: Vec<u8>,
}

impl Answer {
    /// An answer in JSON.
    pub fn json(value: &Value) -> Self {
        Self::bytes("application/json", value.to_string().into_bytes())
    }

    /// An answer in bytes.
    pub fn bytes(media_type: &str, bytes: Vec<u8>) -> Self {
        Self {
            status: 200,
            media_type: media_type.to_owned(),
            bytes,
        }
    }

    fn refusal(status: u16, reason: &str) -> Self {
        Self {
            status,
            media_type: "text/plain".to_owned(),
            bytes: reason.as_bytes().to_vec(),
        }
    }
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Self {
        let words = serde_json::to_vec(&failure).unwrap_or_default();
        Self {
            status: 409,
            ..Self::bytes("application/json", words)
        }
    }
}

/// The door of one server.
pub struct Door {
    host: String,
    token: String,
    page: PathBuf,
    policy: String,
}

impl Door {
    /// A door with a token of its own.
    pub fn new(port: u16, page: PathBuf) -> Result<Self, String> {
        let mut token = [0u8; 16];
        getrandom::fill(&mut token).map_err(|_| "no randomness")?;
        Ok(Self {
            host: format!("127.0.0.1:{port}"),
            token: HEXLOWER.encode(&token),
            page,
            policy: policy().ok_or("the window's policy cannot be read")?,
        })
    }

    /// What a browser opens: it is given the token as a cookie and sent on to the page.
    pub fn way_in(&self) -> String {
        format!("{}/enter/{}", self.origin(), self.token)
    }

    /// The page's origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// The token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Answers a request.
    pub fn answer(&self, mut request: Request, house: &House) {
        let answer = self.answer_to(&mut request, house);
        let enters = request.url() == format!("/enter/{}", self.token);
        let mut headers = vec![
            header("content-type", &answer.media_type),
            header("content-security-policy", &self.policy),
            header("x-content-type-options", "nosniff"),
            header("cache-control", "no-store"),
        ];
        if enters {
            let cookie = format!(
                "{}={}; HttpOnly; SameSite=Strict; Path=/",
                self.cookie(),
                self.token
            );
            headers.push(header("set-cookie", &cookie));
            headers.push(header("location", "/"));
        }
        let length = answer.bytes.len();
        let response = Response::new(
            StatusCode(if enters { 303 } else { answer.status }),
            headers.into_iter().flatten().collect(),
            Cursor::new(answer.bytes),
            Some(length),
            None,
        );
        // A browser that has gone needs no answer.
        drop(request.respond(response));
    }

    fn answer_to(&self, request: &mut Request, house: &House) -> Answer {
        if told(request, "host") != Some(&self.host) {
            return Answer::refusal(403, "another host");
        }
        let url = request.url().to_owned();
        match *request.method() {
            Method::Get if url.starts_with("/enter/") => Answer::refusal(403, "another token"),
            Method::Get => self.file(&url),
            Method::Post if !self.is_known(request) => Answer::refusal(403, "unknown"),
            Method::Post => match body(request) {
                Ok(input) => shell::answer(&url, input, house),
                Err(failure) => failure.into(),
            },
            _ => Answer::refusal(405, "GET or POST"),
        }
    }

    fn is_known(&self, request: &Request) -> bool {
        let from_here = told(request, "origin") == Some(&self.origin());
        let pair = format!("{}={}", self.cookie(), self.token);
        let by_cookie =
            told(request, "cookie").is_some_and(|all| all.split(';').any(|one| one.trim() == pair));
        from_here && (by_cookie || told(request, TOKEN_HEADER) == Some(&self.token))
    }

    /// Cookies do not know ports: each server's has its own name.
    fn cookie(&self) -> String {
        format!(
            "afterbell_{}",
            self.host.rsplit(':').next().unwrap_or_default()
        )
    }

    fn file(&self, url: &str) -> Answer {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let name = Path::new(path.trim_start_matches('/'));
        let name = if name.as_os_str().is_empty() {
            Path::new("index.html")
        } else {
            name
        };
        if !name
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return Answer::refusal(404, "no such file");
        }
        match std::fs::read(self.page.join(name)) {
            Ok(bytes) => Answer::bytes(media_type(name), bytes),
            Err(_) => Answer::refusal(404, "no such file"),
        }
    }
}

fn told<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name))
        .map(|header| header.value.as_str())
}

fn body(request: &mut Request) -> Result<Value, Failure> {
    let mut bytes = Vec::new();
    let read = request
        .as_reader()
        .take(LONGEST + 1)
        .read_to_end(&mut bytes);
    if read.is_err() || bytes.len() as u64 > LONGEST {
        return Err(Code::TooLong.into());
    }
    serde_json::from_slice(&bytes).map_err(|_| Code::Invalid.into())
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

fn media_type(name: &Path) -> &'static str {
    match name.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

/// The window's policy, with the one difference that the page asks its own origin and not the window.
fn policy() -> Option<String> {
    let window: Value = serde_json::from_str(WINDOW).ok()?;
    let policy = window.pointer("/app/security/csp")?.as_object()?;
    let lines: Option<Vec<String>> = policy
        .iter()
        .map(|(what, from)| {
            let from = if what == "connect-src" {
                "'self'"
            } else {
                from.as_str()?
            };
            Some(format!("{what} {from}"))
        })
        .collect();
    Some(lines?.join("; "))
}
