//! Whom a delivery is for, and what speaks against a way for the words.

use courier::Error;
use courier::views::{CautionWhy, DeliveryView, Form, NumberFrom, QrFor, Step, Way};

use crate::desk::{Desk, answers};

fn whys(view: &DeliveryView, way: Way) -> Vec<CautionWhy> {
    view.cautions.iter().filter(|c| c.way == way).map(|c| c.why).collect()
}

#[test]
fn cautions_follow_the_way_the_arrival_and_where_the_number_came_from() {
    use CautionWhy::{NotArrived, NumberFromEmail, NumberUnknown, Recorded, SameEnd};
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    let app = &desk.app;
    let view = app.file_sent(&id, Way::Email).unwrap();
    assert_eq!(view.mobile_from, NumberFrom::Unknown);
    assert_eq!(whys(&view, Way::Text), [NotArrived, NumberUnknown]);
    let view = app.file_arrived(&id).unwrap();
    assert_eq!(whys(&view, Way::Text), [NumberUnknown]);
    assert_eq!(whys(&view, Way::ReadAloud), [Recorded]);
    for (from, expected) in [
        (NumberFrom::Email, vec![NumberFromEmail]),
        (NumberFrom::Records, vec![]),
        (NumberFrom::Spoken, vec![]),
    ] {
        app.set_mobile(&id, "+44 7700 900123", from).unwrap();
        let view = app.delivery(&id).unwrap();
        assert_eq!((view.mobile_from, &*view.mobile), (from, "+44 7700 900123"));
        assert_eq!(whys(&view, Way::Text), expected, "{from:?}");
        assert_eq!(whys(&view, Way::Whatsapp), expected, "{from:?}");
    }
    let view = app.file_sent(&id, Way::Chat).unwrap();
    assert_eq!(whys(&view, Way::Whatsapp), [SameEnd], "both on her phone");
    assert_eq!(whys(&view, Way::Screen), [Recorded]);
}

#[test]
fn where_a_number_came_from_is_said_of_that_number_only() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let app = &desk.app;
    app.set_mobile(&draft.id, "+44 7700 900123", NumberFrom::Records).unwrap();
    let id = desk.make(&draft, Form::Zip);
    let lines = app.history().unwrap().len();
    app.set_mobile(&draft.id, "0044 7700 900 123", NumberFrom::Records).unwrap();
    assert_eq!(app.history().unwrap().len(), lines, "the same number from the same place");
    // Through the wizard again: the same number keeps its origin, another has none yet.
    app.wizard_continue(&draft.id, Step::Who, draft.answers.clone()).unwrap();
    assert_eq!(app.delivery(&id).unwrap().mobile_from, NumberFrom::Records);
    let mut changed = answers("Brightwater");
    changed.mobile = "+44 7700 900124".into();
    app.wizard_continue(&draft.id, Step::Who, changed.clone()).unwrap();
    let view = app.delivery(&id).unwrap();
    assert_eq!((&*view.mobile, view.mobile_from), ("+44 7700 900124", NumberFrom::Unknown));
    changed.mobile.clear();
    app.wizard_continue(&draft.id, Step::Who, changed).unwrap();
    assert_eq!(app.delivery(&id).unwrap().mobile, "");
    desk.save(&id);
    assert!(matches!(app.show_qr(&id, QrFor::Text), Err(Error::NoMobile)));
    assert!(matches!(app.show_qr(&id, QrFor::Whatsapp), Err(Error::NoMobile)));
    assert!(matches!(app.whatsapp_chat(&id), Err(Error::NoMobile)));
    assert!(app.history().unwrap().iter().all(|row| row.what != "words-shown"), "nothing was");
    for (typed, code) in [("", "missing"), ("07700 900123", "mobile-without-country")] {
        let refused = app.set_mobile(&id, typed, NumberFrom::Spoken).unwrap_err().view();
        assert_eq!((&*refused.fields[0].field, &*refused.fields[0].code), ("mobile", code));
    }
    app.set_mobile(&id, "+44 7700 900123", NumberFrom::Spoken).unwrap();
    let line = desk.last();
    assert_eq!((&*line.what, &*line.params["person"]), ("contact-changed", "Ana Costa"));
    assert!(app.show_qr(&id, QrFor::Text).is_ok());
    let (link, _) = app.whatsapp_chat(&id).unwrap();
    assert_eq!(link, "whatsapp://send?phone=447700900123", "no words in a program's arguments");
    assert_eq!(desk.last().params["way"], "whatsapp");
}
