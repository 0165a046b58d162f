//! Questionnaires: what is asked, what is computed of it, and what can be said of it over time.
//!
//! One rule: pure; nothing here asks the journal. What is known of a questionnaire stands in its data, and nothing is
//! computed of half its answers.

pub mod file;
pub mod history;
pub mod questionnaire;
pub mod scoring;
pub mod shipped;
