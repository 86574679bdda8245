//! Building the window's page, the app and the programs that drive it, once for every command.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::house::House;
use crate::shell;

/// The one feature set of every development build. A second one would build Tauri twice. The types that
/// cross to the window are part of it, or writing them out would be such a second one.
pub(crate) const FEATURES: &str = "key-courier/custom-protocol,courier/codegen";

/// A Cargo command with the selection and the features shared by all: Cargo unifies features over what is
/// selected, so leaving out `--workspace` anywhere builds the dependencies again.
pub(crate) fn cargo(house: &House, verb: &str) -> Command {
    let mut command = house.cargo();
    command.args([verb, "--workspace", "--features", FEATURES]);
    command
}

/// Builds the page that the app carries inside, if its source is newer.
pub(crate) fn page(house: &House) -> Result<()> {
    let built = house.ui().join("dist").join("index.html");
    if let Ok(moment) = built.metadata().and_then(|data| data.modified()) {
        let mut newest = SystemTime::UNIX_EPOCH;
        for source in ["ui/src", "ui/public", "ui/index.html", "ui/package-lock.json", "text"] {
            newest = newest.max(newest_change(&house.root.join(source))?);
        }
        for source in ["ui/vite.config.ts", "ui/vite.config.js", "ui/svelte.config.js"] {
            newest = newest.max(newest_change(&house.root.join(source))?);
        }
        if newest < moment {
            return Ok(());
        }
    }
    shell::run(house.npm().args(["run", "build"]))
}

/// Builds the app and returns its program.
pub(crate) fn app(house: &House) -> Result<PathBuf> {
    page(house)?;
    build(house, &[("key-courier", "key-courier")])?;
    Ok(program(house, "key-courier"))
}

/// Builds the app and a program of `courier-tests`, and returns both.
pub(crate) fn app_and(house: &House, bin: &str) -> Result<(PathBuf, PathBuf)> {
    page(house)?;
    build(house, &[("key-courier", "key-courier"), ("courier-tests", bin)])?;
    Ok((program(house, "key-courier"), program(house, bin)))
}

/// The example in `courier` that prints the types that cross to the window.
pub(crate) fn export_types(house: &House) -> Result<PathBuf> {
    build(house, &[])?;
    Ok(house
        .target
        .join("debug")
        .join("examples")
        .join(format!("export_types{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds programs. The example goes along always: asking for one makes Cargo count the features of
/// dev-dependencies, as it does for tests, so `test` after `run` builds no dependency again.
fn build(house: &House, programs: &[(&str, &str)]) -> Result<()> {
    for (package, name) in programs {
        if !house.has_target(package, "bin", name) {
            anyhow::bail!("the package {package} has no program `{name}` in its Cargo.toml");
        }
    }
    let mut command = cargo(house, "build");
    command.args(["--example", "export_types"]);
    for (_, name) in programs {
        command.args(["--bin", name]);
    }
    shell::run(&mut command)
}

fn program(house: &House, name: &str) -> PathBuf {
    house.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The latest change of a file, or of a folder and anything in it; a folder itself changes when something
/// is taken out of it. What is not there never changed.
fn newest_change(path: &Path) -> Result<SystemTime> {
    let Ok(data) = path.metadata() else {
        return Ok(SystemTime::UNIX_EPOCH);
    };
    let mut newest = data.modified()?;
    if data.is_dir() {
        for entry in std::fs::read_dir(path).with_context(|| format!("{}", path.display()))? {
            newest = newest.max(newest_change(&entry?.path())?);
        }
    }
    Ok(newest)
}
