//! What the wizard shows for a draft.

use std::collections::BTreeMap;

use courier_platforms::{FieldKind, Kind, Platform, Proposal, Purpose, Replace, Taken};
use courier_vault::Id;
use jiff::Span;

use crate::accounts::{AccountText, Facts};
use crate::app::{App, Open};
use crate::domain::Card;
use crate::drafts::Draft;
use crate::opening::ends_after;
use crate::state::ApiUser;
use crate::views::{
    AnotherKey, AnswerCard, Answers, DoneView, DoneWhat, KeyView, KnownAgency, KnownContact,
    LeastAdvice, PurposeChoice, Step, SystemChoice, WizardView,
};

/// System, kind of key and purpose, once they are chosen.
pub(crate) struct Chosen<'a> {
    pub(crate) platform: &'a Platform,
    pub(crate) kind: &'a Kind,
    pub(crate) purpose: &'a Purpose,
}

impl Chosen<'_> {
    /// Whether an API user serves one of the purposes of the kind that is chosen.
    fn serves(&self, known: &ApiUser) -> bool {
        self.kind.purposes.iter().any(|purpose| purpose.id == known.purpose)
    }
}

impl App {
    pub(crate) fn wizard_view(&self, open: &Open, id: &Id, draft: &Draft) -> WizardView {
        let chosen = self.chosen(open, draft);
        let mut answers = draft.answers.clone();
        if let Some(chosen) = &chosen {
            let AccountText { region, name, address } = open.typed_account(draft, chosen);
            (answers.region, answers.account_name, answers.account_address) =
                (region, name, address);
        }
        let form = draft.answers.form.unwrap_or_else(|| {
            draft.contact.as_ref().map(|id| open.proposed_form(id)).unwrap_or_default()
        });
        WizardView {
            id: id.to_string(),
            steps: self.steps_of(open, draft),
            step: draft.step,
            reached: draft.reached,
            known: self.known_contacts(open),
            agencies: open.known_agencies(&open.state().agencies),
            same_name: open.known_agencies(&open.agencies_named(&answers.agency)),
            asking: chosen.as_ref().and_then(|chosen| self.asking(open, draft, chosen)),
            also: self.also(open, draft).iter().filter_map(|id| self.inside(open, id)).collect(),
            could_add: self.could_add(open, draft),
            done: self.done(open, draft),
            systems: self.systems(open, &answers),
            answer: chosen.as_ref().map(|chosen| self.answer_card(open, draft, chosen)),
            making: chosen.as_ref().map(|chosen| self.making(open, draft, chosen)),
            key: self.key_at_hand(open, draft).and_then(|id| self.kept_key(open, &id)),
            form,
            public_key: draft.contact.as_ref().and_then(|id| open.public_key_view(id)),
            // Only a file that was compared since anything in it last changed, and that is what is wanted now,
            // is one to save.
            file: draft
                .delivery
                .as_ref()
                .filter(|delivery| open.checked.contains_key(delivery))
                .filter(|delivery| self.is_asked(open, draft, delivery))
                .and_then(|delivery| self.file_view(open, delivery)),
            answers,
        }
    }

    pub(crate) fn chosen(&self, open: &Open, draft: &Draft) -> Option<Chosen<'_>> {
        let platform = self.catalog().platform(&draft.answers.platform)?;
        if !open.state().platforms.contains(&platform.id) {
            return None;
        }
        let (kind, purpose) = platform.purpose(&draft.answers.purpose)?;
        Some(Chosen { platform, kind, purpose })
    }

    /// The key of an API user, without the key.
    fn kept_key(&self, open: &Open, api_user: &Id) -> Option<KeyView> {
        open.state().api_users.get(api_user)?.secret.as_ref()?;
        let (_, characters, ends_in) = open.api_user_card(api_user);
        let check = self.check_offer(open, api_user);
        Some(KeyView { characters, ends_in, cleaned: Vec::new(), doubt: None, kept: true, check })
    }

    fn known_contacts(&self, open: &Open) -> Vec<KnownContact> {
        let mut known: Vec<KnownContact> = open
            .state()
            .contacts
            .iter()
            .filter(|(id, _)| open.state().is_there(id))
            .filter_map(|(id, contact)| match open.card(id)? {
                Card::Contact(card) => Some(KnownContact {
                    id: id.to_string(),
                    agency_id: contact.agency.to_string(),
                    agency: open.name(&contact.agency),
                    person: card.name,
                    email: card.email,
                    deliveries: self.deliveries_to(open, id),
                }),
                _ => None,
            })
            .collect();
        known.sort_by_key(|k| (k.agency.to_lowercase(), k.person.to_lowercase()));
        known
    }

    /// Keys we keep that could go into the same file.
    fn could_add(&self, open: &Open, draft: &Draft) -> Vec<AnotherKey> {
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let Some(contact) = contact else { return Vec::new() };
        let also = self.also(open, draft);
        let kept = open.state().api_users.iter().filter(|(id, known)| {
            known.secret.is_some()
                && known.switched_off.is_none()
                && known.replaced_by.is_none()
                && draft.api_user.as_ref() != Some(*id)
        });
        let could = kept.filter_map(|(id, known)| {
            let facts = self.facts(open, known).filter(|facts| facts.kind.secret)?;
            let (_, _, ends_in) = open.api_user_card(id);
            let held = open.state().holds(&contact.agency, id);
            let unheld = open.state().holders(id).is_empty();
            // A key of another agency is given from its own page, where it says what that means.
            (held || unheld || also.contains(id)).then(|| AnotherKey {
                id: id.to_string(),
                name: self.name_of_key(open, id, &facts),
                ends_in,
                held,
            })
        });
        could.collect()
    }

    /// A key in one line: the vendor's name and what tells it from others.
    pub(crate) fn name_of_key(&self, open: &Open, id: &Id, facts: &Facts<'_>) -> String {
        let named = self.name_in_form(open, id);
        let name = if named.is_empty() { facts.account.clone() } else { named };
        let kind = facts.platform.kind_name(self.lang(), facts.kind);
        let parts = [facts.platform.name.as_str(), kind.as_str(), name.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// How a draft ends where it has no locked file.
    fn done(&self, open: &Open, draft: &Draft) -> Option<DoneView> {
        let key = draft.api_user.as_ref().filter(|_| draft.step == Step::Done)?;
        let chosen = self.chosen(open, draft)?;
        let what = if draft.answers.recording {
            DoneWhat::Recorded
        } else if self.sent_by_system(&chosen, draft) {
            DoneWhat::SentBySystem
        } else {
            DoneWhat::Public
        };
        let letter = (what == DoneWhat::Public).then(|| self.public_letter(open, draft)).flatten();
        Some(DoneView { key: key.to_string(), what, letter })
    }

    fn systems(&self, open: &Open, answers: &Answers) -> Vec<SystemChoice> {
        let platforms = open.state().platforms.iter().filter_map(|id| self.catalog().platform(id));
        platforms
            .map(|platform| SystemChoice {
                id: platform.id.clone(),
                name: platform.name.clone(),
                purposes: platform
                    .purposes()
                    .map(|(kind, purpose)| {
                        self.purpose_choice(platform, kind, purpose, &answers.agency)
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
            ends: ends_after(chosen.purpose, self.today(open))
                .map(|day| day.to_string())
                .unwrap_or_default(),
            advice: advice(chosen),
            less: smaller(chosen)
                .map(|(kind, purpose)| self.purpose_choice(chosen.platform, kind, purpose, &agency))
                .collect(),
            ask: self.approval_letter(open, draft, chosen),
        }
    }

    fn purpose_choice(
        &self,
        platform: &Platform,
        kind: &Kind,
        purpose: &Purpose,
        agency: &str,
    ) -> PurposeChoice {
        let words = platform.purpose_words(self.lang(), kind, purpose, agency, "");
        PurposeChoice { id: purpose.id.clone(), title: words.title, sentence: words.sentence }
    }

    /// The day we ask whether it is still needed.
    pub(crate) fn review_day(&self, open: &Open, purpose: &Purpose) -> jiff::civil::Date {
        self.review_after(open, purpose.review_months)
    }

    /// The day so many months from today.
    pub(crate) fn review_after(&self, open: &Open, months: u32) -> jiff::civil::Date {
        let today = self.today(open);
        let months = Span::new().try_months(months);
        months.and_then(|months| today.checked_add(months)).unwrap_or(today)
    }
}

/// Purposes of the same system that open less, the least first; a test is no smaller one, but another.
fn smaller<'a>(chosen: &Chosen<'a>) -> impl Iterator<Item = (&'a Kind, &'a Purpose)> {
    let (kind, purpose) = (chosen.kind, chosen.purpose);
    let all = chosen.platform.purposes().filter(|(_, other)| other.ends_days.is_none());
    all.filter(move |(of, other)| {
        if of.id == kind.id {
            kind.opens_more(other, purpose) && !kind.opens_more(purpose, other)
        } else {
            purpose.opens_everything && !other.opens_everything
        }
    })
}

fn advice(chosen: &Chosen<'_>) -> LeastAdvice {
    let everything = chosen.purpose.opens_everything;
    let less: Vec<bool> = smaller(chosen).map(|(_, purpose)| purpose.opens_everything).collect();
    match (everything, less.is_empty()) {
        (true, true) => LeastAdvice::EverythingAlways,
        (true, false) if less.contains(&false) => LeastAdvice::EverythingOrLess,
        (true, false) => LeastAdvice::EverythingLessOfIt,
        (false, true) => LeastAdvice::Least,
        (false, false) => LeastAdvice::MaybeLess,
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
    let taken = open.taken(draft, chosen);
    let card = draft.contact.as_ref().map(|id| open.contact_card(id)).unwrap_or_default();
    // Sent to ourselves, it is not sent to them.
    let (email, mobile) = if draft.answers.to_me {
        (String::new(), String::new())
    } else {
        (card.email, card.mobile.unwrap_or_default())
    };
    let proposal = Proposal {
        agency: &agency,
        email_domain: &email_domain,
        taken: &taken,
        email: &email,
        mobile: &mobile,
    };
    let mut values = chosen.kind.propose(chosen.purpose, &proposal);
    // What takes another one's place has its name.
    if let Some(old) = draft
        .replaces
        .as_ref()
        .filter(|_| chosen.kind.replace == Replace::CutOver)
        .filter(|old| open.state().api_users.get(old).is_some_and(|known| chosen.serves(known)))
    {
        values.extend(open.api_user_card(old).0);
    }
    // Where their servers are is not asked twice.
    for field in chosen.kind.fields.iter().filter(|f| f.kind == FieldKind::Addresses) {
        let value = values.entry(field.id.clone()).or_default();
        if value.is_empty() {
            *value = open.addresses_of_agency(draft, field.id.as_str(), chosen).unwrap_or_default();
        }
    }
    for (field, value) in &draft.answers.fields {
        if chosen.kind.field(field).is_some() {
            values.insert(field.clone(), value.clone());
        }
    }
    values
}

/// The agency's name: recorded, or as typed while it is not.
pub(crate) fn agency_name(open: &Open, draft: &Draft) -> String {
    let recorded = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
    recorded.map_or_else(|| draft.answers.agency.clone(), |contact| open.name(&contact.agency))
}

impl Open {
    /// The server addresses that the agency's newest key on that platform works from, one a line.
    fn addresses_of_agency(
        &self,
        draft: &Draft,
        field: &str,
        chosen: &Chosen<'_>,
    ) -> Option<String> {
        let state = self.state();
        let agency = &state.contacts.get(draft.contact.as_ref()?)?.agency;
        let theirs = state.open_grants().filter(|(_, grant)| grant.agency == *agency);
        let keys = theirs.filter_map(|(_, grant)| {
            Some((&grant.api_user, state.api_users.get(&grant.api_user)?))
        });
        let there = keys.filter(|(_, known)| {
            let account = state.accounts.get(&known.account);
            account.is_some_and(|account| account.platform == chosen.platform.id)
        });
        let mut newest: Vec<_> = there.collect();
        newest.sort_by_key(|(_, known)| std::cmp::Reverse(known.made));
        let join = chosen.kind.field(field)?.join.as_deref().unwrap_or("\n");
        newest.into_iter().find_map(|(id, _)| {
            let value = self.api_user_card(id).0.remove(field)?;
            (!value.is_empty()).then(|| value.replace(join, "\n"))
        })
    }

    /// What the other keys of that kind have in their fields.
    pub(crate) fn taken(&self, draft: &Draft, chosen: &Chosen<'_>) -> Taken {
        let mut taken = Taken::new();
        let others = self.state().api_users.iter().filter(|(id, known)| {
            let account = self.state().accounts.get(&known.account);
            account.is_some_and(|account| account.platform == chosen.platform.id)
                && chosen.serves(known)
                && draft.api_user.as_ref() != Some(*id)
                && draft.replaces.as_ref() != Some(*id)
        });
        for (id, _) in others {
            for (field, value) in self.api_user_card(id).0 {
                taken.entry(field).or_default().push(value);
            }
        }
        taken
    }

    fn known_agencies(&self, agencies: &[Id]) -> Vec<KnownAgency> {
        let people = |agency: &Id| {
            let there = self.state().contacts.iter().filter(|(_, c)| c.agency == *agency);
            let there = there.filter(|(id, _)| self.state().is_there(id));
            there.map(|(id, _)| self.name(id)).filter(|name| !name.is_empty()).collect()
        };
        let mut known: Vec<KnownAgency> = agencies
            .iter()
            .map(|id| KnownAgency { id: id.to_string(), name: self.name(id), people: people(id) })
            .filter(|known| !known.name.is_empty())
            .collect();
        known.sort_by_key(|known| known.name.to_lowercase());
        known
    }
}
