//! What this crate promises; a file for each part of it.
#![expect(clippy::string_slice, reason = "a test that stops has said what is wrong")]

mod accounts;
mod addresses;
mod catalog;
mod checks;
mod facts;
mod fields;
mod guides;
mod guides_engaging;
mod guides_list;
mod keys;
mod mobiles;
mod proposals;
mod shapes;
mod snapshots;

use std::sync::LazyLock;

use crate::{AccountParts, Catalog, Kind, Platform, Taken};

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

fn platform(id: &str) -> &'static Platform {
    CATALOG.platform(id).unwrap_or_else(|| panic!("{id} is in the catalog"))
}

fn engaging_networks() -> &'static Platform {
    platform("engaging-networks")
}

fn rest_api_user() -> &'static Kind {
    engaging_networks().kind("rest-api-user").expect("it is in the catalog")
}

/// Every kind of every platform.
fn kinds() -> impl Iterator<Item = (&'static Platform, &'static Kind)> {
    CATALOG
        .platforms()
        .iter()
        .flat_map(|platform| platform.kinds.iter().map(move |k| (platform, k)))
}

fn kind(id: &str) -> (&'static Platform, &'static Kind) {
    kinds().find(|(_, kind)| kind.id == id).unwrap_or_else(|| panic!("{id} is in the catalog"))
}

/// An account that a platform takes.
fn account_of(platform: &Platform) -> AccountParts<'static> {
    if platform.account.is_none() {
        AccountParts { region: "ca", ..AccountParts::default() }
    } else {
        let address =
            if platform.id == "own-service" { "https://api.example.org/give" } else { "" };
        AccountParts { name: "harbourtrust", address, ..AccountParts::default() }
    }
}

fn base_url(platform: &Platform, kind: &Kind) -> String {
    platform.base_url(kind, &account_of(platform)).expect("the account is complete")
}

fn nothing_taken() -> &'static Taken {
    static NOTHING: Taken = Taken::new();
    &NOTHING
}

#[test]
fn the_built_in_catalog_reads() {
    let catalog = Catalog::built_in();
    assert!(catalog.platform("engaging-networks").is_some());
    assert!(catalog.platform("unheard-of").is_none());
    let ids: Vec<&str> = catalog.platforms().iter().map(|platform| platform.id.as_str()).collect();
    assert_eq!(ids, ["engaging-networks", "action-network", "spektrix", "own-service"]);
    let kinds: Vec<&str> = kinds().map(|(_, kind)| kind.id.as_str()).collect();
    assert_eq!(
        kinds,
        ["rest-api-user", "private-token", "public-token", "group-key", "api-account", "own-key"]
    );
}

/// The app keeps it in a state that several threads look at.
#[test]
fn the_catalog_can_be_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Catalog::built_in());
}
