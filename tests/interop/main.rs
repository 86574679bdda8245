//! What the app makes opens in programs nobody here wrote.

mod contact_keys;
mod locked_file;
mod opener;
mod own_network;
mod own_site;
mod whole_vault;
