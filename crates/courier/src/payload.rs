//! What goes into a locked file, put together from the vault and the catalog.

use courier_bundle::{Authentication, KeyEntry, Party, Payload};
use courier_crypto::last_four;
use courier_platforms::{Kind, Platform, Purpose, Region};
use courier_vault::Id;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::app::{App, Open};
use crate::error::Error;
use crate::letters;
use crate::state::ApiUser;
use crate::views::InsideView;

/// What the catalog says of an API user.
pub(crate) struct Facts<'a> {
    pub(crate) platform: &'a Platform,
    pub(crate) kind: &'a Kind,
    pub(crate) purpose: &'a Purpose,
    pub(crate) region: &'a Region,
}

impl App {
    pub(crate) fn payload(
        &self,
        open: &Open,
        contact: &Id,
        api_users: &[Id],
        receipt: &SecretString,
        made: Timestamp,
    ) -> Result<Payload, Error> {
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let at = open.state().contacts.get(contact).ok_or(Error::Unknown)?;
        let person = open.contact_card(contact).name;
        let keys = if api_users.is_empty() {
            vec![trial_entry(&organisation, &sender)]
        } else {
            api_users
                .iter()
                .map(|api_user| self.key_entry(open, &at.agency, api_user, &organisation, &sender))
                .collect::<Result<_, _>>()?
        };
        Ok(Payload {
            from: Party { organisation, person: sender },
            to: Party { organisation: open.name(&at.agency), person },
            made,
            note: None,
            receipt: receipt.clone(),
            keys,
        })
    }

    fn key_entry(
        &self,
        open: &Open,
        agency: &Id,
        id: &Id,
        organisation: &str,
        sender: &str,
    ) -> Result<KeyEntry, Error> {
        let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
        let facts = self.facts(open, api_user).ok_or(Error::Unknown)?;
        let never_kept = api_user.held.is_empty();
        let without = if never_kept { Error::TooEarly } else { Error::Forgotten };
        let secret = api_user.secret.as_ref().ok_or(without)?;
        let (fields, ..) = open.api_user_card(id);
        let words =
            facts.platform.use_words("en", facts.kind, facts.purpose, facts.region, organisation);
        let others = open.state().grants.values();
        let others = others.filter(|g| g.api_user == *id && g.agency != *agency).count();
        Ok(KeyEntry {
            platform: facts.platform.name.clone(),
            account: format!(
                "{}: {}",
                facts.platform.kind_name("en", facts.kind),
                fields.get("display-name").map_or("", String::as_str)
            ),
            base_url: facts.region.base_url.clone(),
            key: open.vault.read_secret(secret)?,
            env: facts.kind.env.clone(),
            authentication: Authentication {
                how: words.how,
                header: Some(facts.kind.usage.header.clone()),
                session_seconds: Some(facts.kind.usage.session_seconds),
            },
            limits: vec![words.limits],
            curl: facts.kind.curl(facts.region),
            addresses: addresses(facts.kind, &fields),
            may: words.may,
            held_by_others: u32::try_from(others).unwrap_or(u32::MAX),
            ring: format!("{sender}, {organisation}"),
            if_leaked: words.leaked,
            documentation: facts.kind.usage.docs.clone(),
        })
    }

    pub(crate) fn facts(&self, open: &Open, api_user: &ApiUser) -> Option<Facts<'_>> {
        let account = open.state().accounts.get(&api_user.account)?;
        let platform = self.catalog.platform(&account.platform)?;
        let (kind, purpose) = platform.purpose(&api_user.purpose)?;
        Some(Facts { platform, kind, purpose, region: platform.region(&account.region)? })
    }

    pub(crate) fn inside(&self, open: &Open, id: &Id) -> Option<InsideView> {
        let api_user = open.state().api_users.get(id)?;
        let facts = self.facts(open, api_user)?;
        let (fields, _, ends_in) = open.api_user_card(id);
        // The card may be erased while the key is still kept.
        let ends_in = match (&api_user.secret, ends_in.is_empty()) {
            (Some(secret), true) => {
                open.vault.read_secret(secret).map(|key| last_four(&key)).unwrap_or_default()
            }
            _ => ends_in,
        };
        Some(InsideView {
            platform: facts.platform.name.clone(),
            kind: facts.platform.kind_name(self.lang(), facts.kind),
            ends_in,
            base_url: facts.region.base_url.clone(),
            addresses: addresses(facts.kind, &fields),
        })
    }
}

/// A key that opens nothing, for a file that tests the way.
fn trial_entry(organisation: &str, sender: &str) -> KeyEntry {
    let drawn = Id::make();
    KeyEntry {
        platform: letters::trial_platform("en"),
        account: letters::trial_account("en"),
        base_url: "https://example.org/".to_owned(),
        key: SecretString::from(format!("TRIAL-{drawn}")),
        env: "TRIAL_KEY".to_owned(),
        authentication: Authentication {
            how: letters::trial_how("en"),
            header: None,
            session_seconds: None,
        },
        limits: Vec::new(),
        curl: "curl https://example.org/".to_owned(),
        addresses: Vec::new(),
        may: letters::trial_may("en"),
        held_by_others: 0,
        ring: format!("{sender}, {organisation}"),
        if_leaked: letters::trial_leaked("en"),
        documentation: "https://example.org/".to_owned(),
    }
}

/// The server addresses in a form, one by one.
fn addresses(kind: &Kind, fields: &std::collections::BTreeMap<String, String>) -> Vec<String> {
    kind.fields
        .iter()
        .filter_map(|field| Some((field.join.as_ref()?, fields.get(&field.id)?)))
        .flat_map(|(join, value)| value.split(join.as_str()))
        .filter(|address| !address.is_empty())
        .map(str::to_owned)
        .collect()
}
