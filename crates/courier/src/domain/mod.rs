//! The nouns, with their rules and without any reading or writing.

mod card;
mod change;
mod guard;
mod inputs;

pub(crate) use card::{Card, ContactCard, GrantCard};
pub(crate) use change::{Change, Content, Entry, How, Known, parse_content};
pub(crate) use courier_platforms::show_mobile;
pub(crate) use guard::{WORDS_WAYS, cautions};
pub(crate) use inputs::{parse_domain, parse_email, parse_mobile, parse_name};
