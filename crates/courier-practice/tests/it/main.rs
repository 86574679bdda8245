//! The practice server from outside, by plain sockets: each route as the platforms answer it, good and bad.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it likes")]

mod admin;
mod engaging;
mod hostile;
mod links;
mod others;
mod socket;
mod spektrix;
mod state_file;
mod tokens;
