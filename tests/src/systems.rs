//! The way to a key in each of the other systems: what is typed there, and the walks only they have.

use anyhow::{Context, Result, ensure};

use crate::clipboard;
use crate::job::Job;
use crate::main_job::Walk;
use crate::window::Window;
use crate::wordpress;

/// Every system there is, as the window calls it.
pub const SYSTEMS: [&str; 4] =
    ["Engaging Networks", "Action Network", "Spektrix", "Our own service"];

impl Job {
    /// A private token of Engaging Networks.
    pub fn private_token() -> Self {
        Self {
            kind: "private-token".to_owned(),
            purpose: "import-supporters".to_owned(),
            key: "5b8e0f13-92c7-4ad6-b1f0-6d3a7c94e25b".to_owned(),
            ..Self::by_age()
        }
    }

    /// The public token of Engaging Networks.
    pub fn public_token() -> Self {
        Self {
            kind: "public-token".to_owned(),
            purpose: "show-counts".to_owned(),
            key: "a1d47c60-3e5b-49f8-8c02-e7b61f90d3a4".to_owned(),
            ..Self::default()
        }
    }

    /// The key of a group in Action Network.
    pub fn group_key() -> Self {
        Self {
            system: "action-network".to_owned(),
            platform: "Action Network".to_owned(),
            account: "Harbour Trust North".to_owned(),
            kind: "group-key".to_owned(),
            purpose: "exchange-supporters".to_owned(),
            key: "8f0a6c2e9d4b71538f0e1a7c6b25d394".to_owned(),
            ..Self::by_age()
        }
    }

    /// An API account in Spektrix; the mobile is to be asked for.
    pub fn api_account() -> Self {
        Self {
            system: "spektrix".to_owned(),
            platform: "Spektrix".to_owned(),
            account: "harbourtrust".to_owned(),
            kind: "api-account".to_owned(),
            purpose: "customers-and-orders".to_owned(),
            mobile: String::new(),
            key: "q7Xc1vLr0ZtKe3mUo9BdH5sWyNfGiJpA2Qx8RzTk4CwVb6MnDlEaYgShPuF1jO3iB+/7tUeRw0KmXyZ2c4VdNA=="
                .to_owned(),
            ..Self::by_age()
        }
    }

    /// A key of our own service; it is made here.
    pub fn own_key() -> Self {
        Self {
            system: "own-service".to_owned(),
            platform: "Our own service".to_owned(),
            account: "Volunteer desk".to_owned(),
            address: "https://api.example.org/v1".to_owned(),
            kind: "own-key".to_owned(),
            purpose: "part-of-it".to_owned(),
            key: String::new(),
            ..Self::by_age()
        }
    }

    /// A user of a site, which the app makes there itself.
    pub fn site_user() -> Self {
        Self {
            system: "wordpress".to_owned(),
            platform: "WordPress".to_owned(),
            address: format!("https://{}", wordpress::HOST),
            kind: "application-password".to_owned(),
            purpose: "write-drafts".to_owned(),
            key: String::new(),
            ..Self::default()
        }
    }

    /// The same key for a second agency.
    #[must_use]
    pub fn to_another(self) -> Self {
        let other = Self::for_another();
        Self {
            agency: other.agency,
            person: other.person,
            first: other.first,
            email: other.email,
            mobile: other.mobile,
            ..self
        }
    }
}

/// Whether a letter begins with a greeting of this person.
pub fn letters_of(letter: &str, first: &str) -> bool {
    letter.lines().any(|line| line.contains(&format!("Hello {first},")))
}

impl Walk {
    /// Goes on with another job, maybe in another system.
    pub fn turn_to(&mut self, job: Job) -> Job {
        self.names.system.clone_from(&job.system);
        std::mem::replace(&mut self.job, job)
    }

    /// First start where every system is used.
    pub async fn start_with_every_system(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "welcome", &[]).await?;
        self.fill_welcome(window).await?;
        for system in SYSTEMS {
            window.choose(system).await?;
        }
        self.press(window, "welcome-start").await?;
        self.see_button(window, "home-give-access").await
    }

    /// From Home to what comes after *What for*, somebody new.
    pub async fn who_and_what_for(&mut self, window: &mut Window) -> Result<()> {
        self.begin(window).await?;
        self.somebody_new(window).await?;
        self.choose_what_for(window).await?;
        self.press(window, "what-for-right").await
    }

    /// Picks the person of the job among those we know.
    pub async fn choose_known(&self, window: &mut Window) -> Result<()> {
        let there = [("person", self.job.person.as_str()), ("agency", self.job.agency.as_str())];
        window.choose(&self.names.say_with("who-known-title", &there)?).await
    }

    /// Who gets access: somebody new, whether anybody is known or not.
    pub async fn somebody_new(&mut self, window: &mut Window) -> Result<()> {
        let new = self.names.say("who-somebody-new")?;
        if window.has("choice", &new).await? {
            window.choose(&new).await?;
        }
        self.who(window).await
    }

    /// The system, and what they will do there; it says what that opens.
    pub async fn choose_what_for(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "what-for-heading", &[]).await?;
        // Where there is one system, it is not asked for.
        if window.has("choice", &self.job.platform).await? {
            window.choose(&self.job.platform).await?;
        }
        window.choose(&self.names.vendor(&format!("purpose-{}", self.job.purpose))?).await?;
        window.see(&self.names.vendor(&format!("kind-{}.needs", self.job.kind))?).await
    }

    /// Which account it is for, as the system tells one account from another.
    pub async fn fill_account(&mut self, window: &mut Window) -> Result<()> {
        if self.job.system == "engaging-networks" {
            let region = self.names.vendor(&format!("region-{}", self.job.region))?;
            return window.choose(&region).await;
        }
        window.fill(&self.names.vendor("account")?, &self.job.account).await?;
        if !self.job.address.is_empty() {
            window.fill(&self.names.vendor("account-address")?, &self.job.address).await?;
        }
        Ok(())
    }

    /// Waits for the question which account it is for, where the system has no form.
    pub async fn see_account(&self, window: &Window) -> Result<()> {
        let system = [("system", self.job.platform.as_str())];
        self.see_heading(window, "make-heading-account", &system).await
    }

    /// Answers which button is seen.
    pub async fn sees_key_already(&mut self, window: &mut Window) -> Result<()> {
        let kind = format!("kind-{}", self.job.kind);
        let question = self.names.vendor(&format!("{kind}.look-question"))?;
        window.see_heading(&question).await?;
        window.see(&self.names.vendor(&format!("{kind}.look-warning"))?).await?;
        window.click_button(&self.names.vendor(&format!("{kind}.look-there"))?).await
    }

    /// Pastes the key; it looks right.
    pub async fn paste_key(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "key-heading", &[]).await?;
        window.paste_by(&self.names.say("key-paste")?, &self.job.key).await?;
        self.see_heading(window, "key-kept-heading", &[]).await
    }

    /// From *What for* to the public token that is kept: it stands in its system already.
    pub async fn take_public_token(&mut self, window: &mut Window) -> Result<()> {
        self.see_account(window).await?;
        self.fill_account(window).await?;
        self.press(window, "make-show-steps").await?;
        self.sees_key_already(window).await?;
        self.guided(window).await?;
        self.paste_key(window).await?;
        self.go_on(window).await
    }

    /// Waits until the page of a key says that these agencies hold it.
    pub async fn see_held(&self, window: &Window, agencies: &[&str]) -> Result<()> {
        let count = agencies.len().to_string();
        let agencies = agencies.join(" and ");
        let mentioned = [("count", count.as_str()), ("agencies", agencies.as_str())];
        self.see_heading(window, "key-page-heading-held", &mentioned).await
    }

    /// Pastes the answer of the agency, and has it read.
    pub async fn paste_answer(&mut self, window: &mut Window, answer: &str) -> Result<()> {
        window.paste_into(&self.names.say("ask-answer")?, answer).await?;
        self.press(window, "ask-read").await
    }

    /// From the locked file that is still to be made to the words that were read aloud; gives the words.
    pub async fn deliver(&mut self, window: &mut Window, file: &std::path::Path) -> Result<String> {
        self.see_heading(window, "file-heading", &[("first", &self.job.first)]).await?;
        self.locked_file(window, file).await?;
        self.sent_and_arrived(window).await?;
        let words = self.read_words(window).await?;
        self.words_read(window).await?;
        Ok(words)
    }

    /// What the letter that is shown puts on the clipboard.
    pub async fn copy_letter(&mut self, window: &mut Window) -> Result<String> {
        self.press(window, "wizard-letter-copy").await?;
        self.see(window, "wizard-letter-copied", &[("first", &self.job.first)]).await?;
        clipboard::paste(self.place())
    }

    /// Waits for the numbers of Home.
    pub async fn see_numbers(&self, window: &Window, agencies: u32, keys: u32) -> Result<()> {
        let count = |id: &str, count: u32| -> Result<String> {
            let said = count.to_string();
            Ok(format!("{said} {}", self.names.say_with(id, &[("count", &said)])?))
        };
        let numbers =
            format!("{} {}", count("home-agencies", agencies)?, count("home-keys", keys)?);
        window.see(&numbers).await
    }

    /// The page of a key, by what stands in the list of keys.
    pub async fn open_key(&mut self, window: &mut Window, name: &str) -> Result<()> {
        self.press(window, "rail-keys").await?;
        window.click_button(name).await?;
        self.see(window, "key-page-about", &[]).await
    }

    /// The page of an agency.
    pub async fn open_agency(&mut self, window: &mut Window, name: &str) -> Result<()> {
        self.press(window, "rail-agencies").await?;
        window.click_button(name).await?;
        self.see(window, "agency-people", &[]).await
    }

    /// The verifier that stands on the screen.
    pub async fn verifier(&self, window: &Window) -> Result<String> {
        let page = window.page_text().await?;
        let (_, rest) = page.split_once("sha256:").context("no verifier is shown")?;
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        ensure!(digits.len() == 64, "the verifier has {} digits", digits.len());
        Ok(digits)
    }
}
