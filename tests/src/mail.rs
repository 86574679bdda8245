//! The person's mail program: whatever opens mail links on this machine writes them down.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::display::{GLANCE, PATIENCE};
use crate::surroundings::Surroundings;

/// A mail program that only remembers the last link it was given.
pub struct Mail {
    given: PathBuf,
}

impl Mail {
    /// Makes it the one that mail links are opened with.
    pub fn install(place: &Surroundings) -> Result<Self> {
        let home = place.home();
        let given = home.join("mail-link");
        let program = home.join("mail-program");
        // Beside and renamed, so that half a link is never read.
        let script = format!(
            "#!/bin/sh\nprintf %s \"$1\" >'{0}.new'\nmv '{0}.new' '{0}'\n",
            given.display()
        );
        fs::write(&program, script)?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        let applications = home.join(".local/share/applications");
        fs::create_dir_all(&applications)?;
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Mail\nExec={} %u\nMimeType=x-scheme-handler/mailto;\n",
            program.display()
        );
        fs::write(applications.join("mail.desktop"), entry)?;
        let chosen = "[Default Applications]\nx-scheme-handler/mailto=mail.desktop\n";
        fs::create_dir_all(home.join(".config"))?;
        fs::write(home.join(".config/mimeapps.list"), chosen)?;
        Ok(Self { given })
    }

    /// Whether a link was opened that nobody took away.
    pub fn was_opened(&self) -> bool {
        self.given.is_file()
    }

    /// Waits for a link and takes it away.
    pub fn take(&self) -> Result<String> {
        let end = Instant::now() + PATIENCE;
        while !self.given.is_file() {
            ensure!(Instant::now() < end, "no mail link was opened");
            std::thread::sleep(GLANCE);
        }
        let link = fs::read_to_string(&self.given).context("reading the mail link")?;
        fs::remove_file(&self.given)?;
        Ok(link)
    }
}
