//! The clipboard of a session's screen, as another program there sees it.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::surroundings::Surroundings;

/// Copies `text` the way any other program would: `xclip` stays behind and serves it.
pub fn copy(place: &Surroundings, text: &str) -> Result<()> {
    let mut xclip = place
        .command("xclip")?
        .args(["-selection", "clipboard", "-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("could not start xclip")?;
    xclip.stdin.take().context("xclip has no input")?.write_all(text.as_bytes())?;
    ensure!(xclip.wait()?.success(), "xclip did not take the text");
    Ok(())
}

/// What a paste elsewhere would give now; nothing where nobody offers anything.
pub fn paste(place: &Surroundings) -> Result<String> {
    let out = place.command("xclip")?.args(["-selection", "clipboard", "-out"]).output()?;
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
