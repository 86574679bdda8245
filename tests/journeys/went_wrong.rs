//! Each cause of *Something went wrong*, from where it is noticed to *Delivered*.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use courier_tests::browsers::{Browser, Kind, Look};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::mail::Mail;
use courier_tests::main_job::Walk;
use courier_tests::session::{Session, Setup};
use courier_tests::window::Window;
use courier_tests::{agency, clipboard, foreign};

#[tokio::test]
async fn nothing_arrived() -> Result<()> {
    journey("nothing-arrived", Setup::default(), async |session| {
        let (mut walk, mut window, _) = on_its_way(session).await?;
        walk.press(&mut window, "delivery-arrived-nothing").await?;
        letter_names_the_file(&walk, &mut window, session).await?;
        let zip = again(&walk, &mut window, session, "again-zip", "for Ana.zip").await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        let message = String::from_utf8(foreign::seven_zip_with_words(&zip, &words)?)?;
        ensure!(message.contains(&walk.job.key), "the ZIP's message holds no key");
        ensure!(message.len() % 4096 == 0, "its size tells something: {}", message.len());
        let json = between(&message);
        let number = foreign::jq(json.as_bytes(), ".receipt")?;
        walk.receipt(&mut window, &number).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_stays_blank() -> Result<()> {
    journey("blank-page", Setup::default(), async |session| {
        let (mut walk, mut window, _) = on_its_way(session).await?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        walk.press(&mut window, "wrong-blank-page").await?;
        letter_names_the_file(&walk, &mut window, session).await?;
        // An age file is proposed, and the words that were given still open it.
        let first = [("first", walk.job.first.as_str())];
        walk.see(&window, "again-words-kept", &first).await?;
        let age = again(&walk, &mut window, session, "again-age", "for Ana.age").await?;
        walk.press(&mut window, "delivery-file-sent").await?;
        walk.see_heading(&window, "delivery-headline-sent", &first).await?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        walk.see_heading(&window, "delivery-headline-receipt", &first).await?;
        let number = foreign::jq(&foreign::age_with_words(&age, &words)?, ".receipt")?;
        walk.receipt(&mut window, &number).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_words_are_refused() -> Result<()> {
    journey("words-refused", Setup::default(), async |session| {
        let (mut walk, mut window, first_page) = on_its_way(session).await?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        let old = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        walk.press(&mut window, "wrong-words-refused").await?;
        letter_names_the_file(&walk, &mut window, session).await?;
        walk.press(&mut window, "wrong-refused-still").await?;
        walk.see(&window, "again-words-new", &[]).await?;
        let page = again(&walk, &mut window, session, "again-page", "once more.html").await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        ensure!(words != old, "the new file has the old words");
        walk.words_read(&mut window).await?;
        is_refused(&walk, session, &page, &old)?;
        // The old file opens with the old words for ever; its number is no longer the one.
        let stale = agency::number_of(session.place(), &walk.names, &first_page, &old)?;
        let number = agency::number_of(session.place(), &walk.names, &page, &words)?;
        if stale != number {
            walk.type_receipt(&mut window, &stale).await?;
            walk.see(&window, "error-receipt-wrong", &[]).await?;
        }
        walk.receipt(&mut window, &number).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_key_is_refused() -> Result<()> {
    journey("key-refused", Setup::default(), async |session| {
        let (mut walk, mut window, page) = on_its_way(session).await?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        walk.press(&mut window, "wrong-key-refused").await?;
        walk.press(&mut window, "letter-copy").await?;
        walk.see(&window, "letter-copied", &[]).await?;
        let letter = clipboard::paste(session.place())?;
        for address in &walk.job.addresses {
            ensure!(letter.contains(address), "the letter does not say {address}:\n{letter}");
        }
        walk.press(&mut window, "wrong-close").await?;
        let number = agency::number_of(session.place(), &walk.names, &page, &words)?;
        walk.receipt(&mut window, &number).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_went_to_the_wrong_person() -> Result<()> {
    journey("wrong-person", Setup::default(), async |session| {
        let (mut walk, mut window, first_page) = on_its_way(session).await?;
        let mail = Mail::install(session.place())?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        let old = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        walk.press(&mut window, "wrong-wrong-person").await?;
        walk.see(&window, "wrong-wrong-person-words", &[]).await?;
        walk.press(&mut window, "wrong-not-both").await?;
        walk.press(&mut window, "letter-email").await?;
        let link = mail.take()?;
        ensure!(link.starts_with("mailto:?"), "who got it is not the contact: {link:?}");
        let right = "ana.costa@brightwater.example";
        let label =
            walk.names.say_with("wrong-email-label", &[("first", walk.job.first.as_str())])?;
        window.fill(&label, "not an address").await?;
        walk.press(&mut window, "wrong-email-save").await?;
        walk.see(&window, "error-email-malformed", &[]).await?;
        window.fill(&label, right).await?;
        walk.press(&mut window, "wrong-email-save").await?;
        walk.not_seen(&window, "error-email-malformed", &[]).await?;

        // The words had gone as well: it stands on Home until it is settled.
        walk.press(&mut window, "wrong-leak-record").await?;
        walk.see_heading(&window, "delivery-headline-leak", &[]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.press(&mut window, "today-possible-leak-button").await?;
        // All of it, with whom to tell and what to report; one may leave it, and the leak stays.
        walk.press(&mut window, "leak-plan").await?;
        let unsure = [("what", "unsure"), ("agency", ""), ("person", "")];
        walk.see_heading(&window, "plan-heading", &unsure).await?;
        walk.press(&mut window, "plan-give-up").await?;
        walk.press(&mut window, "plan-give-up-yes").await?;
        walk.see_heading(&window, "plan-heading-given-up", &[]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.press(&mut window, "today-possible-leak-button").await?;
        let platform = [("platform", walk.job.platform.as_str())];
        let stopped = walk.names.say_with("leak-stopped", &platform)?;
        window.click_button(&stopped).await?;
        let headline = walk.names.say_with("delivery-headline-stopped", &[("when", "")])?;
        window.see(headline.trim()).await?;

        // A key that opens nothing is sent to nobody: first it is switched on again.
        walk.press(&mut window, "wrong-wrong-person").await?;
        walk.press(&mut window, "wrong-not-both").await?;
        window.choose(&walk.names.say("again-page")?).await?;
        walk.press(&mut window, "again-make").await?;
        walk.see(&window, "error-key-is-off", &[]).await?;
        switch_on_again(&mut walk, &mut window).await?;
        walk.press(&mut window, "rail-deliveries").await?;
        window.click_button(&walk.job.person.clone()).await?;
        walk.press(&mut window, "wrong-wrong-person").await?;
        walk.press(&mut window, "wrong-not-both").await?;
        let page = again(&walk, &mut window, session, "again-page", "right.html").await?;
        window.see(right).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        is_refused(&walk, session, &page, &old)?;
        is_refused(&walk, session, &first_page, &words)?;
        let number = agency::number_of(session.place(), &walk.names, &page, &words)?;
        walk.receipt(&mut window, &number).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// A page that was made and sent.
async fn on_its_way(session: &Session) -> Result<(Walk, Window, PathBuf)> {
    let place = session.place();
    let mut walk = Walk::new(place, Job::default())?;
    let mut window = Window::open(place).await?;
    walk.up_to_the_key(&mut window).await?;
    walk.key(&mut window).await?;
    let file = place.home().join("Documents/for Ana.html");
    walk.locked_file(&mut window, &file).await?;
    walk.press(&mut window, "delivery-file-sent").await?;
    let first = walk.job.first.clone();
    walk.see_heading(&window, "delivery-headline-sent", &[("first", &first)]).await?;
    Ok((walk, window, file))
}

/// The key is switched on in the system, and that is said on its page.
async fn switch_on_again(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.open_key(window, "Brightwater API").await?;
    let on = walk.names.say_with("key-page-guide", &[("what", "switch-on")])?;
    window.click_button(&on).await?;
    walk.press(window, "key-page-switched-on").await?;
    walk.press(window, "key-page-switched-on-yes").await
}

async fn letter_names_the_file(walk: &Walk, window: &mut Window, session: &Session) -> Result<()> {
    walk.press(window, "letter-copy").await?;
    walk.see(window, "letter-copied", &[]).await?;
    let letter = clipboard::paste(session.place())?;
    ensure!(letter.contains(".html"), "the letter does not name the file:\n{letter}");
    ensure!(!letter.contains(&walk.job.key), "the key is in the letter");
    Ok(())
}

/// Another file of the same delivery, saved as `name`.
async fn again(
    walk: &Walk,
    window: &mut Window,
    session: &Session,
    form: &str,
    name: &str,
) -> Result<PathBuf> {
    window.choose(&walk.names.say(form)?).await?;
    walk.press(window, "again-make").await?;
    let first = [("first", walk.job.first.as_str())];
    walk.see_heading(window, "delivery-headline-file", &first).await?;
    let path = session.place().home().join("Documents").join(name);
    walk.save(window, &path).await?;
    Ok(path)
}

/// The page does not open with these words, and says so.
fn is_refused(walk: &Walk, session: &Session, page: &Path, words: &str) -> Result<()> {
    let mut browser = Browser::start(session.place(), Kind::Chromium, Look::default())?;
    browser.open(page)?;
    agency::refuses(&mut browser, &walk.names, words)?;
    browser.quit()
}

/// The payload in a ZIP's message.
fn between(message: &str) -> String {
    let (_, after) =
        message.split_once("-----BEGIN KEY COURIER PAYLOAD-----\n").unwrap_or_default();
    after.split_once("-----END").unwrap_or_default().0.to_owned()
}
