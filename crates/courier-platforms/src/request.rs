//! A request being put together. Here a key becomes a part of it, and nowhere else.

use data_encoding::BASE64;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use url::Url;
use zeroize::Zeroizing;

use crate::check::Why;
use crate::net::Reach;

/// What a key of the practice platform begins with.
const PRACTICE: &str = "PRACTICE-";

/// What is asked, of whom. It has no `Debug`: a key may stand in any part of it.
pub(crate) struct Request {
    pub(crate) method: reqwest::Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) read: Read,
    /// A part that could not be written.
    pub(crate) wrong: Option<Why>,
}

/// How much of an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// All of it; longer than that many bytes it is none.
    Upto(usize),
    /// The first line that is not blank; then the connection is dropped.
    FirstLine,
}

impl Read {
    /// What any answer to a single question fits into.
    pub(crate) const ANSWER: Self = Self::Upto(64 * 1024);
    /// What the first page of a list fits into.
    pub(crate) const LIST: Self = Self::Upto(1024 * 1024);
}

/// The key without what marks it as one of the practice platform, where it goes there.
pub(crate) fn bare_key(reach: Reach, key: &SecretString) -> SecretString {
    let whole = key.expose_secret();
    let marked = whole.strip_prefix(PRACTICE).filter(|_| reach != Reach::Real);
    SecretString::from(marked.unwrap_or(whole))
}

impl Request {
    /// Asks.
    pub(crate) fn get(url: Url) -> Self {
        Self::new(reqwest::Method::GET, url)
    }

    /// Sends.
    pub(crate) fn post(url: Url) -> Self {
        Self::new(reqwest::Method::POST, url)
    }

    /// Changes.
    pub(crate) fn put(url: Url) -> Self {
        Self::new(reqwest::Method::PUT, url)
    }

    /// Removes.
    pub(crate) fn delete(url: Url) -> Self {
        Self::new(reqwest::Method::DELETE, url)
    }

    fn new(method: reqwest::Method, url: Url) -> Self {
        let headers =
            HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        Self { method, url, headers, body: None, read: Read::ANSWER, wrong: None }
    }

    /// How much of the answer is read.
    pub(crate) fn reading(mut self, read: Read) -> Self {
        self.read = read;
        self
    }

    /// A header without a secret.
    pub(crate) fn header(self, name: &'static str, value: &str) -> Self {
        self.with_header(name, value, false)
    }

    /// A header with the key in it.
    pub(crate) fn secret_header(self, name: &str, prefix: &str, key: &SecretString) -> Self {
        let value = Zeroizing::new(format!("{prefix}{}", key.expose_secret()));
        self.with_header(name, &value, true)
    }

    /// `Authorization: Bearer KEY`.
    pub(crate) fn bearer(self, key: &SecretString) -> Self {
        self.secret_header(AUTHORIZATION.as_str(), "Bearer ", key)
    }

    /// HTTP Basic with the key as password.
    pub(crate) fn basic(self, user: &str, key: &SecretString) -> Self {
        let pair = Zeroizing::new(format!("{user}:{}", key.expose_secret()));
        // A colon in the user's name would move the password.
        if user.contains(':') { self.unwritable(Why::Incomplete) } else { self.basic_pair(&pair) }
    }

    /// HTTP Basic with the key as user and no password.
    pub(crate) fn basic_user(self, key: &SecretString) -> Self {
        let pair = Zeroizing::new(format!("{}:", key.expose_secret()));
        self.basic_pair(&pair)
    }

    fn basic_pair(self, pair: &str) -> Self {
        let value = Zeroizing::new(format!("Basic {}", BASE64.encode(pair.as_bytes())));
        self.with_header(AUTHORIZATION.as_str(), &value, true)
    }

    /// The bare key as body.
    pub(crate) fn secret_body(mut self, kind: &'static str, key: &SecretString) -> Self {
        self.body = Some(key.expose_secret().as_bytes().to_vec());
        self.header(CONTENT_TYPE.as_str(), kind)
    }

    /// A form as body.
    pub(crate) fn form(mut self, plain: &[(&str, &str)], secret: &[(&str, &SecretString)]) -> Self {
        // Large enough for a text that is sent so: what a longer one grew out of would stay in memory.
        let mut form = url::form_urlencoded::Serializer::new(String::with_capacity(1024));
        form.extend_pairs(plain);
        form.extend_pairs(secret.iter().map(|(name, value)| (name, value.expose_secret())));
        self.body = Some(form.finish().into_bytes());
        self.header(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")
    }

    /// A JSON document without a secret as body.
    pub(crate) fn json(mut self, value: &serde_json::Value) -> Self {
        self.body = Some(value.to_string().into_bytes());
        self.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// A JSON document with the secret and nothing else as body.
    pub(crate) fn secret_json(mut self, name: &str, secret: &SecretString) -> Self {
        let document = serde_json::json!({ name: secret.expose_secret() });
        self.body = Some(document.to_string().into_bytes());
        self.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// The secret as one more segment of the path, for a platform that asks for it there.
    pub(crate) fn secret_segment(mut self, secret: &SecretString) -> Self {
        let secret = secret.expose_secret();
        // `.` and `..` would be taken for steps in the path.
        let is_segment = !secret.trim_matches('.').is_empty();
        let mut is_written = false;
        if let (true, Ok(mut path)) = (is_segment, self.url.path_segments_mut()) {
            path.push(secret);
            is_written = true;
        }
        if is_written { self } else { self.unwritable(Why::NotReadable) }
    }

    /// The secret as one more part of the query, for a platform that asks for it there.
    pub(crate) fn secret_query(mut self, name: &str, secret: &SecretString) -> Self {
        self.url.query_pairs_mut().append_pair(name, secret.expose_secret());
        self
    }

    fn with_header(mut self, name: &str, value: &str, is_secret: bool) -> Self {
        let is_written = value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        let parsed = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value));
        let (Ok(name), Ok(mut value), true) = (parsed.0, parsed.1, is_written) else {
            return self.unwritable(if is_secret { Why::KeyMalformed } else { Why::Incomplete });
        };
        value.set_sensitive(is_secret);
        self.headers.insert(name, value);
        self
    }

    fn unwritable(mut self, why: Why) -> Self {
        self.wrong = self.wrong.or(Some(why));
        self
    }
}
