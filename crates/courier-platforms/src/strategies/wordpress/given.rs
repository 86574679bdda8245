//! What goes to a site and comes from it.

use std::collections::BTreeSet;

use secrecy::SecretString;

use crate::check::CheckAnswer;

/// A site, reached at an https address without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its address.
    pub address: String,
    /// The hosts that were approved.
    pub approved_hosts: BTreeSet<String>,
}

/// What a site says of itself to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFacts {
    /// Its name.
    pub name: String,
    /// Where a person approves us in a browser; there is no `success_url` in it.
    pub approve_url: String,
}

/// Who we are at a site: a person's user name and an application password of ours.
#[derive(Debug, Clone)]
pub struct Connection<'a> {
    /// The site.
    pub site: &'a Site,
    /// The person's user name.
    pub user: &'a str,
    /// Our application password.
    pub password: &'a SecretString,
}

/// A connection that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connected {
    /// The user's id.
    pub user_id: u64,
    /// The application password's own id, by which it is ended.
    pub uuid: String,
}

/// A user to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser<'a> {
    /// The user name.
    pub username: &'a str,
    /// The e-mail address.
    pub email: &'a str,
    /// The role's id, such as `contributor`.
    pub role: &'a str,
    /// What the application password is called.
    pub password_name: &'a str,
}

/// A user that was made, with its application password.
#[derive(Debug, Clone)]
pub struct MadeUser {
    /// The user's id.
    pub user_id: u64,
    /// The application password's id.
    pub uuid: String,
    /// The password, which the site shows this once.
    pub password: SecretString,
}

/// When an application password was used last. A site notes that once a day at most: a later use within 24 hours of
/// the noted one leaves no trace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastUse {
    /// When, as RFC 3339 in UTC; empty where it never was.
    pub at: String,
    /// From which address; empty where the site does not say.
    pub from: String,
}

/// Why a site did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteProblem {
    /// It was not reached, or what answered is not WordPress.
    Answer(CheckAnswer),
    /// It is WordPress, and keeps its REST API, or the part that is about users, from programs.
    RestClosed,
    /// It offers no application passwords.
    NoApplicationPasswords,
    /// The user name or our password is not right, or was revoked.
    NotConnected,
    /// The person's own role may not make users.
    MayNotMakeUsers,
    /// It has no such role.
    NoSuchRole,
    /// The user name is taken.
    UsernameTaken,
    /// It takes no user name like that.
    UsernameRefused,
    /// The e-mail address is taken.
    EmailTaken,
    /// It takes no e-mail address like that.
    EmailRefused,
    /// The user has an application password of that name already.
    PasswordNameTaken,
    /// There is no such user or password any more.
    Gone,
    /// The user was made, its application password was not, and removing the user again did not work either. It has a
    /// password that nobody knows.
    UserLeft(Box<SiteProblem>),
}
