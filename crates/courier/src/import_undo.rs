//! Imports that were taken, and taking one back.

use std::collections::{HashMap, HashSet};

use courier_vault::{Id, RewrittenCard};

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, GrantCard};
use crate::error::Error;
use crate::import::number;
use crate::ledger::Logged;
use crate::letters::{Question, import_undo_question};
use crate::state::Import;
use crate::theirs::each_string;
use crate::views::ImportedView;

/// What came with an import.
#[derive(Default)]
struct Came {
    agencies: Vec<Id>,
    contacts: Vec<Id>,
    accounts: Vec<Id>,
    api_users: Vec<Id>,
    grants: Vec<Id>,
}

impl App {
    /// What the native dialog asks before an import is taken back.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::ImportUsed`] where something rests on it: then nothing is asked.
    pub fn import_undo_question(&self, id: &str) -> Result<Question, Error> {
        self.with(|open| {
            open.to_undo(id)?;
            Ok(import_undo_question(self.lang()))
        })
    }
}

impl Open {
    /// Tables that were read in, newest first.
    pub(crate) fn imported_views(&self) -> Vec<ImportedView> {
        let used = self.used_imports();
        let mut imports: Vec<_> = self.state().imports.iter().collect();
        imports.sort_by_key(|(_, import)| std::cmp::Reverse(import.at));
        let view = |(id, import): (&Id, &Import)| {
            let came = self.came_with(id).map(Came::of).unwrap_or_default();
            ImportedView {
                id: id.to_string(),
                at: import.at.to_string(),
                rows: import.rows,
                agencies: number(came.agencies.len()),
                keys: number(came.api_users.len()),
                can_undo: !import.undone && !used.contains(id),
                undone: import.undone,
            }
        };
        imports.into_iter().map(view).collect()
    }

    /// An import that can be taken back, and what came with it.
    fn to_undo(&self, id: &str) -> Result<(Id, Came), Error> {
        let id = Id::parse(id).ok_or(Error::Unknown)?;
        let known = self.state().imports.get(&id).ok_or(Error::Unknown)?;
        if known.undone {
            return Err(Error::Unknown);
        }
        if self.used_imports().contains(&id) {
            return Err(Error::ImportUsed);
        }
        let came = Came::of(self.came_with(&id).ok_or(Error::Unknown)?);
        Ok((id, came))
    }

    /// What takes an import back.
    pub(crate) fn undo_recording(&self, id: &str) -> Result<Recording, Error> {
        let (id, came) = self.to_undo(id)?;
        // Names and numbers of people stay nowhere; what the register said meanwhile can still be told.
        let remove_cards = came.contacts.iter().filter(|id| self.card(id).is_some()).cloned();
        let remove_cards = remove_cards.collect();
        let rewrite_cards = self.without_notes(&came.grants)?;
        let Came { agencies, contacts, accounts, api_users, grants } = came;
        let undone =
            Change::ImportUndone { import: id, agencies, contacts, accounts, api_users, grants };
        let entries = vec![undone.said()];
        Ok(Recording { entries, remove_cards, rewrite_cards, ..Recording::default() })
    }

    /// Cards of grants on which somebody's words stand, with nothing left but what they opened.
    fn without_notes(&self, grants: &[Id]) -> Result<Vec<RewrittenCard>, Error> {
        let mut rewritten = Vec::new();
        for grant in grants {
            for (version, content) in self.vault.every_card_version(grant)? {
                let Some(Card::Grant(card)) = Card::parse(&content) else { continue };
                let left = GrantCard { opens: card.opens.clone(), ..GrantCard::default() };
                if left != card {
                    let content = Card::Grant(left).to_bytes();
                    rewritten.push(RewrittenCard { card: grant.clone(), version, content });
                }
            }
        }
        Ok(rewritten)
    }

    fn came_with(&self, import: &Id) -> Option<&Logged> {
        self.ledger.log.iter().find(|logged| import_of(logged) == Some(import))
    }

    /// Imports with something that anything else names: a delivery, a plan, a change, another import, a draft.
    fn used_imports(&self) -> HashSet<Id> {
        let imports = &self.state().imports;
        let is_undone = |id: &Id| imports.get(id).is_some_and(|import| import.undone);
        let mut came: HashMap<Id, Id> = HashMap::new();
        let mut used = HashSet::new();
        if imports.values().all(|import| import.undone) {
            return used;
        }
        let of = |came: &HashMap<Id, Id>, text: &str| came.get(&Id::parse(text)?).cloned();
        for logged in &self.ledger.log {
            let import = import_of(logged).filter(|import| imports.contains_key(import));
            if import.is_some_and(is_undone) {
                continue;
            }
            if !came.is_empty() {
                let is_undoing = |change: &Change| matches!(change, Change::ImportUndone { .. });
                let named = logged.entries.iter().filter(|entry| !is_undoing(&entry.change));
                for entry in named {
                    let named = serde_json::to_value(&entry.change).unwrap_or_default();
                    each_string(&named, &mut |text| used.extend(of(&came, text)));
                }
            }
            if let Some(import) = import {
                let ids = Came::of(logged);
                came.extend(ids.all().map(|id| (id.clone(), import.clone())));
            }
        }
        if !came.is_empty() {
            for (_, draft) in self.drafts() {
                let named = serde_json::to_value(&draft).unwrap_or_default();
                each_string(&named, &mut |text| used.extend(of(&came, text)));
            }
        }
        used
    }
}

impl Came {
    fn of(logged: &Logged) -> Self {
        let mut came = Self::default();
        for entry in &logged.entries {
            match &entry.change {
                Change::AgencyAdded { agency } => came.agencies.push(agency.clone()),
                Change::ContactAdded { contact, .. } => came.contacts.push(contact.clone()),
                Change::AccountAdded { account, .. } => came.accounts.push(account.clone()),
                Change::ApiUserMade { api_user, .. } => came.api_users.push(api_user.clone()),
                Change::GrantOpened { grant, .. } => came.grants.push(grant.clone()),
                _ => {}
            }
        }
        came
    }

    fn all(&self) -> impl Iterator<Item = &Id> {
        let Self { agencies, contacts, accounts, api_users, grants } = self;
        agencies.iter().chain(contacts).chain(accounts).chain(api_users).chain(grants)
    }
}

/// The import that a change set is.
fn import_of(logged: &Logged) -> Option<&Id> {
    match &logged.entries.first()?.change {
        Change::Imported { import, .. } => Some(import),
        _ => None,
    }
}
