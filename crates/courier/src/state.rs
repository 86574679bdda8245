//! What is, folded from what happened. [`State::apply`] cannot fail and has no clock, no randomness and no
//! reading or writing: refusing happens in the use case, before anything is written.

use std::collections::BTreeMap;

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::{Change, Entry};
use crate::views::{Form, HeardBy, Settled, Way, WordsLanguage};

/// Everything that is.
#[derive(Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct State {
    pub(crate) organisation: Option<Id>,
    pub(crate) zone: Option<String>,
    pub(crate) people: Vec<Id>,
    pub(crate) platforms: Vec<String>,
    pub(crate) agencies: Vec<Id>,
    pub(crate) contacts: BTreeMap<Id, Contact>,
    pub(crate) accounts: BTreeMap<Id, Account>,
    pub(crate) api_users: BTreeMap<Id, ApiUser>,
    pub(crate) grants: BTreeMap<Id, Grant>,
    pub(crate) deliveries: BTreeMap<Id, Delivery>,
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
    /// The secret that holds its key, once it is kept.
    pub(crate) secret: Option<Id>,
    /// Every secret that ever held a key of it.
    pub(crate) held: Vec<Id>,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Grant {
    pub(crate) api_user: Id,
    pub(crate) agency: Id,
    pub(crate) opens_everything: bool,
    pub(crate) since: Date,
    pub(crate) review: Date,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Delivery {
    pub(crate) contact: Id,
    pub(crate) api_users: Vec<Id>,
    pub(crate) form: Form,
    /// None where the file is locked to a public key.
    pub(crate) words: Option<Id>,
    pub(crate) receipt: Id,
    pub(crate) language: WordsLanguage,
    pub(crate) trial: bool,
    pub(crate) made: Timestamp,
    /// How many files were saved before this one was made.
    pub(crate) earlier: u32,
    /// The last of those.
    pub(crate) before: Option<Before>,
    pub(crate) saved: Option<Saved>,
    pub(crate) sent: Option<(Timestamp, Way)>,
    pub(crate) arrived: Option<Timestamp>,
    pub(crate) words_sent: Option<(Timestamp, Way)>,
    pub(crate) received: Option<Received>,
    /// Numbers typed that are not the receipt number.
    pub(crate) wrong_receipts: u32,
    /// A possible leak that is not settled, since when.
    pub(crate) leak: Option<Timestamp>,
    /// When what it carries was stopped in the system, after a possible leak.
    pub(crate) stopped: Option<Timestamp>,
    /// Our copy of what it carries was removed.
    pub(crate) forgotten: bool,
}

/// A file that may be with somebody and that this one takes the place of.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Before {
    pub(crate) form: Form,
    pub(crate) made: Timestamp,
    /// Its words were given.
    pub(crate) words_given: bool,
    /// They open the file in its place too.
    pub(crate) same_words: bool,
}

/// That the person has opened the file.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Received {
    pub(crate) at: Timestamp,
    pub(crate) heard: HeardBy,
    /// By the number; else they only said so.
    pub(crate) matched: bool,
}

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Saved {
    pub(crate) at: Timestamp,
    pub(crate) sha256: String,
    pub(crate) size: u64,
    /// What stands in it was changed since.
    pub(crate) outdated: bool,
}

impl Delivery {
    fn new(contact: Id, api_users: Vec<Id>, receipt: Id, made: Timestamp) -> Self {
        Self {
            contact,
            api_users,
            form: Form::default(),
            words: None,
            receipt,
            language: WordsLanguage::default(),
            trial: false,
            made,
            earlier: 0,
            before: None,
            saved: None,
            sent: None,
            arrived: None,
            words_sent: None,
            received: None,
            wrong_receipts: 0,
            leak: None,
            stopped: None,
            forgotten: false,
        }
    }

    /// Another file takes the place of this one. Words that still open it stay given; tries at a number that
    /// is still the number stay tries.
    fn begin_again(&mut self, words: Option<&Id>, receipt: &Id) {
        // One that was never saved is with nobody.
        if self.saved.is_some() {
            self.earlier = self.earlier.saturating_add(1);
            self.before = Some(Before {
                form: self.form,
                made: self.made,
                words_given: self.words_sent.is_some(),
                same_words: words.is_some() && self.words.as_ref() == words,
            });
        }
        if words.is_none() || self.words.as_ref() != words {
            self.words_sent = None;
        }
        if self.receipt != *receipt {
            self.wrong_receipts = 0;
        }
        self.words = words.cloned();
        self.receipt = receipt.clone();
        (self.saved, self.sent, self.arrived, self.received) = (None, None, None, None);
    }

    /// Whether a file of it was ever saved, and so may be with somebody.
    pub(crate) fn went_out(&self) -> bool {
        self.saved.is_some() || self.earlier > 0
    }

    /// Whether one key is in both.
    pub(crate) fn shares_a_key_with(&self, other: &Self) -> bool {
        self.api_users.iter().any(|id| other.api_users.contains(id))
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
            Change::PersonNamed { card } => self.people.push(card.clone()),
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
            Change::ApiUserMade { api_user, account, purpose, .. } => {
                let (account, purpose) = (account.clone(), purpose.clone());
                self.api_users.insert(
                    api_user.clone(),
                    ApiUser { account, purpose, secret: None, held: Vec::new() },
                );
            }
            Change::KeyKept { api_user, secret } => {
                if let Some(api_user) = self.api_users.get_mut(api_user) {
                    api_user.secret = Some(secret.clone());
                    api_user.held.push(secret.clone());
                }
                self.outdate(|d| d.api_users.contains(api_user));
            }
            Change::GrantOpened {
                grant,
                api_user,
                agency,
                opens_everything,
                since,
                review,
                ..
            } => {
                let opened = Grant {
                    api_user: api_user.clone(),
                    agency: agency.clone(),
                    opens_everything: *opens_everything,
                    since: *since,
                    review: *review,
                };
                self.grants.insert(grant.clone(), opened);
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
            change => self.apply_to_delivery(change, recorded),
        }
    }

    fn apply_to_delivery(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::FileMade {
                delivery,
                contact,
                api_users,
                form,
                words,
                receipt,
                language,
                trial,
            } => {
                let made = Delivery {
                    form: *form,
                    words: words.clone(),
                    language: *language,
                    trial: *trial,
                    ..Delivery::new(contact.clone(), api_users.clone(), receipt.clone(), recorded)
                };
                self.deliveries.insert(delivery.clone(), made);
            }
            Change::FileRemade { delivery, form, words, receipt, language, .. } => {
                self.delivery(delivery, |d| {
                    d.begin_again(words.as_ref(), receipt);
                    (d.form, d.language, d.made) = (*form, *language, recorded);
                });
            }
            Change::FileSaved { delivery, sha256, size } => {
                let (sha256, size) = (sha256.clone(), *size);
                let saved = Saved { at: recorded, sha256, size, outdated: false };
                self.delivery(delivery, |d| d.saved = Some(saved));
            }
            Change::FileSent { delivery, way } => {
                self.delivery(delivery, |d| d.sent = Some((recorded, *way)));
            }
            Change::FileArrived { delivery } => {
                self.delivery(delivery, |d| d.arrived = Some(recorded));
            }
            Change::WordsSent { delivery, way } => {
                self.delivery(delivery, |d| d.words_sent = Some((recorded, *way)));
            }
            Change::ReceiptMatched { delivery, heard, .. } => {
                self.received(delivery, Received { at: recorded, heard: *heard, matched: true });
            }
            Change::ReceiptSaid { delivery, heard, .. } => {
                self.received(delivery, Received { at: recorded, heard: *heard, matched: false });
            }
            Change::ReceiptWrong { delivery } => {
                self.delivery(delivery, |d| d.wrong_receipts = d.wrong_receipts.saturating_add(1));
            }
            Change::LeakSuspected { delivery } => {
                self.delivery(delivery, |d| d.leak = Some(d.leak.unwrap_or(recorded)));
            }
            Change::LeakSettled { delivery, how } => self.delivery(delivery, |d| {
                d.leak = None;
                if *how == Settled::StoppedAtSystem {
                    d.stopped = Some(recorded);
                }
            }),
            Change::CopyForgotten { delivery, api_users } => {
                self.delivery(delivery, |d| d.forgotten = true);
                for api_user in api_users {
                    if let Some(known) = self.api_users.get_mut(api_user) {
                        known.secret = None;
                    }
                }
            }
            // What changes no delivery, or nothing that is.
            Change::OrganisationNamed { .. }
            | Change::PersonNamed { .. }
            | Change::PlatformsChosen { .. }
            | Change::AgencyAdded { .. }
            | Change::ContactAdded { .. }
            | Change::ContactChanged { .. }
            | Change::AccountAdded { .. }
            | Change::ApiUserMade { .. }
            | Change::ApiUserChanged { .. }
            | Change::KeyKept { .. }
            | Change::GrantOpened { .. }
            | Change::WordsShown { .. }
            | Change::TroubleReported { .. }
            | Change::WentOn {} => {}
        }
    }

    /// What stands in these files was changed.
    fn outdate(&mut self, is_one: impl Fn(&Delivery) -> bool) {
        for saved in self.deliveries.values_mut().filter(|d| is_one(d)) {
            if let Some(saved) = &mut saved.saved {
                saved.outdated = true;
            }
        }
    }

    /// A change of a delivery whose making is missing says nothing.
    fn delivery(&mut self, id: &Id, change: impl FnOnce(&mut Delivery)) {
        if let Some(delivery) = self.deliveries.get_mut(id) {
            change(delivery);
        }
    }

    /// Who has opened the file has it.
    fn received(&mut self, id: &Id, received: Received) {
        self.delivery(id, |d| {
            d.arrived = Some(d.arrived.unwrap_or(received.at));
            d.received = Some(received);
        });
    }

    /// Whether an agency holds an API user's key.
    pub(crate) fn holds(&self, agency: &Id, api_user: &Id) -> bool {
        self.grants.values().any(|g| g.agency == *agency && g.api_user == *api_user)
    }
}
