//! The main job as a person does it: from an empty machine to a delivery on record. The tour and the journeys
//! walk the same steps; the tour also takes pictures.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::album::Album;
use crate::job::Job;
use crate::names::Names;
use crate::surroundings::Surroundings;
use crate::window::Window;
use crate::{dialogs, display, foreign};

/// The two QR codes, cut out of the screen's picture.
#[derive(Debug, Clone, Copy)]
pub enum Qr {
    /// For the agency's page.
    Page,
    /// For a text message.
    Text,
    /// For a WhatsApp message.
    Whatsapp,
}

/// A person on the way through the main job.
pub struct Walk {
    /// What stands on the screen.
    pub names: Names,
    /// What is typed.
    pub job: Job,
    place: Surroundings,
    album: Option<Album>,
}

impl Walk {
    /// A walk with what `job` says.
    pub fn new(place: &Surroundings, job: Job) -> Result<Self> {
        let mut names = Names::load()?;
        names.system.clone_from(&job.system);
        Ok(Self { names, job, place: place.clone(), album: None })
    }

    /// The same walk, with pictures.
    #[must_use]
    pub fn with_album(mut self, album: Album) -> Self {
        self.album = Some(album);
        self
    }

    /// Gives the album back.
    pub fn album(self) -> Option<Album> {
        self.album
    }

    /// Takes a picture, on a tour.
    pub async fn look(&mut self, window: &Window, name: &str) -> Result<()> {
        match &mut self.album {
            Some(album) => window.screenshot(&album.next(name)).await,
            None => Ok(()),
        }
    }

    /// The machine it is walked on.
    pub fn place(&self) -> &Surroundings {
        &self.place
    }

    /// Where the next picture goes, on a tour.
    pub fn next_picture(&mut self, name: &str) -> Option<PathBuf> {
        self.album.as_mut().map(|album| album.next(name))
    }

    /// Takes a picture of what is not the page's, on a tour.
    pub fn look_at_screen(&mut self, name: &str) -> Result<()> {
        match &mut self.album {
            Some(album) => display::picture(&self.place, &album.next(name)),
            None => Ok(()),
        }
    }

    /// First start, from the welcome page to an empty Home.
    pub async fn first_start(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "welcome", &[]).await?;
        self.fill_welcome(window).await?;
        self.look(window, "welcome-filled-in").await?;
        self.press(window, "welcome-start").await?;
        self.see_button(window, "home-give-access").await?;
        self.look(window, "home-empty").await
    }

    /// Types and chooses what the welcome page asks.
    pub async fn fill_welcome(&mut self, window: &mut Window) -> Result<()> {
        window.fill(&self.names.say("welcome-organisation")?, &self.job.organisation).await?;
        window.fill(&self.names.say("welcome-name")?, &self.job.name).await?;
        window.fill(&self.names.say("welcome-domain")?, &self.job.domain).await?;
        window.choose(&self.job.platform).await
    }

    /// Begins to give an agency access.
    pub async fn begin(&mut self, window: &mut Window) -> Result<()> {
        self.press(window, "home-give-access").await?;
        self.see_heading(window, "who-heading", &[]).await?;
        self.look(window, "who").await
    }

    /// Who gets access.
    pub async fn who(&mut self, window: &mut Window) -> Result<()> {
        self.fill_who(window).await?;
        self.look(window, "who-filled-in").await?;
        self.go_on(window).await?;
        self.see_heading(window, "what-for-heading", &[]).await
    }

    /// Types who gets access.
    pub async fn fill_who(&mut self, window: &mut Window) -> Result<()> {
        window.fill(&self.names.say("who-agency")?, &self.job.agency).await?;
        window.fill(&self.names.say("who-person")?, &self.job.person).await?;
        window.fill(&self.names.say("who-email")?, &self.job.email).await?;
        window.fill(&self.names.say("who-mobile")?, &self.job.mobile).await
    }

    /// What they will do there.
    pub async fn what_for(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "what-for-heading", &[]).await?;
        self.look(window, "what-for").await?;
        let purpose = self.names.vendor(&format!("purpose-{}", self.job.purpose))?;
        window.choose(&purpose).await?;
        let needs = format!("kind-{}.needs", self.job.kind);
        window.see(&self.names.vendor(&needs)?).await?;
        window.scroll_to_button(&self.names.say("what-for-right")?).await?;
        self.look(window, "what-for-answer").await?;
        self.press(window, "what-for-right").await?;
        self.see_asking(window).await?;
        self.look(window, "ask-them").await?;
        self.told_already(window).await
    }

    /// Waits for the letter that asks the agency for its addresses.
    pub async fn see_asking(&self, window: &Window) -> Result<()> {
        let asks = [("agency", self.job.agency.as_str()), ("count", "1")];
        self.see_heading(window, "ask-heading", &asks).await
    }

    /// The agency has said its addresses already.
    pub async fn told_already(&mut self, window: &mut Window) -> Result<()> {
        self.press(window, "ask-have-it").await?;
        self.see_form(window).await
    }

    /// History stands under Settings.
    pub async fn open_history(&mut self, window: &mut Window) -> Result<()> {
        self.press(window, "rail-settings").await?;
        self.press(window, "settings-history-see").await
    }

    /// Waits for what goes into the vendor's form.
    pub async fn see_form(&self, window: &Window) -> Result<()> {
        let heading = self.names.say_with("make-heading", &[("system", &self.job.platform)])?;
        window.see_heading(&heading).await
    }

    /// Region and server addresses; the rest is proposed.
    pub async fn fill_form(&mut self, window: &mut Window) -> Result<()> {
        self.see_form(window).await?;
        window.choose(&self.names.vendor(&format!("region-{}", self.job.region))?).await?;
        let field = self.names.vendor("field-remote-address")?;
        window.fill(&field, &self.job.addresses.join("\n")).await?;
        window.scroll_to_button(&self.names.say("make-show-form")?).await?;
        self.look(window, "make-it-form-filled-in").await
    }

    /// Pastes the key and goes on.
    pub async fn key(&mut self, window: &mut Window) -> Result<()> {
        self.key_without_heading(window).await?;
        self.see_heading(window, "file-heading", &[("first", &self.job.first)]).await
    }

    /// The same where the person is called something that is shown differently.
    pub async fn key_without_heading(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "key-heading", &[]).await?;
        self.look(window, "key").await?;
        let key = self.job.key.clone();
        window.paste_by(&self.names.say("key-paste")?, &key).await?;
        self.see_heading(window, "key-kept-heading", &[]).await?;
        let characters = key.chars().count().to_string();
        let ending: String = key.chars().skip(key.chars().count().saturating_sub(4)).collect();
        let shape = self.names.say_with("key-shape", &[("characters", &characters)])?;
        window.see(&format!("{shape} {ending}")).await?;
        self.look(window, "key-kept").await?;
        self.press(window, "key-choose-form").await
    }

    /// Makes the locked file and saves it as `path` through the system's dialog.
    pub async fn locked_file(&mut self, window: &mut Window, path: &Path) -> Result<()> {
        self.look(window, "locked-file").await?;
        if self.job.form != "page" {
            self.press(window, "file-another-form").await?;
            let form = [("form", self.job.form), ("first", self.job.first.as_str())];
            window.choose(&self.names.say_with("file-form-title", &form)?).await?;
            self.look(window, "locked-file-another-form").await?;
        }
        self.press(window, "file-make").await?;
        // Without words there is nothing slow in it: the page may be there and gone between two looks.
        let (making, ready) = (self.names.say("file-making")?, self.names.say("file-ready")?);
        if window.see_one(&[&making, &ready]).await? == making {
            self.look(window, "locked-file-making").await?;
        }
        self.see_heading(window, "file-ready", &[]).await?;
        self.look(window, "locked-file-ready").await?;
        self.press(window, "file-save").await?;
        dialogs::wait(&self.place)?;
        self.look_at_screen("locked-file-save-dialog")?;
        self.saved_as(window, path).await?;
        self.see_heading(window, "delivery-headline-file", &[("first", &self.job.first)]).await?;
        self.look(window, "delivery-file").await
    }

    /// Saves the file that is ready as `path` through the system's dialog.
    pub async fn save(&self, window: &mut Window, path: &Path) -> Result<()> {
        self.press(window, "file-save").await?;
        self.saved_as(window, path).await
    }

    async fn saved_as(&self, window: &Window, path: &Path) -> Result<()> {
        dialogs::save_as(&self.place, path)?;
        self.see_button(window, "delivery-file-sent").await?;
        ensure!(path.is_file(), "nothing was saved at {}", path.display());
        Ok(())
    }

    /// The file is on its way, and has arrived.
    pub async fn sent_and_arrived(&mut self, window: &mut Window) -> Result<()> {
        let first = [("first", self.job.first.as_str())];
        self.press(window, "delivery-file-sent").await?;
        self.see_heading(window, "delivery-headline-sent", &first).await?;
        self.press(window, "delivery-arrived-yes").await?;
        self.see_heading(window, "delivery-headline-arrived", &[]).await
    }

    /// Shows the words to be read aloud, and reads them: hyphens between them, as age and 7-Zip want them.
    pub async fn read_words(&mut self, window: &mut Window) -> Result<String> {
        self.press(window, "words-read").await?;
        let lines = window.list(&self.names.say("words-list")?).await?;
        let words: Vec<&str> =
            lines.iter().filter_map(|line| line.split_whitespace().last()).collect();
        ensure!(words.len() == 8, "there are {} unlock words: {lines:?}", words.len());
        Ok(words.join("-"))
    }

    /// Shows a QR code, cuts it out of the screen's picture and reads it.
    pub async fn show_qr(&mut self, window: &mut Window, qr: Qr, path: &Path) -> Result<String> {
        let (way, image) = match qr {
            Qr::Page => (
                self.names.say_with("words-screen", &[("first", &self.job.first)])?,
                "words-qr-page",
            ),
            Qr::Text => (self.names.say("words-text")?, "words-qr-text"),
            Qr::Whatsapp => (self.names.say("words-whatsapp")?, "words-qr-whatsapp"),
        };
        window.click_button(&way).await?;
        window.element_screenshot(&self.names.say(image)?, path).await?;
        foreign::qr_code(path)
    }

    /// Shows every QR code and reads it from the screen: each says the words, and to whom, and nothing else.
    pub async fn read_codes(&mut self, window: &mut Window, words: &str) -> Result<()> {
        let path = self.place.home().join("qr.png");
        for (qr, says) in [
            (Qr::Page, format!("KEYCOURIER:1:{words}")),
            (Qr::Text, format!("SMSTO:+447700900123:{words}")),
            (Qr::Whatsapp, format!("whatsapp://send?phone=447700900123&text={words}")),
        ] {
            let read = self.show_qr(window, qr, &path).await?;
            ensure!(read == says, "the QR code says {read:?}");
        }
        Ok(())
    }

    /// The words went by text message; the receipt number is what is left.
    pub async fn words_sent(&mut self, window: &mut Window) -> Result<()> {
        self.press(window, "words-text-done").await?;
        self.see_heading(window, "delivery-headline-receipt", &[("first", &self.job.first)]).await
    }

    /// The words were read aloud.
    pub async fn words_read(&self, window: &mut Window) -> Result<()> {
        let first = [("first", self.job.first.as_str())];
        window.click_button(&self.names.say_with("words-read-done", &first)?).await?;
        self.see_heading(window, "delivery-headline-receipt", &first).await
    }

    /// Types the number that the opened file shows: the delivery is done.
    pub async fn receipt(&self, window: &mut Window, number: &str) -> Result<()> {
        self.type_receipt(window, number).await?;
        self.see(window, "delivery-receipt-matched", &[]).await
    }

    /// Types a receipt number and confirms.
    pub async fn type_receipt(&self, window: &mut Window, number: &str) -> Result<()> {
        window.fill(&self.names.say("receipt-label")?, number).await?;
        self.press(window, "receipt-confirm").await
    }

    /// Presses the button with this text.
    pub async fn press(&self, window: &mut Window, id: &str) -> Result<()> {
        window.click_button(&self.names.say(id)?).await
    }

    /// Waits for this text.
    pub async fn see(&self, window: &Window, id: &str, mentioned: &[(&str, &str)]) -> Result<()> {
        window.see(&self.names.say_with(id, mentioned)?).await
    }

    /// Waits until this text is gone.
    pub async fn not_seen(
        &self,
        window: &Window,
        id: &str,
        mentioned: &[(&str, &str)],
    ) -> Result<()> {
        window.not_seen(&self.names.say_with(id, mentioned)?).await
    }

    /// Waits for this heading.
    pub async fn see_heading(
        &self,
        window: &Window,
        id: &str,
        mentioned: &[(&str, &str)],
    ) -> Result<()> {
        window.see_heading(&self.names.say_with(id, mentioned)?).await
    }

    /// Waits for a button with this text.
    pub async fn see_button(&self, window: &Window, id: &str) -> Result<()> {
        window.see_button(&self.names.say(id)?).await
    }

    /// Presses *Go on*.
    pub async fn go_on(&mut self, window: &mut Window) -> Result<()> {
        self.press(window, "wizard-go-on").await
    }

    /// The whole job in a window of its own; gives the words of the locked file.
    pub async fn whole(&mut self, place: &Surroundings, file: &Path) -> Result<String> {
        let mut window = Window::open(place).await?;
        self.up_to_the_key(&mut window).await?;
        self.key(&mut window).await?;
        self.locked_file(&mut window, file).await?;
        self.sent_and_arrived(&mut window).await?;
        let words = self.read_words(&mut window).await?;
        self.show_qr(&mut window, Qr::Text, &place.root().join("tmp/qr.png")).await?;
        self.words_sent(&mut window).await?;
        window.quit().await?;
        Ok(words)
    }

    /// Everything up to the empty Home and on to the page that asks for the key.
    pub async fn up_to_the_key(&mut self, window: &mut Window) -> Result<()> {
        self.first_start(window).await?;
        self.begin(window).await?;
        self.who(window).await?;
        self.what_for(window).await?;
        self.fill_form(window).await?;
        self.guide(window).await.map(drop)
    }
}
