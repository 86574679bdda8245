//! A real WordPress: the app is let in, makes a user and its password there, delivers, replaces and ends it; the site
//! itself says each time that it is so.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use courier_tests::at_site::{Long, Opened};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::kept::Kept;
use courier_tests::links::Links;
use courier_tests::main_job::Walk;
use courier_tests::namespace::Namespace;
use courier_tests::search::Search;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::wordpress::{ADMIN, AGENCY, HOST, Programs, Site};

/// What this package's own programs are, for a site.
pub(crate) const PROGRAMS: Programs =
    Programs { proxy: env!("CARGO_BIN_EXE_proxy"), front: env!("CARGO_BIN_EXE_front") };

/// The user at the site, as the app proposes it.
const USER: &str = "brightwater-api";

#[tokio::test]
async fn a_user_is_made_delivered_replaced_and_ended() -> Result<()> {
    journey("wordpress", Setup::default(), async |session| {
        let site = Site::start(session.place(), Namespace::new(), PROGRAMS)?;
        let place = site.place().clone();
        let links = Links::install(&place, "https")?;
        let mut walk = Walk::new(&place, Job::site_user())?;
        let mut window = Window::open(&place).await?;

        let first = made_and_delivered(&mut walk, &mut window, &site, &links).await?;
        // The app's own question was a use as well, the only one of that day.
        site.let_a_day_pass(USER)?;
        ensure!(site.calls_with(USER, &first.password)? == 200, "the site does not know the key");
        ensure!(site.roles()?.contains(&format!("{USER} contributor\n")), "it may do more");

        let ours = connected_again(&mut walk, &mut window, &site, &links).await?;
        let second = replaced(&mut walk, &mut window, &site, &first).await?;
        old_one_off(&mut walk, &mut window, &site, &first, &second).await?;
        end_in_settings(&mut walk, &mut window, &site, &ours).await?;

        window.quit().await?;
        site.close()?;
        Ok(())
    })
    .await
}

/// For one job: whatever the app was given there is gone when the key is made.
async fn made_and_delivered(
    walk: &mut Walk,
    window: &mut Window,
    site: &Site,
    links: &Links,
) -> Result<Opened> {
    walk.up_to_the_site(window).await?;
    let address = walk.job.address.clone();
    walk.type_new_site(window, &address, true).await?;
    walk.see_connecting(window).await?;
    let ours = walk.connect(window, site, links, Long::Job).await?;
    walk.see_form_there(window).await?;
    let connected = [("site", walk.job.organisation.as_str()), ("user", ADMIN)];
    walk.see(window, "site-connected", &connected).await?;
    lies_only_in_the_vault(site.place(), window, &ours, 1).await?;
    walk.make_there(window).await?;
    walk.see(window, "file-not-connected", &[("host", HOST)]).await?;
    is_gone(site, &ours)?;
    lies_only_in_the_vault(site.place(), window, &ours, 0).await?;

    let file = site.place().home().join("Documents/for Ana.html");
    let opened = walk.deliver_page(window, site.place(), &file).await?;
    ensure!(opened.text.contains(USER), "the page does not say whose password it is");
    ensure!(opened.text.contains(&format!("https://{HOST}/wp-json")), "it does not say where");
    Ok(opened)
}

/// From the page of the key: let in until it is ended, the app reads when and from where the key was used.
async fn connected_again(
    walk: &mut Walk,
    window: &mut Window,
    site: &Site,
    links: &Links,
) -> Result<String> {
    open_key(walk, window).await?;
    walk.press(window, "there-connect").await?;
    let ours = walk.connect(window, site, links, Long::Kept).await?;
    walk.see(window, "there-connected-kept", &[]).await?;
    walk.press(window, "there-last").await?;
    window.see(&format!("from {AGENCY}")).await?;
    Ok(ours)
}

/// A new key beside the old one, which works on until it is switched off.
async fn replaced(
    walk: &mut Walk,
    window: &mut Window,
    site: &Site,
    first: &Opened,
) -> Result<Opened> {
    walk.begin_plan(window, "overlap", 1).await?;
    walk.press(window, "plan-second-begin").await?;
    walk.see_heading(window, "who-heading", &[]).await?;
    walk.go_on(window).await?;
    walk.see_heading(window, "what-for-heading", &[]).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_form_there(window).await?;
    walk.make_there(window).await?;
    walk.see(window, "file-still-connected", &[("host", HOST)]).await?;
    let file = site.place().home().join("Documents/new for Ana.html");
    let second = walk.deliver_page(window, site.place(), &file).await?;
    ensure!(second.password != first.password, "it is the old key");
    for opened in [first, &second] {
        ensure!(site.calls_with(USER, &opened.password)? == 200, "one of them does not work");
    }
    ensure!(site.kept(USER)?.len() == 2, "the site keeps {:?}", site.kept(USER)?);
    Ok(second)
}

async fn old_one_off(
    walk: &mut Walk,
    window: &mut Window,
    site: &Site,
    first: &Opened,
    second: &Opened,
) -> Result<()> {
    walk.press(window, "rail-home").await?;
    walk.press(window, "today-plan-next-button").await?;
    let mentioned = [("what", "overlap"), ("agency", ""), ("person", "")];
    walk.see_heading(window, "plan-heading", &mentioned).await?;
    walk.press(window, "plan-told").await?;
    let off = [("step", "switch-off-there")];
    window.click_button(&walk.names.say_with("plan-there-do", &off)?).await?;
    walk.see_button(window, "plan-wait-not").await?;
    ensure!(site.calls_with(USER, &first.password)? == 401, "the site still takes the old key");
    ensure!(site.calls_with(USER, &second.password)? == 200, "the new key was ended too");
    ensure!(site.kept(USER)?.len() == 1, "the site keeps {:?}", site.kept(USER)?);
    Ok(())
}

async fn end_in_settings(
    walk: &mut Walk,
    window: &mut Window,
    site: &Site,
    ours: &str,
) -> Result<()> {
    lies_only_in_the_vault(site.place(), window, ours, 1).await?;
    walk.press(window, "rail-settings").await?;
    walk.press(window, "connections-end").await?;
    walk.see(window, "connections-ended", &[("host", HOST)]).await?;
    is_gone(site, ours)?;
    lies_only_in_the_vault(site.place(), window, ours, 0).await
}

async fn open_key(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-keys").await?;
    window.click_button(USER).await?;
    walk.see(window, "there-heading", &[("host", HOST)]).await
}

/// Our own password is in the site's database no more, and the site refuses it.
fn is_gone(site: &Site, ours: &str) -> Result<()> {
    let kept = site.kept(ADMIN)?;
    ensure!(kept.is_empty(), "the site still keeps {kept:?}");
    let answer = site.curl("/wp-json/wp/v2/users/me").of(ADMIN, ours).send()?;
    ensure!(answer.status == 401, "the site answers our password with {}", answer.status);
    Ok(())
}

/// Nothing of our own password can be read in what the app writes or shows; opened with the vault's keys, so many of
/// its secrets hold it, and nothing else does.
async fn lies_only_in_the_vault(
    place: &Surroundings,
    window: &Window,
    ours: &str,
    secrets: usize,
) -> Result<()> {
    let page = window.page_source().await?;
    let kept = Kept::open(place)?;
    let opened = kept.all_opened(&place.profile())?;
    let mut holders = BTreeSet::new();
    for part in parts(ours) {
        let mut found = part.bytes("the page", page.as_bytes());
        for folder in [&place.profile(), &kept.folder, &place.logs()] {
            found.extend(part.files(folder)?);
        }
        // What the driver tells of its own work is not the app's.
        found.retain(|it| !it.place.contains("/logs/driver-"));
        ensure!(found.is_empty(), "part of our password is in {found:#?}");
        let holds = |plain: &[u8]| !part.bytes("", plain).is_empty();
        holders.extend(opened.iter().filter(|(_, plain)| holds(plain)).map(|(path, _)| path));
    }
    let in_secrets = kept.folder.join("secrets");
    ensure!(
        holders.len() == secrets && holders.iter().all(|path| path.starts_with(&in_secrets)),
        "our password is in {holders:#?}"
    );
    Ok(())
}

/// Each two of its groups that follow each other, with the blank and without.
fn parts(password: &str) -> Vec<Search> {
    let groups: Vec<&str> = password.split(' ').collect();
    let pairs = groups.windows(2);
    pairs.flat_map(|pair| [pair.join(" "), pair.concat()]).map(|it| Search::new(&it)).collect()
}
