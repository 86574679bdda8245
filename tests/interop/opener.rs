//! The page inside a locked file, opened from the disk by Chromium and Firefox, in a network where all that is
//! asked for is written down.

mod bad_input;
mod made;
mod pictures;

mod release;
mod rooms;
mod taking;

use anyhow::{Context, Result, ensure};
use courier_bundle::Party;
use courier_crypto::{Language, Passphrase};
use courier_tests::browsers::{Kind, Look};
use courier_tests::job::Job;
use made::RECEIPT_SHOWN;
use rooms::{Room, in_a_room};
use secrecy::ExposeSecret;

/// Asks for two things elsewhere, works for half a second and does what no page of ours may: what is said of our pages
/// below is worth something only if it is noticed here.
const CONTROL: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>Control</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'none'">
<style>h1 { color: red }</style>
<h1>Control</h1><p id="said">Nothing yet</p><img src="https://picture.control.example/">
<button>Work</button>
<script>
const said = document.querySelector('#said');
document.querySelector('button').onclick = () => {
  for (const end = performance.now() + 500; performance.now() < end;);
  said.textContent = 'Worked';
};
fetch('http://fetch.control.example/').catch(() => console.error('refused')).finally(() => {
  said.textContent = 'Asked';
});
</script>"#;

#[tokio::test]
async fn chromium_opens_it_and_asks_for_nothing() -> Result<()> {
    opens_and_asks_for_nothing(Kind::Chromium).await
}

#[tokio::test]
async fn firefox_opens_it_and_asks_for_nothing() -> Result<()> {
    opens_and_asks_for_nothing(Kind::Firefox).await
}

async fn opens_and_asks_for_nothing(kind: Kind) -> Result<()> {
    let name = format!("opener-{kind:?}");
    let seen = in_a_room(&name, kind, Look::default(), |room| {
        a_page_that_does_all_this_is_caught(room, kind)?;
        let job = Job::default();
        let words = Passphrase::make(Language::En);
        let page = room.page("locked.html", &words, &made::payload(&job))?;
        room.browser.open(&page)?;
        before_opening(room, &job)?;

        room.fill_words(&made::in_capitals(&words))?;
        let count = room.names.say_with("opener-words-count", &[("count", "8")])?;
        room.browser.see(&count)?;
        room.browser.watch_thread()?;
        room.press("opener-open")?;
        room.see_opened(&job)?;
        let thread = room.browser.read_thread()?;
        ensure!(
            thread.longest <= Some(50.0),
            "the page did not answer while it opened: {thread:?}"
        );
        // Scrypt on the page's own thread would leave one tick before it and one after.
        ensure!(thread.ticks > 10, "the page did not answer while it opened: {thread:?}");

        after_opening(room, &job)?;
        let told = room.browser.told()?;
        ensure!(told.console.is_empty() && told.refused.is_empty(), "the page met: {told:?}");
        let own = format!("file://{}", page.display());
        ensure!(told.navigations == [own.as_str()], "the page went elsewhere: {told:?}");
        // What stands in an address itself is asked of nobody.
        let elsewhere =
            |url: &&String| **url != own && !url.starts_with("blob:") && !url.starts_with("data:");
        ensure!(told.requests.iter().find(elsewhere).is_none(), "the page asked for: {told:?}");
        Ok(())
    })
    .await?;
    let (control, others): (Vec<_>, Vec<_>) =
        seen.iter().partition(|line| line.contains(".control.example"));
    for asked in ["GET http://fetch.control.example/", "CONNECT picture.control.example:443"] {
        ensure!(control.iter().any(|line| *line == asked), "the proxy missed {asked}: {seen:?}");
    }
    ensure!(others.is_empty(), "something was asked for: {others:?}");
    Ok(())
}

/// First of all: whoever asks is heard.
fn a_page_that_does_all_this_is_caught(room: &mut Room, kind: Kind) -> Result<()> {
    let control = room.file("control.html", CONTROL.as_bytes())?;
    room.browser.open(&control)?;
    room.browser.see("Asked")?;
    room.browser.watch_thread()?;
    room.browser.press("Work")?;
    room.browser.see("Worked")?;
    let thread = room.browser.read_thread()?;
    ensure!(thread.gap > 400.0, "nobody noticed a page at work for half a second: {thread:?}");
    let noticed = kind != Kind::Chromium || thread.longest > Some(50.0);
    ensure!(noticed, "Chromium did not notice a page at work for half a second: {thread:?}");
    let told = room.browser.told()?;
    ensure!(told.console.iter().any(|line| line == "refused"), "not heard: {told:?}");
    ensure!(told.refused.iter().any(|what| what.starts_with("style-src")), "not seen: {told:?}");
    ensure!(told.requests.iter().any(|url| url.contains("fetch.control")), "not seen: {told:?}");
    ensure!(room.browser.axe().is_err(), "axe finds nothing wrong with a picture without a text");
    Ok(())
}

/// What stands on the page before anything is typed.
fn before_opening(room: &mut Room, job: &Job) -> Result<()> {
    let heading =
        room.names.say_with("opener-heading", &[("organisation", job.organisation.as_str())])?;
    room.browser.see_role("heading", &heading)?;
    let made = room.names.say_with("opener-made", &[("date", made::MADE)])?;
    room.browser.see(&made)?;
    let text = room.browser.text()?;
    for unseen in ["opener-broken", "opener-noscript"] {
        ensure!(!text.contains(&room.names.say(unseen)?), "{unseen} is shown: {text}");
    }
    room.browser.axe().context("before opening")
}

/// What stands on it afterwards, on the screen and on paper.
fn after_opening(room: &mut Room, job: &Job) -> Result<()> {
    let text = room.browser.text()?;
    ensure!(text.contains(RECEIPT_SHOWN), "the receipt number is not shown: {text}");
    ensure!(!text.contains(&job.key), "the key is shown before anybody asked");
    room.browser.axe().context("after opening")?;
    room.press_what("opener-show-what", "opener-key")?;
    room.browser.see(&job.key)?;
    room.browser.axe().context("with the key shown")?;
    let paper = room.browser.printed()?;
    ensure!(paper.contains(RECEIPT_SHOWN), "the paper does not show the receipt number: {paper}");
    ensure!(!paper.contains(&job.key), "the key is on the paper");
    // A line of paper may end in the middle of a key.
    let end = job.key.rsplit('-').next().unwrap_or_default();
    ensure!(!paper.contains(end), "part of the key is on the paper");
    Ok(())
}

#[tokio::test]
async fn it_is_fit_for_everybody_in_the_dark_and_on_a_narrow_screen() -> Result<()> {
    for kind in Kind::ALL {
        let look = Look { dark: true, size: (360, 700), ..Look::default() };
        in_a_room("opener-dark", kind, look, |room| {
            let job = Job::default();
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            room.browser.open(&page)?;
            before_opening(room, &job)?;
            room.fill_words(&made::in_capitals(&words))?;
            room.press("opener-open")?;
            room.see_opened(&job)?;
            room.browser.axe()
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_scripts_it_says_where_to_open_it_and_nothing_else() -> Result<()> {
    for kind in Kind::ALL {
        let look = Look { scripts: false, ..Look::default() };
        in_a_room("opener-without-scripts", kind, look, |room| {
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&Job::default()))?;
            room.browser.open(&page)?;
            let sentence = room.names.say("opener-noscript")?;
            let text = room.browser.text()?;
            ensure!(text == sentence, "{kind:?} shows {text:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn names_show_as_themselves() -> Result<()> {
    const MARKUP: &str = "<img src=x onerror=alert(1)> & Søn";
    for kind in Kind::ALL {
        in_a_room("opener-names", kind, Look::default(), |room| {
            let job = Job {
                organisation: MARKUP.to_owned(),
                // It would turn round whatever comes after it.
                agency: "Bright\u{202e}water</pre><script>alert(1)</script>".to_owned(),
                ..Job::default()
            };
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            room.browser.open(&page)?;
            before_opening(room, &job)?;
            room.fill_words(words.canonical().expose_secret())?;
            room.press("opener-open")?;
            let seen = Job { agency: job.agency.replace('\u{202e}', "[U+202E]"), ..job };
            room.see_opened(&seen)?;
            let text = room.browser.text()?;
            ensure!(text.contains(MARKUP), "the sender is not named: {text}");
            ensure!(room.browser.count("image", "")? == 0, "a name became a picture");
            let told = room.browser.told()?;
            ensure!(told.console.is_empty() && told.refused.is_empty(), "the page met: {told:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// The page is one person's word; the file inside is another's.
#[tokio::test]
async fn a_page_that_names_another_sender_is_found_out() -> Result<()> {
    in_a_room("opener-other-sender", Kind::Chromium, Look::default(), |room| {
        let job = Job::default();
        let words = Passphrase::make(Language::En);
        let page = room.page("locked.html", &words, &made::payload(&job))?;
        let told = std::fs::read_to_string(&page)?;
        let Party { organisation, .. } = made::payload(&job).from;
        let other = told.replace(&organisation, "Harbor Trust");
        ensure!(other != told, "the page does not name its sender");
        let page = room.file("other.html", other.as_bytes())?;
        room.browser.open(&page)?;
        room.fill_words(&made::in_capitals(&words))?;
        room.press("opener-open")?;
        let given = [("said", "Harbor Trust"), ("organisation", organisation.as_str())];
        let warning = room.names.say_with("opener-another-sender", &given)?;
        room.browser.see(&warning)
    })
    .await
    .map(drop)
}
