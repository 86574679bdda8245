//! What each platform asks for, in which order, and what its keys open.
//!
//! One platform is two files under `catalog/`: `<id>.toml` says what is true of it (fields, rules, steps,
//! permissions, what a key looks like), `<id>.<lang>.ftl` says it in words. Both are compiled in. Nothing here
//! touches the disk, the vault or the network.
//!
//! Where to start: [`Catalog::built_in`] → [`Platform::purpose`] → [`Kind::propose`] for the values of the
//! vendor's form, [`Kind::check`] for what a person made of them, [`Platform::form`] and
//! [`Platform::steps`] for the words on screen, [`KeyShape::clean`] for what was pasted at the end.

mod addresses;
mod catalog;
mod field;
mod key_shape;
mod platform;
mod propose;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use addresses::is_public;
pub use catalog::Catalog;
pub use field::{Checked, Field, FieldKind, FieldProblem, Proposed};
pub use key_shape::{Alphabet, CleanedKey, KeyDoubt, KeyShape, Removed};
pub use platform::{
    Action, Arrival, Count, Kind, Made, Making, OnlyIf, Permission, Picture, Platform, Purpose,
    Region, Replace, Step, StepSet, Steps, Use,
};
pub use propose::Proposal;
pub use words::{PurposeWords, ShownField, ShownStep, UseWords};
