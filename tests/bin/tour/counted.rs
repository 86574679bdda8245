//! What a person's hands do, counted: the main job in practice, the first key for Engaging Networks, the next one for
//! an agency we know. Nothing is pressed here that a person could leave out.

use std::fmt;

use anyhow::{Result, ensure};
use courier_tests::agency;
use courier_tests::album::Album;
use courier_tests::job::Job;
use courier_tests::main_job::Walk;
use courier_tests::session::{Session, Setup};
use courier_tests::window::{Hands, Window};

/// An agency's first e-mail, with what Engaging Networks wants to know of it.
const MAIL: &str = "From: Ana Costa <ana@brightwater.example>\nTo: Mo Adeyemi <mo@example.org>\n\nHello Mo,\n\nwe are \
                    ready when you are. Our servers are 203.0.113.7 and 198.51.100.20.\n\n-- \nAna Costa\n\
                    Brightwater\nMobile +44 7700 900123\n";

/// The most that each may take.
const MAIN_JOB: Hands = Hands { clicks: 14, fields: 4, pastes: 0 };
const FIRST_TIME: Hands = Hands { clicks: 20, fields: 2, pastes: 2 };
const KNOWN_AGENCY: Hands = Hands { clicks: 19, fields: 0, pastes: 1 };

/// What was counted.
pub(super) struct Counted {
    main_job: Hands,
    first_time: Hands,
    known_agency: Hands,
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { main_job, first_time, known_agency } = self;
        writeln!(f, "main job: {} clicks, {} typed fields", main_job.clicks, main_job.fields)?;
        for (name, hands) in
            [("first time, Engaging Networks", first_time), ("known agency", known_agency)]
        {
            let Hands { clicks, fields, pastes } = hands;
            writeln!(f, "{name}: {clicks} clicks, {fields} typed, {pastes} pasted")?;
        }
        Ok(())
    }
}

/// Counts all three; a picture of every screen of practice on the way.
pub(super) async fn all(album: Album) -> Result<(Counted, Album)> {
    let (main_job, album) = main_job(album).await?;
    let session = Session::start(Setup::default())?;
    let mut walk =
        Walk::new(session.place(), Job { purpose: "submit-pages".to_owned(), ..Job::default() })?;
    let mut window = Window::open(session.place()).await?;
    walk.first_start(&mut window).await?;
    let first_time = first_time(&mut walk, &mut window).await?;
    walk.press(&mut window, "rail-home").await?;
    let known_agency = known_agency(&mut walk, &mut window).await?;
    window.quit().await?;
    Ok((Counted { main_job, first_time, known_agency }, album))
}

/// From the first screen into practice, and from its Home to *Delivered*: no key is typed or pasted.
async fn main_job(album: Album) -> Result<(Hands, Album)> {
    let session = Session::start(Setup::default())?;
    let place = session.place();
    let job = Job { account: "Harbour Trust".to_owned(), ..Job::group_key() };
    let mut walk = Walk::new(place, job)?.with_album(album);
    let mut window = Window::open(place).await?;
    walk.see_heading(&window, "welcome", &[]).await?;
    walk.press(&mut window, "practice-first").await?;
    walk.see(&window, "practice-banner", &[]).await?;
    walk.see_button(&window, "home-give-access").await?;
    walk.look(&window, "practice-home").await?;

    let before = window.hands();
    let first = walk.job.first.clone();
    let first = [("first", first.as_str())];
    walk.begin(&mut window).await?;
    window.fill(&walk.names.say("who-agency")?, &walk.job.agency).await?;
    window.fill(&walk.names.say("who-person")?, &walk.job.person).await?;
    window.fill(&walk.names.say("who-email")?, &walk.job.email).await?;
    walk.look(&window, "practice-who").await?;
    walk.go_on(&mut window).await?;
    walk.choose_what_for(&mut window).await?;
    walk.look(&window, "practice-what-for").await?;
    walk.press(&mut window, "what-for-right").await?;
    walk.see_button(&window, "make-there").await?;
    walk.look(&window, "practice-make-it").await?;
    walk.press(&mut window, "make-there").await?;
    walk.see_heading(&window, "file-heading", &first).await?;
    walk.look(&window, "practice-made-and-checked").await?;
    walk.press(&mut window, "file-make").await?;
    walk.see_heading(&window, "file-ready", &[]).await?;
    walk.press(&mut window, "file-save").await?;
    let file = window.save_as_proposed()?;
    walk.see_heading(&window, "delivery-headline-file", &first).await?;
    walk.look(&window, "practice-file").await?;
    walk.sent_and_arrived(&mut window).await?;
    let words = walk.read_words(&mut window).await?;
    walk.look(&window, "practice-words").await?;
    walk.words_read(&mut window).await?;
    let number = agency::number_of(place, &walk.names, &file, &words)?;
    walk.receipt(&mut window, &number).await?;
    let hands = window.hands().since(before);
    walk.look(&window, "practice-delivered").await?;
    window.quit().await?;
    ensure!(within(hands, MAIN_JOB), "the main job takes {hands:?}, at most {MAIN_JOB:?}");
    let album = walk.album().unwrap_or_else(|| unreachable!("it was given one"));
    Ok((hands, album))
}

/// Nothing but Engaging Networks is used, and nobody is known yet: from Home to the saved file.
async fn first_time(walk: &mut Walk, window: &mut Window) -> Result<Hands> {
    let before = window.hands();
    walk.begin(window).await?;
    walk.press(window, "who-paste").await?;
    window.paste_into(&walk.names.say("who-paste-label")?, MAIL).await?;
    walk.see(window, "who-found-used", &[]).await?;
    window.fill(&walk.names.say("who-agency")?, &walk.job.agency).await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_heading(window, "ask-understood-heading", &[]).await?;
    window.click_button(&walk.names.say_with("ask-use", &[("count", "3")])?).await?;
    walk.see_form(window).await?;
    window.choose(&walk.names.vendor(&format!("region-{}", walk.job.region))?).await?;
    to_the_file(walk, window).await?;
    let hands = window.hands().since(before);
    ensure!(within(hands, FIRST_TIME), "the first time takes {hands:?}, at most {FIRST_TIME:?}");
    Ok(hands)
}

/// The same agency and person, for another purpose.
async fn known_agency(walk: &mut Walk, window: &mut Window) -> Result<Hands> {
    walk.turn_to(Job {
        purpose: "submit-pages".to_owned(),
        key: "b8a7c3d2-1e4f-4a65-9b0c-7d6e5f4a3b21".to_owned(),
        ..Job::default()
    });
    let before = window.hands();
    walk.begin(window).await?;
    walk.choose_known(window).await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_form(window).await?;
    to_the_file(walk, window).await?;
    let hands = window.hands().since(before);
    ensure!(
        within(hands, KNOWN_AGENCY),
        "a known agency takes {hands:?}, at most {KNOWN_AGENCY:?}"
    );
    Ok(hands)
}

/// From the form through the vendor's screens to the saved file.
async fn to_the_file(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.guide(window).await?;
    walk.paste_key(window).await?;
    walk.press(window, "file-make").await?;
    walk.see_heading(window, "file-ready", &[]).await?;
    walk.press(window, "file-save").await?;
    window.save_as_proposed()?;
    walk.see_heading(window, "delivery-headline-file", &[("first", &walk.job.first)]).await
}

fn within(hands: Hands, most: Hands) -> bool {
    hands.clicks <= most.clicks && hands.fields <= most.fields && hands.pastes <= most.pastes
}
