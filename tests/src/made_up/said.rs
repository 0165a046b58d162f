//! What the head wrote, put together from passages.
//!
//! One rule: a passage says something a tired person would say at night about an invented school. Lines of
//! `passages.txt` stand under the kinds of day they fit; a slot in braces takes one of its own lines. A passage is
//! not used again until the others of its kind have been.

use super::chance::Chance;
use super::year::{Kind, Part};

const PASSAGES: &str = include_str!("passages.txt");

/// The passages, by kind.
pub struct Said {
    kinds: Vec<(String, Vec<String>)>,
    /// For each kind, which of its lines are still to be used.
    left: Vec<Vec<usize>>,
}

impl Said {
    /// All of them, unused.
    pub fn all() -> Self {
        let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
        for line in PASSAGES
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            match line.strip_prefix("## ") {
                Some(kind) => kinds.push((kind.to_owned(), Vec::new())),
                None => kinds
                    .last_mut()
                    .expect("a kind first")
                    .1
                    .push(line.to_owned()),
            }
        }
        let left = kinds.iter().map(|_| Vec::new()).collect();
        Self { kinds, left }
    }

    /// An entry of a day, in Markdown: a few lines or a long page.
    pub fn entry(&mut self, chance: &mut Chance, kind: Kind, part: Part) -> String {
        let first = match kind {
            Kind::School => "opening school",
            Kind::Weekend => "opening weekend",
            Kind::Holiday => "opening holiday",
        };
        let mut paragraphs = vec![self.line(chance, first)];
        let themes: &[&str] = match (kind, part) {
            (Kind::School, Part::Slide) => &["school", "trust", "trust", "weary"],
            (Kind::School, Part::Low) => &["weary", "weary", "trust", "school", "people"],
            (Kind::School, Part::Slowly) => &["school", "mending", "people", "weary"],
            (Kind::School, _) => &["school", "school", "people", "good"],
            (_, Part::Low | Part::Slide) => &["home", "weary", "home"],
            (_, Part::Slowly | Part::Since) => &["home", "mending", "good"],
            _ => &["home", "good", "people"],
        };
        let length = match chance.below(10) {
            0 | 1 => 1,
            2..=5 => 3,
            6..=8 => 5,
            _ => 9,
        };
        for _ in 0..length {
            let theme = chance.one_of(themes).copied().unwrap_or("school");
            paragraphs.push(self.line(chance, theme));
        }
        if chance.happens(0.22) {
            paragraphs.push(self.list(chance));
        }
        if chance.happens(0.4) {
            paragraphs.push(self.line(chance, "closing"));
        }
        paragraphs.join("\n\n")
    }

    /// A line of a kind, its slots filled.
    pub fn line(&mut self, chance: &mut Chance, kind: &str) -> String {
        let mut line = self.unused(chance, kind);
        while let Some((before, rest)) = line.split_once('{') {
            let (slot, after) = rest.split_once('}').expect("a slot's end");
            line = format!("{before}{}{after}", self.unused(chance, slot));
        }
        sentence_case(&line)
    }

    fn list(&mut self, chance: &mut Chance) -> String {
        let lines: Vec<String> = (0..3)
            .map(|_| format!("- {}", self.line(chance, "listed")))
            .collect();
        format!("Tomorrow:\n\n{}", lines.join("\n"))
    }

    fn unused(&mut self, chance: &mut Chance, kind: &str) -> String {
        let at = self.kinds.iter().position(|(name, _)| name == kind);
        let at = at.unwrap_or_else(|| panic!("no passages of the kind {kind}"));
        if self.left[at].is_empty() {
            self.left[at] = (0..self.kinds[at].1.len()).collect();
        }
        let drawn = chance.below(self.left[at].len());
        let line = self.left[at].swap_remove(drawn);
        self.kinds[at].1[line].clone()
    }
}

/// With a capital where a sentence begins: a slot at its beginning may have brought a small one.
fn sentence_case(line: &str) -> String {
    let mut begins = true;
    let mut cased = String::with_capacity(line.len());
    for letter in line.chars() {
        if begins && letter.is_alphanumeric() {
            cased.extend(letter.to_uppercase());
            begins = false;
        } else {
            begins = match letter {
                '.' | '?' | '!' => true,
                ' ' | '"' | '(' => begins,
                _ => false,
            };
            cased.push(letter);
        }
    }
    cased
}
