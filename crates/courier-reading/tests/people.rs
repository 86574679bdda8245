//! Who sent a mail.

use courier_reading::{Person, read_person};

fn person(text: &str) -> Person {
    read_person(text, "harbourtrust.example")
}

#[test]
fn the_sender_stands_in_many_forms() {
    let ana = (Some("Ana Costa"), Some("ana@brightwater.example"));
    for text in [
        "From: Ana Costa <ana@brightwater.example>\nTo: mo@harbourtrust.example\n\nHello",
        "From: \"Ana Costa\" <ana@brightwater.example>",
        "From: \"Costa, Ana\" <ana@brightwater.example>",
        "From: Ana Costa (Brightwater) <ana@brightwater.example>",
        "From: Ana Costa via Partners <ana@brightwater.example>",
        "From: Ana Costa [mailto:ana@brightwater.example]\nSent: Tuesday",
        "*From:* Ana Costa <ana@brightwater.example>",
        "Von: Ana Costa <ana@brightwater.example>\nGesendet: Dienstag",
        "De : Ana Costa <ana@brightwater.example>\nEnvoyé : mardi",
        "De: Ana Costa <ana@brightwater.example>\nPara: Mo",
        "Da: Ana Costa <ana@brightwater.example>\nInviato: martedì",
        "Od: Ana Costa <ana@brightwater.example>",
        "Ana Costa <ana@brightwater.example>",
        "Ana Costa <ana@brightwater.example>\tTue, 3 Nov, 10:12 (2 days ago)\nto me",
        "On Tue, 3 Nov 2026 at 10:12, Ana Costa <ana@brightwater.example> wrote:\n> Hello",
        "On 3 Nov 2026, at 10:12 AM, Ana Costa <ana@brightwater.example> wrote:",
        "Am 03.11.26 um 10:12 schrieb Ana Costa <ana@brightwater.example>:\n> Hallo",
        "Am Di., 3. Nov. 2026 um 10:12 Uhr schrieb Ana Costa <ana@brightwater.example>:",
        "Le mar. 3 nov. 2026 à 10:12, Ana Costa <ana@brightwater.example> a écrit :",
        "El mar, 3 nov 2026 a las 10:12, Ana Costa (<ana@brightwater.example>) escribió:",
        "Il giorno mar 3 nov 2026 alle ore 10:12 Ana Costa <ana@brightwater.example> ha scritto:",
        "From: Ana Costa\nSent: 03 November 2026 10:12\nTo: Mo Adeyemi\nSubject: Access\n\nHi Mo\n\nana@brightwater.example",
        "Hi Mo,\n\nplease set it up.\n\nKind regards,\nAna\n\nAna Costa\nHead of Data\nana@brightwater.example",
        "Hi Mo\n-- \nAna Costa | Brightwater\nana@brightwater.example",
        "Viele Grüße\nAna Costa\nana@brightwater.example",
        "From: ana@brightwater.example\n\nHello\n\nBest,\nAna Costa",
        "From: Mo Adeyemi <mo@harbourtrust.example>\nTo: Kim\n\nCan you?\n\nBest,\nMo\n\n-----Original Message-----\nFrom: Ana Costa <ana@brightwater.example>\nSent: Tuesday\nTo: Mo",
        "Let us do it.\n\nBest,\nMo Adeyemi\nmo@harbourtrust.example\n\nOn 3 Nov, Ana Costa <ana@brightwater.example> wrote:\n> Hello",
        "From: Notes <no-reply@notes.example>\n\nFrom: Ana Costa <ana@brightwater.example>",
        "&lt;div&gt; Ana Costa &lt;ana@brightwater.example&gt;".trim_start_matches("&lt;div&gt; "),
    ] {
        let found = person(text);
        assert_eq!((found.name.as_deref(), found.email.as_deref()), ana, "{text:?}: {found:?}");
    }
}

#[test]
fn nobody_is_made_up() {
    for text in [
        "",
        "Hello, please send it soon.",
        "From here on: nothing",
        "From: Mo Adeyemi <mo@harbourtrust.example>\nTo: x@sub.harbourtrust.example",
        "From: Mo Adeyemi\nSent: today\nTo: mo@harbourtrust.example, Kim\n",
    ] {
        let found = person(text);
        assert!(found.email.is_none() && found.mobile.is_none(), "{text:?}: {found:?}");
    }
    // A mail of ours to somebody is not one of somebody's.
    let found = person(
        "From: Mo Adeyemi\nSent: today\nTo: Ana Costa <ana@brightwater.example>\nSubject: x",
    );
    assert_eq!(found.email.as_deref(), Some("ana@brightwater.example"));
    assert_ne!(found.name.as_deref(), Some("Mo Adeyemi"));
}

#[test]
fn the_mobile_is_theirs_and_not_the_switchboard() {
    let text = "From: Ana Costa <ana@brightwater.example>\nTo: Mo <mo@harbourtrust.example>\n\n\
        Hello Mo,\nsee below.\n\nBest wishes\nAna Costa\nBrightwater Ltd\nT 020 7946 0958\nM +44 (0)7700 900123\n\
        F 020 7946 0959\n\nOn 2 Nov, Mo Adeyemi <mo@harbourtrust.example> wrote:\n> Mo, mobile +44 7700 900999\n";
    let found = person(text);
    assert_eq!(found.mobile.and_then(|mobile| mobile.e164).as_deref(), Some("+447700900123"));
    let left: Vec<_> =
        found.left_out.iter().map(|left| (left.what.as_str(), left.why.code())).collect();
    assert_eq!(
        left,
        [
            ("020 7946 0959", "fax"),
            ("+44 7700 900999", "quoted"),
            ("020 7946 0958", "another-number")
        ]
    );
}

#[test]
fn others_are_offered_and_ours_are_not() {
    let found = person(
        "From: Ana Costa <Ana@Brightwater.example>\nTo: mo@harbourtrust.example\nCc: dev@brightwater.example, \
         DEV@brightwater.example, kim@mail.harbourtrust.example, noreply@brightwater.example\n\nana@brightwater.example",
    );
    assert_eq!(found.email.as_deref(), Some("Ana@Brightwater.example"));
    assert_eq!(found.other_emails, ["dev@brightwater.example"]);
    assert_eq!(found.left_out.len(), 1);
    assert_eq!(found.left_out[0].why.code(), "no-reply");
}
