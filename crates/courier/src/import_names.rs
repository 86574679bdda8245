//! What a table calls systems, kinds of key, purposes and accounts, found in the catalog and on record.

use std::collections::HashMap;

use courier_platforms::{CheckedAccount, Kind, Platform, Purpose};
use courier_reading::table::Meaning;
use courier_reading::table::values::find_named;
use courier_vault::Id;

use crate::accounts::AccountText;
use crate::app::{App, Open};
use crate::error::Problem;
use crate::error_code::ErrorCode;
use crate::import_values::value;
use crate::making::problem_of;

/// An account that a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Where {
    /// It is on record.
    Known(Id),
    /// It is not.
    New(CheckedAccount),
}

type Found<'a> = (&'a Kind, &'a Purpose);

/// What was found, or what is wrong and in which column.
type Answer<'a> = Result<Found<'a>, (Meaning, Problem)>;

/// A cell that was read before is not read again.
pub(crate) struct Names<'a> {
    app: &'a App,
    open: &'a Open,
    platforms: HashMap<String, Result<&'a Platform, Problem>>,
    purposes: HashMap<(String, String, String), Answer<'a>>,
    titles: HashMap<String, String>,
    accounts: HashMap<(String, String), Result<Where, Problem>>,
    on: HashMap<String, Vec<(Id, AccountText)>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(app: &'a App, open: &'a Open) -> Self {
        Self {
            app,
            open,
            platforms: HashMap::new(),
            purposes: HashMap::new(),
            titles: HashMap::new(),
            accounts: HashMap::new(),
            on: HashMap::new(),
        }
    }

    pub(crate) fn platform_of(&self, id: &str) -> Option<&'a Platform> {
        self.app.catalog().platform(id)
    }

    /// The system of that name.
    pub(crate) fn platform(&mut self, text: &str) -> Result<&'a Platform, Problem> {
        if let Some(found) = self.platforms.get(text) {
            return found.clone();
        }
        let platforms = self.app.catalog().platforms();
        let initials: Vec<String> = platforms.iter().map(|of| initials(&of.name)).collect();
        let names: Vec<[&str; 2]> =
            platforms.iter().zip(&initials).map(|(of, short)| [of.name.as_str(), short]).collect();
        let known: Vec<(&str, &[&str])> =
            platforms.iter().zip(&names).map(|(of, names)| (of.id.as_str(), &names[..])).collect();
        let found = find_named(text, &known).and_then(|id| self.platform_of(id));
        let found =
            found.ok_or_else(|| Problem { code: ErrorCode::ImportSystem, params: value(text) });
        self.platforms.insert(text.to_owned(), found.clone());
        found
    }

    /// The kind of key and its purpose. Where several might be meant, none is taken.
    pub(crate) fn purpose(
        &mut self,
        platform: &'a Platform,
        kind: &str,
        purpose: &str,
    ) -> Answer<'a> {
        let asked = (platform.id.clone(), kind.to_owned(), purpose.to_owned());
        if let Some(found) = self.purposes.get(&asked) {
            return found.clone();
        }
        let found = self.find_purpose(platform, kind, purpose);
        self.purposes.insert(asked, found.clone());
        found
    }

    fn find_purpose(&mut self, platform: &'a Platform, kind: &str, purpose: &str) -> Answer<'a> {
        let kinds: Vec<&'a Kind> = match platform.kinds.as_slice() {
            // Of one kind there is nothing to tell apart, whatever people call it.
            [only] => vec![only],
            all if kind.is_empty() => all.iter().collect(),
            all => vec![self.find_kind(platform, all, kind).map_err(|p| (Meaning::Kind, p))?],
        };
        let all: Vec<Found<'a>> =
            kinds.iter().flat_map(|kind| kind.purposes.iter().map(|of| (*kind, of))).collect();
        let titles: Vec<String> =
            all.iter().map(|(kind, of)| self.title(platform, kind, of)).collect();
        let refuse = |code| {
            let mut params = value(purpose);
            params.insert("choices".to_owned(), titles.join("; "));
            Err((Meaning::Purpose, Problem { code, params }))
        };
        if purpose.is_empty() {
            return match *all.as_slice() {
                [only] => Ok(only),
                _ => refuse(ErrorCode::ImportNoPurpose),
            };
        }
        let names: Vec<[&str; 1]> = titles.iter().map(|title| [title.as_str()]).collect();
        let known: Vec<(&str, &[&str])> =
            all.iter().zip(&names).map(|((_, of), names)| (of.id.as_str(), &names[..])).collect();
        let id = find_named(purpose, &known);
        match all.iter().find(|(_, of)| id == Some(of.id.as_str())) {
            Some(found) => Ok(*found),
            None => refuse(ErrorCode::ImportPurpose),
        }
    }

    fn find_kind(
        &self,
        platform: &'a Platform,
        kinds: &'a [Kind],
        text: &str,
    ) -> Result<&'a Kind, Problem> {
        let names: Vec<String> =
            kinds.iter().map(|kind| platform.kind_name(self.app.lang(), kind)).collect();
        let lists: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
        let known: Vec<(&str, &[&str])> =
            kinds.iter().zip(&lists).map(|(of, names)| (of.id.as_str(), &names[..])).collect();
        let id = find_named(text, &known);
        kinds.iter().find(|kind| id == Some(kind.id.as_str())).ok_or_else(|| {
            let mut params = value(text);
            params.insert("choices".to_owned(), names.join("; "));
            Problem { code: ErrorCode::ImportKind, params }
        })
    }

    /// A purpose in words.
    pub(crate) fn title(&mut self, platform: &Platform, kind: &Kind, purpose: &Purpose) -> String {
        let key = format!("{} {}", platform.id, purpose.id);
        if let Some(title) = self.titles.get(&key) {
            return title.clone();
        }
        let title = platform.purpose_words(self.app.lang(), kind, purpose, "", "").title;
        self.titles.insert(key, title.clone());
        title
    }

    /// The account of that name; where nothing is said the only one there is.
    pub(crate) fn account(&mut self, platform: &Platform, text: &str) -> Result<Where, Problem> {
        let asked = (platform.id.clone(), text.to_owned());
        if let Some(found) = self.accounts.get(&asked) {
            return found.clone();
        }
        let open = self.open;
        let on =
            self.on.entry(platform.id.clone()).or_insert_with(|| open.accounts_on(&platform.id));
        let found = find_account(platform, on, self.app.lang(), text);
        self.accounts.insert(asked, found.clone());
        found
    }
}

fn find_account(
    platform: &Platform,
    on: &[(Id, AccountText)],
    lang: &str,
    text: &str,
) -> Result<Where, Problem> {
    if text.is_empty() {
        let nameless = |(_, text): &&(Id, AccountText)| *text == AccountText::default();
        return match on {
            [(only, _)] => Ok(Where::Known(only.clone())),
            // Nobody may know any more where it was.
            [] => Ok(Where::New(
                platform.check_account(&AccountText::default().parts()).unwrap_or_default(),
            )),
            several => match several.iter().find(nameless) {
                Some((id, _)) => Ok(Where::Known(id.clone())),
                None => Err(Problem::of(ErrorCode::ImportNoAccount)),
            },
        };
    }
    let unknown = || Problem { code: ErrorCode::ImportAccount, params: value(text) };
    let mut said = AccountText::default();
    if platform.account.is_some() {
        let same =
            |(_, known): &&(Id, AccountText)| known.name.to_lowercase() == text.to_lowercase();
        if let Some((id, _)) = on.iter().find(same) {
            return Ok(Where::Known(id.clone()));
        }
        let is_address = text.starts_with("https://") || text.starts_with("http://");
        text.clone_into(&mut said.name);
        said.address = if is_address { text.to_owned() } else { format!("https://{text}") };
    } else {
        let names: Vec<[String; 2]> = platform
            .regions
            .iter()
            .map(|region| [platform.region_name(lang, region), region.host.clone()])
            .collect();
        let lists: Vec<Vec<&str>> =
            names.iter().map(|names| names.iter().map(String::as_str).collect()).collect();
        let known: Vec<(&str, &[&str])> = platform
            .regions
            .iter()
            .zip(&lists)
            .map(|(of, list)| (of.id.as_str(), &list[..]))
            .collect();
        find_named(text, &known).ok_or_else(unknown)?.clone_into(&mut said.region);
    }
    let asks_both =
        platform.account.as_ref().is_some_and(|account| account.name && account.asks_address());
    // A service of our own has an address too, which a name does not tell.
    if asks_both {
        return Err(unknown());
    }
    let checked = platform.check_account(&said.parts()).map_err(|problems| {
        problems.first().map_or_else(unknown, |(_, of)| problem_of(of.code(), of.params()))
    })?;
    let same = |(_, known): &&(Id, AccountText)| {
        known.region == checked.region
            && known.name.to_lowercase() == checked.name.to_lowercase()
            && known.address == checked.address
    };
    Ok(match on.iter().find(same) {
        Some((id, _)) => Where::Known(id.clone()),
        None => Where::New(checked),
    })
}

/// *EN* of *Engaging Networks*; the name itself where it is one word.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return name.to_owned();
    }
    words.iter().filter_map(|word| word.chars().next()).collect()
}
