//! Other ways than a page: to the person's own public key, a trial file first; and the same on a dark desktop, with
//! names that would like to be something else.

use anyhow::{Context, Result, ensure};
use courier_tests::agency;
use courier_tests::browsers::{Browser, Kind, Look};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

#[tokio::test]
async fn to_their_own_key_without_words() -> Result<()> {
    journey("own-key", Setup::default(), async |session| {
        let place = session.place();
        let identity = foreign::make_identity()?;
        let public = foreign::recipient_of(&identity)?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        walk.press(&mut window, "file-another-form").await?;
        let first = [("first", walk.job.first.as_str())];
        let field = walk.names.say_with("file-public-key-label", &first)?;
        for (typed, says) in [
            (identity.as_str(), "error-public-key-secret"),
            ("age1notakey", "error-public-key-malformed"),
        ] {
            window.fill(&field, typed).await?;
            walk.press(&mut window, "file-public-key-use").await?;
            walk.see(&window, says, &[]).await?;
        }
        window.fill(&field, &public).await?;
        walk.press(&mut window, "file-public-key-use").await?;
        let form = [("form", "key"), ("first", walk.job.first.as_str())];
        window.choose(&walk.names.say_with("file-form-title", &form)?).await?;
        let file = place.home().join("Documents/for Ana.age");
        walk.job.form = "page";
        walk.locked_file(&mut window, &file).await?;
        walk.press(&mut window, "delivery-file-sent").await?;
        walk.see_heading(&window, "delivery-headline-sent", &first_of(&walk)).await?;
        walk.press(&mut window, "delivery-arrived-yes").await?;
        // No words: the number is next.
        walk.see_heading(&window, "delivery-headline-receipt", &first_of(&walk)).await?;
        ensure!(!window.has("button", &walk.names.say("words-read")?).await?, "words are offered");
        let opened = foreign::age_with_identity(&file, &identity)?;
        ensure!(foreign::jq(&opened, ".keys[0].key")? == walk.job.key, "another key is in it");
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_trial_file_first() -> Result<()> {
    journey("trial", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        walk.press(&mut window, "file-trial").await?;
        walk.see(&window, "delivery-trial", &[]).await?;
        let trial = place.home().join("Documents/trial.html");
        walk.save(&mut window, &trial).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        let number = agency::number_of(place, &walk.names, &trial, &words)?;
        walk.receipt(&mut window, &number).await?;
        walk.see(&window, "done-trial", &[]).await?;
        walk.press(&mut window, "done-home").await?;
        walk.see_button(&window, "today-draft-button").await?;
        walk.see_numbers(&window, 0, 0).await.context("a trial is no access")?;
        // The real one waits where it was left.
        walk.press(&mut window, "today-draft-button").await?;
        walk.locked_file(&mut window, &place.home().join("Documents/real.html")).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_qr_code_is_read_on_a_dark_desktop() -> Result<()> {
    journey("dark", Setup { dark: true, ..Setup::default() }, async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        walk.locked_file(&mut window, &place.home().join("Documents/locked.html")).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.read_codes(&mut window, &words).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hostile_names_show_as_themselves() -> Result<()> {
    const MARKUP: &str = "<img src=x onerror=alert(1)> & Søn";
    journey("hostile-names", Setup::default(), async |session| {
        let place = session.place();
        let job = Job {
            organisation: MARKUP.to_owned(),
            agency: "Bright<b>water</b> & Søn".to_owned(),
            // Turns what follows round, where nobody watches.
            person: "\u{202e}anA Costa".to_owned(),
            ..Job::default()
        };
        let mut walk = Walk::new(place, job)?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        window.see("Bright<b>water</b> & Søn").await?;
        walk.key_without_heading(&mut window).await?;
        walk.press(&mut window, "file-make").await?;
        walk.see_heading(&window, "file-ready", &[]).await?;
        let page = place.home().join("Documents/locked.html");
        walk.save(&mut window, &page).await?;
        window.see(MARKUP).await?;
        // A mark that turns text round is written out.
        window.see("[U+202E]").await?;
        let images = window.script("return document.querySelectorAll('img, b').length").await?;
        ensure!(
            images == 0 || !window.page_source().await?.contains("<img src=\"x\""),
            "markup ran"
        );
        window.quit().await?;

        let mut browser = Browser::start(place, Kind::Firefox, Look::default())?;
        browser.open(&page)?;
        browser.see(MARKUP)?;
        let told = browser.told()?;
        ensure!(told.console.is_empty(), "the page met: {told:?}");
        browser.quit()
    })
    .await
}

fn first_of(walk: &Walk) -> [(&'static str, &str); 1] {
    [("first", walk.job.first.as_str())]
}
