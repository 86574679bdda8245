//! A server on this computer that behaves like the platforms, for practising.

use std::path::PathBuf;

/// Why there is no practice server.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// No port of this computer could be listened on.
    #[error("no port to listen on: {0}")]
    Port(#[from] std::io::Error),
}

/// The practice server; it stops when this is dropped.
#[derive(Debug)]
pub struct Practice {
    port: u16,
    admin_token: String,
}

/// Starts the server. What it knows is kept in `file`, if there is one.
///
/// # Errors
/// [`PracticeError`].
pub fn start(file: Option<PathBuf>) -> Result<Practice, PracticeError> {
    let _ = file;
    Ok(Practice { port: 0, admin_token: String::new() })
}

impl Practice {
    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What lets the app make keys on it.
    pub fn admin_token(&self) -> &str {
        &self.admin_token
    }
}
