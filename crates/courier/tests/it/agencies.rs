//! Agencies and their people.

use courier::Error;
use courier::views::{AgencyAnswers, NumberFrom, PersonAnswers, Role, TodayWhat, Travelled};

use crate::desk::{Desk, KEY};

fn named(name: &str) -> AgencyAnswers {
    AgencyAnswers { name: name.into(), ..AgencyAnswers::default() }
}

fn problems(error: &Error) -> Vec<(String, String)> {
    error.view().fields.into_iter().map(|f| (f.field, f.code)).collect()
}

#[test]
fn what_is_known_of_an_agency_is_kept_and_what_does_not_fit_is_said() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    desk.recorded("Ábaco", "Harbour North", Travelled::InPerson);
    let id = desk.agency("Brightwater");
    let rows = desk.app.agencies().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ábaco", "Brightwater"], "an accent does not put a name last");
    assert_eq!((rows[1].keys, rows[1].open_everything), (1, 1));
    assert_eq!(rows[1].people, ["Ana Costa"]);
    assert!(rows[1].role.is_none() && !rows[1].contract_over);

    let answers = AgencyAnswers {
        name: "  Brightwater   Studio ".into(),
        role: Some(Role::Processor),
        contract_ends: "2099-12-31".into(),
        contract: "Framework 2024,\nin the blue folder".into(),
        countries: vec!["pt".into(), "GB".into(), "PT".into()],
    };
    let page = desk.app.save_agency(&id, &answers).unwrap();
    assert_eq!((&*page.row.name, page.row.role), ("Brightwater Studio", Some(Role::Processor)));
    assert_eq!(page.row.countries, ["GB", "PT"]);
    assert_eq!((&*page.row.contract_ends, page.row.contract_over), ("2099-12-31", false));
    assert_eq!(page.contract, "Framework 2024,\nin the blue folder");
    assert!(page.all_countries.contains(&"PT".to_owned()));
    assert_eq!((page.access.len(), page.deliveries.len()), (1, 1));
    let line = desk.last();
    assert_eq!((&*line.what, &*line.params["agency"]), ("agency-changed", "Brightwater Studio"));
    assert_eq!(page.history[0].what, "agency-changed");
    assert!(page.history.iter().any(|row| row.what == "agency-added"));
    assert!(page.history.iter().all(|row| row.what != "access-recorded"), "that is Ábaco's");
    let lines = desk.app.history().unwrap().len();
    desk.app.save_agency(&id, &answers).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "the same is nothing new");

    let wrong = AgencyAnswers {
        name: " ".into(),
        contract_ends: "31.12.2099".into(),
        contract: "x".repeat(501),
        countries: vec!["UK".into()],
        role: None,
    };
    let refused = desk.app.save_agency(&id, &wrong).unwrap_err();
    let expected = [
        ("name", "missing"),
        ("contract", "too-long"),
        ("contract_ends", "day-malformed"),
        ("countries", "country-unknown"),
    ];
    assert_eq!(problems(&refused), expected.map(|(f, c)| (f.to_owned(), c.to_owned())));
    let taken = desk.app.save_agency(&id, &named("ábaco")).unwrap_err();
    assert_eq!(problems(&taken), [("name".to_owned(), "agency-name-taken".to_owned())]);
    let desk = desk.again();
    desk.app.start();
    let page = desk.app.agency(&id).unwrap();
    assert_eq!((&*page.row.name, page.row.role), ("Brightwater Studio", Some(Role::Processor)));
    assert!(matches!(desk.app.agency("x"), Err(Error::Unknown)));
}

#[test]
fn two_agencies_of_one_name_stay_two() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let draft = desk.app.wizard_start(true, None).unwrap();
    let mut answers = crate::desk::answers("Brightwater");
    answers.recording = true;
    answers.another_agency = true;
    desk.walk(&draft, &answers, &[courier::views::Step::Who]);
    let rows = desk.app.agencies().unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        let changed = AgencyAnswers { contract: row.id.clone(), ..named("Brightwater") };
        let page = desk.app.save_agency(&row.id, &changed).unwrap();
        assert_eq!((page.row.name, page.contract), ("Brightwater".into(), row.id));
    }
}

#[test]
fn a_contract_that_is_over_is_said_while_keys_are_held() {
    let desk = Desk::founded();
    let (key, _) = desk.given("Brightwater", KEY);
    let id = desk.agency("Brightwater");
    let ended = AgencyAnswers { contract_ends: "2024-06-30".into(), ..named("Brightwater") };
    let page = desk.app.save_agency(&id, &ended).unwrap();
    assert!(page.row.contract_over);
    let today = desk.today(&id).unwrap();
    assert_eq!((today.what, &*today.agency), (TodayWhat::ContractOver, "Brightwater"));
    assert_eq!(today.since, "2024-06-30T23:00:00Z", "the end of that day in London");
    let home = desk.app.home().unwrap();
    let ends_today = AgencyAnswers { contract_ends: home.today, ..named("Brightwater") };
    assert!(!desk.app.save_agency(&id, &ends_today).unwrap().row.contract_over);
    assert!(desk.today(&id).is_none(), "its last day is a day of it");
    desk.app.save_agency(&id, &ended).unwrap();
    desk.app.switch_key_off(&key).unwrap();
    assert!(desk.today(&id).is_none(), "it holds nothing any more");
    assert!(!desk.app.agencies().unwrap()[0].contract_over);
}

#[test]
fn people_are_added_and_changed_each_at_their_own_agency() {
    let desk = Desk::with_every_system();
    let (_, delivery) = desk.given("Brightwater", KEY);
    desk.recorded("Lantern & Co", "Harbour North", Travelled::InPerson);
    let id = desk.agency("Brightwater");
    let rui = PersonAnswers {
        name: "Rui Sá".into(),
        mobile: "07700 900123".into(),
        mobile_from: NumberFrom::Spoken,
        ..PersonAnswers::default()
    };
    let refused = desk.app.save_person(&id, &rui).unwrap_err();
    assert_eq!(problems(&refused), [("mobile".to_owned(), "mobile-without-country".to_owned())]);
    let rui = PersonAnswers { country: "44".into(), ..rui };
    let page = desk.app.save_person(&id, &rui).unwrap();
    let names: Vec<&str> = page.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ana Costa", "Rui Sá"]);
    let added = &page.people[1];
    assert_eq!((&*added.mobile, added.mobile_from), ("+44 7700 900123", NumberFrom::Spoken));
    assert!(added.email.is_empty() && added.public_key.is_none());
    let line = desk.last();
    assert_eq!((&*line.what, &*line.params["person"]), ("contact-added", "Rui Sá"));

    // Without a number there is nothing to say of where it came from.
    let changed = PersonAnswers {
        id: added.id.clone(),
        email: "rui@brightwater.example".into(),
        mobile: " ".into(),
        ..rui.clone()
    };
    let page = desk.app.save_person(&id, &changed).unwrap();
    assert_eq!(page.people.len(), 2);
    assert_eq!((&*page.people[1].mobile, page.people[1].mobile_from), ("", NumberFrom::Unknown));
    assert_eq!(desk.last().what, "contact-changed");
    let lines = desk.app.history().unwrap().len();
    desk.app.save_person(&id, &changed).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines);

    let wrong = PersonAnswers {
        name: String::new(),
        email: "rui at brightwater".into(),
        mobile: "+44 20 7946 0018".into(),
        ..PersonAnswers::default()
    };
    let refused = desk.app.save_person(&id, &wrong).unwrap_err();
    let expected =
        [("name", "missing"), ("email", "email-malformed"), ("mobile", "mobile-landline")];
    assert_eq!(problems(&refused), expected.map(|(f, c)| (f.to_owned(), c.to_owned())));
    let other = desk.agency("Lantern & Co");
    assert!(matches!(desk.app.save_person(&other, &changed), Err(Error::Unknown)));
    assert!(matches!(desk.app.save_person("x", &rui), Err(Error::Unknown)));

    // What stands in a file that was saved is not what she is called now.
    let ana = PersonAnswers {
        id: page.people[0].id.clone(),
        name: "Ana Costa Lima".into(),
        email: "ana@brightwater.example".into(),
        ..PersonAnswers::default()
    };
    desk.app.save_person(&id, &ana).unwrap();
    assert_eq!(desk.app.delivery(&delivery).unwrap().person, "Ana Costa Lima");
    let path = desk.save(&delivery);
    let opened = desk.opened(&path, &desk.words(&delivery)).unwrap();
    assert_eq!(opened.to_person, "Ana Costa Lima", "it was made anew");
}
