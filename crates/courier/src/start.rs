//! Opening the vault, or founding it at the first start.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use courier_vault::{
    Device, Here, Id, ProfileLock, Vault, VaultError, found, holds_a_change, holds_a_key_for,
    may_found, vault_in,
};
use jiff::tz::TimeZone;
use secrecy::SecretString;

use crate::app::{App, Inner, Open, Recording};
use crate::domain::{Card, Change, parse_domain, parse_name};
use crate::error::{Error, Problem};
use crate::error_below::vault_code;
use crate::error_code::ErrorCode;
use crate::host::{KeychainAnswer, KeychainSearch};
use crate::kept_device::new_passphrase;
use crate::ledger::Ledger;
use crate::views::StartAction::{FindVault, TryAgain, UseSheet};
use crate::views::{FirstStartAnswers, PlatformChoice, StartAction, StartView};

impl App {
    /// Opens the vault if it can be opened, and says what to do if not. A new vault key is made only where
    /// there is no vault, no entry of ours in the keychain and no memory of a vault.
    pub fn start(&self) -> StartView {
        self.with_way_out(self.opened_or_why_not())
    }

    fn opened_or_why_not(&self) -> StartView {
        let mut inner = self.inner();
        if inner.open.is_some() {
            return StartView::Open;
        }
        if inner.lock.is_none() {
            match ProfileLock::take(&self.profile) {
                Ok(lock) => inner.lock = Some(lock),
                Err(error) => return stopped(vault_code(&error), &[TryAgain]),
            }
        }
        if inner.hidden {
            let practice = self.is_practice();
            return if self.asks_passphrase() {
                StartView::Locked
            } else {
                StartView::Hidden { practice }
            };
        }
        match Here::load(&self.profile) {
            Err(VaultError::Damaged { .. }) => {
                stopped(ErrorCode::ProfileDamaged, &[FindVault, UseSheet, TryAgain])
            }
            Err(error) => stopped(vault_code(&error), &[TryAgain]),
            Ok(None) => self.nothing_remembered(&inner),
            Ok(Some(here)) if is_unfinished(&here) => {
                inner.chosen_folder.get_or_insert(here.folder);
                match self.host.keychain.search() {
                    KeychainSearch::Waiting => StartView::Waiting,
                    KeychainSearch::Refused => stopped(ErrorCode::KeychainRefused, &[TryAgain]),
                    KeychainSearch::Absent => self.first_start_view(&inner, true),
                    KeychainSearch::Found(_) => self.first_start_view(&inner, false),
                }
            }
            Ok(Some(here)) if here.joined_nothing().unwrap_or(false) => {
                stopped(ErrorCode::RestoreUnfinished, &[UseSheet, TryAgain])
            }
            Ok(Some(here)) => self.open_remembered(&mut inner, &here),
        }
    }

    fn nothing_remembered(&self, inner: &Inner) -> StartView {
        if self.asks_passphrase() {
            // Which vault it opens, and where that lies, is not known any more.
            return stopped(ErrorCode::ProfileDamaged, &[UseSheet, TryAgain]);
        }
        let is_there = self.default_folder.join("vault.json").exists();
        match self.host.keychain.search() {
            KeychainSearch::Waiting => StartView::Waiting,
            KeychainSearch::Absent if is_there => {
                stopped(ErrorCode::KeychainAbsent, &[TryAgain, UseSheet])
            }
            KeychainSearch::Absent => self.first_start_view(inner, true),
            KeychainSearch::Refused => stopped(ErrorCode::KeychainRefused, &[TryAgain]),
            KeychainSearch::Found(vaults) if !vaults.is_empty() => {
                stopped(ErrorCode::KeychainLeftover, &[FindVault, UseSheet, TryAgain])
            }
            KeychainSearch::Found(_) if is_there => {
                stopped(ErrorCode::KeychainNoEntry, &[TryAgain, UseSheet])
            }
            KeychainSearch::Found(_) => self.first_start_view(inner, false),
        }
    }

    fn first_start_view(&self, inner: &Inner, passphrase: bool) -> StartView {
        StartView::FirstStart {
            folder: self.new_vault_folder(inner).display().to_string(),
            platforms: self
                .catalog()
                .platforms()
                .iter()
                .map(|p| PlatformChoice { id: p.id.clone(), name: p.name.clone() })
                .collect(),
            passphrase,
        }
    }

    fn new_vault_folder(&self, inner: &Inner) -> PathBuf {
        inner.chosen_folder.clone().unwrap_or_else(|| self.default_folder.clone())
    }

    fn open_remembered(&self, inner: &mut Inner, here: &Here) -> StartView {
        if self.asks_passphrase() {
            return StartView::Locked;
        }
        match self.load_entry(here) {
            KeychainAnswer::Ready(text) => self.open_with(inner, here, Device::parse(&text, None)),
            KeychainAnswer::Waiting => StartView::Waiting,
            KeychainAnswer::Absent => stopped(ErrorCode::KeychainAbsent, &[TryAgain, UseSheet]),
            KeychainAnswer::NoEntry => stopped(ErrorCode::KeychainNoEntry, &[TryAgain, UseSheet]),
            KeychainAnswer::Refused => stopped(ErrorCode::KeychainRefused, &[TryAgain, UseSheet]),
        }
    }

    /// Remembers the folder that the person chose in a dialog for the vault that is about to be founded: an
    /// empty folder itself, or a new one in a folder that holds other things. Returns its path to show.
    pub fn choose_folder(&self, chosen: &Path) -> String {
        // The vault of practice lies in its profile, and nowhere else.
        if self.is_practice() {
            return self.default_folder.display().to_string();
        }
        let is_empty = chosen.read_dir().is_ok_and(|mut entries| entries.next().is_none());
        let name = self.default_folder.file_name().unwrap_or_default();
        let folder = if is_empty { chosen.to_owned() } else { chosen.join(name) };
        let shown = folder.display().to_string();
        self.inner().chosen_folder = Some(folder);
        shown
    }

    /// Founds the vault.
    ///
    /// # Errors
    /// [`Error::Fields`] for what is missing; else nothing was made, or what was begun is finished by the
    /// next try.
    pub fn first_start(
        &self,
        answers: &FirstStartAnswers,
        passphrase: Option<&SecretString>,
    ) -> Result<StartView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inner = self.inner();
        if inner.open.is_some() || inner.lock.is_none() {
            return Err(Error::NotOpen);
        }
        if !self.is_first_start(&inner)? {
            // Whatever the page believes, there is a vault: it is opened, not founded over.
            let here = Here::load(&self.profile)?.ok_or(Error::KeychainRefused)?;
            return Ok(self.open_remembered(&mut inner, &here));
        }
        let mut problems = Vec::new();
        // Only where there is no keychain is there a passphrase.
        let passphrase = if self.has_keychain()? {
            None
        } else {
            let known = [answers.organisation.as_str(), answers.name.as_str()];
            let taken = new_passphrase(passphrase, &known);
            taken.map_err(|problem| problems.push(("passphrase".to_owned(), problem))).ok()
        };
        let (organisation, name, email_domain) = check(answers, problems)?;
        let platforms: Vec<String> = answers
            .platforms
            .iter()
            .filter(|id| self.catalog().platform(id).is_some())
            .cloned()
            .collect();
        let folder = self.new_vault_folder(&inner);
        let (vault, device) = self.new_device(&folder, passphrase)?;
        let (organisation_card, person_card) = (Id::make(), Id::make());
        let zone = TimeZone::get(&self.host.zone).map_or("UTC", |_| self.host.zone.as_str());
        let recording = Recording {
            entries: vec![
                Change::OrganisationNamed {
                    card: organisation_card.clone(),
                    zone: zone.to_owned(),
                }
                .said(),
                Change::PersonNamed { card: person_card.clone() }.said(),
                Change::PlatformsChosen { platforms }.said(),
            ],
            cards: vec![
                (organisation_card, Card::Organisation { name: organisation, email_domain }),
                (person_card.clone(), Card::Person { name }),
            ],
            ..Recording::default()
        };
        let change = self.change_set(person_card, recording);
        let (vault, lines, _) = found(&self.profile, &folder, &device, &vault, change)?;
        let open = Open::new(vault, Ledger::of(&lines));
        self.read_own_systems(&open);
        inner.open = Some(open);
        Ok(StartView::Open)
    }

    /// A vault is founded only where none can be lost by it.
    fn is_first_start(&self, inner: &Inner) -> Result<bool, Error> {
        let view = match Here::load(&self.profile)? {
            None => self.nothing_remembered(inner),
            Some(here) => return Ok(is_unfinished(&here)),
        };
        match view {
            StartView::FirstStart { .. } => Ok(true),
            StartView::Stopped { code, .. } if code == ErrorCode::KeychainAbsent.as_str() => {
                Err(Error::KeychainAbsent)
            }
            StartView::Waiting
            | StartView::Stopped { .. }
            | StartView::Open
            | StartView::Locked
            | StartView::Hidden { .. } => Err(Error::KeychainRefused),
        }
    }

    /// A device whose text is proven to be kept. One that an unfinished founding left is used again.
    fn new_device(
        &self,
        folder: &Path,
        passphrase: Option<&SecretString>,
    ) -> Result<(Id, Device), Error> {
        let begun = Here::load(&self.profile)?;
        may_found(folder, begun.as_ref().map(|here| &here.vault))?;
        if let Some(here) = &begun
            && let Some(device) = self.begun_device(here, passphrase)?
        {
            return Ok((here.vault.clone(), device));
        }
        let (vault, device) = (begun.map_or_else(Id::make, |here| here.vault), Device::make());
        // Remembered first: an entry that nothing remembers would look like a vault that was lost.
        let mut here = Here::new(vault.clone(), device.id().clone(), folder.to_owned());
        here.founding = true;
        here.save(&self.profile)?;
        self.keep_device(&[&vault], &device, passphrase)?;
        Ok((vault, device))
    }

    /// Opens the vault from where the person says it is now.
    pub fn find_vault(&self, folder: &Path) -> StartView {
        let mut inner = self.inner();
        if inner.open.is_some() || inner.lock.is_none() || self.is_practice() {
            drop(inner);
            return self.start();
        }
        let before = Here::load(&self.profile).ok().flatten();
        let Some(mut moved) = before.clone().or_else(|| self.left_over(folder)) else {
            return stopped(ErrorCode::NotAVault, &[FindVault, TryAgain]);
        };
        folder.clone_into(&mut moved.folder);
        if let Err(error) = moved.save(&self.profile) {
            return stopped(vault_code(&error), &[TryAgain]);
        }
        let view = self.open_remembered(&mut inner, &moved);
        if inner.open.is_none() {
            let undone = match &before {
                Some(before) => before.save(&self.profile),
                None => Here::forget(&self.profile),
            };
            if let Err(error) = undone {
                return stopped(vault_code(&error), &[TryAgain]);
            }
        }
        view
    }

    /// A profile that lost its memory of the vault while the keychain still has the device: the entry of that
    /// name, or of a device that the folder has a key for.
    fn left_over(&self, folder: &Path) -> Option<Here> {
        let KeychainSearch::Found(entries) = self.host.keychain.search() else {
            return None;
        };
        let vault = vault_in(folder).ok()?;
        let mut entries: Vec<Id> = entries.iter().filter_map(|text| Id::parse(text)).collect();
        entries.sort_by_key(|entry| *entry != vault);
        entries.iter().find_map(|entry| {
            let KeychainAnswer::Ready(text) = self.host.keychain.load(entry) else {
                return None;
            };
            let device = Device::parse(&text, None).ok()?;
            let is_keeper = *entry == vault || holds_a_key_for(folder, device.id());
            is_keeper.then(|| Here::new(vault.clone(), device.id().clone(), folder.to_owned()))
        })
    }

    /// Records that the person goes on without the changes that are missing.
    ///
    /// # Errors
    /// Those of writing.
    pub fn go_on(&self) -> Result<(), Error> {
        let mut inner = self.inner();
        let open = inner.open.as_mut().ok_or(Error::NotOpen)?;
        let by = open.by().ok_or(Error::Unknown)?;
        let recording =
            Recording { entries: vec![Change::WentOn {}.said()], ..Recording::default() };
        let change = self.change_set(by, recording);
        self.write(open, change, Vault::go_on)
    }
}

/// A founding that was cut short before its first change was durable: nothing was ever acknowledged.
fn is_unfinished(here: &Here) -> bool {
    here.founding && !holds_a_change(&here.folder).unwrap_or(false)
}

fn stopped(code: ErrorCode, actions: &[StartAction]) -> StartView {
    StartView::Stopped {
        code: code.as_str().to_owned(),
        params: BTreeMap::new(),
        actions: actions.to_vec(),
    }
}

pub(crate) fn cannot_open(error: &VaultError, folder: &Path) -> StartView {
    let actions: &[StartAction] = match error {
        VaultError::FolderMissing | VaultError::NotAVault | VaultError::AnotherVault => {
            &[FindVault, TryAgain]
        }
        // What is wrong is with this computer's key alone, or may be.
        VaultError::NoKeyForThisDevice
        | VaultError::NotADevice
        | VaultError::NeedsPassphrase
        | VaultError::BeginningDamaged { .. } => &[UseSheet, TryAgain],
        _ => &[TryAgain],
    };
    let mut params = BTreeMap::from([("folder".to_owned(), folder.display().to_string())]);
    if let VaultError::BeginningDamaged { path } | VaultError::Damaged { path } = error {
        params.insert("path".to_owned(), path.clone());
    }
    StartView::Stopped {
        code: vault_code(error).as_str().to_owned(),
        params,
        actions: actions.to_vec(),
    }
}

fn check(
    answers: &FirstStartAnswers,
    mut problems: Vec<(String, Problem)>,
) -> Result<(String, String, String), Error> {
    let organisation = parse_name(&answers.organisation);
    let name = parse_name(&answers.name);
    let email_domain = parse_domain(&answers.email_domain);
    for (field, problem) in [
        ("organisation", organisation.as_ref().err()),
        ("name", name.as_ref().err()),
        ("email_domain", email_domain.as_ref().err()),
    ] {
        problems.extend(problem.map(|p| (field.to_owned(), p.clone())));
    }
    if answers.platforms.is_empty() {
        problems.push(("platforms".to_owned(), Problem::of(ErrorCode::ChooseOne)));
    }
    match (organisation, name, email_domain) {
        (Ok(organisation), Ok(name), Ok(domain)) if problems.is_empty() => {
            Ok((organisation, name, domain))
        }
        _ => Err(Error::Fields(problems)),
    }
}
