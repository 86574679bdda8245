//! What a person likes, and what the computer's own notification says.

use courier::Error;
use courier::views::{AgencyAnswers, Answers, Preferences};

use crate::access_terms::{pair, problems};
use crate::desk::{Desk, KEY, answers};

#[test]
fn numbers_that_make_no_sense_are_no_preferences() {
    let desk = Desk::founded();
    let given = desk.app.settings().unwrap().preferences;
    let wrong =
        Preferences { review_lead_days: 0, retention_years: 31, wait_days: 91, notify: true };
    assert_eq!(
        problems(desk.app.set_preferences(wrong)),
        ["review_lead_days", "retention_years", "wait_days"]
            .map(|field| pair(field, "number-outside"))
    );
    let view = desk.app.set_preferences(wrong).unwrap_err().view();
    assert_eq!((&*view.fields[0].params["least"], &*view.fields[0].params["most"]), ("1", "90"));
    assert_eq!(desk.app.settings().unwrap().preferences, given, "nothing was taken");
    let ends = Preferences { review_lead_days: 1, retention_years: 1, wait_days: 0, notify: false };
    desk.app.set_preferences(ends).unwrap();
    assert_eq!(desk.app.settings().unwrap().preferences, ends);
}

#[test]
fn the_notification_names_nobody_and_comes_once_a_day() {
    let desk = Desk::founded();
    desk.given_as(&Answers { purpose: "testing".into(), ..answers("Brightwater") }, KEY);
    assert_eq!(desk.app.notice("").unwrap(), None, "nothing is due");
    desk.days_pass(15);
    let notice = desk.app.notice("").unwrap().unwrap();
    assert_eq!(
        (notice.sentence.as_str(), notice.day.clone()),
        ("One thing waits in Key Courier", desk.day(0).to_string())
    );
    assert_eq!(desk.app.notice(&notice.day).unwrap(), None, "said once");
    let ended = AgencyAnswers {
        name: "Brightwater".into(),
        contract_ends: "2024-06-30".into(),
        ..AgencyAnswers::default()
    };
    desk.app.save_agency(&desk.agency("Brightwater"), &ended).unwrap();
    desk.days_pass(1);
    let next = desk.app.notice(&notice.day).unwrap().unwrap();
    assert_eq!(next.sentence, "2 things wait in Key Courier");
    let quiet = Preferences { notify: false, ..Preferences::default() };
    desk.app.set_preferences(quiet).unwrap();
    assert_eq!(desk.app.notice("").unwrap(), None);
    let desk = desk.again();
    assert!(matches!(desk.app.notice(""), Err(Error::NotOpen)));
    let practising = Desk::practising();
    practising.days_pass(2000);
    assert_eq!(practising.app.notice("").unwrap(), None);
}
