//! The door: who may ask, and which file of the page is theirs.
//!
//! One rule: a request names this very host, a change comes from this very page's origin, and knows the token. The
//! page has it in a cookie no script can read, since it was opened by [`Door::way_in`]; a test program sends it in a
//! header.

use std::path::{Component, Path, PathBuf};

use afterbell_core::api::{Code, Failure};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri, header};
use data_encoding::HEXLOWER;
use serde_json::Value;

use crate::house::House;
use crate::shell;

/// The header that test programs send the token in.
const TOKEN_HEADER: &str = "x-afterbell-token";
/// The longest request, in bytes: an entry of 4 MiB, every letter of it escaped, and room.
pub const LONGEST: usize = 32 * 1024 * 1024;
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

    /// Answers a request. A body that was longer than [`LONGEST`] is none.
    pub fn answer(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: Option<Bytes>,
        house: &House,
    ) -> Response<Body> {
        let path = uri.path();
        let enters = path == format!("/enter/{}", self.token);
        let answer = self.answer_to(method, path, headers, body, house);
        let mut response = Response::builder()
            .status(if enters {
                StatusCode::SEE_OTHER.as_u16()
            } else {
                answer.status
            })
            .header(header::CONTENT_TYPE, answer.media_type)
            .header(header::CONTENT_SECURITY_POLICY, &self.policy)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::CACHE_CONTROL, "no-store");
        if enters {
            let cookie = format!(
                "{}={}; HttpOnly; SameSite=Strict; Path=/",
                self.cookie(),
                self.token
            );
            response = response
                .header(header::SET_COOKIE, cookie)
                .header(header::LOCATION, "/");
        }
        response
            .body(Body::from(answer.bytes))
            .unwrap_or_else(|_| Response::new(Body::empty()))
    }

    fn answer_to(
        &self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        body: Option<Bytes>,
        house: &House,
    ) -> Answer {
        if told(headers, "host") != Some(&self.host) {
            return Answer::refusal(403, "another host");
        }
        match *method {
            Method::GET if path.starts_with("/enter/") => Answer::refusal(403, "another token"),
            Method::GET => self.file(path),
            Method::POST if !self.is_known(headers) => Answer::refusal(403, "unknown"),
            Method::POST => match understood(body) {
                Ok(input) => shell::answer(path, input, house),
                Err(code) => Failure::from(code).into(),
            },
            _ => Answer::refusal(405, "GET or POST"),
        }
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        let from_here = told(headers, "origin") == Some(&self.origin());
        let pair = format!("{}={}", self.cookie(), self.token);
        let by_cookie =
            told(headers, "cookie").is_some_and(|all| all.split(';').any(|one| one.trim() == pair));
        from_here && (by_cookie || told(headers, TOKEN_HEADER) == Some(&self.token))
    }

    /// Cookies do not know ports: each server's has its own name.
    fn cookie(&self) -> String {
        format!(
            "afterbell_{}",
            self.host.rsplit(':').next().unwrap_or_default()
        )
    }

    fn file(&self, path: &str) -> Answer {
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

fn told<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn understood(body: Option<Bytes>) -> Result<Value, Code> {
    let bytes = body.ok_or(Code::TooLong)?;
    serde_json::from_slice(&bytes).map_err(|_| Code::Invalid)
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
