//! What WordPress says when it refuses, read by its code first and its status second.

use serde::Deserialize;

use super::SiteProblem;
use crate::check::{CheckAnswer, Outcome, Why};

/// The body of a refusal.
#[derive(Debug, Deserialize)]
pub(super) struct Refusal {
    code: String,
    #[serde(default)]
    data: serde_json::Value,
}

impl Refusal {
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }

    /// What it means for somebody who showed a name and a password; `None` where we do not know the code.
    pub(super) fn problem(&self, status: u16) -> Option<SiteProblem> {
        Some(match (self.code.as_str(), status) {
            // Which of them it is says more about the version and its plugins than about the password.
            (
                "rest_not_logged_in" | "incorrect_password" | "invalid_username" | "invalid_email",
                401,
            ) => SiteProblem::NotConnected,
            ("application_passwords_disabled" | "application_passwords_disabled_for_user", _) => {
                SiteProblem::NoApplicationPasswords
            }
            (
                "rest_no_route" | "rest_disabled" | "rest_cannot_access" | "rest_login_required",
                _,
            ) => SiteProblem::RestClosed,
            ("rest_user_invalid_role", _) => SiteProblem::NoSuchRole,
            ("existing_user_login", _) => SiteProblem::UsernameTaken,
            ("existing_user_email", _) => SiteProblem::EmailTaken,
            ("application_password_duplicate_name", _) => SiteProblem::PasswordNameTaken,
            ("rest_invalid_param", 400) => self.refused_field()?,
            ("rest_user_invalid_id" | "rest_application_password_not_found", 404) => {
                SiteProblem::Gone
            }
            // By one rule of its own WordPress answers 401 to nobody and 403 to somebody, whatever was asked for.
            (code, 401) if code.starts_with("rest_cannot_") => SiteProblem::NotConnected,
            (code, 403) if code.starts_with("rest_") => SiteProblem::MayNotMakeUsers,
            _ => return None,
        })
    }

    /// Whether a site says this instead of what it tells everybody.
    pub(super) fn is_closed(&self, status: u16) -> bool {
        matches!(status, 401 | 403) || self.code.starts_with("rest_")
    }

    fn refused_field(&self) -> Option<SiteProblem> {
        let refused = self.data.get("params")?.as_object()?;
        if refused.contains_key("username") {
            Some(SiteProblem::UsernameRefused)
        } else if refused.contains_key("email") {
            Some(SiteProblem::EmailRefused)
        } else {
            None
        }
    }
}

/// It did something else than it was asked for, and says that it did that.
pub(super) fn otherwise() -> SiteProblem {
    SiteProblem::Answer(CheckAnswer::new(Outcome::Unexpected))
}

pub(super) fn not_readable() -> SiteProblem {
    SiteProblem::Answer(CheckAnswer::because(Outcome::Unexpected, Why::NotReadable))
}
