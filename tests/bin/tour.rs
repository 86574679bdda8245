//! Walks the main job in the real window and the agency's browser, on a machine of its own, and leaves a picture of
//! every screen, the locked file in each form, the words and the QR codes.

#[path = "tour/agency.rs"]
mod agency;
#[path = "tour/counted.rs"]
mod counted;
#[path = "tour/life.rs"]
mod life;
#[path = "tour/register.rs"]
mod register;
#[path = "tour/systems.rs"]
mod systems;
#[path = "tour/wrong.rs"]
mod wrong;

use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use courier_tests::album::Album;
use courier_tests::job::Job;
use courier_tests::main_job::{Qr, Walk};
use courier_tests::session::{KEYCHAIN_PASSWORD, Session, Setup};
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, kept, keyring, programs};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // Nobody is left to tell where the terminal is gone.
            let _ = writeln!(stderr(), "tour: {why:#}");
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Result<()> {
    let started = Instant::now();
    let out = arguments()?;
    let mut session = Session::start(Setup::default())?;
    let pictures = match light(&session, &out).await {
        Ok(pictures) => pictures,
        Err(why) => {
            let lines = session.last_lines();
            let kept = session.keep();
            bail!("{why:#}\n\nmachine: {}\nlast lines of its programs:\n{lines}", kept.display());
        }
    };
    drop(session);
    let session = Session::start(Setup::default())?;
    let album = systems::every(&session, Album::new(&out, pictures)).await?;
    drop(session);
    let session = Session::start(Setup { dark: true, ..Setup::default() })?;
    let pictures = dark(&session, album).await?;
    drop(session);
    let (counted, album) = counted::all(Album::new(&out, pictures)).await?;
    let pictures = album.taken();
    writeln!(
        stdout(),
        "tour: {pictures} pictures, bundle.html, bundle.age, words.txt, bundle.zip, zip-words.txt, qr-words.png and \
         qr-sms.png in {} ({:.1} minutes)",
        out.display(),
        started.elapsed().as_secs_f32() / 60.0
    )?;
    write!(stdout(), "{counted}")?;
    Ok(())
}

fn arguments() -> Result<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    let (mut app, mut driver, mut out) = (None, None, None);
    while let Some(name) = arguments.next() {
        let value = PathBuf::from(
            arguments.next().with_context(|| format!("{} has no value", name.display()))?,
        );
        match name.to_str() {
            Some("--app") => app = Some(value),
            Some("--tauri-driver") => driver = Some(value),
            Some("--out") => out = Some(value),
            _ => bail!("usage: tour [--app PATH] [--tauri-driver PATH] --out DIR"),
        }
    }
    programs::choose(app, driver);
    let out = out.context("usage: tour [--app PATH] [--tauri-driver PATH] --out DIR")?;
    fs::create_dir_all(&out)?;
    let out = out.canonicalize()?;
    // What an earlier tour left would be mistaken for this one's.
    for entry in fs::read_dir(&out)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| {
            ["age", "html", "zip", "txt", "png"].iter().any(|ours| ending == *ours)
        }) {
            fs::remove_file(path)?;
        }
    }
    Ok(out)
}

/// The whole job in the light look, with every state on the way.
async fn light(session: &Session, out: &Path) -> Result<u32> {
    let place = session.place();
    let mut walk = Walk::new(place, Job::default())?.with_album(Album::new(out, 0));
    let mut window = Window::open(place).await?;

    walk.see_heading(&window, "welcome", &[]).await?;
    walk.look(&window, "welcome").await?;
    walk.press(&mut window, "welcome-start").await?;
    walk.see(&window, "error-choose-one", &[]).await?;
    walk.look(&window, "welcome-something-missing").await?;
    walk.first_start(&mut window).await?;
    walk.begin(&mut window).await?;
    walk.go_on(&mut window).await?;
    walk.see(&window, "error-missing", &[]).await?;
    walk.look(&window, "who-something-missing").await?;
    walk.who(&mut window).await?;
    walk.what_for(&mut window).await?;
    walk.look(&window, "make-it-form").await?;
    let region = walk.names.vendor(&format!("region-{}", walk.job.region))?;
    window.choose(&region).await?;
    let inside = "192.168.1.20";
    window.fill(&walk.names.vendor("field-remote-address")?, inside).await?;
    walk.press(&mut window, "make-show-form").await?;
    walk.see(&window, "error-address-private", &[("value", inside)]).await?;
    walk.look(&window, "make-it-form-not-right").await?;
    walk.fill_form(&mut window).await?;
    left_and_taken_up_again(&mut walk, window, session).await?;

    let mut window = Window::open(place).await?;
    walk.look(&window, "home-draft").await?;
    walk.press(&mut window, "today-draft-button").await?;
    walk.guide(&mut window).await?;
    window.paste_by(&walk.names.say("key-paste")?, "not quite a key").await?;
    walk.see_heading(&window, "key-doubt-heading", &[]).await?;
    walk.look(&window, "key-doubt").await?;
    let dots = walk.job.key.replace("7b0e-4d86", "••••-••••");
    window.paste_by(&walk.names.say("key-paste-again")?, &dots).await?;
    walk.see(&window, "error-key-masked", &[]).await?;
    walk.look(&window, "key-covered").await?;
    walk.press(&mut window, "wizard-save-and-close").await?;
    walk.press(&mut window, "today-draft-button").await?;
    walk.key(&mut window).await?;
    walk.locked_file(&mut window, &out.join("bundle.html")).await?;

    let words = delivery(&mut walk, &mut window, out).await?;
    let number = agency::opens(&mut walk, session.place(), out, &words)?;
    received(&mut walk, &mut window, &number).await?;
    wrong::went(&mut walk, &mut window, out).await?;
    opened_here(&mut walk, &mut window, session.place(), out, &words).await?;
    second_time(&mut walk, &mut window).await?;
    troubles(&mut walk, window, session).await?;
    Ok(walk.album().map_or(0, |album| album.taken()))
}

/// The strip beside the browser; then the app is closed in the middle.
async fn left_and_taken_up_again(
    walk: &mut Walk,
    mut window: Window,
    session: &Session,
) -> Result<()> {
    walk.press(&mut window, "make-show-form").await?;
    walk.steps(&window, 1).await?;
    walk.press(&mut window, "guide-beside").await?;
    walk.see_button(&window, "guide-wide").await?;
    walk.look(&window, "strip").await?;
    walk.press(&mut window, "guide-wide").await?;
    walk.see_button(&window, "guide-beside").await?;
    walk.press(&mut window, "guide-back").await?;
    walk.see_form(&window).await?;
    ensure!(session.place().profile().is_dir(), "the app keeps its profile somewhere else");
    window.quit().await?;
    Ok(())
}

/// From the saved file to the words.
async fn delivery(walk: &mut Walk, window: &mut Window, out: &Path) -> Result<String> {
    let first = walk.job.first.clone();
    let first = [("first", first.as_str())];
    walk.press(window, "delivery-file-another").await?;
    walk.look(window, "delivery-file-another-way").await?;
    walk.press(window, "rail-home").await?;
    walk.look(window, "home-file-to-send").await?;
    walk.press(window, "today-file-to-send-button").await?;

    walk.press(window, "delivery-file-sent").await?;
    walk.see_heading(window, "delivery-headline-sent", &first).await?;
    walk.look(window, "delivery-has-it-arrived").await?;
    wrong::look_into(walk, window, "nothing-arrived").await?;
    wrong::look_into(walk, window, "blank-page").await?;
    walk.press(window, "rail-home").await?;
    walk.look(window, "home-has-it-arrived").await?;
    walk.press(window, "today-has-it-arrived-button").await?;

    walk.press(window, "delivery-arrived-yes").await?;
    walk.see_heading(window, "delivery-headline-arrived", &[]).await?;
    walk.look(window, "delivery-words-hidden").await?;
    let words = walk.read_words(window).await?;
    walk.look(window, "delivery-words-read-aloud").await?;
    fs::write(out.join("words.txt"), format!("{words}\n"))?;

    let page = walk.show_qr(window, Qr::Page, &out.join("qr-words.png")).await?;
    walk.look(window, "delivery-words-screen").await?;
    ensure!(page == format!("KEYCOURIER:1:{words}"), "the QR code for the page says {page:?}");
    let text = walk.show_qr(window, Qr::Text, &out.join("qr-sms.png")).await?;
    walk.look(window, "delivery-words-text").await?;
    let mobile: String = walk.job.mobile.chars().filter(|it| !it.is_whitespace()).collect();
    ensure!(
        text == format!("SMSTO:{mobile}:{words}"),
        "the QR code for the text message says {text:?}"
    );

    let chat = walk.show_qr(window, Qr::Whatsapp, &out.join("qr-whatsapp.png")).await?;
    walk.look(window, "delivery-words-whatsapp").await?;
    ensure!(chat.starts_with("whatsapp://send?phone=447700900123&text="), "it says {chat:?}");
    window.click_button(&walk.names.say("words-text")?).await?;
    walk.words_sent(window).await?;
    walk.look(window, "delivery-receipt").await?;
    Ok(words)
}

/// The number that the agency tells, a wrong one first.
async fn received(walk: &mut Walk, window: &mut Window, number: &str) -> Result<()> {
    walk.press(window, "rail-home").await?;
    walk.look(window, "home-receipt-to-hear").await?;
    walk.press(window, "today-receipt-to-hear-button").await?;
    walk.type_receipt(window, "000 000").await?;
    walk.see(window, "error-receipt-wrong", &[]).await?;
    walk.look(window, "delivery-receipt-wrong").await?;
    walk.receipt(window, number).await?;
    walk.look(window, "delivery-done").await?;
    walk.press(window, "done-keep").await?;
    walk.see(window, "home-who-has-access", &[]).await?;
    walk.look(window, "home-nothing-to-do").await?;
    walk.open_history(window).await?;
    walk.see_heading(window, "history-heading", &[]).await?;
    walk.look(window, "history").await?;
    register::shown(walk, window).await?;
    walk.press(window, "rail-home").await
}

/// *Open a file*, with seven words first.
async fn opened_here(
    walk: &mut Walk,
    window: &mut Window,
    place: &Surroundings,
    out: &Path,
    words: &str,
) -> Result<()> {
    walk.press(window, "rail-open-file").await?;
    walk.look(window, "open-a-file").await?;
    walk.press(window, "open-choose").await?;
    dialogs::choose_file(place, &out.join("bundle.html"))?;
    walk.see_heading(window, "looked-heading", &[]).await?;
    let typed = words.replace('-', " ");
    let (seven, _) = typed.rsplit_once(' ').unwrap_or_default();
    window.fill(&walk.names.say("looked-words")?, seven).await?;
    walk.press(window, "looked-open").await?;
    walk.see(window, "error-words-count", &[("count", "7")]).await?;
    walk.look(window, "open-a-file-seven-words").await?;
    window.fill(&walk.names.say("looked-words")?, &typed).await?;
    walk.press(window, "looked-open").await?;
    walk.see(window, "opened-tell", &[("first", "Mo")]).await?;
    walk.look(window, "open-a-file-opened").await?;
    walk.press(window, "rail-home").await
}

/// A second draft, with somebody we know by now, thrown away again.
async fn second_time(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "home-give-access").await?;
    walk.see_heading(window, "who-heading", &[]).await?;
    let known = [("person", walk.job.person.as_str()), ("agency", walk.job.agency.as_str())];
    let known = walk.names.say_with("who-known-title", &known)?;
    window.choose(&known).await?;
    walk.look(window, "who-somebody-known").await?;
    walk.press(window, "wizard-discard").await?;
    walk.see(window, "wizard-discard-sentence", &[]).await?;
    walk.look(window, "throw-away").await?;
    walk.press(window, "wizard-discard-yes").await?;
    walk.see_button(window, "home-give-access").await
}

/// What keeps the vault closed, or lets it be read only.
async fn troubles(walk: &mut Walk, window: Window, session: &Session) -> Result<()> {
    let place = session.place();
    let second = Window::open(&place.without_bus()).await?;
    walk.see_heading(&second, "error-already-open", &[]).await?;
    walk.look(&second, "stopped-second-window").await?;
    second.quit().await?;
    window.quit().await?;

    keyring::lock(place)?;
    let window = Window::open(place).await?;
    dialogs::wait_for_keychain(place)?;
    walk.see_heading(&window, "start-waiting", &[]).await?;
    walk.look(&window, "keychain-waiting").await?;
    dialogs::answer_keychain(place, KEYCHAIN_PASSWORD)?;
    walk.see_button(&window, "home-give-access").await?;
    window.quit().await?;

    let window = Window::open(&place.without_bus()).await?;
    walk.see_heading(&window, "error-keychain-absent", &[]).await?;
    walk.look(&window, "stopped-no-keychain").await?;
    window.quit().await?;

    let vault = kept::folder(place)?;
    let elsewhere = place.home().join("Documents/elsewhere");
    fs::rename(&vault, &elsewhere)?;
    let window = Window::open(place).await?;
    walk.see_heading(&window, "error-folder-missing", &[]).await?;
    walk.look(&window, "stopped-folder-missing").await?;
    window.quit().await?;
    fs::rename(&elsewhere, &vault)?;
    an_old_copy(walk, session, &vault).await
}

/// An old whole copy of the vault is put back under the closed app.
async fn an_old_copy(walk: &mut Walk, session: &Session, vault: &Path) -> Result<()> {
    let place = session.place();
    let mut cp = place.command("cp")?;
    let old = place.home().join("old copy");
    cp.args(["--archive", "--no-target-directory"]).args([vault, old.as_path()]);
    programs::output(cp)?;
    let mut window = Window::open(place).await?;
    walk.job = Job::for_another();
    walk.press(&mut window, "home-give-access").await?;
    window.choose(&walk.names.say("who-somebody-new")?).await?;
    walk.fill_who(&mut window).await?;
    walk.go_on(&mut window).await?;
    walk.see_heading(&window, "what-for-heading", &[]).await?;
    window.quit().await?;
    fs::rename(vault, place.home().join("newer"))?;
    fs::rename(&old, vault)?;
    let mut window = Window::open(place).await?;
    walk.see(&window, "notice-go-on", &[]).await?;
    walk.look(&window, "an-old-copy").await?;
    walk.press(&mut window, "notice-go-on").await?;
    walk.see_button(&window, "home-give-access").await?;
    walk.look(&window, "gone-on-without").await?;
    window.quit().await?;
    Ok(())
}

/// The same app on a dark desktop.
async fn dark(session: &Session, mut album: Album) -> Result<u32> {
    let mut walk = Walk::new(session.place(), Job::default())?;
    let mut window = Window::open(session.place()).await?;
    walk.see_heading(&window, "welcome", &[]).await?;
    window.screenshot(&album.next("dark-welcome")).await?;
    walk.first_start(&mut window).await?;
    window.screenshot(&album.next("dark-home-empty")).await?;
    walk.begin(&mut window).await?;
    walk.go_on(&mut window).await?;
    window.screenshot(&album.next("dark-who-something-missing")).await?;
    walk.who(&mut window).await?;
    let purpose = walk.names.vendor(&format!("purpose-{}", walk.job.purpose))?;
    window.choose(&purpose).await?;
    window.see(&walk.names.vendor("kind-rest-api-user.needs")?).await?;
    window.screenshot(&album.next("dark-what-for-answer")).await?;
    walk.what_for(&mut window).await?;
    walk.fill_form(&mut window).await?;
    window.screenshot(&album.next("dark-make-it-form")).await?;
    walk.guide(&mut window).await?;
    walk.key(&mut window).await?;
    window.screenshot(&album.next("dark-locked-file")).await?;
    let saved = session.place().home().join("Documents/locked.html");
    walk.locked_file(&mut window, &saved).await?;
    window.screenshot(&album.next("dark-delivery-file")).await?;
    walk.sent_and_arrived(&mut window).await?;
    walk.read_words(&mut window).await?;
    window.screenshot(&album.next("dark-delivery-words")).await?;
    let cut = session.place().home().join("qr.png");
    walk.show_qr(&mut window, Qr::Text, &cut).await?;
    window.screenshot(&album.next("dark-delivery-words-text")).await?;
    walk.words_sent(&mut window).await?;
    window.screenshot(&album.next("dark-delivery-receipt")).await?;
    walk.press(&mut window, "wrong-leak").await?;
    walk.see_heading(&window, "wrong-leak-heading", &[]).await?;
    window.screenshot(&album.next("dark-not-sure-who-saw-it")).await?;
    walk.press(&mut window, "wrong-leak-record").await?;
    walk.see_heading(&window, "delivery-headline-leak", &[]).await?;
    window.screenshot(&album.next("dark-possible-leak")).await?;
    walk.press(&mut window, "rail-open-file").await?;
    window.screenshot(&album.next("dark-open-a-file")).await?;
    walk.open_history(&mut window).await?;
    walk.see_heading(&window, "history-heading", &[]).await?;
    window.screenshot(&album.next("dark-history")).await?;
    window.quit().await?;
    Ok(album.taken())
}
