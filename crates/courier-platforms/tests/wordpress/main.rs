//! What is asked of a WordPress, in which order, and what is made of each of its answers. The answers were recorded from
//! a real one; here a plain socket says them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it likes")]

mod asked;
mod checks;
mod files;
mod problems;
mod site;
