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
mod more_systems;
mod own_files;
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
    let region = if platform.id == "engaging-networks" { "ca" } else { "us" };
    let name = if platform.id == "mailchimp" { "us12" } else { "harbourtrust" };
    let address = match platform.id.as_str() {
        "own-service" => "https://api.example.org/give",
        "wordpress" | "civicrm" => "https://www.example.org",
        _ => "",
    };
    match (&platform.account, platform.regions.len()) {
        (None, 1) => AccountParts::default(),
        (None, _) => AccountParts { region, ..AccountParts::default() },
        (Some(account), _) if account.name => AccountParts { name, address, region: "" },
        (Some(_), _) => AccountParts { address, ..AccountParts::default() },
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
    // Those that most organisations use come first.
    assert_eq!(
        ids,
        [
            "engaging-networks",
            "action-network",
            "spektrix",
            "own-service",
            "wordpress",
            "stripe",
            "raisely",
            "donorbox",
            "callhub",
            "givebutter",
            "everyaction",
            "mailchimp",
            "donorfy",
            "civicrm",
            "luminate",
        ]
    );
    let kinds: Vec<&str> = kinds().map(|(_, kind)| kind.id.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "rest-api-user",
            "private-token",
            "public-token",
            "group-key",
            "api-account",
            "own-key",
            "application-password",
            "restricted-key",
            "campaign-key",
            "organisation-key",
            "user-key",
            "account-key",
            "integration-key",
            "marketing-key",
            "access-key",
            "contact-key",
            "site-key",
            "api-administrator",
        ]
    );
}

/// The app keeps it in a state that several threads look at.
#[test]
fn the_catalog_can_be_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Catalog::built_in());
}
