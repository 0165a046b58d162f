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

/// What lists show of a body, and how long it is.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Gist {
    /// The first line without marks, at most 120 characters. A longer one is cut between words. Empty if nothing is
    /// written.
    pub title: String,
    /// What follows the title, at most 200 characters; it begins with the rest of a first line that was cut.
    pub preview: String,
    /// Runs without white space that hold a letter or a digit. Marks and addresses of links are not words.
    pub words: u32,
}

/// Reads a body once for all that is kept beside it.
#[must_use]
pub fn gist(body: &str) -> Gist {
    let mut lines = Lines::default();
    let mut words = Words::default();
    for event in events(&shown(body)) {
        words.take(&event);
        // The rest of a long entry is not looked at for its title.
        if !lines.enough() {
            lines.take(&event);
        }
    }
    let (title, preview) = lines.cut();
    Gist {
        title,
        preview,
        words: words.count,
    }
}

/// Words being counted.
#[derive(Default)]
struct Words {
    count: u32,
    /// Whether the run one is in has been counted.
    counted: bool,
}

impl Words {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                // Nearly every text, and without a branch for each letter.
                if text.is_ascii() {
                    for byte in text.bytes() {
                        self.next(byte.is_ascii_whitespace(), byte.is_ascii_alphanumeric());
                    }
                } else {
                    for c in text.chars() {
                        self.next(c.is_whitespace(), c.is_alphanumeric());
                    }
                }
            }
            event if parts_lines(event) => self.counted = false,
            _ => {}
        }
    }
}

impl Words {
    fn next(&mut self, space: bool, telling: bool) {
        self.count = self
            .count
            .saturating_add(u32::from(telling & !self.counted));
        self.counted = (self.counted | telling) & !space;
    }
}

/// The words of inlines, added to `text`. A break is `\n`.
pub(super) fn gather(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text: words }
            | Inline::Code { text: words }
            | Inline::Mention { text: words, .. } => text.push_str(words),
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

    /// Whether there is enough for a title and a preview, and for seeing that they were cut.
    fn enough(&self) -> bool {
        self.length > LONGEST_TITLE + LONGEST_PREVIEW + 80
    }

    /// The title and the preview.
    fn cut(mut self) -> (String, String) {
        self.end();
        let mut lines = self.done.into_iter();
        let (title, rest) = cut(&lines.next().unwrap_or_default(), LONGEST_TITLE);
        let following: Vec<String> = (!rest.is_empty())
            .then_some(rest)
            .into_iter()
            .chain(lines)
            .collect();
        let (preview, _) = cut(&following.join(" "), LONGEST_PREVIEW);
        (title, preview)
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
