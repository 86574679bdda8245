//! The lists of keys, agencies and deliveries: searched with and without accents, narrowed, and a page of each.

use anyhow::{Context, Result, ensure};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

const ACCENTED: &str = "Société Générosité";

#[tokio::test]
async fn keys_and_agencies_are_found() -> Result<()> {
    journey("lists", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, accented())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        walk.travelled(&mut window, "in-person").await?;
        walk.turn_to(Job { purpose: "submit-pages".to_owned(), ..Job::for_another() });
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        walk.travelled(&mut window, "secret-link").await?;
        of_the_same_name(&mut walk, &mut window).await?;

        walk.press(&mut window, "rail-keys").await?;
        walk.see_heading(&window, "keys-heading", &[("count", "3")]).await?;
        keys(&mut walk, &mut window).await?;
        walk.press(&mut window, "rail-agencies").await?;
        walk.see_heading(&window, "agencies-heading", &[("count", "3")]).await?;
        agencies(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_agency_its_contract_and_its_people() -> Result<()> {
    journey("agency-page", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, accented())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        walk.travelled(&mut window, "in-person").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;

        walk.open_agency(&mut window, ACCENTED).await?;
        contract_that_has_ended(&mut walk, &mut window).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "1")]).await?;
        walk.see(&window, "today-contract-over", &[("agency", ACCENTED)]).await?;
        walk.press(&mut window, "today-contract-over-button").await?;
        let over = [("agency", ACCENTED), ("count", "1")];
        walk.see_heading(&window, "agency-heading-over", &over).await?;
        window.see("France and Senegal").await?;

        somebody_else_there(&mut walk, &mut window).await?;
        walk.press(&mut window, "rail-agencies").await?;
        let over = walk.names.say("agencies-holding-over")?;
        window.pick(&walk.names.say("agencies-holding")?, &over).await?;
        let role = walk.names.say_with("agency-role", &[("role", "processor")])?;
        window.pick(&walk.names.say("agencies-role")?, &role).await?;
        let row = only(&walk, &window, "agencies-list").await?;
        ensure!(
            row.contains("Luc Morel and Zoé Lefèvre") || row.contains("Zoé Lefèvre and Luc Morel"),
            "the agency is {row:?}"
        );
        // Whoever is known there can be given access.
        walk.press(&mut window, "rail-home").await?;
        walk.begin(&mut window).await?;
        let luc = [("person", "Luc Morel"), ("agency", ACCENTED)];
        window.choose(&walk.names.say_with("who-known-title", &luc)?).await?;
        walk.go_on(&mut window).await?;
        walk.see_heading(&window, "what-for-heading", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_keys_in_one_file() -> Result<()> {
    journey("several-keys", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.key(&mut window).await?;
        let first = walk.job.key.clone();
        // Another one for the same file: the second user of the account gets a name of its own.
        walk.press(&mut window, "file-also").await?;
        walk.press(&mut window, "file-also-make").await?;
        let second = "0d9b7e31-5a2c-4f60-9e84-b17c3da6f502";
        walk.job.purpose = "submit-pages".to_owned();
        walk.job.key = second.to_owned();
        let user = "brightwater-api@example.org";
        let other = another_user(&mut walk, &mut window, &[user]).await?;
        walk.see(&window, "file-goes-in", &[]).await?;
        walk.press(&mut window, "file-trial").await?;
        walk.see(&window, "delivery-trial", &[]).await?;
        walk.save(&mut window, &place.home().join("Documents/trial.age")).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.press(&mut window, "today-draft-button").await?;
        let file = place.home().join("Documents/both.age");
        let words = walk.deliver(&mut window, &file).await?;
        two_keys(&foreign::age_with_words(&file, &words)?, second, &first)?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_numbers(&window, 1, 2).await?;

        deliveries(&mut walk, &mut window).await?;

        // A key they hold already goes in again, with a third one.
        let third = "c4e8a1f6-07d3-4b92-8a5f-2e6091bd7c3e";
        walk.job.key = third.to_owned();
        walk.press(&mut window, "rail-home").await?;
        walk.begin(&mut window).await?;
        walk.choose_known(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.see_heading(&window, "what-for-heading", &[]).await?;
        another_user(&mut walk, &mut window, &[user, &other]).await?;
        walk.press(&mut window, "file-also").await?;
        let also =
            [("name", "Engaging Networks · API user · Brightwater API"), ("ends_in", "d117")];
        window.choose(&walk.names.say_with("file-also-ends", &also)?).await?;
        let held = [("agency", walk.job.agency.as_str())];
        walk.see(&window, "file-also-held", &held).await?;
        let file = place.home().join("Documents/again.age");
        let words = walk.deliver(&mut window, &file).await?;
        two_keys(&foreign::age_with_words(&file, &words)?, third, &first)?;
        window.quit().await?;
        Ok(())
    })
    .await
}

fn accented() -> Job {
    Job {
        agency: ACCENTED.to_owned(),
        person: "Zoé Lefèvre".to_owned(),
        first: "Zoé".to_owned(),
        email: "zoe@generosite.example".to_owned(),
        ..Job::default()
    }
}

/// Another agency of a name that is known: asked, never guessed.
async fn of_the_same_name(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let known = walk.job.agency.clone();
    walk.turn_to(Job {
        agency: known.clone(),
        person: "Kim Tran".to_owned(),
        first: "Kim".to_owned(),
        email: "kim@northlight-films.example".to_owned(),
        ..Job::api_account()
    });
    walk.begin_recording(window).await?;
    walk.see(window, "who-agency-which", &[]).await?;
    walk.see(window, "who-agency-people", &[("people", "Sam Okoro")]).await?;
    walk.go_on(window).await?;
    walk.see(window, "error-agency-known", &[("agency", &known)]).await?;
    window.choose(&walk.names.say("who-agency-other")?).await?;
    walk.go_on(window).await?;
    walk.used_for(window).await?;
    walk.travelled(window, "by-system").await
}

async fn keys(walk: &mut Walk, window: &mut Window) -> Result<()> {
    for typed in ["generosite", "GÉNÉROSITÉ", "  societe   networks ", "Générosité"] {
        search(walk, window, typed).await?;
        walk.see(window, "keys-found", &[("found", "1"), ("count", "3")]).await?;
        let row = only(walk, window, "keys-list").await?;
        ensure!(row.contains(ACCENTED), "{typed:?} finds {row:?}");
    }
    search(walk, window, "nobody of that name").await?;
    walk.see(window, "list-nothing", &[]).await?;
    walk.press(window, "list-clear").await?;
    walk.see(window, "keys-count", &[("count", "3")]).await?;
    for (filter, entry, holder) in [
        ("keys-system", "Spektrix".to_owned(), "Northlight"),
        ("keys-agency", ACCENTED.to_owned(), ACCENTED),
        ("keys-opens", walk.names.say("keys-opens-less")?, "Northlight"),
    ] {
        window.pick(&walk.names.say(filter)?, &entry).await?;
        let row = only(walk, window, "keys-list").await?;
        ensure!(row.contains(holder), "{filter} finds {row:?}");
        walk.press(window, "list-clear").await?;
        walk.see(window, "keys-count", &[("count", "3")]).await?;
    }
    // A page of it, and back to what was found.
    search(walk, window, "generosite").await?;
    let kind = walk.names.say("keys-list")?;
    ensure!(window.list(&kind).await?.len() == 1, "more than one is found");
    window.click_button("API user").await?;
    walk.see_held(window, &[ACCENTED]).await?;
    walk.press(window, "rail-keys").await?;
    only(walk, window, "keys-list").await?;
    walk.press(window, "list-clear").await
}

async fn agencies(walk: &mut Walk, window: &mut Window) -> Result<()> {
    search(walk, window, "zoe lefevre").await?;
    let row = only(walk, window, "agencies-list").await?;
    ensure!(row.starts_with(ACCENTED), "Zoé is at {row:?}");
    search(walk, window, "northlight").await?;
    walk.see(window, "agencies-found", &[("found", "2"), ("count", "3")]).await?;
    let rows = window.list(&walk.names.say("agencies-list")?).await?;
    for person in ["Sam Okoro", "Kim Tran"] {
        ensure!(rows.iter().any(|row| row.contains(person)), "nobody tells them apart: {rows:?}");
    }
    search(walk, window, "kim").await?;
    only(walk, window, "agencies-list").await?;
    window.click_button("Northlight").await?;
    walk.see(window, "access-travelled", &[("travelled", "by-system")]).await
}

/// Role, contract, countries.
async fn contract_that_has_ended(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "agency-change").await?;
    let role = walk.names.say_with("agency-role", &[("role", "processor")])?;
    window.choose(&role).await?;
    window.fill(&walk.names.say("agency-form-contract")?, "Folder 12").await?;
    window.fill(&walk.names.say("day-day")?, "31").await?;
    window.pick(&walk.names.say("day-month")?, "February").await?;
    window.fill(&walk.names.say("day-year")?, "2024").await?;
    let countries = walk.names.say("agency-form-countries")?;
    window.fill(&countries, "nowhere").await?;
    walk.see(window, "agency-form-countries-none", &[]).await?;
    for (typed, country) in [("fran", "France"), ("seneg", "Senegal")] {
        window.fill(&countries, typed).await?;
        let add = walk.names.say_with("agency-form-countries-add", &[("country", country)])?;
        window.click_button(&add).await?;
    }
    // There is no such day.
    walk.press(window, "form-save").await?;
    walk.see(window, "error-day-malformed", &[]).await?;
    window.fill(&walk.names.say("day-day")?, "29").await?;
    walk.press(window, "form-save").await?;
    walk.see(window, "agency-kept", &[("agency", ACCENTED)]).await?;
    window.see("Folder 12").await?;
    window.see("29 February 2024").await
}

/// A second person at the same agency; a number whose country is missing is asked about.
async fn somebody_else_there(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "agency-people-add").await?;
    window.fill(&walk.names.say("agency-person-name")?, "Luc Morel").await?;
    window.fill(&walk.names.say("agency-person-email")?, "luc@generosite.example").await?;
    let mobile = walk.names.say("agency-person-mobile")?;
    window.fill(&mobile, "+44 20 7946 0018").await?;
    walk.press(window, "form-save").await?;
    window.see(&walk.names.problem("mobile-landline", &[])?).await?;
    window.fill(&mobile, "07700 900789").await?;
    walk.press(window, "form-save").await?;
    window.see(&walk.names.problem("mobile-without-country", &[])?).await?;
    window.fill(&walk.names.say("who-country")?, "+44").await?;
    walk.press(window, "form-save").await?;
    walk.see(window, "agency-person-kept", &[("person", "Luc Morel")]).await?;
    window.see("+44 7700 900789").await
}

/// Another API user from *What for* to the locked file; its own user id is none of those.
async fn another_user(walk: &mut Walk, window: &mut Window, others: &[&str]) -> Result<String> {
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    if others.len() == 1 {
        walk.see_asking(window).await?;
        walk.told_already(window).await?;
    } else {
        // They hold a key there: where their servers are is known.
        walk.see_form(window).await?;
        let addresses = window.value_of(&walk.names.vendor("field-remote-address")?).await?;
        ensure!(addresses == walk.job.addresses.join("\n"), "what is known is {addresses:?}");
    }
    let proposed = window.value_of(&walk.names.vendor("field-email-address")?).await?;
    ensure!(proposed.ends_with("@example.org"), "the user id proposed is {proposed:?}");
    ensure!(!others.contains(&&*proposed), "the user id proposed is taken: {proposed:?}");
    walk.fill_form(window).await?;
    walk.guide(window).await?;
    walk.key(window).await?;
    Ok(proposed)
}

/// Both keys are in the file, each under a name of its own.
fn two_keys(opened: &[u8], one: &str, other: &str) -> Result<()> {
    let keys = foreign::jq(opened, ".keys[].key")?;
    let mut keys: Vec<&str> = keys.lines().collect();
    let mut expected = [one, other];
    keys.sort_unstable();
    expected.sort_unstable();
    ensure!(keys == expected, "other keys are in it");
    let names = foreign::jq(opened, ".keys[].env")?;
    ensure!(names == "EN_REST_API_KEY\nEN_REST_API_2_KEY", "they are called {names:?}");
    Ok(())
}

async fn deliveries(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-deliveries").await?;
    walk.see_heading(window, "deliveries-heading", &[("count", "2")]).await?;
    search(walk, window, "engaging").await?;
    walk.see(window, "deliveries-found", &[("found", "1"), ("count", "2")]).await?;
    walk.press(window, "list-clear").await?;
    let made = walk.names.say_with("deliveries-standing", &[("standing", "made")])?;
    window.pick(&walk.names.say("deliveries-standing-filter")?, &made).await?;
    let row = only(walk, window, "deliveries-list").await?;
    let agency = [("agency", walk.job.agency.as_str())];
    let trial = walk.names.say_with("today-to-trial", &agency)?;
    ensure!(row.contains(&trial), "not sent yet is {row:?}");
    window.click_button(&walk.job.person.clone()).await?;
    walk.see(window, "delivery-trial", &[]).await?;
    walk.press(window, "rail-deliveries").await?;
    walk.press(window, "list-clear").await
}

/// Types into the search box of a list.
async fn search(walk: &Walk, window: &mut Window, typed: &str) -> Result<()> {
    window.fill(&walk.names.say("list-search")?, typed).await
}

/// The one row of a list.
async fn only(walk: &Walk, window: &Window, list: &str) -> Result<String> {
    let mut rows = window.list(&walk.names.say(list)?).await?;
    ensure!(rows.len() == 1, "the list shows {rows:#?}");
    rows.pop().context("no row")
}
