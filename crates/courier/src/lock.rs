//! Hiding, locking, coming back.

use std::sync::PoisonError;

use courier_vault::{Device, Here, VaultError, load_device_file, open};
use secrecy::SecretString;

use crate::app::{App, Inner, Open};
use crate::error::Error;
use crate::kept_device::unseal;
use crate::ledger::Ledger;
use crate::start::cannot_open;
use crate::views::StartView;

impl App {
    /// Puts the vault away: its keys are zeroed, and nothing of it stays in memory on purpose. Where a
    /// passphrase opens it, coming back asks for that.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn hide(&self) -> Result<(), Error> {
        self.put_away(true)
    }

    /// Comes back after hiding; a locked vault asks for its passphrase.
    pub fn show_again(&self) -> StartView {
        self.inner().hidden = false;
        self.start()
    }

    /// Opens the vault with its passphrase.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is not the one; [`Error::NotOpen`] where none is asked for.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<StartView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inner = self.inner();
        if inner.open.is_some() {
            return Ok(StartView::Open);
        }
        if inner.lock.is_none() {
            return Err(Error::NotOpen);
        }
        let here = Here::load(&self.profile)?.ok_or(Error::NotOpen)?;
        let text = load_device_file(&self.profile)?.ok_or(Error::NotOpen)?;
        let device = unseal(&text, passphrase)?;
        inner.hidden = false;
        Ok(self.open_with(&mut inner, &here, Ok(device)))
    }

    /// Opens what this profile remembers with that device.
    pub(crate) fn open_with(
        &self,
        inner: &mut Inner,
        here: &Here,
        device: Result<Device, VaultError>,
    ) -> StartView {
        match device.and_then(|device| open(&self.profile, &here.folder, device)) {
            Ok((vault, lines)) => {
                let open = Open::new(vault, Ledger::of(&lines));
                self.sweep_outbox(&open);
                self.read_own_systems(&open);
                inner.open = Some(open);
                StartView::Open
            }
            Err(error) => cannot_open(&error, &here.folder),
        }
    }

    /// Puts aside what no change names, writes the cache of cards, and lets go of the vault. Everything that
    /// matters was written when it happened.
    pub(crate) fn put_away(&self, hidden: bool) -> Result<(), Error> {
        // A file that is being saved is on record before the vault is put away.
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut open = {
            let mut inner = self.inner();
            let open = inner.open.take().ok_or(Error::NotOpen)?;
            inner.hidden = hidden;
            open
        };
        open.vault.sweep();
        if let Err(error) = open.vault.save_cards() {
            tracing::warn!(%error, "the cards' cache was not written");
        }
        Ok(())
    }
}
