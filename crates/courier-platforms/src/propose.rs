//! What we propose for the vendor's form, so that the person has to think of nothing.

use std::collections::BTreeMap;

use crate::field::{Field, Proposed, Taken, one_line};
use crate::platform::{Kind, Purpose};

/// What a proposal is made from.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// The agency's name, as typed.
    pub agency: &'a str,
    /// The organisation's own e-mail domain.
    pub email_domain: &'a str,
    /// What the other keys of the account have in their fields, by field id.
    pub taken: &'a Taken,
    /// The contact's e-mail address; empty where unknown, and where the key is sent to ourselves.
    pub email: &'a str,
    /// The contact's mobile number; empty likewise.
    pub mobile: &'a str,
}

/// The longest part before the @ we make; the standard allows 64, a person should be able to read it.
const LONGEST_SLUG: usize = 40;

impl Kind {
    /// A value for each field. Where a name is taken, it and the names beside it get a number, so that the
    /// second API user of an agency is told from the first, and cannot end up in the first one's group.
    pub fn propose(&self, purpose: &Purpose, proposal: &Proposal<'_>) -> BTreeMap<String, String> {
        let number = self.free_number(purpose, proposal);
        self.fields
            .iter()
            .map(|field| (field.id.clone(), propose(field, purpose, proposal, number)))
            .collect()
    }

    fn free_number(&self, purpose: &Purpose, proposal: &Proposal<'_>) -> usize {
        let is_free = |number: &usize| {
            !self.fields.iter().any(|field| {
                let value = propose(field, purpose, proposal, *number);
                field.is_taken(&value, proposal.taken)
            })
        };
        // Among one more numbers than there are names, one is free.
        let names = proposal.taken.values().map(Vec::len).sum::<usize>();
        (1..=names).find(is_free).unwrap_or(names + 1)
    }
}

fn propose(field: &Field, purpose: &Purpose, proposal: &Proposal<'_>, number: usize) -> String {
    let agency = one_line(proposal.agency);
    // What would be refused is not proposed: the box stays empty and asks for it.
    let checked = |value: &str| field.check(value).unwrap_or_default();
    match &field.proposed {
        Proposed::Nothing | Proposed::Person => String::new(),
        Proposed::Always(value) => value.clone(),
        Proposed::Agency if field.unique => fitting(field, &agency, &suffix(" ", number)),
        Proposed::Agency => fitting(field, &agency, ""),
        Proposed::AgencyApi => fitting(field, &agency, &format!(" API{}", suffix(" ", number))),
        Proposed::AgencyUsername => checked(&username(proposal, number)),
        Proposed::Purpose => purpose.choose.get(&field.id).cloned().unwrap_or_default(),
        Proposed::AgencyEmail => checked(&email(proposal, number)),
        Proposed::ContactEmail => checked(proposal.email),
        Proposed::ContactMobile => checked(proposal.mobile),
        Proposed::Group if purpose.needs_group() => fitting(field, &agency, &suffix(" ", number)),
        Proposed::Group => field.options.first().cloned().unwrap_or_default(),
    }
}

/// The agency's name and what follows it, the name cut where the field is too short for both.
fn fitting(field: &Field, agency: &str, end: &str) -> String {
    let most = field.max_length.unwrap_or(usize::MAX).saturating_sub(end.chars().count());
    let name: String = agency.chars().take(most).collect();
    one_line(&format!("{name}{end}"))
}

fn suffix(before: &str, number: usize) -> String {
    if number < 2 { String::new() } else { format!("{before}{number}") }
}

fn email(proposal: &Proposal<'_>, number: usize) -> String {
    let domain = one_line(proposal.email_domain).to_lowercase();
    format!("{}@{}", username(proposal, number), domain.trim_start_matches('@'))
}

fn username(proposal: &Proposal<'_>, number: usize) -> String {
    let slug = slug(proposal.agency).unwrap_or_else(|| "agency".to_owned());
    format!("{slug}-api{}", suffix("-", number))
}

/// `Søn & Töchter` as `son-tochter`; nothing where a letter of the name has no plain Latin one.
fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for sign in name.to_lowercase().chars() {
        if sign.is_ascii_alphanumeric() {
            slug.push(sign);
        } else if let Some(plain) = plain_letters(sign) {
            slug.push_str(plain);
        } else if sign.is_alphanumeric() {
            return None;
        } else if !slug.is_empty() && !slug.ends_with('-') && !is_within_word(sign) {
            slug.push('-');
        }
    }
    let mut short: String = slug.chars().take(LONGEST_SLUG).collect();
    if short.len() < slug.len()
        && let Some((whole_words, _)) = short.rsplit_once('-')
    {
        short = whole_words.to_owned();
    }
    let short = short.trim_matches('-');
    (!short.is_empty()).then(|| short.to_owned())
}

/// Apostrophes, and the accents that stand apart from their letter.
fn is_within_word(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}')
}

/// The plain letters for a lower-case Latin letter with an accent.
fn plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}
