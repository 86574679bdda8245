//! Mobile numbers, as people type and send them.

use std::fmt::Write as _;

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber, Type};

use crate::addresses::{is_dash, is_invisible};
use crate::field::FieldProblem;

/// The most digits we look at: E.164 allows 15, and a trunk zero or an exit code may stand before them.
const MOST_DIGITS: usize = 20;

/// A mobile number in international form, as `+447700900123`; nothing typed is `None`. A number without its
/// country is asked about ([`FieldProblem::MobileWithoutCountry`]), never guessed.
pub fn parse_mobile(text: &str) -> Result<Option<String>, FieldProblem> {
    match read(text)? {
        None => Ok(None),
        Some(Typed { country: true, digits }) => mobile(&digits).map(Some),
        Some(Typed { country: false, .. }) => Err(FieldProblem::MobileWithoutCountry),
    }
}

/// The same, after the person said which country a number without one belongs to: `44` or `+44`. A country in
/// the text itself goes before.
pub fn parse_mobile_in(text: &str, calling_code: &str) -> Result<Option<String>, FieldProblem> {
    let Some(typed) = read(text)? else {
        return Ok(None);
    };
    if typed.country {
        return mobile(&typed.digits).map(Some);
    }
    let code = calling_code.trim();
    let code = code.strip_prefix('+').or_else(|| code.strip_prefix("00")).unwrap_or(code);
    if !(1..=3).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldProblem::MobileWithoutCountry);
    }
    let found = mobile(&format!("{code}{}", typed.digits));
    // "44 7700 900123": the country's own code was there, without its plus.
    let again = typed.digits.starts_with(code).then(|| mobile(&typed.digits).ok()).flatten();
    match (found, again) {
        (Err(FieldProblem::MobileMalformed), Some(number)) => Ok(Some(number)),
        (found, _) => found.map(Some),
    }
}

/// A mobile number as people write it, in its country's groups: `+44 7700 900123`.
pub fn show_mobile(mobile: &str) -> String {
    let digits = mobile.strip_prefix('+').filter(|d| d.bytes().all(|byte| byte.is_ascii_digit()));
    let shown = digits.and_then(parse).and_then(|number| {
        let mut shown = String::new();
        // The library's text of a number whose country it does not know is an error, not a text.
        write!(shown, "{}", number.format().mode(Mode::International)).ok()?;
        Some(shown)
    });
    shown.unwrap_or_else(|| mobile.to_owned())
}

/// What stands in the text: the digits, and whether they begin with the country.
struct Typed {
    country: bool,
    digits: String,
}

/// Takes a number apart; nothing typed is `None`.
fn read(text: &str) -> Result<Option<Typed>, FieldProblem> {
    let visible: String = text.chars().filter(|sign| !is_invisible(*sign)).collect();
    let mut rest = visible.trim();
    if let Some((scheme, after)) = rest.split_once(':')
        && scheme.trim().eq_ignore_ascii_case("tel")
    {
        // What follows a semicolon in a link says more about the number and is no part of it.
        rest = after.split_once(';').map_or(after, |(number, _)| number);
        rest = rest.trim_start_matches('/');
    }
    if rest.trim().is_empty() {
        return if visible.trim().is_empty() {
            Ok(None)
        } else {
            Err(FieldProblem::MobileMalformed)
        };
    }
    let mut digits = String::new();
    let mut plus = false;
    let mut signs = rest.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '0'..='9' => digits.push(sign),
            '+' | '＋' if digits.is_empty() && !plus => plus = true,
            // "(0)": the zero one dials inside the country, left out from outside.
            '(' if !digits.is_empty() && is_trunk_zero(signs.as_str()) => {
                if plus || digits.starts_with("00") {
                    signs = signs.as_str().split_once(')').map_or("", |(_, after)| after).chars();
                }
            }
            _ if sign.is_whitespace() || is_dash(sign) || is_joint(sign) => {}
            _ => return Err(FieldProblem::MobileMalformed),
        }
        if digits.len() > MOST_DIGITS {
            return Err(FieldProblem::MobileMalformed);
        }
    }
    let exit = if plus { None } else { digits.strip_prefix("00").map(str::to_owned) };
    let country = plus || exit.is_some();
    let digits = exit.unwrap_or(digits);
    if digits.is_empty() {
        return Err(FieldProblem::MobileMalformed);
    }
    Ok(Some(Typed { country, digits }))
}

fn is_trunk_zero(after: &str) -> bool {
    after.split_once(')').is_some_and(|(inside, _)| inside.trim() == "0")
}

/// What people put between the digits of a number.
fn is_joint(sign: char) -> bool {
    matches!(sign, '.' | '(' | ')' | '[' | ']' | '/' | '·' | '•' | '\u{2024}' | '_')
}

fn parse(digits: &str) -> Option<PhoneNumber> {
    phonenumber::parse(None, format!("+{digits}")).ok()
}

/// The international form of digits that begin with the country; refused where no text message arrives.
fn mobile(digits: &str) -> Result<String, FieldProblem> {
    // Ofcom keeps 07700 900xxx for drama and tests; the library's data do not know it as a number.
    let british = digits.strip_prefix("44").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    if let Some(drama) = british.filter(|n| n.len() == 10 && n.starts_with("7700900")) {
        return Ok(format!("+44{drama}"));
    }
    let number = parse(digits).ok_or(FieldProblem::MobileMalformed)?;
    let international = format!("+{}{}", number.code().value(), number.national());
    match number.number_type(&DATABASE) {
        Type::FixedLine
        | Type::TollFree
        | Type::PremiumRate
        | Type::SharedCost
        | Type::Uan
        | Type::Voicemail => Err(FieldProblem::MobileLandline),
        Type::Unknown => Err(FieldProblem::MobileMalformed),
        _ => Ok(international),
    }
}
