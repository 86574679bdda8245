//! Access that agencies have already: last year's plain e-mail goes on record, and is replaced or left with a reason.

use anyhow::{Result, ensure};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

const SEEN_BY: &str = "It lies in the mailbox of somebody who has left.";
const REASON: &str = "That mailbox was deleted in May, and the key opens test data only.";

#[tokio::test]
async fn a_plain_email_that_can_stay() -> Result<()> {
    journey("recording", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        about_spring_by_email(&mut walk, &mut window).await?;
        walk.see_heading(&window, "done-recorded-heading", &[]).await?;
        walk.see(&window, "done-exposed-then", &[]).await?;
        walk.press(&mut window, "done-finish").await?;
        on_its_page(&walk, &window).await?;
        window.quit().await?;

        // Home asks for it, today and any other day.
        let mut window = Window::open(place).await?;
        asks_to_replace(&walk, &window).await?;
        walk.see_numbers(&window, 1, 1).await?;
        walk.press(&mut window, "today-sent-unprotected-button").await?;
        on_its_page(&walk, &window).await?;
        walk.press(&mut window, "key-page-can-stay").await?;
        // Not without a word.
        walk.press(&mut window, "key-page-reason-keep").await?;
        walk.see(&window, "error-missing", &[]).await?;
        walk.press(&mut window, "rail-home").await?;
        asks_to_replace(&walk, &window).await?;
        walk.press(&mut window, "today-sent-unprotected-button").await?;
        walk.press(&mut window, "key-page-can-stay").await?;
        window.fill(&walk.names.say("key-page-reason")?, REASON).await?;
        walk.press(&mut window, "key-page-reason-keep").await?;
        walk.see(&window, "key-page-accepted", &[]).await?;
        window.see(REASON).await?;
        walk.see_held(&window, &[&walk.job.agency]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 1, 1).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_plain_email_that_is_replaced() -> Result<()> {
    journey("replacing", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        about_spring_by_email(&mut walk, &mut window).await?;
        walk.press(&mut window, "done-finish").await?;
        on_its_page(&walk, &window).await?;

        walk.press(&mut window, "key-page-replace-this").await?;
        // Whoever uses it goes on until the new one is there.
        walk.see_heading(&window, "breaks-heading", &[("count", "1")]).await?;
        let begin = walk.names.say_with("breaks-begin", &[("what", "overlap")])?;
        window.click_button(&begin).await?;
        walk.press(&mut window, "plan-second-begin").await?;
        walk.see_heading(&window, "who-heading", &[]).await?;
        let (person, agency) = (walk.job.person.clone(), walk.job.agency.clone());
        let known = [("person", person.as_str()), ("agency", agency.as_str())];
        let known = walk.names.say_with("who-known-title", &known)?;
        ensure!(window.is_chosen(&known).await?, "the new key is for somebody else");
        walk.go_on(&mut window).await?;
        walk.see_heading(&window, "what-for-heading", &[]).await?;
        let purpose = walk.names.vendor(&format!("purpose-{}", walk.job.purpose))?;
        ensure!(window.is_chosen(&purpose).await?, "the new key is for something else");
        walk.press(&mut window, "what-for-right").await?;
        walk.see_asking(&window).await?;
        walk.told_already(&mut window).await?;
        walk.see(&window, "make-replaces-later", &[("count", "1"), ("holders", &agency)]).await?;
        walk.fill_form(&mut window).await?;
        walk.guide(&mut window).await?;
        walk.key(&mut window).await?;
        let file = place.home().join("Documents/new.age");
        let words = walk.deliver(&mut window, &file).await?;
        // The new one is with them: the old one is to be switched off, and no longer to be replaced.
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "2")]).await?;
        let plan = [("what", "overlap"), ("agency", ""), ("person", "")];
        walk.see(&window, "plan-title", &plan).await?;
        walk.press(&mut window, "today-receipt-to-hear-button").await?;
        let opened = foreign::age_with_words(&file, &words)?;
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        walk.press(&mut window, "rail-home").await?;

        walk.press(&mut window, "today-plan-next-button").await?;
        walk.see_heading(&window, "plan-heading", &plan).await?;
        walk.press(&mut window, "plan-told").await?;
        window.see(&walk.names.vendor("step-set-inactive")?).await?;
        walk.done_there(&mut window, "switch-off-there").await?;
        walk.press(&mut window, "plan-wait-not").await?;
        walk.leave_out(&mut window, "delete-there", "It may stay there, switched off.").await?;
        let finish = walk.names.say_with("plan-finish", &[("what", "overlap")])?;
        window.click_button(&finish).await?;
        walk.see_heading(&window, "plan-heading-done", &plan).await?;
        walk.press(&mut window, "access-open-key").await?;
        walk.see_heading(&window, "key-page-heading-off", &[]).await?;
        walk.see(&window, "key-page-holders-over", &[]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 1, 1).await?;
        walk.press(&mut window, "rail-keys").await?;
        let keys = window.list(&walk.names.say("keys-list")?).await?;
        let off = walk.names.say_with("keys-stands", &[("standing", "switched_off")])?;
        let kept = walk.names.say_with("keys-stands", &[("standing", "kept")])?;
        ensure!(
            matches!(&*keys, [new, old] if new.ends_with(&kept) && old.ends_with(&off)),
            "the list of keys says {keys:#?}"
        );
        window.quit().await?;
        Ok(())
    })
    .await
}

/// As far as anybody knows.
async fn about_spring_by_email(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "got-save").await?;
    walk.see(window, "error-choose-one", &[]).await?;
    window.choose(&walk.names.say("got-since-about")?).await?;
    window.pick(&walk.names.say("got-when")?, &walk.names.say("got-when-spring")?).await?;
    let year = walk.names.say("got-year")?;
    window.fill(&year, "last year").await?;
    window.choose(&walk.names.say("got-travelled-email")?).await?;
    walk.press(window, "got-save").await?;
    walk.see(window, "error-year-malformed", &[]).await?;
    window.fill(&year, "2024").await?;
    walk.see(window, "got-exposed-then", &[]).await?;
    window.fill(&walk.names.say("got-seen-by")?, SEEN_BY).await?;
    window.fill(&walk.names.say("got-ends-in")?, "d117").await?;
    walk.press(window, "got-save").await
}

/// What was said stands on the key's page, and that it is not as it should be.
async fn on_its_page(walk: &Walk, window: &Window) -> Result<()> {
    walk.see_heading(window, "key-page-heading-exposed", &[]).await?;
    let spring = [("month", "3"), ("year", "2024")];
    walk.see(window, "access-since-season", &spring).await?;
    walk.see(window, "access-travelled", &[("travelled", "email")]).await?;
    window.see(SEEN_BY).await?;
    walk.see(window, "key-page-exposed-then", &[]).await
}

async fn asks_to_replace(walk: &Walk, window: &Window) -> Result<()> {
    walk.see_heading(window, "home-heading", &[("count", "1")]).await?;
    let agency = [("agency", walk.job.agency.as_str())];
    walk.see(window, "today-sent-unprotected", &agency).await
}
