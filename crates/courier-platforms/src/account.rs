//! Our account on a platform: which data centre, which client, which group, which of our services.

use serde::Deserialize;
use url::{Host, Url};

use crate::addresses::is_blank;
use crate::check_data::Check;
use crate::field::{FieldProblem, one_line};
use crate::platform::{Kind, Platform, Region};

/// The field of the region, in what [`Platform::check_account`] finds.
const REGION: &str = "region";
/// The field of the name.
const NAME: &str = "account-name";
/// The field of the address.
const ADDRESS: &str = "account-address";

/// What stands for the name in a base address; always a whole segment of its path.
pub(crate) const SEGMENT: &str = "{name}";

/// How a base address begins whose host begins with the name.
pub(crate) const HOST_WORD: &str = "https://{name}.";

/// The longest address of a service we take; the locked file prints it on a line.
const LONGEST_ADDRESS: usize = 200;

/// What an account is told apart by, where the platform has no regions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountField {
    /// What the agency's program puts before each path, without a slash at the end; `{name}` stands for the
    /// name that was typed: a segment of the path, or the first word of the host. Where it is absent the person
    /// types an address too.
    pub base_url: Option<String>,
    /// Whether the person types a name. Where not, the address is what the account is told apart by.
    #[serde(default = "yes")]
    pub name: bool,
    /// The most characters a name has.
    #[serde(default)]
    pub max_length: usize,
}

/// What a person said of an account; what a platform does not ask for is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AccountParts<'a> {
    /// The catalog's id of the region.
    pub region: &'a str,
    /// The client name, the group or the service.
    pub name: &'a str,
    /// Where the service is reached.
    pub address: &'a str,
}

/// An account that can be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedAccount {
    /// The catalog's id of the region; empty where the platform has none.
    pub region: String,
    /// The name, or the address without its scheme where no name is asked for; empty where the platform has
    /// regions.
    pub name: String,
    /// An https address without a slash at its end; empty where none is asked for.
    pub address: String,
}

/// The words of the questions about an account; empty where nothing is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountWords {
    /// What the name is.
    pub label: String,
    /// Where to find it.
    pub help: String,
    /// What the address is.
    pub address_label: String,
    /// What it looks like.
    pub address_help: String,
}

impl CheckedAccount {
    /// As a person would have said it.
    pub fn parts(&self) -> AccountParts<'_> {
        AccountParts { region: &self.region, name: &self.name, address: &self.address }
    }
}

impl AccountField {
    /// Whether the person types an address too.
    pub fn asks_address(&self) -> bool {
        self.base_url.is_none()
    }

    /// Whether the name goes into addresses, and so has to be written as one segment of a path.
    pub fn is_segment(&self) -> bool {
        self.base_url.as_deref().is_some_and(|url| url.contains(SEGMENT))
    }

    /// Whether the name is the first word of the host.
    pub(crate) fn is_host_word(&self) -> bool {
        self.base_url.as_deref().is_some_and(|url| url.starts_with(HOST_WORD))
    }

    /// What does not fit in the account's own data.
    pub(crate) fn contradiction(&self) -> Option<String> {
        if self.name != (self.max_length > 0) {
            return Some("a name needs a length, and only a name has one".into());
        }
        let Some(url) = &self.base_url else { return None };
        if !self.name {
            return Some("without a name the address has to be typed".into());
        }
        let rest = url.strip_prefix(HOST_WORD).unwrap_or(url);
        let signs = rest.matches(['{', '}']).count();
        let named = rest.split('/').filter(|segment| *segment == SEGMENT).count();
        let fits = if self.is_host_word() { signs == 0 } else { signs == 2 * named && named < 2 };
        if !fits {
            return Some(format!("the name in {url} is no segment of the path"));
        }
        let host = rest.trim_start_matches("https://").split('/').next().unwrap_or_default();
        // Nothing that would mean something to a shell: the address stands in a line for one.
        let is_plain = |byte| is_path_byte(byte) || matches!(byte, b':' | b'{' | b'}');
        if !is_host_name(host) || !url.bytes().all(is_plain) {
            return Some(format!("{url} has no host name, or signs that no address needs"));
        }
        None
    }

    fn check_name(&self, raw: &str) -> Result<String, FieldProblem> {
        let name = one_line(raw);
        let length = name.chars().count();
        if name.is_empty() {
            Err(FieldProblem::Missing)
        } else if length > self.max_length {
            Err(FieldProblem::TooLong { length, most: self.max_length })
        } else if self.is_host_word() && !name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || self.is_segment() && !name.bytes().all(is_segment_byte)
        {
            Err(FieldProblem::SegmentMalformed)
        } else {
            Ok(name)
        }
    }
}

impl Platform {
    /// The account as it is kept, or what is wrong, by the field's id: `region`, `account-name`,
    /// `account-address`. What the platform does not ask for is dropped.
    pub fn check_account(
        &self,
        parts: &AccountParts<'_>,
    ) -> Result<CheckedAccount, Vec<(&'static str, FieldProblem)>> {
        let Some(account) = &self.account else {
            return match self.region_of(parts) {
                Some(region) => Ok(CheckedAccount { region: region.id.clone(), ..<_>::default() }),
                None => Err(vec![(REGION, FieldProblem::ChooseOne)]),
            };
        };
        let address =
            if account.asks_address() { parse_address(parts.address) } else { Ok(String::new()) };
        let name = match &address {
            _ if account.name => account.check_name(parts.name),
            Ok(address) => Ok(without_scheme(address)),
            Err(_) => Ok(String::new()),
        };
        match (name, address) {
            (Ok(name), Ok(address)) => Ok(CheckedAccount { region: String::new(), name, address }),
            (name, address) => {
                let problems = [(NAME, name.err()), (ADDRESS, address.err())];
                Err(problems.into_iter().filter_map(|(id, wrong)| Some((id, wrong?))).collect())
            }
        }
    }

    /// The region that is meant. Where there is one only, nobody chooses.
    fn region_of(&self, parts: &AccountParts<'_>) -> Option<&Region> {
        match self.regions.as_slice() {
            [only] if parts.region.is_empty() => Some(only),
            _ => self.region(parts.region),
        }
    }

    /// What the agency's program puts before each path; nothing while the account is not complete.
    pub fn base_url(&self, kind: &Kind, parts: &AccountParts<'_>) -> Option<String> {
        let checked = self.check_account(parts).ok()?;
        let start = match &self.account {
            None => format!("https://{}", self.region(&checked.region)?.host),
            Some(account) => match &account.base_url {
                Some(url) => url.replace(SEGMENT, &checked.name),
                None => checked.address,
            },
        };
        Some(format!("{start}{}", kind.base_path))
    }

    /// The hosts a check of this kind sends the key to; empty while the account is not complete.
    pub fn check_hosts(&self, kind: &Kind, parts: &AccountParts<'_>) -> Vec<String> {
        if let Some(Check::Data(table)) = &kind.check {
            return table.host().into_iter().collect();
        }
        let base_url = self.base_url(kind, parts).and_then(|url| Url::parse(&url).ok());
        base_url.and_then(|url| Some(url.host_str()?.to_owned())).into_iter().collect()
    }

    /// The words of the questions about an account.
    pub fn account_words(&self, lang: &str) -> AccountWords {
        let Some(account) = &self.account else {
            return AccountWords::default();
        };
        let asked = |is: bool, id: &str| if is { self.text(lang, id, &[]) } else { String::new() };
        AccountWords {
            label: asked(account.name, "account"),
            help: asked(account.name, "account.help"),
            address_label: asked(account.asks_address(), "account-address"),
            address_help: asked(account.asks_address(), "account-address.help"),
        }
    }

    /// What an account is called in lists: its region in words, or the name that was typed.
    pub fn account_name(&self, lang: &str, parts: &AccountParts<'_>) -> String {
        match self.region_of(parts) {
            Some(region) => self.region_name(lang, region),
            None if self.account.as_ref().is_some_and(|account| !account.name) => {
                without_scheme(parts.address)
            }
            None => one_line(parts.name),
        }
    }
}

/// An address as it stands in lists.
fn without_scheme(address: &str) -> String {
    address.strip_prefix("https://").unwrap_or(address).to_owned()
}

/// What a segment of a path may hold without being written otherwise.
pub(crate) fn is_segment_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// What a path may hold without being written otherwise.
pub(crate) fn is_path_byte(byte: u8) -> bool {
    is_segment_byte(byte) || matches!(byte, b'/' | b'.' | b'~')
}

/// The https address of a service of our own: a host name with a dot, a path if there is one, and nothing else.
/// Without `https://` in front it is put there; any other scheme is refused.
pub(crate) fn parse_address(raw: &str) -> Result<String, FieldProblem> {
    let typed = raw.trim_matches(is_blank);
    if typed.is_empty() {
        return Err(FieldProblem::Missing);
    }
    let length = typed.chars().count();
    if length > LONGEST_ADDRESS {
        return Err(FieldProblem::TooLong { length, most: LONGEST_ADDRESS });
    }
    // The parser would quietly drop or turn these.
    if typed.chars().any(|sign| is_blank(sign) || sign == '\\') {
        return Err(FieldProblem::HttpsAddressMalformed);
    }
    let has_scheme = typed.contains("://");
    let whole = if has_scheme { typed.to_owned() } else { format!("https://{typed}") };
    let url = Url::parse(&whole).map_err(|_| FieldProblem::HttpsAddressMalformed)?;
    let is_name = matches!(url.host(), Some(Host::Domain(host)) if is_host_name(host));
    // Nothing that would mean something to a shell: the address stands in a line for one.
    let is_only_that = url.scheme() == "https"
        && url.username().is_empty()
        && url.password().is_none()
        && !whole.contains(['?', '#', '@'])
        && url.path().bytes().all(is_path_byte);
    if !is_name || !is_only_that {
        return Err(FieldProblem::HttpsAddressMalformed);
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// The https address of a site as a person typed it, without a slash at its end, and its host.
///
/// # Errors
/// What is wrong with it.
pub fn parse_site(raw: &str) -> Result<(String, String), FieldProblem> {
    let address = parse_address(raw)?;
    let url = Url::parse(&address).map_err(|_| FieldProblem::HttpsAddressMalformed)?;
    let host = url.host_str().ok_or(FieldProblem::HttpsAddressMalformed)?.to_owned();
    Ok((address, host))
}

/// A name with a dot inside, of letters, digits and hyphens.
pub(crate) fn is_host_name(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.contains('.') && host.split('.').all(is_label)
}

fn yes() -> bool {
    true
}
