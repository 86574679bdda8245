//! What a catalog file of the organisation's own may not say: it stands in for no platform we know, names no check
//! of ours, and sends a key nowhere but to the hosts it lists.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use url::Host;

use crate::account::HOST_WORD;
use crate::check_data::Check;
use crate::field::one_line;
use crate::own_files::OwnProblem;
use crate::platform::{Kind, Made, Platform};

/// The most characters of an id.
const LONGEST_ID: usize = 60;
/// The most characters of a name.
const LONGEST_NAME: usize = 60;

/// What the platforms we know are called, and where they are reached.
#[derive(Debug)]
pub(crate) struct Known {
    names: BTreeSet<String>,
    domains: BTreeSet<String>,
}

impl Known {
    /// Of those platforms.
    pub(crate) fn of(platforms: &[Platform]) -> Self {
        let names = platforms.iter().flat_map(|platform| [&platform.id, &platform.name]);
        let hosts = platforms.iter().flat_map(|platform| {
            let checks = platform.kinds.iter().filter_map(check_host);
            listed_hosts(platform).into_iter().chain(checks)
        });
        Self {
            names: names.map(|name| same_name(name)).collect(),
            domains: hosts.map(|host| domain(&host)).collect(),
        }
    }

    /// What is wrong with a file of somebody else's, before its texts are read.
    pub(crate) fn judge(&self, platform: &Platform, text: &str) -> Result<(), OwnProblem> {
        let refuse = |code, what: &str| {
            let at = (!what.is_empty()).then(|| text.find(what)).flatten();
            Err(OwnProblem::new(code, what).at(text, at))
        };
        let contradiction = |what: String| Err(OwnProblem::new("catalog-contradiction", what));

        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let (id, name) = (platform.id.as_str(), platform.name.as_str());
        if id.is_empty() || id.len() > LONGEST_ID || !id.bytes().all(is_plain) {
            return contradiction("its id is not made of small letters, digits and hyphens".into());
        }
        if same_name(name).is_empty()
            || one_line(name) != name
            || name.chars().count() > LONGEST_NAME
        {
            return contradiction("its name is empty, or too long for a name".into());
        }
        if self.names.contains(&same_name(id)) {
            return refuse("catalog-built-in-id", id);
        }
        if self.names.contains(&same_name(name)) {
            return refuse("catalog-built-in-name", name);
        }
        if platform.kinds.is_empty() || platform.kinds.iter().any(|kind| kind.purposes.is_empty()) {
            return contradiction("it has no kind of key, or a kind without a purpose".into());
        }
        if let Some(kind) = platform.kinds.iter().find(|kind| kind.made != Made::Guided) {
            return refuse("catalog-made", &kind.id);
        }
        let has_strategy = |kind: &Kind| matches!(kind.check, Some(Check::Strategy(_)));
        if platform.kinds.iter().any(has_strategy) {
            return refuse("catalog-strategy", strategy_named(text).unwrap_or_default());
        }
        let base_url = platform.account.as_ref().and_then(|account| account.base_url.as_ref());
        if base_url.is_some_and(|url| url.starts_with(HOST_WORD)) {
            return contradiction("a name may stand in a path, not in a host".into());
        }
        if let Some(url) = base_url.filter(|url| !url.starts_with("https://")) {
            return contradiction(format!("{url} is not https"));
        }
        let listed = listed_hosts(platform);
        for host in &listed {
            // The check of the whole catalog says what is no host at all.
            let is_address = !matches!(Host::parse(host), Ok(Host::Domain(_)));
            if is_address || self.domains.contains(&domain(host)) {
                return refuse("catalog-built-in-host", host);
            }
        }
        let asked = platform.kinds.iter().filter_map(check_host);
        let is_listed = |host: &String| listed.iter().any(|own| own.eq_ignore_ascii_case(host));
        if let Some(host) = asked.into_iter().find(|host| !is_listed(host)) {
            return refuse("catalog-built-in-host", &host);
        }
        for kind in &platform.kinds {
            if kind.usage.curl.as_ref().is_some_and(|line| !is_plain_curl(line, &kind.env)) {
                return contradiction(format!(
                    "{}: the line for a shell does more than ask",
                    kind.id
                ));
            }
        }
        Ok(())
    }
}

/// A name with everything taken away that an eye passes over: look-alike letters made one, small letters, no
/// blanks, hyphens or accents.
pub(crate) fn same_name(name: &str) -> String {
    let folded = name.nfkd().flat_map(char::to_lowercase).map(plain);
    folded.filter(|sign| sign.is_alphanumeric()).collect()
}

/// The Latin letter that a Cyrillic or Greek one, or a digit, looks like.
fn plain(sign: char) -> char {
    match sign {
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' | 'l' | '1' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

/// The hosts a platform says are its own.
fn listed_hosts(platform: &Platform) -> Vec<String> {
    let base_url = platform.account.as_ref().and_then(|account| account.base_url.as_deref());
    let of_account = base_url.and_then(|url| {
        let rest = url.strip_prefix(HOST_WORD).or_else(|| url.strip_prefix("https://"))?;
        rest.split('/').next()
    });
    let of_regions = platform.regions.iter().map(|region| region.host.as_str());
    of_regions.chain(of_account).map(str::to_ascii_lowercase).collect()
}

/// The host a kind's check would send a key to.
fn check_host(kind: &Kind) -> Option<String> {
    match kind.check.as_ref()? {
        Check::Data(data) => Some(data.host().unwrap_or_else(|| data.url.clone())),
        Check::Strategy(_) => None,
    }
}

/// The strategy's name as it stands in the file.
fn strategy_named(text: &str) -> Option<&str> {
    let value = text.split_once("strategy")?.1.trim_start().strip_prefix('=')?.trim_start();
    value.get(1..)?.split(['"', '\'']).next()
}

/// The last two words of a host: who has one of a vendor's hosts has, or seems to have, all of them.
fn domain(host: &str) -> String {
    let small = host.trim_end_matches('.').to_ascii_lowercase();
    let mut words: Vec<&str> = small.rsplit('.').take(2).collect();
    words.reverse();
    words.join(".")
}

/// Whether a line for a shell does nothing but send the key to the account's own address: our own lines in data are
/// made like this. Whoever pastes it into a shell trusts it as ours.
fn is_plain_curl(line: &str, env: &str) -> bool {
    let is_word = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    let parts = || {
        let (format, rest) = line.strip_prefix("printf '")?.split_once("' ")?;
        let (variables, rest) = rest.split_once(" | curl -sS ")?;
        let (how, rest) = rest.split_once(" '{base_url}")?;
        Some((format, variables, how, rest.strip_suffix('\'')?))
    };
    let Some((format, variables, how, path)) = parts() else {
        return false;
    };
    let named: Option<Vec<&str>> = variables
        .split(' ')
        .map(|word| word.strip_prefix("\"$")?.strip_suffix('"').filter(|name| is_word(name)))
        .collect();
    let Some(named) = named else {
        return false;
    };
    let is_right_format = match how {
        "-H @-" => {
            named == [env]
                && format.strip_suffix("%s\\n").and_then(|head| head.split_once(": ")).is_some_and(
                    |(header, prefix)| {
                        let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
                        !header.is_empty()
                            && header.bytes().all(is_name)
                            && prefix.bytes().all(|b| is_name(b) || matches!(b, b' ' | b'='))
                    },
                )
        }
        "--config -" => match format {
            r#"user = "%s:%s"\n"# => named.len() == 2 && named.contains(&env),
            r#"user = "any:%s"\n"# | r#"user = "%s:"\n"# => named == [env],
            _ => false,
        },
        _ => false,
    };
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~?=&%".contains(&b);
    is_right_format && path.bytes().all(is_plain) && (path.is_empty() || path.starts_with('/'))
}
