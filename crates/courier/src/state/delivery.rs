//! A locked file for one person, folded from what happened to it.

use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::Change;
use crate::state::State;
use crate::views::{Form, HeardBy, LinkServer, LinkStanding, Settled, Way, WordsLanguage};

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
    /// When its first file was made.
    pub(crate) begun: Timestamp,
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
    /// The secret link with its words that was made last.
    pub(crate) link: Option<Link>,
}

/// A secret link with a delivery's words.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Link {
    pub(crate) secret: Id,
    pub(crate) server: LinkServer,
    pub(crate) made: Timestamp,
    pub(crate) ends: Timestamp,
    /// How it stands, and since when that is known.
    pub(crate) standing: (Timestamp, LinkStanding),
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
            begun: made,
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
            link: None,
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
            // A link holds the words of the file before.
            self.link = None;
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
    #[expect(clippy::too_many_lines, reason = "one arm a change, and none is left out")]
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
            | Change::AgencyChanged { .. }
            | Change::ApiUserMade { .. }
            | Change::ApiUserChanged { .. }
            | Change::ApiUserReplaced { .. }
            | Change::ApiUserSwitchedOff { .. }
            | Change::ApiUserSwitchedOn { .. }
            | Change::KeyChecked { .. }
            | Change::UseSeen { .. }
            | Change::HostApproved { .. }
            | Change::CatalogApproved { .. }
            | Change::ConnectionMade { .. }
            | Change::ConnectionEnded { .. }
            | Change::LinkMade { .. }
            | Change::LinkSeen { .. }
            | Change::LinkBurnt { .. }
            | Change::KeyKept { .. }
            | Change::KeyRenewed { .. }
            | Change::GrantOpened { .. }
            | Change::GrantChanged { .. }
            | Change::ReviewMoved { .. }
            | Change::GrantPaused { .. }
            | Change::GrantResumed { .. }
            | Change::GrantEnded { .. }
            | Change::RightsChanged { .. }
            | Change::SwitchOffSeen { .. }
            | Change::ApiUserDeleted { .. }
            | Change::PlanBegun { .. }
            | Change::PlanStepDone { .. }
            | Change::PlanStepSkipped { .. }
            | Change::PlanTimed { .. }
            | Change::PlanReaderChosen { .. }
            | Change::PlanDecided { .. }
            | Change::PlanEnded { .. }
            | Change::ContactLeft { .. }
            | Change::PersonLeft { .. }
            | Change::AgencyEnded { .. }
            | Change::DeletionConfirmed { .. }
            | Change::Erased { .. }
            | Change::Imported { .. }
            | Change::ImportUndone { .. }
            | Change::ExposureAccepted { .. }
            | Change::SheetMade { .. }
            | Change::SheetCancelled { .. }
            | Change::DeviceRestored {}
            | Change::WordsShown { .. }
            | Change::TroubleReported { .. }
            | Change::WentOn {} => {}
        }
    }

    /// What became of the secret link with its words.
    pub(super) fn apply_to_link(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::LinkMade { delivery, secret, server, ends } => {
                let link = Link {
                    secret: secret.clone(),
                    server: *server,
                    made: recorded,
                    ends: *ends,
                    standing: (recorded, LinkStanding::New),
                };
                self.delivery(delivery, |d| d.link = Some(link));
            }
            Change::LinkSeen { delivery, standing } => self.link(delivery, recorded, *standing),
            Change::LinkBurnt { delivery } => self.link(delivery, recorded, LinkStanding::Burnt),
            change => self.apply_to_delivery(change, recorded),
        }
    }

    /// What stands in these files was changed.
    pub(super) fn outdate(&mut self, is_one: impl Fn(&Delivery) -> bool) {
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

    fn link(&mut self, id: &Id, recorded: Timestamp, standing: LinkStanding) {
        self.delivery(id, |d| {
            if let Some(link) = &mut d.link {
                link.standing = (recorded, standing);
            }
        });
    }

    /// Who has opened the file has it.
    fn received(&mut self, id: &Id, received: Received) {
        self.delivery(id, |d| {
            d.arrived = Some(d.arrived.unwrap_or(received.at));
            d.received = Some(received);
        });
    }
}
