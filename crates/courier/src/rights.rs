//! Changing what a key may do, without a new key: the form as it is and as it is to be, and what is recorded once
//! the person has changed it in the system.

use std::collections::{BTreeMap, BTreeSet};

use courier_platforms::{Field, FieldKind, Proposal, Proposed, Purpose, Taken};
use courier_vault::Id;
use jiff::civil::Date;

use crate::accounts::Facts;
use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, GrantCard, ReviewBecause, parse_past_day};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::keys::known;
use crate::making::problem_of;
use crate::making_view::step_view;
use crate::state::Grant;
use crate::views::{
    DataCategory, FieldView, KeyPage, NamedId, NamedValue, PlatformChoice, RightsAnswers,
    RightsView,
};

/// What a key may do now, and what is typed.
struct Rights<'a> {
    facts: Facts<'a>,
    /// The purpose that is typed.
    purpose: &'a Purpose,
    /// The card's values as they are.
    now: BTreeMap<String, String>,
    /// The same with what is typed, as the vendor's form will have it.
    then: BTreeMap<String, String>,
    /// What is typed for the fields that decide, several values one a line.
    typed: BTreeMap<String, String>,
    problems: Vec<(String, Problem)>,
}

impl App {
    /// Whether it can be changed what a key may do, without a new key.
    pub(crate) fn can_change_rights(&self, open: &Open, api_user: &Id) -> bool {
        let known = open.state().api_users.get(api_user);
        let there = known.filter(|known| known.switched_off.is_none() && known.deleted.is_none());
        let facts = there.and_then(|known| self.facts(open, known));
        facts.is_some_and(|facts| facts.kind.can_change())
    }

    /// What it may do, beside what is typed.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Fields`] for what needs another look.
    pub fn rights(&self, key: &str, answers: &RightsAnswers) -> Result<RightsView, Error> {
        self.with(|open| {
            let id = known(open, key)?;
            let rights = self.rights_of(open, &id, answers)?;
            let facts = &rights.facts;
            let (platform, kind) = (facts.platform, facts.kind);
            let form = platform.form(self.lang(), kind, rights.purpose).into_iter();
            let decides = |id: &str| kind.field(id).is_some_and(Field::decides);
            let fields = form.filter(|field| decides(&field.id)).map(|field| FieldView {
                value: rights.typed.get(&field.id).cloned().unwrap_or_default(),
                id: field.id,
                label: field.label,
                help: field.help,
                options: field.options,
                optional: field.optional,
                many: field.many,
            });
            let title = |purpose: &Purpose| {
                platform.purpose_words(self.lang(), kind, purpose, "", "").title
            };
            // A test wants a key of its own, which ends.
            let purposes = kind
                .purposes
                .iter()
                .filter(|purpose| purpose.ends_days.is_none() || purpose.id == facts.purpose.id);
            let changed = rights.changed();
            let guide = if changed.is_empty() && !rights.is_for_another() {
                Vec::new()
            } else {
                let (lang, purpose) = (self.lang(), rights.purpose);
                platform.change_steps(lang, kind, purpose, &rights.then, &changed)
            };
            Ok(RightsView {
                now: self.named(&rights, facts.purpose, &rights.now),
                then: self.named(&rights, rights.purpose, &rights.then),
                fields: fields.collect(),
                purposes: purposes
                    .map(|purpose| PlatformChoice { id: purpose.id.clone(), name: title(purpose) })
                    .collect(),
                purpose: rights.purpose.id.clone(),
                askers: open.askers(&id),
                advice: rights.advice().to_owned(),
                holders: open.holder_names(&id),
                differs: rights.is_for_another() || rights.differs(),
                guide: guide.into_iter().map(step_view).collect(),
            })
        })
    }

    /// The person changed it in the system.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn change_rights(&self, key: &str, answers: &RightsAnswers) -> Result<KeyPage, Error> {
        self.with(|open| {
            let id = known(open, key)?;
            let rights = self.rights_of(open, &id, answers)?;
            let mut problems = Vec::new();
            let since = open.check_rights_since(&id, &answers.since, self.today(open));
            let asked_by = open.check_asker(&id, &answers.asked_by);
            if !rights.is_for_another() && !rights.differs() {
                problems.push(("purpose".to_owned(), Problem::of(ErrorCode::NothingChanged)));
            }
            let (Ok(since), Ok(asked_by), true) = (&since, &asked_by, problems.is_empty()) else {
                problems.extend(since.err().map(|problem| ("since".to_owned(), problem)));
                problems.extend(asked_by.err().map(|problem| ("asked_by".to_owned(), problem)));
                return Err(Error::Fields(problems));
            };
            let mut recording = Recording::default();
            let other = rights.is_for_another();
            let changed = Change::RightsChanged {
                api_user: id.clone(),
                since: *since,
                purpose: other.then(|| rights.purpose.id.clone()),
                opens_everything: other.then_some(rights.purpose.opens_everything),
                asked_by: asked_by.clone(),
            };
            recording.entries.push(changed.said());
            let (_, characters, ends_in) = open.api_user_card(&id);
            let there = open.there(&id);
            let fields = rights.then.clone();
            let card = Card::ApiUser { fields, characters, ends_in, there };
            recording.cards.push((id.clone(), card));
            for (grant_id, grant) in open.state().open_grants().filter(|(_, g)| g.api_user == id) {
                if other {
                    self.tell_grant(open, &rights, (grant_id, grant), &mut recording);
                }
                let next = self.review_after(open, rights.purpose.review_months);
                let because = ReviewBecause::KeyChanged;
                let moved = Change::ReviewMoved { grant: grant_id.clone(), next, because };
                recording.entries.push(moved.said());
            }
            self.record(open, recording)?;
            self.key_page(open, &id)
        })
    }

    /// With another purpose a holder's access opens something else, in words and in the law's.
    fn tell_grant(
        &self,
        open: &Open,
        rights: &Rights<'_>,
        (id, grant): (&Id, &Grant),
        recording: &mut Recording,
    ) {
        let Facts { platform, kind, purpose: before, .. } = rights.facts;
        let agency = open.name(&grant.agency);
        let group = rights.then.get("group").map_or("", String::as_str);
        let words = platform.purpose_words(self.lang(), kind, rights.purpose, &agency, group);
        let card = GrantCard { opens: words.opens, ..open.grant_card(id) };
        recording.cards.push((id.clone(), Card::Grant(card)));
        // What somebody put there themselves stays.
        let of = |purpose: &Purpose| {
            let of_catalog = purpose.categories.iter().copied();
            let mut categories: Vec<_> = of_catalog.map(DataCategory::from).collect();
            categories.sort();
            categories
        };
        let mut had = grant.categories.clone();
        had.sort();
        if had == of(before) && had != of(rights.purpose) {
            let changed = Change::GrantChanged {
                grant: id.clone(),
                owner: grant.owner.clone(),
                categories: of(rights.purpose),
                approved_on: grant.approved_on,
            };
            recording.entries.push(changed.said());
        }
    }

    fn rights_of(
        &self,
        open: &Open,
        id: &Id,
        answers: &RightsAnswers,
    ) -> Result<Rights<'_>, Error> {
        if !self.can_change_rights(open, id) {
            return Err(Error::Unknown);
        }
        let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
        let facts = self.facts(open, api_user).ok_or(Error::Unknown)?;
        let kind = facts.kind;
        let wanted = kind.purposes.iter().find(|purpose| {
            purpose.id == answers.purpose
                && (purpose.ends_days.is_none() || purpose.id == facts.purpose.id)
        });
        let purpose = match wanted {
            Some(purpose) => purpose,
            None if answers.purpose.is_empty() => facts.purpose,
            None => {
                let problem = Problem::of(ErrorCode::ChooseOne);
                return Err(Error::Fields(vec![("purpose".to_owned(), problem)]));
            }
        };
        let (now, ..) = open.api_user_card(id);
        let mut rights = Rights {
            then: now.clone(),
            typed: BTreeMap::new(),
            problems: Vec::new(),
            facts,
            purpose,
            now,
        };
        let agency = open.state().holders(id).first().map(|holder| open.name(holder));
        rights.take(answers, &agency.unwrap_or_default());
        if rights.problems.is_empty() { Ok(rights) } else { Err(Error::Fields(rights.problems)) }
    }

    /// The purpose, whose name the window knows, and the fields that decide.
    fn named(
        &self,
        rights: &Rights<'_>,
        purpose: &Purpose,
        values: &BTreeMap<String, String>,
    ) -> Vec<NamedValue> {
        let Facts { platform, kind, .. } = rights.facts;
        let title = platform.purpose_words(self.lang(), kind, purpose, "", "").title;
        let fields = kind.fields.iter().filter(|field| field.decides()).map(|field| NamedValue {
            name: platform.label(self.lang(), field),
            value: values.get(&field.id).cloned().unwrap_or_default(),
        });
        [NamedValue { name: String::new(), value: title }].into_iter().chain(fields).collect()
    }
}

impl Rights<'_> {
    /// Fills in what is typed, and what another purpose leads to where nothing is. What nobody knew and nobody
    /// typed stays unknown.
    fn take(&mut self, answers: &RightsAnswers, agency: &str) {
        let taken = Taken::new();
        let proposal = Proposal { agency, email_domain: "", taken: &taken, email: "", mobile: "" };
        let proposed = self.facts.kind.propose(self.purpose, &proposal);
        let other = self.is_for_another();
        for field in self.facts.kind.fields.iter().filter(|field| field.decides()) {
            let id = &field.id;
            let now = self.now.get(id).cloned().unwrap_or_default();
            let join = field.join.as_deref().unwrap_or("\n");
            let follows = match field.kind {
                FieldKind::Group => {
                    let is_none = now.is_empty() || field.options.contains(&now);
                    self.purpose.needs_group() == is_none
                }
                _ => field.proposed == Proposed::Purpose,
            };
            let typed = answers.fields.get(id).cloned();
            let is_typed = typed.is_some();
            let value = typed.unwrap_or_else(|| match proposed.get(id) {
                Some(value) if other && follows => value.clone(),
                _ => now.replace(join, "\n"),
            });
            self.typed.insert(id.clone(), value.clone());
            if !is_typed && !other && value == now.replace(join, "\n") {
                continue;
            }
            if value.is_empty() && now.is_empty() && !is_typed {
                continue;
            }
            match self.checked(field, &value) {
                Ok(value) => drop(self.then.insert(id.clone(), value)),
                Err(problem) => self.problems.push((format!("field:{id}"), problem)),
            }
        }
    }

    /// As the vendor's form will have it, or what is wrong, in the words of the wizard.
    fn checked(&self, field: &Field, value: &str) -> Result<String, Problem> {
        let one = [(field.id.clone(), value.to_owned())].into();
        let mut checked = self.facts.kind.check(self.purpose, &one, &Taken::new());
        match (checked.problems.remove(&field.id), checked.values.remove(&field.id)) {
            (Some(problem), _) => Err(problem_of(problem.code(), problem.params())),
            (None, value) => Ok(value.unwrap_or_default()),
        }
    }

    fn is_for_another(&self) -> bool {
        self.purpose.id != self.facts.purpose.id
    }

    /// The fields that get another value, and the group where what it allows changes.
    fn changed(&self) -> BTreeSet<String> {
        let group_allows = self.purpose.permissions != self.facts.purpose.permissions;
        let fields = self.facts.kind.fields.iter().filter(|field| field.decides());
        fields
            .filter(|field| {
                self.then.get(&field.id) != self.now.get(&field.id)
                    || field.kind == FieldKind::Group && group_allows
            })
            .map(|field| field.id.clone())
            .collect()
    }

    fn differs(&self) -> bool {
        self.then != self.now
    }

    /// Names a sentence, `rights-<advice>`; nothing where there is nothing to say.
    fn advice(&self) -> &'static str {
        let (kind, before, purpose) = (self.facts.kind, self.facts.purpose, self.purpose);
        if purpose.opens_everything && !before.opens_everything {
            return "opens-everything";
        }
        if kind.opens_more(before, purpose) {
            return "opens-more";
        }
        if self.adds_addresses() {
            return "more-addresses";
        }
        if kind.opens_more(purpose, before) {
            return "opens-less";
        }
        let is_less =
            |other: &&Purpose| other.ends_days.is_none() && kind.opens_more(other, purpose);
        if purpose.opens_everything && kind.purposes.iter().any(|other| is_less(&other)) {
            return "less-is-enough";
        }
        ""
    }

    fn adds_addresses(&self) -> bool {
        let fields = self.facts.kind.fields.iter();
        fields.filter(|field| field.kind == FieldKind::Addresses).any(|field| {
            let values = |of: &BTreeMap<String, String>| -> BTreeSet<String> {
                let value = of.get(&field.id).map_or("", String::as_str);
                field.values(value).map(str::to_owned).collect()
            };
            !values(&self.then).is_subset(&values(&self.now))
        })
    }
}

impl Open {
    /// Who may have asked for it: people at the agencies that hold a key, and ours.
    fn askers(&self, api_user: &Id) -> Vec<NamedId> {
        let state = self.state();
        let holders = state.holders(api_user);
        let there = state
            .contacts
            .iter()
            .filter(|(id, contact)| holders.contains(&contact.agency) && state.is_there(id));
        let named = there.map(|(id, contact)| {
            let agency = self.name(&contact.agency);
            let name = self.name(id);
            let name = if name.is_empty() { name } else { format!("{name} · {agency}") };
            NamedId { id: id.to_string(), name }
        });
        let mut named: Vec<NamedId> = named.filter(|person| !person.name.is_empty()).collect();
        named.sort_by_key(|person| crate::domain::order_of(&person.name));
        named.extend(self.people_here(None));
        named
    }

    fn check_asker(&self, api_user: &Id, asked_by: &str) -> Result<Option<Id>, Problem> {
        if asked_by.is_empty() {
            return Ok(None);
        }
        let known = self.askers(api_user);
        let found = known.iter().find(|person| person.id == asked_by);
        found
            .and_then(|person| Id::parse(&person.id))
            .map(Some)
            .ok_or(Problem::of(ErrorCode::ChooseOne))
    }

    /// Since when it holds: what is on record of a later day is not put before.
    fn check_rights_since(&self, api_user: &Id, since: &str, today: Date) -> Result<Date, Problem> {
        let since = parse_past_day(since, today)?.unwrap_or(today);
        let changes = self.ledger.log.iter().flat_map(|logged| &logged.entries);
        let before = changes.filter_map(|entry| match &entry.change {
            Change::RightsChanged { api_user: of, since, .. } if of == api_user => Some(*since),
            _ => None,
        });
        match before.max() {
            Some(last) if since < last => Err(Problem::of(ErrorCode::DayTooEarly)),
            _ => Ok(since),
        }
    }
}
