//! `tour`: the real window on a display of its own, doing the main job, leaving pictures.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::house::House;
use crate::needs::Purpose;
use crate::{artefacts, needs, setup, shell};

/// Drives the window through the main job; pictures and the locked file are left in `out`.
pub(crate) fn tour(house: &House, out: Option<&str>) -> Result<bool> {
    if !setup::ensure(house, &[Purpose::Build, Purpose::Window, Purpose::Interop])? {
        return Ok(false);
    }
    let out = match out {
        Some(folder) => std::path::absolute(folder)?,
        None => house.target.join("tour"),
    };
    std::fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    let (app, driver) = artefacts::app_and(house, "tour")?;
    let done = shell::succeeds(
        Command::new(driver)
            .arg("--app")
            .arg(app)
            .arg("--tauri-driver")
            .arg(needs::TAURI_DRIVER.path()?)
            .arg("--out")
            .arg(&out)
            .current_dir(&house.root),
    )?;
    if done {
        report(&out)?;
    }
    Ok(done)
}

fn report(out: &PathBuf) -> Result<()> {
    let mut names: Vec<String> = std::fs::read_dir(out)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    println!("The tour left in {}:\n  {}", out.display(), names.join("\n  "));
    Ok(())
}
