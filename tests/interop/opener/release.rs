//! The page fetched once beforehand, which opens any of our locked files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_bundle::Wrapping;
use courier_crypto::{Language, Passphrase};
use courier_tests::browsers::{Kind, Look};
use courier_tests::foreign;
use courier_tests::job::Job;
use secrecy::ExposeSecret;

use super::made;
use super::rooms::{Room, in_a_room};

const READABLE: &str = "Harbour Trust sends Brightwater a key.\n";

#[tokio::test]
async fn it_opens_every_form_of_ours() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-release", kind, Look::default(), |room| {
            let job = Job::default();
            let payload = made::payload(&job);
            let release = room.file("key-courier-opener.html", &made::release_page()?)?;
            // Words of another language than the page's.
            let words = Passphrase::make(Language::Fr);
            let age = room.file("locked.age", b"")?;
            made::locked(&age, &Wrapping::Age { words: &words }, &payload)?;
            let zip = room.file("locked.zip", b"")?;
            let readable = READABLE.into();
            let wrapping = Wrapping::Zip { words: &words, readable: &readable };
            made::locked(&zip, &wrapping, &payload)?;
            let page = room.page("locked.html", &words, &payload)?;
            let renamed = room.file("locked.html.txt", &fs::read(&page)?)?;
            let whole = fs::read(&page)?;
            let cut = whole.get(..65_536).context("the page is shorter than its cut copy")?;
            let cut = room.file("cut.html", cut)?;
            for file in [&age, &zip, &page, &renamed, &cut] {
                room.browser.open(&release)?;
                choose(room, file)?;
                room.fill_words(&made::in_capitals(&words))?;
                room.press("opener-open")?;
                room.see_opened(&job).with_context(|| file.display().to_string())?;
                let told = room.browser.told()?;
                ensure!(told.console.is_empty() && told.refused.is_empty(), "it met: {told:?}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_it_cannot_open_it_says() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-release-refuses", kind, Look::default(), |room| {
            let payload = made::payload(&Job::default());
            let release = room.file("key-courier-opener.html", &made::release_page()?)?;
            let words = Passphrase::make(Language::En);
            let age = room.file("locked.age", b"")?;
            made::locked(&age, &Wrapping::Age { words: &words }, &payload)?;
            let more_work = made::with_work_factor(&fs::read(&age)?, 21)?;
            let more_work = room.file("21.age", &more_work)?;
            let letter = room.file("letter.txt", b"Dear Ana, please find attached.\n")?;
            let page = fs::read(room.page("locked.html", &words, &payload)?)?;
            let cut = page.get(..4096).context("the page is shorter than its cut copy")?;
            let cut = room.file("cut.html", cut)?;
            room.browser.open(&release)?;
            room.browser.axe().context("without a file")?;
            for (file, id) in [(&letter, "opener-file-unknown"), (&cut, "opener-file-cut")] {
                room.browser.drop_file(file, "application/octet-stream")?;
                room.see(id, &[])?;
            }
            choose(room, &more_work)?;
            room.browser.axe().context("with a file chosen")?;
            room.fill_words(words.canonical().expose_secret())?;
            room.press("opener-open")?;
            room.see("opener-work", &[])
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn seven_zip_opens_the_zip_with_its_words() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let zip = folder.path().join("locked.zip");
    let job = Job::default();
    let words = Passphrase::make(Language::En);
    let readable = READABLE.into();
    let wrapping = Wrapping::Zip { words: &words, readable: &readable };
    made::locked(&zip, &wrapping, &made::payload(&job))?;
    let opened = foreign::seven_zip_with_words(&zip, words.canonical().expose_secret())?;
    let message = String::from_utf8(opened)?;
    ensure!(message.starts_with(READABLE), "a person reads: {message}");
    let (_, json) = message
        .split_once("-----BEGIN KEY COURIER PAYLOAD-----\n")
        .context("the payload has no beginning")?;
    let (json, _) = json
        .split_once("\n-----END KEY COURIER PAYLOAD-----\n")
        .context("the payload has no end")?;
    let key = foreign::jq(json.as_bytes(), ".keys[0].key")?;
    ensure!(key == job.key, "the opened file holds {key:?}");
    let other = Passphrase::make(Language::En);
    let refused = foreign::seven_zip_with_words(&zip, other.canonical().expose_secret());
    ensure!(refused.is_err(), "it opens with other words too");
    Ok(())
}

fn choose(room: &mut Room, file: &Path) -> Result<()> {
    let button = room.names.say("opener-file-choose")?;
    room.browser.choose(&button, file)?;
    let other = room.names.say("opener-file-other")?;
    room.browser.see_role("button", &other)
}
