//! Who has access, through what the app records.
