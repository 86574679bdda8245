//! The recovery sheet's window: one page that Rust draws in memory, without script and without a way to call
//! us, printed from there. It never touches the disk.

use courier::{Error, Id};
use secrecy::ExposeSecret;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, Manager, Runtime, UriSchemeContext, UriSchemeResponder, WebviewUrl,
    WebviewWindowBuilder,
};

use crate::state::Shell;

/// The window's name, and the scheme under which it finds its page.
pub(crate) const SHEET: &str = "sheet";

/// Where the page is; Windows and Android spell a scheme of one's own so.
const PAGE: &str = if cfg!(any(windows, target_os = "android")) {
    "http://sheet.localhost/"
} else {
    "sheet://localhost/"
};

/// Answers for the page: to that window only, and only while a sheet is drawn.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    if context.webview_label() != SHEET || request.uri().path() != "/" {
        return responder.respond(refused());
    }
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let page = page(&app.state::<Shell>());
        responder.respond(page.unwrap_or_else(refused));
    });
}

fn page(shell: &Shell) -> Option<Response<Vec<u8>>> {
    // Good for one answer: what else might come to stand in the page has no style either.
    let nonce = Id::make();
    let page = shell.app().sheet_page(nonce.as_str()).ok()?;
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; sandbox"
    );
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, policy)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .body(page.expose_secret().as_bytes().to_vec())
        .ok()
}

fn refused() -> Response<Vec<u8>> {
    let mut empty = Response::new(Vec::new());
    *empty.status_mut() = StatusCode::NOT_FOUND;
    empty
}

/// Shows the sheet that is drawn now.
pub(crate) fn show(app: &AppHandle) -> Result<(), Error> {
    if let Some(window) = app.get_webview_window(SHEET) {
        return window.reload().and_then(|()| window.set_focus()).map_err(|_| Error::Fault);
    }
    open(app, false)
}

/// Prints it, by the system's own dialog; a window that was closed is shown again first.
pub(crate) fn print(app: &AppHandle) -> Result<(), Error> {
    match app.get_webview_window(SHEET) {
        Some(window) => window.print().map_err(|_| Error::Fault),
        None => open(app, true),
    }
}

fn open(app: &AppHandle, then_print: bool) -> Result<(), Error> {
    let page = PAGE.parse().map_err(|_| Error::Fault)?;
    let title = app.state::<Shell>().app().sheet_title();
    let opened = WebviewWindowBuilder::new(app, SHEET, WebviewUrl::CustomProtocol(page))
        .title(title)
        .inner_size(860.0, 960.0)
        .disable_javascript()
        .devtools(false)
        .on_navigation(|url| url.as_str() == PAGE)
        .on_page_load(move |window, load| {
            if then_print && load.event() == PageLoadEvent::Finished && window.print().is_err() {
                tracing::warn!("the sheet could not be printed");
            }
        })
        .build();
    opened.map(drop).map_err(|error| {
        tracing::warn!(%error, "no window for the sheet");
        Error::Fault
    })
}

/// Takes its window away.
pub(crate) fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(SHEET)
        && window.destroy().is_err()
    {
        tracing::warn!("the sheet's window stayed");
    }
}
