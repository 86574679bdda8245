//! `keys.env`: one line a key, for programs that read their environment from a file.

use std::collections::HashSet;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::payload::Payload;

/// The lines: fixed names, values in single quotes, ended by LF. A second key of the same name gets `_2`.
pub fn keys_env(payload: &Payload) -> SecretString {
    let mut used: HashSet<String> = HashSet::new();
    let mut lines = Zeroizing::new(String::new());
    for entry in &payload.keys {
        let mut name = entry.env.clone();
        let mut count = 2;
        while !used.insert(name.clone()) {
            name = format!("{}_{count}", entry.env);
            count += 1;
        }
        *lines += &name;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::tests::{key, payload};
    use std::process::Command;

    #[test]
    fn names_are_fixed_and_values_quoted() {
        let mut payload = payload();
        payload.keys = vec![
            key("EN_REST_API_KEY", "one"),
            key("EN_REST_API_KEY", "it's"),
            key("EN_REST_API_KEY_2", "''"),
            key("EN_REST_API_KEY", "$(id) `id` \\ \" !"),
            key("OTHER", "\u{f8}"),
        ];
        let lines = keys_env(&payload);
        let expected = [
            r"EN_REST_API_KEY='one'",
            r"EN_REST_API_KEY_2='it'\''s'",
            r"EN_REST_API_KEY_2_2=''\'''\'''",
            r#"EN_REST_API_KEY_3='$(id) `id` \ " !'"#,
            "OTHER='\u{f8}'",
            "",
        ];
        assert_eq!(lines.expose_secret(), expected.join("\n"));
        // What a shell makes of it is what was meant.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys.env");
        std::fs::write(&file, lines.expose_secret()).unwrap();
        let script = r#". "$0"; printf '%s\n' "$EN_REST_API_KEY" "$EN_REST_API_KEY_2" \
            "$EN_REST_API_KEY_2_2" "$EN_REST_API_KEY_3" "$OTHER""#;
        let said = Command::new("sh").arg("-c").arg(script).arg(&file).output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        assert_eq!(said, "one\nit's\n''\n$(id) `id` \\ \" !\n\u{f8}\n");
    }
}
