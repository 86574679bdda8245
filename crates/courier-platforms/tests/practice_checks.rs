//! Checks against the practice server: what one side asks is what the other side answers, for every kind of key that
//! can be asked about.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it likes")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::TcpStream;

use courier_platforms::strategies::practice::{NewKey, make_key};
use courier_platforms::{
    AccountParts, Catalog, CheckAnswer, CheckInput, CheckOffer, Consent, Kind, Net, Outcome,
    Platform, Reach, Why, check,
};
use courier_practice::{Practice, start};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

/// A site of the organisation's own.
const SITE: &str = "www.harbourtrust.example";

struct Exercise {
    practice: Practice,
    net: Net,
    catalog: Catalog,
}

impl Exercise {
    fn begin() -> Self {
        let practice = start(None).unwrap();
        let net = Net::new(Reach::Practice { port: practice.port() });
        Self { practice, net, catalog: Catalog::built_in() }
    }

    fn find(&self, platform: &str, kind: &str) -> (&Platform, &Kind) {
        let platform = self.catalog.platform(platform).unwrap();
        (platform, platform.kinds.iter().find(|one| one.id == kind).unwrap())
    }

    async fn make(
        &self,
        platform: &Platform,
        kind: &Kind,
        fields: &[(&str, &str)],
    ) -> SecretString {
        let new = NewKey {
            platform: &platform.id,
            kind: &kind.id,
            account: account(platform),
            fields: &filled(kind, fields),
            permissions: &[],
        };
        make_key(&self.net, self.practice.admin_token(), new).await.unwrap()
    }

    async fn check(
        &self,
        (platform, kind): (&Platform, &Kind),
        account: AccountParts<'_>,
        key: &SecretString,
    ) -> CheckAnswer {
        let input = CheckInput {
            platform,
            kind,
            account,
            fields: &filled(kind, &[]),
            key,
            consent: Consent { other_regions: true, download_a_day: true },
            approved_hosts: &BTreeSet::from([SITE.to_owned()]),
        };
        check(&self.net, input).await
    }

    /// What the app does not ask for yet: the platform's screens.
    fn admin(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.practice.port())).unwrap();
        let (body, token) = (body.to_string(), self.practice.admin_token());
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: admin.practice.example\r\nAuthorization: Bearer {token}\r\n\
             Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str(body).unwrap_or_default()
    }

    fn change(&self, key: &SecretString, change: &Value) {
        let key = key.expose_secret();
        let found = self.admin("POST", "/keys/find", &json!({ "key": key }));
        let id = found["id"].as_str().unwrap();
        self.admin("PUT", &format!("/keys/{id}"), change);
    }
}

fn account(platform: &Platform) -> AccountParts<'_> {
    AccountParts {
        region: platform.regions.first().map_or("", |region| region.id.as_str()),
        name: "harbour",
        address: "https://www.harbourtrust.example",
    }
}

/// The vendor's form: these, and something in every other field.
fn filled(kind: &Kind, fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        kind.fields.iter().map(|field| (field.id.clone(), "mo@example.org".to_owned())).collect();
    // No list of addresses lets everybody in.
    all.remove("remote-address");
    all.extend(fields.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())));
    all
}

#[tokio::test]
async fn a_key_of_every_kind_works_until_it_is_switched_off() {
    let exercise = Exercise::begin();
    let mut asked = Vec::new();
    for platform in exercise.catalog.platforms() {
        for kind in &platform.kinds {
            if kind.check_offer() == CheckOffer::None {
                continue;
            }
            let name = format!("{} {}", platform.id, kind.id);
            let key = exercise.make(platform, kind, &[]).await;
            let there = account(platform);
            let works = exercise.check((platform, kind), there, &key).await;
            assert_eq!(works.outcome, Outcome::Works, "{name}: {works:?}");
            exercise.change(&key, &json!({ "status": "Inactive" }));
            let off = exercise.check((platform, kind), there, &key).await;
            let is_off = matches!(off.outcome, Outcome::WrongKey | Outcome::KeyInactive);
            assert!(is_off, "{name}: {off:?}");
            exercise.change(&key, &json!({ "status": "Active", "refresh": true }));
            let replaced = exercise.check((platform, kind), there, &key).await;
            assert_eq!(replaced.outcome, Outcome::WrongKey, "{name}: {replaced:?}");
            asked.push(name);
        }
    }
    assert!(asked.len() >= 13, "{asked:?}");
}

#[tokio::test]
async fn engaging_networks_says_what_keeps_a_key_out() {
    let exercise = Exercise::begin();
    let rest = exercise.find("engaging-networks", "rest-api-user");
    let ca = AccountParts { region: "ca", ..AccountParts::default() };
    let us = AccountParts { region: "us", ..AccountParts::default() };
    let agency = exercise.make(rest.0, rest.1, &[("remote-address", "203.0.113.7")]).await;
    let elsewhere = exercise.check(rest, ca, &agency).await;
    assert_eq!(elsewhere.outcome, Outcome::AddressNotRegistered);
    exercise.admin("PUT", "/caller", &json!({ "address": "203.0.113.7" }));
    assert_eq!(exercise.check(rest, ca, &agency).await.outcome, Outcome::Works);
    exercise.change(&agency, &json!({ "requests": 5000 }));
    assert_eq!(exercise.check(rest, ca, &agency).await.outcome, Outcome::LimitReached);
    exercise.change(&agency, &json!({ "status": "Inactive" }));
    assert_eq!(exercise.check(rest, ca, &agency).await.outcome, Outcome::KeyInactive);
    let key = exercise.make(rest.0, rest.1, &[]).await;
    let other = exercise.check(rest, us, &key).await;
    assert_eq!(other.outcome, Outcome::WrongRegion);
    assert_eq!(other.why, Some(Why::OtherRegion { region: "ca".to_owned() }));
}
