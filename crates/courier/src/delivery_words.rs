//! The unlock words on the screen: the one place where a secret leaves for the window, because a person
//! pressed *Show*, and on record before it does.

use courier_bundle::{Qr, qr_for_page, qr_for_text, qr_for_whatsapp};
use courier_crypto::Passphrase;
use secrecy::{ExposeSecret, SecretString};

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::{Change, show_mobile};
use crate::error::Error;
use crate::views::{MessageShown, QrFor, QrView, Way, WordsView};

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
        if self.is_practice() && qr != QrFor::Page {
            return self.message_shown(id, qr);
        }
        let drawn: Qr = match qr {
            QrFor::Page => qr_for_page(&self.revealed(id, Way::Screen)?),
            QrFor::Text => qr_for_text(&self.mobile_of(id)?, &self.revealed(id, Way::Text)?),
            QrFor::Whatsapp => {
                qr_for_whatsapp(&self.mobile_of(id)?, &self.revealed(id, Way::Whatsapp)?)
            }
        }
        .map_err(|_| Error::Unknown)?;
        Ok(QrView { modules: drawn.modules, path: drawn.path, shown: None, seconds: SHOWN_SECONDS })
    }

    /// In practice nothing is sent: the message is shown in place of its code.
    fn message_shown(&self, id: &str, qr: QrFor) -> Result<QrView, Error> {
        let to = self.mobile_of(id)?;
        let way = if qr == QrFor::Text { Way::Text } else { Way::Whatsapp };
        let words = self.revealed(id, way)?;
        let text = words.canonical().expose_secret().to_owned();
        let shown = Some(MessageShown { to: show_mobile(&to), text });
        Ok(QrView { modules: 0, path: String::new(), shown, seconds: SHOWN_SECONDS })
    }

    /// The words to be pasted into a WhatsApp chat on this computer, and the link that opens that chat. The
    /// link itself holds no words: whatever opens it gets it as an argument, which other programs can read.
    ///
    /// # Errors
    /// [`Error::NoMobile`] where no number is known.
    pub fn whatsapp_chat(&self, id: &str) -> Result<(String, SecretString), Error> {
        let mobile = self.mobile_of(id)?;
        let link = format!("whatsapp://send?phone={}", mobile.trim_start_matches('+'));
        Ok((link, self.revealed(id, Way::Whatsapp)?.canonical().clone()))
    }

    fn mobile_of(&self, id: &str) -> Result<String, Error> {
        self.with(|open| {
            let delivery = open.state().deliveries.get(&known(open, id)?).ok_or(Error::Unknown)?;
            open.contact_card(&delivery.contact).mobile.ok_or(Error::NoMobile)
        })
    }

    fn revealed(&self, id: &str, way: Way) -> Result<Passphrase, Error> {
        self.with(|open: &mut Open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.forgotten {
                return Err(Error::Forgotten);
            }
            let words = open.words_of(delivery)?.ok_or(Error::Unknown)?;
            let shown = Change::WordsShown { delivery: id, way };
            self.record(open, Recording { entries: vec![shown.seen()], ..Recording::default() })?;
            Ok(words)
        })
    }
}
