//! Keys: their list, and a page each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use courier_platforms::{Arrival, FieldKind, Kind, Made, Replace, StepSet};
use courier_vault::Id;

use crate::accounts::{AccountText, Facts};
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, GrantCard, How, parse_text};
use crate::drafts::Draft;
use crate::error::Error;
use crate::making_view::step_view;
use crate::state::{ApiUser, State};
use crate::views::{Guide, GuideFor, KeyPage, KeyRow, KeyStanding, NamedValue, PlanWhat};

/// What one may want to do in the system, in the order of its page.
const GUIDES: [(GuideFor, StepSet); 5] = [
    (GuideFor::LookUp, StepSet::LookUp),
    (GuideFor::SwitchOff, StepSet::SwitchOff),
    (GuideFor::SwitchOn, StepSet::SwitchOn),
    (GuideFor::Replace, StepSet::Replace),
    (GuideFor::Delete, StepSet::Delete),
];

impl App {
    /// Every key on record, newest first.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn keys(&self) -> Result<Vec<KeyRow>, Error> {
        self.with(|open| {
            let mut all: Vec<(&Id, &ApiUser)> = open.state().api_users.iter().collect();
            all.sort_by_key(|(_, api_user)| Reverse(api_user.made));
            Ok(all.into_iter().map(|(id, api_user)| self.key_row(open, id, api_user)).collect())
        })
    }

    /// A key's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn key(&self, id: &str) -> Result<KeyPage, Error> {
        self.with(|open| self.key_page(open, &known(open, id)?))
    }

    /// The person switched it off in the system.
    ///
    /// # Errors
    /// [`Error::KeyIsOff`] where it is off already.
    pub fn switch_key_off(&self, id: &str) -> Result<KeyPage, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            if open.state().is_off(&id) {
                return Err(Error::KeyIsOff);
            }
            let change = Change::ApiUserSwitchedOff { api_user: id.clone(), since: None };
            self.said_of_key(open, &id, change, Vec::new())
        })
    }

    /// The person switched it on again.
    ///
    /// # Errors
    /// [`Error::KeyIsOn`] where it is on.
    pub fn switch_key_on(&self, id: &str) -> Result<KeyPage, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            if !open.state().is_off(&id) {
                return Err(Error::KeyIsOn);
            }
            // Nothing brings back what was deleted.
            if open.state().api_users.get(&id).is_some_and(|known| known.deleted.is_some()) {
                return Err(Error::KeyIsOff);
            }
            let change = Change::ApiUserSwitchedOn { api_user: id.clone() };
            self.said_of_key(open, &id, change, Vec::new())
        })
    }

    /// It stays although others may have read it on its way; the reason is kept on a card.
    ///
    /// # Errors
    /// [`Error::Fields`] where no reason is given.
    pub fn accept_exposure(&self, grant: &str, reason: &str) -> Result<KeyPage, Error> {
        let reason =
            parse_text(reason).map_err(|p| Error::Fields(vec![("reason".to_owned(), p)]))?;
        self.with(|open| {
            let id = Id::parse(grant).ok_or(Error::Unknown)?;
            let grant = open.state().grants.get(&id).ok_or(Error::Unknown)?;
            let api_user = grant.api_user.clone();
            // Accepted, renewed or replaced meanwhile: there is nothing left to accept.
            if !open.state().is_exposed(grant) {
                return self.key_page(open, &api_user);
            }
            let card = Card::Grant(GrantCard { accepted: reason, ..open.grant_card(&id) });
            let change = Change::ExposureAccepted { grant: id.clone() };
            self.said_of_key(open, &api_user, change, vec![(id, card)])
        })
    }

    /// Begins a draft that gives this key to another agency too; its id.
    ///
    /// # Errors
    /// [`Error::Forgotten`] where we keep no copy and the system does not show it again; [`Error::KeyIsOff`]
    /// and [`Error::KeyReplaced`] of one that is not to be given any more.
    pub fn give_key(&self, id: &str) -> Result<String, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let api_user = open.state().api_users.get(&id).ok_or(Error::Unknown)?;
            still_used(api_user)?;
            if !self.can_share(open, api_user) {
                return Err(Error::Forgotten);
            }
            let mut draft = self.draft_for(open, api_user);
            draft.answers.uses = id.to_string();
            open.begin(&draft)
        })
    }

    /// Begins a draft that replaces this key, or takes up the one that does; its id.
    ///
    /// # Errors
    /// [`Error::KeyIsOff`] and [`Error::KeyReplaced`] of one that is not used any more; those of writing.
    pub fn replace_key(&self, id: &str) -> Result<String, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let api_user = open.state().api_users.get(&id).ok_or(Error::Unknown)?;
            // One whose successor nobody has yet is still the one to replace.
            let is_waited_for = open.state().is_waiting_for_successor(api_user);
            if !is_waited_for {
                still_used(api_user)?;
            }
            let mut drafts = open.drafts().into_iter();
            if let Some((begun, _)) = drafts.find(|(_, draft)| draft.replaces.as_ref() == Some(&id))
            {
                return Ok(begun.to_string());
            }
            let mut draft = self.draft_for(open, api_user);
            draft.answers.fields = self.addresses_as_typed(open, &id, api_user);
            if let [holder] = open.state().holders(&id).as_slice() {
                draft.answers.agency_id = holder.to_string();
                let last = open.last_contact_there(&id, holder);
                draft.answers.contact = last.map(|c| c.to_string()).unwrap_or_default();
            }
            draft.before.clone_from(&api_user.secret);
            draft.replaces = Some(id);
            open.begin(&draft)
        })
    }

    /// A draft on the same account for the same purpose.
    fn draft_for(&self, open: &Open, api_user: &ApiUser) -> Draft {
        let mut draft = Draft::new((self.host.clock)());
        let answers = &mut draft.answers;
        answers.purpose.clone_from(&api_user.purpose);
        if let Some(account) = open.state().accounts.get(&api_user.account) {
            answers.platform.clone_from(&account.platform);
        }
        let AccountText { region, name, address } = open.account_text(&api_user.account);
        (answers.region, answers.account_name, answers.account_address) = (region, name, address);
        draft
    }

    /// The server addresses a key works from, one a line: those of its successor, unless somebody says
    /// otherwise.
    fn addresses_as_typed(
        &self,
        open: &Open,
        id: &Id,
        api_user: &ApiUser,
    ) -> BTreeMap<String, String> {
        let facts = self.facts(open, api_user);
        let fields = facts.map(|facts| facts.kind.fields.as_slice()).unwrap_or_default();
        let (mut values, ..) = open.api_user_card(id);
        fields
            .iter()
            .filter(|field| field.kind == FieldKind::Addresses)
            .filter_map(|field| {
                let value = values.remove(&field.id).filter(|value| !value.is_empty())?;
                let join = field.join.as_deref().unwrap_or("\n");
                Some((field.id.clone(), value.replace(join, "\n")))
            })
            .collect()
    }

    /// Records one thing the person told us of a key.
    fn said_of_key(
        &self,
        open: &mut Open,
        id: &Id,
        change: Change,
        cards: Vec<(Id, Card)>,
    ) -> Result<KeyPage, Error> {
        let entries = vec![change.said()];
        self.record(open, Recording { entries, cards, ..Recording::default() })?;
        self.key_page(open, id)
    }

    fn key_row(&self, open: &Open, id: &Id, api_user: &ApiUser) -> KeyRow {
        let state = open.state();
        let facts = self.facts(open, api_user);
        let platform_id = state.accounts.get(&api_user.account).map(|a| a.platform.clone());
        let words = |facts: &Facts<'_>| {
            let Facts { platform, kind, purpose, .. } = *facts;
            let title = platform.purpose_words(self.lang(), kind, purpose, "", "").title;
            (platform.kind_name(self.lang(), kind), title)
        };
        let (kind, purpose) = facts.as_ref().map(words).unwrap_or_default();
        let opens_everything = facts.as_ref().map_or_else(
            || state.grants.values().any(|g| g.api_user == *id && g.opens_everything),
            |facts| facts.purpose.opens_everything,
        );
        KeyRow {
            id: id.to_string(),
            name: self.key_name(open, id),
            platform_id: platform_id.unwrap_or_default(),
            platform: self.platform_name(open, api_user),
            kind,
            account: facts.map(|facts| facts.account).unwrap_or_default(),
            purpose,
            ends_in: open.api_user_card(id).2,
            opens_everything,
            holders: open.names_of(&state.holders(id)),
            standing: standing(state, id, api_user),
            made: api_user.made.to_string(),
        }
    }

    pub(crate) fn key_page(&self, open: &Open, id: &Id) -> Result<KeyPage, Error> {
        let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
        let facts = self.facts(open, api_user);
        let of_catalog = facts.as_ref();
        let (fields, ..) = open.api_user_card(id);
        Ok(KeyPage {
            row: self.key_row(open, id, api_user),
            fields: of_catalog.map(|f| self.form_as_it_is(f, &fields)).unwrap_or_default(),
            permission: of_catalog.map(|f| self.permission(f, &fields)).unwrap_or_default(),
            public: of_catalog.is_some_and(|facts| !facts.kind.secret),
            verifier: self.verifier(open, id).unwrap_or_default(),
            holders: self.holder_views(open, |grant| grant.api_user == *id),
            deliveries: self.deliveries_of(open, |delivery| delivery.api_users.contains(id)),
            guides: of_catalog.map(|f| self.guides(f, &fields)).unwrap_or_default(),
            can_share: self.can_share(open, api_user),
            can_replace: facts.is_some()
                && (still_used(api_user).is_ok()
                    || open.state().is_waiting_for_successor(api_user)),
            check: self.check_offer(open, id),
            there: self.there_view(open, id),
            base_url: facts.map(|facts| facts.base_url).unwrap_or_default(),
            can: self.plans_for(open, id),
            plans: self.plan_rows(open, |plan| plan.api_user.as_ref() == Some(id)),
            off_seen: api_user.off_seen.is_some(),
            can_change_rights: self.can_change_rights(open, id),
            history: self.history_of_key(open, id),
        })
    }

    /// What can be begun with a key, in the order of its page.
    pub(crate) fn plans_for(&self, open: &Open, api_user: &Id) -> Vec<PlanWhat> {
        let Some(known) = open.state().api_users.get(api_user) else { return Vec::new() };
        let kind = self.facts(open, known).map(|facts| facts.kind);
        let has = |set| kind.is_some_and(|kind| !kind.steps.of(set).is_empty());
        if known.switched_off.is_some() {
            let back = known.deleted.is_none() && has(StepSet::SwitchOn);
            return back.then_some(PlanWhat::SwitchOn).into_iter().collect();
        }
        let in_place = known.replaced_by.is_none() || open.state().is_waiting_for_successor(known);
        // The system sends the new one to whoever has the account: to the agency, unless it came to us before.
        let sent = !self.is_practice()
            && kind.is_some_and(|kind| kind.arrival == Arrival::Agency)
            && matches!(known.how, How::SentBySystem | How::Recorded);
        let can = [
            (PlanWhat::Overlap, kind.is_some_and(|kind| kind.replace == Replace::Overlap)),
            (PlanWhat::CutOver, in_place && !sent && kind.is_some_and(is_made_anew)),
            (PlanWhat::Reset, in_place && sent),
            (PlanWhat::SwitchOff, true),
            (PlanWhat::Unsure, true),
        ];
        can.into_iter().filter(|(_, can)| *can).map(|(what, _)| what).collect()
    }

    /// What stands in the vendor's form.
    fn form_as_it_is(
        &self,
        facts: &Facts<'_>,
        values: &BTreeMap<String, String>,
    ) -> Vec<NamedValue> {
        let fields = facts.kind.fields.iter();
        let filled = fields.filter_map(|field| Some((field, values.get(&field.id)?)));
        filled
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| NamedValue {
                name: facts.platform.label(self.lang(), field),
                value: value.clone(),
            })
            .collect()
    }

    fn permission(&self, facts: &Facts<'_>, values: &BTreeMap<String, String>) -> String {
        let Facts { platform, kind, purpose, .. } = *facts;
        let group = kind.fields.iter().find(|field| field.kind == FieldKind::Group);
        let group = group.and_then(|field| values.get(&field.id)).map_or("", String::as_str);
        // Of access that was there before us nobody may have told the group's name.
        if purpose.needs_group() && group.is_empty() {
            return purpose.permissions_line();
        }
        platform.purpose_words(self.lang(), kind, purpose, "", group).permission
    }

    fn guides(&self, facts: &Facts<'_>, values: &BTreeMap<String, String>) -> Vec<Guide> {
        let Facts { platform, kind, purpose, .. } = *facts;
        let guide = |(what, set)| {
            let steps = platform.steps(self.lang(), kind, purpose, set, values);
            Guide { what, steps: steps.into_iter().map(step_view).collect() }
        };
        GUIDES.into_iter().map(guide).filter(|guide| !guide.steps.is_empty()).collect()
    }

    /// Whether it can be given to somebody else too: we keep it, or the system shows it again.
    fn can_share(&self, open: &Open, api_user: &ApiUser) -> bool {
        let facts = self.facts(open, api_user);
        let at_hand = |facts: Facts<'_>| api_user.secret.is_some() || facts.kind.shows_again;
        facts.is_some_and(at_hand) && still_used(api_user).is_ok()
    }
}

impl Open {
    /// Keeps a draft that was just begun; its id.
    fn begin(&self, draft: &Draft) -> Result<String, Error> {
        let id = Id::make();
        self.keep_draft(&id, draft)?;
        Ok(id.to_string())
    }

    /// The person at an agency to whom a key went last; where nobody knows, the only one we know there.
    pub(crate) fn last_contact(&self, api_user: &Id, agency: &Id) -> Option<Id> {
        let state = self.state();
        let deliveries = state.deliveries.values();
        let of_it = deliveries.filter(|d| d.went_out() && d.api_users.contains(api_user));
        let there =
            of_it.filter(|d| state.contacts.get(&d.contact).is_some_and(|c| c.agency == *agency));
        let last = there.max_by_key(|d| d.made).map(|d| d.contact.clone());
        last.or_else(|| {
            let mut known = state.contacts.iter().filter(|(_, c)| c.agency == *agency);
            let (id, _) = known.next()?;
            known.next().is_none().then(|| id.clone())
        })
    }
}

/// Whether there is a way to make a key anew in its place. Where two work side by side as well, it is for a key
/// that somebody else may have seen.
fn is_made_anew(kind: &Kind) -> bool {
    kind.made != Made::Here && !kind.steps.replace.is_empty()
}

/// The id of a key that is on record.
pub(crate) fn known(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    open.state().api_users.contains_key(&id).then_some(id).ok_or(Error::Unknown)
}

/// One that is off, or that a newer one took the place of, is neither given nor replaced.
pub(crate) fn still_used(api_user: &ApiUser) -> Result<(), Error> {
    match (api_user.switched_off, &api_user.replaced_by) {
        (Some(_), _) => Err(Error::KeyIsOff),
        (None, Some(_)) => Err(Error::KeyReplaced),
        (None, None) => Ok(()),
    }
}

/// The most urgent that is true of it.
fn standing(state: &State, id: &Id, api_user: &ApiUser) -> KeyStanding {
    let is_exposed = state.open_grants().any(|(_, g)| g.api_user == *id && state.is_exposed(g));
    if api_user.deleted.is_some() {
        KeyStanding::Deleted
    } else if api_user.switched_off.is_some() {
        KeyStanding::SwitchedOff
    } else if is_exposed {
        KeyStanding::Exposed
    } else if api_user.replaced_by.is_some() {
        KeyStanding::Replaced
    } else if api_user.secret.is_some() {
        KeyStanding::Kept
    } else if !api_user.held.is_empty() {
        KeyStanding::Forgotten
    } else {
        match api_user.how {
            How::Guided | How::Here | How::Automatic => KeyStanding::NotKept,
            How::SentBySystem | How::Recorded => KeyStanding::NeverHere,
        }
    }
}
