//! A secret link for the unlock words: made, asked about where that uses up no view, burnt. What its server says
//! is never a receipt.

use std::collections::BTreeSet;

use courier_platforms::secret_link::{
    KeptLink, LinkState, MadeLink, burn_link, link_state, make_link, parse_link_host, region_host,
};
use courier_vault::{Id, NewSecret};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::{Change, HostFor};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::letters::{Question, link_question};
use crate::making::problem_of;
use crate::state::{Delivery, Link};
use crate::views::{DeliveryView, LinkAnswers, LinkServer, LinkShown, LinkStanding, LinkView, Way};

/// After so many seconds the window hides the link.
const SHOWN_SECONDS: u32 = 60;

/// After how many days a link may end.
const DAYS: [u32; 3] = [1, 3, 7];

const SECONDS_A_DAY: u32 = 24 * 60 * 60;

/// Everything a link is made from, copied while the vault is held.
struct Prepared {
    delivery: Id,
    /// The secret that holds the words, and the words.
    words: Id,
    text: SecretString,
    /// The secret of the link there was, whatever became of it.
    link: Option<Id>,
    /// That link, where it leads to the words still.
    before: Option<Kept>,
    approved: BTreeSet<String>,
}

/// A link as it is kept, and the secret it is kept in.
struct Kept {
    secret: Id,
    link: KeptLink,
    approved: BTreeSet<String>,
}

/// Where a link is wanted, and for how long.
struct Wanted {
    server: LinkServer,
    host: String,
    seconds: u32,
}

impl App {
    /// The question to put in a native dialog where the organisation's own server was not approved yet.
    ///
    /// # Errors
    /// [`Error::Fields`] for an address that cannot be asked.
    pub fn link_question(
        &self,
        delivery: &str,
        wanted: &LinkAnswers,
    ) -> Result<Option<Question>, Error> {
        let Wanted { server, host, .. } = parse_wanted(wanted)?;
        self.with(|open| {
            known(open, delivery)?;
            let is_new =
                server == LinkServer::Own && !open.approved_hosts(HostFor::Links).contains(&host);
            Ok(is_new.then(|| link_question(self.lang(), &host)))
        })
    }

    /// Makes a link with a delivery's words. The host of an own server was approved in a native dialog. A link
    /// there is already is ended first.
    ///
    /// # Errors
    /// Why there is none; the words are shown to nobody then. [`Error::LinkOpened`] where somebody has opened
    /// the one before.
    pub async fn link_make(
        &self,
        delivery: &str,
        wanted: &LinkAnswers,
    ) -> Result<DeliveryView, Error> {
        let wanted = parse_wanted(wanted)?;
        let prepared =
            self.with(|open| self.prepare_link(open, &known(open, delivery)?, &wanted))?;
        if let Some(before) = &prepared.before {
            self.end_link(&prepared.delivery, before).await?;
        }
        let Prepared { text, approved, .. } = &prepared;
        let made = make_link(&self.net, &wanted.host, approved, text, wanted.seconds).await;
        let made = made.map_err(|answer| Error::not_reached(&answer, &wanted.host))?;
        let kept = self.with(|open| self.keep_link(open, &prepared, &wanted, &made));
        if kept.is_err() {
            // What is not on record is not left lying about.
            let burnt = burn_link(&self.net, &wanted.host, approved, &made.receipt).await;
            if burnt != Ok(LinkState::Burnt) {
                tracing::warn!("a link that was not kept could not be ended");
            }
        }
        kept
    }

    /// The link, for the clipboard.
    ///
    /// # Errors
    /// [`Error::NoLink`]; [`Error::LinkOpened`] of one that leads nowhere any more.
    pub fn link_text(&self, delivery: &str) -> Result<SecretString, Error> {
        self.with(|open| {
            let id = known(open, delivery)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            let link = delivery.link.as_ref().ok_or(Error::NoLink)?;
            match link.standing.1 {
                LinkStanding::New => {}
                LinkStanding::Opened => return Err(open.link_opened(delivery)),
                LinkStanding::Burnt | LinkStanding::Gone => return Err(Error::NoLink),
            }
            Ok(open.kept_link(delivery)?.link.link)
        })
    }

    /// The link, to be shown.
    ///
    /// # Errors
    /// Those of [`App::link_text`].
    pub fn link_show(&self, delivery: &str) -> Result<LinkShown, Error> {
        let link = self.link_text(delivery)?.expose_secret().to_owned();
        Ok(LinkShown { link, seconds: SHOWN_SECONDS })
    }

    /// Asks the server how the link stands.
    ///
    /// # Errors
    /// Why it does not say.
    pub async fn link_ask(&self, delivery: &str) -> Result<DeliveryView, Error> {
        let (id, kept) = self.with(|open| open.link_of(delivery))?;
        let Kept { link, approved, .. } = &kept;
        let state = link_state(&self.net, &link.host, approved, &link.receipt).await;
        let state = state.map_err(|answer| Error::not_reached(&answer, &link.host))?;
        self.with(|open| {
            self.link_stands(open, &id, &kept, standing_of(state))?;
            self.delivery_view(open, &id)
        })
    }

    /// Ends the link.
    ///
    /// # Errors
    /// [`Error::LinkOpened`] where somebody has opened it already.
    pub async fn link_burn(&self, delivery: &str) -> Result<DeliveryView, Error> {
        let (id, kept) = self.with(|open| open.link_of(delivery))?;
        self.end_link(&id, &kept).await?;
        self.with(|open| self.delivery_view(open, &id))
    }

    /// On record before they leave: the words are shown from here on.
    fn prepare_link(&self, open: &mut Open, id: &Id, wanted: &Wanted) -> Result<Prepared, Error> {
        let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
        if delivery.forgotten {
            return Err(Error::Forgotten);
        }
        let words = delivery.words.clone().ok_or(Error::Unknown)?;
        if delivery.sent.is_none() {
            return Err(Error::TooEarly);
        }
        let text = open.words_of(delivery)?.ok_or(Error::Unknown)?.canonical().clone();
        let link = delivery.link.as_ref().map(|link| link.secret.clone());
        // One that cannot be read any more cannot be ended either.
        let before = open.kept_link(delivery).ok().filter(|_| delivery.has_link());
        let mut recording = Recording::default();
        let shown = Change::WordsShown { delivery: id.clone(), way: Way::SecretLink };
        recording.entries.push(shown.seen());
        if wanted.server == LinkServer::Own {
            open.approve(&wanted.host, HostFor::Links, &mut recording);
        }
        self.record(open, recording)?;
        let approved = open.approved_hosts(HostFor::Links);
        Ok(Prepared { delivery: id.clone(), words, text, link, before, approved })
    }

    async fn end_link(&self, id: &Id, kept: &Kept) -> Result<(), Error> {
        let Kept { link, approved, .. } = kept;
        let state = burn_link(&self.net, &link.host, approved, &link.receipt).await;
        let state = state.map_err(|answer| Error::not_reached(&answer, &link.host))?;
        if state == LinkState::New {
            return Err(Error::NotReached {
                why: "unexpected".to_owned(),
                host: link.host.clone(),
            });
        }
        self.with(|open| {
            self.link_stands(open, id, kept, standing_of(state))?;
            let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
            let was_opened = state == LinkState::Opened;
            if was_opened { Err(open.link_opened(delivery)) } else { Ok(()) }
        })
    }

    /// Records how a link stands. That nothing has changed is on record too: the window says when that was.
    fn link_stands(
        &self,
        open: &mut Open,
        id: &Id,
        kept: &Kept,
        standing: LinkStanding,
    ) -> Result<(), Error> {
        let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
        let link = delivery.link.as_ref().filter(|link| link.secret == kept.secret);
        if link.is_none() {
            return Ok(());
        }
        let entries = vec![stands(id, standing).seen()];
        self.record(open, Recording { entries, ..Recording::default() })
    }

    /// Keeps a link that was made, where its words still are the words.
    fn keep_link(
        &self,
        open: &mut Open,
        prepared: &Prepared,
        wanted: &Wanted,
        made: &MadeLink,
    ) -> Result<DeliveryView, Error> {
        let id = &prepared.delivery;
        let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
        let link = delivery.link.as_ref().map(|link| link.secret.clone());
        let same_words = delivery.words.as_ref() == Some(&prepared.words) && !delivery.forgotten;
        if !same_words || link != prepared.link {
            return Err(Error::ChangedMeanwhile);
        }
        let secret = Id::make();
        let mut recording = Recording::default();
        recording.remove_secrets.extend(link);
        let lasts = SignedDuration::from_secs(i64::from(made.seconds));
        let change = Change::LinkMade {
            delivery: id.clone(),
            secret: secret.clone(),
            server: wanted.server,
            ends: (self.host.clock)().saturating_add(lasts).unwrap_or(Timestamp::MAX),
        };
        recording.entries.push(change.seen());
        recording.secrets.push(NewSecret { secret, content: made.to_kept(), key: None });
        self.record(open, recording)?;
        self.delivery_view(open, id)
    }
}

impl Delivery {
    /// Whether there is a link that leads to the words still, as far as we know.
    fn has_link(&self) -> bool {
        let ended = [LinkStanding::Opened, LinkStanding::Burnt, LinkStanding::Gone];
        self.link.as_ref().is_some_and(|link| !ended.contains(&link.standing.1))
    }
}

impl Open {
    /// A delivery's link.
    pub(crate) fn link_view(&self, delivery: &Delivery) -> Option<LinkView> {
        let link = delivery.link.as_ref().filter(|_| !delivery.forgotten)?;
        let (asked, state) = link.standing;
        Some(LinkView {
            host: self.host_of_link(link),
            made: link.made.to_string(),
            ends: link.ends.to_string(),
            state,
            asked: asked.to_string(),
        })
    }

    /// A delivery's link as it is kept.
    fn kept_link(&self, delivery: &Delivery) -> Result<Kept, Error> {
        let link = delivery.link.as_ref().filter(|_| !delivery.forgotten).ok_or(Error::NoLink)?;
        let kept = KeptLink::parse(&self.vault.read_secret(&link.secret)?).ok_or(Error::NoLink)?;
        Ok(Kept {
            secret: link.secret.clone(),
            link: kept,
            approved: self.approved_hosts(HostFor::Links),
        })
    }

    fn link_of(&self, delivery: &str) -> Result<(Id, Kept), Error> {
        let id = known(self, delivery)?;
        let delivery = self.state().deliveries.get(&id).ok_or(Error::Unknown)?;
        Ok((id, self.kept_link(delivery)?))
    }

    fn link_opened(&self, delivery: &Delivery) -> Error {
        Error::LinkOpened { person: self.name(&delivery.contact) }
    }

    /// The host of a link; empty where it was one of our own and is not kept any more.
    fn host_of_link(&self, link: &Link) -> String {
        region_of(link.server).and_then(region_host).unwrap_or_else(|| {
            let kept = self.vault.read_secret(&link.secret).ok();
            kept.and_then(|kept| Some(KeptLink::parse(&kept)?.host)).unwrap_or_default()
        })
    }
}

fn parse_wanted(wanted: &LinkAnswers) -> Result<Wanted, Error> {
    let mut problems = Vec::new();
    if !DAYS.contains(&wanted.days) {
        problems.push(("days".to_owned(), Problem::of(ErrorCode::LinkDays)));
    }
    let host = match region_of(wanted.server).and_then(region_host) {
        Some(host) => host,
        None => parse_link_host(&wanted.host).unwrap_or_else(|problem| {
            let problem = problem_of(problem.code(), problem.params());
            problems.push(("host".to_owned(), problem));
            String::new()
        }),
    };
    if !problems.is_empty() {
        return Err(Error::Fields(problems));
    }
    let seconds = wanted.days.saturating_mul(SECONDS_A_DAY);
    Ok(Wanted { server: wanted.server, host, seconds })
}

fn region_of(server: LinkServer) -> Option<&'static str> {
    match server {
        LinkServer::Eu => Some("eu"),
        LinkServer::Uk => Some("uk"),
        LinkServer::Us => Some("us"),
        LinkServer::Ca => Some("ca"),
        LinkServer::Nz => Some("nz"),
        LinkServer::Own => None,
    }
}

fn standing_of(state: LinkState) -> LinkStanding {
    match state {
        LinkState::New => LinkStanding::New,
        LinkState::Opened => LinkStanding::Opened,
        LinkState::Burnt => LinkStanding::Burnt,
        LinkState::Gone => LinkStanding::Gone,
    }
}

fn stands(delivery: &Id, standing: LinkStanding) -> Change {
    let delivery = delivery.clone();
    match standing {
        LinkStanding::Burnt => Change::LinkBurnt { delivery },
        standing => Change::LinkSeen { delivery, standing },
    }
}
