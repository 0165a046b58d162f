//! The same journal without a window.

fn main() {}
