//! Listening, and stopping.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::response::Response;
use jiff::Timestamp;
use tokio::runtime::Builder;
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
    NoPort(#[source] io::Error),
    /// The system gives no thread to run it.
    #[error("no thread to run in")]
    NoThread(#[source] io::Error),
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
    // Whoever starts it may be inside a runtime, which must not wait for another one: ours lives in its thread.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(PracticeError::NoPort)?;
    listener.set_nonblocking(true).map_err(PracticeError::NoPort)?;
    let port = listener.local_addr().map_err(PracticeError::NoPort)?.port();
    let memory = Memory::open(file, clock);
    let admin_token = memory.admin_token().to_owned();
    let (stop, stopped) = oneshot::channel();
    let (tell, told) = mpsc::channel();
    let thread = std::thread::Builder::new()
        .name("practice".to_owned())
        .spawn(move || match Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => {
                let _ = tell.send(Ok(()));
                runtime.block_on(listen(listener, memory, stopped));
            }
            Err(error) => drop(tell.send(Err(error))),
        })
        .map_err(PracticeError::NoThread)?;
    let practice = Practice { port, admin_token, stop: Some(stop), thread: Some(thread) };
    let ended = || Err(io::Error::other("the thread ended"));
    told.recv().unwrap_or_else(|_| ended()).map_err(PracticeError::NoThread)?;
    Ok(practice)
}

/// Serves until the other end of `stopped` is gone. Dropping the runtime ends what is still being answered.
async fn listen(listener: TcpListener, memory: Memory, stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let app = Router::new().fallback(one).with_state(Arc::new(Mutex::new(memory)));
    tokio::select! {
        _ = axum::serve(listener, app) => {}
        _ = stopped => {}
    }
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
