//! Listening, and stopping.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::response::Response;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::answers::{refused, too_long};
use crate::asked::Asked;
use crate::keys::Memory;
use crate::platforms::answer;

/// The longest body that is read. What a practice needs is far shorter.
const LONGEST_BODY: usize = 64 * 1024;

/// What time it is.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Why there is no practice server.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// No port of this computer's own could be listened on.
    #[error("no port to listen on")]
    NoPort(#[source] std::io::Error),
    /// The system gives no thread to run it.
    #[error("no thread to run in")]
    NoThread(#[source] std::io::Error),
}

/// The server; it stops when this is dropped.
pub struct Practice {
    port: u16,
    admin_token: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Practice {
    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What `admin.practice.example` wants as a bearer token; another one at each start.
    pub fn admin_token(&self) -> &str {
        &self.admin_token
    }
}

impl fmt::Debug for Practice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Practice").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has stopped as well.
            let _ = thread.join();
        }
    }
}

/// Starts the server. Its keys are kept in `file`, so that a key of an earlier start is still known; a file that
/// cannot be read is as good as none.
///
/// # Errors
/// Where the system gives no port or no thread.
pub fn start(file: Option<PathBuf>) -> Result<Practice, PracticeError> {
    start_at(file, Arc::new(Timestamp::now))
}

/// The same by another clock.
///
/// # Errors
/// Where the system gives no port or no thread.
pub fn start_at(file: Option<PathBuf>, clock: Clock) -> Result<Practice, PracticeError> {
    let runtime =
        Builder::new_current_thread().enable_all().build().map_err(PracticeError::NoThread)?;
    let listener = runtime
        .block_on(TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))))
        .map_err(PracticeError::NoPort)?;
    let port = listener.local_addr().map_err(PracticeError::NoPort)?.port();
    let memory = Memory::open(file, clock);
    let admin_token = memory.admin_token().to_owned();
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("practice".to_owned())
        .spawn(move || listen(runtime, listener, memory, stopped))
        .map_err(PracticeError::NoThread)?;
    Ok(Practice { port, admin_token, stop: Some(stop), thread: Some(thread) })
}

/// Serves until the other end of `stopped` is gone. Dropping the runtime ends what is still being answered.
fn listen(runtime: Runtime, listener: TcpListener, memory: Memory, stopped: oneshot::Receiver<()>) {
    let app = Router::new().fallback(one).with_state(Arc::new(Mutex::new(memory)));
    runtime.block_on(async {
        tokio::select! {
            _ = axum::serve(listener, app) => {}
            _ = stopped => {}
        }
    });
}

/// One request.
async fn one(State(memory): State<Arc<Mutex<Memory>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_BODY).await else { return too_long() };
    let Some(asked) = Asked::parse(&parts, body) else { return refused() };
    // What a panicking request left is whole: every change of the memory is one assignment.
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    answer(&mut memory, &asked)
}
