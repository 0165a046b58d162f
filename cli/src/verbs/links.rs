//! What goes together with one measure.

use afterbell_core::wellbeing::trends::told::{self, AskLinks, Link, Links};

use crate::asked::Measure;
use crate::door::Door;
use crate::output::Output;
use crate::refusal::Outcome;

/// Says which tags go together with a measure, each with its range, and that none of it shows a cause.
pub fn links(door: &mut Door, measure: Measure, output: Output) -> Outcome {
    let asked = AskLinks {
        measure: measure.into(),
    };
    let found = told::links(door.open()?, asked)?;
    output.answer(&found, in_words)
}

fn in_words(found: &Links) -> String {
    if found.days < found.needs {
        return format!(
            "It takes {} days before anything can be said; there are {} so far.",
            found.needs, found.days
        );
    }
    let links: String = found.clear.iter().map(line).collect();
    let others: Vec<&str> = found.unclear.iter().map(|one| one.tag.as_str()).collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!("No clear link yet: {}.\n", others.join(", "))
    };
    format!(
        "{links}{others}On {} days. None of this shows that one causes the other.",
        found.days
    )
}

fn line(link: &Link) -> String {
    let [near, far] = if link.by > 0.0 {
        [link.from, link.to]
    } else {
        [-link.to, -link.from]
    };
    format!(
        "{}: {:.1} {} than on similar days without (range {near:.1} to {far:.1}; {} days with it)\n",
        link.tag,
        link.by.abs(),
        if link.by > 0.0 { "higher" } else { "lower" },
        link.days_with,
    )
}
