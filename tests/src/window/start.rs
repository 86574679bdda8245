//! Starting the app under a driver.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use rustix::process::Pid;
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::{Hands, Window};
use crate::display::{GLANCE, PATIENCE};
use crate::namespace::door;
use crate::programs;
use crate::surroundings::{Running, Surroundings, tied_at};

/// Remembers what goes wrong in the page's own script, to be told beside what a test could not see.
const LISTEN: &str = include_str!("listen.js");

impl Window {
    /// Starts the app on this machine, as a double click does.
    pub async fn open(place: &Surroundings) -> Result<Self> {
        let number =
            (1..1000).find(|number| !place.logs().join(format!("app-{number}.out")).exists());
        let number = number.context("the app was started a thousand times")?;
        let wrapper = wrap(place, number)?;
        let (port, native_port) = (free_port()?, free_port()?);
        let mut command = tied_at(place, &programs::tauri_driver()?)?;
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        command.arg("--native-driver").arg(programs::find("WebKitWebDriver")?);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let mut native = place.start(&format!("driver-{number}"), command)?;
        let door = place.door();
        answers(door.as_deref(), port, &mut native)?;
        answers(door.as_deref(), native_port, &mut native)?;
        let port = match door {
            Some(door) => door::passage(door, port)?,
            None => port,
        };

        // The driver's client is built with the app's own, which leaves it to the program whose ciphers are used;
        // another test may have said so before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut wanted = Capabilities::new();
        wanted.set("tauri:options", json!({ "application": wrapper }))?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .with_context(|| {
                let said = fs::read_to_string(place.logs().join(format!("app-{number}.err")))
                    .unwrap_or_default();
                format!("the app gave no window to the driver; it said: {said}")
            })?;
        let id = fs::read_to_string(place.root().join(format!("app-{number}.pid")))?;
        let app = id
            .trim()
            .parse()
            .ok()
            .and_then(Pid::from_raw)
            .context("the app's process id is unreadable")?;
        let window = Self {
            place: place.clone(),
            driver: Some(driver),
            _native: native,
            app,
            hands: Hands::default(),
            desktop: None,
        };
        window.script(LISTEN).await?;
        window.drawn().await?;
        Ok(window)
    }
}

/// The driver throws the app's output away, so a script starts it and keeps what it prints. It becomes the app
/// itself, under the same process id.
fn wrap(place: &Surroundings, number: u32) -> Result<PathBuf> {
    let root = place.root();
    let script = format!(
        "#!/bin/sh\necho $$ >{pid}\nexec {app} \"$@\" >>{out} 2>>{err}\n",
        pid = quoted(&root.join(format!("app-{number}.pid"))),
        app = quoted(&programs::app()?),
        out = quoted(&place.logs().join(format!("app-{number}.out"))),
        err = quoted(&place.logs().join(format!("app-{number}.err"))),
    );
    let path = root.join(format!("start-{number}.sh"));
    fs::write(&path, script)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    Ok(path)
}

fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', "'\\''"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn answers(door: Option<&Path>, port: u16, driver: &mut Running) -> Result<()> {
    let listens = || match door {
        Some(door) => door::answers(door, port),
        None => TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).is_ok(),
    };
    let end = Instant::now() + PATIENCE;
    while !listens() {
        driver.still_runs()?;
        ensure!(Instant::now() < end, "the driver does not answer on port {port}");
        std::thread::sleep(GLANCE);
    }
    Ok(())
}
