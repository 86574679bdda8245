//! The words by a picture of their QR code: pasted, dropped, chosen; askew, inverted, of something else.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use courier_bundle::{Qr, qr_for_page, qr_for_text};
use courier_crypto::{Language, Passphrase};
use courier_tests::browsers::{Kind, Look};
use courier_tests::job::Job;
use courier_tests::{clipboard, foreign, programs};
use secrecy::ExposeSecret;

use super::made;
use super::rooms::{Room, in_a_room};

const PNG: &str = "image/png";

#[tokio::test]
async fn a_picture_on_the_clipboard_is_pasted() -> Result<()> {
    for kind in Kind::ALL {
        let look = Look { shown: true, ..Look::default() };
        in_a_room("opener-pasted", kind, look, |room| {
            let job = Job::default();
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            let code = picture(room, "code.png", &qr_for_page(&words)?)?;
            room.browser.open(&page)?;
            room.press("opener-code")?;
            room.see("opener-code-how", &[])?;
            room.browser.axe().context("with the panel for pictures")?;
            clipboard::copy_picture(&room.place, &code)?;
            room.browser.keys("Control", "v")?;
            see_words(room, &words)?;
            room.press("opener-open")?;
            room.see_opened(&job)
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn pictures_as_people_take_them_are_read() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-pictures", kind, Look::default(), |room| {
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&Job::default()))?;
            let plain = picture(room, "plain.png", &qr_for_page(&words)?)?;
            for (name, change) in [
                ("askew.png", &["-background", "white", "-rotate", "7"][..]),
                ("inverted.png", &["-negate"]),
                ("soft.jpg", &["-rotate", "-4", "-blur", "0x1.2", "-quality", "60"]),
                ("small.png", &["-resize", "220x220"]),
            ] {
                let changed = convert(room, &plain, name, change)?;
                room.browser.open(&page)?;
                let media_type = if name.ends_with("jpg") { "image/jpeg" } else { PNG };
                room.browser.drop_file(&changed, media_type)?;
                see_words(room, &words).with_context(|| name.to_owned())?;
            }
            room.browser.open(&page)?;
            room.press("opener-code")?;
            let button = room.names.say("opener-code-choose")?;
            room.browser.choose(&button, &plain)?;
            see_words(room, &words)
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_with_a_picture_is_said() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-wrong-pictures", kind, Look::default(), |room| {
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&Job::default()))?;
            let other = picture(room, "sms.png", &qr_for_text("+447700900123", &words)?)?;
            let blank =
                convert(room, &other, "blank.png", &["-fill", "white", "-colorize", "100"])?;
            let text = room.file("note.txt", b"no picture at all")?;
            room.browser.open(&page)?;
            for (file, media_type, id) in [
                (&other, PNG, "opener-code-other"),
                (&blank, PNG, "opener-code-none"),
                (&text, "text/plain", "opener-code-not-picture"),
            ] {
                room.browser.drop_file(file, media_type)?;
                room.see(id, &[])?;
            }
            let field = room.names.say("opener-words")?;
            ensure!(room.browser.value(&field)?.is_empty(), "something came into the field");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

fn see_words(room: &mut Room, words: &Passphrase) -> Result<()> {
    room.see("opener-words-count", &[("count", "8")])?;
    let field = room.names.say("opener-words")?;
    let read = room.browser.value(&field)?;
    ensure!(read.replace(' ', "-") == *words.canonical().expose_secret(), "other words were read");
    Ok(())
}

/// The code as the app draws it, as a picture.
fn picture(room: &Room, name: &str, qr: &Qr) -> Result<PathBuf> {
    let side = qr.modules;
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path fill="white" d="M0 0h{side}v{side}h-{side}z"/><path d="{}"/></svg>"#,
        qr.path
    );
    let mut rsvg = room.place.command("rsvg-convert")?;
    rsvg.args(["--width", "640"]);
    room.file(name, &foreign::fed(rsvg, svg.as_bytes())?)
}

fn convert(room: &Room, picture: &Path, name: &str, change: &[&str]) -> Result<PathBuf> {
    let to = picture.with_file_name(name);
    let mut convert = room.place.command("convert")?;
    convert.arg(picture).args(change).arg(&to);
    programs::output(convert)?;
    Ok(to)
}
