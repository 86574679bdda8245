//! What is on record of what a table says: agencies, their people, keys, who has them.

use std::collections::{HashMap, HashSet};

use courier_platforms::{Count, Kind, Purpose};
use courier_vault::Id;

use crate::app::{App, Open};
use crate::domain::Card;
use crate::import_names::Where;
use crate::import_rows::ReadRow;

/// An account, whether it is on record or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum AccountSign {
    Known(Id),
    New { platform: String, region: String, name: String, address: String },
}

/// What tells a key from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum KeySign {
    /// The account has one of this kind.
    One { account: AccountSign, kind: String },
    /// It ends in these characters.
    Ending { account: AccountSign, kind: String, ends_in: String },
    /// Nothing is known of it but what it is for.
    Purpose { account: AccountSign, kind: String, purpose: String },
}

/// An agency, by its name, with a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Sign {
    agency: String,
    pub(crate) key: KeySign,
}

/// What is on record.
pub(crate) struct OnRecord {
    /// Agencies by name.
    pub(crate) agencies: HashMap<String, Id>,
    /// People by agency and what they are known by.
    pub(crate) people: HashMap<(Id, String), Id>,
    /// Keys that are not off.
    pub(crate) keys: HashMap<KeySign, Id>,
    held: HashSet<Sign>,
}

/// A name without regard to capitals and blanks.
pub(crate) fn same_name(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl AccountSign {
    pub(crate) fn of(platform: &str, account: &Where) -> Self {
        match account {
            Where::Known(id) => Self::Known(id.clone()),
            Where::New(new) => Self::New {
                platform: platform.to_owned(),
                region: new.region.clone(),
                name: new.name.to_lowercase(),
                address: new.address.clone(),
            },
        }
    }
}

impl KeySign {
    fn of(account: AccountSign, kind: &Kind, purpose: &Purpose, ends_in: &str) -> Self {
        let kind_id = kind.id.clone();
        if kind.count == Count::One {
            Self::One { account, kind: kind_id }
        } else if ends_in.is_empty() {
            Self::Purpose { account, kind: kind_id, purpose: purpose.id.clone() }
        } else {
            Self::Ending { account, kind: kind_id, ends_in: ends_in.to_owned() }
        }
    }

    /// Whether two that are alike are one key: of those of whom only the purpose is known each may be another.
    pub(crate) fn is_one_key(&self) -> bool {
        !matches!(self, Self::Purpose { .. })
    }
}

impl Sign {
    /// What tells a row from others; `None` while it is not read to its end.
    pub(crate) fn of(row: &ReadRow<'_>) -> Option<Self> {
        let (platform, (kind, purpose)) = (row.platform?, row.purpose?);
        let account = AccountSign::of(&platform.id, row.account.as_ref()?);
        let key = KeySign::of(account, kind, purpose, &row.ends_in);
        Some(Self { agency: same_name(&row.agency), key })
    }
}

impl OnRecord {
    pub(crate) fn of(app: &App, open: &Open) -> Self {
        let state = open.state();
        let mut agencies = HashMap::new();
        let mut names = HashMap::new();
        for id in &state.agencies {
            let name = same_name(&open.name(id));
            names.insert(id, name.clone());
            agencies.entry(name).or_insert_with(|| id.clone());
        }
        let mut people = HashMap::new();
        for (id, contact) in &state.contacts {
            if !state.is_there(id) {
                continue;
            }
            if let Some(Card::Contact(card)) = open.card(id) {
                for known_by in [&card.email, &card.name].map(|text| same_name(text)) {
                    let known_by = (contact.agency.clone(), known_by);
                    people.entry(known_by).or_insert_with(|| id.clone());
                }
            }
        }
        let mut keys = HashMap::new();
        let mut signs = HashMap::new();
        for (id, known) in &state.api_users {
            let account = state.accounts.get(&known.account);
            let platform = account.and_then(|account| app.catalog().platform(&account.platform));
            let Some((kind, purpose)) = platform.and_then(|of| of.purpose(&known.purpose)) else {
                continue;
            };
            let account = AccountSign::Known(known.account.clone());
            let ends_in = open.api_user_card(id).2;
            let sign = KeySign::of(account.clone(), kind, purpose, &ends_in);
            if !state.is_off(id) && known.deleted.is_none() && sign.is_one_key() {
                keys.entry(sign.clone()).or_insert_with(|| id.clone());
            }
            signs.insert(id, (sign, account, kind));
        }
        let mut held = HashSet::new();
        for grant in state.grants.values() {
            if let (Some(agency), Some((sign, account, kind))) =
                (names.get(&grant.agency), signs.get(&grant.api_user))
            {
                held.insert(Sign { agency: agency.clone(), key: sign.clone() });
                // A row that does not say how its key ends may mean any of the same purpose.
                if kind.count != Count::One {
                    let (account, kind) = (account.clone(), kind.id.clone());
                    let key = KeySign::Purpose { account, kind, purpose: grant.purpose.clone() };
                    held.insert(Sign { agency: agency.clone(), key });
                }
            }
        }
        Self { agencies, people, keys, held }
    }

    /// Whether the agency has that key on record, or had it.
    pub(crate) fn holds(&self, sign: &Sign) -> bool {
        self.held.contains(sign)
    }
}
