//! Who answers: by the host a request names.

use axum::response::Response;

use crate::answers::{not_imitated, refused};
use crate::asked::Asked;
use crate::keys::Memory;
use crate::{action_network, admin, engaging, links, plain, spektrix, tokens};

/// The longest part of a request that is repeated in an answer.
const LONGEST_ECHO: usize = 300;

/// Answers a request.
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let path = asked.segments();
    let first = path.first().copied().unwrap_or_default();
    match asked.host.as_str() {
        admin::HOST => admin::answer(memory, asked),
        "ca.engagingnetworks.app" | "us.engagingnetworks.app" | "us2.engagingnetworks.app" => {
            match first {
                "ens" => engaging::answer(memory, asked),
                "ea-dataservice" => tokens::answer(memory, asked),
                _ => not_imitated(),
            }
        }
        "actionnetwork.org" => action_network::answer(memory, asked),
        "system.spektrix.com" => spektrix::answer(memory, asked),
        host if is_onetime_secret(host) => links::answer(memory, asked),
        host if plain::answers(host) => plain::answer(memory, asked),
        // Names that belong to nobody: the organisation's own sites in an exercise.
        host if is_own(host) => match (first, path.get(1).copied(), path.get(2).copied()) {
            ("wp-json", ..) => plain::wordpress(memory, asked),
            _ if asked.query("rest_route").is_some() => plain::wordpress(memory, asked),
            ("api", Some("v1"), _) | ("secret", ..) => links::answer(memory, asked),
            (_, Some("api"), Some("v3")) => spektrix::answer(memory, asked),
            _ => not_imitated(),
        },
        _ => refused(),
    }
}

/// What was sent, as short as an echo should be.
pub(crate) fn echo(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(LONGEST_ECHO).collect()
}

fn is_onetime_secret(host: &str) -> bool {
    host.strip_suffix(".onetimesecret.com")
        .is_some_and(|region| matches!(region, "us" | "eu" | "ca" | "nz" | "uk"))
}

fn is_own(host: &str) -> bool {
    host.ends_with(".example") || host == "example.org" || host.ends_with(".example.org")
}
