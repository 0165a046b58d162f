//! The people one writes about, and someone to talk to.

pub mod circles;
pub mod known;
pub mod mentions;
pub mod names;
pub mod support;
