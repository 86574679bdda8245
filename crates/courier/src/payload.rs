//! What goes into a locked file, put together from the vault and the catalog.

use std::collections::BTreeMap;

use courier_bundle::{Authentication, KeyEntry, Party, Payload};
use courier_crypto::last_four;
use courier_platforms::Kind;
use courier_vault::Id;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::app::{App, Open};
use crate::error::Error;
use crate::letters;
use crate::views::InsideView;

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
            let entry = |id| self.key_entry(open, &at.agency, id, &organisation, &sender);
            names_of_their_own(api_users.iter().map(entry).collect::<Result<_, _>>()?)
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
        let (kind, base_url) = (facts.kind, &facts.base_url);
        let words = facts.platform.use_words("en", kind, facts.purpose, base_url, organisation);
        let named = kind.name_field().and_then(|field| fields.get(&field.id));
        let account = named.map_or(facts.account.as_str(), String::as_str);
        let others = open.state().holders(id).iter().filter(|holder| *holder != agency).count();
        Ok(KeyEntry {
            platform: facts.platform.name.clone(),
            account: format!("{}: {account}", facts.platform.kind_name("en", kind)),
            base_url: facts.base_url.clone(),
            key: open.vault.read_secret(secret)?,
            env: kind.env.clone(),
            authentication: Authentication {
                how: words.how,
                header: kind.usage.header.clone(),
                session_seconds: kind.usage.session_seconds,
            },
            limits: [words.limits].into_iter().filter(|limits| !limits.is_empty()).collect(),
            curl: kind.curl(base_url).unwrap_or_default(),
            addresses: addresses(kind, &fields),
            may: words.may,
            held_by_others: u32::try_from(others).unwrap_or(u32::MAX),
            ring: format!("{sender}, {organisation}"),
            if_leaked: words.leaked,
            documentation: kind.usage.docs.clone().unwrap_or_default(),
        })
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
            base_url: facts.base_url.clone(),
            addresses: addresses(facts.kind, &fields),
            shows_again: facts.kind.shows_again,
        })
    }
}

/// Two keys of one kind in a file need two names in an environment: the second is `EN_REST_API_2_KEY`.
fn names_of_their_own(mut keys: Vec<KeyEntry>) -> Vec<KeyEntry> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for key in &mut keys {
        let number = seen.entry(key.env.clone()).or_default();
        *number += 1;
        if let (2.., Some((start, end))) = (*number, key.env.rsplit_once('_')) {
            let own = format!("{start}_{number}_{end}");
            key.curl = key.curl.replace(&key.env, &own);
            key.env = own;
        }
    }
    keys
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
fn addresses(kind: &Kind, fields: &BTreeMap<String, String>) -> Vec<String> {
    kind.fields
        .iter()
        .filter_map(|field| Some((field.join.as_ref()?, fields.get(&field.id)?)))
        .flat_map(|(join, value)| value.split(join.as_str()))
        .filter(|address| !address.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use courier_platforms::Catalog;

    use super::*;

    #[test]
    fn a_key_of_every_kind_is_read_again() {
        let catalog = Catalog::built_in();
        for kind in catalog.platforms().iter().flat_map(|platform| &platform.kinds) {
            let party = || Party { organisation: "Harbour Trust".into(), person: "Mo".into() };
            let trial = || KeyEntry { env: kind.env.clone(), ..trial_entry("Harbour Trust", "Mo") };
            let payload = Payload {
                from: party(),
                to: party(),
                made: Timestamp::UNIX_EPOCH,
                note: None,
                receipt: SecretString::from("402719"),
                keys: names_of_their_own(vec![trial(), trial()]),
            };
            assert!(Payload::parse(&payload.to_bytes()).is_ok(), "{}", kind.env);
        }
    }
}
