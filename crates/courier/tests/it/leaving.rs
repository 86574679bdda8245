//! People who leave, keys nobody is sure about, a reset.

use courier::Error;
use courier::views::{
    Answers, Decision, EndedWhy, HolderView, NumberFrom, PersonAnswers, PlanEnd, PlanStep,
    PlanStepView, PlanView, PlanWhat, Step, StepState, Travelled, Way,
};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use crate::desk::{Desk, KEY};
use crate::recovery::printed;

pub(crate) fn step<'a>(view: &'a PlanView, step: PlanStep, about: &str) -> &'a PlanStepView {
    let mut steps = view.steps.iter();
    steps.find(|s| s.step == step && (about.is_empty() || s.about == about)).unwrap()
}

pub(crate) fn of(view: &PlanView, step: PlanStep) -> Vec<&PlanStepView> {
    view.steps.iter().filter(|s| s.step == step).collect()
}

pub(crate) fn problem(error: &Error) -> (String, String) {
    let field = error.view().fields.remove(0);
    (field.field, field.code)
}

impl Desk {
    pub(crate) fn person(&self, agency: &str, name: &str) -> String {
        let page = self.app.agency(&self.agency(agency)).unwrap();
        page.people.into_iter().find(|person| person.name == name).unwrap().id
    }

    /// Somebody more at an agency.
    pub(crate) fn joined(&self, agency: &str, name: &str, email: &str, mobile: &str) -> String {
        let answers = PersonAnswers {
            name: name.into(),
            email: email.into(),
            mobile: mobile.into(),
            mobile_from: NumberFrom::Spoken,
            ..PersonAnswers::default()
        };
        self.app.save_person(&self.agency(agency), &answers).unwrap();
        self.person(agency, name)
    }

    pub(crate) fn access_of(&self, agency: &str) -> Vec<HolderView> {
        self.app.agency(&self.agency(agency)).unwrap().access
    }

    /// Goes through a plan that switches a key off.
    pub(crate) fn switched_off_by(&self, plan: &str) {
        let view = self.app.plan(plan).unwrap();
        assert_eq!(view.row.what, PlanWhat::SwitchOff);
        self.app.plan_skip(plan, PlanStep::TellHolder, "", "").unwrap();
        let off = [PlanStep::SwitchOffThere, PlanStep::DeleteThere];
        let off = view.steps.iter().find(|s| off.contains(&s.step)).unwrap();
        self.app.plan_done(plan, off.step, &off.about).unwrap();
    }
}

#[test]
fn spektrix_is_switched_off_on_and_reset_once_the_account_is_somebody_elses() {
    let desk = Desk::with_every_system();
    let key = desk.sent_by_system("Brightwater");
    let off = desk.app.begin_plan(PlanWhat::SwitchOff, &key).unwrap();
    desk.switched_off_by(&off);
    assert!(desk.access_of("Brightwater")[0].is_over);
    let on = desk.app.begin_plan(PlanWhat::SwitchOn, &key).unwrap();
    desk.app.plan_done(&on, PlanStep::SwitchOnThere, &key).unwrap();
    assert!(!desk.access_of("Brightwater")[0].is_over, "the same key works again");

    let (ana, rui) = (
        desk.person("Brightwater", "Ana Costa"),
        desk.joined("Brightwater", "Rui Sá", "rui@brightwater.example", "+44 7700 900124"),
    );
    let plan = desk.app.begin_plan(PlanWhat::Reset, &key).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    let asked = step(&view, PlanStep::AskPerson, "");
    assert_eq!((&*asked.about, &*asked.name), (&*ana, "Ana Costa"));
    assert_eq!(asked.people.iter().map(|p| &*p.id).collect::<Vec<_>>(), [&*rui]);
    assert!(of(&view, PlanStep::ChangeAccount).is_empty(), "while nobody says that she left");
    // Asked anew would send the key to whoever reads her mail now.
    let early = desk.app.plan_done(&plan, PlanStep::RenewThere, &key);
    assert!(matches!(early, Err(Error::TooEarly)));
    let stranger = desk.app.plan_successor(&plan, &ana);
    assert!(matches!(stranger, Err(Error::Unknown)));
    let view = desk.app.plan_successor(&plan, &rui).unwrap();
    assert_eq!(step(&view, PlanStep::AskPerson, &ana).chosen, rui);
    let change = step(&view, PlanStep::ChangeAccount, &key);
    assert_eq!(change.state, StepState::Next);
    let values: Vec<(&str, &str)> = change.fields.iter().map(|f| (&*f.id, &*f.value)).collect();
    assert_eq!(values, [("email", "rui@brightwater.example"), ("phone", "+447700900124")]);
    let copied = change.guide.iter().find(|step| step.id == "change-email").unwrap();
    assert_eq!(copied.value, "rui@brightwater.example", "and not what stands there now");
    assert!(change.guide.iter().all(|step| step.id != "untick-active"));
    let early = desk.app.plan_done(&plan, PlanStep::RenewThere, &key);
    assert!(matches!(early, Err(Error::TooEarly)), "the account first");
    let mut fields = [("email", "rui@brightwater.example"), ("phone", "07700 900124")]
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .into();
    let refused = desk.app.plan_account(&plan, &fields).unwrap_err();
    assert_eq!(problem(&refused), ("field:phone".into(), "mobile-without-country".into()));
    fields.insert("phone".into(), "+44 7700 900125".into());
    fields.insert("email".into(), "Ana@brightwater.example".into());
    let hers = desk.app.plan_account(&plan, &fields).unwrap_err();
    assert_eq!(problem(&hers), ("field:email".into(), "of-who-left".into()), "she reads that");
    fields.insert("email".into(), "rui@brightwater.example".into());
    desk.app.plan_account(&plan, &fields).unwrap();
    let shown = desk.app.key(&key).unwrap().fields;
    assert!(shown.iter().any(|field| field.value == "+447700900125"), "{shown:?}");
    let people = desk.app.agency(&desk.agency("Brightwater")).unwrap().people;
    let of_rui = people.iter().find(|person| person.id == rui).unwrap();
    assert_eq!(of_rui.mobile, "+44 7700 900124", "what stands on his card is his to say");
    assert!(!people.iter().find(|person| person.id == ana).unwrap().left.is_empty());
    let desk = desk.again();
    desk.app.start();

    let view = desk.app.plan_done(&plan, PlanStep::RenewThere, &key).unwrap();
    assert!(desk.access_of("Brightwater")[0].paused, "the old one opens nothing any more");
    let went = step(&view, PlanStep::MessagesWent, &key);
    assert_eq!((went.state, &*went.chosen), (StepState::Next, &*rui));
    assert_eq!(went.fields[1].value, "+447700900125");
    let view = desk.app.plan_done(&plan, PlanStep::MessagesWent, &key).unwrap();
    assert!(!desk.access_of("Brightwater")[0].paused);
    assert!(view.can_end);
    desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    // Next time he is asked about, and he is still there.
    let plan = desk.app.begin_plan(PlanWhat::Reset, &key).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    assert_eq!(step(&view, PlanStep::AskPerson, "").about, rui);
    let view = desk.app.plan_done(&plan, PlanStep::AskPerson, &rui).unwrap();
    assert!(of(&view, PlanStep::ChangeAccount).is_empty());
    assert_eq!(step(&view, PlanStep::RenewThere, &key).state, StepState::Next);
}

#[test]
fn what_reaches_whoever_left_is_not_proposed_again() {
    let desk = Desk::with_every_system();
    let key = desk.sent_by_system("Brightwater");
    let plan = desk.app.begin_plan(PlanWhat::Reset, &key).unwrap();
    let view = desk.app.plan_successor(&plan, "").unwrap();
    let change = step(&view, PlanStep::ChangeAccount, &key);
    let values: Vec<(&str, &str)> = change.fields.iter().map(|f| (&*f.id, &*f.value)).collect();
    assert_eq!(values, [("email", ""), ("phone", "")], "nobody takes over yet");
}

#[test]
fn a_key_sent_anew_is_waited_for_by_whoever_it_is_not_sent_to() {
    let desk = Desk::with_every_system();
    let key = desk.sent_by_system("Brightwater");
    let spektrix = |agency: &str| Answers {
        platform: "spektrix".into(),
        purpose: "customers-and-orders".into(),
        region: String::new(),
        account_name: "harbourtrust".into(),
        fields: [].into(),
        ..desk.about(agency)
    };
    let travelled = Some(Travelled::Email);
    let shared = Answers { uses: key.clone(), travelled, ..spektrix("Lantern & Co") };
    desk.recorded_as(shared);
    assert_eq!(desk.app.key(&key).unwrap().row.holders, ["Brightwater", "Lantern & Co"]);
    let draft = desk.app.replace_key(&key).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let steps = [Step::Who, Step::WhatFor, Step::MakeIt];
    desk.walk(&view, &spektrix("Brightwater"), &steps);
    assert!(!desk.access_of("Brightwater")[0].paused, "the system sent it to them");
    assert!(desk.access_of("Lantern & Co")[0].paused, "what they have opens nothing");
}

#[test]
fn a_key_that_was_gone_and_works_again_counts() {
    let desk = Desk::with_every_system();
    let (key, _) = desk.given("Brightwater", KEY);
    let agency = desk.agency("Brightwater");
    let grant = desk.access_of("Brightwater")[0].grant.clone();
    desk.app.switch_key_off(&key).unwrap();
    desk.app.end_access(&grant, EndedWhy::KeyGone, "").unwrap();
    let asked = |what| {
        let plan = desk.app.begin_plan(what, &agency).unwrap();
        let view = desk.app.end_plan(&plan, PlanEnd::GivenUp).unwrap();
        of(&view, PlanStep::Decide).iter().map(|s| s.about.clone()).collect::<Vec<_>>()
    };
    for what in [PlanWhat::AgencyEnds, PlanWhat::Unsure] {
        assert!(asked(what).is_empty(), "{what:?}: it opens nothing");
    }
    desk.app.switch_key_on(&key).unwrap();
    for what in [PlanWhat::AgencyEnds, PlanWhat::Unsure] {
        assert_eq!(asked(what), [&*key], "{what:?}: it works again");
    }
}

#[test]
fn somebody_leaves_an_agency_and_what_they_could_have_copied_is_decided() {
    let desk = Desk::with_every_system();
    let (given, delivery) = desk.given("Brightwater", KEY);
    let spektrix = desk.sent_by_system("Brightwater");
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    let token = desk.public_token("Brightwater", &KEY.replace('0', "2"));
    let lantern = desk.recorded("Lantern & Co", "Harbour South", Travelled::Email);
    let ana = desk.person("Brightwater", "Ana Costa");
    let rui = desk.joined("Brightwater", "Rui Sá", "rui@brightwater.example", "");
    let plan = desk.app.begin_plan(PlanWhat::PersonLeft, &ana).unwrap();
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    assert!(page.plans.iter().any(|row| row.id == plan), "it is taken up from there");
    let view = desk.app.plan(&plan).unwrap();
    let whys: Vec<(&str, &str)> =
        of(&view, PlanStep::Decide).iter().map(|s| (&*s.about, &*s.why)).collect();
    assert!(whys.contains(&(&*spektrix, "account")), "{whys:?}");
    assert!(whys.iter().all(|(key, _)| *key != token), "anybody may read that one");
    assert!(whys.iter().all(|(key, _)| *key != lantern), "that is another agency’s");
    assert!(whys.contains(&(&*given, "only-contact")), "a file went to her: {whys:?}");
    // The words were given: she can have it.
    desk.arrived(&delivery);
    desk.app.show_words(&delivery).unwrap();
    desk.app.words_sent(&delivery, Way::ReadAloud, false).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    assert_eq!(step(&view, PlanStep::Decide, &given).why, "words-given");
    // Whoever takes over was not there when it went: it was her they knew.
    let lia = desk.person("Lantern & Co", "Ana Costa");
    let of_lantern = desk.app.begin_plan(PlanWhat::PersonLeft, &lia).unwrap();
    desk.joined("Lantern & Co", "Bo Lind", "bo@lantern.example", "");
    let of_lantern = desk.app.plan(&of_lantern).unwrap();
    let decide = of(&of_lantern, PlanStep::Decide);
    assert_eq!((&*decide[0].about, &*decide[0].why), (&*lantern, "only-contact"));
    // Two are there: nobody says who had what came by e-mail long ago.
    assert!(of(&view, PlanStep::Decide).iter().all(|s| s.about != group));

    let named = step(&view, PlanStep::NameSuccessor, &ana);
    assert_eq!(named.people.iter().map(|p| &*p.name).collect::<Vec<_>>(), ["Rui Sá"]);
    assert_eq!(named.email, "rui@brightwater.example");
    let letter = named.letter.clone().unwrap();
    assert!(letter.body.contains("Ana Costa worked with our keys"), "{}", letter.body);
    let view = desk.app.plan_successor(&plan, &rui).unwrap();
    assert_eq!(step(&view, PlanStep::NameSuccessor, &ana).state, StepState::Done);
    // She is offered nowhere, and what went to her goes to him.
    let wizard = desk.app.wizard_start(false, None).unwrap();
    assert!(wizard.known.iter().all(|known| known.id != ana));
    let draft = desk.app.replace_key(&given).unwrap();
    assert_eq!(desk.app.wizard_open(&draft).unwrap().answers.contact, rui);

    let view = desk.app.plan_decide(&plan, &spektrix, Decision::Replace, "").unwrap();
    let reset = step(&view, PlanStep::Decide, &spektrix).plan.clone();
    let of_reset = desk.app.plan(&reset).unwrap();
    assert_eq!(of_reset.row.what, PlanWhat::Reset);
    assert_eq!(step(&of_reset, PlanStep::AskPerson, &ana).state, StepState::Done, "she left");
    assert_eq!(step(&of_reset, PlanStep::ChangeAccount, &spektrix).state, StepState::Next);
    let account = [("email", "rui@brightwater.example"), ("phone", "+44 7700 900124")]
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .into();
    desk.app.plan_account(&reset, &account).unwrap();
    let of_reset = desk.app.plan_done(&reset, PlanStep::RenewThere, &spektrix).unwrap();
    assert_eq!(step(&of_reset, PlanStep::AskPerson, "").about, ana, "the plan stays about her");
    desk.app.plan_done(&reset, PlanStep::MessagesWent, &spektrix).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    let settled = step(&view, PlanStep::Decide, &spektrix);
    assert_eq!((settled.state, &*settled.why), (StepState::Done, "account"));
    let refused = desk.app.plan_decide(&plan, &given, Decision::Accept, "").unwrap_err();
    assert_eq!(problem(&refused).0, "reason");
    let off = desk.app.plan_decide(&plan, &given, Decision::SwitchOff, "").unwrap();
    let off = step(&off, PlanStep::Decide, &given).plan.clone();
    desk.app.end_plan(&off, PlanEnd::GivenUp).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    assert_eq!(step(&view, PlanStep::Decide, &given).state, StepState::Next, "given up");
    let view =
        desk.app.plan_decide(&plan, &given, Decision::Accept, "She helps out still").unwrap();
    assert!(view.can_end);
    desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    assert!(page.access.iter().any(|holder| !holder.is_over), "open access stays with the agency");
    assert!(!page.people.iter().find(|person| person.id == ana).unwrap().left.is_empty());
}

#[test]
fn somebody_of_ours_leaves_with_a_token_in_their_name() {
    let desk = Desk::with_every_system();
    let (given, _) = desk.given("Brightwater", KEY);
    let spektrix = desk.sent_by_system("Brightwater");
    let draft = desk.app.wizard_start(false, None).unwrap();
    let answers = Answers {
        purpose: "export-activity".into(),
        fields: [("user".to_owned(), "Sal Ngu".to_owned())].into(),
        ..desk.about("Brightwater")
    };
    desk.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft.id, &SecretString::from(KEY.replace('0', "3"))).unwrap();
    desk.walk(&draft, &answers, &[Step::Key]);
    let token = desk.newest();
    let mo = desk.app.settings().unwrap().people[0].id.clone();
    let here = desk.app.begin_plan(PlanWhat::OursLeft, &mo);
    assert!(matches!(here, Err(Error::TooEarly)), "he is at the keyboard");
    printed(&desk);
    desk.app.take_keyboard("Sal Ngu").unwrap();
    let people = desk.app.settings().unwrap().people;
    let sal = people.iter().find(|person| person.here).unwrap().id.clone();
    let plan = desk.app.begin_plan(PlanWhat::OursLeft, &mo).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    let whys: Vec<(&str, &str)> =
        of(&view, PlanStep::Decide).iter().map(|s| (&*s.about, &*s.why)).collect();
    assert!(whys.contains(&(&*given, "saved")), "{whys:?}");
    assert!(whys.contains(&(&*token, "kept")), "{whys:?}");
    assert!(whys.iter().all(|(key, _)| *key != spektrix), "that key was never here");
    assert_eq!(step(&view, PlanStep::NameSuccessor, &mo).why, "sheet", "it was he who printed it");
    let named = desk.app.plan_successor(&plan, &sal).unwrap();
    assert_eq!(step(&named, PlanStep::NameSuccessor, &mo).chosen, sal);
    let people = desk.app.settings().unwrap().people;
    let gone = people.iter().find(|person| person.id == mo).unwrap();
    assert!(!gone.left.is_empty() && gone.plan == plan, "{gone:?}");
    for key in [&given, &token] {
        desk.app.plan_decide(&plan, key, Decision::Accept, "He keeps nothing").unwrap();
    }
    let view = desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert!(view.has_certificate);
    // Then she goes, and the token stands in her name.
    desk.app.take_keyboard("Kit Moss").unwrap();
    let plan = desk.app.begin_plan(PlanWhat::OursLeft, &sal).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    assert_eq!(step(&view, PlanStep::NameSuccessor, &sal).why, "", "it was not her");
    let decide = of(&view, PlanStep::Decide);
    assert_eq!((decide.len(), &*decide[0].about, &*decide[0].why), (1, &*token, "account"));
    assert_eq!(decide[0].decisions[0], Decision::Replace);
}

#[test]
fn nobody_is_sure_who_saw_a_key() {
    let desk = Desk::with_every_system();
    let (key, delivery) = desk.given("Brightwater", KEY);
    let plan = desk.app.begin_plan(PlanWhat::Unsure, &delivery).unwrap();
    assert!(desk.app.delivery(&delivery).unwrap().leak.is_some(), "on record with it");
    let view = desk.app.plan(&plan).unwrap();
    assert!(view.has_incident_sheet && view.noticed.is_empty());
    let today = desk.app.home().unwrap().today;
    assert!(desk.app.plan_time(&plan, "2099-01-01", "09:00").is_err());
    let view = desk.app.plan_time(&plan, &today, "00:00").unwrap();
    let (noticed, by): (Timestamp, Timestamp) =
        (view.noticed.parse().unwrap(), view.by.parse().unwrap());
    assert_eq!(by.duration_since(noticed), SignedDuration::from_hours(72));
    let decide = step(&view, PlanStep::Decide, &key);
    assert_eq!((decide.decisions[0], &*decide.why), (Decision::SwitchOff, "itself"));
    let told = step(&view, PlanStep::TellHolder, "");
    let (grant, letter) = (told.about.clone(), told.letter.clone().unwrap());
    assert!(letter.subject.starts_with("Please stop using your key"), "{letter:?}");
    let view = desk.app.plan_decide(&plan, &key, Decision::SwitchOff, "").unwrap();
    desk.switched_off_by(&step(&view, PlanStep::Decide, &key).plan);
    let view = desk.app.plan(&plan).unwrap();
    let told = step(&view, PlanStep::TellHolder, &grant);
    let letter = told.letter.clone().unwrap();
    assert!(letter.body.contains("We switched off your key"), "{letter:?}");
    assert!(!letter.body.contains(KEY));
    assert_eq!((told.state, &*told.email), (StepState::Next, "ana@brightwater.example"));
    desk.app.plan_done(&plan, PlanStep::TellHolder, &grant).unwrap();
    let view = desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert_eq!(view.row.ended, Some(PlanEnd::Done));
    let after = desk.app.delivery(&delivery).unwrap();
    assert!(after.leak.is_none(), "settled with it");
    // Of a key alone, and of an agency.
    let group = desk.recorded("Lantern & Co", "Harbour South", Travelled::Email);
    let agency = desk.agency("Lantern & Co");
    for about in [&group, &agency] {
        let plan = desk.app.begin_plan(PlanWhat::Unsure, about).unwrap();
        let view = desk.app.plan(&plan).unwrap();
        assert_eq!(of(&view, PlanStep::Decide).len(), 1);
        assert_eq!(of(&view, PlanStep::Decide)[0].about, group);
    }
}
