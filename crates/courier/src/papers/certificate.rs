//! That an agency's access has ended, or that somebody of ours left, key by key.

use courier_papers::{Block, Card, Fact, Paper};

use crate::certificate::{Certificate, CertifiedKey, KeyEnd};
use crate::history::name_of;
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::letters::register as words;
use crate::papers::frame::{Frame, fact, mono};

pub(super) fn paper(frame: &Frame<'_>, certificate: &Certificate) -> Paper {
    let lang = frame.lang;
    let of = if certificate.of_agency { "agency" } else { "person" };
    let mut blocks = Vec::new();
    if certificate.ended.is_none() {
        blocks.push(Block::Text(text::paper_end_draft(lang)));
    }
    blocks.push(Block::Facts(facts(frame, certificate, of)));
    blocks.push(Block::Heading(text::paper_end_keys(lang, of)));
    if certificate.keys.is_empty() {
        blocks.push(Block::Text(text::paper_end_no_keys(lang)));
    }
    blocks.push(Block::Cards(certificate.keys.iter().map(|key| card(frame, key)).collect()));
    let not_proven = certificate.not_proven.iter();
    let not_proven = not_proven.map(|what| text::paper_end_not_proven_is(lang, what.as_str()));
    blocks.push(Block::Heading(text::paper_end_not_proven(lang)));
    blocks.push(Block::List(not_proven.collect()));
    blocks.extend(frame.signature());
    blocks.extend(frame.proves());
    let title = match certificate.ended {
        Some(_) => text::paper_end_title(lang),
        None => text::paper_end_title_draft(lang),
    };
    frame.paper(title, frame.name(&certificate.name), blocks)
}

fn facts(frame: &Frame<'_>, certificate: &Certificate, of: &str) -> Vec<Fact> {
    let lang = frame.lang;
    let ended = certificate.ended.map(|at| frame.moment(at)).unwrap_or_default();
    let last_day = certificate.since.map(|day| frame.date(day)).unwrap_or_default();
    let asked = certificate.asked.map(|at| frame.moment(at));
    let confirmed = certificate
        .confirmed
        .map(|(on, how)| text::paper_agency_confirmed_is(lang, &frame.date(on), &name_of(&how)));
    let of_agency = |value: Option<String>| match value {
        _ if !certificate.of_agency => String::new(),
        Some(value) => value,
        None => text::paper_end_not_asked(lang),
    };
    let facts = [
        fact(text::paper_end_who(lang, of), frame.name(&certificate.name)),
        fact(text::paper_end_begun(lang), frame.moment(certificate.begun)),
        fact(text::paper_end_last_day(lang), last_day),
        fact(text::paper_end_ended(lang), ended),
        fact(text::paper_end_asked(lang), of_agency(asked)),
        fact(text::paper_agency_confirmed(lang), of_agency(confirmed)),
    ];
    facts.into_iter().flatten().collect()
}

fn card(frame: &Frame<'_>, key: &CertifiedKey) -> Card {
    let lang = frame.lang;
    let every = if key.opens_everything { words::yes(lang, true) } else { String::new() };
    let had = key
        .from
        .map(|(day, precision)| text::paper_since(lang, &frame.date(day), &name_of(&precision)));
    let why = key.why.map(|why| text::paper_end_handled_is(lang, why.as_str()));
    let stopped = matches!(key.end, KeyEnd::Deleted | KeyEnd::SwitchedOff | KeyEnd::MadeAnew);
    let on = key.on.map(|day| frame.date(day));
    let on = on.map(|day| if stopped { frame.known(&day, key.seen) } else { day });
    let deleted = key.deleted.map(|(day, seen)| frame.known(&frame.date(day), seen));
    let others: Vec<String> = key.others.iter().map(|name| frame.name(name)).collect();
    let facts = [
        mono(text::paper_register_ends_in(lang), key.ends_in.clone()),
        fact(text::paper_register_opens(lang), key.opens.clone()),
        fact(text::paper_register_everything(lang), every),
        fact(text::paper_end_had(lang), had.unwrap_or_default()),
        fact(text::paper_end_handled(lang), why.unwrap_or_default()),
        fact(text::paper_end_how(lang), text::paper_end_how_is(lang, key.end.as_str())),
        fact(text::paper_end_on(lang), on.unwrap_or_default()),
        fact(text::paper_agency_deleted(lang), deleted.unwrap_or_default()),
        fact(text::paper_end_reason(lang), key.reason.clone()),
        fact(text::paper_end_others(lang), others.join(", ")),
    ];
    Card {
        title: plain_name(&key.key),
        facts: facts.into_iter().flatten().collect(),
        note: String::new(),
    }
}
