//! Shapes that belong to the boundary itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asked with nothing, or answered with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts", type = "Record<string, never>")]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
