//! What a change is about, to find what happened to one key or one agency.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::domain::Change;
use crate::ledger::Logged;
use crate::state::State;
use crate::views::HistoryRow;

/// Something a change names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named<'a> {
    Agency(&'a Id),
    Contact(&'a Id),
    ApiUser(&'a Id),
    /// A key that was given to somebody: of no concern to others who have it.
    Given(&'a Id),
    Grant(&'a Id),
    Delivery(&'a Id),
    Plan(&'a Id),
}

impl App {
    /// What happened to one key, newest first.
    pub(crate) fn history_of_key(&self, open: &Open, key: &Id) -> Vec<HistoryRow> {
        let state = open.state();
        self.history_where(open, |named| match named {
            Named::ApiUser(id) | Named::Given(id) => id == key,
            Named::Grant(id) => state.grants.get(id).is_some_and(|grant| grant.api_user == *key),
            Named::Agency(_) | Named::Contact(_) | Named::Delivery(_) => false,
            Named::Plan(id) => {
                state.plans.get(id).is_some_and(|p| p.api_user.as_ref() == Some(key))
            }
        })
    }

    /// What happened to one agency, its people, its access and the keys it has, newest first.
    pub(crate) fn history_of_agency(&self, open: &Open, agency: &Id) -> Vec<HistoryRow> {
        let state = open.state();
        self.history_where(open, |named| match named {
            Named::Agency(id) => id == agency,
            Named::Contact(id) => is_at(state, id, agency),
            Named::ApiUser(id) => state.holds(agency, id),
            Named::Given(_) => false,
            Named::Grant(id) => state.grants.get(id).is_some_and(|grant| grant.agency == *agency),
            Named::Delivery(id) => {
                state.deliveries.get(id).is_some_and(|d| is_at(state, &d.contact, agency))
            }
            Named::Plan(id) => {
                state.plans.get(id).is_some_and(|p| p.agency.as_ref() == Some(agency))
            }
        })
    }

    /// What happened in one plan, newest first.
    pub(crate) fn history_of_plan(&self, open: &Open, plan: &Id) -> Vec<HistoryRow> {
        self.history_where(open, |named| named == Named::Plan(plan))
    }

    /// What happened to one access, newest first.
    pub(crate) fn history_of_grant(&self, open: &Open, grant: &Id) -> Vec<HistoryRow> {
        self.history_where(open, |named| named == Named::Grant(grant))
    }

    fn history_where(&self, open: &Open, is_it: impl Fn(Named<'_>) -> bool) -> Vec<HistoryRow> {
        let concerns = |logged: &&Logged| {
            logged.entries.iter().any(|entry| named_by(&entry.change).into_iter().any(&is_it))
        };
        open.ledger.log.iter().rev().filter(concerns).map(|l| self.row(open, l)).collect()
    }
}

fn is_at(state: &State, contact: &Id, agency: &Id) -> bool {
    state.contacts.get(contact).is_some_and(|known| known.agency == *agency)
}

fn named_by(change: &Change) -> Vec<Named<'_>> {
    match change {
        Change::AgencyAdded { agency }
        | Change::AgencyChanged { agency, .. }
        | Change::AgencyEnded { agency, .. }
        | Change::DeletionConfirmed { agency, .. } => vec![Named::Agency(agency)],
        Change::ContactAdded { contact, agency } => {
            vec![Named::Agency(agency), Named::Contact(contact)]
        }
        Change::ContactChanged { contact } | Change::ContactLeft { contact, .. } => {
            vec![Named::Contact(contact)]
        }
        Change::ApiUserMade { api_user, .. }
        | Change::ApiUserChanged { api_user, .. }
        | Change::KeyKept { api_user, .. }
        | Change::KeyRenewed { api_user }
        | Change::ApiUserSwitchedOff { api_user, .. }
        | Change::SwitchOffSeen { api_user }
        | Change::ApiUserDeleted { api_user, .. }
        | Change::RightsChanged { api_user, .. }
        | Change::ApiUserSwitchedOn { api_user }
        | Change::KeyChecked { api_user, .. }
        | Change::UseSeen { api_user } => vec![Named::ApiUser(api_user)],
        Change::ApiUserReplaced { old, new } => vec![Named::ApiUser(old), Named::ApiUser(new)],
        Change::GrantOpened { grant, api_user, agency, .. } => {
            vec![Named::Grant(grant), Named::Given(api_user), Named::Agency(agency)]
        }
        Change::ExposureAccepted { grant }
        | Change::GrantChanged { grant, .. }
        | Change::ReviewMoved { grant, .. }
        | Change::GrantPaused { grant, .. }
        | Change::GrantResumed { grant, .. }
        | Change::GrantEnded { grant, .. } => vec![Named::Grant(grant)],
        Change::PlanBegun { plan, api_user, agency, contact, delivery, .. } => {
            let keys = api_user.iter().map(Named::ApiUser);
            let agencies = agency.iter().map(Named::Agency);
            let people = contact.iter().map(Named::Contact);
            let files = delivery.iter().map(Named::Delivery);
            keys.chain(agencies).chain(people).chain(files).chain([Named::Plan(plan)]).collect()
        }
        Change::PlanStepDone { plan, .. }
        | Change::PlanStepSkipped { plan, .. }
        | Change::PlanTimed { plan, .. }
        | Change::PlanEnded { plan, .. } => vec![Named::Plan(plan)],
        Change::PlanReaderChosen { plan, contact, .. } => {
            vec![Named::Plan(plan), Named::Contact(contact)]
        }
        Change::PlanDecided { plan, api_user, .. } => {
            vec![Named::Plan(plan), Named::ApiUser(api_user)]
        }
        Change::Erased { card } => vec![Named::Contact(card)],
        Change::FileMade { delivery, api_users, .. }
        | Change::CopyForgotten { delivery, api_users } => {
            let keys = api_users.iter().map(Named::Given);
            keys.chain([Named::Delivery(delivery)]).collect()
        }
        Change::FileRemade { delivery, .. }
        | Change::FileSaved { delivery, .. }
        | Change::FileSent { delivery, .. }
        | Change::FileArrived { delivery }
        | Change::WordsShown { delivery, .. }
        | Change::WordsSent { delivery, .. }
        | Change::ReceiptMatched { delivery, .. }
        | Change::ReceiptSaid { delivery, .. }
        | Change::ReceiptWrong { delivery }
        | Change::TroubleReported { delivery, .. }
        | Change::LeakSuspected { delivery }
        | Change::LeakSettled { delivery, .. }
        | Change::LinkMade { delivery, .. }
        | Change::LinkSeen { delivery, .. }
        | Change::LinkBurnt { delivery } => vec![Named::Delivery(delivery)],
        Change::OrganisationNamed { .. }
        | Change::PersonNamed { .. }
        | Change::PlatformsChosen { .. }
        | Change::AccountAdded { .. }
        | Change::HostApproved { .. }
        | Change::CatalogApproved { .. }
        | Change::ConnectionMade { .. }
        | Change::ConnectionEnded { .. }
        | Change::SheetMade { .. }
        | Change::SheetCancelled { .. }
        | Change::DeviceRestored {}
        | Change::WentOn {}
        | Change::PersonLeft { .. }
        | Change::Imported { .. }
        | Change::ImportUndone { .. } => Vec::new(),
    }
}
