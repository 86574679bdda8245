//! Jobs that ask a system: they can be given up, and nothing waits for them.

use std::collections::HashMap;
use std::future::{Future, pending};
use std::sync::{Mutex, PoisonError};

use courier::Error;
use tokio::sync::oneshot;

/// What is running, by the name the page gave it.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, oneshot::Sender<()>>>);

impl Jobs {
    /// Runs a job until it is done or given up.
    pub(crate) async fn run<T>(
        &self,
        name: &str,
        job: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let (sender, receiver) = oneshot::channel();
        self.running().insert(name.to_owned(), sender);
        let given_up = async {
            // Another job of that name took its place: this one goes on.
            if receiver.await.is_err() {
                pending::<()>().await;
            }
        };
        let done = tokio::select! {
            done = job => done,
            () = given_up => Err(Error::Cancelled),
        };
        self.running().remove(name);
        done
    }

    /// Gives a job up, if it still runs.
    pub(crate) fn give_up(&self, name: &str) {
        if let Some(sender) = self.running().remove(name) {
            // It may have ended just now.
            let _ = sender.send(());
        }
    }

    /// Gives every job up: what it rests on is put away.
    pub(crate) fn give_all_up(&self) {
        for (_, sender) in self.running().drain() {
            // It may have ended just now.
            let _ = sender.send(());
        }
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<String, oneshot::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
