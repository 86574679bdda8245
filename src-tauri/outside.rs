//! Other programs of this computer: the mail program, the folder window, whatever a file is dragged into.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use courier::views::{MailShown, MailView};
use courier::{App, Error, MailTo};
use drag::{DragItem, Image, Options};
use tauri::WebviewWindow;

use crate::clipboard::Clipboard;

/// Whether a file of ours is being dragged: let go over our own window, it is not one somebody sent.
pub(crate) type Dragging = Arc<AtomicBool>;

/// What is shown under the pointer while a file is dragged.
const DRAGGED: &[u8] = include_bytes!("../icons/32x32.png");

/// Opens a link that holds no secret: a mail program or a chat gets it as an argument.
pub(crate) fn open_link(link: &str) -> Result<(), Error> {
    // What the crate says of it repeats the link, and with it names, addresses and numbers.
    tauri_plugin_opener::open_url(link, None::<&str>).map_err(|_| {
        tracing::warn!("no program for a link");
        Error::NoProgram
    })
}

/// Opens an e-mail in the mail program; a letter too long for a link is on the clipboard. In practice nothing is
/// opened: it is shown.
pub(crate) fn open_mail(app: &App, clipboard: &Clipboard, mail: MailTo) -> Result<MailView, Error> {
    let MailTo { to, letter, link, body_left_out } = mail;
    if app.is_practice() {
        return Ok(MailView { body_left_out: false, shown: Some(MailShown { to, letter }) });
    }
    if body_left_out {
        clipboard.put(letter.body).then_some(()).ok_or(Error::ClipboardRefused)?;
    }
    open_link(&link)?;
    Ok(MailView { body_left_out, shown: None })
}

/// Opens a file in the program for its kind.
pub(crate) fn open_file(path: &Path) -> Result<(), Error> {
    if !path.is_file() {
        return Err(Error::WhereUnknown);
    }
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|_| {
        tracing::warn!("no program for a file");
        Error::NoProgram
    })
}

/// Shows a file in its folder.
pub(crate) fn show_in_folder(path: &Path) -> Result<(), Error> {
    tauri_plugin_opener::reveal_item_in_dir(path).map_err(|_| {
        tracing::warn!("no program for a folder");
        Error::NoProgram
    })
}

/// Begins to drag a file out of the window: the button of the mouse is down on its tile.
pub(crate) fn drag_file(
    window: &WebviewWindow,
    path: PathBuf,
    dragging: Dragging,
) -> Result<(), Error> {
    let dragged = window.clone();
    let begin = move || {
        let item = DragItem::Files(vec![for_the_list(path)]);
        dragging.store(true, Ordering::Relaxed);
        let ended = Arc::clone(&dragging);
        if let Err(error) = start(&dragged, item, move || ended.store(false, Ordering::Relaxed)) {
            dragging.store(false, Ordering::Relaxed);
            tracing::warn!(%error, "a drag did not begin");
        }
    };
    window.run_on_main_thread(begin).map_err(|_| Error::Fault)
}

#[cfg(target_os = "linux")]
fn start(
    window: &WebviewWindow,
    item: DragItem,
    ended: impl Fn() + Send + 'static,
) -> Result<(), String> {
    let gtk = window.gtk_window().map_err(|error| error.to_string())?;
    let image = Image::Raw(DRAGGED.to_vec());
    drag::start_drag(&gtk, item, image, move |_, _| ended(), Options::default())
        .map_err(|error| error.to_string())
}

#[cfg(not(target_os = "linux"))]
fn start(
    window: &WebviewWindow,
    item: DragItem,
    ended: impl Fn() + Send + 'static,
) -> Result<(), String> {
    let image = Image::Raw(DRAGGED.to_vec());
    drag::start_drag(window, item, image, move |_, _| ended(), Options::default())
        .map_err(|error| error.to_string())
}

/// On Linux the crate puts `file://` before the path and hands it on as it is, where the list of addresses
/// wants them escaped (RFC 2483): with a blank in the name the mail program would take none of it.
#[cfg(target_os = "linux")]
fn for_the_list(path: PathBuf) -> PathBuf {
    let escaped = tauri::Url::from_file_path(&path).map(|url| url.path().to_owned());
    escaped.map_or(path, PathBuf::from)
}

#[cfg(not(target_os = "linux"))]
fn for_the_list(path: PathBuf) -> PathBuf {
    path
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_name_is_escaped() {
        let path = PathBuf::from("/tmp/Harbour Trust & Søn 2026-11-24.html");
        assert_eq!(
            for_the_list(path),
            PathBuf::from("/tmp/Harbour%20Trust%20&%20S%C3%B8n%202026-11-24.html")
        );
    }
}
