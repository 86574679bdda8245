//! API users and who holds their keys, folded from what happened to them.

use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::Change;
use crate::state::{ApiUser, State};

impl State {
    pub(super) fn apply_to_key(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::ApiUserMade { api_user, account, purpose, how, .. } => {
                let made = ApiUser {
                    account: account.clone(),
                    purpose: purpose.clone(),
                    how: *how,
                    made: recorded,
                    secret: None,
                    held: Vec::new(),
                    renewed: None,
                    replaced_by: None,
                    switched_off: None,
                    off_since: None,
                    off_seen: None,
                    deleted: None,
                    checked: None,
                    use_seen: None,
                };
                self.api_users.insert(api_user.clone(), made);
            }
            Change::KeyKept { api_user, secret } => {
                if let Some(api_user) = self.api_users.get_mut(api_user) {
                    api_user.secret = Some(secret.clone());
                    api_user.checked = None;
                    api_user.held.push(secret.clone());
                }
                self.outdate(|d| d.api_users.contains(api_user));
            }
            Change::ApiUserReplaced { old, new } => {
                self.api_user(old, |known| known.replaced_by = Some(new.clone()));
            }
            // What went astray was the key before this one.
            Change::KeyRenewed { api_user } => {
                self.api_user(api_user, |known| {
                    (known.secret, known.renewed) = (None, Some(recorded));
                });
                for grant in self.grants.values_mut().filter(|g| g.api_user == *api_user) {
                    grant.exposed = false;
                }
            }
            Change::ApiUserSwitchedOff { api_user, since } => self.api_user(api_user, |known| {
                (known.switched_off, known.off_since) = (Some(recorded), *since);
                known.off_seen = None;
            }),
            Change::SwitchOffSeen { api_user } => {
                self.api_user(api_user, |known| known.off_seen = Some(recorded));
            }
            // What is deleted is off as well, since that day unless it was before.
            Change::ApiUserDeleted { api_user, since } => self.api_user(api_user, |known| {
                known.deleted = Some(recorded);
                if known.switched_off.is_none() {
                    (known.switched_off, known.off_since) = (Some(recorded), *since);
                }
            }),
            Change::KeyChecked { api_user, outcome } => {
                self.api_user(api_user, |known| known.checked = Some((recorded, *outcome)));
            }
            Change::UseSeen { api_user } => {
                self.api_user(api_user, |known| known.use_seen = Some(recorded));
            }
            Change::ApiUserSwitchedOn { api_user } => {
                self.api_user(api_user, |known| {
                    (known.switched_off, known.off_since, known.off_seen) = (None, None, None);
                });
            }
            Change::ApiUserChanged { api_user, account, purpose } => {
                if let Some(known) = self.api_users.get_mut(api_user) {
                    if let Some(account) = account {
                        known.account = account.clone();
                    }
                    if let Some(purpose) = purpose {
                        known.purpose.clone_from(purpose);
                    }
                }
                self.outdate(|d| d.api_users.contains(api_user));
            }
            Change::RightsChanged { api_user, purpose, opens_everything, .. } => {
                if let Some(purpose) = purpose {
                    self.api_user(api_user, |known| known.purpose.clone_from(purpose));
                }
                let grants = self.grants.values_mut();
                for grant in grants.filter(|g| g.api_user == *api_user && g.ended.is_none()) {
                    // The end that was agreed was that of what it was for.
                    if let Some(purpose) = purpose {
                        grant.purpose.clone_from(purpose);
                        grant.ends = None;
                    }
                    grant.opens_everything = opens_everything.unwrap_or(grant.opens_everything);
                }
                self.outdate(|d| d.api_users.contains(api_user));
            }
            change => self.apply_to_grant(change, recorded),
        }
    }

    fn api_user(&mut self, id: &Id, change: impl FnOnce(&mut ApiUser)) {
        if let Some(known) = self.api_users.get_mut(id) {
            change(known);
        }
    }
}
