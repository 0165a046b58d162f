//! What is replaced, what is left alone, and what is pointed out.

mod looking;
mod properties;
mod replacing;

use super::*;

fn name(forms: &[&str], role: &str) -> KnownName {
    KnownName {
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        role: role.to_owned(),
    }
}

fn okafor() -> Vec<KnownName> {
    vec![name(&["Ruth Okafor"], "my chair")]
}
