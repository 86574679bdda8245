//! The encrypted vault: an append-only signed ledger, cards, secrets, keepers. `docs/formats.md` says what
//! stands in every file; this crate knows no word of the app's domain, only that a change set has a
//! `content` it hands on untouched.
//!
//! The rules every part keeps:
//! * one change set = one file = one acknowledgement; what it names is durable before it is;
//! * nothing is believed because it decrypts: each plaintext begins with its *place*, each line is signed
//!   and names the one before it, each card and secret is checked against what a change says of it;
//! * heads are remembered outside the folder, so an old copy put back is noticed.

mod append;
mod believe;
mod boxes;
mod check;
mod device_file;
mod devices;
mod disk;
mod error;
mod fold_runs;
mod founding;
mod going_on;
mod here;
mod id;
mod index;
mod keepers;
mod line;
mod lock;
mod open;
mod place;
mod profile_files;
mod read;
mod recover;
mod sheet;
mod tidying;

pub use append::{ChangeSet, NewCard, NewSecret, RewrittenCard, Written};
pub use check::{Checked, check};
pub use device_file::{load_device_file, save_device_file, set_aside_device_file};
pub use devices::{Device, DeviceText};
pub use error::{Trouble, VaultError};
pub use fold_runs::RUN_LENGTH;
pub use founding::{found, holds_a_change, may_found};
pub use here::Here;
pub use id::Id;
pub use index::{CardVersion, KeeperKind};
pub use keepers::holds_a_key_for;
pub use line::Head;
pub use lock::ProfileLock;
pub use open::{Line, Vault, open, vault_in};
pub use recover::{Recovered, recover};
pub use sheet::{Sheet, SheetProblem};
