//! The forms of a locked file, and what each is locked with.

use courier_crypto::{ContactKey, Passphrase};
use secrecy::SecretString;

use crate::page::PageAround;

/// In which form a locked file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain age, locked with words.
    Age,
    /// The same age file inside the opener page.
    Page,
    /// An AES-256 ZIP.
    Zip,
    /// age to somebody's public key.
    Key,
}

impl Form {
    /// What the file's name ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Age | Self::Key => "age",
            Self::Page => "html",
            Self::Zip => "zip",
        }
    }
}

/// What a payload is locked with, and what goes round it.
pub enum Wrapping<'a> {
    /// A plain age file.
    Age {
        /// What opens it.
        words: &'a Passphrase,
    },
    /// An age file inside the opener page.
    Page {
        /// What opens it.
        words: &'a Passphrase,
        /// What the page says.
        page: &'a PageAround,
    },
    /// A ZIP. Its words are its own: they are cheap to try.
    Zip {
        /// What opens it.
        words: &'a Passphrase,
        /// What a person reads in it, keys and all.
        readable: &'a SecretString,
    },
    /// An age file to a public key.
    Key {
        /// Whose private half opens it.
        contact: &'a ContactKey,
    },
}

impl Wrapping<'_> {
    /// The form it gives the file.
    pub fn form(&self) -> Form {
        match self {
            Self::Age { .. } => Form::Age,
            Self::Page { .. } => Form::Page,
            Self::Zip { .. } => Form::Zip,
            Self::Key { .. } => Form::Key,
        }
    }
}
