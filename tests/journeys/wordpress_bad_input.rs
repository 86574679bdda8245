//! What can go wrong at a site has its sentence, and nothing typed is lost.

use std::net::{IpAddr, Ipv4Addr};

use anyhow::{Result, ensure};
use courier_tests::at_site::Long;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::namespace::Namespace;
use courier_tests::session::Setup;
use courier_tests::window::Window;
use courier_tests::wordpress::{ADMIN, AT, HOST, Site};
use courier_tests::{clipboard, dialogs, programs};

use crate::wordpress::PROGRAMS;

/// A name that leads into a private network.
const INSIDE: &str = "intranet.harbourtrust.example";

/// A name whose server shows another's certificate.
const UNTRUSTED: &str = "shop.harbourtrust.example";

/// A name that leads nowhere.
const NOWHERE: &str = "sight.harbourtrust.example";

#[tokio::test]
async fn a_site_that_is_none_and_one_that_lets_nobody_in() -> Result<()> {
    journey("wordpress-site", Setup::default(), async |session| {
        let network =
            Namespace::new().host(INSIDE, IpAddr::V4(Ipv4Addr::LOCALHOST)).host(UNTRUSTED, AT);
        let site = Site::start(session.place(), network, PROGRAMS)?;
        let mut walk = Walk::new(site.place(), Job::site_user())?;
        let mut window = Window::open(site.place()).await?;
        walk.up_to_the_site(&mut window).await?;

        malformed(&walk, &mut window).await?;
        says_no(&walk, &mut window).await?;
        walk.type_new_site(&mut window, &format!("https://{NOWHERE}"), true).await?;
        not_found(&walk, &window, NOWHERE, "no-network").await?;
        // As on a computer that has one: packets could go there.
        let mut ip = site.place().command("ip")?;
        ip.args(["route", "add", "192.0.2.0/24", "dev", "lo"]);
        programs::output(ip)?;
        walk.type_site(&mut window, &format!("https://{NOWHERE}")).await?;
        not_found(&walk, &window, NOWHERE, "unknown-host").await?;
        for (host, why) in [(INSIDE, "private-address"), (UNTRUSTED, "not-trusted")] {
            walk.type_new_site(&mut window, &format!("https://{host}"), true).await?;
            not_found(&walk, &window, host, why).await?;
        }
        let own = walk.job.address.clone();
        // Every page of it is somebody else's.
        site.plug("other", "if (PHP_SAPI !== 'cli') exit('<!doctype html><h1>Welcome</h1>');")?;
        walk.type_new_site(&mut window, &own, true).await?;
        not_found(&walk, &window, HOST, "not-the-system").await?;
        site.unplug("other")?;
        site.plug("off", "add_filter('wp_is_application_passwords_available', '__return_false');")?;
        walk.type_site(&mut window, &own).await?;
        walk.see(&window, "error-no-application-passwords", &[]).await?;
        site.unplug("off")?;

        // It was agreed to already: nobody is asked once more.
        walk.type_site(&mut window, &own).await?;
        walk.see_connecting(&window).await?;
        wrong_passwords(&walk, &mut window, &site).await?;
        ensure!(site.kept(ADMIN)?.is_empty(), "something was made at the site");
        window.quit().await?;
        site.close()?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_site_does_not_make_and_a_password_that_is_gone() -> Result<()> {
    journey("wordpress-making", Setup::default(), async |session| {
        let site = Site::start(session.place(), Namespace::new(), PROGRAMS)?;
        site.add_user("brightwater-api", "blue door on the left", "subscriber")?;
        let mut walk = Walk::new(site.place(), Job::site_user())?;
        let mut window = Window::open(site.place()).await?;
        walk.up_to_the_site(&mut window).await?;
        let own = walk.job.address.clone();
        walk.type_new_site(&mut window, &own, true).await?;
        walk.see_connecting(&window).await?;
        window.choose(&walk.names.say("site-where-have")?).await?;
        let ours = site.add_application_password(ADMIN, "Key Courier")?;
        walk.paste_own(&mut window, ADMIN, &ours, Long::Job).await?;
        walk.see_form_there(&window).await?;

        taken(&walk, &mut window, &site).await?;
        let typed = everything_typed(&walk, &window).await?;
        site.remove_application_passwords(ADMIN)?;
        walk.press(&mut window, "make-there").await?;
        // Said, and asked for anew: what was typed for the user waits.
        walk.see(&window, "error-not-connected", &[]).await?;
        walk.see_connecting(&window).await?;
        ensure!(site.kept("brightwater-web")?.is_empty(), "the user was made");

        window.choose(&walk.names.say("site-where-have")?).await?;
        let again = site.add_application_password(ADMIN, "Key Courier again")?;
        walk.paste_own(&mut window, ADMIN, &again, Long::Job).await?;
        walk.see_form_there(&window).await?;
        let now = everything_typed(&walk, &window).await?;
        ensure!(now == typed, "there stands {now:?} instead of {typed:?}");
        walk.make_there(&mut window).await?;
        ensure!(site.kept(ADMIN)?.is_empty(), "the site still keeps a password of ours");
        ensure!(site.kept("brightwater-web")?.len() == 1, "the user has no password");
        window.quit().await?;
        site.close()?;
        Ok(())
    })
    .await
}

/// Said at the field, and nobody is asked about a host.
async fn malformed(walk: &Walk, window: &mut Window) -> Result<()> {
    for (typed, code) in [
        ("", "missing"),
        ("http://site.harbourtrust.example", "https-address-malformed"),
        ("https://198.51.100.10", "https-address-malformed"),
        ("https://mo:secret@site.harbourtrust.example", "https-address-malformed"),
    ] {
        walk.type_site(window, typed).await?;
        at_field(walk, window, "account-address", typed, code).await?;
    }
    Ok(())
}

/// The person thinks better of it: the site is not asked, and the next time there is the same question.
async fn says_no(walk: &Walk, window: &mut Window) -> Result<()> {
    let address = &walk.job.address;
    for _ in 0..2 {
        walk.type_site(window, address).await?;
        let question = dialogs::wait(walk.place())?;
        let title = walk.names.say_with("paper-site-title", &[("host", HOST)])?;
        ensure!(question.title.contains(&title), "the dialog is called {:?}", question.title);
        dialogs::answer(walk.place(), false)?;
        walk.see(window, "error-host-not-approved", &[]).await?;
        let stands = window.value_of(&walk.names.vendor("account-address")?).await?;
        ensure!(stands == *address, "there stands {stands:?}");
    }
    Ok(())
}

async fn not_found(walk: &Walk, window: &Window, host: &str, why: &str) -> Result<()> {
    walk.see(window, "error-not-reached", &[("why", why), ("host", host)]).await?;
    walk.see(window, "error-not-reached.then", &[("why", why)]).await?;
    let stands = window.value_of(&walk.names.vendor("account-address")?).await?;
    ensure!(stands == format!("https://{host}"), "there stands {stands:?}");
    walk.see_heading(window, "site-which", &[]).await
}

/// Of nobody, of somebody who may not make users, nothing at all: none is kept.
async fn wrong_passwords(walk: &Walk, window: &mut Window, site: &Site) -> Result<()> {
    site.add_user("ben", "red door on the right", "editor")?;
    let bens = site.add_application_password("ben", "A program")?;
    let wrong = "abcd EFGH ijkl MNOP qrst UVWX";
    for (user, password, code) in [
        ("", bens.as_str(), "missing"),
        (ADMIN, "not the password of an application", "not-connected"),
        (ADMIN, wrong, "not-connected"),
        (ADMIN, bens.as_str(), "not-connected"),
        ("ben", bens.as_str(), "may-not-make-users"),
    ] {
        walk.paste_own(window, user, password, Long::Job).await?;
        walk.see(window, &format!("error-{code}"), &[]).await?;
        let script = "return document.querySelector('[role=alert], [aria-invalid=true]').getBoundingClientRect().top >= 0";
        ensure!(window.script(script).await? == true, "what is wrong stands above what is seen");
        let stands = window.value_of(&walk.names.say("site-user")?).await?;
        ensure!(stands == user, "there stands {stands:?}");
        let page = window.page_source().await?;
        ensure!(!page.contains(password), "the password came into the page");
    }
    clipboard::copy(walk.place(), " ")?;
    walk.press(window, "site-connect").await?;
    walk.see(window, "error-key-empty", &[]).await?;
    ensure!(site.kept("ben")?.len() == 1, "somebody else's password was ended");
    site.remove_application_passwords("ben")
}

/// A name and an address that others at the site have; each is said at its field.
async fn taken(walk: &Walk, window: &mut Window, site: &Site) -> Result<()> {
    walk.press(window, "make-there").await?;
    at_field(walk, window, "field-username", "brightwater-api", "username-taken").await?;
    window.fill(&walk.names.vendor("field-username")?, "brightwater-web").await?;
    let (email, mos) = (walk.names.vendor("field-email")?, "mo@harbourtrust.example");
    window.fill(&email, mos).await?;
    walk.press(window, "make-there").await?;
    at_field(walk, window, "field-email", mos, "email-taken").await?;
    window.fill(&email, "brightwater-web@harbourtrust.example").await?;
    let roles = site.roles()?;
    ensure!(roles.lines().count() == 2, "there are users: {roles}");
    Ok(())
}

/// The one field that is marked holds what was typed, and the sentence stands there.
async fn at_field(
    walk: &Walk,
    window: &Window,
    label: &str,
    typed: &str,
    code: &str,
) -> Result<()> {
    window.see(&walk.names.problem(code, &[])?).await?;
    let stands = window.value_of(&walk.names.vendor(label)?).await?;
    ensure!(stands == typed, "there stands {stands:?} instead of {typed:?}");
    let script =
        "return [...document.querySelectorAll('[aria-invalid=true]')].map((it) => it.value)";
    let marked = window.script(script).await?;
    ensure!(marked == serde_json::json!([typed]), "marked are {marked}");
    Ok(())
}

async fn everything_typed(walk: &Walk, window: &Window) -> Result<[String; 2]> {
    let username = window.value_of(&walk.names.vendor("field-username")?).await?;
    Ok([username, window.value_of(&walk.names.vendor("field-email")?).await?])
}
