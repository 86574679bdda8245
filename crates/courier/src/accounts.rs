//! Our accounts on platforms: by region, or by a name that stands on a card.

use courier_platforms::{AccountParts, CheckedAccount, Kind, Platform, Purpose};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change};
use crate::state::ApiUser;

/// What tells an account from others; empty where the platform does not ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AccountText {
    pub(crate) region: String,
    pub(crate) name: String,
    pub(crate) address: String,
}

/// What the catalog says of an API user.
pub(crate) struct Facts<'a> {
    pub(crate) platform: &'a Platform,
    pub(crate) kind: &'a Kind,
    pub(crate) purpose: &'a Purpose,
    /// Where its key works; empty where nobody knows the account.
    pub(crate) base_url: String,
    /// Our account there, in words; empty where nobody knows it.
    pub(crate) account: String,
}

impl AccountText {
    pub(crate) fn parts(&self) -> AccountParts<'_> {
        AccountParts { region: &self.region, name: &self.name, address: &self.address }
    }
}

impl App {
    /// What the catalog says of an API user; `None` where the catalog no longer has it.
    pub(crate) fn facts(&self, open: &Open, api_user: &ApiUser) -> Option<Facts<'_>> {
        let account = open.state().accounts.get(&api_user.account)?;
        let platform = self.catalog().platform(&account.platform)?;
        let (kind, purpose) = platform.purpose(&api_user.purpose)?;
        let text = open.account_text(&api_user.account);
        let parts = text.parts();
        Some(Facts {
            platform,
            kind,
            purpose,
            base_url: platform.base_url(kind, &parts).unwrap_or_default(),
            account: platform.account_name(self.lang(), &parts),
        })
    }
}

impl Open {
    /// What tells this account from others.
    pub(crate) fn account_text(&self, account: &Id) -> AccountText {
        let region = self.state().accounts.get(account).map(|a| a.region.clone());
        let (name, address) = match self.card(account) {
            Some(Card::Account { name, address }) => (name, address),
            _ => <_>::default(),
        };
        AccountText { region: region.unwrap_or_default(), name, address }
    }

    /// Our accounts on a platform.
    pub(crate) fn accounts_on(&self, platform: &str) -> Vec<(Id, AccountText)> {
        let accounts = self.state().accounts.iter().filter(|(_, a)| a.platform == platform);
        accounts.map(|(id, _)| (id.clone(), self.account_text(id))).collect()
    }

    /// The account that is meant, known or put on record with what is being recorded.
    pub(crate) fn account_for(
        &self,
        platform: &str,
        checked: &CheckedAccount,
        recording: &mut Recording,
    ) -> Id {
        let same = |text: &AccountText| {
            text.region == checked.region
                && text.name.to_lowercase() == checked.name.to_lowercase()
                && text.address == checked.address
        };
        if let Some((id, _)) = self.accounts_on(platform).into_iter().find(|(_, a)| same(a)) {
            return id;
        }
        let account = Id::make();
        let (platform, region) = (platform.to_owned(), checked.region.clone());
        let added = Change::AccountAdded { account: account.clone(), platform, region };
        recording.entries.push(added.said());
        if !checked.name.is_empty() {
            let (name, address) = (checked.name.clone(), checked.address.clone());
            recording.cards.push((account.clone(), Card::Account { name, address }));
        }
        account
    }
}
