//! Opening a vault on a computer that never had it, or lost its key: with the folder and the recovery sheet.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use courier_vault::{
    Device, Here, Id, Recovered, Sheet, SheetProblem, VaultError, load_device_file, recover,
};
use secrecy::SecretString;

use crate::app::{App, Inner, Open, Recording};
use crate::domain::{Card, Change};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::host::KeychainAnswer;
use crate::kept_device::{field, new_passphrase, refused, unseal};
use crate::ledger::Ledger;
use crate::views::StartView;

impl App {
    /// Remembers the folder of the vault that is to be opened with the sheet.
    pub fn restore_folder(&self, folder: &Path) -> String {
        self.inner().restoring = Some(folder.to_owned());
        folder.display().to_string()
    }

    /// Opens it with the sheet and lets this computer in, as a new device. Nothing is written before the sheet
    /// has opened everything. A vault that opens without the sheet is opened without it.
    ///
    /// # Errors
    /// [`Error::Fields`] for a sheet that is not one, for a folder nobody named, and for a passphrase where
    /// there is no keychain.
    pub fn restore(
        &self,
        sheet: &SecretString,
        passphrase: Option<&SecretString>,
    ) -> Result<StartView, Error> {
        // A real vault has no place where everything lies in the open.
        if self.is_practice() {
            return Err(Error::NotInPractice);
        }
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let view = self.start();
        if matches!(view, StartView::Open | StartView::Hidden { .. }) {
            return Ok(view);
        }
        let mut inner = self.inner();
        if inner.lock.is_none() {
            return Err(VaultError::AlreadyOpen.into());
        }
        let sheet =
            Sheet::parse(sheet).map_err(|problem| field("sheet", sheet_problem(&problem)))?;
        let here = Here::load(&self.profile).ok().flatten();
        let folder = self.folder_to_restore(&inner, here.as_ref())?;
        let in_folder = |source| Error::InFolder { source, folder: folder.display().to_string() };
        let recovered = recover(&folder, &sheet).map_err(in_folder)?;
        if here.as_ref().is_some_and(|here| !here.founding && here.vault != *recovered.vault_id()) {
            return Err(in_folder(VaultError::AnotherVault));
        }
        let ledger = Ledger::of(recovered.lines());
        if ledger.newer {
            return Err(Error::MadeByNewer);
        }
        let by = ledger.state.people.last().cloned().ok_or(Error::Unknown)?;
        let known = names(&ledger, &recovered);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let device =
            self.device_to_restore(here.as_ref(), recovered.vault_id(), passphrase, &known)?;
        let entries = vec![Change::DeviceRestored {}.seen()];
        let change = self.change_set(by, Recording { entries, ..Recording::default() });
        let (vault, lines, _) = recovered.add_device(&self.profile, &device, change)?;
        let open = Open::new(vault, Ledger::of(&lines));
        self.sweep_outbox(&open);
        self.read_own_systems(&open);
        inner.open = Some(open);
        inner.restoring = None;
        Ok(StartView::Open)
    }

    fn folder_to_restore(&self, inner: &Inner, here: Option<&Here>) -> Result<PathBuf, Error> {
        let chosen = inner.restoring.clone();
        let remembered = || here.map(|here| here.folder.clone());
        let usual = || {
            let is_there = self.default_folder.join("vault.json").exists();
            is_there.then(|| self.default_folder.clone())
        };
        chosen
            .or_else(remembered)
            .or_else(usual)
            .ok_or_else(|| field("folder", Problem::of(ErrorCode::Missing)))
    }

    /// A new device that is kept where it survives this process, or the one that a restore which was cut short
    /// kept there.
    fn device_to_restore(
        &self,
        here: Option<&Here>,
        vault: &Id,
        passphrase: Option<&SecretString>,
        known: &[&str],
    ) -> Result<Device, Error> {
        let passphrase = if self.has_keychain()? {
            None
        } else {
            let taken = new_passphrase(passphrase, known);
            Some(taken.map_err(|problem| field("passphrase", problem))?)
        };
        if let Some(here) = here
            && here.joined_nothing()?
            && let Some(device) = self.begun_device(here, passphrase)?
        {
            return Ok(device);
        }
        let device = Device::make();
        self.keep_device(&[vault, device.id()], &device, passphrase)?;
        Ok(device)
    }

    /// The device that a founding or a restore which was cut short kept already.
    ///
    /// # Errors
    /// Those of the disk and of the keychain.
    pub(crate) fn begun_device(
        &self,
        here: &Here,
        passphrase: Option<&SecretString>,
    ) -> Result<Option<Device>, Error> {
        let device = match passphrase {
            None => match self.load_entry(here) {
                KeychainAnswer::Ready(text) => Some(Device::parse(&text, None)?),
                KeychainAnswer::NoEntry => None,
                answer => return Err(refused(&answer)),
            },
            Some(passphrase) => {
                load_device_file(&self.profile)?.and_then(|text| unseal(&text, passphrase).ok())
            }
        };
        Ok(device.filter(|device| *device.id() == here.device))
    }
}

/// Whose vault it is: the words that somebody who guesses a passphrase tries first.
fn names(ledger: &Ledger, recovered: &Recovered) -> Vec<String> {
    let cards = ledger.state.organisation.iter().chain(&ledger.state.people);
    let name = |card: &Id| match Card::parse(&recovered.read_card(card).ok()?)? {
        Card::Organisation { name, .. } | Card::Person { name } => Some(name),
        _ => None,
    };
    cards.filter_map(name).collect()
}

/// What is said of a sheet as it was typed.
fn sheet_problem(problem: &SheetProblem) -> Problem {
    let told = |code, params: &[(&str, usize)]| Problem {
        code,
        params: params.iter().map(|(name, n)| ((*name).to_owned(), n.to_string())).collect(),
    };
    match problem {
        SheetProblem::Nothing => told(ErrorCode::Missing, &[]),
        SheetProblem::Character { row, place } => {
            told(ErrorCode::SheetCharacter, &[("row", *row), ("place", *place)])
        }
        SheetProblem::Length { have, of } => {
            told(ErrorCode::SheetLength, &[("have", *have), ("of", *of)])
        }
        SheetProblem::Slip { row: Some(row) } => told(ErrorCode::SheetSlipRow, &[("row", *row)]),
        SheetProblem::Slip { row: None } => told(ErrorCode::SheetSlip, &[]),
        SheetProblem::AnotherKind => told(ErrorCode::SheetAnotherKind, &[]),
    }
}
