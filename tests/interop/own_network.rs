//! The network that tests make for themselves: what was put into it is there, and nothing else.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use courier_tests::journey::journey;
use courier_tests::namespace::Namespace;
use courier_tests::session::{Keychain, Setup};

#[tokio::test]
async fn it_has_what_was_put_into_it_and_hears_the_rest() -> Result<()> {
    let setup = Setup { keychain: Keychain::Absent, ..Setup::default() };
    journey("own-network", setup, async |session| {
        let place = session.place();
        let (ours, covered) = (place.home().join("ours"), place.home().join("covered"));
        fs::write(&ours, "ours")?;
        fs::write(&covered, "covered")?;
        let address = "198.51.100.10".parse()?;
        let network = Namespace::new()
            .address(address)
            .host("site.example.org", address)
            .over(&ours, &covered)
            .start(place, Path::new(env!("CARGO_BIN_EXE_proxy")))?;
        let inside = network.place();
        let told = |program: &str, arguments: &[&str]| -> Result<(bool, String)> {
            let out = inside.command(program)?.args(arguments).output()?;
            Ok((out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned()))
        };
        let (_, found) = told("getent", &["hosts", "site.example.org"])?;
        ensure!(found.starts_with("198.51.100.10 "), "the name leads to {found:?}");
        let (_, way) = told("ip", &["route", "get", "198.51.100.10"])?;
        ensure!(way.starts_with("local 198.51.100.10 dev lo"), "the way to it is {way:?}");
        let (reached, way) = told("ip", &["route", "get", "203.0.113.7"])?;
        ensure!(!reached, "there is a way out: {way:?}");
        let (found, _) = told("getent", &["hosts", "elsewhere.example.org"])?;
        ensure!(!found, "a name from outside was found");
        let (_, read) = told("cat", &[&covered.display().to_string()])?;
        ensure!(read == "ours", "inside, the file says {read:?}");
        ensure!(fs::read_to_string(&covered)? == "covered", "the file is covered outside too");
        let seen = network.close()?;
        let heard = |line: &String| line == "name elsewhere.example.org";
        ensure!(seen.iter().any(heard), "the question for a name was not heard: {seen:?}");
        Ok(())
    })
    .await
}
