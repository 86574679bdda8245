//! Each kind of key from first start to its end. The API user of Engaging Networks goes this way in `deliver` and
//! `by_keyboard`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::systems::letters_of;
use courier_tests::window::Window;
use courier_tests::{foreign, kept, search};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

#[tokio::test]
async fn a_private_token() -> Result<()> {
    journey("private-token", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::private_token())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        // It is tied to no address: there is nothing to ask the agency.
        walk.see_form(&window).await?;
        walk.fill_account(&mut window).await?;
        let user = walk.names.vendor("field-user")?;
        // Whose token it is nobody can guess.
        walk.press(&mut window, "make-show-form").await?;
        walk.see(&window, "error-missing", &[]).await?;
        window.fill(&user, "Brightwater Imports").await?;
        let pasted = walk.guide(&mut window).await?;
        ensure!(pasted.is_empty(), "nothing is to be copied there: {pasted:?}");
        walk.key(&mut window).await?;
        let file = place.home().join("Documents/token.age");
        let words = walk.deliver(&mut window, &file).await?;
        let opened = foreign::age_with_words(&file, &words)?;
        ensure!(foreign::jq(&opened, ".keys[0].key")? == walk.job.key, "another token is in it");
        ensure!(foreign::jq(&opened, ".keys[0].env")? == "EN_PRIVATE_TOKEN", "another name");
        let at = "https://ca.engagingnetworks.app/ea-dataservice";
        ensure!(foreign::jq(&opened, ".keys[0].base_url")? == at, "another address");
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        walk.open_key(&mut window, "Brightwater Imports").await?;
        walk.see(&window, "keys-everything", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_public_token_and_again_for_another() -> Result<()> {
    journey("public-token", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::public_token())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_account(&window).await?;
        walk.fill_account(&mut window).await?;
        walk.press(&mut window, "make-show-steps").await?;
        walk.sees_key_already(&mut window).await?;
        walk.guided(&mut window).await?;
        walk.paste_key(&mut window).await?;
        walk.go_on(&mut window).await?;
        // An ordinary letter: it may carry it.
        walk.see_heading(&window, "done-public-heading", &[]).await?;
        let letter = walk.copy_letter(&mut window).await?;
        ensure!(letter.contains(&walk.job.key), "the token is not in the letter:\n{letter}");
        ensure!(letters_of(&letter, "Ana"), "it is not to Ana:\n{letter}");
        walk.press(&mut window, "wizard-letter-sent").await?;
        walk.see_held(&window, &["Brightwater"]).await?;
        walk.see(&window, "key-page-under-public", &[]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 1, 1).await?;

        // There is one in the account: the next agency gets the same, and nothing is pasted.
        let pastes = window.hands().pastes;
        walk.turn_to(Job::public_token().to_another());
        walk.begin(&mut window).await?;
        walk.somebody_new(&mut window).await?;
        walk.choose_what_for(&mut window).await?;
        walk.see(&window, "make-existing", &[]).await?;
        window.choose(&walk.names.say("make-existing-give")?).await?;
        walk.press(&mut window, "what-for-right").await?;
        walk.see_heading(&window, "done-public-heading", &[]).await?;
        let letter = walk.copy_letter(&mut window).await?;
        ensure!(letter.contains(&walk.job.key), "the token is not in the letter:\n{letter}");
        ensure!(letters_of(&letter, "Sam"), "it is not to Sam:\n{letter}");
        walk.press(&mut window, "wizard-letter-sent").await?;
        walk.see_held(&window, &["Brightwater", "Northlight"]).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 2, 1).await?;
        ensure!(window.hands().pastes == pastes, "something had to be pasted");
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_key_of_a_group_for_two_agencies() -> Result<()> {
    journey("group-key", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::group_key())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_account(&window).await?;
        walk.fill_account(&mut window).await?;
        walk.press(&mut window, "make-show-steps").await?;
        nobody_says_revoke(&walk, &window).await?;
        walk.sees_key_already(&mut window).await?;
        let steps = walk.steps(&window, 1).await?;
        ensure!(steps == 2, "looking it up takes {steps} steps");
        nobody_says_revoke(&walk, &window).await?;
        walk.press(&mut window, "guide-next").await?;
        window.see(&walk.names.vendor("step-copy-key-there")?).await?;
        nobody_says_revoke(&walk, &window).await?;
        walk.press(&mut window, "guide-see-key").await?;
        // A key whose shape is another system's.
        walk.see_heading(&window, "key-heading", &[]).await?;
        let other = Job::default();
        window.paste_by(&walk.names.say("key-paste")?, &other.key).await?;
        walk.see_heading(&window, "key-doubt-heading", &[]).await?;
        walk.see(&window, "error-key-other-shape", &[("system", &other.platform)]).await?;
        window.paste_by(&walk.names.say("key-paste-again")?, &walk.job.key).await?;
        walk.see_heading(&window, "key-kept-heading", &[]).await?;
        walk.press(&mut window, "key-choose-form").await?;
        let anas = place.home().join("Documents/ana.age");
        let words = walk.deliver(&mut window, &anas).await?;
        let opened = holds(&anas, &words, &walk.job.key, "0")?;
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;

        let name = walk.job.account.clone();
        walk.turn_to(Job::group_key().to_another());
        walk.open_key(&mut window, &name).await?;
        nobody_says_revoke(&walk, &window).await?;
        walk.press(&mut window, "key-page-give").await?;
        walk.see_heading(&window, "who-heading", &[]).await?;
        walk.somebody_new(&mut window).await?;
        walk.see(&window, "make-existing", &[]).await?;
        let same = walk.names.say("make-existing-give")?;
        ensure!(window.is_chosen(&same).await?, "it is the same key that is to be given");
        nobody_says_revoke(&walk, &window).await?;
        walk.press(&mut window, "what-for-right").await?;
        let sams = place.home().join("Documents/sam.age");
        let own = walk.deliver(&mut window, &sams).await?;
        ensure!(own != words, "both files have the same words");
        let opened = holds(&sams, &own, &walk.job.key, "1")?;
        ensure!(foreign::age_with_words(&sams, &words).is_err(), "Ana’s words open Sam’s file");
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;

        walk.open_key(&mut window, &name).await?;
        walk.see_held(&window, &["Brightwater", "Northlight"]).await?;
        let files = window.list(&walk.names.say("key-page-deliveries")?).await?;
        ensure!(files.len() == 2, "the files it went out in are {files:?}");
        for person in ["Ana Costa", "Sam Okoro"] {
            ensure!(files.iter().any(|file| file.starts_with(person)), "none for {person}");
        }
        // There it stands, under *Replace it there*, and not before that is opened.
        nobody_says_revoke(&walk, &window).await?;
        let replace = walk.names.say_with("key-page-guide", &[("what", "replace")])?;
        window.click_button(&replace).await?;
        window.see(&walk.names.vendor("step-revoke-and-generate")?).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spektrix_sends_the_key_itself() -> Result<()> {
    journey("spektrix", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::api_account())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_asking(&window).await?;
        walk.see(&window, "ask-mobile", &[]).await?;
        let letter = walk.copy_letter(&mut window).await?;
        ensure!(letters_of(&letter, "Ana"), "it is not to Ana:\n{letter}");
        walk.press(&mut window, "ask-answered").await?;
        let answer =
            "Hello Mo,\n\nmy mobile is +44 (0)7700 900123, the office 020 7946 0018.\n\nAna\n";
        walk.paste_answer(&mut window, answer).await?;
        walk.see_heading(&window, "ask-understood-heading", &[]).await?;
        ensure!(window.is_chosen("+44 7700 900123").await?, "the mobile is proposed");
        let use_it = walk.names.say_with("ask-use", &[("count", "1")])?;
        window.click_button(&use_it).await?;

        walk.see_form(&window).await?;
        walk.fill_account(&mut window).await?;
        let secrets = secrets(&kept::folder(place)?)?;
        walk.go_on(&mut window).await?;
        let mentioned = [("person", "Ana"), ("mobile", "+44 7700 900123")];
        let said = |attribute: &str| {
            let id = format!("kind-api-account.{attribute}");
            walk.names.vendor_with(&id, &mentioned)
        };
        let (heading, agreed) = (said("read-back")?, said("read-back-agreed")?);
        window.see_heading(&heading).await?;
        window.see("+44 7700 900123").await?;
        window.click_button(&agreed).await?;
        let pasted = walk.guided(&mut window).await?;
        let expected = [
            ("username", "Brightwater"),
            ("email", "ana@brightwater.example"),
            ("phone", "+447700900123"),
        ];
        let expected: Vec<(String, String)> = expected
            .into_iter()
            .map(|(field, value)| Ok((walk.names.vendor(&format!("field-{field}"))?, value.into())))
            .collect::<Result<_>>()?;
        ensure!(pasted == expected, "the form was given {pasted:#?}");
        let done = [("system", "Spektrix"), ("first", "Ana")];
        walk.see_heading(&window, "done-system-heading", &done).await?;
        walk.press(&mut window, "done-finish").await?;
        walk.see_held(&window, &["Brightwater"]).await?;
        walk.see(&window, "access-travelled", &[("travelled", "by-system")]).await?;
        walk.see(&window, "key-page-under-never", &[]).await?;
        let now = self::secrets(&kept::folder(place)?)?;
        ensure!(now == secrets, "a secret came into the vault: {now:?}");
        walk.press(&mut window, "rail-home").await?;
        walk.see_heading(&window, "home-heading", &[("count", "0")]).await?;
        walk.see_numbers(&window, 1, 1).await?;

        // A second account of the agency gets a name of its own.
        walk.begin(&mut window).await?;
        walk.choose_known(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.choose_what_for(&mut window).await?;
        walk.press(&mut window, "what-for-right").await?;
        walk.see_form(&window).await?;
        window.choose(&walk.job.account).await?;
        let username = walk.names.vendor("field-username")?;
        ensure!(window.value_of(&username).await? == "Brightwater 2", "another name is proposed");
        window.fill(&username, "brightwater").await?;
        walk.go_on(&mut window).await?;
        window.see(&walk.names.problem("taken", &[])?).await?;
        window.fill(&username, "Brightwater box office").await?;
        walk.go_on(&mut window).await?;
        window.see_heading(&heading).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spektrix_sends_it_to_us_instead() -> Result<()> {
    journey("spektrix-to-us", Setup::default(), async |session| {
        let place = session.place();
        let mobile = "+44 7700 900123".to_owned();
        let mut walk = Walk::new(place, Job { mobile, ..Job::api_account() })?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_form(&window).await?;
        walk.fill_account(&mut window).await?;
        walk.go_on(&mut window).await?;
        let to_me = walk.names.vendor("kind-api-account.read-back-to-me")?;
        window.click_button(&to_me).await?;
        walk.see(&window, "make-to-me", &[("system", "Spektrix")]).await?;
        let phone = walk.names.vendor("field-phone")?;
        ensure!(window.value_of(&phone).await?.is_empty(), "Ana’s number still stands there");
        window.fill(&walk.names.vendor("field-email")?, "mo@example.org").await?;
        // A landline gets no code.
        window.fill(&phone, "+44 20 7946 0018").await?;
        walk.press(&mut window, "make-show-form").await?;
        window.see(&walk.names.problem("mobile-landline", &[])?).await?;
        window.fill(&phone, "+44 7700 900124").await?;
        let secrets = secrets(&kept::folder(place)?)?;
        let pasted = walk.guide(&mut window).await?;
        let values: Vec<&str> = pasted.iter().map(|(_, value)| value.as_str()).collect();
        ensure!(values == ["Brightwater", "mo@example.org", "+447700900124"], "{pasted:?}");
        walk.paste_key(&mut window).await?;
        let now = self::secrets(&kept::folder(place)?)?;
        ensure!(now.len() == secrets.len() + 1, "the secret is not in the vault: {now:?}");
        walk.press(&mut window, "key-choose-form").await?;
        let file = place.home().join("Documents/account.age");
        let words = walk.deliver(&mut window, &file).await?;
        holds(&file, &words, &walk.job.key, "0")?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn our_own_service_gets_a_verifier() -> Result<()> {
    journey("own-service", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::own_key())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.see_heading(&window, "make-heading-here", &[]).await?;
        walk.fill_account(&mut window).await?;
        walk.press(&mut window, "make-here").await?;
        walk.steps(&window, 1).await?;
        let shown = walk.verifier(&window).await?;
        walk.press(&mut window, "guide-verifier-copy").await?;
        walk.see(&window, "guide-verifier-copied", &[]).await?;
        let copied = courier_tests::clipboard::paste(place)?;
        ensure!(copied == format!("sha256:{shown}"), "what is copied is {copied:?}");
        walk.guided(&mut window).await?;
        let file = place.home().join("Documents/own.age");
        let words = walk.deliver(&mut window, &file).await?;
        let opened = foreign::age_with_words(&file, &words)?;
        let key = foreign::jq(&opened, ".keys[0].key")?;
        ensure!(key.starts_with("hk_") && key.len() == 46, "the key has {} characters", key.len());
        let derived = HEXLOWER.encode(&Sha256::digest(key.as_bytes()));
        ensure!(derived == shown, "the verifier is not of this key");
        walk.receipt(&mut window, &foreign::jq(&opened, ".receipt")?).await?;
        walk.open_key(&mut window, &walk.job.agency.clone()).await?;
        ensure!(walk.verifier(&window).await? == shown, "another verifier on its page");
        ensure!(!window.page_source().await?.contains(&key), "the key is in the page");
        window.quit().await?;
        Ok(())
    })
    .await
}

/// The button that ends the key of everybody is named as a warning only.
async fn nobody_says_revoke(walk: &Walk, window: &Window) -> Result<()> {
    let press = walk.names.vendor("step-revoke-and-generate")?;
    let page = window.page_text().await?;
    ensure!(!page.contains(&press), "the page says {press:?}:\n{page}");
    Ok(())
}

/// Opens a locked file with `age`: it holds this key, held by so many others.
fn holds(file: &Path, words: &str, key: &str, others: &str) -> Result<Vec<u8>> {
    let opened = foreign::age_with_words(file, words)?;
    ensure!(foreign::jq(&opened, ".keys[0].key")? == key, "another key is in it");
    let held = foreign::jq(&opened, ".keys[0].held_by_others")?;
    ensure!(held == others, "it says that {held} others hold it");
    Ok(opened)
}

/// The files of the vault that hold secrets.
fn secrets(vault: &Path) -> Result<Vec<std::path::PathBuf>> {
    let folder = vault.join("secrets");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = search::files_below(&folder).context("the vault's secrets")?;
    all.retain(|path| path.is_file());
    Ok(all)
}
