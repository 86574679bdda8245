//! Access that begins: what is recorded of it, and the sentence that was shown.

use courier_platforms::Purpose;
use courier_vault::Id;
use jiff::Span;
use jiff::civil::Date;

use crate::access_terms::Approval;
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, GrantCard, Known};
use crate::views::{DataCategory, Precision, Travelled};
use crate::wizard_view::Chosen;

/// An agency holding an API user's key from a day on.
pub(crate) struct Opening {
    pub(crate) agency: Id,
    pub(crate) api_user: Id,
    pub(crate) purpose: String,
    pub(crate) opens_everything: bool,
    pub(crate) opens: String,
    pub(crate) since: Date,
    pub(crate) precision: Precision,
    pub(crate) review: Date,
    pub(crate) travelled: Travelled,
    pub(crate) seen_by: String,
    pub(crate) known: Known,
    /// When it is to end, where that was agreed from the beginning.
    pub(crate) ends: Option<Date>,
    /// Who of ours answers for it: the person at the keyboard, unless somebody says otherwise.
    pub(crate) owner: Option<Id>,
    pub(crate) categories: Vec<DataCategory>,
    pub(crate) approval: Approval,
    pub(crate) note: String,
}

impl App {
    /// What the catalog says is opened; known because the app saw it, by locked file, on that very day.
    pub(crate) fn opening(
        &self,
        open: &Open,
        chosen: &Chosen<'_>,
        agency: &Id,
        api_user: &Id,
        since: Date,
    ) -> Opening {
        let (fields, ..) = open.api_user_card(api_user);
        let group = fields.get("group").map_or("", String::as_str);
        let name = open.name(agency);
        let words =
            chosen.platform.purpose_words(self.lang(), chosen.kind, chosen.purpose, &name, group);
        Opening {
            agency: agency.clone(),
            api_user: api_user.clone(),
            purpose: chosen.purpose.id.clone(),
            opens_everything: chosen.purpose.opens_everything,
            opens: words.opens,
            since,
            precision: Precision::Day,
            review: self.review_day(open, chosen.purpose),
            travelled: Travelled::LockedFile,
            seen_by: String::new(),
            known: Known::Seen,
            ends: ends_after(chosen.purpose, since),
            owner: open.by(),
            categories: chosen.purpose.categories.iter().copied().map(DataCategory::from).collect(),
            approval: Approval::default(),
            note: String::new(),
        }
    }
}

/// The day on which access that began on that day is to end.
pub(crate) fn ends_after(purpose: &Purpose, since: Date) -> Option<Date> {
    let days = Span::new().try_days(purpose.ends_days?).ok()?;
    since.checked_add(days).ok()
}

impl Opening {
    /// Adds it to what is being recorded, and gives the grant's id.
    pub(crate) fn into(self, recording: &mut Recording) -> Id {
        let grant = Id::make();
        let opened = Change::GrantOpened {
            grant: grant.clone(),
            api_user: self.api_user,
            agency: self.agency,
            purpose: self.purpose,
            opens_everything: self.opens_everything,
            since: self.since,
            review: self.review,
            precision: self.precision,
            travelled: self.travelled,
            ends: self.ends,
        };
        recording.entries.push(match self.known {
            Known::Seen => opened.seen(),
            Known::Said => opened.said(),
        });
        let Approval { by, on, how } = self.approval;
        let changed = Change::GrantChanged {
            grant: grant.clone(),
            owner: self.owner,
            categories: self.categories,
            approved_on: on,
        };
        // What the catalog proposes and who sat here; nobody has looked at it yet.
        recording.entries.push(changed.said());
        let card = GrantCard {
            opens: self.opens,
            seen_by: self.seen_by,
            approved_by: by,
            approved_how: how,
            note: self.note,
            accepted: String::new(),
        };
        recording.cards.push((grant.clone(), Card::Grant(card)));
        grant
    }
}
