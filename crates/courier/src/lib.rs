//! Key Courier without a window.
//!
//! [`App`] has one `impl` block a use case, each in its own file: [`start`](mod@start) opens or founds the
//! vault, [`wizard`](mod@wizard) walks from an agency to an API user ([`who`](mod@who),
//! [`ask`](mod@ask), [`making`](mod@making), [`make_here`](mod@make_here), [`make_there`](mod@make_there), [`site`](mod@site),
//! [`steps`](mod@steps)) or to what
//! was there before ([`recorded`](mod@recorded)), [`keep_key`](mod@keep_key) keeps its key, [`deliver`](mod@deliver) locks it into a file and [`remake`](mod@remake) makes it again,
//! [`delivery`](mod@delivery) and [`delivery_words`](mod@delivery_words) follow that file and its words,
//! [`link`](mod@link) makes a link with them, [`receipt`](mod@receipt) hears that it was opened, [`trouble`](mod@trouble) takes what went wrong,
//! [`letter`](mod@letter) writes to the agency, [`forget`](mod@forget) removes our copy,
//! [`there`](mod@there) asks about a key at its site and switches it off, [`connections`](mod@connections)
//! are our own passwords at sites, [`lock`](mod@lock) puts the vault away, [`recovery`](mod@recovery) makes the sheet that opens it without
//! this computer and [`restore`](mod@restore) uses it,
//! [`open_file`](mod@open_file) opens a file somebody sent; [`home`](mod@home), [`keys`](mod@keys),
//! [`agencies`](mod@agencies), [`settings`](mod@settings) and [`history`](mod@history) show what is and what
//! was. A use case calls the domain, the vault, the bundle and the platforms, never another use case.
//!
//! What happened is in the ledger ([`ledger`](mod@ledger)); everything shown is folded from it
//! ([`state`](mod@state)). What the app needs from outside is one struct, [`Host`].

#[cfg(test)]
extern crate self as courier;

mod access;
mod access_terms;
mod accounts;
mod agencies;
mod app;
mod around;
mod ask;
mod breaks;
mod certificate;
mod checking;
mod concerns;
mod connections;
mod deliver;
mod delivery;
mod delivery_words;
#[cfg(test)]
#[path = "../tests/it/desk.rs"]
#[expect(dead_code, clippy::unwrap_in_result, reason = "the tests from outside use the rest")]
mod desk;
mod domain;
mod drafts;
mod erase;
mod error;
mod error_below;
mod error_code;
mod forget;
mod history;
mod history_life;
mod home;
mod host;
mod import;
mod import_known;
mod import_names;
mod import_record;
mod import_rows;
mod import_undo;
mod import_values;
mod incident;
mod keep_key;
mod kept_device;
mod key_ending;
mod keys;
mod leaving;

mod leaving_view;
mod ledger;
mod ledger_check;
mod letter;
mod letters;
mod link;
mod lock;
mod make_here;
mod make_there;
mod making;
mod making_view;
mod notice;
mod open_file;
mod opening;
#[cfg(test)]
mod our_passwords;
mod ours;
mod own_key;
mod own_systems;
mod papers;
mod payload;
mod people;
mod plan;
mod plan_account;
mod plan_key;
mod plan_steps;
mod plan_terms;
mod plan_there;
mod plan_view;
mod plans;
mod practice;
mod preferences;
mod public_token;
mod receipt;
mod recorded;
mod recovery;
mod register;
mod register_known;
mod register_rights;
mod register_row;
mod register_table;
mod register_time;
mod remake;
mod renew;
mod restore;
mod rights;
mod sealing;
mod settings;
mod site;
mod start;
mod state;
mod steps;
mod theirs;
mod there;
mod today;
mod trouble;
#[cfg(test)]
mod vectors;
pub mod views;
mod who;
mod wizard;
mod wizard_view;

pub use app::App;
pub use courier_platforms::Reach;
pub use courier_vault::{DeviceText, Id};
pub use error::{Error, Problem};
pub use error_code::ErrorCode;
pub use history::HistoryWhat;
pub use host::{Host, Keychain, KeychainAnswer, KeychainSearch};
pub use letter::MailTo;
pub use letters::Question;
pub use notice::Notice;
