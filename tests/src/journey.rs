//! How a journey runs: on a machine of its own, leaving what one needs to understand it where it did not work.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};

use crate::session::{Session, Setup};

/// Runs `body` on a fresh machine. Where it does not work, the screen, the programs' last lines and the
/// machine's whole folder are kept, and the failure says where.
pub async fn journey(
    name: &str,
    setup: Setup,
    body: impl AsyncFnOnce(&mut Session) -> Result<()>,
) -> Result<()> {
    let mut session = Session::start(setup)?;
    let Err(why) = body(&mut session).await else {
        return Ok(());
    };
    let evidence = evidence_folder(name)?;
    let picture = evidence.join("screen.png");
    // The reason is worth more than the picture: a missing one must not hide it.
    let screen = match fs::copy(session.place().last_look(), &picture) {
        Ok(_) => picture.display().to_string(),
        Err(_) => "no window was open".to_owned(),
    };
    let lines = session.last_lines();
    let kept = session.keep();
    Err(anyhow!(
        "{why:#}\n\nscreen: {screen}\nmachine: {}\nlast lines of its programs:\n{lines}",
        kept.display()
    ))
}

/// A fresh folder for what a journey leaves behind.
pub fn evidence_folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join("key-courier-journeys").join(name);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
