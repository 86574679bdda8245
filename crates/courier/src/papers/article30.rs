//! Who receives supporter data: the part of the record of processing that Article 30(1)(d) and (e) ask for.

use std::collections::BTreeSet;

use courier_papers::{Block, Column, Paper, Shape, Table};
use courier_vault::Id;
use serde::Serialize;

use crate::domain::Card;
use crate::history::name_of;
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::letters::register as words;
use crate::papers::frame::Frame;
use crate::papers::register::{asked, when};
use crate::register_table::country;
use crate::views::{Certainty, DataCategory, Precision, RegisterRow, RegisterView, Role};

/// The countries of the European Economic Area and the United Kingdom; data that go to any other need a safeguard.
const NO_SAFEGUARD: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// One agency, with all that it had together.
#[derive(Serialize)]
struct Receiver {
    agency_id: String,
    agency: String,
    role: Option<Role>,
    /// ISO 3166 codes.
    countries: Vec<String>,
    /// Those of them that ask for a safeguard.
    third_countries: Vec<String>,
    purposes: Vec<String>,
    categories: Vec<DataCategory>,
    opens_everything: bool,
    contract: String,
    contract_ends: String,
    since: String,
    precision: Precision,
    certainty: Certainty,
}

pub(super) fn paper(frame: &Frame<'_>, view: &RegisterView) -> Paper {
    let lang = frame.lang;
    let receivers = receivers(frame, view);
    let widths = [2.0, 1.3, 1.7, 2.4, 2.1, 1.8, 1.5];
    let columns = headings(lang).into_iter().zip(widths);
    let mut blocks = asked(frame, view);
    blocks.push(Block::Heading(text::paper_article_who(lang)));
    blocks.push(Block::Table(Table {
        caption: String::new(),
        columns: columns.map(|(head, width)| Column::new(head, width)).collect(),
        rows: receivers.iter().map(|one| cells(frame, one, |day| frame.day(day))).collect(),
        empty: text::paper_article_none(lang),
    }));
    if receivers.iter().any(|one| !one.third_countries.is_empty()) {
        blocks.push(Block::Note(text::paper_article_third_note(lang)));
    }
    blocks.push(Block::Note(text::paper_article_rest(lang)));
    blocks.push(Block::Note(text::paper_article_law(lang)));
    blocks.extend(frame.signature());
    blocks.extend(frame.proves());
    let under = text::paper_article_under(lang, &when(frame, &view.ask));
    let paper = frame.paper(text::paper_article_title(lang), under, blocks);
    Paper { shape: Shape::Landscape, ..paper }
}

/// The same as rows of cells, the first of them the headings. Days are `YYYY-MM-DD`.
pub(super) fn table(frame: &Frame<'_>, view: &RegisterView) -> Vec<Vec<String>> {
    let receivers = receivers(frame, view);
    let rows = receivers.iter().map(|one| cells(frame, one, str::to_owned));
    std::iter::once(headings(frame.lang)).chain(rows).collect()
}

/// The same for a program.
pub(super) fn json(frame: &Frame<'_>, view: &RegisterView) -> String {
    let receivers = receivers(frame, view);
    frame.app.json_document(frame.open, view, "key-courier-article-30", &receivers)
}

fn headings(lang: &str) -> Vec<String> {
    let of = [
        text::paper_register_agency,
        text::paper_article_role,
        text::paper_article_countries,
        text::paper_article_purposes,
        text::paper_article_data,
        text::paper_article_contract,
        text::paper_article_since,
    ];
    of.map(|heading| heading(lang)).to_vec()
}

fn cells(frame: &Frame<'_>, one: &Receiver, day: impl Fn(&str) -> String) -> Vec<String> {
    let lang = frame.lang;
    let agency = frame.name(&one.agency);
    let agency = match one.certainty {
        Certainty::Certain => agency,
        Certainty::NotExcluded => text::paper_article_unsure(lang, &agency),
    };
    let role = one.role.map_or_else(|| "none".to_owned(), |role| name_of(&role));
    let countries = one.countries.iter().map(|code| match country(code) {
        third if one.third_countries.contains(code) => text::paper_article_third(lang, &third),
        country => country,
    });
    let categories = one.categories.iter().map(|of| words::category(lang, &name_of(of)));
    let mut data = categories.collect::<Vec<_>>().join("; ");
    if one.opens_everything {
        let every = text::paper_article_every(lang);
        data = if data.is_empty() { every } else { format!("{data}. {every}") };
    }
    let contract = plain_name(&one.contract);
    let contract = match (contract.is_empty(), day(&one.contract_ends)) {
        (_, ends) if ends.is_empty() => contract,
        (true, ends) => text::paper_article_ends(lang, &ends),
        (false, ends) => text::paper_article_contract_ends(lang, &contract, &ends),
    };
    vec![
        agency,
        words::role(lang, &role),
        said(frame, countries.collect::<Vec<_>>().join("; ")),
        one.purposes.join("; "),
        said(frame, data),
        said(frame, contract),
        text::paper_since(lang, &day(&one.since), &name_of(&one.precision)),
    ]
}

/// The law asks for it: what nobody said is not left out.
fn said(frame: &Frame<'_>, value: String) -> String {
    if value.is_empty() { text::paper_nobody_said(frame.lang) } else { value }
}

/// By name, each agency once.
fn receivers(frame: &Frame<'_>, view: &RegisterView) -> Vec<Receiver> {
    let by_agency = view.rows.chunk_by(|a, b| a.agency_id == b.agency_id);
    by_agency.filter_map(|rows| receiver(frame, view, rows)).collect()
}

fn receiver(frame: &Frame<'_>, view: &RegisterView, rows: &[RegisterRow]) -> Option<Receiver> {
    let first = rows.first()?;
    let earliest = rows.iter().min_by_key(|row| &row.since)?;
    let purposes: BTreeSet<&String> =
        rows.iter().map(|row| &row.purpose).filter(|purpose| !purpose.is_empty()).collect();
    let categories: BTreeSet<DataCategory> =
        rows.iter().flat_map(|row| row.categories.iter().copied()).collect();
    let is_certain = rows.iter().any(|row| row.certainty == Certainty::Certain);
    let third = |code: &&String| !NO_SAFEGUARD.contains(&code.as_str());
    Some(Receiver {
        agency_id: first.agency_id.clone(),
        agency: first.agency.clone(),
        role: first.role,
        third_countries: first.countries.iter().filter(third).cloned().collect(),
        countries: first.countries.clone(),
        purposes: purposes.into_iter().cloned().collect(),
        categories: categories.into_iter().collect(),
        opens_everything: rows.iter().any(|row| row.opens_everything),
        contract: contract(frame, view, &first.agency_id),
        contract_ends: first.contract_ends.clone(),
        since: earliest.since.clone(),
        precision: earliest.precision,
        certainty: if is_certain { Certainty::Certain } else { Certainty::NotExcluded },
    })
}

/// What the contract is called now; what it was called then, the register does not say.
fn contract(frame: &Frame<'_>, view: &RegisterView, agency: &str) -> String {
    if !view.ask.as_known.is_empty() {
        return String::new();
    }
    match Id::parse(agency).and_then(|id| frame.open.card(&id)) {
        Some(Card::Agency { contract, .. }) => contract,
        _ => String::new(),
    }
}
