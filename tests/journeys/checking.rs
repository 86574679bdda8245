//! *Check it works* where something is wrong: no network, a host that leads astray or never answers, answers of
//! somebody else. Each is said, the key is kept, the window goes on, and the key is nowhere.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::namespace::Namespace;
use courier_tests::search::{Found, Search};
use courier_tests::session::Setup;
use courier_tests::surroundings::{Running, Surroundings, tied_at};
use courier_tests::window::Window;

const HOST: &str = "ca.engagingnetworks.app";
/// In no private network, so the app goes there by its ordinary rules.
const AT: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 10));
const PROXY: &str = env!("CARGO_BIN_EXE_proxy");
const STRANGE: &str = include_str!("checking/strange.py");
const SILENT: &str = include_str!("checking/silent.py");

#[tokio::test]
async fn without_a_network() -> Result<()> {
    journey("check-no-network", Setup::default(), async |session| {
        let network = Namespace::new().start(session.place(), Path::new(PROXY))?;
        let place = network.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.paste_key(&mut window).await?;
        let there = walk.names.say_with("check-sent-to", &[("hosts", HOST)])?;
        window.see(&there).await?;
        walk.press(&mut window, "check-it").await?;
        says_no_network(&walk, &window).await?;
        walk.see_heading(&window, "key-kept-heading", &[]).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;

        walk.open_key(&mut window, "Brightwater API").await?;
        window.see("d117").await?;
        walk.press(&mut window, "check-it").await?;
        says_no_network(&walk, &window).await?;
        walk.press(&mut window, "rail-keys").await?;
        walk.press(&mut window, "checks-all").await?;
        walk.see(&window, "checks-done", &[("count", "1"), ("good", "0")]).await?;
        says_no_network(&walk, &window).await?;

        // What nobody said of the key is not on record.
        walk.open_history(&mut window).await?;
        walk.see_heading(&window, "history-heading", &[]).await?;
        let told = window.page_text().await?;
        let asked = [("platform", "Engaging Networks"), ("ends_in", "d117"), ("outcome", "")];
        let asked = walk.names.say_with("history-key-checked", &asked)?;
        let (asked, _) = asked.split_once(':').context("it says nothing")?;
        ensure!(!told.contains(asked), "History says:\n{told}");
        walk.press(&mut window, "rail-home").await?;
        walk.press(&mut window, "today-draft-button").await?;
        walk.see_heading(&window, "key-kept-heading", &[]).await?;
        walk.press(&mut window, "key-choose-form").await?;
        walk.see_heading(&window, "file-heading", &[("first", &walk.job.first)]).await?;
        window.quit().await?;
        nowhere(place, &walk.job.key)?;
        let asked = network.close()?;
        let name = format!("name {HOST}");
        ensure!(asked.iter().all(|line| *line == name), "it asked for {asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_system_that_never_answers_is_left() -> Result<()> {
    journey("check-silence", Setup::default(), async |session| {
        let network =
            Namespace::new().address(AT).host(HOST, AT).start(session.place(), Path::new(PROXY))?;
        let place = network.place();
        let _silent = script(place, SILENT, &AT.to_string())?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.paste_key(&mut window).await?;
        let system = [("system", walk.job.platform.clone())];
        let system = system.each_ref().map(|(name, value)| (*name, value.as_str()));
        walk.press(&mut window, "check-it").await?;
        walk.see(&window, "check-asking", &system).await?;
        walk.press(&mut window, "check-give-up").await?;
        walk.see(&window, "check-stopped", &[]).await?;
        walk.not_seen(&window, "check-asking", &system).await?;
        // Whoever does not want to wait goes on meanwhile.
        walk.press(&mut window, "check-it").await?;
        walk.see(&window, "check-asking", &system).await?;
        walk.press(&mut window, "key-choose-form").await?;
        walk.see_heading(&window, "file-heading", &[("first", &walk.job.first)]).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;

        walk.open_key(&mut window, "Brightwater API").await?;
        walk.press(&mut window, "check-it").await?;
        walk.see(&window, "check-asking", &system).await?;
        walk.press(&mut window, "check-give-up").await?;
        walk.see(&window, "check-stopped", &[]).await?;
        walk.press(&mut window, "rail-keys").await?;
        walk.press(&mut window, "checks-all").await?;
        walk.see(&window, "checks-asking", &[]).await?;
        walk.press(&mut window, "check-give-up").await?;
        walk.see(&window, "checks-stopped", &[]).await?;
        // Closed in the middle of a question.
        walk.press(&mut window, "checks-all").await?;
        walk.see(&window, "checks-asking", &[]).await?;
        window.quit().await?;
        nowhere(place, &walk.job.key)
    })
    .await
}

#[tokio::test]
async fn hosts_that_are_not_the_systems() -> Result<()> {
    journey("check-astray", Setup::default(), async |session| {
        let inside = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 5));
        let network = Namespace::new()
            .address(AT)
            .host(HOST, AT)
            .address(inside)
            .host("actionnetwork.org", inside)
            .start(session.place(), Path::new(PROXY))?;
        let place = network.place();
        let (_front, _) = front(place)?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.who_and_what_for(&mut window).await?;
        walk.told_already(&mut window).await?;
        walk.fill_form(&mut window).await?;
        walk.guide(&mut window).await?;
        walk.paste_key(&mut window).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;
        let first = walk.turn_to(Job::group_key().to_another());
        walk.who_and_what_for(&mut window).await?;
        walk.see_account(&window).await?;
        walk.fill_account(&mut window).await?;
        walk.press(&mut window, "make-show-steps").await?;
        walk.sees_key_already(&mut window).await?;
        walk.guided(&mut window).await?;
        walk.paste_key(&mut window).await?;
        let action = [("system", walk.job.platform.as_str())];
        walk.press(&mut window, "check-it").await?;
        walk.see(&window, "check-unreachable", &action).await?;
        walk.see(&window, "check-why-private-address", &[]).await?;
        walk.press(&mut window, "wizard-save-and-close").await?;

        walk.press(&mut window, "rail-keys").await?;
        walk.press(&mut window, "checks-all").await?;
        walk.see(&window, "checks-done", &[("count", "2"), ("good", "0")]).await?;
        walk.see(&window, "check-why-private-address", &[]).await?;
        walk.see(&window, "check-why-not-trusted", &[]).await?;
        window.quit().await?;
        nowhere(place, &walk.job.key)?;
        nowhere(place, &first.key)
    })
    .await
}

#[tokio::test]
async fn answers_that_are_not_the_systems() -> Result<()> {
    journey("check-strange", Setup::default(), async |session| {
        // Whoever owns a certificate that this computer trusts can still not be the system.
        let authority = session.place().root().join("authority.pem");
        fs::write(&authority, "")?;
        let network = Namespace::new()
            .address(AT)
            .host(HOST, AT)
            .over(&authority, Path::new("/etc/ssl/certs/ca-certificates.crt"))
            .start(session.place(), Path::new(PROXY))?;
        let place = network.place();
        let (_front, certificate) = front(place)?;
        fs::write(&authority, certificate)?;
        let _strange = script(place, STRANGE, "8080")?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.up_to_the_key(&mut window).await?;
        walk.paste_key(&mut window).await?;
        let search = Search::new(&walk.job.key);
        let system = ("system", walk.job.platform.as_str());
        walk.press(&mut window, "check-it").await?;
        for (what, then, mentioned) in [
            ("check-why-not-the-system.what", "check-why-not-the-system", system),
            ("check-unexpected", "check-why-redirected", ("host", "elsewhere.example.org")),
            ("check-unexpected", "check-why-not-readable", system),
            ("check-unexpected", "check-unexpected-then", system),
            ("check-limit-reached", "check-why-ask-later", ("wait", "2")),
            ("check-unexpected", "check-why-too-long", system),
        ] {
            walk.see(&window, then, &[mentioned]).await.with_context(|| then.to_owned())?;
            walk.see(&window, what, &[system]).await?;
            nothing_of(&search.bytes(then, window.page_source().await?.as_bytes()))?;
            if then != "check-why-too-long" {
                walk.press(&mut window, "check-again").await?;
            }
        }
        walk.see_heading(&window, "key-kept-heading", &[]).await?;
        window.quit().await?;
        nowhere(place, &walk.job.key)
    })
    .await
}

async fn says_no_network(walk: &Walk, window: &Window) -> Result<()> {
    walk.see(window, "check-why-no-network.what", &[]).await?;
    walk.see(window, "check-why-no-network", &[]).await
}

/// Answers https for the system's host, with a certificate of somebody else's; gives that too.
fn front(place: &Surroundings) -> Result<(Running, String)> {
    let made = rcgen::generate_simple_self_signed(vec![HOST.to_owned()])?;
    let (certificate, key) = (place.root().join("front.pem"), place.root().join("front-key.pem"));
    fs::write(&certificate, made.cert.pem())?;
    fs::write(&key, made.signing_key.serialize_pem())?;
    let mut front = tied_at(place, Path::new(env!("CARGO_BIN_EXE_front")))?;
    front.arg(certificate).arg(key).args([&format!("{AT}:443"), "127.0.0.1:8080"]);
    front.stdin(Stdio::null()).stdout(Stdio::null());
    Ok((place.start("front", front)?, made.cert.pem()))
}

/// Runs a script beside the app, until it is dropped.
fn script(place: &Surroundings, source: &str, argument: &str) -> Result<Running> {
    let mut python = tied_at(place, Path::new("/usr/bin/python3"))?;
    python.args(["-c", source, argument]).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut running = place.start("script", python)?;
    let output = running.child().stdout.take().context("the script has no output")?;
    let ready = BufReader::new(output).lines().next().context("the script ended by itself")??;
    ensure!(ready == "ready", "the script says {ready:?}");
    Ok(running)
}

/// Nothing that the session left holds the key in clear; what the driver printed is not the app's.
fn nowhere(place: &Surroundings, key: &str) -> Result<()> {
    let found = Search::new(key).files(place.root())?;
    let found: Vec<Found> =
        found.into_iter().filter(|it| !it.place.contains("/logs/driver-")).collect();
    nothing_of(&found)
}

fn nothing_of(found: &[Found]) -> Result<()> {
    ensure!(found.is_empty(), "the key is in {found:#?}");
    Ok(())
}
