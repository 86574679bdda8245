//! Every recorded file, by what stands in it: one that is missing, new or stands under another's name is noticed.

use std::collections::BTreeSet;
use std::fs;

use super::site::{file, folder};

const FILES: &[(&str, u16, &str)] = &[
    ("email-refused", 400, "\"params\":{\"email\":"),
    ("email-taken", 500, "\"existing_user_email\""),
    ("incorrect-password", 401, "\"incorrect_password\""),
    ("index", 200, "authorize-application.php"),
    ("index-closed", 401, "\"rest_cannot_access\""),
    ("index-no-passwords", 200, "\"authentication\":[]"),
    ("index-plain-links", 200, "<!DOCTYPE html>"),
    ("introspect", 200, "{\"uuid\":\"{UUID}\"}"),
    ("may-not-make-passwords", 403, "\"rest_cannot_create_application_passwords\""),
    ("may-not-make-users", 403, "\"rest_cannot_create_user\""),
    ("may-not-read-passwords", 403, "\"rest_cannot_read_application_password\""),
    ("me-admin", 200, "\"create_users\":true"),
    ("me-editor", 200, "\"roles\":[\"editor\"]"),
    ("never-used", 200, "\"last_used\":null"),
    ("nobody-makes-users", 401, "\"rest_cannot_create_user\""),
    ("no-such-password", 404, "\"rest_application_password_not_found\""),
    ("no-such-role", 400, "\"rest_user_invalid_role\""),
    ("no-such-user", 404, "\"rest_user_invalid_id\""),
    ("off-for-user", 401, "\"application_passwords_disabled_for_user\""),
    ("password-made", 201, "\"password\":\"{KEY}\""),
    ("password-name-taken", 409, "\"application_password_duplicate_name\""),
    ("password-off-for-user", 501, "\"application_passwords_disabled_for_user\""),
    ("switched-off", 200, "{\"deleted\":true}\n"),
    ("unknown-email", 401, "\"invalid_email\""),
    ("unknown-user", 401, "\"invalid_username\""),
    ("used", 200, "\"last_ip\":\"198.51.100.77\""),
    ("user-made", 201, "{\"id\":3,\"roles\":[\"contributor\"]}"),
    ("username-refused", 400, "\"params\":{\"username\":"),
    ("username-taken", 500, "\"existing_user_login\""),
    ("users-closed", 404, "\"rest_no_route\""),
    ("works", 200, "{\"id\":3}"),
    ("wrong-key", 401, "\"rest_not_logged_in\""),
];

#[test]
fn every_file_is_there_under_its_own_name_and_no_other() {
    let there: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let named = FILES.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(there, named);
    for (name, status, says) in FILES {
        let text = file(name);
        let mut lines = text.lines();
        let source = lines.next().unwrap();
        assert!(source.starts_with("# source: recorded from WordPress 6.1"), "{name}: {source}");
        assert!(source.ends_with("; sure: A"), "{name}: {source}");
        let first = lines.next().unwrap();
        assert!(first.starts_with(&format!("HTTP/1.1 {status} ")), "{name}: {first}");
        assert!(text.contains(says), "{name} does not say {says}");
    }
}
