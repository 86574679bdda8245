//! Every view of the window, light and dark: axe finds nothing wrong in any, and none that the window knows was left
//! out.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use courier_tests::desktop::Theme;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::{Qr, Walk};
use courier_tests::session::{Keychain, Setup};
use courier_tests::window::Window;
use courier_tests::{dialogs, keyring, programs};

mod answers;
mod tables;

/// What was looked at so far.
struct Visits {
    theme: Theme,
    places: BTreeSet<String>,
    steps: BTreeSet<String>,
    found: Vec<String>,
}

#[tokio::test]
async fn every_view_in_both_themes() -> Result<()> {
    journey("every-view", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        let mut visits = Visits::new();
        start_and_home(&mut visits, &mut walk, &mut window).await?;
        recorded(&mut visits, &mut walk, &mut window).await?;
        tables::imported(&mut visits, &mut walk, &mut window).await?;
        given(&mut visits, &mut walk, &mut window).await?;
        let file = place.home().join("Documents/for Ana.html");
        let words = delivered(&mut visits, &mut walk, &mut window, &file).await?;
        from_the_rail(&mut visits, &mut walk, &mut window).await?;

        walk.press(&mut window, "rail-open-file").await?;
        visits.look(&mut window, "open a file").await?;
        walk.press(&mut window, "open-choose").await?;
        dialogs::choose_file(place, &file)?;
        walk.see_heading(&window, "looked-heading", &[]).await?;
        visits.look(&mut window, "a file that was chosen").await?;
        window.fill(&walk.names.say("looked-words")?, &words.replace('-', " ")).await?;
        walk.press(&mut window, "looked-open").await?;
        walk.see(&window, "opened-tell", &[("first", "Mo")]).await?;
        visits.look(&mut window, "a file that was opened").await?;
        window.quit().await?;
        visits.nothing_left_out()
    })
    .await
}

#[tokio::test]
async fn the_start_without_a_keychain_in_both_themes() -> Result<()> {
    let setup = Setup { keychain: Keychain::NoProgram, ..Setup::default() };
    journey("every-start", setup, async |session| {
        let place = session.place();
        ensure!(!keyring::can_be_started(place)?, "the bus would start a keychain");
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        let mut visits = Visits::new();
        walk.see(&window, "passphrase-heading", &[]).await?;
        visits.look(&mut window, "welcome with a passphrase").await?;
        walk.press(&mut window, "start-use-sheet").await?;
        walk.see_heading(&window, "restore-heading", &[]).await?;
        visits.look(&mut window, "restoring").await?;
        window.quit().await?;

        let mut window = Window::open(place).await?;
        visits.theme = Theme::Light;
        walk.fill_welcome(&mut window).await?;
        for field in ["passphrase-label", "passphrase-again"] {
            window.fill(&walk.names.say(field)?, "marble ladder seventeen owls").await?;
        }
        walk.press(&mut window, "welcome-start").await?;
        walk.see_button(&window, "home-give-access").await?;
        walk.press(&mut window, "lock-lock").await?;
        walk.see_heading(&window, "lock-heading", &[]).await?;
        visits.look(&mut window, "locked").await?;
        window.quit().await?;
        visits.nothing_wrong()
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_is_found() -> Result<()> {
    journey("axe-finds", Setup::default(), async |session| {
        let window = Window::open(session.place()).await?;
        window.axe("the page as it is").await?;
        let spoil =
            "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')";
        window.script(spoil).await?;
        let found = window.axe("a picture without a text").await;
        ensure!(found.is_err_and(|why| why.to_string().contains("image-alt")), "axe finds nothing");
        window.quit().await?;
        Ok(())
    })
    .await
}

async fn start_and_home(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.see_heading(window, "welcome", &[]).await?;
    visits.look(window, "welcome").await?;
    walk.press(window, "welcome-start").await?;
    walk.see(window, "error-choose-one", &[]).await?;
    visits.look(window, "welcome with something missing").await?;
    walk.first_start(window).await?;
    visits.look(window, "an empty Home").await?;
    walk.press(window, "lock-hide").await?;
    walk.see_heading(window, "lock-hidden", &[]).await?;
    visits.look(window, "hidden").await?;
    walk.press(window, "lock-show-again").await?;
    walk.see_button(window, "home-give-access").await
}

/// Access that somebody has already.
async fn recorded(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    let job = std::mem::replace(&mut walk.job, Job::for_another());
    walk.press(window, "home-record-new").await?;
    walk.see_heading(window, "who-heading-recording", &[]).await?;
    walk.fill_who(window).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading-recording", &[]).await?;
    let purpose = walk.names.vendor(&format!("purpose-{}", walk.job.purpose))?;
    window.choose(&purpose).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_heading(window, "got-heading", &[]).await?;
    visits.look(window, "how they got it").await?;
    window.choose(&walk.names.say("got-since-about")?).await?;
    window.fill(&walk.names.say("got-year")?, "2024").await?;
    window.choose(&walk.names.say("got-travelled-email")?).await?;
    walk.see(window, "got-exposed", &[]).await?;
    visits.look(window, "how they got it, by plain e-mail").await?;
    walk.press(window, "got-save").await?;
    walk.see_heading(window, "done-recorded-heading", &[]).await?;
    visits.look(window, "on record").await?;
    walk.press(window, "done-finish").await?;
    walk.see(window, "key-page-history", &[]).await?;
    visits.look(window, "a key that was sent unprotected").await?;
    walk.press(window, "rail-home").await?;
    walk.see_button(window, "home-give-access").await?;
    visits.look(window, "Home with something to do").await?;
    walk.job = job;
    Ok(())
}

/// The wizard, to the file that is ready.
async fn given(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.begin(window).await?;
    window.choose(&walk.names.say("who-somebody-new")?).await?;
    visits.look(window, "who").await?;
    walk.go_on(window).await?;
    walk.see(window, "error-missing", &[]).await?;
    visits.look(window, "who, with something missing").await?;
    walk.fill_who(window).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading", &[]).await?;
    let purpose = walk.names.vendor(&format!("purpose-{}", walk.job.purpose))?;
    window.choose(&purpose).await?;
    window.see(&walk.names.vendor("kind-rest-api-user.needs")?).await?;
    visits.look(window, "what for").await?;
    walk.press(window, "what-for-right").await?;
    walk.see_asking(window).await?;
    visits.look(window, "ask them").await?;
    walk.told_already(window).await?;
    visits.look(window, "the form").await?;
    walk.fill_form(window).await?;
    walk.press(window, "make-show-form").await?;
    walk.steps(window, 1).await?;
    visits.look(window, "the guide").await?;
    walk.press(window, "guide-beside").await?;
    walk.see_button(window, "guide-wide").await?;
    visits.look(window, "the guide beside a browser").await?;
    walk.press(window, "guide-wide").await?;
    walk.press(window, "guide-back").await?;
    walk.see_form(window).await?;
    walk.guide(window).await?;
    visits.look(window, "the key").await?;
    let key = walk.job.key.clone();
    window.paste_by(&walk.names.say("key-paste")?, "not quite a key").await?;
    walk.see_heading(window, "key-doubt-heading", &[]).await?;
    visits.look(window, "a doubtful key").await?;
    window.paste_by(&walk.names.say("key-paste-again")?, &key).await?;
    walk.see_heading(window, "key-kept-heading", &[]).await?;
    visits.look(window, "a kept key").await?;
    walk.press(window, "key-choose-form").await?;
    walk.see_heading(window, "file-heading", &[("first", &walk.job.first)]).await?;
    walk.press(window, "file-another-form").await?;
    visits.look(window, "the locked file and its forms").await
}

/// The delivery at each stage; gives the words.
async fn delivered(
    visits: &mut Visits,
    walk: &mut Walk,
    window: &mut Window,
    file: &std::path::Path,
) -> Result<String> {
    walk.locked_file(window, file).await?;
    visits.look(window, "a file to send").await?;
    walk.sent_and_arrived(window).await?;
    visits.look(window, "a file that arrived").await?;
    let words = walk.read_words(window).await?;
    visits.look(window, "the words").await?;
    walk.show_qr(window, Qr::Text, &walk.place().home().join("qr.png")).await?;
    visits.look(window, "the words for a telephone").await?;
    walk.words_sent(window).await?;
    walk.type_receipt(window, "000 000").await?;
    walk.see(window, "error-receipt-wrong", &[]).await?;
    visits.look(window, "a wrong receipt number").await?;
    walk.press(window, "wrong-leak").await?;
    walk.see_heading(window, "wrong-leak-heading", &[]).await?;
    visits.look(window, "something went wrong with a delivery").await?;
    walk.press(window, "wrong-leak-record").await?;
    walk.see_heading(window, "delivery-headline-leak", &[]).await?;
    visits.look(window, "a possible leak").await?;
    walk.press(window, "leak-nobody").await?;
    Ok(words)
}

/// Whatever the rail leads to, and what that leads to.
async fn from_the_rail(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    for (id, label) in [
        ("rail-keys", "the keys"),
        ("rail-agencies", "the agencies"),
        ("rail-deliveries", "the deliveries"),
        ("rail-settings", "the settings"),
    ] {
        walk.press(window, id).await?;
        visits.look(window, label).await?;
    }
    walk.press(window, "settings-history-see").await?;
    walk.see_heading(window, "history-heading", &[]).await?;
    visits.look(window, "the history").await?;
    walk.press(window, "rail-agencies").await?;
    window.click_button(&walk.job.agency).await?;
    walk.see(window, "agency-people", &[]).await?;
    visits.look(window, "an agency").await?;
    who_has_access(visits, walk, window).await?;
    a_plan(visits, walk, window).await?;
    walk.press(window, "rail-home").await?;
    walk.press(window, "home-something-wrong").await?;
    walk.see_heading(window, "trouble-heading", &[]).await?;
    visits.look(window, "something went wrong").await
}

/// The register, one access, and what its key may do.
async fn who_has_access(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-register").await?;
    walk.see(window, "register-save", &[]).await?;
    visits.look(window, "who has access").await?;
    walk.press(window, "register-when-period").await?;
    walk.press(window, "register-known").await?;
    walk.press(window, "register-show").await?;
    walk.see(window, "error-missing", &[]).await?;
    walk.press(window, "register-check-do").await?;
    walk.see(window, "register-check-whole-then", &[]).await?;
    walk.press(window, "register-hash").await?;
    visits.look(window, "who has access, a period, and what fits").await?;
    window.click_button(&format!("{} · {} API", walk.job.platform, walk.job.agency)).await?;
    walk.see(window, "grant-days", &[]).await?;
    visits.look(window, "one access").await?;
    walk.press(window, "grant-change").await?;
    walk.see(window, "grant-categories", &[]).await?;
    visits.look(window, "what is known of one access").await?;
    walk.press(window, "form-cancel").await?;
    walk.press(window, "grant-not-needed").await?;
    walk.press(window, "grant-end-do").await?;
    walk.see(window, "grant-end-choose", &[]).await?;
    visits.look(window, "access that is not needed any more").await?;
    walk.press(window, "grant-see-key").await?;
    walk.press(window, "key-can-rights").await?;
    walk.see(window, "rights-form", &[]).await?;
    let field = walk.names.vendor("field-remote-address")?;
    window.fill(&field, "198.51.100.99").await?;
    walk.press(window, "rights-show").await?;
    walk.see_heading(window, "rights-compare", &[]).await?;
    visits.look(window, "what a key may do").await
}

/// Who breaks when a key stops, and the plan that stops it.
async fn a_plan(visits: &mut Visits, walk: &mut Walk, window: &mut Window) -> Result<()> {
    let (key, what) = (format!("{} API", walk.job.agency), [("what", "switch-off")]);
    walk.open_key(window, &key).await?;
    window.click_button(&walk.names.say_with("key-can", &what)?).await?;
    walk.see_heading(window, "breaks-heading", &[("count", "1")]).await?;
    visits.look(window, "who breaks").await?;
    window.click_button(&walk.names.say_with("breaks-begin", &what)?).await?;
    let mentioned = [("what", "switch-off"), ("agency", ""), ("person", "")];
    walk.see_heading(window, "plan-heading", &mentioned).await?;
    visits.look(window, "a plan").await?;
    walk.press(window, "plan-give-up").await?;
    visits.look(window, "a plan that may be given up").await?;
    walk.press(window, "plan-give-up-no").await
}

impl Visits {
    fn new() -> Self {
        Self {
            theme: Theme::Light,
            places: BTreeSet::new(),
            steps: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    /// Looks at what the window shows, in both themes.
    async fn look(&mut self, window: &mut Window, label: &str) -> Result<()> {
        let where_ =
            "const of = (what) => document.querySelector(`[data-${what}]`)?.dataset[what] ?? '';
            return [of('view'), of('step')]";
        let (place, step): (String, String) = serde_json::from_value(window.script(where_).await?)?;
        ensure!(!place.is_empty(), "{label} does not say which view it is");
        self.places.insert(place);
        if !step.is_empty() {
            self.steps.insert(step);
        }
        for _ in Theme::ALL {
            let found = window.axe(&format!("{label}, {}", self.theme.name())).await;
            // Told together at the end: one walk finds everything.
            self.found.extend(found.err().map(|why| why.to_string()));
            self.theme = match self.theme {
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::Light,
            };
            window.theme(self.theme).await?;
        }
        Ok(())
    }

    fn nothing_wrong(&self) -> Result<()> {
        ensure!(self.found.is_empty(), "{}", self.found.join("\n"));
        Ok(())
    }

    fn nothing_left_out(self) -> Result<()> {
        self.nothing_wrong()?;
        ensure!(self.places == listed("PLACES")?, "visited {:?}", self.places);
        ensure!(self.steps == listed("STEPS")?, "went through {:?}", self.steps);
        Ok(())
    }
}

/// A list of names in the window's own file of its places.
fn listed(name: &str) -> Result<BTreeSet<String>> {
    let path = programs::workspace().join("ui/src/state/places.ts");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (_, rest) = text
        .split_once(&format!("export const {name}"))
        .with_context(|| format!("{} has no {name}", path.display()))?;
    let (_, rest) = rest.split_once("= [").context("it is no list")?;
    let (list, _) = rest.split_once(']').context("the list has no end")?;
    let names: BTreeSet<String> = list.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
    ensure!(!names.is_empty(), "the list {name} is empty");
    Ok(names)
}
