//! Key Courier without a window.
//!
//! [`App`] has one `impl` block a use case, each in its own file: [`start`](mod@start) opens or founds the
//! vault, [`wizard`](mod@wizard) walks from an agency to an API user, [`keep_key`](mod@keep_key) keeps its
//! key, [`deliver`](mod@deliver) locks it into a file, [`delivery`](mod@delivery) follows that file and its
//! words until they are with the agency, [`home`](mod@home) and [`history`](mod@history) show what is and
//! what was. A use case calls the domain, the vault, the bundle and the platforms, never another use case.
//!
//! What happened is in the ledger ([`ledger`](mod@ledger)); everything shown is folded from it
//! ([`state`](mod@state)). What the app needs from outside is one struct, [`Host`].

mod app;
mod deliver;
mod delivery;
mod delivery_words;
mod domain;
mod drafts;
mod error;
mod history;
mod home;
mod host;
mod keep_key;
mod ledger;
mod start;
mod state;
#[cfg(test)]
mod vectors;
pub mod views;
mod wizard;
mod wizard_view;

pub use app::App;
pub use courier_vault::{DeviceText, Id};
pub use error::{Error, ErrorCode, Problem};
pub use history::HistoryWhat;
pub use host::{Host, Keychain, KeychainAnswer, KeychainSearch};
