//! Where this computer keeps its device: in the keychain, or, where there is none, in a file that a passphrase
//! of the person's own seals. Whoever seals or unseals here holds [`App::sealing`]: it takes 256 MiB.

use courier_crypto::{GuessableProblem, check_passphrase};
use courier_vault::{
    Device, DeviceText, Here, Id, VaultError, load_device_file, save_device_file,
    set_aside_device_file,
};
use secrecy::SecretString;

use crate::app::App;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::host::{KeychainAnswer, KeychainSearch};

impl App {
    /// Whether the vault opens with a passphrase. A file that cannot be read is there all the same.
    pub(crate) fn asks_passphrase(&self) -> bool {
        load_device_file(&self.profile).map_or(true, |text| text.is_some())
    }

    /// The entry of the device that this profile remembers. It is named by the vault, or by the device where
    /// the vault's name was taken when a recovery sheet let it in: no entry is ever overwritten.
    pub(crate) fn load_entry(&self, here: &Here) -> KeychainAnswer {
        let of_here = |text: &DeviceText| {
            Device::parse(text, None).is_ok_and(|device| *device.id() == here.device)
        };
        match self.host.keychain.load(&here.vault) {
            KeychainAnswer::Ready(text) if of_here(&text) => KeychainAnswer::Ready(text),
            answer @ (KeychainAnswer::Ready(_) | KeychainAnswer::NoEntry) => {
                match self.host.keychain.load(&here.device) {
                    KeychainAnswer::Ready(text) if of_here(&text) => KeychainAnswer::Ready(text),
                    KeychainAnswer::Waiting => KeychainAnswer::Waiting,
                    _ => answer,
                }
            }
            answer => answer,
        }
    }

    /// Whether a keychain is there; where there is none, a passphrase is asked for.
    ///
    /// # Errors
    /// Where it does not say.
    pub(crate) fn has_keychain(&self) -> Result<bool, Error> {
        match self.host.keychain.search() {
            KeychainSearch::Found(_) => Ok(true),
            KeychainSearch::Absent => Ok(false),
            KeychainSearch::Waiting | KeychainSearch::Refused => Err(Error::KeychainRefused),
        }
    }

    /// Keeps a new device where it survives this process, and reads it back: in the keychain under the first
    /// of these names that is free, or under the passphrase. A device file of before is put aside.
    ///
    /// # Errors
    /// Where it was not kept.
    pub(crate) fn keep_device(
        &self,
        names: &[&Id],
        device: &Device,
        passphrase: Option<&SecretString>,
    ) -> Result<(), Error> {
        let Some(passphrase) = passphrase else {
            self.keep_in_keychain(names, device)?;
            return Ok(set_aside_device_file(&self.profile)?);
        };
        let sealed = device.to_sealed_text(passphrase)?;
        set_aside_device_file(&self.profile)?;
        save_device_file(&self.profile, &sealed)?;
        let kept = load_device_file(&self.profile)?.ok_or(Error::KeychainDidNotKeep)?;
        let again = unseal(&kept, passphrase)?;
        if again.id() == device.id() { Ok(()) } else { Err(Error::KeychainDidNotKeep) }
    }

    fn keep_in_keychain(&self, names: &[&Id], device: &Device) -> Result<(), Error> {
        let keychain = &self.host.keychain;
        for name in names {
            match keychain.load(name) {
                KeychainAnswer::NoEntry => {}
                KeychainAnswer::Ready(_) => continue,
                answer => return Err(refused(&answer)),
            }
            keychain.save(name, &device.to_text()).map_err(|answer| refused(&answer))?;
            return match keychain.load(name) {
                KeychainAnswer::Ready(text) if Device::parse(&text, None)?.id() == device.id() => {
                    Ok(())
                }
                _ => Err(Error::KeychainDidNotKeep),
            };
        }
        Err(Error::KeychainDidNotKeep)
    }
}

/// Opens a device's text with the passphrase.
///
/// # Errors
/// [`Error::Fields`] where it is not the one.
pub(crate) fn unseal(text: &DeviceText, passphrase: &SecretString) -> Result<Device, Error> {
    Device::parse(text, Some(passphrase)).map_err(|error| match error {
        VaultError::WrongPassphrase => field("passphrase", Problem::of(ErrorCode::WrongPassphrase)),
        VaultError::NotADevice => VaultError::Damaged { path: "device.age".into() }.into(),
        other => other.into(),
    })
}

/// What a keychain that did not do as it was asked comes to.
pub(crate) fn refused(answer: &KeychainAnswer) -> Error {
    match answer {
        KeychainAnswer::Absent => Error::KeychainAbsent,
        KeychainAnswer::Ready(_) => Error::KeychainDidNotKeep,
        KeychainAnswer::Waiting | KeychainAnswer::NoEntry | KeychainAnswer::Refused => {
            Error::KeychainRefused
        }
    }
}

/// The passphrase that is asked for, if it is given and not guessed soon. `known` are names that somebody who
/// guesses tries first.
pub(crate) fn new_passphrase<'a>(
    passphrase: Option<&'a SecretString>,
    known: &[&str],
) -> Result<&'a SecretString, Problem> {
    let missing = || Problem::of(ErrorCode::Missing);
    let passphrase = passphrase.ok_or_else(missing)?;
    match check_passphrase(passphrase, known) {
        Ok(()) => Ok(passphrase),
        Err(GuessableProblem::Nothing) => Err(missing()),
        Err(GuessableProblem::TooEasy) => Err(Problem::of(ErrorCode::PassphraseEasy)),
        Err(GuessableProblem::TooLong) => Err(Problem::of(ErrorCode::PassphraseLong)),
    }
}

/// One field to look at again.
pub(crate) fn field(name: &str, problem: Problem) -> Error {
    Error::Fields(vec![(name.to_owned(), problem)])
}
