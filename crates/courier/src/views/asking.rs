//! Asking the agency, and reading what it answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LetterView;

/// What the agency must tell us first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AskingView {
    /// What the system cannot do without and we do not have.
    pub missing: Vec<Asked>,
    /// The letter that asks for it.
    pub letter: LetterView,
    /// When it was sent, a moment; empty until then.
    pub asked: String,
    /// What was understood of the pasted answer; empty until one was pasted.
    pub understood: Option<UnderstoodView>,
    /// In practice, what the agency would answer; else empty.
    pub practice_answer: String,
}

/// Something an agency is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// The addresses of their servers.
    Addresses,
    /// A mobile number.
    Mobile,
    /// An e-mail address.
    Email,
}

/// What was understood of a pasted answer. Nothing of it is used before the person says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct UnderstoodView {
    /// Server addresses.
    pub addresses: Vec<String>,
    /// Mobile numbers.
    pub mobiles: Vec<FoundNumber>,
    /// Their own public keys, each as its kind and last eight characters.
    pub public_keys: Vec<String>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOutView>,
    /// Nothing at all was found.
    pub nothing: bool,
}

/// A mobile number that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FoundNumber {
    /// In international form, in groups; empty where the country must be asked.
    pub number: String,
    /// As it was written.
    pub written: String,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LeftOutView {
    /// As it was written, shortened.
    pub what: String,
    /// Names the sentence in `errors.ftl` (`left-out-<code>`).
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}

/// What the person takes over from an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct TakeAnswers {
    /// The addresses ticked.
    pub addresses: Vec<String>,
    /// The number chosen, as it was written; may be empty.
    pub mobile: String,
    /// The country calling code for a number without one; else empty.
    pub country: String,
    /// Which public key, counted from one; 0 for none.
    pub public_key: u32,
}

/// What was taken from a pasted e-mail in *Who*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PersonFound {
    /// Their name; empty where none was found.
    pub name: String,
    /// Their e-mail address; may be empty.
    pub email: String,
    /// Their mobile; `None` where none was found.
    pub mobile: Option<FoundNumber>,
    /// Other addresses that stood there.
    pub other_emails: Vec<String>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOutView>,
}
