//! *Open a file*: what somebody sent, whole or not, and words as phones mangle them.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use courier::views::{Because, Form, Needs, WordsLanguage};
use courier::{Error, ErrorCode};
use secrecy::{ExposeSecret, SecretString};

use crate::desk::Desk;

fn written(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.root.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn look(desk: &Desk, path: &Path) -> Result<Form, ErrorCode> {
    desk.app.look_at_file(path).map(|looked| looked.form).map_err(|error| error.code())
}

/// The text between two others.
fn between<'a>(text: &'a str, begins: &str, ends: &str) -> &'a str {
    text.split_once(begins).unwrap().1.split_once(ends).unwrap().0
}

#[test]
fn a_page_is_known_by_what_is_in_it_and_its_damage_is_told_apart() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Page);
    let words = desk.words(&id);
    let page = fs::read_to_string(&path).unwrap();

    // As mail systems leave it.
    let renamed = written(&desk, "a.html.txt", page.as_bytes());
    assert_eq!(desk.app.look_at_file(&renamed).unwrap().name, "a.html.txt");
    let banner = format!("CAUTION: external e-mail\r\n{}", page.replace('\n', "\r\n"));
    let mangled = written(&desk, "b.html", banner.as_bytes());
    assert_eq!(look(&desk, &mangled), Ok(Form::Page));
    assert_eq!(desk.app.open_looked(&words).unwrap().keys[0].ends_in, "d117");

    // The same file as text in a mail, quoted by an answer.
    let file = between(&page, "\"file\":\"", "\"").to_owned();
    let lines: Vec<String> =
        file.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    let armoured = format!(
        "Hello Mo,\r\nthis came:\r\n> -----BEGIN AGE ENCRYPTED FILE-----\r\n> {}\r\n\
         > -----END AGE ENCRYPTED FILE-----\r\nAna\r\n",
        lines.join("\r\n> ")
    );
    let armoured = written(&desk, "mail.txt", armoured.as_bytes());
    assert_eq!(look(&desk, &armoured), Ok(Form::Age));
    assert_eq!(desk.app.open_looked(&words).unwrap().keys[0].ends_in, "d117");

    // One bit altered: in the file's last part its words are right and it is damaged.
    let at = page.find(&file).unwrap() + file.len() - 40;
    let mut altered = page.clone().into_bytes();
    altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
    assert_eq!(look(&desk, &written(&desk, "c.html", &altered)), Ok(Form::Page));
    let damaged = desk.app.open_looked(&words).unwrap_err();
    assert_eq!(damaged.code(), ErrorCode::ReadDamaged);
    assert!(matches!(desk.app.looked_key(0), Err(Error::Unknown)));
    altered[at] = b'*';
    assert_eq!(look(&desk, &written(&desk, "d.html", &altered)), Err(ErrorCode::ReadDamaged));

    // Cut within the locked file: nothing opens it, and it is said. Cut behind it, as mail systems cut at
    // 65,536 bytes, the page itself is broken, and the app still opens what is in it.
    for length in [at, at - file.len() / 2, page.find(&file).unwrap()] {
        let cut = written(&desk, "cut.html", &page.as_bytes()[..length]);
        assert_eq!(look(&desk, &cut), Err(ErrorCode::ReadTruncated), "{length}");
    }
    let cut = written(&desk, "cut.html", &page.as_bytes()[..65_536]);
    assert_eq!(look(&desk, &cut), Ok(Form::Page));
    assert_eq!(desk.app.open_looked(&words).unwrap().keys[0].ends_in, "d117");
    let newer = page.replace("key-courier-page/1", "key-courier-page/2");
    let newer = written(&desk, "newer.html", newer.as_bytes());
    assert_eq!(look(&desk, &newer), Err(ErrorCode::ReadNewer));
    let opener = desk.root.path().join("opener.html");
    desk.app.save_opener_page(&opener).unwrap();
    assert_eq!(look(&desk, &opener), Err(ErrorCode::ReadOpenerPage));
}

#[test]
fn age_files_and_zips_are_told_from_their_ruins() {
    let desk = Desk::founded();
    let (id, zip) = desk.saved(Form::Zip);
    let zipped = fs::read(&zip).unwrap();
    let cut = written(&desk, "cut.zip", &zipped[..zipped.len() / 2]);
    assert_eq!(look(&desk, &cut), Err(ErrorCode::ReadTruncated));
    let mut altered = zipped.clone();
    altered[zipped.len() / 2] ^= 1;
    let zip_words = desk.words(&id);
    let altered = written(&desk, "altered.zip", &altered);
    let refused = desk.opened(&altered, &zip_words).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ReadDamaged);

    desk.app.remake_file(&id, Form::Age, WordsLanguage::En, Because::AnotherForm).unwrap();
    let path = desk.save(&id);
    let sealed = fs::read(&path).unwrap();
    let short = written(&desk, "short.age", &sealed[..sealed.len() - 20]);
    let refused = desk.opened(&short, &desk.words(&id)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ReadDamaged);
    let stump = written(&desk, "stump.age", &sealed[..60]);
    assert_eq!(look(&desk, &stump), Err(ErrorCode::ReadTruncated));
    let text = String::from_utf8_lossy(&sealed[..200]).into_owned();
    let stanza = between(&text, "-> ", "\n");
    assert!(stanza.ends_with(" 18"), "{stanza}");
    let at = text.find(stanza).unwrap() + stanza.len() - 2;
    let mut much = sealed.clone();
    much[at..at + 2].copy_from_slice(b"21");
    let much = written(&desk, "much.age", &much);
    assert_eq!(look(&desk, &much), Err(ErrorCode::ReadTooMuchWork));

    for (name, bytes, code) in [
        ("notes.txt", &b"eight words: none"[..], ErrorCode::ReadNotOurs),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", ErrorCode::ReadNotOurs),
        ("page.html", b"<!doctype html><title>Hello</title>", ErrorCode::ReadNotOurs),
        ("empty.age", b"", ErrorCode::ReadEmpty),
        ("blank.html", b" \r\n\n", ErrorCode::ReadEmpty),
        ("pkzip.zip", b"PK\x03\x04rest", ErrorCode::ReadOtherZip),
    ] {
        assert_eq!(look(&desk, &written(&desk, name, bytes)), Err(code), "{name}");
    }
    assert_eq!(look(&desk, &desk.root.path().join("nowhere.age")), Err(ErrorCode::ReadDisk));
    assert_eq!(look(&desk, desk.root.path()), Err(ErrorCode::ReadNotOurs), "a folder");
    let huge = desk.root.path().join("huge.html");
    File::create(&huge).unwrap().set_len(5 << 30).unwrap();
    assert_eq!(look(&desk, &huge), Err(ErrorCode::ReadTooLarge), "by its size, unread");
}

#[test]
fn words_that_are_not_right_are_told_apart_and_what_was_looked_at_stays() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let words = desk.words(&id).expose_secret().to_owned();
    let looked = desk.app.look_at_file(&path).unwrap();
    assert_eq!(looked.needs, Needs::Words);
    let eight = "juice opera crumble skull vivid exercise comfort capital";
    let seven = eight.replace(" capital", "");
    let nine = format!("{eight} juice");
    let misspelt = eight.replace("vivid", "vivit");
    let nothing_near = eight.replace("vivid", "xqxqxqxq");
    let two = misspelt.replace("juice", "jjjjjjjj");
    for (typed, code, params) in [
        (&*seven, "words-count", vec![("count", "7")]),
        (&*nine, "words-count", vec![("count", "9")]),
        ("", "words-count", vec![("count", "0")]),
        (&*nothing_near, "word-unknown", vec![("near", "none"), ("places", "5")]),
        (&*two, "words-unknown", vec![("near", "none"), ("places", "1, 5")]),
    ] {
        let refused = desk.app.open_looked(&SecretString::from(typed)).unwrap_err().view();
        assert_eq!(refused.code, code, "{typed}");
        let found: Vec<(&str, &str)> =
            refused.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, params, "{typed}");
    }
    let refused = desk.app.open_looked(&SecretString::from(misspelt)).unwrap_err().view();
    assert_eq!((&*refused.code, &*refused.params["places"]), ("word-unknown", "5"));
    assert!(refused.params["near"].split(", ").any(|near| near == "vivid"), "{refused:?}");

    let mut swapped: Vec<&str> = words.split(' ').collect();
    swapped.rotate_left(1);
    let swapped = SecretString::from(swapped.join(" "));
    let refused = desk.app.open_looked(&swapped).unwrap_err();
    // Once in 65,536 a ZIP takes wrong words for right ones, and finds the content damaged.
    assert!(matches!(refused.code(), ErrorCode::WordsWrong | ErrorCode::ReadDamaged));
    assert!(refused.view().params.is_empty());

    // Numbered, with full stops, dashes of any kind, first letters, capitals.
    let numbered: Vec<String> =
        (1..).zip(words.split(' ')).map(|(n, word)| format!("{n}. {word}.")).collect();
    let dashed = words.to_uppercase().replace(' ', " \u{2014} ");
    let starts: Vec<String> = (0..8)
        .zip(words.split(' '))
        .map(|(n, word)| word.chars().take(if n < 4 { 9 } else { 4 }).collect())
        .collect();
    for typed in [numbered.join("\n"), dashed, starts.join("\u{a0}")] {
        let opened = desk.app.open_looked(&SecretString::from(typed.clone()));
        assert_eq!(opened.unwrap_or_else(|e| panic!("{e}")).keys[0].ends_in, "d117");
    }
    // Wrong words now take nothing away from what is open.
    assert!(desk.app.open_looked(&swapped).is_err());
    assert!(desk.app.looked_key(0).is_ok());
    // Another file takes its place, and is closed.
    desk.app.look_at_file(&path).unwrap();
    assert!(matches!(desk.app.looked_key(0), Err(Error::Unknown)));
}

#[test]
fn without_an_open_vault_nothing_is_looked_at() {
    let desk = Desk::new();
    desk.app.start();
    let file = written(&desk, "a.age", b"age-encryption.org/v1\n");
    assert!(desk.app.look_at_file(&file).is_err());
    let words = SecretString::from("a");
    assert!(matches!(desk.app.open_looked(&words), Err(Error::NotOpen)));
    assert!(matches!(desk.app.close_looked(), Err(Error::NotOpen)));
    assert!(matches!(desk.app.looked_key(0), Err(Error::NotOpen)));
}
