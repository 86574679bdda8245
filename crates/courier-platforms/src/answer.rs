//! What came back, before anybody has made sense of it.

use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use crate::check::{CheckAnswer, Outcome, Why};
use crate::scrub::scrub;

/// The most seconds of waiting that are said.
const LONGEST_WAIT: u32 = 7 * 24 * 3600;

/// An answer. It has no `Debug`: platforms repeat keys.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// What was asked.
    pub(crate) url: Url,
    /// How many seconds this computer's clock is ahead of the answer's `Date`, where it has one.
    pub(crate) clock_ahead: Option<i64>,
}

impl Answer {
    /// The body as text, whatever it is.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Whether it says that it is JSON, and is not.
    pub(crate) fn is_broken_json(&self) -> bool {
        let kind = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        kind.contains("json") && !self.body.is_empty() && self.json().is_none()
    }

    /// Whether the request was done.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A header, where it is plain text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether a page answered: by what it calls itself, or by how it begins.
    pub(crate) fn is_html(&self) -> bool {
        let kind = self.header(CONTENT_TYPE.as_str()).unwrap_or_default().to_ascii_lowercase();
        let start: String = self.text().chars().take(1024).collect::<String>().to_ascii_lowercase();
        let start =
            start.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
        let begins = ["<!doctype html", "<html", "<head", "<body", "<!--"];
        kind.contains("html") || begins.iter().any(|begin| start.starts_with(begin))
    }

    /// That outcome, with this answer's status.
    pub(crate) fn found(&self, outcome: Outcome) -> CheckAnswer {
        CheckAnswer { status: Some(self.status), ..CheckAnswer::new(outcome) }
    }

    /// The same with a reason.
    pub(crate) fn found_why(&self, outcome: Outcome, why: Why) -> CheckAnswer {
        CheckAnswer { why: Some(why), ..self.found(outcome) }
    }

    /// The key has asked too often; when to ask again, where the answer says.
    pub(crate) fn limit_reached(&self) -> CheckAnswer {
        let value = self.header(RETRY_AFTER.as_str()).map(str::trim);
        let seconds = value.and_then(|value| value.parse::<u32>().ok());
        let seconds = seconds.map(|seconds| seconds.min(LONGEST_WAIT));
        self.found_why(Outcome::LimitReached, Why::AskLater { seconds })
    }

    /// What an answer means to which nothing else is known: somewhere else, a page, a limit, trouble over there,
    /// or something new, of which the beginning is shown without the secrets.
    pub(crate) fn unexpected(&self, secrets: &[&SecretString]) -> CheckAnswer {
        if let Some(elsewhere) = self.redirected(secrets) {
            return elsewhere;
        }
        if self.is_html() || self.status == 511 {
            return self.found_why(Outcome::Unexpected, Why::NotTheSystem);
        }
        match self.status {
            429 => self.limit_reached(),
            500..600 => self.found_why(Outcome::Unreachable, Why::Trouble),
            _ => self.unknown(secrets),
        }
    }

    /// An answer that is new to us.
    pub(crate) fn unknown(&self, secrets: &[&SecretString]) -> CheckAnswer {
        let why = (self.is_success() && self.json().is_none()).then_some(Why::NotReadable);
        CheckAnswer { why, said: scrub(&self.text(), secrets), ..self.found(Outcome::Unexpected) }
    }

    /// Where it sends us; nothing is asked there.
    fn redirected(&self, secrets: &[&SecretString]) -> Option<CheckAnswer> {
        if !(300..400).contains(&self.status) {
            return None;
        }
        let target = self.header(LOCATION.as_str()).and_then(|to| self.url.join(to).ok());
        let host = target.as_ref().and_then(Url::host_str).unwrap_or_default();
        let host = scrub(host, secrets);
        Some(self.found_why(Outcome::Unexpected, Why::Redirected { host }))
    }
}
