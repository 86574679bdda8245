//! Practice: a second app on a profile of its own, with the practice server for all the systems there are. No
//! keychain holds anything of it: its device lies open in its profile, for it opens nothing that is worth it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use courier::views::ErrorView;
use courier::{App, DeviceText, Error, Id, Keychain, KeychainAnswer, KeychainSearch, Reach};
use courier_practice::Practice;
use secrecy::{ExposeSecret, SecretSlice};

use crate::keychain::SystemKeychain;
use crate::state::{Shell, host};

/// The devices of the practice profile, one file each.
pub(crate) struct OpenKeychain {
    folder: PathBuf,
}

impl OpenKeychain {
    pub(crate) fn in_profile(profile: &Path) -> Self {
        Self { folder: profile.join("devices") }
    }

    fn file(&self, vault: &Id) -> PathBuf {
        self.folder.join(format!("{vault}.txt"))
    }
}

impl Keychain for OpenKeychain {
    fn load(&self, vault: &Id) -> KeychainAnswer {
        match fs::read(self.file(vault)) {
            Ok(bytes) => KeychainAnswer::Ready(SecretSlice::from(bytes)),
            Err(_) => KeychainAnswer::NoEntry,
        }
    }

    fn save(&self, vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer> {
        let save = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = fs::File::create_new(self.file(vault))?;
            std::io::Write::write_all(&mut file, text.expose_secret())?;
            file.sync_all()
        };
        save().map_err(|_| KeychainAnswer::Refused)
    }

    fn search(&self) -> KeychainSearch {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return KeychainSearch::Found(Vec::new());
        };
        let names = entries.flatten().filter_map(|entry| {
            let name = entry.file_name();
            Some(name.to_str()?.strip_suffix(".txt")?.to_owned())
        });
        KeychainSearch::Found(names.collect())
    }
}

impl Shell {
    /// Goes over to practice.
    pub(crate) async fn practise(&self) -> Result<(), ErrorView> {
        let profile = self.profile.join("practice");
        let file = profile.join("platform.json");
        let server = self.run(move |_| start_server(file)).await?;
        let reach = Reach::Practice { port: server.port() };
        let keychain = Box::new(OpenKeychain::in_profile(&profile));
        let host = host(&self.handle, keychain, reach, server.admin_token().to_owned());
        let vault = profile.join("vault");
        let app = Arc::new(App::new(host, profile, vault));
        let opened = Arc::clone(&app);
        self.run(move |_| opened.open_practice()).await?;
        self.become_app(app, Some(server));
        Ok(())
    }

    /// Comes back from practice.
    pub(crate) fn leave_practice(&self) {
        let keychain = Box::new(SystemKeychain::new());
        let host = host(&self.handle, keychain, Reach::Real, String::new());
        let app = App::new(host, self.profile.clone(), self.default_folder.clone());
        self.settings.apply(&app);
        self.become_app(Arc::new(app), None);
    }

    /// Throws everything of practice away and begins it anew.
    pub(crate) async fn practise_again(&self) -> Result<(), ErrorView> {
        let profile = self.profile.join("practice");
        // Nothing works on a profile that is thrown away.
        if self.app().is_practice() {
            self.leave_practice();
        }
        let throw_away = move |_: &App| match fs::remove_dir_all(&profile) {
            Err(why) if why.kind() != ErrorKind::NotFound => Err(Error::Fault),
            _ => Ok(()),
        };
        self.run(throw_away).await?;
        self.practise().await
    }
}

fn start_server(file: PathBuf) -> Result<Practice, Error> {
    courier_practice::start(Some(file)).map_err(|error| {
        tracing::warn!(%error, "no practice server");
        Error::Fault
    })
}
