//! Server addresses: which are taken, how they are joined, what is said of the others.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::rest_api_user;
use crate::addresses::REFUSED;
use crate::{Field, FieldProblem, is_public};

fn remote_address() -> &'static Field {
    rest_api_user().field("remote-address").expect("it is in the form")
}

fn addresses(raw: &str) -> Result<String, FieldProblem> {
    remote_address().check(raw)
}

#[test]
fn addresses_are_joined_as_the_vendor_wants_them() {
    for raw in [
        "203.0.113.5\n198.51.100.7",
        "203.0.113.5, 198.51.100.7",
        "203.0.113.5;198.51.100.7;",
        "  203.0.113.5\t198.51.100.7\r\n",
        "203.0.113.5~198.51.100.7",
        "\u{feff}203.0.113.5\u{a0}\u{200b}198.51.100.7",
    ] {
        assert_eq!(addresses(raw).as_deref(), Ok("203.0.113.5~198.51.100.7"), "{raw:?}");
    }
    assert_eq!(addresses("2001:DB8:0:0::1").as_deref(), Ok("2001:db8::1"));
}

#[test]
fn addresses_that_cannot_be_used_are_named() {
    let value = |value: &str| value.to_owned();
    for (raw, problem) in [
        ("", FieldProblem::Missing),
        (" \n\u{200b} ", FieldProblem::Missing),
        (",~;", FieldProblem::Missing),
        ("203.0.113", FieldProblem::AddressMalformed { value: value("203.0.113") }),
        ("203.0.113.256", FieldProblem::AddressMalformed { value: value("203.0.113.256") }),
        (
            "server.example.org",
            FieldProblem::AddressMalformed { value: value("server.example.org") },
        ),
        ("203.0.113.5:443", FieldProblem::AddressMalformed { value: value("203.0.113.5:443") }),
        (
            "203.0.113.5\n192.168.1.20",
            FieldProblem::AddressPrivate { value: value("192.168.1.20") },
        ),
        ("::ffff:10.0.0.1", FieldProblem::AddressPrivate { value: value("::ffff:10.0.0.1") }),
        ("255.255.255.0", FieldProblem::AddressPrivate { value: value("255.255.255.0") }),
        ("203.0.113.5 203.0.113.5", FieldProblem::AddressTwice { value: value("203.0.113.5") }),
        ("2001:db8::1 2001:db8:0::1", FieldProblem::AddressTwice { value: value("2001:db8:0::1") }),
        ("203.0.113.0/24", FieldProblem::AddressRange { value: value("203.0.113.0/24") }),
        ("203.0.113.5-9", FieldProblem::AddressRange { value: value("203.0.113.5-9") }),
        (
            "203.0.113.5–203.0.113.9",
            FieldProblem::AddressRange { value: value("203.0.113.5–203.0.113.9") },
        ),
        (
            "203.0.113.5 - 203.0.113.9",
            FieldProblem::AddressRange { value: value("203.0.113.5-203.0.113.9") },
        ),
        ("203.0.113.*", FieldProblem::AddressRange { value: value("203.0.113.*") }),
        ("2001:db8::/48", FieldProblem::AddressRange { value: value("2001:db8::/48") }),
    ] {
        assert_eq!(addresses(raw), Err(problem), "{raw:?}");
    }
}

#[test]
fn two_hundred_characters_fit_and_one_more_does_not() {
    // Twelve of 15 characters with their joints make 192 - 1; an address of 8 or 9 fills it up.
    let twelve: Vec<String> = (100..112).map(|last| format!("203.100.113.{last}")).collect();
    let with = |last: &str| format!("{}\n{last}", twelve.join("\n"));
    assert_eq!(addresses(&with("8.20.0.1")).map(|joined| joined.len()), Ok(200));
    assert_eq!(
        addresses(&with("8.20.0.10")),
        Err(FieldProblem::AddressesTooLong { length: 201, most: 200 })
    );
}

#[test]
fn a_sentence_mentions_no_more_than_a_line() {
    let Err(FieldProblem::AddressMalformed { value }) = addresses(&"é".repeat(100_000)) else {
        panic!("that is no address");
    };
    assert_eq!(value.chars().count(), 61);
}

/// The first and the last address of each refused range, and what lies between the ranges.
#[test]
fn refused_ranges() {
    for (range, rfc) in REFUSED {
        assert!(!is_public(range.network()), "{range} {rfc}");
        assert!(!is_public(range.broadcast()), "{range} {rfc}");
        assert!(rfc.strip_prefix("RFC ").is_some_and(|number| number.parse::<u16>().is_ok()));
        assert_eq!(range.addr(), range.network(), "{range} is written from its start");
    }
    for address in [
        "0.0.0.0",
        "0.255.255.255",
        "10.255.255.255",
        "100.127.255.255",
        "127.255.255.255",
        "192.0.0.255",
        "192.88.99.255",
        "192.168.255.255",
        "198.19.255.255",
        "239.255.255.255",
        "fdff:ffff::1",
        "febf::1",
        "feff::1",
        "ffff::1",
        "2001:1ff::1",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.0.1",
        "198.19.1.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:203.0.113.5",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2001::1",
        "2002:7f00:1::",
        "5f00::1",
    ] {
        assert!(!is_public(address.parse().unwrap()), "{address}");
    }
    for address in [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.5",
        "2001:200::1",
        "2001:db8::1",
        "2606:4700::1",
        "2a00::1",
        "3fff::1",
    ] {
        assert!(is_public(address.parse().unwrap()), "{address}");
    }
}

fn public_address() -> impl Strategy<Value = IpAddr> {
    prop_oneof![
        any::<u32>().prop_map(|bits| IpAddr::V4(Ipv4Addr::from_bits(bits))),
        any::<u128>().prop_map(|bits| IpAddr::V6(Ipv6Addr::from_bits(bits))),
        any::<u128>().prop_map(|bits| IpAddr::V6(Ipv6Addr::from_bits(bits >> 3 | 1 << 125))),
    ]
    .prop_filter("public", |address| is_public(*address))
}

proptest! {
    #[test]
    fn no_list_makes_the_addresses_stumble(raw in "[0-9a-f.:~,;/*%\\[\\] –-]{0,80}") {
        if let Ok(joined) = addresses(&raw) {
            for address in joined.split('~') {
                prop_assert!(is_public(address.parse().unwrap()));
            }
        }
    }

    #[test]
    fn the_joined_addresses_are_those_that_were_typed(
        set in prop::collection::btree_set(public_address(), 1..5),
        joint in prop::sample::select(vec!["\n", "\r\n", ", ", ";", "~", " ", "\n\n", "\t", "\u{a0}"]),
    ) {
        let typed: Vec<String> = set.iter().map(ToString::to_string).collect();
        let joined = addresses(&typed.join(joint)).expect("they fit");
        let back: BTreeSet<IpAddr> = joined.split('~').map(|address| address.parse().unwrap()).collect();
        prop_assert_eq!(back, set);
        prop_assert!(!joined.contains(char::is_whitespace) && joined.len() <= 200);
    }
}
