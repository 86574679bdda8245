//! One word of a text as an address: what it is, or why it is none.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::blocks::TORN;
use crate::left_out::Why;
use crate::{words, work};

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing that resembles an address.
    Silent,
    /// One address.
    Single(IpAddr),
    /// Start and length, its network beginning at its start.
    Network(IpNet),
    /// From one address to another, or with a star in it.
    Range,
    /// It resembles an address.
    Bad(Why),
}

/// Whether a sign belongs to the word it touches. What is glued to an address must be understood with it.
pub(crate) fn is_glue(sign: char) -> bool {
    sign.is_alphanumeric()
        || matches!(
            sign,
            '.' | ':' | '/' | '%' | '-' | '_' | '*' | '[' | ']' | '@' | '+' | '#' | '\\' | TORN
        )
        || matches!(sign, '．' | '｡' | '：' | '／')
        || is_dash(sign)
        || is_combining_mark(sign)
}

/// A hyphen or dash of any length.
pub(crate) fn is_dash(sign: char) -> bool {
    matches!(
        sign,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The part of a word that is looked at, without the punctuation of the sentence: its start and end.
pub(crate) fn bare(word: &str) -> (usize, usize) {
    let edge = |sign: char| {
        matches!(sign, '.' | ':' | '/' | '-' | '_' | '*' | '#' | '+' | '\\' | '@' | '[' | ']' | '%')
            || is_dash(sign)
    };
    let mut start = word.len() - word.trim_start_matches(edge).len();
    let mut end = word.trim_end_matches(edge).len();
    if start >= end {
        return (0, 0);
    }
    let (head, tail) = (word.get(..start).unwrap_or_default(), word.get(end..).unwrap_or_default());
    let inside = word.get(start..end).unwrap_or_default();
    if head.ends_with("::") {
        start -= 2;
    }
    if head.ends_with("[::") || (head.ends_with('[') && inside.contains(']')) {
        start -= 1;
    }
    if tail.starts_with("::") {
        end += 2;
    } else if tail.starts_with(".*") {
        end += tail.len() - tail.trim_start_matches(".*").len();
    }
    let bracket = word.get(start..end).is_some_and(|inside| inside.starts_with('['));
    if bracket && word.get(end..).is_some_and(|tail| tail.starts_with(']')) {
        end += 1;
    }
    (start, end)
}

/// What a bare word is as a whole.
pub(crate) fn whole(word: &str) -> Shape {
    work::look(word.len());
    if !word.chars().any(char::is_numeric) && !word.contains(':') {
        return Shape::Silent;
    }
    if let Some(shape) = understood(word) {
        return shape;
    }
    if !word.is_ascii() && word.len() < 100 {
        let usual: String = word.nfkc().map(|sign| if sign == '。' { '.' } else { sign }).collect();
        if usual != word && understood(&usual).is_some() {
            return Shape::Bad(Why::UnusualDigits);
        }
    }
    dotted(word).or_else(|| coloned(word)).unwrap_or(Shape::Silent)
}

/// Everything that is an address or several.
fn understood(word: &str) -> Option<Shape> {
    if let Ok(address) = word.parse() {
        return Some(Shape::Single(address));
    }
    if let Some((inside, rest)) = word.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let address: IpAddr = inside.parse().ok().or_else(|| zoned(inside))?;
        return match rest.split_at_checked(1) {
            _ if inside.contains('%') => Some(Shape::Bad(Why::LinkLocal)),
            None => Some(Shape::Single(address)),
            Some((":", port)) if is_port(port) => Some(Shape::Single(address)),
            Some(("/", length)) => network(address, length),
            _ => None,
        };
    }
    if zoned(word).is_some() {
        return Some(Shape::Bad(Why::LinkLocal));
    }
    if let Some((address, port)) = word.split_once(':')
        && is_port(port)
        && let Ok(address) = address.parse::<Ipv4Addr>()
    {
        return Some(Shape::Single(address.into()));
    }
    if let Some((address, length)) = word.split_once('/') {
        return network(address.parse().ok()?, length);
    }
    if let Some((from, to)) = word.split_once(is_dash) {
        return (from.parse::<IpAddr>().is_ok() && ends_range(to)).then_some(Shape::Range);
    }
    let parts: Vec<&str> = word.split('.').take(5).collect();
    let star = |part: &&str| matches!(*part, "*" | "x" | "X" | "xxx");
    (parts.len() == 4
        && parts.iter().any(star)
        && parts.iter().all(|part| star(part) || is_octet(part))
        && parts.first().is_some_and(|part| is_octet(part)))
    .then_some(Shape::Range)
}

/// An address with a zone: `fe80::1%eth0`.
fn zoned(word: &str) -> Option<IpAddr> {
    let (address, zone) = word.split_once('%')?;
    (!zone.is_empty()).then(|| address.parse::<Ipv6Addr>().ok().map(IpAddr::from)).flatten()
}

/// The end of a range: an address or the last number of one.
pub(crate) fn ends_range(to: &str) -> bool {
    to.parse::<IpAddr>().is_ok() || is_octet(to)
}

fn is_octet(part: &str) -> bool {
    (1..=3).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_digit())
        && part.parse::<u8>().is_ok()
}

fn is_port(port: &str) -> bool {
    port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

/// An address and a length or netmask.
fn network(address: IpAddr, length: &str) -> Option<Shape> {
    if let Ok(mask) = length.parse::<Ipv4Addr>() {
        return (address.is_ipv4() && is_netmask(mask)).then_some(Shape::Range);
    }
    let digits =
        (1..=3).contains(&length.len()) && length.bytes().all(|byte| byte.is_ascii_digit());
    let length = length.parse().ok().filter(|_| digits)?;
    let network = IpNet::new(address, length).ok()?;
    Some(if network.prefix_len() == network.max_prefix_len() {
        Shape::Single(address)
    } else if network.network() == address {
        Shape::Network(network)
    } else {
        Shape::Bad(Why::RangeUnclear)
    })
}

/// `255.255.255.0` and its like.
pub(crate) fn is_netmask(mask: Ipv4Addr) -> bool {
    let bits = mask.to_bits();
    mask.octets().first() == Some(&255) && bits.leading_ones() + bits.trailing_zeros() == 32
}

/// Numbers with full stops between that are no address.
fn dotted(word: &str) -> Option<Shape> {
    let parts: Vec<&str> = word.split('.').take(10).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.chars().all(char::is_numeric)) {
        return holds_quad(word).then(|| {
            let version = word.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
            if words::is_in(version, words::VERSION) {
                Shape::Bad(Why::LooksLikeVersion)
            } else if word
                .rsplit('.')
                .next()
                .is_some_and(|end| words::is_in(end, words::FILE_ENDINGS))
            {
                Shape::Silent
            } else {
                Shape::Bad(Why::NotAnAddress)
            }
        });
    }
    let lengths = |test: fn(usize) -> bool| parts.iter().all(|part| test(part.chars().count()));
    let small = lengths(|length| length <= 3);
    match parts.len() {
        4 if !word.is_ascii() => Some(Shape::Bad(Why::UnusualDigits)),
        4 if !small => Some(Shape::Bad(Why::LooksLikeVersion)),
        4 if parts.iter().any(|part| part.len() > 1 && part.starts_with('0')) => {
            Some(Shape::Bad(Why::LeadingZero))
        }
        4 => Some(Shape::Bad(Why::NumberTooLarge)),
        // A telephone: 06.12.34.56.78
        5 if word.starts_with('0') && lengths(|length| length == 2) => None,
        5..=8 if small => Some(Shape::Bad(Why::NotAnAddress)),
        // Dates and most versions begin with a smaller number.
        3 if parts.iter().all(|part| is_octet(part))
            && parts
                .first()
                .is_some_and(|first| first.parse::<u8>().is_ok_and(|first| first > 31)) =>
        {
            Some(Shape::Bad(Why::Incomplete))
        }
        _ => None,
    }
}

/// Whether four numbers with full stops between stand somewhere in the word.
fn holds_quad(word: &str) -> bool {
    // "203.0.113[.]7": how people who look after networks keep an address from becoming a link.
    let word: String = word.chars().filter(|sign| !matches!(sign, '[' | ']')).collect();
    word.split(|sign: char| !(sign.is_numeric() || sign == '.')).any(|run| {
        let run = run.trim_matches('.');
        run.len() <= 40
            && run.split('.').count() == 4
            && run.split('.').all(|part| (1..=3).contains(&part.chars().count()))
    })
}

/// Groups with colons between that are no address.
fn coloned(word: &str) -> Option<Shape> {
    let groups: Vec<&str> = word.split(':').take(12).collect();
    let hex = |part: &&str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let device = groups.len() == 6 && groups.iter().all(|group| group.len() == 2 && hex(group));
    let broken = groups.len() > 3
        && groups
            .iter()
            .all(|group| group.len() <= 5 && group.bytes().all(|b| b.is_ascii_alphanumeric()))
        && groups.first().is_some_and(|first| {
            first.len() >= 3 && first.bytes().any(|b| b.is_ascii_digit()) && hex(first)
        });
    (device || broken).then_some(Shape::Bad(Why::NotAnAddress))
}

/// Why a server on the internet cannot have an address; `None` of an IPv6 address that is more likely code.
pub(crate) fn not_public(address: IpAddr) -> Option<Why> {
    Some(match address {
        IpAddr::V4(v4) if v4.is_loopback() => Why::Loopback,
        IpAddr::V4(v4) if v4.is_link_local() => Why::LinkLocal,
        IpAddr::V4(v4) if v4.is_private() => Why::PrivateAddress,
        IpAddr::V4(v4) if (v4.to_bits() >> 22) == (0x6440_0000 >> 22) => Why::PrivateAddress,
        IpAddr::V4(v4) if is_netmask(v4) => Why::Netmask,
        IpAddr::V6(v6) if v6.is_loopback() => Why::Loopback,
        IpAddr::V6(v6) if v6.is_unicast_link_local() => Why::LinkLocal,
        IpAddr::V6(v6) if v6.is_unique_local() || (v6.to_bits() >> 118) == 0x3fb => {
            Why::PrivateAddress
        }
        IpAddr::V6(v6) if v6.segments().iter().filter(|group| **group > 0).count() < 3 => {
            return None;
        }
        _ => Why::NotAServer,
    })
}
