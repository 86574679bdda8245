//! The other systems, what they have already, the lists, Settings and the recovery sheet.

use std::path::Path;

use anyhow::Result;
use courier_tests::album::Album;
use courier_tests::desktop::Theme;
use courier_tests::job::Job;
use courier_tests::main_job::Walk;
use courier_tests::session::Session;
use courier_tests::window::Window;
use courier_tests::{dialogs, display};

use crate::life;

/// What the agency writes first, for *Who*.
const MAIL: &str = "From: Ana Costa <ana@brightwater.example>\nTo: Mo Adeyemi <mo@example.org>\n\nHello Mo,\n\nwe \
                    are ready when you are.\n\n-- \nAna Costa\nBrightwater\nMobile +44 7700 900123\nTel. 020 7946 0018\n";

/// What it answers, with all that an answer has beside it.
const ANSWER: &str = "Hello Mo,\n\nour servers are 203.0.113.7; 198.51.100.20 / the office is 192.168.1.20, and \
                      the test machine is api.brightwater.example.\n\nAna\n\n-- \nSent with Mailer 16.0.5.20408\n";

pub(super) async fn every(session: &Session, album: Album) -> Result<Album> {
    let place = session.place();
    let mut walk = Walk::new(place, Job::for_another())?.with_album(album);
    let mut window = Window::open(place).await?;
    walk.start_with_every_system(&mut window).await?;
    recorded(&mut walk, &mut window).await?;
    asked(&mut walk, &mut window).await?;
    group_key(&mut walk, &mut window, &place.home().join("Documents/key.age")).await?;
    sent_by_system(&mut walk, &mut window).await?;
    made_here(&mut walk, &mut window).await?;
    public(&mut walk, &mut window).await?;
    lists(&mut walk, &mut window).await?;
    sheet(&mut walk, &mut window).await?;
    window.theme(Theme::Dark).await?;
    for rail in ["rail-keys", "rail-agencies", "rail-deliveries", "rail-settings", "rail-home"] {
        walk.press(&mut window, rail).await?;
        walk.look(&window, &format!("dark-{rail}")).await?;
    }
    walk.press(&mut window, "lock-hide").await?;
    walk.see_button(&window, "lock-show-again").await?;
    walk.look(&window, "dark-hidden").await?;
    window.quit().await?;
    walk.album().ok_or_else(|| anyhow::anyhow!("the pictures are gone"))
}

/// What somebody has had since spring 2024, by plain e-mail.
async fn recorded(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "home-record-new").await?;
    walk.see_heading(window, "who-heading-recording", &[]).await?;
    walk.fill_who(window).await?;
    walk.look(window, "record-who").await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading-recording", &[]).await?;
    window.choose("Engaging Networks").await?;
    let purpose = walk.names.vendor(&format!("purpose-{}", walk.job.purpose))?;
    window.choose(&purpose).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_heading(window, "got-heading", &[]).await?;
    window.choose(&walk.names.say("got-since-about")?).await?;
    window.fill(&walk.names.say("got-year")?, "2024").await?;
    window.choose(&walk.names.say("got-travelled-email")?).await?;
    walk.see(window, "got-exposed", &[]).await?;
    walk.look(window, "record-how-they-got-it").await?;
    walk.press(window, "got-save").await?;
    walk.see_heading(window, "done-recorded-heading", &[]).await?;
    walk.look(window, "record-done").await?;
    walk.press(window, "done-finish").await?;
    walk.see(window, "key-page-history", &[]).await?;
    walk.look(window, "key-sent-unprotected").await?;
    walk.press(window, "key-page-can-stay").await?;
    walk.look(window, "key-it-can-stay").await?;
    walk.press(window, "rail-home").await?;
    walk.look(window, "home-sent-unprotected").await
}

/// A pasted e-mail in *Who*, a letter, a pasted answer.
async fn asked(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.turn_to(Job::default());
    walk.begin(window).await?;
    window.choose(&walk.names.say("who-somebody-new")?).await?;
    walk.press(window, "who-paste").await?;
    window.paste_into(&walk.names.say("who-paste-label")?, MAIL).await?;
    walk.see(window, "who-found-used", &[]).await?;
    window.fill(&walk.names.say("who-agency")?, "Brightwater").await?;
    walk.look(window, "who-taken-from-an-e-mail").await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_asking(window).await?;
    walk.copy_letter(window).await?;
    walk.look(window, "ask-letter-copied").await?;
    walk.press(window, "wizard-letter-sent").await?;
    walk.see_heading(window, "ask-waiting-heading", &[("agency", "Brightwater")]).await?;
    walk.look(window, "ask-waiting").await?;
    walk.press(window, "ask-close").await?;
    walk.look(window, "home-waiting-for-them").await?;
    walk.press(window, "today-waiting-for-answer-button").await?;
    walk.paste_answer(window, ANSWER).await?;
    walk.see_heading(window, "ask-understood-heading", &[]).await?;
    walk.look(window, "ask-understood").await?;
    walk.press(window, "wizard-save-and-close").await
}

/// The one key of a group in Action Network.
async fn group_key(walk: &mut Walk, window: &mut Window, file: &Path) -> Result<()> {
    walk.turn_to(Job::group_key().to_another());
    walk.begin(window).await?;
    walk.choose_known(window).await?;
    walk.look(window, "who-known-what-do-they-need").await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.look(window, "what-for-group-key").await?;
    walk.press(window, "what-for-right").await?;
    walk.see_account(window).await?;
    walk.fill_account(window).await?;
    walk.press(window, "make-show-steps").await?;
    walk.look(window, "which-button-do-you-see").await?;
    walk.sees_key_already(window).await?;
    walk.guided(window).await?;
    walk.paste_key(window).await?;
    walk.press(window, "key-choose-form").await?;
    walk.locked_file(window, file).await?;
    walk.press(window, "rail-home").await
}

/// Spektrix, which sends the key itself.
async fn sent_by_system(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let mobile = "+44 7700 900123".to_owned();
    let (agency, person) = ("Tidewise".to_owned(), "Kit Lowe".to_owned());
    let (first, email) = ("Kit".to_owned(), "kit@tidewise.example".to_owned());
    walk.turn_to(Job { mobile, agency, person, first, email, ..Job::api_account() });
    walk.who_and_what_for(window).await?;
    walk.see_form(window).await?;
    walk.fill_account(window).await?;
    walk.look(window, "spektrix-form").await?;
    walk.go_on(window).await?;
    let mentioned = [("person", "Kit"), ("mobile", "+44 7700 900123")];
    let heading = walk.names.vendor_with("kind-api-account.read-back", &mentioned)?;
    window.see_heading(&heading).await?;
    walk.look(window, "spektrix-ring-first").await?;
    let agreed = walk.names.vendor_with("kind-api-account.read-back-agreed", &mentioned)?;
    window.click_button(&agreed).await?;
    walk.guided(window).await?;
    let done = [("system", "Spektrix"), ("first", "Kit")];
    walk.see_heading(window, "done-system-heading", &done).await?;
    walk.look(window, "spektrix-done").await?;
    walk.press(window, "done-finish").await?;
    walk.press(window, "rail-home").await
}

/// A key of our own service, up to its verifier.
async fn made_here(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.turn_to(Job::own_key().to_another());
    walk.begin(window).await?;
    walk.choose_known(window).await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_heading(window, "make-heading-here", &[]).await?;
    walk.fill_account(window).await?;
    walk.look(window, "own-service").await?;
    walk.press(window, "make-here").await?;
    walk.steps(window, 1).await?;
    walk.look(window, "own-service-verifier").await?;
    walk.press(window, "wizard-save-and-close").await
}

/// The public token, up to its letter.
async fn public(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.turn_to(Job::public_token().to_another());
    walk.begin(window).await?;
    walk.choose_known(window).await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.take_public_token(window).await?;
    walk.see_heading(window, "done-public-heading", &[]).await?;
    walk.look(window, "public-token-letter").await?;
    walk.press(window, "wizard-letter-sent").await?;
    walk.press(window, "rail-home").await
}

async fn lists(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.look(window, "home-of-several").await?;
    walk.press(window, "rail-keys").await?;
    walk.look(window, "keys").await?;
    walk.open_key(window, "Harbour Trust North").await?;
    walk.look(window, "key-of-a-group").await?;
    walk.open_agency(window, "Northlight").await?;
    walk.look(window, "agency").await?;
    walk.press(window, "agency-change").await?;
    walk.look(window, "agency-change").await?;
    walk.press(window, "rail-agencies").await?;
    walk.look(window, "agencies").await?;
    walk.press(window, "rail-deliveries").await?;
    walk.look(window, "deliveries").await?;
    walk.open_agency(window, "Northlight").await?;
    life::an_end(walk, window, "Northlight").await?;
    life::a_table(walk, window).await
}

/// The recovery sheet, in the window and in its own.
async fn sheet(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-settings").await?;
    walk.look(window, "settings").await?;
    walk.press(window, "sheet-make").await?;
    let place = window.place().clone();
    dialogs::wait(&place)?;
    walk.look_at_screen("sheet-confirm-dialog")?;
    dialogs::answer(&place, true)?;
    let title = walk.names.say("paper-sheet-title")?;
    let its = |it: &display::OnScreen| !it.dialog && it.title.contains(&title);
    display::wait_for(&place, "the sheet's window", its)?;
    walk.see(window, "sheet-pending", &[]).await?;
    walk.look(window, "sheet-type-two-rows").await?;
    walk.look_at_screen("sheet-own-window")?;
    walk.press(window, "sheet-discard").await?;
    walk.see(window, "sheet-said-discarded", &[]).await
}
