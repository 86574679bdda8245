//! History: one line for each change set, in words the window finds by name.

use std::collections::BTreeMap;

use courier_vault::Id;
use serde::Serialize;
use serde_json::Value;

use crate::app::{App, Open};
use crate::domain::{Change, How, Known, ReviewBecause};
use crate::error::Error;
use crate::ledger::Logged;
use crate::views::HistoryRow;

/// What a sentence mentions.
pub(crate) type Params = Vec<(&'static str, String)>;

macro_rules! whats {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// Names a sentence in `text/<lang>/app.ftl`: `history-<what>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum HistoryWhat { $(#[doc = $text] $variant),* }

        impl HistoryWhat {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As it stands in the catalogue of texts.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

whats! {
    FirstStart = "first-start",
    AgencyAdded = "agency-added",
    ContactAdded = "contact-added",
    ContactChanged = "contact-changed",
    ApiUserMade = "api-user-made",
    ApiUserChanged = "api-user-changed",
    KeyKept = "key-kept",
    FileMade = "file-made",
    FileSaved = "file-saved",
    FileSent = "file-sent",
    FileArrived = "file-arrived",
    WordsShown = "words-shown",
    WordsSent = "words-sent",
    FileRemade = "file-remade",
    TrialMade = "trial-made",
    ReceiptMatched = "receipt-matched",
    ReceiptSaid = "receipt-said",
    ReceiptWrong = "receipt-wrong",
    TroubleReported = "trouble-reported",
    LeakSuspected = "leak-suspected",
    LeakSettled = "leak-settled",
    CopyForgotten = "copy-forgotten",
    WentOn = "went-on",
    PlatformsChosen = "platforms-chosen",
    AgencyChanged = "agency-changed",
    AccessRecorded = "access-recorded",
    ExposureAccepted = "exposure-accepted",
    ApiUserReplaced = "api-user-replaced",
    KeyRenewed = "key-renewed",
    ApiUserSwitchedOff = "api-user-switched-off",
    ApiUserSwitchedOn = "api-user-switched-on",
    SheetMade = "sheet-made",
    SheetCancelled = "sheet-cancelled",
    DeviceRestored = "device-restored",
    KeyMadeThere = "key-made-there",
    KeyChecked = "key-checked",
    UseSeen = "use-seen",
    HostApproved = "host-approved",
    CatalogApproved = "catalog-approved",
    ConnectionMade = "connection-made",
    ConnectionEnded = "connection-ended",
    LinkMade = "link-made",
    LinkSeen = "link-seen",
    LinkBurnt = "link-burnt",
    GrantChanged = "grant-changed",
    ReviewMoved = "review-moved",
    GrantPaused = "grant-paused",
    GrantResumed = "grant-resumed",
    GrantEnded = "grant-ended",
    RightsChanged = "rights-changed",
    SwitchOffSeen = "switch-off-seen",
    ApiUserDeleted = "api-user-deleted",
    PlanBegun = "plan-begun",
    PlanStepDone = "plan-step-done",
    PlanStepSkipped = "plan-step-skipped",
    PlanTimed = "plan-timed",
    PlanReaderChosen = "plan-reader-chosen",
    PlanDecided = "plan-decided",
    PlanEnded = "plan-ended",
    ContactLeft = "contact-left",
    PersonLeft = "person-left",
    AgencyEnded = "agency-ended",
    DeletionConfirmed = "deletion-confirmed",
    Erased = "erased",
    Imported = "imported",
    ImportUndone = "import-undone",
    Other = "other",
}

impl App {
    /// Everything that happened, newest first.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn history(&self) -> Result<Vec<HistoryRow>, Error> {
        self.with(|open| Ok(open.ledger.log.iter().rev().map(|l| self.row(open, l)).collect()))
    }

    /// What happened to one delivery, newest first.
    pub(crate) fn history_of(&self, open: &Open, delivery: &Id) -> Vec<HistoryRow> {
        let concerns = |logged: &&Logged| {
            logged.entries.iter().any(|e| delivery_of(&e.change) == Some(delivery))
        };
        open.ledger.log.iter().rev().filter(concerns).map(|l| self.row(open, l)).collect()
    }

    pub(crate) fn row(&self, open: &Open, logged: &Logged) -> HistoryRow {
        // One change set has one sentence: that of what it was done for.
        let main = logged.entries.iter().min_by_key(|entry| weight(&entry.change));
        let (what, params) = main.map_or((HistoryWhat::Other, BTreeMap::new()), |entry| {
            self.sentence(open, logged, &entry.change)
        });
        HistoryRow {
            recorded: logged.recorded.to_string(),
            by: open.name(&logged.by),
            what: what.as_str().to_owned(),
            params,
            seen: main.is_some_and(|entry| entry.known == Known::Seen),
        }
    }

    fn sentence(
        &self,
        open: &Open,
        logged: &Logged,
        change: &Change,
    ) -> (HistoryWhat, BTreeMap<String, String>) {
        let state = open.state();
        let of_key = |id: &Id| self.of_key(open, id);
        let of_key_at = |id: &Id, agency: &Id| {
            let mut params = self.of_key(open, id);
            params.push(("agency", open.name(agency)));
            params
        };
        let (what, params) = match change {
            Change::OrganisationNamed { card, .. } => {
                (HistoryWhat::FirstStart, vec![("organisation", open.name(card))])
            }
            Change::AgencyAdded { agency } => {
                let with = logged.entries.iter().find_map(|entry| match &entry.change {
                    Change::ContactAdded { contact, .. } => Some(contact),
                    _ => None,
                });
                let person = with.map(|id| open.name(id)).unwrap_or_default();
                (HistoryWhat::AgencyAdded, vec![("agency", open.name(agency)), ("person", person)])
            }
            Change::ContactAdded { contact, .. } => {
                (HistoryWhat::ContactAdded, of_contact(open, contact))
            }
            Change::ContactChanged { contact } => {
                (HistoryWhat::ContactChanged, of_contact(open, contact))
            }
            Change::ApiUserMade { api_user, how: How::Automatic, .. } => {
                (HistoryWhat::KeyMadeThere, of_key(api_user))
            }
            Change::ApiUserMade { api_user, .. } => (HistoryWhat::ApiUserMade, of_key(api_user)),
            Change::ApiUserChanged { api_user, .. } => {
                (HistoryWhat::ApiUserChanged, of_key(api_user))
            }
            Change::KeyKept { api_user, .. } => (HistoryWhat::KeyKept, of_key(api_user)),
            Change::WentOn {} => (HistoryWhat::WentOn, Vec::new()),
            Change::PlatformsChosen { .. } => (HistoryWhat::PlatformsChosen, Vec::new()),
            Change::AgencyChanged { agency, .. } => {
                (HistoryWhat::AgencyChanged, vec![("agency", open.name(agency))])
            }
            Change::GrantOpened { api_user, agency, .. } => {
                (HistoryWhat::AccessRecorded, of_key_at(api_user, agency))
            }
            Change::ExposureAccepted { grant } => {
                let known = state.grants.get(grant);
                let params = known.map(|g| of_key_at(&g.api_user, &g.agency));
                (HistoryWhat::ExposureAccepted, params.unwrap_or_default())
            }
            Change::ApiUserReplaced { old, .. } => (HistoryWhat::ApiUserReplaced, of_key(old)),
            Change::KeyRenewed { api_user } => (HistoryWhat::KeyRenewed, of_key(api_user)),
            Change::ApiUserSwitchedOff { api_user, .. } => {
                (HistoryWhat::ApiUserSwitchedOff, of_key(api_user))
            }
            Change::ApiUserSwitchedOn { api_user } => {
                (HistoryWhat::ApiUserSwitchedOn, of_key(api_user))
            }
            Change::KeyChecked { api_user, outcome } => {
                let mut params = of_key(api_user);
                params.push(("outcome", name_of(outcome)));
                (HistoryWhat::KeyChecked, params)
            }
            Change::UseSeen { api_user } => (HistoryWhat::UseSeen, of_key(api_user)),
            Change::HostApproved { host, .. } => {
                (HistoryWhat::HostApproved, vec![("host", open.host(host))])
            }
            Change::CatalogApproved { platform, .. } => {
                let known = self.catalog().platform(platform);
                let name = known.map_or_else(|| platform.clone(), |known| known.name.clone());
                (HistoryWhat::CatalogApproved, vec![("platform", name)])
            }
            Change::ConnectionMade { account, .. } => {
                (HistoryWhat::ConnectionMade, vec![("account", open.name(account))])
            }
            Change::ConnectionEnded { refused, .. } => {
                let refused = if *refused { "yes" } else { "no" };
                (HistoryWhat::ConnectionEnded, vec![("refused", refused.to_owned())])
            }
            Change::SheetMade { .. } => (HistoryWhat::SheetMade, Vec::new()),
            Change::SheetCancelled { .. } => (HistoryWhat::SheetCancelled, Vec::new()),
            Change::DeviceRestored {} => (HistoryWhat::DeviceRestored, Vec::new()),
            Change::PersonNamed { .. } | Change::AccountAdded { .. } => {
                (HistoryWhat::Other, Vec::new())
            }
            change => match self.of_life(open, change) {
                Some(of_life) => of_life,
                None => of_delivery(open, change),
            },
        };
        (what, params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
    }

    pub(crate) fn of_key(&self, open: &Open, id: &Id) -> Params {
        let platform = open.state().api_users.get(id).map(|key| self.platform_name(open, key));
        vec![
            ("platform", platform.unwrap_or_default()),
            ("name", self.key_name(open, id)),
            ("ends_in", open.api_user_card(id).2),
        ]
    }
}

pub(crate) fn of_contact(open: &Open, contact: &Id) -> Params {
    let known = open.state().contacts.get(contact);
    let agency = known.map(|contact| open.name(&contact.agency)).unwrap_or_default();
    vec![("person", open.name(contact)), ("agency", agency)]
}

/// What was done with a locked file.
fn of_delivery(open: &Open, change: &Change) -> (HistoryWhat, Params) {
    let (what, extra) = match change {
        Change::FileMade { trial: true, .. } => (HistoryWhat::TrialMade, None),
        Change::FileMade { .. } => (HistoryWhat::FileMade, None),
        Change::FileRemade { because, .. } => {
            (HistoryWhat::FileRemade, Some(("because", name_of(because))))
        }
        Change::FileSaved { .. } => (HistoryWhat::FileSaved, None),
        Change::FileSent { way, .. } => (HistoryWhat::FileSent, Some(("way", name_of(way)))),
        Change::FileArrived { .. } => (HistoryWhat::FileArrived, None),
        Change::WordsShown { way, .. } => (HistoryWhat::WordsShown, Some(("way", name_of(way)))),
        Change::WordsSent { way, .. } => (HistoryWhat::WordsSent, Some(("way", name_of(way)))),
        Change::ReceiptMatched { heard, .. } => {
            (HistoryWhat::ReceiptMatched, Some(("heard", name_of(heard))))
        }
        Change::ReceiptSaid { heard, .. } => {
            (HistoryWhat::ReceiptSaid, Some(("heard", name_of(heard))))
        }
        Change::ReceiptWrong { .. } => (HistoryWhat::ReceiptWrong, None),
        Change::TroubleReported { trouble, .. } => {
            (HistoryWhat::TroubleReported, Some(("trouble", name_of(trouble))))
        }
        Change::LeakSuspected { .. } => (HistoryWhat::LeakSuspected, None),
        Change::LeakSettled { how, .. } => (HistoryWhat::LeakSettled, Some(("how", name_of(how)))),
        Change::CopyForgotten { .. } => (HistoryWhat::CopyForgotten, None),
        Change::LinkMade { .. } => (HistoryWhat::LinkMade, None),
        Change::LinkSeen { standing, .. } => {
            (HistoryWhat::LinkSeen, Some(("standing", name_of(standing))))
        }
        Change::LinkBurnt { .. } => (HistoryWhat::LinkBurnt, None),
        _ => (HistoryWhat::Other, None),
    };
    let known = delivery_of(change).and_then(|id| open.state().deliveries.get(id));
    let mut params = known.map(|known| of_contact(open, &known.contact)).unwrap_or_default();
    params.extend(extra);
    (what, params)
}

/// What a change set was done for comes first; what goes with it later.
fn weight(change: &Change) -> u8 {
    match change {
        // What was there before us was not made, but recorded: with the access that goes with it.
        // Ending a connection goes with what it was for.
        Change::ApiUserMade { how: How::Recorded | How::SentBySystem, .. }
        | Change::ConnectionEnded { .. } => 3,
        Change::OrganisationNamed { .. }
        | Change::AgencyAdded { .. }
        | Change::ApiUserMade { .. }
        | Change::ApiUserChanged { .. }
        | Change::KeyKept { .. }
        | Change::FileMade { .. }
        | Change::FileRemade { .. }
        | Change::ReceiptMatched { .. }
        | Change::ReceiptSaid { .. }
        | Change::ReceiptWrong { .. }
        | Change::TroubleReported { .. }
        | Change::LeakSuspected { .. }
        | Change::LeakSettled { .. }
        | Change::CopyForgotten { .. }
        | Change::FileSaved { .. }
        | Change::FileSent { .. }
        | Change::FileArrived { .. }
        | Change::WordsShown { .. }
        | Change::WordsSent { .. }
        | Change::AgencyChanged { .. }
        | Change::ExposureAccepted { .. }
        | Change::ApiUserSwitchedOff { .. }
        | Change::ApiUserSwitchedOn { .. }
        | Change::SheetMade { .. }
        | Change::SheetCancelled { .. }
        | Change::DeviceRestored {}
        | Change::KeyChecked { .. }
        | Change::UseSeen { .. }
        | Change::HostApproved { .. }
        | Change::CatalogApproved { .. }
        | Change::ConnectionMade { .. }
        | Change::LinkMade { .. }
        | Change::LinkSeen { .. }
        | Change::LinkBurnt { .. }
        | Change::WentOn {}
        | Change::RightsChanged { .. }
        | Change::SwitchOffSeen { .. }
        | Change::ApiUserDeleted { .. }
        | Change::PlanBegun { .. }
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
        | Change::ImportUndone { .. } => 0,
        Change::ContactAdded { .. } | Change::ContactChanged { .. } => 1,
        Change::GrantOpened { .. }
        | Change::GrantEnded { .. }
        | Change::ReviewMoved { because: ReviewBecause::Reviewed, .. } => 2,
        Change::PersonNamed { .. }
        | Change::PlatformsChosen { .. }
        | Change::AccountAdded { .. }
        | Change::ApiUserReplaced { .. }
        | Change::GrantChanged { .. }
        | Change::GrantPaused { .. }
        | Change::GrantResumed { .. }
        | Change::ReviewMoved { .. }
        | Change::PlanStepDone { .. }
        | Change::KeyRenewed { .. } => 4,
    }
}

fn delivery_of(change: &Change) -> Option<&Id> {
    match change {
        Change::FileMade { delivery, .. }
        | Change::FileRemade { delivery, .. }
        | Change::ReceiptMatched { delivery, .. }
        | Change::ReceiptSaid { delivery, .. }
        | Change::ReceiptWrong { delivery }
        | Change::TroubleReported { delivery, .. }
        | Change::LeakSuspected { delivery }
        | Change::LeakSettled { delivery, .. }
        | Change::CopyForgotten { delivery, .. }
        | Change::FileSaved { delivery, .. }
        | Change::FileSent { delivery, .. }
        | Change::FileArrived { delivery }
        | Change::WordsShown { delivery, .. }
        | Change::WordsSent { delivery, .. }
        | Change::LinkMade { delivery, .. }
        | Change::LinkSeen { delivery, .. }
        | Change::LinkBurnt { delivery } => Some(delivery),
        _ => None,
    }
}

/// A closed value as it stands in the ledger and in the texts.
pub(crate) fn name_of(value: &impl Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}
