//! The app inside the shell: every command runs it on a thread that may block.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use courier::views::{ErrorView, Preferences};
use courier::{App, Error, Host, Keychain, Reach};
use courier_practice::Practice;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use secrecy::SecretString;
use tauri::{AppHandle, Emitter, Manager};

use crate::clipboard::Clipboard;
use crate::jobs::Jobs;
use crate::keychain::SystemKeychain;
use crate::outside::Dragging;
use crate::paper;
use crate::passed::Passed;
use crate::preferences::Settings;

/// What Tauri keeps for the commands.
pub(crate) struct Shell {
    /// The app itself, or the one on the practice profile.
    app: RwLock<Arc<App>>,
    pub(crate) settings: Settings,
    pub(crate) profile: PathBuf,
    pub(crate) default_folder: PathBuf,
    /// The practice server, while somebody practises.
    practice: Mutex<Option<Practice>>,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) clipboard: Arc<Clipboard>,
    pub(crate) handle: AppHandle,
    pub(crate) passed: Passed,
    /// Where a paper was saved last: paths are not kept longer than the window shows it.
    paper: Mutex<Option<PathBuf>>,
    pub(crate) dragging: Dragging,
    /// The window is closing: it waits for the page to keep what was typed last.
    pub(crate) closing: AtomicBool,
}

impl Shell {
    pub(crate) fn new(handle: AppHandle, profile: PathBuf, default_folder: PathBuf) -> Self {
        let keychain = Box::new(SystemKeychain::new());
        let host = host(&handle, keychain, Reach::Real, String::new());
        let app = App::new(host, profile.clone(), default_folder.clone());
        let settings = Settings::open(&handle, &profile);
        settings.apply(&app);
        Self {
            app: RwLock::new(Arc::new(app)),
            settings,
            profile,
            default_folder,
            practice: Mutex::default(),
            jobs: Arc::default(),
            clipboard: Arc::new(Clipboard::default()),
            handle,
            passed: Passed::default(),
            paper: Mutex::default(),
            dragging: Dragging::default(),
            closing: AtomicBool::new(false),
        }
    }

    /// The app, for what is answered outside of a command.
    pub(crate) fn app(&self) -> Arc<App> {
        Arc::clone(&self.app.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs one use case where blocking harms nobody.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let app = self.app();
        let running = Arc::clone(&app);
        let done = tauri::async_runtime::spawn_blocking(move || job(&running)).await;
        told(&app, done)
    }

    /// The same for a use case that changes what is kept: the window is told to ask again.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        job: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let result = self.run(job).await;
        // A refusal may be on record too: a receipt number that did not match counts.
        self.emit_changed();
        result
    }

    /// Runs a use case that asks a system; the page can give it up by name. The window is told to ask again.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        name: String,
        job: impl AsyncFnOnce(Arc<App>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let jobs = Arc::clone(&self.jobs);
        self.ask_to_the_end(async move |app| jobs.run(&name, job(app)).await).await
    }

    /// The same for one that cannot be given up: half done, it would leave something at the system that is not on
    /// record.
    pub(crate) async fn ask_to_the_end<T: Send + 'static>(
        &self,
        job: impl AsyncFnOnce(Arc<App>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ErrorView> {
        let app = self.app();
        let running = Arc::clone(&app);
        let run = move || tauri::async_runtime::block_on(job(running));
        let done = tauri::async_runtime::spawn_blocking(run).await;
        let result = told(&app, done);
        self.emit_changed();
        result
    }

    fn emit_changed(&self) {
        if self.handle.emit("changed", ()).is_err() {
            tracing::warn!("no window for a change");
        }
    }

    /// Keeps what the person likes; of practice nothing stays.
    pub(crate) fn keep_preferences(&self, preferences: Preferences) -> Result<(), ErrorView> {
        if self.app().is_practice() {
            return Ok(());
        }
        self.settings.keep(preferences).map_err(|error| error.view())
    }

    /// Remembers where a paper was saved.
    pub(crate) fn keep_paper(&self, path: PathBuf) {
        *self.paper.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// Where it was.
    pub(crate) fn kept_paper(&self) -> Option<PathBuf> {
        self.paper.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What a person copied elsewhere.
    pub(crate) async fn pasted(&self) -> Result<SecretString, ErrorView> {
        let clipboard = Arc::clone(&self.clipboard);
        self.run(move |_| clipboard.read().ok_or(Error::ClipboardEmpty)).await
    }

    /// After the vault was put away: nothing of it stays on the clipboard, in a window or waiting, and the page
    /// begins anew.
    pub(crate) fn empty(&self) {
        self.jobs.give_all_up();
        self.clipboard.clear_ours();
        paper::close(&self.handle);
        drop(self.passed.take());
        drop(self.paper.lock().unwrap_or_else(PoisonError::into_inner).take());
        let window = self.handle.get_webview_window("main");
        if window.is_none_or(|window| window.reload().is_err()) {
            tracing::warn!("the window was not emptied");
        }
    }

    /// Before the process ends: what is only worth time is written, and nothing of ours stays on the
    /// clipboard.
    pub(crate) fn close(&self) {
        self.jobs.give_all_up();
        self.clipboard.clear_ours();
        self.app().close();
    }

    /// Another app takes the place of the one there is, which is put away.
    pub(crate) fn become_app(&self, app: Arc<App>, server: Option<Practice>) {
        let before = {
            let mut now = self.app.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *now, app)
        };
        before.close();
        *self.practice.lock().unwrap_or_else(PoisonError::into_inner) = server;
        self.empty();
    }
}

/// What the app gets from this computer.
pub(crate) fn host(
    handle: &AppHandle,
    keychain: Box<dyn Keychain>,
    reach: Reach,
    practice_token: String,
) -> Host {
    let emitter = handle.clone();
    Host {
        clock: Box::new(Timestamp::now),
        keychain,
        progress: Box::new(move |progress| {
            if emitter.emit("progress", progress).is_err() {
                tracing::warn!("no window for progress");
            }
        }),
        zone: TimeZone::system().iana_name().unwrap_or("UTC").to_owned(),
        language: "en".to_owned(),
        reach,
        practice_token,
    }
}

/// What became of a job, as it crosses to the window.
fn told<T>(app: &App, done: Result<Result<T, Error>, tauri::Error>) -> Result<T, ErrorView> {
    // A job that panicked may have left things half done in memory: nothing goes on with them.
    let result = done.unwrap_or_else(|_| {
        app.close();
        Err(Error::Fault)
    });
    result.map_err(|error| {
        let view = error.view();
        tracing::warn!(code = view.code, "refused");
        view
    })
}
