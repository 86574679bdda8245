//! A file locked to a contact's own key, opened by `age` with the other half.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use courier_bundle::{Authentication, KeyEntry, Party, Payload, Sealed, Wrapping};
use courier_crypto::ContactKey;
use secrecy::{ExposeSecret, SecretString};

#[test]
fn age_opens_a_file_with_the_contacts_own_key() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let native = folder.path().join("native");
    let made = Command::new("age-keygen").arg("-o").arg(&native).output()?;
    // It says the public half on stderr: `Public key: age1…`.
    let said = String::from_utf8(made.stderr)?;
    opens(folder.path(), &said, &native)?;
    let vectors = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/contact-keys");
    for name in ["ed25519", "rsa-3072"] {
        let public = std::fs::read_to_string(vectors.join(format!("{name}.pub")))?;
        opens(folder.path(), &public, &vectors.join(name))?;
    }
    Ok(())
}

fn opens(folder: &Path, pasted: &str, private: &Path) -> Result<()> {
    let contact = ContactKey::parse(pasted)?;
    let payload = payload()?.to_bytes();
    let file = folder.join("locked.age");
    let wrapping = Wrapping::Key { contact: &contact };
    Sealed::write(&file, &wrapping, &payload)?.compare(&wrapping, &payload)?;
    let opened = Command::new("age").arg("-d").arg("-i").arg(private).arg(&file).output()?;
    ensure!(
        opened.stdout == payload.expose_secret(),
        "{:?}: {}",
        contact.kind(),
        String::from_utf8_lossy(&opened.stderr)
    );
    Ok(())
}

fn payload() -> Result<Payload> {
    let party = |organisation: &str, person: &str| Party {
        organisation: organisation.to_owned(),
        person: person.to_owned(),
    };
    Ok(Payload {
        from: party("Harbour Trust", "Mo Adeyemi"),
        to: party("Brightwater", "Ana Costa"),
        made: "2026-11-24T10:00:00Z".parse()?,
        note: None,
        receipt: SecretString::from("402719"),
        keys: vec![KeyEntry {
            platform: "Action Network".to_owned(),
            account: String::new(),
            base_url: "https://example.org/".to_owned(),
            key: SecretString::from("an-invented-key-d117"),
            env: "ACTION_NETWORK_KEY".to_owned(),
            authentication: Authentication {
                how: String::new(),
                header: None,
                session_seconds: None,
            },
            limits: Vec::new(),
            curl: String::new(),
            addresses: Vec::new(),
            may: String::new(),
            held_by_others: 0,
            ring: String::new(),
            if_leaked: String::new(),
            documentation: String::new(),
        }],
    })
}
