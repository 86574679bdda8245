//! Where a page is opened: a browser of its own, in a network of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use courier_bundle::{Payload, Wrapping};
use courier_crypto::Passphrase;
use courier_tests::browsers::{Browser, Kind, Look};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::names::Names;
use courier_tests::namespace::Namespace;
use courier_tests::session::{Keychain, Setup};
use courier_tests::surroundings::Surroundings;

use super::made;

/// A browser, and what its pages say.
pub(super) struct Room {
    pub(super) place: Surroundings,
    pub(super) browser: Browser,
    pub(super) names: Names,
}

/// Runs `body` with a fresh browser, and tells what was asked of the network.
pub(super) async fn in_a_room(
    name: &str,
    kind: Kind,
    look: Look,
    body: impl FnOnce(&mut Room) -> Result<()>,
) -> Result<Vec<String>> {
    let mut seen = Vec::new();
    let setup = Setup { keychain: Keychain::Absent, ..Setup::default() };
    journey(name, setup, async |session| {
        let proxy = Path::new(env!("CARGO_BIN_EXE_proxy"));
        let network = Namespace::new().start(session.place(), proxy)?;
        let place = network.place().clone();
        let browser = Browser::start(&place, kind, look)?;
        let mut room = Room { place, browser, names: Names::load()? };
        body(&mut room)?;
        room.browser.quit()?;
        seen = network.close()?;
        Ok(())
    })
    .await?;
    Ok(seen)
}

impl Room {
    /// A file in the person's Downloads.
    pub(super) fn file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let folder = self.place.home().join("Downloads");
        fs::create_dir_all(&folder)?;
        let file = folder.join(name);
        fs::write(&file, bytes)?;
        Ok(file)
    }

    /// A page with a payload inside, there.
    pub(super) fn page(
        &self,
        name: &str,
        words: &Passphrase,
        payload: &Payload,
    ) -> Result<PathBuf> {
        let file = self.file(name, b"")?;
        let page = made::around(&payload.from)?;
        made::locked(&file, &Wrapping::Page { words, page: &page }, payload)?;
        Ok(file)
    }

    /// Types into the one field for all eight words.
    pub(super) fn fill_words(&mut self, words: &str) -> Result<()> {
        let label = self.names.say("opener-words")?;
        self.browser.fill(&label, words)
    }

    /// Presses the button with this text.
    pub(super) fn press(&mut self, id: &str) -> Result<()> {
        let name = self.names.say(id)?;
        self.browser.press(&name)
    }

    /// Presses the button that does something with one row, by the row's name.
    pub(super) fn press_what(&mut self, id: &str, row: &str) -> Result<()> {
        let row = self.names.say(row)?;
        let name = self.names.say_with(id, &[("what", &row)])?;
        self.browser.press(&name)
    }

    /// Waits until this text can be read.
    pub(super) fn see(&mut self, id: &str, given: &[(&str, &str)]) -> Result<()> {
        let text = self.names.say_with(id, given)?;
        self.browser.see(&text)
    }

    /// Waits until the file is open.
    pub(super) fn see_opened(&mut self, job: &Job) -> Result<()> {
        let given = [
            ("platform", job.platform.as_str()),
            ("what", "API user"),
            ("agency", job.agency.as_str()),
        ];
        self.see("opener-result-one", &given)
    }
}
