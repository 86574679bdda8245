//! Keys: what stands on record of each, and what becomes of them.

use courier::views::{
    Answers, Form, GuideFor, HeardBy, KeyPage, KeyRow, KeyStanding, Precision, Step, TodayWhat,
    Travelled,
};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY};

const OTHER: &str = "11234567-89ab-4cde-8f01-23456789d118";

fn row(desk: &Desk, id: &str) -> KeyRow {
    desk.app.keys().unwrap().into_iter().find(|row| row.id == id).unwrap()
}

fn guides(page: &KeyPage) -> Vec<GuideFor> {
    page.guides.iter().map(|guide| guide.what).collect()
}

#[test]
fn each_key_is_told_from_the_others_and_says_how_things_stand() {
    use KeyStanding::{Exposed, Kept, NeverHere};
    let desk = Desk::with_every_system();
    let (user, _) = desk.given("Brightwater", KEY);
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    let spektrix = desk.sent_by_system("Brightwater");
    let (_, own) = desk.made_here("Brightwater");
    let token = desk.public_token("Brightwater", "2f3d1c64-aaaa-4bbb-8ccc-0123456789ab");
    let ids: Vec<String> = desk.app.keys().unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(ids, [&*token, &*own, &*spektrix, &*group, &*user], "newest first");

    let told = |id: &str| {
        let row = row(&desk, id);
        (row.name, row.platform, row.kind, row.standing)
    };
    let expect = |name: &str, platform: &str, kind: &str, standing| {
        (name.to_owned(), platform.to_owned(), kind.to_owned(), standing)
    };
    assert_eq!(told(&user), expect("Brightwater API", "Engaging Networks", "API user", Kept));
    assert_eq!(told(&group), expect("Harbour North", "Action Network", "Group key", Exposed));
    assert_eq!(told(&spektrix), expect("Brightwater", "Spektrix", "API account", NeverHere));
    assert_eq!(told(&own), expect("Brightwater", "Our own service", "Key", Kept));
    assert_eq!(told(&token), expect("Public token", "Engaging Networks", "Public token", Kept));
    let user_row = row(&desk, &user);
    assert!(user_row.account.contains("Canada"), "{}", user_row.account);
    assert_eq!((&*user_row.ends_in, user_row.opens_everything), ("d117", true));
    assert_eq!(user_row.holders, ["Brightwater"]);
    assert_eq!(row(&desk, &group).account, "Harbour North");
    assert!(!row(&desk, &own).opens_everything && row(&desk, &own).holders.is_empty());

    let page = desk.app.key(&user).unwrap();
    assert_eq!(page.base_url, "https://ca.engagingnetworks.app/ens/service");
    assert!(page.permission.contains("“Brightwater”"), "{}", page.permission);
    assert!(!page.public && page.verifier.is_empty() && page.can_share && page.can_replace);
    assert!(page.fields.iter().any(|f| f.value == "198.51.100.20~203.0.113.7"));
    assert_eq!(page.deliveries.len(), 1);
    assert!(
        guides(&page).contains(&GuideFor::SwitchOff) && guides(&page).contains(&GuideFor::LookUp)
    );
    assert!(page.guides.iter().all(|guide| !guide.steps.is_empty()));
    assert!(page.guides.iter().flat_map(|g| &g.steps).any(|s| s.value.ends_with("@example.org")));
    let whats: Vec<&str> = page.history.iter().map(|row| row.what.as_str()).collect();
    assert_eq!(whats, ["file-saved", "file-made", "key-kept", "api-user-made"]);

    let page = desk.app.key(&token).unwrap();
    assert!(page.public && page.fields.is_empty() && page.deliveries.is_empty());
    assert_eq!(page.holders[0].travelled, Travelled::Public);
    let page = desk.app.key(&own).unwrap();
    assert!(page.verifier.starts_with("sha256:") && page.verifier.len() == 71);
    assert_eq!(page.base_url, "https://api.example.org/v1");
    assert!(page.guides.iter().all(|g| g.what != GuideFor::LookUp), "nobody can show it again");
    let page = desk.app.key(&spektrix).unwrap();
    assert!(!page.can_share && page.can_replace && page.row.ends_in.is_empty());
    assert_eq!(page.history[0].what, "access-recorded", "it was not made here");
    let page = desk.app.key(&group).unwrap();
    let holder = &page.holders[0];
    assert_eq!((&*holder.since, holder.precision), ("2024-03-01", Precision::Season));
    assert_eq!((&*holder.seen_by, holder.exposed), ("the whole web team", true));
    assert!(holder.opens.contains("everything in this group"), "{}", holder.opens);
    assert!(holder.key.contains("Action Network") && holder.key.contains("Harbour North"));
    assert_eq!(page.history[0].what, "access-recorded");
    assert_eq!(page.history[0].params["name"], "Harbour North");
    for unknown in ["", "x", &desk.agency("Brightwater")] {
        assert!(matches!(desk.app.key(unknown), Err(Error::Unknown)));
    }
}

#[test]
fn a_key_that_is_off_gives_nobody_access() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    assert_eq!(desk.app.home().unwrap().keys, 1);
    assert!(matches!(desk.app.switch_key_on(&id), Err(Error::KeyIsOn)));
    let page = desk.app.switch_key_off(&id).unwrap();
    assert_eq!(page.row.standing, KeyStanding::SwitchedOff);
    assert!(page.holders[0].is_over && page.row.holders.is_empty());
    assert!(!page.can_share && !page.can_replace);
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("api-user-switched-off", false), "she told us");
    assert_eq!(line.params["name"], "Brightwater API");
    let refused = desk.app.switch_key_off(&id).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::KeyIsOff);
    for refused in [desk.app.give_key(&id), desk.app.replace_key(&id)] {
        assert!(matches!(refused, Err(Error::KeyIsOff)));
    }
    let desk = desk.again();
    desk.app.start();
    let home = desk.app.home().unwrap();
    assert_eq!((home.agencies, home.keys, home.open_everything), (0, 0, 0));
    assert_eq!(desk.app.agencies().unwrap()[0].keys, 0);
    let page = desk.app.switch_key_on(&id).unwrap();
    assert_eq!((page.row.standing, page.holders[0].is_over), (KeyStanding::Kept, false));
    assert_eq!(desk.app.home().unwrap().keys, 1);
    assert_eq!(desk.last().what, "api-user-switched-on");
}

#[test]
fn what_was_sent_unprotected_stays_until_it_is_replaced_or_accepted_with_a_reason() {
    let desk = Desk::with_every_system();
    let id = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    let safe = desk.recorded("Brightwater", "Harbour South", Travelled::InPerson);
    assert!(desk.today(&safe).is_none());
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::SentUnprotected);
    let page = desk.app.key(&id).unwrap();
    let grant = page.holders[0].grant.clone();
    for (reason, code) in [(" \n", "missing"), (&*"x".repeat(501), "too-long")] {
        let refused = desk.app.accept_exposure(&grant, reason).unwrap_err().view();
        assert_eq!((&*refused.fields[0].field, &*refused.fields[0].code), ("reason", code));
    }
    let lines = desk.app.history().unwrap().len();
    let page = desk.app.accept_exposure(&grant, " Only Ana reads that mailbox. ").unwrap();
    assert_eq!(page.holders[0].accepted, "Only Ana reads that mailbox.");
    assert_eq!(page.holders[0].seen_by, "the whole web team", "what was said before stays");
    assert!(!page.holders[0].exposed && page.row.standing == KeyStanding::NeverHere);
    assert!(desk.today(&id).is_none());
    let line = desk.last();
    assert_eq!((&*line.what, &*line.params["agency"]), ("exposure-accepted", "Brightwater"));
    // Twice is once, and the first reason stays.
    let page = desk.app.accept_exposure(&grant, "because").unwrap();
    assert_eq!(page.holders[0].accepted, "Only Ana reads that mailbox.");
    assert_eq!(desk.app.history().unwrap().len(), lines + 1);
    assert!(matches!(desk.app.accept_exposure(&id, "because"), Err(Error::Unknown)));
}

#[test]
fn a_key_is_given_to_a_second_agency_and_both_stand_on_its_page() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    let draft = desk.app.give_key(&id).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    assert_eq!((view.step, &*view.answers.uses), (Step::Who, &*id));
    let preset = &view.answers;
    assert_eq!((&*preset.platform, &*preset.purpose), ("engaging-networks", "update-supporters"));
    assert_eq!((&*preset.region, &*preset.contact), ("ca", ""));
    let answers = Answers { uses: id.clone(), ..desk.about("Lantern & Co") };
    let view = desk.walk(&view, &answers, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::LockedFile, "it is kept: nothing is made or pasted");
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    let page = desk.app.key(&id).unwrap();
    assert_eq!(page.row.holders, ["Brightwater", "Lantern & Co"]);
    assert_eq!((page.holders.len(), page.deliveries.len()), (2, 2));
    assert_eq!(desk.app.keys().unwrap().len(), 1, "it is the same key");
    let home = desk.app.home().unwrap();
    assert_eq!((home.agencies, home.keys), (2, 1));
    // Each agency has its own history.
    let theirs = desk.app.agency(&desk.agency("Lantern & Co")).unwrap().history;
    let people: Vec<&str> =
        theirs.iter().filter_map(|row| row.params.get("agency")).map(String::as_str).collect();
    assert!(people.iter().all(|agency| *agency == "Lantern & Co"), "{people:?}");
    assert!(theirs.iter().any(|row| row.what == "api-user-made"), "the key they have");
}

#[test]
fn what_is_not_kept_is_given_only_where_the_system_shows_it_again() {
    let desk = Desk::with_every_system();
    let (user, delivery) = desk.given("Brightwater", KEY);
    desk.arrived(&delivery);
    desk.words(&delivery);
    desk.app.receipt_said(&delivery, HeardBy::Phone).unwrap();
    desk.app.forget_copy(&delivery).unwrap();
    assert_eq!(row(&desk, &user).standing, KeyStanding::Forgotten);
    assert!(desk.app.key(&user).unwrap().can_share, "Engaging Networks shows it again");
    let draft = desk.app.give_key(&user).unwrap();
    desk.app.wizard_discard(&draft).unwrap();

    let (draft, own) = desk.made_here("Brightwater");
    let delivery = desk.make(&draft, Form::Zip);
    desk.save(&delivery);
    assert!(!desk.app.key(&own).unwrap().verifier.is_empty());
    desk.arrived(&delivery);
    desk.app.receipt_said(&delivery, HeardBy::Phone).unwrap();
    desk.app.forget_copy(&delivery).unwrap();
    let page = desk.app.key(&own).unwrap();
    assert!(!page.can_share && page.verifier.is_empty());
    assert!(matches!(desk.app.give_key(&own), Err(Error::Forgotten)));
    let spektrix = desk.sent_by_system("Brightwater");
    assert!(matches!(desk.app.give_key(&spektrix), Err(Error::Forgotten)));
}

#[test]
fn a_replaced_key_is_to_be_switched_off_once_the_new_one_is_out() {
    let desk = Desk::founded();
    let (old, _) = desk.given("Brightwater", KEY);
    let draft = desk.app.replace_key(&old).unwrap();
    assert_eq!(desk.app.replace_key(&old).unwrap(), draft, "one draft replaces it");
    let view = desk.app.wizard_open(&draft).unwrap();
    let preset = view.answers.clone();
    let person = &desk.app.agency(&desk.agency("Brightwater")).unwrap().people[0];
    assert_eq!((&*preset.contact, &*preset.region), (&*person.id, "ca"));
    assert_eq!(preset.fields["remote-address"], "198.51.100.20\n203.0.113.7");
    desk.walk(&view, &preset, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    let new = desk.newest();
    assert_ne!(new, old);
    assert_eq!(row(&desk, &old).standing, KeyStanding::Replaced);
    assert_eq!(row(&desk, &new).standing, KeyStanding::NotKept);
    assert!(desk.today(&old).is_none(), "nobody has the new one yet");
    assert_eq!(desk.app.replace_key(&old).unwrap(), draft, "it is still the one to replace");
    assert!(matches!(desk.app.give_key(&old), Err(Error::KeyReplaced)));
    desk.app.paste_key(&draft, &SecretString::from(OTHER)).unwrap();
    let view = desk.walk(&view, &preset, &[Step::Key]);
    let delivery = desk.make(&view, Form::Zip);
    assert!(desk.today(&old).is_none());
    desk.save(&delivery);
    let today = desk.today(&old).unwrap();
    assert_eq!((today.what, &*today.agency), (TodayWhat::SwitchOldOff, "Brightwater"));
    assert_eq!(today.platform, "Engaging Networks");
    assert!(matches!(desk.app.replace_key(&old), Err(Error::KeyReplaced)));
    desk.app.switch_key_off(&old).unwrap();
    assert!(desk.today(&old).is_none());
    assert_eq!(desk.app.home().unwrap().keys, 1);
    let whats: Vec<String> =
        desk.app.key(&old).unwrap().history.into_iter().map(|row| row.what).collect();
    assert_eq!(whats[0], "api-user-switched-off");
    assert!(whats.contains(&"api-user-made".to_owned()));
}

#[test]
fn replacing_what_several_hold_presets_nobody() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    let draft = desk.app.give_key(&id).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let answers = Answers { uses: id.clone(), ..desk.about("Lantern & Co") };
    let view = desk.walk(&view, &answers, &[Step::Who, Step::WhatFor]);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    let view = desk.app.wizard_open(&desk.app.replace_key(&id).unwrap()).unwrap();
    assert_eq!((&*view.answers.contact, &*view.answers.agency_id), ("", ""));
    // Recorded only: whoever we know there is proposed.
    let desk = Desk::with_every_system();
    let id = desk.recorded("Brightwater", "Harbour North", Travelled::Phone);
    let view = desk.app.wizard_open(&desk.app.replace_key(&id).unwrap()).unwrap();
    let there = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    assert_eq!(view.answers.contact, there.people[0].id);
    assert_eq!(view.answers.agency_id, desk.agency("Brightwater"));
    assert_eq!(view.answers.account_name, "Harbour North");
}

#[test]
fn what_was_sent_unprotected_is_safe_once_it_is_made_anew() {
    let desk = Desk::with_every_system();
    // One key a group: the old one stops when the new one is made.
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    let draft = desk.app.replace_key(&group).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let answers = Answers { contact: desk.about("Brightwater").contact, ..view.answers.clone() };
    let steps = [Step::Who, Step::WhatFor, Step::MakeIt];
    desk.walk(&view, &answers, &steps);
    assert_eq!(row(&desk, &group).standing, KeyStanding::Exposed, "nothing was pasted yet");
    let key = "0123456789abcdef0123456789abcdef";
    let pasted = desk.app.paste_key(&draft, &SecretString::from(key)).unwrap();
    if !pasted.kept {
        desk.app.keep_key(&draft).unwrap();
    }
    let page = desk.app.key(&group).unwrap();
    assert_eq!((page.row.standing, page.holders[0].exposed), (KeyStanding::Kept, false));
    assert!(desk.today(&group).is_none());
    assert!(page.history.iter().any(|row| row.what == "key-kept"));
    desk.app.wizard_discard(&draft).unwrap();

    // Beside the old one: that one is neither safe nor forgotten before it is off.
    let user = desk.recorded_as(Answers {
        travelled: Some(Travelled::Message),
        region: String::new(),
        ..desk.about("Brightwater")
    });
    assert_eq!(row(&desk, &user).account, "", "nobody knows where it is");
    assert_eq!(desk.app.key(&user).unwrap().base_url, "");
    assert_eq!(
        desk.app.key(&user).unwrap().permission,
        "Manage individual supporters: View, Modify",
        "the group's name is not known"
    );
    assert_eq!(desk.today(&user).unwrap().what, TodayWhat::SentUnprotected);
    let draft = desk.app.replace_key(&user).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let answers = desk.about("Brightwater");
    desk.walk(&view, &answers, &steps);
    let page = desk.app.key(&user).unwrap();
    assert_eq!((page.row.standing, page.holders[0].exposed), (KeyStanding::Exposed, true));
    assert_eq!(desk.today(&user).unwrap().what, TodayWhat::SentUnprotected, "nobody has it yet");
    desk.app.paste_key(&draft, &SecretString::from(KEY)).unwrap();
    let view = desk.walk(&view, &answers, &[Step::Key]);
    desk.save(&desk.make(&view, Form::Zip));
    assert_eq!(desk.today(&user).unwrap().what, TodayWhat::SwitchOldOff);
    desk.app.switch_key_off(&user).unwrap();
    assert!(desk.today(&user).is_none());
    let line = &desk.app.key(&user).unwrap().history[0];
    assert_eq!((&*line.what, &*line.params["name"]), ("api-user-switched-off", "API user"));
}
