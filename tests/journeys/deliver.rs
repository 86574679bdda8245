//! A locked file's whole way: from Home to *Delivered*, the browser's own receipt number typed back.

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::mail::Mail;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{agency, clipboard, foreign};

#[tokio::test]
async fn from_home_to_delivered() -> Result<()> {
    journey("delivered", Setup::default(), async |session| {
        let place = session.place();
        let mail = Mail::install(place)?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        let file = place.home().join("Documents/for Ana.html");
        walk.locked_file(&mut window, &file).await?;
        the_letter(&walk, &mut window, place, &mail).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.read_codes(&mut window, &words).await?;
        walk.press(&mut window, "words-whatsapp-done").await?;

        let number = agency::number_of(place, &walk.names, &file, &words)?;
        wrong_numbers(&walk, &mut window, &words).await?;
        // After all of that, and a night.
        window.quit().await?;
        let mut window = Window::open(place).await?;
        walk.press(&mut window, "today-receipt-to-hear-button").await?;
        walk.receipt(&mut window, &number).await?;
        let headline = window.heading().await?;
        let done = walk.names.say_with(
            "delivery-headline-done",
            &[("first", walk.job.first.as_str()), ("when", "")],
        )?;
        ensure!(headline.starts_with(done.trim()), "the page is headed {headline:?}");
        let asked = walk.names.say("done-forget")?;
        window.click_button(&asked).await?;
        let platform = [("platform", walk.job.platform.as_str())];
        walk.see(&window, "done-forgotten", &platform).await?;
        walk.press(&mut window, "done-home").await?;
        walk.see(&window, "home-heading", &[("count", "0")]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_number_of_another_delivery_is_refused() -> Result<()> {
    journey("another-number", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let file = place.home().join("Documents/ana.age");
        let words = walk.whole(place, &file).await?;
        let anas = foreign::jq(&foreign::age_with_words(&file, &words)?, ".receipt")?;

        let first = std::mem::replace(&mut walk.job, Job { form: "age", ..Job::for_another() });
        let mut window = Window::open(place).await?;
        walk.begin(&mut window).await?;
        window.choose(&walk.names.say("who-somebody-new")?).await?;
        walk.who(&mut window).await?;
        walk.what_for(&mut window).await?;
        walk.fill_form(&mut window).await?;
        walk.guide(&mut window).await?;
        walk.key(&mut window).await?;
        let file = place.home().join("Documents/sam.age");
        walk.locked_file(&mut window, &file).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        walk.words_read(&mut window).await?;
        walk.type_receipt(&mut window, &anas).await?;
        walk.see(&window, "error-receipt-of-another", &[]).await?;
        window.see(&first.person).await?;
        let own = foreign::jq(&foreign::age_with_words(&file, &words)?, ".receipt")?;
        walk.receipt(&mut window, &own).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// The letter is copied, and opened in the mail program; it gives no secret away.
async fn the_letter(
    walk: &Walk,
    window: &mut Window,
    place: &Surroundings,
    mail: &Mail,
) -> Result<()> {
    walk.press(window, "letter-copy").await?;
    walk.see(window, "letter-copied", &[]).await?;
    let letter = clipboard::paste(place)?;
    for part in ["SHA-256: ", "Mo Adeyemi", "Engaging Networks", "receipt number"] {
        ensure!(letter.contains(part), "the letter does not say {part:?}:\n{letter}");
    }
    ensure!(!letter.contains(&walk.job.key), "the key is in the letter");
    walk.press(window, "letter-email").await?;
    let link = mail.take()?;
    ensure!(link.starts_with("mailto:ana@brightwater.example?subject="), "the link is {link:?}");
    ensure!(link.len() <= 1_900 && !link.contains(&walk.job.key), "the link is {link:?}");
    Ok(())
}

/// Numbers that are none, the words themselves, and one that is not this file's.
async fn wrong_numbers(walk: &Walk, window: &mut Window, words: &str) -> Result<()> {
    walk.type_receipt(window, "12 34").await?;
    walk.see(window, "error-receipt-digits", &[]).await?;
    walk.type_receipt(window, &words.replace('-', " ")).await?;
    walk.see(window, "error-receipt-is-words", &[]).await?;
    let left = window.value_of(&walk.names.say("receipt-label")?).await?;
    ensure!(left.is_empty(), "the words still stand in the field");
    walk.type_receipt(window, "000000").await?;
    walk.see(window, "error-receipt-wrong", &[]).await
}
