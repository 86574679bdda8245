//! Everything the page may ask for, by screen. Each is a few lines: the use case stands in `courier`.

pub(crate) mod access;
pub(crate) mod agencies;
pub(crate) mod checking;
pub(crate) mod delivery;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod keys;
pub(crate) mod link;
pub(crate) mod open_file;
pub(crate) mod own_systems;
pub(crate) mod people;
pub(crate) mod plans;
pub(crate) mod practice;
pub(crate) mod recovery;
pub(crate) mod register;
pub(crate) mod site;
pub(crate) mod start;
pub(crate) mod wizard;
