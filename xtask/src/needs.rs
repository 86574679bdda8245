//! What this machine must have, as data: Debian's packages, and programs that Debian lacks.

use std::path::PathBuf;

use anyhow::Result;

use crate::house;

/// What something is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building the app and its page.
    Build,
    /// Driving the real window on a display, a session bus and a keychain of its own.
    Window,
    /// Opening what we make with programs that nobody here wrote.
    Interop,
    /// Opening our pages in real browsers, in a network where nothing is to be reached.
    Browsers,
    /// Making users on a real WordPress.
    Site,
    /// Recording what a writer tells the disk, to replay it with the power cut.
    Crash,
}

impl Purpose {
    pub(crate) const ALL: [Self; 6] =
        [Self::Build, Self::Window, Self::Interop, Self::Browsers, Self::Site, Self::Crash];

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Build => "building the app",
            Self::Window => "driving the real window",
            Self::Interop => "opening what we make with other programs",
            Self::Browsers => "opening our pages in browsers",
            Self::Site => "making users on a real WordPress",
            Self::Crash => "cutting the power under a writer",
        }
    }
}

/// A package of Debian and its relatives.
pub(crate) struct Apt {
    pub(crate) name: &'static str,
    pub(crate) purpose: Purpose,
    pub(crate) why: &'static str,
    /// Roughly, with what it brings along.
    pub(crate) megabytes: u32,
}

const fn apt(name: &'static str, purpose: Purpose, megabytes: u32, why: &'static str) -> Apt {
    Apt { name, purpose, why, megabytes }
}

// One a line, to be read as a table.
#[rustfmt::skip]
pub(crate) const APT: &[Apt] = &[
    apt("build-essential", Purpose::Build, 250, "compiler and linker"),
    apt("pkg-config", Purpose::Build, 1, "finds the libraries below"),
    apt("libwebkit2gtk-4.1-dev", Purpose::Build, 350, "the web view the window is made of"),
    apt("libssl-dev", Purpose::Build, 15, "asked for by Tauri's tools"),
    apt("libxdo-dev", Purpose::Build, 1, "asked for by Tauri"),
    apt("libayatana-appindicator3-dev", Purpose::Build, 2, "asked for by Tauri"),
    apt("librsvg2-dev", Purpose::Build, 10, "icons"),
    apt("libdbus-1-dev", Purpose::Build, 2, "speaking with the desktop"),
    apt("python3", Purpose::Build, 25, "a unit test asks it what JSON it reads"),
    apt("curl", Purpose::Build, 1, "the lines that agencies get are run with it"),
    apt("xvfb", Purpose::Window, 10, "a display in memory"),
    apt("xauth", Purpose::Window, 1, "access to that display"),
    apt("webkit2gtk-driver", Purpose::Window, 2, "clicks and types in the web view"),
    apt("gnome-keyring", Purpose::Window, 6, "a real keychain"),
    apt("dbus", Purpose::Window, 1, "the session bus of that keychain"),
    apt("dbus-x11", Purpose::Window, 1, "starts such a bus"),
    apt("at-spi2-core", Purpose::Window, 1, "the accessibility tree of the window"),
    apt("python3-gi", Purpose::Window, 10, "reads that tree as a screen reader does"),
    apt("gir1.2-atspi-2.0", Purpose::Window, 1, "what that tree is read with"),
    apt("imagemagick", Purpose::Window, 30, "pictures of the display"),
    apt("xdotool", Purpose::Window, 1, "keys, for native dialogs and for who has nothing else"),
    apt("x11-utils", Purpose::Window, 1, "what windows there are"),
    apt("xclip", Purpose::Window, 1, "the clipboard, from outside"),
    apt("xdg-utils", Purpose::Window, 1, "hands mail links to the mail program"),
    apt("fonts-dejavu-core", Purpose::Window, 3, "letters for native dialogs"),
    apt("libsecret-tools", Purpose::Interop, 1, "reads the keychain without us"),
    apt("age", Purpose::Interop, 6, "opens the locked file"),
    apt("jq", Purpose::Interop, 1, "takes the key out of it"),
    apt("zbar-tools", Purpose::Interop, 3, "reads the QR codes"),
    apt("python3-pexpect", Purpose::Interop, 40, "types the words where age asks for them"),
    apt("7zip", Purpose::Interop, 3, "opens the ZIP form"),
    apt("libreoffice-calc-nogui", Purpose::Interop, 270, "opens the CSV as spreadsheets do"),
    apt("librsvg2-bin", Purpose::Interop, 1, "makes pictures of QR codes"),
    apt("chromium", Purpose::Browsers, 330, "opens the page in a locked file"),
    apt("firefox-esr", Purpose::Browsers, 250, "opens it too"),
    apt("iproute2", Purpose::Browsers, 3, "a network with nothing in it"),
    apt("poppler-utils", Purpose::Browsers, 1, "what a page says on paper"),
    apt("mariadb-server-core", Purpose::Site, 100, "its database, started by hand"),
    apt("php-cli", Purpose::Site, 20, "runs it"),
    apt("php-mysql", Purpose::Site, 1, "between the two"),
    apt("libnss3-tools", Purpose::Site, 4, "lets Chromium trust its certificate"),
    apt("strace", Purpose::Crash, 3, "records what is told to the disk"),
];

/// Debian's packages whose files are unpacked into the cache folder instead of being installed, because installing them
/// brings along or starts what nobody here wants.
pub(crate) struct Unpacked {
    pub(crate) name: &'static str,
    pub(crate) packages: &'static [&'static str],
    /// A file of it, to see that it is there.
    pub(crate) file: &'static str,
    pub(crate) purpose: Purpose,
    pub(crate) why: &'static str,
    pub(crate) megabytes: u32,
}

/// Its package asks for a web server and starts it.
pub(crate) const WORDPRESS: Unpacked = Unpacked {
    name: "wordpress",
    packages: &["wordpress", "libjs-underscore"],
    file: "usr/share/wordpress/wp-load.php",
    purpose: Purpose::Site,
    why: "Debian's WordPress",
    megabytes: 56,
};

pub(crate) const UNPACKED: [&Unpacked; 1] = [&WORDPRESS];

impl Unpacked {
    /// The folder a version of it is unpacked into.
    pub(crate) fn folder(&self, version: &str) -> Result<PathBuf> {
        // An epoch's colon would separate folders where they are listed.
        Ok(house::cache()?.join("tools").join(format!(
            "{}-{}",
            self.name,
            version.replace(':', ".")
        )))
    }

    /// The folder of the newest version that is there.
    pub(crate) fn newest(&self) -> Result<Option<PathBuf>> {
        let Ok(entries) = std::fs::read_dir(house::cache()?.join("tools")) else { return Ok(None) };
        let start = format!("{}-", self.name);
        let there = entries
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(&start))
            .map(|entry| entry.path())
            .filter(|folder| folder.join(self.file).is_file());
        Ok(there.max_by_key(|folder| folder.metadata().and_then(|data| data.modified()).ok()))
    }
}

/// Packages of npm that one folder lists and locks.
pub(crate) struct Npm {
    /// From the root.
    pub(crate) folder: &'static str,
    pub(crate) purpose: Purpose,
    pub(crate) why: &'static str,
    pub(crate) megabytes: u32,
}

pub(crate) const NPM: &[Npm] = &[
    Npm { folder: "ui", purpose: Purpose::Build, why: "the pages' packages", megabytes: 200 },
    Npm {
        folder: "tests/browsers",
        purpose: Purpose::Browsers,
        why: "drives the browsers, reads calendars",
        megabytes: 60,
    },
];

/// A program that Cargo installs into the cache folder, in a folder of its version.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) purpose: Purpose,
    pub(crate) why: &'static str,
}

pub(crate) const TAURI_DRIVER: Tool = Tool {
    name: "tauri-driver",
    version: "2.1.0",
    purpose: Purpose::Window,
    why: "starts the app under the web view's driver",
};

pub(crate) const RAGE: Tool = Tool {
    name: "rage",
    version: "0.12.1",
    purpose: Purpose::Interop,
    why: "opens the locked file; not in Debian 12",
};

pub(crate) const TOOLS: [&Tool; 2] = [&TAURI_DRIVER, &RAGE];

impl Tool {
    /// The folder Cargo installs it into.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(house::cache()?.join("tools").join(format!("{}-{}", self.name, self.version)))
    }

    /// The program itself.
    pub(crate) fn path(&self) -> Result<PathBuf> {
        let file = format!("{}{}", self.name, std::env::consts::EXE_SUFFIX);
        Ok(self.folder()?.join("bin").join(file))
    }
}

/// The oldest Node.js that Vite runs on.
pub(crate) const NODE: (u32, u32) = (20, 19);
