//! What stands on a session's screen, seen from outside: the windows, and pictures of the whole of it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, MapState,
    Window as WindowId,
};
use x11rb::rust_connection::RustConnection;

use crate::programs;
use crate::surroundings::Surroundings;

/// How long anything on the screen is waited for before the wait itself is the failure. Generous, because it
/// bounds a wait and measures nothing.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Between two looks.
pub const GLANCE: Duration = Duration::from_millis(80);

/// A window on the screen.
#[derive(Debug, Clone)]
pub struct OnScreen {
    /// The X server's number for it.
    pub id: WindowId,
    /// What its title bar says.
    pub title: String,
    /// The program it belongs to (`WM_CLASS`).
    pub class: String,
    /// The process it belongs to.
    pub process: u32,
    /// It is a dialog of another window.
    pub dialog: bool,
    /// Left edge on the screen.
    pub x: i32,
    /// Upper edge on the screen.
    pub y: i32,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Every titled window a person can see now.
pub fn windows(place: &Surroundings) -> Result<Vec<OnScreen>> {
    let (connection, root) = connect_to_root(place)?;
    let types = atom(&connection, "_NET_WM_WINDOW_TYPE")?;
    let dialog = atom(&connection, "_NET_WM_WINDOW_TYPE_DIALOG")?;
    let net_pid = atom(&connection, "_NET_WM_PID")?;
    let net_name = atom(&connection, "_NET_WM_NAME")?;
    let mut found = Vec::new();
    for id in connection.query_tree(root)?.reply()?.children {
        // A window may close between two questions; one that does is simply not there.
        let Ok(attributes) = connection.get_window_attributes(id)?.reply() else {
            continue;
        };
        if attributes.map_state != MapState::VIEWABLE {
            continue;
        }
        let Ok(shape) = connection.get_geometry(id)?.reply() else {
            continue;
        };
        let class = text(&connection, id, AtomEnum::WM_CLASS.into())?;
        let mut title = text(&connection, id, net_name)?;
        if title.is_empty() {
            title = text(&connection, id, AtomEnum::WM_NAME.into())?;
        }
        if title.is_empty() && class.is_empty() {
            continue;
        }
        let kinds = match connection.get_property(false, id, types, AtomEnum::ATOM, 0, 16)?.reply()
        {
            Ok(reply) => reply.value32().map(Iterator::collect::<Vec<_>>).unwrap_or_default(),
            Err(_) => continue,
        };
        let process =
            match connection.get_property(false, id, net_pid, AtomEnum::CARDINAL, 0, 1)?.reply() {
                Ok(reply) => reply.value32().and_then(|mut ids| ids.next()).unwrap_or_default(),
                Err(_) => continue,
            };
        found.push(OnScreen {
            id,
            process,
            title,
            class,
            dialog: kinds.contains(&dialog),
            x: shape.x.into(),
            y: shape.y.into(),
            width: shape.width.into(),
            height: shape.height.into(),
        });
    }
    Ok(found)
}

/// Waits until a window that `wanted` accepts is on the screen; the topmost of several.
pub fn wait_for(
    place: &Surroundings,
    what: &str,
    wanted: impl Fn(&OnScreen) -> bool,
) -> Result<OnScreen> {
    let end = Instant::now() + PATIENCE;
    loop {
        let now = windows(place)?;
        if let Some(window) = now.iter().rev().find(|window| wanted(window)) {
            return Ok(window.clone());
        }
        if Instant::now() > end {
            bail!("{what} did not come up; on the screen: {now:#?}");
        }
        std::thread::sleep(GLANCE);
    }
}

/// Waits until `id` has left the screen.
pub fn wait_until_gone(place: &Surroundings, id: WindowId) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while windows(place)?.iter().any(|window| window.id == id) {
        if Instant::now() > end {
            bail!("the window {id} is still on the screen");
        }
        std::thread::sleep(GLANCE);
    }
    Ok(())
}

/// Asks a window to close, as the cross in its title bar does.
pub fn close(place: &Surroundings, id: WindowId) -> Result<()> {
    let (connection, _) = connect(place)?;
    let protocols = atom(&connection, "WM_PROTOCOLS")?;
    let delete = atom(&connection, "WM_DELETE_WINDOW")?;
    let message = ClientMessageEvent::new(32, id, protocols, [delete, 0, 0, 0, 0]);
    connection.send_event(false, id, EventMask::NO_EVENT, message)?.check()?;
    connection.flush()?;
    Ok(())
}

/// The whole screen, as a person sees it, into a PNG file.
pub fn picture(place: &Surroundings, path: &Path) -> Result<()> {
    let mut import = place.command("import")?;
    import.args(["-window", "root"]).arg(path);
    programs::output(import)?;
    Ok(())
}

/// What the screen shows now, to be compared with another look.
pub fn look(place: &Surroundings) -> Result<Vec<u8>> {
    let (connection, screen) = connect(place)?;
    let screen = connection.setup().roots.get(screen).context("the X server has no screen")?;
    let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
    let all = u32::MAX;
    let image =
        connection.get_image(ImageFormat::Z_PIXMAP, screen.root, 0, 0, width, height, all)?;
    Ok(image.reply()?.data)
}

/// A rectangle of the screen into a PNG file.
pub fn picture_of(
    place: &Surroundings,
    path: &Path,
    (x, y, width, height): (i32, i32, u32, u32),
) -> Result<()> {
    let mut import = place.command("import")?;
    import
        .args(["-window", "root", "-crop", &format!("{width}x{height}+{x}+{y}"), "+repage"])
        .arg(path);
    programs::output(import)?;
    Ok(())
}

/// Hands the keyboard to a window: without a window manager nobody does, where a click into it would.
pub fn focus(place: &Surroundings, id: WindowId) -> Result<()> {
    let (connection, _) = connect(place)?;
    if connection.get_input_focus()?.reply()?.focus == id {
        return Ok(());
    }
    let id = id.to_string();
    let mut xdotool = place.command("xdotool")?;
    xdotool.args(["windowraise", &id, "windowfocus", "--sync", &id]);
    programs::output(xdotool).map(drop)
}

/// The screen's server and its root window.
pub(crate) fn connect_to_root(place: &Surroundings) -> Result<(RustConnection, WindowId)> {
    let (connection, screen) = connect(place)?;
    let root = connection.setup().roots.get(screen).context("the X server has no screen")?.root;
    Ok((connection, root))
}

fn connect(place: &Surroundings) -> Result<(RustConnection, usize)> {
    RustConnection::connect(Some(place.display()))
        .with_context(|| format!("no X server at {}", place.display()))
}

pub(crate) fn atom(connection: &RustConnection, name: &str) -> Result<Atom> {
    Ok(connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
}

fn text(connection: &RustConnection, id: WindowId, property: Atom) -> Result<String> {
    let Ok(reply) = connection.get_property(false, id, property, AtomEnum::ANY, 0, 256)?.reply()
    else {
        return Ok(String::new());
    };
    Ok(String::from_utf8_lossy(&reply.value).trim_end_matches('\0').replace('\0', " "))
}
