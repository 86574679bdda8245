//! What is known of one access: owner, categories, approval, review, end.

use courier_vault::Id;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, GrantCard, ReviewBecause, parse_optional_text, parse_past_day};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::state::Grant;
use crate::views::{AccessAnswers, AccessPage, EndedWhy, NamedId, Precision};

/// After how many months we ask again where the catalog no longer says.
const MONTHS: u32 = 6;

/// Who approved an access, when and how, as it was read from what somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Approval {
    pub(crate) by: String,
    pub(crate) on: Option<Date>,
    pub(crate) how: String,
}

impl App {
    /// Whether a review is due, or comes within the lead time.
    pub(crate) fn is_review_due(&self, open: &Open, grant: &Grant) -> bool {
        !open.state().is_over(grant) && self.lead_begins(grant) <= self.today(open)
    }

    /// The day from which on Home asks for a review.
    pub(crate) fn lead_begins(&self, grant: &Grant) -> Date {
        let lead = i64::from(self.preferences().review_lead_days).days();
        grant.review.checked_sub(lead).unwrap_or(grant.review)
    }

    /// An access's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn access(&self, grant: &str) -> Result<AccessPage, Error> {
        self.with(|open| self.access_page(open, &known(open, grant)?))
    }

    /// Keeps what is known of an access.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_access(&self, grant: &str, answers: &AccessAnswers) -> Result<AccessPage, Error> {
        self.with(|open| {
            let id = known(open, grant)?;
            let grant = open.state().grants.get(&id).ok_or(Error::Unknown)?;
            let today = self.today(open);
            let approval = parse_approval(
                [&answers.approved_by, &answers.approved_on, &answers.approved_how],
                today,
            );
            let owner = open.check_owner(grant, &answers.owner);
            let note = parse_optional_text(&answers.note);
            let (Ok(approval), Ok(owner), Ok(note)) = (&approval, &owner, &note) else {
                let mut problems = approval.err().unwrap_or_default();
                problems.extend(owner.err().map(|problem| ("owner".to_owned(), problem)));
                problems.extend(note.err().map(|problem| ("note".to_owned(), problem)));
                return Err(Error::Fields(problems));
            };
            let mut categories = answers.categories.clone();
            categories.sort();
            categories.dedup();
            let before = open.grant_card(&id);
            let card = GrantCard {
                approved_by: approval.by.clone(),
                approved_how: approval.how.clone(),
                note: note.clone(),
                ..before.clone()
            };
            let same = (&grant.owner, &grant.categories, grant.approved_on)
                == (owner, &categories, approval.on);
            if same && card == before {
                return self.access_page(open, &id);
            }
            let change = Change::GrantChanged {
                grant: id.clone(),
                owner: owner.clone(),
                categories,
                approved_on: approval.on,
            };
            let recording = Recording {
                entries: vec![change.said()],
                cards: vec![(id.clone(), Card::Grant(card))],
                ..Recording::default()
            };
            self.record(open, recording)?;
            self.access_page(open, &id)
        })
    }

    /// It is still needed: the next review moves.
    ///
    /// # Errors
    /// [`Error::Unknown`] where there is no such access any more.
    pub fn sign_review(&self, grant: &str) -> Result<AccessPage, Error> {
        self.with(|open| {
            let id = known(open, grant)?;
            let grant = open.state().grants.get(&id).ok_or(Error::Unknown)?;
            if open.state().is_over(grant) {
                return Err(Error::Unknown);
            }
            let next = self.next_review(open, grant);
            // Signed twice in a day, or on the day it was given: the date says so already.
            if next != grant.review {
                let because = ReviewBecause::Reviewed;
                let moved = Change::ReviewMoved { grant: id.clone(), next, because };
                let entries = vec![moved.said()];
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            self.access_page(open, &id)
        })
    }

    /// Takes an access off our list; its key goes on until it is stopped.
    ///
    /// # Errors
    /// [`Error::Fields`] for a day that is none, or a reason that is not so.
    pub fn end_access(&self, grant: &str, why: EndedWhy, since: &str) -> Result<AccessPage, Error> {
        self.with(|open| {
            let id = known(open, grant)?;
            let state = open.state();
            let grant = state.grants.get(&id).ok_or(Error::Unknown)?;
            if grant.ended.is_some() {
                return self.access_page(open, &id);
            }
            let today = self.today(open);
            let since = parse_past_day(since, today).map(|day| day.unwrap_or(today));
            // Nobody knows when it began, or it never did: then it may have ended on any day.
            let began = grant.precision != Precision::Unknown && why != EndedWhy::NeverWas;
            let since = since.and_then(|day| {
                let is_too_early = day < grant.since && began;
                if is_too_early { Err(Problem::of(ErrorCode::DayTooEarly)) } else { Ok(day) }
            });
            // Its key works as long as nobody stopped it, whatever our list says.
            let is_gone = state.is_off(&grant.api_user) || grant.paused.is_some();
            let why = match why {
                EndedWhy::KeyGone if !is_gone => Err(Problem::of(ErrorCode::ChooseOne)),
                // Whoever is asked says why.
                EndedWhy::AsRecorded => Err(Problem::of(ErrorCode::ChooseOne)),
                why => Ok(why),
            };
            let (Ok(since), Ok(why)) = (&since, &why) else {
                let problems = [("since", since.err()), ("why", why.err())];
                let found = problems.into_iter().filter_map(|(f, p)| Some((f.to_owned(), p?)));
                return Err(Error::Fields(found.collect()));
            };
            let ended = Change::GrantEnded { grant: id.clone(), since: *since, why: *why };
            let entries = vec![ended.said()];
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.access_page(open, &id)
        })
    }

    /// What was said in a draft of who approved a key. It was checked where it was typed; what has become
    /// nonsense since is left out.
    pub(crate) fn approval(&self, open: &Open, draft: &Draft, api_user: &Id) -> Approval {
        parse_approval(draft.approval(api_user), self.today(open)).unwrap_or_default()
    }

    /// The day on which we ask again when it is reviewed, or its key is changed, today.
    pub(crate) fn next_review(&self, open: &Open, grant: &Grant) -> Date {
        let api_user = open.state().api_users.get(&grant.api_user);
        let account = api_user.and_then(|known| open.state().accounts.get(&known.account));
        let platform = account.and_then(|account| self.catalog().platform(&account.platform));
        let purpose = platform.and_then(|platform| platform.purpose(&grant.purpose));
        let months = purpose.map_or(MONTHS, |(_, purpose)| purpose.review_months);
        self.review_after(open, months)
    }

    fn access_page(&self, open: &Open, id: &Id) -> Result<AccessPage, Error> {
        let grant = open.state().grants.get(id).ok_or(Error::Unknown)?;
        let card = open.grant_card(id);
        let holder = self.holder_view(open, id, grant);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Ok(AccessPage {
            answers: AccessAnswers {
                owner: grant.owner.as_ref().map(Id::to_string).unwrap_or_default(),
                categories: grant.categories.clone(),
                approved_by: card.approved_by,
                approved_on: day(grant.approved_on),
                approved_how: card.approved_how,
                note: card.note,
            },
            people: open.people_here(grant.owner.as_ref()),
            ends: holder.ends.clone(),
            next_review: self.next_review(open, grant).to_string(),
            review_due: holder.review_due,
            ended: holder.ended.clone(),
            off_list_only: holder.off_list_only,
            history: self.history_of_grant(open, id),
            holder,
        })
    }
}

impl Open {
    /// People of ours to choose from: those who are here, and whoever is chosen already.
    pub(crate) fn people_here(&self, chosen: Option<&Id>) -> Vec<NamedId> {
        let state = self.state();
        let people = state.people.iter().filter(|id| state.is_there(id) || chosen == Some(*id));
        let named = people.map(|id| NamedId { id: id.to_string(), name: self.name(id) });
        named.filter(|person| !person.name.is_empty()).collect()
    }

    /// Somebody of ours who is here, or who answers for it already; nobody where nothing is chosen.
    fn check_owner(&self, grant: &Grant, owner: &str) -> Result<Option<Id>, Problem> {
        if owner.is_empty() {
            return Ok(None);
        }
        let known = self.people_here(grant.owner.as_ref());
        let found = known.iter().find(|person| person.id == owner);
        let found = found.and_then(|person| Id::parse(&person.id));
        found.map(Some).ok_or(Problem::of(ErrorCode::ChooseOne))
    }
}

/// Who approved it, on which day and how, as typed; where anything is said of it, who has to be.
pub(crate) fn parse_approval(
    [by, on, how]: [&str; 3],
    today: Date,
) -> Result<Approval, Vec<(String, Problem)>> {
    let (by, on, how) =
        (parse_optional_text(by), parse_past_day(on, today), parse_optional_text(how));
    let nobody = by.as_ref().is_ok_and(String::is_empty);
    let said = on.as_ref().is_ok_and(Option::is_some) || how.as_ref().is_ok_and(|t| !t.is_empty());
    let by = if nobody && said { Err(Problem::of(ErrorCode::Missing)) } else { by };
    match (by, on, how) {
        (Ok(by), Ok(on), Ok(how)) => Ok(Approval { by, on, how }),
        (by, on, how) => {
            let problems =
                [("approved_by", by.err()), ("approved_on", on.err()), ("approved_how", how.err())];
            Err(problems.into_iter().filter_map(|(f, p)| Some((f.to_owned(), p?))).collect())
        }
    }
}

/// The id of an access that is on record.
fn known(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    open.state().grants.contains_key(&id).then_some(id).ok_or(Error::Unknown)
}
