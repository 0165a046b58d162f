//! What comes in from elsewhere.

pub mod imports;
