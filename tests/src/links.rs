//! What links are opened with on a person's machine: a program that only remembers the last one it was given.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::display::{GLANCE, PATIENCE};
use crate::surroundings::Surroundings;

/// The program that takes links of one scheme.
#[derive(Debug)]
pub struct Links {
    scheme: &'static str,
    given: PathBuf,
}

impl Links {
    /// Makes it the one that links of this scheme are opened with, and no others.
    pub fn install(place: &Surroundings, scheme: &'static str) -> Result<Self> {
        let home = place.home();
        let given = home.join(format!("{scheme}-link"));
        let program = home.join(format!("{scheme}-program"));
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
            "[Desktop Entry]\nType=Application\nName=Opens links\nExec={} %u\nMimeType=x-scheme-handler/{scheme};\n",
            program.display()
        );
        fs::write(applications.join(format!("{scheme}.desktop")), entry)?;
        let chosen =
            format!("[Default Applications]\nx-scheme-handler/{scheme}={scheme}.desktop\n");
        fs::create_dir_all(home.join(".config"))?;
        fs::write(home.join(".config/mimeapps.list"), chosen)?;
        Ok(Self { scheme, given })
    }

    /// Whether one was opened that nobody took away.
    pub fn were_opened(&self) -> bool {
        self.given.is_file()
    }

    /// Waits for a link and takes it away.
    pub fn take(&self) -> Result<String> {
        let end = Instant::now() + PATIENCE;
        while !self.were_opened() {
            ensure!(Instant::now() < end, "no {} link was opened", self.scheme);
            std::thread::sleep(GLANCE);
        }
        let link = fs::read_to_string(&self.given).context("reading the link")?;
        fs::remove_file(&self.given)?;
        Ok(link)
    }
}
