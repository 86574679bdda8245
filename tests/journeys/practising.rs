//! Practice: the whole app with invented people and systems, beside everything real and apart from it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::kept::{self, SERVICE};
use courier_tests::mail::Mail;
use courier_tests::main_job::Walk;
use courier_tests::search::{Search, files_below};
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{clipboard, foreign, keyring, practice};

#[tokio::test]
async fn the_main_job_is_practised_first() -> Result<()> {
    journey("practising", Setup::default(), async |session| {
        let place = session.place();
        let mail = Mail::install(place)?;
        let mut walk = Walk::new(place, Job::by_age())?;
        let mut window = Window::open(place).await?;
        walk.practise_first(&mut window).await?;
        nothing_is_real(place)?;
        made_for_us(&mut walk, &mut window).await?;
        let file = place.home().join("Documents/for Ana.age");
        walk.locked_file(&mut window, &file).await?;
        walk.press(&mut window, "letter-email").await?;
        walk.see(&window, "practice-nothing-sent", &[]).await?;
        walk.see(&window, "practice-to", &[("to", &walk.job.email)]).await?;
        walk.sent_and_arrived(&mut window).await?;
        let words = walk.read_words(&mut window).await?;
        the_message_is_shown(&walk, &mut window, &words).await?;
        by_secret_link(&walk, &mut window, &words).await?;

        let opened = foreign::age_with_words(&file, &words)?;
        let key = foreign::jq(&opened, ".keys[0].key")?;
        ensure!(key.starts_with("PRACTICE-"), "the key is a real one: {key:?}");
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        the_banner_is_everywhere(&walk, &mut window).await?;
        ensure!(!mail.was_opened(), "a mail program was called");
        only_the_system_knows(place, &key)?;

        walk.leave_practice(&mut window).await?;
        nothing_is_real(place)?;
        window.quit().await?;
        comes_back_and_begins_anew(&walk, place).await?;
        refused_among_real_keys(&mut walk, place, &key).await
    })
    .await
}

#[tokio::test]
async fn a_vault_of_ones_own_is_not_touched() -> Result<()> {
    journey("practice-beside", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::for_another())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;
        let own = kept::folder(place)?;
        let before = kept::snapshot(&own)?;

        walk.press(&mut window, "rail-settings").await?;
        walk.press(&mut window, "practice-begin").await?;
        walk.see_practice(&window).await?;
        walk.press(&mut window, "rail-agencies").await?;
        window.see("Copperfield Calls").await?;
        window.not_seen(&walk.job.agency).await?;
        walk.press(&mut window, "rail-home").await?;
        made_for_us(&mut walk, &mut window).await?;
        walk.press(&mut window, "practice-leave").await?;
        let agency = [("agency", walk.job.agency.as_str())];
        walk.see(&window, "today-draft", &agency).await?;
        walk.not_seen(&window, "practice-banner", &[]).await?;
        walk.press(&mut window, "rail-agencies").await?;
        window.see(&walk.job.agency).await?;
        window.not_seen("Copperfield Calls").await?;
        window.quit().await?;
        ensure!(kept::snapshot(&own)? == before, "practice changed something in the real vault");
        ensure!(keyring::count(place, SERVICE)? == 1, "practice is in the keychain");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn practice_keeps_no_real_key() -> Result<()> {
    journey("practice-only", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::group_key())?;
        let mut window = Window::open(place).await?;
        walk.practise_first(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.press(&mut window, "make-there").await?;
        walk.see_heading(&window, "file-heading", &[("first", &walk.job.first)]).await?;
        let file = place.home().join("Documents/for Ana.age");
        let words = walk.deliver(&mut window, &file).await?;
        let opened = foreign::age_with_words(&file, &words)?;
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        walk.press(&mut window, "done-forget").await?;
        let platform = [("platform", walk.job.platform.as_str())];
        walk.see(&window, "done-forgotten", &platform).await?;
        walk.press(&mut window, "done-home").await?;

        // The second agency gets the same, and we have no copy any more: here alone something is pasted.
        let job = walk.job.clone().to_another();
        walk.turn_to(job);
        walk.begin(&mut window).await?;
        walk.somebody_new(&mut window).await?;
        walk.choose_what_for(&mut window).await?;
        window.choose(&walk.names.say("make-existing-give")?).await?;
        walk.press(&mut window, "what-for-right").await?;
        walk.see_heading(&window, "key-heading", &[]).await?;
        window.paste_by(&walk.names.say("key-paste")?, &walk.job.key).await?;
        walk.see(&window, "error-practice-only", &[]).await?;
        walk.see_heading(&window, "key-heading", &[]).await?;
        let key = foreign::jq(&opened, ".keys[0].key")?;
        window.paste_by(&walk.names.say("key-paste")?, &key).await?;
        walk.see_heading(&window, "key-kept-heading", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// No vault but the one of practice, and nothing in the keychain.
fn nothing_is_real(place: &Surroundings) -> Result<()> {
    let practice = place.profile().join("practice");
    let vaults: Vec<_> = files_below(place.root())?
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "vault.json"))
        .collect();
    ensure!(vaults == [practice.join("vault/vault.json")], "there are vaults at {vaults:?}");
    ensure!(!place.profile().join("here.json").exists(), "a real vault is remembered");
    ensure!(keyring::count(place, SERVICE)? == 0, "something is in the keychain");
    Ok(())
}

/// The platform of practice has to know its own keys; whatever else is written down holds none.
fn only_the_system_knows(place: &Surroundings, key: &str) -> Result<()> {
    let platform = place.profile().join("practice/platform.json").display().to_string();
    let mut found = Search::new(key).files(place.root())?;
    found.retain(|it| it.place != platform && !it.place.contains("/logs/driver-"));
    ensure!(found.is_empty(), "the key is in {found:#?}");
    Ok(())
}

async fn the_banner_is_everywhere(walk: &Walk, window: &mut Window) -> Result<()> {
    for rail in ["keys", "agencies", "deliveries", "open-file", "settings", "home"] {
        walk.press(window, &format!("rail-{rail}")).await?;
        walk.see(window, "practice-banner", &[]).await?;
    }
    walk.press(window, "home-something-wrong").await?;
    walk.see_heading(window, "trouble-heading", &[]).await?;
    walk.see(window, "practice-banner", &[]).await?;
    walk.press(window, "rail-settings").await?;
    walk.press(window, "settings-history-see").await?;
    walk.see_heading(window, "history-heading", &[]).await?;
    walk.see(window, "practice-banner", &[]).await?;
    walk.press(window, "lock-hide").await?;
    walk.see_heading(window, "lock-hidden", &[]).await?;
    walk.see(window, "practice-banner", &[]).await?;
    walk.press(window, "lock-show-again").await?;
    walk.see_practice(window).await
}

/// Asked for by a letter that goes nowhere, answered by nobody, and made and checked by the practice platform.
async fn made_for_us(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.who_and_what_for(window).await?;
    walk.see_asking(window).await?;
    walk.see(window, "practice-banner", &[]).await?;
    walk.press(window, "wizard-letter-email").await?;
    walk.see(window, "practice-nothing-sent-letter", &[]).await?;
    walk.they_answer(window).await?;
    walk.see_button(window, "make-there").await?;
    let field = walk.names.vendor("field-remote-address")?;
    let used = window.value_of(&field).await?;
    ensure!(used == "203.0.113.7\n203.0.113.8", "in the form stands {used:?}");
    walk.press(window, "make-there").await?;
    walk.see_heading(window, "file-heading", &[("first", &walk.job.first)]).await?;
    // It is tied to the agency's servers, and this computer is none of them.
    let system = [("system", walk.job.platform.as_str()), ("agency", walk.job.agency.as_str())];
    walk.see(window, "check-address-not-registered", &system).await?;
    walk.see(window, "check-address-not-registered-then", &system).await
}

/// In place of a code for a phone stands what it would send, and to whom.
async fn the_message_is_shown(walk: &Walk, window: &mut Window, words: &str) -> Result<()> {
    walk.press(window, "words-text").await?;
    walk.see(window, "practice-message-how", &[("mobile", &walk.job.mobile)]).await?;
    window.see(words).await?;
    let code = walk.names.say("words-qr-text")?;
    ensure!(!window.has("image", &code).await?, "there is a code that a phone would send");
    Ok(())
}

/// A link is made, asked about and taken back; another one is opened by somebody, which is no receipt.
async fn by_secret_link(walk: &Walk, window: &mut Window, words: &str) -> Result<()> {
    let place = walk.place();
    walk.press(window, "words-link").await?;
    walk.see(window, "link-server-reads", &[]).await?;
    walk.press(window, "link-make").await?;
    walk.see(window, "link-standing", &[("standing", "new")]).await?;
    walk.see(window, "practice-link", &[]).await?;
    walk.press(window, "link-ask").await?;
    let asked = [("host", "eu.onetimesecret.com"), ("asked", "")];
    window.see(walk.names.say_with("link-asked", &asked)?.trim()).await?;
    walk.see(window, "link-standing", &[("standing", "new")]).await?;
    walk.press(window, "link-burn").await?;
    walk.press(window, "link-burn-yes").await?;
    walk.see(window, "link-standing", &[("standing", "burnt")]).await?;

    walk.press(window, "link-make").await?;
    walk.see(window, "link-standing", &[("standing", "new")]).await?;
    walk.press(window, "link-copy").await?;
    walk.see(window, "link-copied", &[]).await?;
    let link = clipboard::paste(place)?;
    let read = opens(place, window, &link)?;
    ensure!(read == words, "the link shows {read:?}");
    walk.press(window, "link-ask").await?;
    walk.see(window, "link-standing", &[("standing", "opened")]).await?;
    walk.see(window, "link-no-receipt", &[("first", &walk.job.first)]).await?;
    walk.see_heading(window, "delivery-headline-arrived", &[]).await?;
    walk.press(window, "words-link-done").await?;
    walk.see_heading(window, "delivery-headline-receipt", &[("first", &walk.job.first)]).await
}

/// Opens a link of practice, at the server that made it up.
fn opens(place: &Surroundings, window: &Window, link: &str) -> Result<String> {
    let (host, secret) = link
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once("/secret/"))
        .with_context(|| format!("the link is {link:?}"))?;
    let said = practice::post(place, window, host, &format!("/api/v1/secret/{secret}"))?;
    foreign::jq(&said, ".value")
}

/// What was practised is there the next day, until it is thrown away.
async fn comes_back_and_begins_anew(walk: &Walk, place: &Surroundings) -> Result<()> {
    let agency = &walk.job.agency;
    let mut window = Window::open(place).await?;
    walk.practise_first(&mut window).await?;
    walk.press(&mut window, "rail-deliveries").await?;
    window.see(agency).await?;
    walk.leave_practice(&mut window).await?;
    walk.practise_first(&mut window).await?;
    walk.press(&mut window, "rail-agencies").await?;
    window.see(agency).await?;

    walk.press(&mut window, "rail-settings").await?;
    walk.see(&window, "settings-vault-practice", &[]).await?;
    walk.press(&mut window, "practice-again").await?;
    walk.see(&window, "practice-again-sentence", &[]).await?;
    walk.press(&mut window, "practice-again-yes").await?;
    walk.see_practice(&window).await?;
    walk.press(&mut window, "rail-agencies").await?;
    window.see("Copperfield Calls").await?;
    window.not_seen(agency).await?;
    nothing_is_real(place)?;
    walk.leave_practice(&mut window).await?;
    window.quit().await?;
    Ok(())
}

/// A key of practice, pasted where a real one is asked for.
async fn refused_among_real_keys(walk: &mut Walk, place: &Surroundings, key: &str) -> Result<()> {
    let mut window = Window::open(place).await?;
    walk.up_to_the_key(&mut window).await?;
    window.paste_by(&walk.names.say("key-paste")?, key).await?;
    walk.see(&window, "error-practice-key", &[]).await?;
    walk.see_button(&window, "key-paste").await?;
    ensure!(keyring::count(place, SERVICE)? == 1, "the real vault is not in the keychain");
    walk.key(&mut window).await?;
    window.quit().await?;
    let real: &Path = &kept::folder(place)?;
    ensure!(!real.starts_with(place.profile().join("practice")), "the real vault is practice's");
    Ok(())
}
