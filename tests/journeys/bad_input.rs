//! What a person types or pastes wrongly is said in a sentence, and nothing typed is lost.

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::{clipboard, kept, search};

#[tokio::test]
async fn typed_wrongly() -> Result<()> {
    journey("typed-wrongly", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;

        walk.fill_welcome(&mut window).await?;
        let domain = walk.names.say("welcome-domain")?;
        window.fill(&domain, "harbour trust").await?;
        walk.press(&mut window, "welcome-start").await?;
        walk.see(&window, "error-domain-malformed", &[]).await?;
        holds(&window, &walk.names.say("welcome-organisation")?, &walk.job.organisation).await?;
        holds(&window, &walk.names.say("welcome-name")?, &walk.job.name).await?;
        holds(&window, &domain, "harbour trust").await?;
        ensure!(window.is_chosen(&walk.job.platform).await?, "the system is no longer chosen");
        walk.first_start(&mut window).await?;

        walk.begin(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.see(&window, "error-missing", &[]).await?;
        walk.fill_who(&mut window).await?;
        for (id, typed, code) in [
            ("who-email", "ana.brightwater.example", "email-malformed"),
            ("who-email", "ana@@brightwater.example", "email-malformed"),
            ("who-mobile", "07700 900123", "mobile-without-country"),
            ("who-mobile", "+44 7700", "mobile-malformed"),
        ] {
            let label = walk.names.say(id)?;
            let right = window.value_of(&label).await?;
            window.fill(&label, typed).await?;
            walk.go_on(&mut window).await?;
            window.see(&walk.names.problem(code, &[])?).await?;
            holds(&window, &label, typed).await?;
            holds(&window, &walk.names.say("who-agency")?, &walk.job.agency).await?;
            window.fill(&label, &right).await?;
        }
        walk.go_on(&mut window).await?;

        walk.what_for(&mut window).await?;
        addresses(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Server addresses: each slip has its sentence, and the list stays as it was typed.
async fn addresses(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.fill_form(window).await?;
    let field = walk.names.vendor("field-remote-address")?;
    let many: Vec<String> = (100..112)
        .map(|it| format!("198.51.100.{it}"))
        .chain((10..12).map(|it| format!("192.0.2.{it}")))
        .collect();
    ensure!(many.join("~").len() == 201, "the long list has {} characters", many.join("~").len());
    for (typed, code, mentioned) in [
        ("192.168.1.20".to_owned(), "address-private", vec![("value", "192.168.1.20")]),
        ("127.0.0.1".to_owned(), "address-private", vec![("value", "127.0.0.1")]),
        ("198.51.100".to_owned(), "address-malformed", vec![("value", "198.51.100")]),
        ("our web server".to_owned(), "address-malformed", vec![("value", "our")]),
        (
            "198.51.100.20\n198.51.100.20".to_owned(),
            "address-twice",
            vec![("value", "198.51.100.20")],
        ),
        ("198.51.100.0/24".to_owned(), "address-range", vec![("value", "198.51.100.0/24")]),
        (many.join("\n"), "addresses-too-long", vec![("length", "201"), ("most", "200")]),
    ] {
        window.fill(&field, &typed).await?;
        walk.press(window, "make-show-form").await?;
        window.see(&walk.names.problem(code, &mentioned)?).await?;
        holds(window, &field, &typed).await?;
        walk.see_form(window).await?;
    }
    // One character fewer is exactly what the vendor's form takes.
    let fits = many.join("\n").replace("192.0.2.11", "192.0.2.1");
    window.fill(&field, &fits).await?;
    walk.press(window, "make-show-form").await?;
    walk.steps(window, 1).await.map(drop)
}

#[tokio::test]
async fn numbers_regions_and_days() -> Result<()> {
    journey("numbers", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        let mobile = walk.names.say("who-mobile")?;
        window.fill(&mobile, "+44 20 7946 0018").await?;
        walk.go_on(&mut window).await?;
        window.see(&walk.names.problem("mobile-landline", &[])?).await?;
        window.fill(&mobile, "07700 900123").await?;
        walk.go_on(&mut window).await?;
        window.see(&walk.names.problem("mobile-without-country", &[])?).await?;
        let country = walk.names.say("who-country")?;
        window.fill(&country, "+999").await?;
        walk.go_on(&mut window).await?;
        window.see(&walk.names.problem("mobile-malformed", &[])?).await?;
        holds(&window, &mobile, "07700 900123").await?;
        window.fill(&country, "+44").await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        window.choose(&walk.names.say("got-since-day")?).await?;
        window.choose(&walk.names.say("got-travelled-phone")?).await?;
        walk.press(&mut window, "got-save").await?;
        walk.see(&window, "error-missing", &[]).await?;
        // Three boxes in the order one says them; a year of two digits is not the year 24.
        window.fill(&walk.names.say("day-day")?, "14").await?;
        window.pick(&walk.names.say("day-month")?, "March").await?;
        window.fill(&walk.names.say("day-year")?, "24").await?;
        walk.press(&mut window, "got-save").await?;
        walk.see(&window, "error-day-malformed", &[]).await?;
        window.fill(&walk.names.say("day-year")?, "2024").await?;
        walk.press(&mut window, "got-save").await?;
        walk.see_heading(&window, "done-recorded-heading", &[]).await?;
        walk.press(&mut window, "done-finish").await?;
        window.see("14 March 2024").await?;

        // Nobody guesses the data centre.
        walk.press(&mut window, "rail-home").await?;
        walk.begin(&mut window).await?;
        walk.choose_known(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.what_for(&mut window).await?;
        let field = walk.names.vendor("field-remote-address")?;
        window.fill(&field, "198.51.100.20").await?;
        walk.press(&mut window, "make-show-form").await?;
        walk.see(&window, "error-choose-one", &[]).await?;
        holds(&window, &field, "198.51.100.20").await?;
        window.choose(&walk.names.vendor("region-us")?).await?;
        walk.press(&mut window, "make-show-form").await?;
        walk.steps(&window, 1).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pasted_wrongly() -> Result<()> {
    journey("pasted-wrongly", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        let vault = kept::folder(place)?;
        let key = walk.job.key.clone();
        let before = search::files_below(&vault)?;

        // Said, and not kept.
        for (pasted, code) in [
            ("   \n".to_owned(), "key-empty"),
            (key.replace("7b0e-4d86", "••••-••••"), "key-masked"),
            (key.replace("7b0e-4d86-a2c4", "…"), "key-masked"),
        ] {
            paste(&walk, &mut window, &pasted).await?;
            window.see(&walk.names.problem(code, &[])?).await?;
            ensure!(search::files_below(&vault)? == before, "something was kept of {pasted:?}");
        }
        // In doubt, and not kept without a word.
        for (pasted, code) in [
            (key.chars().take(30).collect::<String>(), "key-truncated"),
            (format!("{key}0"), "key-too-long"),
            (format!("{key}\n1{}", key.get(1..).unwrap_or_default()), "key-several"),
            ("not quite a key".to_owned(), "key-unlikely"),
        ] {
            paste(&walk, &mut window, &pasted).await?;
            walk.see_heading(&window, "key-doubt-heading", &[]).await?;
            window.see(&walk.names.problem(code, &[])?).await?;
            ensure!(search::files_below(&vault)? == before, "something was kept of {pasted:?}");
        }
        // Cleaned where that is safe, and shown as cleaned.
        for (pasted, cleaned) in [
            (format!("“{key}”"), vec!["key-cleaned-quotes"]),
            (format!("API Key: {key}\n"), vec!["key-cleaned-label", "key-cleaned-blanks"]),
            (key.replace('-', "–"), vec!["key-cleaned-dashes"]),
        ] {
            paste(&walk, &mut window, &pasted).await?;
            walk.see_heading(&window, "key-kept-heading", &[]).await?;
            for id in cleaned {
                window.see(&walk.names.say(id)?).await?;
            }
            window.see("36 characters, ends in d117").await?;
        }
        walk.press(&mut window, "key-choose-form").await?;
        walk.see_heading(&window, "file-heading", &[("first", &walk.job.first)]).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;
        kept_for_another(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// The same key for a second agency is refused by name; another key is taken.
async fn kept_for_another(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let first = std::mem::replace(&mut walk.job, Job::for_another());
    walk.begin(window).await?;
    window.choose(&walk.names.say("who-somebody-new")?).await?;
    walk.who(window).await?;
    walk.what_for(window).await?;
    walk.fill_form(window).await?;
    walk.guide(window).await?;
    paste(walk, window, &first.key).await?;
    walk.see(window, "error-key-kept", &[("holder", &first.agency)]).await?;
    walk.key(window).await
}

/// Pastes by whichever button is there now.
async fn paste(walk: &Walk, window: &mut Window, text: &str) -> Result<()> {
    for id in ["key-paste", "key-paste-again", "key-paste-another"] {
        let button = walk.names.say(id)?;
        if window.has("button", &button).await? {
            return window.paste_by(&button, text).await;
        }
    }
    anyhow::bail!("nothing can be pasted here; the page says:\n{}", window.page_text().await?)
}

#[tokio::test]
async fn nothing_to_paste() -> Result<()> {
    journey("nothing-to-paste", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        clipboard::copy(place, "")?;
        walk.press(&mut window, "key-paste").await?;
        walk.see(&window, "error-clipboard-empty", &[]).await?;
        walk.see_button(&window, "key-paste").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

async fn holds(window: &Window, label: &str, typed: &str) -> Result<()> {
    let value = window.value_of(label).await?;
    ensure!(value == typed, "{label:?} held {typed:?} and now holds {value:?}");
    Ok(())
}
