//! First start, and what stops the vault from opening.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the window shows when it starts, and after each try to open the vault.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StartView {
    /// Nothing was ever kept on this computer for this user.
    FirstStart {
        /// Where the vault will lie unless the person chooses another folder.
        folder: String,
        /// The systems we know.
        platforms: Vec<PlatformChoice>,
        /// There is no keychain on this computer: a passphrase opens the vault.
        passphrase: bool,
    },
    /// The vault opens with a passphrase.
    Locked,
    /// The person hid it; nothing is asked to come back.
    Hidden {
        /// It is the vault of practice.
        practice: bool,
    },
    /// The keychain has not answered yet; it may be asking in a window of its own.
    Waiting,
    /// The vault cannot be opened; the sentence says why and what to do.
    Stopped {
        /// Names the sentence in `errors.ftl`.
        code: String,
        /// What the sentence mentions.
        params: BTreeMap<String, String>,
        /// What the person can press.
        actions: Vec<StartAction>,
    },
    /// The vault is open.
    Open,
}

/// What a person can do on a page that says why the vault cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StartAction {
    /// Ask again (after unlocking the keychain, closing the other window …).
    TryAgain,
    /// Show where the vault folder is now.
    FindVault,
    /// Open it with the recovery sheet.
    UseSheet,
    /// Leave practice.
    LeavePractice,
}

/// A system to choose.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PlatformChoice {
    /// The catalog's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
}

/// What first start asks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FirstStartAnswers {
    /// The organisation's name.
    pub organisation: String,
    /// The name of the person at the keyboard.
    pub name: String,
    /// The organisation's e-mail domain.
    pub email_domain: String,
    /// The systems they use, by catalog id.
    pub platforms: Vec<String>,
}
