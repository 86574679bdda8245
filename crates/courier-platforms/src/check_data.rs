//! `[kinds.check]` of a catalog file: one request and one table, or the name of a strategy in Rust.

use serde::Deserialize;
use url::{Host, Url};

use crate::account::{SEGMENT, is_host_name};
use crate::check::Outcome;
use crate::platform::Kind;

/// The most rows a table has: more would be a program.
const MOST_ROWS: usize = 32;

/// Headers that say how a request travels, or that we write ourselves.
const NOT_FOR_KEYS: &[&str] = &[
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "date",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// How a key of a kind is checked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub enum Check {
    /// By code of ours; its hosts are a closed list there.
    Strategy(Strategy),
    /// By one request and one table.
    Data(DataCheck),
}

/// A check that is written in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// Logs an Engaging Networks API user in, and out again.
    EngagingNetworksUser,
    /// Looks at a private token's form; with consent begins a download.
    EngagingNetworksPrivateToken,
    /// Asks how many supporters there are.
    EngagingNetworksPublicToken,
    /// Asks for one event of an Action Network group.
    ActionNetwork,
    /// Signs a question about a customer that cannot exist.
    Spektrix,
    /// Asks a WordPress site who the user is.
    Wordpress,
    /// Sends EveryAction a word to repeat.
    Everyaction,
    /// Asks Mailchimp whether it is there.
    Mailchimp,
}

/// One request and one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCheck {
    /// How it is asked.
    pub method: Method,
    /// What is asked: https, a literal host; whole segments of its path may be `{field-id}`, or `{name}` for the
    /// account's.
    pub url: String,
    /// Where the key goes.
    pub auth: Auth,
    /// What an answer means: the first row that fits; where none does, the answer is unexpected.
    pub rows: Vec<Row>,
}

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Asks.
    Get,
    /// Sends, here an empty body.
    Post,
}

/// Where the key goes in a request. The two without anything beside them have braces: only so does the reader of
/// TOML refuse what does not belong there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Auth {
    /// `Authorization: Bearer KEY`.
    Bearer {},
    /// HTTP Basic: the key is the user, the password is empty.
    BasicUser {},
    /// HTTP Basic: the key is the password.
    BasicPassword {
        /// The field whose value is the user, or `name` for the account's.
        user: String,
    },
    /// A header of the platform's own.
    Header {
        /// Its name.
        name: String,
        /// What stands before the key.
        #[serde(default)]
        prefix: String,
    },
}

/// What one answer means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The answer's status.
    pub status: u16,
    /// What its body has to contain, literally; anything, if absent.
    pub body_contains: Option<String>,
    /// What that means.
    pub outcome: Outcome,
}

/// As it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    strategy: Option<Strategy>,
    method: Option<Method>,
    url: Option<String>,
    auth: Option<Auth>,
    rows: Option<Vec<Row>>,
}

impl TryFrom<Written> for Check {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written { strategy: Some(name), method: None, url: None, auth: None, rows: None } => {
                Ok(Self::Strategy(name))
            }
            Written {
                strategy: None,
                method: Some(method),
                url: Some(url),
                auth: Some(auth),
                rows: Some(rows),
            } => Ok(Self::Data(DataCheck { method, url, auth, rows })),
            Written { strategy: Some(_), .. } => {
                Err("a check with a strategy has nothing beside it")
            }
            _ => Err("a check has a method, url, auth and rows"),
        }
    }
}

impl Check {
    /// What does not fit together, or into the kind.
    pub(crate) fn contradiction(&self, kind: &Kind) -> Option<String> {
        match self {
            Self::Strategy(_) => None,
            Self::Data(data) => data.contradiction(kind),
        }
    }
}

impl DataCheck {
    /// The host the key is sent to.
    pub fn host(&self) -> Option<String> {
        let url = Url::parse(&self.url).ok()?;
        match url.host()? {
            Host::Domain(host) if is_host_name(host) => Some(host.to_owned()),
            _ => None,
        }
    }

    /// The ids in braces, each a whole segment of the path; nothing where a brace stands anywhere else.
    pub(crate) fn parts(&self) -> Option<Vec<&str>> {
        let (path, rest) = self.path()?;
        let mut ids = Vec::new();
        for segment in path.split('/').filter(|segment| segment.contains(['{', '}'])) {
            let id = segment.strip_prefix('{')?.strip_suffix('}')?;
            if id.is_empty() || id.contains(['{', '}']) {
                return None;
            }
            ids.push(id);
        }
        (!rest.contains(['{', '}'])).then_some(ids)
    }

    /// The path without its first slash, and everything else.
    fn path(&self) -> Option<(&str, String)> {
        let after = self.url.strip_prefix("https://")?;
        let (host, path) = after.split_once('/')?;
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Some((path, format!("{host}?{query}")))
    }

    fn contradiction(&self, kind: &Kind) -> Option<String> {
        let url = &self.url;
        let is_plain = Url::parse(url).is_ok_and(|parsed| {
            parsed.scheme() == "https"
                && parsed.username().is_empty()
                && parsed.password().is_none()
                && parsed.fragment().is_none()
        });
        // The parser drops a port that is https's own: look at what was written.
        let written_host = url.strip_prefix("https://").and_then(|rest| rest.split('/').next());
        if !is_plain || self.path().is_none() || self.host().as_deref() != written_host {
            return Some(format!("{url} is not https with a literal host and a path"));
        }
        if url.contains(|sign: char| !sign.is_ascii_graphic() || sign == '\\') {
            return Some(format!("{url} holds signs that do not belong into an address"));
        }
        let Some(parts) = self.parts() else {
            return Some(format!("what stands in braces in {url} is no whole segment of the path"));
        };
        let user = match &self.auth {
            Auth::BasicPassword { user } => Some(user.as_str()),
            _ => None,
        };
        let account = SEGMENT.trim_matches(['{', '}']);
        let unknown = |id: &&str| *id != account && kind.field(id).is_none();
        if let Some(id) = parts.into_iter().chain(user).find(unknown) {
            return Some(format!("the check names the field {id}, which does not exist"));
        }
        if kind.field(account).is_some() {
            return Some(format!("a field is called {account}, as the account's own is"));
        }
        if let Auth::Header { name, prefix } = &self.auth {
            let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            let small = name.to_ascii_lowercase();
            if name.is_empty()
                || !name.bytes().all(is_name)
                || NOT_FOR_KEYS.contains(&small.as_str())
            {
                return Some(format!("{name} is no header for a key"));
            }
            if !prefix.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
                return Some("the prefix holds signs that do not belong into a header".into());
            }
        }
        self.table_contradiction()
    }

    fn table_contradiction(&self) -> Option<String> {
        if self.rows.len() > MOST_ROWS {
            return Some(format!("its table has more than {MOST_ROWS} rows"));
        }
        if !self.rows.iter().any(|row| row.outcome == Outcome::Works) {
            return Some("no row of its table says that the key works".into());
        }
        let mut closed = Vec::new();
        for row in &self.rows {
            let status = row.status;
            if !(200..600).contains(&status) || row.body_contains.as_deref() == Some("") {
                return Some(format!("the row for {status} can fit no answer, or every one"));
            }
            if closed.contains(&status) {
                return Some(format!("a row for {status} stands below one that always fits"));
            }
            if (300..400).contains(&status) && row.outcome == Outcome::Works {
                return Some(
                    "an answer that points elsewhere does not say that a key works".into(),
                );
            }
            if row.body_contains.is_none() {
                closed.push(status);
            }
        }
        None
    }
}
