//! The one key of a group, held by three agencies, is replaced for everybody at once; the app is closed in the middle.

use anyhow::{Context, Result, ensure};
use courier_tests::clipboard;
use courier_tests::job::{Job, ending};
use courier_tests::journey::journey;
use courier_tests::life::of_key;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

const NEW: &str = "4c7e19ab52d08f3641e7b90c2da85f16";

#[tokio::test]
async fn three_agencies_get_the_new_key() -> Result<()> {
    journey("cut-over", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::group_key())?;
        let mut window = Window::open(place).await?;
        let jobs = held_by_three(&mut walk, &mut window).await?;
        let name = walk.job.account.clone();
        let old = walk.job.key.clone();

        walk.open_key(&mut window, &name).await?;
        // The button there is named, and what it says is not pressed before everybody is ready.
        walk.begin_plan(&mut window, "cut-over", 3).await?;
        walk.see(&window, "plan-count", &[("done", "0"), ("of", "12")]).await?;
        agreed(&walk, &mut window).await?;
        for _ in &jobs {
            walk.press(&mut window, "plan-reader-take").await?;
        }
        everybody_is_told(&walk, &mut window, &jobs).await?;
        window.quit().await?;

        // Days later. It is agreed for a day to come, so Home does not ask for it.
        let mut window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        walk.open_plan(&mut window, &name).await?;
        window.see(&walk.names.vendor("step-revoke-and-generate")?).await?;
        walk.see(&window, "plan-ends-in", &[]).await?;
        walk.done_there(&mut window, "renew-there").await?;
        window.see_heading(&walk.step("paste-key", "")?).await?;
        // The one that opens nothing any more is still on the clipboard.
        window.paste_by(&walk.names.say("key-paste")?, &old).await?;
        window.see(&walk.names.problem("key-still-old", &[])?).await?;
        window.paste_by(&walk.names.say("key-paste")?, NEW).await?;
        window.see_heading(&walk.step("make-file", &jobs[0].agency)?).await?;
        let left = clipboard::paste(place)?;
        ensure!(!left.contains(NEW), "the new key is still on the clipboard");
        walk.open_key(&mut window, &name).await?;
        walk.see(&window, "access-paused", &[]).await?;

        for job in &jobs {
            walk.turn_to(job.clone());
            walk.open_plan(&mut window, &name).await?;
            walk.open_step(&mut window, "make-file", &job.agency).await?;
            walk.deliver_new(&mut window, NEW).await?;
        }
        nothing_is_left(&mut walk, &mut window, &name).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// The key is there, and goes to three agencies one after the other.
async fn held_by_three(walk: &mut Walk, window: &mut Window) -> Result<Vec<Job>> {
    let third = Job {
        agency: "Copperfield Calls".to_owned(),
        person: "Kim Tran".to_owned(),
        first: "Kim".to_owned(),
        email: "kim@copperfield.example".to_owned(),
        mobile: "+44 7700 900789".to_owned(),
        ..Job::group_key()
    };
    let jobs = vec![Job::group_key(), Job::group_key().to_another(), third];
    walk.start_with_every_system(window).await?;
    walk.give_group_key(window, &jobs).await?;
    Ok(jobs)
}

/// A time that is past is none; one to come is.
async fn agreed(walk: &Walk, window: &mut Window) -> Result<()> {
    window.see_heading(&walk.step("agree-time", "")?).await?;
    let (year, time) = (walk.names.say("day-year")?, walk.names.say("plan-time")?);
    window.fill(&year, "2020").await?;
    window.fill(&time, "10:00").await?;
    walk.press(window, "plan-agreed").await?;
    window.see(&walk.names.problem("time-past", &[])?).await?;
    window.fill(&year, "2061").await?;
    walk.press(window, "plan-agreed").await
}

/// One gets the letter that is ready, the others know already.
async fn everybody_is_told(walk: &Walk, window: &mut Window, jobs: &[Job]) -> Result<()> {
    let first = jobs.first().context("nobody holds it")?;
    walk.open_step(window, "tell-holder", &first.agency).await?;
    walk.press(window, "letter-copy").await?;
    walk.see(window, "wizard-letter-copied", &[("first", "none")]).await?;
    let letter = clipboard::paste(walk.place())?;
    ensure!(letter.contains("Hello Ana,"), "it is not to Ana:\n{letter}");
    ensure!(letter.contains("2061"), "it does not say when:\n{letter}");
    ensure!(!letter.contains(&walk.job.key), "the key is in the letter");
    walk.press(window, "plan-told").await?;
    walk.press(window, "plan-tell-nobody").await?;
    window.see_heading(&walk.step("renew-there", "")?).await
}

/// The plan ends, and all three hold the key that took its place.
async fn nothing_is_left(walk: &mut Walk, window: &mut Window, name: &str) -> Result<()> {
    walk.open_plan(window, name).await?;
    let refused = walk.names.say_with("plan-skip", &[("step", "see-refused")])?;
    if window.has("button", &refused).await? {
        walk.leave_out(window, "see-refused", "There is no network here.").await?;
    }
    walk.finish_plan(window, &of_key("cut-over")).await?;
    walk.see(window, "plan-seen", &[]).await?;
    walk.open_key(window, name).await?;
    walk.see(window, "plans-before", &[]).await?;
    walk.not_seen(window, "access-paused", &[]).await?;
    window.see(&ending(NEW)).await?;
    walk.press(window, "rail-home").await?;
    walk.see_numbers(window, 3, 1).await
}
