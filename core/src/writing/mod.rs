//! Writing: entries, what is asked along the way, what they said before, the words in them, and how they are shown.

pub mod attachments;
pub mod entries;
pub mod guided;
pub mod markdown;
pub mod memories;
pub mod search;
pub mod spelling;
pub mod versions;
