//! Secret links: Onetime Secret, version 1 of its interface, for the unlock words only.
//!
//! Source: <https://docs.onetimesecret.com/en/rest-api/>

use std::collections::BTreeSet;

use secrecy::SecretString;

use crate::check::CheckAnswer;
use crate::net::Net;

/// The regions there are, as in `https://<region>.onetimesecret.com`.
pub const LINK_REGIONS: [&str; 5] = ["eu", "uk", "us", "ca", "nz"];

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

/// What the server says of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// Nobody opened it.
    New,
    /// Its page was opened, what it holds was not shown.
    PageSeen,
    /// What it holds was shown to somebody.
    Opened,
    /// It was ended before anybody saw it.
    Burnt,
    /// It ended by itself, or the server does not know it any more.
    Gone,
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
    let _ = (net, host, approved, text, seconds);
    Err(nothing())
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
    let _ = (net, host, approved, receipt);
    Err(nothing())
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
    let _ = (net, host, approved, receipt);
    Err(nothing())
}

fn nothing() -> CheckAnswer {
    CheckAnswer {
        outcome: crate::check::Outcome::Unreachable,
        why: None,
        status: None,
        said: String::new(),
    }
}
