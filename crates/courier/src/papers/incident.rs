//! What somebody must know within 72 hours.

use courier_papers::{Block, Card, Fact, Paper};
use jiff::Timestamp;

use crate::history::name_of;
use crate::incident::{Incident, IncidentHolder, IncidentKey};
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::letters::register as words;
use crate::papers::frame::{Frame, fact, mono};

pub(super) fn paper(frame: &Frame<'_>, incident: &Incident) -> Paper {
    let lang = frame.lang;
    let not_said = || text::paper_incident_not_said(lang);
    let moment = |at: Option<Timestamp>| at.map_or_else(not_said, |at| frame.moment(at));
    let facts = [
        Fact::new(text::paper_incident_noticed(lang), moment(incident.noticed)),
        Fact::new(text::paper_incident_by(lang), moment(incident.by)),
        Fact::new(text::paper_incident_begun(lang), frame.moment(incident.begun)),
    ];
    let unknown = incident.not_known.iter();
    let unknown = unknown.map(|what| text::paper_incident_unknown_is(lang, what.as_str()));
    let lines = [
        text::paper_incident_reported_to(lang),
        text::paper_incident_reported_on(lang),
        text::paper_incident_reference(lang),
        text::paper_incident_reported_by(lang),
    ];
    let keys = match incident.keys.as_slice() {
        [] => Block::Text(text::paper_end_no_keys(lang)),
        keys => Block::Cards(keys.iter().map(|key| card(frame, key)).collect()),
    };
    let mut blocks = vec![
        Block::Facts(facts.to_vec()),
        Block::Note(text::paper_incident_law(lang)),
        Block::Heading(text::paper_incident_keys(lang)),
        keys,
        Block::Heading(text::paper_incident_done(lang)),
        Block::List(done(frame, incident)),
        Block::Heading(text::paper_incident_unknown(lang)),
        Block::List(unknown.collect()),
        Block::Heading(text::paper_incident_report(lang)),
        Block::Signature(lines.to_vec()),
    ];
    blocks.extend(frame.proves());
    let under = text::paper_incident_under(lang);
    frame.paper(text::paper_incident_title(lang), under, blocks)
}

fn card(frame: &Frame<'_>, key: &IncidentKey) -> Card {
    let lang = frame.lang;
    let opens = match key.opens.join("; ") {
        nothing if nothing.is_empty() => text::paper_incident_not_known_opens(lang),
        opens => opens,
    };
    let every = if key.opens_everything { words::yes(lang, true) } else { String::new() };
    let stopped = match key.stopped {
        Some((at, seen)) => frame.known_at(at, seen),
        None => text::paper_incident_still(lang),
    };
    let decided = key.decided.map(|d| text::paper_incident_decided_is(lang, &name_of(&d)));
    let mut facts = vec![
        mono(text::paper_register_ends_in(lang), key.ends_in.clone()),
        fact(text::paper_register_opens(lang), opens),
        fact(text::paper_register_everything(lang), every),
        fact(text::paper_incident_stopped(lang), stopped),
        fact(text::paper_incident_decided(lang), decided.unwrap_or_default()),
        fact(text::paper_incident_reason(lang), key.reason.clone()),
    ];
    for holder in &key.holders {
        facts.push(fact(text::paper_incident_holder(lang), held(frame, holder)));
    }
    Card {
        title: plain_name(&key.key),
        facts: facts.into_iter().flatten().collect(),
        note: String::new(),
    }
}

fn held(frame: &Frame<'_>, holder: &IncidentHolder) -> String {
    let (day, precision) = holder.since;
    let since = text::paper_since(frame.lang, &frame.date(day), &name_of(&precision));
    let travelled = words::travelled(frame.lang, &name_of(&holder.travelled));
    text::paper_incident_held(frame.lang, &frame.name(&holder.agency), &since, &travelled)
}

/// What was done, the oldest first.
fn done(frame: &Frame<'_>, incident: &Incident) -> Vec<String> {
    let lang = frame.lang;
    let line = |at: Timestamp, what: &str, name: &str, known: &str| {
        (at, text::paper_incident_done_is(lang, known, &frame.moment(at), name, what))
    };
    let mut lines = vec![line(incident.begun, "begun", "", "")];
    lines.extend(incident.noticed.map(|at| line(at, "noticed", "", "")));
    for key in &incident.keys {
        if let Some((at, seen)) = key.stopped {
            lines.push(line(at, "stopped", &plain_name(&key.key), &words::known(lang, seen)));
        }
        for holder in &key.holders {
            lines.extend(holder.told.map(|at| line(at, "told", &frame.name(&holder.agency), "")));
        }
    }
    lines.sort();
    lines.dedup();
    lines.into_iter().map(|(_, line)| line).collect()
}
