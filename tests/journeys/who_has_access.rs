//! Who has access: now, on a day, in a period, as it was known then; saved as papers; and what a key could do on
//! each day after it was changed without a new one.

use std::fs;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::{clipboard, dialogs, foreign};
use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

/// Since when they have had it.
fn since() -> Date {
    today().saturating_sub(8.months())
}

fn today() -> Date {
    Zoned::now().date()
}

#[tokio::test]
async fn who_had_access_on_any_day() -> Result<()> {
    journey("register", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.press(&mut window, "rail-register").await?;
        let nobody = [("when", "now"), ("day", ""), ("from", ""), ("to", "")];
        walk.see_heading(&window, "register-heading-nobody", &nobody).await?;
        walk.see(&window, "register-empty", &[]).await?;
        three_keys(&mut walk, &mut window).await?;

        walk.press(&mut window, "rail-register").await?;
        window.see_in_heading("Today 2 agencies have 3 keys").await?;
        switched_off(&mut walk, &mut window).await?;
        walk.press(&mut window, "rail-register").await?;
        window.see_in_heading("Today 2 agencies have 2 keys").await?;
        on_days(&mut walk, &mut window).await?;
        as_it_was_known(&mut walk, &mut window).await?;
        narrowed(&mut walk, &mut window).await?;
        papers(&mut walk, &mut window).await?;
        walk.press(&mut window, "register-check-do").await?;
        walk.see(&window, "register-check-whole-then", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn access_changed_by_an_address() -> Result<()> {
    journey("rights", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        on_record(&mut walk, &mut window, false).await?;
        let [first, second] = ["198.51.100.20", "203.0.113.7"];
        let between = since().saturating_add(2.months());
        change(&mut walk, &mut window, &[first], Some(between)).await?;
        walk.press(&mut window, "rail-home").await?;
        change(&mut walk, &mut window, &[first, second], None).await?;

        walk.press(&mut window, "rail-register").await?;
        window.see_in_heading("Today one agency has one key").await?;
        window.see(second).await?;
        show_day(&mut walk, &mut window, between).await?;
        window.see(first).await?;
        window.not_seen(second).await?;
        show_day(&mut walk, &mut window, since()).await?;
        window.see_in_heading("one agency had one key").await?;
        window.not_seen(first).await?;
        walk.press(&mut window, "register-when-now").await?;
        window.see(second).await?;
        still_needed(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Three keys at two agencies, each since the same day.
async fn three_keys(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-home").await?;
    on_record(walk, window, false).await?;
    walk.turn_to(Job::group_key().to_another());
    on_record(walk, window, false).await?;
    walk.turn_to(Job::api_account().to_another());
    on_record(walk, window, true).await
}

/// Puts on record that the agency of the job has had a key for months; back to Home.
async fn on_record(walk: &mut Walk, window: &mut Window, known: bool) -> Result<()> {
    if known {
        walk.press(window, "home-record").await?;
        walk.see_heading(window, "who-heading-recording", &[]).await?;
        walk.choose_known(window).await?;
    } else {
        walk.begin_recording(window).await?;
    }
    walk.go_on(window).await?;
    walk.used_for(window).await?;
    window.choose(&walk.names.say("got-since-day")?).await?;
    window.fill_day(&walk.names.say("got-day")?, since()).await?;
    window.choose(&walk.names.say("got-travelled-in-person")?).await?;
    walk.press(window, "got-save").await?;
    walk.see_heading(window, "done-recorded-heading", &[]).await?;
    walk.press(window, "done-finish").await?;
    walk.see(window, "key-page-about", &[]).await?;
    walk.press(window, "rail-home").await
}

/// Northlight does not need its API account any more: it stops today, and not only on our list.
async fn switched_off(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let kind = walk.names.vendor("kind-api-account")?;
    window.click_button(&format!("{} · {kind}", walk.job.platform)).await?;
    walk.press(window, "grant-not-needed").await?;
    walk.press(window, "grant-switch-off").await?;
    walk.press(window, "plan-told").await?;
    let done = [("step", "switch-off-there")];
    window.click_button(&walk.names.say_with("plan-there-done", &done)?).await?;
    window.not_seen(&walk.names.say_with("plan-there-done", &done)?).await
}

/// Before and after, and in a period with both.
async fn on_days(walk: &mut Walk, window: &mut Window) -> Result<()> {
    // No such day: what was typed stays, and so does what is shown.
    walk.press(window, "register-when-day").await?;
    let day = walk.names.say("register-day")?;
    window.fill_day(&day, since()).await?;
    window.fill(&walk.names.say("day-day")?, "99").await?;
    walk.press(window, "register-show").await?;
    walk.see(window, "error-day-malformed", &[]).await?;
    ensure!(window.day_of(&day).await?[0] == "99", "what was typed is gone");
    window.see_in_heading("Today 2 agencies have 2 keys").await?;

    show_day(walk, window, today().saturating_sub(1.day())).await?;
    window.see_in_heading("2 agencies had 3 keys").await?;
    show_day(walk, window, since().saturating_sub(1.day())).await?;
    window.see_in_heading("nobody outside had access").await?;

    walk.press(window, "register-when-period").await?;
    window.fill_day(&walk.names.say("register-from")?, since()).await?;
    window.fill_day(&walk.names.say("register-to")?, today()).await?;
    walk.press(window, "register-show").await?;
    window.see_in_heading("2 agencies had 3 keys").await?;
    walk.see(window, "register-fact-until", &[]).await?;
    walk.press(window, "register-when-now").await?;
    window.see_in_heading("Today 2 agencies have 2 keys").await
}

/// Yesterday nothing was on record yet.
async fn as_it_was_known(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "register-known").await?;
    let day = walk.names.say("register-known-day")?;
    window.fill_day(&day, today().saturating_sub(1.day())).await?;
    walk.press(window, "register-known-show").await?;
    walk.see(window, "register-known-before-first", &[]).await?;
    window.see_in_heading("nobody outside").await?;
    walk.press(window, "register-known-back").await?;
    window.see_in_heading("Today 2 agencies have 2 keys").await
}

async fn narrowed(walk: &mut Walk, window: &mut Window) -> Result<()> {
    window.pick(&walk.names.say("register-agency")?, "Northlight").await?;
    window.see_in_heading("Today Northlight has one key").await?;
    window.pick(&walk.names.say("register-system")?, "Spektrix").await?;
    walk.see(window, "list-nothing", &[]).await?;
    walk.press(window, "list-clear").await?;
    window.see_in_heading("Today 2 agencies have 2 keys").await
}

/// What was saved is what is shown.
async fn papers(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let place = walk.place().clone();
    let pdf = place.home().join("Documents/who.pdf");
    walk.press(window, "register-pdf").await?;
    dialogs::save_as(&place, &pdf)?;
    walk.see(window, "paper-saved", &[]).await?;
    let text = foreign::pdf_text(&pdf)?;
    for agency in ["Brightwater", "Northlight"] {
        ensure!(text.contains(agency), "{agency} does not stand on the paper:\n{text}");
    }

    let csv = place.home().join("Documents/who.csv");
    walk.press(window, "register-csv").await?;
    dialogs::save_as(&place, &csv)?;
    walk.see(window, "paper-saved", &[]).await?;
    let table = fs::read_to_string(&csv).context("the spreadsheet")?;
    ensure!(table.contains("Brightwater") && table.contains("Northlight"), "it says {table}");
    Ok(())
}

/// Another list of server addresses for the one key, without a new one.
async fn change(
    walk: &mut Walk,
    window: &mut Window,
    addresses: &[&str],
    since: Option<Date>,
) -> Result<()> {
    let kind = walk.names.vendor("kind-rest-api-user")?;
    walk.open_key(window, &kind).await?;
    walk.press(window, "key-can-rights").await?;
    let field = walk.names.vendor("field-remote-address")?;
    let half = "203.0.113.";
    window.fill(&field, half).await?;
    walk.press(window, "rights-show").await?;
    window.see(&walk.names.problem("address-malformed", &[("value", half)])?).await?;
    ensure!(window.value_of(&field).await? == half, "what was typed is gone");
    window.fill(&field, &addresses.join("\n")).await?;
    if let Some(since) = since {
        window.fill_day(&walk.names.say("rights-since")?, since).await?;
    }
    walk.press(window, "rights-show").await?;
    walk.see_heading(window, "rights-compare", &[]).await?;
    // The whole new text, as the vendor's form wants it.
    window.click_button(&walk.names.say_with("rights-copy", &[("field", &field)])?).await?;
    let value = addresses.join("~");
    walk.see(window, "guide-copied", &[("value", &value)]).await?;
    let copied = clipboard::paste(walk.place())?;
    ensure!(copied == value, "what is copied is {copied:?}");
    let platform = [("platform", walk.job.platform.as_str())];
    window.click_button(&walk.names.say_with("rights-saved", &platform)?).await?;
    walk.see_heading(window, "rights-done-heading", &[]).await?;
    walk.press(window, "access-open-key").await?;
    walk.see(window, "key-page-about", &[]).await
}

/// Who answers for it, and the review that is signed before it is due.
async fn still_needed(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let kind = walk.names.vendor("kind-rest-api-user")?;
    window.click_button(&format!("Engaging Networks · {kind}")).await?;
    let agency = [("agency", walk.job.agency.as_str())];
    walk.see_heading(window, "grant-heading", &agency).await?;
    walk.press(window, "grant-change").await?;
    let name = walk.job.name.clone();
    window.pick(&walk.names.say("grant-owner")?, &name).await?;
    let giving = walk.names.say_with("grant-category", &[("category", "giving")])?;
    window.choose(&giving).await?;
    window.fill(&walk.names.say("grant-approved-by")?, "Jo Lund").await?;
    walk.press(window, "form-save").await?;
    walk.see(window, "grant-saved", &[]).await?;
    window.see("Jo Lund").await?;
    walk.press(window, "grant-needed").await?;
    walk.see(window, "grant-review", &[]).await?;

    // Off our list is no switching off, and is never shown as that.
    walk.press(window, "grant-not-needed").await?;
    walk.press(window, "grant-end-do").await?;
    walk.see(window, "grant-end-choose", &[]).await?;
    window.choose(&walk.names.say("grant-end-why-not-needed")?).await?;
    walk.press(window, "grant-end-do").await?;
    walk.see_heading(window, "grant-heading-off-list", &agency).await?;
    walk.press(window, "rail-register").await?;
    walk.see_heading(window, "register-unsure", &[]).await?;
    let day = today().strftime("%-d %B %Y").to_string();
    let why =
        [("why", "off-our-list-only"), ("platform", walk.job.platform.as_str()), ("day", &day)];
    walk.see(window, "register-unsure-why", &why).await
}

/// Asks for a day.
async fn show_day(walk: &mut Walk, window: &mut Window, day: Date) -> Result<()> {
    walk.press(window, "register-when-day").await?;
    window.fill_day(&walk.names.say("register-day")?, day).await?;
    walk.press(window, "register-show").await?;
    let written = day.strftime("%-d %B %Y").to_string();
    window.see_in_heading(&written).await
}
