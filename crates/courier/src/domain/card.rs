//! Cards: names, addresses, numbers and free text of people and organisations, erasable.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::views::NumberFrom;

/// What stands on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Card {
    /// Our organisation.
    Organisation { name: String, email_domain: String },
    /// A person of ours.
    Person { name: String },
    /// An agency.
    Agency {
        name: String,
        /// What the contract is called or where it lies.
        #[serde(default)]
        contract: String,
    },
    /// An account that has a name: the group, the client, the service and its web address.
    Account {
        name: String,
        #[serde(default)]
        address: String,
    },
    /// A person at an agency.
    Contact(ContactCard),
    /// An API user as it stands in the vendor's form, and what may be said of its key.
    ApiUser {
        fields: BTreeMap<String, String>,
        #[serde(default)]
        characters: u32,
        #[serde(default)]
        ends_in: String,
        /// What the system itself calls it and said of it, where the app made it there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        there: Option<ThereCard>,
    },
    /// What was said of a grant.
    Grant(GrantCard),
    /// A host of the organisation's own.
    Host { host: String },
    /// Whose password we have at a site, and its id there.
    Connection { user: String, uuid: String },
    /// What was noted on the way of a plan.
    Plan(PlanCard),
}

/// What was noted on the way of a plan, in free text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlanCard {
    /// Why a step was left out or a key left as it is, by what it is about.
    #[serde(default)]
    pub(crate) reasons: BTreeMap<String, String>,
}

/// A key that the app made in its system.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ThereCard {
    /// The user's id there.
    pub(crate) user_id: u64,
    /// The key's id there.
    pub(crate) uuid: String,
    /// When the system saw it used last, RFC 3339; empty where it never was.
    #[serde(default)]
    pub(crate) last_used: String,
    /// From which address; empty where the system does not say.
    #[serde(default)]
    pub(crate) last_from: String,
}

/// What was said of a grant, in free text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GrantCard {
    /// The sentence on what it opens, as it was shown.
    pub(crate) opens: String,
    /// Who else may have seen the key on its way.
    #[serde(default)]
    pub(crate) seen_by: String,
    /// Why it was left as it is.
    #[serde(default)]
    pub(crate) accepted: String,
    /// Who approved it.
    #[serde(default)]
    pub(crate) approved_by: String,
    /// How: a minute, an e-mail, a ticket.
    #[serde(default)]
    pub(crate) approved_how: String,
    /// Whatever else was noted.
    #[serde(default)]
    pub(crate) note: String,
}

/// What we know of a person at an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ContactCard {
    pub(crate) name: String,
    pub(crate) email: String,
    /// In international form.
    #[serde(default)]
    pub(crate) mobile: Option<String>,
    /// Where the mobile number came from: one that came by e-mail proves nothing against a stolen mailbox.
    #[serde(default)]
    pub(crate) mobile_from: NumberFrom,
    /// Their own public key, as `courier_crypto::ContactKey` writes it.
    #[serde(default)]
    pub(crate) public_key: Option<String>,
}

impl Card {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
