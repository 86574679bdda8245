//! Server addresses in a text.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::Range;

use courier_platforms::is_public;
use ipnet::IpNet;

use crate::address::{Shape, bare, ends_range, is_dash, is_glue, not_public, whole};
use crate::blocks::blanked;
use crate::left_out::{Left, Why};
use crate::parts::{Part, Parts};
use crate::{FoundAddress, context, host_names, words, work};

/// Addresses, and the text without them.
pub(crate) struct Addresses {
    pub(crate) found: Vec<FoundAddress>,
    /// Everything that was understood as an address or resembles one is blank.
    pub(crate) rest: String,
}

/// Reads the server addresses of a text.
pub(crate) fn read(
    text: &str,
    parts: &Parts<'_>,
    takes_ranges: bool,
    left: &mut Left,
) -> Addresses {
    let mut reader = Reader {
        text,
        parts,
        takes_ranges,
        left,
        new: Vec::new(),
        quoted: Vec::new(),
        claimed: Vec::new(),
        last_host: None,
    };
    let mut at = 0;
    while let Some(word) = next_word(text, at) {
        at = reader.word(word).max(reader.claimed.last().map_or(0, |claimed| claimed.end));
    }
    reader.settle()
}

/// A word that begins at or after a place.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + rest.find(is_glue)?;
    let rest = text.get(start..)?;
    let length = rest.find(|sign| !is_glue(sign)).unwrap_or(rest.len());
    work::look(start - from + length);
    Some(start..start + length)
}

struct Reader<'a> {
    text: &'a str,
    parts: &'a Parts<'a>,
    takes_ranges: bool,
    left: &'a mut Left,
    new: Vec<(IpNet, String)>,
    quoted: Vec<(IpNet, String)>,
    claimed: Vec<Range<usize>>,
    /// Where the last host name that was left out ends: what follows in a list is one too.
    last_host: Option<usize>,
}

impl Reader<'_> {
    /// Reads a word; returns where the next one may begin.
    fn word(&mut self, word: Range<usize>) -> usize {
        let written = self.text.get(word.clone()).unwrap_or_default();
        let (start, end) = bare(written);
        let place = word.start + start..word.start + end;
        let Some(inside) = self.text.get(place.clone()).filter(|inside| !inside.is_empty()) else {
            return word.end;
        };
        if !inside.contains(['.', ':', '．', '。', '：', '｡']) && !inside.contains("::") {
            return word.end;
        }
        if inside.contains("://") {
            self.link(place);
            return word.end;
        }
        if inside.contains('@') {
            // `deploy@203.0.113.7` names a way in, an e-mail address nothing. What stands before it may be a
            // secret, and is not repeated.
            if let Some((_, host)) = inside.rsplit_once('@')
                && matches!(whole(host), Shape::Single(_))
            {
                let start = place.end.saturating_sub(host.len());
                self.leave(start..place.end, Why::NotAnAddress);
            }
            return word.end;
        }
        let shape = whole(inside);
        if written.starts_with('+') {
            // `+33.6.12.34.56.78` is a telephone; `+203.0.113.8` could be one.
            if matches!(shape, Shape::Single(_)) {
                self.leave(place, Why::NotAnAddress);
            }
            return word.end;
        }
        match shape {
            Shape::Silent => self.pieces(place.clone()),
            // Of what is not understood as one word, each piece between slashes may be.
            Shape::Bad(Why::NotAnAddress) if self.split(place.clone()) => {}
            shape => return self.take(place, shape).max(word.end),
        }
        word.end
    }

    /// A word without the form of an address: a label with an address, several addresses, or a host.
    fn pieces(&mut self, place: Range<usize>) {
        if !self.split(place.clone()) {
            self.host(place);
        }
    }

    fn host(&mut self, place: Range<usize>) {
        let name = self.text.get(place.clone()).unwrap_or_default();
        let Some(line) = self.parts.at(place.start) else { return };
        if line.part != Part::New || line.signature || !host_names::is_host(name) {
            return;
        }
        let between = self.last_host.and_then(|end| self.text.get(end..place.start));
        let listed = between.is_some_and(|between| {
            between.len() < 12 && !between.chars().any(char::is_alphanumeric)
        });
        if listed || host_names::belongs(self.text, self.parts, place.start, name) {
            self.last_host = Some(place.end);
            self.leave(place, Why::HostName);
        }
    }

    /// `203.0.113.7/203.0.113.8`, `IP:203.0.113.7`; false if not every piece is understood.
    fn split(&mut self, place: Range<usize>) -> bool {
        let word = self.text.get(place.clone()).unwrap_or_default();
        if let Some((label, rest)) = word.split_once(':')
            && label.chars().any(char::is_alphabetic)
            && label.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'))
        {
            let start = place.end - rest.len();
            let shape = whole(rest);
            if matches!(shape, Shape::Single(_) | Shape::Network(_) | Shape::Range) {
                self.take(start..place.end, shape);
                return true;
            }
        }
        let mut pieces = Vec::new();
        let mut start = place.start;
        for piece in word.split(['/', '+']) {
            pieces.push((start..start + piece.len(), whole(piece)));
            start += piece.len() + 1;
        }
        let plain = |piece: &Range<usize>| {
            let piece = self.text.get(piece.clone()).unwrap_or_default();
            piece.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '_'))
        };
        let address = |shape: &Shape| matches!(shape, Shape::Single(_));
        if pieces.len() < 2 || !pieces.iter().any(|(_, shape)| address(shape)) {
            return false;
        }
        if !pieces.iter().all(|(piece, shape)| address(shape) || plain(piece)) {
            self.leave(place, Why::NotAnAddress);
            return true;
        }
        if !pieces.first().is_some_and(|(_, shape)| address(shape)) {
            // `Chrome/120.0.0.0`: what a program calls itself.
            self.leave(place, Why::LooksLikeVersion);
            return true;
        }
        for (piece, shape) in pieces {
            if address(&shape) {
                self.take(piece, shape);
            }
        }
        true
    }

    /// The host of a link: an address is one; a name is none, and where an address belongs that is said.
    fn link(&mut self, place: Range<usize>) {
        let link = self.text.get(place.clone()).unwrap_or_default();
        let Some((_, rest)) = link.split_once("://") else { return };
        let host = rest.split(['/', '#', '\\']).next().unwrap_or_default();
        let start = place.end - rest.len() + host.rfind('@').map_or(0, |at| at + 1);
        let end = place.end - rest.len() + host.len();
        let host = self.text.get(start..end).unwrap_or_default();
        let trimmed = host.trim_end_matches(['.', ':', '*', '_', '-']);
        let shape = whole(trimmed);
        if matches!(shape, Shape::Single(_) | Shape::Bad(_)) {
            self.take(start..start + trimmed.len(), shape);
        } else {
            let name = trimmed.split(':').next().unwrap_or_default();
            self.host(start..start + name.len());
        }
    }

    /// Takes an address or leaves it out; returns where reading goes on.
    fn take(&mut self, place: Range<usize>, shape: Shape) -> usize {
        let address = match shape {
            Shape::Silent => return place.end,
            Shape::Bad(why) => return self.leave(place, why),
            Shape::Range => return self.leave(place, self.range()),
            Shape::Single(address) => IpNet::from(address),
            Shape::Network(network) => network,
        };
        let single = address.prefix_len() == address.max_prefix_len();
        let Some(line) = self.parts.at(place.start) else { return place.end };
        let before = context::before(self.text, self.parts, place.start);
        let version = address.addr().is_ipv4() && context::is_version(before);
        match line.part {
            Part::Header => return self.leave(place, Why::Header),
            _ if version => return self.leave(place, Why::LooksLikeVersion),
            Part::SmallPrint => return self.leave(place, Why::SmallPrint),
            Part::New | Part::Quoted => {}
        }
        if self.text.get(place.end..).is_some_and(|rest| rest.starts_with("=\n")) {
            return self.leave(place, Why::BrokenOff);
        }
        if single && let Some(end) = self.goes_on(address.addr(), place.end) {
            return self.leave(place.start..end, self.range());
        }
        // `::ffff:203.0.113.7` is how a server notes an IPv4 address; in hexadecimal it does not stand there.
        let written = self.text.get(place.clone()).unwrap_or_default();
        let mapped = match address.addr() {
            IpAddr::V6(v6) if single && written.contains('.') => v6.to_ipv4_mapped(),
            _ => None,
        };
        let address = mapped.map_or(address, |v4| IpNet::from(IpAddr::V4(v4)));
        if !is_public(address.network()) || !is_public(address.broadcast()) {
            return match not_public(address.network()) {
                Some(why) => self.leave(place, why),
                None => place.end,
            };
        }
        if single && context::is_network_setting(before) {
            return self.leave(place, Why::NetworkSetting);
        }
        if !single {
            let narrowest = if address.addr().is_ipv4() { 24 } else { 48 };
            if !self.takes_ranges {
                return self.leave(place, Why::Range);
            }
            if address.prefix_len() < narrowest {
                return self.leave(place, Why::TooWide);
            }
        }
        let list = if line.part == Part::New { &mut self.new } else { &mut self.quoted };
        list.push((address, written.to_owned()));
        self.claimed.push(place.clone());
        place.end
    }

    fn range(&self) -> Why {
        if self.takes_ranges { Why::RangeNotCidr } else { Why::Range }
    }

    /// Where a range ends that was written with blanks: `203.0.113.5 - 9`, `203.0.113.0 / 24`.
    fn goes_on(&self, first: IpAddr, end: usize) -> Option<usize> {
        let after = context::after(self.text, end);
        // A list has its dash at the start of the line, a range between its ends.
        let line = after.trim_start_matches([' ', '\t']);
        let sign = line.chars().next()?;
        let word = line.split([' ', '\t', '\n']).next()?;
        let joint = if is_dash(sign) || sign == '/' {
            sign.len_utf8()
        } else {
            words::is_up_to(word).then_some(word.len())?
        };
        let target = line.get(joint..)?.trim_start();
        let next = target.split(|sign| !is_glue(sign)).next()?.trim_end_matches(['.', ':']);
        let last: Option<IpAddr> = next.parse().ok();
        let means = if sign == '/' {
            (1..=3).contains(&next.len()) && next.bytes().all(|byte| byte.is_ascii_digit())
        } else {
            // Two addresses of different sorts, or the larger one first, are a list.
            last.is_some_and(|last| last.is_ipv4() == first.is_ipv4() && last > first)
                || (is_dash(sign) && last.is_none() && ends_range(next))
        };
        means.then(|| end + after.len() - target.len() + next.len())
    }

    fn leave(&mut self, place: Range<usize>, why: Why) -> usize {
        // A version in a technical line or in small print is not worth two reasons.
        let why = match (self.parts.at(place.start).map(|line| line.part), &why) {
            (Some(Part::Header), _) => Why::Header,
            _ => why,
        };
        self.left.push(self.text.get(place.clone()).unwrap_or_default(), why);
        let end = place.end;
        self.claimed.push(place);
        end
    }

    /// New addresses go before quoted ones; those are taken only where there are no others.
    fn settle(self) -> Addresses {
        let quoted = self.new.is_empty();
        let (taken, passed) =
            if quoted { (self.quoted, Vec::new()) } else { (self.new, self.quoted) };
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (address, written) in taken {
            if !seen.insert(address) {
                self.left.push(&written, Why::Twice);
                continue;
            }
            let is_range = address.prefix_len() < address.max_prefix_len();
            let text = if is_range { address.to_string() } else { address.addr().to_string() };
            found.push(FoundAddress { text, is_range, quoted });
        }
        for (address, written) in passed {
            if seen.insert(address) {
                self.left.push(&written, Why::Quoted);
            }
        }
        Addresses { found, rest: blanked(self.text, &self.claimed) }
    }
}
