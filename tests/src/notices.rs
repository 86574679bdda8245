//! What shows notifications on a person's desktop: a real service on the session's own bus, under the name and with
//! the calls of the Desktop Notifications Specification. It shows nothing and remembers everything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedValue;

use crate::display::{GLANCE, PATIENCE};
use crate::surroundings::Surroundings;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification, with everything a person could read on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number it was given.
    pub id: u32,
    /// The program's name.
    pub app: String,
    /// Its first line.
    pub summary: String,
    /// What else it says.
    pub body: String,
    /// What can be pressed, each with its label.
    pub actions: Vec<String>,
}

/// The service, as long as it is kept.
#[derive(Debug)]
pub struct Notices {
    connection: Connection,
    told: Arc<Mutex<Vec<Told>>>,
}

struct Server {
    told: Arc<Mutex<Vec<Told>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[expect(clippy::too_many_arguments, reason = "the specification's call has them")]
    fn notify(
        &self,
        app_name: String,
        replaces_id: u32,
        app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expire_timeout: i32,
    ) -> u32 {
        // What a desktop would draw it with.
        let _ = (replaces_id, app_icon, hints, expire_timeout);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(told.len()).unwrap_or(u32::MAX).saturating_add(1);
        told.push(Told { id, app: app_name, summary, body, actions });
        id
    }

    #[expect(clippy::unused_self, reason = "a call of the service")]
    fn close_notification(&self, id: u32) {
        let _ = id;
    }

    #[expect(clippy::unused_self, reason = "a call of the service")]
    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body"].map(str::to_owned).to_vec()
    }

    #[expect(clippy::unused_self, reason = "a call of the service")]
    fn get_server_information(&self) -> (String, String, String, String) {
        let [name, vendor, version, of_specification] =
            ["notices", "tests", "1", "1.2"].map(str::to_owned);
        (name, vendor, version, of_specification)
    }
}

impl Notices {
    /// Starts the service on the session's bus.
    pub fn start(place: &Surroundings) -> Result<Self> {
        let bus = place.environment.get("DBUS_SESSION_BUS_ADDRESS").context("there is no bus")?;
        let told: Arc<Mutex<Vec<Told>>> = Arc::default();
        let server = Server { told: Arc::clone(&told) };
        let connection =
            Builder::address(bus.as_str())?.name(NAME)?.serve_at(PATH, server)?.build();
        Ok(Self { connection: connection.context("nothing shows notifications")?, told })
    }

    /// Everything that was told, the oldest first.
    pub fn told(&self) -> Vec<Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until so many were told.
    pub fn wait_for(&self, count: usize) -> Result<Vec<Told>> {
        let end = Instant::now() + PATIENCE;
        loop {
            let told = self.told();
            if told.len() >= count {
                return Ok(told);
            }
            if Instant::now() > end {
                bail!("{count} notifications were expected: {told:#?}");
            }
            sleep(GLANCE);
        }
    }

    /// Clicks a notification.
    pub fn click(&self, id: u32) -> Result<()> {
        let body = (id, "default");
        let signal = "ActionInvoked";
        self.connection.emit_signal(None::<&str>, PATH, NAME, signal, &body).context("no click")
    }
}
