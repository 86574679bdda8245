//! *Check it works*: a system is asked about a key, and what it said is on record.

use std::collections::{BTreeMap, BTreeSet};

use courier_platforms::{CheckAnswer, CheckInput, CheckOffer, Consent, Outcome, Why, check};
use courier_vault::Id;
use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use secrecy::SecretString;

use crate::accounts::{AccountText, Facts};
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, HostFor};
use crate::error::Error;
use crate::keys::known;
use crate::views::{CheckConsent, CheckOfferView, CheckOutcome, CheckView, CheckedKey, Progress};

/// How many systems are asked at the same time.
const AT_ONCE: usize = 4;

/// Everything a question needs, copied while the vault is held.
struct Question {
    api_user: Id,
    platform: String,
    kind: String,
    account_id: Id,
    secret: Id,
    key: SecretString,
    fields: BTreeMap<String, String>,
    account: AccountText,
    approved_hosts: BTreeSet<String>,
}

impl App {
    /// Asks the system about a key that is kept. An answer that says something about the key is on record.
    ///
    /// # Errors
    /// [`Error::NoCheck`] where there is nothing to ask; [`Error::Forgotten`] where we keep no copy.
    pub async fn check_key(&self, key: &str, consent: CheckConsent) -> Result<CheckView, Error> {
        let question = self.with(|open| self.question(open, &known(open, key)?))?;
        self.ask_about(question, consent).await
    }

    /// Asks about every key that is kept and can be asked about without more of the person, a few at a time.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub async fn check_keys(&self) -> Result<Vec<CheckedKey>, Error> {
        let questions = self.with(|open| {
            let kept = open.state().api_users.iter().filter(|(id, known)| {
                known.switched_off.is_none() && self.is_harmless_to_ask(open, id)
            });
            let kept: Vec<Id> = kept.map(|(id, _)| id.clone()).collect();
            Ok(kept.into_iter().map(|id| (self.full_name(open, &id), id)).collect::<Vec<_>>())
        })?;
        let of = u32::try_from(questions.len()).unwrap_or(u32::MAX);
        // Each key is read just before its system is asked: once the vault is put away, none is.
        let asked = stream::iter(questions).map(|(name, id)| async move {
            let question = self.with(|open| self.question(open, &id)).ok()?;
            let key = id.to_string();
            let check = self.ask_about(question, CheckConsent::default()).await.ok()?;
            Some(CheckedKey { key, name, check })
        });
        let mut answers = asked.buffered(AT_ONCE).enumerate();
        let mut checked = Vec::new();
        while let Some((at, answer)) = answers.next().await {
            checked.extend(answer);
            let done = u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX);
            (self.host.progress)(Progress::Asked { done, of });
        }
        Ok(checked)
    }

    /// What the system of a key can be asked.
    pub(crate) fn check_offer(&self, open: &Open, api_user: &Id) -> Option<CheckOfferView> {
        let known = open.state().api_users.get(api_user)?;
        known.secret.as_ref()?;
        let facts = self.facts(open, known)?;
        let offer = facts.kind.check_offer();
        if offer == CheckOffer::None {
            return None;
        }
        let text = open.account_text(&known.account);
        let last = known.checked.map(|(at, outcome)| {
            self.check_view(&facts, &answer_of(outcome), at, CheckConsent::default())
        });
        Some(CheckOfferView {
            key: api_user.to_string(),
            system: facts.platform.name.clone(),
            hosts: facts.platform.check_hosts(facts.kind, &text.parts()),
            needs_consent: offer == CheckOffer::ShapeUnlessAgreed,
            last,
        })
    }

    fn is_harmless_to_ask(&self, open: &Open, api_user: &Id) -> bool {
        self.check_offer(open, api_user).is_some_and(|offer| !offer.needs_consent)
    }

    fn full_name(&self, open: &Open, api_user: &Id) -> String {
        let known = open.state().api_users.get(api_user);
        let facts = known.and_then(|known| self.facts(open, known));
        facts.map(|facts| self.name_of_key(open, api_user, &facts)).unwrap_or_default()
    }

    fn question(&self, open: &Open, api_user: &Id) -> Result<Question, Error> {
        let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        let facts = self.facts(open, known).ok_or(Error::NoCheck)?;
        if facts.kind.check_offer() == CheckOffer::None {
            return Err(Error::NoCheck);
        }
        let secret = known.secret.clone().ok_or(Error::Forgotten)?;
        Ok(Question {
            api_user: api_user.clone(),
            platform: facts.platform.id.clone(),
            kind: facts.kind.id.clone(),
            account_id: known.account.clone(),
            key: open.vault.read_secret(&secret)?,
            secret,
            fields: open.api_user_card(api_user).0,
            account: open.account_text(&known.account),
            approved_hosts: open.approved_hosts(HostFor::Site),
        })
    }

    /// Asks, and keeps nothing of it.
    async fn answer_to(
        &self,
        question: &Question,
        consent: CheckConsent,
    ) -> Result<CheckAnswer, Error> {
        let catalog = self.catalog();
        let platform = catalog.platform(&question.platform).ok_or(Error::NoCheck)?;
        let kind = platform.kind(&question.kind).ok_or(Error::NoCheck)?;
        let CheckConsent { other_regions, download_a_day } = consent;
        let input = CheckInput {
            platform,
            kind,
            account: question.account.parts(),
            fields: &question.fields,
            key: &question.key,
            consent: Consent { other_regions, download_a_day },
            approved_hosts: &question.approved_hosts,
        };
        Ok(check(&self.net, input).await)
    }

    /// Asks whether a system refuses a key: the one that is kept, or another one that it had.
    ///
    /// # Errors
    /// [`Error::StillOn`] where it takes it; [`Error::NotReached`] where it says neither.
    pub(crate) async fn must_be_refused(&self, key: &Id, old: bool) -> Result<(), Error> {
        let question = self.with(|open| {
            let mut question = self.question(open, key)?;
            if old {
                question.key = open.renewed.get(key).cloned().ok_or(Error::Forgotten)?;
            }
            Ok(question)
        })?;
        let answer = self.answer_to(&question, CheckConsent::default()).await?;
        let shape_only = answer.why == Some(Why::ShapeOnly);
        match answer.outcome {
            Outcome::WrongKey | Outcome::KeyInactive if !shape_only => {}
            Outcome::Works | Outcome::Limited | Outcome::AddressNotRegistered if !shape_only => {
                return Err(Error::StillOn);
            }
            _ => {
                let platform = self.catalog().platform(&question.platform);
                let name = platform.map_or("", |platform| platform.name.as_str());
                return Err(Error::not_reached(&answer, name));
            }
        }
        // What it said is of the key that was asked about.
        self.with(|open| {
            let known = open.state().api_users.get(key).ok_or(Error::Unknown)?;
            let is_it = known.secret.as_ref() == Some(&question.secret);
            if is_it { Ok(()) } else { Err(Error::ChangedMeanwhile) }
        })
    }

    /// The vault is held before and after, not while the system is asked.
    async fn ask_about(
        &self,
        question: Question,
        consent: CheckConsent,
    ) -> Result<CheckView, Error> {
        let answer = self.answer_to(&question, consent).await?;
        self.with(|open| {
            let api_user = &question.api_user;
            let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
            // Another key or account took its place while it was asked about: the answer says nothing of that one.
            let is_it = known.secret.as_ref() == Some(&question.secret)
                && known.account == question.account_id;
            if !is_it {
                return Err(Error::ChangedMeanwhile);
            }
            let outcome = outcome_of(answer.outcome);
            // What was no answer of the system says nothing of the key.
            let says_something = answer.why != Some(Why::ShapeOnly)
                && !matches!(answer.outcome, Outcome::Unreachable | Outcome::Unexpected);
            if says_something && !open.vault.is_read_only() {
                let change = Change::KeyChecked { api_user: api_user.clone(), outcome };
                self.record(open, Recording { entries: vec![change.seen()], ..<_>::default() })?;
            }
            let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
            let facts = self.facts(open, known).ok_or(Error::NoCheck)?;
            Ok(self.check_view(&facts, &answer, (self.host.clock)(), consent))
        })
    }

    fn check_view(
        &self,
        facts: &Facts<'_>,
        answer: &CheckAnswer,
        at: Timestamp,
        consent: CheckConsent,
    ) -> CheckView {
        let mut params = BTreeMap::from([("system".to_owned(), facts.platform.name.clone())]);
        params.insert("status".to_owned(), answer.status.unwrap_or(0).to_string());
        if let Some(why) = &answer.why {
            params.extend(why.params().into_iter().map(|(k, v)| (k.to_owned(), v)));
            if let Why::OtherRegion { region } = why {
                let region = facts.platform.region(region);
                let name = region.map(|known| facts.platform.region_name(self.lang(), known));
                params.insert("region".to_owned(), name.unwrap_or_default());
            }
        }
        CheckView {
            outcome: outcome_of(answer.outcome),
            why: answer.why.as_ref().map(|why| why.code().to_owned()).unwrap_or_default(),
            params,
            status: u32::from(answer.status.unwrap_or(0)),
            said: answer.said.clone(),
            at: at.to_string(),
            good: is_good(answer),
            may_ask_others: answer.outcome == Outcome::WrongKey
                && facts.platform.regions.len() > 1
                && !consent.other_regions,
        }
    }
}

impl Open {
    /// The hosts of the organisation's own that may be asked for that.
    pub(crate) fn approved_hosts(&self, what_for: HostFor) -> BTreeSet<String> {
        let hosts = self.state().hosts.iter().filter(|(_, approved)| **approved == what_for);
        let names = hosts.filter_map(|(id, _)| match self.card(id) {
            Some(Card::Host { host }) => Some(host),
            _ => None,
        });
        names.collect()
    }
}

/// An address that is not registered is good news for an agency's key: it is real, and works from theirs only.
fn is_good(answer: &CheckAnswer) -> bool {
    answer.why != Some(Why::ShapeOnly)
        && matches!(
            answer.outcome,
            Outcome::Works | Outcome::Limited | Outcome::AddressNotRegistered
        )
}

/// What is known of an answer that was on record before.
fn answer_of(outcome: CheckOutcome) -> CheckAnswer {
    let outcome = OUTCOMES.into_iter().find(|(_, shown)| *shown == outcome);
    let outcome = outcome.map_or(Outcome::Unexpected, |(outcome, _)| outcome);
    CheckAnswer { outcome, why: None, status: None, said: String::new() }
}

/// The same in the words of the catalog and of the window.
const OUTCOMES: [(Outcome, CheckOutcome); 9] = [
    (Outcome::Works, CheckOutcome::Works),
    (Outcome::Limited, CheckOutcome::Limited),
    (Outcome::WrongKey, CheckOutcome::WrongKey),
    (Outcome::AddressNotRegistered, CheckOutcome::AddressNotRegistered),
    (Outcome::KeyInactive, CheckOutcome::KeyInactive),
    (Outcome::LimitReached, CheckOutcome::LimitReached),
    (Outcome::WrongRegion, CheckOutcome::WrongRegion),
    (Outcome::Unreachable, CheckOutcome::Unreachable),
    (Outcome::Unexpected, CheckOutcome::Unexpected),
];

fn outcome_of(outcome: Outcome) -> CheckOutcome {
    let found = OUTCOMES.into_iter().find(|(of_catalog, _)| *of_catalog == outcome);
    found.map_or(CheckOutcome::Unexpected, |(_, shown)| shown)
}
