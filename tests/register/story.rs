//! Random years of an organisation, as change sets in the ledger's own JSON.
//!
//! Mostly what happens; now and then what should not and may all the same: a key switched off twice, a day
//! told much later, an access resumed that never waited.

use courier_vault::{ChangeSet, Id, NewCard};
use fastrand::Rng;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// Where days end at odd hours, or change their length, or both.
const ZONES: [&str; 9] = [
    "Europe/London",
    "America/New_York",
    "Pacific/Auckland",
    "America/St_Johns",
    "Asia/Kathmandu",
    "America/Santiago",
    "Asia/Beirut",
    "Pacific/Apia",
    "UTC",
];

/// By its catalog id, and whether it opens every supporter record.
type Purpose = (&'static str, bool);

/// Each with what an API user of it may be for.
const KINDS: [(&str, &str, &[Purpose]); 3] = [
    (
        "engaging-networks",
        "rest-api-user",
        &[("submit-pages", false), ("show-pages", false), ("update-supporters", true)],
    ),
    ("engaging-networks", "public-token", &[("show-counts", false)]),
    ("action-network", "group-key", &[("add-supporters", true), ("exchange-supporters", true)]),
];

const CATEGORIES: [&str; 4] = ["contact-details", "giving", "consent", "figures"];

/// A change set before it is written.
#[derive(Default, Clone)]
pub(crate) struct Told {
    pub(crate) by: Option<Id>,
    pub(crate) entries: Vec<Value>,
    pub(crate) cards: Vec<(Id, Value)>,
    pub(crate) erased: Vec<Id>,
}

impl Told {
    fn said(mut self, what: &str, fields: Value) -> Self {
        self.entries.push(json!({"known": "said", "change": {what: fields}}));
        self
    }

    fn card(mut self, card: &Id, content: Value) -> Self {
        self.cards.push((card.clone(), content));
        self
    }

    pub(crate) fn change_set(&self, now: Timestamp) -> ChangeSet {
        let content = json!({"by": self.by.as_ref().map(Id::as_str), "entries": self.entries});
        let cards = self.cards.iter().map(|(card, content)| NewCard {
            card: card.clone(),
            content: content.to_string().into_bytes(),
        });
        ChangeSet {
            cards: cards.collect(),
            remove_cards: self.erased.clone(),
            ..ChangeSet::of(now, content.to_string())
        }
    }
}

#[derive(Clone)]
struct Key {
    id: Id,
    kind: usize,
}

#[derive(Default)]
struct Import {
    id: String,
    agencies: Vec<Id>,
    accounts: Vec<Id>,
    api_users: Vec<Id>,
    grants: Vec<Id>,
}

/// What the teller remembers, so that what happens is about something.
pub(crate) struct Story {
    pub(crate) rng: Rng,
    pub(crate) zone: &'static str,
    tz: TimeZone,
    pub(crate) now: Timestamp,
    people: Vec<Id>,
    pub(crate) agencies: Vec<Id>,
    contacts: Vec<(Id, Id)>,
    accounts: Vec<(Id, &'static str)>,
    keys: Vec<Key>,
    grants: Vec<(Id, Id)>,
    deliveries: Vec<(Id, Id)>,
    imports: Vec<Import>,
    /// Keys somebody went off our list with.
    left_with: Vec<Key>,
    told: u32,
}

impl Story {
    pub(crate) fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let zone = ZONES[rng.usize(..ZONES.len())];
        let begun = Timestamp::from_second(rng.i64(1_420_000_000..1_720_000_000)).unwrap();
        Self {
            zone,
            tz: TimeZone::get(zone).unwrap(),
            now: begun,
            people: Vec::new(),
            agencies: Vec::new(),
            contacts: Vec::new(),
            accounts: Vec::new(),
            keys: Vec::new(),
            grants: Vec::new(),
            deliveries: Vec::new(),
            imports: Vec::new(),
            left_with: Vec::new(),
            told: 0,
            rng,
        }
    }

    pub(crate) fn id(&mut self) -> Id {
        Id::parse(&format!("{:032x}", self.rng.u128(..))).unwrap()
    }

    /// Hours to months go by.
    pub(crate) fn wait(&mut self) {
        let hours = match self.rng.u8(..8) {
            0 => 0,
            1..=3 => self.rng.i64(1..30),
            4..=6 => self.rng.i64(24..24 * 20),
            _ => self.rng.i64(24 * 20..24 * 150),
        };
        let seconds = hours * 3600 + self.rng.i64(1..4000);
        self.now += SignedDuration::from_secs(seconds);
    }

    pub(crate) fn today(&self) -> Date {
        self.now.to_zoned(self.tz.clone()).date()
    }

    /// Today, or some day not long ago, or long ago.
    pub(crate) fn some_day(&mut self) -> Date {
        let back = match self.rng.u8(..6) {
            0..=2 => 0,
            3..=4 => self.rng.i64(0..20),
            _ => self.rng.i64(0..500),
        };
        self.today().saturating_add(jiff::Span::new().days(-back))
    }

    /// A word nobody used yet, so that one version of a card is told from another.
    fn word(&mut self, what: &str) -> String {
        self.told += 1;
        format!("{what} {}", self.told)
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.rng.usize(..of.len())].clone()) }
    }

    pub(crate) fn founding(&mut self) -> Told {
        let (organisation, person) = (self.id(), self.id());
        self.people.push(person.clone());
        let told = Told::default()
            .said("organisation-named", json!({"card": organisation, "zone": self.zone}))
            .said("person-named", json!({"card": person}))
            .card(
                &organisation,
                json!({"kind": "organisation", "name": "Harbour Trust", "email_domain": "example.org"}),
            )
            .card(&person, json!({"kind": "person", "name": "Mo Adeyemi"}));
        Told { by: Some(person), ..told }
    }

    /// What happens next.
    pub(crate) fn next(&mut self) -> Told {
        loop {
            let told = match self.rng.u8(..60) {
                0..=2 => Some(self.agency()),
                3..=10 => self.new_key(),
                11..=15 => self.shared(),
                16..=17 => self.agency_changed(),
                18..=21 => self.key_edited(),
                22..=24 => self.grant_changed(),
                25..=26 => self.review(),
                27..=29 => self.renewed(),
                30..=32 => self.of_grant("grant-resumed"),
                33 => self.of_grant("grant-paused"),
                34..=36 => self.ended(),
                37..=40 => self.rights(),
                41..=44 => self.off_or_on(),
                45 => self.deleted(),
                46..=48 => self.delivery(),
                49..=50 => self.receipt(),
                51 => self.accepted(),
                52 => self.replaced(),
                53..=54 => Some(self.import()),
                55..=56 => self.undone(),
                57 => self.erased(),
                58 => Some(self.person()),
                _ => self.contact_changed(),
            };
            if let Some(mut told) = told {
                told.by = self.people.first().cloned();
                for entry in &mut told.entries {
                    if self.rng.bool() {
                        entry["known"] = "seen".into();
                    }
                }
                return told;
            }
        }
    }

    fn person(&mut self) -> Told {
        let person = self.id();
        self.people.push(person.clone());
        let name = self.word("Person");
        Told::default()
            .said("person-named", json!({"card": person}))
            .card(&person, json!({"kind": "person", "name": name}))
    }

    fn agency_card(&mut self) -> Value {
        let name = self.word("Agency");
        json!({"kind": "agency", "name": name, "contract": ""})
    }

    fn agency(&mut self) -> Told {
        let (agency, contact) = (self.id(), self.id());
        self.agencies.push(agency.clone());
        self.contacts.push((contact.clone(), agency.clone()));
        let card = self.agency_card();
        Told::default()
            .said("agency-added", json!({"agency": agency}))
            .said("contact-added", json!({"contact": contact, "agency": agency}))
            .card(&agency, card)
            .card(&contact, json!({"kind": "contact", "name": "Ana Costa", "email": ""}))
    }

    fn account(&mut self, platform: &'static str, told: Told) -> (Id, Told) {
        let known: Vec<_> = self.accounts.iter().filter(|(_, p)| *p == platform).cloned().collect();
        if let Some((account, _)) = self.one(&known).filter(|_| self.rng.bool()) {
            return (account, told);
        }
        let account = self.id();
        self.accounts.push((account.clone(), platform));
        let name = self.word("Group");
        let region = if platform == "engaging-networks" { "ca" } else { "" };
        let fields = json!({"account": account, "platform": platform, "region": region});
        let told = told.said("account-added", fields);
        let card = json!({"kind": "account", "name": name, "address": ""});
        (account.clone(), told.card(&account, card))
    }

    fn key_card(&mut self, kind: usize) -> Value {
        let (name, group) = (self.word("Key"), self.word("Group of rights"));
        let addresses = format!("198.51.100.{} 203.0.113.{}", self.told % 200, self.told % 9);
        let fields = if KINDS[kind].1 == "rest-api-user" {
            json!({"display-name": name, "remote-address": addresses, "group": group,
                   "status": "Active", "email-address": "x@example.org"})
        } else {
            json!({})
        };
        let ends_in = format!("{:04}", self.told);
        json!({"kind": "api-user", "fields": fields, "characters": 36, "ends_in": ends_in})
    }

    fn key(&mut self, told: Told) -> (Key, Told) {
        let kind = self.rng.usize(..KINDS.len());
        let (account, told) = self.account(KINDS[kind].0, told);
        let key = Key { id: self.id(), kind };
        let purpose = self.purpose(kind).0;
        let card = self.key_card(kind);
        self.keys.push(key.clone());
        let told = told.said(
            "api-user-made",
            json!({"api_user": key.id, "account": account, "kind": KINDS[kind].1,
                   "purpose": purpose, "how": "guided"}),
        );
        let id = key.id.clone();
        (key, told.card(&id, card))
    }

    fn purpose(&mut self, kind: usize) -> (&'static str, bool) {
        let purposes = KINDS[kind].2;
        purposes[self.rng.usize(..purposes.len())]
    }

    fn grant_card(&mut self) -> Value {
        let (opens, by) = (self.word("Opens"), self.word("Approver"));
        if self.rng.bool() {
            json!({"kind": "grant", "opens": opens})
        } else {
            json!({"kind": "grant", "opens": opens, "approved_by": by, "approved_how": "minute"})
        }
    }

    fn grant(&mut self, key: &Key, agency: &Id, told: Told) -> Told {
        let grant = self.id();
        self.grants.push((grant.clone(), key.id.clone()));
        let day = self.some_day();
        let precision = ["day", "day", "day", "month", "season", "year", "unknown"];
        let precision = precision[self.rng.usize(..precision.len())];
        let since = match precision {
            "month" | "season" => day.first_of_month(),
            "year" => day.first_of_year(),
            "unknown" => self.today(),
            _ => day,
        };
        let travelled = ["locked-file", "email", "phone", "by-system", "unknown"];
        let travelled = travelled[self.rng.usize(..travelled.len())];
        let (purpose, opens) = self.purpose(key.kind);
        let review = self.today().saturating_add(jiff::Span::new().months(6));
        let mut fields = json!({"grant": grant, "api_user": key.id, "agency": agency, "purpose": purpose,
            "opens_everything": opens, "since": since, "review": review, "precision": precision,
            "travelled": travelled});
        if self.rng.u8(..5) == 0 {
            fields["ends"] = json!(review);
        }
        let card = self.grant_card();
        told.said("grant-opened", fields).card(&grant, card)
    }

    fn new_key(&mut self) -> Option<Told> {
        let agency = self.one(&self.agencies.clone())?;
        let (key, told) = self.key(Told::default());
        Some(self.grant(&key, &agency, told))
    }

    fn shared(&mut self) -> Option<Told> {
        let agency = self.one(&self.agencies.clone())?;
        let key = self.one(&self.keys.clone())?;
        Some(self.grant(&key, &agency, Told::default()))
    }

    fn agency_changed(&mut self) -> Option<Told> {
        let agency = self.one(&self.agencies.clone())?;
        let role = ["processor", "joint-controller", "other"][self.rng.usize(..3)];
        let ends = self.some_day();
        let countries = &["GB", "PT"][..self.rng.usize(..3)];
        let mut fields = json!({"agency": agency, "countries": countries});
        if self.rng.bool() {
            fields["role"] = role.into();
            fields["contract_ends"] = json!(ends);
        }
        let card = self.agency_card();
        Some(Told::default().said("agency-changed", fields).card(&agency, card))
    }

    fn contact_changed(&mut self) -> Option<Told> {
        let (contact, _) = self.one(&self.contacts.clone())?;
        let card = json!({"kind": "contact", "name": self.word("Contact"), "email": ""});
        Some(
            Told::default()
                .said("contact-changed", json!({"contact": contact}))
                .card(&contact, card),
        )
    }

    fn key_edited(&mut self) -> Option<Told> {
        let key = self.one(&self.keys.clone())?;
        let mut fields = json!({"api_user": key.id});
        if self.rng.u8(..3) == 0 {
            fields["purpose"] = self.purpose(key.kind).0.into();
        }
        let card = self.key_card(key.kind);
        Some(Told::default().said("api-user-changed", fields).card(&key.id, card))
    }

    fn grant_changed(&mut self) -> Option<Told> {
        let (grant, _) = self.one(&self.grants.clone())?;
        let categories = &CATEGORIES[..self.rng.usize(..5)];
        let mut fields = json!({"grant": grant, "categories": categories});
        if self.rng.bool() {
            fields["owner"] = json!(self.one(&self.people.clone())?);
            fields["approved_on"] = json!(self.some_day());
        }
        let card = self.grant_card();
        Some(Told::default().said("grant-changed", fields).card(&grant, card))
    }

    fn review(&mut self) -> Option<Told> {
        let (grant, _) = self.one(&self.grants.clone())?;
        let next = self.some_day().saturating_add(jiff::Span::new().months(5));
        let fields = json!({"grant": grant, "next": next, "because": "reviewed"});
        Some(Told::default().said("review-moved", fields))
    }

    fn renewed(&mut self) -> Option<Told> {
        let left_with = self.one(&self.left_with.clone()).filter(|_| self.rng.bool());
        let key = left_with.or_else(|| self.one(&self.keys.clone()))?;
        let mut told = Told::default().said("key-renewed", json!({"api_user": key.id}));
        if self.rng.u8(..5) > 0 {
            let card = self.key_card(key.kind);
            told = told.card(&key.id, card);
        }
        if self.rng.u8(..4) > 0 {
            for (grant, of) in self.grants.clone() {
                if of == key.id && self.rng.u8(..4) > 0 {
                    let since = self.today();
                    told = told.said("grant-paused", json!({"grant": grant, "since": since}));
                }
            }
        }
        Some(told)
    }

    fn of_grant(&mut self, what: &str) -> Option<Told> {
        let (grant, _) = self.one(&self.grants.clone())?;
        let since = self.some_day();
        Some(Told::default().said(what, json!({"grant": grant, "since": since})))
    }

    fn ended(&mut self) -> Option<Told> {
        let (grant, of) = self.one(&self.grants.clone())?;
        self.left_with.extend(self.keys.iter().find(|key| key.id == of).cloned());
        let whys = ["not-needed", "agency-ended", "key-gone", "never-was"];
        let (since, why) = (self.some_day(), whys[self.rng.usize(..4)]);
        Some(
            Told::default()
                .said("grant-ended", json!({"grant": grant, "since": since, "why": why})),
        )
    }

    fn rights(&mut self) -> Option<Told> {
        let key = self.one(&self.keys.clone())?;
        let since = self.some_day();
        let mut fields = json!({"api_user": key.id, "since": since});
        if self.rng.u8(..3) > 0 {
            let (purpose, _) = self.purpose(key.kind);
            fields["purpose"] = purpose.into();
            fields["opens_everything"] = self.rng.bool().into();
        }
        let mut told = Told::default().said("rights-changed", fields);
        if self.rng.u8(..5) > 0 {
            let card = self.key_card(key.kind);
            told = told.card(&key.id, card);
        }
        for (grant, of) in self.grants.clone() {
            if of == key.id && self.rng.bool() {
                let card = self.grant_card();
                told = told.card(&grant, card);
            }
        }
        Some(told)
    }

    fn off_or_on(&mut self) -> Option<Told> {
        let key = self.one(&self.keys.clone())?;
        let mut fields = json!({"api_user": key.id});
        Some(match self.rng.u8(..7) {
            0..=2 => Told::default().said("api-user-switched-on", fields),
            3 => Told::default().said("switch-off-seen", fields),
            4 => Told::default().said("api-user-switched-off", fields),
            _ => {
                fields["since"] = json!(self.some_day());
                Told::default().said("api-user-switched-off", fields)
            }
        })
    }

    fn deleted(&mut self) -> Option<Told> {
        let key = self.one(&self.keys.clone())?;
        let mut fields = json!({"api_user": key.id});
        if self.rng.bool() {
            fields["since"] = json!(self.some_day());
        }
        Some(Told::default().said("api-user-deleted", fields))
    }

    fn delivery(&mut self) -> Option<Told> {
        let (contact, _) = self.one(&self.contacts.clone())?;
        let key = self.one(&self.keys.clone())?;
        let (delivery, receipt) = (self.id(), self.id());
        self.deliveries.push((delivery.clone(), contact.clone()));
        let fields = json!({"delivery": delivery, "contact": contact, "api_users": [key.id],
                            "form": "age", "receipt": receipt});
        Some(Told::default().said("file-made", fields))
    }

    fn receipt(&mut self) -> Option<Told> {
        let (delivery, from) = self.one(&self.deliveries.clone())?;
        let heard = ["phone", "email", "in-person"][self.rng.usize(..3)];
        let what = if self.rng.bool() { "receipt-matched" } else { "receipt-said" };
        let fields = json!({"delivery": delivery, "from": from, "heard": heard});
        Some(Told::default().said(what, fields))
    }

    fn accepted(&mut self) -> Option<Told> {
        let (grant, _) = self.one(&self.grants.clone())?;
        Some(Told::default().said("exposure-accepted", json!({"grant": grant})))
    }

    fn replaced(&mut self) -> Option<Told> {
        let (old, new) = (self.one(&self.keys.clone())?, self.one(&self.keys.clone())?);
        let fields = json!({"old": old.id, "new": new.id});
        Some(Told::default().said("api-user-replaced", fields))
    }

    fn import(&mut self) -> Told {
        let id = self.id();
        let marks = (self.accounts.len(), self.grants.len());
        let mut told = Told::default().said("imported", json!({"import": id, "rows": 2}));
        let agency = self.agency();
        told.entries.extend(agency.entries);
        told.cards.extend(agency.cards);
        let agency = self.agencies.last().unwrap().clone();
        let (key, told) = self.key(told);
        let told = self.grant(&key, &agency, told);
        let other = self.one(&self.agencies.clone()).unwrap();
        let told = self.grant(&key, &other, told);
        self.imports.push(Import {
            id: id.to_string(),
            agencies: vec![agency],
            accounts: self.accounts[marks.0..].iter().map(|(id, _)| id.clone()).collect(),
            api_users: vec![key.id],
            grants: self.grants[marks.1..].iter().map(|(id, _)| id.clone()).collect(),
        });
        told
    }

    /// What the teller goes on to tell of those may come to nothing; that is how it is.
    fn undone(&mut self) -> Option<Told> {
        let import = self.imports.pop()?;
        let fields = json!({"import": import.id, "agencies": import.agencies, "contacts": [],
            "accounts": import.accounts, "api_users": import.api_users, "grants": import.grants});
        if self.rng.u8(..3) > 0 {
            self.agencies.retain(|id| !import.agencies.contains(id));
            self.accounts.retain(|(id, _)| !import.accounts.contains(id));
            self.keys.retain(|key| !import.api_users.contains(&key.id));
            self.grants.retain(|(id, _)| !import.grants.contains(id));
        }
        Some(Told::default().said("import-undone", fields))
    }

    /// A person of ours, or an agency with one person in it: nothing is told of their cards any more.
    fn erased(&mut self) -> Option<Told> {
        let card = if self.rng.bool() && self.people.len() > 1 {
            self.people.pop()?
        } else {
            let agency = self.one(&self.agencies.clone())?;
            self.agencies.retain(|id| *id != agency);
            agency
        };
        let mut told = Told::default().said("erased", json!({"card": card}));
        told.erased.push(card);
        Some(told)
    }
}
