//! The app without a window, from outside.

#![expect(
    clippy::unwrap_used,
    clippy::unwrap_in_result,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop where it likes"
)]

mod access;
mod access_terms;
mod agencies;
mod agreed;
mod deliver;
mod desk;
mod ending;
mod erase;
mod forget;
mod forms;
mod home;
mod import;
mod import_undo;
mod keys;
mod kinds;
mod leaving;
mod ledger_check;
mod letters;
mod life_steps;
mod links;
mod lock;
mod notices;
mod open_file;
mod papers;
mod people;
mod plans;
mod plans_overlap;
mod plans_stop;
mod practising;
mod receipt;
mod recovery;
mod register;
mod remake;
mod reset;
mod rights;
mod settings;
mod start;
mod trouble;
mod wizard;
