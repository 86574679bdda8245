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

/// The longest name of a variable.
const LONGEST_NAME: usize = 64;

/// How the name of a key ends.
const NAMES_END: [&str; 4] = ["_KEY", "_TOKEN", "_SECRET", "_PASSWORD"];

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
        // Names become variables of somebody's shell, which acts on some of its own: PATH, LD_PRELOAD, BASH_ENV.
        let is_name = |env: &str| {
            env.len() <= LONGEST_NAME
                && NAMES_END.iter().any(|end| env.ends_with(end))
                && env.starts_with(|c: char| c.is_ascii_uppercase())
                && env.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        };
        // And a control character in a key would do things in a terminal.
        let is_key = |key: &SecretString| !key.expose_secret().chars().any(char::is_control);
        if !keys.iter().all(|key| is_name(&key.env) && is_key(&key.key)) {
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn payload() -> Payload {
        let party = |organisation: &str, person: &str| Party {
            organisation: organisation.into(),
            person: person.into(),
        };
        Payload {
            from: party("Harbour Trust", "Mo Adeyemi"),
            to: party("Brightwater", "Ana Costa"),
            made: "2026-11-24T10:00:00Z".parse().unwrap(),
            note: Some("<img src=x onerror=alert(1)> & S\u{f8}n \u{202e}".into()),
            receipt: SecretString::from("402719"),
            keys: vec![key("EN_REST_API_KEY", "00000000-0000-4000-8000-00000000d117")],
        }
    }

    pub(crate) fn key(env: &str, key: &str) -> KeyEntry {
        KeyEntry {
            platform: "Engaging Networks".into(),
            account: "API user: Brightwater".into(),
            base_url: "https://eu.example.org/ens/service".into(),
            key: SecretString::from(key),
            env: env.into(),
            authentication: Authentication {
                how: "Send the key to the session service.".into(),
                header: Some("ens-auth-token".into()),
                session_seconds: Some(3600),
            },
            limits: vec!["200 requests a minute".into()],
            curl: "curl -d \"$EN_REST_API_KEY\" https://eu.example.org/ens/service".into(),
            addresses: vec!["198.51.100.7".into()],
            may: "Read supporters.".into(),
            held_by_others: 0,
            ring: "Mo Adeyemi, +44 7700 900123".into(),
            if_leaked: "Ring at once.".into(),
            documentation: "https://www.example.org/docs".into(),
        }
    }

    fn parse(json: &serde_json::Value) -> Result<Payload, PayloadProblem> {
        Payload::parse(&SecretSlice::from(json.to_string().into_bytes()))
    }

    fn json() -> serde_json::Value {
        serde_json::from_slice(payload().to_bytes().expose_secret()).unwrap()
    }

    #[test]
    fn a_payload_comes_back_as_it_was() {
        let bytes = payload().to_bytes();
        let read = Payload::parse(&bytes).unwrap();
        assert_eq!(read.to_bytes().expose_secret(), bytes.expose_secret());
        let mut later = json();
        later["surprise"] = "of a later version".into();
        assert!(parse(&later).is_ok(), "what is added later is passed over");
        for name in [format!("{}_KEY", "A".repeat(60)), "A_TOKEN".into(), "SPEKTRIX_SECRET".into()]
        {
            later["keys"][0]["env"] = name.as_str().into();
            assert!(parse(&later).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_end_as_names_of_keys_do() {
        for env in ["EN_REST_API_KEY", "A_TOKEN", "SPEKTRIX_API_2_SECRET", "A_2_LOGIN_PASSWORD"] {
            let mut json = json();
            json["keys"][0]["env"] = env.into();
            assert!(parse(&json).is_ok(), "{env}");
        }
    }

    #[test]
    fn what_is_no_payload_is_refused() {
        let mut newer = json();
        newer["format"] = "key-courier/2".into();
        assert_eq!(parse(&newer).err(), Some(PayloadProblem::Newer));
        let broken: [fn(&mut serde_json::Value); 16] = [
            |json| json["format"] = "something else".into(),
            |json| json["receipt"] = "40271".into(),
            |json| json["receipt"] = "\u{664}\u{660}\u{662}".into(),
            |json| json["keys"] = serde_json::json!([]),
            |json| json["keys"] = vec![json["keys"][0].clone(); 101].into(),
            |json| json["keys"][0]["env"] = "X; rm -rf ~;".into(),
            |json| json["keys"][0]["env"] = "PATH=x\nY".into(),
            |json| json["keys"][0]["env"] = format!("{}_KEY", "A".repeat(61)).into(),
            |json| json["keys"][0]["env"] = "LD_PRELOAD".into(),
            |json| json["keys"][0]["env"] = "KEY".into(),
            |json| json["keys"][0]["env"] = "_KEY".into(),
            |json| json["keys"][0]["key"] = "x\nLD_PRELOAD=/tmp/e.so".into(),
            |json| json["keys"][0]["key"] = "a\u{1b}]0;b".into(),
            |json| json["keys"][0]["key"] = 7.into(),
            |json| json["made"] = "yesterday".into(),
            |json| json["from"] = "Harbour Trust".into(),
        ];
        for (at, damage) in broken.iter().enumerate() {
            let mut json = json();
            damage(&mut json);
            assert_eq!(parse(&json).err(), Some(PayloadProblem::NotAPayload), "{at}");
        }
        let deep = SecretSlice::from("[".repeat(500_000).into_bytes());
        assert_eq!(Payload::parse(&deep).err(), Some(PayloadProblem::NotAPayload));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_parsing_panic(bytes: Vec<u8>, text: String) {
            let _ = Payload::parse(&SecretSlice::from(bytes));
            let json = serde_json::json!({ "format": "key-courier/1", "receipt": text, "keys": [text] });
            let _ = parse(&json);
        }

        #[test]
        fn whatever_is_written_is_read(name: String, value in "\\P{Cc}{1,40}", note: String) {
            let mut written = payload();
            written.from.organisation = name;
            written.note = Some(note);
            written.keys.push(key("OTHER_KEY", &value));
            let bytes = written.to_bytes();
            let read = Payload::parse(&bytes).unwrap().to_bytes();
            proptest::prop_assert_eq!(read.expose_secret(), bytes.expose_secret());
        }
    }
}
