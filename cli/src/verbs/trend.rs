//! One measure over time.

use afterbell_core::wellbeing::trends::{self, TrendRange};
use afterbell_core::wellbeing::trends::{Chart, Dot};

use crate::asked::Trend;
use crate::door::Door;
use crate::output::Output;
use crate::refusal::Outcome;

/// Says a measure day by day, with the rolling median where there are enough days for one.
pub fn trend(door: &mut Door, what: &Trend, output: Output) -> Outcome {
    let range = TrendRange {
        measure: what.measure.into(),
        from: what.from,
        to: what.to,
    };
    let chart = trends::trend(door.open()?, range)?;
    output.answer(&chart, told)
}

fn told(chart: &Chart) -> String {
    let median = |dot: &Dot| chart.median.iter().flatten().find(|one| one.day == dot.day);
    let rows = chart.dots.iter().map(|dot| match median(dot) {
        Some(middle) => format!("{}  {:>4}  {:>6}\n", dot.day, dot.value, middle.value),
        None => format!("{}  {:>4}\n", dot.day, dot.value),
    });
    let rows: String = rows.collect();
    format!(
        "day         value  median\n{rows}On {} of {} days, {} to {}.",
        chart.days_with, chart.days_in_range, chart.from, chart.to
    )
}
