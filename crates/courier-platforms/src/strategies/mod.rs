//! What one request and one table cannot say about a platform. Each file has its platform's hosts: a key goes
//! nowhere else, whatever a catalog file says.

pub mod practice;
pub mod wordpress;

mod action_network;
mod engaging_networks;
mod engaging_tokens;
mod everyaction;
mod mailchimp;
mod spektrix;

use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::check_data::Strategy;
use crate::net::Net;

/// Asks in the platform's own way.
pub(crate) async fn check(net: &Net, strategy: Strategy, input: &CheckInput<'_>) -> CheckAnswer {
    match strategy {
        Strategy::EngagingNetworksUser => engaging_networks::check(net, input).await,
        Strategy::EngagingNetworksPrivateToken => engaging_tokens::check_private(net, input).await,
        Strategy::EngagingNetworksPublicToken => engaging_tokens::check_public(net, input).await,
        Strategy::ActionNetwork => action_network::check(net, input).await,
        Strategy::Spektrix => spektrix::check(net, input).await,
        Strategy::Everyaction => everyaction::check(net, input).await,
        Strategy::Mailchimp => mailchimp::check(net, input).await,
        Strategy::Wordpress => wordpress::check(net, input).await,
    }
}

/// The account or the form lacks what the question needs.
fn incomplete() -> CheckAnswer {
    CheckAnswer::because(Outcome::Unreachable, Why::Incomplete)
}

/// What an answer says in its member of that name; the whole body, where it is not JSON.
fn message(answer: &Answer, member: &str) -> String {
    match answer.json() {
        Some(json) => {
            json.get(member).and_then(|text| text.as_str()).unwrap_or_default().to_owned()
        }
        None => answer.text(),
    }
}
