//! Who has what, in the words that every list and page shares.

use std::cmp::Reverse;

use courier_vault::Id;

use crate::app::{App, Open};
use crate::domain::{Card, GrantCard, order_of};
use crate::state::{ApiUser, Delivery, Grant, State};
use crate::views::{DeliveryRow, EndedWhy, HolderView};

impl App {
    /// What tells a key from others in its system: the name in the vendor's list, the account's name, or the
    /// vendor's word where there is only one.
    pub(crate) fn key_name(&self, open: &Open, id: &Id) -> String {
        let in_form = self.name_in_form(open, id);
        let Some(api_user) = open.state().api_users.get(id).filter(|_| in_form.is_empty()) else {
            return in_form;
        };
        let account = open.account_text(&api_user.account).name;
        match self.facts(open, api_user) {
            Some(facts) if account.is_empty() => facts.platform.kind_name(self.lang(), facts.kind),
            _ => account,
        }
    }

    /// What names a key in the vendor's form; empty where the form has no name.
    pub(crate) fn name_in_form(&self, open: &Open, id: &Id) -> String {
        let known = open.state().api_users.get(id);
        let facts = known.and_then(|known| self.facts(open, known));
        let named = facts.and_then(|facts| facts.kind.name_field());
        named.and_then(|field| open.api_user_card(id).0.remove(&field.id)).unwrap_or_default()
    }

    /// A key in one line.
    pub(crate) fn key_line(&self, open: &Open, id: &Id) -> String {
        let Some(api_user) = open.state().api_users.get(id) else {
            return String::new();
        };
        let facts = self.facts(open, api_user);
        let line = facts.map(|facts| self.name_of_key(open, id, &facts));
        line.unwrap_or_default()
    }

    /// The vendor's name of a key's system.
    pub(crate) fn platform_name(&self, open: &Open, api_user: &ApiUser) -> String {
        let account = open.state().accounts.get(&api_user.account);
        let platform = account.and_then(|account| self.catalog().platform(&account.platform));
        platform.map(|platform| platform.name.clone()).unwrap_or_default()
    }

    /// The purpose of a grant in words.
    pub(crate) fn purpose_of(&self, open: &Open, grant: &Grant, agency: &str) -> Option<String> {
        let api_user = open.state().api_users.get(&grant.api_user)?;
        let account = open.state().accounts.get(&api_user.account)?;
        let platform = self.catalog().platform(&account.platform)?;
        let (kind, purpose) = platform.purpose(&grant.purpose)?;
        Some(platform.purpose_words(self.lang(), kind, purpose, agency, "").title)
    }

    /// One agency holding one key.
    pub(crate) fn holder_view(&self, open: &Open, id: &Id, grant: &Grant) -> HolderView {
        let state = open.state();
        let card = open.grant_card(id);
        let agency = open.name(&grant.agency);
        let purpose = self.purpose_of(open, grant, &agency);
        HolderView {
            grant: id.to_string(),
            agency_id: grant.agency.to_string(),
            agency,
            key_id: grant.api_user.to_string(),
            key: self.key_line(open, &grant.api_user),
            opens: card.opens,
            opens_everything: grant.opens_everything,
            purpose: purpose.unwrap_or_default(),
            since: grant.since.to_string(),
            precision: grant.precision,
            travelled: grant.travelled,
            seen_by: card.seen_by,
            exposed: state.is_exposed(grant),
            accepted: card.accepted,
            review: grant.review.to_string(),
            is_over: state.is_over(grant),
            ended: grant.ended.map(|(since, _)| since.to_string()).unwrap_or_default(),
            off_list_only: state.is_off_list_only(grant),
            paused: grant.paused.is_some(),
            ends: grant.ends.map(|day| day.to_string()).unwrap_or_default(),
            owner: grant.owner.as_ref().map(|id| open.name(id)).unwrap_or_default(),
            review_due: self.is_review_due(open, grant),
        }
    }

    /// The grants of that kind: those that are not over first, the newest first of each.
    pub(crate) fn holder_views(
        &self,
        open: &Open,
        is_one: impl Fn(&Grant) -> bool,
    ) -> Vec<HolderView> {
        let state = open.state();
        let mut grants: Vec<(&Id, &Grant)> =
            state.grants.iter().filter(|(_, grant)| is_one(grant)).collect();
        grants.sort_by_key(|(_, g)| (state.is_over(g), Reverse((g.since, g.recorded))));
        grants.into_iter().map(|(id, grant)| self.holder_view(open, id, grant)).collect()
    }

    /// The locked files of that kind that went out, newest first.
    pub(crate) fn deliveries_of(
        &self,
        open: &Open,
        is_one: impl Fn(&Delivery) -> bool,
    ) -> Vec<DeliveryRow> {
        let deliveries = open.state().deliveries.iter();
        let mut found: Vec<(&Id, &Delivery)> =
            deliveries.filter(|(_, d)| d.went_out() && is_one(d)).collect();
        found.sort_by_key(|(_, delivery)| Reverse(delivery.made));
        found.into_iter().map(|(id, delivery)| self.delivery_row(open, id, delivery)).collect()
    }
}

impl Open {
    /// What was said of a grant; empty where that was erased.
    pub(crate) fn grant_card(&self, grant: &Id) -> GrantCard {
        match self.card(grant) {
            Some(Card::Grant(card)) => card,
            _ => GrantCard::default(),
        }
    }

    /// These agencies by name, each once.
    pub(crate) fn names_of<'a>(&self, agencies: impl IntoIterator<Item = &'a Id>) -> Vec<String> {
        let mut ids: Vec<&Id> = agencies.into_iter().collect();
        ids.sort();
        ids.dedup();
        let mut names: Vec<String> = ids.into_iter().map(|id| self.name(id)).collect();
        names.sort_by_key(|name| order_of(name));
        names
    }
}

impl State {
    /// Whether others may have read on its way what a grant gave, and it is neither replaced nor accepted.
    pub(crate) fn is_exposed(&self, grant: &Grant) -> bool {
        let replaced =
            |known: &ApiUser| known.replaced_by.is_some() && !self.is_waiting_for_successor(known);
        grant.exposed && !self.api_users.get(&grant.api_user).is_some_and(replaced)
    }

    /// Whether a grant is off our list while the key it gave goes on: whoever kept that key can use it.
    pub(crate) fn is_off_list_only(&self, grant: &Grant) -> bool {
        let renewed = self.api_users.get(&grant.api_user).and_then(|known| known.renewed);
        let stopped = grant.paused.is_some()
            || self.is_off(&grant.api_user)
            || renewed.is_some_and(|at| grant.off_list.is_some_and(|ended| at >= ended));
        grant.ended.is_some_and(|(_, why)| why != EndedWhy::NeverWas) && !stopped
    }

    /// Whether one was made to take its place that nobody holds yet.
    pub(crate) fn is_waiting_for_successor(&self, known: &ApiUser) -> bool {
        let given = |new: &Id| self.grants.values().any(|grant| grant.api_user == *new);
        known.switched_off.is_none() && known.replaced_by.as_ref().is_some_and(|new| !given(new))
    }
}
