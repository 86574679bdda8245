//! The network. Only this file builds an HTTP client.

use std::collections::BTreeSet;

/// Where requests go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To the systems themselves.
    Real,
    /// To the practice server on this computer, whatever host is named.
    Practice {
        /// The port it listens on.
        port: u16,
    },
}

/// What asks the systems.
#[derive(Debug, Clone)]
pub struct Net {
    reach: Reach,
}

/// The hosts a request may go to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedHosts(BTreeSet<String>);

impl Net {
    /// A client for that reach.
    pub fn new(reach: Reach) -> Self {
        Self { reach }
    }

    /// Where its requests go.
    pub fn reach(&self) -> Reach {
        self.reach
    }
}
