//! The main job once, from an empty machine to a key that `age` opens, left and taken up again on the way.

use std::path::Path;

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::{Qr, Walk};
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::{clipboard, foreign};

#[tokio::test]
async fn the_first_delivery() -> Result<()> {
    journey("first-delivery", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        walk.what_for(&mut window).await?;
        walk.fill_form(&mut window).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;

        // The next day: what was typed last is still there, and the agency is known.
        let mut window = Window::open(place).await?;
        let agency = walk.job.agency.clone();
        walk.see(&window, "today-draft", &[("agency", &agency)]).await?;
        walk.press(&mut window, "today-draft-button").await?;
        the_form_is_as_it_was(&walk, &window).await?;
        made_in_the_vendors_form(&mut walk, &mut window).await?;
        walk.key(&mut window).await?;
        let left = clipboard::paste(place)?;
        ensure!(!left.contains(&walk.job.key), "the key is still on the clipboard");
        // As at a power cut: what was acknowledged is kept.
        window.kill().await?;

        let mut window = Window::open(place).await?;
        walk.press(&mut window, "today-draft-button").await?;
        let first = walk.job.first.clone();
        walk.see_heading(&window, "file-heading", &[("first", &first)]).await?;
        let file = place.home().join("Documents/for Ana.age");
        walk.locked_file(&mut window, &file).await?;
        let words = the_words_go(&mut walk, &mut window, &place.home().join("qr.png")).await?;
        window.quit().await?;

        let opened = foreign::age_with_words(&file, &words)?;
        let key = foreign::jq(&opened, ".keys[0].key")?;
        ensure!(key == walk.job.key, "the opened file holds {key:?}");

        let mut window = Window::open(place).await?;
        walk.press(&mut window, "today-receipt-to-hear-button").await?;
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see(&window, "home-heading", &[("count", "0")]).await?;
        history_tells_it(&mut walk, &mut window).await?;
        somebody_known(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_typed_last_survives_the_closing() -> Result<()> {
    journey("typed-last", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        walk.what_for(&mut window).await?;
        walk.fill_form(&mut window).await?;
        // The cross right after the last letter, without *Save and close*.
        window.quit().await?;
        let mut window = Window::open(place).await?;
        walk.press(&mut window, "today-draft-button").await?;
        the_form_is_as_it_was(&walk, &window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// What was typed before the app was closed stands where it stood.
async fn the_form_is_as_it_was(walk: &Walk, window: &Window) -> Result<()> {
    walk.see_form(window).await?;
    let addresses = window.value_of(&walk.names.vendor("field-remote-address")?).await?;
    ensure!(addresses == walk.job.addresses.join("\n"), "of the addresses, {addresses:?} is left");
    let region = walk.names.vendor(&format!("region-{}", walk.job.region))?;
    ensure!(window.is_chosen(&region).await?, "the region is no longer chosen");
    Ok(())
}

/// Every box of the vendor's form gets the right value from the clipboard, in the form's order.
async fn made_in_the_vendors_form(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let pasted = walk.guide(window).await?;
    let mut expected = Vec::new();
    for (field, value) in [
        ("group", "Brightwater"),
        ("email-address", "brightwater-api@example.org"),
        ("display-name", "Brightwater API"),
        ("first-name", "Brightwater"),
        ("last-name", "API"),
        ("remote-address", "198.51.100.20~203.0.113.7"),
    ] {
        expected.push((walk.names.vendor(&format!("field-{field}"))?, value.to_owned()));
    }
    ensure!(pasted == expected, "the vendor's form was given {pasted:#?}");
    Ok(())
}

/// File sent, arrived, words shown and sent; the QR code says what it should.
async fn the_words_go(walk: &mut Walk, window: &mut Window, cut: &Path) -> Result<String> {
    walk.sent_and_arrived(window).await?;
    let words = walk.read_words(window).await?;
    // Only a page could read the words from the screen.
    let screen = walk.names.say_with("words-screen", &[("first", &walk.job.first)])?;
    ensure!(!window.has("button", &screen).await?, "an age file cannot read the screen");
    let text = walk.show_qr(window, Qr::Text, cut).await?;
    ensure!(
        text == format!("SMSTO:+447700900123:{words}"),
        "the QR code for the text message says {text:?}"
    );
    walk.words_sent(window).await?;
    Ok(words)
}

/// Every acknowledged change has its line.
async fn history_tells_it(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let job = walk.job.clone();
    walk.open_history(window).await?;
    let (agency, person, platform) = (
        ("agency", job.agency.as_str()),
        ("person", job.person.as_str()),
        ("platform", job.platform.as_str()),
    );
    let name = ("name", "Brightwater API");
    for (id, mentioned) in [
        ("history-first-start", vec![("organisation", job.organisation.as_str())]),
        ("history-agency-added", vec![agency, person]),
        ("history-api-user-made", vec![name, platform]),
        ("history-key-kept", vec![name, platform, ("ends_in", "d117")]),
        ("history-file-made", vec![agency, person]),
        ("history-file-saved", vec![agency, person]),
        ("history-file-sent", vec![person, ("way", "email")]),
        ("history-file-arrived", vec![person]),
        ("history-words-shown", vec![person, ("way", "read-aloud")]),
        ("history-words-shown", vec![person, ("way", "text")]),
        ("history-words-sent", vec![person, ("way", "text")]),
        ("history-receipt-matched", vec![agency, person, ("heard", "phone")]),
    ] {
        walk.see(window, id, &mentioned).await?;
    }
    Ok(())
}

/// The next draft offers Ana, so that nobody types her twice.
async fn somebody_known(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let (person, agency) = (walk.job.person.clone(), walk.job.agency.clone());
    let known =
        walk.names.say_with("who-known-title", &[("person", &person), ("agency", &agency)])?;
    walk.press(window, "rail-home").await?;
    walk.press(window, "home-give-access").await?;
    window.choose(&known).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading", &[]).await
}
