//! Who has access, as a paper.

use std::collections::BTreeSet;

use courier_papers::{Block, Card, Fact, Paper};
use courier_vault::Id;
use jiff::Timestamp;

use crate::history::name_of;
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::letters::register as words;
use crate::papers::frame::{Frame, fact, mono};
use crate::register_table::country;
use crate::views::{
    Certainty, EndedWhy, NotExcluded, RegisterAsk, RegisterRow, RegisterView, Travelled,
};

pub(super) fn paper(frame: &Frame<'_>, view: &RegisterView) -> Paper {
    let lang = frame.lang;
    let (certain, unsure): (Vec<&RegisterRow>, Vec<&RegisterRow>) =
        view.rows.iter().partition(|row| row.certainty == Certainty::Certain);
    let mut blocks = asked(frame, view);
    blocks.extend(found(frame, view, &certain, unsure.len()));
    if certain.is_empty() {
        blocks.push(Block::Text(if unsure.is_empty() {
            text::paper_who_nobody(lang)
        } else {
            text::paper_who_nobody_certain(lang)
        }));
    }
    for rows in certain.chunk_by(|a, b| a.agency_id == b.agency_id) {
        let Some(first) = rows.first() else { continue };
        blocks.push(Block::Heading(frame.name(&first.agency)));
        blocks.push(Block::Facts(agency(frame, first)));
        let cards = rows.iter().map(|row| card(frame, row, key_title(frame, row)));
        blocks.push(Block::Cards(cards.collect()));
    }
    if !unsure.is_empty() {
        blocks.push(Block::Heading(text::paper_who_unsure(lang)));
        blocks.push(Block::Text(text::paper_who_unsure_under(lang)));
        if view.rows.windows(2).any(|two| matches!(two, [a, b] if a.grant == b.grant)) {
            blocks.push(Block::Text(text::paper_who_unsure_twice(lang)));
        }
        let titled = |row: &RegisterRow| {
            text::paper_quoted(lang, &frame.name(&row.agency), &key_title(frame, row))
        };
        let cards = unsure.iter().map(|row| card(frame, row, titled(row)));
        blocks.push(Block::Cards(cards.collect()));
    }
    blocks.extend(frame.signature());
    blocks.extend(frame.proves());
    frame.paper(text::paper_who_title(lang), when(frame, &view.ask), blocks)
}

/// The day or the period that was asked for.
pub(super) fn when(frame: &Frame<'_>, ask: &RegisterAsk) -> String {
    if ask.from.is_empty() {
        text::paper_who_on(frame.lang, &frame.day(&ask.on))
    } else {
        text::paper_who_period(frame.lang, &frame.day(&ask.from), &frame.day(&ask.to))
    }
}

/// What was asked, in sentences.
pub(super) fn asked(frame: &Frame<'_>, view: &RegisterView) -> Vec<Block> {
    let (lang, ask) = (frame.lang, &view.ask);
    let only = if ask.only_everything { "yes" } else { "no" };
    let ours = frame.organisation();
    let question = if ask.from.is_empty() {
        text::paper_who_asked_on(lang, &frame.day(&ask.on), only, &ours)
    } else {
        let (from, to) = (frame.day(&ask.from), frame.day(&ask.to));
        text::paper_who_asked_period(lang, &from, only, &ours, &to)
    };
    let known = match ask.as_known.parse::<Timestamp>() {
        Ok(moment) => text::paper_who_known_at(lang, &frame.moment(moment)),
        Err(_) if ask.as_known.is_empty() => text::paper_who_known_now(lang),
        Err(_) => text::paper_who_known_then(lang, &frame.day(&ask.as_known)),
    };
    let mut sentences = vec![question, known];
    if let Some(agency) = view.all_agencies.iter().find(|one| one.id == ask.agency) {
        sentences.push(text::paper_who_only_agency(lang, &frame.name(&agency.name)));
    }
    if let Some(system) = view.all_platforms.iter().find(|one| one.id == ask.platform) {
        sentences.push(text::paper_who_only_system(lang, &plain_name(&system.name)));
    }
    let mut blocks =
        vec![Block::Heading(text::paper_who_asked(lang)), Block::Text(sentences.join("\n"))];
    let first_asked = if ask.from.is_empty() { &ask.on } else { &ask.from };
    if first_asked < &view.first {
        blocks.push(Block::Text(text::paper_who_before(lang, &frame.day(&view.first))));
    }
    blocks
}

fn found(
    frame: &Frame<'_>,
    view: &RegisterView,
    certain: &[&RegisterRow],
    unsure: usize,
) -> Vec<Block> {
    let lang = frame.lang;
    let agencies: BTreeSet<&str> = certain.iter().map(|row| row.agency_id.as_str()).collect();
    let keys: BTreeSet<&str> = certain.iter().map(|row| row.key_id.as_str()).collect();
    let every = certain.iter().filter(|row| row.opens_everything);
    let every: BTreeSet<&str> = every.map(|row| row.key_id.as_str()).collect();
    let facts = [
        Fact::new(text::paper_who_agencies(lang), agencies.len().to_string()),
        Fact::new(text::paper_who_keys(lang), keys.len().to_string()),
        Fact::new(text::paper_who_everything(lang), every.len().to_string()),
        Fact::new(text::paper_who_unsure_count(lang), unsure.to_string()),
        Fact::new(text::paper_who_first(lang), frame.day(&view.first)),
    ];
    vec![Block::Heading(text::paper_who_found(lang)), Block::Facts(facts.to_vec())]
}

fn agency(frame: &Frame<'_>, row: &RegisterRow) -> Vec<Fact> {
    let lang = frame.lang;
    let role = row.role.map_or_else(|| "none".to_owned(), |role| name_of(&role));
    let countries: Vec<String> = row.countries.iter().map(|code| country(code)).collect();
    let facts = [
        fact(text::paper_register_role(lang), words::role(lang, &role)),
        fact(text::paper_register_countries(lang), countries.join("; ")),
        fact(text::paper_register_contract_ends(lang), frame.day(&row.contract_ends)),
    ];
    facts.into_iter().flatten().collect()
}

fn key_title(frame: &Frame<'_>, row: &RegisterRow) -> String {
    let name = plain_name(&row.key_name);
    if name.is_empty() || name == row.platform {
        return row.platform.clone();
    }
    text::paper_key_of(frame.lang, &name, &row.platform)
}

fn card(frame: &Frame<'_>, row: &RegisterRow, title: String) -> Card {
    let lang = frame.lang;
    let off_list = frame.day(&row.off_list);
    let lasted_on_list = !off_list.is_empty() && row.why != Some(NotExcluded::OffOurListOnly);
    let as_recorded = is_as_recorded(frame, row);
    let why = row.why.map(|why| match why {
        NotExcluded::OffOurListOnly if as_recorded => "as-recorded".to_owned(),
        why => name_of(&why),
    });
    let why = why.map(|why| text::paper_who_why_is(lang, &off_list, &why));
    let opens_every = if row.opens_everything { words::yes(lang, true) } else { String::new() };
    let mut facts = vec![
        fact(text::paper_who_why(lang), why.unwrap_or_default()),
        fact(text::paper_register_account(lang), plain_name(&row.account)),
        fact(text::paper_register_kind(lang), row.kind.clone()),
        mono(text::paper_register_ends_in(lang), row.ends_in.clone()),
        fact(text::paper_register_purpose(lang), row.purpose.clone()),
        fact(text::paper_register_opens(lang), row.opens.clone()),
        fact(text::paper_register_everything(lang), opens_every),
    ];
    for may in &row.may {
        let lines: Vec<&str> = may.value.split_whitespace().collect();
        facts.push(fact(may.name.clone(), lines.join(" ")));
    }
    let categories: Vec<String> =
        row.categories.iter().map(|of| words::category(lang, &name_of(of))).collect();
    let until = match frame.day(&row.until) {
        day if day.is_empty() => day,
        day => frame.known(&day, row.end_seen),
    };
    facts.extend([
        fact(text::paper_register_categories(lang), categories.join("; ")),
        fact(
            text::paper_register_since(lang),
            frame.known(&frame.since(&row.since, row.precision), row.seen),
        ),
        fact(text::paper_register_until(lang), until),
        fact(
            text::paper_register_travelled(lang),
            words::travelled(lang, &name_of(&row.travelled)),
        ),
        fact(text::paper_register_received(lang), receipt(frame, row)),
        fact(text::paper_register_review(lang), frame.day(&row.review)),
        fact(text::paper_register_ends(lang), frame.day(&row.ends)),
        fact(text::paper_register_owner(lang), plain_name(&row.owner)),
        fact(text::paper_register_approved(lang), row.approved.clone()),
    ]);
    let notes = [
        (lasted_on_list && !as_recorded, text::paper_who_off_list(lang, &off_list)),
        (lasted_on_list && as_recorded, text::paper_who_as_recorded(lang, &off_list)),
        (row.paused, text::paper_who_paused(lang)),
        (row.exposed, text::paper_who_exposed(lang)),
    ];
    let notes: Vec<String> =
        notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note).collect();
    Card { title, facts: facts.into_iter().flatten().collect(), note: notes.join(" ") }
}

/// When they said that it arrived, and how; what did not travel in a file of ours has none.
fn receipt(frame: &Frame<'_>, row: &RegisterRow) -> String {
    let heard = row.heard.map(|heard| words::heard(frame.lang, &name_of(&heard), row.matched));
    match (row.received.parse::<Timestamp>(), heard) {
        (Ok(at), Some(heard)) => text::paper_who_receipt(frame.lang, &heard, &frame.moment(at)),
        _ if row.travelled == Travelled::LockedFile => text::paper_who_no_receipt(frame.lang),
        _ => String::new(),
    }
}

/// Whether it was over before it was put on record: then nobody said how it ended.
fn is_as_recorded(frame: &Frame<'_>, row: &RegisterRow) -> bool {
    let grant = Id::parse(&row.grant).and_then(|id| frame.open.state().grants.get(&id));
    let ended = grant.and_then(|grant| grant.ended);
    matches!(ended, Some((_, EndedWhy::AsRecorded)))
}
