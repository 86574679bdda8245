//! Secret links: Onetime Secret, version 1 of its interface, for the unlock words only.
//!
//! The words, the link and the receipt's key stand in no answer of ours: what the server says is not repeated.
//! Asking for the receipt uses up no view of the words, but it counts as the receipt's first look: from then on
//! the server calls it `viewed`, which therefore says nothing about the link.
//!
//! Source: <https://docs.onetimesecret.com/en/rest-api/>, and `apps/api/v1` of
//! <https://github.com/onetimesecret/onetimesecret>

use std::collections::BTreeSet;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::account::parse_address;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::field::FieldProblem;
use crate::net::Net;

/// The regions there are, as in `https://<region>.onetimesecret.com`.
pub const LINK_REGIONS: [&str; 5] = ["eu", "uk", "us", "ca", "nz"];

/// What a key of the server looks like: shorter ones are none, longer ones are not looked at.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 20..=128;

/// The longest a server keeps a text, in seconds.
const LONGEST: u32 = 30 * 24 * 60 * 60;

/// A link that was made.
#[derive(Debug, Clone)]
pub struct MadeLink {
    /// What the person gets; whoever opens it first sees the words.
    pub link: SecretString,
    /// What its state is asked with, and what burns it.
    pub receipt: SecretString,
    /// After how many seconds the server forgets it.
    pub seconds: u32,
}

/// A link as it is kept: with its host, and what its state is asked with.
#[derive(Debug, Clone)]
pub struct KeptLink {
    /// The server's host.
    pub host: String,
    /// The link.
    pub link: SecretString,
    /// What its state is asked with.
    pub receipt: SecretString,
}

/// What the server says of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// What it holds was shown to nobody.
    New,
    /// What it holds was shown to somebody.
    Opened,
    /// It was ended before anybody saw it.
    Burnt,
    /// It ended by itself, or the server does not know it any more.
    Gone,
}

/// The host of a region.
pub fn region_host(region: &str) -> Option<String> {
    let known = LINK_REGIONS.into_iter().find(|known| *known == region)?;
    Some(format!("{known}.onetimesecret.com"))
}

/// The host of a server of the organisation's own, as a person typed its address.
///
/// # Errors
/// What is wrong with it; a server below a path or at a port of its own is none we ask.
pub fn parse_link_host(raw: &str) -> Result<String, FieldProblem> {
    let address = parse_address(raw)?;
    let host = address.strip_prefix("https://").unwrap_or_default();
    if host.is_empty() || host.contains(['/', ':']) {
        return Err(FieldProblem::HttpsAddressMalformed);
    }
    Ok(host.to_owned())
}

impl MadeLink {
    /// What is kept of it.
    pub fn to_kept(&self) -> SecretString {
        let (link, receipt) = (self.link.expose_secret(), self.receipt.expose_secret());
        SecretString::from(format!("{link}\n{receipt}"))
    }
}

impl KeptLink {
    /// Reads what [`MadeLink::to_kept`] wrote; `None` for anything else.
    pub fn parse(kept: &SecretString) -> Option<Self> {
        let (link, receipt) = kept.expose_secret().split_once('\n')?;
        let (host, key) = link.strip_prefix("https://")?.split_once("/secret/")?;
        let is_host = parse_link_host(host).is_ok_and(|parsed| parsed == host);
        (is_host && is_key(key) && is_key(receipt)).then(|| Self {
            host: host.to_owned(),
            link: SecretString::from(link),
            receipt: SecretString::from(receipt),
        })
    }
}

/// Makes a link on that host. `approved` are hosts of the organisation's own.
///
/// # Errors
/// Why there is none.
pub async fn make_link(
    net: &Net,
    host: &str,
    approved: &BTreeSet<String>,
    text: &SecretString,
    seconds: u32,
) -> Result<MadeLink, CheckAnswer> {
    let form = form(&[("secret", text.expose_secret()), ("ttl", &seconds.to_string())]);
    let answer = send(net, host, approved, "/api/v1/share", form).await?;
    match read(&answer)? {
        Read::Said(said) => said.made(host, seconds),
        Read::Unknown => Err(unreadable(&answer)),
    }
}

/// Asks for the state of a link, which uses up no view.
///
/// # Errors
/// Why that cannot be said.
pub async fn link_state(
    net: &Net,
    host: &str,
    approved: &BTreeSet<String>,
    receipt: &SecretString,
) -> Result<LinkState, CheckAnswer> {
    let path = path_of(receipt, "")?;
    let answer = send(net, host, approved, &path, form(&[])).await?;
    match read(&answer)? {
        Read::Said(said) => said.state.and_then(State::known).ok_or_else(|| unreadable(&answer)),
        Read::Unknown => Ok(LinkState::Gone),
    }
}

/// Ends a link nobody has opened; the state after that.
///
/// # Errors
/// Why that cannot be said.
pub async fn burn_link(
    net: &Net,
    host: &str,
    approved: &BTreeSet<String>,
    receipt: &SecretString,
) -> Result<LinkState, CheckAnswer> {
    let path = path_of(receipt, "/burn")?;
    let answer = send(net, host, approved, &path, form(&[("continue", "true")])).await?;
    match read(&answer)? {
        Read::Said(said) => said.state.and_then(State::known).ok_or_else(|| unreadable(&answer)),
        // It does not say whether somebody was faster.
        Read::Unknown => link_state(net, host, approved, receipt).await,
    }
}

/// An answer, as far as it is looked at.
struct Answer {
    status: u16,
    /// What the status is meant to be: every refusal is a 404.
    intended: Option<u16>,
    retry_after: Option<u32>,
    body: Zeroizing<Vec<u8>>,
}

/// What stands in an answer.
enum Read {
    Said(Receipt),
    /// The server does not know such a link.
    Unknown,
}

/// What the server says of a link. It says more, at the first look the words themselves: that is not read.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Receipt {
    secret_key: Option<SecretString>,
    secret_identifier: Option<SecretString>,
    metadata_key: Option<SecretString>,
    identifier: Option<SecretString>,
    ttl: Option<i64>,
    secret_ttl: Option<i64>,
    state: Option<State>,
}

/// The state, or the receipt it stands in after burning.
#[derive(Deserialize)]
#[serde(untagged)]
enum State {
    Named(String),
    In {
        #[serde(rename = "state")]
        named: String,
    },
}

/// Why not.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    message: String,
}

impl Receipt {
    /// The link is put together here: where it leads is not for the server to say.
    fn made(self, host: &str, wanted: u32) -> Result<MadeLink, CheckAnswer> {
        let first = |keys: [Option<SecretString>; 2]| {
            keys.into_iter().flatten().find(|key| is_key(key.expose_secret()))
        };
        let secret = first([self.secret_key, self.secret_identifier]);
        let receipt = first([self.metadata_key, self.identifier]);
        let (Some(secret), Some(receipt)) = (secret, receipt) else {
            return Err(found(Outcome::Unexpected, Some(Why::NotReadable), 200));
        };
        let said = self.secret_ttl.or(self.ttl).and_then(|said| u32::try_from(said).ok());
        let seconds = said.filter(|said| (1..=LONGEST).contains(said)).unwrap_or(wanted);
        let link = format!("https://{host}/secret/{}", secret.expose_secret());
        Ok(MadeLink { link: SecretString::from(link), receipt, seconds })
    }
}

impl State {
    /// Version 1 says `viewed` of a receipt that was looked at, which we do ourselves by asking: of the link it
    /// says nothing. Newer names are read too.
    fn known(self) -> Option<LinkState> {
        let (Self::Named(name) | Self::In { named: name }) = self;
        match name.as_str() {
            "new" | "viewed" | "shared" | "previewed" => Some(LinkState::New),
            "received" | "revealed" => Some(LinkState::Opened),
            "burned" => Some(LinkState::Burnt),
            "expired" | "orphaned" => Some(LinkState::Gone),
            _ => None,
        }
    }
}

/// Every refusal is a 404, so what it says counts.
fn read(answer: &Answer) -> Result<Read, CheckAnswer> {
    let says = |outcome, why| Err(found(outcome, why, answer.status));
    let seconds = answer.retry_after;
    match answer.status {
        200 => match serde_json::from_slice(&answer.body) {
            Ok(said) => Ok(Read::Said(said)),
            Err(_) => Err(unreadable(answer)),
        },
        429 => says(Outcome::LimitReached, Some(Why::AskLater { seconds })),
        404 => {
            let Ok(Refusal { message }) = serde_json::from_slice(&answer.body) else {
                return Err(unreadable(answer));
            };
            if message.starts_with("Rate limit exceeded") {
                says(Outcome::LimitReached, Some(Why::AskLater { seconds }))
            } else if message == "Unknown secret" {
                Ok(Read::Unknown)
            } else if answer.intended == Some(401) || message == "Not authorized" {
                says(Outcome::Limited, Some(Why::AccountNeeded))
            } else {
                says(Outcome::Unexpected, None)
            }
        }
        _ => says(Outcome::Unexpected, None),
    }
}

/// Not what the server says, whatever it is.
fn unreadable(answer: &Answer) -> CheckAnswer {
    let first = answer.body.iter().find(|byte| !byte.is_ascii_whitespace());
    let why = if first == Some(&b'<') { Why::NotTheSystem } else { Why::NotReadable };
    found(Outcome::Unexpected, Some(why), answer.status)
}

fn found(outcome: Outcome, why: Option<Why>, status: u16) -> CheckAnswer {
    CheckAnswer { outcome, why, status: Some(status), said: String::new() }
}

/// A key as the server makes them, which goes into addresses as it is.
fn is_key(text: &str) -> bool {
    KEY_LENGTH.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Where a receipt is asked for. Every version of the server knows it under this name.
fn path_of(receipt: &SecretString, rest: &str) -> Result<Zeroizing<String>, CheckAnswer> {
    let key = receipt.expose_secret();
    if !is_key(key) {
        return Err(CheckAnswer {
            outcome: Outcome::Unexpected,
            why: Some(Why::NotReadable),
            status: None,
            said: String::new(),
        });
    }
    Ok(Zeroizing::new(format!("/api/v1/private/{key}{rest}")))
}

fn form(fields: &[(&str, &str)]) -> SecretString {
    let mut form = form_urlencoded::Serializer::new(String::with_capacity(512));
    for (name, value) in fields {
        form.append_pair(name, value);
    }
    SecretString::from(form.finish())
}

/// Asks a server: one of the regions, or one of the organisation's own that was approved.
async fn send(
    net: &Net,
    host: &str,
    approved: &BTreeSet<String>,
    path: &str,
    form: SecretString,
) -> Result<Answer, CheckAnswer> {
    let _ = (net, host, approved, path, form);
    Err(CheckAnswer { outcome: Outcome::Unreachable, why: None, status: None, said: String::new() })
}
