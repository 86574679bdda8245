//! Locked files to open: made by our own library, then spoilt as the way spoils them.

use std::path::Path;

use anyhow::{Context, Result};
use courier_bundle::{
    Authentication, KeyEntry, PageAround, Party, Payload, ReleaseAround, Sealed, Wrapping,
    release_opener,
};
use courier_crypto::Passphrase;
use courier_tests::job::Job;
use courier_tests::names::{Names, page_texts};
use data_encoding::BASE64;
use secrecy::ExposeSecret;

/// The number only an opened file shows.
pub(super) const RECEIPT: &str = "407913";

/// The same as the page shows it.
pub(super) const RECEIPT_SHOWN: &str = "407 913";

/// The day the page says it was made on.
pub(super) const MADE: &str = "24 November 2026";

/// What the main job puts into its locked file.
pub(super) fn payload(job: &Job) -> Payload {
    Payload {
        from: Party { organisation: job.organisation.clone(), person: job.name.clone() },
        to: Party { organisation: job.agency.clone(), person: job.person.clone() },
        made: "2026-11-24T09:30:00Z".parse().unwrap_or_default(),
        note: Some("For the autumn appeal only.".to_owned()),
        receipt: RECEIPT.into(),
        keys: vec![KeyEntry {
            platform: job.platform.clone(),
            account: "API user: Brightwater".to_owned(),
            base_url: "https://ca.engagingnetworks.app/ens/service".to_owned(),
            key: job.key.as_str().into(),
            env: "EN_REST_API_KEY".to_owned(),
            authentication: Authentication {
                how: "Send it once to open a session.".to_owned(),
                header: Some("ens-auth-token".to_owned()),
                session_seconds: Some(3600),
            },
            limits: vec!["Ten requests a second.".to_owned()],
            curl: "curl -d \"$EN_REST_API_KEY\" https://ca.engagingnetworks.app/ens/service/authenticate"
                .to_owned(),
            addresses: job.addresses.clone(),
            may: "Read and change supporters.".to_owned(),
            held_by_others: 1,
            ring: "Mo Adeyemi, +44 7700 900123".to_owned(),
            if_leaked: "Ring Mo Adeyemi at once.".to_owned(),
            documentation: "https://www.example.org/rest".to_owned(),
        }],
    }
}

/// A locked file of one form, at `file`.
pub(super) fn locked(file: &Path, wrapping: &Wrapping, payload: &Payload) -> Result<()> {
    let payload = payload.to_bytes();
    Sealed::write(file, wrapping, &payload)?.compare(wrapping, &payload)?;
    Ok(())
}

/// What stands round the file in the page.
pub(super) fn around(from: &Party) -> Result<PageAround> {
    let names = Names::load()?;
    Ok(PageAround {
        lang: "en".to_owned(),
        title: names.say_with("opener-title", &[("organisation", &from.organisation)])?,
        broken: names.say("opener-broken")?,
        noscript: names.say("opener-noscript")?,
        from: from.clone(),
        made: MADE.to_owned(),
        texts: page_texts()?,
    })
}

/// The page that opens any locked file.
pub(super) fn release_page() -> Result<Vec<u8>> {
    let names = Names::load()?;
    Ok(release_opener(&ReleaseAround {
        lang: "en".to_owned(),
        title: names.say("opener-title-anybody")?,
        broken: names.say("opener-broken")?,
        noscript: names.say("opener-noscript")?,
        texts: page_texts()?,
    }))
}

/// The age file in a page.
pub(super) fn age_file(page: &str) -> Result<Vec<u8>> {
    let (_, rest) = page.split_once("\"file\"").context("the page holds no file")?;
    let inside = rest.split('"').nth(1).context("the file in the page has no end")?;
    Ok(BASE64.decode(inside.as_bytes())?)
}

/// The same page with another age file inside.
pub(super) fn with_age_file(page: &str, file: &[u8]) -> Result<String> {
    let was = BASE64.encode(&age_file(page)?);
    Ok(page.replace(&was, &BASE64.encode(file)))
}

/// The same age file with another work factor on its first line; opening it would take that much.
pub(super) fn with_work_factor(file: &[u8], factor: u8) -> Result<Vec<u8>> {
    const END: &[u8] = b" 18\n";
    let at = file.windows(END.len()).position(|it| it == END).context("it is not 18")?;
    let (start, rest) = file.split_at(at);
    let rest = rest.get(END.len()..).unwrap_or_default();
    Ok([start, format!(" {factor}\n").as_bytes(), rest].concat())
}

/// The eight words as people write them in capitals with blanks.
pub(super) fn in_capitals(words: &Passphrase) -> String {
    words.canonical().expose_secret().replace('-', "  ").to_uppercase()
}
