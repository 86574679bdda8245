//! The main job by somebody who has a keyboard and a screen reader: every element is found by its role and name on
//! the accessibility bus and reached with keys. No click, no selector; a pointer that did anything fails it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::keyboard::Keyboard;
use courier_tests::names::Names;
use courier_tests::pointer::PointerWatch;
use courier_tests::reader::{Element, Role};
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{clipboard, dialogs, foreign, programs};

/// The fields that the guide of Engaging Networks copies.
const FIELDS: [&str; 6] =
    ["email-address", "display-name", "first-name", "last-name", "remote-address", "group"];

/// A person at a keyboard.
struct Person {
    names: Names,
    job: Job,
    keyboard: Keyboard,
}

#[tokio::test]
async fn the_main_job_by_keyboard() -> Result<()> {
    let setup = Setup { screen_reader: true, ..Setup::default() };
    journey("by-keyboard", setup, async |session| {
        let place = session.place();
        let window = Window::open(place).await?;
        let watch = PointerWatch::begin(&window).await?;
        let mut person =
            Person { names: Names::load()?, job: Job::by_age(), keyboard: window.keyboard()? };
        person.first_start()?;
        person.who()?;
        person.what_for()?;
        person.form()?;
        person.guide()?;
        person.key(place)?;
        let file = place.home().join("Documents/for Ana.age");
        person.locked_file(place, &file)?;
        let words = person.words()?;
        let opened = foreign::age_with_words(&file, &words)?;
        ensure!(foreign::jq(&opened, ".keys[0].key")? == person.job.key, "it holds another key");
        person.receipt(&foreign::jq(&opened, ".receipt")?)?;
        watch.nothing_was_pointed_at(&window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pointer_is_noticed() -> Result<()> {
    journey("pointer-watch", Setup::default(), async |session| {
        let place = session.place();
        let mut window = Window::open(place).await?;
        let names = Names::load()?;
        let watch = PointerWatch::begin(&window).await?;
        watch.nothing_was_pointed_at(&window).await.context("before anything was pointed at")?;

        // A driver's hand is noticed by the page, though no server saw it.
        window.fill(&names.say("welcome-organisation")?, "Harbour Trust").await?;
        let noticed = watch.nothing_was_pointed_at(&window).await;
        ensure!(
            noticed.is_err_and(|why| why.to_string().contains("pointerdown on INPUT")),
            "the page did not notice a click"
        );

        // A mouse is noticed by the screen's server wherever it points.
        let watch = PointerWatch::begin(&window).await?;
        let mut xdotool = place.command("xdotool")?;
        xdotool.args(["mousemove", "30", "30", "click", "1"]);
        programs::output(xdotool)?;
        let noticed = watch.nothing_was_pointed_at(&window).await;
        ensure!(
            noticed.is_err_and(|why| why.to_string().contains("a button pressed")),
            "the screen did not notice a mouse"
        );
        window.quit().await?;
        Ok(())
    })
    .await
}

impl Person {
    fn first_start(&mut self) -> Result<()> {
        self.hear("welcome", &[])?;
        self.is_in_order("the welcome page")?;
        // Nothing typed yet: the first field that wants another look takes the focus and says why.
        self.press("welcome-start")?;
        let missing = self.names.say("error-missing")?;
        let organisation = self.names.say("welcome-organisation")?;
        let field = self.keyboard.hear(Role::Field, &organisation)?;
        ensure!(field.state("invalid-entry"), "the field is not marked: {field:?}");
        ensure!(field.description.contains(&missing), "the field does not say why: {field:?}");

        let job = self.job.clone();
        self.fill("welcome-organisation", &job.organisation)?;
        self.fill("welcome-name", &job.name)?;
        self.fill("welcome-domain", &job.domain)?;
        self.keyboard.tick(&job.platform)?;
        self.press("welcome-start")?;
        self.hear("home-heading", &[("count", "0")])?;
        self.is_in_order("Home").map(drop)
    }

    fn who(&mut self) -> Result<()> {
        self.press("home-give-access")?;
        self.hear("who-heading", &[])?;
        self.is_in_order("who gets access")?;
        let job = self.job.clone();
        self.fill("who-agency", &job.agency)?;
        self.fill("who-person", &job.person)?;
        self.fill("who-email", &job.email)?;
        self.fill("who-mobile", &job.mobile)?;
        self.press("wizard-go-on")
    }

    fn what_for(&mut self) -> Result<()> {
        self.hear("what-for-heading", &[])?;
        self.is_in_order("what for")?;
        let purpose = self.names.vendor(&format!("purpose-{}", self.job.purpose))?;
        self.keyboard.choose(&purpose)?;
        // What that opens is said by itself.
        let opens = self.names.vendor("kind-rest-api-user.needs")?;
        self.keyboard.reader.wait_for_spoken(&opens)?;
        self.press("what-for-right")?;
        let agency = self.job.agency.clone();
        self.hear("ask-heading", &[("agency", &agency), ("count", "1")])?;
        self.is_in_order("ask them")?;
        self.press("ask-have-it")
    }

    fn form(&mut self) -> Result<()> {
        let system = self.job.platform.clone();
        self.hear("make-heading", &[("system", &system)])?;
        self.is_in_order("the form")?;
        let region = self.names.vendor(&format!("region-{}", self.job.region))?;
        self.keyboard.choose(&region)?;
        let addresses = self.names.vendor("field-remote-address")?;
        self.keyboard.paste_into(&addresses, &self.job.addresses.join("\n"))?;
        self.press("make-show-form")
    }

    fn guide(&mut self) -> Result<()> {
        let see_key = self.names.say("guide-see-key")?;
        let next = self.names.say("guide-next")?;
        loop {
            let heading = self.keyboard.hear_new_heading()?;
            let all = self.is_in_order(&format!("the guide at {heading:?}"))?;
            let there = |name: &str| all.iter().any(|it| it.is(Role::Button, name));
            if there(&see_key) {
                return self.keyboard.press(&see_key);
            }
            if there(&next) {
                self.keyboard.press(&next)?;
                continue;
            }
            let mut copies = None;
            for field in FIELDS {
                let label = self.names.vendor(&format!("field-{field}"))?;
                let button = self.names.say_with("guide-copy-next", &[("field", &label)])?;
                copies = copies.or(Some(button).filter(|button| there(button)));
            }
            self.keyboard.press(&copies.context("the step has no way on")?)?;
            // That something is on the clipboard is said, for those who do not see it.
            let (before, after) = self.around("guide-copied", "value")?;
            self.keyboard.reader.wait_for_spoken_between(&before, &after)?;
        }
    }

    fn key(&mut self, place: &Surroundings) -> Result<()> {
        self.hear("key-heading", &[])?;
        self.is_in_order("the key")?;
        clipboard::copy(place, &self.job.key)?;
        self.press("key-paste")?;
        self.hear("key-kept-heading", &[])?;
        self.is_in_order("the kept key")?;
        self.press("key-choose-form")
    }

    fn locked_file(&mut self, place: &Surroundings, path: &Path) -> Result<()> {
        let first = self.job.first.clone();
        let first = [("first", first.as_str())];
        self.hear("file-heading", &first)?;
        self.is_in_order("the locked file")?;
        self.press("file-another-form")?;
        let form = [("form", self.job.form), first[0]];
        self.keyboard.choose(&self.names.say_with("file-form-title", &form)?)?;
        self.press("file-make")?;
        self.hear("file-ready", &[])?;
        self.is_in_order("the file that is ready")?;
        self.press("file-save")?;
        dialogs::save_as(place, path)?;
        self.hear("delivery-headline-file", &first)?;
        self.is_in_order("the delivery")?;
        self.press("delivery-file-sent")?;
        self.hear("delivery-headline-sent", &first)?;
        self.press("delivery-arrived-yes")?;
        self.hear("delivery-headline-arrived", &[])?;
        self.is_in_order("the delivery that has arrived").map(drop)
    }

    fn words(&mut self) -> Result<String> {
        self.press("words-read")?;
        let name = self.names.say("words-list")?;
        let list = self.keyboard.reader.wait_for(Role::List, &name)?;
        let all = self.is_in_order("the unlock words")?;
        let at = all.iter().position(|it| it.is(Role::List, &name)).context("no list")?;
        let words: Vec<&str> = all
            .iter()
            .skip(at + 1)
            .take_while(|it| it.depth > list.depth)
            .filter(|it| it.role == "list item")
            // The number before the word is not read out, but stands in the text all the same.
            .filter_map(|it| it.text.split_whitespace().last())
            .collect();
        ensure!(words.len() == 8, "there are {} unlock words", words.len());
        let words = words.join("-");
        let done = [("first", self.job.first.as_str())];
        let done = self.names.say_with("words-read-done", &done)?;
        self.keyboard.press(&done)?;
        Ok(words)
    }

    fn receipt(&mut self, number: &str) -> Result<()> {
        let first = self.job.first.clone();
        self.hear("delivery-headline-receipt", &[("first", &first)])?;
        self.is_in_order("the receipt number")?;
        self.fill("receipt-label", "000 000")?;
        self.press("receipt-confirm")?;
        let wrong = self.names.say("error-receipt-wrong")?;
        self.keyboard.reader.wait_for_spoken(&wrong)?;
        self.fill("receipt-label", number)?;
        self.press("receipt-confirm")?;
        let (before, _) = self.around("delivery-headline-done", "when")?;
        let heading = self.keyboard.hear_new_heading()?;
        ensure!(heading.starts_with(before.trim()), "the heading is {heading:?}");
        self.is_in_order("the delivery that is done")?;
        self.press("done-keep")?;
        self.hear("home-heading", &[("count", "0")])
    }

    /// What a text says before and after something it mentions.
    fn around(&self, id: &str, mentioned: &str) -> Result<(String, String)> {
        let first = self.job.first.as_str();
        let said = self.names.say_with(id, &[("first", first), (mentioned, "\u{0}")])?;
        let (before, after) = said.split_once('\u{0}').context("it mentions nothing")?;
        Ok((before.to_owned(), after.to_owned()))
    }

    fn press(&mut self, id: &str) -> Result<()> {
        self.keyboard.press(&self.names.say(id)?).with_context(|| id.to_owned())
    }

    fn fill(&mut self, id: &str, text: &str) -> Result<()> {
        self.keyboard.fill(&self.names.say(id)?, text).with_context(|| id.to_owned())
    }

    fn hear(&mut self, id: &str, mentioned: &[(&str, &str)]) -> Result<()> {
        self.keyboard.hear(Role::Heading, &self.names.say_with(id, mentioned)?).map(drop)
    }

    fn is_in_order(&mut self, view: &str) -> Result<Vec<Element>> {
        let all = self.keyboard.reader.all()?;
        reading_order(&all).with_context(|| {
            let lines: Vec<String> = all.iter().map(Element::told).collect();
            format!("{view}, where the reader says:\n{}", lines.join("\n"))
        })?;
        Ok(all)
    }
}

/// One main heading, no level of headings left out, one main part, and a name for everything one can use.
fn reading_order(all: &[Element]) -> Result<()> {
    let levels: Vec<u32> =
        all.iter().filter(|it| it.has_role(Role::Heading)).map(|it| it.level).collect();
    let main = levels.iter().filter(|level| **level == 1).count();
    ensure!(main == 1, "there are {main} main headings");
    let jump = levels.iter().zip(levels.iter().skip(1)).find(|(above, below)| **below > *above + 1);
    ensure!(jump.is_none(), "a heading's level is left out: {levels:?}");
    let parts = all.iter().filter(|it| it.landmark == "main").count();
    ensure!(parts == 1, "there are {parts} main parts");
    let used = [Role::Button, Role::Field, Role::Radio, Role::CheckBox, Role::Picker, Role::Link];
    let used: Vec<&Element> = all
        .iter()
        .filter(|it| used.iter().any(|role| it.has_role(*role)) || it.has_role(Role::Image))
        .collect();
    for (at, element) in used.iter().enumerate() {
        ensure!(!element.name.is_empty(), "there is a {} without a name", element.role);
        let twin = used.iter().skip(at + 1).find(|other| {
            other.role == element.role
                && other.name == element.name
                && other.description == element.description
        });
        ensure!(twin.is_none(), "two sound alike: {}", element.told());
    }
    // WebKit takes a list without marks for no list, unless it is said to be one.
    let list = all.iter().find(|it| matches!(&*it.tag, "ul" | "ol") && !it.has_role(Role::List));
    ensure!(list.is_none(), "a list is read as {:?}", list.map(Element::told));
    // What has no role is read as if nothing could be done with it.
    let nothing = all.iter().find(|it| it.role == "unknown");
    ensure!(nothing.is_none(), "nobody says what this is: {:?}", nothing.map(|it| &it.name));
    let headings = all.iter().filter(|it| it.has_role(Role::Heading) && it.name.is_empty()).count();
    ensure!(headings == 0, "a heading says nothing");
    Ok(())
}
