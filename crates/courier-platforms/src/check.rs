//! *Check it works*: the least intrusive question to a system, and one outcome.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;

use crate::account::AccountParts;
use crate::check_data::{Check, Strategy};
use crate::check_table;
use crate::net::Net;
use crate::platform::{Kind, Platform};
use crate::strategies;

/// How long a check may take that asks several times.
const LONGEST: Duration = Duration::from_mins(1);

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The system takes the key.
    Works,
    /// The system knows the key, and does not let it do what was asked.
    Limited,
    /// The system does not know the key.
    WrongKey,
    /// The system knows the key, and refuses this computer's address.
    AddressNotRegistered,
    /// The system knows the key, and has it switched off.
    KeyInactive,
    /// The key has asked too often.
    LimitReached,
    /// The key belongs to another region or site.
    WrongRegion,
    /// The system was not reached.
    Unreachable,
    /// The answer is none we know.
    Unexpected,
}

/// Why, where the outcome alone does not say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// This computer has no network.
    NoNetwork,
    /// Nobody knows the host's name.
    UnknownHost,
    /// The connection is not what it says it is (TLS).
    NotTrusted,
    /// It took too long.
    TimedOut,
    /// The name leads into a private network.
    PrivateAddress,
    /// It sends us to another host.
    Redirected {
        /// The host it names.
        host: String,
    },
    /// A page answered instead of the system, as in a hotel's network.
    NotTheSystem,
    /// The answer is longer than any of the system's.
    TooLong,
    /// The answer cannot be read.
    NotReadable,
    /// This computer's clock is off, which signed requests do not forgive.
    ClockOff {
        /// By how many minutes; ahead where positive.
        minutes: i64,
    },
    /// Ask again later.
    AskLater {
        /// In how many seconds, where the system says.
        seconds: Option<u32>,
    },
    /// The key works in that region.
    OtherRegion {
        /// The catalog's id of it.
        region: String,
    },
    /// Only the key's form was looked at.
    ShapeOnly,
    /// The host is not approved.
    NotApproved {
        /// The host.
        host: String,
    },
    /// The site does not offer application passwords.
    NoApplicationPasswords,
    /// The address is not https.
    NotHttps,
    /// Something the question needs is not there, or cannot stand in a request.
    Incomplete,
    /// The key holds what no key of this system does, and was not sent.
    KeyMalformed,
    /// The system says that it has a fault of its own.
    Trouble,
    /// The server does that only for people with an account there.
    AccountNeeded,
}

impl Why {
    /// Names the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoNetwork => "no-network",
            Self::UnknownHost => "unknown-host",
            Self::NotTrusted => "not-trusted",
            Self::TimedOut => "timed-out",
            Self::PrivateAddress => "private-address",
            Self::Redirected { .. } => "redirected",
            Self::NotTheSystem => "not-the-system",
            Self::TooLong => "too-long",
            Self::NotReadable => "not-readable",
            Self::ClockOff { .. } => "clock-off",
            Self::AskLater { .. } => "ask-later",
            Self::OtherRegion { .. } => "other-region",
            Self::ShapeOnly => "shape-only",
            Self::NotApproved { .. } => "not-approved",
            Self::NoApplicationPasswords => "no-application-passwords",
            Self::NotHttps => "not-https",
            Self::Incomplete => "incomplete",
            Self::KeyMalformed => "key-malformed",
            Self::Trouble => "trouble",
            Self::AccountNeeded => "account-needed",
        }
    }

    /// What the sentence mentions.
    pub fn params(&self) -> BTreeMap<&'static str, String> {
        match self {
            Self::Redirected { host } | Self::NotApproved { host } => {
                BTreeMap::from([("host", host.clone())])
            }
            Self::ClockOff { minutes } => BTreeMap::from([("minutes", minutes.to_string())]),
            Self::AskLater { seconds: Some(seconds) } => {
                BTreeMap::from([("seconds", seconds.to_string())])
            }
            Self::OtherRegion { region } => BTreeMap::from([("region", region.clone())]),
            _ => BTreeMap::new(),
        }
    }
}

/// The answer to a check. No part of the key stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAnswer {
    /// What was found.
    pub outcome: Outcome,
    /// Why, where the outcome alone does not say what to do.
    pub why: Option<Why>,
    /// The status of the answer, where there was one.
    pub status: Option<u16>,
    /// The first 200 characters of an answer we do not know, scrubbed; else empty.
    pub said: String,
}

/// What is asked for, and with which key.
#[derive(Debug, Clone, Copy)]
pub struct CheckInput<'a> {
    /// The system.
    pub platform: &'a Platform,
    /// The kind of key.
    pub kind: &'a Kind,
    /// Our account there.
    pub account: AccountParts<'a>,
    /// What stands in the vendor's form.
    pub fields: &'a BTreeMap<String, String>,
    /// The key.
    pub key: &'a SecretString,
    /// What the person agreed to.
    pub consent: Consent,
    /// Hosts of the organisation's own that were approved.
    pub approved_hosts: &'a BTreeSet<String>,
}

/// What a person agreed to before a check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Consent {
    /// Ask the system's other regions too, where the first does not know the key.
    pub other_regions: bool,
    /// Begin to download one day of the account's activity; nothing of it is kept.
    pub download_a_day: bool,
}

/// What can be asked about a kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckOffer {
    /// Nothing.
    None,
    /// One harmless question.
    Harmless,
    /// Its form; more only with [`Consent::download_a_day`].
    ShapeUnlessAgreed,
}

impl CheckAnswer {
    /// That outcome, and nothing more to say.
    pub(crate) fn new(outcome: Outcome) -> Self {
        Self { outcome, why: None, status: None, said: String::new() }
    }

    /// That outcome for that reason.
    pub(crate) fn because(outcome: Outcome, why: Why) -> Self {
        Self { why: Some(why), ..Self::new(outcome) }
    }

    /// Whether the system showed that it knows the key.
    pub(crate) fn knows_the_key(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Works
                | Outcome::Limited
                | Outcome::AddressNotRegistered
                | Outcome::KeyInactive
                | Outcome::LimitReached
        )
    }
}

/// Asks the system. Dropping the future ends it; a minute does so in any case.
pub async fn check(net: &Net, input: CheckInput<'_>) -> CheckAnswer {
    let asking = async {
        match &input.kind.check {
            None => CheckAnswer::new(Outcome::Unexpected),
            Some(Check::Data(table)) => check_table::check(net, table, &input).await,
            Some(Check::Strategy(strategy)) => strategies::check(net, *strategy, &input).await,
        }
    };
    let asked = tokio::time::timeout(LONGEST, asking).await;
    asked.unwrap_or_else(|_| CheckAnswer::because(Outcome::Unreachable, Why::TimedOut))
}

impl Kind {
    /// What can be asked about a key of this kind.
    pub fn check_offer(&self) -> CheckOffer {
        match &self.check {
            None => CheckOffer::None,
            Some(Check::Strategy(Strategy::EngagingNetworksPrivateToken)) => {
                CheckOffer::ShapeUnlessAgreed
            }
            Some(_) => CheckOffer::Harmless,
        }
    }
}
