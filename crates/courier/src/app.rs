//! The app, and what its use cases share: the open vault, recording a change set, names from cards.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use courier_bundle::Checked;
use courier_platforms::{Catalog, Net, OwnFile};
use courier_vault::{
    ChangeSet, Id, Line, NewCard, NewSecret, ProfileLock, RewrittenCard, Vault, VaultError, Written,
};
use elsa::sync::FrozenVec;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use secrecy::SecretString;

use crate::domain::{Card, Change, ContactCard, Content, Entry, ThereCard};
use crate::error::Error;
use crate::host::Host;
use crate::import::Importing;
use crate::ledger::Ledger;
use crate::open_file::Looked;
use crate::recovery::Drawn;
use crate::state::State;
use crate::views::{Doubt, Preferences};

/// Key Courier without a window. Calls block; a slow one is split so that the lock is not held meanwhile.
pub struct App {
    pub(crate) host: Host,
    pub(crate) profile: PathBuf,
    /// Where a new vault goes unless the person chooses another folder.
    pub(crate) default_folder: PathBuf,
    /// The catalog as it was read last; older ones stay for those who still read them.
    catalogs: FrozenVec<Box<Known>>,
    /// What asks the systems.
    pub(crate) net: Net,
    inner: Mutex<Inner>,
    /// Held while a file is sealed, saved or opened: one at a time, 256 MiB each.
    pub(crate) sealing: Mutex<()>,
    /// What the person likes; the shell keeps it.
    pub(crate) preferences: RwLock<Preferences>,
}

/// What changes while the app runs.
#[derive(Default)]
pub(crate) struct Inner {
    pub(crate) lock: Option<ProfileLock>,
    pub(crate) chosen_folder: Option<PathBuf>,
    pub(crate) open: Option<Open>,
    /// The person hid the vault; nothing is asked to come back.
    pub(crate) hidden: bool,
    /// The folder of the vault that is to be opened with its recovery sheet.
    pub(crate) restoring: Option<PathBuf>,
}

/// An open vault and what was folded from it.
pub(crate) struct Open {
    pub(crate) vault: Vault,
    pub(crate) ledger: Ledger,
    /// Keys that were pasted and are in doubt, by draft; nowhere else.
    pub(crate) pending: HashMap<Id, SecretString>,
    /// Why a key that was pasted in a plan is in doubt, by plan; the key itself is in `pending`.
    pub(crate) doubts: HashMap<Id, Doubt>,
    /// Keys that were made anew since the app started, to see them refused; nowhere else.
    pub(crate) renewed: HashMap<Id, SecretString>,
    /// Locked files that were opened again and compared since the app started, by delivery.
    pub(crate) checked: HashMap<Id, Checked>,
    /// Where they were saved last.
    pub(crate) saved_at: HashMap<Id, PathBuf>,
    /// A locked file somebody sent, while it is looked at.
    pub(crate) looked: Option<Looked>,
    /// A table somebody wants to put on record, while it is looked at.
    pub(crate) importing: Option<Importing>,
    /// A recovery sheet that was drawn and is not a keeper yet.
    pub(crate) drawn: Option<Drawn>,
}

/// The platforms we know, and the files of the organisation's own that some of them stand in.
pub(crate) struct Known {
    pub(crate) catalog: Catalog,
    pub(crate) own: Vec<OwnFile>,
}

/// A change set in the app's words.
#[derive(Default)]
pub(crate) struct Recording {
    pub(crate) entries: Vec<Entry>,
    pub(crate) cards: Vec<(Id, Card)>,
    pub(crate) secrets: Vec<NewSecret>,
    pub(crate) remove_secrets: Vec<Id>,
    pub(crate) remove_cards: Vec<Id>,
    /// Versions of cards that are erased, with what stands in their place.
    pub(crate) rewrite_cards: Vec<RewrittenCard>,
}

impl App {
    /// An app on this profile folder. Nothing is read before [`App::start`].
    pub fn new(host: Host, profile: PathBuf, default_folder: PathBuf) -> Self {
        let net = Net::new(host.reach);
        let catalogs = FrozenVec::new();
        catalogs.push(Box::new(Known { catalog: Catalog::built_in(), own: Vec::new() }));
        Self {
            host,
            profile,
            default_folder,
            catalogs,
            net,
            inner: Mutex::new(Inner::default()),
            sealing: Mutex::new(()),
            preferences: RwLock::default(),
        }
    }

    /// Before the process ends, and after a fault: the vault is put away. Everything that matters was written
    /// when it happened.
    pub fn close(&self) {
        // Nothing is open: nothing to put away.
        let _ = self.put_away(false);
    }

    /// The platforms we know.
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.known().catalog
    }

    /// The platforms we know, and the files some of them stand in.
    #[expect(
        clippy::expect_used,
        reason = "one is there from the beginning, and none is taken away"
    )]
    pub(crate) fn known(&self) -> &Known {
        let last = self.catalogs.len().saturating_sub(1);
        self.catalogs.get(last).expect("the built-in catalog")
    }

    /// Reads the catalog again.
    pub(crate) fn know(&self, known: Known) {
        self.catalogs.push(Box::new(known));
    }

    pub(crate) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs with the open vault.
    pub(crate) fn with<T>(
        &self,
        run: impl FnOnce(&mut Open) -> Result<T, Error>,
    ) -> Result<T, Error> {
        run(self.inner().open.as_mut().ok_or(Error::NotOpen)?)
    }

    /// Writes one change set; returns when it is durable.
    pub(crate) fn record(&self, open: &mut Open, recording: Recording) -> Result<(), Error> {
        let by = open.by().ok_or(Error::Unknown)?;
        let changes_a_payload = recording.entries.iter().any(|entry| {
            matches!(
                entry.change,
                Change::KeyKept { .. }
                    | Change::ApiUserChanged { .. }
                    | Change::ContactChanged { .. }
                    | Change::AgencyChanged { .. }
                    | Change::ApiUserSwitchedOff { .. }
                    | Change::ApiUserReplaced { .. }
                    | Change::KeyRenewed { .. }
                    | Change::RightsChanged { .. }
            )
        });
        let done_with = open.done_with(&recording.entries);
        let change = self.change_set(by, recording);
        self.write(open, change, Vault::append)?;
        for plan in done_with {
            open.let_go(&plan);
        }
        if changes_a_payload {
            open.checked.clear();
        }
        Ok(())
    }

    /// Writes, and takes in what was written. After a write that stopped half way the folder is read again,
    /// so that what is shown is what is kept; a change that turns out to be there was made.
    pub(crate) fn write(
        &self,
        open: &mut Open,
        change: ChangeSet,
        write: impl FnOnce(&mut Vault, ChangeSet) -> Result<Written, VaultError>,
    ) -> Result<(), Error> {
        let own = open.vault.device().id().clone();
        let before = open.vault.heads().get(&own).map_or(0, |head| head.number);
        let content = change.content.clone();
        match write(&mut open.vault, change) {
            Ok(written) => {
                open.ledger.take(&written.line);
                Ok(())
            }
            Err(error) if open.vault.is_broken() => {
                let lines = self.read_again(open)?;
                let is_there = lines.iter().any(|line| {
                    line.device == own && line.number > before && line.content == content
                });
                if is_there { Ok(()) } else { Err(error.into()) }
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn change_set(&self, by: Id, recording: Recording) -> ChangeSet {
        let content = Content { by, entries: recording.entries };
        ChangeSet {
            now: (self.host.clock)(),
            cards: recording
                .cards
                .into_iter()
                .map(|(card, content)| NewCard { card, content: content.to_bytes() })
                .collect(),
            secrets: recording.secrets,
            remove_cards: recording.remove_cards,
            rewrite_cards: recording.rewrite_cards,
            remove_secrets: recording.remove_secrets,
            content: serde_json::to_string(&content).unwrap_or_default(),
        }
    }

    fn read_again(&self, open: &mut Open) -> Result<Vec<Line>, Error> {
        let device = open.vault.device().clone();
        let folder = open.vault.folder().to_owned();
        let (vault, lines) = courier_vault::open(&self.profile, &folder, device)?;
        let fresh = Open::new(vault, Ledger::of(&lines));
        (open.vault, open.ledger) = (fresh.vault, fresh.ledger);
        Ok(lines)
    }

    /// Today in the vault's time zone.
    pub(crate) fn today(&self, open: &Open) -> Date {
        (self.host.clock)().to_zoned(open.time_zone()).date()
    }

    /// The language of what is shown, as the catalog names it.
    pub(crate) fn lang(&self) -> &str {
        self.host.language.split(['-', '_']).next().unwrap_or("en")
    }
}

impl Open {
    pub(crate) fn new(mut vault: Vault, ledger: Ledger) -> Self {
        if ledger.newer {
            vault.note_newer();
        }
        Self {
            vault,
            ledger,
            pending: HashMap::new(),
            doubts: HashMap::new(),
            renewed: HashMap::new(),
            checked: HashMap::new(),
            saved_at: HashMap::new(),
            looked: None,
            importing: None,
            drawn: None,
        }
    }

    pub(crate) fn state(&self) -> &State {
        &self.ledger.state
    }

    /// Where its civil days are counted.
    pub(crate) fn time_zone(&self) -> TimeZone {
        let named = self.state().zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        named.unwrap_or(TimeZone::UTC)
    }

    /// The card of the person at the keyboard.
    pub(crate) fn by(&self) -> Option<Id> {
        self.state().people.last().cloned()
    }

    /// A card; `None` where it was erased or is damaged.
    pub(crate) fn card(&self, card: &Id) -> Option<Card> {
        Card::parse(&self.vault.read_card(card).ok()?)
    }

    /// The name on a card; empty where there is none any more.
    pub(crate) fn name(&self, card: &Id) -> String {
        match self.card(card) {
            Some(
                Card::Organisation { name, .. }
                | Card::Person { name }
                | Card::Agency { name, .. }
                | Card::Account { name, .. }
                | Card::Contact(ContactCard { name, .. }),
            ) => name,
            _ => String::new(),
        }
    }

    /// Our organisation's name and e-mail domain.
    pub(crate) fn organisation(&self) -> (String, String) {
        match self.state().organisation.as_ref().and_then(|card| self.card(card)) {
            Some(Card::Organisation { name, email_domain }) => (name, email_domain),
            _ => (String::new(), String::new()),
        }
    }

    /// The form's values and the visible part of the key of an API user.
    pub(crate) fn api_user_card(&self, api_user: &Id) -> (BTreeMap<String, String>, u32, String) {
        match self.card(api_user) {
            Some(Card::ApiUser { fields, characters, ends_in, .. }) => {
                (fields, characters, ends_in)
            }
            _ => (BTreeMap::new(), 0, String::new()),
        }
    }

    /// What the system itself calls an API user that the app made there.
    pub(crate) fn there(&self, api_user: &Id) -> Option<ThereCard> {
        match self.card(api_user) {
            Some(Card::ApiUser { there, .. }) => there,
            _ => None,
        }
    }

    /// What we know of a person at an agency; empty where their card is gone.
    pub(crate) fn contact_card(&self, contact: &Id) -> ContactCard {
        match self.card(contact) {
            Some(Card::Contact(card)) => card,
            _ => ContactCard::default(),
        }
    }
}
