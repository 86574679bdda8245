//! Who has access, on any day and in any period, as it was or as it was known then.
//!
//! What was known at a moment is what was recorded until then: the log is folded up to there
//! ([`register_known`](mod@crate::register_known)), each access becomes spells of time
//! ([`register_time`](mod@crate::register_time)), and what had it when it was asked for becomes a row, in the
//! words of the cards of then ([`register_row`](mod@crate::register_row)). *Now* is the same with everything
//! known, so that a register that was kept and one that is made later *as known then* are one.

use std::collections::BTreeSet;

use courier_vault::Id;
use jiff::Timestamp;

use crate::app::{App, Open};
use crate::domain::{order_of, parse_day};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::register_known::{GrantThen, KeyThen, KnownThen};
use crate::register_row::{Rows, opens_everything};
use crate::register_time::{Access, Asked, Had};
use crate::views::{EndedWhy, NamedId, RegisterAsk, RegisterRow, RegisterView};

/// What is asked, understood.
struct Question {
    asked: Asked,
    known: Option<Timestamp>,
    /// The ask with the empty days filled in.
    ask: RegisterAsk,
}

impl App {
    /// Who has access.
    ///
    /// # Errors
    /// [`Error::Fields`] for days that are none.
    pub fn register(&self, ask: &RegisterAsk) -> Result<RegisterView, Error> {
        self.with(|open| self.register_in(open, ask))
    }

    /// The same with the vault at hand, for papers.
    pub(crate) fn register_in(
        &self,
        open: &Open,
        ask: &RegisterAsk,
    ) -> Result<RegisterView, Error> {
        let question = self.read_ask(open, ask)?;
        Ok(self.register_of(open, question))
    }

    fn read_ask(&self, open: &Open, ask: &RegisterAsk) -> Result<Question, Error> {
        let mut problems: Vec<(String, Problem)> = Vec::new();
        let mut day = |field: &str, text: &str| {
            parse_day(text).unwrap_or_else(|problem| {
                problems.push((field.to_owned(), problem));
                None
            })
        };
        let [on, from, to] = [("on", &ask.on), ("from", &ask.from), ("to", &ask.to)]
            .map(|(field, text)| day(field, text));
        let is_period = !ask.from.trim().is_empty() || !ask.to.trim().is_empty();
        let known = parse_known(open, &ask.as_known).unwrap_or_else(|problem| {
            problems.push(("as_known".to_owned(), problem));
            None
        });
        let today = self.today(open);
        // A period with one end only goes on to today, or is nothing.
        let to = to.or(from.map(|from| from.max(today)));
        match (from, to) {
            (None, _) if is_period && problems.is_empty() => {
                problems.push(("from".to_owned(), Problem::of(ErrorCode::Missing)));
            }
            (Some(from), Some(to)) if from > to => {
                problems.push(("to".to_owned(), Problem::of(ErrorCode::PeriodBackwards)));
            }
            _ => {}
        }
        if !problems.is_empty() {
            return Err(Error::Fields(problems));
        }
        let mut ask = RegisterAsk { as_known: ask.as_known.trim().to_owned(), ..ask.clone() };
        let asked = if let (Some(from), Some(to)) = (from, to) {
            (ask.on, ask.from, ask.to) = (String::new(), from.to_string(), to.to_string());
            Asked::Between(from, to)
        } else {
            let on = on.unwrap_or(today);
            (ask.on, ask.from, ask.to) = (on.to_string(), String::new(), String::new());
            Asked::On(on)
        };
        Ok(Question { asked, known, ask })
    }

    fn register_of(&self, open: &Open, question: Question) -> RegisterView {
        let Question { asked, known, ask } = question;
        let then = KnownThen::of(&open.ledger.log, known);
        let mut rows = Rows::new(self, open, &then);
        let nothing = KeyThen::default();
        let mut found = Vec::new();
        for (id, grant) in &then.grants {
            let key = then.keys.get(grant.api_user).unwrap_or(&nothing);
            if !is_asked_for(&ask, &then, grant, key) {
                continue;
            }
            for had in had(grant, key, asked) {
                if ask.only_everything && !opens_everything(grant, key, asked, &had) {
                    continue;
                }
                found.push(rows.row(id, grant, key, asked, had));
            }
        }
        found.sort_by_cached_key(order);
        let own = open.vault.heads().get(open.vault.device().id());
        let log = open.ledger.log.iter();
        let first = log.map(|set| set.recorded).min().map(|at| then.day(at));
        RegisterView {
            agencies: count(found.iter().map(|row| &row.agency_id)),
            keys: count(found.iter().map(|row| &row.key_id)),
            open_everything: count(
                found.iter().filter(|row| row.opens_everything).map(|row| &row.key_id),
            ),
            all_agencies: all_agencies(&then, &mut rows),
            all_platforms: self.all_platforms(&then),
            first: first.map(|day| day.to_string()).unwrap_or_default(),
            head: own.map(|head| head.hash.clone()).unwrap_or_default(),
            head_number: own.map_or(0, |head| u32::try_from(head.number).unwrap_or(u32::MAX)),
            ask,
            rows: found,
        }
    }

    fn all_platforms(&self, then: &KnownThen<'_>) -> Vec<NamedId> {
        let keys = then.keys.values().filter(|key| !key.undone);
        let accounts = keys.filter_map(|key| then.accounts.get(key.account?));
        let ids: BTreeSet<&str> = accounts.map(|account| account.platform).collect();
        let name = |id: &str| match self.catalog().platform(id) {
            Some(platform) => platform.name.clone(),
            None => id.to_owned(),
        };
        let named = ids.into_iter().map(|id| NamedId { id: id.to_owned(), name: name(id) });
        by_name(named.collect())
    }
}

/// The moment until which it was known: a day's last, or that very one.
fn parse_known(open: &Open, text: &str) -> Result<Option<Timestamp>, Problem> {
    if let Ok(moment) = text.trim().parse::<Timestamp>() {
        return Ok(Some(moment));
    }
    let Some(day) = parse_day(text)? else { return Ok(None) };
    let next = day.tomorrow().and_then(|next| next.to_zoned(open.time_zone()));
    let last =
        next.map(|next| next.timestamp().saturating_sub(jiff::SignedDuration::from_nanos(1)));
    match last {
        Ok(Ok(last)) => Ok(Some(last)),
        _ => Err(Problem::of(ErrorCode::DayMalformed)),
    }
}

fn is_asked_for(
    ask: &RegisterAsk,
    then: &KnownThen<'_>,
    grant: &GrantThen<'_>,
    key: &KeyThen<'_>,
) -> bool {
    let platform = || {
        let account = key.account.and_then(|account| then.accounts.get(account));
        account.is_some_and(|account| account.platform == ask.platform)
    };
    (ask.agency.is_empty() || grant.agency.as_str() == ask.agency)
        && (ask.platform.is_empty() || platform())
}

/// What access an agency had; one that was put on record by mistake never had any.
fn had(grant: &GrantThen<'_>, key: &KeyThen<'_>, asked: Asked) -> Vec<Had> {
    let ended = match grant.ended {
        Some((_, EndedWhy::NeverWas, _)) => return Vec::new(),
        Some((since, _, seen)) => Some((since, seen)),
        None => None,
    };
    let access = Access {
        since: grant.since,
        precision: grant.precision,
        key: &key.off,
        waited: &grant.waited,
        ended,
    };
    access.had(asked, key.deleted.as_ref())
}

/// By agency, system and name; what is called the same stays in one order all the same, and what is certain
/// of an access before what is not.
fn order(row: &RegisterRow) -> impl Ord + use<> {
    let names = [&row.agency, &row.platform, &row.key_name].map(|name| order_of(name));
    (names, row.agency_id.clone(), row.key_id.clone(), row.grant.clone(), row.why.is_some())
}

fn all_agencies<'a>(then: &'a KnownThen<'a>, rows: &mut Rows<'a>) -> Vec<NamedId> {
    let on_record = then.agencies.iter().filter(|(_, agency)| !agency.undone);
    by_name(
        on_record
            .map(|(id, _): (&&Id, _)| NamedId { id: id.to_string(), name: rows.name(id) })
            .collect(),
    )
}

fn by_name(mut named: Vec<NamedId>) -> Vec<NamedId> {
    named.sort_by_cached_key(|one| (order_of(&one.name), one.id.clone()));
    named
}

fn count<'a>(ids: impl Iterator<Item = &'a String>) -> u32 {
    u32::try_from(ids.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}
