//! Sets a composed summary.
