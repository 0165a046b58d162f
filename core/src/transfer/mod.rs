//! What comes in from elsewhere, and how a file is put down that leaves.

pub mod imports;
