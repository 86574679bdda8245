//! The clipboard, by Rust alone: a key that is pasted never passes through the page, and what we put there
//! is kept out of clipboard histories and taken away again.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

/// How long what was copied stays.
const STAYS: Duration = Duration::from_secs(30);

/// Our hand on the clipboard. On X11 and Wayland what is copied lives as long as this does.
#[derive(Default)]
pub(crate) struct Clipboard {
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    clipboard: Option<arboard::Clipboard>,
    ours: Option<SecretString>,
    copies: u64,
}

impl Held {
    fn clipboard(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.clipboard.is_none() {
            self.clipboard = arboard::Clipboard::new().ok();
        }
        self.clipboard.as_mut()
    }
}

impl Clipboard {
    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The text on the clipboard.
    pub(crate) fn read(&self) -> Option<SecretString> {
        self.held().clipboard()?.get_text().ok().map(SecretString::from)
    }

    /// Puts a value of a form there. Not a secret, but of this vault: it is taken away again unless
    /// something else was copied meanwhile.
    pub(crate) fn copy(self: &Arc<Self>, text: SecretString) -> bool {
        let mut held = self.held();
        let copied =
            held.clipboard().is_some_and(|clipboard| set(clipboard, text.expose_secret()).is_ok());
        drop(held);
        if copied {
            self.take_away_later(text);
        }
        copied
    }

    /// Puts something there that is meant to stay, such as a letter: it holds no secret.
    pub(crate) fn put(&self, text: String) -> bool {
        let mut held = self.held();
        let put = held.clipboard().is_some_and(|clipboard| clipboard.set_text(text).is_ok());
        // Where it was refused, what we put there before is still ours to take away.
        if put {
            held.ours = None;
        }
        put
    }

    /// Empties the clipboard after a while, or when the app ends, if it still holds this: what we put there,
    /// or a key that was pasted and is in doubt.
    pub(crate) fn take_away_later(self: &Arc<Self>, text: SecretString) {
        let mut held = self.held();
        held.ours = Some(text);
        held.copies += 1;
        let (copies, clipboard) = (held.copies, Arc::clone(self));
        std::thread::spawn(move || {
            std::thread::sleep(STAYS);
            if clipboard.held().copies == copies {
                clipboard.clear_ours();
            }
        });
    }

    /// Empties the clipboard after a key was pasted from it.
    pub(crate) fn clear(&self) {
        let mut held = self.held();
        held.ours = None;
        if let Some(clipboard) = held.clipboard()
            && clipboard.clear().is_err()
        {
            tracing::warn!("the clipboard could not be cleared");
        }
    }

    /// Empties it if it still holds what we put there.
    pub(crate) fn clear_ours(&self) {
        let mut held = self.held();
        let Some(ours) = held.ours.take() else { return };
        let still = held
            .clipboard()
            .and_then(|clipboard| clipboard.get_text().ok())
            .is_some_and(|text| text == ours.expose_secret());
        if still && let Some(clipboard) = held.clipboard() {
            let _ = clipboard.clear();
        }
    }
}

#[cfg(target_os = "linux")]
fn set(clipboard: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    clipboard.set().exclude_from_history().text(text)
}

#[cfg(target_os = "macos")]
fn set(clipboard: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    clipboard.set().exclude_from_history().text(text)
}

#[cfg(target_os = "windows")]
fn set(clipboard: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    clipboard.set().exclude_from_cloud().exclude_from_history().exclude_from_monitoring().text(text)
}
