//! A secret link for the unlock words.

use serde::{Deserialize, Serialize};

/// Where a link is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LinkServer {
    /// `eu.onetimesecret.com`.
    #[default]
    Eu,
    /// `uk.onetimesecret.com`.
    Uk,
    /// `us.onetimesecret.com`.
    Us,
    /// `ca.onetimesecret.com`.
    Ca,
    /// `nz.onetimesecret.com`.
    Nz,
    /// A server of the organisation's own.
    Own,
}

/// What a person wants of a link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct LinkAnswers {
    /// Where it is made.
    pub server: LinkServer,
    /// The address of the organisation's own server; else empty.
    pub host: String,
    /// After how many days it ends by itself: 1, 3 or 7.
    pub days: u32,
}

/// A link that was made. The link itself is copied by Rust and shown only when asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LinkView {
    /// The server's host.
    pub host: String,
    /// When it was made, a moment.
    pub made: String,
    /// When it ends by itself, a moment.
    pub ends: String,
    /// How it stood when that was asked last.
    pub state: LinkStanding,
    /// When that was, a moment; the moment it was made where nobody asked yet.
    pub asked: String,
}

/// How a link stands, as its server says. It proves nothing about who opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LinkStanding {
    /// The words were shown to nobody. Whether its page was looked at, the server does not say.
    New,
    /// The words were shown to somebody.
    Opened,
    /// It was ended before anybody saw it.
    Burnt,
    /// It ended by itself, or its server does not know it any more.
    Gone,
}

/// A link, shown because a person pressed *Show*. No `Debug`: whoever has it sees the words.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LinkShown {
    /// The link.
    pub link: String,
    /// After how many seconds the window hides it.
    pub seconds: u32,
}
