//! What the app may ask, and our own passwords at sites, folded from what happened.

use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::Change;
use crate::state::State;

/// A password of our own at a site.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Connection {
    pub(crate) account: Id,
    pub(crate) secret: Id,
    /// It stays until it is ended; else it ends with the job.
    pub(crate) kept: bool,
    pub(crate) made: Timestamp,
}

impl State {
    pub(super) fn apply_to_connection(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::HostApproved { host, what_for } => {
                self.hosts.insert(host.clone(), *what_for);
            }
            Change::CatalogApproved { sha256, .. } => {
                self.approved_catalogs.insert(sha256.clone());
            }
            Change::ConnectionMade { connection, account, secret, kept } => {
                let (account, secret) = (account.clone(), secret.clone());
                let made = Connection { account, secret, kept: *kept, made: recorded };
                self.connections.insert(connection.clone(), made);
            }
            Change::ConnectionEnded { connection, .. } => {
                self.connections.remove(connection);
            }
            change => self.apply_to_link(change, recorded),
        }
    }
}
