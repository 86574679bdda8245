//! *How they got it*: access given before the app knew of it, with or without its key.

use courier_platforms::{CheckedAccount, Count};
use courier_vault::Id;
use jiff::civil::Date;

use crate::access_terms::parse_approval;
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, How, Known};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::making::problem_of;
use crate::opening::Opening;
use crate::views::{Precision, SinceAnswer, Travelled};

/// The first year anybody can have been given a key.
const FIRST_YEAR: i16 = 1995;

/// The longest free text about an access.
const LONGEST_TEXT: usize = 500;

impl App {
    pub(crate) fn settle_recorded(
        &self,
        open: &mut Open,
        draft_id: &Id,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let answers = draft.answers.clone();
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let agency = contact.ok_or(Error::TooEarly)?.agency.clone();
        let mut problems: Vec<(String, Problem)> = Vec::new();
        let text = open.typed_account(draft, &chosen);
        let nothing_said =
            text.region.is_empty() && text.name.is_empty() && text.address.is_empty();
        let account = match chosen.platform.check_account(&text.parts()) {
            Ok(account) => account,
            // Nobody may know any more where it was.
            Err(_) if nothing_said => CheckedAccount::default(),
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|(field, problem)| {
                    (field.to_owned(), problem_of(problem.code(), problem.params()))
                }));
                CheckedAccount::default()
            }
        };
        let since = parse_since(&answers.since, self.today(open));
        let since = since.map_err(|(field, code)| {
            problems.push((field.to_owned(), Problem::of(code)));
        });
        // Only what is no secret may have gone any way at all.
        let public = answers.travelled == Some(Travelled::Public) && chosen.kind.secret;
        if answers.travelled.is_none() || public {
            problems.push(("travelled".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        let seen_by = answers.seen_by.trim();
        if seen_by.chars().count() > LONGEST_TEXT {
            let length = seen_by.chars().count().to_string();
            let params = [("length", length), ("most", LONGEST_TEXT.to_string())];
            let params = params.map(|(name, value)| (name.to_owned(), value)).into();
            problems.push(("seen_by".to_owned(), problem_of("too-long", params)));
        }
        let ends_in = answers.ends_in.trim();
        if !ends_in.is_empty()
            && (ends_in.chars().count() != 4 || ends_in.contains(char::is_whitespace))
        {
            problems.push(("ends_in".to_owned(), Problem::of(ErrorCode::FourCharacters)));
        }
        let (Ok((since, precision)), Some(travelled), true) =
            (since, answers.travelled, problems.is_empty())
        else {
            return Err(Error::Fields(problems));
        };
        let mut recording = Recording::default();
        let account = open.account_for(&chosen.platform.id, &account, &mut recording);
        let shared = (chosen.kind.count == Count::One)
            .then(|| self.key_of_account(open, &account, &chosen.kind.id))
            .flatten();
        // Gone back to: what was put on record is not put there twice.
        let before = self.own_key(open, draft);
        let api_user = before.or(shared).unwrap_or_else(|| {
            let api_user = Id::make();
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: chosen.kind.id.clone(),
                purpose: chosen.purpose.id.clone(),
                how: How::Recorded,
            };
            recording.entries.push(made.said());
            let (fields, ends_in) = (<_>::default(), ends_in.to_owned());
            let card = Card::ApiUser { fields, characters: 0, ends_in, there: None };
            recording.cards.push((api_user.clone(), card));
            api_user
        });
        if !open.state().holds(&agency, &api_user) {
            let opened = self.opening(open, &chosen, &agency, &api_user, since);
            let seen_by = seen_by.to_owned();
            let said = [&answers.approved_by, &answers.approved_on, &answers.approved_how];
            let approval = parse_approval(said.map(String::as_str), self.today(open));
            let approval = approval.unwrap_or_default();
            Opening { precision, travelled, seen_by, known: Known::Said, approval, ..opened }
                .into(&mut recording);
        }
        draft.api_user = Some(api_user);
        open.keep_draft(draft_id, draft)?;
        if !recording.entries.is_empty() {
            self.record(open, recording)?;
        }
        Ok(())
    }

    /// The API user of this kind on an account, where it is on record and not switched off.
    fn key_of_account(&self, open: &Open, account: &Id, kind: &str) -> Option<Id> {
        let known = open.state().api_users.iter().find(|(id, known)| {
            known.account == *account
                && !open.state().is_off(id)
                && self.facts(open, known).is_some_and(|facts| facts.kind.id == kind)
        });
        known.map(|(id, _)| id.clone())
    }
}

/// The day it became true, or the first day of the time it did; and how exactly that is known.
pub(crate) fn parse_since(
    answer: &SinceAnswer,
    today: Date,
) -> Result<(Date, Precision), (&'static str, ErrorCode)> {
    let year = || {
        let year: Option<i16> = answer.year.trim().parse().ok();
        year.filter(|year| (FIRST_YEAR..=today.year()).contains(year))
            .ok_or(("since_year", ErrorCode::YearMalformed))
    };
    let month = || i8::try_from(answer.month).ok().filter(|month| (1..=12).contains(month));
    let first_of = |year: i16, month: i8| {
        Date::new(year, month, 1).map_err(|_| ("since_year", ErrorCode::YearMalformed))
    };
    let day = match answer.precision {
        Precision::Day => {
            let day = answer.day.trim();
            let missing = if day.is_empty() { ErrorCode::Missing } else { ErrorCode::DayMalformed };
            let day: Option<Date> = day.parse().ok();
            day.filter(|day| day.year() >= FIRST_YEAR).ok_or(("since_day", missing))?
        }
        Precision::Month => {
            first_of(year()?, month().ok_or(("since_month", ErrorCode::ChooseOne))?)?
        }
        Precision::Season => {
            let month = month().filter(|month| month % 3 == 0);
            first_of(year()?, month.ok_or(("since_month", ErrorCode::ChooseOne))?)?
        }
        Precision::Year => first_of(year()?, 1)?,
        Precision::Unknown => today,
    };
    if day > today {
        let field = if answer.precision == Precision::Day { "since_day" } else { "since_year" };
        return Err((field, ErrorCode::DayToCome));
    }
    Ok((day, answer.precision))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn about_spring_2024_is_a_time_not_a_day() {
        use Precision::{Day, Month, Season, Unknown, Year};

        let today = date(2026, 11, 25);
        let parsed = |precision, day: &str, month, year: &str| {
            let answer = SinceAnswer { precision, day: day.into(), month, year: year.into() };
            parse_since(&answer, today).map(|(day, _)| day.to_string())
        };
        assert_eq!(parsed(Season, "", 3, " 2024 ").unwrap(), "2024-03-01");
        assert_eq!(parsed(Month, "", 5, "2023").unwrap(), "2023-05-01");
        assert_eq!(parsed(Year, "", 0, "2021").unwrap(), "2021-01-01");
        assert_eq!(parsed(Day, "2025-02-28", 0, "").unwrap(), "2025-02-28");
        assert_eq!(parsed(Unknown, "", 0, "").unwrap(), "2026-11-25");
        assert_eq!(parsed(Day, "", 0, ""), Err(("since_day", ErrorCode::Missing)));
        assert_eq!(parsed(Day, "30.02.2024", 0, ""), Err(("since_day", ErrorCode::DayMalformed)));
        assert_eq!(parsed(Day, "0014-03-14", 0, ""), Err(("since_day", ErrorCode::DayMalformed)));
        assert_eq!(parsed(Day, "2026-11-26", 0, ""), Err(("since_day", ErrorCode::DayToCome)));
        assert_eq!(parsed(Season, "", 4, "2024"), Err(("since_month", ErrorCode::ChooseOne)));
        assert_eq!(parsed(Season, "", 12, "2026"), Err(("since_year", ErrorCode::DayToCome)));
        for year in ["", "24", "1890", "2027", "soon"] {
            assert_eq!(parsed(Year, "", 0, year), Err(("since_year", ErrorCode::YearMalformed)));
        }
    }
}
