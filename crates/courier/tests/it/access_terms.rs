//! What is known of one access: owner, categories, approval, review, end.

use courier::Error;
use courier::views::{
    AccessAnswers, AccessPage, AgencyAnswers, Answers, DataCategory, EndedWhy, Form, LeastAdvice,
    Preferences, Step, TodayWhat, Travelled,
};
use secrecy::SecretString;

use crate::desk::{Desk, KEY, answers};

const KEY_2: &str = "11111111-89ab-4cde-8f01-23456789e228";

impl Desk {
    /// The access that Brightwater has with its key.
    pub(crate) fn grant(&self, agency: &str) -> String {
        let page = self.app.agency(&self.agency(agency)).unwrap();
        page.access[0].grant.clone()
    }

    fn access(&self, grant: &str) -> AccessPage {
        self.app.access(grant).unwrap()
    }

    pub(crate) fn given_as(&self, answers: &Answers, key: &str) -> String {
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.paste_key(&draft.id, &SecretString::from(key)).unwrap();
        let view = self.walk(&draft, answers, &[Step::Key]);
        let delivery = self.make(&view, Form::Zip);
        self.save(&delivery);
        delivery
    }
}

pub(crate) fn problems(refused: Result<impl std::fmt::Debug, Error>) -> Vec<(String, String)> {
    let view = refused.unwrap_err().view();
    view.fields.into_iter().map(|f| (f.field, f.code)).collect()
}

pub(crate) fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

#[test]
fn an_access_begins_with_who_answers_for_it_and_what_it_reaches() {
    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let page = desk.access(&desk.grant("Brightwater"));
    assert_eq!(page.holder.owner, "Mo Adeyemi");
    assert_eq!(page.people.len(), 1);
    assert_eq!(page.answers.owner, page.people[0].id);
    let reached = [DataCategory::ContactDetails, DataCategory::Consent];
    assert_eq!(page.answers.categories, reached, "as the catalog proposes");
    assert_eq!((&*page.answers.approved_by, &*page.answers.approved_on), ("", ""));
    assert_eq!((&*page.ends, &*page.ended, page.off_list_only), ("", "", false));
    // The file's line of History is still what was done, not what goes with it.
    assert_eq!(desk.last().what, "file-saved");
    let recorded =
        desk.given_as(&Answers { purpose: "testing".into(), ..desk.about("Søn") }, KEY_2);
    assert!(!recorded.is_empty());
}

#[test]
fn what_is_known_of_an_access_is_kept_and_what_does_not_fit_is_said() {
    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let grant = desk.grant("Brightwater");
    let before = desk.access(&grant);
    let yesterday = desk.day(-1).to_string();
    let answers = AccessAnswers {
        owner: before.answers.owner.clone(),
        categories: vec![DataCategory::Giving, DataCategory::Consent, DataCategory::Giving],
        approved_by: "  Ines Ferreira  ".into(),
        approved_on: yesterday.clone(),
        approved_how: "board minute 12".into(),
        note: "asked for by the spring campaign".into(),
    };
    let page = desk.app.save_access(&grant, &answers).unwrap();
    assert_eq!(page.answers.approved_by, "Ines Ferreira");
    assert_eq!(page.answers.categories, [DataCategory::Giving, DataCategory::Consent]);
    assert_eq!(page.answers.approved_on, yesterday);
    assert_eq!(
        (&*page.holder.opens, &*page.holder.review),
        (&*before.holder.opens, &*before.holder.review)
    );
    assert_eq!((desk.last().what.as_str(), desk.last().seen), ("grant-changed", false));
    assert_eq!(page.history[0].what, "grant-changed");
    let lines = desk.app.history().unwrap().len();
    desk.app.save_access(&grant, &page.answers).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "the same is nothing new");

    let wrong = AccessAnswers {
        owner: desk.agency("Brightwater"),
        approved_by: " ".into(),
        approved_on: desk.day(1).to_string(),
        approved_how: "by word of mouth".into(),
        note: "x".repeat(501),
        ..AccessAnswers::default()
    };
    let mut said = problems(desk.app.save_access(&grant, &wrong));
    said.sort();
    assert_eq!(
        said,
        [
            pair("approved_by", "missing"),
            pair("approved_on", "day-to-come"),
            pair("note", "too-long"),
            pair("owner", "choose-one"),
        ]
    );
    let nobody = AccessAnswers::default();
    let page = desk.app.save_access(&grant, &nobody).unwrap();
    assert_eq!((&*page.holder.owner, page.answers), ("", nobody));
    assert!(matches!(desk.app.access(KEY), Err(Error::Unknown)));
    let desk = desk.again();
    desk.app.start();
    assert_eq!(desk.access(&grant).answers, AccessAnswers::default());
}

/// Two keys of one file: each keeps who approved it.
#[test]
fn who_approved_it_before_the_key_left_is_on_record_with_it() {
    let desk = Desk::founded();
    let draft = desk.app.wizard_start(false, None).unwrap();
    let approved = Answers {
        approved_by: "Ines Ferreira".into(),
        approved_on: desk.day(0).to_string(),
        approved_how: "by e-mail".into(),
        ..answers("Brightwater")
    };
    desk.app.wizard_continue(&draft.id, Step::Who, approved.clone()).unwrap();
    // Said half, it is not said.
    let half = Answers { approved_by: String::new(), ..approved.clone() };
    assert_eq!(
        problems(desk.app.wizard_continue(&draft.id, Step::WhatFor, half)),
        [pair("approved_by", "missing")]
    );
    let to_come = Answers { approved_on: desk.day(1).to_string(), ..approved.clone() };
    assert_eq!(
        problems(desk.app.wizard_continue(&draft.id, Step::WhatFor, to_come)),
        [pair("approved_on", "day-to-come")]
    );
    desk.walk(&draft, &approved, &[Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft.id, &SecretString::from(KEY)).unwrap();
    desk.walk(&draft, &approved, &[Step::Key]);
    let another = desk.app.another_key(&draft.id).unwrap();
    assert_eq!(another.answers.approved_by, "", "that was about the other key");
    let second = Answers {
        platform: "engaging-networks".into(),
        purpose: "submit-pages".into(),
        region: "ca".into(),
        fields: [("remote-address".to_owned(), "198.51.100.20".to_owned())].into(),
        ..another.answers
    };
    desk.walk(&draft, &second, &[Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft.id, &SecretString::from(KEY_2)).unwrap();
    let view = desk.walk(&draft, &second, &[Step::Key]);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    let found: Vec<(bool, String, String)> = page
        .access
        .iter()
        .map(|holder| {
            let answers = desk.access(&holder.grant).answers;
            (holder.opens_everything, answers.approved_by, answers.approved_how)
        })
        .collect();
    assert_eq!(found.len(), 2);
    assert!(found.contains(&(true, "Ines Ferreira".into(), "by e-mail".into())), "{found:?}");
    assert!(found.contains(&(false, String::new(), String::new())), "{found:?}");
}

#[test]
fn the_answer_card_says_where_less_may_be_enough() {
    let desk = Desk::with_every_system();
    let draft = desk.app.wizard_start(false, None).unwrap();
    desk.app.wizard_continue(&draft.id, Step::Who, answers("Brightwater")).unwrap();
    let card = |platform: &str, purpose: &str| {
        let (platform, purpose) = (platform.into(), purpose.into());
        let chosen = Answers { platform, purpose, ..answers("Brightwater") };
        desk.app.wizard_choose(&draft.id, chosen).unwrap().answer.unwrap()
    };
    let update = card("engaging-networks", "update-supporters");
    assert_eq!(update.advice, LeastAdvice::EverythingOrLess);
    let less: Vec<&str> = update.less.iter().map(|less| less.id.as_str()).collect();
    assert_eq!(less, ["submit-pages", "show-pages", "read-supporters", "show-counts"]);
    assert_eq!((update.opens_everything, &*update.ends), (true, ""));
    let letter = &update.ask;
    assert_eq!(letter.subject, "May Brightwater have this access to Engaging Networks?");
    assert!(letter.body.contains(&update.opens) && letter.body.contains("every supporter record"));
    assert!(letter.body.starts_with("Hello,\n"), "we know no name of theirs: {}", letter.body);
    // It is the letter of this step, to be copied and sent like any other.
    assert_eq!(desk.app.draft_letter(&draft.id).unwrap().body, letter.body);
    assert_eq!(desk.app.mail_draft(&draft.id).unwrap().to, "");

    let pages = card("engaging-networks", "show-pages");
    assert_eq!(pages.advice, LeastAdvice::MaybeLess);
    assert!(!pages.ask.body.contains("every supporter record"));
    assert_eq!(card("engaging-networks", "submit-pages").advice, LeastAdvice::Least);
    let testing = card("engaging-networks", "testing");
    assert_eq!((testing.advice, testing.ends), (LeastAdvice::Least, desk.day(14).to_string()));
    assert!(testing.permission.starts_with("none"), "{}", testing.permission);
    let group = card("action-network", "add-supporters");
    assert_eq!(group.advice, LeastAdvice::EverythingAlways, "every key of a group opens the same");
    assert!(card("action-network", "exchange-supporters").less.is_empty(), "nor is there less");
    assert_eq!(card("own-service", "every-supporter").advice, LeastAdvice::EverythingOrLess);
}

#[test]
fn a_test_ends_in_fourteen_days_and_home_says_when_it_has_not() {
    let desk = Desk::founded();
    desk.given_as(&Answers { purpose: "testing".into(), ..answers("Brightwater") }, KEY);
    let grant = desk.grant("Brightwater");
    let page = desk.access(&grant);
    assert_eq!(page.ends, desk.day(14).to_string());
    assert_eq!((page.holder.opens_everything, page.answers.categories.len()), (false, 0));
    assert!(page.holder.opens.contains("14 days"), "{}", page.holder.opens);
    desk.days_pass(14);
    assert!(desk.today(&grant).is_none(), "its last day is still one of its days");
    desk.days_pass(1);
    let row = desk.today(&grant).unwrap();
    assert_eq!(
        (row.what, &*row.agency, &*row.platform),
        (TodayWhat::EndPassed, "Brightwater", "Engaging Networks")
    );
    assert!(
        row.since.starts_with(&desk.day(0).to_string())
            || row.since.starts_with(&desk.day(-1).to_string())
    );
    let key = desk.newest();
    desk.app.switch_key_off(&key).unwrap();
    assert!(desk.today(&grant).is_none(), "what is off has ended");
}

#[test]
fn a_review_is_asked_for_in_time_and_moves_when_it_is_signed() {
    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let grant = desk.grant("Brightwater");
    let page = desk.access(&grant);
    let months = |count: i64| desk.day(0).checked_add(jiff::Span::new().months(count)).unwrap();
    assert_eq!(page.holder.review, months(6).to_string());
    assert!(!page.review_due && desk.today(&grant).is_none());
    // Signed on the day it was given: nothing moves, nothing is recorded.
    let lines = desk.app.history().unwrap().len();
    desk.app.sign_review(&grant).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines);

    let review: jiff::civil::Date = page.holder.review.parse().unwrap();
    let until = i64::from(desk.day(0).until(review).unwrap().get_days());
    desk.days_pass(until - 15);
    assert!(desk.today(&grant).is_none(), "a day before the lead time");
    desk.days_pass(1);
    let row = desk.today(&grant).unwrap();
    assert_eq!((row.what, &*row.agency), (TodayWhat::ReviewDue, "Brightwater"));
    let page = desk.access(&grant);
    assert!(page.review_due && page.holder.review_due);
    assert_eq!(page.next_review, months(6).to_string());

    let page = desk.app.sign_review(&grant).unwrap();
    assert_eq!((page.holder.review, page.review_due), (months(6).to_string(), false));
    assert!(desk.today(&grant).is_none());
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("review-moved", false), "the person said so");
    assert_eq!(line.params["because"], "reviewed");
    // More time before it: asked for earlier.
    desk.days_pass(100);
    assert!(desk.today(&grant).is_none());
    let early = Preferences { review_lead_days: 90, ..Preferences::default() };
    desk.app.set_preferences(early).unwrap();
    assert_eq!(desk.today(&grant).unwrap().what, TodayWhat::ReviewDue);
    // Of what is over nothing is asked, and nothing is signed.
    desk.app.end_access(&grant, EndedWhy::NotNeeded, "").unwrap();
    assert!(desk.today(&grant).is_none());
    assert!(matches!(desk.app.sign_review(&grant), Err(Error::Unknown)));
}

#[test]
fn off_our_list_is_not_switched_off() {
    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let grant = desk.grant("Brightwater");
    let end = |why, since: String| desk.app.end_access(&grant, why, &since);
    let tomorrow = desk.day(1).to_string();
    assert_eq!(problems(end(EndedWhy::NotNeeded, tomorrow)), [pair("since", "day-to-come")]);
    let before = desk.day(-1).to_string();
    assert_eq!(problems(end(EndedWhy::NotNeeded, before)), [pair("since", "day-too-early")]);
    // Its key works.
    assert_eq!(
        problems(end(EndedWhy::KeyGone, "soon".into())),
        [pair("since", "day-malformed"), pair("why", "choose-one")]
    );
    let page = end(EndedWhy::NotNeeded, String::new()).unwrap();
    assert_eq!((page.ended, page.off_list_only), (desk.day(0).to_string(), true));
    assert!(page.holder.is_over && page.holder.off_list_only);
    let key = desk.app.key(&desk.newest()).unwrap();
    assert!(key.row.holders.is_empty());
    assert!(!format!("{:?}", key.row.standing).contains("Off"), "nobody stopped the key");
    let line = desk.last();
    assert_eq!(
        (&*line.what, line.seen, &*line.params["why"]),
        ("grant-ended", false, "not-needed")
    );
    let lines = desk.app.history().unwrap().len();
    end(EndedWhy::AgencyEnded, String::new()).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "it has ended once");
    desk.app.switch_key_off(&key.row.id).unwrap();
    assert!(!desk.access(&grant).off_list_only, "now it is stopped as well");

    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let grant = desk.grant("Brightwater");
    desk.app.switch_key_off(&desk.newest()).unwrap();
    let page = desk.app.end_access(&grant, EndedWhy::KeyGone, "").unwrap();
    assert!(!page.off_list_only);
    assert_eq!(page.holder.ended, desk.day(0).to_string());
}

/// A date moves when the key is changed or a review is signed, and by nothing else.
#[test]
fn nothing_else_moves_a_review() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let (grant, agency, key) =
        (desk.grant("Brightwater"), desk.agency("Brightwater"), desk.newest());
    let review = desk.access(&grant).holder.review;
    desk.days_pass(40);
    let person = desk.app.agency(&agency).unwrap().people[0].clone();
    let mut note = desk.access(&grant).answers;
    note.note = "looked at, nothing to do".into();
    let named = AgencyAnswers { name: "Brightwater Studio".into(), ..AgencyAnswers::default() };
    let renamed = courier::views::PersonAnswers {
        id: person.id.clone(),
        name: "Ana Costa Lima".into(),
        email: person.email.clone(),
        ..Default::default()
    };
    let all: [(&str, &dyn Fn()); 12] = [
        ("a note", &|| drop(desk.app.save_access(&grant, &note).unwrap())),
        ("an agency's name", &|| drop(desk.app.save_agency(&agency, &named).unwrap())),
        ("a person's name", &|| drop(desk.app.save_person(&agency, &renamed).unwrap())),
        ("the same key for somebody else", &|| drop(desk.app.give_key(&key).unwrap())),
        ("a replacement begun", &|| drop(desk.app.replace_key(&key).unwrap())),
        ("switched off", &|| drop(desk.app.switch_key_off(&key).unwrap())),
        ("switched on", &|| drop(desk.app.switch_key_on(&key).unwrap())),
        ("other access recorded", &|| {
            drop(desk.recorded("Lantern & Co", "Harbour North", Travelled::Email));
        }),
        ("systems", &|| drop(desk.app.choose_systems(&["engaging-networks".into()]).unwrap())),
        ("preferences", &|| desk.app.set_preferences(Preferences::default()).unwrap()),
        ("looked at", &|| drop((desk.access(&grant), desk.app.key(&key), desk.app.home()))),
        ("taken off our list", &|| {
            drop(desk.app.end_access(&grant, EndedWhy::AgencyEnded, "").unwrap());
        }),
    ];
    for (what, act) in all {
        let lines = desk.app.history().unwrap().len();
        act();
        assert_eq!(desk.access(&grant).holder.review, review, "{what}");
        assert!(
            desk.app.history().unwrap()[..desk.app.history().unwrap().len() - lines]
                .iter()
                .all(|row| row.what != "review-moved"),
            "{what}"
        );
    }
    let desk = desk.again();
    desk.app.start();
    assert_eq!(desk.access(&grant).holder.review, review, "closed and opened again");
}
