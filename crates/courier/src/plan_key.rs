//! The key of a plan: pasted, made anew by the app, locked into files.

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::app::App;
use crate::error::Error;
use crate::views::{PlanStep, PlanView};

impl App {
    /// Takes what the clipboard holds as the new key; what may not be the right thing waits in memory.
    ///
    /// # Errors
    /// [`Error::Key`] for what cannot be it.
    pub fn plan_paste_key(&self, id: &str, pasted: &SecretString) -> Result<PlanView, Error> {
        let _ = (id, pasted);
        todo!()
    }

    /// Keeps the key that is in doubt.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where none waits.
    pub fn plan_keep_key(&self, id: &str) -> Result<PlanView, Error> {
        let _ = (id,);
        todo!()
    }

    /// Makes the locked file for one holder: sealed, opened again, compared.
    ///
    /// # Errors
    /// [`Error::Bundle`] where it does not pass.
    pub fn plan_make_file(&self, id: &str, agency: &str) -> Result<PlanView, Error> {
        let _ = (id, agency);
        todo!()
    }

    /// What a step does at its system, done by the app: in practice, and where a system has a call for it. It
    /// cannot be given up half way.
    ///
    /// # Errors
    /// What the system answered.
    pub async fn plan_at_system(
        &self,
        id: &str,
        step: PlanStep,
        about: &str,
    ) -> Result<PlanView, Error> {
        let _ = (id, step, about);
        todo!()
    }

    /// Asks the system whether it refuses the key now.
    ///
    /// # Errors
    /// [`Error::StillOn`] where it takes it.
    pub async fn plan_see_refused(&self, id: &str, about: &str) -> Result<PlanView, Error> {
        let _ = (id, about);
        todo!()
    }

    /// The account's e-mail and mobile as they are in the system now.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn plan_account(
        &self,
        id: &str,
        fields: &BTreeMap<String, String>,
    ) -> Result<PlanView, Error> {
        let _ = (id, fields);
        todo!()
    }
}
