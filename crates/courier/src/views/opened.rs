//! A locked file somebody sent, opened in the app. Keys stay in Rust until one is copied or shown on purpose.

use serde::{Deserialize, Serialize};

use super::Form;

/// A locked file that was looked at and not opened yet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LookedView {
    /// The file's name.
    pub name: String,
    /// In which form it is.
    pub form: Form,
    /// Its size in bytes.
    pub size: u32,
    /// What opens it.
    pub needs: Needs,
    /// Who it says it is from; not proven by anything. May be empty.
    pub sender: String,
    /// The person it says sent it; not proven either. May be empty.
    pub person: String,
}

/// What opens a locked file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Eight unlock words.
    Words,
    /// The private half of a public key, which Key Courier does not hold.
    PublicKey,
    /// A key of a kind that Key Courier cannot read yet.
    Hybrid,
}

/// What stands in an opened file, without the keys.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OpenedView {
    /// The file's name.
    pub name: String,
    /// Who it is from.
    pub from_organisation: String,
    /// The person who sent it.
    pub from_person: String,
    /// Whom it was made for.
    pub to_organisation: String,
    /// The person it was made for.
    pub to_person: String,
    /// When it was made, a moment.
    pub made: String,
    /// What the sender says; may be empty.
    pub note: String,
    /// Six digits to tell the sender.
    pub receipt: String,
    /// The keys, without the keys.
    pub keys: Vec<OpenedKeyView>,
}

/// One key and what a developer needs to use it, without the key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OpenedKeyView {
    /// The vendor's name.
    pub platform: String,
    /// The vendor's word for what the key belongs to, and its name there.
    pub account: String,
    /// How many characters the key has.
    pub characters: u32,
    /// The key's last four characters; empty where it is short.
    pub ends_in: String,
    /// The address requests go to.
    pub base_url: String,
    /// The environment variable in `keys.env`.
    pub env: String,
    /// How to use it.
    pub how: String,
    /// The header of requests; may be empty.
    pub header: String,
    /// How long a session lasts.
    pub session_seconds: Option<u32>,
    /// Limits the vendor sets.
    pub limits: Vec<String>,
    /// A command that reads the key from the environment.
    pub curl: String,
    /// Where it may be used from.
    pub addresses: Vec<String>,
    /// What it may do.
    pub may: String,
    /// How many others hold it.
    pub held_by_others: u32,
    /// Whom to ring.
    pub ring: String,
    /// What to do if it leaked.
    pub if_leaked: String,
    /// The vendor's documentation.
    pub documentation: String,
}

/// A key that a person asked to see. No `Debug`: it must not slip into a log.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RevealedView {
    /// The key.
    pub key: String,
    /// After how many seconds the window hides it.
    pub seconds: u32,
}

/// In which form what was in a file is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Unpacked {
    /// `keys.env`, one line a key.
    Env,
    /// The whole document.
    Json,
}
