//! Journeys through the real window: each on a machine of its own, with a real keychain and the system's own
//! dialogs.

mod asking;
mod bad_input;
mod by_keyboard;
mod canary;
mod checking;
mod deliver;
mod every_view;
mod first_delivery;
mod keychain;
mod lists;
mod open_a_file;
mod other_ways;
mod own_systems;
mod passphrase;
mod practising;
mod recording;
mod recovery;
mod reviews;
mod six_systems;
mod vault_trouble;
mod went_wrong;
mod who_has_access;
mod wordpress;
mod wordpress_bad_input;
