//! `setup`: the only place that installs anything. It says what, why and how much, and asks first.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::house::House;
use crate::needs::{APT, Apt, NODE, NPM, Npm, Purpose, TOOLS, Tool, UNPACKED, Unpacked};
use crate::shell;

/// What is missing on this machine.
struct Missing {
    apt: Vec<&'static Apt>,
    /// Debian's packages for Node.js, where there is none at all.
    node: Vec<&'static str>,
    tools: Vec<&'static Tool>,
    packages: Vec<&'static Npm>,
    unpacked: Vec<&'static Unpacked>,
}

impl Missing {
    fn nothing(&self) -> bool {
        self.apt.is_empty()
            && self.node.is_empty()
            && self.tools.is_empty()
            && self.packages.is_empty()
            && self.unpacked.is_empty()
    }

    fn apt_names(&self) -> Vec<&'static str> {
        self.apt.iter().map(|package| package.name).chain(self.node.iter().copied()).collect()
    }
}

/// The command: everything, for all purposes.
pub(crate) fn everything(house: &House, yes: bool) -> Result<bool> {
    let done = ensure_with(house, &Purpose::ALL, yes)?;
    if done {
        println!("Everything Key Courier needs is on this machine.");
    }
    Ok(done)
}

/// Makes sure that what these purposes need is there; `false` when the person has to do it first.
pub(crate) fn ensure(house: &House, purposes: &[Purpose]) -> Result<bool> {
    ensure_with(house, purposes, false)
}

fn ensure_with(house: &House, purposes: &[Purpose], yes: bool) -> Result<bool> {
    let has_apt =
        shell::find_program("apt-get").is_some() && shell::find_program("dpkg-query").is_some();
    if !has_apt {
        say_in_words(purposes);
    }
    let missing = find_missing(house, purposes, has_apt)?;
    if missing.nothing() {
        check_node(purposes)?;
        return Ok(true);
    }
    describe(&missing);
    let root = is_root();
    let line = apt_line(&missing, root);
    if !(root || yes || std::env::var_os("CI").is_some_and(|value| !value.is_empty()) || agreed()?)
    {
        println!("Nothing was installed. Let it be done for you: cargo xtask setup --yes");
        if let Some(line) = line {
            println!("Or do the system's part yourself, then come back:\n\n  {line}\n");
        }
        return Ok(false);
    }
    install_apt(&missing, root)?;
    for unpacked in &missing.unpacked {
        unpack(unpacked)?;
    }
    check_node(purposes)?;
    for tool in &missing.tools {
        install_tool(house, tool)?;
    }
    for Npm { folder, .. } in &missing.packages {
        let mut npm = house.npm();
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(house.root.join(folder));
        shell::run(&mut npm)?;
    }
    let left = find_missing(house, purposes, has_apt)?;
    if !left.nothing() {
        describe(&left);
        bail!("this is still missing after installing it");
    }
    Ok(true)
}

fn find_missing(house: &House, purposes: &[Purpose], has_apt: bool) -> Result<Missing> {
    let mut missing = Missing {
        apt: Vec::new(),
        node: Vec::new(),
        tools: Vec::new(),
        packages: Vec::new(),
        unpacked: Vec::new(),
    };
    if has_apt {
        for need in UNPACKED.iter().filter(|need| purposes.contains(&need.purpose)) {
            if need.newest()?.is_none() {
                missing.unpacked.push(need);
            }
        }
        let wanted: Vec<_> = APT.iter().filter(|need| purposes.contains(&need.purpose)).collect();
        let installed = installed(&wanted)?;
        missing.apt = wanted
            .into_iter()
            .filter(|need| !installed.iter().any(|name| name == need.name))
            .collect();
    }
    for tool in TOOLS.iter().filter(|tool| purposes.contains(&tool.purpose)) {
        if !tool.path()?.is_file() {
            missing.tools.push(tool);
        }
    }
    missing.packages = NPM
        .iter()
        .filter(|need| purposes.contains(&need.purpose) && packages_are_old(house, need))
        .collect();
    if need_node(purposes) {
        if has_apt && shell::find_program("node").is_none() {
            missing.node.push("nodejs");
        }
        if has_apt && shell::find_program("npm").is_none() {
            missing.node.push("npm");
        }
    }
    Ok(missing)
}

/// Which of these packages dpkg calls installed.
fn installed(wanted: &[&Apt]) -> Result<Vec<String>> {
    let output = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\\n"])
        .args(wanted.iter().map(|need| need.name))
        // It complains of each package it has never heard of; that is the answer, not a failure.
        .stderr(Stdio::null())
        .output()
        .context("asking dpkg-query what is installed")?;
    Ok(installed_names(&String::from_utf8_lossy(&output.stdout)))
}

fn installed_names(said: &str) -> Vec<String> {
    said.lines().filter_map(|line| line.strip_suffix(" installed")).map(str::to_owned).collect()
}

/// npm writes a copy of the lock file beside what it unpacked; an older one is of an older list.
fn packages_are_old(house: &House, need: &Npm) -> bool {
    let folder = house.root.join(need.folder);
    let changed = |path: &str| folder.join(path).metadata().and_then(|data| data.modified()).ok();
    match (changed("package-lock.json"), changed("node_modules/.package-lock.json")) {
        (Some(wanted), Some(present)) => wanted > present,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

fn describe(missing: &Missing) {
    println!("Missing on this machine:");
    for purpose in Purpose::ALL {
        for need in missing.apt.iter().filter(|need| need.purpose == purpose) {
            let Apt { name, why, megabytes, .. } = need;
            println!("  {name:30} ~{megabytes:>3} MB  {why} (for {})", purpose.words());
        }
        for tool in missing.tools.iter().filter(|tool| tool.purpose == purpose) {
            let name = format!("{} {}", tool.name, tool.version);
            let place = tool.folder().map(|path| path.display().to_string()).unwrap_or_default();
            println!("  {name:30}  ~10 MB  {} (for {}), into {place}", tool.why, purpose.words());
        }
    }
    for Unpacked { name, purpose, why, megabytes, .. } in &missing.unpacked {
        let name = format!("{name}, only unpacked");
        println!("  {name:30} ~{megabytes:>3} MB  {why} (for {})", purpose.words());
    }
    for name in &missing.node {
        println!("  {name:30} ~150 MB  builds our pages and drives browsers");
    }
    for Npm { folder, purpose, why, megabytes } in &missing.packages {
        let name = format!("npm ci in {folder}");
        println!("  {name:30} ~{megabytes:>3} MB  {why} (for {})", purpose.words());
    }
}

/// The line that installs Debian's packages, as a person would type it.
fn apt_line(missing: &Missing, root: bool) -> Option<String> {
    let names = missing.apt_names();
    if names.is_empty() {
        return None;
    }
    let sudo = if root { "" } else { "sudo " };
    Some(format!(
        "{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {}",
        names.join(" ")
    ))
}

/// Asks once, where there is somebody to ask.
fn agreed() -> Result<bool> {
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Ok(false);
    }
    print!("Install this now? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn install_apt(missing: &Missing, root: bool) -> Result<()> {
    let names = missing.apt_names();
    // What is unpacked is looked for in the same lists.
    if names.is_empty() && missing.unpacked.is_empty() {
        return Ok(());
    }
    shell::run(apt_get(root).arg("update"))?;
    if names.is_empty() {
        return Ok(());
    }
    shell::run(apt_get(root).args(["install", "-y", "--no-install-recommends"]).args(names))
}

fn apt_get(root: bool) -> Command {
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Fetches packages of Debian's and takes their files out of them; nothing of theirs is run.
fn unpack(need: &Unpacked) -> Result<()> {
    let Unpacked { name, packages, .. } = need;
    let said = shell::capture(Command::new("apt-cache").args(["policy", name]))?;
    let version =
        candidate(&said).with_context(|| format!("this system's apt knows no package `{name}`"))?;
    let folder = need.folder(version)?;
    // Beside and renamed, so that half of it is never taken for all.
    let half = folder.with_file_name(format!("half-{name}"));
    let fetched = half.join("fetched");
    if half.exists() {
        std::fs::remove_dir_all(&half)?;
    }
    std::fs::create_dir_all(&fetched).with_context(|| fetched.display().to_string())?;
    shell::run(Command::new("apt-get").arg("download").args(*packages).current_dir(&fetched))?;
    for entry in std::fs::read_dir(&fetched)? {
        shell::run(Command::new("dpkg").arg("-x").arg(entry?.path()).arg(&half))?;
    }
    std::fs::remove_dir_all(&fetched)?;
    std::fs::rename(&half, &folder).with_context(|| folder.display().to_string())
}

/// The version `apt-cache policy` would install.
fn candidate(said: &str) -> Option<&str> {
    let version = said.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then_some(version)
}

fn install_tool(house: &House, tool: &Tool) -> Result<()> {
    let mut command = house.cargo();
    command
        .args(["install", "--locked", "--version", tool.version, "--root"])
        .arg(tool.folder()?)
        .arg(tool.name)
        // Built in a folder of its own that Cargo removes, not among the app's files.
        .env_remove("CARGO_TARGET_DIR");
    shell::run(&mut command)
}

/// Whatever npm installs is for Node.js.
fn need_node(purposes: &[Purpose]) -> bool {
    NPM.iter().any(|need| purposes.contains(&need.purpose))
}

/// Node.js must be there and new enough; Debian's own can be too old, and then there is nothing to install
/// by ourselves.
fn check_node(purposes: &[Purpose]) -> Result<()> {
    if !need_node(purposes) {
        return Ok(());
    }
    let wanted = format!("{}.{}", NODE.0, NODE.1);
    let Some(node) = shell::find_program("node") else {
        bail!("Node.js {wanted} or newer builds our pages, and there is none here; see nodejs.org");
    };
    let said = shell::capture(Command::new(node).arg("--version"))?;
    match parse_version(&said) {
        Some(version) if version >= NODE => Ok(()),
        _ => bail!(
            "Node.js {wanted} or newer builds our pages, and this machine has {}; see nodejs.org",
            said.trim()
        ),
    }
}

fn parse_version(said: &str) -> Option<(u32, u32)> {
    let mut parts = said.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn say_in_words(purposes: &[Purpose]) {
    println!(
        "This system has no apt, so only Cargo's tools and the page's packages are installed here. \
         It also needs, under its own names:"
    );
    if purposes.contains(&Purpose::Build) {
        println!(
            "  - a C compiler, Node.js {}.{} or newer with npm, and what Tauri 2 asks for on this \
             system (see tauri.app, \"Prerequisites\")",
            NODE.0, NODE.1
        );
    }
    if cfg!(target_os = "linux") {
        for need in APT
            .iter()
            .filter(|need| purposes.contains(&need.purpose) && need.purpose != Purpose::Build)
        {
            println!("  - {}: {}", need.name, need.why);
        }
        for need in UNPACKED.iter().filter(|need| purposes.contains(&need.purpose)) {
            println!("  - {}, in a folder named by KC_WORDPRESS: {}", need.name, need.why);
        }
    } else if purposes.iter().any(|purpose| *purpose != Purpose::Build) {
        println!("  - Linux, for the tests that drive the real window, its keychain and its disk");
    }
}

/// Whether we may install without asking anybody; where there is no `id`, we may not.
fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_package_with_settings_left_is_not_installed() {
        let said = "age installed\nxvfb config-files\njq not-installed\n";
        assert_eq!(installed_names(said), ["age"], "only what dpkg calls installed");
    }

    #[test]
    fn versions_of_node_compare_by_number() {
        assert_eq!(parse_version("v20.20.2\n"), Some((20, 20)), "as node prints it");
        assert!(parse_version("v18.20.4").unwrap() < NODE, "Debian 12's is too old");
        assert!(parse_version("v100.1.0").unwrap() > NODE, "not compared as text");
        assert_eq!(parse_version("nonsense"), None, "not a version");
    }

    #[test]
    fn the_version_to_unpack_is_read_from_what_apt_says() {
        let said = "wordpress:\n  Installed: (none)\n  Candidate: 6.1.9+dfsg1-0+deb12u1\n  Version table:\n";
        assert_eq!(candidate(said), Some("6.1.9+dfsg1-0+deb12u1"), "the candidate");
        assert_eq!(candidate("wordpress:\n  Candidate: (none)\n"), None, "nothing to be had");
        assert_eq!(candidate(""), None, "an unknown package");
    }

    #[test]
    fn the_line_to_run_names_sudo_only_where_it_is_needed() {
        let missing = Missing {
            apt: APT.iter().filter(|need| need.name == "jq").collect(),
            node: vec!["npm"],
            tools: Vec::new(),
            packages: Vec::new(),
            unpacked: Vec::new(),
        };
        assert_eq!(
            apt_line(&missing, false).unwrap(),
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends jq npm",
            "for a person"
        );
        assert!(!apt_line(&missing, true).unwrap().contains("sudo"), "for root");
    }
}
