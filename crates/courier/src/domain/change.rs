//! What can happen. A released variant is never renamed, removed or given a new meaning; a new field has a
//! default. Ids and closed values only: no name, e-mail address, number or free text stands here.

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::views::{
    Because, CheckOutcome, ConfirmedHow, DataCategory, Decision, EndedWhy, Form, HeardBy,
    LinkServer, LinkStanding, PlanEnd, PlanStep, PlanWhat, Precision, Role, Settled, Travelled,
    Trouble, Way, WordsLanguage,
};

/// The app's part of a change set.
#[derive(Debug, Serialize)]
pub(crate) struct Content {
    /// The card of the person at the keyboard.
    pub(crate) by: Id,
    pub(crate) entries: Vec<Entry>,
}

/// One change and how we know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) known: Known,
    pub(crate) change: Change,
}

/// How we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Known {
    /// The app did or observed it.
    Seen,
    /// The person told us.
    Said,
}

/// How an API user came into being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum How {
    /// By the person in the vendor's screens.
    Guided,
    /// By the app, for the organisation's own service.
    Here,
    /// By the app, in the system.
    Automatic,
    /// By the person in the vendor's screens; the system gave the key to the agency itself.
    SentBySystem,
    /// It was there before the app knew of it.
    Recorded,
}

/// What a host of the organisation's own may be asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HostFor {
    /// Keys: it is a site.
    #[default]
    Site,
    /// Secret links: it gets unlock words.
    Links,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Change {
    /// The organisation's card; days are civil days in `zone` (an IANA name).
    OrganisationNamed { card: Id, zone: String },
    /// A person of ours.
    PersonNamed { card: Id },
    /// The systems the organisation uses, by catalog id.
    PlatformsChosen { platforms: Vec<String> },
    /// An agency; its card has the same id.
    AgencyAdded { agency: Id },
    /// A person at an agency; the card has the same id.
    ContactAdded { contact: Id, agency: Id },
    /// Another version of the contact's card counts from here on.
    ContactChanged { contact: Id },
    /// What is known of an agency; its card has the name and what the contract is called.
    AgencyChanged {
        agency: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Role>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contract_ends: Option<Date>,
        /// ISO 3166 codes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        countries: Vec<String>,
    },
    /// Our account on a platform; without a region, its card (of the same id) has its name.
    AccountAdded { account: Id, platform: String, region: String },
    /// What the platform issues a key to; its card has the same id.
    ApiUserMade { api_user: Id, account: Id, kind: String, purpose: String, how: How },
    /// Another version of the API user's card counts from here on; another account or purpose, where one is
    /// named.
    ApiUserChanged {
        api_user: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        account: Option<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        purpose: Option<String>,
    },
    /// The key of an API user is kept.
    KeyKept { api_user: Id, secret: Id },
    /// An agency holds an API user's key from this day on; the grant's card keeps the sentence shown.
    GrantOpened {
        grant: Id,
        api_user: Id,
        agency: Id,
        purpose: String,
        opens_everything: bool,
        since: Date,
        review: Date,
        /// How exactly `since` is known.
        #[serde(default)]
        precision: Precision,
        /// How the key reached the agency.
        #[serde(default)]
        travelled: Travelled,
        /// When it is to end, where that was agreed from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<Date>,
    },
    /// What is known of a grant beside its purpose; its card has the approver's name and the note.
    GrantChanged {
        grant: Id,
        /// Who of ours answers for it: their card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<Id>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        categories: Vec<DataCategory>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approved_on: Option<Date>,
    },
    /// The next review of a grant: a date moves with the key or by a signed review, and by nothing else.
    ReviewMoved { grant: Id, next: Date, because: ReviewBecause },
    /// The key it had opens nothing since that day, and the agency has no other yet.
    GrantPaused { grant: Id, since: Date },
    /// The agency has a key that works again since that day.
    GrantResumed { grant: Id, since: Date },
    /// Off our list since that day. What the agency had goes on working unless the key was stopped.
    GrantEnded { grant: Id, since: Date, why: EndedWhy },
    /// What a key may do was changed in the system; its card has the new fields, grants' cards what it opens
    /// now.
    RightsChanged {
        api_user: Id,
        since: Date,
        /// Another purpose, with the key's grants.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        purpose: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens_everything: Option<bool>,
        /// Who asked for it: their card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked_by: Option<Id>,
    },
    /// That others may have read what a grant gave is accepted; the grant's card says why.
    ExposureAccepted { grant: Id },
    /// A new API user takes the place of an old one, which is to be switched off.
    ApiUserReplaced { old: Id, new: Id },
    /// The key of an API user was made anew in the system: the one before it opens nothing any more.
    KeyRenewed { api_user: Id },
    /// The API user was switched off in the system.
    ApiUserSwitchedOff {
        api_user: Id,
        /// The day it was; that of recording where nobody said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Date>,
    },
    /// Its system refused its key when asked after that.
    SwitchOffSeen { api_user: Id },
    /// It was switched on again.
    ApiUserSwitchedOn { api_user: Id },
    /// It was deleted in the system and never works again.
    ApiUserDeleted {
        api_user: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Date>,
    },
    /// A system was asked whether a key works.
    KeyChecked { api_user: Id, outcome: CheckOutcome },
    /// The system said when a key was used last; it stands on the API user's card.
    UseSeen { api_user: Id },
    /// A host of the organisation's own may be asked; its card has the name.
    HostApproved {
        host: Id,
        #[serde(default)]
        what_for: HostFor,
    },
    /// The check of the catalog file with these bytes (SHA-256 in hex) is on.
    CatalogApproved { platform: String, sha256: String },
    /// We have a password of our own at a site; its card says whose. Not kept, it ends with the job.
    ConnectionMade { connection: Id, account: Id, secret: Id, kept: bool },
    /// That password was revoked, and the site refused it when asked after that; or it is only known to be gone.
    ConnectionEnded {
        connection: Id,
        #[serde(default)]
        refused: bool,
    },
    /// A secret link with a delivery's words was made; the secret holds the link and what its state is asked with.
    LinkMade { delivery: Id, secret: Id, server: LinkServer, ends: Timestamp },
    /// The server of the link said how it stands.
    LinkSeen { delivery: Id, standing: LinkStanding },
    /// The link was ended before anybody saw it.
    LinkBurnt { delivery: Id },
    /// A recovery sheet that is on paper opens the vault.
    SheetMade { sheet: Id },
    /// That sheet opens nothing written from now on.
    SheetCancelled { sheet: Id },
    /// This device was let in with a recovery sheet.
    DeviceRestored {},
    /// A locked file was made, opened again and compared.
    FileMade {
        delivery: Id,
        contact: Id,
        /// None of a trial file.
        api_users: Vec<Id>,
        form: Form,
        /// None where the file is locked to a public key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Id>,
        receipt: Id,
        #[serde(default)]
        language: WordsLanguage,
        /// It holds an invented key, to test the way.
        #[serde(default)]
        trial: bool,
    },
    /// The file of a delivery was made anew and starts its way again. Where the words are the ones it had,
    /// what was done with them still counts.
    FileRemade {
        delivery: Id,
        form: Form,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Id>,
        receipt: Id,
        #[serde(default)]
        language: WordsLanguage,
        because: Because,
    },
    /// It was saved where it can be sent from.
    FileSaved { delivery: Id, sha256: String, size: u64 },
    /// It was sent.
    FileSent { delivery: Id, way: Way },
    /// It has arrived.
    FileArrived { delivery: Id },
    /// The words were shown on this screen, as text or as a QR code.
    WordsShown { delivery: Id, way: Way },
    /// The words were sent.
    WordsSent { delivery: Id, way: Way },
    /// The agency told us the receipt number, and it is the one that only the opened file shows.
    ReceiptMatched { delivery: Id, from: Id, heard: HeardBy },
    /// The agency said that the file is open, without the number: a weaker receipt.
    ReceiptSaid { delivery: Id, from: Id, heard: HeardBy },
    /// A number was typed that is not the receipt number.
    ReceiptWrong { delivery: Id },
    /// Something went wrong with a delivery.
    TroubleReported { delivery: Id, trouble: Trouble },
    /// Somebody else may have seen what a delivery carries.
    LeakSuspected { delivery: Id },
    /// That possible leak is settled.
    LeakSettled { delivery: Id, how: Settled },
    /// Our copy of these keys, and of the words and the receipt number of the delivery, was removed.
    CopyForgotten { delivery: Id, api_users: Vec<Id> },
    /// The person goes on without changes that are missing.
    WentOn {},
    /// A plan was begun; what it is about is named where it has one. Its card has what was noted on the way.
    PlanBegun {
        plan: Id,
        what: PlanWhat,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        api_user: Option<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agency: Option<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<Id>,
        /// Somebody of ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delivery: Option<Id>,
    },
    /// A step was done that nothing else on record shows.
    PlanStepDone {
        plan: Id,
        step: PlanStep,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// A step was left out; the plan's card may say why.
    PlanStepSkipped {
        plan: Id,
        step: PlanStep,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
    },
    /// The moment a plan rests on: when a key is replaced, when something was noticed.
    PlanTimed { plan: Id, at: Timestamp },
    /// Who at an agency gets the new file.
    PlanReaderChosen { plan: Id, agency: Id, contact: Id },
    /// What becomes of one key; where it takes a plan of its own, that one.
    PlanDecided {
        plan: Id,
        api_user: Id,
        decision: Decision,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by_plan: Option<Id>,
    },
    /// It is over.
    PlanEnded { plan: Id, how: PlanEnd },
    /// Somebody left an agency; who takes over, where there is one.
    ContactLeft {
        contact: Id,
        since: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        successor: Option<Id>,
    },
    /// Somebody of ours left; who takes over, where there is one.
    PersonLeft {
        person: Id,
        since: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        successor: Option<Id>,
    },
    /// An agency's work for us ended.
    AgencyEnded { agency: Id, since: Date },
    /// How an agency confirmed that it removed or returned what it had.
    DeletionConfirmed { agency: Id, on: Date, how: ConfirmedHow },
    /// The card of a person was removed, and every field that was theirs.
    Erased { card: Id },
    /// What comes with it in the same change set was read from a table of so many rows.
    Imported { import: Id, rows: u32 },
    /// An import was taken back: none of this is on record any more.
    ImportUndone {
        import: Id,
        agencies: Vec<Id>,
        contacts: Vec<Id>,
        accounts: Vec<Id>,
        api_users: Vec<Id>,
        grants: Vec<Id>,
    },
}

/// Why the next review moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReviewBecause {
    /// The key was made anew, or what it may do was changed.
    KeyChanged,
    /// A review was signed: it is still needed.
    Reviewed,
}

#[derive(Deserialize)]
struct RawContent<'a> {
    by: Id,
    #[serde(borrow)]
    entries: Vec<&'a RawValue>,
}

/// Reads the app's part of a change set; an entry that a newer version wrote is `None`.
pub(crate) fn parse_content(text: &str) -> Option<(Id, Vec<Option<Entry>>)> {
    let raw: RawContent<'_> = serde_json::from_str(text).ok()?;
    let entries = raw.entries.iter().map(|e| serde_json::from_str(e.get()).ok()).collect();
    Some((raw.by, entries))
}

impl Change {
    /// The person told us.
    pub(crate) fn said(self) -> Entry {
        Entry { known: Known::Said, change: self }
    }

    /// The app did or observed it.
    pub(crate) fn seen(self) -> Entry {
        Entry { known: Known::Seen, change: self }
    }
}
