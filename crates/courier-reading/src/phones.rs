//! Mobile numbers in a text.

use std::collections::BTreeSet;
use std::ops::Range;

use courier_platforms::{FieldProblem, parse_mobile};

use crate::address::is_dash;
use crate::blocks::TORN;
use crate::left_out::{Left, Why};
use crate::parts::{Line, Part, Parts};
use crate::{FoundMobile, context, words, work};

/// The fewest digits of a telephone.
const FEWEST: usize = 7;

/// The most: fifteen, and the zeros that stand before them.
const MOST: usize = 20;

/// A number that gets text messages, or may.
#[derive(Debug)]
pub(crate) struct Phone {
    pub(crate) mobile: FoundMobile,
    /// Where it stands.
    pub(crate) place: usize,
    /// Whether it is called a mobile.
    pub(crate) is_called_mobile: bool,
}

/// What a number is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    Mobile,
    Phone,
    Landline,
    Fax,
    NoPhone,
}

/// Reads the mobile numbers of a text, in its order, each once.
pub(crate) fn read(text: &str, parts: &Parts<'_>, left: &mut Left) -> Vec<Phone> {
    let mut phones = Vec::new();
    let mut seen = BTreeSet::new();
    for line in &parts.lines {
        let end = line.start
            + text
                .get(line.start..)
                .and_then(|rest| rest.find('\n'))
                .unwrap_or(text.len() - line.start);
        for place in candidates(text, line.start..end) {
            if let Some(phone) = judge(text, parts, line, place, left) {
                let key =
                    phone.mobile.e164.clone().unwrap_or_else(|| digits(&phone.mobile.as_written));
                if seen.insert(key) {
                    phones.push(phone);
                } else {
                    left.push(&phone.mobile.as_written, Why::Twice);
                }
            }
        }
    }
    // "T 020 … M 07700 …": where one is called the mobile, what lacks both that name and a country is not it.
    if phones.iter().any(|phone| phone.is_called_mobile) {
        phones.retain(|phone| {
            let kept = phone.is_called_mobile || phone.mobile.e164.is_some();
            if !kept {
                left.push(&phone.mobile.as_written, Why::AnotherNumber);
            }
            kept
        });
    }
    phones
}

/// Runs of digits and what people put between them.
fn candidates(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = 0;
    let mut before = ' ';
    let Some(inside) = text.get(line.clone()) else { return found };
    work::look(inside.len());
    let mut signs = inside.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let at = line.start + at;
        let next = signs.peek().map_or('\n', |(_, next)| *next);
        if start.is_some() {
            let goes_on = match sign {
                '0'..='9' | '(' | ')' => true,
                ' ' => next.is_ascii_digit() || next == '(' || is_dash(next),
                '.' | '/' => next.is_ascii_digit(),
                _ => is_dash(sign),
            };
            if goes_on {
                if sign.is_ascii_digit() {
                    end = at + 1;
                }
                before = sign;
                continue;
            }
            found.extend(start.take().map(|start| start..end));
        }
        let begins = sign.is_ascii_digit()
            || (sign == '+' && (next.is_ascii_digit() || next == ' ' || next == '('))
            || (sign == '(' && (next.is_ascii_digit() || next == '+'));
        let glued = before.is_alphanumeric()
            || matches!(before, '#' | '@' | '_' | '\\' | '%' | '&' | '£' | '€' | '$' | '+' | TORN);
        if begins && !glued && !(sign == '(' && next == '+') {
            start = Some(at);
            end = at + 1;
        }
        before = sign;
    }
    found.extend(start.map(|start| start..end));
    found.retain(|place| {
        let after = text.get(place.end..).and_then(|rest| rest.chars().next());
        let glued = after.is_some_and(|sign| {
            sign.is_alphanumeric() && !matches!(sign, 'x' | 'X')
                || matches!(sign, '@' | '_' | '%' | TORN)
        });
        let count = text.get(place.clone()).map_or(0, |written| digits(written).len());
        !glued && (FEWEST..=MOST).contains(&count)
    });
    found
}

/// Whether a number is taken; what is left out says why.
fn judge(
    text: &str,
    parts: &Parts<'_>,
    line: &Line<'_>,
    place: Range<usize>,
    left: &mut Left,
) -> Option<Phone> {
    let written = text.get(place.clone())?;
    if is_date(written) || line.part == Part::Header {
        return None;
    }
    let after = context::after(text, place.end);
    let label = label(context::before(text, parts, place.start), after);
    let country = written.starts_with('+') || written.starts_with("00");
    let national = written.trim_start_matches('(').starts_with('0');
    let count = digits(written).len();
    let called = matches!(label, Label::Mobile | Label::Landline | Label::Fax | Label::Phone);
    // Without a label, a country or the zero of a long-distance call it is a number of something else.
    let long_distance = label == Label::None && national && (9..=13).contains(&count);
    if !(country || called || long_distance) {
        return None;
    }
    let mobile = match parse_mobile(written) {
        _ if label == Label::Fax => Err(Why::Fax),
        _ if has_extension(after) => Err(Why::Extension),
        _ if is_torn(after) => Err(Why::NotAMobile),
        _ if label == Label::Landline => Err(Why::Landline),
        Ok(Some(e164)) => Ok(Some(e164)),
        Err(FieldProblem::MobileLandline) => Err(Why::Landline),
        Err(FieldProblem::MobileWithoutCountry) if count <= 13 => Ok(None),
        _ => Err(Why::NotAMobile),
    };
    let mobile = mobile.and_then(|e164| match line.part {
        Part::New => Ok(e164),
        Part::SmallPrint => Err(Why::SmallPrint),
        // Our own number stands in the letter they answer: none is taken from there.
        Part::Quoted | Part::Header => Err(Why::Quoted),
    });
    match mobile {
        Ok(e164) => Some(Phone {
            mobile: FoundMobile { e164, as_written: written.to_owned() },
            place: place.start,
            is_called_mobile: label == Label::Mobile,
        }),
        Err(why) => {
            left.push(written, why);
            None
        }
    }
}

/// What the nearest word before a number calls it, or the word in brackets behind it.
fn label(before: &str, after: &str) -> Label {
    let behind = after.trim_start();
    if let Some(inside) = behind.strip_prefix(['(', '[']) {
        let word = inside.split([')', ']', ',', ' ']).next().unwrap_or_default();
        match named(word) {
            Label::None => {}
            label => return label,
        }
    }
    let mut nearest = Label::None;
    for word in context::words_back(before).take(3) {
        for piece in word.rsplit(['/', '.', '-', '>', '<', '*']).filter(|piece| !piece.is_empty()) {
            match (nearest, named(piece)) {
                (_, Label::None) => {}
                (Label::None, label) => nearest = label,
                // "Mobile number", "Fax no.", "Tel. mobile", "direct phone": the word that says more.
                (
                    Label::Phone | Label::NoPhone,
                    label @ (Label::Mobile | Label::Landline | Label::Fax),
                ) => {
                    return label;
                }
                _ => return nearest,
            }
        }
        // A digit belongs to another number: what stands before that is its label.
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            break;
        }
    }
    nearest
}

fn named(word: &str) -> Label {
    let lists = [
        (words::FAX, Label::Fax),
        (words::MOBILE, Label::Mobile),
        (words::LANDLINE, Label::Landline),
        (words::PHONE, Label::Phone),
        (words::NO_PHONE, Label::NoPhone),
    ];
    lists.iter().find(|(list, _)| words::is_in(word, list)).map_or(Label::None, |(_, label)| *label)
}

/// `ext. 12`, `x12`
fn has_extension(after: &str) -> bool {
    let after = after.trim_start_matches([' ', ',', '(', ';', '-', '/']);
    let word: String = after.chars().take_while(|sign| sign.is_alphabetic()).collect();
    let rest = after.get(word.len()..).unwrap_or_default();
    !word.is_empty()
        && words::is_in(&word, words::EXTENSION)
        && rest
            .trim_start_matches(['.', ':', ' ', '='])
            .starts_with(|sign: char| sign.is_ascii_digit())
}

/// Whether a wide gap and the rest of a number follow: what stands before it may be a shorter number of its own.
fn is_torn(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', '\t']);
    let run = rest.split(|sign: char| !(sign.is_ascii_digit() || sign == ' ')).next();
    rest.starts_with(|sign: char| sign.is_ascii_digit())
        && run.is_some_and(|run| digits(run).len() < FEWEST)
}

/// `12.11.2026`, `2026-11-12 10`
fn is_date(written: &str) -> bool {
    let first = written.split(' ').next().unwrap_or_default();
    let groups: Vec<usize> = first.split(['.', '-', '/']).map(str::len).collect();
    matches!(groups.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 2, 2] | [4, 2, 2, ..])
        && first.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/'))
}

/// The digits of a text.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
