//! Bytes to age files and back, unlock words, signatures, fingerprints of secrets.
//!
//! This crate knows nothing of agencies, vaults or files on a disk: bytes in, bytes out. It is the only
//! crate that depends on `age`, and it is small so that one person can review it in an afternoon.
//!
//! Key handling: everything secret is a [`secrecy`] type or zeroes itself when dropped; nothing here can be
//! printed. Compatibility: what [`seal_to`] and [`seal_with_passphrase`] write is standard age v1
//! (<https://c2sp.org/age>), opened by every age program.

mod contact_key;
mod fingerprint;
mod guessable;
mod identity;
mod language;
mod opening;
mod passphrase;
mod sealing;
mod service_key;
mod sign;
mod typed;
mod typed_identity;

pub use contact_key::{ContactKey, ContactKeyKind, ContactKeyProblem};
pub use fingerprint::{
    MacKey, Sha256Hex, begins_with, characters, derive_mac_key, last_four, make_random, same,
    sha256_hex,
};
pub use guessable::{GuessableProblem, check_passphrase};
pub use identity::{Identity, Recipient};
pub use language::Language;
pub use opening::{
    LockKind, MAX_WORK_FACTOR, OpenError, holds, lock_of, open_with, open_with_passphrase,
};
pub use passphrase::{Passphrase, PassphraseProblem, WORDS};
pub use sealing::{SealError, WORK_FACTOR, seal_to, seal_to_contact, seal_with_passphrase};
pub use service_key::{derive_verifier, make_service_key};
pub use sign::{PublicKey, SigningKey};
pub use typed::{TypedProblem, UnknownWord};
pub use typed_identity::IdentityProblem;
