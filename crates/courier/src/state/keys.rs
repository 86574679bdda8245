//! API users and who holds their keys, folded from what happened to them.

use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::{Change, Entry, How, Known};
use crate::state::{ApiUser, State};

impl State {
    pub(super) fn apply_to_key(&mut self, entry: &Entry, recorded: Timestamp) {
        let change = &entry.change;
        let app = entry.known == Known::Seen;
        match change {
            Change::ApiUserMade { api_user, account, purpose, how, .. } => {
                let made = ApiUser::made(account, purpose, *how, recorded);
                self.api_users.insert(api_user.clone(), made);
            }
            Change::KeyKept { api_user, secret } => {
                let mut again = false;
                self.api_user(api_user, |known| {
                    again = !known.held.is_empty();
                    known.secret = Some(secret.clone());
                    known.checked = None;
                    known.held.push(secret.clone());
                });
                // One that is kept for the first time is in no file yet.
                if again {
                    self.outdate(|d| d.api_users.contains(api_user));
                }
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
                (known.off_seen, known.off_by_app) = (None, app);
            }),
            Change::SwitchOffSeen { api_user } => {
                self.api_user(api_user, |known| known.off_seen = Some(recorded));
            }
            // What is deleted is off as well, since that day unless it was before.
            Change::ApiUserDeleted { api_user, since } => self.api_user(api_user, |known| {
                (known.deleted, known.deleted_by_app) = (Some(recorded), app);
                if known.switched_off.is_none() {
                    (known.switched_off, known.off_since) = (Some(recorded), *since);
                    known.off_by_app = app;
                }
            }),
            Change::KeyChecked { api_user, outcome } => {
                self.api_user(api_user, |known| known.checked = Some((recorded, *outcome)));
            }
            Change::UseSeen { api_user } => {
                self.api_user(api_user, |known| known.use_seen = Some(recorded));
            }
            Change::ApiUserSwitchedOn { api_user } => {
                // What was deleted never works again, whatever is said of it.
                self.api_user(api_user, |known| {
                    if known.deleted.is_none() {
                        (known.switched_off, known.off_since, known.off_seen) = (None, None, None);
                        known.off_by_app = false;
                    }
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

impl ApiUser {
    /// One that is in its system, and of which nothing else is known yet.
    fn made(account: &Id, purpose: &str, how: How, made: Timestamp) -> Self {
        Self {
            account: account.clone(),
            purpose: purpose.to_owned(),
            how,
            made,
            secret: None,
            held: Vec::new(),
            renewed: None,
            replaced_by: None,
            switched_off: None,
            off_since: None,
            off_seen: None,
            deleted: None,
            off_by_app: false,
            deleted_by_app: false,
            checked: None,
            use_seen: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::How;

    /// An API user to whom this happened, a day each from 1 March on.
    fn after(happened: impl FnOnce(&Id) -> Vec<Entry>) -> ApiUser {
        let (mut state, api_user, account) = (State::default(), Id::make(), Id::make());
        let (kind, purpose) = (String::new(), String::new());
        let made = Change::ApiUserMade {
            api_user: api_user.clone(),
            account,
            kind,
            purpose,
            how: How::Guided,
        };
        let mut day = date(2027, 3, 1);
        for entry in [made.said()].into_iter().chain(happened(&api_user)) {
            let recorded = day.at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
            state.apply(&entry, recorded);
            day = day.tomorrow().unwrap();
        }
        state.api_users.remove(&api_user).unwrap()
    }

    #[test]
    fn what_was_switched_off_and_then_deleted_is_told_apart() {
        let off = |id: &Id| Change::ApiUserSwitchedOff { api_user: id.clone(), since: None };
        let gone = |id: &Id| Change::ApiUserDeleted { api_user: id.clone(), since: None };
        let on = |id: &Id| Change::ApiUserSwitchedOn { api_user: id.clone() };
        let refused = |id: &Id| Change::SwitchOffSeen { api_user: id.clone() };

        let known = after(|id| vec![off(id).said(), refused(id).seen(), gone(id).said()]);
        assert_eq!(known.off_day(&TimeZone::UTC), Some(date(2027, 3, 2)));
        assert!(known.off_is_seen(), "the system refused it");
        assert!(!known.deleted_by_app, "that it was deleted was only said");
        assert!(!known.is_only_deleted());

        let known = after(|id| vec![gone(id).seen(), on(id).said()]);
        assert!(known.is_only_deleted() && known.deleted_by_app && known.off_is_seen());
        assert!(known.switched_off.is_some(), "nothing brings it back");

        let known = after(|id| vec![off(id).seen(), on(id).said(), off(id).said()]);
        assert_eq!(known.off_day(&TimeZone::UTC), Some(date(2027, 3, 4)));
        assert!(!known.off_is_seen(), "the last word counts");
    }
}
