//! A network of one session's own, in which nothing can be reached but a proxy that writes down what it is asked
//! for and refuses it.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::IpAddr;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::JoinHandle;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

use crate::display::{GLANCE, PATIENCE};
use crate::programs;
use crate::surroundings::{Running, Surroundings, is_root, tied, tied_at};

pub(crate) mod door;
pub mod proxy;

/// What is to be found in such a network.
#[derive(Debug, Default)]
pub struct Namespace {
    addresses: Vec<IpAddr>,
    hosts: Vec<(String, IpAddr)>,
    files: Vec<(PathBuf, PathBuf)>,
}

impl Namespace {
    /// One with the proxy only.
    pub fn new() -> Self {
        Self::default()
    }

    /// This computer has that address as well, whatever it is elsewhere.
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.addresses.push(address);
        self
    }

    /// The name leads to that address.
    #[must_use]
    pub fn host(mut self, name: &str, address: IpAddr) -> Self {
        self.hosts.push((name.to_owned(), address));
        self
    }

    /// `file`, or the folder, is seen at `at` instead of what is there.
    #[must_use]
    pub fn over(mut self, file: &Path, at: &Path) -> Self {
        self.files.push((file.to_path_buf(), at.to_path_buf()));
        self
    }

    /// Makes it. `proxy` is the program of that name in this package, which runs inside.
    pub fn start(self, place: &Surroundings, proxy: &Path) -> Result<Network> {
        let holder = hold(place, &["--net", "--mount"], "net")?;
        let mut inside = place.clone();
        inside.mounts = Some(holder.id());
        inside.own_network = true;
        inside.hosts = self.hosts.iter().map(|(name, _)| name.clone()).collect();
        run(&inside, "ip", &["link", "set", "lo", "up"])?;
        for address in &self.addresses {
            run(&inside, "ip", &["address", "add", &address.to_string(), "dev", "lo"])?;
        }
        let resolver = place.root().join("resolv.conf");
        fs::write(&resolver, format!("nameserver {}\n", proxy::NAMES.ip()))?;
        bind(&inside, &resolver, Path::new("/etc/resolv.conf"))?;
        let hosts = place.root().join("hosts");
        // Programs that know this computer's name look it up.
        let own = rustix::system::uname();
        let own = own.nodename().to_string_lossy();
        let mut lines = format!("127.0.0.1 localhost {own}\n::1 localhost\n");
        for (name, address) in &self.hosts {
            // Writing into a string cannot fail.
            let _ = writeln!(lines, "{address} {name}");
        }
        fs::write(&hosts, lines)?;
        bind(&inside, &hosts, Path::new("/etc/hosts"))?;
        for (file, at) in &self.files {
            bind(&inside, file, at)?;
        }
        let mut watching = tied_at(&inside, proxy)?;
        watching.arg(inside.door().context("there is no way in")?);
        watching.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut proxy = inside.start("proxy", watching)?;
        let mut lines =
            BufReader::new(proxy.child.stdout.take().context("the proxy has no output")?).lines();
        lines.next().context("the proxy ended before it was ready")??;
        let told = std::thread::spawn(move || lines.map_while(Result::ok).collect());
        Ok(Network { place: inside, proxy, told, _holder: holder })
    }
}

/// A network while it is there.
#[derive(Debug)]
pub struct Network {
    place: Surroundings,
    proxy: Running,
    told: JoinHandle<Vec<String>>,
    // Ended last: it is what the namespaces hang on.
    _holder: Running,
}

impl Network {
    /// The session as it is inside: what is started from here has this network and no other. A window opened there
    /// is still driven from outside.
    pub fn place(&self) -> &Surroundings {
        &self.place
    }

    /// Ends it and tells what was asked for, in order: `GET http://…`, `CONNECT host:443`, `name …`. The
    /// programs inside have to be ended first.
    pub fn close(mut self) -> Result<Vec<String>> {
        drop(self.proxy.child.stdin.take());
        self.proxy.child.wait()?;
        self.told.join().map_err(|_| anyhow!("reading what the proxy saw broke off"))
    }
}

/// A process that does nothing but keep namespaces, of the kinds `unshare` is told.
pub(crate) fn hold(place: &Surroundings, kinds: &[&str], name: &str) -> Result<Running> {
    let mut unshare = tied(place, "unshare")?;
    if !is_root() {
        unshare.args(["--user", "--map-root-user"]);
    }
    unshare.args(kinds).args(["--propagation", "private", "sleep", "infinity"]);
    unshare.stdin(Stdio::null());
    let mut holder = place.start(name, unshare)?;
    let ours = fs::metadata("/proc/self/ns/mnt")?.ino();
    let before = match place.mounts {
        Some(outer) => fs::metadata(format!("/proc/{outer}/ns/mnt"))?.ino(),
        None => ours,
    };
    let its = PathBuf::from(format!("/proc/{}/ns/mnt", holder.id()));
    let end = Instant::now() + PATIENCE;
    while [ours, before].contains(&fs::metadata(&its)?.ino()) {
        holder.still_runs()?;
        ensure!(Instant::now() < end, "`unshare` did not get namespaces");
        std::thread::sleep(GLANCE);
    }
    Ok(holder)
}

fn bind(place: &Surroundings, file: &Path, at: &Path) -> Result<()> {
    let mut mount = place.command("mount")?;
    mount.arg("--bind").arg(file).arg(at);
    programs::output(mount).with_context(|| format!("over {}", at.display()))?;
    Ok(())
}

fn run(place: &Surroundings, program: &str, arguments: &[&str]) -> Result<()> {
    let mut command = place.command(program)?;
    command.args(arguments);
    programs::output(command)?;
    Ok(())
}
