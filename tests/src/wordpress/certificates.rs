//! The certificate of a site, and an authority that only one session trusts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};

use crate::programs;
use crate::surroundings::Surroundings;

const NAME: &str = "An authority of one test";

pub(super) struct Made {
    pub(super) authority: PathBuf,
    pub(super) certificate: PathBuf,
    pub(super) key: PathBuf,
}

pub(super) fn make(folder: &Path, host: &str) -> Result<Made> {
    let authority_key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name.push(DnType::CommonName, NAME);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let authority = params.self_signed(&authority_key)?;
    let issuer = Issuer::new(params, authority_key);

    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(vec![host.to_owned()])?;
    params.distinguished_name.push(DnType::CommonName, host);
    params.use_authority_key_identifier_extension = true;
    let certificate = params.signed_by(&key, &issuer)?;

    let made = Made {
        authority: folder.join("authority.pem"),
        certificate: folder.join("certificate.pem"),
        key: folder.join("key.pem"),
    };
    fs::write(&made.authority, authority.pem())?;
    fs::write(&made.certificate, certificate.pem())?;
    fs::write(&made.key, key.serialize_pem())?;
    Ok(made)
}

/// Chromium looks in the person's home folder, not among the system's certificates.
pub(super) fn trust_in_browsers(place: &Surroundings, authority: &Path) -> Result<()> {
    let known = place.home().join(".pki/nssdb");
    fs::create_dir_all(&known)?;
    let known = format!("sql:{}", known.display());
    let mut new = place.command("certutil")?;
    new.args(["-N", "--empty-password", "-d", &known]);
    programs::output(new)?;
    let mut add = place.command("certutil")?;
    add.args(["-A", "-d", &known, "-n", NAME, "-t", "C,,", "-i"]).arg(authority);
    programs::output(add)?;
    Ok(())
}
