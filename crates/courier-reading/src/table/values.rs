//! What stands in a cell, made values of.

use courier_platforms::{FieldProblem, parse_mobile, parse_mobile_in};

use super::headers::words;
use crate::emails as mails;

pub use super::countries::{CountryUnknown, countries};

/// E-mail addresses of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emails {
    /// Those that stand there, in their order, each once.
    pub found: Vec<String>,
    /// Whether something else with an `@` stands there.
    pub has_other: bool,
}

/// Why a cell holds no mobile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MobileProblem {
    /// The spreadsheet rounded the number (`4.47701E+11`): its last digits are gone.
    Rounded,
    /// As for one that is typed.
    Field(FieldProblem),
}

impl MobileProblem {
    /// Names its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rounded => "mobile-rounded",
            Self::Field(problem) => problem.code(),
        }
    }
}

/// The end of a key that is no end of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingProblem {
    /// It has fewer than four characters: spreadsheets drop zeros at the start of numbers.
    TooShort,
    /// It is a text of several words.
    NotAnEnding,
}

impl EndingProblem {
    /// Names its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "ending-too-short",
            Self::NotAnEnding => "not-an-ending",
        }
    }
}

/// How a key reached an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentBy {
    /// In a locked file of this app.
    LockedFile,
    /// In a plain e-mail.
    Email,
    /// In a file with a password.
    LockedByOther,
    /// In a text or chat message.
    Message,
    /// Told on the phone.
    Phone,
    /// Handed over in person.
    InPerson,
    /// Through a shared password manager.
    PasswordManager,
    /// Through a link that opens once.
    SecretLink,
    /// The system sent it to the agency itself.
    BySystem,
    /// Nobody knows, or nothing is written.
    Unknown,
}

/// An agency's role in the law's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleSaid {
    /// It works for the organisation.
    Processor,
    /// It works for another processor.
    SubProcessor,
    /// It decides together with the organisation.
    JointController,
    /// It decides by itself, or something else.
    Other,
}

/// Words for ways; the first that stands in the cell counts.
const WAYS: &[(SentBy, &str)] = &[
    (SentBy::LockedFile, "locked file|key courier"),
    (
        SentBy::LockedByOther,
        "password protected|encrypted|zip|7zip|protected file|pgp|gpg|with password|locked",
    ),
    (
        SentBy::PasswordManager,
        "password manager|1password|lastpass|bitwarden|keeper|dashlane|keepass|keepassxc|proton pass|vault",
    ),
    (
        SentBy::SecretLink,
        "one time link|secret link|one time secret|onetimesecret|onetime secret|onetime link|self destructing|\
         password pusher|pwpush|privnote|bitwarden send|single use link",
    ),
    (
        SentBy::BySystem,
        "by the system|by system|system sent|invited|invitation|invite|created it themselves|made it themselves|\
         self service|by the platform|own login",
    ),
    (
        SentBy::Message,
        "sms|text message|text|texted|whatsapp|signal|slack|teams|chat|message|messenger|skype|telegram|\
         discord|imessage",
    ),
    (SentBy::Phone, "phone|telephone|phoned|call|called|voice|by phone"),
    (
        SentBy::InPerson,
        "in person|person|face to face|meeting|handed over|by hand|on paper|verbally|on site",
    ),
    (SentBy::Email, "email|e mail|mail|emailed|e mailed|mailed|outlook|gmail|plain email"),
    (SentBy::Unknown, "unknown|not known|dont know|n a|na|unclear|not sure|unsure|no idea|tbc"),
];

/// Which of a list of known things a cell names. The list holds an id and its names each; what is written in
/// capitals, with accents or with other signs between words is the same, and so is what is nearly its name, where
/// that is no other's.
pub fn find_named<'a>(text: &str, known: &[(&'a str, &[&str])]) -> Option<&'a str> {
    let wanted = words(text);
    if wanted.is_empty() || wanted.len() > 200 {
        return None;
    }
    let solid = wanted.replace(' ', "");
    let with = |passes: &dyn Fn(&str) -> bool| {
        let mut ids: Vec<&'a str> = Vec::new();
        for (id, names) in known {
            let mut names = names.iter().copied().chain([*id]).map(words);
            if names.any(|name| !name.is_empty() && passes(&name)) && !ids.contains(id) {
                ids.push(id);
            }
        }
        ids
    };
    let is_same = |name: &str| name == wanted || name.replace(' ', "") == solid;
    if let [only] = *with(&is_same) {
        return Some(only);
    }
    let padded = format!(" {wanted} ");
    // "EN (Engaging Networks), UK", "Engaging".
    let holds = |name: &str| {
        let is_known = name.len() >= 4 && padded.contains(&format!(" {name} "));
        let is_part = wanted.len() >= 4 && format!(" {name} ").contains(&padded);
        is_known || is_part
    };
    let is_close = |name: &str| {
        let name = name.replace(' ', "");
        let most = match name.len().min(solid.len()) {
            0..=4 => return false,
            5..=8 => 1,
            _ => 2,
        };
        strsim::damerau_levenshtein(&name, &solid) <= most
    };
    for ids in [with(&holds), with(&is_close)] {
        match *ids {
            [] => {}
            [only] => return Some(only),
            _ => return None,
        }
    }
    None
}

/// The e-mail addresses of a cell.
pub fn emails(text: &str) -> Emails {
    let mut emails = Emails::default();
    let places = mails::find(text);
    emails.has_other = text.matches('@').count() > places.len();
    for (_, email) in places {
        let is_new = |known: &String| !known.eq_ignore_ascii_case(email);
        if emails.found.iter().all(is_new) {
            emails.found.push(email.to_owned());
        }
    }
    emails
}

/// The mobiles of a cell in international form, each once. `calling_code` is the country of those that are
/// written without one, if the person said it.
pub fn mobiles(text: &str, calling_code: Option<&str>) -> Result<Vec<String>, MobileProblem> {
    let mut mobiles = Vec::new();
    if is_rounded(text.trim()) {
        return Err(MobileProblem::Rounded);
    }
    let text = text.replace(" or ", ";").replace(" / ", ";");
    for one in text.split([';', ',', '\n', '|']).map(str::trim).filter(|one| !one.is_empty()) {
        let read = match calling_code {
            Some(code) => parse_mobile_in(one, code),
            None => parse_mobile(one),
        };
        if let Some(mobile) = read.map_err(MobileProblem::Field)?
            && !mobiles.contains(&mobile)
        {
            mobiles.push(mobile);
        }
    }
    Ok(mobiles)
}

/// `4.47701E+11`
fn is_rounded(text: &str) -> bool {
    let is_number = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    let parts = text.split_once(['E', 'e']);
    parts.is_some_and(|(number, power)| {
        is_number(number) && is_number(power.trim_start_matches('+'))
    })
}

/// The last four characters of a key; nothing written is `None`. More than four are never kept.
pub fn parse_ending(text: &str) -> Result<Option<String>, EndingProblem> {
    let text = text.trim();
    let covered = |sign: char| matches!(sign, '.' | '…' | '*' | '•' | '●' | '·' | '#' | ' ');
    let end = text.trim_start_matches(covered);
    let small = words(end);
    if small.is_empty() && !text.contains(char::is_alphanumeric)
        || ["unknown", "n a", "na", "none", "not known", "tbc"].contains(&small.as_str())
    {
        return Ok(None);
    }
    let end = ["ends in ", "ending in ", "ending ", "ends with "]
        .iter()
        .find(|begin| end.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin)))
        .and_then(|begin| end.get(begin.len()..))
        .unwrap_or(end)
        .trim_start_matches(covered);
    if end.contains(char::is_whitespace) {
        return Err(EndingProblem::NotAnEnding);
    }
    match end.chars().count() {
        0..4 => Err(EndingProblem::TooShort),
        count => Ok(Some(end.chars().skip(count - 4).collect())),
    }
}

/// How a key was sent; `None` where the words say no way that we know.
pub fn sent_by(text: &str) -> Option<SentBy> {
    let said = words(text);
    if said.is_empty() {
        return Some(SentBy::Unknown);
    }
    let padded = format!(" {said} ");
    let stands = |names: &&(SentBy, &str)| {
        names.1.split('|').any(|name| padded.contains(&format!(" {name} ")))
    };
    WAYS.iter().find(stands).map(|(way, _)| *way)
}

/// An agency's role; `None` where nothing is written, or nothing that we know.
pub fn role(text: &str) -> Option<RoleSaid> {
    let said = words(text);
    let has = |word: &str| said.split(' ').any(|other| other == word);
    if has("subprocessor") || has("sub") && has("processor") {
        Some(RoleSaid::SubProcessor)
    } else if has("joint") {
        Some(RoleSaid::JointController)
    } else if has("processor") {
        Some(RoleSaid::Processor)
    } else if has("controller") || has("other") {
        Some(RoleSaid::Other)
    } else {
        None
    }
}

#[cfg(test)]
#[path = "tests/values.rs"]
mod tests;
