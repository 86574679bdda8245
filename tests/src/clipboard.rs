//! The clipboard of a session's screen, as another program there sees it.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::display::{GLANCE, PATIENCE};
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

/// Copies a picture file the way a program that takes pictures of the screen does.
pub fn copy_picture(place: &Surroundings, png: &Path) -> Result<()> {
    const PNG: &str = "image/png";
    let mut xclip = place.command("xclip")?;
    xclip.args(["-selection", "clipboard", "-target", PNG, "-in"]).arg(png);
    // It stays behind and serves the picture; its outputs, held open, would hold us up.
    let status = xclip.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    ensure!(status.success(), "xclip did not take the picture");
    let end = Instant::now() + PATIENCE;
    loop {
        // It says it is done a moment before the clipboard is its own.
        let mut targets = place.command("xclip")?;
        targets.args(["-selection", "clipboard", "-target", "TARGETS", "-out"]);
        if String::from_utf8_lossy(&targets.output()?.stdout).lines().any(|line| line == PNG) {
            return Ok(());
        }
        ensure!(Instant::now() < end, "the picture does not come onto the clipboard");
        std::thread::sleep(GLANCE);
    }
}

/// What a paste elsewhere would give now; nothing where nobody offers anything.
pub fn paste(place: &Surroundings) -> Result<String> {
    let out = place.command("xclip")?.args(["-selection", "clipboard", "-out"]).output()?;
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
