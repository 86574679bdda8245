//! The words of the register as a table.

use super::generated as text;

/// The headings, in the order of the cells.
pub(crate) fn headings(lang: &str) -> Vec<String> {
    let of = [
        text::paper_register_agency,
        text::paper_register_role,
        text::paper_register_countries,
        text::paper_register_contract_ends,
        text::paper_register_system,
        text::paper_register_account,
        text::paper_register_key,
        text::paper_register_kind,
        text::paper_register_ends_in,
        text::paper_register_purpose,
        text::paper_register_opens,
        text::paper_register_everything,
        text::paper_register_may,
        text::paper_register_categories,
        text::paper_register_since,
        text::paper_register_precision,
        text::paper_register_until,
        text::paper_register_off_list,
        text::paper_register_certainty,
        text::paper_register_paused,
        text::paper_register_travelled,
        text::paper_register_exposed,
        text::paper_register_received,
        text::paper_register_heard,
        text::paper_register_review,
        text::paper_register_ends,
        text::paper_register_owner,
        text::paper_register_approved,
        text::paper_register_begun,
        text::paper_register_ended,
    ];
    of.map(|heading| heading(lang)).to_vec()
}

pub(crate) fn role(lang: &str, role: &str) -> String {
    text::paper_register_role_is(lang, role)
}

pub(crate) fn category(lang: &str, category: &str) -> String {
    text::paper_register_category(lang, category)
}

pub(crate) fn precision(lang: &str, precision: &str) -> String {
    text::paper_register_precision_is(lang, precision)
}

/// How sure it is; `why` it could not be excluded, where it is not.
pub(crate) fn certainty(lang: &str, why: Option<&str>) -> String {
    match why {
        Some(why) => text::paper_register_not_excluded(lang, why),
        None => text::paper_register_certain(lang),
    }
}

pub(crate) fn travelled(lang: &str, travelled: &str) -> String {
    text::paper_register_travelled_is(lang, travelled)
}

pub(crate) fn heard(lang: &str, heard: &str, matched: bool) -> String {
    text::paper_register_heard_is(lang, heard, &matched.to_string())
}

/// Whether the app saw it, or we were told.
pub(crate) fn known(lang: &str, seen: bool) -> String {
    text::paper_register_known(lang, &seen.to_string())
}

pub(crate) fn yes(lang: &str, is: bool) -> String {
    if is { text::paper_register_yes(lang) } else { text::paper_register_no(lang) }
}
