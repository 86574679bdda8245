//! The shell: the only place that knows Tauri, the operating system's keychain, clipboard and dialogs.
//! Commands are a few lines each; what they do stands in the crate `courier`.

mod clipboard;
mod commands;
mod dialogs;
mod generated;
mod jobs;
mod keychain;
mod logs;
mod notices;
mod outside;
mod panic;
mod paper;
mod passed;
mod practice;
mod preferences;
mod state;

use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tauri::{
    DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use state::Shell;

/// How long a closing window waits for its page to keep what was typed last.
const PAGE_MAY_TAKE: Duration = Duration::from_secs(3);

/// The keychain's name for us, the profile folder's name, and Tauri's identifier.
const IDENTIFIER: &str = "org.keycourier.desktop";

/// Runs the app until its window is closed.
///
/// # Panics
/// Where the system gives no window at all: there is nobody to tell.
#[expect(clippy::expect_used, reason = "without a window there is no app and nobody to tell")]
pub fn run() {
    tauri::Builder::default()
        // First, as it asks: a second start ends there and passes its file to the window that is open.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.unminimize().and_then(|()| window.set_focus());
            }
            if let Some(path) = passed::among(&arguments, Path::new(&folder)) {
                passed::pass(app, path);
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_store::Builder::default().build())
        .register_asynchronous_uri_scheme_protocol(paper::SHEET, paper::answer)
        .invoke_handler(generated::handler())
        .setup(|app| {
            let profile = app.path().app_local_data_dir()?;
            let documents = app.path().local_data_dir()?;
            logs::start(&profile);
            panic::hook();
            app.manage(Shell::new(
                app.handle().clone(),
                profile,
                documents.join("key-courier-vault"),
            ));
            notices::begin(app.handle().clone());
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Key Courier")
                .inner_size(1240.0, 860.0)
                .min_inner_size(320.0, 480.0)
                // The page never leaves: no navigation, no new window.
                .on_navigation(|url| {
                    matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            let main = window.clone();
            window.on_window_event(move |event| happened(&main, event));
            let arguments: Vec<String> = std::env::args_os()
                .map(|argument| argument.to_string_lossy().into_owned())
                .collect();
            let folder = std::env::current_dir().unwrap_or_default();
            if let Some(path) = passed::among(&arguments, &folder) {
                passed::pass(app.handle(), path);
            }
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("the system gives a window")
        .run(|app, event| match event {
            tauri::RunEvent::Exit => app.state::<Shell>().close(),
            // macOS passes files by an event, not by arguments.
            #[cfg(target_os = "macos")]
            tauri::RunEvent::Opened { urls } => {
                if let Some(path) = urls.first().and_then(|url| url.to_file_path().ok()) {
                    passed::pass(app, path);
                }
            }
            _ => {}
        });
}

/// What happens to the window from outside.
fn happened(window: &WebviewWindow, event: &WindowEvent) {
    let shell = window.state::<Shell>();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. })
            if !shell.dragging.load(Ordering::Relaxed) =>
        {
            if let Some(path) = paths.first() {
                passed::pass(window.app_handle(), path.clone());
            }
        }
        // The sheet does not outlive the window it came from.
        WindowEvent::Destroyed => paper::close(window.app_handle()),
        // Once only: who closes it again means now.
        WindowEvent::CloseRequested { api, .. } if !shell.closing.swap(true, Ordering::Relaxed) => {
            if window.emit("closing", ()).is_err() {
                return;
            }
            api.prevent_close();
            let window = window.clone();
            std::thread::spawn(move || {
                std::thread::sleep(PAGE_MAY_TAKE);
                let _ = window.destroy();
            });
        }
        _ => {}
    }
}
