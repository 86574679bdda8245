//! Settings.

use courier::Error;

use crate::access::EVERY_SYSTEM;
use crate::desk::{Desk, KEY};

fn used(desk: &Desk) -> Vec<String> {
    let systems = desk.app.settings().unwrap().systems.into_iter();
    systems.filter(|system| system.used).map(|system| system.id).collect()
}

#[test]
fn systems_are_chosen_and_one_with_keys_stays() {
    let desk = Desk::founded();
    let view = desk.app.settings().unwrap();
    assert_eq!((&*view.organisation, &*view.email_domain), ("Harbour Trust", "example.org"));
    assert_eq!(
        (&*view.person, &*view.folder),
        ("Mo Adeyemi", &*desk.vault().display().to_string())
    );
    assert!(!view.passphrase && view.sheet.made.is_empty() && view.sheet.pending.is_none());
    let all: Vec<&str> = view.systems.iter().map(|system| system.id.as_str()).collect();
    assert!(all.starts_with(&EVERY_SYSTEM), "the oldest stand first: {all:?}");
    assert_eq!(used(&desk), ["engaging-networks"]);

    let lines = desk.app.history().unwrap().len();
    let nothing = desk.app.choose_systems(&[]).unwrap_err().view();
    assert_eq!((&*nothing.fields[0].field, &*nothing.fields[0].code), ("platforms", "choose-one"));
    assert!(desk.app.choose_systems(&["no-such-system".into()]).is_err());
    desk.app.choose_systems(&["engaging-networks".into()]).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "nothing was changed");

    desk.app.choose_systems(&["spektrix".into(), "engaging-networks".into()]).unwrap();
    assert_eq!(used(&desk), ["engaging-networks", "spektrix"], "in the catalog's order");
    assert_eq!(desk.last().what, "platforms-chosen");
    desk.given("Brightwater", KEY);
    let view = desk.app.choose_systems(&["own-service".into()]).unwrap();
    assert_eq!(used(&desk), ["engaging-networks", "own-service"], "a key of it is on record");
    assert_eq!(view.systems[0].keys, 1);
    let desk = desk.again();
    assert!(matches!(desk.app.settings(), Err(Error::NotOpen)));
    desk.app.start();
    assert_eq!(used(&desk), ["engaging-networks", "own-service"]);
}
