//! Our own password at a site leads nowhere but to that site.

use courier_platforms::CheckedAccount;
use secrecy::SecretString;
use serde_json::Value;

use crate::app::{App, Recording};
use crate::connections::ToConnect;
use crate::desk::{Desk, KEY, stands_in};
use crate::domain::{Card, Change, HostFor, ThereCard};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::views::{Form, TodayWhat};

/// Shaped as a key of Engaging Networks, so that nothing but what it is keeps it from being taken for one.
const PASSWORD: &str = "7fe0a1c2-93b4-4d5e-8f60-718293a4b5c6";
const USER: &str = "mo.adeyemi";

fn account() -> CheckedAccount {
    let (name, address) = ("Harbour Trust".to_owned(), "https://www.example.org".to_owned());
    CheckedAccount { name, address, ..CheckedAccount::default() }
}

impl Desk {
    fn approved(&self) {
        let approve = |app: &App| {
            app.with(|open| {
                let mut recording = Recording::default();
                open.approve("www.example.org", HostFor::Site, &mut recording);
                app.record(open, recording)
            })
        };
        approve(&self.app).unwrap();
    }

    fn wanted(&self, password: &str, kept: bool) -> Result<ToConnect, Error> {
        let platform = self.app.catalog().platform("engaging-networks").unwrap();
        let system = (platform, &platform.kinds[0]);
        let typed = (USER, &SecretString::from(password));
        self.app.with(|open| self.app.to_connect(open, system, account(), typed, kept))
    }

    /// As if the site had taken the password.
    fn connect(&self, kept: bool) -> String {
        let wanted = self.wanted(PASSWORD, kept).unwrap();
        let keep = |app: &App| {
            app.with(|open| {
                app.keep_connection(open, &wanted, "0f5a".to_owned())?;
                Ok(open.connection_at("https://www.example.org").unwrap().to_string())
            })
        };
        keep(&self.app).unwrap()
    }

    /// Everything that can be shown.
    fn everything_shown(&self) -> String {
        let app = &self.app;
        let mut shown: Vec<Value> = vec![
            serde_json::to_value(app.settings().unwrap()).unwrap(),
            serde_json::to_value(app.home().unwrap()).unwrap(),
            serde_json::to_value(app.history().unwrap()).unwrap(),
            serde_json::to_value(app.frame().unwrap()).unwrap(),
        ];
        for row in app.keys().unwrap() {
            shown.push(serde_json::to_value(app.key(&row.id).unwrap()).unwrap());
        }
        for row in app.agencies().unwrap() {
            shown.push(serde_json::to_value(app.agency(&row.id).unwrap()).unwrap());
        }
        shown.iter().map(Value::to_string).collect()
    }
}

#[test]
fn no_site_is_asked_that_nobody_approved() {
    let desk = Desk::founded();
    assert!(matches!(desk.wanted(PASSWORD, true), Err(Error::HostNotApproved)));
    desk.approved();
    assert!(desk.wanted(PASSWORD, true).is_ok());
    let empty = desk.wanted(" ", true).err().unwrap();
    assert_eq!(empty.code(), ErrorCode::KeyEmpty);
}

#[test]
fn our_own_password_is_kept_once_and_stands_nowhere_else() {
    let desk = Desk::founded();
    desk.approved();
    let id = desk.connect(true);
    assert_eq!(desk.connect(true), id, "pressed twice it is one connection");
    let delivery = desk.make(&desk.with_key(), Form::Age);
    let path = desk.save(&delivery);
    let opened = desk.opened(&path, &desk.words(&delivery)).unwrap();

    let files = desk.everything();
    let holding = files.iter().filter(|file| stands_in(std::slice::from_ref(file), PASSWORD));
    let holding: Vec<_> = holding.map(|(path, _)| path.clone()).collect();
    assert_eq!(holding.len(), 1, "{holding:?}");
    assert!(holding[0].starts_with(desk.vault().join("secrets")), "{holding:?}");
    let shown = desk.everything_shown() + &serde_json::to_string(&opened).unwrap();
    let (first, last) = (PASSWORD.split_at(8).0, PASSWORD.split_at(28).1);
    assert!(!shown.contains(first) && !shown.contains(last));
    assert!(shown.contains(USER), "whose password it is may be seen");
    let connection = &desk.app.settings().unwrap().connections[0];
    assert_eq!((&*connection.host, &*connection.user), ("www.example.org", USER));
    assert!(desk.today(&id).is_none(), "it is meant to stay");
}

#[test]
fn our_own_password_is_no_key_and_a_key_is_no_password_of_ours() {
    let desk = Desk::founded();
    desk.approved();
    desk.connect(false);
    let draft = desk.at_key("Brightwater");
    let refused = desk.app.paste_key(&draft.id, &SecretString::from(PASSWORD)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::OwnConnection);
    assert!(desk.app.wizard_open(&draft.id).unwrap().key.is_none());
    desk.app.paste_key(&draft.id, &SecretString::from(KEY)).unwrap();
    let refused = desk.wanted(KEY, false).err().unwrap();
    assert_eq!(refused.code(), ErrorCode::KeyKept);
}

#[test]
fn a_connection_for_one_job_stands_on_home_until_it_is_ended() {
    let desk = Desk::founded();
    desk.approved();
    let id = desk.connect(false);
    let row = desk.today(&id).unwrap();
    assert_eq!((row.what, &*row.agency), (TodayWhat::ConnectionOpen, "www.example.org"));
    assert_eq!(row.platform, "Engaging Networks");
    let secrets = desk.secrets().len();
    let connection = courier_vault::Id::parse(&id).unwrap();
    desk.app.with(|open| desk.app.keep_ended(open, &connection, true)).unwrap();
    assert!(desk.today(&id).is_none());
    assert_eq!(desk.secrets().len(), secrets - 1);
    let files = desk.everything();
    assert!(!stands_in(&files, PASSWORD) && !stands_in(&files, USER), "nor whose it was");
    assert!(desk.app.settings().unwrap().connections.is_empty());
    assert_eq!((&*desk.last().what, &*desk.last().params["refused"]), ("connection-ended", "yes"));
}

#[test]
fn a_site_that_may_be_asked_gets_no_words_and_a_link_server_no_password() {
    let desk = Desk::founded();
    desk.approved();
    let may = |what_for| desk.app.with(|open| Ok(open.approved_hosts(what_for))).unwrap();
    assert!(may(HostFor::Site).contains("www.example.org"));
    assert!(may(HostFor::Links).is_empty());
}

#[test]
fn what_a_site_says_is_not_said_of_the_key_that_came_after() {
    let desk = Desk::founded();
    desk.with_key();
    desk.app
        .with(|open| {
            let api_user = open.state().api_users.keys().next().unwrap().clone();
            let secret = open.state().api_users[&api_user].secret.clone();
            let there = ThereCard { user_id: 7, uuid: "one".to_owned(), ..ThereCard::default() };
            let (fields, characters, ends_in) = open.api_user_card(&api_user);
            let card = Card::ApiUser { fields, characters, ends_in, there: Some(there) };
            let seen = Change::UseSeen { api_user: api_user.clone() };
            let cards = vec![(api_user.clone(), card)];
            let entries = vec![seen.seen()];
            desk.app.record(open, Recording { entries, cards, ..Recording::default() })?;
            let changed = |result| matches!(result, Err(Error::ChangedMeanwhile));
            assert!(open.is_still(&api_user, "one", secret.as_ref()).is_ok());
            assert!(changed(open.is_still(&api_user, "another", secret.as_ref())));
            assert!(changed(open.is_still(&api_user, "one", Some(&api_user))));
            assert!(changed(open.is_still(&api_user, "one", None)));
            Ok(())
        })
        .unwrap();
}
