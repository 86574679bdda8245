//! One row of the register: an agency with a key, in the words of the cards of then.

use std::collections::{BTreeMap, HashMap};

use courier_platforms::{AccountParts, FieldKind, Kind, Platform, Proposed};
use courier_vault::Id;
use jiff::civil::Date;

use crate::app::{App, Open};
use crate::domain::{Card, ContactCard, GrantCard};
use crate::letters::written_day;
use crate::register_known::{GrantThen, KeyThen, KnownThen};
use crate::register_time::{Asked, Had};
use crate::views::{NamedValue, RegisterRow};

/// What is needed for the rows: the catalog, and the cards as they were known then.
pub(crate) struct Rows<'a> {
    app: &'a App,
    open: &'a Open,
    then: &'a KnownThen<'a>,
    /// Cards that many rows share, read once.
    shared: HashMap<&'a Id, Option<Card>>,
}

/// What a key is and may do, in words.
#[derive(Default)]
struct KeyWords {
    platform_id: String,
    platform: String,
    kind: String,
    account: String,
    name: String,
    ends_in: String,
    purpose: String,
    may: Vec<NamedValue>,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(app: &'a App, open: &'a Open, then: &'a KnownThen<'a>) -> Self {
        Self { app, open, then, shared: HashMap::new() }
    }

    /// What an agency, a person or an account was called; empty where that was erased.
    pub(crate) fn name(&mut self, card: &'a Id) -> String {
        match self.card(card) {
            Some(
                Card::Person { name }
                | Card::Agency { name, .. }
                | Card::Account { name, .. }
                | Card::Contact(ContactCard { name, .. }),
            ) => name.clone(),
            _ => String::new(),
        }
    }

    /// The last version of a card that was known then.
    fn card(&mut self, card: &'a Id) -> Option<&Card> {
        let (open, then) = (self.open, self.then);
        let read = || open.card_version(card, then.last_version(card)?);
        self.shared.entry(card).or_insert_with(read).as_ref()
    }

    /// The version of a key's or a grant's card that says what was in that period of the key.
    fn card_in(&self, card: &Id, period: usize) -> Option<Card> {
        self.open.card_version(card, self.then.version_in(card, period)?)
    }

    pub(crate) fn row(
        &mut self,
        id: &'a Id,
        grant: &'a GrantThen<'a>,
        key: &'a KeyThen<'a>,
        asked: Asked,
        had: Had,
    ) -> RegisterRow {
        let last_day = match asked {
            Asked::On(day) | Asked::Between(_, day) => day,
        };
        // What it could do at last, where that was changed in the days asked for.
        let last_had = had.days.last().map_or(last_day, |(_, last)| *last);
        let period = key.period_on(last_had);
        let card = match self.card_in(id, period) {
            Some(Card::Grant(card)) => card,
            _ => GrantCard::default(),
        };
        let said = match self.card(id) {
            Some(Card::Grant(card)) => card.clone(),
            _ => GrantCard::default(),
        };
        let agency = self.name(grant.agency);
        let words = self.key_words(grant, key, (period, last_had), &agency);
        let receipt = self.then.receipt(grant.agency, grant.api_user, last_day);
        let facts = self.then.agencies.get(grant.agency);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        RegisterRow {
            grant: id.to_string(),
            agency_id: grant.agency.to_string(),
            agency,
            role: facts.and_then(|facts| facts.role),
            countries: facts.map(|facts| facts.countries.to_vec()).unwrap_or_default(),
            contract_ends: day(facts.and_then(|facts| facts.contract_ends)),
            key_id: grant.api_user.to_string(),
            platform_id: words.platform_id,
            platform: words.platform,
            kind: words.kind,
            account: words.account,
            key_name: words.name,
            ends_in: words.ends_in,
            purpose: words.purpose,
            opens: card.opens,
            opens_everything: opens_everything(grant, key, asked, &had),
            may: words.may,
            since: had.since.to_string(),
            precision: had.precision,
            until: day(had.until),
            certainty: had.certainty(),
            why: had.why,
            off_list: day(had.off_list),
            paused: grant.ended.is_none() && grant.waited.covers(last_day),
            travelled: grant.travelled,
            received: receipt.map(|receipt| receipt.at.to_string()).unwrap_or_default(),
            heard: receipt.map(|receipt| receipt.heard),
            matched: receipt.is_some_and(|receipt| receipt.matched),
            review: grant.review.to_string(),
            ends: day(grant.ends),
            owner: grant.owner.map(|owner| self.name(owner)).unwrap_or_default(),
            approved: self.approved(grant, &said),
            categories: grant.categories.to_vec(),
            exposed: self.then.is_exposed(grant),
            seen: grant.seen,
            end_seen: had.end_seen,
        }
    }

    /// Who approved it, when and how.
    fn approved(&self, grant: &GrantThen<'_>, card: &GrantCard) -> String {
        let on = grant.approved_on.map(|day| written_day(self.app.lang(), day)).unwrap_or_default();
        let parts = [card.approved_by.as_str(), &on, &card.approved_how];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }

    fn key_words(
        &mut self,
        grant: &'a GrantThen<'a>,
        key: &'a KeyThen<'a>,
        (period, day): (usize, Date),
        agency: &str,
    ) -> KeyWords {
        let lang = self.app.lang();
        let fields = match self.card_in(grant.api_user, period) {
            Some(Card::ApiUser { fields, .. }) => fields,
            _ => <_>::default(),
        };
        let ends_in = self.open.ending(grant.api_user, self.then.version_had(grant, day));
        let account = key.account.and_then(|id| Some((id, self.then.accounts.get(id)?)));
        let Some((account, of_account)) = account else {
            return KeyWords { ends_in, ..KeyWords::default() };
        };
        let platform_id = of_account.platform.to_owned();
        let Some(platform) = self.app.catalog().platform(&platform_id) else {
            return KeyWords { platform_id, ends_in, ..KeyWords::default() };
        };
        let (name, address) = match self.card(account) {
            Some(Card::Account { name, address }) => (name.clone(), address.clone()),
            _ => <_>::default(),
        };
        let parts = AccountParts { region: of_account.region, name: &name, address: &address };
        let account = platform.account_name(lang, &parts);
        let words = KeyWords {
            platform_id,
            platform: platform.name.clone(),
            account,
            ends_in,
            purpose: purpose_words(platform, lang, grant.purpose_in(key, period), agency),
            ..KeyWords::default()
        };
        let Some((kind, _)) = platform.purpose(key.purpose_in(period)) else { return words };
        let kind_name = platform.kind_name(lang, kind);
        let in_form = kind.name_field().and_then(|field| fields.get(&field.id));
        let in_form = in_form.filter(|name| !name.is_empty());
        KeyWords {
            name: match in_form {
                Some(in_form) => in_form.clone(),
                None if name.is_empty() => kind_name.clone(),
                None => name,
            },
            kind: kind_name,
            may: may(platform, lang, kind, &fields),
            ..words
        }
    }
}

fn purpose_words(platform: &Platform, lang: &str, purpose: &str, agency: &str) -> String {
    let words = platform
        .purpose(purpose)
        .map(|(kind, purpose)| platform.purpose_words(lang, kind, purpose, agency, "").title);
    words.unwrap_or_default()
}

/// The fields that decide what it may do, and from where, in the form's order.
fn may(
    platform: &Platform,
    lang: &str,
    kind: &Kind,
    values: &BTreeMap<String, String>,
) -> Vec<NamedValue> {
    let decides = |kind: FieldKind, proposed: &Proposed| match kind {
        FieldKind::Addresses | FieldKind::Group => true,
        FieldKind::Choice => *proposed == Proposed::Purpose,
        FieldKind::Text | FieldKind::Email | FieldKind::Mobile | FieldKind::Username => false,
    };
    let fields = kind.fields.iter().filter(|field| decides(field.kind, &field.proposed));
    let filled = fields.filter_map(|field| Some((field, values.get(&field.id)?)));
    filled
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| NamedValue {
            name: platform.label(lang, field),
            value: value.clone(),
        })
        .collect()
}

/// In a period, whether it opened every record at any moment of it.
pub(crate) fn opens_everything(
    grant: &GrantThen<'_>,
    key: &KeyThen<'_>,
    asked: Asked,
    had: &Had,
) -> bool {
    match asked {
        Asked::On(day) => grant.opened_everything_on(key, day),
        Asked::Between(..) => {
            had.days.iter().any(|(from, to)| grant.opened_everything(key, *from, *to))
        }
    }
}

impl Open {
    /// A version of a card; `None` where it was erased or is damaged.
    pub(crate) fn card_version(&self, card: &Id, nth: u32) -> Option<Card> {
        Card::parse(&self.vault.read_card_version(card, nth).ok()?)
    }
}
