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
use url::Url;

use crate::account::parse_address;
use crate::answer::Answer;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::field::FieldProblem;
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::Request;

/// The regions there are, as in `https://<region>.onetimesecret.com`.
pub const LINK_REGIONS: [&str; 5] = ["eu", "uk", "us", "ca", "nz"];

/// What a key of the server looks like: shorter ones are none, longer ones are not looked at.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 20..=128;

/// The header in which a 404 says what it is meant to be.
const INTENDED: &str = "X-OTS-Intended-Status";

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
    let share = Request::post(url(host, &["share"])?);
    let share = share.form(&[("ttl", &seconds.to_string())], &[("secret", text)]);
    let answer = net.ask(&allowed(approved), share).await?;
    match read(&answer)? {
        Read::Said(said) => said.made(host, seconds).ok_or_else(|| unread(&answer)),
        Read::Unknown => Err(answer.found(Outcome::Unexpected)),
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
    let ask = Request::post(url(host, &["private", key_of(receipt)?])?);
    let answer = net.ask(&allowed(approved), ask).await?;
    match read(&answer)? {
        Read::Said(said) => said.stands().ok_or_else(|| unread(&answer)),
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
    let burn = Request::post(url(host, &["private", key_of(receipt)?, "burn"])?);
    let burn = burn.form(&[("continue", "true")], &[]);
    let answer = net.ask(&allowed(approved), burn).await?;
    match read(&answer)? {
        Read::Said(said) => said.stands().ok_or_else(|| unread(&answer)),
        // It does not say whether somebody was faster.
        Read::Unknown => link_state(net, host, approved, receipt).await,
    }
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
    fn made(self, host: &str, wanted: u32) -> Option<MadeLink> {
        let first = |keys: [Option<SecretString>; 2]| {
            keys.into_iter().flatten().find(|key| is_key(key.expose_secret()))
        };
        let secret = first([self.secret_key, self.secret_identifier])?;
        let receipt = first([self.metadata_key, self.identifier])?;
        let said = self.secret_ttl.or(self.ttl).and_then(|said| u32::try_from(said).ok());
        let seconds = said.filter(|said| (1..=LONGEST).contains(said)).unwrap_or(wanted);
        let link = format!("https://{host}/secret/{}", secret.expose_secret());
        Some(MadeLink { link: SecretString::from(link), receipt, seconds })
    }

    fn stands(self) -> Option<LinkState> {
        self.state?.known()
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

/// Every refusal is a 404, so what it says counts, and the header that says what it is meant to be.
fn read(answer: &Answer) -> Result<Read, CheckAnswer> {
    if answer.is_html() {
        return Err(unread(answer));
    }
    match answer.status {
        200 => serde_json::from_slice(&answer.body).map(Read::Said).map_err(|_| unread(answer)),
        404 => {
            let refused = serde_json::from_slice::<Refusal>(&answer.body);
            let message = refused.map_err(|_| unread(answer))?.message;
            if message.starts_with("Rate limit exceeded") {
                Err(answer.limit_reached())
            } else if message == "Unknown secret" {
                Ok(Read::Unknown)
            } else if message == "Not authorized" || answer.header(INTENDED) == Some("401") {
                Err(answer.found_why(Outcome::Limited, Why::AccountNeeded))
            } else {
                Err(answer.found(Outcome::Unexpected))
            }
        }
        _ => Err(unread(answer)),
    }
}

/// An answer that is none of theirs. What stands in it is not repeated: it may be the words.
fn unread(answer: &Answer) -> CheckAnswer {
    CheckAnswer { said: String::new(), ..answer.unexpected(&[]) }
}

/// A key as the server makes them, which goes into addresses as it is.
fn is_key(text: &str) -> bool {
    KEY_LENGTH.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn key_of(receipt: &SecretString) -> Result<&str, CheckAnswer> {
    let key = receipt.expose_secret();
    is_key(key).then_some(key).ok_or(CheckAnswer::because(Outcome::Unexpected, Why::KeyMalformed))
}

/// Where the server is asked. Every version of it knows these names; newer ones have others too.
fn url(host: &str, path: &[&str]) -> Result<Url, CheckAnswer> {
    let malformed =
        || CheckAnswer::because(Outcome::Unreachable, Why::NotApproved { host: host.to_owned() });
    let mut url = Url::parse(&format!("https://{host}/api/v1")).map_err(|_| malformed())?;
    url.path_segments_mut().map_err(|()| malformed())?.extend(path);
    Ok(url)
}

/// The regions, and servers of the organisation's own that were approved.
fn allowed(approved: &BTreeSet<String>) -> AllowedHosts {
    let regions = LINK_REGIONS.into_iter().filter_map(region_host);
    AllowedHosts::of(regions.chain(approved.iter().cloned()))
}
