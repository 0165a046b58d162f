//! The words of a body without its marks: for lists, for counting, and for choosing passages.
//!
//! One rule: what is given here is what stands on the page, so that a passage chosen from it can be found again.

use pulldown_cmark::Event;

use super::nodes::is_inline;
use super::reading::{events, shown};
use super::{Block, Inline, blocks};

/// Longest title, in characters.
const LONGEST_TITLE: usize = 120;
/// Longest preview, in characters.
const LONGEST_PREVIEW: usize = 200;

/// The paragraphs of a body as plain words: headings, items and code are paragraphs too. A line break inside a
/// paragraph is `\n`; none is empty and none holds a blank line.
#[must_use]
pub fn plain(body: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    walk(&blocks(body, &[]), &mut paragraphs);
    paragraphs
}

/// The first line, at most 120 characters, and what follows it, at most 200; both without marks. A first line that is
/// longer is cut between words, and its rest begins the preview. Both are empty if nothing is written.
#[must_use]
pub fn title_and_preview(body: &str) -> (String, String) {
    let mut lines = Lines::default();
    for event in events(&shown(body)) {
        lines.take(&event);
        // Enough for a cut in both: the rest of a long entry is not looked at.
        if lines.length > LONGEST_TITLE + LONGEST_PREVIEW + 80 {
            break;
        }
    }
    lines.end();
    let mut lines = lines.done.into_iter();
    let (title, rest) = cut(&lines.next().unwrap_or_default(), LONGEST_TITLE);
    let following: Vec<String> = (!rest.is_empty())
        .then_some(rest)
        .into_iter()
        .chain(lines)
        .collect();
    let (preview, _) = cut(&following.join(" "), LONGEST_PREVIEW);
    (title, preview)
}

/// How many words a body has: runs without white space that hold a letter or a digit. Marks and addresses of links
/// are not words.
#[must_use]
pub fn word_count(body: &str) -> u32 {
    let mut count = 0_u32;
    let mut counted = false;
    for event in events(&shown(body)) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                for c in text.chars() {
                    if c.is_whitespace() {
                        counted = false;
                    } else if !counted && c.is_alphanumeric() {
                        counted = true;
                        count = count.saturating_add(1);
                    }
                }
            }
            event if parts_lines(&event) => counted = false,
            _ => {}
        }
    }
    count
}

/// The words of inlines, added to `text`. A break is `\n`.
pub(super) fn gather(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } => text.push_str(words),
            Inline::Emphasis { inlines }
            | Inline::Strong { inlines }
            | Inline::Struck { inlines }
            | Inline::Link { inlines, .. } => gather(inlines, text),
            Inline::Attachment { words, .. } => text.push_str(words),
            Inline::Break => text.push('\n'),
        }
    }
}

fn walk(blocks: &[Block], paragraphs: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } | Block::Heading { inlines, .. } => {
                let mut text = String::new();
                gather(inlines, &mut text);
                part(&text, paragraphs);
            }
            Block::Code { text } => part(text, paragraphs),
            Block::Quote { blocks } => walk(blocks, paragraphs),
            Block::List { items, .. } => {
                for item in items {
                    walk(&item.blocks, paragraphs);
                }
            }
            Block::Rule => {}
        }
    }
}

/// Adds text as paragraphs: a blank line parts two of them.
fn part(text: &str, paragraphs: &mut Vec<String>) {
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        if line.trim().is_empty() {
            open = false;
        } else if let (true, Some(last)) = (open, paragraphs.last_mut()) {
            last.push('\n');
            last.push_str(line);
        } else {
            paragraphs.push(line.trim_start().to_owned());
            open = true;
        }
    }
}

/// Lines as they come out of the events: white space is one space, no line is empty.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// Characters in all lines.
    length: usize,
    space: bool,
}

impl Lines {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                for c in text.chars().take(LONGEST_TITLE + LONGEST_PREVIEW + 100) {
                    self.push(c);
                }
            }
            event if parts_lines(event) => self.end(),
            _ => {}
        }
    }

    fn push(&mut self, c: char) {
        if c == '\n' {
            self.end();
        } else if c.is_whitespace() {
            self.space = !self.line.is_empty();
        } else {
            if std::mem::take(&mut self.space) {
                self.line.push(' ');
            }
            self.line.push(c);
            self.length += 1;
        }
    }

    fn end(&mut self) {
        self.space = false;
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
    }
}

/// Whether an event stands between two lines: a break, or the edge of a block.
fn parts_lines(event: &Event<'_>) -> bool {
    match event {
        Event::SoftBreak | Event::HardBreak | Event::Rule => true,
        Event::Start(tag) => !is_inline(tag.to_end()),
        Event::End(tag) => !is_inline(*tag),
        _ => false,
    }
}

/// A line cut to at most so many characters, between words if there is a gap in its last third, and the rest. A cut
/// is shown as `…`.
fn cut(line: &str, longest: usize) -> (String, String) {
    if line.chars().count() <= longest {
        return (line.to_owned(), String::new());
    }
    let head: Vec<char> = line.chars().take(longest).collect();
    let gap = head
        .iter()
        .rposition(|c| *c == ' ')
        .filter(|at| *at > longest * 2 / 3);
    let at = gap.unwrap_or(longest - 1);
    let mut short: String = head.iter().take(at).collect();
    short.push('…');
    let rest: String = line.chars().skip(at).collect();
    (short, rest.trim_start().to_owned())
}
