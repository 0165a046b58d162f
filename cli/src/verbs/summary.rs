//! Composing a summary and saving it.
//!
//! One rule: what is saved is what was composed: only what was chosen, with the names replaced. The file is there
//! whole or not at all, and its owner's alone.

use std::path::Path;

use afterbell_core::api::Code;
use afterbell_core::error::disk_code;
use afterbell_core::journal::Journal;
use afterbell_core::sharing::compose::{self, ChosenPassage, SummaryCheck, SummaryChoice};
use afterbell_core::whole_file::save_whole;
use afterbell_core::writing::entries::EntryId;
use serde::Serialize;

use crate::asked::Summary;
use crate::door::Door;
use crate::input;
use crate::output::{Output, some};
use crate::refusal::{Outcome, Refusal};

#[derive(Serialize)]
struct Saved {
    pages: usize,
    /// SHA-256 of the file.
    fingerprint: String,
    check: SummaryCheck,
    /// Letters that no bundled font has.
    undrawn: Vec<char>,
}

/// Composes a summary and saves it as a PDF.
pub fn summary(door: &mut Door, what: &Summary, output: Output) -> Outcome {
    if what.out.exists() && !what.replace {
        return Err(Refusal::usage(
            "There is a file of that name already; --replace writes over it.",
        ));
    }
    let journal = door.open()?;
    let choice = match &what.choice {
        Some(file) => read_choice(file)?,
        None => choice_of(journal, what)?,
    };
    let check = compose::check(journal, choice.clone())?;
    let summary = compose::compose(journal, &choice)?;
    let pressed = afterbell_press::press(&summary, what.paper.into()).map_err(Code::from)?;
    save_whole(&what.out, &pressed.pdf).map_err(|refused| disk_code(&refused))?;
    let saved = Saved {
        pages: pressed.pages.len(),
        fingerprint: pressed.fingerprint,
        check,
        undrawn: pressed.undrawn,
    };
    output.answer(&saved, told)
}

fn read_choice(file: &Path) -> Outcome<SummaryChoice> {
    let text = if file == Path::new("-") {
        input::rest("The choice, as JSON")?
    } else {
        std::fs::read_to_string(file).map_err(|refused| disk_code(&refused))?
    };
    // The reason is dropped: it would quote what was written.
    serde_json::from_str(&text).map_err(|_| Refusal::usage("The choice could not be understood."))
}

fn choice_of(journal: &mut Journal, what: &Summary) -> Outcome<SummaryChoice> {
    let (Some(from), Some(to)) = (what.from, what.to) else {
        return Err(Refusal::usage(
            "A range is wanted: --from and --to, or --choice.",
        ));
    };
    let passages = what
        .entry
        .iter()
        .map(|&id| {
            let passages = compose::read_passages(journal, EntryId { id })?;
            Ok(ChosenPassage {
                entry_id: id,
                text: passages.paragraphs.join("\n\n"),
            })
        })
        .collect::<Outcome<_>>()?;
    Ok(SummaryChoice {
        audience: what.audience.into(),
        from,
        to,
        question: None,
        since_last: None,
        ask_me: None,
        passages,
        charts: what.chart.iter().map(|&measure| measure.into()).collect(),
        losses: what.loss.clone(),
        replace: Vec::new(),
    })
}

fn told(saved: &Saved) -> String {
    let mut text = format!("Saved: {}.\n", some(saved.pages as u64, "page", "pages"));
    for one in &saved.check.replaced {
        text.push_str(&format!(
            "“{}” is “{}” in it ({}).\n",
            one.name,
            one.role,
            some(one.times, "time", "times")
        ));
    }
    for one in &saved.check.maybe {
        text.push_str(&format!(
            "“{}” may point at somebody. Look at it before you hand it on.\n",
            one.text
        ));
    }
    if !saved.undrawn.is_empty() {
        let letters: Vec<String> = saved.undrawn.iter().map(char::to_string).collect();
        text.push_str(&format!(
            "The document's type has no {}: a box stands there instead.\n",
            letters.join(" ")
        ));
    }
    if saved.pages > 2 {
        text.push_str("More than two pages is more than most sessions can use.\n");
    }
    text
}
