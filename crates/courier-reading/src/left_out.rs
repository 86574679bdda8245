//! What was not taken, and why.

use std::collections::BTreeSet;

use courier_crypto::ContactKeyProblem;

use crate::blocks::TORN;

/// The most characters of a text that are repeated.
const SHOWN: usize = 60;

/// The most that are listed one by one: nobody reads more.
const LISTED: usize = 100;

/// Something that looks like what was asked for and was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// As it stands in the text, at most 60 characters; empty where it must not be repeated.
    pub what: String,
    /// Why it was not taken.
    pub why: Why,
}

/// Why something was not taken; names its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// An address of an internal network (RFC 1918, carrier, unique local).
    PrivateAddress,
    /// An address by which a computer reaches only itself.
    Loopback,
    /// An address that means something only on one cable or radio network, or with a zone (`%eth0`).
    LinkLocal,
    /// An address that no server on the internet has: multicast, reserved, `0.0.0.0`.
    NotAServer,
    /// A netmask such as `255.255.255.0`.
    Netmask,
    /// It is labelled as gateway, DNS server or netmask: no server that calls the platform.
    NetworkSetting,
    /// A host name where an address belongs. The platform takes addresses only.
    HostName,
    /// A version, build or chapter number.
    LooksLikeVersion,
    /// It stands in the small print under a mail.
    SmallPrint,
    /// A technical line of a mail (`Received:`, `X-…:`): servers that carried the mail, not theirs.
    Header,
    /// It stands in an earlier mail that is quoted, while the new text has its own.
    Quoted,
    /// A range, where the platform takes single addresses.
    Range,
    /// A range that is not written as start and length (`198.51.100.0/29`).
    RangeNotCidr,
    /// An address with a length whose network begins elsewhere (`203.0.113.7/24`): one server or all of it?
    RangeUnclear,
    /// A range wider than /24 (IPv6: /48).
    TooWide,
    /// The same again.
    Twice,
    /// Numbers with a leading zero (`203.0.113.007`), which programs read in two ways.
    LeadingZero,
    /// A number in it is larger than 255.
    NumberTooLarge,
    /// A part of it is missing (`203.0.113`).
    Incomplete,
    /// Digits or full stops of another script or width.
    UnusualDigits,
    /// It breaks off at the end of a line.
    BrokenOff,
    /// It resembles an address, and what is glued to it leaves open which.
    NotAnAddress,
    /// A telephone that gets no text message.
    Landline,
    /// A telephone with an extension.
    Extension,
    /// A fax line.
    Fax,
    /// Labelled as a mobile or written with a country, and no mobile number.
    NotAMobile,
    /// A telephone beside another one that is called the mobile.
    AnotherNumber,
    /// The secret half of a key. It is never repeated; whoever sent it should make a new pair.
    SecretKey,
    /// A PGP key, which files are not locked to here.
    PgpKey,
    /// A public key in a format that files are not locked to here (PEM, certificate, SSH2).
    OtherKeyFormat,
    /// A public key that cannot be used, and what is wrong with it.
    KeyNotUsable(ContactKeyProblem),
    /// An e-mail address that nobody reads (`no-reply@…`).
    NoReply,
    /// The text is longer than [`crate::LONGEST`]; nothing of it was read.
    TooLong,
    /// So many more were left out that they are not listed.
    More {
        /// How many more.
        count: usize,
    },
}

impl Why {
    /// Names the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PrivateAddress => "private-address",
            Self::Loopback => "loopback",
            Self::LinkLocal => "link-local",
            Self::NotAServer => "not-a-server",
            Self::Netmask => "netmask",
            Self::NetworkSetting => "network-setting",
            Self::HostName => "host-name",
            Self::LooksLikeVersion => "looks-like-version",
            Self::SmallPrint => "small-print",
            Self::Header => "header",
            Self::Quoted => "quoted",
            Self::Range => "range",
            Self::RangeNotCidr => "range-not-cidr",
            Self::RangeUnclear => "range-unclear",
            Self::TooWide => "too-wide",
            Self::Twice => "twice",
            Self::LeadingZero => "leading-zero",
            Self::NumberTooLarge => "number-too-large",
            Self::Incomplete => "incomplete",
            Self::UnusualDigits => "unusual-digits",
            Self::BrokenOff => "broken-off",
            Self::NotAnAddress => "not-an-address",
            Self::Landline => "landline",
            Self::Extension => "extension",
            Self::Fax => "fax",
            Self::NotAMobile => "not-a-mobile",
            Self::AnotherNumber => "another-number",
            Self::SecretKey => "secret-key",
            Self::PgpKey => "pgp-key",
            Self::OtherKeyFormat => "other-key-format",
            Self::KeyNotUsable(problem) => key_code(problem),
            Self::NoReply => "no-reply",
            Self::TooLong => "too-long",
            Self::More { .. } => "more",
        }
    }
}

fn key_code(problem: &ContactKeyProblem) -> &'static str {
    match problem {
        ContactKeyProblem::SecretKey => "secret-key",
        ContactKeyProblem::PostQuantum => "key-post-quantum",
        ContactKeyProblem::Plugin { .. } => "key-plugin",
        ContactKeyProblem::RsaTooShort { .. } => "key-too-short",
        ContactKeyProblem::RsaTooLong { .. } => "key-too-long",
        ContactKeyProblem::OtherSsh { .. } => "key-other-ssh",
        ContactKeyProblem::Empty | ContactKeyProblem::Several | ContactKeyProblem::NotAKey => {
            "key-malformed"
        }
    }
}

impl LeftOut {
    /// The one thing that is said of a text nobody reads.
    pub(crate) fn too_long() -> Self {
        Self { what: String::new(), why: Why::TooLong }
    }
}

/// Gathers what is left out: each thing once for one reason.
#[derive(Debug, Default)]
pub(crate) struct Left {
    list: Vec<LeftOut>,
    seen: BTreeSet<(String, &'static str)>,
    more: usize,
}

impl Left {
    /// Leaves something out.
    pub(crate) fn push(&mut self, what: &str, why: Why) {
        let what = shown(what);
        if !self.seen.insert((what.clone(), why.code())) {
            return;
        }
        if self.list.len() < LISTED {
            self.list.push(LeftOut { what, why });
        } else {
            self.more += 1;
        }
    }

    /// Leaves out a secret: no sign of it is repeated.
    pub(crate) fn push_secret(&mut self) {
        self.push("", Why::SecretKey);
    }

    /// All of it.
    pub(crate) fn list(mut self) -> Vec<LeftOut> {
        if self.more > 0 {
            self.list.push(LeftOut { what: String::new(), why: Why::More { count: self.more } });
        }
        self.list
    }
}

/// One line, no longer than a sentence can mention.
pub(crate) fn shown(text: &str) -> String {
    let mut signs =
        text.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars);
    let mut start: String = signs.by_ref().take(SHOWN).filter(|sign| *sign != TORN).collect();
    if signs.next().is_some() {
        start.pop();
        start.push('…');
    }
    start
}
