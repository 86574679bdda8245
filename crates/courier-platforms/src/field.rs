//! The fields of a vendor's form: what may stand in them, and what is wrong with what does.

use std::collections::BTreeMap;

use email_address::{EmailAddress, Options};
use serde::Deserialize;

use crate::addresses::{is_blank, is_invisible, parse_addresses};
use crate::mobile::parse_mobile;
use crate::platform::{Kind, Purpose};

/// A field of the vendor's form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The catalog's id; names its texts.
    pub id: String,
    /// What kind of value it takes.
    pub kind: FieldKind,
    /// Whether the value can belong to a person: then it may stand on a card only, never in a change.
    pub personal: bool,
    /// Where it stands in the vendor's screens, in the vendor's words.
    #[serde(rename = "where")]
    pub place: String,
    /// Whether it may be left empty.
    #[serde(default)]
    pub optional: bool,
    /// The most characters the vendor's form takes, all values and what joins them included.
    pub max_length: Option<usize>,
    /// What the vendor puts between several values.
    pub join: Option<String>,
    /// What the vendor's list offers; for a group, the one entry that means no group.
    #[serde(default)]
    pub options: Vec<String>,
    /// Whether no two keys of an account can have the same value.
    #[serde(default)]
    pub unique: bool,
    /// What we propose.
    pub proposed: Proposed,
}

/// What kind of value a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// One e-mail address.
    Email,
    /// Public server addresses, one or several.
    Addresses,
    /// One of the options.
    Choice,
    /// The name of a permission group, or the option that means none.
    Group,
    /// One mobile number in international form.
    Mobile,
    /// A name to sign in with: plain letters, digits and a few signs.
    Username,
}

/// What we propose for a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proposed {
    /// Nothing: only the agency knows.
    Nothing,
    /// Always the same.
    Always(String),
    /// Nothing: a person who has a sign-in of their own, chosen from the vendor's list.
    Person,
    /// The agency's name.
    Agency,
    /// The e-mail address of the contact.
    ContactEmail,
    /// The mobile number of the contact.
    ContactMobile,
    /// The agency's name and `API`.
    AgencyApi,
    /// An address on the organisation's own domain, made from the agency's name.
    AgencyEmail,
    /// The agency's name where the purpose needs a group, else the option that means none.
    Group,
    /// A name to sign in with, made from the agency's name.
    AgencyUsername,
    /// The option that is enough for the purpose.
    Purpose,
}

/// What is wrong with a value; names its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing stands there.
    Missing,
    /// It has more characters than the vendor's form takes.
    TooLong {
        /// How many it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
    /// It has not the form of an e-mail address.
    EmailMalformed,
    /// It is no IP address.
    AddressMalformed {
        /// As typed.
        value: String,
    },
    /// It works only inside a network: no server on the internet has it.
    AddressPrivate {
        /// As typed.
        value: String,
    },
    /// It stands there twice.
    AddressTwice {
        /// As typed the second time.
        value: String,
    },
    /// It means several addresses; the vendor takes single ones.
    AddressRange {
        /// As typed.
        value: String,
    },
    /// Together they are longer than the vendor's box.
    AddressesTooLong {
        /// How many characters they have, joined.
        length: usize,
        /// How many they may have.
        most: usize,
    },
    /// The vendor's list does not offer it.
    NotAnOption,
    /// One of a few has to be chosen.
    ChooseOne,
    /// It cannot stand in an address as the name of a client.
    SegmentMalformed,
    /// It is no https address of a service.
    HttpsAddressMalformed,
    /// It is no telephone number.
    MobileMalformed,
    /// It does not say which country it belongs to.
    MobileWithoutCountry,
    /// It takes no text messages.
    MobileLandline,
    /// It has signs that no name to sign in with has.
    UsernameMalformed,
    /// Another key of this account has it.
    Taken,
}

impl FieldProblem {
    /// Names the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too-long",
            Self::EmailMalformed => "email-malformed",
            Self::AddressMalformed { .. } => "address-malformed",
            Self::AddressPrivate { .. } => "address-private",
            Self::AddressTwice { .. } => "address-twice",
            Self::AddressRange { .. } => "address-range",
            Self::AddressesTooLong { .. } => "addresses-too-long",
            Self::NotAnOption => "not-an-option",
            Self::ChooseOne => "choose-one",
            Self::SegmentMalformed => "segment-malformed",
            Self::HttpsAddressMalformed => "https-address-malformed",
            Self::MobileMalformed => "mobile-malformed",
            Self::MobileWithoutCountry => "mobile-without-country",
            Self::MobileLandline => "mobile-landline",
            Self::UsernameMalformed => "username-malformed",
            Self::Taken => "taken",
        }
    }

    /// What the sentence mentions.
    pub fn params(&self) -> BTreeMap<String, String> {
        let pairs = match self {
            Self::Missing
            | Self::EmailMalformed
            | Self::NotAnOption
            | Self::ChooseOne
            | Self::SegmentMalformed
            | Self::HttpsAddressMalformed
            | Self::MobileMalformed
            | Self::MobileWithoutCountry
            | Self::MobileLandline
            | Self::UsernameMalformed
            | Self::Taken => Vec::new(),
            Self::TooLong { length, most } | Self::AddressesTooLong { length, most } => {
                vec![("length", length.to_string()), ("most", most.to_string())]
            }
            Self::AddressMalformed { value }
            | Self::AddressPrivate { value }
            | Self::AddressTwice { value }
            | Self::AddressRange { value } => vec![("value", value.clone())],
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// What the other keys of an account have in their fields, by field id.
pub type Taken = BTreeMap<String, Vec<String>>;

/// A whole form: what the vendor's form gets, and what is wrong; each field stands in one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// What the vendor's form gets, by field id.
    pub values: BTreeMap<String, String>,
    /// What is wrong, by field id.
    pub problems: BTreeMap<String, FieldProblem>,
}

impl Field {
    /// Whether a person types several values, one a line.
    pub fn is_many(&self) -> bool {
        self.join.is_some()
    }

    /// Whether its value says what a key may do or from where, so that it can be changed without a new key.
    pub fn decides(&self) -> bool {
        match self.kind {
            FieldKind::Addresses | FieldKind::Group => true,
            FieldKind::Choice => self.proposed == Proposed::Purpose,
            FieldKind::Text | FieldKind::Email | FieldKind::Mobile | FieldKind::Username => false,
        }
    }

    /// The single values in what the vendor's form gets.
    pub fn values<'a>(&'a self, checked: &'a str) -> impl Iterator<Item = &'a str> {
        let several = self.join.as_deref().map(|joint| checked.split(joint));
        let one = self.join.is_none().then_some(checked);
        several.into_iter().flatten().chain(one).filter(|value| !value.is_empty())
    }

    /// What the vendor's form gets for what a person typed.
    pub fn check(&self, raw: &str) -> Result<String, FieldProblem> {
        if raw.chars().all(is_blank) {
            return match (self.kind, self.options.first()) {
                (FieldKind::Group, Some(none)) => Ok(none.clone()),
                _ if self.optional => Ok(String::new()),
                _ => Err(FieldProblem::Missing),
            };
        }
        match self.kind {
            FieldKind::Text | FieldKind::Group => self.within(one_line(raw)),
            FieldKind::Username => check_username(raw).and_then(|name| self.within(name)),
            FieldKind::Email => check_email(raw).and_then(|email| self.within(email)),
            FieldKind::Addresses => self.check_addresses(raw),
            FieldKind::Mobile => parse_mobile(raw)?.ok_or(FieldProblem::Missing),
            FieldKind::Choice => {
                let choice = one_line(raw);
                if self.options.contains(&choice) {
                    Ok(choice)
                } else {
                    Err(FieldProblem::NotAnOption)
                }
            }
        }
    }

    fn within(&self, value: String) -> Result<String, FieldProblem> {
        let length = value.chars().count();
        match self.max_length {
            Some(most) if length > most => Err(FieldProblem::TooLong { length, most }),
            _ => Ok(value),
        }
    }

    fn check_addresses(&self, raw: &str) -> Result<String, FieldProblem> {
        let addresses = parse_addresses(raw)?;
        let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        if addresses.is_empty() {
            return if self.optional { Ok(String::new()) } else { Err(FieldProblem::Missing) };
        }
        let joined = addresses.join(self.join.as_deref().unwrap_or(" "));
        match self.max_length {
            Some(most) if joined.len() > most => {
                Err(FieldProblem::AddressesTooLong { length: joined.len(), most })
            }
            _ => Ok(joined),
        }
    }

    /// Whether another key of the account has this value already.
    pub(crate) fn is_taken(&self, value: &str, taken: &Taken) -> bool {
        let small = one_line(value).to_lowercase();
        let has_it = |other: &String| one_line(other).to_lowercase() == small;
        self.unique
            && !small.is_empty()
            && taken.get(&self.id).is_some_and(|others| others.iter().any(has_it))
    }

    /// Whether the field's own data fit together.
    pub(crate) fn is_consistent(&self) -> bool {
        let has_options = matches!(self.kind, FieldKind::Choice | FieldKind::Group);
        let always = match &self.proposed {
            Proposed::Always(value) => self.check(value).as_ref() == Ok(value),
            Proposed::Group => self.kind == FieldKind::Group,
            Proposed::AgencyEmail | Proposed::ContactEmail => self.kind == FieldKind::Email,
            Proposed::ContactMobile => self.kind == FieldKind::Mobile,
            Proposed::AgencyUsername => self.kind == FieldKind::Username,
            Proposed::Purpose => self.kind == FieldKind::Choice,
            Proposed::Person => self.kind == FieldKind::Text && self.personal,
            Proposed::Nothing | Proposed::Agency | Proposed::AgencyApi => true,
        };
        has_options != self.options.is_empty()
            && self.is_many() == (self.kind == FieldKind::Addresses)
            && always
    }
}

impl Kind {
    /// Checks a whole form; a field that is not in `raw` counts as empty. A permission group has to be named
    /// where the purpose needs one, and must not be where it needs none: any group would open more. `taken` is
    /// what the other keys of the account have in their fields, by field id; only `unique` fields are compared.
    pub fn check(
        &self,
        purpose: &Purpose,
        raw: &BTreeMap<String, String>,
        taken: &Taken,
    ) -> Checked {
        let mut checked = Checked::default();
        for field in &self.fields {
            let value = field.check(raw.get(&field.id).map_or("", String::as_str));
            let value = match value {
                Ok(value) if field.kind == FieldKind::Group => {
                    match (purpose.needs_group(), field.options.contains(&value)) {
                        (true, true) => Err(FieldProblem::Missing),
                        (false, false) => Err(FieldProblem::NotAnOption),
                        _ => Ok(value),
                    }
                }
                Ok(value) if field.is_taken(&value, taken) => Err(FieldProblem::Taken),
                other => other,
            };
            match value {
                Ok(value) => checked.values.insert(field.id.clone(), value).map(drop),
                Err(problem) => checked.problems.insert(field.id.clone(), problem).map(drop),
            };
        }
        checked
    }
}

/// One line without anything a person cannot see at its edges, runs of blanks made one.
pub(crate) fn one_line(raw: &str) -> String {
    let visible = |word: &&str| !word.chars().all(is_invisible);
    let words: Vec<&str> =
        raw.split(|sign: char| sign.is_whitespace() || sign.is_control()).filter(visible).collect();
    words.join(" ").trim_matches(is_blank).to_owned()
}

/// Plain letters, digits and the signs that every system takes in a name to sign in with.
fn check_username(raw: &str) -> Result<String, FieldProblem> {
    let name = one_line(raw);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte);
    if name.bytes().all(is_plain) { Ok(name) } else { Err(FieldProblem::UsernameMalformed) }
}

/// The address without what a person cannot see; refused where a mail program would not take it, or where it
/// is more than the address (`Ana <ana@example.org>`).
fn check_email(raw: &str) -> Result<String, FieldProblem> {
    let email: String =
        raw.trim_matches(is_blank).chars().filter(|sign| !is_invisible(*sign)).collect();
    let options =
        Options::default().without_display_text().without_domain_literal().with_required_tld();
    match EmailAddress::parse_with_options(&email, options) {
        Ok(_) if !email.chars().any(char::is_whitespace) => Ok(email),
        _ => Err(FieldProblem::EmailMalformed),
    }
}
