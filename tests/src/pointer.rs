//! Proof that a journey was done without a pointer: whatever one does is noticed twice, by the screen's server and
//! by the page itself.

use anyhow::{Result, bail, ensure};
use serde_json::Value;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xinput::{self, ConnectionExt, XIEventMask};
use x11rb::rust_connection::RustConnection;

use crate::display;
use crate::window::Window;

/// What a driver presses never reaches the screen's server, so the page listens as well. A mouse that is only there
/// makes the page think it moved whenever the layout changes; movements are the server's to tell.
const LISTEN: &str = "
    window.pointed = [];
    for (const kind of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'auxclick', 'touchstart', 'wheel'])
        addEventListener(kind, (event) => window.pointed.push(kind + ' on ' + event.target?.nodeName), true);
    addEventListener('click', (event) => event.detail > 0 && window.pointed.push('click on ' + event.target?.nodeName), true);
";

/// Watches for pointers from when it was made.
#[derive(Debug)]
pub struct PointerWatch {
    connection: RustConnection,
}

impl PointerWatch {
    /// Begins to watch.
    pub async fn begin(window: &Window) -> Result<Self> {
        let (connection, root) = display::connect_to_root(window.place())?;
        connection.xinput_xi_query_version(2, 2)?.reply()?;
        let masks = XIEventMask::RAW_BUTTON_PRESS
            | XIEventMask::RAW_BUTTON_RELEASE
            | XIEventMask::RAW_MOTION
            | XIEventMask::RAW_TOUCH_BEGIN;
        let every_master = xinput::Device::ALL_MASTER.into();
        let wanted = xinput::EventMask { deviceid: every_master, mask: vec![masks] };
        connection.xinput_xi_select_events(root, &[wanted])?.check()?;
        window.script(LISTEN).await?;
        Ok(Self { connection })
    }

    /// Fails if a pointer did anything since.
    pub async fn nothing_was_pointed_at(&self, window: &Window) -> Result<()> {
        self.on_the_screen()?;
        match window.script("return window.pointed ?? null").await? {
            Value::Array(pointed) => ensure!(pointed.is_empty(), "the page noticed {pointed:?}"),
            _ => bail!("the page was loaded anew, and nobody watched since"),
        }
        Ok(())
    }

    fn on_the_screen(&self) -> Result<()> {
        // An answer comes after every event before it.
        self.connection.xinput_xi_query_version(2, 2)?.reply()?;
        let mut noticed = Vec::new();
        while let Some(event) = self.connection.poll_for_event()? {
            noticed.push(match event {
                Event::XinputRawButtonPress(_) => "a button pressed",
                Event::XinputRawButtonRelease(_) => "a button let go",
                Event::XinputRawMotion(_) => "a pointer moved",
                Event::XinputRawTouchBegin(_) => "a touch",
                _ => continue,
            });
        }
        ensure!(noticed.is_empty(), "the screen noticed {noticed:?}");
        Ok(())
    }
}
