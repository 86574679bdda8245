//! Devices: one user's profile on one machine, with a signing key and an age identity of its own.

use courier_crypto::{
    Identity, OpenError, Passphrase, PublicKey, SigningKey, derive_mac_key, open_with_passphrase,
};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use crate::append::{ChangeSet, Written};
use crate::here::Here;
use crate::keepers::NewKeeper;
use crate::line::Record;
use crate::open::{Line, Vault, open};
use crate::profile_files::CardCache;
use crate::read::Chain;
use crate::{Head, Id, VaultError, disk};

/// What a keychain entry holds: a device's text, or that text sealed by the app passphrase.
pub type DeviceText = SecretSlice<u8>;

const AGE_MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// A device's keys. Its text stands in this machine's keychain in one entry and is never overwritten.
#[derive(Clone)]
pub struct Device {
    pub(crate) id: Id,
    pub(crate) sign: SigningKey,
    pub(crate) identity: Identity,
}

impl Device {
    /// A new random device.
    pub fn make() -> Self {
        Self { id: Id::make(), sign: SigningKey::make(), identity: Identity::make() }
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its text: an age identity file with two `#` lines, so that `age -d -i -` takes it as it is.
    pub fn to_text(&self) -> DeviceText {
        let text = format!(
            "# key-courier device 1 {}\n# sign: {}\n{}\n",
            self.id,
            self.sign.to_text().expose_secret(),
            self.identity.to_text().expose_secret()
        );
        SecretSlice::from(text.into_bytes())
    }

    /// The same text sealed by the app passphrase, for the same entry.
    pub fn to_sealed_text(&self, passphrase: &SecretString) -> Result<DeviceText, VaultError> {
        let sealed = Passphrase::seal_under_own(passphrase, self.to_text().expose_secret())?;
        Ok(SecretSlice::from(sealed))
    }

    /// Reads the text back, opening it with the passphrase where it is sealed.
    ///
    /// # Errors
    /// [`VaultError::NeedsPassphrase`] where it is sealed and no passphrase was given,
    /// [`VaultError::WrongPassphrase`] where it does not open with this one;
    /// [`VaultError::NotADevice`] where it is something else.
    pub fn parse(text: &DeviceText, passphrase: Option<&SecretString>) -> Result<Self, VaultError> {
        let bytes = text.expose_secret();
        if bytes.starts_with(AGE_MAGIC) {
            let passphrase = passphrase.ok_or(VaultError::NeedsPassphrase)?;
            let opened = open_with_passphrase(passphrase, bytes).map_err(|e| match e {
                OpenError::NotForThis => VaultError::WrongPassphrase,
                _ => VaultError::NotADevice,
            })?;
            return Self::parse_plain(&opened);
        }
        Self::parse_plain(bytes)
    }

    fn parse_plain(bytes: &[u8]) -> Result<Self, VaultError> {
        let parse = || {
            let text = std::str::from_utf8(bytes).ok()?;
            let mut lines = text.lines();
            let id = Id::parse(lines.next()?.strip_prefix("# key-courier device 1 ")?)?;
            let sign = lines.next()?.strip_prefix("# sign: ")?;
            let sign = SigningKey::parse(&SecretString::from(sign))?;
            let identity = Identity::parse(&SecretString::from(lines.next()?))?;
            Some(Self { id, sign, identity })
        };
        parse().ok_or(VaultError::NotADevice)
    }
}

/// How a device introduces itself in its first change set.
pub(crate) fn introduction(device: &Device, vault: &Id, epoch: u32, key: &Identity) -> Record {
    let sign = device.sign.public().to_string();
    let recipient = device.identity.recipient().to_string();
    let mac = vouching_mac(key, vault, &device.id, &sign, &recipient);
    Record::Device { device: device.id.clone(), epoch, sign, recipient, mac }
}

/// The MAC only somebody who could open the vault key can make.
pub(crate) fn vouching_mac(
    key: &Identity,
    vault: &Id,
    device: &Id,
    sign: &str,
    recipient: &str,
) -> String {
    derive_mac_key(key, "key-courier device 1")
        .mac("device", format!("{vault}\n{device}\n{sign}\n{recipient}").as_bytes())
}

/// A device as the ledger knows it.
#[derive(Clone)]
pub(crate) struct KnownDevice {
    pub(crate) sign: PublicKey,
}

impl Vault {
    /// Lets another device in: seals every epoch's key to it and writes, as the new device, its first
    /// change set with the app's `content`. The new device's profile is `profile`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn add_device(
        &mut self,
        device: &Device,
        profile: &std::path::Path,
        change: ChangeSet,
    ) -> Result<(Vault, Vec<Line>, Written), VaultError> {
        self.may_write()?;
        self.admit(device, profile, change)
    }

    /// The same, whatever is not as it should be with this vault: the new device begins a chain of its own.
    pub(crate) fn admit(
        &self,
        device: &Device,
        profile: &std::path::Path,
        change: ChangeSet,
    ) -> Result<(Vault, Vec<Line>, Written), VaultError> {
        let mut touched = disk::Touched::default();
        let recipient = device.identity.recipient();
        let mut records =
            self.seal_begun_to(&NewKeeper::device(&device.id, &recipient), &mut touched)?;
        let epoch = self.keys.current;
        let key = self.keys.identity(epoch).ok_or(VaultError::NoKeyForThisDevice)?.clone();
        records.insert(0, introduction(device, &self.keys.vault, epoch, &key));
        disk::make_folder(profile, &mut touched)?;
        touched.sync()?;
        let mut here = Here::new(self.keys.vault.clone(), device.id.clone(), self.folder.clone());
        here.heads = self.heads.clone();
        here.joining = true;
        here.save(profile)?;
        // Not opened: until its first change set stands, nobody has named its keys.
        let mut theirs = Vault {
            folder: self.folder.clone(),
            profile: profile.to_owned(),
            device: device.clone(),
            keys: self.keys.clone(),
            here,
            index: self.index.clone(),
            devices: self.devices.clone(),
            heads: self.heads.clone(),
            own: Chain::default(),
            lamport: self.lamport,
            recorded: None,
            troubles: Vec::new(),
            cards: CardCache::default(),
            run_length: self.run_length,
            broken: false,
        };
        let written = theirs.append_with(records, change, disk::Touched::default())?;
        let (theirs, lines) = open(profile, &self.folder, device.clone())?;
        Ok((theirs, lines, written))
    }

    /// Ends a lost device's chain at the head this vault has of it; a keeper of its name gets no later key.
    ///
    /// # Errors
    /// Those of writing; [`VaultError::NotADevice`] for an unknown one.
    pub fn retire_device(&mut self, device: &Id, change: ChangeSet) -> Result<Written, VaultError> {
        let head: Head = self.heads.get(device).cloned().ok_or(VaultError::NotADevice)?;
        let records = vec![
            Record::Retired { device: device.clone(), head },
            Record::KeeperRemoved { keeper: device.clone() },
        ];
        self.append_with(records, change, disk::Touched::default())
    }
}
