//! The unlock words on the screen: the one place where a secret leaves for the window, because a person
//! pressed *Show*, and on record before it does.

use courier_bundle::{Qr, qr_for_page, qr_for_text};
use courier_crypto::Passphrase;
use secrecy::ExposeSecret;

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::Change;
use crate::error::Error;
use crate::views::{QrFor, QrView, Way, WordsView};

/// After so many seconds the window hides what it shows, unless asked for more time.
const SHOWN_SECONDS: u32 = 60;

/// In each of the word lists four letters tell a word from all others.
const TELLING_LETTERS: u32 = 4;

impl App {
    /// The eight words, to read aloud.
    ///
    /// # Errors
    /// Those of recording: what is not on record is not shown.
    pub fn show_words(&self, id: &str) -> Result<WordsView, Error> {
        let words = self.revealed(id, Way::ReadAloud)?;
        Ok(WordsView {
            words: words.canonical().expose_secret().split('-').map(str::to_owned).collect(),
            telling: TELLING_LETTERS,
            seconds: SHOWN_SECONDS,
        })
    }

    /// The words as a QR code: for the agency's page, or for a text message from the admin's phone.
    ///
    /// # Errors
    /// [`Error::NoMobile`] for a text message to nobody.
    pub fn show_qr(&self, id: &str, qr: QrFor) -> Result<QrView, Error> {
        let drawn: Qr = match qr {
            QrFor::Page => qr_for_page(&self.revealed(id, Way::Screen)?),
            QrFor::Text => {
                let mobile = self.with(|open| {
                    let delivery = open.state().deliveries.get(&known(open, id)?);
                    let contact = delivery.map(|d| open.contact_card(&d.contact));
                    contact.and_then(|(_, _, mobile)| mobile).ok_or(Error::NoMobile)
                })?;
                qr_for_text(&mobile, &self.revealed(id, Way::Text)?)
            }
        }
        .map_err(|_| Error::Unknown)?;
        Ok(QrView { modules: drawn.modules, path: drawn.path, seconds: SHOWN_SECONDS })
    }

    fn revealed(&self, id: &str, way: Way) -> Result<Passphrase, Error> {
        self.with(|open: &mut Open| {
            let id = known(open, id)?;
            let secret = open.state().deliveries.get(&id).map(|d| d.words.clone());
            let words = open.vault.read_secret(&secret.ok_or(Error::Unknown)?)?;
            let words = Passphrase::parse(&words).map_err(|_| Error::Unknown)?;
            let shown = Change::WordsShown { delivery: id, way };
            self.record(open, Recording { entries: vec![shown.seen()], ..Recording::default() })?;
            Ok(words)
        })
    }
}
