//! The platforms whose check is data.

use courier_platforms::{CheckAnswer, Consent, Outcome};

use crate::asking::{Row, answer, try_row};

fn row(
    kind: &'static str,
    file: &'static str,
    holds: &'static str,
    outcome: Outcome,
    status: u16,
) -> Row {
    let asked: &[&str] = match kind {
        "stripe" => &["GET api.stripe.com/v1/balance Bearer KEY"],
        "raisely" => &["GET api.raisely.com/v3/campaigns?private=true&limit=1 Bearer KEY"],
        "donorbox" => {
            &["GET donorbox.org/api/v1/campaigns Basic mo.adeyemi@harbourtrust.example:KEY"]
        }
        "callhub" => &["GET api.callhub.io/v1/agents/ Token KEY"],
        _ => &["GET api.givebutter.com/v1/campaigns Bearer KEY"],
    };
    let answer: CheckAnswer = answer(outcome, None, status, "");
    Row { file, holds, among: &[], kind, consent: Consent::default(), asked, answer }
}

pub(crate) fn rows() -> Vec<Row> {
    use Outcome::{KeyInactive, Limited, Works, WrongKey};
    vec![
        row("stripe", "stripe/works", "\"object\":\"balance\"", Works, 200),
        row("stripe", "stripe/limited", "does not have the required permissions", Limited, 403),
        row("stripe", "stripe/wrong-key", "Invalid API Key provided: {KEY}", WrongKey, 401),
        row("raisely", "raisely/works", "\"name\":\"Harbour walk\"", Works, 200),
        row("raisely", "raisely/wrong-key", "You are not authorised to do that", WrongKey, 401),
        row("donorbox", "donorbox/works", "\"currency\":\"gbp\"}]\n", Works, 200),
        row("donorbox", "donorbox/wrong-key", "Authentication failed", WrongKey, 401),
        row("callhub", "callhub/works", "\"count\":0", Works, 200),
        row("callhub", "callhub/wrong-key", "Invalid token.\"", WrongKey, 401),
        row("callhub", "callhub/key-inactive", "User inactive or deleted.", KeyInactive, 401),
        row("givebutter", "givebutter/works", "\"title\":\"Winter appeal\"}]}", Works, 200),
        row("givebutter", "givebutter/wrong-key", "Unauthenticated.", WrongKey, 401),
        row("givebutter", "givebutter/limited", "This action is unauthorized.", Limited, 403),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}
