//! Plans: a key made anew at a time everybody knows, over weeks and restarts.

use courier::views::{
    Answers, Form, HeardBy, KeyPage, KeyStanding, PlanEnd, PlanStep, PlanStepView, PlanView,
    PlanWhat, Seen, Step, StepState, TodayWhat,
};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY, stands_in};

pub(crate) const OTHER: &str = "11234567-89ab-4cde-8f01-23456789d118";
const THIRD: &str = "21234567-89ab-4cde-8f01-23456789d119";
pub(crate) const NEW: &str = "31234567-89ab-4cde-8f01-23456789d11a";
pub(crate) const GROUP_KEY: &str = "0123456789abcdef0123456789abcdef";
const NORTH_KEY: &str = "abcdef0123456789abcdef0123456789";
pub(crate) const NEW_GROUP_KEY: &str = "f123456789abcdef0123456789abcde0";

const AGENCIES: [&str; 3] = ["Brightwater", "Lantern & Co", "Tidewise"];

impl Desk {
    /// The app closed and opened again.
    pub(crate) fn reopened(self) -> Self {
        let desk = self.again();
        desk.app.start();
        desk
    }

    /// The key of a group on Action Network, kept and given to these agencies; its id.
    pub(crate) fn group_key(&self, group: &str, key: &str, agencies: &[&str]) -> String {
        let typed = Answers {
            platform: "action-network".into(),
            purpose: "exchange-supporters".into(),
            region: String::new(),
            account_name: group.into(),
            seen: Seen::KeyThere,
            fields: [].into(),
            ..self.about(agencies[0])
        };
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.paste_key(&draft.id, &SecretString::from(key)).unwrap();
        let view = self.walk(&draft, &typed, &[Step::Key]);
        self.save(&self.make(&view, Form::Zip));
        let id = self.newest();
        for agency in &agencies[1..] {
            let draft = self.app.give_key(&id).unwrap();
            let opened = self.app.wizard_open(&draft).unwrap();
            let answers = Answers {
                uses: id.clone(),
                platform: opened.answers.platform.clone(),
                purpose: opened.answers.purpose.clone(),
                region: String::new(),
                account_name: group.into(),
                fields: [].into(),
                ..self.about(agency)
            };
            let view = self.walk(&opened, &answers, &[Step::Who, Step::WhatFor]);
            self.save(&self.make(&view, Form::Zip));
        }
        id
    }

    /// A private token of Engaging Networks, given to an agency; its id.
    pub(crate) fn private_token(&self, agency: &str, user: &str, key: &str) -> String {
        let typed = Answers {
            purpose: "export-activity".into(),
            fields: [("user".to_owned(), user.to_owned())].into(),
            ..self.about(agency)
        };
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.paste_key(&draft.id, &SecretString::from(key)).unwrap();
        let view = self.walk(&draft, &typed, &[Step::Key]);
        self.save(&self.make(&view, Form::Zip));
        self.newest()
    }

    pub(crate) fn plan(&self, id: &str) -> PlanView {
        self.app.plan(id).unwrap()
    }

    pub(crate) fn key(&self, id: &str) -> KeyPage {
        self.app.key(id).unwrap()
    }

    /// The file of a delivery on its way, there and opened.
    pub(crate) fn received(&self, delivery: &str) {
        self.arrived(delivery);
        self.words(delivery);
        self.app.receipt_said(delivery, HeardBy::Phone).unwrap();
    }
}

/// The steps of a plan that are next.
pub(crate) fn next(view: &PlanView) -> Vec<PlanStep> {
    let next = view.steps.iter().filter(|step| step.state == StepState::Next);
    let mut steps: Vec<PlanStep> = next.map(|step| step.step).collect();
    steps.dedup();
    steps
}

pub(crate) fn all(view: &PlanView, step: PlanStep) -> Vec<&PlanStepView> {
    view.steps.iter().filter(|found| found.step == step).collect()
}

pub(crate) fn one(view: &PlanView, step: PlanStep) -> &PlanStepView {
    let found = all(view, step);
    assert_eq!(found.len(), 1, "{step:?}");
    found[0]
}

pub(crate) fn has(view: &PlanView, step: PlanStep) -> bool {
    !all(view, step).is_empty()
}

pub(crate) fn code(refused: Result<PlanView, Error>) -> ErrorCode {
    refused.unwrap_err().code()
}

pub(crate) fn field(refused: Result<PlanView, Error>) -> (String, String) {
    let mut fields = refused.unwrap_err().view().fields;
    assert_eq!(fields.len(), 1);
    let found = fields.remove(0);
    (found.field, found.code)
}

pub(crate) fn key(text: &str) -> SecretString {
    SecretString::from(text)
}

/// Between any two steps the app is closed and opened again.
#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn one_key_of_three_agencies_is_cut_over() {
    let desk = Desk::with_every_system();
    let id = desk.group_key("Harbour Trust", GROUP_KEY, &AGENCIES);
    let other = desk.group_key("Harbour North", NORTH_KEY, &["Marlow"]);
    let before = desk.key(&id);
    assert!(before.can.contains(&PlanWhat::CutOver) && !before.can.contains(&PlanWhat::Overlap));
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    assert_eq!(desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap(), plan, "it is taken up");
    assert_eq!(desk.today(&plan).unwrap().what, TodayWhat::PlanNext);
    let desk = desk.reopened();

    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::AgreeTime]);
    assert_eq!(view.holders.len(), 3);
    let agency = desk.agency("Brightwater");
    assert_eq!(code(desk.app.plan_done(&plan, PlanStep::RenewThere, &id)), ErrorCode::TooEarly);
    assert_eq!(code(desk.app.plan_paste_key(&plan, &key(NEW_GROUP_KEY))), ErrorCode::TooEarly);
    assert_eq!(code(desk.app.plan_make_file(&plan, &agency)), ErrorCode::TooEarly);
    assert_eq!(code(desk.app.end_plan(&plan, PlanEnd::Done)), ErrorCode::TooEarly);
    let time = |day, time| field(desk.app.plan_time(&plan, day, time));
    assert_eq!(time("2020-01-01", "14:30"), ("time".into(), "time-past".into()));
    assert_eq!(time("2099-12-01", "2 pm"), ("time".into(), "time-malformed".into()));
    assert_eq!(time("1 December", "14:30"), ("day".into(), "day-malformed".into()));
    assert_eq!(time("2099-12-01", ""), ("time".into(), "missing".into()));
    let view = desk.app.plan_time(&plan, "2099-12-01", "14:30").unwrap();
    assert_eq!(one(&view, PlanStep::AgreeTime).until, "2099-12-01T14:30:00Z");
    assert_eq!(next(&view), [PlanStep::ChooseReader]);
    let mut desk = desk.reopened();

    for name in AGENCIES {
        let agency = desk.agency(name);
        let there = desk.app.agency(&agency).unwrap().people[0].id.clone();
        let elsewhere = desk.app.agency(&desk.agency("Marlow")).unwrap().people[0].id.clone();
        assert_eq!(code(desk.app.plan_reader(&plan, &agency, &elsewhere)), ErrorCode::Unknown);
        let view = desk.plan(&plan);
        let steps = all(&view, PlanStep::ChooseReader);
        let step = steps.iter().find(|step| step.about == agency).unwrap();
        assert_eq!((step.people.len(), &*step.chosen), (1, &*there), "she is proposed");
        desk.app.plan_reader(&plan, &agency, &there).unwrap();
        desk = desk.reopened();
    }

    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::TellHolder]);
    let told = all(&view, PlanStep::TellHolder)[0].clone();
    let letter = told.letter.unwrap();
    assert!(letter.body.contains("On 1 December 2099 at 14:30 (Europe/London)"), "{}", letter.body);
    assert!(!letter.body.contains(GROUP_KEY));
    let mail = desk.app.plan_mail(&plan, PlanStep::TellHolder, &told.about).unwrap();
    assert_eq!((&*mail.to, &mail.letter), ("ana@brightwater.example", &letter));
    desk.app.plan_done(&plan, PlanStep::TellHolder, &told.about).unwrap();
    let desk = desk.reopened();
    let view = desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "rang them").unwrap();
    let told: Vec<StepState> =
        all(&view, PlanStep::TellHolder).iter().map(|step| step.state).collect();
    assert_eq!(told.iter().filter(|state| **state == StepState::Skipped).count(), 2);
    assert!(view.steps.iter().any(|step| step.reason == "rang them"));
    assert_eq!(next(&view), [PlanStep::RenewThere]);
    assert_eq!(view.row.waits_until, "2099-12-01T14:30:00Z");
    assert!(desk.today(&plan).is_none(), "nothing is to be done today");
    let desk = desk.reopened();

    let step = one(&desk.plan(&plan), PlanStep::RenewThere).clone();
    assert!(step.guide.iter().any(|step| step.id == "revoke-and-generate"));
    assert_eq!((&*step.ends_in, step.by_app), ("cdef", false));
    desk.app.plan_done(&plan, PlanStep::RenewThere, &id).unwrap();
    let desk = desk.reopened();

    assert_eq!(next(&desk.plan(&plan)), [PlanStep::PasteKey]);
    let same = desk.app.plan_paste_key(&plan, &key(GROUP_KEY));
    assert_eq!(code(same), ErrorCode::KeyStillOld);
    let theirs = desk.app.plan_paste_key(&plan, &key(NORTH_KEY)).unwrap_err();
    assert_eq!((theirs.code(), &*theirs.view().params["holder"]), (ErrorCode::KeyKept, "Marlow"));
    let practice =
        desk.app.plan_paste_key(&plan, &key("PRACTICE-0123456789abcdef0123456789abcdef"));
    assert_eq!(code(practice), ErrorCode::PracticeKey);
    assert_eq!(code(desk.app.plan_keep_key(&plan)), ErrorCode::TooEarly);
    let view = desk.app.plan_paste_key(&plan, &key(KEY)).unwrap();
    assert_eq!(one(&view, PlanStep::PasteKey).doubt.as_ref().unwrap().code, "key-other-shape");
    assert!(desk.key(&id).holders.iter().all(|holder| !holder.paused), "nothing was changed");
    let secrets = desk.secrets().len();
    let view = desk.app.plan_paste_key(&plan, &key(NEW_GROUP_KEY)).unwrap();
    assert_eq!(one(&view, PlanStep::PasteKey).doubt, None);
    assert_eq!(one(&view, PlanStep::PasteKey).state, StepState::Done);
    assert_eq!(desk.secrets().len(), secrets, "the old one is removed");
    assert!(!stands_in(&desk.everything(), GROUP_KEY), "from every file");
    assert!(has(&view, PlanStep::SeeRefused), "the old one can be asked about, while it is here");
    let page = desk.key(&id);
    assert_eq!((page.row.standing, &*page.row.ends_in), (KeyStanding::Kept, "cde0"));
    assert!(page.holders.iter().all(|holder| holder.paused && !holder.is_over));
    assert!(page.history.iter().any(|row| row.what == "key-kept"));
    let mut desk = desk.reopened();
    let view = desk.plan(&plan);
    assert!(!has(&view, PlanStep::SeeRefused), "nobody has the old one any more");
    let letter = all(&view, PlanStep::TellHolder)[0].letter.clone().unwrap();
    assert!(letter.body.contains("was replaced"), "{}", letter.body);

    for (at, name) in AGENCIES.into_iter().enumerate() {
        let agency = desk.agency(name);
        let view = desk.app.plan_make_file(&plan, &agency).unwrap();
        let file = |view: &PlanView| {
            let steps = all(view, PlanStep::MakeFile);
            let step = steps.into_iter().find(|step| step.about == agency).unwrap().clone();
            (step.state, step.delivery.map(|delivery| delivery.id))
        };
        let (state, delivery) = file(&view);
        assert_eq!(state, StepState::Next, "it is not saved yet");
        desk = desk.reopened();
        let delivery = delivery.unwrap();
        assert_eq!(file(&desk.plan(&plan)).1.as_ref(), Some(&delivery));
        desk.save(&delivery);
        assert_eq!(file(&desk.plan(&plan)).0, StepState::Done);
        let waiting = desk.key(&id).holders.iter().filter(|holder| holder.paused).count();
        assert_eq!(waiting, AGENCIES.len() - 1 - at, "{name} has one that works");
        desk = desk.reopened();
        desk.received(&delivery);
        desk = desk.reopened();
    }

    let view = desk.plan(&plan);
    assert!(view.can_end && next(&view).is_empty(), "{:?}", next(&view));
    assert_eq!((view.row.done, view.row.of), (view.row.of, 15));
    assert!(desk.today(&plan).is_none());
    let view = desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert_eq!(view.row.ended, Some(PlanEnd::Done));
    assert_eq!(code(desk.app.end_plan(&plan, PlanEnd::Done)), ErrorCode::TooEarly);
    let (page, north) = (desk.key(&id), desk.key(&other));
    assert_eq!(page.row.holders, AGENCIES, "the same agencies hold it");
    assert_eq!(page.deliveries.len(), 6);
    assert_eq!((north.row.standing, &*north.row.ends_in), (KeyStanding::Kept, "6789"));
    assert_eq!(page.plans[0].id, plan);
    assert_ne!(desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap(), plan, "another one");
}

#[test]
fn one_of_three_tokens_is_refreshed_and_the_others_stay() {
    let desk = Desk::founded();
    let tokens = [
        desk.private_token("Brightwater", "Mo Adeyemi", KEY),
        desk.private_token("Lantern & Co", "Sam Osei", OTHER),
        desk.private_token("Tidewise", "Kit Lowe", THIRD),
    ];
    let others = |desk: &Desk| [&tokens[0], &tokens[2]].map(|id| format!("{:?}", desk.key(id)));
    let before = others(&desk);
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &tokens[1]).unwrap();
    desk.app.plan_skip(&plan, PlanStep::AgreeTime, "", "").unwrap();
    desk.app.plan_skip(&plan, PlanStep::ChooseReader, "", "").unwrap();
    let view = desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "").unwrap();
    let letter = one(&view, PlanStep::TellHolder).letter.clone().unwrap();
    assert!(letter.body.contains("when that would do the least harm"), "{}", letter.body);
    let step = one(&view, PlanStep::RenewThere);
    assert_eq!(step.ends_in, "d118", "to find its row among the others");
    assert!(step.guide.iter().any(|step| step.id == "refresh-private-token"));
    assert!(step.guide.iter().any(|step| step.value == "Sam Osei"));
    let of_another = desk.app.plan_paste_key(&plan, &key(KEY)).unwrap_err();
    assert_eq!(of_another.code(), ErrorCode::KeyKept);
    // Pasted at once: it was made there, whether or not somebody said so.
    let view = desk.app.plan_paste_key(&plan, &key(NEW)).unwrap();
    assert_eq!(next(&view), [PlanStep::MakeFile]);
    assert!(!has(&view, PlanStep::SeeRefused), "asking would begin a download");
    let agency = desk.agency("Lantern & Co");
    let view = desk.app.plan_make_file(&plan, &agency).unwrap();
    let delivery = one(&view, PlanStep::MakeFile).delivery.clone().unwrap().id;
    desk.save(&delivery);
    assert_eq!(next(&desk.plan(&plan)), [PlanStep::Deliver]);
    assert!(
        desk.today(&plan).is_none() && desk.today(&delivery).is_some(),
        "the file stands there"
    );
    desk.received(&delivery);
    assert!(desk.plan(&plan).can_end);
    assert_eq!(others(&desk), before, "the other two are as they were");
    assert_eq!(desk.key(&tokens[1]).row.ends_in, "d11a");
}

#[test]
fn who_gets_no_new_key_is_off_the_list_and_who_has_it_already_is_not_waited_for() {
    let desk = Desk::with_every_system();
    let id = desk.group_key("Harbour Trust", GROUP_KEY, &AGENCIES);
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
        desk.app.plan_skip(&plan, step, "", "").unwrap();
    }
    desk.app.plan_paste_key(&plan, &key(NEW_GROUP_KEY)).unwrap();
    let has_it = desk.agency("Brightwater");
    desk.app.plan_done(&plan, PlanStep::MakeFile, &has_it).unwrap();
    let gets_none = desk.agency("Tidewise");
    let reason = "their work is done";
    let view = desk.app.plan_skip(&plan, PlanStep::MakeFile, &gets_none, reason).unwrap();
    assert_eq!(all(&view, PlanStep::MakeFile).len(), 3, "they stay on the plan");
    let page = desk.key(&id);
    let of = |name: &str| page.holders.iter().find(|holder| holder.agency == name).unwrap();
    assert!(!of("Brightwater").paused && !of("Brightwater").is_over);
    assert!(of("Tidewise").is_over && !of("Tidewise").off_list_only, "they have nothing left");
    assert!(of("Lantern & Co").paused);
    assert_eq!(page.row.holders, ["Brightwater", "Lantern & Co"]);
}

#[test]
fn a_public_token_comes_by_letter() {
    let desk = Desk::with_every_system();
    let id = desk.public_token("Brightwater", KEY);
    let breaks = desk.app.breaks(&id, PlanWhat::CutOver).unwrap();
    assert!(breaks.in_pages && !breaks.can_pause);
    let body = &breaks.holders[0].letter.body;
    assert!(body.contains("so does every page that uses it") && !body.contains(KEY), "{body}");
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    desk.app.plan_skip(&plan, PlanStep::AgreeTime, "", "").unwrap();
    let view = desk.app.plan_paste_key(&plan, &key(NEW)).unwrap();
    assert_eq!(next(&view), [PlanStep::TellHolder, PlanStep::SeeRefused]);
    assert!(!has(&view, PlanStep::MakeFile));
    let told = one(&view, PlanStep::TellHolder);
    assert!(told.letter.as_ref().unwrap().body.contains(&format!("Token: {NEW}")));
    assert!(desk.key(&id).holders[0].paused);
    desk.app.plan_done(&plan, PlanStep::TellHolder, &told.about).unwrap();
    assert!(!desk.key(&id).holders[0].paused, "they have it");
    desk.app.plan_skip(&plan, PlanStep::SeeRefused, "", "").unwrap();
    assert!(desk.plan(&plan).can_end);
}
