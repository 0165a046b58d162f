//! What leaves the house, and only because each part was chosen.

pub mod compose;
pub mod picture;
pub mod summary;
