//! Systems of the organisation's own: catalog files in its profile.

use std::collections::BTreeMap;

use serde::Serialize;

/// A catalog file of the organisation's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OwnSystemView {
    /// The file's name.
    pub file: String,
    /// The system's name; empty where the file cannot be used.
    pub name: String,
    /// The hosts its check sends a key to; empty where it has no check.
    pub hosts: Vec<String>,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// Its check is on: a person saw the file, its SHA-256 and its hosts.
    pub check_on: bool,
    /// What is wrong with it; names the sentence in `errors.ftl`. Empty where nothing is.
    pub problem: String,
    /// What the sentence mentions: `line` (0 where it is no one line), `what`.
    pub params: BTreeMap<String, String>,
    /// Keys on record there: then it stays.
    pub keys: u32,
}
