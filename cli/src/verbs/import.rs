//! Bringing in another journal's export.

use std::time::Duration;

use afterbell_core::transfer::imports::{ImportReport, SkipReason, day_one};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::asked::Import;
use crate::door::Door;
use crate::output::{Output, some};
use crate::refusal::Outcome;

/// Brings in an export; how far it is goes to standard error, and only to a terminal.
pub fn import(door: &mut Door, what: &Import, output: Output) -> Outcome {
    let Import::DayOne { path } = what;
    let journal = door.open()?;
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} read, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    let report = day_one::import(journal, path, &mut |read, of| {
        bar.set_length(of);
        bar.set_position(read);
        true
    });
    bar.finish_and_clear();
    output.answer(&report?, told)
}

fn told(report: &ImportReport) -> String {
    let mut text = format!(
        "{} read: {} brought in, {} here already, {} left out. {} kept, {} left out.\n",
        some(report.read, "record", "records"),
        report.imported,
        report.already,
        report.skipped.len(),
        some(report.attachments, "attachment", "attachments"),
        report.attachments_skipped.len()
    );
    for one in report.skipped.iter().chain(&report.attachments_skipped) {
        text.push_str(&format!("Left out: {} ({})\n", one.which, why(one.why)));
    }
    text
}

fn why(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::Unreadable => "it cannot be read",
        SkipReason::NoDate => "it has no date that can be understood",
        SkipReason::Empty => "it holds nothing",
        SkipReason::TooLong => "it is longer than an entry can hold",
        SkipReason::FileMissing => "its file is not in the export",
        SkipReason::UnknownKind => "its kind cannot be kept",
        SkipReason::TooLarge => "it is larger than 50 MB",
        SkipReason::TooManyPoints => "it has more than fifty million points",
        SkipReason::UnsafePath => "its path points outside the export",
    }
}
