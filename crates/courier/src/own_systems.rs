//! Systems of the organisation's own: catalog files in its profile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use courier_platforms::{Catalog, OwnFile, OwnPlatform, OwnProblem};

use crate::app::{App, Known, Open, Recording};
use crate::domain::Change;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::letters::{Question, own_system_question, plain_name};
use crate::views::{OwnSystemView, SettingsView};

/// The folder of catalog files in the profile.
const FOLDER: &str = "catalog";

/// With more hosts the dialog's question would be out of sight.
const MOST_HOSTS: usize = 5;

impl App {
    /// Copies a file that the person chose into the folder of catalog files and reads it.
    ///
    /// # Errors
    /// [`Error::Catalog`] with line and cause where it cannot be used; nothing was copied then.
    pub fn own_system_add(&self, from: &Path) -> Result<SettingsView, Error> {
        let unreadable = || Error::Catalog(Problem::of(ErrorCode::CatalogUnreadable));
        let name = from.file_stem().and_then(|name| name.to_str()).ok_or_else(unreadable)?;
        let file = format!("{name}.toml");
        self.with(|open| {
            let bytes = read_bounded(from).ok_or_else(unreadable)?;
            let folder = self.own_folder();
            let to = folder.join(&file);
            fs::create_dir_all(&folder).map_err(|_| unreadable())?;
            if to.exists() && fs::read(&to).ok().as_ref() != Some(&bytes) {
                return Err(Error::Catalog(catalog_problem("catalog-twice", None, &file)));
            }
            fs::write(&to, &bytes).map_err(|_| unreadable())?;
            self.read_own_systems(open);
            let read = self.known().own.iter().find(|own| own.file == file);
            if let Some(Err(problem)) = read.map(|own| &own.content) {
                let problem = catalog_problem(problem.code, problem.line, &problem.what);
                // A file that cannot be used is not left behind for the next start.
                let _ = fs::remove_file(&to);
                self.read_own_systems(open);
                return Err(Error::Catalog(problem));
            }
            Ok(self.settings_view(open))
        })
    }

    /// What is asked in a native dialog before the check of a file is on: file, SHA-256, hosts; and the SHA-256 of
    /// the bytes it is about.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Catalog`] where the page showed other bytes, or it names more hosts than a
    /// dialog can show.
    pub fn own_system_question(
        &self,
        file: &str,
        shown: &str,
    ) -> Result<(Question, String), Error> {
        self.with(|open| {
            self.read_own_systems(open);
            Ok(())
        })?;
        let (own, platform) = self.own(file)?;
        if own.sha256 != shown {
            return Err(Error::Catalog(Problem::of(ErrorCode::CatalogChanged)));
        }
        if platform.hosts.len() > MOST_HOSTS {
            let hosts = platform.hosts.len().to_string();
            return Err(Error::Catalog(catalog_problem("catalog-contradiction", None, &hosts)));
        }
        let hosts = platform.hosts.join(", ");
        let name = plain_name(&own.file);
        let question = own_system_question(self.lang(), &name, &hosts, &platform.name, &own.sha256);
        Ok((question, own.sha256.clone()))
    }

    /// The person said yes: the check of these very bytes is on.
    ///
    /// # Errors
    /// [`Error::Catalog`] where the file is not what was asked about.
    pub fn own_system_switch_on(&self, file: &str, sha256: &str) -> Result<SettingsView, Error> {
        self.with(|open| {
            self.read_own_systems(open);
            let (own, platform) = self.own(file)?;
            if own.sha256 != sha256 {
                return Err(Error::Catalog(Problem::of(ErrorCode::CatalogChanged)));
            }
            if !open.state().approved_catalogs.contains(sha256) {
                let (platform, sha256) = (platform.id.clone(), sha256.to_owned());
                let change = Change::CatalogApproved { platform, sha256 };
                let entries = vec![change.said()];
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            self.read_own_systems(open);
            Ok(self.settings_view(open))
        })
    }

    /// Removes a file; one with keys on record stays.
    ///
    /// # Errors
    /// [`Error::Catalog`] where keys are on record there.
    pub fn own_system_remove(&self, file: &str) -> Result<SettingsView, Error> {
        self.with(|open| {
            let known = self.known().own.iter().find(|own| own.file == file);
            let own = known.ok_or(Error::Unknown)?;
            if own.content.as_ref().is_ok_and(|platform| open.keys_on(&platform.id) > 0) {
                return Err(Error::Catalog(Problem::of(ErrorCode::CatalogInUse)));
            }
            fs::remove_file(self.own_folder().join(&own.file)).map_err(|_| Error::Fault)?;
            self.read_own_systems(open);
            Ok(self.settings_view(open))
        })
    }

    /// Reads the folder of catalog files: at every opening, and whenever one of them may have changed.
    pub(crate) fn read_own_systems(&self, open: &Open) {
        let is_empty =
            self.own_folder().read_dir().map_or(true, |mut files| files.next().is_none());
        if is_empty && self.known().own.is_empty() {
            // What was read at the beginning is all there is, and reading it takes a while.
            return;
        }
        let approved = |sha256: &str| open.state().approved_catalogs.contains(sha256);
        let (catalog, own) = Catalog::with_own(&self.own_folder(), &approved);
        self.know(Known { catalog, own });
    }

    /// The files there are.
    pub(crate) fn own_system_views(&self, open: &Open) -> Vec<OwnSystemView> {
        let view = |own: &OwnFile| {
            let platform = own.content.as_ref().ok();
            let problem = own.content.as_ref().err();
            let problem = problem.map(|p: &OwnProblem| catalog_problem(p.code, p.line, &p.what));
            let hosts = platform.map(|platform| platform.hosts.clone()).unwrap_or_default();
            OwnSystemView {
                file: own.file.clone(),
                name: platform.map(|platform| platform.name.clone()).unwrap_or_default(),
                check_on: !hosts.is_empty() && open.state().approved_catalogs.contains(&own.sha256),
                hosts,
                sha256: own.sha256.clone(),
                keys: platform.map_or(0, |platform| open.keys_on(&platform.id)),
                problem: problem.as_ref().map(|p| p.code.as_str().to_owned()).unwrap_or_default(),
                params: problem.map(|problem| problem.params).unwrap_or_default(),
            }
        };
        self.known().own.iter().map(view).collect()
    }

    fn own(&self, file: &str) -> Result<(&OwnFile, &OwnPlatform), Error> {
        let own = self.known().own.iter().find(|own| own.file == file).ok_or(Error::Unknown)?;
        Ok((own, own.content.as_ref().map_err(|_| Error::Unknown)?))
    }

    fn own_folder(&self) -> PathBuf {
        self.profile.join(FOLDER)
    }
}

fn catalog_problem(code: &'static str, line: Option<u32>, what: &str) -> Problem {
    let params = BTreeMap::from([
        ("line".to_owned(), line.unwrap_or(0).to_string()),
        ("what".to_owned(), what.to_owned()),
    ]);
    Problem { code: ErrorCode::of(code), params }
}

/// A catalog file is a few pages: what is larger is cut, and found too large by whoever reads it.
fn read_bounded(from: &Path) -> Option<Vec<u8>> {
    const MOST: u64 = 1024 * 1024;
    let mut bytes = Vec::new();
    let file = fs::File::open(from).ok()?;
    std::io::Read::read_to_end(&mut std::io::Read::take(file, MOST), &mut bytes).ok()?;
    Some(bytes)
}
