//! One of three private tokens is made anew; the other two go on as they are.

use anyhow::{Result, ensure};
use courier_tests::foreign;
use courier_tests::job::{Job, ending};
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

const NEW: &str = "c2f60b9d-41e8-4a57-93b1-8e0d5c7a2f64";

#[tokio::test]
async fn one_of_three_is_refreshed() -> Result<()> {
    journey("tokens", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::private_token())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        for (number, job) in three().into_iter().enumerate() {
            walk.turn_to(job);
            token(&mut walk, &mut window, number == 0).await?;
        }

        walk.turn_to(three().swap_remove(1));
        walk.open_key(&mut window, &user(&walk)).await?;
        walk.begin_plan(&mut window, "cut-over", 1).await?;
        walk.leave_out(&mut window, "agree-time", "They wait by the telephone.").await?;
        walk.press(&mut window, "plan-reader-take").await?;
        walk.press(&mut window, "plan-told").await?;
        // Three rows look alike there: its last four characters tell it from the others.
        walk.see(&window, "plan-ends-in", &[]).await?;
        window.see(&ending(&walk.job.key)).await?;
        window.see(&walk.names.vendor("step-refresh-private-token")?).await?;
        walk.done_there(&mut window, "renew-there").await?;
        // Another row was copied: that token is somebody else's.
        let others = three().swap_remove(0).key;
        window.paste_by(&walk.names.say("key-paste")?, &others).await?;
        window.see_heading(&walk.step("paste-key", "")?).await?;
        window.paste_by(&walk.names.say("key-paste")?, NEW).await?;
        walk.deliver_new(&mut window, NEW).await?;

        walk.press(&mut window, "rail-keys").await?;
        let keys = window.list(&walk.names.say("keys-list")?).await?;
        ensure!(keys.len() == 3, "the keys are {keys:#?}");
        for end in [ending(NEW), ending(&three()[0].key), ending(&three()[2].key)] {
            ensure!(keys.iter().any(|key| key.contains(&end)), "none ends in {end}: {keys:#?}");
        }
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Three agencies with a token each.
fn three() -> Vec<Job> {
    let token = Job::private_token();
    let second = Job { key: other(2), ..token.clone().to_another() };
    let third = Job {
        agency: "Copperfield Calls".to_owned(),
        person: "Kim Tran".to_owned(),
        first: "Kim".to_owned(),
        email: "kim@copperfield.example".to_owned(),
        mobile: "+44 7700 900789".to_owned(),
        key: other(3),
        ..token.clone()
    };
    vec![token, second, third]
}

fn other(number: u32) -> String {
    format!("7d1e4c8{number}-92c7-4ad6-b1f0-6d3a7c94e2{number}f")
}

fn user(walk: &Walk) -> String {
    format!("{} Imports", walk.job.agency)
}

/// A token from Home to its receipt.
async fn token(walk: &mut Walk, window: &mut Window, is_first: bool) -> Result<()> {
    if !is_first {
        walk.press(window, "rail-home").await?;
    }
    walk.who_and_what_for(window).await?;
    walk.see_form(window).await?;
    let region = walk.names.vendor(&format!("region-{}", walk.job.region))?;
    if window.has("choice", &region).await? {
        window.choose(&region).await?;
    }
    window.fill(&walk.names.vendor("field-user")?, &user(walk)).await?;
    walk.guide(window).await?;
    walk.key(window).await?;
    let file = walk.place().home().join(format!("Documents/{}.age", walk.job.first));
    let words = walk.deliver(window, &file).await?;
    let opened = foreign::age_with_words(&file, &words)?;
    walk.receipt(window, &foreign::jq(&opened, ".receipt")?).await
}
