//! The letters: each says what its reader needs, and none says what only the file may.

use courier::views::{
    Answers, Because, FirstStartAnswers, Form, LetterKind, Step, Way, WordsLanguage,
};
use courier::{Error, ErrorCode, MailTo};
use courier_crypto::{Identity, open_with};
use secrecy::ExposeSecret;

use crate::desk::{Desk, KEY, answers, first_answers};

const KINDS: [LetterKind; 8] = [
    LetterKind::File,
    LetterKind::Reminder,
    LetterKind::NothingArrived,
    LetterKind::BlankPage,
    LetterKind::WordsRefused,
    LetterKind::KeyRefused,
    LetterKind::WrongPerson,
    LetterKind::Replaced,
];

/// What another program finds in a link: the address, and the fields by name.
fn read(uri: &str) -> (String, Vec<(String, String)>) {
    let url = url::Url::parse(uri).unwrap();
    assert_eq!((url.scheme(), url.fragment()), ("mailto", None));
    let to = percent_encoding::percent_decode_str(url.path()).decode_utf8().unwrap();
    let fields = url.query_pairs().map(|(name, value)| (name.into(), value.into()));
    (to.into_owned(), fields.collect())
}

#[test]
fn each_letter_of_each_form_says_enough_and_never_a_secret() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Page);
    let theirs = Identity::make();
    desk.app.set_public_key(&id, &theirs.recipient().to_string()).unwrap();
    let mut secrets: Vec<String> = vec![KEY.to_owned(), theirs.to_text().expose_secret().into()];
    let mut before: Option<String> = None;
    for form in [Form::Page, Form::Age, Form::Zip, Form::Key] {
        if form != Form::Page {
            let because = Because::AnotherForm;
            desk.app.remake_file(&id, form, WordsLanguage::En, because).unwrap();
        }
        let path = desk.save(&id);
        // What is inside, read as the agency reads it.
        match form {
            Form::Page | Form::Zip => secrets.push(desk.receipt(&id, &path)),
            Form::Age => {} // its words and its number are the page's
            Form::Key => {
                let opened =
                    open_with(std::slice::from_ref(&theirs), &std::fs::read(&path).unwrap())
                        .unwrap();
                let payload: serde_json::Value = serde_json::from_slice(&opened).unwrap();
                secrets.push(payload["receipt"].as_str().unwrap().into());
            }
        }
        if form != Form::Key {
            // Any two of the words side by side would be too much.
            let words = desk.words(&id);
            let words: Vec<&str> = words.expose_secret().split(' ').collect();
            for blank in [" ", "-", "\n"] {
                secrets.extend(words.windows(2).map(|two| two.join(blank)));
            }
        }
        let view = desk.app.delivery(&id).unwrap();
        let name = &view.file.name;
        assert_eq!(*name, path.file_name().unwrap().to_string_lossy());
        let name_before = before.replace(name.clone()).unwrap_or_else(|| name.clone());
        for kind in KINDS {
            let letter = desk.app.letter(&id, kind).unwrap();
            assert!(!letter.subject.is_empty() && !letter.subject.contains('\n'), "{kind:?}");
            let MailTo { link: uri, body_left_out, .. } = desk.app.mail(&id, kind).unwrap();
            let (to, fields) = read(&uri);
            let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names == ["subject", "body"], !body_left_out, "{kind:?}: {names:?}");
            assert_eq!(fields[0], ("subject".into(), letter.subject.clone()), "{kind:?}");
            if !body_left_out {
                assert_eq!(fields[1].1.replace("\r\n", "\n"), letter.body, "{kind:?}");
            }
            if kind == LetterKind::WrongPerson {
                assert_eq!(to, "", "whoever got it is not Ana");
                assert!(!letter.body.contains("Ana"), "{}", letter.body);
            } else {
                assert_eq!(to, "ana@brightwater.example");
                assert!(letter.body.starts_with("Hello Ana,\n"), "{kind:?}: {}", letter.body);
            }
            let says_name = kind != LetterKind::KeyRefused;
            // Nothing of the new file was sent: what went astray is the one before.
            let name = if kind == LetterKind::WrongPerson { &name_before } else { name };
            assert_eq!(letter.body.contains(name.as_str()), says_name, "{kind:?}: {}", letter.body);
            let grouped = letter.body.replace(' ', "").contains(&view.file.sha256);
            let sized = letter.body.contains(&format!("({} bytes)", view.file.size));
            assert_eq!((grouped, sized), (kind == LetterKind::File, kind == LetterKind::File));
            for secret in &secrets {
                let said = format!("{}\n{}\n{uri}", letter.subject, letter.body);
                assert!(!said.contains(secret.as_str()), "{form:?} {kind:?}");
            }
        }
        let refused = desk.app.letter(&id, LetterKind::KeyRefused).unwrap().body;
        assert!(refused.contains("198.51.100.20, 203.0.113.7"), "{refused}");
        let letter = view.letter.unwrap();
        assert_eq!(letter, desk.app.letter(&id, LetterKind::File).unwrap(), "the one in the view");
    }
    assert!(secrets.len() > 60, "{} secrets were looked for", secrets.len());
}

#[test]
fn before_the_file_is_saved_there_is_nothing_to_write_about() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Zip);
    for kind in KINDS {
        assert!(matches!(desk.app.letter(&id, kind), Err(Error::TooEarly)), "{kind:?}");
        assert!(matches!(desk.app.mail(&id, kind), Err(Error::TooEarly)), "{kind:?}");
    }
    assert!(desk.app.delivery(&id).unwrap().letter.is_none());
}

#[test]
fn a_new_file_takes_the_place_of_the_one_that_went_out_last() {
    let desk = Desk::founded();
    let (id, zip) = desk.saved(Form::Zip);
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let remake = |form| {
        let because = Because::NewWords;
        desk.app.remake_file(&id, form, WordsLanguage::En, because).unwrap();
    };
    // Made as an age file that was never saved, and then as a page: the ZIP is what they have.
    remake(Form::Age);
    remake(Form::Page);
    assert_eq!(desk.app.delivery(&id).unwrap().earlier, 1);
    let page = desk.save(&id);
    let body = desk.app.letter(&id, LetterKind::Replaced).unwrap().body;
    assert!(body.contains(&name(&zip)) && body.contains(&name(&page)), "{body}");
    assert!(!body.contains("same name"), "{body}");
}

#[test]
fn a_letter_says_of_the_words_and_of_what_went_astray_what_is_so() {
    let desk = Desk::founded();
    let (id, page) = desk.saved(Form::Page);
    let name = page.file_name().unwrap().to_string_lossy().into_owned();
    let letter = |kind| desk.app.letter(&id, kind).unwrap().body;
    assert!(letter(LetterKind::File).contains("will give you eight words"));
    assert!(letter(LetterKind::WrongPerson).contains("cannot be opened"));
    desk.arrived(&id);
    desk.app.words_sent(&id, Way::ReadAloud, false).unwrap();
    desk.app.remake_file(&id, Form::Age, WordsLanguage::En, Because::AnotherForm).unwrap();
    let astray = letter(LetterKind::WrongPerson);
    assert!(astray.contains(&name) && !astray.contains("cannot be opened"), "{astray}");
    let age = desk.save(&id);
    let body = letter(LetterKind::File);
    assert!(body.contains("the eight words you already have"), "{body}");
    assert!(body.contains("takes the place") && !body.contains("delete both"), "{body}");
    desk.app.file_sent(&id, Way::Email).unwrap();
    let age = age.file_name().unwrap().to_string_lossy().into_owned();
    assert!(letter(LetterKind::WrongPerson).contains(&age));

    desk.app.remake_file(&id, Form::Zip, WordsLanguage::En, Because::NewWords).unwrap();
    assert!(letter(LetterKind::WrongPerson).contains("the message with the words"));
    desk.save(&id);
    let body = letter(LetterKind::File);
    assert!(body.contains("will give you eight words") && body.contains("delete both"), "{body}");
    desk.arrived(&id);
    desk.app.words_sent(&id, Way::ReadAloud, false).unwrap();
    assert!(letter(LetterKind::File).contains("delete both"), "the old words open only the old");
}

#[test]
fn hostile_names_stay_names_in_letters_and_links() {
    let desk = Desk::new();
    desk.app.start();
    let organisation = "Harbour\r\nBcc: x@example.org\u{202e} <b>Trust</b>".to_owned();
    let first = FirstStartAnswers { organisation, ..first_answers() };
    desk.app.first_start(&first, None).unwrap();
    for (person, greeted) in [
        ("<img src=x onerror=alert(1)> & Søn", "Hello <img,"),
        ("\u{202e}Ana\u{2066} Costa", "Hello Ana,"),
        ("Ana\r\nBcc: x@example.org", "Hello Ana,"),
        ("Ana%0D%0ABcc:x@example.org", "Hello Ana%0D%0ABcc:x@example.org,"),
        ("Ana?bcc=x@example.org&body=x#", "Hello Ana?bcc=x@example.org&body=x#,"),
    ] {
        let draft = desk.app.wizard_start(false, None).unwrap();
        let typed = Answers {
            person: person.into(),
            agency: format!("{person} & Co"),
            form: Some(Form::Zip),
            ..answers("")
        };
        desk.app.wizard_continue(&draft.id, Step::Who, typed).unwrap();
        let id = desk.app.make_trial(&draft.id).unwrap().delivery;
        let path = desk.save(&id);
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!file.contains(['<', '>', ':', '/', '\r', '\n', '\u{202e}']), "{file:?}");
        for kind in KINDS.into_iter().filter(|kind| *kind != LetterKind::KeyRefused) {
            let letter = desk.app.letter(&id, kind).unwrap();
            let uri = desk.app.mail(&id, kind).unwrap().link;
            let (to, fields) = read(&uri);
            let expected =
                if kind == LetterKind::WrongPerson { "" } else { "ana@brightwater.example" };
            assert_eq!(to, expected);
            assert!(fields.iter().all(|(name, _)| name == "subject" || name == "body"), "{uri}");
            assert!(fields.iter().filter(|(name, _)| name == "subject").count() == 1);
            assert!(uri.is_ascii() && !uri.contains(['\r', '\n', ' ']), "{uri}");
            let said = format!("{}{}{fields:?}", letter.subject, letter.body);
            assert!(!said.contains(['\u{202e}', '\u{2066}', '\r']), "{said:?}");
            assert!(!letter.body.contains("\nBcc"), "{}", letter.body);
            if kind != LetterKind::WrongPerson {
                assert!(letter.body.starts_with(greeted), "{}", letter.body);
            }
        }
        let opened = desk.opened(&path, &desk.words(&id)).unwrap();
        let one_line = person.replace("\r\n", " ");
        assert_eq!(opened.to_person, one_line, "inside, it is the name itself");
    }
}

#[test]
fn an_address_that_says_more_than_an_address_is_refused_or_stays_one() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    for email in [
        "ana@brightwater.example\r\nBcc: x@example.org",
        "ana@brightwater.example,x@example.org",
        "Ana <ana@brightwater.example>",
        "ana@brightwater.example?bcc=x@example.org",
        "\"a b\"@brightwater.example",
        "",
    ] {
        let refused = desk.app.set_email(&id, email).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Fields, "{email:?}");
        assert_eq!(refused.view().fields[0].field, "email");
    }
    let odd = "ana?bcc=x&body=y#%0D%0A@brightwater.example";
    desk.app.set_email(&id, odd).unwrap();
    let (to, fields) = read(&desk.app.mail(&id, LetterKind::Reminder).unwrap().link);
    assert_eq!(to, odd, "one odd address");
    assert_eq!(fields.len(), 2);
}
