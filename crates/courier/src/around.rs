//! What goes round a payload, in the agency's language: the opener page's texts, the ZIP's readable part.

use courier_bundle::{KeyEntry, PageAround, Party, Payload, ReleaseAround, release_opener};
use jiff::civil::Date;
use secrecy::SecretString;

use crate::app::App;
use crate::error::Error;
use crate::letters::{
    PageTexts, ReadableFacts, ReadableKey, page_texts, readable, release_page_texts, written_day,
};

impl App {
    /// The opener page without a file: opens any of our locked files, for agencies that want a page they got
    /// once beforehand.
    pub fn opener_page(&self) -> Vec<u8> {
        let PageTexts { lang, title, broken, noscript, texts } = release_page_texts(self.lang());
        release_opener(&ReleaseAround { lang, title, broken, noscript, texts })
    }

    /// Saves that page where the person wants it.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn save_opener_page(&self, to: &std::path::Path) -> Result<(), Error> {
        Ok(courier_bundle::write_file(to, &self.opener_page())?)
    }
}

/// The page round a locked file.
pub(crate) fn page_around(lang: &str, from: &Party, day: Date) -> PageAround {
    let PageTexts { lang, title, broken, noscript, texts } = page_texts(lang, &from.organisation);
    let made = written_day(&lang, day);
    PageAround { lang, title, broken, noscript, from: from.clone(), made, texts }
}

/// What a person reads in the ZIP's message, keys and all.
pub(crate) fn readable_part(lang: &str, payload: &Payload, day: Date) -> SecretString {
    let lists: Vec<(Vec<&str>, Vec<&str>)> = payload.keys.iter().map(lists_of).collect();
    let keys: Vec<ReadableKey<'_>> = payload
        .keys
        .iter()
        .zip(&lists)
        .map(|(key, (limits, addresses))| ReadableKey {
            platform: &key.platform,
            account: &key.account,
            may: &key.may,
            base_url: &key.base_url,
            how: &key.authentication.how,
            header: key.authentication.header.as_deref().unwrap_or_default(),
            session_minutes: key.authentication.session_seconds.map(|seconds| seconds / 60),
            limits,
            addresses,
            env: &key.env,
            curl: &key.curl,
            held_by_others: key.held_by_others,
            ring: &key.ring,
            if_leaked: &key.if_leaked,
            documentation: &key.documentation,
            key: &key.key,
        })
        .collect();
    readable(&ReadableFacts {
        lang,
        from_person: &payload.from.person,
        from_organisation: &payload.from.organisation,
        to_person: &payload.to.person,
        to_organisation: &payload.to.organisation,
        made: &written_day(lang, day),
        note: payload.note.as_deref(),
        sender_first: first_name(&payload.from.person),
        receipt: &payload.receipt,
        keys: &keys,
    })
}

fn lists_of(key: &KeyEntry) -> (Vec<&str>, Vec<&str>) {
    let limits = key.limits.iter().map(String::as_str).collect();
    (limits, key.addresses.iter().map(String::as_str).collect())
}

/// What one calls a person: the first of their names.
pub(crate) fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
