//! Bodies in Markdown: any text becomes nodes of the closed set.

use afterbell_core::writing::markdown::{DEEPEST, blocks, gist, plain};
use serde_json::Value;

use super::Reader;

const SEEDS: [&str; 8] = [
    "# Thursday\n\nThe choir *sang* in the **corridor**. Café, naïve, 🌧️.",
    "> quoted\n> > twice\n\n1. one\n2. two\n   - three\n\n- [ ] a\n- [x] b\n",
    "| a | b |\n|---|:-:|\n| 1 | `2` |\n\n[^1]: a note\n\nand[^1]",
    "[a link](https://example.org/x \"title\") ![a picture](attachment:1) <https://a.b> [ref]\n\n[ref]: mailto:a@b.c",
    "```rust\nfn main() {}\n```\n\n~~gone~~ `code` ***both***\n\n---\n",
    "<div onclick=x>raw</div> &amp; &#x41; \\*not\\*",
    "Title\n=====\n\nSub\n---\n\n* * *\n",
    "a\\\nb  \nc\n\n\u{202E}abc\u{2069} \u{0}",
];

/// What reads bodies.
pub struct Texts;

impl Reader for Texts {
    const WORDS: &'static [&'static [u8]] = &[
        b"# ",
        b"## ",
        b"> ",
        b"- ",
        b"1. ",
        b"- [ ] ",
        b"- [x] ",
        b"```",
        b"~~~",
        b"`",
        b"*",
        b"**",
        b"_",
        b"~~",
        b"[",
        b"](",
        b")",
        b"![",
        b"<",
        b">",
        b"\n\n",
        b"\n",
        b"    ",
        b"\t",
        b"|",
        b"---",
        b"***",
        b"[^1]",
        b"[^1]: ",
        b"&lt;",
        b"&#0;",
        b"\\",
        b"attachment:1",
        b"https://a.b/c",
        b"javascript:x",
        b"<script>",
        b"<!--",
        b"\xE2\x80\xAE",
        b"$$",
        b"| a | b |\n|---|---|\n",
    ];

    fn begin() -> Self {
        Self
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect()
    }

    fn read(&mut self, bytes: &[u8]) {
        let own = [("1".to_owned(), 1)];
        let body = String::from_utf8_lossy(bytes);
        let drawn = serde_json::to_value(blocks(&body, &own)).expect("it can be told");
        // Two levels of JSON to a node: what reads it stops at 128.
        assert!(look_into(&drawn) <= 2 * DEEPEST + 8, "it goes too deep");
        let text = serde_json::to_string(&drawn).expect("text");
        let back: Value = serde_json::from_str(&text).expect("what is told can be read back");
        assert!(back == drawn);
        drop((gist(&body), plain(&body)));
    }
}

/// How deep a value goes, and that every address in it leads where one may.
fn look_into(value: &Value) -> usize {
    match value {
        Value::Object(fields) => {
            if let Some(address) = fields.get("address").and_then(Value::as_str) {
                let lower = address.to_lowercase();
                let may = ["http://", "https://", "mailto:"];
                assert!(
                    may.iter().any(|begin| lower.starts_with(begin)),
                    "an address that leads elsewhere"
                );
            }
            1 + fields.values().map(look_into).max().unwrap_or(0)
        }
        Value::Array(all) => 1 + all.iter().map(look_into).max().unwrap_or(0),
        _ => 0,
    }
}
