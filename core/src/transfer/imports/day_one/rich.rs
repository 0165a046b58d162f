//! Day One's rich text as Markdown, for entries that have no other.
//!
//! One rule: words are never taken for marks: all punctuation that could be one is escaped.
//!
//! The format: a string that holds JSON, `{"contents":[{"text","attributes":{"bold","italic","inlineCode",
//! "line":{"header","listStyle":"bulleted"|"numbered"|"checkbox","indentLevel","listIndex","checked","quote",
//! "codeBlock"}}}, {"embeddedObjects":[{"type","identifier"}]}]}`. Some converters put plain words there.

use serde_json::Value;

/// The text of a `richText` field; empty if there is none.
pub(super) fn to_markdown(field: &Value) -> String {
    let Some(text) = field
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    else {
        return String::new();
    };
    let contents = serde_json::from_str::<Value>(text)
        .ok()
        .and_then(|mut json| json.get_mut("contents").map(Value::take));
    match contents {
        Some(Value::Array(runs)) => written(&runs),
        _ => super::body::from_text(text),
    }
}

fn written(runs: &[Value]) -> String {
    let mut page = Page::default();
    for run in runs {
        let words = run.get("text").and_then(Value::as_str).unwrap_or_default();
        let words = words.replace(super::body::stray, "");
        let attributes = run.get("attributes").unwrap_or(&Value::Null);
        let kind = Kind::of(attributes.get("line").unwrap_or(&Value::Null));
        for piece in words.split_inclusive('\n') {
            page.put(piece.trim_end_matches('\n'), attributes, &kind);
            if piece.ends_with('\n') {
                page.end_line();
            }
        }
        for object in run
            .get("embeddedObjects")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            page.end_line();
            page.embed(object);
        }
    }
    page.end_line();
    page.end_code();
    page.text.trim().to_owned()
}

/// What a line is.
#[derive(Default, Clone, PartialEq)]
struct Kind {
    code: bool,
    /// The marks it begins with.
    begins: String,
}

impl Kind {
    fn of(line: &Value) -> Self {
        let is = |name: &str| line.get(name).and_then(Value::as_bool) == Some(true);
        let number = |name: &str| line.get(name).and_then(Value::as_u64).unwrap_or(0);
        if is("codeBlock") {
            return Self {
                code: true,
                begins: String::new(),
            };
        }
        let depth = usize::try_from(number("indentLevel").clamp(1, 12)).unwrap_or(1);
        let indent = "    ".repeat(depth - 1);
        let begins = match line.get("listStyle").and_then(Value::as_str) {
            Some("bulleted") => format!("{indent}- "),
            Some("numbered") => format!("{indent}{}. ", number("listIndex").clamp(1, 999_999)),
            Some("checkbox") if is("checked") => format!("{indent}- [x] "),
            Some("checkbox") => format!("{indent}- [ ] "),
            _ if is("quote") => "> ".to_owned(),
            _ => match number("header") {
                level @ 1..=6 => format!("{} ", "#".repeat(usize::try_from(level).unwrap_or(1))),
                _ => String::new(),
            },
        };
        Self {
            code: false,
            begins,
        }
    }
}

#[derive(Default)]
struct Page {
    text: String,
    line: String,
    kind: Kind,
    /// The line before, to part blocks of different kinds.
    last: Kind,
    in_code: bool,
}

impl Page {
    fn put(&mut self, words: &str, attributes: &Value, kind: &Kind) {
        if self.line.is_empty() {
            self.kind = kind.clone();
        }
        if words.is_empty() {
            return;
        }
        if self.kind.code {
            self.line.push_str(words);
            return;
        }
        let is = |name: &str| attributes.get(name).and_then(Value::as_bool) == Some(true);
        let trimmed = words.trim();
        let (before, after) = match words.split_once(trimmed) {
            Some(around) if !trimmed.is_empty() => around,
            _ => (words, ""),
        };
        self.line.push_str(before);
        if trimmed.is_empty() {
            return;
        }
        let marks = match (is("bold"), is("italic")) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        self.line.push_str(marks);
        if is("inlineCode") && !trimmed.contains('`') {
            self.line.push('`');
            self.line.push_str(trimmed);
            self.line.push('`');
        } else {
            let begins = self.line.trim().is_empty();
            self.line.push_str(&escaped(trimmed, begins));
        }
        self.line.push_str(marks);
        self.line.push_str(after);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let kind = std::mem::take(&mut self.kind);
        if kind.code != self.in_code {
            self.end_code();
            if kind.code {
                self.part();
                self.text.push_str("```\n");
                self.in_code = true;
            }
        } else if !kind.code && kind.begins != self.last.begins {
            let list = |kind: &Kind| {
                kind.begins
                    .trim_start()
                    .starts_with(|c: char| c == '-' || c.is_ascii_digit())
            };
            if !(list(&kind) && list(&self.last)) {
                self.part();
            }
        }
        if !line.trim().is_empty() || kind.code {
            self.text.push_str(&kind.begins);
            self.text
                .push_str(if kind.code { &line } else { line.trim_start() });
            self.text.push('\n');
        } else {
            self.part();
        }
        self.last = kind;
    }

    /// A blank line, if there is none yet.
    fn part(&mut self) {
        while !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn end_code(&mut self) {
        if std::mem::take(&mut self.in_code) {
            self.text.push_str("```\n");
        }
    }

    fn embed(&mut self, object: &Value) {
        self.end_code();
        let field = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or_default();
        if field("type") == "horizontalRuleLine" {
            self.part();
            self.text.push_str("---\n\n");
        } else if !field("identifier").is_empty() {
            self.part();
            let reference = format!("![](dayone-moment://{})\n\n", field("identifier"));
            self.text.push_str(&reference);
        }
        self.last = Kind::default();
    }
}

/// Words with a backslash before each mark that could mean something.
fn escaped(words: &str, begins_line: bool) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut digits = begins_line;
    for (place, c) in words.chars().enumerate() {
        let block = begins_line && place == 0 && matches!(c, '-' | '+' | '#' | '>' | '=' | '~');
        let number = digits && place > 0 && matches!(c, '.' | ')');
        digits &= c.is_ascii_digit();
        if block
            || number
            || matches!(
                c,
                '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '~' | '!'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
