//! A site where the app makes keys itself, and our connection to it.

use serde::Serialize;

/// The site a key is made on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SiteView {
    /// Its host; empty until an address was typed.
    pub host: String,
    /// The host was approved, and it is a site we can ask.
    pub found: bool,
    /// What the site calls itself; may be empty.
    pub name: String,
    /// Our connection to it; empty until the password was pasted.
    pub connection: Option<ConnectionView>,
}

/// Our connection to a site: an application password of ours. It is never shown, copied or sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ConnectionView {
    /// Its id.
    pub id: String,
    /// The site's host.
    pub host: String,
    /// The user it speaks for.
    pub user: String,
    /// It stays until it is ended; else it ends with the job.
    pub kept: bool,
    /// Since when, a moment.
    pub made: String,
}

/// What the app can do with a key at its system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ThereView {
    /// The site's host.
    pub host: String,
    /// Our connection; without one the person connects first.
    pub connection: Option<ConnectionView>,
    /// When the system saw it used last, a moment; empty where it never was, or nobody asked yet.
    pub last_used: String,
    /// From which address; may be empty.
    pub last_from: String,
    /// When that was asked, a moment; empty where nobody asked yet.
    pub asked: String,
    /// It can be switched off from here.
    pub can_switch_off: bool,
}
