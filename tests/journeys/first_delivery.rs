//! The main job once, from an empty machine to a key that `age` opens, left and taken up again on the way.

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
        let mut walk = Walk::new(place, Job::default())?;
        let job = walk.job.clone();
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        walk.what_for(&mut window).await?;
        walk.fill_form(&mut window).await?;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await; // XXX
        window.quit().await?;

        // The next day: what was typed is still there, and the agency is known.
        let mut window = Window::open(place).await?;
        walk.see(&window, "today-draft", &[("agency", &job.agency)])
            .await?;
        walk.press(&mut window, "today-draft-button").await?;
        walk.see_form(&window).await?;
        let addresses = window
            .value_of(&walk.names.vendor("field-remote-address")?)
            .await?;
        ensure!(
            addresses == job.addresses.join("\n"),
            "of the addresses, {addresses:?} is left"
        );
        let region = walk.names.vendor(&format!("region-{}", job.region))?;
        ensure!(
            window.is_chosen(&region).await?,
            "the region is no longer chosen"
        );

        let pasted = walk.guide(&mut window).await?;
        let expected = [
            ("group", job.agency.as_str()),
            ("email-address", "brightwater-api@example.org"),
            ("display-name", "Brightwater API"),
            ("first-name", job.agency.as_str()),
            ("last-name", "API"),
            ("remote-address", "198.51.100.20~203.0.113.7"),
        ];
        let expected = expected
            .iter()
            .map(|(field, value)| {
                Ok((
                    walk.names.vendor(&format!("field-{field}"))?,
                    (*value).to_owned(),
                ))
            })
            .collect::<Result<Vec<_>>>()?;
        ensure!(
            pasted == expected,
            "the vendor's form was given {pasted:#?}"
        );

        walk.key(&mut window).await?;
        let left = clipboard::paste(place)?;
        ensure!(
            !left.contains(&job.key),
            "the key is still on the clipboard"
        );
        // As at a power cut: what was acknowledged is kept.
        window.kill().await?;

        let mut window = Window::open(place).await?;
        walk.press(&mut window, "today-draft-button").await?;
        walk.see_heading(&window, "file-heading", &[("first", &job.first)])
            .await?;
        let file = place.home().join("Documents/for Ana.age");
        walk.locked_file(&mut window, &file).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        let cut = place.home().join("qr.png");
        let page = walk.show_qr(&mut window, Qr::Page, &cut).await?;
        ensure!(
            page == format!("KEYCOURIER:1:{words}"),
            "the QR code for the page says {page:?}"
        );
        let text = walk.show_qr(&mut window, Qr::Text, &cut).await?;
        ensure!(
            text == format!("SMSTO:+447700900123:{words}"),
            "the QR code for the text says {text:?}"
        );
        walk.words_sent(&mut window).await?;
        window.quit().await?;

        let opened = foreign::age_with_words(&file, &words)?;
        let key = foreign::jq(&opened, ".keys[0].key")?;
        ensure!(key == job.key, "the opened file holds {key:?}");

        let mut window = Window::open(place).await?;
        walk.see(&window, "home-heading", &[("count", "0")]).await?;
        history_tells_it(&mut walk, &mut window).await?;
        somebody_known(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Every acknowledged change has its line.
async fn history_tells_it(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let job = walk.job.clone();
    walk.press(window, "rail-history").await?;
    let (agency, person, platform) = (
        ("agency", job.agency.as_str()),
        ("person", job.person.as_str()),
        ("platform", job.platform.as_str()),
    );
    let lines = [
        walk.names.say_with(
            "history-first-start",
            &[("organisation", &job.organisation)],
        )?,
        walk.names
            .say_with("history-agency-added", &[agency, person])?,
        walk.names
            .say_with("history-api-user-made", &[agency, platform])?,
        walk.names
            .say_with("history-key-kept", &[platform, ("ends_in", "d117")])?,
        walk.names
            .say_with("history-file-made", &[agency, person])?,
        walk.names
            .say_with("history-file-saved", &[agency, person])?,
        walk.names
            .say_with("history-file-sent", &[person, ("way", "email")])?,
        walk.names.say_with("history-file-arrived", &[person])?,
        walk.names.say_with("history-words-shown", &[person])?,
        walk.names
            .say_with("history-words-sent", &[person, ("way", "text")])?,
    ];
    for line in lines {
        window.see(&line).await?;
    }
    Ok(())
}

/// The next draft offers Ana, so that nobody types her twice.
async fn somebody_known(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let (person, agency) = (walk.job.person.clone(), walk.job.agency.clone());
    let known = walk.names.say_with(
        "who-known-title",
        &[("person", &person), ("agency", &agency)],
    )?;
    walk.press(window, "rail-home").await?;
    walk.press(window, "home-give-access").await?;
    window.choose(&known).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading", &[]).await
}
