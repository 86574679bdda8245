//! What the tests drive the real app with: a machine of one person's own, its window, its keychain, its
//! native dialogs and its clipboard. Nothing here reaches into the app; everything is done from outside, as a
//! person would, and read back with programs nobody here wrote.

pub mod agency;
pub mod album;
pub mod at_site;
pub mod axe;
pub mod browsers;
pub mod clipboard;
pub mod desktop;
pub mod dialogs;
pub mod display;
pub mod foreign;
pub mod front;
pub mod guided;
pub mod job;
pub mod journey;
pub mod kept;
pub mod keyboard;
pub mod keyring;
pub mod life;
pub mod links;
pub mod mail;
pub mod main_job;
pub mod names;
pub mod namespace;
pub mod notices;
pub mod pointer;
pub mod power;
pub mod practice;
pub mod programs;
pub mod reader;
pub mod recorded;
pub mod search;
pub mod session;
pub mod sheet;
pub mod surroundings;
pub mod systems;
pub mod window;
pub mod wordpress;
