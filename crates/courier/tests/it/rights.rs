//! Changing what a key may do, without a new key.

use std::collections::BTreeMap;

use courier::Error;
use courier::views::{DataCategory, RegisterAsk, RightsAnswers, RightsView, Travelled};

use crate::access_terms::{pair, problems};
use crate::desk::{Desk, KEY};

const TWO: &str = "198.51.100.20~203.0.113.7";

fn typed(field: &str, value: &str) -> RightsAnswers {
    let fields = [(field.to_owned(), value.to_owned())].into();
    RightsAnswers { fields, ..RightsAnswers::default() }
}

fn purpose(id: &str) -> RightsAnswers {
    RightsAnswers { purpose: id.into(), ..RightsAnswers::default() }
}

fn values(of: &[courier::views::NamedValue]) -> Vec<(&str, &str)> {
    of.iter().map(|named| (named.name.as_str(), named.value.as_str())).collect()
}

fn steps(view: &RightsView) -> Vec<&str> {
    view.guide.iter().map(|step| step.id.as_str()).collect()
}

fn key() -> (Desk, String) {
    let desk = Desk::with_every_system();
    let (key, _) = desk.given("Brightwater", KEY);
    (desk, key)
}

fn public_address() -> String {
    format!("{}\n8.8.4.4", TWO.replace('~', "\n"))
}

#[test]
fn old_and_new_stand_beside_each_other_with_the_whole_new_text() {
    let (desk, key) = key();
    let now = desk.app.rights(&key, &RightsAnswers::default()).unwrap();
    assert_eq!(
        values(&now.now),
        [("", "Update supporters’ details"), ("Remote Address", TWO), ("Group", "Brightwater")]
    );
    assert_eq!(values(&now.then), values(&now.now));
    assert!(!now.differs && now.guide.is_empty());
    assert_eq!((&*now.purpose, &*now.advice), ("update-supporters", "less-is-enough"));
    // The status is no right, the name is none.
    let fields: Vec<(&str, &str)> =
        now.fields.iter().map(|field| (field.id.as_str(), field.value.as_str())).collect();
    assert_eq!(
        fields,
        [("remote-address", "198.51.100.20\n203.0.113.7"), ("group", "Brightwater")]
    );
    assert!(now.fields[0].many);
    let purposes: Vec<&str> = now.purposes.iter().map(|purpose| purpose.id.as_str()).collect();
    assert!(purposes.contains(&"submit-pages") && !purposes.contains(&"testing"), "{purposes:?}");
    assert!(!purposes.contains(&"export-activity"), "another kind of key is another key");
    assert_eq!(now.holders, ["Brightwater"]);
    let askers: Vec<&str> = now.askers.iter().map(|asker| asker.name.as_str()).collect();
    assert_eq!(askers, ["Ana Costa · Brightwater", "Mo Adeyemi"]);

    let view = desk.app.rights(&key, &typed("remote-address", &public_address())).unwrap();
    assert_eq!(values(&view.now)[1].1, TWO);
    let whole = format!("{TWO}~8.8.4.4");
    assert_eq!(values(&view.then)[1].1, whole);
    assert_eq!((view.differs, &*view.advice), (true, "more-addresses"));
    assert_eq!(steps(&view), ["open-users", "find-user", "change-address", "save-change"]);
    assert_eq!((&*view.guide[2].copies, &view.guide[2].value), ("remote-address", &whole));
    assert_eq!(view.guide[1].value, "brightwater-api@example.org");
    // In another order or written otherwise it is the same list only if it is the same text.
    let same =
        desk.app.rights(&key, &typed("remote-address", "198.51.100.20  203.0.113.7")).unwrap();
    assert!(!same.differs);

    let less = desk.app.rights(&key, &purpose("submit-pages")).unwrap();
    assert_eq!((&*less.advice, values(&less.then)[2].1), ("opens-less", "None"));
    assert_eq!(steps(&less), ["open-users", "find-user", "choose-no-group", "save-change"]);
    let more = desk.app.rights(&key, &purpose("add-and-update-supporters")).unwrap();
    assert_eq!((&*more.advice, values(&more.then)[2].1), ("opens-more", "Brightwater"));
    assert_eq!(steps(&more)[..3], ["open-groups", "find-group", "allow"]);
    assert!(more.guide[2].title.contains("View, Modify, Create"), "{}", more.guide[2].title);
}

#[test]
fn what_does_not_fit_is_said_in_the_words_of_the_wizard() {
    let (desk, key) = key();
    for (field, value, code) in [
        ("remote-address", "192.168.1.20", "address-private"),
        ("remote-address", "198.51.100.20/28", "address-range"),
        ("remote-address", "198.51.100.20 198.51.100.20", "address-twice"),
        ("remote-address", "their office", "address-malformed"),
        ("remote-address", "", "missing"),
        ("group", "None", "missing"),
    ] {
        let answers = typed(field, value);
        let expected = [pair(&format!("field:{field}"), code)];
        assert_eq!(problems(desk.app.rights(&key, &answers)), expected, "{value}");
        assert_eq!(problems(desk.app.change_rights(&key, &answers)), expected, "{value}");
    }
    let many: Vec<String> = (1..=20).map(|n| format!("203.0.113.{n}")).collect();
    let long = problems(desk.app.rights(&key, &typed("remote-address", &many.join("\n"))));
    assert_eq!(
        long,
        [pair("field:remote-address", "addresses-too-long")],
        "200 characters at most"
    );
    for wrong in ["testing", "export-activity", "no-such-purpose"] {
        assert_eq!(
            problems(desk.app.rights(&key, &purpose(wrong))),
            [pair("purpose", "choose-one")]
        );
    }
    assert_eq!(
        problems(desk.app.change_rights(&key, &RightsAnswers::default())),
        [pair("purpose", "nothing-changed")]
    );
    let answers = RightsAnswers {
        asked_by: desk.agency("Brightwater"),
        since: desk.day(1).to_string(),
        ..typed("remote-address", &public_address())
    };
    assert_eq!(
        problems(desk.app.change_rights(&key, &answers)),
        [pair("since", "day-to-come"), pair("asked_by", "choose-one")]
    );
    assert_eq!(desk.last().what, "file-saved", "nothing was recorded");
}

#[test]
fn a_changed_address_is_on_record_with_who_asked_and_moves_the_review() {
    let (desk, key) = key();
    let grant = desk.grant("Brightwater");
    desk.days_pass(40);
    let contact = desk.app.agency(&desk.agency("Brightwater")).unwrap().people[0].id.clone();
    let answers = RightsAnswers { asked_by: contact, ..typed("remote-address", &public_address()) };
    let page = desk.app.change_rights(&key, &answers).unwrap();
    let address = page.fields.iter().find(|field| field.name == "Remote Address").unwrap();
    assert_eq!(address.value, format!("{TWO}~8.8.4.4"));
    assert_eq!(page.row.ends_in, "d117", "the key is the same");
    assert!(page.can_change_rights);
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("rights-changed", false));
    let six_months = desk.day(0).checked_add(jiff::Span::new().months(6)).unwrap();
    let access = desk.app.access(&grant).unwrap();
    assert_eq!(access.holder.review, six_months.to_string());
    assert!(access.history.iter().any(|row| row.what == "rights-changed"), "with the key's own");
    // What is on record of a later day is not put before.
    let earlier = RightsAnswers {
        since: desk.day(-3).to_string(),
        ..typed("remote-address", "198.51.100.20")
    };
    assert_eq!(problems(desk.app.change_rights(&key, &earlier)), [pair("since", "day-too-early")]);
    let desk = desk.again();
    desk.app.start();
    let again = desk.app.rights(&key, &RightsAnswers::default()).unwrap();
    assert_eq!(values(&again.now)[1].1, format!("{TWO}~8.8.4.4"));
}

#[test]
fn another_purpose_opens_something_else_for_everybody_who_holds_it() {
    let (desk, key) = key();
    let grant = desk.grant("Brightwater");
    let before = desk.app.access(&grant).unwrap();
    let page = desk.app.change_rights(&key, &purpose("submit-pages")).unwrap();
    assert_eq!((&*page.row.purpose, page.row.opens_everything), ("Submit pages", false));
    assert_eq!(page.permission, "none is needed");
    let after = desk.app.access(&grant).unwrap();
    assert_ne!(after.holder.opens, before.holder.opens);
    assert!(after.holder.opens.contains("cannot read supporters"), "{}", after.holder.opens);
    assert_eq!(
        (after.holder.purpose.as_str(), after.holder.opens_everything),
        ("Submit pages", false)
    );
    let reached = [DataCategory::ContactDetails, DataCategory::Giving, DataCategory::Actions];
    assert_eq!(after.answers.categories, reached, "as proposed for it");
    assert_eq!(after.answers.owner, before.answers.owner);
    let year = desk.day(0).checked_add(jiff::Span::new().months(12)).unwrap();
    assert_eq!(after.holder.review, year.to_string());

    // What somebody chose stays.
    let mut chosen = after.answers;
    chosen.categories = vec![DataCategory::Special];
    desk.app.save_access(&grant, &chosen).unwrap();
    desk.app.change_rights(&key, &purpose("read-supporters")).unwrap();
    let after = desk.app.access(&grant).unwrap();
    assert_eq!(after.answers.categories, [DataCategory::Special]);
    assert!(after.holder.opens_everything);
    let now = desk.app.rights(&key, &RightsAnswers::default()).unwrap();
    assert_eq!(values(&now.now)[2].1, "Brightwater", "a group of that name is proposed");
}

/// A test that becomes something real does not end after a fortnight.
#[test]
fn a_test_that_goes_on_has_another_purpose_and_no_end() {
    let desk = Desk::founded();
    let answers = courier::views::Answers {
        purpose: "testing".into(),
        recording: true,
        travelled: Some(Travelled::Phone),
        ..desk.about("Brightwater")
    };
    let key = desk.recorded_as(answers);
    let grant = desk.grant("Brightwater");
    assert!(desk.today(&grant).is_some(), "recorded since spring 2024, it should have ended");
    // Its addresses were never told, and are not asked for now.
    let view = desk.app.rights(&key, &purpose("submit-pages")).unwrap();
    assert_eq!(values(&view.then)[1].1, "");
    desk.app.change_rights(&key, &purpose("submit-pages")).unwrap();
    assert_eq!(desk.app.access(&grant).unwrap().ends, "");
    assert!(desk.today(&grant).is_none());
}

#[test]
fn a_key_that_is_off_or_has_nothing_to_change_is_left_alone() {
    let (desk, key) = key();
    let can = |key: &str| desk.app.key(key).unwrap().can_change_rights;
    assert!(can(&key));
    desk.app.switch_key_off(&key).unwrap();
    assert!(!can(&key));
    assert!(matches!(desk.app.rights(&key, &RightsAnswers::default()), Err(Error::Unknown)));
    let refused = desk.app.change_rights(&key, &typed("remote-address", &public_address()));
    assert!(matches!(refused, Err(Error::Unknown)));
    desk.app.switch_key_on(&key).unwrap();
    assert!(can(&key));
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    assert!(!can(&group), "every key of a group opens everything in it");
    let account = desk.sent_by_system("Brightwater");
    assert!(!can(&account), "where the code goes is no right");
}

/// The register of an earlier day shows the earlier list.
#[test]
fn an_earlier_day_shows_what_it_could_do_then() {
    let (desk, key) = key();
    let grant = desk.grant("Brightwater");
    let given = desk.day(0);
    desk.days_pass(30);
    let changed = desk.day(-2);
    let answers = RightsAnswers {
        since: changed.to_string(),
        purpose: "read-supporters".into(),
        ..typed("remote-address", &public_address())
    };
    desk.app.change_rights(&key, &answers).unwrap();
    let on = |day: jiff::civil::Date| -> BTreeMap<String, String> {
        let ask = RegisterAsk { on: day.to_string(), ..RegisterAsk::default() };
        let view = desk.app.register(&ask).unwrap();
        let row = view.rows.into_iter().find(|row| row.grant == grant).unwrap();
        let mut found: BTreeMap<String, String> =
            row.may.into_iter().map(|named| (named.name, named.value)).collect();
        found.insert("purpose".into(), row.purpose);
        found.insert("opens".into(), row.opens);
        found
    };
    let (old, new) = (on(given), on(desk.day(0)));
    assert_eq!(old["Remote Address"], TWO);
    assert_eq!(new["Remote Address"], format!("{TWO}~8.8.4.4"));
    assert_eq!(old["purpose"], "Update supporters’ details");
    assert_eq!(new["purpose"], "Read supporters’ details");
    assert!(old["opens"].contains("read and change") && !new["opens"].contains("read and change"));
    let day_before = changed.yesterday().unwrap();
    assert_eq!(on(day_before)["Remote Address"], TWO, "until the day before");
    assert_eq!(on(changed), new, "from that day on");
}
