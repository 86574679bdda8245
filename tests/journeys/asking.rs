//! Asking the agency, closing the app, and coming back when it has answered.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::mail::Mail;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::systems::letters_of;
use courier_tests::window::Window;

/// What Ana answers, as one copies it out of a mail program.
const ANSWER: &str = "From: Ana Costa <ana@brightwater.example>
To: Mo Adeyemi <mo@example.org>
Subject: Re: What Harbour Trust needs from you for Engaging Networks

Hello Mo,

thank you for asking. The production servers are 203.0.113.7; 198.51.100.20 / web1.brightwater.example
and for tests 192.0.2.44. From the office we would come from 192.168.1.20.
My mobile is +44 (0)7700 900123, the office number 020 7946 0018.

Best wishes
Ana

--
Brightwater Ltd, 12 Quay Street
This e-mail may be confidential. It was checked by MailGuard, version 10.4.2.17.
";

/// What is left out of that, and why.
const LEFT_OUT: [(&str, &str); 4] = [
    ("192.168.1.20", "left-out-private-address"),
    ("web1.brightwater.example", "left-out-host-name"),
    ("020 7946 0018", "left-out-landline"),
    ("10.4.2.17", "left-out-looks-like-version"),
];

const PROPOSED: [&str; 4] = ["203.0.113.7", "198.51.100.20", "192.0.2.44", "+44 7700 900123"];

#[tokio::test]
async fn asked_closed_and_answered() -> Result<()> {
    journey("asking", Setup::default(), async |session| {
        let place = session.place();
        let mail = Mail::install(place)?;
        let mut walk = Walk::new(place, Job { mobile: String::new(), ..Job::default() })?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_asking(&window).await?;
        let letter = walk.copy_letter(&mut window).await?;
        for part in ["Mo Adeyemi", "Engaging Networks", "Server addresses:", "Mobile:"] {
            ensure!(letter.contains(part), "the letter does not say {part:?}:\n{letter}");
        }
        ensure!(letters_of(&letter, "Ana"), "it is not to Ana:\n{letter}");
        walk.press(&mut window, "wizard-letter-email").await?;
        let link = mail.take()?;
        let to = "mailto:ana@brightwater.example?subject=";
        ensure!(link.starts_with(to) && link.len() <= 1_900, "the link is {link:?}");
        walk.press(&mut window, "wizard-letter-sent").await?;
        let agency = walk.job.agency.clone();
        walk.see_heading(&window, "ask-waiting-heading", &[("agency", &agency)]).await?;
        walk.press(&mut window, "ask-close").await?;
        waits_for(&walk, &window).await?;
        window.quit().await?;

        let mut window = Window::open(place).await?;
        waits_for(&walk, &window).await?;
        walk.press(&mut window, "today-waiting-for-answer-button").await?;
        walk.paste_answer(&mut window, ANSWER).await?;
        understood(&walk, &window).await?;
        nothing_was_used(&mut walk, &mut window).await?;

        walk.press(&mut window, "rail-home").await?;
        waits_for(&walk, &window).await?;
        walk.press(&mut window, "today-waiting-for-answer-button").await?;
        understood(&walk, &window).await?;
        window.untick("192.0.2.44").await?;
        let three = walk.names.say_with("ask-use", &[("count", "3")])?;
        window.click_button(&three).await?;
        walk.see_form(&window).await?;
        let field = walk.names.vendor("field-remote-address")?;
        let used = window.value_of(&field).await?;
        ensure!(used == "203.0.113.7\n198.51.100.20", "in the form stands {used:?}");
        window.choose(&walk.names.vendor("region-ca")?).await?;
        let pasted = walk.guide(&mut window).await?;
        let addresses = pasted.iter().find(|(label, _)| *label == field);
        let joined = Some("203.0.113.7~198.51.100.20");
        ensure!(addresses.map(|(_, value)| value.as_str()) == joined, "pasted was {pasted:?}");
        walk.press(&mut window, "wizard-save-and-close").await?;
        walk.see_button(&window, "today-draft-button").await?;
        walk.open_agency(&mut window, &agency).await?;
        window.see("+44 7700 900123").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn forty_addresses_and_nothing_at_all() -> Result<()> {
    journey("forty-addresses", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_asking(&window).await?;
        walk.press(&mut window, "ask-answered").await?;

        let nothing = "Hello Mo,\n\nI have to ask our developers first.\n\nAna\n";
        walk.paste_answer(&mut window, nothing).await?;
        walk.see_heading(&window, "ask-nothing-heading", &[]).await?;
        walk.press(&mut window, "ask-another").await?;
        let kept = window.value_of(&walk.names.say("ask-answer")?).await?;
        ensure!(kept == nothing, "of what was pasted, {kept:?} is left");

        let all: Vec<String> = (1..=40).map(|last| format!("203.0.113.{last}")).collect();
        let mut mail = "Hello Mo,\n\nhere they are:\n".to_owned();
        for address in &all {
            writeln!(mail, "- {address}")?;
        }
        walk.paste_answer(&mut window, &mail).await?;
        walk.see(&window, "ask-found-addresses", &[("count", "40")]).await?;
        let forty = walk.names.say_with("ask-use", &[("count", "40")])?;
        window.click_button(&forty).await?;
        // More than the vendor's form takes: said here, where one can untick some.
        let length = all.join("~").len().to_string();
        let mentioned = [("length", length.as_str()), ("most", "200")];
        window.see(&walk.names.problem("addresses-too-long", &mentioned)?).await?;
        walk.see_heading(&window, "ask-understood-heading", &[]).await?;
        for address in all.iter().skip(2) {
            window.untick(address).await?;
        }
        let two = walk.names.say_with("ask-use", &[("count", "2")])?;
        window.click_button(&two).await?;
        walk.see_form(&window).await?;
        let used = window.value_of(&walk.names.vendor("field-remote-address")?).await?;
        ensure!(used == "203.0.113.1\n203.0.113.2", "in the form stands {used:?}");

        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_whose_address_nobody_knows() -> Result<()> {
    journey("no-email", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job { email: String::new(), ..Job::api_account() })?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        walk.travelled(&mut window, "by-system").await?;

        walk.begin(&mut window).await?;
        walk.see(&window, "who-known-no-email", &[]).await?;
        walk.choose_known(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.choose_what_for(&mut window).await?;
        walk.press(&mut window, "what-for-right").await?;
        let agency = walk.job.agency.clone();
        let two = [("agency", agency.as_str()), ("count", "2")];
        walk.see_heading(&window, "ask-heading", &two).await?;
        let first = [("first", walk.job.first.as_str())];
        let field = walk.names.say_with("ask-email-label", &first)?;
        window.fill(&field, "ana at brightwater").await?;
        walk.press(&mut window, "ask-email-save").await?;
        window.see(&walk.names.problem("email-malformed", &[])?).await?;
        window.fill(&field, "ana@brightwater.example").await?;
        walk.press(&mut window, "ask-email-save").await?;
        walk.see_asking(&window).await?;

        // A mobile without its country: asked, never guessed.
        walk.press(&mut window, "ask-answered").await?;
        walk.paste_answer(&mut window, "Hello Mo,\nmobile: 07700 900123\nAna\n").await?;
        walk.see(&window, "ask-found-no-country", &[]).await?;
        let one = walk.names.say_with("ask-use", &[("count", "1")])?;
        window.click_button(&one).await?;
        window.see(&walk.names.problem("mobile-without-country", &[])?).await?;
        window.fill(&walk.names.say("who-country")?, "+44").await?;
        window.click_button(&one).await?;
        walk.see_form(&window).await?;
        for (field, value) in [("email", "ana@brightwater.example"), ("phone", "+447700900123")] {
            let stands = window.value_of(&walk.names.vendor(&format!("field-{field}"))?).await?;
            ensure!(stands == value, "as {field} stands {stands:?}");
        }
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Home says who is waited for, and since when.
async fn waits_for(walk: &Walk, window: &Window) -> Result<()> {
    let (agency, platform) = (walk.job.agency.as_str(), walk.job.platform.as_str());
    walk.see_heading(window, "home-heading", &[("count", "1")]).await?;
    walk.see(window, "today-waiting-for-answer", &[("agency", agency)]).await?;
    let ago = walk.names.say_with("ago", &[("days", "0")])?;
    let detail = [("platform", platform), ("ago", ago.as_str())];
    walk.see(window, "today-waiting-for-answer-detail", &detail).await
}

/// What was taken, ticked, and what was left out, with the reason.
async fn understood(walk: &Walk, window: &Window) -> Result<()> {
    walk.see_heading(window, "ask-understood-heading", &[]).await?;
    for proposed in PROPOSED {
        ensure!(window.is_chosen(proposed).await?, "{proposed} is not ticked");
    }
    for (what, code) in LEFT_OUT {
        let why = walk.names.problem(code, &[])?;
        window.see(&format!("{what} {why}")).await?;
    }
    let three = [("count", "3")];
    walk.see(window, "ask-found-addresses", &three).await
}

/// Nothing of it stands anywhere before it is confirmed.
async fn nothing_was_used(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "wizard-save-and-close").await?;
    walk.see_button(window, "home-give-access").await?;
    let agency = walk.job.agency.clone();
    walk.open_agency(window, &agency).await?;
    let page = window.page_text().await?;
    ensure!(!page.contains("7700"), "the mobile was used already:\n{page}");
    Ok(())
}
