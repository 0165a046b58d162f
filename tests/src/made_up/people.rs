//! The people and places of the invented school.

/// The name, a short form, the role, where they belong and how they stand to the head.
type Person = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static [&'static str],
);

/// Everybody there is.
pub const PEOPLE: [Person; 9] = [
    (
        "Ruth Adeyemi",
        "Ruth",
        "my chair of governors",
        Some("governors"),
        &["speaks_for_me", "i_confide_in", "holds_power"],
    ),
    (
        "Tom Hallam",
        "Tom",
        "my deputy",
        Some("staff"),
        &["i_shelter", "speaks_for_me"],
    ),
    (
        "Priya Nair",
        "Priya",
        "my business manager",
        Some("staff"),
        &["i_shelter"],
    ),
    (
        "Gareth Pryce",
        "Gareth",
        "the trust’s chief executive",
        None,
        &["holds_power"],
    ),
    (
        "Mel Ashworth",
        "Mel",
        "our inclusion lead",
        Some("staff"),
        &["i_shelter"],
    ),
    (
        "Helen Marsh",
        "Helen",
        "my coach",
        Some("coach"),
        &["shelters_me", "i_confide_in"],
    ),
    (
        "Dougie Frew",
        "Dougie",
        "my union rep",
        Some("union"),
        &["speaks_for_me"],
    ),
    ("Sunita Rao", "Sunita", "a head nearby", Some("peers"), &[]),
    (
        "Jamie Thorne",
        "Jamie",
        "my partner",
        Some("home"),
        &["shelters_me", "i_confide_in"],
    ),
];

/// Every place there is.
pub const PLACES: [(&str, &[&str], &str); 4] = [
    ("Larkfield Primary", &["Larkfield"], "my school"),
    ("Northmere Learning Trust", &["Northmere"], "the trust"),
    ("Haverby", &[], "the town"),
    ("The Anchorage", &[], "where we meet"),
];

/// Names that are written with an @, now and then.
pub const MENTIONED: [(&str, &str); 5] = [
    ("Tom Hallam took", "@Tom Hallam took"),
    ("I told Tom the truth", "I told @Tom the truth"),
    ("Coffee with Helen Marsh", "Coffee with @Helen Marsh"),
    ("Jamie drove me", "@Jamie drove me"),
    ("Jamie made soup", "@Jamie made soup"),
];
