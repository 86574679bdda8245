//! A group's key of Action Network.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};

use crate::asking::{Row, answer, try_row};

/// The beginning of the entry point, whatever the key is.
const ENTRY: &str = r#"{"motd":"Welcome to the Action Network API!","vendor_name":"Action Network","product_name":"Action Network","osdi_version":"1.1.1","max_page_size":25,"namespace":"action_network","_links":{"self":{"hr"#;
const ASK: &str = "GET actionnetwork.org/api/v2/events?per_page=1 OSDI KEY";

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    let consent = Consent::default();
    Row { file, holds, among: &[], kind: "group-key", consent, asked: &[ASK], answer }
}

pub(crate) fn rows() -> Vec<Row> {
    let new = |said: &str| answer(Outcome::Unexpected, None, 200, said);
    let limit = answer(Outcome::LimitReached, Some(Why::AskLater { seconds: None }), 429, "");
    let person = r#"{"error":"You must specify a valid person id"}"#;
    vec![
        row("action-network/works", "confirmed", answer(Outcome::Works, None, 200, "")),
        row(
            "action-network/wrong-key",
            "403 Forbidden\nContent-Type: application/json\n\n{\"error\":\"API Key invalid",
            answer(Outcome::WrongKey, None, 403, ""),
        ),
        row(
            "action-network/wrong-key-401",
            "401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"API Key invalid",
            answer(Outcome::WrongKey, None, 401, ""),
        ),
        row("action-network/limit-reached", "{\"error\":\"Too many requests\"}", limit),
        row(
            "action-network/person-id",
            "valid person id",
            answer(Outcome::Unexpected, None, 400, person),
        ),
        // The entry point answers whatever the key is: it is not asked, and would not count.
        row("action-network/entry-known", "/forms\"},\"osdi:tags\"", new(ENTRY)),
        row("action-network/entry-unknown", "/forms\"}}}", new(ENTRY)),
        row(
            "action-network/people",
            "given_name",
            new(
                r#"{"total_pages":1,"per_page":1,"page":1,"total_records":1,"_links":{"self":{"href":"https://actionnetwork.org/api/v2/people"}},"_embedded":{"osdi:people":[{"identifiers":["action_network:e1a2b3c4-0000-"#,
            ),
        ),
        row(
            "action-network/tags",
            "volunteer",
            new(
                r#"{"total_pages":1,"per_page":1,"page":1,"total_records":1,"_links":{"self":{"href":"https://actionnetwork.org/api/v2/tags"}},"_embedded":{"osdi:tags":[{"identifiers":["action_network:e1a2b3c4-0000-4000"#,
            ),
        ),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}
