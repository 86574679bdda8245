//! The key that is pasted is found in the opened file and in the decrypted secret, and nowhere else; and the
//! search finds it wherever the test itself puts it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow, bail, ensure};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::kept::Kept;
use courier_tests::main_job::{Qr, Walk};
use courier_tests::namespace::Namespace;
use courier_tests::search::{Dress, Found, Search};
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;

#[tokio::test]
async fn the_canary_is_nowhere_else() -> Result<()> {
    journey("canary", Setup::default(), async |session| {
        // A check goes as far as the network, and nobody is there.
        let proxy = Path::new(env!("CARGO_BIN_EXE_proxy"));
        let network = Namespace::new().start(session.place(), proxy)?;
        let place = network.place().clone();
        let mut walk = Walk::new(&place, Job::by_age())?;
        let search = Search::new(&walk.job.key);
        let watch = Watch::begin(&place, &search);
        let mut window = Window::open(&place).await?;
        let file = place.home().join("Documents/locked.age");
        let words = the_job(&mut walk, &mut window, &search, &file).await?;
        refused_for_another(&mut walk, &mut window, &search).await?;
        planted_in_the_page(&window, &search).await?;
        window.quit().await?;
        nowhere(&watch.end()?)?;

        let opened = foreign::age_with_words(&file, &words)?;
        ensure!(
            !search.bytes("the opened file", &opened).is_empty(),
            "the opened file does not hold the key"
        );
        let kept = Kept::open(&place)?;
        let secrets = kept.folder.join("secrets");
        let mut holders = Vec::new();
        for (path, plain) in kept.all_opened(&place.profile())? {
            let found = search.bytes(&path.display().to_string(), &plain);
            match found.as_slice() {
                [] => {}
                [one] if one.dress == "plain" && path.starts_with(&secrets) => holders.push(path),
                more => bail!("the key is in {more:#?}"),
            }
        }
        ensure!(holders.len() == 1, "the key is kept in {holders:?}");
        nowhere(&lying_about(&place, &search)?)?;

        for dress in search.dresses() {
            planted_in_files(&place, &kept, &search, dress)?;
            planted_in_processes(&place, &search, dress)?;
        }
        nowhere(&lying_about(&place, &search)?)
    })
    .await
}

/// The main job, with a look into the page at each step after the key was pasted.
async fn the_job(
    walk: &mut Walk,
    window: &mut Window,
    search: &Search,
    file: &Path,
) -> Result<String> {
    walk.up_to_the_key(window).await?;
    // In doubt first: a key that waits for the person's word is nowhere but in the app's memory.
    let doubtful = format!("{}0", walk.job.key);
    window.paste_by(&walk.names.say("key-paste")?, &doubtful).await?;
    walk.see_heading(window, "key-doubt-heading", &[]).await?;
    page_is_clean(window, search, "the key in doubt").await?;
    walk.press(window, "wizard-save-and-close").await?;
    walk.press(window, "today-draft-button").await?;
    walk.paste_key(window).await?;
    page_is_clean(window, search, "the key is kept").await?;
    walk.press(window, "check-it").await?;
    walk.see(window, "check-why-no-network", &[]).await?;
    page_is_clean(window, search, "the key was checked").await?;
    walk.press(window, "key-choose-form").await?;
    walk.see_heading(window, "file-heading", &[("first", &walk.job.first)]).await?;
    walk.locked_file(window, file).await?;
    page_is_clean(window, search, "the file is saved").await?;
    walk.sent_and_arrived(window).await?;
    let words = walk.read_words(window).await?;
    page_is_clean(window, search, "the words are shown").await?;
    walk.show_qr(window, Qr::Text, &file.with_extension("png")).await?;
    walk.words_sent(window).await?;
    page_is_clean(window, search, "the delivery is done").await?;
    walk.open_history(window).await?;
    walk.see_heading(window, "history-heading", &[]).await?;
    page_is_clean(window, search, "History").await?;
    walk.press(window, "rail-home").await?;
    Ok(words)
}

/// An error about the key does not repeat it.
async fn refused_for_another(walk: &mut Walk, window: &mut Window, search: &Search) -> Result<()> {
    let first = std::mem::replace(&mut walk.job, Job::for_another());
    walk.begin(window).await?;
    window.choose(&walk.names.say("who-somebody-new")?).await?;
    walk.who(window).await?;
    walk.what_for(window).await?;
    walk.fill_form(window).await?;
    walk.guide(window).await?;
    window.paste_by(&walk.names.say("key-paste")?, &first.key).await?;
    walk.see(window, "error-key-kept", &[("holder", &first.agency)]).await?;
    page_is_clean(window, search, "the key is refused").await
}

async fn page_is_clean(window: &Window, search: &Search, when: &str) -> Result<()> {
    nowhere(
        &search.bytes(&format!("the page, when {when}"), window.page_source().await?.as_bytes()),
    )
}

fn nowhere(found: &[Found]) -> Result<()> {
    ensure!(found.is_empty(), "the key is in {found:#?}");
    Ok(())
}

/// Everything the session left: home, profile, vault, temporary and runtime files, what the app printed. The
/// driver's own output is not the app's.
fn lying_about(place: &Surroundings, search: &Search) -> Result<Vec<Found>> {
    let found = search.files(place.root())?;
    Ok(found.into_iter().filter(|it| !it.place.contains("/logs/driver-")).collect())
}

async fn planted_in_the_page(window: &Window, search: &Search) -> Result<()> {
    for dress in search.dresses() {
        let text = serde_json::to_string(&String::from_utf8(dress.bytes.clone())?)?;
        for (plant, root_out) in [
            ("document.body.dataset.planted = IT", "delete document.body.dataset.planted"),
            ("localStorage.setItem('planted', IT)", "localStorage.clear()"),
            (
                "const it = document.createElement('textarea'); it.id = 'planted'; it.value = IT; document.body.append(it)",
                "document.getElementById('planted').remove()",
            ),
        ] {
            window.script(&plant.replace("IT", &text)).await?;
            let found = search.bytes("the page", window.page_source().await?.as_bytes());
            is_found(&found, dress, plant)?;
            window.script(root_out).await?;
        }
    }
    page_is_clean(window, search, "nothing is planted any more").await
}

fn planted_in_files(
    place: &Surroundings,
    kept: &Kept,
    search: &Search,
    dress: &Dress,
) -> Result<()> {
    let profile = place.profile();
    let plants = [
        profile.join("planted"),
        profile.join("logs/planted.log"),
        kept.folder.join("ledger/planted.json"),
        kept.folder.join("cards/planted"),
        place.logs().join("planted.out"),
        place.home().join(".cache/planted"),
        place.root().join("tmp/planted"),
    ];
    for path in plants {
        fs::create_dir_all(path.parent().context("no folder")?)?;
        fs::write(&path, [b"before ", dress.bytes.as_slice(), b" after"].concat())?;
        is_found(&lying_about(place, search)?, dress, &path.display().to_string())?;
        fs::remove_file(path)?;
    }
    let key = kept.keys.values().next_back().context("no vault key")?;
    let recipient = foreign::recipient_of(key)?;
    for path in [kept.folder.join("ledger/planted.age"), profile.join("drafts/planted.age")] {
        fs::create_dir_all(path.parent().context("no folder")?)?;
        foreign::age_to_recipient(&path, &recipient, &dress.bytes)?;
        let found = search.bytes(&path.display().to_string(), &kept.opened(&path)?);
        is_found(&found, dress, "a sealed file")?;
        fs::remove_file(path)?;
    }
    // No file's name and no argument can hold the zero bytes of UTF-16, nor a name a slash.
    if !dress.bytes.contains(&0) && !dress.bytes.contains(&b'/') {
        let path = profile.join(OsStr::from_bytes(&dress.bytes));
        fs::write(&path, "")?;
        is_found(&lying_about(place, search)?, dress, "a file's name")?;
        fs::remove_file(path)?;
    }
    Ok(())
}

fn planted_in_processes(place: &Surroundings, search: &Search, dress: &Dress) -> Result<()> {
    if dress.bytes.contains(&0) {
        return Ok(());
    }
    let text = OsStr::from_bytes(&dress.bytes);
    let mut argument = waiting(place)?;
    argument.arg(text);
    let mut variable = waiting(place)?;
    variable.env("PLANTED", text);
    for mut command in [argument, variable] {
        let mut child = command.spawn()?;
        // It has said a word, so it is the program with its arguments and no longer the one that started it.
        let mut word = [0];
        std::io::Read::read_exact(&mut child.stdout.take().context("no output")?, &mut word)?;
        let found = search.processes(place);
        child.kill()?;
        child.wait()?;
        is_found(&found, dress, "a process")?;
    }
    Ok(())
}

/// A program of the session that says a word and waits.
fn waiting(place: &Surroundings) -> Result<Command> {
    let mut shell = place.command("sh")?;
    shell.args(["-c", "echo; read wait", "sh"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    Ok(shell)
}

fn is_found(found: &[Found], dress: &Dress, place: &str) -> Result<()> {
    ensure!(
        found.iter().any(|it| it.dress == dress.name),
        "the search did not find the key planted as {} in {place}",
        dress.name
    );
    Ok(())
}

/// Looks at every process of the session again and again until it is ended.
struct Watch {
    ends: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Found>>,
}

impl Watch {
    fn begin(place: &Surroundings, search: &Search) -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let (place, search, stop) = (place.clone(), search.clone(), Arc::clone(&ends));
        let thread = std::thread::spawn(move || {
            let mut found = Vec::new();
            while found.is_empty() && !stop.load(Ordering::Relaxed) {
                found = search.processes(&place);
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            found
        });
        Self { ends, thread }
    }

    fn end(self) -> Result<Vec<Found>> {
        self.ends.store(true, Ordering::Relaxed);
        self.thread.join().map_err(|_| anyhow!("the watch on the processes ended by itself"))
    }
}

#[test]
fn every_dress_is_recognised_by_itself() -> Result<()> {
    let search = Search::new("3f1c9a52-7b0e-4d86-a2c4-5e90b8f6d117");
    ensure!(search.dresses().len() == 8, "a dress is missing");
    for dress in search.dresses() {
        let mut text = Vec::new();
        text.write_all(&dress.bytes)?;
        let found = search.bytes("itself", &text);
        ensure!(found.len() == 1, "{} is taken for {found:?}", dress.name);
    }
    Ok(())
}
