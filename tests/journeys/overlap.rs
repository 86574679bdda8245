//! A second API user takes the place of the first one: given, opened, and then the first one off and deleted.

use anyhow::{Result, ensure};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

const SECOND: &str = "0d9b7e31-5a2c-4f60-9e84-b17c3da6f502";
const REASON: &str = "Ana says that her script runs with the new one.";

#[tokio::test]
async fn a_second_user_until_the_first_is_deleted() -> Result<()> {
    journey("overlap", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        given(&mut walk, &mut window, "first").await?;

        walk.press(&mut window, "rail-home").await?;
        walk.press(&mut window, "home-replace").await?;
        walk.see_heading(&window, "keys-which", &[]).await?;
        window.click_button("Brightwater API").await?;
        walk.begin_plan(&mut window, "overlap", 1).await?;
        the_second_one(&mut walk, &mut window).await?;
        window.quit().await?;

        // Nothing was switched off yet, and Home says what is next.
        let mut window = Window::open(place).await?;
        walk.see(&window, "plan-title", &[("what", "overlap"), ("agency", ""), ("person", "")])
            .await?;
        walk.press(&mut window, "today-plan-next-button").await?;
        let agency = walk.job.agency.clone();
        walk.open_step(&mut window, "tell-holder", &agency).await?;
        walk.press(&mut window, "plan-told").await?;
        window.see(&walk.names.vendor("step-set-inactive")?).await?;
        window.see("d117").await?;
        walk.done_there(&mut window, "switch-off-there").await?;
        walk.leave_out(&mut window, "see-refused", REASON).await?;
        walk.press(&mut window, "plan-wait-not").await?;
        window.see(&walk.names.vendor("step-delete-user")?).await?;
        walk.see(&window, "plan-delete-warning", &[]).await?;
        walk.done_there(&mut window, "delete-there").await?;
        window.click_button(&walk.names.say_with("plan-finish", &[("what", "overlap")])?).await?;
        let done = [("what", "overlap"), ("agency", ""), ("person", "")];
        walk.see_heading(&window, "plan-heading-done", &done).await?;

        walk.press(&mut window, "access-open-key").await?;
        walk.see_heading(&window, "key-page-heading-deleted", &[]).await?;
        // Nobody has asked the system.
        let platform = [("platform", walk.job.platform.as_str())];
        walk.see(&window, "key-page-off-said", &platform).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 1, 1).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// A locked file, until the receipt is heard.
async fn given(walk: &mut Walk, window: &mut Window, file: &str) -> Result<()> {
    let path = walk.place().home().join(format!("Documents/{file}.age"));
    let words = walk.deliver(window, &path).await?;
    let opened = foreign::age_with_words(&path, &words)?;
    ensure!(foreign::jq(&opened, ".keys[0].key")? == walk.job.key, "another key is in it");
    walk.receipt(window, &foreign::jq(&opened, ".receipt")?).await
}

/// Made in the wizard, for the same person and purpose.
async fn the_second_one(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "plan-second-begin").await?;
    walk.see_heading(window, "who-heading", &[]).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading", &[]).await?;
    walk.press(window, "what-for-right").await?;
    // Where their servers are is known from the first one.
    walk.see_form(window).await?;
    walk.fill_form(window).await?;
    walk.guide(window).await?;
    SECOND.clone_into(&mut walk.job.key);
    walk.key(window).await?;
    given(walk, window, "second").await
}
