//! The good rows of a table as one change set.

use std::collections::HashMap;

use courier_vault::Id;

use crate::access_terms::Approval;
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, ContactCard, How, Known};
use crate::import::number;
use crate::import_known::{AccountSign, OnRecord, Sign, same_name};
use crate::import_names::Where;
use crate::import_rows::ReadRow;
use crate::opening::{Opening, ends_after};
use crate::state::AgencyFacts;
use crate::views::{DataCategory, EndedWhy, NumberFrom};

/// What is put together.
struct Making<'a> {
    app: &'a App,
    open: &'a Open,
    on_record: OnRecord,
    accounts: HashMap<AccountSign, Id>,
    /// What the rows say of agencies that are new.
    facts: HashMap<String, AgencyFacts>,
    /// What a purpose opens, by agency: said to many in the same words.
    opens: HashMap<(String, String, Id), String>,
    recording: Recording,
}

impl App {
    /// One change set of the rows that are taken.
    pub(crate) fn import_recording(&self, open: &Open, rows: Vec<ReadRow<'_>>) -> (Id, Recording) {
        let rows: Vec<ReadRow<'_>> = rows.into_iter().filter(ReadRow::is_taken).collect();
        let import = Id::make();
        let mut making = Making {
            app: self,
            open,
            on_record: OnRecord::of(self, open),
            accounts: HashMap::new(),
            facts: HashMap::new(),
            opens: HashMap::new(),
            recording: Recording::default(),
        };
        let imported = Change::Imported { import: import.clone(), rows: number(rows.len()) };
        making.recording.entries.push(imported.said());
        making.systems(&rows);
        for row in &rows {
            making.learn(row);
        }
        for row in rows {
            making.take(row);
        }
        (import, making.recording)
    }
}

impl Making<'_> {
    /// Systems that are named are used from now on.
    fn systems(&mut self, rows: &[ReadRow<'_>]) {
        let used = &self.open.state().platforms;
        let is_used = |id: &String| {
            used.contains(id) || rows.iter().any(|row| row.platform.is_some_and(|of| of.id == *id))
        };
        let catalog = self.app.catalog().platforms().iter().map(|platform| &platform.id);
        let chosen: Vec<String> = catalog.filter(|id| is_used(id)).cloned().collect();
        if chosen.iter().any(|id| !used.contains(id)) {
            let chosen = Change::PlatformsChosen { platforms: chosen };
            self.recording.entries.push(chosen.said());
        }
    }

    fn learn(&mut self, row: &ReadRow<'_>) {
        let known = self.facts.entry(same_name(&row.agency)).or_default();
        known.role = known.role.or(row.facts.role);
        known.contract_ends = known.contract_ends.or(row.facts.contract_ends);
        if known.countries.is_empty() {
            known.countries.clone_from(&row.facts.countries);
        }
    }

    fn take(&mut self, row: ReadRow<'_>) {
        let sign = Sign::of(&row);
        let (
            Some(platform),
            Some((kind, purpose)),
            Some(account),
            Some((since, precision)),
            Some(sign),
        ) = (row.platform, row.purpose, &row.account, row.since, sign)
        else {
            return;
        };
        let agency = self.agency(&row.agency);
        self.person(&agency, &row);
        let account = self.account(&platform.id, account);
        let shared = self.on_record.keys.get(&sign.key).cloned();
        let is_known = shared.is_some();
        let api_user = shared.unwrap_or_else(|| {
            let api_user = Id::make();
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: kind.id.clone(),
                purpose: purpose.id.clone(),
                how: How::Recorded,
            };
            self.recording.entries.push(made.said());
            let (fields, ends_in) = (<_>::default(), row.ends_in.clone());
            let card = Card::ApiUser { fields, characters: 0, ends_in, there: None };
            self.recording.cards.push((api_user.clone(), card));
            if sign.key.is_one_key() {
                self.on_record.keys.insert(sign.key, api_user.clone());
            }
            api_user
        });
        let group = if is_known {
            let (fields, ..) = self.open.api_user_card(&api_user);
            fields.get("group").cloned().unwrap_or_default()
        } else {
            String::new()
        };
        let (app, name) = (self.app, self.open.name(&agency));
        let name = if name.is_empty() { row.agency } else { name };
        let opens = self.opens.entry((purpose.id.clone(), group, agency.clone()));
        let opens = opens.or_insert_with_key(|(_, group, _)| {
            platform.purpose_words(app.lang(), kind, purpose, &name, group).opens
        });
        let today = self.app.today(self.open);
        let ended = row.until.filter(|until| *until <= today);
        let opening = Opening {
            agency,
            api_user,
            purpose: purpose.id.clone(),
            opens_everything: purpose.opens_everything,
            opens: opens.clone(),
            since,
            precision,
            review: self.app.review_day(self.open, purpose),
            travelled: row.travelled,
            seen_by: String::new(),
            known: Known::Said,
            ends: row.until.filter(|until| *until > today).or(ends_after(purpose, since)),
            owner: self.open.by(),
            categories: purpose.categories.iter().copied().map(DataCategory::from).collect(),
            approval: Approval::default(),
            note: row.note,
        };
        let grant = opening.into(&mut self.recording);
        if let Some(since) = ended {
            // Whether the key was stopped the table does not say.
            let ended = Change::GrantEnded { grant, since, why: EndedWhy::AsRecorded };
            self.recording.entries.push(ended.said());
        }
    }

    fn agency(&mut self, name: &str) -> Id {
        let same = same_name(name);
        if let Some(id) = self.on_record.agencies.get(&same) {
            return id.clone();
        }
        let agency = Id::make();
        self.recording.entries.push(Change::AgencyAdded { agency: agency.clone() }.said());
        let card = Card::Agency { name: name.to_owned(), contract: String::new() };
        self.recording.cards.push((agency.clone(), card));
        let facts = self.facts.remove(&same).unwrap_or_default();
        if facts != AgencyFacts::default() {
            let AgencyFacts { role, contract_ends, countries } = facts;
            let agency = agency.clone();
            let changed = Change::AgencyChanged { agency, role, contract_ends, countries };
            self.recording.entries.push(changed.said());
        }
        self.on_record.agencies.insert(same, agency.clone());
        agency
    }

    fn person(&mut self, agency: &Id, row: &ReadRow<'_>) {
        if row.person.is_empty() {
            return;
        }
        // By address where there is one: two people may have one name.
        let known_by = if row.email.is_empty() { &row.person } else { &row.email };
        let known_by = (agency.clone(), same_name(known_by));
        if self.on_record.people.contains_key(&known_by) {
            return;
        }
        let contact = Id::make();
        let added = Change::ContactAdded { contact: contact.clone(), agency: agency.clone() };
        self.recording.entries.push(added.said());
        let card = ContactCard {
            name: row.person.clone(),
            email: row.email.clone(),
            mobile: row.mobile.clone(),
            mobile_from: NumberFrom::Unknown,
            public_key: None,
        };
        self.recording.cards.push((contact.clone(), Card::Contact(card)));
        self.on_record.people.insert((agency.clone(), same_name(&row.person)), contact.clone());
        self.on_record.people.insert(known_by, contact);
    }

    fn account(&mut self, platform: &str, account: &Where) -> Id {
        let new = match account {
            Where::Known(id) => return id.clone(),
            Where::New(new) => new,
        };
        let sign = AccountSign::of(platform, account);
        if let Some(id) = self.accounts.get(&sign) {
            return id.clone();
        }
        let id = self.open.account_for(platform, new, &mut self.recording);
        self.accounts.insert(sign, id.clone());
        id
    }
}
