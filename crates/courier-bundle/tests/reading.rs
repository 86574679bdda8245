//! Files as they come back: whole, mangled, cut, hostile, or somebody else's.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it likes")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use courier_bundle::{
    Authentication, Form, KeyEntry, LockedFile, Needs, OpenProblem, PageAround, Party, Payload,
    ReadProblem, ReleaseAround, Sealed, Wrapping, release_opener,
};
use courier_crypto::{
    ContactKey, Identity, Language, Passphrase, TypedProblem, open_with, seal_with_passphrase,
};
use data_encoding::BASE64;
use secrecy::{ExposeSecret, SecretSlice, SecretString};

const HOSTILE: &str = "<img src=x onerror=alert(1)> & S\u{f8}n \u{202e}%DATA%</pre>";

fn payload() -> Payload {
    let party = |organisation: &str, person: &str| Party {
        organisation: organisation.into(),
        person: person.into(),
    };
    Payload {
        from: party(HOSTILE, "Mo Adeyemi"),
        to: party("Brightwater", "Ana Costa"),
        made: "2026-11-24T10:00:00Z".parse().unwrap(),
        note: None,
        receipt: SecretString::from("402719"),
        keys: vec![KeyEntry {
            platform: "Engaging Networks".into(),
            account: "API user: Brightwater".into(),
            base_url: "https://eu.example.org/ens/service".into(),
            key: SecretString::from("00000000-0000-4000-8000-00000000d117"),
            env: "EN_REST_API_KEY".into(),
            authentication: Authentication {
                how: "Send the key to the session service.".into(),
                header: Some("ens-auth-token".into()),
                session_seconds: Some(3600),
            },
            limits: vec![],
            curl: "curl -d \"$EN_REST_API_KEY\" https://eu.example.org/ens/service".into(),
            addresses: vec![],
            may: "Read supporters.".into(),
            held_by_others: 0,
            ring: "Mo Adeyemi".into(),
            if_leaked: "Ring at once.".into(),
            documentation: "https://www.example.org/docs".into(),
        }],
    }
}

fn around() -> PageAround {
    PageAround {
        lang: "en".into(),
        title: format!("{HOSTILE} has sent you a key"),
        broken: "This copy is incomplete.".into(),
        noscript: "Please open this file on a computer.".into(),
        from: Party { organisation: HOSTILE.into(), person: "Mo Adeyemi".into() },
        made: "24 November 2026".into(),
        texts: BTreeMap::from([("opener-open".into(), "Open".into())]),
    }
}

/// Makes a file in the given form through the whole of writing and comparing.
fn make(wrapping: &Wrapping<'_>, folder: &Path) -> Vec<u8> {
    let path = folder.join("made");
    let payload = payload().to_bytes();
    let sealed = Sealed::write(&path, wrapping, &payload).unwrap();
    let checked = sealed.compare(wrapping, &payload).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert_eq!(bytes.len() as u64, checked.size);
    bytes
}

fn page() -> (Passphrase, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let words = Passphrase::make(Language::Es);
    let made = make(&Wrapping::Page { words: &words, page: &around() }, folder.path());
    (words, made)
}

fn problem(bytes: &[u8]) -> ReadProblem {
    match LockedFile::parse(bytes) {
        Ok(_) => panic!("it is refused"),
        Err(problem) => problem,
    }
}

fn open_problem(file: &LockedFile, typed: &str) -> OpenProblem {
    match file.open(&SecretString::from(typed)) {
        Ok(_) => panic!("it does not open"),
        Err(problem) => problem,
    }
}

fn assert_opens(file: &LockedFile, words: &Passphrase) {
    // As a phone writes them.
    let typed = words.canonical().expose_secret().to_uppercase().replace('-', "\u{a0}\u{2013} ");
    let opened = file.open(&SecretString::from(typed)).unwrap_or_else(|p| panic!("{p:?}"));
    assert_eq!(opened.raw.expose_secret(), payload().to_bytes().expose_secret());
    assert_eq!(opened.payload.from.organisation, HOSTILE);
    assert_eq!(opened.payload.receipt.expose_secret(), "402719");
}

#[test]
fn each_form_is_recognised_and_opens() {
    let folder = tempfile::tempdir().unwrap();
    let words = Passphrase::make(Language::En);
    let readable = SecretString::from("A key for Brightwater");
    let page = around();
    for (wrapping, form) in [
        (Wrapping::Age { words: &words }, Form::Age),
        (Wrapping::Page { words: &words, page: &page }, Form::Page),
        (Wrapping::Zip { words: &words, readable: &readable }, Form::Zip),
    ] {
        make(&wrapping, folder.path());
        // By what is in it, whatever it is called.
        let renamed = folder.path().join("letter.html.txt");
        fs::rename(folder.path().join("made"), &renamed).unwrap();
        let file = LockedFile::read(&renamed).unwrap();
        assert_eq!((file.form(), file.needs()), (form, Needs::Words));
        assert_eq!(file.claimed_sender().is_some(), form == Form::Page);
        assert_opens(&file, &words);
    }
}

#[test]
fn a_file_for_a_contacts_key_opens_with_that_key_only() {
    let folder = tempfile::tempdir().unwrap();
    let identity = Identity::make();
    let contact = ContactKey::parse(&identity.recipient().to_string()).unwrap();
    let made = make(&Wrapping::Key { contact: &contact }, folder.path());
    let opened = open_with(&[identity], &made).unwrap();
    assert_eq!(opened.as_slice(), payload().to_bytes().expose_secret());
    let file = LockedFile::parse(&made).unwrap();
    assert_eq!((file.form(), file.needs()), (Form::Key, Needs::PublicKey));
    assert_eq!(open_problem(&file, "anything"), OpenProblem::NeedsKey);
}

#[test]
fn words_are_told_apart_from_damage() {
    let (words, made) = page();
    let file = LockedFile::parse(&made).unwrap();
    assert_opens(&file, &words);
    let other = Passphrase::make(Language::Es);
    assert_eq!(open_problem(&file, other.canonical().expose_secret()), OpenProblem::WrongWords);
    let mut swapped: Vec<&str> = words.canonical().expose_secret().split('-').collect();
    swapped.rotate_left(1);
    assert_eq!(open_problem(&file, &swapped.join(" ")), OpenProblem::WrongWords);
    let count = |count| OpenProblem::Words(TypedProblem::Count { count });
    assert_eq!(open_problem(&file, &swapped.get(1..).unwrap().join(" ")), count(7));
    assert_eq!(open_problem(&file, ""), count(0));
    let misspelt = words.canonical().expose_secret().replacen('-', "qqqq-", 1);
    assert!(matches!(
        open_problem(&file, &misspelt),
        OpenProblem::Words(TypedProblem::Unknown { .. })
    ));
}

#[test]
fn a_page_survives_what_mail_does_to_it() {
    let (words, made) = page();
    let text = String::from_utf8(made.clone()).unwrap();
    let first = made.get(..65_536).unwrap();
    let saved_again = text.replacen("<pre hidden id=\"data\">", "<pre id=\"data\" hidden=\"\">", 1);
    assert_ne!(saved_again, text);
    let (before, from_data) = text.split_once("\"file\":\"").unwrap();
    let (data, after) = from_data.split_once('"').unwrap();
    let lines: Vec<&str> =
        data.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let broken_lines = format!("{before}\"file\":\"{}\"{after}", lines.join("\r\n"));
    for (what, mangled) in [
        ("line ends", text.replace('\n', "\r\n").into_bytes()),
        ("a banner", format!("CAUTION: external sender\r\n\r\n{text}").into_bytes()),
        ("a banner in tags", format!("<p>S\u{f8}n: external</p>{text}").into_bytes()),
        ("a mark before it", format!("\u{feff}{text}").into_bytes()),
        ("cut at 64 KiB", first.to_vec()),
        ("written again by a browser", saved_again.into_bytes()),
        ("long lines broken", broken_lines.into_bytes()),
        ("bytes that are no UTF-8", [b"\xff\xfe\x80", made.as_slice()].concat()),
    ] {
        let file = LockedFile::parse(&mangled).unwrap_or_else(|p| panic!("{what}: {p:?}"));
        assert_eq!(file.form(), Form::Page, "{what}");
        let sender = file.claimed_sender().unwrap();
        assert_eq!(
            (sender.from.organisation.as_str(), sender.made.as_str()),
            (HOSTILE, "24 November 2026")
        );
        // One opening shows that the rest is whole: it takes a second.
        if what == "long lines broken" {
            assert_opens(&file, &words);
        }
    }
}

#[test]
fn files_of_nothing_but_tags_are_refused() {
    // The largest that is read: whoever goes through it once for each tag never ends.
    for tag in ["<pre ", "<pre id=data ", "<pre id=\u{f8}\u{1f512}", "<pre", "-----BEGIN AGE "] {
        let mut hostile = tag.repeat(32 * 1024 * 1024 / tag.len() - 1);
        assert!(matches!(problem(hostile.as_bytes()), ReadProblem::NotOurs), "{tag}");
        hostile.push('>');
        let closed = LockedFile::parse(hostile.as_bytes());
        assert!(closed.is_err(), "{tag}>");
    }
}

#[test]
fn a_page_that_is_not_whole_says_so() {
    let (_, made) = page();
    let text = String::from_utf8(made.clone()).unwrap();
    for at in [3_000, text.find("id=\"data\"").unwrap() + 300] {
        assert!(matches!(problem(made.get(..at).unwrap()), ReadProblem::Truncated), "{at}");
    }
    let altered = text.replacen("key-courier-page/1", "key-courier-page/2", 1);
    assert!(matches!(problem(altered.as_bytes()), ReadProblem::PageNewer));
    let altered = text.replacen("\"format\"", "\"formal\"", 1);
    assert!(matches!(problem(altered.as_bytes()), ReadProblem::Damaged));
    let altered = text.replacen("\"file\":\"YWdl", "\"file\":\"YWd*", 1);
    assert!(matches!(problem(altered.as_bytes()), ReadProblem::Damaged));
    let PageAround { lang, title, broken, noscript, texts, .. } = around();
    let release = release_opener(&ReleaseAround { lang, title, broken, noscript, texts });
    assert!(matches!(problem(&release), ReadProblem::ReleasePage));
}

#[test]
fn armoured_text_opens_out_of_a_mail() {
    let words = Passphrase::make(Language::Cs);
    let sealed = seal_with_passphrase(&words, &payload().to_bytes()).unwrap();
    let armoured = |width: usize, start: &str, end: &str| {
        let text = BASE64.encode(&sealed);
        let mut lines = vec!["-----BEGIN AGE ENCRYPTED FILE-----".to_owned()];
        let body = text.as_bytes().chunks(width);
        lines.extend(body.map(|line| std::str::from_utf8(line).unwrap().to_owned()));
        lines.push("-----END AGE ENCRYPTED FILE-----".into());
        let lines: Vec<String> = lines.iter().map(|line| format!("{start}{line}{end}")).collect();
        lines.concat()
    };
    for text in [
        armoured(64, "", "\n"),
        armoured(64, "", "\r\n"),
        armoured(64, "> > ", "\n"),
        armoured(64, "    ", "\n\n"),
        armoured(72, "\u{a0}", "\r\n"),
        format!(
            "Dear Ana,\r\n\r\nhere it is:\r\n{}\r\nBest wishes, S\u{f8}n\r\n",
            armoured(64, "", "\r\n")
        ),
    ] {
        let file = LockedFile::parse(text.as_bytes()).unwrap_or_else(|p| panic!("{text}: {p:?}"));
        assert_eq!((file.form(), file.needs()), (Form::Age, Needs::Words));
    }
    let text = format!("Hello\n{}", armoured(64, "> ", "\r\n"));
    assert_opens(&LockedFile::parse(text.as_bytes()).unwrap(), &words);
    assert!(matches!(problem(text.get(..300).unwrap().as_bytes()), ReadProblem::Truncated));
    assert!(matches!(problem(text.replace("YWdl", "YW*l").as_bytes()), ReadProblem::Damaged));
}

#[test]
fn what_is_not_ours_is_told_apart() {
    assert!(matches!(problem(b""), ReadProblem::Empty));
    assert!(matches!(problem(b" \r\n\t"), ReadProblem::Empty));
    for not in [
        b"%PDF-1.7".as_slice(),
        b"<!doctype html><pre hidden>x</pre><p>Hello",
        b"\x89PNG\r\n\x1a\n",
        b"-----BEGIN PGP MESSAGE-----\n\n-----END PGP MESSAGE-----\n",
        b"age",
        "\u{202e}\u{feff}text".as_bytes(),
    ] {
        assert!(matches!(problem(not), ReadProblem::NotOurs), "{not:?}");
    }
    assert!(matches!(problem(b"age-encryption.org/v2\n"), ReadProblem::PageNewer));
    assert!(matches!(problem(b"age-encryption.org/v1\r\n-> scrypt"), ReadProblem::Damaged));
    assert!(matches!(problem(b"age-encryption.org/v1\n-> scr"), ReadProblem::Truncated));
}

#[test]
fn one_bit_anywhere_keeps_a_file_shut() {
    let words = Passphrase::make(Language::En);
    let sealed = seal_with_passphrase(&words, &payload().to_bytes()).unwrap();
    for at in [0, 21, 25, 40, 60, 80, 130, 180, sealed.len() - 1] {
        let mut flipped = sealed.clone();
        *flipped.get_mut(at).unwrap() ^= 1;
        let Ok(file) = LockedFile::parse(&flipped) else { continue };
        let problem = open_problem(&file, words.canonical().expose_secret());
        // In the word `scrypt` itself the bit makes it another sort of lock, known to nobody.
        let is_said = match problem {
            OpenProblem::NeedsKey => (25..31).contains(&at),
            OpenProblem::Damaged | OpenProblem::WrongWords => true,
            _ => false,
        };
        assert!(is_said, "byte {at}: {problem:?}");
    }
}

#[test]
fn a_file_that_asks_for_much_work_or_memory_is_refused_unread() {
    let words = Passphrase::make(Language::En);
    let sealed = seal_with_passphrase(&words, &payload().to_bytes()).unwrap();
    let factor = sealed.windows(4).position(|w| w == b" 18\n").unwrap();
    let mut forged = sealed.clone();
    forged.splice(factor + 1..factor + 3, *b"21");
    assert!(matches!(problem(&forged), ReadProblem::WorkFactor { required: 21 }));

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.age");
    let large = File::create(&path).unwrap();
    large.set_len(5 * 1024 * 1024 * 1024).unwrap();
    assert!(matches!(LockedFile::read(&path), Err(ReadProblem::TooLarge)));
    large.set_len(33 * 1024 * 1024).unwrap();
    assert!(matches!(LockedFile::read(&path), Err(ReadProblem::TooLarge)));
    large.set_len(32 * 1024 * 1024).unwrap();
    assert!(matches!(LockedFile::read(&path), Err(ReadProblem::NotOurs)));
    assert!(matches!(LockedFile::read(folder.path()), Err(ReadProblem::NotOurs)));
    assert!(matches!(LockedFile::read(&folder.path().join("none")), Err(ReadProblem::Disk(_))));
}

#[test]
fn what_opens_and_is_no_payload_says_so() {
    let words = Passphrase::make(Language::En);
    let newer = String::from_utf8(payload().to_bytes().expose_secret().to_vec()).unwrap().replacen(
        "key-courier/1",
        "key-courier/7",
        1,
    );
    for (inside, expected) in [
        (b"just a text".to_vec(), OpenProblem::NotAPayload),
        (vec![b' '; 2 * 1024 * 1024], OpenProblem::NotAPayload),
        (newer.into_bytes(), OpenProblem::PayloadNewer),
    ] {
        let sealed = seal_with_passphrase(&words, &SecretSlice::from(inside)).unwrap();
        let file = LockedFile::parse(&sealed).unwrap();
        assert_eq!(open_problem(&file, words.canonical().expose_secret()), expected);
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes: Vec<u8>, text: String) {
        let _ = LockedFile::parse(&bytes);
        let _ = LockedFile::parse(text.as_bytes());
        for start in ["<pre hidden id=\"data\">", "<pre ", "-----BEGIN AGE ENCRYPTED FILE-----"] {
            for end in ["</pre>", "-----END AGE ENCRYPTED FILE-----", ""] {
                let _ = LockedFile::parse(format!("{text}{start}{text}{end}{text}").as_bytes());
            }
        }
        for start in [b"age-encryption.org/v1\n".as_slice(), b"PK\x03\x04"] {
            let _ = LockedFile::parse(&[start, bytes.as_slice()].concat());
        }
        let json = serde_json::json!({
            "format": "key-courier-page/1", "file": BASE64.encode(&bytes), "made": text,
        });
        let _ = LockedFile::parse(format!("<pre hidden id=\"data\">{json}</pre>").as_bytes());
    }
}
