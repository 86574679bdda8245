//! Building the pages, the app and the programs that drive it, once for every command.

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

/// What both pages are built from besides their own sources.
const SHARED: [&str; 2] = ["ui/package-lock.json", "ui/vite.config.ts"];

/// Builds the pages that the app carries inside, where their sources are newer.
pub(crate) fn page(house: &House) -> Result<()> {
    opener(house)?;
    let own = ["ui/src", "ui/public", "ui/index.html", "ui/svelte.config.js", "text"];
    if is_old(house, "ui/dist/index.html", &[&own[..], &SHARED].concat())? {
        shell::run(house.npm().args(["run", "build"]))?;
    }
    Ok(())
}

/// Builds the page that opens a locked file, if its source is newer. A library takes it in, so it comes before any
/// Cargo command, even those that write the generated files the window is built from.
pub(crate) fn opener(house: &House) -> Result<()> {
    let folder = house.ui().join("opener");
    let mut own = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // The folder it is built into lies among its sources and is none.
        if name != "dist" {
            own.push(format!("ui/opener/{name}"));
        }
    }
    let sources: Vec<&str> = own.iter().map(String::as_str).chain(SHARED).collect();
    if is_old(house, "ui/opener/dist/page.html", &sources)? {
        shell::run(house.npm().args(["run", "build:opener"]))?;
    }
    Ok(())
}

/// Whether something built is missing, or older than any of what it is made from.
fn is_old(house: &House, built: &str, sources: &[&str]) -> Result<bool> {
    let Ok(moment) = house.root.join(built).metadata().and_then(|data| data.modified()) else {
        return Ok(true);
    };
    let mut newest = SystemTime::UNIX_EPOCH;
    for source in sources {
        newest = newest.max(newest_change(&house.root.join(source))?);
    }
    Ok(newest >= moment)
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
    opener(house)?;
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
