//! Papers: what is printed, kept, or shown to somebody who asks.

use serde::{Deserialize, Serialize};

use super::RegisterAsk;

/// Which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PaperAsk {
    /// Who has access, on a day or in a period, as it was asked for.
    Register {
        /// What was asked.
        ask: RegisterAsk,
    },
    /// The recipients' part of the record of processing (Article 30).
    Article30 {
        /// What was asked.
        ask: RegisterAsk,
    },
    /// Everything about one agency.
    Agency {
        /// Its id.
        agency: String,
    },
    /// What somebody must know within 72 hours.
    Incident {
        /// The plan's id.
        plan: String,
    },
    /// That an agency's access has ended, or that somebody of ours left.
    Certificate {
        /// The plan's id.
        plan: String,
    },
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PaperForm {
    /// To read, print and sign.
    Pdf,
    /// For a spreadsheet; the register and the extract only.
    Csv,
    /// For a program; the register and the extract only.
    Json,
}
