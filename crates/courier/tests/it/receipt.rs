//! The receipt number: what only the opened file shows.

use courier::views::{Because, Form, HeardBy, Standing, Way, WordsLanguage};
use courier::{Error, ErrorCode};
use secrecy::{ExposeSecret, SecretString};

use crate::desk::{Desk, KEY, stands_in};

/// A number that is none of these.
fn wrong(not: &[&str]) -> SecretString {
    let mut numbers = (100_000..).map(|number: u32| number.to_string());
    SecretString::from(numbers.find(|number| !not.contains(&number.as_str())).unwrap())
}

#[test]
fn five_wrong_numbers_close_it_over_a_restart_and_new_words_open_it_again() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let number = desk.receipt(&id, &path);
    let no = wrong(&[&number]);
    for left in [4, 3] {
        let refused = desk.app.type_receipt(&id, &no, HeardBy::Phone).unwrap_err();
        assert!(matches!(refused, Error::ReceiptWrong { left: l } if l == left));
        assert_eq!(refused.view().params["left"], left.to_string());
        assert_eq!(desk.app.delivery(&id).unwrap().tries_left, left);
        assert_eq!(desk.last().what, "receipt-wrong");
    }
    // What is no number is no try.
    for (typed, count) in [("12345", "5"), ("", "0"), ("40271x", "0"), ("1234567", "7")] {
        let refused = desk.app.type_receipt(&id, &SecretString::from(typed), HeardBy::Phone);
        let refused = refused.unwrap_err().view();
        assert_eq!((&*refused.code, &*refused.params["count"]), ("receipt-digits", count));
    }
    let desk = desk.again();
    desk.app.start();
    assert_eq!(desk.app.delivery(&id).unwrap().tries_left, 3);
    for left in [2, 1] {
        let refused = desk.app.type_receipt(&id, &no, HeardBy::Phone).unwrap_err();
        assert!(matches!(refused, Error::ReceiptWrong { left: l } if l == left));
    }
    let refused = desk.app.type_receipt(&id, &no, HeardBy::Phone).unwrap_err();
    assert!(matches!(refused, Error::ReceiptClosed));
    let right = SecretString::from(number.clone());
    let lines = desk.app.history().unwrap().len();
    let refused = desk.app.type_receipt(&id, &right, HeardBy::Phone).unwrap_err();
    assert!(matches!(refused, Error::ReceiptClosed), "closed means closed");
    assert_eq!(desk.app.delivery(&id).unwrap().tries_left, 0);
    assert_eq!(desk.app.history().unwrap().len(), lines);
    assert!(desk.app.delivery(&id).unwrap().receipt.is_none());

    let said = desk.app.receipt_said(&id, HeardBy::Phone).unwrap().receipt.unwrap();
    assert!(!said.matched, "told by phone, without the number, stays possible");
    let view = desk.app.remake_file(&id, Form::Zip, WordsLanguage::En, Because::NewWords).unwrap();
    assert_eq!(view.tries_left, 5);
    assert!(view.receipt.is_none());
    let path = desk.save(&id);
    let new = SecretString::from(desk.receipt(&id, &path));
    let old = desk.app.type_receipt(&id, &right, HeardBy::Phone).unwrap_err();
    assert!(matches!(old, Error::ReceiptWrong { left: 4 }), "the old file's number is no receipt");
    assert!(desk.app.type_receipt(&id, &new, HeardBy::Phone).unwrap().receipt.unwrap().matched);
}

#[test]
fn a_closed_or_told_number_belongs_to_no_other_file_and_the_words_stay() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Page);
    let (words, number) = (desk.words(&id), desk.receipt(&id, &path));
    desk.arrived(&id);
    desk.app.words_sent(&id, Way::ReadAloud, false).unwrap();
    for _ in 0..5 {
        desk.app.type_receipt(&id, &wrong(&[&number]), HeardBy::Phone).unwrap_err();
    }
    let mut numbers = vec![number];
    // Closed by wrong numbers, told without the number, and matched.
    for form in [Form::Age, Form::Page, Form::Age] {
        let before = desk.secrets();
        let because = Because::AnotherForm;
        let view = desk.app.remake_file(&id, form, WordsLanguage::En, because).unwrap();
        assert_eq!(view.tries_left, 5);
        assert!(view.receipt.is_none() && view.words.is_some(), "the words stay given");
        let gone = before.iter().filter(|secret| !desk.secrets().contains(secret)).count();
        assert_eq!((gone, desk.secrets().len()), (1, before.len()), "only the old number goes");
        let path = desk.save(&id);
        assert_eq!(desk.words(&id).expose_secret(), words.expose_secret());
        let old = SecretString::from(numbers.last().unwrap().clone());
        let number = desk.receipt(&id, &path);
        assert!(!numbers.contains(&number));
        let refused = desk.app.type_receipt(&id, &old, HeardBy::Phone).unwrap_err();
        assert!(matches!(refused, Error::ReceiptWrong { left: 4 }), "that was the other file");
        if form == Form::Age {
            desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
        } else {
            desk.app.type_receipt(&id, &number.clone().into(), HeardBy::Phone).unwrap();
            let line = desk.last();
            assert_eq!((&*line.what, line.seen), ("receipt-matched", true), "we compared it");
        }
        numbers.push(number);
    }
}

#[test]
fn a_number_of_another_delivery_is_told_apart_and_is_no_try() {
    let desk = Desk::founded();
    let (first, _) = desk.saved(Form::Zip);
    let draft = desk.with_key_for("Pixel & Plume", &KEY.replace("d117", "beef"));
    let second = desk.make(&draft, Form::Zip);
    assert!(matches!(
        desk.app.type_receipt(&second, &wrong(&[]), HeardBy::Phone),
        Err(Error::TooEarly)
    ));
    assert!(matches!(desk.app.receipt_said(&second, HeardBy::Phone), Err(Error::TooEarly)));
    let path = desk.save(&second);
    let number = SecretString::from(desk.receipt(&second, &path));
    let lines = desk.app.history().unwrap().len();
    let refused = desk.app.type_receipt(&first, &number, HeardBy::Phone).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ReceiptOfAnother);
    assert_eq!(refused.view().params["person"], "Ana Costa");
    assert_eq!(desk.app.delivery(&first).unwrap().tries_left, 5);
    assert!(desk.app.delivery(&first).unwrap().receipt.is_none());
    assert!(desk.app.delivery(&second).unwrap().receipt.is_none(), "nor does it count there");
    assert_eq!(desk.app.history().unwrap().len(), lines);
    desk.app.type_receipt(&second, &number, HeardBy::Phone).unwrap();
    assert_eq!(
        desk.app.type_receipt(&first, &number, HeardBy::Phone).unwrap_err().code(),
        ErrorCode::ReceiptOfAnother,
        "nor later"
    );
}

#[test]
fn unlock_words_are_refused_and_nothing_of_them_is_kept() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    let words = desk.words(&id).expose_secret().to_owned();
    let lines = desk.app.history().unwrap().len();
    let pair = words.split(' ').take(2).collect::<Vec<_>>().join(" ");
    for typed in [&*words, &words.replace(' ', "-").to_uppercase(), "velvet, ridge, marble"] {
        let refused = desk.app.type_receipt(&id, &SecretString::from(typed), HeardBy::Phone);
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ReceiptIsWords);
        assert!(refused.view().params.is_empty());
        assert!(!format!("{refused} {refused:?}").to_lowercase().contains(&pair));
    }
    assert_eq!(desk.app.delivery(&id).unwrap().tries_left, 5);
    assert_eq!(desk.app.history().unwrap().len(), lines);
    let everything = desk.everything();
    let kept = words.replace(' ', "-");
    assert!(stands_in(&everything, &kept), "the search finds what is kept");
    for not in [&*words, &*pair, &kept.to_uppercase(), "velvet, ridge", "velvet ridge"] {
        assert!(!stands_in(&everything, not));
    }
    let copies =
        everything.iter().filter(|(path, _)| !path.starts_with(desk.vault().join("secrets")));
    let copies: Vec<_> = copies.cloned().collect();
    assert!(!stands_in(&copies, &kept), "in their own secret and nowhere else");
}

#[test]
fn what_was_only_said_is_weaker_and_the_number_makes_it_whole() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let number = desk.receipt(&id, &path);
    desk.arrived(&id);
    let said = desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
    let receipt = said.receipt.unwrap();
    assert_eq!((receipt.heard, receipt.matched), (HeardBy::Phone, false));
    let line = desk.last();
    assert_eq!((&*line.what, line.seen, &*line.params["heard"]), ("receipt-said", false, "phone"));
    assert_eq!(desk.app.deliveries().unwrap()[0].standing, Standing::Delivered);
    let lines = desk.app.history().unwrap().len();
    desk.app.receipt_said(&id, HeardBy::Email).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "once is enough");

    let arabic: String = number
        .bytes()
        .map(|digit| char::from_u32(0x660 + u32::from(digit - b'0')).unwrap())
        .collect();
    let view = desk.app.type_receipt(&id, &arabic.into(), HeardBy::VideoCall).unwrap();
    let receipt = view.receipt.unwrap();
    assert_eq!((receipt.heard, receipt.matched), (HeardBy::VideoCall, true));
    let lines = desk.app.history().unwrap().len();
    let view = desk.app.receipt_said(&id, HeardBy::Email).unwrap();
    assert!(view.receipt.unwrap().matched, "never weaker again");
    assert_eq!(desk.app.history().unwrap().len(), lines);
}
