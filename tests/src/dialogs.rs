//! The system's own file dialogs, outside the page: a person's hands on keyboard and screen, through xdotool.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::display::{self, GLANCE, OnScreen, PATIENCE};
use crate::programs;
use crate::surroundings::Surroundings;

/// Waits for a native dialog and gives its window.
pub fn wait(place: &Surroundings) -> Result<OnScreen> {
    display::wait_for(place, "a native dialog", |window| window.dialog)
}

/// Types `path` as the file's name into the save dialog and confirms.
pub fn save_as(place: &Surroundings, path: &Path) -> Result<()> {
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    keys(place, &["ctrl+a"])?;
    write(place, path)?;
    keys(place, &["Return"])?;
    display::wait_until_gone(place, dialog.id)
        .with_context(|| format!("saving as {}", path.display()))
}

/// Confirms the save dialog as it stands, and gives the file that was saved: the dialog begins in the home folder, or
/// in one of those a desktop has.
pub fn save_as_proposed(place: &Surroundings) -> Result<PathBuf> {
    let before = saved(place)?;
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    keys(place, &["Return"])?;
    display::wait_until_gone(place, dialog.id).context("saving as proposed")?;
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(new) = saved(place)?.into_iter().find(|path| !before.contains(path)) {
            return Ok(new);
        }
        ensure!(Instant::now() < end, "nothing was saved in the home folder");
        std::thread::sleep(GLANCE);
    }
}

/// The locked files that lie in the home folder and the folders of a desktop.
fn saved(place: &Surroundings) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in [place.home(), place.home().join("Documents"), place.root().to_path_buf()] {
        for entry in fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            let is_locked =
                ["html", "age", "zip"].iter().any(|it| path.extension().is_some_and(|e| e == *it));
            found.extend(is_locked.then_some(path));
        }
    }
    Ok(found)
}

/// Chooses the file at `path` in the dialog that asks for one.
pub fn choose_file(place: &Surroundings, path: &Path) -> Result<()> {
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    keys(place, &["ctrl+l", "ctrl+a"])?;
    write(place, path)?;
    confirm(place, &dialog, path)
}

/// Chooses `path` in the dialog that asks for a folder.
pub fn choose_folder(place: &Surroundings, path: &Path) -> Result<()> {
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    // From the list of recent folders it takes no typed path: first to the home folder, then to the path.
    keys(place, &["alt+Home", "ctrl+l", "ctrl+a"])?;
    // The slash says that it is the folder itself; what the dialog then completes by itself is taken away.
    write(place, &path.join(""))?;
    keys(place, &["Delete"])?;
    confirm(place, &dialog, path)
}

/// The dialog reads folders while one types, and takes the first Return or two for its own completion.
fn confirm(place: &Surroundings, dialog: &OnScreen, path: &Path) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while display::windows(place)?.iter().any(|window| window.id == dialog.id) {
        ensure!(Instant::now() < end, "the dialog does not take {}", path.display());
        keys(place, &["Return"])?;
        std::thread::sleep(Duration::from_millis(500));
    }
    Ok(())
}

/// Thinks better of it.
pub fn cancel(place: &Surroundings) -> Result<()> {
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    keys(place, &["Escape"])?;
    display::wait_until_gone(place, dialog.id).context("cancelling the dialog")
}

/// Gives the password to the keychain's own prompt and confirms.
pub fn answer_keychain(place: &Surroundings, password: &str) -> Result<()> {
    let prompt = wait_for_keychain(place)?;
    focus(place, &prompt)?;
    write(place, password.as_ref())?;
    keys(place, &["Return"])?;
    display::wait_until_gone(place, prompt.id).context("answering the keychain")
}

/// Thinks of a password for a keychain that has none yet: typed twice.
pub fn answer_new_keychain(place: &Surroundings, password: &str) -> Result<()> {
    let prompt = wait_for_keychain(place)?;
    focus(place, &prompt)?;
    write(place, password.as_ref())?;
    keys(place, &["Tab"])?;
    write(place, password.as_ref())?;
    keys(place, &["Return"])?;
    display::wait_until_gone(place, prompt.id).context("choosing a password for the keychain")
}

/// Sends the keychain's own prompt away without an answer.
pub fn refuse_keychain(place: &Surroundings) -> Result<()> {
    let prompt = wait_for_keychain(place)?;
    focus(place, &prompt)?;
    keys(place, &["Escape"])?;
    display::wait_until_gone(place, prompt.id).context("refusing the keychain")
}

/// Waits for the keychain's own prompt.
pub fn wait_for_keychain(place: &Surroundings) -> Result<OnScreen> {
    display::wait_for(place, "the keychain's prompt", |window| {
        window.class.to_lowercase().contains("gcr-prompter")
    })
}

fn focus(place: &Surroundings, window: &OnScreen) -> Result<()> {
    display::focus(place, window.id)
}

fn keys(place: &Surroundings, keys: &[&str]) -> Result<()> {
    let mut xdotool = place.command("xdotool")?;
    xdotool.args(["key", "--delay", "60"]).args(keys);
    programs::output(xdotool)?;
    Ok(())
}

fn write(place: &Surroundings, path: &Path) -> Result<()> {
    let mut xdotool = place.command("xdotool")?;
    xdotool.args(["type", "--delay", "15", "--"]).arg(path);
    programs::output(xdotool)?;
    Ok(())
}

/// Answers a question of the system's own dialog.
pub fn answer(place: &Surroundings, yes: bool) -> Result<()> {
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    if yes {
        keys(place, &["Return"])?;
    } else {
        keys(place, &["Escape"])?;
    }
    display::wait_until_gone(place, dialog.id).context("answering the dialog")
}

/// Prints into a file, which the system's own dialog offers where there is no printer, and gives that file.
pub fn print_to_file(place: &Surroundings) -> Result<PathBuf> {
    let file = place.home().join("output.pdf");
    ensure!(!file.exists(), "something was printed before");
    let dialog = wait(place)?;
    focus(place, &dialog)?;
    // Into the list of printers, to the only one there.
    keys(place, &["Tab"])?;
    confirm(place, &dialog, &file)?;
    let end = Instant::now() + PATIENCE;
    // It is written while one looks; its last line says that it is whole.
    while !fs::read(&file).is_ok_and(|pdf| pdf.trim_ascii_end().ends_with(b"%%EOF")) {
        ensure!(Instant::now() < end, "nothing was printed into {}", file.display());
        std::thread::sleep(GLANCE);
    }
    Ok(file)
}
