//! Where the programs are that a journey needs. One that is missing stops the test with the command that
//! installs it: a skipped test would look like a passed one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

static CHOSEN: OnceLock<(Option<PathBuf>, Option<PathBuf>)> = OnceLock::new();

/// The places programs are looked for, the same for a test and for the app it starts.
pub fn search_path() -> OsString {
    env::var_os("PATH").unwrap_or_else(|| OsString::from("/usr/local/bin:/usr/bin:/bin"))
}

/// Where `program` is.
pub fn find(program: &str) -> Result<PathBuf> {
    env::split_paths(&search_path())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
        .with_context(|| {
            format!(
                "the program `{program}` is missing: run `cargo xtask setup`, which installs it"
            )
        })
}

/// Uses this app and this driver from now on, whatever the environment says.
pub fn choose(app: Option<PathBuf>, tauri_driver: Option<PathBuf>) {
    // Said once, by the program's own arguments; a second call would change nothing.
    let _ = CHOSEN.set((app, tauri_driver));
}

/// The app under test: as chosen, `KC_APP`, or the debug build beside the workspace.
pub fn app() -> Result<PathBuf> {
    let chosen = CHOSEN.get().and_then(|(app, _)| app.clone());
    let path = match chosen.or_else(|| env::var_os("KC_APP").map(PathBuf::from)) {
        Some(path) => path,
        None => workspace().join("target/debug/key-courier"),
    };
    named(path, "the app")
}

/// The program between a test and `WebKitWebDriver`: as chosen, `KC_TAURI_DRIVER`, or the one `setup` installed.
pub fn tauri_driver() -> Result<PathBuf> {
    if let Some(path) = CHOSEN.get().and_then(|(_, driver)| driver.clone()) {
        return named(path, "tauri-driver");
    }
    tool("KC_TAURI_DRIVER", "tauri-driver-2.1.0", "tauri-driver")
}

/// The second implementation of age: `KC_RAGE`, or the one `setup` installed.
pub fn rage() -> Result<PathBuf> {
    tool("KC_RAGE", "rage-0.12.1", "rage")
}

/// Debian's WordPress: `KC_WORDPRESS`, or the newest that `setup` unpacked.
pub fn wordpress() -> Result<PathBuf> {
    if let Some(path) = env::var_os("KC_WORDPRESS") {
        return Ok(PathBuf::from(path));
    }
    let tools = cache_folder()?.join("key-courier/tools");
    let mut found: Vec<PathBuf> = fs::read_dir(&tools)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("wordpress-"))
        .map(|entry| entry.path().join("usr/share/wordpress"))
        .filter(|path| path.join("wp-load.php").is_file())
        .collect();
    found.sort();
    found.pop().context("WordPress is missing: run `cargo xtask setup`, which unpacks it")
}

/// The folder all of Key Courier's sources stand in.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Runs `command` to its end and gives what it printed; anything but success fails, with what it said.
pub fn output(mut command: Command) -> Result<Vec<u8>> {
    let out = command.output().with_context(|| format!("could not start {command:?}"))?;
    if !out.status.success() {
        bail!("{command:?} ended with {}: {}", out.status, String::from_utf8_lossy(&out.stderr));
    }
    Ok(out.stdout)
}

fn tool(variable: &str, folder: &str, program: &str) -> Result<PathBuf> {
    let path = match env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => cache_folder()?.join("key-courier/tools").join(folder).join("bin").join(program),
    };
    named(path, program)
}

fn named(path: PathBuf, what: &str) -> Result<PathBuf> {
    if !path.is_file() {
        bail!(
            "{what} is not at {}: run `cargo xtask setup`, then `cargo xtask test`",
            path.display()
        );
    }
    // A link is followed once here: the kernel shows the real path for a running program.
    path.canonicalize().with_context(|| path.display().to_string())
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    let home = env::var_os("HOME").context("HOME is not set, so the cache folder is unknown")?;
    Ok(PathBuf::from(home).join(".cache"))
}
