//! The app without a window, from outside.

#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod deliver;
mod desk;
mod start;
mod wizard;
