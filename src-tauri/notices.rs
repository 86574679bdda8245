//! The computer's own notification: that something waits, once a day. It may be read over a shoulder and on a shared
//! screen, so it names nobody and nothing.

use std::thread;
use std::time::{Duration, Instant};

use courier::{Error, Notice};
use notify_rust::Notification;
use tauri::{AppHandle, Manager};

use crate::state::Shell;

/// How often it is looked whether a vault is open by now.
const LOOK: Duration = Duration::from_secs(10);

/// How long nothing is looked for again after nothing was found: a day may have begun meanwhile.
const AGAIN: Duration = Duration::from_hours(1);

/// Looks for what waits as long as the app runs.
pub(crate) fn begin(handle: AppHandle) {
    thread::spawn(move || {
        let mut looked: Option<Instant> = None;
        loop {
            thread::sleep(LOOK);
            if looked.is_some_and(|at| at.elapsed() < AGAIN) {
                continue;
            }
            looked = match look(&handle) {
                // Before the vault is open, and while it is hidden, nothing is known.
                Err(Error::NotOpen) => None,
                _ => Some(Instant::now()),
            };
        }
    });
}

fn look(handle: &AppHandle) -> Result<(), Error> {
    let shell = handle.state::<Shell>();
    let before = shell.settings.noticed();
    let found = shell.app().notice(&before)?;
    tracing::info!(told = found.is_some(), "looked for what waits");
    let Some(notice) = found else {
        return Ok(());
    };
    // Rather never than twice: who is told each minute tells the computer to keep us quiet.
    shell.settings.note(&notice.day)?;
    if !show(handle, &notice) {
        shell.settings.note(&before)?;
    }
    Ok(())
}

/// Not the plugin for it: that one puts a script into every page, which asks for a permission we do not give.
fn show(handle: &AppHandle, notice: &Notice) -> bool {
    let mut notification = Notification::new();
    notification.appname("Key Courier").summary(&notice.sentence).icon("key-courier");
    #[cfg(all(unix, not(target_os = "macos")))]
    notification.action("default", "Key Courier");
    let Ok(shown) = notification.show() else {
        tracing::warn!("no notification");
        return false;
    };
    wait_for_click(handle, shown);
    true
}

/// A click brings the window up, where the system says that there was one.
#[cfg(all(unix, not(target_os = "macos")))]
fn wait_for_click(handle: &AppHandle, shown: notify_rust::NotificationHandle) {
    let handle = handle.clone();
    thread::spawn(move || {
        shown.wait_for_action(|action| {
            let window = handle.get_webview_window("main").filter(|_| action == "default");
            if let Some(window) = window {
                let _ = window.unminimize().and_then(|()| window.set_focus());
            }
        });
    });
}

#[cfg(any(windows, target_os = "macos"))]
fn wait_for_click<T>(_handle: &AppHandle, _shown: T) {}
