//! `device.age`: this machine's device where there is no keychain.

use std::fs;

use courier_vault::{
    Device, VaultError, load_device_file, save_device_file, set_aside_device_file,
};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

#[test]
fn what_was_kept_comes_back_and_is_never_written_over() {
    let root = tempfile::tempdir().unwrap();
    let profile = root.path().join("profile");
    assert!(load_device_file(&profile).unwrap().is_none());
    let (device, other) = (Device::make(), Device::make());
    let passphrase = SecretString::from("an invented passphrase");
    let sealed = device.to_sealed_text(&passphrase).unwrap();
    save_device_file(&profile, &sealed).unwrap();
    let kept = load_device_file(&profile).unwrap().unwrap();
    assert_eq!(kept.expose_secret(), sealed.expose_secret());
    assert_eq!(Device::parse(&kept, Some(&passphrase)).unwrap().id(), device.id());
    let second = other.to_sealed_text(&passphrase).unwrap();
    assert!(save_device_file(&profile, &second).is_err());
    let kept = load_device_file(&profile).unwrap().unwrap();
    assert_eq!(kept.expose_secret(), sealed.expose_secret());

    // Put aside, it is still there under another name.
    set_aside_device_file(&profile).unwrap();
    set_aside_device_file(&profile).unwrap();
    save_device_file(&profile, &second).unwrap();
    let aside = fs::read_dir(&profile)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read(path).unwrap() == sealed.expose_secret());
    assert!(aside.is_some_and(|path| path.file_name().unwrap() != "device.age"));
}

#[test]
fn another_passphrase_is_told_from_a_damaged_file() {
    let device = Device::make();
    let passphrase = SecretString::from("an invented passphrase");
    let sealed = device.to_sealed_text(&passphrase).unwrap();
    let bytes = sealed.expose_secret();
    let header = String::from_utf8_lossy(&bytes[..80]).into_owned();
    assert!(header.contains("-> scrypt ") && header.contains(" 18\n"), "{header}");
    let said = |bytes: Vec<u8>, passphrase: &str| {
        let text = SecretSlice::from(bytes);
        Device::parse(&text, Some(&SecretString::from(passphrase)))
            .map(|device| device.id().clone())
    };
    let right = "an invented passphrase";
    assert!(matches!(said(bytes.to_vec(), "another"), Err(VaultError::WrongPassphrase)));
    assert_eq!(said(bytes.to_vec(), right).unwrap(), *device.id());
    let mut cut = bytes.to_vec();
    cut.pop();
    assert!(matches!(said(cut, right), Err(VaultError::NotADevice)));
    let mut content = bytes.to_vec();
    *content.last_mut().unwrap() ^= 1;
    assert!(matches!(said(content, right), Err(VaultError::NotADevice)));
    let mac = bytes.windows(4).position(|w| w == b"\n---").unwrap();
    let mut header = bytes.to_vec();
    header[mac + 10] ^= 1;
    assert!(matches!(said(header, right), Err(VaultError::NotADevice)));
}
