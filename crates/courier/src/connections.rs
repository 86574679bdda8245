//! Our own passwords at sites: made by the person there, kept here, ended by us. They are shown, copied, bundled
//! and exported nowhere; nothing but a request to their own site is made with one.

use courier_platforms::strategies::wordpress::{self, Site, SiteProblem};
use courier_platforms::{CheckedAccount, Kind, Platform, parse_site};
use courier_vault::{Id, NewSecret};
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, HostFor, too_long};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::state::Connection;
use crate::views::ConnectionView;

/// What the person calls us at the site is longer than no user name there.
const LONGEST_USER: usize = 100;

/// A connection, copied while the vault is held.
pub(crate) struct Connected {
    pub(crate) id: Id,
    pub(crate) host: String,
    kept: bool,
    site: Site,
    user: String,
    uuid: String,
    password: SecretString,
}

/// A site the person wants to connect.
pub(crate) struct ToConnect {
    platform: String,
    account: CheckedAccount,
    site: Site,
    host: String,
    user: String,
    password: SecretString,
    kept: bool,
}

impl Connected {
    /// As the site is asked with it.
    pub(crate) fn asking(&self) -> wordpress::Connection<'_> {
        wordpress::Connection { site: &self.site, user: &self.user, password: &self.password }
    }
}

impl App {
    /// Revokes our own password and asks whether the site refuses it now.
    ///
    /// # Errors
    /// Why not; it stays on record then.
    pub async fn connection_end(&self, connection: &str) -> Result<(), Error> {
        let connected = self.with(|open| {
            let id = Id::parse(connection).ok_or(Error::Unknown)?;
            open.connected(&id)
        })?;
        self.end_connection(&connected).await
    }

    /// Forgets our own password at a site that cannot be asked. It may still be taken there.
    ///
    /// # Errors
    /// [`Error::Vault`] where nothing may be written.
    pub fn connection_forget(&self, connection: &str) -> Result<(), Error> {
        let id = Id::parse(connection).ok_or(Error::Unknown)?;
        self.with(|open| self.keep_ended(open, &id, false))
    }

    /// Ends a connection that was for one job only. Where that fails it stays on record, and Home says so.
    pub(crate) async fn end_after_job(&self, connected: &Connected) {
        if connected.kept {
            return;
        }
        if let Err(error) = self.end_connection(connected).await {
            tracing::warn!(code = error.code().as_str(), "a connection for one job was not ended");
        }
    }

    async fn end_connection(&self, connected: &Connected) -> Result<(), Error> {
        let ended = wordpress::end(&self.net, &connected.asking(), &connected.uuid).await;
        let refused = match ended {
            Ok(true) => true,
            Ok(false) => return Err(Error::StillOn),
            // Somebody else was faster.
            Err(SiteProblem::NotConnected | SiteProblem::Gone) => false,
            Err(problem) => return Err(site_error(problem, &connected.host)),
        };
        self.with(|open| self.keep_ended(open, &connected.id, refused))
    }

    /// What a site did instead of what it was asked for with a connection. One whose password it does not take any
    /// more leaves the record, so that the person is asked to connect again.
    pub(crate) fn not_done(&self, problem: SiteProblem, connected: &Connected) -> Error {
        if problem == SiteProblem::NotConnected
            && let Err(error) = self.with(|open| self.keep_ended(open, &connected.id, false))
        {
            tracing::warn!(
                code = error.code().as_str(),
                "a connection that is gone stays on record"
            );
        }
        site_error(problem, &connected.host)
    }

    /// Takes a connection off the record; `refused` says that its site was asked and refused the password.
    pub(crate) fn keep_ended(
        &self,
        open: &mut Open,
        connection: &Id,
        refused: bool,
    ) -> Result<(), Error> {
        let Some(known) = open.state().connections.get(connection) else { return Ok(()) };
        let remove_secrets = vec![known.secret.clone()];
        let ended = Change::ConnectionEnded { connection: connection.clone(), refused };
        let recording = Recording {
            entries: vec![ended.seen()],
            remove_secrets,
            // Whose it was is needed no more, and is somebody's name.
            remove_cards: vec![connection.clone()],
            ..Recording::default()
        };
        self.record(open, recording)
    }

    /// What it takes to try a password at a site.
    pub(crate) fn to_connect(
        &self,
        open: &Open,
        (platform, kind): (&Platform, &Kind),
        account: CheckedAccount,
        (user, pasted): (&str, &SecretString),
        kept: bool,
    ) -> Result<ToConnect, Error> {
        let (site, host) = open.site(&account.address)?;
        let user = parse_user(user)?;
        let cleaned = kind.key.clean_secret(pasted);
        if let Some(doubt) = cleaned.doubt.filter(|doubt| !doubt.can_be_kept()) {
            let code = ErrorCode::of(&format!("key-{}", doubt.code()));
            let params = doubt.params().into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
            return Err(Error::Key(Problem { code, params }));
        }
        // The password of a user that we made for an agency is not ours.
        if let Some(holder) = self.other_holder(open, None, &open.vault.find_key(&cleaned.key)) {
            return Err(Error::KeyKept { holder });
        }
        let (platform, password) = (platform.id.clone(), cleaned.key);
        Ok(ToConnect { platform, account, site, host, user, password, kept })
    }

    /// Tries a password at its site and keeps it.
    pub(crate) async fn connect(&self, wanted: &ToConnect) -> Result<(), Error> {
        let ToConnect { site, user, password, .. } = wanted;
        let asking = wordpress::Connection { site, user, password };
        let connected = wordpress::connect(&self.net, &asking).await;
        let uuid = connected.map_err(|problem| site_error(problem, &wanted.host))?.uuid;
        self.with(|open| self.keep_connection(open, wanted, uuid))
    }

    /// Puts on record whose password we have at a site.
    pub(crate) fn keep_connection(
        &self,
        open: &mut Open,
        wanted: &ToConnect,
        uuid: String,
    ) -> Result<(), Error> {
        // Pressed twice: it is one connection.
        if open.is_our_password(&open.vault.find_key(&wanted.password)) {
            return Ok(());
        }
        let mut recording = Recording::default();
        let account = open.account_for(&wanted.platform, &wanted.account, &mut recording);
        let (connection, secret) = (Id::make(), Id::make());
        let made = Change::ConnectionMade {
            connection: connection.clone(),
            account,
            secret: secret.clone(),
            kept: wanted.kept,
        };
        recording.entries.push(made.seen());
        recording.cards.push((connection, Card::Connection { user: wanted.user.clone(), uuid }));
        let (content, key) = (wanted.password.clone(), Some(wanted.password.clone()));
        recording.secrets.push(NewSecret { secret, content, key });
        self.record(open, recording)
    }
}

impl Open {
    /// A site as it is asked, and its host.
    pub(crate) fn site(&self, address: &str) -> Result<(Site, String), Error> {
        let (address, host) = parse_site(address).map_err(|_| Error::TooEarly)?;
        let approved_hosts = self.approved_hosts(HostFor::Site);
        if !approved_hosts.contains(&host) {
            return Err(Error::HostNotApproved);
        }
        Ok((Site { address, approved_hosts }, host))
    }

    /// The connection to the site at that address that was made last.
    pub(crate) fn connection_at(&self, address: &str) -> Option<&Id> {
        let connections = self.state().connections.iter();
        let there = connections.filter(|(_, c)| self.account_text(&c.account).address == address);
        there.max_by_key(|(_, connection)| connection.made).map(|(id, _)| id)
    }

    /// A connection with its password, to ask the site with.
    pub(crate) fn connected(&self, id: &Id) -> Result<Connected, Error> {
        let known = self.state().connections.get(id).ok_or(Error::NotConnected)?;
        let (site, host) = self.site(&self.account_text(&known.account).address)?;
        let Some(Card::Connection { user, uuid }) = self.card(id) else {
            return Err(Error::NotConnected);
        };
        let password = self.vault.read_secret(&known.secret)?;
        Ok(Connected { id: id.clone(), host, kept: known.kept, site, user, uuid, password })
    }

    /// Whether one of these secrets is a password of our own.
    pub(crate) fn is_our_password(&self, secrets: &[Id]) -> bool {
        self.state().connections.values().any(|known| secrets.contains(&known.secret))
    }

    /// Our connections to sites, the newest first.
    pub(crate) fn connection_views(&self) -> Vec<ConnectionView> {
        let mut known: Vec<(&Id, &Connection)> = self.state().connections.iter().collect();
        known.sort_by_key(|(_, connection)| std::cmp::Reverse(connection.made));
        known.into_iter().filter_map(|(id, _)| self.connection_view(id)).collect()
    }

    /// What is shown of a connection.
    pub(crate) fn connection_view(&self, id: &Id) -> Option<ConnectionView> {
        let known = self.state().connections.get(id)?;
        let user = match self.card(id) {
            Some(Card::Connection { user, .. }) => user,
            _ => String::new(),
        };
        Some(ConnectionView {
            id: id.to_string(),
            host: self.host_of(&known.account),
            user,
            kept: known.kept,
            made: known.made.to_string(),
        })
    }

    /// The host of an account that has an address; else empty.
    pub(crate) fn host_of(&self, account: &Id) -> String {
        parse_site(&self.account_text(account).address).map(|(_, host)| host).unwrap_or_default()
    }

    /// The name of a host that was approved.
    pub(crate) fn host(&self, host: &Id) -> String {
        match self.card(host) {
            Some(Card::Host { host }) => host,
            _ => String::new(),
        }
    }

    /// Puts on record that a host may be asked, where it is not yet: the person said yes in a native dialog.
    pub(crate) fn approve(&self, host: &str, what_for: HostFor, recording: &mut Recording) {
        if self.approved_hosts(what_for).contains(host) {
            return;
        }
        let card = Id::make();
        recording.entries.push(Change::HostApproved { host: card.clone(), what_for }.said());
        recording.cards.push((card, Card::Host { host: host.to_owned() }));
    }
}

/// What a site did instead.
pub(crate) fn site_error(problem: SiteProblem, host: &str) -> Error {
    let at = |field: &str, code| Error::Fields(vec![(field.to_owned(), Problem::of(code))]);
    match problem {
        SiteProblem::Answer(answer) => Error::not_reached(&answer, host),
        SiteProblem::NoApplicationPasswords => Error::NoApplicationPasswords,
        SiteProblem::NotConnected => Error::NotConnected,
        SiteProblem::MayNotMakeUsers => Error::MayNotMakeUsers,
        SiteProblem::RestClosed => Error::SiteClosed,
        SiteProblem::NoSuchRole => at("field:role", ErrorCode::NoSuchRole),
        SiteProblem::UsernameRefused => at("field:username", ErrorCode::UsernameRefused),
        SiteProblem::EmailRefused => at("field:email", ErrorCode::EmailRefused),
        SiteProblem::PasswordNameTaken => {
            Error::NotReached { why: "unexpected".to_owned(), host: host.to_owned() }
        }
        SiteProblem::UserLeft(_) => Error::UserLeft { host: host.to_owned() },
        SiteProblem::UsernameTaken => at("field:username", ErrorCode::UsernameTaken),
        SiteProblem::EmailTaken => at("field:email", ErrorCode::EmailTaken),
        SiteProblem::Gone => Error::GoneThere,
    }
}

fn parse_user(typed: &str) -> Result<String, Error> {
    let user = typed.trim();
    let problem = match user.chars().count() {
        0 => Problem::of(ErrorCode::Missing),
        length if length > LONGEST_USER => too_long(length, LONGEST_USER),
        _ => return Ok(user.to_owned()),
    };
    Err(Error::Fields(vec![("user".to_owned(), problem)]))
}
