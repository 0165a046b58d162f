//! Mentions among the nodes.
//!
//! One rule: a mention stands in prose. Code, the words of a link and those of a picture are left as they are, so that
//! an address is never taken for somebody.

use std::ops::Range;

use super::{Block, Inline};

/// Where in a run of prose somebody is mentioned, and who.
pub type Mention = (Range<usize>, i64);

/// The blocks with every mention a node of its own. `find` is handed each run of prose and answers where in it somebody
/// is mentioned, and who, from left to right.
#[must_use]
pub fn with_mentions(blocks: Vec<Block>, find: &mut dyn FnMut(&str) -> Vec<Mention>) -> Vec<Block> {
    let marked = blocks.into_iter().map(|block| match block {
        Block::Paragraph { inlines } => Block::Paragraph {
            inlines: among(inlines, find),
        },
        Block::Heading { level, inlines } => Block::Heading {
            level,
            inlines: among(inlines, find),
        },
        Block::Quote { blocks } => Block::Quote {
            blocks: with_mentions(blocks, find),
        },
        Block::List { start, mut items } => {
            for item in &mut items {
                item.blocks = with_mentions(std::mem::take(&mut item.blocks), find);
            }
            Block::List { start, items }
        }
        Block::Code { .. } | Block::Rule => block,
    });
    marked.collect()
}

/// Whether a line, if it is prose at all, says nothing but what stands there and the mark it begins with: it holds nothing
/// that could make code, a link or a picture of a part of it, part its words, or stand for another letter.
#[must_use]
pub fn is_bare(line: &str) -> bool {
    let makes = |byte: u8| {
        matches!(
            byte,
            b'`' | b'~' | b'[' | b']' | b'<' | b'>' | b'&' | b'\\' | b'*' | b'_' | b'\r'
        )
    };
    !line.bytes().any(makes)
}

/// Whether every line of a body is prose: nothing begins code or raw HTML, or gives a link its address.
#[must_use]
pub fn is_all_prose(body: &str) -> bool {
    let makes = |byte: u8| matches!(byte, b'`' | b'~' | b'[' | b'<' | b'\t');
    !body.bytes().any(makes) && !body.contains("    ")
}

fn among(inlines: Vec<Inline>, find: &mut dyn FnMut(&str) -> Vec<Mention>) -> Vec<Inline> {
    let mut marked = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text { text } => split(&text, find(&text), &mut marked),
            Inline::Emphasis { inlines } => marked.push(Inline::Emphasis {
                inlines: among(inlines, find),
            }),
            Inline::Strong { inlines } => marked.push(Inline::Strong {
                inlines: among(inlines, find),
            }),
            Inline::Struck { inlines } => marked.push(Inline::Struck {
                inlines: among(inlines, find),
            }),
            other => marked.push(other),
        }
    }
    marked
}

fn split(text: &str, found: Vec<Mention>, marked: &mut Vec<Inline>) {
    let mut from = 0;
    let words = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for (range, known) in found {
        if from < range.start {
            marked.push(Inline::Text {
                text: words(from..range.start),
            });
        }
        from = range.end;
        marked.push(Inline::Mention {
            known,
            text: words(range),
        });
    }
    if from < text.len() {
        marked.push(Inline::Text {
            text: words(from..text.len()),
        });
    }
}
