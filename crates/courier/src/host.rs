//! What the app needs from outside: a clock, a keychain, somebody to tell how far a job has come.

use courier_platforms::Reach;
use courier_vault::{DeviceText, Id};
use jiff::Timestamp;

use crate::views::Progress;

/// What a keychain says when asked for an entry.
pub enum KeychainAnswer {
    /// The entry's bytes.
    Ready(DeviceText),
    /// It has not answered yet; it may be asking the person in a window of its own. Ask again.
    Waiting,
    /// There is no keychain on this computer, or none that runs.
    Absent,
    /// It has no such entry, or is locked and says so in these words.
    NoEntry,
    /// It refused.
    Refused,
}

/// What a keychain says when asked for all our entries.
pub enum KeychainSearch {
    /// The vault ids of our entries.
    Found(Vec<String>),
    /// It has not answered yet.
    Waiting,
    /// There is none.
    Absent,
    /// It refused.
    Refused,
}

/// The operating system's keychain. Entries of our service are named by vault id and never overwritten.
pub trait Keychain: Send + Sync {
    /// The device's text for this vault.
    fn load(&self, vault: &Id) -> KeychainAnswer;
    /// Keeps it; whether it is really there is asked with [`Keychain::load`] afterwards.
    ///
    /// # Errors
    /// What the keychain said instead.
    fn save(&self, vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer>;
    /// Our entries.
    fn search(&self) -> KeychainSearch;
}

/// Everything the app needs from outside.
pub struct Host {
    /// Now.
    pub clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// The keychain.
    pub keychain: Box<dyn Keychain>,
    /// Told between the steps of a job.
    pub progress: Box<dyn Fn(Progress) + Send + Sync>,
    /// The machine's time zone, an IANA name.
    pub zone: String,
    /// The person's language, a tag such as `en-GB`.
    pub language: String,
    /// Where requests to systems go. Practice is the practice server and nothing else.
    pub reach: Reach,
    /// What lets the app make keys on the practice server; empty outside practice.
    pub practice_token: String,
}
