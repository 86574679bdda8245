//! Names of people, as mail programs and signatures write them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::parts::{Part, Parts, is_closing};

/// The longest name, in characters.
const LONGEST: usize = 60;

/// What shows that a comma stands in the name of a company.
const COMPANIES: &[&str] =
    &["inc", "ltd", "llc", "gmbh", "llp", "plc", "co", "corp", "sa", "ag", "team", "limited"];

/// A name out of what stands before an e-mail address.
pub(crate) fn clean(raw: &str) -> Option<String> {
    // "Ana Costa (Brightwater)", "Ana Costa via Partners", "Ana Costa [mailto:"
    let raw = raw.split(['(', '[', '<', '|']).next()?;
    let raw = raw.split(" via ").next()?;
    let edge = |sign: char| {
        sign.is_whitespace()
            || matches!(sign, '"' | '\'' | '`' | ',' | ';' | ':' | '*' | '_' | '-' | '•')
            || matches!(sign, '\u{2018}'..='\u{201f}')
    };
    let name = raw.trim_matches(edge).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = match name.split_once(", ") {
        Some((last, first)) if is_surname_first(last, first) => format!("{first} {last}"),
        _ => name,
    };
    is_name(&name).then_some(name)
}

/// `Costa, Ana`, as directories write it.
fn is_surname_first(last: &str, first: &str) -> bool {
    let short = |part: &str| (1..=3).contains(&part.split(' ').count()) && !part.contains(',');
    let company = first
        .split(' ')
        .any(|word| COMPANIES.contains(&word.trim_matches('.').to_lowercase().as_str()));
    short(last) && short(first) && !company
}

fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && name.split(' ').count() <= 7
        && !name.chars().any(|sign| {
            sign.is_numeric() || sign.is_control() || matches!(sign, '@' | '/' | '\\' | '=' | '>')
        })
        && !name.contains("://")
}

/// The name in the signature of what is new in a mail.
pub(crate) fn signed(parts: &Parts<'_>) -> Option<String> {
    let closing = parts.lines.iter().position(|line| {
        line.part == Part::New && (is_closing(line.text) || matches!(line.text, "--" | "—" | "__"))
    })?;
    let mut lines = parts
        .lines
        .iter()
        .skip(closing + 1)
        .filter(|line| line.part == Part::New && !line.text.is_empty() && !is_closing(line.text))
        .filter(|line| !matches!(line.text, "--" | "—" | "__"))
        .map(|line| line.text)
        .take(4);
    let first = lines.next().and_then(line_name)?;
    // "Ana", and below it "Ana Costa".
    let whole = lines
        .filter_map(line_name)
        .find(|name| name.strip_prefix(first.as_str()).is_some_and(|rest| rest.starts_with(' ')));
    Some(if first.contains(' ') { first } else { whole.unwrap_or(first) })
}

/// A line of a signature that is a name: `Ana Costa`, `Ana Costa | Brightwater`, `Ana Costa, Head of Data`.
fn line_name(line: &str) -> Option<String> {
    let name = line.split(['|', ',', '(', '·', '•', '–', '—']).next()?;
    let name = name.trim().trim_matches(['*', '_']).trim();
    let words = name.split_whitespace();
    let capital = |word: &str| word.chars().next().is_some_and(|first| !first.is_lowercase());
    // "de", "van der" stand within names, not at their ends.
    let capitals =
        words.clone().next().is_some_and(capital) && words.clone().last().is_some_and(capital);
    let short = words.count() <= 5;
    (capitals && short && !name.contains([':', '!', '?']) && is_name(name) && !name.ends_with('.'))
        .then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether an e-mail address looks as if it belonged to somebody of this name.
pub(crate) fn fits(email: &str, name: &str) -> bool {
    let local = folded(email.split('@').next().unwrap_or_default());
    name.split_whitespace().map(folded).any(|word| word.len() >= 3 && local.contains(&word))
}

/// Without accents and capitals.
fn folded(text: &str) -> String {
    text.nfd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase).collect()
}
