//! Sites where the app makes keys itself: connecting, making, reading back, switching off.

use courier_vault::Id;
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change};
use crate::drafts::Draft;
use crate::error::Error;
use crate::letters::Question;
use crate::views::{Answers, ConnectionView, KeyPage, SiteView, ThereView, WizardView};
use crate::wizard_view::Chosen;

impl App {
    /// Keeps what was typed; the question to put in a native dialog where the site's host was not approved yet.
    ///
    /// # Errors
    /// [`Error::Fields`] for an address that cannot be asked.
    pub fn site_question(&self, id: &str, answers: Answers) -> Result<Option<Question>, Error> {
        let _ = (id, answers);
        todo!()
    }

    /// Looks whether the site can be asked; the host was approved in a native dialog, which goes on record.
    ///
    /// # Errors
    /// Why it cannot.
    pub async fn site_look(&self, id: &str) -> Result<WizardView, Error> {
        let _ = id;
        todo!()
    }

    /// Where the person approves us at the site, in the browser.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the site was found.
    pub async fn site_approval(&self, id: &str) -> Result<String, Error> {
        let _ = id;
        todo!()
    }

    /// Tries the password that the person pasted, and keeps it: for this job only, or until it is ended.
    ///
    /// # Errors
    /// Why it is not taken.
    pub async fn site_connect(
        &self,
        id: &str,
        user: &str,
        password: SecretString,
        kept: bool,
    ) -> Result<WizardView, Error> {
        let _ = (id, user, password, kept);
        todo!()
    }

    /// Makes the API user and its key in the system, keeps the key, and asks whether it works. A connection for
    /// this job only is ended.
    ///
    /// # Errors
    /// Why it was not made; [`Error::Fields`] for what needs another look.
    pub async fn make_automatically(&self, id: &str) -> Result<WizardView, Error> {
        let _ = id;
        todo!()
    }

    /// Revokes our own password and asks whether the site refuses it now.
    ///
    /// # Errors
    /// Why not; it stays on record then.
    pub async fn connection_end(&self, connection: &str) -> Result<(), Error> {
        let _ = connection;
        todo!()
    }

    /// Where the person approves us at the site of a key, in the browser.
    ///
    /// # Errors
    /// Why the site was not found.
    pub async fn key_approval(&self, key: &str) -> Result<String, Error> {
        let _ = key;
        todo!()
    }

    /// As [`App::site_connect`], from the page of a key.
    ///
    /// # Errors
    /// Why it is not taken.
    pub async fn key_connect(
        &self,
        key: &str,
        user: &str,
        password: SecretString,
        kept: bool,
    ) -> Result<KeyPage, Error> {
        let _ = (key, user, password, kept);
        todo!()
    }

    /// Asks the system when a key was used last, and from where.
    ///
    /// # Errors
    /// [`Error::NotConnected`] without a connection.
    pub async fn key_last_use(&self, key: &str) -> Result<KeyPage, Error> {
        let _ = key;
        todo!()
    }

    /// Switches a key off at its system and sees it refused.
    ///
    /// # Errors
    /// [`Error::StillOn`] where the system still takes it.
    pub async fn key_switch_off_there(&self, key: &str) -> Result<KeyPage, Error> {
        let _ = key;
        todo!()
    }

    /// The site a draft's key is made on.
    pub(crate) fn site_view(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> Option<SiteView> {
        let _ = (open, draft, chosen);
        None
    }

    /// What the app can do with a key at its system.
    pub(crate) fn there_view(&self, open: &Open, api_user: &Id) -> Option<ThereView> {
        let _ = (open, api_user);
        None
    }
}

impl Open {
    /// The name of a host that was approved.
    pub(crate) fn host(&self, host: &Id) -> String {
        match self.card(host) {
            Some(Card::Host { host }) => host,
            _ => String::new(),
        }
    }

    /// Puts on record that a host may be asked, where it is not yet: the person said yes in a native dialog.
    pub(crate) fn approve(&self, host: &str, recording: &mut Recording) {
        if self.approved_hosts().contains(host) {
            return;
        }
        let card = Id::make();
        recording.entries.push(Change::HostApproved { host: card.clone() }.said());
        recording.cards.push((card, Card::Host { host: host.to_owned() }));
    }

    /// Our connections to sites.
    pub(crate) fn connection_views(&self) -> Vec<ConnectionView> {
        Vec::new()
    }
}
