//! What can go wrong, and the code under which the window finds its sentence.

use std::collections::BTreeMap;

use courier_bundle::{BundleError, OpenProblem, ReadProblem};
use courier_platforms::{CheckAnswer, Why};
use courier_vault::VaultError;

use crate::error_below::{bundle_code, read_code, unlock_code, vault_code, words_params};
use crate::error_code::ErrorCode;
use crate::views::{ErrorView, FieldProblem};

/// Why something was not done. Nothing was recorded unless a variant says so.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault or the disk under it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A vault that is not open yet, in a folder somebody named.
    #[error("{source}")]
    InFolder {
        /// What is wrong with it.
        source: VaultError,
        /// Where it is.
        folder: String,
    },
    /// The locked file.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// Fields to look at again; what was typed is kept.
    #[error("{} fields need another look", .0.len())]
    Fields(Vec<(String, Problem)>),
    /// The vault is not open.
    #[error("the vault is not open")]
    NotOpen,
    /// What it asks about does not exist (any more).
    #[error("no such thing")]
    Unknown,
    /// The step before is not done.
    #[error("the step before is not done")]
    TooEarly,
    /// What it rested on was changed while it was done: it was not recorded.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The keychain cannot be used.
    #[error("the keychain cannot be used")]
    KeychainAbsent,
    /// The keychain refused.
    #[error("the keychain refused")]
    KeychainRefused,
    /// The keychain did not give back what it was given.
    #[error("the keychain did not keep the key")]
    KeychainDidNotKeep,
    /// The clipboard holds no text.
    #[error("the clipboard holds no text")]
    ClipboardEmpty,
    /// The clipboard took nothing.
    #[error("the clipboard took nothing")]
    ClipboardRefused,
    /// The key cannot be kept: the sentence says why.
    #[error("the key cannot be kept")]
    Key(Problem),
    /// The same key is kept for another API user.
    #[error("the key is kept already")]
    KeyKept {
        /// Who that API user is for.
        holder: String,
    },
    /// There is no mobile number to send a text message to.
    #[error("no mobile number is known")]
    NoMobile,
    /// We have no public key of that person.
    #[error("no public key is known")]
    NoPublicKey,
    /// Our copy was removed.
    #[error("our copy was removed")]
    Forgotten,
    /// Another delivery of the same key is under way.
    #[error("needed by another delivery")]
    NeededElsewhere,
    /// The key was switched off already.
    #[error("the key is switched off")]
    KeyIsOff,
    /// The key works already.
    #[error("the key is switched on")]
    KeyIsOn,
    /// A newer key took its place already.
    #[error("the key was replaced")]
    KeyReplaced,
    /// The number is not the receipt number. On record.
    #[error("not the receipt number")]
    ReceiptWrong {
        /// How many tries are left.
        left: u32,
    },
    /// The receipt number of another delivery was typed.
    #[error("the receipt number of another delivery")]
    ReceiptOfAnother {
        /// Who got that one.
        person: String,
    },
    /// Too many wrong numbers.
    #[error("the receipt number is closed")]
    ReceiptClosed,
    /// Unlock words were typed where the receipt number goes; nothing of them was kept.
    #[error("unlock words where the receipt number goes")]
    ReceiptIsWords,
    /// Not six digits.
    #[error("{count} digits instead of six")]
    ReceiptDigits {
        /// How many there were.
        count: usize,
    },
    /// A file that was looked at is not one we can open.
    #[error("the file cannot be opened: {0}")]
    Read(#[from] ReadProblem),
    /// The words do not open it.
    #[error("the words do not open it")]
    Unlock(OpenProblem),
    /// There is nothing to ask about this key.
    #[error("nothing to ask")]
    NoCheck,
    /// A system was not reached, or did not answer as it does.
    #[error("a system did not do what was asked")]
    NotReached {
        /// Names the reason: a code of `courier_platforms::Why`, or `unexpected`.
        why: String,
        /// The host that was asked.
        host: String,
    },
    /// The person did not approve the host.
    #[error("the host is not approved")]
    HostNotApproved,
    /// The site offers no application passwords.
    #[error("the site offers no application passwords")]
    NoApplicationPasswords,
    /// The user name or our own password is not right, or it was revoked.
    #[error("not connected")]
    NotConnected,
    /// The person's own role at the site may not make users.
    #[error("the role may not make users")]
    MayNotMakeUsers,
    /// The user or key is not at the site any more.
    #[error("gone at the site")]
    GoneThere,
    /// The site was asked to stop a key and still takes it.
    #[error("the site still takes the key")]
    StillOn,
    /// The system made a key, and it could not be kept here.
    #[error("made in the system and not kept: {source}")]
    MadeNotKept {
        /// Why.
        source: Box<Self>,
        /// The host that made it.
        host: String,
        /// The user it was made for.
        user: String,
        /// It was switched off there again.
        removed: bool,
    },
    /// The system made a user and no key for it, and did not remove the user again.
    #[error("a user without a key is left")]
    UserLeft {
        /// The host it is left at.
        host: String,
    },
    /// It is the right kind of site, and lets no program in.
    #[error("the site lets no program in")]
    SiteClosed,
    /// The person gave it up.
    #[error("given up")]
    Cancelled,
    /// There is no link.
    #[error("no link")]
    NoLink,
    /// Somebody has opened the link already.
    #[error("the link was opened")]
    LinkOpened {
        /// Whom the words were for.
        person: String,
    },
    /// Practice cannot do that.
    #[error("not in practice")]
    NotInPractice,
    /// The file could not be taken as a catalog file.
    #[error("not a catalog file")]
    Catalog(Problem),
    /// The file could not be read as a table.
    #[error("not a table")]
    Table(Problem),
    /// Something on record rests on what came with an import.
    #[error("something rests on the import")]
    ImportUsed,
    /// Where the file was saved is not known any more.
    #[error("where the file was saved is not known")]
    WhereUnknown,
    /// No program took the letter, or no folder could be shown.
    #[error("no program of this computer took it")]
    NoProgram,
    /// Something in the vault was made by a newer Key Courier.
    #[error("made by a newer version")]
    MadeByNewer,
    /// A job was given up by its own thread: a fault of ours.
    #[error("a fault in the app")]
    Fault,
}

/// What is wrong with one thing somebody typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Names the sentence.
    pub code: ErrorCode,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}

impl Error {
    /// What a host answered, or did not.
    pub(crate) fn not_reached(answer: &CheckAnswer, host: &str) -> Self {
        match &answer.why {
            Some(Why::NotApproved { .. }) => Self::HostNotApproved,
            Some(Why::NoApplicationPasswords) => Self::NoApplicationPasswords,
            why => Self::NotReached {
                why: why.as_ref().map_or("unexpected", Why::code).to_owned(),
                host: host.to_owned(),
            },
        }
    }

    /// Names the sentence.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Vault(e) | Self::InFolder { source: e, .. } => vault_code(e),
            Self::Bundle(e) => bundle_code(e),
            Self::Fields(_) => ErrorCode::Fields,
            Self::NotOpen => ErrorCode::NotOpen,
            Self::Unknown => ErrorCode::Unknown,
            Self::TooEarly => ErrorCode::TooEarly,
            Self::ChangedMeanwhile => ErrorCode::ChangedMeanwhile,
            Self::KeychainAbsent => ErrorCode::KeychainAbsent,
            Self::KeychainRefused => ErrorCode::KeychainRefused,
            Self::KeychainDidNotKeep => ErrorCode::KeychainDidNotKeep,
            Self::ClipboardEmpty => ErrorCode::ClipboardEmpty,
            Self::ClipboardRefused => ErrorCode::ClipboardRefused,
            Self::Key(problem) | Self::Catalog(problem) | Self::Table(problem) => problem.code,
            Self::ImportUsed => ErrorCode::ImportUsed,
            Self::KeyKept { .. } => ErrorCode::KeyKept,
            Self::NoMobile => ErrorCode::NoMobile,
            Self::NoPublicKey => ErrorCode::NoPublicKey,
            Self::Forgotten => ErrorCode::Forgotten,
            Self::NeededElsewhere => ErrorCode::NeededElsewhere,
            Self::KeyIsOff => ErrorCode::KeyIsOff,
            Self::KeyIsOn => ErrorCode::KeyIsOn,
            Self::KeyReplaced => ErrorCode::KeyReplaced,
            Self::ReceiptWrong { .. } => ErrorCode::ReceiptWrong,
            Self::ReceiptOfAnother { .. } => ErrorCode::ReceiptOfAnother,
            Self::ReceiptClosed => ErrorCode::ReceiptClosed,
            Self::ReceiptIsWords => ErrorCode::ReceiptIsWords,
            Self::ReceiptDigits { .. } => ErrorCode::ReceiptDigits,
            Self::Read(problem) => read_code(problem),
            Self::Unlock(problem) => unlock_code(problem),
            Self::NoCheck => ErrorCode::NoCheck,
            Self::NotReached { .. } => ErrorCode::NotReached,
            Self::HostNotApproved => ErrorCode::HostNotApproved,
            Self::NoApplicationPasswords => ErrorCode::NoApplicationPasswords,
            Self::NotConnected => ErrorCode::NotConnected,
            Self::MayNotMakeUsers => ErrorCode::MayNotMakeUsers,
            Self::GoneThere => ErrorCode::GoneThere,
            Self::StillOn => ErrorCode::StillOn,
            Self::MadeNotKept { .. } => ErrorCode::MadeNotKept,
            Self::UserLeft { .. } => ErrorCode::UserLeft,
            Self::SiteClosed => ErrorCode::SiteClosed,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::NoLink => ErrorCode::NoLink,
            Self::LinkOpened { .. } => ErrorCode::LinkOpened,
            Self::NotInPractice => ErrorCode::NotInPractice,
            Self::WhereUnknown => ErrorCode::WhereUnknown,
            Self::NoProgram => ErrorCode::NoProgram,
            Self::MadeByNewer => ErrorCode::VaultNewer,
            Self::Fault => ErrorCode::Fault,
        }
    }

    /// As it crosses to the window.
    pub fn view(&self) -> ErrorView {
        let params = match self {
            Self::Key(problem) | Self::Catalog(problem) | Self::Table(problem) => {
                problem.params.clone()
            }
            Self::NotReached { why, host } => {
                let mut params = one("why", why);
                params.insert("host".to_owned(), host.clone());
                params
            }
            Self::MadeNotKept { host, user, removed, .. } => {
                let mut params = one("removed", if *removed { "yes" } else { "no" });
                params.insert("host".to_owned(), host.clone());
                params.insert("user".to_owned(), user.clone());
                params
            }
            Self::UserLeft { host } => one("host", host),
            Self::KeyKept { holder } => one("holder", holder),
            Self::ReceiptWrong { left } => one("left", left),
            Self::ReceiptOfAnother { person } | Self::LinkOpened { person } => {
                one("person", person)
            }
            Self::ReceiptDigits { count } => one("count", count),
            Self::Unlock(OpenProblem::Words(problem)) => words_params(problem),
            Self::Vault(VaultError::Damaged { path } | VaultError::BeginningDamaged { path }) => {
                one("path", path)
            }
            Self::InFolder { source, folder } => {
                let mut params = one("folder", folder);
                if let VaultError::Damaged { path } | VaultError::BeginningDamaged { path } = source
                {
                    params.insert("path".to_owned(), path.clone());
                }
                params
            }
            _ => BTreeMap::new(),
        };
        let fields = match self {
            Self::Fields(fields) => fields.iter().map(|(f, p)| p.at(f)).collect(),
            _ => Vec::new(),
        };
        let code = self.code().as_str().to_owned();
        ErrorView { code, message: self.to_string(), params, fields }
    }
}

impl Problem {
    /// The problem at a field.
    pub(crate) fn at(&self, field: &str) -> FieldProblem {
        FieldProblem {
            field: field.to_owned(),
            code: self.code.as_str().to_owned(),
            params: self.params.clone(),
        }
    }
}

pub(crate) fn one(name: &str, value: impl ToString) -> BTreeMap<String, String> {
    [(name.to_owned(), value.to_string())].into()
}
