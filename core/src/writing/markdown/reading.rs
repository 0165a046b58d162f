//! Which Markdown is understood, and the one part of it that would hide what was written.
//!
//! One rule: every line that was written is shown. CommonMark takes "[Chair]: no" for the address of a link and prints
//! nothing; here such a line is an address only if a link uses it and may have it.

use std::borrow::Cow;
use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::nodes::address;

/// The events of a body that [`shown`] has looked at.
pub(super) fn events(body: &str) -> Parser<'_> {
    Parser::new_ext(
        body,
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS,
    )
}

/// The body with a backslash before every line that looks like the address of a link and is not the address of one.
pub(super) fn shown(body: &str) -> Cow<'_, str> {
    let mut body = Cow::Borrowed(body);
    // A label given twice shows its second line only once the first is out of the way. Nobody writes it a fifth time.
    for _ in 0..4 {
        if memchr::memmem::find(body.as_bytes(), b"]:").is_none() {
            break;
        }
        let hidden = hidden_lines(&body);
        if hidden.is_empty() {
            break;
        }
        body = Cow::Owned(escaped(&body, &hidden));
    }
    body
}

/// Where the lines start that nothing would show, in order.
fn hidden_lines(body: &str) -> Vec<usize> {
    let parser = events(body);
    let mut addresses: Vec<(usize, String)> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| (definition.span.start, definition.dest.to_string()))
        .collect();
    if addresses.is_empty() {
        return Vec::new();
    }
    let used: HashSet<String> = parser
        .filter_map(|event| match event {
            Event::Start(Tag::Link {
                dest_url,
                link_type,
                ..
            }) => address(&dest_url, link_type).map(|_| dest_url.to_string()),
            _ => None,
        })
        .collect();
    addresses.retain(|(_, destination)| !used.contains(destination));
    let mut starts: Vec<usize> = addresses.into_iter().map(|(start, _)| start).collect();
    starts.sort_unstable();
    starts
}

fn escaped(body: &str, starts: &[usize]) -> String {
    let mut escaped = String::with_capacity(body.len() + starts.len());
    let mut from = 0;
    for &start in starts {
        escaped.push_str(body.get(from..start).unwrap_or_default());
        escaped.push('\\');
        from = start;
    }
    escaped.push_str(body.get(from..).unwrap_or_default());
    escaped
}
