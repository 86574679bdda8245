//! What the app makes opens in programs nobody here wrote.

mod contact_keys;
mod dates;
mod locked_file;
mod opener;
mod own_network;
mod own_site;
mod papers;
mod papers_of_the_app;
mod spreadsheet;
mod whole_vault;
