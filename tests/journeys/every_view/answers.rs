//! Practice, what systems say of a key, links, and catalog files of one's own.

use std::fs;
use std::path::Path;

use anyhow::Result;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::namespace::Namespace;
use courier_tests::programs;
use courier_tests::session::Setup;
use courier_tests::window::Window;

use super::Visits;

#[tokio::test]
async fn practice_in_both_themes() -> Result<()> {
    journey("every-practice", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        let mut visits = Visits::new();
        walk.practise_first(&mut window).await?;
        visits.look(&mut window, "Home of practice").await?;
        made(&mut visits, &mut walk, &mut window).await?;
        delivered(&mut visits, &mut walk, &mut window).await?;

        walk.press(&mut window, "rail-settings").await?;
        walk.see(&window, "practice-now", &[]).await?;
        visits.look(&mut window, "the settings of practice").await?;
        walk.press(&mut window, "practice-again").await?;
        walk.see(&window, "practice-again-sentence", &[]).await?;
        visits.look(&mut window, "whether practice begins anew").await?;
        walk.press(&mut window, "practice-again-no").await?;
        walk.open_key(&mut window, "Brightwater API").await?;
        walk.press(&mut window, "check-again").await?;
        walk.see(&window, "check-address-not-registered", &[]).await?;
        visits.look(&mut window, "a key with good news").await?;
        walk.press(&mut window, "rail-keys").await?;
        walk.press(&mut window, "checks-all").await?;
        walk.see(&window, "checks-done", &[("count", "1"), ("good", "1")]).await?;
        visits.look(&mut window, "what the systems say").await?;
        walk.press(&mut window, "lock-hide").await?;
        walk.see_heading(&window, "lock-hidden", &[]).await?;
        visits.look(&mut window, "hidden practice").await?;
        window.quit().await?;
        visits.nothing_wrong()
    })
    .await
}

#[tokio::test]
async fn checks_and_own_systems_in_both_themes() -> Result<()> {
    journey("every-check", Setup::default(), async |session| {
        let proxy = Path::new(env!("CARGO_BIN_EXE_proxy"));
        let network = Namespace::new().start(session.place(), proxy)?;
        let place = network.place();
        let source = fs::read_to_string(programs::workspace().join("docs/own-system.toml"))?;
        let folder = place.profile().join("catalog");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("lost.toml"), source.replace("count = \"many\"", "count = many"))?;
        fs::write(folder.join("tide-tables.toml"), source)?;
        let mut walk = Walk::new(place, Job::private_token())?;
        let mut window = Window::open(place).await?;
        let mut visits = Visits::new();
        walk.start_with_every_system(&mut window).await?;
        walk.press(&mut window, "rail-settings").await?;
        walk.see(&window, "own-check-off", &[]).await?;
        window.see("lost.toml").await?;
        visits.look(&mut window, "own systems").await?;
        walk.press(&mut window, "rail-home").await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_form(&window).await?;
        walk.fill_account(&mut window).await?;
        window.fill(&walk.names.vendor("field-user")?, "Brightwater Imports").await?;
        walk.guide(&mut window).await?;
        walk.paste_key(&mut window).await?;
        walk.press(&mut window, "check-it").await?;
        walk.see(&window, "check-why-shape-only.what", &[]).await?;
        visits.look(&mut window, "a key whose form is right").await?;
        let ask = walk.names.say_with("check-how-ask", &[("system", &walk.job.platform)])?;
        window.choose(&ask).await?;
        walk.press(&mut window, "check-again").await?;
        walk.see(&window, "check-why-no-network.what", &[]).await?;
        visits.look(&mut window, "no network").await?;
        window.quit().await?;
        visits.nothing_wrong()
    })
    .await
}

/// From Home to the locked file.
async fn made(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.who_and_what_for(window).await?;
    walk.see_asking(window).await?;
    walk.press(window, "wizard-letter-email").await?;
    walk.see(window, "practice-nothing-sent-letter", &[]).await?;
    visits.look(window, "a letter that goes nowhere").await?;
    walk.they_answer(window).await?;
    walk.see_button(window, "make-there").await?;
    visits.look(window, "what the app makes itself").await?;
    walk.press(window, "make-there").await?;
    walk.see(window, "check-address-not-registered", &[]).await?;
    visits.look(window, "made and checked").await
}

/// The delivery, with what would have been sent, and a link at each stage.
async fn delivered(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.locked_file(window, &walk.place().home().join("Documents/for Ana.age")).await?;
    walk.press(window, "letter-email").await?;
    walk.see(window, "practice-nothing-sent", &[]).await?;
    visits.look(window, "an e-mail that is shown").await?;
    walk.sent_and_arrived(window).await?;
    walk.press(window, "words-text").await?;
    walk.see(window, "practice-message-how", &[("mobile", &walk.job.mobile)]).await?;
    visits.look(window, "a text message that is shown").await?;
    walk.press(window, "words-link").await?;
    walk.see(window, "link-server-reads", &[]).await?;
    visits.look(window, "a link to make").await?;
    walk.press(window, "link-make").await?;
    walk.see(window, "link-standing", &[("standing", "new")]).await?;
    walk.press(window, "link-show").await?;
    walk.see_button(window, "link-hide").await?;
    visits.look(window, "a link that is out").await?;
    walk.press(window, "link-burn").await?;
    walk.see(window, "link-burn-title", &[]).await?;
    visits.look(window, "whether a link is taken back").await?;
    walk.press(window, "link-burn-no").await?;
    walk.press(window, "words-link-done").await?;
    walk.see_heading(window, "delivery-headline-receipt", &[("first", &walk.job.first)]).await?;
    visits.look(window, "a link that was sent").await
}
