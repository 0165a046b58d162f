//! Those that ship: ONS4 and the ONS question about loneliness.
//!
//! One rule: they are data, unaltered in their wording, each with its licence and whose it is.

use std::sync::LazyLock;

use super::questionnaire::Questionnaire;

/// One that ships, under the name it is known by for good.
pub struct Shipped {
    /// Its name in the database.
    pub instrument: &'static str,
    /// The questionnaire.
    pub questionnaire: Questionnaire,
}

/// Each with its file, in the order in which they are offered.
const FILES: [(&str, &str); 2] = [
    (
        "ons4",
        include_str!("../../../../assets/instruments/ons4.json"),
    ),
    (
        "ons_loneliness",
        include_str!("../../../../assets/instruments/ons_loneliness.json"),
    ),
];

/// Read once. One that could not be read would be left out, which a test rules out.
static ALL: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let read = |(instrument, json): (&'static str, &str)| {
        let questionnaire = serde_json::from_str(json).ok()?;
        Some(Shipped {
            instrument,
            questionnaire,
        })
    };
    FILES.into_iter().filter_map(read).collect()
});

/// Those that ship, in their order.
#[must_use]
pub fn all() -> &'static [Shipped] {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_can_be_asked_and_says_whose_it_is() {
        assert_eq!(all().len(), FILES.len());
        for one in all() {
            let asked = &one.questionnaire;
            assert_eq!(asked.check(), Ok(()), "{}", one.instrument);
            assert!(asked.clone().tidied() == *asked, "{}", one.instrument);
            assert_eq!(asked.licence, "OGL-UK-3.0");
            assert!(asked.attribution.contains("Open Government Licence v3.0"));
            assert_eq!(asked.gap_days, 7);
        }
    }

    #[test]
    fn the_ons4_has_four_answers_that_never_add_up_and_anxious_runs_the_other_way() {
        let ons4 = &all()[0].questionnaire;
        let other: Vec<bool> = ons4.items.iter().map(|item| item.other_way).collect();
        assert_eq!(other, [false, false, false, true]);
        assert_eq!(ons4.scoring.score(&ons4.items, &[Some(7); 4]), None);
        assert_eq!(ons4.items[3].high_from, Some(6), "six is high");
    }
}
