//! What crosses to the window. No key and no unlock word stands in any of these but [`WordsView`],
//! [`QrView`] and [`RevealedView`], which are made only when a person asks to see them.
//!
//! Days are `YYYY-MM-DD` in the vault's time zone, moments are RFC 3339 in UTC; the window writes them out
//! in the person's language.

mod access;
mod asking;
mod check;
mod delivery;
mod grant;
mod home;
mod import;
mod letter;
mod link;
mod lists;
mod making;
mod opened;
mod own_system;
mod paper;
mod plan;
mod problem;
mod register;
mod settings;
mod site;
mod start;
mod trouble;
mod wizard;
mod words;

pub use access::*;
pub use asking::*;
pub use check::*;
pub use delivery::*;
pub use grant::*;
pub use home::*;
pub use import::*;
pub use letter::*;
pub use link::*;
pub use lists::*;
pub use making::*;
pub use opened::*;
pub use own_system::*;
pub use paper::*;
pub use plan::*;
pub use problem::*;
pub use register::*;
pub use settings::*;
pub use site::*;
pub use start::*;
pub use trouble::*;
pub use wizard::*;
pub use words::*;
