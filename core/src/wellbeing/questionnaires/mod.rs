//! Questionnaires: what is asked, what is computed of it, and what can be said of it over time.
//!
//! One rule: what is known of a questionnaire stands in its data, and nothing is computed of half its answers. Every
//! question can be left out; what was answered is kept with the wording, the licence and the rule it was given to.
//! `api`, the window and the command line may enter.

mod answering;
mod bringing;
mod elsewhere;
pub mod file;
mod half_terms;
pub mod history;
pub mod questionnaire;
pub mod scoring;
mod shapes;
pub mod shipped;

pub use answering::{answer, page, remove_answered};
pub use bringing::{put_away, read_text, save};
pub use elsewhere::{log_score, remove_score};
pub use half_terms::{offer, offered, put_off};
pub use shapes::*;
