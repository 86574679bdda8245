//! What stands in the vault that is measured: years of agencies, API users and locked files, in the form the
//! app writes them.

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use anyhow::{Context, Result};
use courier_crypto::{Language, Passphrase, make_random, sha256_hex};
use courier_vault::{ChangeSet, Device, Id, NewCard, NewSecret, Vault, found};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::{Places, Wanted};

/// API users an agency has, as made here.
const USERS_OF_AN_AGENCY: u64 = 25;

/// Change sets from a locked file that was made to its words with the agency.
const STEPS: u64 = 6;

const PURPOSES: [(&str, bool); 3] =
    [("submit-pages", false), ("show-pages", false), ("add-and-update-supporters", true)];

/// Years of work: agencies with their people, keys, and locked files on their way.
struct Story {
    vault: Vault,
    person: Id,
    account: Id,
    now: Timestamp,
    left: u64,
    begun: Instant,
}

/// One entry of a change set, as `courier::domain::Change` spells it.
fn entry(known: &str, what: &str, fields: &Value) -> String {
    format!(r#"{{"known":"{known}","change":{{"{what}":{fields}}}}}"#)
}

fn content(by: &Id, entries: &[String]) -> String {
    format!(r#"{{"by":"{by}","entries":[{}]}}"#, entries.join(","))
}

fn card(id: &Id, content: &Value) -> NewCard {
    NewCard { card: id.clone(), content: content.to_string().into_bytes() }
}

fn contact_card(number: u64, mobile: bool) -> Value {
    let mobile = mobile.then(|| format!("+44770090{:04}", number % 10_000));
    json!({
        "kind": "contact", "name": format!("Mo Adeyemi {number}"),
        "email": format!("mo.adeyemi.{number}@brightwater.example.org"), "mobile": mobile,
    })
}

/// Makes the vault and closes it as the app does, with its cache of cards.
pub(crate) fn make(places: &Places, wanted: &Wanted) -> Result<()> {
    let agencies = (wanted.api_users / USERS_OF_AN_AGENCY).max(1);
    let contacts = 2 * agencies + agencies / 2;
    let before_files = 1 + contacts + 2 * wanted.api_users;
    let left = wanted.changes.checked_sub(before_files).with_context(|| {
        format!("{} API users need {before_files} changes at least", wanted.api_users)
    })?;
    let files = left / STEPS;
    println!(
        "making {} change sets: {agencies} agencies, {contacts} people, {} API users, {files} files",
        wanted.changes, wanted.api_users
    );
    let device = Device::make();
    let mut story = Story::begin(places, &device, wanted.changes)?;
    let share = |of: u64, agency: u64| agency * of / agencies..(agency + 1) * of / agencies;
    for agency in 0..agencies {
        let people = story.agency(agency, share(contacts, agency))?;
        let mut users = Vec::new();
        for user in share(wanted.api_users, agency) {
            users.push(story.api_user(user)?);
        }
        let files = share(files, agency);
        let count = usize::try_from(files.end - files.start)?;
        let agency = people.first().context("an agency of nobody")?;
        let mut held = BTreeSet::new();
        for file in 0..count {
            let from = file * users.len() / count;
            let to = ((file + 1) * users.len() / count).max(from + 1);
            let keys = users.get(from..to).context("no such key")?;
            let new: Vec<&Id> = keys.iter().filter(|key| held.insert((*key).clone())).collect();
            let person = 1 + file % (people.len() - 1);
            let person = people.get(person).context("no such person")?;
            story.locked_file(agency, person, keys, &new)?;
        }
    }
    let person = Id::make();
    while story.left > 0 {
        let changed = entry("said", "contact-changed", &json!({ "contact": person }));
        story.write(&[changed], vec![card(&person, &contact_card(0, true))], Vec::new())?;
    }
    story.vault.save_cards()?;
    println!("made in {:.0} s", story.begun.elapsed().as_secs_f64());
    Ok(fs::write(places.device_text(), device.to_text().expose_secret())?)
}

impl Story {
    fn begin(places: &Places, device: &Device, changes: u64) -> Result<Self> {
        let [organisation, person, account] = [(); 3].map(|()| Id::make());
        let now: Timestamp = "2021-01-04T08:30:00Z".parse()?;
        let named = json!({ "card": organisation, "zone": "Europe/London" });
        let entries = [
            entry("said", "organisation-named", &named),
            entry("said", "person-named", &json!({ "card": person })),
            entry("said", "platforms-chosen", &json!({ "platforms": ["engaging-networks"] })),
            entry(
                "said",
                "account-added",
                &json!({ "account": account, "platform": "engaging-networks", "region": "us" }),
            ),
        ];
        let mut change = ChangeSet::of(now, content(&person, &entries));
        let domain = "example.org";
        let ours =
            json!({ "kind": "organisation", "name": "Harbour Trust", "email_domain": domain });
        change.cards.push(card(&organisation, &ours));
        change.cards.push(card(&person, &json!({ "kind": "person", "name": "Ana Costa" })));
        let (profile, folder) = (places.profile(), places.vault());
        let (vault, ..) = found(&profile, &folder, device, &Id::make(), change)?;
        Ok(Self { vault, person, account, now, left: changes - 1, begun: Instant::now() })
    }

    /// Writes one change set, three quarters of an hour after the one before it.
    fn write(
        &mut self,
        entries: &[String],
        cards: Vec<NewCard>,
        secrets: Vec<NewSecret>,
    ) -> Result<()> {
        self.now = self.now.checked_add(SignedDuration::from_mins(45))?;
        let change = ChangeSet::of(self.now, content(&self.person, entries));
        self.vault.append(ChangeSet { cards, secrets, ..change })?;
        self.left -= 1;
        if self.left.is_multiple_of(2_500) {
            println!("  {} to go, {:.0} s", self.left, self.begun.elapsed().as_secs_f64());
        }
        Ok(())
    }

    /// An agency and its people; the agency itself comes first.
    fn agency(&mut self, number: u64, people: std::ops::Range<u64>) -> Result<Vec<Id>> {
        let agency = Id::make();
        let mut ids = vec![agency.clone()];
        for person in people {
            let contact = Id::make();
            let (mut entries, mut cards) = (Vec::new(), Vec::new());
            if ids.len() == 1 {
                entries.push(entry("said", "agency-added", &json!({ "agency": agency })));
                let name = format!("Brightwater {number}");
                cards.push(card(&agency, &json!({ "kind": "agency", "name": name })));
            }
            let added = json!({ "contact": contact, "agency": agency });
            entries.push(entry("said", "contact-added", &added));
            cards.push(card(&contact, &contact_card(person, person % 2 == 0)));
            self.write(&entries, cards, Vec::new())?;
            ids.push(contact);
        }
        Ok(ids)
    }

    /// An API user is made in the vendor's form, and its key kept.
    fn api_user(&mut self, number: u64) -> Result<Id> {
        let (api_user, secret) = (Id::make(), Id::make());
        let hex = Id::make().to_string();
        let key: String = [8, 4, 4, 4, 12]
            .iter()
            .scan(0, |from, length| {
                let group = hex.get(*from..*from + length);
                *from += length;
                group
            })
            .collect::<Vec<_>>()
            .join("-");
        let form = |characters: usize, ends_in: &str| {
            json!({
                "kind": "api-user", "characters": characters, "ends_in": ends_in,
                "fields": {
                    "email-address": format!("brightwater-{number}-api@example.org"),
                    "display-name": format!("Brightwater {number} API"),
                    "first-name": format!("Brightwater {number}"), "last-name": "API",
                    "remote-address": "192.0.2.17~198.51.100.4", "status": "Active",
                    "group": format!("Brightwater {number}"),
                },
            })
        };
        let (purpose, _) = purpose_of(&api_user);
        let made = json!({
            "api_user": api_user, "account": self.account, "kind": "rest-api-user",
            "purpose": purpose, "how": "guided",
        });
        let made = entry("said", "api-user-made", &made);
        self.write(&[made], vec![card(&api_user, &form(0, ""))], Vec::new())?;
        let kept = json!({ "api_user": api_user, "secret": secret });
        let kept = entry("seen", "key-kept", &kept);
        let known = card(&api_user, &form(key.len(), key.get(32..).unwrap_or_default()));
        let key = SecretString::from(key);
        let secret = NewSecret { secret, content: key.clone(), key: Some(key) };
        self.write(&[kept], vec![known], vec![secret])?;
        Ok(api_user)
    }

    /// A locked file from its making to its words with the agency; access begins when it is saved.
    fn locked_file(&mut self, agency: &Id, to: &Id, keys: &[Id], new: &[&Id]) -> Result<()> {
        let [delivery, words, receipt] = [(); 3].map(|()| Id::make());
        let made = json!({
            "delivery": delivery, "contact": to, "api_users": keys, "form": "age",
            "words": words, "receipt": receipt,
        });
        let digits = format!("{:06}", self.left % 1_000_000);
        let secrets = vec![
            NewSecret {
                secret: words,
                content: Passphrase::make(Language::En).canonical().clone(),
                key: None,
            },
            NewSecret { secret: receipt, content: SecretString::from(digits), key: None },
        ];
        self.write(&[entry("seen", "file-made", &made)], Vec::new(), secrets)?;

        let sha256 = sha256_hex(make_random::<32>().as_ref());
        let saved = json!({ "delivery": delivery, "sha256": sha256, "size": 2417 });
        let mut entries = vec![entry("seen", "file-saved", &saved)];
        let mut cards = Vec::new();
        let since = self.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let review = since.checked_add(jiff::Span::new().months(12))?;
        for api_user in new {
            let (purpose, opens_everything) = purpose_of(api_user);
            let grant = Id::make();
            let opened = json!({
                "grant": grant, "api_user": api_user, "agency": agency, "purpose": purpose,
                "opens_everything": opens_everything, "since": since, "review": review,
            });
            entries.push(entry("seen", "grant-opened", &opened));
            let opens = "Brightwater can send in what people fill in on your pages. It cannot look \
                         up or change what you hold about a supporter.";
            cards.push(card(&grant, &json!({ "kind": "grant", "opens": opens })));
        }
        self.write(&entries, cards, Vec::new())?;

        for (known, what, fields) in [
            ("said", "file-sent", json!({ "delivery": delivery, "way": "email" })),
            ("said", "file-arrived", json!({ "delivery": delivery })),
            ("seen", "words-shown", json!({ "delivery": delivery, "way": "read-aloud" })),
            ("said", "words-sent", json!({ "delivery": delivery, "way": "read-aloud" })),
        ] {
            self.write(&[entry(known, what, &fields)], Vec::new(), Vec::new())?;
        }
        Ok(())
    }
}

/// What an API user is for, by its id.
fn purpose_of(api_user: &Id) -> (&'static str, bool) {
    let sum: usize = api_user.as_str().bytes().map(usize::from).sum();
    PURPOSES.get(sum % PURPOSES.len()).copied().unwrap_or_default()
}
