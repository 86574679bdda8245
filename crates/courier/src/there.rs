//! A key that the app made in its system, later: when it was used last, and switching it off.

use courier_platforms::Made;
use courier_platforms::strategies::wordpress::{self, SiteProblem};
use courier_vault::Id;
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::connections::{Connected, ToConnect, site_error};
use crate::domain::{Card, Change, Entry, ThereCard};
use crate::error::Error;
use crate::keys::known;
use crate::views::{CheckConsent, CheckOutcome, KeyPage, ThereView};

/// A key at its site, copied while the vault is held.
struct KeyThere {
    api_user: Id,
    there: ThereCard,
    connected: Connected,
    /// Our copy of it, to ask with.
    secret: Option<Id>,
}

impl App {
    /// Where the person approves us at the site of a key, in the browser.
    ///
    /// # Errors
    /// Why the site was not found.
    pub async fn key_approval(&self, key: &str) -> Result<String, Error> {
        let (site, host) = self.with(|open| {
            let id = known(open, key)?;
            self.made_there(open, &id)?;
            let account = open.state().api_users.get(&id).ok_or(Error::Unknown)?.account.clone();
            open.site(&open.account_text(&account).address)
        })?;
        let found = wordpress::look(&self.net, &site).await;
        Ok(found.map_err(|problem| site_error(problem, &host))?.approve_url)
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
        let wanted = self.with(|open| {
            let id = known(open, key)?;
            self.made_there(open, &id)?;
            self.to_connect_at(open, &id, (user, &password), kept)
        })?;
        self.connect(&wanted).await?;
        self.key(key)
    }

    /// Asks the system when a key was used last, and from where.
    ///
    /// # Errors
    /// [`Error::NotConnected`] without a connection.
    pub async fn key_last_use(&self, key: &str) -> Result<KeyPage, Error> {
        let asked = self.with(|open| self.key_there(open, &known(open, key)?))?;
        let KeyThere { api_user, there, connected, .. } = &asked;
        let (user, uuid) = (there.user_id, &there.uuid);
        let used = wordpress::last_use(&self.net, &connected.asking(), user, uuid).await;
        let kept = used.map_err(|problem| self.not_done(problem, connected)).and_then(|used| {
            let said = ThereCard { last_used: used.at, last_from: used.from, ..there.clone() };
            self.with(|open| {
                open.is_still(api_user, uuid, asked.secret.as_ref())?;
                self.use_seen(open, api_user, said)
            })
        });
        self.end_after_job(connected).await;
        kept?;
        self.key(key)
    }

    /// Switches a key off at its system and sees it refused.
    ///
    /// # Errors
    /// [`Error::StillOn`] where the system still takes it.
    pub async fn key_switch_off_there(&self, key: &str) -> Result<KeyPage, Error> {
        let id = self.with(|open| known(open, key))?;
        self.switched_off_there(&id, |_| Vec::new()).await?;
        self.key(key)
    }

    /// The same as a part of something else, which goes on record with it.
    pub(crate) async fn switched_off_there(
        &self,
        key: &Id,
        also: impl FnOnce(&Open) -> Vec<Entry>,
    ) -> Result<(), Error> {
        let asked = self.with(|open| {
            if open.state().is_off(key) {
                return Err(Error::KeyIsOff);
            }
            self.key_there(open, key)
        })?;
        let refused = self.switch_off_and_see(&asked, also).await;
        self.end_after_job(&asked.connected).await;
        refused
    }

    async fn switch_off_and_see(
        &self,
        asked: &KeyThere,
        also: impl FnOnce(&Open) -> Vec<Entry>,
    ) -> Result<(), Error> {
        let KeyThere { api_user, there, connected, secret } = asked;
        let (asking, user, uuid) = (connected.asking(), there.user_id, &there.uuid);
        let off = wordpress::switch_off(&self.net, &asking, user, uuid).await;
        off.map_err(|problem| self.not_done(problem, connected))?;
        if secret.is_some() {
            self.with(|open| open.is_still(api_user, uuid, secret.as_ref()))?;
            let check = self.check_key(api_user.as_str(), CheckConsent::default()).await?;
            match check.outcome {
                CheckOutcome::WrongKey | CheckOutcome::KeyInactive => {}
                CheckOutcome::Works | CheckOutcome::Limited => return Err(Error::StillOn),
                _ => {
                    let why =
                        if check.why.is_empty() { "unexpected".to_owned() } else { check.why };
                    return Err(Error::NotReached { why, host: connected.host.clone() });
                }
            }
        } else {
            // Without the key to try, the site's list says whether it is gone.
            match wordpress::last_use(&self.net, &asking, user, uuid).await {
                Err(SiteProblem::Gone) => {}
                Ok(_) => return Err(Error::StillOn),
                Err(problem) => return Err(site_error(problem, &connected.host)),
            }
        }
        self.with(|open| {
            let mut entries = also(open);
            if !open.state().is_off(api_user) {
                open.is_still(api_user, uuid, secret.as_ref())?;
                let off = Change::ApiUserSwitchedOff { api_user: api_user.clone(), since: None };
                let refused = Change::SwitchOffSeen { api_user: api_user.clone() };
                entries.extend([off.seen(), refused.seen()]);
            }
            if entries.is_empty() {
                return Ok(());
            }
            self.record(open, Recording { entries, ..Recording::default() })
        })
    }

    /// What the app can do with a key at its system.
    pub(crate) fn there_view(&self, open: &Open, api_user: &Id) -> Option<ThereView> {
        let there = self.made_there(open, api_user).ok()?;
        let known = open.state().api_users.get(api_user)?;
        let address = open.account_text(&known.account).address;
        Some(ThereView {
            host: open.host_of(&known.account),
            connection: open.connection_at(&address).and_then(|id| open.connection_view(id)),
            last_used: there.last_used,
            last_from: there.last_from,
            asked: known.use_seen.map(|at| at.to_string()).unwrap_or_default(),
            can_switch_off: known.switched_off.is_none(),
        })
    }

    /// What a key is called at the site it was made on.
    fn made_there(&self, open: &Open, api_user: &Id) -> Result<ThereCard, Error> {
        if self.is_practice() {
            return Err(Error::NotInPractice);
        }
        let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        let facts = self.facts(open, known).ok_or(Error::Unknown)?;
        if facts.kind.made != Made::Automatic {
            return Err(Error::Unknown);
        }
        open.there(api_user).ok_or(Error::Unknown)
    }

    fn key_there(&self, open: &Open, api_user: &Id) -> Result<KeyThere, Error> {
        let there = self.made_there(open, api_user)?;
        let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        let address = open.account_text(&known.account).address;
        let connection = open.connection_at(&address).ok_or(Error::NotConnected)?;
        let connected = open.connected(connection)?;
        let secret = known.secret.clone();
        Ok(KeyThere { api_user: api_user.clone(), there, connected, secret })
    }

    fn to_connect_at(
        &self,
        open: &Open,
        api_user: &Id,
        typed: (&str, &SecretString),
        kept: bool,
    ) -> Result<ToConnect, Error> {
        let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        let facts = self.facts(open, known).ok_or(Error::Unknown)?;
        let account = open.account_text(&known.account);
        let account = facts.platform.check_account(&account.parts());
        let account = account.map_err(|_| Error::TooEarly)?;
        self.to_connect(open, (facts.platform, facts.kind), account, typed, kept)
    }

    /// Keeps what the site said of a key's use; what else stands on its card stays.
    fn use_seen(&self, open: &mut Open, api_user: &Id, said: ThereCard) -> Result<(), Error> {
        let Some(Card::ApiUser { fields, characters, ends_in, .. }) = open.card(api_user) else {
            return Err(Error::Unknown);
        };
        let card = Card::ApiUser { fields, characters, ends_in, there: Some(said) };
        let seen = Change::UseSeen { api_user: api_user.clone() };
        let cards = vec![(api_user.clone(), card)];
        self.record(open, Recording { entries: vec![seen.seen()], cards, ..Recording::default() })
    }
}

impl Open {
    /// That no other key took the place of the one that was asked about: what the site said is not of that one.
    pub(crate) fn is_still(
        &self,
        api_user: &Id,
        uuid: &str,
        secret: Option<&Id>,
    ) -> Result<(), Error> {
        let known = self.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        let is_it = known.secret.as_ref() == secret
            && self.there(api_user).is_some_and(|now| now.uuid == uuid);
        if is_it { Ok(()) } else { Err(Error::ChangedMeanwhile) }
    }
}
