//! What stands inside a locked file: one JSON document, described in `docs/payload.schema.json`.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use serde::{Deserialize, Serialize};

/// The version of the document; readers refuse others.
const FORMAT: &str = "key-courier/1";

/// The beginning of every version's name.
const FORMATS: &str = "key-courier/";

/// A file of ours holds a few keys; more is not looked at.
const MOST_KEYS: usize = 100;

/// Why bytes are no payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayloadProblem {
    /// Something else.
    #[error("not a payload")]
    NotAPayload,
    /// A newer version made it.
    #[error("a payload of a newer version")]
    Newer,
}

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The organisation or agency.
    pub organisation: String,
    /// The person.
    pub person: String,
}

/// One key and what a developer needs to use it.
#[derive(Deserialize)]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// What is read first, whatever else stands there.
#[derive(Deserialize)]
struct Version {
    format: String,
}

#[derive(Deserialize)]
struct ReadDocument {
    from: Party,
    to: Party,
    made: Timestamp,
    #[serde(default)]
    note: Option<String>,
    receipt: SecretString,
    keys: Vec<KeyEntry>,
}

impl Payload {
    /// Reads a document.
    ///
    /// # Errors
    /// [`PayloadProblem`].
    pub fn parse(raw: &SecretSlice<u8>) -> Result<Self, PayloadProblem> {
        let bytes = raw.expose_secret();
        let version: Version =
            serde_json::from_slice(bytes).map_err(|_| PayloadProblem::NotAPayload)?;
        if version.format != FORMAT {
            let newer = version.format.starts_with(FORMATS);
            return Err(if newer { PayloadProblem::Newer } else { PayloadProblem::NotAPayload });
        }
        let ReadDocument { from, to, made, note, receipt, keys } =
            serde_json::from_slice(bytes).map_err(|_| PayloadProblem::NotAPayload)?;
        let six_digits = receipt.expose_secret().len() == 6
            && receipt.expose_secret().bytes().all(|byte| byte.is_ascii_digit());
        if !six_digits || keys.is_empty() || keys.len() > MOST_KEYS {
            return Err(PayloadProblem::NotAPayload);
        }
        // Names become variables of somebody's shell.
        let is_name = |env: &str| {
            env.starts_with(|c: char| c.is_ascii_uppercase())
                && env.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        };
        if !keys.iter().all(|key| is_name(&key.env)) {
            return Err(PayloadProblem::NotAPayload);
        }
        Ok(Self { from, to, made, note, receipt, keys })
    }

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
