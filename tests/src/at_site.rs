//! A person at a site of theirs: it is found, the app is let in there, and what it made reaches an agency.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::browsers::{Browser, Kind, Look};
use crate::links::Links;
use crate::main_job::Walk;
use crate::surroundings::Surroundings;
use crate::window::Window;
use crate::wordpress::{ADMIN, HOST, Site};
use crate::{agency, clipboard, dialogs};

/// How long the app is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Long {
    /// For one job.
    Job,
    /// Until it is ended.
    Kept,
}

/// What an agency reads in the page of a locked file.
#[derive(Debug)]
pub struct Opened {
    /// The receipt number.
    pub number: String,
    /// The password, with the blanks it is shown with.
    pub password: String,
    /// All of the page, the password shown.
    pub text: String,
}

impl Walk {
    /// From an empty machine to the question which site it is for.
    pub async fn up_to_the_site(&mut self, window: &mut Window) -> Result<()> {
        self.first_start(window).await?;
        self.who_and_what_for(window).await?;
        self.see_heading(window, "site-which", &[]).await
    }

    /// Types the address of the site and lets it be looked for.
    pub async fn type_site(&self, window: &mut Window, address: &str) -> Result<()> {
        window.fill(&self.names.vendor("account-address")?, address).await?;
        self.press(window, "site-find").await
    }

    /// The same for a site that nobody agreed to yet; gives the answer in the system's own dialog.
    pub async fn type_new_site(
        &self,
        window: &mut Window,
        address: &str,
        agrees: bool,
    ) -> Result<()> {
        self.type_site(window, address).await?;
        dialogs::answer(self.place(), agrees)
    }

    /// Waits for the question how to connect to the site.
    pub async fn see_connecting(&self, window: &Window) -> Result<()> {
        self.see_heading(window, "site-connect-heading", &[("site", &self.job.organisation)]).await
    }

    /// Opens the approval page from the app, approves it in a browser and gives the password that the site shows.
    pub async fn approve(&self, window: &mut Window, site: &Site, links: &Links) -> Result<String> {
        self.press(window, "site-approve").await?;
        let page = links.take()?;
        let own = format!("https://{HOST}/wp-admin/authorize-application.php?app_name=Key+Courier");
        ensure!(page.starts_with(&own) && !page.contains("_url"), "the page is {page:?}");
        self.see(window, "site-opened", &[]).await?;
        let mut browser = Browser::start(site.place(), Kind::Chromium, Look::default())?;
        let password = site.approve(&mut browser, &page)?;
        browser.quit()?;
        Ok(password)
    }

    /// Types whose password it is, for how long, and pastes it.
    pub async fn paste_own(
        &self,
        window: &mut Window,
        user: &str,
        password: &str,
        long: Long,
    ) -> Result<()> {
        window.fill(&self.names.say("site-user")?, user).await?;
        let long = match long {
            Long::Job => "site-long-job",
            Long::Kept => "site-long-kept",
        };
        window.choose(&self.names.say(long)?).await?;
        window.paste_by(&self.names.say("site-connect")?, password).await
    }

    /// Connects to the site by its approval page; gives the password the app has there now.
    pub async fn connect(
        &self,
        window: &mut Window,
        site: &Site,
        links: &Links,
        long: Long,
    ) -> Result<String> {
        let password = self.approve(window, site, links).await?;
        self.paste_own(window, ADMIN, &password, long).await?;
        Ok(password)
    }

    /// Waits for the form of what the site is to make; the password is on the clipboard no more.
    pub async fn see_form_there(&self, window: &Window) -> Result<()> {
        let system = [("system", self.job.platform.as_str())];
        self.see_heading(window, "make-heading-there", &system).await?;
        let copied = clipboard::paste(self.place())?;
        ensure!(copied.is_empty(), "something is still on the clipboard");
        Ok(())
    }

    /// Has it made, and sees that it works.
    pub async fn make_there(&self, window: &mut Window) -> Result<()> {
        self.press(window, "make-there").await?;
        self.see_heading(window, "file-heading", &[("first", &self.job.first)]).await?;
        self.see(window, "file-made-there", &[("system", &self.job.platform)]).await
    }

    /// From the locked file that is still to be made to *Delivered*; gives what the agency reads in it.
    pub async fn deliver_page(
        &mut self,
        window: &mut Window,
        place: &Surroundings,
        file: &Path,
    ) -> Result<Opened> {
        let words = self.deliver(window, file).await?;
        let mut browser = Browser::start(place, Kind::Chromium, Look::default())?;
        browser.open(file)?;
        let number = agency::open(&mut browser, &self.names, &words)?;
        let what = self.names.say("opener-key")?;
        browser.press(&self.names.say_with("opener-show-what", &[("what", &what)])?)?;
        let text = browser.text()?;
        browser.quit()?;
        self.receipt(window, &number).await?;
        let password = shown(&text)?;
        Ok(Opened { number, password, text })
    }
}

/// The password on the page: six groups of four.
fn shown(text: &str) -> Result<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_group =
        |word: &&str| word.len() == 4 && word.bytes().all(|it| it.is_ascii_alphanumeric());
    let mut found = words.windows(6).filter(|groups| groups.iter().all(is_group));
    let groups = found.next().with_context(|| format!("no password is shown: {text}"))?;
    Ok(groups.join(" "))
}
