//! Everything the page may ask for, by screen. Each is a few lines: the use case stands in `courier`.

pub(crate) mod delivery;
pub(crate) mod home;
pub(crate) mod open_file;
pub(crate) mod start;
pub(crate) mod wizard;
