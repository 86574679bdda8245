//! Making the file of a delivery again: in another form, with other words, for the right address.

use std::path::PathBuf;
use std::sync::PoisonError;

use courier_vault::VaultError;

use crate::app::App;
use crate::delivery::known;
use crate::error::Error;
use crate::sealing::Wanted;
use crate::views::{Because, DeliveryView, Form, WordsLanguage};

impl App {
    /// Makes another file of a delivery, opened again and compared like the first. The delivery starts its
    /// way again; words that still open the file stay given.
    ///
    /// # Errors
    /// [`Error::Bundle`] where the file does not pass; [`Error::NoPublicKey`] for a file to a key we do not
    /// have; [`Error::KeyIsOff`] for a key that opens nothing; [`Error::Forgotten`] where our copy was removed; [`Error::ChangedMeanwhile`] where what stands
    /// in the file was changed while it was made.
    pub fn remake_file(
        &self,
        id: &str,
        form: Form,
        language: WordsLanguage,
        because: Because,
    ) -> Result<DeliveryView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, prepared) = self.with(|open| {
            if open.vault.is_read_only() {
                return Err(VaultError::ReadOnly.into());
            }
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.forgotten {
                return Err(Error::Forgotten);
            }
            open.may_go_out(&delivery.api_users)?;
            let wanted = Wanted { form, language };
            let prepared = self.prepare_anew(open, &id, wanted, because)?;
            Ok((id, prepared))
        })?;
        let checked = self.seal(&id, &prepared)?;
        self.with(|open| {
            self.settle(open, &id, &prepared)?;
            if let Some(recording) = prepared.recording(open, &id) {
                self.record(open, recording)?;
            }
            open.checked.insert(id.clone(), checked);
            let _left: Option<PathBuf> = open.saved_at.remove(&id);
            self.delivery_view(open, &id)
        })
    }
}
