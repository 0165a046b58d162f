//! From the events of a body to the closed set of nodes.
//!
//! One rule: an event either becomes a node of the set or gives its words to the node it stands in; nothing is passed
//! through, and no depth of nesting makes the building or the dropping of nodes recurse deeper than [`DEEPEST`].

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::reading::{events, shown};
use super::{Block, Inline, ListItem};

/// How many nodes may stand inside one another. Two levels of JSON each: with the answer around them they stay under
/// the 128 levels that serde_json reads back.
pub const DEEPEST: usize = 56;

/// The blocks of a body.
///
/// `own` holds the entry's own attachments: what follows `attachment:` in the address by which the body names one
/// (`attachment:12`), and its id. A picture with any other address gives its words and nothing else; a link that is not
/// http, https or mailto likewise.
#[must_use]
pub fn blocks(body: &str, own: &[(String, i64)]) -> Vec<Block> {
    let mut building = Building {
        own,
        ..Building::default()
    };
    for event in events(&shown(body)) {
        building.take(event);
    }
    building.finish()
}

/// A node that has begun and not ended.
enum Frame {
    Quote(Vec<Block>),
    List(Option<u32>, Vec<ListItem>),
    Item(Option<bool>, Vec<Block>),
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Struck(Vec<Inline>),
    Link(String, Vec<Inline>),
    Picture(i64, Vec<Inline>),
    Code(String),
}

#[derive(Default)]
struct Building<'a> {
    own: &'a [(String, i64)],
    done: Vec<Block>,
    /// Nodes open at this moment, outermost first.
    frames: Vec<Frame>,
    /// For every event that has started and not ended: whether it opened a frame.
    made: Vec<bool>,
    /// A tight list gives its items' words without a paragraph: one was opened for them and belongs to no event.
    loose_words: bool,
}

impl Building<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                if !is_inline(tag.to_end()) {
                    self.end_loose_words();
                }
                let made = self.start(tag);
                self.made.push(made);
            }
            Event::End(tag) => {
                if !is_inline(tag) {
                    self.end_loose_words();
                }
                if self.made.pop().unwrap_or(false) {
                    self.close();
                }
            }
            Event::Text(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.words(&text),
            Event::Html(text) => self.lines(&text),
            Event::Code(text) => self.inline(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak | Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => {
                self.end_loose_words();
                self.block(Block::Rule);
            }
            Event::TaskListMarker(ticked) => self.tick(ticked),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.frames.is_empty() {
            self.close();
        }
        self.done
    }

    /// Opens a frame for the tag if it is one of the set and not too deep; answers whether it did.
    fn start(&mut self, tag: Tag<'_>) -> bool {
        let room = self.frames.len() < DEEPEST;
        let frame = match tag {
            // Paragraphs, headings and code hold no further blocks, so one more level of them is safe.
            Tag::Paragraph | Tag::HtmlBlock => Frame::Paragraph(Vec::new()),
            Tag::Heading { level, .. } => Frame::Heading(number(level), Vec::new()),
            Tag::CodeBlock(_) => Frame::Code(String::new()),
            Tag::BlockQuote(_) if room => Frame::Quote(Vec::new()),
            Tag::List(start) if self.frames.len() + 1 < DEEPEST => Frame::List(
                start.map(|first| u32::try_from(first).unwrap_or(u32::MAX)),
                Vec::new(),
            ),
            // The items of a list that was too deep give their blocks to whatever the list stands in.
            Tag::Item if matches!(self.frames.last(), Some(Frame::List(..))) => {
                Frame::Item(None, Vec::new())
            }
            tag if is_inline(tag.to_end()) => return self.start_inline(tag),
            _ => return false,
        };
        self.frames.push(frame);
        true
    }

    fn start_inline(&mut self, tag: Tag<'_>) -> bool {
        // Inside a picture everything is its words.
        if matches!(self.frames.last(), Some(Frame::Picture(..))) {
            return false;
        }
        let frame = match tag {
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            Tag::Strikethrough => Frame::Struck(Vec::new()),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => match address(&dest_url, link_type) {
                Some(address) => Frame::Link(address, Vec::new()),
                None => return false,
            },
            Tag::Image { dest_url, .. } => {
                let id = dest_url.strip_prefix("attachment:").and_then(|named| {
                    let own = self.own.iter().find(|(reference, _)| reference == named)?;
                    Some(own.1)
                });
                match id {
                    Some(id) => Frame::Picture(id, Vec::new()),
                    None => return false,
                }
            }
            _ => return false,
        };
        self.begin_loose_words();
        if self.frames.len() >= DEEPEST && !matches!(frame, Frame::Picture(..)) {
            return false;
        }
        self.frames.push(frame);
        true
    }

    /// Closes the innermost frame and gives it to the one it stands in.
    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Quote(blocks)) => self.block(Block::Quote { blocks }),
            Some(Frame::List(start, items)) => self.block(Block::List { start, items }),
            Some(Frame::Item(ticked, blocks)) => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(ListItem { ticked, blocks });
                }
            }
            Some(Frame::Paragraph(inlines)) => {
                let inlines = without_outer_breaks(inlines);
                if !inlines.is_empty() {
                    self.block(Block::Paragraph { inlines });
                }
            }
            Some(Frame::Heading(level, inlines)) => self.block(Block::Heading { level, inlines }),
            Some(Frame::Code(text)) => self.block(Block::Code { text }),
            Some(Frame::Emphasis(inlines)) => self.inline(Inline::Emphasis { inlines }),
            Some(Frame::Strong(inlines)) => self.inline(Inline::Strong { inlines }),
            Some(Frame::Struck(inlines)) => self.inline(Inline::Struck { inlines }),
            Some(Frame::Link(address, mut inlines)) => {
                // A link without words could not be seen, and so not be doubted.
                if inlines.is_empty() {
                    inlines.push(Inline::Text {
                        text: address.clone(),
                    });
                }
                self.inline(Inline::Link { address, inlines });
            }
            Some(Frame::Picture(id, inlines)) => {
                let mut words = String::new();
                super::words::gather(&inlines, &mut words);
                self.inline(Inline::Attachment { id, words });
            }
            None => {}
        }
    }

    fn block(&mut self, block: Block) {
        let holder = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Quote(blocks) | Frame::Item(_, blocks) => Some(blocks),
            _ => None,
        });
        holder.unwrap_or(&mut self.done).push(block);
    }

    fn inline(&mut self, inline: Inline) {
        self.begin_loose_words();
        // `begin_loose_words` has put a paragraph on top of anything that holds no words.
        if let Some(
            Frame::Paragraph(inlines)
            | Frame::Heading(_, inlines)
            | Frame::Emphasis(inlines)
            | Frame::Strong(inlines)
            | Frame::Struck(inlines)
            | Frame::Link(_, inlines)
            | Frame::Picture(_, inlines),
        ) = self.frames.last_mut()
        {
            match (inlines.last_mut(), inline) {
                (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
                (_, inline) => inlines.push(inline),
            }
        }
    }

    fn words(&mut self, text: &str) {
        if let Some(Frame::Code(code)) = self.frames.last_mut() {
            code.push_str(text);
        } else if !text.is_empty() {
            self.inline(Inline::Text {
                text: text.to_owned(),
            });
        }
    }

    /// Raw HTML, as the text it is, line by line.
    fn lines(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\r', '\n']);
            self.words(words);
            if words.len() < line.len() {
                self.inline(Inline::Break);
            }
        }
    }

    fn tick(&mut self, now: bool) {
        let item = self
            .frames
            .iter_mut()
            .rev()
            .find(|frame| !matches!(frame, Frame::Paragraph(_)));
        if let Some(Frame::Item(ticked @ None, _)) = item {
            *ticked = Some(now);
        }
    }

    fn begin_loose_words(&mut self) {
        if matches!(
            self.frames.last(),
            None | Some(Frame::Quote(_) | Frame::List(..) | Frame::Item(..))
        ) {
            self.frames.push(Frame::Paragraph(Vec::new()));
            self.loose_words = true;
        }
    }

    fn end_loose_words(&mut self) {
        if std::mem::take(&mut self.loose_words) {
            self.close();
        }
    }
}

/// Whether a tag stands inside a line; all others stand between lines.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The address a link may have, or none. An address that shows otherwise than it reads (white space, control
/// characters, marks that turn the direction of writing) is none: the question before opening would lie.
pub(super) fn address(destination: &str, kind: LinkType) -> Option<String> {
    let whole = if kind == LinkType::Email {
        format!("mailto:{destination}")
    } else {
        destination.to_owned()
    };
    let (scheme, rest) = whole.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//") && rest.len() > 2,
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    let hidden = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
    };
    (known && !whole.contains(hidden)).then_some(whole)
}

fn without_outer_breaks(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while inlines.last().is_some_and(|last| *last == Inline::Break) {
        inlines.pop();
    }
    let leading = inlines
        .iter()
        .take_while(|inline| **inline == Inline::Break)
        .count();
    inlines.drain(..leading);
    inlines
}
