//! What each platform asks for, in which order, and what its keys open.
//!
//! One platform is two files under `catalog/`: `<id>.toml` says what is true of it (fields, rules, steps,
//! permissions, what a key looks like), `<id>.<lang>.ftl` says it in words. Both are compiled in. The
//! organisation's own are read from its profile ([`Catalog::with_own`]). Nothing here touches the vault; only `net.rs`
//! touches the network.
//!
//! Where to start: [`Catalog::built_in`] → [`Platform::purpose`] → [`Platform::check_account`] for whose key it
//! will be, [`Kind::propose`] for the values of the vendor's form, [`Kind::check`] for what a person made of
//! them, [`Platform::form`] and [`Platform::steps`] for the words on screen, [`KeyShape::clean`] for what was
//! pasted at the end, [`Platform::base_url`] and [`Platform::use_words`] for the developer who gets it.

mod account;
mod addresses;
mod answer;
mod catalog;
mod check;
mod check_data;
mod check_table;
mod field;
mod hosts;
mod key_doubt;
mod key_round;
mod key_shape;
mod mobile;
mod net;
mod own_files;
mod own_rules;
mod platform;
mod propose;
mod request;
mod scrub;
pub mod secret_link;
mod steps;
pub mod strategies;
mod text;
mod text_ids;
mod words;

#[cfg(test)]
mod tests;

pub use account::{AccountField, AccountParts, AccountWords, CheckedAccount, parse_site};
pub use addresses::is_public;
pub use catalog::Catalog;
pub use check::{CheckAnswer, CheckInput, CheckOffer, Consent, Outcome, Why, check};
pub use check_data::{Auth, Check, DataCheck, Method, Row, Strategy};
pub use field::{Checked, Field, FieldKind, FieldProblem, Proposed, Taken};
pub use hosts::AllowedHosts;
pub use key_doubt::KeyDoubt;
pub use key_shape::{Alphabet, CleanedKey, Joint, KeyShape, Removed};
pub use mobile::{parse_mobile, parse_mobile_in, show_mobile};
pub use net::{Net, Reach};
pub use own_files::{OwnFile, OwnPlatform, OwnProblem};
pub use platform::{
    Action, Arrival, Category, Count, Kind, Made, Making, Permission, Platform, Purpose, Region,
    Replace, Use,
};
pub use propose::Proposal;
pub use steps::{OnlyIf, Picture, Step, StepSet, Steps};
pub use words::{
    ArrivalWords, LookWords, PurposeWords, ShownField, ShownStep, UseWords, VerifierWords,
};
