//! A power cut, replayed: a run of a real program is recorded with strace, followed call by call,
//! and cut at any point under a strict model of what a disk keeps.
//!
//! The model: the bytes of a file are on the disk from the `fsync` or `fdatasync` of that file on;
//! a name (created, renamed, linked, removed) from the `fsync` of its folder on.
//! What was not synced at the cut may be missing, may be there, and may be there in part.
//!
//! `record` runs the program, `parse` reads what strace wrote, `follow` turns calls into
//! changes of files and names, `disk` keeps what a disk would keep of them, `replay` cuts. `vault`
//! knows what the recorded writer of this project promises.

pub mod disk;
pub mod follow;
pub mod parse;
pub mod record;
pub mod replay;
pub mod vault;

pub use disk::{Disk, Survivors, Tree};
pub use follow::{Change, follow};
pub use record::record;
pub use replay::{Check, Replay, Report};
