//! Where things are: the source, what Cargo builds, the packages of the workspace, the cache folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

/// The source tree and what Cargo says about it.
pub(crate) struct House {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where Cargo builds.
    pub(crate) target: PathBuf,
    /// The packages of the workspace.
    pub(crate) packages: Vec<Package>,
}

/// A package of the workspace, as `cargo metadata` tells it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// What a package asks for in its `Cargo.toml`.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// `dev` where only its tests ask for it; absent for what is built into it.
    #[serde(default)]
    pub(crate) kind: Option<String>,
}

/// A library, program, example or test of a package.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
}

impl House {
    /// Asks Cargo for the packages and the build folder.
    pub(crate) fn load() -> Result<Self> {
        let root = root()?;
        let mut command = cargo(&root);
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let said = shell::capture(&mut command)?;
        let metadata: Metadata =
            serde_json::from_str(&said).context("reading what `cargo metadata` said")?;
        Ok(Self { root, target: metadata.target_directory, packages: metadata.packages })
    }

    /// A Cargo command at the root.
    pub(crate) fn cargo(&self) -> Command {
        cargo(&self.root)
    }

    /// An npm command in `ui`.
    pub(crate) fn npm(&self) -> Command {
        let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.current_dir(self.ui());
        command
    }

    /// The window's source.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The package of that name, if the workspace has it.
    pub(crate) fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    /// Whether a package has a target of that kind (`bin`, `test`, `example`).
    pub(crate) fn has_target(&self, package: &str, kind: &str, name: &str) -> bool {
        self.package(package).is_some_and(|package| package.has_target(kind, name))
    }
}

impl Package {
    pub(crate) fn has_target(&self, kind: &str, name: &str) -> bool {
        self.targets.iter().any(|target| target.name == name && target.is(kind))
    }
}

impl Target {
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.iter().any(|own| own == kind)
    }
}

/// The folder of the root `Cargo.toml`. Cargo sets the variable at run time too, so a tree that was moved
/// after this program was built is found where it is now.
fn root() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    Ok(own.parent().context("xtask stands in no folder")?.to_path_buf())
}

/// A Cargo command without what `cargo run` told *this* program about itself: build scripts that watch
/// those variables would run again, and rebuild what hangs on them, after every change of caller.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    command.current_dir(root);
    command
}

/// Where the system keeps what can be made again, for this app.
pub(crate) fn cache() -> Result<PathBuf> {
    let variable =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").context("no HOME is set, so there is no cache folder");
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA").context("no LOCALAPPDATA is set, so there is no cache folder")?
    } else if cfg!(target_os = "macos") {
        home()?.join("Library").join("Caches")
    } else {
        match variable("XDG_CACHE_HOME").filter(|path| path.is_absolute()) {
            Some(path) => path,
            None => home()?.join(".cache"),
        }
    };
    Ok(base.join("key-courier"))
}
