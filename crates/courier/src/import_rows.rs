//! The rows of a table, read against the catalog and what is on record.

use std::collections::{BTreeSet, HashMap};

use courier_platforms::{Kind, Platform, Purpose};
use courier_reading::table::dates::{DateOrder, DateProblem, When, parse_date};
use courier_reading::table::values::{self, MobileProblem};
use courier_reading::table::{Columns, Fit, Meaning, Row, Table};
use jiff::civil::Date;

use crate::app::{App, Open};
use crate::domain::{parse_email, parse_name, parse_optional_text};
use crate::error::{Problem, one};
use crate::error_code::ErrorCode;
use crate::import::{Importing, number};
use crate::import_known::{OnRecord, Sign, same_name};
use crate::import_names::{Names, Where};
use crate::import_values::{last_day, parse_ending, since_answer, travelled, value};
use crate::recorded::parse_since;
use crate::state::AgencyFacts;
use crate::views::{ImportAnswers, ImportProblem, Precision, Role, Travelled};

/// A row as it was read.
#[derive(Default)]
pub(crate) struct ReadRow<'a> {
    pub(crate) line: u32,
    pub(crate) agency: String,
    pub(crate) person: String,
    pub(crate) email: String,
    pub(crate) mobile: Option<String>,
    pub(crate) platform: Option<&'a Platform>,
    pub(crate) purpose: Option<(&'a Kind, &'a Purpose)>,
    pub(crate) purpose_title: String,
    pub(crate) account: Option<Where>,
    pub(crate) ends_in: String,
    /// None while somebody has to say how days are written.
    pub(crate) since: Option<(Date, Precision)>,
    /// When it is to end, or ended.
    pub(crate) until: Option<Date>,
    pub(crate) travelled: Travelled,
    pub(crate) note: String,
    pub(crate) facts: AgencyFacts,
    pub(crate) problems: Vec<ImportProblem>,
    pub(crate) known: bool,
    pub(crate) same_as: u32,
    pub(crate) key_left_out: bool,
}

impl ReadRow<'_> {
    /// Whether it says what is on record, or what an earlier row says.
    pub(crate) fn is_known(&self) -> bool {
        self.problems.is_empty() && (self.known || self.same_as > 0)
    }

    /// Whether it is put on record.
    pub(crate) fn is_taken(&self) -> bool {
        self.problems.is_empty() && !self.known && self.same_as == 0
    }
}

/// Reads rows.
pub(crate) struct Reading<'a> {
    table: &'a Table,
    columns: &'a Columns,
    order: DateOrder,
    answers: &'a ImportAnswers,
    today: Date,
    used: &'a [String],
    names: Names<'a>,
    on_record: OnRecord,
    /// A row names no system.
    pub(crate) without_system: bool,
    /// A mobile has no country.
    pub(crate) without_country: bool,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        app: &'a App,
        open: &'a Open,
        importing: &'a Importing,
        order: DateOrder,
    ) -> Self {
        Self {
            table: &importing.table,
            columns: &importing.columns,
            order,
            answers: &importing.answers,
            today: app.today(open),
            used: &open.state().platforms,
            names: Names::new(app, open),
            on_record: OnRecord::of(app, open),
            without_system: false,
            without_country: false,
        }
    }

    /// Every row, in the file's order.
    pub(crate) fn rows(&mut self) -> Vec<ReadRow<'a>> {
        let table = self.table;
        let mut rows: Vec<ReadRow<'a>> = table.rows.iter().map(|row| self.row(row)).collect();
        self.say_once(&mut rows);
        let mut said: HashMap<Sign, u32> = HashMap::new();
        for row in &mut rows {
            let Some(sign) = row.problems.is_empty().then(|| Sign::of(row)).flatten() else {
                continue;
            };
            row.known = self.on_record.holds(&sign);
            if !row.known {
                row.same_as = *said.entry(sign).or_insert(row.line);
                if row.same_as == row.line {
                    row.same_as = 0;
                }
            }
        }
        rows
    }

    /// How many agencies are new.
    pub(crate) fn new_agencies(&self, rows: &[ReadRow<'_>]) -> u32 {
        let taken = rows.iter().filter(|row| row.is_taken()).map(|row| same_name(&row.agency));
        let new = taken.filter(|name| !self.on_record.agencies.contains_key(name));
        number(new.collect::<BTreeSet<_>>().len())
    }

    /// Systems that the organisation does not use yet.
    pub(crate) fn new_systems(&self, rows: &[ReadRow<'_>]) -> Vec<String> {
        let mut new: Vec<String> = Vec::new();
        for platform in rows.iter().filter(|row| row.is_taken()).filter_map(|row| row.platform) {
            if !self.used.contains(&platform.id) && !new.contains(&platform.name) {
                new.push(platform.name.clone());
            }
        }
        new
    }

    fn row(&mut self, from: &'a Row) -> ReadRow<'a> {
        let mut row = ReadRow { line: number(from.number), ..ReadRow::default() };
        if let Fit::Long { cells } = from.fit {
            let params = one("cells", cells);
            row.problems.push(problem_at("", Problem { code: ErrorCode::RowTooLong, params }));
        }
        row.key_left_out = !self.columns.stray_keys(from).is_empty();
        match parse_name(&self.text(from, Meaning::Agency)) {
            Ok(agency) => row.agency = agency,
            Err(problem) if problem.code == ErrorCode::Missing => {
                self.problem(&mut row, Meaning::Agency, Problem::of(ErrorCode::ImportNoAgency));
            }
            Err(problem) => self.problem(&mut row, Meaning::Agency, problem),
        }
        self.read_person(from, &mut row);
        self.read_key(from, &mut row);
        self.read_days(from, &mut row);
        self.read_agency_facts(from, &mut row);
        match parse_optional_text(&self.text(from, Meaning::Note)) {
            Ok(note) => row.note = note,
            Err(problem) => self.problem(&mut row, Meaning::Note, problem),
        }
        row
    }

    fn read_person(&mut self, from: &Row, row: &mut ReadRow<'_>) {
        let person = self.text(from, Meaning::Person);
        if !person.is_empty() {
            match parse_name(&person) {
                Ok(name) => row.person = name,
                Err(problem) => self.problem(row, Meaning::Person, problem),
            }
        }
        let email = self.text(from, Meaning::Email);
        let emails = values::emails(&email);
        match emails.found.as_slice() {
            [] if email.is_empty() => {}
            [only] if !emails.has_other => match parse_email(only) {
                Ok(email) => row.email = email,
                Err(problem) => self.problem(row, Meaning::Email, problem),
            },
            [_, _, ..] => self.problem(row, Meaning::Email, Problem::of(ErrorCode::ImportSeveral)),
            _ => self.problem(row, Meaning::Email, Problem::of(ErrorCode::EmailMalformed)),
        }
        let text = self.text(from, Meaning::Mobile);
        match self.mobiles(&text) {
            Ok(mut mobiles) => {
                row.mobile = mobiles.pop();
                if !mobiles.is_empty() {
                    self.problem(row, Meaning::Mobile, Problem::of(ErrorCode::ImportSeveral));
                }
            }
            Err(problem) => {
                let code = ErrorCode::of(problem.code());
                self.without_country |= code == ErrorCode::MobileWithoutCountry;
                self.problem(row, Meaning::Mobile, Problem::of(code));
            }
        }
        if row.person.is_empty() {
            // Somebody of whom nothing but an address is known is called by it.
            row.person.clone_from(&row.email);
        }
        if row.person.is_empty() && row.mobile.is_some() {
            self.problem(row, Meaning::Mobile, Problem::of(ErrorCode::ImportNobody));
        }
    }

    /// Mobiles as they stand there; the country that was said goes with those that have none.
    fn mobiles(&mut self, text: &str) -> Result<Vec<String>, MobileProblem> {
        let country = self.answers.country.trim_start_matches(['+', '0']);
        match values::mobiles(text, None) {
            Err(MobileProblem::Field(problem))
                if problem.code() == ErrorCode::MobileWithoutCountry.as_str() =>
            {
                self.without_country = true;
                if country.is_empty() {
                    Err(MobileProblem::Field(problem))
                } else {
                    values::mobiles(text, Some(country))
                }
            }
            read => read,
        }
    }

    fn read_key(&mut self, from: &'a Row, row: &mut ReadRow<'a>) {
        let system = self.text(from, Meaning::System);
        let platform = if system.is_empty() {
            self.without_system = true;
            let chosen = self.names.platform_of(&self.answers.platform);
            chosen.ok_or_else(|| Problem::of(ErrorCode::ImportNoSystem))
        } else {
            self.names.platform(&system)
        };
        match parse_ending(self.columns.key_ending(from).unwrap_or_default()) {
            Ok(ends_in) => row.ends_in = ends_in,
            Err(problem) => self.problem(row, Meaning::EndsIn, problem),
        }
        let platform = match platform {
            Ok(platform) => platform,
            Err(problem) => return self.problem(row, Meaning::System, problem),
        };
        row.platform = Some(platform);
        let (kind, purpose) = (self.text(from, Meaning::Kind), self.text(from, Meaning::Purpose));
        match self.names.purpose(platform, &kind, &purpose) {
            Ok((kind, purpose)) => {
                row.purpose = Some((kind, purpose));
                row.purpose_title = self.names.title(platform, kind, purpose);
                match travelled(&self.text(from, Meaning::Sent), kind) {
                    Ok(travelled) => row.travelled = travelled,
                    Err(problem) => self.problem(row, Meaning::Sent, problem),
                }
            }
            Err((meaning, problem)) => self.problem(row, meaning, problem),
        }
        match self.names.account(platform, &self.text(from, Meaning::Account)) {
            Ok(account) => row.account = Some(account),
            Err(problem) => self.problem(row, Meaning::Account, problem),
        }
    }

    fn read_days(&mut self, from: &Row, row: &mut ReadRow<'_>) {
        let since = self.when(from, row, Meaning::Since);
        let until = self.when(from, row, Meaning::Until);
        let Some(since) = since else { return };
        let answer = since_answer(since);
        match parse_since(&answer, self.today) {
            Ok(since) => row.since = Some(since),
            Err((_, code)) => {
                let code =
                    if code == ErrorCode::DayToCome { code } else { ErrorCode::YearUnlikely };
                return self.problem(row, Meaning::Since, Problem::of(code));
            }
        }
        row.until = until.and_then(last_day);
        if let (Some(until), Some(since)) = (row.until, &mut row.since) {
            if since.1 == Precision::Unknown {
                // It was before that day, as far as anybody knows.
                since.0 = since.0.min(until);
            } else if until < since.0 {
                let problem = Problem::of(ErrorCode::ImportBackwards);
                self.problem(row, Meaning::Until, problem);
            }
        }
    }

    /// `None` where it is no day, and where somebody has to say first how days are written.
    fn when(&self, from: &Row, row: &mut ReadRow<'_>, meaning: Meaning) -> Option<When> {
        match parse_date(&self.text(from, meaning), self.order) {
            Ok(when) => Some(when),
            Err(DateProblem::OrderUnknown) if self.order == DateOrder::Ambiguous => None,
            Err(problem) => {
                self.problem(row, meaning, Problem::of(ErrorCode::of(problem.code())));
                None
            }
        }
    }

    fn read_agency_facts(&mut self, from: &Row, row: &mut ReadRow<'_>) {
        let ends = self.when(from, row, Meaning::ContractEnds);
        row.facts.contract_ends = ends.and_then(last_day);
        let role = self.text(from, Meaning::Role);
        row.facts.role = values::role(&role).map(Role::from);
        if row.facts.role.is_none() && !role.is_empty() {
            let params = value(&role);
            self.problem(row, Meaning::Role, Problem { code: ErrorCode::ImportRole, params });
        }
        match values::countries(&self.text(from, Meaning::Country)) {
            Ok(mut countries) => {
                countries.sort();
                row.facts.countries = countries;
            }
            Err(unknown) => {
                let (code, params) = (ErrorCode::ImportCountry, value(&unknown.value));
                self.problem(row, Meaning::Country, Problem { code, params });
            }
        }
    }

    /// Of one agency two rows say the same, or one of them says nothing.
    fn say_once(&self, rows: &mut [ReadRow<'_>]) {
        let mut said: HashMap<String, (AgencyFacts, [u32; 3])> = HashMap::new();
        for row in rows.iter_mut().filter(|row| row.problems.is_empty()) {
            let name = same_name(&row.agency);
            if self.on_record.agencies.contains_key(&name) {
                continue;
            }
            let (facts, lines) = said.entry(name).or_default();
            let AgencyFacts { role, contract_ends, countries } = row.facts.clone();
            let other = |known: bool, same: bool| known && !same;
            let differs = [
                (Meaning::Role, other(facts.role.is_some() && role.is_some(), facts.role == role)),
                (
                    Meaning::ContractEnds,
                    other(
                        facts.contract_ends.is_some() && contract_ends.is_some(),
                        facts.contract_ends == contract_ends,
                    ),
                ),
                (
                    Meaning::Country,
                    other(
                        !facts.countries.is_empty() && !countries.is_empty(),
                        facts.countries == countries,
                    ),
                ),
            ];
            for ((meaning, _), line) in
                differs.iter().zip(lines.iter()).filter(|((_, differs), _)| *differs)
            {
                let (code, params) = (ErrorCode::ImportSaysOtherwise, one("line", line));
                self.problem(row, *meaning, Problem { code, params });
            }
            if !row.problems.is_empty() {
                continue;
            }
            let [of_role, of_ends, of_countries] = lines;
            if facts.role.is_none() && role.is_some() {
                (facts.role, *of_role) = (role, row.line);
            }
            if facts.contract_ends.is_none() && contract_ends.is_some() {
                (facts.contract_ends, *of_ends) = (contract_ends, row.line);
            }
            if facts.countries.is_empty() && !countries.is_empty() {
                (facts.countries, *of_countries) = (countries, row.line);
            }
        }
    }

    /// What stands there; nothing where the cell only says that nothing does.
    fn text(&self, row: &Row, meaning: Meaning) -> String {
        let text = self.columns.text(row, meaning);
        let small = text.trim().to_lowercase();
        let nothing = matches!(&*small, "-" | "–" | "—" | "n/a" | "none" | "?" | "tbc");
        if nothing && !meaning.is_date() { String::new() } else { text }
    }

    fn problem(&self, row: &mut ReadRow<'_>, meaning: Meaning, problem: Problem) {
        let column = self.columns.list().iter().find(|column| column.meaning == meaning);
        let head =
            column.map_or(
                "",
                |column| {
                    if column.name.is_empty() { &column.letter } else { &column.name }
                },
            );
        row.problems.push(problem_at(head, problem));
    }
}

fn problem_at(column: &str, problem: Problem) -> ImportProblem {
    let Problem { code, params } = problem;
    ImportProblem { column: column.to_owned(), code: code.as_str().to_owned(), params }
}
