//! Words in which people write days, in small letters.

/// The months.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Seasons and the month each begins with.
pub(super) const SEASONS: &[(&str, i8)] =
    &[("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9), ("winter", 12)];

/// How days of the week begin.
pub(super) const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Words round a day that change nothing of what is known.
pub(super) const FILLERS: &[&str] = &[
    "the",
    "of",
    "in",
    "on",
    "at",
    "since",
    "from",
    "about",
    "around",
    "approx",
    "approximately",
    "ca",
    "c",
    "circa",
    "early",
    "mid",
    "late",
    "z",
    "utc",
    "gmt",
    "am",
    "pm",
    "st",
    "nd",
    "rd",
    "th",
    "end",
    "year",
    "beginning",
    "roughly",
    "sometime",
];

/// What people write where they do not know, without signs.
pub(super) const UNKNOWN: &[&str] = &[
    "",
    "unknown",
    "not known",
    "n a",
    "na",
    "tbc",
    "tbd",
    "dont know",
    "do not know",
    "no idea",
    "unclear",
    "not sure",
    "unsure",
    "none",
    "nobody knows",
    "null",
    "nil",
];
