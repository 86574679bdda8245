//! What one request and one table cannot say about a platform.

pub mod practice;
pub mod wordpress;
