//! A server on this computer that behaves like the platforms, for practising.
//!
//! It listens on 127.0.0.1 and tells the platforms apart by the `Host` a request names and by its path; any other
//! `Host` is refused, so a page in a browser gets nothing. It knows invented keys only: each begins with
//! `PRACTICE-` and is made under `Host: admin.practice.example`, with the bearer token of
//! [`Practice::admin_token`]. What it answers with stands in `answers/<platform>/<case>.http`, as the platforms say
//! it. It imports none of our other crates: what the app and it agree on is what the platforms document.
//!
//! Where to start: `platforms.rs` chooses who answers, `keys.rs` is what it remembers, `admin.rs` how keys are made.

mod action_network;
mod admin;
mod answers;
mod asked;
mod engaging;
mod keys;
mod links;
mod plain;
mod platforms;
mod server;
mod spektrix;
mod tokens;

pub use server::{Clock, Practice, PracticeError, start, start_at};
