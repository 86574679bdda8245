//! Our account on a platform, as it is typed and as it goes into addresses.

use proptest::prelude::*;

use super::{CATALOG, engaging_networks, kind, kinds, platform};
use crate::AccountParts;

fn problems(id: &str, parts: AccountParts<'_>) -> String {
    let problems = platform(id).check_account(&parts).err().unwrap_or_default();
    let said = problems.iter().map(|(field, problem)| format!("{field} {}", problem.code()));
    said.collect::<Vec<_>>().join(", ")
}

fn named(name: &str) -> AccountParts<'_> {
    AccountParts { name, ..AccountParts::default() }
}

fn service(address: &str) -> AccountParts<'_> {
    AccountParts { name: "Donation site", address, ..AccountParts::default() }
}

#[test]
fn a_platform_has_regions_or_an_account() {
    for platform in CATALOG.platforms() {
        assert_ne!(platform.regions.is_empty(), platform.account.is_none(), "{}", platform.id);
    }
}

#[test]
fn an_unknown_region_is_asked_again() {
    for region in ["", "eu", "CA", "ca ", "ca\0"] {
        let parts = AccountParts { region, ..AccountParts::default() };
        assert_eq!(problems("engaging-networks", parts), "region choose-one", "{region:?}");
        let kind = super::rest_api_user();
        assert_eq!(engaging_networks().base_url(kind, &parts), None);
    }
    let parts = AccountParts { region: "us2", name: "left over", address: "x" };
    let checked = engaging_networks().check_account(&parts).unwrap();
    assert_eq!((checked.region.as_str(), checked.name.as_str()), ("us2", ""));
    let name = engaging_networks().account_name("en", &parts);
    assert_eq!(name, "United States, second data centre (us2.engagingnetworks.app)");
}

/// The three kinds of one account are reached at two places.
#[test]
fn each_kind_has_its_own_base_address() {
    let at = |id: &str, parts: AccountParts<'_>| {
        let (platform, kind) = kind(id);
        platform.base_url(kind, &parts).unwrap_or_default()
    };
    let us = AccountParts { region: "us", ..AccountParts::default() };
    assert_eq!(at("rest-api-user", us), "https://us.engagingnetworks.app/ens/service");
    assert_eq!(at("private-token", us), "https://us.engagingnetworks.app/ea-dataservice");
    assert_eq!(at("public-token", us), "https://us.engagingnetworks.app/ea-dataservice");
    assert_eq!(at("group-key", named("Harbour Trust")), "https://actionnetwork.org/api/v2");
    let client = "https://system.spektrix.com/harbour-trust_2/api/v3";
    assert_eq!(at("api-account", named(" harbour-trust_2\n")), client);
    assert_eq!(at("api-account", named("")), "");
    assert_eq!(at("own-key", service("api.example.org")), "https://api.example.org");
}

#[test]
fn a_client_name_is_one_segment_of_a_path() {
    assert_eq!(problems("spektrix", named("")), "account-name missing");
    assert_eq!(problems("spektrix", named("\u{200b}")), "account-name missing");
    for name in ["a/b", "a.b", "..", "a b", "a%2fb", "søn", "a?b", "a#b", "a@b", "a'b", "{name}"] {
        assert_eq!(problems("spektrix", named(name)), "account-name segment-malformed", "{name}");
    }
    assert_eq!(problems("spektrix", named(&"a".repeat(61))), "account-name too-long");
}

/// A group's name goes into no address: anything on one line will do.
#[test]
fn a_group_is_called_what_it_is_called() {
    let parts = named("  Søn & Töchter\n(Harbour) ");
    let checked = platform("action-network").check_account(&parts).unwrap();
    assert_eq!(checked.name, "Søn & Töchter (Harbour)");
    assert_eq!(platform("action-network").account_name("en", &parts), checked.name);
    assert_eq!(problems("action-network", named(" ")), "account-name missing");
}

#[test]
fn the_address_of_our_own_service() {
    for (typed, kept) in [
        ("https://api.example.org", "https://api.example.org"),
        (" https://api.example.org/ \n", "https://api.example.org"),
        ("https://api.example.org/give/v2//", "https://api.example.org/give/v2"),
        ("HTTPS://API.Example.org/Give", "https://api.example.org/Give"),
        ("https://api.example.org:443/give", "https://api.example.org/give"),
        ("https://api.example.org:8443", "https://api.example.org:8443"),
        ("https://api.example.org/a/../b", "https://api.example.org/b"),
        ("https://gäste.example.org", "https://xn--gste-loa.example.org"),
        ("api.example.org/give", "https://api.example.org/give"),
    ] {
        let checked = platform("own-service").check_account(&service(typed)).unwrap();
        assert_eq!(checked.address, kept, "{typed}");
        assert_eq!(checked.name, "Donation site");
    }
    for typed in [
        "http://api.example.org",
        "ftp://api.example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///give",
        "https://localhost",
        "https://intranet/give",
        "https://203.0.113.5/give",
        "https://[2001:db8::1]/give",
        "https://3405803781",
        "https://0xcb.0.0x71.5",
        "https://mo@api.example.org",
        "https://mo:secret@api.example.org",
        "mo@example.org",
        "https://api.example.org?key=1",
        "https://api.example.org/give?",
        "https://api.example.org/#give",
        "https://api.example.org/a b",
        "https://api.example.org/a\u{200b}b",
        "https://api.example.org/it's",
        "https://api.example.org/$(id)",
        "https://api.example.org/%27",
        "https://api.example.org\\@example.com",
        "https://api..example.org",
        "https://.example.org",
        "https://api.example.org.",
        "https://api.example.org:99999",
    ] {
        let said = problems("own-service", service(typed));
        assert_eq!(said, "account-address https-address-malformed", "{typed}");
    }
    let long = format!("https://api.example.org/{}", "a".repeat(200));
    assert_eq!(problems("own-service", service(&long)), "account-address too-long");
    let nothing = AccountParts::default();
    assert_eq!(problems("own-service", nothing), "account-name missing, account-address missing");
}

#[test]
fn only_what_is_asked_has_words() {
    let words = |id: &str| platform(id).account_words("en");
    assert_eq!(words("engaging-networks"), crate::AccountWords::default());
    assert_eq!(words("spektrix").label, "Client name");
    assert_eq!(words("spektrix").address_label, "");
    assert_eq!(words("own-service").address_label, "Address of the service");
    assert!(!words("own-service").address_help.is_empty());
}

proptest! {
    /// Whatever is typed: an address that can stand between quotation marks in a shell, or nothing.
    #[test]
    fn no_account_makes_an_address_stumble(
        name in prop_oneof![any::<String>(), "[a-z./{}_-]{0,12}"],
        address in prop_oneof![any::<String>(), "(https?://)?[a-zA-Z0-9.:@/?#%'\\[\\] -]{0,40}"],
        region in "[a-z]{0,3}",
    ) {
        let parts = AccountParts { region: &region, name: &name, address: &address };
        for (platform, kind) in kinds() {
            let checked = platform.check_account(&parts);
            let url = platform.base_url(kind, &parts);
            prop_assert_eq!(url.is_some(), checked.is_ok());
            if let Some(url) = url {
                prop_assert!(url.starts_with("https://") && !url.ends_with('/'), "{}", url);
                let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./:~".contains(&b);
                prop_assert!(url.bytes().all(plain), "{}", url);
            }
            if let Ok(checked) = checked {
                let again = AccountParts {
                    region: &checked.region, name: &checked.name, address: &checked.address,
                };
                prop_assert_eq!(platform.check_account(&again), Ok(checked.clone()));
            }
        }
    }
}
