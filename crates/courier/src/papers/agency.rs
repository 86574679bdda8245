//! Everything about one agency.

use courier_papers::{Block, Card, Column, Fact, Paper, Table};
use courier_vault::Id;
use jiff::civil::Date;

use crate::certificate::deleted_later;
use crate::history::name_of;
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::letters::register as words;
use crate::papers::frame::{Frame, fact, mono};
use crate::register_known::KnownThen;
use crate::register_table::country;
use crate::state::{ApiUser, Delivery};
use crate::views::{AgencyPage, EndedWhy, HolderView};

pub(super) fn paper(frame: &Frame<'_>, id: &Id) -> Paper {
    let lang = frame.lang;
    let page = frame.app.agency_page(frame.open, id);
    let grants = &frame.open.state().grants;
    let never = |view: &&HolderView| {
        let grant = Id::parse(&view.grant).and_then(|id| grants.get(&id));
        let ended = grant.and_then(|grant| grant.ended);
        !matches!(ended, Some((_, EndedWhy::NeverWas)))
    };
    let (before, now): (Vec<&HolderView>, Vec<&HolderView>) =
        page.access.iter().filter(never).partition(|view| view.is_over);
    let then = &KnownThen::of(&frame.open.ledger.log, None);
    let mut blocks = vec![
        Block::Heading(text::paper_agency_facts(lang)),
        Block::Facts(facts(frame, &page)),
        Block::Heading(text::paper_agency_people(lang)),
        Block::Table(people(frame, &page)),
        Block::Heading(text::paper_agency_now(lang)),
    ];
    if now.is_empty() {
        blocks.push(Block::Text(text::paper_agency_no_now(lang)));
    }
    blocks.push(Block::Cards(now.into_iter().map(|view| card(frame, then, view)).collect()));
    if !before.is_empty() {
        blocks.push(Block::Heading(text::paper_agency_before(lang)));
        blocks.push(Block::Cards(before.into_iter().map(|view| card(frame, then, view)).collect()));
    }
    blocks.push(Block::Heading(text::paper_agency_deliveries(lang)));
    blocks.push(Block::Table(deliveries(frame, id)));
    blocks.extend(frame.signature());
    blocks.extend(frame.proves());
    let title = text::paper_agency_title(lang, &frame.name(&page.row.name));
    frame.paper(title, text::paper_agency_under(lang), blocks)
}

fn facts(frame: &Frame<'_>, page: &AgencyPage) -> Vec<Fact> {
    let lang = frame.lang;
    let role = page.row.role.map_or_else(|| "none".to_owned(), |role| name_of(&role));
    let countries: Vec<String> = page.row.countries.iter().map(|code| country(code)).collect();
    let confirmed = page.confirmed_how.map(|how| {
        text::paper_agency_confirmed_is(lang, &frame.day(&page.confirmed), &name_of(&how))
    });
    let facts = [
        fact(text::paper_register_role(lang), words::role(lang, &role)),
        fact(text::paper_register_countries(lang), countries.join("; ")),
        fact(text::paper_agency_contract(lang), plain_name(&page.contract)),
        fact(text::paper_register_contract_ends(lang), frame.day(&page.row.contract_ends)),
        fact(text::paper_agency_ended(lang), frame.day(&page.ended)),
        fact(text::paper_agency_confirmed(lang), confirmed.unwrap_or_default()),
    ];
    facts.into_iter().flatten().collect()
}

fn people(frame: &Frame<'_>, page: &AgencyPage) -> Table {
    let lang = frame.lang;
    let columns = vec![
        Column::new(text::paper_agency_person(lang), 2.0),
        Column::new(text::paper_agency_email(lang), 2.6),
        Column::new(text::paper_agency_mobile(lang), 1.8),
        Column::new(text::paper_agency_left(lang), 1.6),
    ];
    let rows = page.people.iter().map(|person| {
        let left = frame.day(&person.left);
        vec![frame.name(&person.name), person.email.clone(), person.mobile.clone(), left]
    });
    Table {
        caption: String::new(),
        columns,
        rows: rows.collect(),
        empty: text::paper_agency_no_people(lang),
    }
}

fn card(frame: &Frame<'_>, then: &KnownThen<'_>, view: &HolderView) -> Card {
    let (lang, open) = (frame.lang, frame.open);
    let key = Id::parse(&view.key_id);
    let known = key.as_ref().and_then(|id| open.state().api_users.get(id));
    let grant = Id::parse(&view.grant);
    let of_grant = grant.as_ref().and_then(|id| open.state().grants.get(id));
    let said = grant.as_ref().map(|id| open.grant_card(id)).unwrap_or_default();
    let categories: Vec<String> = of_grant
        .map(|grant| grant.categories.iter().map(|of| words::category(lang, &name_of(of))))
        .map(Iterator::collect)
        .unwrap_or_default();
    let approved_on = of_grant.and_then(|grant| grant.approved_on).map(|day| frame.date(day));
    let approved = [said.approved_by, approved_on.unwrap_or_default(), said.approved_how];
    let approved: Vec<String> = approved.into_iter().filter(|part| !part.is_empty()).collect();
    let on = |(day, seen): (Date, bool)| frame.known(&frame.date(day), seen);
    let off =
        known.and_then(|known| Some(on((known.off_day(&open.time_zone())?, known.off_is_seen()))));
    let off_name = if known.is_some_and(ApiUser::is_only_deleted) {
        text::paper_agency_deleted(lang)
    } else {
        text::paper_agency_off(lang)
    };
    let deleted = known.and_then(|known| deleted_later(open, known)).map(on);
    let off_list = match frame.day(&view.ended) {
        day if view.off_list_only => match of_grant.and_then(|grant| grant.ended) {
            Some((_, EndedWhy::AsRecorded)) => text::paper_agency_off_list_as_recorded(lang, &day),
            _ => text::paper_agency_off_list_only(lang, &day),
        },
        day => day,
    };
    let every = if view.opens_everything { words::yes(lang, true) } else { String::new() };
    let ends_in = grant.as_ref().map(|id| open.ends_in_had(then, id)).unwrap_or_default();
    let review = if view.is_over { String::new() } else { frame.day(&view.review) };
    let facts = [
        mono(text::paper_register_ends_in(lang), ends_in),
        fact(text::paper_register_purpose(lang), view.purpose.clone()),
        fact(text::paper_register_opens(lang), view.opens.clone()),
        fact(text::paper_register_everything(lang), every),
        fact(text::paper_register_categories(lang), categories.join("; ")),
        fact(text::paper_register_since(lang), frame.since(&view.since, view.precision)),
        fact(text::paper_agency_off_list(lang), off_list),
        fact(off_name, off.unwrap_or_default()),
        fact(text::paper_agency_deleted(lang), deleted.unwrap_or_default()),
        fact(
            text::paper_register_travelled(lang),
            words::travelled(lang, &name_of(&view.travelled)),
        ),
        fact(text::paper_agency_seen_by(lang), view.seen_by.clone()),
        fact(text::paper_agency_accepted(lang), view.accepted.clone()),
        fact(text::paper_register_review(lang), review),
        fact(text::paper_register_ends(lang), frame.day(&view.ends)),
        fact(text::paper_register_owner(lang), plain_name(&view.owner)),
        fact(text::paper_register_approved(lang), approved.join(", ")),
    ];
    let notes = [
        (view.paused && !view.is_over, text::paper_who_paused(lang)),
        (view.exposed, text::paper_who_exposed(lang)),
    ];
    let notes: Vec<String> =
        notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note).collect();
    Card {
        title: plain_name(&view.key),
        facts: facts.into_iter().flatten().collect(),
        note: notes.join(" "),
    }
}

/// The locked files that went there, the newest first, and how we know that they were opened.
fn deliveries(frame: &Frame<'_>, agency: &Id) -> Table {
    let (lang, state) = (frame.lang, frame.open.state());
    let columns = vec![
        Column::new(text::paper_agency_to(lang), 1.6),
        Column::new(text::paper_agency_system(lang), 1.6),
        Column::new(text::paper_agency_made(lang), 1.6),
        Column::new(text::paper_agency_sent(lang), 1.6),
        Column::new(text::paper_agency_receipt(lang), 2.4),
    ];
    let is_there = |delivery: &Delivery| {
        state.contacts.get(&delivery.contact).is_some_and(|contact| contact.agency == *agency)
    };
    let rows = frame.app.deliveries_of(frame.open, is_there);
    let rows = rows.iter().filter_map(|row| {
        let delivery = state.deliveries.get(&Id::parse(&row.id)?)?;
        let sent = delivery.sent.map(|(at, _)| frame.date(frame.day_of(at))).unwrap_or_default();
        let receipt = delivery.received.as_ref().map(|received| {
            let heard = words::heard(lang, &name_of(&received.heard), received.matched);
            text::paper_who_receipt(lang, &heard, &frame.date(frame.day_of(received.at)))
        });
        let platform =
            if delivery.trial { text::paper_agency_trial(lang) } else { row.platform.clone() };
        Some(vec![
            frame.name(&row.person),
            platform,
            frame.date(frame.day_of(delivery.made)),
            sent,
            receipt.unwrap_or_else(|| text::paper_who_no_receipt(lang)),
        ])
    });
    Table {
        caption: String::new(),
        columns,
        rows: rows.collect(),
        empty: text::paper_agency_no_deliveries(lang),
    }
}
