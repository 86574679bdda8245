//! Server addresses: which are public, and reading them from what a person pastes.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::field::FieldProblem;

const fn v4(a: u8, b: u8, c: u8, d: u8, length: u8) -> IpNet {
    IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length))
}

const fn v6(start: [u16; 3], length: u8) -> IpNet {
    let [a, b, c] = start;
    IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0), length))
}

/// Addresses that no server can be reached from over the internet, each with the RFC that says so.
///
/// The documentation ranges (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24: RFC 5737; `2001:db8::/32`: RFC 3849;
/// `3fff::/20`: RFC 9637) are not here on purpose: tests and practice use them as invented public addresses,
/// nobody mistypes a real address into one, and a platform that lists one has let nobody in.
pub(crate) const REFUSED: &[(IpNet, &str)] = &[
    (v4(0, 0, 0, 0, 8), "RFC 791"),          // "this network"
    (v4(10, 0, 0, 0, 8), "RFC 1918"),        // private
    (v4(100, 64, 0, 0, 10), "RFC 6598"),     // shared by a carrier's customers
    (v4(127, 0, 0, 0, 8), "RFC 1122"),       // loopback
    (v4(169, 254, 0, 0, 16), "RFC 3927"),    // link-local
    (v4(172, 16, 0, 0, 12), "RFC 1918"),     // private
    (v4(192, 0, 0, 0, 24), "RFC 6890"),      // protocol assignments
    (v4(192, 88, 99, 0, 24), "RFC 7526"),    // 6to4 relays, withdrawn
    (v4(192, 168, 0, 0, 16), "RFC 1918"),    // private
    (v4(198, 18, 0, 0, 15), "RFC 2544"),     // benchmarks
    (v4(224, 0, 0, 0, 4), "RFC 5771"),       // multicast
    (v4(240, 0, 0, 0, 4), "RFC 1112"),       // reserved, broadcast, every netmask
    (v6([0xfc00, 0, 0], 7), "RFC 4193"),     // private
    (v6([0xfe80, 0, 0], 10), "RFC 4291"),    // link-local
    (v6([0xfec0, 0, 0], 10), "RFC 3879"),    // site-local, withdrawn
    (v6([0xff00, 0, 0], 8), "RFC 4291"),     // multicast
    (v6([0x64, 0xff9b, 0], 96), "RFC 6052"), // an IPv4 address in disguise
    (v6([0x64, 0xff9b, 1], 48), "RFC 8215"), // the same, within one network
    (v6([0x100, 0, 0], 64), "RFC 6666"),     // thrown away
    (v6([0x2001, 0, 0], 23), "RFC 2928"),    // protocol assignments, Teredo
    (v6([0x2002, 0, 0], 16), "RFC 3056"),    // 6to4: an IPv4 address in disguise
    // Only 2000::/3 was ever given out as global unicast (RFC 4291 §2.4 and IANA's registry); the rest, with the
    // unspecified address, loopback and IPv4-mapped addresses, is refused in the three blocks around it.
    (v6([0, 0, 0], 3), "RFC 4291"),
    (v6([0x4000, 0, 0], 2), "RFC 4291"),
    (v6([0x8000, 0, 0], 1), "RFC 4291"),
];

/// Whether a server on the internet can have this address.
pub fn is_public(address: IpAddr) -> bool {
    !REFUSED.iter().any(|(range, _)| range.contains(&address))
}

/// A sign that shows nothing: blanks of every kind, and the marks that web pages and mail programs leave behind.
pub(crate) fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || is_invisible(sign)
}

/// A sign without width.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// A hyphen or dash of any length, and what word processors put in its place.
pub(crate) fn is_dash(sign: char) -> bool {
    matches!(
        sign,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Reads single addresses out of lines, lists and what a vendor's box held before.
pub(crate) fn parse_addresses(raw: &str) -> Result<Vec<IpAddr>, FieldProblem> {
    let words: Vec<&str> = raw
        .split(|sign| is_blank(sign) || matches!(sign, ',' | ';' | '~' | '，' | '；' | '、'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::with_capacity(words.len());
    let mut seen = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1);
        // "203.0.113.5 - 203.0.113.9": the first word is fine by itself, the person means the range.
        if let Some(end) = words.get(at + 2)
            && next.is_some_and(|dash| dash.chars().all(is_dash))
            && word.parse::<IpAddr>().is_ok()
        {
            return Err(FieldProblem::AddressRange { value: shown(&format!("{word}-{end}")) });
        }
        let Ok(address) = word.parse::<IpAddr>() else {
            let value = shown(word);
            return Err(if is_range(word) {
                FieldProblem::AddressRange { value }
            } else {
                FieldProblem::AddressMalformed { value }
            });
        };
        if !is_public(address) {
            return Err(FieldProblem::AddressPrivate { value: shown(word) });
        }
        if !seen.insert(address) {
            return Err(FieldProblem::AddressTwice { value: shown(word) });
        }
        found.push(address);
    }
    Ok(found)
}

/// `203.0.113.0/24`, `203.0.113.5-9`, `203.0.113.*`
fn is_range(word: &str) -> bool {
    let starts_with_address = |sign: fn(char) -> bool| {
        word.split_once(sign).is_some_and(|(start, _)| start.parse::<IpAddr>().is_ok())
    };
    let has_star =
        word.contains('*') && word.chars().all(|sign| matches!(sign, '0'..='9' | '.' | '*'));
    has_star || starts_with_address(|sign| sign == '/') || starts_with_address(is_dash)
}

/// What a sentence can mention without growing over the page.
fn shown(word: &str) -> String {
    const MOST: usize = 60;
    let start: String = word.chars().take(MOST).collect();
    if start.len() == word.len() { start } else { format!("{start}…") }
}
