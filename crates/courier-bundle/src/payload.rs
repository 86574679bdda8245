//! What stands inside a locked file: one JSON document, described in `docs/payload.schema.json`.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use serde::Serialize;

/// The version of the document; readers refuse others.
const FORMAT: &str = "key-courier/1";

/// Everything the agency gets.
pub struct Payload {
    /// Who sends it.
    pub from: Party,
    /// For whom it was made.
    pub to: Party,
    /// When it was made.
    pub made: Timestamp,
    /// A note the page introduces as "the sender says".
    pub note: Option<String>,
    /// Six digits that only the opened file shows.
    pub receipt: SecretString,
    /// One or more keys.
    pub keys: Vec<KeyEntry>,
}

/// An organisation and a person of it.
#[derive(Debug, Clone, Serialize)]
pub struct Party {
    /// The organisation or agency.
    pub organisation: String,
    /// The person.
    pub person: String,
}

/// One key and what a developer needs to use it.
pub struct KeyEntry {
    /// The vendor's name.
    pub platform: String,
    /// The vendor's word for what the key belongs to, and its name there.
    pub account: String,
    /// The address requests go to.
    pub base_url: String,
    /// The key itself.
    pub key: SecretString,
    /// The environment variable our instructions use.
    pub env: String,
    /// How to use it.
    pub authentication: Authentication,
    /// Limits the vendor sets, one sentence each.
    pub limits: Vec<String>,
    /// A command that reads the key from the environment.
    pub curl: String,
    /// The server addresses it may be used from, as entered.
    pub addresses: Vec<String>,
    /// What it may do, in one sentence.
    pub may: String,
    /// How many others hold the same key.
    pub held_by_others: u32,
    /// Whom to ring.
    pub ring: String,
    /// What to do if it leaked.
    pub if_leaked: String,
    /// The vendor's documentation.
    pub documentation: String,
}

/// How a key is used.
#[derive(Debug, Clone, Serialize)]
pub struct Authentication {
    /// What to do, in a sentence or two.
    pub how: String,
    /// The header of requests, where there is one.
    pub header: Option<String>,
    /// How long a session lasts, in seconds, where there are sessions.
    pub session_seconds: Option<u32>,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    from: &'a Party,
    to: &'a Party,
    made: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    receipt: &'a str,
    keys: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    platform: &'a str,
    account: &'a str,
    base_url: &'a str,
    key: &'a str,
    env: &'a str,
    authentication: &'a Authentication,
    limits: &'a [String],
    curl: &'a str,
    addresses: &'a [String],
    may: &'a str,
    held_by_others: u32,
    ring: &'a str,
    if_leaked: &'a str,
    documentation: &'a str,
}

impl Payload {
    /// The document's bytes: indented JSON, one line end at the end.
    pub fn to_bytes(&self) -> SecretSlice<u8> {
        let document = Document {
            format: FORMAT,
            from: &self.from,
            to: &self.to,
            made: self.made,
            note: self.note.as_deref(),
            receipt: self.receipt.expose_secret(),
            keys: self.keys.iter().map(KeyEntry::entry).collect(),
        };
        let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        bytes.push(b'\n');
        SecretSlice::from(bytes)
    }
}

impl KeyEntry {
    fn entry(&self) -> Entry<'_> {
        Entry {
            platform: &self.platform,
            account: &self.account,
            base_url: &self.base_url,
            key: self.key.expose_secret(),
            env: &self.env,
            authentication: &self.authentication,
            limits: &self.limits,
            curl: &self.curl,
            addresses: &self.addresses,
            may: &self.may,
            held_by_others: self.held_by_others,
            ring: &self.ring,
            if_leaked: &self.if_leaked,
            documentation: &self.documentation,
        }
    }
}
