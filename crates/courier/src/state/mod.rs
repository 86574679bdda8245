//! What is, folded from what happened. [`State::apply`] cannot fail and has no clock, no randomness and no
//! reading or writing: refusing happens in the use case, before anything is written.

mod connections;
mod delivery;
mod grants;
mod keys;
mod plans;

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::{Change, Entry, HostFor, How};
use crate::views::{CheckOutcome, ConfirmedHow, Role};

pub(crate) use connections::Connection;
pub(crate) use delivery::{Before, Delivery, Link};
pub(crate) use grants::Grant;
pub(crate) use plans::{Import, Mark, Plan};

/// Everything that is.
#[derive(Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct State {
    pub(crate) organisation: Option<Id>,
    pub(crate) zone: Option<String>,
    pub(crate) people: Vec<Id>,
    pub(crate) platforms: Vec<String>,
    pub(crate) agencies: Vec<Id>,
    pub(crate) agency_facts: BTreeMap<Id, AgencyFacts>,
    pub(crate) contacts: BTreeMap<Id, Contact>,
    pub(crate) accounts: BTreeMap<Id, Account>,
    pub(crate) api_users: BTreeMap<Id, ApiUser>,
    pub(crate) grants: BTreeMap<Id, Grant>,
    pub(crate) deliveries: BTreeMap<Id, Delivery>,
    /// The recovery sheets that open the vault, and since when.
    pub(crate) sheets: BTreeMap<Id, Timestamp>,
    pub(crate) cancelled_sheets: u32,
    /// Our passwords at sites that were not revoked.
    pub(crate) connections: BTreeMap<Id, Connection>,
    /// The cards of the hosts of the organisation's own that may be asked, and for what.
    pub(crate) hosts: BTreeMap<Id, HostFor>,
    /// SHA-256 of the catalog files whose check is on.
    pub(crate) approved_catalogs: BTreeSet<String>,
    pub(crate) plans: BTreeMap<Id, Plan>,
    /// Agencies whose work for us ended, since when.
    pub(crate) ended_agencies: BTreeMap<Id, Date>,
    /// When and how an agency confirmed that it removed or returned what it had.
    pub(crate) confirmed: BTreeMap<Id, (Date, ConfirmedHow)>,
    /// People, at agencies and of ours, who left, since when; who takes over.
    pub(crate) left: BTreeMap<Id, (Date, Option<Id>)>,
    /// Cards of people that were removed.
    pub(crate) erased: BTreeSet<Id>,
    pub(crate) imports: BTreeMap<Id, Import>,
}

/// What is known of an agency beside its card.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct AgencyFacts {
    pub(crate) role: Option<Role>,
    pub(crate) contract_ends: Option<Date>,
    pub(crate) countries: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Contact {
    pub(crate) agency: Id,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Account {
    pub(crate) platform: String,
    pub(crate) region: String,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct ApiUser {
    pub(crate) account: Id,
    pub(crate) purpose: String,
    pub(crate) how: How,
    pub(crate) made: Timestamp,
    /// The secret that holds its key, once it is kept.
    pub(crate) secret: Option<Id>,
    /// Every secret that ever held a key of it.
    pub(crate) held: Vec<Id>,
    /// When its key was made anew last: what went out before that opens nothing.
    pub(crate) renewed: Option<Timestamp>,
    /// The one that took its place.
    pub(crate) replaced_by: Option<Id>,
    /// Switched off in the system, since when.
    pub(crate) switched_off: Option<Timestamp>,
    /// The day it was, where somebody said so.
    pub(crate) off_since: Option<Date>,
    /// Its system refused its key after that.
    pub(crate) off_seen: Option<Timestamp>,
    /// Deleted in the system: it never works again.
    pub(crate) deleted: Option<Timestamp>,
    /// The app switched it off itself, and deleted it; else somebody said so.
    pub(crate) off_by_app: bool,
    pub(crate) deleted_by_app: bool,
    /// What the system said of the key that is kept, and when.
    pub(crate) checked: Option<(Timestamp, CheckOutcome)>,
    /// When the system was asked for its last use.
    pub(crate) use_seen: Option<Timestamp>,
}

impl ApiUser {
    /// The day it was switched off.
    pub(crate) fn off_day(&self, zone: &TimeZone) -> Option<Date> {
        let recorded = self.switched_off?.to_zoned(zone.clone()).date();
        Some(self.off_since.unwrap_or(recorded))
    }

    /// Whether the app saw that it stopped: it stopped it itself, or its system refused the key.
    pub(crate) fn off_is_seen(&self) -> bool {
        self.off_by_app || self.off_seen.is_some()
    }

    /// Whether it was deleted at once, and never switched off before.
    pub(crate) fn is_only_deleted(&self) -> bool {
        self.deleted.is_some() && self.deleted == self.switched_off
    }
}

impl State {
    /// Takes in what happened, recorded at that moment.
    pub(crate) fn apply(&mut self, entry: &Entry, recorded: Timestamp) {
        match &entry.change {
            Change::OrganisationNamed { card, zone } => {
                self.organisation = Some(card.clone());
                self.zone = Some(zone.clone());
            }
            Change::PersonNamed { card } => {
                // Whoever comes back is the same person: the last one is at the keyboard.
                self.people.retain(|known| known != card);
                self.people.push(card.clone());
            }
            Change::PlatformsChosen { platforms } => self.platforms.clone_from(platforms),
            Change::AgencyAdded { agency } => self.agencies.push(agency.clone()),
            Change::ContactAdded { contact, agency } => {
                self.contacts.insert(contact.clone(), Contact { agency: agency.clone() });
            }
            Change::ContactChanged { contact } => self.outdate(|d| d.contact == *contact),
            Change::AccountAdded { account, platform, region } => {
                let (platform, region) = (platform.clone(), region.clone());
                self.accounts.insert(account.clone(), Account { platform, region });
            }
            Change::AgencyChanged { agency, role, contract_ends, countries } => {
                let (role, contract_ends, countries) = (*role, *contract_ends, countries.clone());
                let facts = AgencyFacts { role, contract_ends, countries };
                self.agency_facts.insert(agency.clone(), facts);
                // Its card came with it, and with the card perhaps another name.
                let people: Vec<Id> = self.people_at(agency).cloned().collect();
                self.outdate(|d| people.contains(&d.contact));
            }
            Change::SheetMade { sheet } => {
                self.sheets.insert(sheet.clone(), recorded);
            }
            Change::SheetCancelled { sheet } => {
                self.sheets.remove(sheet);
                self.cancelled_sheets = self.cancelled_sheets.saturating_add(1);
            }
            Change::WentOn {} | Change::DeviceRestored {} => {}
            _ => self.apply_to_key(entry, recorded),
        }
    }

    /// The grants that are not over: what was switched off opens nothing.
    pub(crate) fn open_grants(&self) -> impl Iterator<Item = (&Id, &Grant)> {
        self.grants.iter().filter(|(_, grant)| !self.is_over(grant))
    }

    /// Whether a grant is over: its key was switched off, or it is off our list.
    pub(crate) fn is_over(&self, grant: &Grant) -> bool {
        grant.ended.is_some() || self.is_off(&grant.api_user)
    }

    /// Whether an API user was switched off in the system.
    pub(crate) fn is_off(&self, api_user: &Id) -> bool {
        self.api_users.get(api_user).is_some_and(|known| known.switched_off.is_some())
    }

    /// The agencies that hold an API user's key now.
    pub(crate) fn holders(&self, api_user: &Id) -> Vec<Id> {
        let holding = self.open_grants().filter(|(_, grant)| grant.api_user == *api_user);
        let mut holders: Vec<Id> = Vec::new();
        for (_, grant) in holding {
            if !holders.contains(&grant.agency) {
                holders.push(grant.agency.clone());
            }
        }
        holders
    }

    /// Whether somebody, at an agency or of ours, is there still: nobody who left or was erased is chosen again.
    pub(crate) fn is_there(&self, person: &Id) -> bool {
        !self.left.contains_key(person) && !self.erased.contains(person)
    }

    /// The people we know at an agency.
    fn people_at(&self, agency: &Id) -> impl Iterator<Item = &Id> {
        self.contacts.iter().filter(move |(_, c)| c.agency == *agency).map(|(id, _)| id)
    }

    /// Whether an agency holds an API user's key, or held it until it was switched off.
    pub(crate) fn holds(&self, agency: &Id, api_user: &Id) -> bool {
        self.grants
            .values()
            .any(|g| g.agency == *agency && g.api_user == *api_user && g.ended.is_none())
    }
}
