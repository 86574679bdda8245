//! The shell: the only place that knows Tauri, the operating system's keychain, clipboard and dialogs.
//! Commands are a few lines each; what they do stands in the crate `courier`.

mod clipboard;
mod commands;
mod dialogs;
mod generated;
mod keychain;
mod logs;
mod panic;
mod state;

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

use state::Shell;

/// The keychain's name for us, the profile folder's name, and Tauri's identifier.
const IDENTIFIER: &str = "org.keycourier.desktop";

/// Runs the app until its window is closed.
///
/// # Panics
/// Where the system gives no window at all: there is nobody to tell.
#[expect(clippy::expect_used, reason = "without a window there is no app and nobody to tell")]
pub fn run() {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
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
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Key Courier")
                .inner_size(1240.0, 860.0)
                .min_inner_size(320.0, 480.0)
                // The page never leaves: no navigation, no new window.
                .on_navigation(|url| {
                    matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("the system gives a window")
        .run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                app.state::<Shell>().close();
            }
        });
}
