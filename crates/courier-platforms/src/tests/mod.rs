//! What this crate promises; a file for each part of it.
#![expect(clippy::string_slice, reason = "a test that stops has said what is wrong")]

mod addresses;
mod catalog;
mod fields;
mod keys;
mod proposals;
mod snapshots;

use std::sync::LazyLock;

use crate::{Catalog, Kind, Platform};

/// The one platform there is.
fn engaging_networks() -> &'static Platform {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);
    CATALOG.platform("engaging-networks").expect("it is in the catalog")
}

fn rest_api_user() -> &'static Kind {
    engaging_networks().kind("rest-api-user").expect("it is in the catalog")
}

#[test]
fn the_built_in_catalog_reads() {
    let catalog = Catalog::built_in();
    assert!(catalog.platform("engaging-networks").is_some());
    assert!(catalog.platform("unheard-of").is_none());
    assert_eq!(catalog.platforms().len(), 1);
}

/// The app keeps it in a state that several threads look at.
#[test]
fn the_catalog_can_be_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Catalog::built_in());
}
