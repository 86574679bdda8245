//! What `check` lets pass, each with its reason. An entry that is no longer needed is reported too.

/// Where `expose_secret` may stand: a file, or a folder and what is in it.
pub(crate) const SECRETS_OPENED: &[(&str, &str)] = &[
    ("crates/courier-crypto/src/", "the layer that turns secrets into bytes and back"),
    ("crates/courier-bundle/src/env.rs", "the keys of an opened file become keys.env"),
    (
        "crates/courier-bundle/src/payload.rs",
        "the key goes into the locked file and comes out of it",
    ),
    ("crates/courier-bundle/src/qr.rs", "the unlock words become a picture"),
    ("crates/courier-bundle/src/receipt.rs", "a number that was typed is read"),
    ("crates/courier-bundle/src/sealed.rs", "what was sealed is compared with what is in the file"),
    ("crates/courier-bundle/src/zipped.rs", "payload and words go into the ZIP"),
    ("crates/courier/src/delivery_words.rs", "the unlock words are shown when asked for"),
    ("crates/courier/src/link.rs", "a secret link is shown when asked for"),
    (
        "crates/courier/src/open_file.rs",
        "what stood in an opened file is shown or saved on purpose",
    ),
    (
        "crates/courier/src/public_token.rs",
        "a public token goes into an ordinary letter: it may be published",
    ),
    ("crates/courier/src/letters/readable.rs", "the key goes into the readable part of a ZIP"),
    ("crates/courier/src/letters/sheet.rs", "the recovery sheet becomes a page to print"),
    ("crates/courier/src/recovery.rs", "rows typed from the sheet are compared with it"),
    (
        "crates/courier-platforms/src/key_shape.rs",
        "what was pasted is looked at to find the key in it",
    ),
    ("crates/courier-platforms/src/request.rs", "the key becomes a part of a request"),
    ("crates/courier-platforms/src/scrub.rs", "what a system repeats of a key is taken out"),
    (
        "crates/courier-platforms/src/strategies/everyaction.rs",
        "the database is named at the key's end",
    ),
    (
        "crates/courier-platforms/src/strategies/mailchimp.rs",
        "the data centre is named at the key's end",
    ),
    ("crates/courier-platforms/src/strategies/spektrix.rs", "the secret signs a request"),
    (
        "crates/courier-platforms/src/secret_link.rs",
        "the unlock words go into a form, the keys of a link into addresses",
    ),
    ("crates/courier-vault/src/boxes.rs", "a secret is sealed into its file"),
    ("crates/courier-vault/src/device_file.rs", "a sealed device goes into its file"),
    ("crates/courier-vault/src/devices.rs", "a device's text is put together for the keychain"),
    ("crates/courier-vault/src/founding.rs", "the key of all HMACs goes into the first change"),
    ("crates/courier-vault/src/keepers.rs", "the vault key is sealed to its keepers"),
    ("src-tauri/clipboard.rs", "what was pasted is read, what is copied is written"),
    ("src-tauri/paper.rs", "the recovery sheet's page goes to its window"),
    ("src-tauri/practice.rs", "the device of practice is written into its profile, in the open"),
    ("src-tauri/keychain.rs", "the device's identity goes into the system's keychain"),
];

/// Files longer than the limit.
pub(crate) const LONG_FILES: &[(&str, &str)] = &[
    ("tests/register/oracle.rs", "a second telling is believed by being read in one go"),
    ("tests/register/story.rs", "all that can happen in a random ledger, in one place"),
];

/// How many lines a source file has before it asks for a reason.
pub(crate) const LINES: usize = 400;

/// Words that never stand on screen, and what we say. Only those that have one meaning in a sentence of
/// ours: `service` and `client` are also what our users call other things.
pub(crate) const WORDS: &[(&str, &str)] = &[
    ("ack", "receipt number"),
    ("bot", "key"),
    ("credential", "key"),
    ("credentials", "key"),
    ("database", "vault"),
    ("dto", "view"),
    ("demo", "practice"),
    ("grant", "access"),
    ("grants", "access"),
    ("off-board", "end"),
    ("offboard", "end"),
    ("package", "locked file"),
    ("password", "unlock words"),
    ("passwords", "unlock words"),
    ("passphrase", "unlock words"),
    ("pin", "unlock words"),
    ("provider", "system"),
    ("recipient", "person"),
    ("revoke", "switch off"),
    ("rotate", "replace"),
    ("sandbox", "practice"),
    ("workspace", "account"),
];

/// Sentences that say nothing when they stand alone.
pub(crate) const EMPTY_SENTENCES: &[&str] =
    &["error", "failed", "failure", "invalid", "oops", "unknown error"];

/// Texts that need such a word all the same: the id, the word, why.
pub(crate) const TEXTS_WITH_WORDS: &[(&str, &str, &str)] = &[
    ("letter-open-age", "passphrase", "what age asks for, in its word"),
    ("letter-open-zip", "password", "what 7-Zip asks for, in its word"),
    ("opener-next-keep-one", "password", "a password manager"),
    ("opener-next-keep-other", "password", "a password manager"),
    ("readable-next", "password", "a password manager"),
    ("opened-next", "password", "a password manager is called so by everybody"),
    ("error-needs-passphrase", "passphrase", "the one that protects the app itself, not a file"),
    ("start-waiting-under", "password", "the keychain's own"),
    ("access-travelled", "password", "a password manager is called so by everybody"),
    ("settings-vault-passphrase", "passphrase", "the one that opens the vault, not a file"),
    ("error-needs-passphrase.then", "passphrase", "the one that opens the vault, not a file"),
    ("error-wrong-passphrase", "passphrase", "the one that opens the vault, not a file"),
    ("lock-forgotten", "passphrase", "the one that opens the vault, not a file"),
    ("lock-lock-why", "passphrase", "the one that opens the vault, not a file"),
    ("lock-passphrase", "passphrase", "the one that opens the vault, not a file"),
    ("lock-under", "passphrase", "the one that opens the vault, not a file"),
    ("passphrase-heading", "passphrase", "the one that opens the vault, not a file"),
    ("passphrase-label", "passphrase", "the one that opens the vault, not a file"),
    ("passphrase-why", "passphrase", "the one that opens the vault, not a file"),
    ("welcome-folder-help-passphrase", "passphrase", "the one that opens the vault, not a file"),
    ("got-travelled-locked-by-other", "password", "a file of another program, in its word"),
    ("got-travelled-password-manager", "password", "a password manager is called so by everybody"),
    ("paper-register-travelled-is", "password", "a file of another program, in its word"),
    ("letter-deletion.what", "password", "a password manager is called so by everybody"),
    ("letter-ask", "password", "theirs, which they must not send"),
    (
        "check-why-no-application-passwords",
        "passwords",
        "an application password, the vendor's word",
    ),
    ("error-no-application-passwords", "passwords", "the vendor's word"),
    ("error-not-connected", "password", "an application password, the vendor's word"),
    ("error-not-connected.then", "password", "an application password, the vendor's word"),
    ("history-connection-ended", "password", "an application password, the vendor's word"),
    ("site-connect", "password", "an application password, the vendor's word"),
    ("site-connect-under", "password", "an application password, the vendor's word"),
    ("site-how-copy", "password", "an application password, the vendor's word"),
    ("site-where", "password", "an application password, the vendor's word"),
    ("site-where-have", "password", "an application password, the vendor's word"),
    ("there-under", "password", "an application password, the vendor's word"),
    ("connections-under", "password", "an application password, the vendor's word"),
    ("connections-forget-sentence", "password", "an application password, the vendor's word"),
    ("connections-forgotten", "password", "an application password, the vendor's word"),
    ("words-own-link-how", "password", "the name of a program, Password Pusher"),
];

/// Texts that nothing names in a way `check` can find: an id or the start of several, and why.
pub(crate) const TEXTS_UNSEEN: &[(&str, &str)] = &[];
