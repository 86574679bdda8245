//! Engaging Networks tokens. A public one is asked for one number. A private one opens supporters' data only:
//! its form is looked at, and with the person's consent a download is begun and dropped after the names of its
//! columns.
//!
//! Sources: <https://knowledge.engagingnetworks.net/datareports/public-and-private-api-tokens>,
//! <https://knowledge.engagingnetworks.net/datareports/bulk-export-api-overview>

use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::engaging_networks::{address, hosts, in_regions};
use super::{incomplete, message};
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::net::Net;
use crate::request::{Read, Request, bare_key};

pub(super) async fn check_public(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    in_regions(input, async |host: &str| ask_for_a_number(net, host, input).await).await
}

pub(super) async fn check_private(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    if input.consent.download_a_day {
        return in_regions(input, async |host: &str| ask_for_a_line(net, host, input).await).await;
    }
    let cleaned = input.kind.key.clean_secret(&bare_key(net.reach(), input.key));
    let fits = cleaned.doubt.is_none();
    let outcome = if fits { Outcome::Works } else { Outcome::Unexpected };
    CheckAnswer::because(outcome, Why::ShapeOnly)
}

async fn ask_for_a_number(net: &Net, host: &str, input: &CheckInput<'_>) -> CheckAnswer {
    let path = "/ea-dataservice/data.service?service=EaSupporterCount&contentType=json";
    let Some(url) = address(host, path) else { return incomplete() };
    match net.ask(&hosts(), Request::get(url).secret_query("token", input.key)).await {
        Ok(answer) => judge_number(&answer, input),
        Err(why_not) => why_not,
    }
}

fn judge_number(answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    if answer.is_html() {
        return answer.unexpected(&[input.key]);
    }
    let has_rows =
        answer.json().is_some_and(|json| json.get("rows").is_some_and(serde_json::Value::is_array));
    if answer.is_success() && has_rows {
        return answer.found(Outcome::Works);
    }
    // The status is 200 for this too.
    if message(answer, "error").contains("Invalid token") {
        return answer.found(Outcome::WrongKey);
    }
    answer.unexpected(&[input.key])
}

async fn ask_for_a_line(net: &Net, host: &str, input: &CheckInput<'_>) -> CheckAnswer {
    // What happened on a day is there from the middle of the next night on, in America.
    let day = Timestamp::now().to_zoned(TimeZone::UTC).date().saturating_sub(2.days());
    let day = day.strftime("%m%d%Y");
    let path = format!("/ea-dataservice/export.service?startDate={day}&endDate={day}&type=csv");
    let Some(url) = address(host, &path) else { return incomplete() };
    let request = Request::get(url).header("accept", "text/csv").secret_query("token", input.key);
    match net.ask(&hosts(), request.reading(Read::FirstLine)).await {
        Ok(answer) => judge_line(&answer, input),
        Err(why_not) => why_not,
    }
}

fn judge_line(answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    let line = answer.text();
    let line = line.trim();
    // The status is 200 for this too.
    if let Some(said) = line.strip_prefix("ERROR") {
        let is_about_it = said.to_ascii_lowercase().contains("token");
        return if is_about_it {
            answer.found(Outcome::WrongKey)
        } else {
            answer.unknown(&[input.key])
        };
    }
    if answer.is_success() && !answer.is_html() && are_columns(line) {
        return answer.found(Outcome::Works);
    }
    // A line of somebody's data is not shown.
    CheckAnswer { said: String::new(), ..answer.unexpected(&[input.key]) }
}

/// Whether a line names columns, and holds nobody's data.
fn are_columns(line: &str) -> bool {
    let is_name = |cell: &str| {
        let cell = cell.trim().trim_matches('"');
        cell.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && cell.len() <= 80
            && cell.chars().all(|sign| sign.is_alphanumeric() || " _-./()#".contains(sign))
    };
    line.split(',').count() > 1 && line.split(',').all(is_name)
}
