//! The desktop's settings, which its programs follow at once: the part of a settings daemon that says whether the
//! person prefers dark (XSETTINGS, as freedesktop.org's specification has it).

use anyhow::{Context, Result, ensure};
use x11rb::COPY_DEPTH_FROM_PARENT;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, Window,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;

use crate::display;
use crate::surroundings::Surroundings;

/// What the person prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// What a style sheet calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// GTK's own themes of these looks.
    fn gtk(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita-dark",
        }
    }
}

/// The settings of a session's desktop; they are gone when this is.
#[derive(Debug)]
pub struct Desktop {
    connection: RustConnection,
    owner: Window,
    settings: Atom,
    serial: u32,
}

/// The kind of a setting that is a text.
const STRING: u8 = 1;

impl Desktop {
    /// Becomes the one that has the settings.
    pub fn begin(place: &Surroundings) -> Result<Self> {
        let (connection, root) = display::connect_to_root(place)?;
        let owner = connection.generate_id()?;
        let nothing = CreateWindowAux::new();
        let class = WindowClass::INPUT_ONLY;
        connection
            .create_window(
                0,
                owner,
                root,
                -10,
                -10,
                1,
                1,
                0,
                class,
                COPY_DEPTH_FROM_PARENT.into(),
                &nothing,
            )?
            .check()?;
        let selection = display::atom(&connection, "_XSETTINGS_S0")?;
        let settings = display::atom(&connection, "_XSETTINGS_SETTINGS")?;
        let mut desktop = Self { connection, owner, settings, serial: 0 };
        desktop.set(Theme::Light)?;
        let connection = &desktop.connection;
        connection.set_selection_owner(owner, selection, x11rb::CURRENT_TIME)?.check()?;
        let now = connection.get_selection_owner(selection)?.reply()?.owner;
        ensure!(now == owner, "somebody else has the desktop's settings");
        // Whoever started before there were settings hears of them so.
        let manager = display::atom(connection, "MANAGER")?;
        let message = ClientMessageEvent::new(32, root, manager, [0, selection, owner, 0, 0]);
        connection.send_event(false, root, EventMask::STRUCTURE_NOTIFY, message)?.check()?;
        Ok(desktop)
    }

    /// Prefers this from now on.
    pub fn set(&mut self, theme: Theme) -> Result<()> {
        self.serial += 1;
        let serial = self.serial.to_le_bytes();
        let (name, value) = ("Net/ThemeName", theme.gtk());
        let mut bytes = vec![0, 0, 0, 0];
        bytes.extend(serial);
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend([STRING, 0]);
        bytes.extend(u16::try_from(name.len())?.to_le_bytes());
        padded(&mut bytes, name);
        bytes.extend(serial);
        bytes.extend(u32::try_from(value.len())?.to_le_bytes());
        padded(&mut bytes, value);
        let length = u32::try_from(bytes.len()).context("settings too long")?;
        let (mode, kind) = (PropMode::REPLACE, self.settings);
        self.connection
            .change_property(mode, self.owner, kind, kind, 8, length, &bytes)?
            .check()?;
        Ok(())
    }
}

fn padded(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(text.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(4), 0);
}
