//! What belongs to a person: their card, and what of them stands in forms and free text on other cards.

use std::collections::BTreeSet;

use courier_platforms::FieldKind;
use courier_vault::{CardVersion, Id};
use serde_json::Value;

use crate::accounts::Facts;
use crate::app::Open;
use crate::domain::{Card, ContactCard, GrantCard, PlanCard};

/// Digits of a number that tell it from others, however it is written.
const TELLING_DIGITS: usize = 9;

/// The shortest part of a name that is looked for alone.
const SHORTEST_NAME: usize = 3;

/// Everything that was ever on a person's card.
pub(crate) struct Theirs {
    /// Names, each in words.
    names: Vec<Vec<String>>,
    emails: Vec<String>,
    /// The last digits of mobile numbers.
    mobiles: Vec<String>,
    keys: Vec<String>,
}

/// Something of theirs: names `erase-<what>`, and what stands there.
pub(crate) type Goes = (&'static str, String);

/// What is done with a text that is theirs.
type Clear<'a> = &'a mut dyn FnMut(&'static str, &mut String, bool);

impl Theirs {
    /// What was ever on that card, as far as it can be read.
    pub(crate) fn of(open: &Open, person: &Id) -> Self {
        Self::on(&open.vault.card_versions(person))
    }

    /// What stands on these versions of a card.
    pub(crate) fn on(versions: &[(CardVersion, Vec<u8>)]) -> Self {
        let mut theirs =
            Self { names: Vec::new(), emails: Vec::new(), mobiles: Vec::new(), keys: Vec::new() };
        for (_, content) in versions {
            match Card::parse(content) {
                Some(Card::Contact(ContactCard { name, email, mobile, public_key, .. })) => {
                    theirs.names.push(words(&name));
                    theirs.emails.extend(Some(plain(&email)).filter(|email| !email.is_empty()));
                    theirs.mobiles.extend(mobile.as_deref().and_then(telling));
                    theirs.keys.extend(public_key);
                }
                Some(Card::Person { name }) => theirs.names.push(words(&name)),
                _ => {}
            }
        }
        theirs.names.retain(|name| !name.is_empty());
        theirs
    }

    /// What goes with the card itself, in these versions of it.
    pub(crate) fn goes_with(versions: &[(CardVersion, Vec<u8>)]) -> Vec<Goes> {
        let mut goes = Vec::new();
        for (_, content) in versions {
            match Card::parse(content) {
                Some(Card::Contact(card)) => {
                    let mobile = card.mobile.as_deref().map(crate::domain::show_mobile);
                    goes.push(("name", card.name));
                    goes.push(("email", card.email));
                    goes.push(("mobile", mobile.unwrap_or_default()));
                    goes.push(("public-key", card.public_key.unwrap_or_default()));
                }
                Some(Card::Person { name }) => goes.push(("name", name)),
                _ => {}
            }
        }
        goes
    }

    /// Whether a text is or holds something that tells this person from others.
    pub(crate) fn stands_in(&self, text: &str) -> bool {
        let (plain, in_words) = (plain(text), words(text));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // One name alone is many people's: it counts where nothing else is said.
        let named = |name: &Vec<String>| {
            in_words == *name
                || name.len() > 1 && in_words.windows(name.len()).any(|part| part == name)
        };
        self.names.iter().any(named)
            || self.emails.iter().any(|email| holds(&plain, email))
            || self.mobiles.iter().any(|mobile| digits.contains(mobile.as_str()))
            || self.keys.iter().any(|key| text.contains(key.as_str()))
    }

    /// Whether they stand on a card that nothing on record speaks of.
    pub(crate) fn is_on(&self, content: &[u8], close: bool) -> bool {
        let mut stands = false;
        let said = serde_json::from_slice(content).unwrap_or_default();
        each_string(&said, &mut |text| stands |= self.stands_in(text));
        let of_card = |mut card| !self.clear(&mut card, None, close).is_empty();
        stands || Card::parse(content).is_some_and(of_card)
    }

    /// Whether a text that is about this person's own doings names them, by one of their names alone.
    fn is_named_in(&self, text: &str) -> bool {
        let in_words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let is_there = |name: &String| {
            name.chars().count() >= SHORTEST_NAME
                && in_words.iter().any(|word| {
                    word.to_lowercase() == *name
                        && word.chars().next().is_some_and(char::is_uppercase)
                })
        };
        self.names.iter().flatten().any(is_there)
    }

    /// Takes what is theirs from a card; what went. `close` says that the card is about what this person did
    /// or had.
    pub(crate) fn clear(
        &self,
        card: &mut Card,
        facts: Option<&Facts<'_>>,
        close: bool,
    ) -> Vec<Goes> {
        let mut goes = Vec::new();
        if let Card::ApiUser { fields, .. } = card {
            let is_personal = |id: &str| {
                facts.is_none_or(|f| f.kind.fields.iter().any(|x| x.id == id && x.personal))
            };
            let together = |one: &str, other: &str| match (fields.get(one), fields.get(other)) {
                (Some(one), Some(other)) => self.stands_in(&format!("{one} {other}")),
                _ => false,
            };
            let about_them = together("first-name", "last-name")
                || fields.iter().any(|(id, value)| is_personal(id) && self.stands_in(value));
            // So is whatever they are reached at there: it need not be what stands on their card.
            let is_reached_at = |id: &str, value: &str| match facts {
                Some(facts) => facts.kind.fields.iter().any(|x| {
                    x.id == id
                        && x.personal
                        && matches!(x.kind, FieldKind::Email | FieldKind::Mobile)
                }),
                None => value.contains('@') || is_number(value),
            };
            // In a form that is about them a part of their name is theirs too.
            let is_part = |value: &str| {
                let value = words(value);
                let of = |name: &Vec<String>| value.iter().all(|word| name.contains(word));
                !value.is_empty() && self.names.iter().any(of)
            };
            fields.retain(|id, value| {
                let theirs = self.stands_in(value)
                    || about_them
                        && (is_reached_at(id, value) || is_personal(id) && is_part(value));
                if theirs {
                    goes.push(("field", value.clone()));
                }
                !theirs
            });
            return goes;
        }
        let mut clear = |what, text: &mut String, free: bool| {
            if !text.is_empty() && (self.stands_in(text) || free && close && self.is_named_in(text))
            {
                goes.push((what, std::mem::take(text)));
            }
        };
        each_text(card, &mut clear);
        goes
    }
}

/// Goes through what people typed on a card; `true` for free text.
fn each_text(card: &mut Card, clear: Clear<'_>) {
    match card {
        Card::Grant(GrantCard { opens: _, seen_by, accepted, approved_by, approved_how, note }) => {
            clear("seen-by", seen_by, true);
            clear("accepted", accepted, true);
            clear("approved-by", approved_by, true);
            clear("approved-how", approved_how, true);
            clear("note", note, true);
        }
        Card::Agency { name: _, contract } => clear("contract", contract, true),
        Card::Plan(PlanCard { reasons }) => {
            for reason in reasons.values_mut() {
                clear("note", reason, true);
            }
        }
        Card::Connection { user, uuid: _ } => clear("connection", user, false),
        // What an organisation, an account or a host is called is not a person's.
        Card::Organisation { .. }
        | Card::Person { .. }
        | Card::Account { .. }
        | Card::Contact(_)
        | Card::ApiUser { .. }
        | Card::Host { .. } => {}
    }
}

/// Goes through the texts that stand in something.
pub(crate) fn each_string(value: &Value, told: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => told(text),
        Value::Array(all) => all.iter().for_each(|value| each_string(value, told)),
        Value::Object(all) => all.values().for_each(|value| each_string(value, told)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a text is a telephone number, and no address of a computer.
fn is_number(text: &str) -> bool {
    let is_of_one = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')');
    text.chars().all(is_of_one) && telling(text).is_some()
}

/// A text with blanks and letter case made one.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether an address stands in a text, and not as a part of another.
fn holds(text: &str, email: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    text.match_indices(email).any(|(at, found)| {
        let (before, after) = (text.get(..at), text.get(at + found.len()..));
        let before = before.and_then(|before| before.chars().next_back());
        let mut after = after.unwrap_or_default().chars();
        let (next, second) = (after.next(), after.next());
        // A full stop may end the sentence.
        let ends = !next.is_some_and(goes_on)
            || next == Some('.') && !second.is_some_and(char::is_alphanumeric);
        !before.is_some_and(goes_on) && ends
    })
}

/// The last digits of a number, if there are enough to tell it from others.
fn telling(mobile: &str) -> Option<String> {
    let digits: Vec<char> = mobile.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(TELLING_DIGITS)?;
    digits.get(from..).map(|last| last.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ana() -> Theirs {
        Theirs {
            names: vec![words("Ana Costa")],
            emails: vec!["ana@brightwater.example".into()],
            mobiles: telling("+447700900123").into_iter().collect(),
            keys: vec!["age1example".into()],
        }
    }

    #[test]
    fn a_person_is_found_however_they_are_written() {
        for text in [
            "ANA  Costa",
            "sent to Ana Costa’s desk",
            "<Ana@Brightwater.example>",
            "write to ana@brightwater.example.",
            "0044 7700 900-123",
            "07700 900123",
            "age1example ana",
        ] {
            assert!(ana().stands_in(text), "{text}");
        }
        for text in [
            "Ana",
            "Diana Costa",
            "Ana Costas",
            "joana@brightwater.example",
            "ana@brightwater.example.org",
            "ana@brightwater.example-2",
            "+44 7700 900124",
            "",
        ] {
            assert!(!ana().stands_in(text), "{text}");
        }
    }

    #[test]
    fn of_a_form_goes_what_is_theirs_and_the_rest_stays() {
        let fields = [
            ("email-address", "ana@brightwater.example"),
            ("first-name", "Ana"),
            ("last-name", "Costa"),
            ("display-name", "Brightwater API"),
            ("remote-address", "198.51.100.20"),
        ];
        let fields = fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
        let mut card =
            Card::ApiUser { fields, characters: 36, ends_in: "d117".into(), there: None };
        let goes = ana().clear(&mut card, None, false);
        assert_eq!(goes.len(), 3, "{goes:?}");
        let Card::ApiUser { fields, ends_in, .. } = card else { panic!() };
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["display-name", "remote-address"]);
        assert_eq!(ends_in, "d117");
        // Whatever else she is reached at there goes as well; a server is not hers.
        let fields = [
            ("first-name", "Ana"),
            ("last-name", "Costa"),
            ("email-address", "hello@studio.example"),
            ("mobile-number", "+44 7700 900456"),
            ("remote-address", "198.51.100.20"),
        ];
        let fields = fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
        let mut card = Card::ApiUser { fields, characters: 0, ends_in: String::new(), there: None };
        assert_eq!(ana().clear(&mut card, None, false).len(), 4);
        let Card::ApiUser { fields, .. } = card else { panic!() };
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["remote-address"]);
        // Another Ana.
        let fields = [("first-name", "Ana"), ("last-name", "Silva")];
        let fields = fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
        let mut card = Card::ApiUser { fields, characters: 0, ends_in: String::new(), there: None };
        assert!(ana().clear(&mut card, None, true).is_empty());
    }

    #[test]
    fn a_first_name_alone_counts_only_on_what_was_theirs() {
        let noted = || {
            let (note, seen_by) = ("Will ask Ana again".into(), "the web team".into());
            Card::Grant(GrantCard { seen_by, note, ..GrantCard::default() })
        };
        assert!(ana().clear(&mut noted(), None, false).is_empty());
        let mut card = noted();
        let goes = ana().clear(&mut card, None, true);
        assert_eq!(goes, [("note", "Will ask Ana again".to_owned())]);
        let Card::Grant(card) = card else { panic!() };
        assert_eq!((&*card.note, &*card.seen_by), ("", "the web team"));
    }
}
