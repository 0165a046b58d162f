//! The people one writes about, and someone to talk to.

pub mod known;
pub mod names;
pub mod support;
