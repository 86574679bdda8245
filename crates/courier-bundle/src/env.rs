//! `keys.env`: one line a key, for programs that read their environment from a file.

use std::collections::HashMap;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::payload::Payload;

/// The lines: fixed names, values in single quotes, ended by LF. A second key of the same name gets `_2`.
pub fn keys_env(payload: &Payload) -> SecretString {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut lines = Zeroizing::new(String::new());
    for entry in &payload.keys {
        let times = seen.entry(&entry.env).or_default();
        *times += 1;
        *lines += &entry.env;
        if *times > 1 {
            *lines += &format!("_{times}");
        }
        *lines += "='";
        for part in entry.key.expose_secret().split_inclusive('\'') {
            match part.strip_suffix('\'') {
                // A quote ends the quoted text, stands by itself, and begins it again.
                Some(before) => {
                    *lines += before;
                    *lines += "'\\''";
                }
                None => *lines += part,
            }
        }
        *lines += "'\n";
    }
    SecretString::from(lines.as_str())
}
