//! The macro behind the command table.
//!
//! One rule: it stays on one screen. If it has to grow, plain functions take its place.

/// Makes `dispatch` and the TypeScript map from one list of commands.
macro_rules! commands {
    (
        any_time { $( $(#[doc = $said:literal])+ $any:ident($any_in:ty) -> $any_out:ty = $any_fn:path; )* }
        unlocked { $( $(#[doc = $told:literal])+ $open:ident($open_in:ty) -> $open_out:ty = $open_fn:path; )* }
    ) => {
        /// Does what a command says.
        ///
        /// # Errors
        /// A [`Failure`] with its code; nothing was changed then. Whether the journal is shut is told before the
        /// input is looked at.
        pub fn dispatch(
            session: &mut $crate::session::Session,
            name: &str,
            input: serde_json::Value,
        ) -> Result<serde_json::Value, Failure> {
            match name {
                $( stringify!($any) => {
                    let input: $any_in = table::parse(input)?;
                    let output: $any_out = $any_fn(session, input)?;
                    table::answer(&output)
                } )*
                $( stringify!($open) => {
                    let journal = session.journal()?;
                    let input: $open_in = table::parse(input)?;
                    let output: $open_out = $open_fn(journal, input)?;
                    table::answer(&output)
                } )*
                _ => Err(Code::NotFound.into()),
            }
        }

        /// Writes the TypeScript of every shape a command takes or answers.
        ///
        /// # Errors
        /// If it could not be written.
        pub fn export_shapes(types: &ts_rs::Config) -> Result<(), ts_rs::ExportError> {
            $( table::export::<$any_in>(types)?; table::export::<$any_out>(types)?; )*
            $( table::export::<$open_in>(types)?; table::export::<$open_out>(types)?; )*
            Ok(())
        }

        /// The TypeScript map of every command, with the sentences of this table.
        #[must_use]
        pub fn typescript(types: &ts_rs::Config) -> Vec<table::Row> {
            use ts_rs::TS;
            vec![
                $( table::Row {
                    said: [$($said),+].concat(),
                    name: stringify!($any),
                    input: <$any_in as TS>::name(types),
                    output: <$any_out as TS>::name(types),
                }, )*
                $( table::Row {
                    said: [$($told),+].concat(),
                    name: stringify!($open),
                    input: <$open_in as TS>::name(types),
                    output: <$open_out as TS>::name(types),
                }, )*
            ]
        }
    };
}

use super::{Code, Failure};

/// One command as TypeScript sees it.
#[derive(Debug)]
pub struct Row {
    /// What it does, in a sentence.
    pub said: String,
    /// Its name.
    pub name: &'static str,
    /// The type of its input.
    pub input: String,
    /// The type of its output.
    pub output: String,
}

/// Writes a shape and those it is made of. A list has no shape of its own: its rows are written where they stand alone.
pub(super) fn export<T: ts_rs::TS + 'static>(
    types: &ts_rs::Config,
) -> Result<(), ts_rs::ExportError> {
    match T::export_all(types) {
        Err(ts_rs::ExportError::CannotBeExported(_)) => Ok(()),
        other => other,
    }
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(
    input: serde_json::Value,
) -> Result<T, Failure> {
    // The reason is dropped on purpose: serde quotes the value it did not understand.
    serde_json::from_value(input).map_err(|_| Code::Invalid.into())
}

pub(super) fn answer<T: serde::Serialize>(output: &T) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(output).map_err(|_| Code::Internal.into())
}
