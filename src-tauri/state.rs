//! The app inside the shell: every command runs it on a thread that may block.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use courier::views::ErrorView;
use courier::{App, Error, Host};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tauri::{AppHandle, Emitter, Manager};

use crate::clipboard::Clipboard;
use crate::keychain::SystemKeychain;
use crate::outside::Dragging;
use crate::paper;
use crate::passed::Passed;

/// What Tauri keeps for the commands.
pub(crate) struct Shell {
    app: Arc<App>,
    pub(crate) clipboard: Arc<Clipboard>,
    pub(crate) handle: AppHandle,
    pub(crate) passed: Passed,
    pub(crate) dragging: Dragging,
    /// The window is closing: it waits for the page to keep what was typed last.
    pub(crate) closing: AtomicBool,
}

impl Shell {
    pub(crate) fn new(handle: AppHandle, profile: PathBuf, default_folder: PathBuf) -> Self {
        let emitter = handle.clone();
        let host = Host {
            clock: Box::new(Timestamp::now),
            keychain: Box::new(SystemKeychain::new()),
            progress: Box::new(move |progress| {
                if emitter.emit("progress", progress).is_err() {
                    tracing::warn!("no window for progress");
                }
            }),
            zone: TimeZone::system().iana_name().unwrap_or("UTC").to_owned(),
            language: "en".to_owned(),
        };
        Self {
            app: Arc::new(App::new(host, profile, default_folder)),
            clipboard: Arc::new(Clipboard::default()),
            handle,
            passed: Passed::default(),
            dragging: Dragging::default(),
            closing: AtomicBool::new(false),
        }
    }

    /// The app, for what is answered outside of a command.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Runs one use case where blocking harms nobody.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let app = Arc::clone(&self.app);
        let done = tauri::async_runtime::spawn_blocking(move || job(&app)).await;
        // A job that panicked may have left things half done in memory: nothing goes on with them.
        let result = done.unwrap_or_else(|_| {
            self.app.close();
            Err(Error::Fault)
        });
        result.map_err(|error| {
            let view = error.view();
            tracing::warn!(code = view.code, "refused");
            view
        })
    }

    /// The same for a use case that changes what is kept: the window is told to ask again.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        job: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let result = self.run(job).await;
        // A refusal may be on record too: a receipt number that did not match counts.
        if self.handle.emit("changed", ()).is_err() {
            tracing::warn!("no window for a change");
        }
        result
    }

    /// After the vault was put away: nothing of it stays on the clipboard, in a window or waiting, and the page
    /// begins anew.
    pub(crate) fn empty(&self) {
        self.clipboard.clear_ours();
        paper::close(&self.handle);
        drop(self.passed.take());
        let window = self.handle.get_webview_window("main");
        if window.is_none_or(|window| window.reload().is_err()) {
            tracing::warn!("the window was not emptied");
        }
    }

    /// Before the process ends: what is only worth time is written, and nothing of ours stays on the
    /// clipboard.
    pub(crate) fn close(&self) {
        self.clipboard.clear_ours();
        self.app.close();
    }
}
