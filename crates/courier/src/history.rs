//! History: one line for each change set, in words the window finds by name.

use std::collections::BTreeMap;

use courier_vault::Id;
use serde::Serialize;
use serde_json::Value;

use crate::app::{App, Open};
use crate::domain::{Change, How, Known};
use crate::error::Error;
use crate::ledger::Logged;
use crate::views::{HistoryRow, Way};

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
        let agency_of = |contact: &Id| {
            state.contacts.get(contact).map(|c| open.name(&c.agency)).unwrap_or_default()
        };
        let of_contact =
            |contact: &Id| vec![("person", open.name(contact)), ("agency", agency_of(contact))];
        let of_delivery = |delivery: &Id| {
            state.deliveries.get(delivery).map(|d| of_contact(&d.contact)).unwrap_or_default()
        };
        let with = |delivery: &Id, name: &'static str, value: &str| {
            let mut params = of_delivery(delivery);
            params.push((name, value.to_owned()));
            params
        };
        let with_way = |delivery: &Id, way: Way| with(delivery, "way", &name_of(&way));
        let of_api_user = |api_user: &Id| {
            let platform = state.api_users.get(api_user).map(|a| self.platform_name(open, a));
            vec![
                ("platform", platform.unwrap_or_default()),
                ("name", self.key_name(open, api_user)),
                ("ends_in", open.api_user_card(api_user).2),
            ]
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
                (HistoryWhat::ContactAdded, of_contact(contact))
            }
            Change::ContactChanged { contact } => {
                (HistoryWhat::ContactChanged, of_contact(contact))
            }
            Change::ApiUserMade { api_user, .. } => {
                (HistoryWhat::ApiUserMade, of_api_user(api_user))
            }
            Change::ApiUserChanged { api_user, .. } => {
                (HistoryWhat::ApiUserChanged, of_api_user(api_user))
            }
            Change::KeyKept { api_user, .. } => (HistoryWhat::KeyKept, of_api_user(api_user)),
            Change::FileMade { delivery, trial: true, .. } => {
                (HistoryWhat::TrialMade, of_delivery(delivery))
            }
            Change::FileMade { delivery, .. } => (HistoryWhat::FileMade, of_delivery(delivery)),
            Change::FileRemade { delivery, because, .. } => {
                (HistoryWhat::FileRemade, with(delivery, "because", &name_of(because)))
            }
            Change::ReceiptMatched { delivery, heard, .. } => {
                (HistoryWhat::ReceiptMatched, with(delivery, "heard", &name_of(heard)))
            }
            Change::ReceiptSaid { delivery, heard, .. } => {
                (HistoryWhat::ReceiptSaid, with(delivery, "heard", &name_of(heard)))
            }
            Change::ReceiptWrong { delivery } => (HistoryWhat::ReceiptWrong, of_delivery(delivery)),
            Change::TroubleReported { delivery, trouble } => {
                (HistoryWhat::TroubleReported, with(delivery, "trouble", &name_of(trouble)))
            }
            Change::LeakSuspected { delivery } => {
                (HistoryWhat::LeakSuspected, of_delivery(delivery))
            }
            Change::LeakSettled { delivery, how } => {
                (HistoryWhat::LeakSettled, with(delivery, "how", &name_of(how)))
            }
            Change::CopyForgotten { delivery, .. } => {
                (HistoryWhat::CopyForgotten, of_delivery(delivery))
            }
            Change::FileSaved { delivery, .. } => (HistoryWhat::FileSaved, of_delivery(delivery)),
            Change::FileSent { delivery, way } => (HistoryWhat::FileSent, with_way(delivery, *way)),
            Change::FileArrived { delivery } => (HistoryWhat::FileArrived, of_delivery(delivery)),
            Change::WordsShown { delivery, way } => {
                (HistoryWhat::WordsShown, with_way(delivery, *way))
            }
            Change::WordsSent { delivery, way } => {
                (HistoryWhat::WordsSent, with_way(delivery, *way))
            }
            Change::WentOn {} => (HistoryWhat::WentOn, Vec::new()),
            Change::PlatformsChosen { .. } => (HistoryWhat::PlatformsChosen, Vec::new()),
            Change::AgencyChanged { agency, .. } => {
                (HistoryWhat::AgencyChanged, vec![("agency", open.name(agency))])
            }
            Change::GrantOpened { api_user, agency, .. } => {
                let mut params = of_api_user(api_user);
                params.push(("agency", open.name(agency)));
                (HistoryWhat::AccessRecorded, params)
            }
            Change::ExposureAccepted { grant } => {
                let known = state.grants.get(grant);
                let mut params = known.map(|g| of_api_user(&g.api_user)).unwrap_or_default();
                params.push(("agency", known.map(|g| open.name(&g.agency)).unwrap_or_default()));
                (HistoryWhat::ExposureAccepted, params)
            }
            Change::ApiUserReplaced { old, .. } => (HistoryWhat::ApiUserReplaced, of_api_user(old)),
            Change::KeyRenewed { api_user } => (HistoryWhat::KeyRenewed, of_api_user(api_user)),
            Change::ApiUserSwitchedOff { api_user } => {
                (HistoryWhat::ApiUserSwitchedOff, of_api_user(api_user))
            }
            Change::ApiUserSwitchedOn { api_user } => {
                (HistoryWhat::ApiUserSwitchedOn, of_api_user(api_user))
            }
            Change::SheetMade { .. } => (HistoryWhat::SheetMade, Vec::new()),
            Change::SheetCancelled { .. } => (HistoryWhat::SheetCancelled, Vec::new()),
            Change::DeviceRestored {} => (HistoryWhat::DeviceRestored, Vec::new()),
            Change::PersonNamed { .. } | Change::AccountAdded { .. } => {
                (HistoryWhat::Other, Vec::new())
            }
        };
        (what, params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
    }
}

/// What a change set was done for comes first; what goes with it later.
fn weight(change: &Change) -> u8 {
    match change {
        // What was there before us was not made, but recorded: with the access that goes with it.
        Change::ApiUserMade { how: How::Recorded | How::SentBySystem, .. } => 3,
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
        | Change::WentOn {} => 0,
        Change::ContactAdded { .. } | Change::ContactChanged { .. } => 1,
        Change::GrantOpened { .. } => 2,
        Change::PersonNamed { .. }
        | Change::PlatformsChosen { .. }
        | Change::AccountAdded { .. }
        | Change::ApiUserReplaced { .. }
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
        | Change::WordsSent { delivery, .. } => Some(delivery),
        _ => None,
    }
}

/// A closed value as it stands in the ledger and in the texts.
fn name_of(value: &impl Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}
