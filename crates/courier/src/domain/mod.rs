//! The nouns, with their rules and without any reading or writing.

mod card;
mod change;
mod guard;
mod inputs;
mod typed;

pub(crate) use card::{Card, ContactCard, GrantCard, PlanCard, ThereCard};
pub(crate) use change::{
    Change, Content, Entry, HostFor, How, Known, ReviewBecause, parse_content,
};
pub(crate) use courier_platforms::show_mobile;
pub(crate) use guard::{WORDS_WAYS, cautions};
pub(crate) use inputs::{parse_domain, parse_email, parse_mobile, parse_name, too_long};
pub(crate) use typed::{
    all_countries, order_of, parse_countries, parse_day, parse_optional_text, parse_past_day,
    parse_text,
};
