//! What the wizard shows for a draft.

use std::collections::BTreeMap;

use courier_platforms::{FieldKind, Kind, Platform, Proposal, Purpose, ShownStep, StepSet};
use courier_vault::Id;
use jiff::ToSpan;

use crate::app::{App, Open};
use crate::domain::Card;
use crate::drafts::Draft;
use crate::views::{
    AccountView, AnswerCard, Answers, FieldView, KeyView, KnownContact, MakingView, MakingWay, PlatformChoice,
    PurposeChoice, Step, StepView, SystemChoice, WizardView,
};

/// System, kind of key and purpose, once they are chosen.
pub(crate) struct Chosen<'a> {
    pub(crate) platform: &'a Platform,
    pub(crate) kind: &'a Kind,
    pub(crate) purpose: &'a Purpose,
}

impl App {
    pub(crate) fn wizard_view(&self, open: &Open, id: &Id, draft: &Draft) -> WizardView {
        let chosen = self.chosen(open, draft);
        let mut answers = draft.answers.clone();
        if answers.region.is_empty() {
            // An account we have used before is the likely one; a first one is asked for.
            let mut accounts = open.state().accounts.values();
            if let Some(account) = accounts.find(|a| a.platform == answers.platform) {
                answers.region.clone_from(&account.region);
            }
        }
        let form = draft.answers.form.unwrap_or_else(|| {
            draft.contact.as_ref().map(|id| open.proposed_form(id)).unwrap_or_default()
        });
        WizardView {
            id: id.to_string(),
            steps: vec![Step::Who, Step::WhatFor, Step::MakeIt, Step::Key, Step::LockedFile],
            step: draft.step,
            reached: draft.reached,
            known: known_contacts(open),
            agencies: Vec::new(),
            same_name: Vec::new(),
            asking: None,
            also: Vec::new(),
            could_add: Vec::new(),
            done: None,
            systems: self.systems(open, &answers),
            answer: chosen.as_ref().map(|chosen| self.answer_card(open, draft, chosen)),
            making: chosen.as_ref().map(|chosen| self.making(open, draft, chosen)),
            key: draft.api_user.as_ref().and_then(|api_user| kept_key(open, api_user)),
            form,
            public_key: draft.contact.as_ref().and_then(|id| open.public_key_view(id)),
            // Only a file that was compared since anything in it last changed, and that is what is wanted now,
            // is one to save.
            file: draft
                .delivery
                .as_ref()
                .filter(|delivery| open.checked.contains_key(delivery))
                .filter(|delivery| open.is_asked(draft, delivery))
                .and_then(|delivery| self.file_view(open, delivery)),
            answers,
        }
    }

    pub(crate) fn chosen(&self, open: &Open, draft: &Draft) -> Option<Chosen<'_>> {
        let platform = self.catalog.platform(&draft.answers.platform)?;
        if !open.state().platforms.contains(&platform.id) {
            return None;
        }
        let (kind, purpose) = platform.purpose(&draft.answers.purpose)?;
        Some(Chosen { platform, kind, purpose })
    }

    fn systems(&self, open: &Open, answers: &Answers) -> Vec<SystemChoice> {
        let platforms = open.state().platforms.iter().filter_map(|id| self.catalog.platform(id));
        platforms
            .map(|platform| SystemChoice {
                id: platform.id.clone(),
                name: platform.name.clone(),
                purposes: platform
                    .purposes()
                    .map(|(kind, purpose)| {
                        let words =
                            platform.purpose_words(self.lang(), kind, purpose, &answers.agency, "");
                        PurposeChoice {
                            id: purpose.id.clone(),
                            title: words.title,
                            sentence: words.sentence,
                        }
                    })
                    .collect(),
            })
            .collect()
    }

    fn answer_card(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> AnswerCard {
        let values = form_values(open, draft, chosen);
        let group = chosen
            .kind
            .fields
            .iter()
            .find(|field| field.kind == FieldKind::Group)
            .and_then(|field| values.get(&field.id))
            .cloned()
            .unwrap_or_default();
        let agency = agency_name(open, draft);
        let words = chosen.platform.purpose_words(
            self.lang(),
            chosen.kind,
            chosen.purpose,
            &agency,
            &group,
        );
        AnswerCard {
            title: words.needs,
            opens: words.opens,
            opens_everything: chosen.purpose.opens_everything,
            permission: words.permission,
            from: words.from,
            review: self.review_day(open, chosen.purpose).to_string(),
        }
    }

    /// The day we ask whether it is still needed.
    pub(crate) fn review_day(&self, open: &Open, purpose: &Purpose) -> jiff::civil::Date {
        let today = self.today(open);
        today.checked_add(i64::from(purpose.review_months).months()).unwrap_or(today)
    }

    fn making(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> MakingView {
        let values = form_values(open, draft, chosen);
        let checked = chosen.kind.check(chosen.purpose, &values);
        let fields = chosen.platform.form(self.lang(), chosen.kind, chosen.purpose);
        let steps = chosen.platform.steps(
            self.lang(),
            chosen.kind,
            chosen.purpose,
            StepSet::Create,
            &checked.values,
        );
        MakingView {
            way: MakingWay::Guided,
            account: AccountView {
                regions: chosen
                    .platform
                    .regions
                    .iter()
                    .map(|region| PlatformChoice {
                        id: region.id.clone(),
                        name: chosen.platform.region_name(self.lang(), region),
                    })
                    .collect(),
                known: Vec::new(),
                label: String::new(),
                help: String::new(),
                address_label: String::new(),
                address_help: String::new(),
            },
            look: None,
            sends: None,
            existing: None,
            replaces: None,
            verifier: String::new(),
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
        }
    }
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

/// The form's values: what we propose, except where the person changed it.
pub(crate) fn form_values(
    open: &Open,
    draft: &Draft,
    chosen: &Chosen<'_>,
) -> BTreeMap<String, String> {
    let (_, email_domain) = open.organisation();
    let agency = agency_name(open, draft);
    let taken = taken_emails(open, draft, chosen.kind);
    let proposal = Proposal { agency: &agency, email_domain: &email_domain, taken: &taken };
    let mut values = chosen.kind.propose(chosen.purpose, &proposal);
    for (field, value) in &draft.answers.fields {
        if chosen.kind.field(field).is_some() {
            values.insert(field.clone(), value.clone());
        }
    }
    values
}

/// The agency's name: recorded, or as typed while it is not.
fn agency_name(open: &Open, draft: &Draft) -> String {
    let recorded = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
    recorded.map_or_else(|| draft.answers.agency.clone(), |contact| open.name(&contact.agency))
}

/// The user ids that other API users have.
fn taken_emails(open: &Open, draft: &Draft, kind: &Kind) -> Vec<String> {
    let Some(field) = kind.fields.iter().find(|field| field.kind == FieldKind::Email) else {
        return Vec::new();
    };
    open.state()
        .api_users
        .keys()
        .filter(|id| draft.api_user.as_ref() != Some(*id))
        .filter_map(|id| open.api_user_card(id).0.remove(&field.id))
        .collect()
}

fn known_contacts(open: &Open) -> Vec<KnownContact> {
    let mut known: Vec<KnownContact> = open
        .state()
        .contacts
        .iter()
        .filter_map(|(id, contact)| match open.card(id)? {
            Card::Contact(card) => Some(KnownContact {
                id: id.to_string(),
                agency_id: contact.agency.to_string(),
                agency: open.name(&contact.agency),
                person: card.name,
                email: card.email,
                deliveries: Vec::new(),
            }),
            _ => None,
        })
        .collect();
    known.sort_by_key(|k| (k.agency.to_lowercase(), k.person.to_lowercase()));
    known
}

/// The key of an API user, without the key.
pub(crate) fn kept_key(open: &Open, api_user: &Id) -> Option<KeyView> {
    open.state().api_users.get(api_user)?.secret.as_ref()?;
    let (_, characters, ends_in) = open.api_user_card(api_user);
    Some(KeyView { characters, ends_in, cleaned: Vec::new(), doubt: None, kept: true })
}
