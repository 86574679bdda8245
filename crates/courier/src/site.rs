//! The site a key is made on: asked about once, found, connected.

use courier_platforms::strategies::wordpress;
use courier_platforms::{Made, parse_site};
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::connections::site_error;
use crate::domain::HostFor;
use crate::drafts::{Draft, FoundSite};
use crate::error::Error;
use crate::letters::{Question, site_question};
use crate::making::problem_of;
use crate::views::{Answers, SiteView, WizardView};
use crate::wizard_view::Chosen;

impl App {
    /// Keeps what was typed; the site's address, and the question to put in a native dialog where its host was not
    /// approved yet.
    ///
    /// # Errors
    /// [`Error::Fields`] for an address that cannot be asked.
    pub fn site_question(
        &self,
        id: &str,
        answers: Answers,
    ) -> Result<(String, Option<Question>), Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            draft.answers = answers;
            open.keep_draft(&id, &draft)?;
            let (address, host) = self.typed_site(open, &draft)?;
            let is_new = !open.approved_hosts(HostFor::Site).contains(&host);
            Ok((address, is_new.then(|| site_question(self.lang(), &host))))
        })
    }

    /// Looks whether the site can be asked; the host of that very address was approved in a native dialog, which
    /// goes on record.
    ///
    /// # Errors
    /// Why it cannot; [`Error::ChangedMeanwhile`] where another address stands there now.
    pub async fn site_look(&self, id: &str, agreed: &str) -> Result<WizardView, Error> {
        let (site, host) = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let (address, host) = self.typed_site(open, &draft)?;
            if address != agreed {
                return Err(Error::ChangedMeanwhile);
            }
            let mut recording = Recording::default();
            open.approve(&host, HostFor::Site, &mut recording);
            if !recording.entries.is_empty() {
                self.record(open, recording)?;
            }
            open.site(&address)
        })?;
        let found = wordpress::look(&self.net, &site).await;
        let found = found.map_err(|problem| site_error(problem, &host))?;
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            let (address, _) = self.typed_site(open, &draft)?;
            if address != site.address {
                return Err(Error::ChangedMeanwhile);
            }
            draft.site = Some(FoundSite { address, name: found.name });
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Where the person approves us at the site, in the browser.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the site was found.
    pub async fn site_approval(&self, id: &str) -> Result<String, Error> {
        let (site, host) = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            open.site(&self.found_site(open, &draft)?)
        })?;
        let found = wordpress::look(&self.net, &site).await;
        Ok(found.map_err(|problem| site_error(problem, &host))?.approve_url)
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
        let wanted = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            self.found_site(open, &draft)?;
            let chosen = self.chosen(open, &draft).ok_or(Error::TooEarly)?;
            let account = open.typed_account(&draft, &chosen);
            let account = chosen.platform.check_account(&account.parts());
            let account = account.map_err(|wrong| {
                let at = wrong.into_iter().map(|(field, problem)| {
                    (field.to_owned(), problem_of(problem.code(), problem.params()))
                });
                Error::Fields(at.collect())
            })?;
            let system = (chosen.platform, chosen.kind);
            self.to_connect(open, system, account, (user, &password), kept)
        })?;
        self.connect(&wanted).await?;
        self.with(|open| {
            let (id, draft) = open.draft(id)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// The site a draft's key is made on.
    pub(crate) fn site_view(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> Option<SiteView> {
        if self.is_practice() || chosen.kind.made != Made::Automatic {
            return None;
        }
        let typed = open.typed_account(draft, chosen).address;
        let (address, host) = parse_site(&typed).unwrap_or_default();
        let found = draft.site.as_ref().filter(|found| found.address == address);
        let connection = open.connection_at(&address).and_then(|id| open.connection_view(id));
        Some(SiteView {
            host,
            found: found.is_some() || connection.is_some(),
            name: found.map(|found| found.name.clone()).unwrap_or_default(),
            connection,
        })
    }

    /// The site that was typed, and its host.
    fn typed_site(&self, open: &Open, draft: &Draft) -> Result<(String, String), Error> {
        if self.is_practice() {
            return Err(Error::NotInPractice);
        }
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        if chosen.kind.made != Made::Automatic {
            return Err(Error::TooEarly);
        }
        parse_site(&open.typed_account(draft, &chosen).address).map_err(|problem| {
            let problem = problem_of(problem.code(), problem.params());
            Error::Fields(vec![("account-address".to_owned(), problem)])
        })
    }

    /// The address of the site that was found: the one that stands there now.
    fn found_site(&self, open: &Open, draft: &Draft) -> Result<String, Error> {
        let (address, _) = self.typed_site(open, draft)?;
        let is_found = draft.site.as_ref().is_some_and(|found| found.address == address)
            || open.connection_at(&address).is_some();
        if is_found { Ok(address) } else { Err(Error::TooEarly) }
    }
}
