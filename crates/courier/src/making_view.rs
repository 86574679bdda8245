//! What *Make it* shows of a draft.

use courier_platforms::{Made, Making, Replace, ShownStep, StepSet};
use courier_vault::Id;

use crate::accounts::AccountText;
use crate::app::{App, Open};
use crate::drafts::Draft;
use crate::making::Form;
use crate::views::{
    AccountView, ExistingKey, FieldView, LookView, MakingView, MakingWay, PlatformChoice,
    ReplacesView, Seen, SendsView, StepView,
};
use crate::wizard_view::{Chosen, form_values};

impl App {
    pub(crate) fn making(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> MakingView {
        let values = form_values(open, draft, chosen);
        let taken = open.taken(draft, chosen);
        let checked = chosen.kind.check(chosen.purpose, &values, &taken);
        let fields = chosen.platform.form(self.lang(), chosen.kind, chosen.purpose);
        let set = step_set(draft, chosen);
        let way = match chosen.kind.made {
            Made::Here => MakingWay::Here,
            _ if self.makes_automatically(chosen) => MakingWay::Automatic,
            _ => MakingWay::Guided,
        };
        let steps = if way == MakingWay::Automatic {
            Vec::new()
        } else {
            let (kind, purpose) = (chosen.kind, chosen.purpose);
            chosen.platform.steps(self.lang(), kind, purpose, set, &checked.values)
        };
        MakingView {
            way,
            account: self.account_view(open, chosen),
            fields: fields
                .into_iter()
                .map(|field| FieldView {
                    value: values.get(&field.id).cloned().unwrap_or_default(),
                    id: field.id,
                    label: field.label,
                    help: field.help,
                    options: field.options,
                    optional: field.optional,
                    many: field.many,
                })
                .collect(),
            steps: steps.into_iter().map(step_view).collect(),
            look: self.look_first(draft, chosen),
            sends: self.sends(open, draft, chosen),
            existing: self.existing(open, draft, chosen),
            replaces: replaces(open, draft, chosen),
            verifier: self
                .own_key(open, draft)
                .and_then(|id| self.verifier(open, &id))
                .unwrap_or_default(),
            site: self.site_view(open, draft, chosen),
        }
    }

    /// What the developer of our own service stores to recognise a key that was made here and is kept.
    pub(crate) fn verifier(&self, open: &Open, api_user: &Id) -> Option<String> {
        let known = open.state().api_users.get(api_user)?;
        let is_ours = self.facts(open, known).is_some_and(|facts| facts.kind.made == Made::Here);
        let secret = known.secret.as_ref().filter(|_| is_ours)?;
        Some(courier_crypto::derive_verifier(&open.vault.read_secret(secret).ok()?))
    }

    fn account_view(&self, open: &Open, chosen: &Chosen<'_>) -> AccountView {
        let platform = chosen.platform;
        let words = platform.account_words(self.lang());
        // Of one region nobody chooses.
        let choice = platform.regions.iter().filter(|_| platform.regions.len() > 1);
        let regions = choice.map(|region| PlatformChoice {
            id: region.id.clone(),
            name: platform.region_name(self.lang(), region),
        });
        let known = open.accounts_on(&platform.id).into_iter();
        // Where no name is asked for, the address is typed.
        let known = known.filter(|(_, text)| !words.label.is_empty() && !text.name.is_empty());
        AccountView {
            regions: regions.collect(),
            known: known
                .map(|(id, text)| PlatformChoice { id: id.to_string(), name: text.name })
                .collect(),
            label: words.label,
            help: words.help,
            address_label: words.address_label,
            address_help: words.address_help,
        }
    }

    fn look_first(&self, draft: &Draft, chosen: &Chosen<'_>) -> Option<LookView> {
        if draft.replaces.is_some() || self.makes_automatically(chosen) {
            return None;
        }
        let words = chosen.platform.look_words(self.lang(), chosen.kind)?;
        Some(LookView {
            question: words.question,
            warning: words.warning,
            new_button: words.new_button,
            there_button: words.there_button,
        })
    }

    fn sends(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> Option<SendsView> {
        if self.makes_automatically(chosen) {
            return None;
        }
        let (person, mobile) = match &draft.contact {
            Some(contact) => {
                let card = open.contact_card(contact);
                (card.name, card.mobile.unwrap_or_default())
            }
            None => (draft.answers.person.clone(), draft.answers.mobile.clone()),
        };
        let first = crate::around::first_name(&person);
        let words = chosen.platform.arrival_words(self.lang(), chosen.kind, &mobile, first)?;
        let (heading, sentence) = (words.heading, words.sentence);
        let (agreed, to_me) = (words.agreed, words.to_me);
        let mobile = crate::domain::show_mobile(&mobile);
        Some(SendsView { heading, sentence, agreed, to_me, mobile })
    }

    fn existing(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> Option<ExistingKey> {
        let account = open.typed_account(draft, chosen);
        let account = chosen.platform.check_account(&account.parts()).ok()?;
        let (platform, kind, purpose) = (chosen.platform, chosen.kind, chosen.purpose);
        let chosen = Chosen { platform, kind, purpose };
        let form = Form { chosen, account, values: <_>::default() };
        let id = self.only_one(open, draft, &form)?;
        let (_, _, ends_in) = open.api_user_card(&id);
        let known = open.state().api_users.get(&id)?;
        Some(ExistingKey {
            holders: open.holder_names(&id),
            kept: known.secret.is_some(),
            id: id.to_string(),
            ends_in,
        })
    }
}

/// Which of the vendor's steps lead to the key.
fn step_set(draft: &Draft, chosen: &Chosen<'_>) -> StepSet {
    let replaces = draft.replaces.is_some() && chosen.kind.replace == Replace::CutOver;
    let is_there =
        chosen.kind.making == Making::LookUpFirst && draft.answers.seen == Seen::KeyThere;
    match (replaces, is_there) {
        (true, _) => StepSet::Replace,
        (false, true) => StepSet::LookUp,
        (false, false) => StepSet::Create,
    }
}

/// The key that the new one takes the place of.
fn replaces(open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> Option<ReplacesView> {
    let old = draft.replaces.as_ref()?;
    let (fields, _, ends_in) = open.api_user_card(old);
    let named = chosen.kind.name_field().and_then(|field| fields.get(&field.id));
    Some(ReplacesView {
        id: old.to_string(),
        name: named.cloned().unwrap_or(ends_in),
        holders: open.holder_names(old),
        at_once: chosen.kind.replace == Replace::CutOver,
    })
}

/// A step in the vendor's screens.
pub(crate) fn step_view(step: ShownStep) -> StepView {
    StepView {
        id: step.id,
        title: step.title,
        note: step.note,
        copies: step.copies.unwrap_or_default(),
        value: step.value,
        picture: step.picture.name().to_owned(),
    }
}

impl Open {
    /// The names of the agencies that hold a key now.
    pub(crate) fn holder_names(&self, api_user: &Id) -> Vec<String> {
        self.state().holders(api_user).iter().map(|agency| self.name(agency)).collect()
    }

    /// The account as the person described it, filled up with the one we know where there is no doubt.
    pub(crate) fn typed_account(&self, draft: &Draft, chosen: &Chosen<'_>) -> AccountText {
        let answers = &draft.answers;
        let mut typed = AccountText {
            region: answers.region.clone(),
            name: answers.account_name.clone(),
            address: answers.account_address.clone(),
        };
        let known = self.accounts_on(&chosen.platform.id);
        let nothing = typed.region.is_empty() && typed.name.is_empty() && typed.address.is_empty();
        // An account we have used before is the likely one; a first one is asked for.
        if nothing && !answers.recording {
            let with_name = known.iter().filter(|(_, text)| !text.parts_are_empty());
            let mut with_name = with_name.map(|(_, text)| text.clone());
            if let Some(only) = with_name.next()
                && (chosen.platform.account.is_none() || with_name.next().is_none())
            {
                return only;
            }
        }
        if typed.address.is_empty()
            && let Some((_, same)) = known.iter().find(|(_, text)| text.name == typed.name)
        {
            typed.address.clone_from(&same.address);
        }
        typed
    }
}

impl AccountText {
    fn parts_are_empty(&self) -> bool {
        self.region.is_empty() && self.name.is_empty()
    }
}
