//! What was asked.

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};
use data_encoding::BASE64;
use percent_encoding::percent_decode_str;

/// A request, read as far as every platform needs it.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    /// The host in small letters, without a port.
    pub(crate) host: String,
    /// The segments of the path, decoded.
    pub(crate) path: Vec<String>,
    /// What follows the host, as it was sent: signatures cover these bytes.
    pub(crate) target: String,
    pub(crate) body: Bytes,
    query: Vec<(String, String)>,
    headers: HeaderMap,
}

impl Asked {
    /// Nothing where it names no host, more than one, or two different ones.
    pub(crate) fn parse(parts: &Parts, body: Bytes) -> Option<Self> {
        let host = the_host(&parts.headers, &parts.uri)?;
        let query = parts.uri.query().unwrap_or_default();
        Some(Self {
            method: parts.method.clone(),
            host,
            path: segments(parts.uri.path()),
            target: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            body,
            query: pairs(query.as_bytes()),
            headers: parts.headers.clone(),
        })
    }

    /// The path, to be matched against.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }

    /// A value of the query; the first one.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        value(&self.query, name)
    }

    /// The body read as a form.
    pub(crate) fn form(&self) -> Form {
        Form(pairs(&self.body))
    }

    /// A header that is readable text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as text, whatever it is.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What follows `scheme` in the `Authorization` header.
    pub(crate) fn authorization(&self, scheme: &str) -> Option<&str> {
        let (first, rest) = self.header(header::AUTHORIZATION.as_str())?.split_once(' ')?;
        first.eq_ignore_ascii_case(scheme).then_some(rest.trim())
    }

    /// User and password of HTTP Basic.
    pub(crate) fn basic(&self) -> Option<(String, String)> {
        let decoded = BASE64.decode(self.authorization("basic")?.as_bytes()).ok()?;
        let text = String::from_utf8(decoded).ok()?;
        let (user, password) = text.split_once(':')?;
        Some((user.to_owned(), password.to_owned()))
    }
}

/// The fields of a form.
#[derive(Debug)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// A field; the first one.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        value(&self.0, name)
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}

fn segments(path: &str) -> Vec<String> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect()
}

fn the_host(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let mut named = headers.get_all(header::HOST).iter();
    let host = named.next()?.to_str().ok()?;
    if named.next().is_some() || uri.authority().is_some_and(|other| other.as_str() != host) {
        return None;
    }
    Some(host.strip_suffix(":443").unwrap_or(host).to_ascii_lowercase())
}
