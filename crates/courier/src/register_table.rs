//! The register as a table for papers and spreadsheets, and as JSON for programs.

use celes::Country;
use jiff::Timestamp;
use serde::Serialize;

use crate::app::{App, Open};
use crate::history::name_of;
use crate::letters::register as words;
use crate::views::{NamedValue, RegisterAsk, RegisterRow, RegisterView};

/// The register as a program gets it; `docs/formats.md` says what stands in it.
#[derive(Serialize)]
struct Document<'a, T> {
    format: u32,
    kind: &'static str,
    organisation: &'a str,
    made: String,
    zone: String,
    asked: &'a RegisterAsk,
    head: Head<'a>,
    access: &'a [T],
}

#[derive(Serialize)]
struct Head<'a> {
    device: &'a str,
    number: u32,
    hash: &'a str,
}

impl App {
    /// The register as rows of cells, the first of them the headings. Days are `YYYY-MM-DD`, countries names.
    pub(crate) fn register_table(&self, open: &Open, view: &RegisterView) -> Vec<Vec<String>> {
        let lang = self.lang();
        let day = |moment: &str| {
            let at: Option<Timestamp> = moment.parse().ok();
            at.map(|at| at.to_zoned(open.time_zone()).date().to_string()).unwrap_or_default()
        };
        let rows = view.rows.iter().map(|row| cells(lang, row, day(&row.received)));
        std::iter::once(words::headings(lang)).chain(rows).collect()
    }

    /// The register as a JSON document, with what was asked and the head of the ledger.
    pub(crate) fn register_json(&self, open: &Open, view: &RegisterView) -> String {
        self.json_document(open, view, "key-courier-register", &view.rows)
    }

    /// What a program gets, with what was asked and the head of the ledger.
    pub(crate) fn json_document<T: Serialize>(
        &self,
        open: &Open,
        view: &RegisterView,
        kind: &'static str,
        access: &[T],
    ) -> String {
        let organisation = open.organisation().0;
        let document = Document {
            format: 1,
            kind,
            organisation: &organisation,
            made: (self.host.clock)().to_string(),
            zone: open.state().zone.clone().unwrap_or_default(),
            asked: &view.ask,
            head: Head {
                device: open.vault.device().id().as_str(),
                number: view.head_number,
                hash: &view.head,
            },
            access,
        };
        serde_json::to_string_pretty(&document).unwrap_or_default()
    }
}

fn cells(lang: &str, row: &RegisterRow, received: String) -> Vec<String> {
    let countries = row.countries.iter().map(|code| country(code));
    let categories = row.categories.iter().map(|of| words::category(lang, &name_of(of)));
    let begun = words::known(lang, row.seen);
    let ended = if row.until.is_empty() { String::new() } else { words::known(lang, row.end_seen) };
    let heard = row.heard.map(|heard| words::heard(lang, &name_of(&heard), row.matched));
    let role = row.role.map_or_else(|| "none".to_owned(), |role| name_of(&role));
    vec![
        row.agency.clone(),
        words::role(lang, &role),
        countries.collect::<Vec<_>>().join("; "),
        row.contract_ends.clone(),
        row.platform.clone(),
        row.account.clone(),
        row.key_name.clone(),
        row.kind.clone(),
        row.ends_in.clone(),
        row.purpose.clone(),
        row.opens.clone(),
        words::yes(lang, row.opens_everything),
        row.may.iter().map(one_line).collect::<Vec<_>>().join("; "),
        categories.collect::<Vec<_>>().join("; "),
        row.since.clone(),
        words::precision(lang, &name_of(&row.precision)),
        row.until.clone(),
        row.off_list.clone(),
        words::certainty(lang, row.why.as_ref().map(name_of).as_deref()),
        words::yes(lang, row.paused),
        words::travelled(lang, &name_of(&row.travelled)),
        words::yes(lang, row.exposed),
        received,
        heard.unwrap_or_default(),
        row.review.clone(),
        row.ends.clone(),
        row.owner.clone(),
        row.approved.clone(),
        begun,
        ended,
    ]
}

/// A country's name; a code that names none stays as it is.
pub(crate) fn country(code: &str) -> String {
    let Ok(country) = Country::from_alpha2(code) else { return code.to_owned() };
    let words = country.long_name.strip_prefix("The ").unwrap_or(country.long_name);
    // The list writes each word with a capital.
    let small = |word| match word {
        "Of" => "of",
        "And" => "and",
        "The" => "the",
        word => word,
    };
    words.split(' ').map(small).collect::<Vec<_>>().join(" ")
}

fn one_line(value: &NamedValue) -> String {
    let lines: Vec<&str> = value.value.split_whitespace().collect();
    format!("{}: {}", value.name, lines.join(" "))
}

#[cfg(test)]
mod tests {
    use courier::views::Form;
    use serde_json::Value;

    use super::*;
    use crate::desk::Desk;

    #[test]
    fn every_access_is_a_row_of_the_table_and_of_the_document() {
        let desk = Desk::founded();
        desk.saved(Form::Age);
        desk.app
            .with(|open| {
                let mut view = desk.app.register_in(open, &RegisterAsk::default())?;
                view.rows[0].countries = vec!["PT".into(), "GB".into()];
                let table = desk.app.register_table(open, &view);
                let [headings, row] = table.as_slice() else { panic!("{table:?}") };
                assert_eq!(headings.len(), row.len());
                let cell =
                    |heading: &str| &row[headings.iter().position(|h| h == heading).unwrap()];
                assert_eq!(cell("Agency"), "Brightwater");
                assert!(cell("Countries").starts_with("Portugal; "), "{}", cell("Countries"));
                assert_eq!(cell("Ends in"), "d117");
                assert_eq!(*cell("Since"), view.rows[0].since);
                assert_eq!(cell("How sure it is"), "Certain");
                assert_eq!(cell("How the key went there"), "In a locked file");
                assert_eq!(cell("How we know that it began"), "Seen by Key Courier");
                assert_eq!(cell("How we know that it ended"), "");
                assert!(cell("What it may do").contains("198.51.100.20"));
                let json: Value =
                    serde_json::from_str(&desk.app.register_json(open, &view)).unwrap();
                assert_eq!(json["organisation"], "Harbour Trust");
                assert_eq!(json["zone"], "Europe/London");
                assert_eq!(json["head"]["hash"], view.head);
                assert_eq!(json["access"][0]["agency"], "Brightwater");
                assert_eq!(json["asked"]["on"], view.ask.on);
                Ok(())
            })
            .unwrap();
    }
}
