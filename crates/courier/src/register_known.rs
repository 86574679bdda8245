//! What was known at a moment: the ledger folded up to there, for the register.
//!
//! Beside [`State`](crate::state::State), which says how things stand, this keeps since when they did, and which
//! versions of which cards said so.

use std::collections::{BTreeMap, HashMap};

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::{Change, Entry, Known};
use crate::ledger::Logged;
use crate::register_time::{Stop, Stops};
use crate::views::{DataCategory, EndedWhy, HeardBy, Precision, Role, Travelled};

/// What was known.
pub(crate) struct KnownThen<'a> {
    pub(crate) zone: TimeZone,
    pub(crate) agencies: BTreeMap<&'a Id, AgencyThen<'a>>,
    pub(crate) accounts: HashMap<&'a Id, AccountThen<'a>>,
    pub(crate) keys: HashMap<&'a Id, KeyThen<'a>>,
    pub(crate) grants: BTreeMap<&'a Id, GrantThen<'a>>,
    contacts: HashMap<&'a Id, &'a Id>,
    deliveries: HashMap<&'a Id, (&'a Id, &'a [Id])>,
    receipts: HashMap<(&'a Id, &'a Id), Vec<ReceiptThen>>,
    versions: HashMap<&'a Id, Vec<Version>>,
}

/// A version of a card, by its number, and what it belongs to.
struct Version {
    /// The period of its key between two changes of what that may do.
    period: usize,
    /// How often its key had been made anew.
    renewals: usize,
    nth: u32,
}

#[derive(Default)]
pub(crate) struct AgencyThen<'a> {
    pub(crate) role: Option<Role>,
    pub(crate) contract_ends: Option<Date>,
    pub(crate) countries: &'a [String],
    /// It came with an import that was taken back.
    pub(crate) undone: bool,
}

pub(crate) struct AccountThen<'a> {
    pub(crate) platform: &'a str,
    pub(crate) region: &'a str,
}

#[derive(Default)]
pub(crate) struct KeyThen<'a> {
    pub(crate) account: Option<&'a Id>,
    pub(crate) purpose: &'a str,
    pub(crate) off: Stops,
    pub(crate) deleted: Option<Stop>,
    /// It was switched off or deleted, and nobody switched it on since.
    pub(crate) is_off: bool,
    pub(crate) replaced_by: Option<&'a Id>,
    /// It came with an import that was taken back.
    pub(crate) undone: bool,
    /// What it may do was changed, in the order in which that was told; a period begins with each, and one is
    /// before the first.
    pub(crate) rights: Vec<Rights<'a>>,
    /// The purpose of each period as it was told last; none is that of the one before.
    pub(crate) purposes: Vec<Option<&'a str>>,
    pub(crate) grants: Vec<&'a Id>,
    /// How often it was made anew.
    renewals: usize,
}

pub(crate) struct Rights<'a> {
    pub(crate) since: Date,
    pub(crate) purpose: Option<&'a str>,
    pub(crate) opens_everything: Option<bool>,
}

pub(crate) struct GrantThen<'a> {
    pub(crate) api_user: &'a Id,
    pub(crate) agency: &'a Id,
    pub(crate) purpose: &'a str,
    pub(crate) opens_everything: bool,
    pub(crate) since: Date,
    pub(crate) precision: Precision,
    pub(crate) travelled: Travelled,
    pub(crate) review: Date,
    pub(crate) ends: Option<Date>,
    pub(crate) seen: bool,
    pub(crate) waited: Stops,
    pub(crate) ended: Option<(Date, EndedWhy, bool)>,
    pub(crate) owner: Option<&'a Id>,
    pub(crate) categories: &'a [DataCategory],
    pub(crate) approved_on: Option<Date>,
    pub(crate) exposed: bool,
    /// The newest period of its key when it was put on record.
    pub(crate) period: usize,
    /// How often its key had been made anew when the agency got it, from which day on.
    got: Vec<(Date, usize)>,
}

impl GrantThen<'_> {
    /// How often its key had been made anew when the agency got the one it had last until that day.
    fn renewals_on(&self, day: Date) -> usize {
        let last = self.got.iter().rfind(|(from, _)| *from <= day);
        last.or(self.got.first()).map_or(0, |(_, renewals)| *renewals)
    }
}

/// That somebody said that a key has come.
#[derive(Clone, Copy)]
pub(crate) struct ReceiptThen {
    pub(crate) at: Timestamp,
    pub(crate) heard: HeardBy,
    pub(crate) matched: bool,
}

impl<'a> KnownThen<'a> {
    /// What was known at that moment, or is known now.
    pub(crate) fn of(log: &'a [Logged], until: Option<Timestamp>) -> Self {
        let known =
            || log.iter().filter(move |set| until.is_none_or(|until| set.recorded <= until));
        let entries = known().rev().flat_map(|set| set.entries.iter().rev());
        let zone = entries.into_iter().find_map(|entry| match &entry.change {
            Change::OrganisationNamed { zone, .. } => TimeZone::get(zone).ok(),
            _ => None,
        });
        let mut then = Self {
            zone: zone.unwrap_or(TimeZone::UTC),
            agencies: BTreeMap::new(),
            accounts: HashMap::new(),
            keys: HashMap::new(),
            grants: BTreeMap::new(),
            contacts: HashMap::new(),
            deliveries: HashMap::new(),
            receipts: HashMap::new(),
            versions: HashMap::new(),
        };
        for set in known() {
            for entry in &set.entries {
                then.take(entry, set.recorded);
            }
            for (card, nth) in &set.cards {
                let (period, renewals) = then.newest(card);
                let version = Version { period, renewals, nth: *nth };
                then.versions.entry(card).or_default().push(version);
            }
        }
        then
    }

    /// The civil day of a moment.
    pub(crate) fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    fn take(&mut self, entry: &'a Entry, recorded: Timestamp) {
        let seen = entry.known == Known::Seen;
        match &entry.change {
            Change::AgencyAdded { agency } => {
                self.agencies.entry(agency).or_default();
            }
            Change::AgencyChanged { agency, role, contract_ends, countries } => {
                let (role, contract_ends) = (*role, *contract_ends);
                let known = self.agencies.entry(agency).or_default();
                (known.role, known.contract_ends, known.countries) =
                    (role, contract_ends, countries);
            }
            Change::ContactAdded { contact, agency } => {
                self.contacts.insert(contact, agency);
            }
            Change::AccountAdded { account, platform, region } => {
                self.accounts.insert(account, AccountThen { platform, region });
            }
            Change::FileMade { delivery, contact, api_users, .. } => {
                self.deliveries.insert(delivery, (contact, api_users));
            }
            Change::ReceiptMatched { delivery, heard, .. } => {
                self.received(delivery, ReceiptThen { at: recorded, heard: *heard, matched: true });
            }
            Change::ReceiptSaid { delivery, heard, .. } => {
                let said = ReceiptThen { at: recorded, heard: *heard, matched: false };
                self.received(delivery, said);
            }
            // What other access rests on is still known by its name.
            Change::ImportUndone { agencies, api_users, grants, .. } => {
                for agency in agencies {
                    self.agencies.entry(agency).or_default().undone = true;
                }
                for api_user in api_users {
                    self.key(api_user).undone = true;
                }
                for grant in grants {
                    self.grants.remove(grant);
                }
            }
            change => self.take_of_key(change, recorded, seen),
        }
    }

    fn take_of_key(&mut self, change: &'a Change, recorded: Timestamp, seen: bool) {
        let today = self.day(recorded);
        match change {
            Change::ApiUserMade { api_user, account, purpose, .. } => {
                let key = self.key(api_user);
                (key.account, key.purpose) = (Some(account), purpose);
            }
            Change::ApiUserChanged { api_user, account, purpose } => {
                let key = self.key(api_user);
                key.account = account.as_ref().or(key.account);
                if let Some(purpose) = purpose {
                    key.say_purpose(purpose);
                }
            }
            Change::RightsChanged { api_user, since, purpose, opens_everything, .. } => {
                let (purpose, opens_everything) = (purpose.as_deref(), *opens_everything);
                let key = self.key(api_user);
                key.rights.push(Rights { since: *since, purpose, opens_everything });
                if let Some(purpose) = purpose {
                    key.say_purpose(purpose);
                }
            }
            Change::ApiUserReplaced { old, new } => self.key(old).replaced_by = Some(new),
            Change::ApiUserSwitchedOff { api_user, since } => {
                let key = self.key(api_user);
                key.off.stop(since.unwrap_or(today), seen);
                key.is_off = true;
            }
            Change::SwitchOffSeen { api_user } => {
                let key = self.key(api_user);
                key.off.saw_it();
                if let Some(deleted) = &mut key.deleted {
                    deleted.seen = true;
                }
            }
            Change::ApiUserSwitchedOn { api_user } => {
                let key = self.key(api_user);
                key.off.go_on(today);
                key.is_off = false;
            }
            Change::ApiUserDeleted { api_user, since } => {
                let key = self.key(api_user);
                key.deleted = Some(Stop { from: since.unwrap_or(today), to: None, seen });
                key.is_off = true;
            }
            Change::KeyRenewed { api_user } => self.renewed(api_user, today, seen),
            change => self.take_of_grant(change, seen),
        }
    }

    fn take_of_grant(&mut self, change: &'a Change, seen: bool) {
        match change {
            Change::GrantOpened {
                grant,
                api_user,
                agency,
                purpose,
                opens_everything,
                since,
                review,
                precision,
                travelled,
                ends,
            } => {
                let key = self.key(api_user);
                key.grants.push(grant);
                let opened = GrantThen {
                    api_user,
                    agency,
                    purpose,
                    opens_everything: *opens_everything,
                    since: *since,
                    precision: *precision,
                    travelled: *travelled,
                    review: *review,
                    ends: *ends,
                    seen,
                    waited: Stops::default(),
                    ended: None,
                    owner: None,
                    categories: &[],
                    approved_on: None,
                    exposed: travelled.is_exposed(),
                    period: key.rights.len(),
                    got: vec![(*since, key.renewals)],
                };
                self.grants.insert(grant, opened);
            }
            Change::GrantChanged { grant, owner, categories, approved_on } => {
                self.grant(grant, |g| {
                    (g.owner, g.categories, g.approved_on) =
                        (owner.as_ref(), categories, *approved_on);
                });
            }
            Change::ExposureAccepted { grant } => self.grant(grant, |g| g.exposed = false),
            Change::ReviewMoved { grant, next, .. } => self.grant(grant, |g| g.review = *next),
            // What was made anew that day did not go to them.
            Change::GrantPaused { grant, since } => self.grant(grant, |g| {
                g.waited.stop(*since, seen);
                let before = g.got.iter().skip(1).take_while(|(from, _)| from < since).count();
                g.got.truncate(before.saturating_add(1));
            }),
            Change::GrantResumed { grant, since } => {
                let renewals = self.grants.get(grant).and_then(|g| self.keys.get(g.api_user));
                let renewals = renewals.map_or(0, |key| key.renewals);
                self.grant(grant, |g| {
                    g.waited.go_on(*since);
                    g.got.push((*since, renewals));
                });
            }
            Change::GrantEnded { grant, since, why } => {
                self.grant(grant, |g| g.ended = Some((*since, *why, seen)));
            }
            _ => {}
        }
    }

    /// Whoever is off our list has not got the new key; who holds it waits only where that is on record.
    fn renewed(&mut self, api_user: &'a Id, today: Date, seen: bool) {
        let key = self.keys.entry(api_user).or_default();
        key.renewals = key.renewals.saturating_add(1);
        for grant in &key.grants {
            let Some(grant) = self.grants.get_mut(grant) else { continue };
            grant.exposed = false;
            let is_after = grant.ended.is_some_and(|(since, ..)| since <= today);
            if is_after && !grant.waited.is_stopped() {
                grant.waited.stop(today, seen);
            } else if !grant.waited.is_stopped() {
                grant.got.push((today, key.renewals));
            }
        }
    }

    fn received(&mut self, delivery: &'a Id, receipt: ReceiptThen) {
        let Some((contact, api_users)) = self.deliveries.get(delivery) else { return };
        let Some(agency) = self.contacts.get(contact) else { return };
        for api_user in *api_users {
            self.receipts.entry((agency, api_user)).or_default().push(receipt);
        }
    }

    fn key(&mut self, id: &'a Id) -> &mut KeyThen<'a> {
        self.keys.entry(id).or_default()
    }

    fn grant(&mut self, id: &Id, change: impl FnOnce(&mut GrantThen<'a>)) {
        if let Some(grant) = self.grants.get_mut(id) {
            change(grant);
        }
    }

    /// What a version of this card that is named now belongs to.
    fn newest(&self, card: &Id) -> (usize, usize) {
        let of_grant = self.grants.get(card).map(|grant| grant.api_user);
        let key = self.keys.get(of_grant.unwrap_or(card));
        key.map_or((0, 0), |key| (key.rights.len(), key.renewals))
    }

    /// The last version of a card that was known then.
    pub(crate) fn last_version(&self, card: &Id) -> Option<u32> {
        Some(self.versions.get(card)?.last()?.nth)
    }

    /// The version of a card that says what was in that period of its key: the last that belongs to it; where
    /// none does, the last before, or else the first there is.
    pub(crate) fn version_in(&self, card: &Id, period: usize) -> Option<u32> {
        let versions = self.versions.get(card)?;
        let until = versions.iter().rfind(|version| version.period <= period);
        Some(until.or(versions.first())?.nth)
    }

    /// The version of a key's card that says how the key ends that an agency had on that day: it was made anew
    /// before, or has been since.
    pub(crate) fn version_had(&self, grant: &GrantThen<'_>, day: Date) -> Option<u32> {
        let versions = self.versions.get(grant.api_user)?;
        let renewals = grant.renewals_on(day);
        let until = versions.iter().rfind(|version| version.renewals <= renewals);
        Some(until.or(versions.first())?.nth)
    }

    /// The last receipt of a key by an agency until the end of that day.
    pub(crate) fn receipt(&self, agency: &Id, api_user: &Id, until: Date) -> Option<ReceiptThen> {
        let receipts = self.receipts.get(&(agency, api_user))?;
        let heard = receipts.iter().filter(|receipt| self.day(receipt.at) <= until);
        heard.max_by_key(|receipt| receipt.at).copied()
    }

    /// Whether others may have read on its way what a grant gave, and it is neither replaced nor accepted.
    pub(crate) fn is_exposed(&self, grant: &GrantThen<'_>) -> bool {
        let replaced = self.keys.get(grant.api_user).is_some_and(|key| {
            let is_on_record = |grant: &&Id| self.grants.contains_key(grant);
            let is_given =
                |new| self.keys.get(new).is_some_and(|new| new.grants.iter().any(is_on_record));
            key.replaced_by.is_some_and(|new| key.is_off || is_given(new))
        });
        grant.exposed && !replaced
    }
}
