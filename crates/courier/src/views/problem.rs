//! How far a job has come, and what went wrong.

use std::collections::BTreeMap;

use serde::Serialize;

/// How far a job has come.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The file is being locked.
    Sealing,
    /// It is opened again and compared.
    Comparing,
    /// Systems are asked about keys.
    Asked {
        /// How many have answered.
        done: u32,
        /// Of how many.
        of: u32,
    },
}

/// What went wrong, as it crosses to the window.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ErrorView {
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// For the log and the bug report; never shown.
    pub message: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// The fields it is about, each with its own sentence.
    pub fields: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FieldProblem {
    /// The field's id.
    pub field: String,
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}
