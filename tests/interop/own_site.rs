//! The WordPress that tests start for themselves: it is reached by its name, trusted, and does what a site does.

use anyhow::{Result, ensure};
use courier_tests::browsers::{Browser, Kind, Look};
use courier_tests::journey::journey;
use courier_tests::namespace::Namespace;
use courier_tests::session::{Keychain, Setup};
use courier_tests::wordpress::{ADMIN, AGENCY, Programs, Site};

#[tokio::test]
async fn it_is_trusted_and_takes_an_application_password_until_it_is_gone() -> Result<()> {
    let setup = Setup { keychain: Keychain::Absent, ..Setup::default() };
    journey("own-site", setup, async |session| {
        let programs =
            Programs { proxy: env!("CARGO_BIN_EXE_proxy"), front: env!("CARGO_BIN_EXE_front") };
        let site = Site::start(session.place(), Namespace::new(), programs)?;
        // curl goes by the system's certificates, which in here are the test's own.
        let answer = site.curl("/wp-json/").send()?;
        ensure!(answer.status == 200, "{}", answer.head);
        ensure!(answer.body.contains("\"name\":\"Harbour Trust\""), "{}", answer.body);
        ensure!(answer.body.contains("authorize-application.php"), "no application passwords");

        let password = site.add_application_password(ADMIN, "A program")?;
        ensure!(site.calls_with(ADMIN, "not the password")? == 401, "it takes any password");
        ensure!(site.calls_with(ADMIN, &password)? == 200, "it does not take the password");
        let kept = site.kept(ADMIN)?;
        let [program] = kept.as_slice() else { anyhow::bail!("it keeps {kept:?}") };
        ensure!(program.name == "A program" && program.last_used.is_some(), "{program:?}");
        ensure!(program.last_ip == Some(AGENCY.to_string()), "it was called from {program:?}");

        let mut browser = Browser::start(site.place(), Kind::Chromium, Look::default())?;
        let page = "/wp-admin/authorize-application.php?app_name=Another%20program";
        let password = site.approve(&mut browser, &format!("{}{page}", site.address()))?;
        browser.quit()?;
        ensure!(site.calls_with(ADMIN, &password)? == 200, "it does not take what it showed");

        site.remove_application_passwords(ADMIN)?;
        ensure!(site.calls_with(ADMIN, &password)? == 401, "it still takes the password");
        ensure!(site.kept(ADMIN)?.is_empty(), "it still stands in the database");
        Ok(())
    })
    .await
}
