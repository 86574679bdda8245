//! An account of Spektrix: switched off, switched on again with the same key, and reset once it is not made out to
//! somebody who has left.

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::life::of_key;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::{kept, search};

/// Who comes after Ana.
const NEXT: &str = "Rui Sá";
const NEXT_EMAIL: &str = "rui@brightwater.example";
const NEXT_MOBILE: &str = "+44 7700 900124";

#[tokio::test]
async fn off_on_and_reset_after_somebody_left() -> Result<()> {
    journey("account", Setup::default(), async |session| {
        let place = session.place();
        let mobile = Job::default().mobile;
        let mut walk = Walk::new(place, Job { mobile, ..Job::api_account() })?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        sent_by_system(&mut walk, &mut window).await?;

        walk.begin_plan(&mut window, "switch-off", 1).await?;
        walk.press(&mut window, "plan-told").await?;
        window.see(&walk.names.vendor("step-untick-active")?).await?;
        walk.done_there(&mut window, "switch-off-there").await?;
        walk.finish_plan(&mut window, &of_key("switch-off")).await?;
        walk.press(&mut window, "access-open-key").await?;
        walk.see_heading(&window, "key-page-heading-off", &[]).await?;
        window.quit().await?;

        // The same key works again: nothing is sent to anybody.
        let mut window = Window::open(place).await?;
        walk.see_numbers(&window, 0, 0).await?;
        let agency = walk.job.agency.clone();
        walk.open_key(&mut window, &agency).await?;
        let again = walk.names.say_with("key-can", &[("what", "switch-on")])?;
        window.click_button(&again).await?;
        walk.see_heading(&window, "plan-heading", &of_key("switch-on")).await?;
        window.see(&walk.names.vendor("step-tick-active")?).await?;
        walk.done_there(&mut window, "switch-on-there").await?;
        walk.press(&mut window, "plan-told").await?;
        walk.finish_plan(&mut window, &of_key("switch-on")).await?;
        walk.press(&mut window, "access-open-key").await?;
        walk.see_held(&window, &[&agency]).await?;

        somebody_new_there(&mut walk, &mut window).await?;
        let person = walk.job.person.clone();
        let left = [("person", person.as_str())];
        window.click_button(&walk.names.say_with("agency-person-left", &left)?).await?;
        let who = [("what", "person-left"), ("agency", agency.as_str()), ("person", &person)];
        walk.see_heading(&window, "plan-heading", &who).await?;
        window.choose(NEXT).await?;
        walk.press(&mut window, "plan-successor-take").await?;
        // Her e-mail address and mobile number stand on the account: whoever reads those gets the next key.
        let kind = walk.names.vendor("kind-api-account")?;
        let key = format!("{} · {kind} · {agency}", walk.job.platform);
        window.see_heading(&done(&walk, "name-successor")?).await?;
        window.see_heading(&walk.step("decide", &key)?).await?;
        walk.see(&window, "decide-why-account", &[]).await?;
        let replace = [("decision", "replace")];
        window.choose(&walk.names.say_with("decide", &replace)?).await?;
        window.click_button(&walk.names.say_with("decide-do", &replace)?).await?;
        walk.press(&mut window, "decide-go-on").await?;
        reset(&mut walk, &mut window).await?;

        walk.open_agency(&mut window, &agency).await?;
        window.click_button(&walk.names.say_with("plan-title", &who)?).await?;
        walk.finish_plan(&mut window, &who).await?;
        walk.open_agency(&mut window, &agency).await?;
        walk.see(&window, "agency-person-left-on", &[]).await?;
        walk.not_seen(&window, "access-paused", &[]).await?;
        window.quit().await?;
        let secrets = search::files_below(&kept::folder(place)?.join("secrets"))?;
        ensure!(secrets.is_empty(), "a key of theirs came here: {secrets:?}");
        Ok(())
    })
    .await
}

/// The account is made, and the system sends its key to Ana.
async fn sent_by_system(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.who_and_what_for(window).await?;
    walk.see_form(window).await?;
    walk.fill_account(window).await?;
    walk.go_on(window).await?;
    let mentioned = [("person", "Ana"), ("mobile", walk.job.mobile.as_str())];
    let agreed = walk.names.vendor_with("kind-api-account.read-back-agreed", &mentioned)?;
    window.click_button(&agreed).await?;
    walk.guided(window).await?;
    let done = [("system", walk.job.platform.as_str()), ("first", walk.job.first.as_str())];
    walk.see_heading(window, "done-system-heading", &done).await?;
    walk.press(window, "done-finish").await?;
    let agency = walk.job.agency.clone();
    walk.see_held(window, &[&agency]).await
}

/// Rui is known at the agency.
async fn somebody_new_there(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let agency = walk.job.agency.clone();
    walk.open_agency(window, &agency).await?;
    walk.press(window, "agency-people-add").await?;
    window.fill(&walk.names.say("agency-person-name")?, NEXT).await?;
    window.fill(&walk.names.say("agency-person-email")?, NEXT_EMAIL).await?;
    window.fill(&walk.names.say("agency-person-mobile")?, NEXT_MOBILE).await?;
    walk.press(window, "form-save").await?;
    walk.see(window, "agency-person-kept", &[("person", NEXT)]).await
}

/// The account is Rui's before anything is sent.
async fn reset(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.see_heading(window, "plan-heading", &of_key("reset")).await?;
    window.see_heading(&walk.step("change-account", "")?).await?;
    let renew = walk.step("renew-there", "")?;
    ensure!(!window.has("button", &renew).await?, "it can be sent to whoever reads Ana’s mail");
    let (email, phone) = (walk.names.vendor("field-email")?, walk.names.vendor("field-phone")?);
    ensure!(window.value_of(&email).await? == NEXT_EMAIL, "another address is proposed");
    // What she still reads is refused, and what was typed stays.
    let hers = walk.job.email.clone();
    window.fill(&email, &hers).await?;
    let done = [("platform", walk.job.platform.as_str())];
    let done = walk.names.say_with("plan-account-done", &done)?;
    window.click_button(&done).await?;
    window.see(&walk.names.problem("of-who-left", &[])?).await?;
    ensure!(window.value_of(&email).await? == hers, "what was typed is gone");
    window.fill(&email, NEXT_EMAIL).await?;
    window.fill(&phone, NEXT_MOBILE).await?;
    window.click_button(&done).await?;
    window.see(&walk.names.vendor("step-reset-api-key")?).await?;
    walk.done_there(window, "renew-there").await?;
    window.see(NEXT_EMAIL).await?;
    walk.press(window, "guide-both-went").await?;
    walk.finish_plan(window, &of_key("reset")).await
}

/// What a step is called once it is done.
fn done(walk: &Walk, step: &str) -> Result<String> {
    walk.names.say_with("plan-step", &[("step", step), ("name", ""), ("platform", "")])
}
