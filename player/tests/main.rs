//! Real sounds, and what is made of them: in this process, and apart.

#![allow(
    clippy::unwrap_used,
    reason = "this is tests: what cannot be is told by a panic that names the place"
)]

mod apart;
mod made;
mod unpacked;
