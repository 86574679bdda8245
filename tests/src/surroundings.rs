//! What the programs of one machine share, and how they are started and ended.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::programs;

/// What every program of one session shares: it is started with these folders, this screen and this bus, and
/// with nothing else of the developer's own.
#[derive(Debug, Clone)]
pub struct Surroundings {
    pub(crate) root: PathBuf,
    pub(crate) environment: BTreeMap<&'static str, String>,
    /// The process that holds the session's own mounts, where it has some.
    pub(crate) mounts: Option<u32>,
    /// That process holds a network as well.
    pub(crate) own_network: bool,
    /// The hosts that are in that network.
    pub(crate) hosts: Vec<String>,
}

impl Surroundings {
    /// The session's folder; everything of it lies inside.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The person's home folder.
    pub fn home(&self) -> PathBuf {
        self.root.join("home")
    }

    /// Where the outputs of the session's programs lie.
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }

    /// Where the screen's last picture lies, if a window was left open.
    pub fn last_look(&self) -> PathBuf {
        self.root.join("last-look.png")
    }

    /// The app's profile.
    pub fn profile(&self) -> PathBuf {
        self.home().join(".local/share/org.keycourier.desktop")
    }

    /// The same machine for a program that finds no D-Bus session on it, and so no keychain.
    #[must_use]
    pub fn without_bus(&self) -> Self {
        let mut without = self.clone();
        without.environment.insert("DBUS_SESSION_BUS_ADDRESS", nobody(&self.root));
        without
    }

    /// The screen's name.
    pub fn display(&self) -> &str {
        self.environment.get("DISPLAY").map_or("", String::as_str)
    }

    /// Where a network of its own is entered from outside, if the session has one.
    pub(crate) fn door(&self) -> Option<PathBuf> {
        self.own_network.then(|| self.root.join("door"))
    }

    /// `path` as it looks from inside the session: with its own mounts, where it has some.
    pub fn seen(&self, path: &Path) -> PathBuf {
        match self.mounts {
            Some(holder) => Path::new("/proc")
                .join(holder.to_string())
                .join("root")
                .join(path.strip_prefix("/").unwrap_or(path)),
            None => path.to_path_buf(),
        }
    }

    /// A program of this session, ready for its arguments.
    pub fn command(&self, program: &str) -> Result<Command> {
        self.command_at(&programs::find(program)?)
    }

    /// The same for a program whose place is known.
    pub fn command_at(&self, program: &Path) -> Result<Command> {
        let mut command = match self.mounts {
            Some(holder) => {
                let mut enter = Command::new(programs::find("nsenter")?);
                enter.args(["--target", &holder.to_string(), "--mount"]);
                if self.own_network {
                    enter.arg("--net");
                }
                if !is_root() {
                    enter.args(["--user", "--preserve-credentials"]);
                }
                enter.arg("--").arg(program);
                enter
            }
            None => Command::new(program),
        };
        command.env_clear().envs(&self.environment).current_dir(self.home());
        Ok(command)
    }

    /// Starts a program that stays until it is ended; what it prints goes to `<name>.log`.
    pub fn start(&self, name: &str, mut command: Command) -> Result<Running> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.logs().join(format!("{name}.log")))?;
        command.stderr(log).process_group(0);
        let child = command.spawn().with_context(|| format!("could not start {name}"))?;
        Ok(Running { name: name.to_owned(), child })
    }
}

/// A program of a session; ended, with all it started, when this is dropped.
#[derive(Debug)]
pub struct Running {
    pub(crate) name: String,
    pub(crate) child: Child,
}

impl Running {
    /// The program's own process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The program itself.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Fails if the program has ended already.
    pub fn still_runs(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("{} ended by itself: {status}", self.name);
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = Pid::from_child(&self.child);
        // Already gone is as good as ended.
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// The processes that live in this session, known by their HOME.
pub fn inhabitants(place: &Surroundings) -> Vec<Pid> {
    let home = format!("HOME={}", place.home().display());
    let holder = place.mounts;
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok())
        .filter(|pid| u32::try_from(*pid).ok() != holder)
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| {
                environ.split(|byte| *byte == 0).any(|entry| entry == home.as_bytes())
            })
        })
        .filter_map(Pid::from_raw)
        .collect()
}

/// A program that the kernel ends when the test that started it is ended from outside.
pub fn tied(place: &Surroundings, program: &str) -> Result<Command> {
    tied_at(place, &programs::find(program)?)
}

/// The same for a program whose place is known.
pub fn tied_at(place: &Surroundings, program: &Path) -> Result<Command> {
    let mut command = place.command("setpriv")?;
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    Ok(command)
}

/// An address nobody listens at; without any, some programs start a bus by themselves.
pub(crate) fn nobody(root: &Path) -> String {
    format!("unix:path={}", root.join("run/no-bus").display())
}

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
