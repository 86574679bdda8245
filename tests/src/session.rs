//! One person's machine: a home folder, a screen, a D-Bus session and a keychain of their own, which nobody
//! else on this computer sees or touches. Several can exist at the same time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, DirBuilder};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::process::{Signal, kill_process};
use tempfile::TempDir;

use crate::display::{GLANCE, PATIENCE};
use crate::namespace::hold;
use crate::surroundings::{Running, Surroundings, inhabitants, nobody, tied, tied_at};
use crate::{keyring, programs};

/// The password of a session's login keyring.
pub const KEYCHAIN_PASSWORD: &str = "correct horse";

/// What starts the bus that screen readers listen on, of the package at-spi2-core; no person calls it by name.
const ACCESSIBILITY: &str = "/usr/libexec/at-spi-bus-launcher";

/// What a D-Bus session starts on request.
const SERVICES: &str = "/usr/share/dbus-1/services";

/// In which state the person's keychain is when the app starts for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keychain {
    /// Open, as after logging in.
    Open,
    /// A keychain program runs, but no keyring was ever made or unlocked.
    NeverUnlocked,
    /// There is no keychain, and no D-Bus session it could be on.
    Absent,
    /// There is a D-Bus session, and no program on it or to be started on it that keeps secrets.
    NoProgram,
}

/// What kind of machine is wanted.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing a machine has or has not")]
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// The keychain's state.
    pub keychain: Keychain,
    /// The desktop is set to dark.
    pub dark: bool,
    /// The size of the screen.
    pub screen: (u32, u32),
    /// A locked keychain can ask for its password in a window of its own.
    pub prompter: bool,
    /// A screen reader can listen to the programs on the screen.
    pub screen_reader: bool,
    /// File systems can be mounted that only this session sees.
    pub own_mounts: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            keychain: Keychain::Open,
            dark: false,
            screen: (1280, 900),
            prompter: true,
            screen_reader: false,
            own_mounts: false,
        }
    }
}

/// One person's machine.
#[derive(Debug)]
pub struct Session {
    place: Surroundings,
    setup: Setup,
    // In the order they end: the screen last, so that nothing is left waiting for it.
    keychain: Option<Running>,
    accessibility: Option<Running>,
    bus: Option<Running>,
    screen: Option<Running>,
    mounts: Option<Running>,
    folder: Option<TempDir>,
}

impl Session {
    /// Starts a machine.
    pub fn start(setup: Setup) -> Result<Self> {
        let folder =
            tempfile::Builder::new().prefix("kc-").tempdir().context("no room for a session")?;
        let root = folder.path().to_path_buf();
        let mut environment = BTreeMap::from([
            ("HOME", root.join("home").display().to_string()),
            ("XDG_RUNTIME_DIR", root.join("run").display().to_string()),
            ("PATH", programs::search_path().to_string_lossy().into_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            // Settings of the desktop are this session's, kept nowhere.
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("TMPDIR", root.join("tmp").display().to_string()),
            ("DBUS_SESSION_BUS_ADDRESS", nobody(&root)),
        ]);
        if !setup.screen_reader {
            environment.insert("NO_AT_BRIDGE", "1".to_owned());
        }
        let place =
            Surroundings { root, environment, mounts: None, own_network: false, hosts: Vec::new() };
        let mut session = Self {
            place,
            setup,
            keychain: None,
            accessibility: None,
            bus: None,
            screen: None,
            mounts: None,
            folder: Some(folder),
        };
        session.furnish(setup)?;
        if setup.own_mounts {
            session.start_mounts()?;
        }
        session.start_screen(setup.screen)?;
        session.log_in(setup.keychain)?;
        Ok(session)
    }

    /// The same person at a new computer, with nothing of the old one but the files they took along: the app's
    /// profile and the keychain are gone, and there is a new keychain, or none. The app must not be running.
    pub fn move_to_new_computer(&mut self, keychain: Keychain) -> Result<()> {
        self.keychain = None;
        self.accessibility = None;
        self.bus = None;
        end_inhabitants(&self.place, self.screen.as_ref().map(Running::id));
        let home = self.place.home();
        for gone in [
            self.place.profile(),
            home.join(".local/share/keyrings"),
            home.join(".cache"),
            home.join(".config/org.keycourier.desktop"),
            self.place.root.join("run/keyring"),
            self.place.root.join("run/bus"),
        ] {
            match fs::remove_dir_all(&gone) {
                Err(why) if why.kind() == ErrorKind::NotADirectory => fs::remove_file(&gone)?,
                Err(why) if why.kind() != ErrorKind::NotFound => {
                    return Err(why).context(gone.display().to_string());
                }
                _ => {}
            }
        }
        self.place.environment.insert("DBUS_SESSION_BUS_ADDRESS", nobody(&self.place.root));
        self.log_in(keychain)
    }

    /// What the session's programs share.
    pub fn place(&self) -> &Surroundings {
        &self.place
    }

    /// Leaves the session's folder behind when it ends, to be looked at.
    pub fn keep(&mut self) -> PathBuf {
        if let Some(folder) = self.folder.take() {
            return folder.keep();
        }
        self.place.root.clone()
    }

    /// The last lines of everything the session's programs printed.
    pub fn last_lines(&self) -> String {
        let mut told = String::new();
        let Ok(entries) = fs::read_dir(self.place.logs()) else {
            return told;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let text = fs::read(&path)
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .unwrap_or_default();
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
            if !lines.is_empty() {
                let from = lines.len().saturating_sub(15);
                let tail = lines.get(from..).unwrap_or_default().join("\n    ");
                let name = path.file_name().unwrap_or_default().display().to_string();
                // Writing into a string cannot fail.
                let _ = writeln!(told, "  {name}:\n    {tail}");
            }
        }
        told
    }

    /// Mounts something over `at`, seen by this session only.
    pub fn mount(&self, arguments: &[&str], at: &Path) -> Result<()> {
        ensure!(self.mounts.is_some(), "this session was started without mounts of its own");
        let mut mount = self.place.command("mount")?;
        mount.args(arguments).arg(at);
        programs::output(mount)?;
        Ok(())
    }

    /// Takes away what was mounted last over `at`.
    pub fn unmount(&self, at: &Path) -> Result<()> {
        let mut umount = self.place.command("umount")?;
        umount.arg(at);
        programs::output(umount)?;
        Ok(())
    }

    fn furnish(&self, setup: Setup) -> Result<()> {
        let root = &self.place.root;
        DirBuilder::new().mode(0o700).create(root.join("run"))?;
        fs::create_dir_all(self.place.logs())?;
        for folder in ["tmp", "home/Documents", "home/.config/gtk-3.0", "home/.local/share"] {
            fs::create_dir_all(root.join(folder))?;
        }
        if setup.dark {
            let settings = "[Settings]\ngtk-application-prefer-dark-theme=1\n";
            fs::write(root.join("home/.config/gtk-3.0/settings.ini"), settings)?;
        }
        Ok(())
    }

    fn start_mounts(&mut self) -> Result<()> {
        let holder = hold(&self.place, &["--mount"], "mounts")?;
        self.place.mounts = Some(holder.id());
        self.mounts = Some(holder);
        Ok(())
    }

    fn start_screen(&mut self, (width, height): (u32, u32)) -> Result<()> {
        let mut xvfb = tied(&self.place, "Xvfb")?;
        // The X server looks for a free number itself, so that no two sessions race for one.
        xvfb.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"]);
        xvfb.arg(format!("{width}x{height}x24")).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut screen = self.place.start("xvfb", xvfb)?;
        let number = first_line(&mut screen).context("Xvfb gave no display")?;
        self.place.environment.insert("DISPLAY", format!(":{number}"));
        self.screen = Some(screen);
        Ok(())
    }

    fn log_in(&mut self, keychain: Keychain) -> Result<()> {
        if keychain == Keychain::Absent {
            ensure!(!self.setup.screen_reader, "a screen reader needs a D-Bus session");
            return Ok(());
        }
        self.start_bus(keychain == Keychain::NoProgram)?;
        if self.setup.screen_reader {
            let mut launcher = tied_at(&self.place, Path::new(ACCESSIBILITY))?;
            launcher.arg("--launch-immediately").stdin(Stdio::null()).stdout(Stdio::null());
            self.accessibility = Some(self.place.start("accessibility", launcher)?);
        }
        if keychain != Keychain::NoProgram {
            self.start_keychain(keychain == Keychain::Open)?;
        }
        Ok(())
    }

    fn start_bus(&mut self, without_keychain: bool) -> Result<()> {
        let address = format!("unix:path={}", self.place.root.join("run/bus").display());
        let mut daemon = tied(&self.place, "dbus-daemon")?;
        daemon.args([
            "--nofork",
            "--nopidfile",
            "--print-address=1",
            &format!("--address={address}"),
        ]);
        if without_keychain {
            daemon.arg(format!("--config-file={}", self.bus_without_keychain(&address)?.display()));
        } else {
            daemon.arg("--session");
        }
        daemon.stdin(Stdio::null()).stdout(Stdio::piped());
        // What the bus starts on request has to find the bus as well.
        daemon.env("DBUS_SESSION_BUS_ADDRESS", &address);
        if !self.setup.prompter {
            daemon.env_remove("DISPLAY");
        }
        let mut bus = self.place.start("dbus", daemon)?;
        let address = first_line(&mut bus).context("dbus-daemon gave no address")?;
        self.place.environment.insert("DBUS_SESSION_BUS_ADDRESS", address);
        self.bus = Some(bus);
        Ok(())
    }

    /// The settings of a bus that starts every program on request as usual, save those that keep secrets.
    fn bus_without_keychain(&self, address: &str) -> Result<PathBuf> {
        let folder = self.place.root.join("services");
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(SERVICES).context(SERVICES)? {
            let path = entry?.path();
            let text = fs::read_to_string(&path)?;
            let keeps_secrets = [
                "org.freedesktop.secrets",
                "org.gnome.keyring",
                "org.freedesktop.impl.portal.Secret",
            ]
            .iter()
            .any(|name| text.lines().any(|line| line == format!("Name={name}")));
            if let (Some(name), false) = (path.file_name(), keeps_secrets) {
                fs::copy(&path, folder.join(name))?;
            }
        }
        let config = self.place.root.join("bus.conf");
        let text = format!(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
             \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n\
             <busconfig><type>session</type><listen>{address}</listen><servicedir>{}</servicedir>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n",
            folder.display()
        );
        fs::write(&config, text)?;
        Ok(config)
    }

    fn start_keychain(&mut self, open: bool) -> Result<()> {
        let mut daemon = tied(&self.place, "gnome-keyring-daemon")?;
        daemon.args(["--foreground", "--components=secrets"]).stdin(Stdio::piped());
        daemon.stdout(Stdio::null());
        daemon.arg(if open { "--unlock" } else { "--start" });
        let mut keychain = self.place.start("gnome-keyring", daemon)?;
        let mut input = keychain.child.stdin.take().context("gnome-keyring-daemon has no input")?;
        if open {
            input.write_all(KEYCHAIN_PASSWORD.as_bytes())?;
        }
        drop(input);
        let end = Instant::now() + PATIENCE;
        while !keyring::is_there(&self.place)? {
            keychain.still_runs()?;
            ensure!(Instant::now() < end, "the keychain does not answer on the session's bus");
            std::thread::sleep(GLANCE);
        }
        self.keychain = Some(keychain);
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.keychain = None;
        self.accessibility = None;
        self.bus = None;
        self.screen = None;
        end_inhabitants(&self.place, None);
        self.mounts = None;
    }
}

/// What was started by the bus or put itself into the background is known by its HOME, which is no other session's.
fn end_inhabitants(place: &Surroundings, but: Option<u32>) {
    for _ in 0..5 {
        let mut left = inhabitants(place);
        left.retain(|pid| but != Some(pid.as_raw_nonzero().get().unsigned_abs()));
        if left.is_empty() {
            break;
        }
        for pid in left {
            let _ = kill_process(pid, Signal::KILL);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn first_line(running: &mut Running) -> Result<String> {
    let out =
        running.child.stdout.take().with_context(|| format!("{} has no output", running.name))?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line)?;
    let line = line.trim();
    ensure!(!line.is_empty(), "{} ended before it was ready", running.name);
    Ok(line.to_owned())
}
