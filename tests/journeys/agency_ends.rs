//! The work of an agency with five keys on three systems ends, two of which others have too.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_tests::job::{Job, ending};
use courier_tests::journey::journey;
use courier_tests::life::of_key;
use courier_tests::main_job::Walk;
use courier_tests::names::Names;
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::{dialogs, foreign};

const NEW: &str = "c04e7b6d19f2a8356b7d0c9e5f1a8243";

#[tokio::test]
async fn five_keys_on_three_systems() -> Result<()> {
    journey("agency-ends", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::group_key())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.give_group_key(&mut window, &[Job::group_key(), Job::group_key().to_another()])
            .await?;
        public_token(&mut walk, &mut window).await?;
        for job in [Job::default(), Job::private_token(), Job::api_account()] {
            walk.turn_to(job);
            on_record(&mut walk, &mut window).await?;
        }

        let agency = Job::default().agency;
        walk.open_agency(&mut window, &agency).await?;
        let five = [("agency", agency.as_str()), ("count", "5")];
        walk.see_heading(&window, "agency-heading", &five).await?;
        walk.press(&mut window, "agency-ends").await?;
        walk.see_heading(&window, "plan-heading", &ends(&agency)).await?;
        let names = keys(&walk, &window).await?;
        ensure!(names.len() == 5, "the keys are {names:#?}");
        for name in &names {
            decided(&mut walk, &mut window, name).await?;
            open_plan(&mut walk, &mut window, &agency).await?;
        }
        window.quit().await?;

        // The rest is said another day.
        let mut window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        open_plan(&mut walk, &mut window, &agency).await?;
        walk.press(&mut window, "plan-asked").await?;
        walk.press(&mut window, "plan-confirmed-save").await?;
        let pdf = place.home().join("Documents/certificate.pdf");
        certificate(&walk, &mut window, &pdf, &names).await?;
        walk.finish_plan(&mut window, &ends(&agency)).await?;

        walk.open_agency(&mut window, &agency).await?;
        let none = [("agency", agency.as_str()), ("count", "0")];
        walk.see_heading(&window, "agency-heading-ended", &none).await?;
        let other = Job::for_another().agency;
        walk.open_agency(&mut window, &other).await?;
        let two = [("agency", other.as_str()), ("count", "2")];
        walk.see_heading(&window, "agency-heading", &two).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

fn ends(agency: &str) -> [(&str, &str); 3] {
    [("what", "agency-ends"), ("agency", agency), ("person", "")]
}

/// The public token, by letter to both.
async fn public_token(walk: &mut Walk, window: &mut Window) -> Result<()> {
    for (job, is_first) in [(Job::public_token(), true), (Job::public_token().to_another(), false)]
    {
        walk.turn_to(job);
        walk.press(window, "rail-home").await?;
        walk.begin(window).await?;
        walk.choose_known(window).await?;
        walk.go_on(window).await?;
        walk.choose_what_for(window).await?;
        if !is_first {
            window.choose(&walk.names.say("make-existing-give")?).await?;
        }
        walk.press(window, "what-for-right").await?;
        if is_first {
            walk.take_public_token(window).await?;
        }
        walk.see_heading(window, "done-public-heading", &[]).await?;
        walk.press(window, "wizard-letter-sent").await?;
    }
    walk.press(window, "rail-home").await
}

/// A key they have had for years.
async fn on_record(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "home-record").await?;
    walk.see_heading(window, "who-heading-recording", &[]).await?;
    walk.choose_known(window).await?;
    walk.go_on(window).await?;
    walk.used_for(window).await?;
    walk.travelled(window, "in-person").await
}

/// The keys of the plan, riskiest first.
async fn keys(walk: &Walk, window: &Window) -> Result<Vec<String>> {
    let question = walk.step("decide", "|")?;
    let (before, after) = question.split_once('|').context("the question names no key")?;
    let steps = window.list(&walk.names.say("plan-steps")?).await?;
    let name = |step: &String| {
        let (_, rest) = step.split_once(before)?;
        Some(rest.split_once(after)?.0.to_owned())
    };
    Ok(steps.iter().filter_map(name).collect())
}

/// What becomes of a key, and all that belongs to it.
async fn decided(walk: &mut Walk, window: &mut Window, name: &str) -> Result<()> {
    let job = of_name(walk, name)?;
    walk.turn_to(job);
    walk.open_step(window, "decide", name).await?;
    match walk.job.kind.as_str() {
        // Northlight goes on with it.
        "group-key" => {
            decide(walk, window, "replace").await?;
            walk.press(window, "decide-go-on").await?;
            replaced(walk, window).await
        }
        "public-token" => decide(walk, window, "off-our-list").await,
        "private-token" => {
            decide(walk, window, "switch-off").await?;
            walk.press(window, "decide-go-on").await?;
            walk.press(window, "plan-told").await?;
            walk.see(window, "plan-delete-warning", &[]).await?;
            walk.done_there(window, "delete-there").await?;
            walk.finish_plan(window, &of_key("switch-off")).await
        }
        kind => {
            decide(walk, window, "switch-off").await?;
            walk.press(window, "decide-go-on").await?;
            walk.press(window, "plan-told").await?;
            walk.done_there(window, "switch-off-there").await?;
            if kind == "rest-api-user" {
                walk.press(window, "plan-wait-not").await?;
                walk.leave_out(window, "delete-there", "It stays there, switched off.").await?;
            }
            walk.finish_plan(window, &of_key("switch-off")).await
        }
    }
}

async fn decide(walk: &Walk, window: &mut Window, decision: &str) -> Result<()> {
    let decision = [("decision", decision)];
    window.choose(&walk.names.say_with("decide", &decision)?).await?;
    window.click_button(&walk.names.say_with("decide-do", &decision)?).await
}

/// What was typed for the key that is called so.
fn of_name(walk: &Walk, name: &str) -> Result<Job> {
    let jobs = [Job::default(), Job::private_token(), Job::public_token(), Job::group_key()];
    for job in jobs.into_iter().chain([Job::api_account()]) {
        let mut names = Names::load()?;
        names.system.clone_from(&job.system);
        let kind = names.vendor(&format!("kind-{}", job.kind))?;
        if name.starts_with(&format!("{} · {kind}", job.platform)) {
            return Ok(job);
        }
    }
    anyhow::bail!("{name} is none of the five, says {}", walk.job.agency)
}

/// The key of the group is made anew, and only Northlight gets the new one.
async fn replaced(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let other = Job::group_key().to_another();
    walk.see_heading(window, "plan-heading", &of_key("cut-over")).await?;
    walk.leave_out(window, "agree-time", "They wait by the telephone.").await?;
    walk.press(window, "plan-reader-take").await?;
    walk.press(window, "plan-told").await?;
    walk.done_there(window, "renew-there").await?;
    window.paste_by(&walk.names.say("key-paste")?, NEW).await?;
    walk.open_step(window, "make-file", &other.agency).await?;
    walk.turn_to(other);
    walk.deliver_new(window, NEW).await?;
    let name = walk.job.account.clone();
    walk.open_plan(window, &name).await?;
    let refused = walk.names.say_with("plan-skip", &[("step", "see-refused")])?;
    if window.has("button", &refused).await? {
        walk.leave_out(window, "see-refused", "There is no network here.").await?;
    }
    walk.finish_plan(window, &of_key("cut-over")).await
}

/// The plan of the agency's end, from its page.
async fn open_plan(walk: &mut Walk, window: &mut Window, agency: &str) -> Result<()> {
    walk.open_agency(window, agency).await?;
    window.click_button(&walk.names.say_with("plan-title", &ends(agency))?).await?;
    walk.see_heading(window, "plan-heading", &ends(agency)).await
}

/// The certificate names each key.
async fn certificate(walk: &Walk, window: &mut Window, pdf: &Path, names: &[String]) -> Result<()> {
    walk.press(window, "plan-save-certificate").await?;
    dialogs::save_as(walk.place(), pdf)?;
    walk.see(window, "paper-saved", &[]).await?;
    let text = foreign::pdf_text(pdf)?;
    let close = |text: &str| text.split_whitespace().collect::<String>();
    for name in names {
        ensure!(close(&text).contains(&close(name)), "{name} is not on it:\n{text}");
    }
    // The key they had, and not the one that Northlight got in its place.
    ensure!(text.contains(&ending(&Job::group_key().key)), "the ending is not on it:\n{text}");
    ensure!(!text.contains(&ending(NEW)), "it has the ending of a key they never had:\n{text}");
    Ok(())
}
