//! What the practice platform remembers: its keys, in memory and in one file; sessions, counts and links in memory.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, HEXLOWER};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::links::Links;
use crate::server::Clock;

/// What every key begins with, so that none is ever taken for a real one.
pub(crate) const PREFIX: &str = "PRACTICE-";
/// Engaging Networks: how long a session lasts.
const SESSION: SignedDuration = SignedDuration::from_hours(1);
/// Engaging Networks: requests an hour and API user.
const HOURLY: u32 = 5000;
/// The address that requests come from, as practice has it. It is a documentation address.
const CALLER: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7));
/// The most keys that are kept, and the longest file that is read.
const MOST_KEYS: usize = 500;
const LONGEST_FILE: u64 = 4 * 1024 * 1024;
/// The most sessions that are kept.
const MOST_SESSIONS: usize = 10_000;

/// A key that was made here.
#[expect(clippy::struct_field_names, reason = "the field is what the platform calls the API key")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) platform: String,
    pub(crate) kind: String,
    /// The platform's region, empty where it has none.
    #[serde(default)]
    pub(crate) region: String,
    /// The client, group or site.
    #[serde(default)]
    pub(crate) name: String,
    /// What stands in the vendor's form.
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, String>,
    /// What its group may do; nothing is said where that is absent, and then it may do everything.
    #[serde(default)]
    pub(crate) permissions: Option<Vec<Permission>>,
    /// It may do nothing of what is asked, on platforms without groups.
    #[serde(default)]
    pub(crate) limited: bool,
    /// `Active`, `Pending` or `Inactive`.
    pub(crate) status: String,
    pub(crate) key: String,
}

/// A row of a permission group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Permission {
    pub(crate) name: String,
    pub(crate) actions: Vec<String>,
}

impl Key {
    /// A field of the form; empty where it was left empty.
    pub(crate) fn field(&self, id: &str) -> &str {
        self.fields.get(id).map_or("", String::as_str)
    }

    pub(crate) fn is_active(&self) -> bool {
        self.status == "Active"
    }

    /// Whether its group has that column of that row.
    pub(crate) fn may(&self, action: &str, name: &str) -> bool {
        self.permissions.as_ref().is_none_or(|rows| {
            let mut rows = rows.iter().filter(|row| row.name.eq_ignore_ascii_case(name));
            rows.any(|row| row.actions.iter().any(|one| one.eq_ignore_ascii_case(action)))
        })
    }

    /// Whether the address is on the list; an empty list lets everybody in.
    fn lets_in(&self, address: IpAddr) -> bool {
        let list = self.field("remote-address");
        list.is_empty() || list.split('~').any(|one| one.parse() == Ok(address))
    }
}

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    keys: Vec<Key>,
}

/// A session of Engaging Networks.
struct Session {
    key: String,
    until: Timestamp,
}

/// Everything that is remembered.
pub(crate) struct Memory {
    kept: Kept,
    file: Option<PathBuf>,
    clock: Clock,
    admin_token: String,
    /// The address requests come from.
    pub(crate) caller: IpAddr,
    sessions: BTreeMap<String, Session>,
    /// By the key's id: when its hour began, and how many requests it made since.
    hours: BTreeMap<String, (Timestamp, u32)>,
    /// Links of Onetime Secret.
    pub(crate) links: Links,
}

/// Why a key of Engaging Networks is not let in.
pub(crate) enum Barred {
    Inactive,
    Address,
    Limit,
}

impl Memory {
    pub(crate) fn open(file: Option<PathBuf>, clock: Clock) -> Self {
        let kept = file.as_deref().and_then(load_kept).unwrap_or_default();
        Self {
            kept,
            file,
            clock,
            admin_token: make_hex::<32>(),
            caller: CALLER,
            sessions: BTreeMap::new(),
            hours: BTreeMap::new(),
            links: Links::default(),
        }
    }

    pub(crate) fn admin_token(&self) -> &str {
        &self.admin_token
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// A key of that platform by the key itself.
    pub(crate) fn by_key(&self, platform: &str, key: &str) -> Option<&Key> {
        self.keys().find(|one| one.platform == platform && one.key == key)
    }

    /// A key by its id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Key> {
        self.keys().find(|one| one.id == id)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.kept.keys.iter()
    }

    /// Adds a key; `false` where there are too many or the file cannot be written.
    pub(crate) fn add(&mut self, key: Key) -> bool {
        if self.kept.keys.len() >= MOST_KEYS {
            return false;
        }
        self.change(|keys| keys.push(key))
    }

    /// Changes a key in its place; `false` where the file cannot be written.
    pub(crate) fn put(&mut self, key: Key) -> bool {
        let id = key.id.clone();
        let kept = self.change(|keys| {
            if let Some(place) = keys.iter_mut().find(|one| one.id == id) {
                *place = key;
            }
        });
        self.sessions.retain(|_, session| session.key != id);
        kept
    }

    /// Takes a key away; `false` where the file cannot be written.
    pub(crate) fn remove(&mut self, id: &str) -> bool {
        self.change(|keys| keys.retain(|one| one.id != id))
    }

    /// Says how many requests of this hour the key has made.
    pub(crate) fn set_requests(&mut self, id: &str, requests: u32) {
        let now = self.now();
        self.hours.insert(id.to_owned(), (now, requests));
    }

    /// Counts a request of that key, or says why it is not let in.
    pub(crate) fn admit(&mut self, key: &Key) -> Result<(), Barred> {
        let now = self.now();
        if !key.is_active() {
            return Err(Barred::Inactive);
        }
        if !key.lets_in(self.caller) {
            return Err(Barred::Address);
        }
        let hour = self.hours.entry(key.id.clone()).or_insert((now, 0));
        if now.duration_since(hour.0) >= SignedDuration::from_hours(1) {
            *hour = (now, 0);
        }
        if hour.1 >= HOURLY {
            return Err(Barred::Limit);
        }
        hour.1 += 1;
        Ok(())
    }

    /// Begins a session.
    pub(crate) fn begin_session(&mut self, key: &Key) -> String {
        let now = self.now();
        self.sessions.retain(|_, session| session.until > now);
        if self.sessions.len() >= MOST_SESSIONS {
            self.sessions.clear();
        }
        let token = make_uuid();
        let until = now.saturating_add(SESSION).unwrap_or(Timestamp::MAX);
        self.sessions.insert(token.clone(), Session { key: key.id.clone(), until });
        token
    }

    /// Whose session that is; nobody's when it is over.
    pub(crate) fn session(&self, token: &str) -> Option<&Key> {
        let session = self.sessions.get(token).filter(|one| one.until > self.now())?;
        self.by_id(&session.key)
    }

    /// Ends a session; whether there was one.
    pub(crate) fn end_session(&mut self, token: &str) -> bool {
        self.sessions.remove(token).is_some()
    }

    /// What is not written did not happen.
    fn change(&mut self, change: impl FnOnce(&mut Vec<Key>)) -> bool {
        let mut keys = self.kept.keys.clone();
        change(&mut keys);
        let kept = Kept { keys };
        if !self.file.as_deref().is_none_or(|file| save_kept(file, &kept)) {
            return false;
        }
        self.kept = kept;
        true
    }
}

fn load_kept(file: &Path) -> Option<Kept> {
    let mut text = String::new();
    File::open(file).ok()?.take(LONGEST_FILE).read_to_string(&mut text).ok()?;
    let mut kept: Kept = serde_json::from_str(&text).ok()?;
    kept.keys.retain(|key| key.key.starts_with(PREFIX));
    kept.keys.truncate(MOST_KEYS);
    Some(kept)
}

fn save_kept(file: &Path, kept: &Kept) -> bool {
    let Ok(text) = serde_json::to_vec_pretty(kept) else { return false };
    // The folder is the practice profile's; it may not be there yet.
    let folder = file.parent().is_none_or(|folder| std::fs::create_dir_all(folder).is_ok());
    folder && std::fs::write(file, text).is_ok()
}

/// A new key of the platform's shape.
pub(crate) fn make_key(platform: &str) -> String {
    let shaped = match platform {
        "engaging-networks" | "donorfy" => make_uuid(),
        "spektrix" => BASE64.encode(&rand::random::<[u8; 32]>().repeat(2)),
        "everyaction" => format!("{}|1", make_uuid()),
        "mailchimp" => format!("{}-us21", make_hex::<16>()),
        "stripe" => format!("rk_test_{}", make_hex::<24>()),
        "wordpress" => fours(&make_hex::<12>()),
        _ => make_hex::<16>(),
    };
    format!("{PREFIX}{shaped}")
}

/// An id nobody guesses.
pub(crate) fn make_hex<const N: usize>() -> String
where
    rand::distr::StandardUniform: rand::distr::Distribution<[u8; N]>,
{
    HEXLOWER.encode(&rand::random::<[u8; N]>())
}

/// A random (version 4) UUID.
pub(crate) fn make_uuid() -> String {
    let bits = rand::random::<u128>() & !(0xf000 << 64) | (0x4000 << 64);
    let hex = format!("{:032x}", bits & !(0b11 << 62) | (0b10 << 62));
    let mut groups = String::with_capacity(36);
    for (place, digit) in hex.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            groups.push('-');
        }
        groups.push(digit);
    }
    groups
}

/// A blank after every four characters, as `WordPress` shows its passwords.
fn fours(text: &str) -> String {
    let mut out = String::new();
    for (place, sign) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(' ');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_of_version_4() {
        let uuid = make_uuid();
        let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12]);
        assert_eq!(uuid.chars().nth(14), Some('4'));
        assert!(uuid.chars().nth(19).is_some_and(|variant| "89ab".contains(variant)));
    }

    #[test]
    fn an_empty_list_lets_everybody_in_and_a_full_one_only_whole_addresses() {
        let mut key = Key {
            id: String::new(),
            platform: String::new(),
            kind: String::new(),
            region: String::new(),
            name: String::new(),
            fields: BTreeMap::new(),
            permissions: None,
            limited: false,
            status: String::new(),
            key: String::new(),
        };
        assert!(key.lets_in(CALLER));
        key.fields.insert("remote-address".to_owned(), "203.0.113.9~198.51.100.70".to_owned());
        assert!(!key.lets_in(CALLER));
        assert!(key.lets_in(IpAddr::from([198, 51, 100, 70])));
    }
}
