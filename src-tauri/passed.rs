//! A locked file that was dropped on the window, or that the system passed to us: by opening it with Key
//! Courier, also while it runs already.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager};

use crate::state::Shell;

/// The file that waits to be looked at.
#[derive(Default)]
pub(crate) struct Passed(Mutex<Option<PathBuf>>);

impl Passed {
    /// Takes it, once.
    pub(crate) fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }
}

/// Keeps a file for the window, which is told that there is one.
pub(crate) fn pass(app: &AppHandle, path: PathBuf) {
    app.state::<Shell>().passed.put(path);
    if app.emit("passed", ()).is_err() {
        tracing::warn!("no window for a file");
    }
}

/// The file among the arguments of a program that was started in `folder`, if there is one.
pub(crate) fn among(arguments: &[String], folder: &Path) -> Option<PathBuf> {
    let named = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'))?;
    let path = match tauri::Url::parse(named).ok().filter(|url| url.scheme() == "file") {
        Some(url) => url.to_file_path().ok()?,
        None => folder.join(named),
    };
    path.is_file().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_among_the_arguments() {
        let folder = std::env::temp_dir();
        let there = tempfile::NamedTempFile::new_in(&folder).unwrap();
        let name = there.path().file_name().unwrap().to_string_lossy().into_owned();
        let arguments = |named: &str| vec!["key-courier".to_owned(), named.to_owned()];
        let found = Some(there.path().to_owned());
        assert_eq!(among(&arguments(&name), &folder), found, "beside where it was started");
        let url = tauri::Url::from_file_path(there.path()).unwrap();
        assert_eq!(among(&arguments(url.as_str()), &folder), found);
        assert_eq!(among(&arguments("not-there.age"), &folder), None);
        assert_eq!(among(&arguments("--flag"), &folder), None);
        assert_eq!(among(&["key-courier".to_owned()], &folder), None);
    }
}
