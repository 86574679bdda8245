//! Erasing a person: their card and everything that is theirs on other cards, in every version that was ever
//! written. The ledger holds ids only and stays as it is.

use std::collections::BTreeSet;

use courier_vault::{Id, RewrittenCard, VaultError};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, order_of};
use crate::error::Error;
use crate::ledger::Logged;
use crate::letters::{Question, erase_question, written_day};
use crate::state::{Delivery, Grant};
use crate::theirs::{Goes, Theirs, each_string};
use crate::views::{EndedWhy, ErasingBlock, ErasingView, NamedId, NamedValue, OverdueView};

/// Everything of a person that goes.
struct Found {
    /// What they are found by.
    theirs: Theirs,
    goes: Vec<Goes>,
    rewrite_cards: Vec<RewrittenCard>,
    /// Drafts about them.
    drafts: Vec<Id>,
    /// Deliveries to them: their files hold the name.
    deliveries: Vec<Id>,
    /// Passwords of ours at sites that are made out to them.
    connections: Vec<Id>,
}

impl App {
    /// Whose data have been kept longer than the retention term: nothing of theirs was used since, and
    /// nothing under way needs them.
    pub(crate) fn overdue(&self, open: &Open) -> Vec<OverdueView> {
        let years = i64::from(self.preferences().retention_years);
        let today = self.today(open);
        let is_over = |last: &Date| {
            let ends = last.checked_add(jiff::Span::new().years(years));
            ends.is_ok_and(|ends| ends < today)
        };
        let state = open.state();
        let at_agencies = state.contacts.iter().filter_map(|(id, contact)| {
            let last = open.last_access(&contact.agency)?;
            Some((id, open.name(&contact.agency), last))
        });
        let ours =
            state.people.iter().filter_map(|id| Some((id, String::new(), state.left.get(id)?.0)));
        let mut overdue: Vec<OverdueView> = at_agencies
            .chain(ours)
            .filter(|(id, _, last)| is_over(last) && open.card(id).is_some())
            .filter(|(id, ..)| open.busy(id).is_none() && !open.awaits(id))
            .map(|(id, agency, last)| OverdueView {
                id: id.to_string(),
                name: open.name(id),
                agency,
                last: last.to_string(),
            })
            .collect();
        overdue.sort_by_key(|person| (person.last.clone(), order_of(&person.name)));
        overdue
    }

    /// What goes and what stays.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Vault`] where a card cannot be read now, so that nobody can tell what stands
    /// on it.
    pub fn erasing(&self, id: &str) -> Result<ErasingView, Error> {
        self.with(|open| {
            let id = person(open, id)?;
            let contact = open.state().contacts.get(&id);
            let agency = contact.map(|contact| open.name(&contact.agency)).unwrap_or_default();
            let found = self.found(open, &id)?;
            let blocked = open.blocks(&id, &found);
            let mut goes: Vec<NamedValue> = Vec::new();
            for (what, value) in found.goes {
                let value = NamedValue { name: what.to_owned(), value };
                if !value.value.is_empty() && !goes.contains(&value) {
                    goes.push(value);
                }
            }
            Ok(ErasingView {
                id: id.to_string(),
                name: open.name(&id),
                agency,
                goes,
                stays: open.entries_about(&id),
                open_keys: self.open_keys(open, &id),
                blocked,
            })
        })
    }

    /// What the native dialog asks before it.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn erase_question(&self, id: &str) -> Result<Question, Error> {
        self.with(|open| Ok(erase_question(self.lang(), &open.name(&person(open, id)?))))
    }

    /// Removes everything that belongs to a person from the vault.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where they are needed still; [`Error::Vault`] where nothing may be written, or a card
    /// cannot be read now.
    pub fn erase_person(&self, id: &str) -> Result<(), Error> {
        // Nothing of them is sealed into a file meanwhile.
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.with(|open| {
            let id = person(open, id)?;
            // Nothing goes before it is sure that the rest can.
            open.vault.may_write()?;
            let found = self.found(open, &id)?;
            if open.blocks(&id, &found).is_some() {
                return Err(Error::TooEarly);
            }
            let Found { theirs, rewrite_cards, drafts, deliveries, .. } = found;
            // What no change set speaks of goes first: stopped half way, the rest is asked for again.
            for draft in &drafts {
                open.vault.remove_draft(draft)?;
                open.pending.remove(draft);
            }
            for delivery in &deliveries {
                open.checked.remove(delivery);
                open.saved_at.remove(delivery);
                self.take_away_sealed(delivery).map_err(VaultError::from)?;
            }
            (open.looked, open.importing) = (None, None);
            open.vault.delete_unnamed_cards(|card, content| {
                *card == id || theirs.is_on(content, open.is_close(card, &id))
            });
            let recording = Recording {
                entries: vec![Change::Erased { card: id.clone() }.said()],
                remove_cards: vec![id],
                rewrite_cards,
                ..Recording::default()
            };
            self.record(open, recording)
        })
    }

    fn found(&self, open: &Open, id: &Id) -> Result<Found, Error> {
        let state = open.state();
        let on_card = open.vault.every_card_version(id)?;
        let (theirs, mut goes) = (Theirs::on(&on_card), Theirs::goes_with(&on_card));
        let (mut rewrite_cards, mut connections) = (Vec::new(), Vec::new());
        for card in open.vault.card_ids() {
            if card == *id {
                continue;
            }
            let close = open.is_close(&card, id);
            let facts = state.api_users.get(&card).and_then(|known| self.facts(open, known));
            for (version, content) in open.vault.every_card_version(&card)? {
                // Nobody can tell whose it is.
                let unknown = || VaultError::Damaged { path: format!("cards/{card}") };
                let mut cleared = Card::parse(&content).ok_or_else(unknown)?;
                let gone = theirs.clear(&mut cleared, facts.as_ref(), close);
                if gone.is_empty() {
                    continue;
                }
                // A password we still have at a site is somebody's login there: it ends first.
                if state.connections.contains_key(&card) {
                    connections.push(card.clone());
                } else {
                    let content = cleared.to_bytes();
                    rewrite_cards.push(RewrittenCard { card: card.clone(), version, content });
                    goes.extend(gone);
                }
            }
        }
        let mut drafts = Vec::new();
        for draft in open.vault.drafts() {
            // As it lies there: what another version of the app wrote may name them too.
            let Some(bytes) = open.vault.load_draft(&draft) else { continue };
            let Ok(typed) = serde_json::from_slice::<Value>(&bytes) else { continue };
            let at = |place| typed.pointer(place).and_then(Value::as_str);
            let mut is_theirs =
                ["/contact", "/answers/contact"].iter().any(|place| at(place) == Some(id.as_str()));
            each_string(&typed, &mut |text| is_theirs |= theirs.stands_in(text));
            if is_theirs {
                let begun = at("/started").and_then(|at| at.parse::<Timestamp>().ok());
                let begun = begun.map(|at| at.to_zoned(open.time_zone()).date());
                goes.push((
                    "draft",
                    begun.map_or(String::new(), |day| written_day(self.lang(), day)),
                ));
                drafts.push(draft);
            }
        }
        let deliveries = state.deliveries.iter().filter(|(_, known)| {
            let cleared = |id: &Id| rewrite_cards.iter().any(|card| card.card == *id);
            // One of ours is the sender of what was made here.
            let ours = state.people.contains(id);
            ours || known.contact == *id || known.api_users.iter().any(cleared)
        });
        let deliveries = deliveries.map(|(delivery, _)| delivery.clone()).collect();
        Ok(Found { theirs, goes, rewrite_cards, drafts, deliveries, connections })
    }

    /// Keys that went to somebody and still work, and those of deliveries to them that are not over.
    fn open_keys(&self, open: &Open, id: &Id) -> Vec<NamedId> {
        let state = open.state();
        let theirs = state.deliveries.values().filter(|d| d.contact == *id && !d.trial);
        let held = |api_user: &&Id| {
            let agency = state.contacts.get(id).map(|contact| &contact.agency);
            state.open_grants().any(|(_, g)| g.api_user == **api_user && Some(&g.agency) == agency)
        };
        let keys: BTreeSet<&Id> =
            theirs.flat_map(|delivery| &delivery.api_users).filter(held).collect();
        let named = |id: &&Id| NamedId { id: id.to_string(), name: self.key_line(open, id) };
        keys.iter().map(named).collect()
    }
}

impl Open {
    /// The last day an agency had access; `None` while it has, or where it never had.
    fn last_access(&self, agency: &Id) -> Option<Date> {
        let state = self.state();
        let is_one = |grant: &&Grant| {
            grant.agency == *agency && !matches!(grant.ended, Some((_, EndedWhy::NeverWas)))
        };
        let mut last = None;
        for grant in state.grants.values().filter(is_one) {
            if !state.is_over(grant) {
                return None;
            }
            let key = state.api_users.get(&grant.api_user);
            let off = key.and_then(|known| {
                let recorded = known.switched_off?.to_zoned(self.time_zone()).date();
                Some(known.off_since.unwrap_or(recorded))
            });
            let ended = grant.ended.map(|(since, _)| since);
            last = last.max(off.into_iter().chain(ended).max());
        }
        last
    }

    /// Why somebody cannot be erased now.
    fn blocks(&self, id: &Id, found: &Found) -> Option<ErasingBlock> {
        let connected = (!found.connections.is_empty()).then_some(ErasingBlock::Connection);
        self.busy(id).or(connected)
    }

    /// Whether somebody is at the keyboard, or in a plan under way.
    fn busy(&self, id: &Id) -> Option<ErasingBlock> {
        let state = self.state();
        let in_plan = state.plans.values().filter(|plan| plan.ended.is_none()).any(|plan| {
            plan.contact.as_ref() == Some(id)
                || plan.person.as_ref() == Some(id)
                || plan.readers.values().any(|reader| reader == id)
        });
        if self.by().as_ref() == Some(id) {
            return Some(ErasingBlock::Here);
        }
        in_plan.then_some(ErasingBlock::Plan)
    }

    /// Whether a delivery to somebody is under way.
    fn awaits(&self, id: &Id) -> bool {
        let is_open = |d: &Delivery| d.received.is_none() && !d.forgotten;
        self.state().deliveries.values().any(|d| d.contact == *id && is_open(d))
    }

    /// Whether a card is about what somebody did or had: their agency, its access, plans about either.
    fn is_close(&self, card: &Id, person: &Id) -> bool {
        let state = self.state();
        let agency = state.contacts.get(person).map(|contact| &contact.agency);
        let at_theirs = |id: Option<&Id>| id.is_some() && id == agency;
        at_theirs(Some(card))
            || state.grants.get(card).is_some_and(|grant| {
                at_theirs(Some(&grant.agency)) || grant.owner.as_ref() == Some(person)
            })
            || state.plans.get(card).is_some_and(|plan| {
                at_theirs(plan.agency.as_ref())
                    || plan.contact.as_ref() == Some(person)
                    || plan.person.as_ref() == Some(person)
            })
    }

    /// How many change sets name somebody, or were theirs.
    fn entries_about(&self, id: &Id) -> u32 {
        let names = |logged: &&Logged| {
            let mut is_named = logged.by == *id;
            if !is_named {
                let said = serde_json::to_value(&logged.entries).unwrap_or_default();
                each_string(&said, &mut |text| is_named |= text == id.as_str());
            }
            is_named
        };
        u32::try_from(self.ledger.log.iter().filter(names).count()).unwrap_or(u32::MAX)
    }
}

/// Somebody on record who was not erased.
fn person(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    match open.card(&id) {
        Some(Card::Contact(_) | Card::Person { .. }) => Ok(id),
        _ => Err(Error::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::desk::{Desk, KEY};
    use crate::views::Preferences;

    fn overdue(desk: &Desk) -> Vec<String> {
        let overdue = desk.app.settings().unwrap().overdue;
        overdue.into_iter().map(|person| format!("{} {}", person.name, person.last)).collect()
    }

    fn record(desk: &Desk, change: impl FnOnce(&Open) -> Change) {
        let recorded = desk.app.with(|open| {
            let entries = vec![change(open).said()];
            desk.app.record(open, Recording { entries, ..Recording::default() })
        });
        recorded.unwrap();
    }

    #[tokio::test]
    async fn a_password_of_ours_in_their_name_ends_first() {
        let desk = Desk::founded();
        desk.make(&desk.with_key_for("Brightwater", KEY), crate::views::Form::Zip);
        let (connection, account) = (Id::make(), Id::make());
        desk.app
            .with(|open| {
                let connection = connection.clone();
                let user = "ana@brightwater.example".to_owned();
                let card = Card::Connection { user, uuid: "1".to_owned() };
                let cards = vec![(connection.clone(), card)];
                let secret = Id::make();
                let made = Change::ConnectionMade { connection, account, secret, kept: true };
                let entries = vec![made.seen()];
                desk.app.record(open, Recording { entries, cards, ..Recording::default() })
            })
            .unwrap();
        let ana = desk.app.with(|open| Ok(open.state().contacts.keys().next().cloned())).unwrap();
        let ana = ana.unwrap().to_string();
        assert_eq!(desk.app.erasing(&ana).unwrap().blocked, Some(ErasingBlock::Connection));
        assert!(matches!(desk.app.erase_person(&ana), Err(Error::TooEarly)));
        let connection = connection.to_string();
        assert!(desk.app.connection_end(&connection).await.is_err(), "nobody can be asked");
        assert_eq!(desk.app.erasing(&ana).unwrap().blocked, Some(ErasingBlock::Connection));
        desk.app.connection_forget(&connection).unwrap();
        assert!(desk.app.settings().unwrap().connections.is_empty());
        assert_eq!(&*desk.last().params["refused"], "no");
        desk.app.erase_person(&ana).unwrap();
        assert!(!crate::desk::stands_in(&desk.everything(), "ana@brightwater.example"));
    }

    #[test]
    fn retention_counts_from_the_last_access_of_the_agency() {
        let desk = Desk::founded();
        let id = desk.make(&desk.with_key_for("Brightwater", KEY), crate::views::Form::Zip);
        let path = desk.save(&id);
        assert!(overdue(&desk).is_empty(), "it has access");
        let (since, why) = (date(2018, 3, 1), EndedWhy::NotNeeded);
        record(&desk, |open| {
            let grant = open.state().grants.keys().next().unwrap().clone();
            Change::GrantEnded { grant, since, why }
        });
        assert!(overdue(&desk).is_empty(), "a delivery to her is under way");
        desk.arrived(&id);
        let number = secrecy::SecretString::from(desk.receipt(&id, &path));
        desk.app.type_receipt(&id, &number, crate::views::HeardBy::Phone).unwrap();
        assert_eq!(overdue(&desk), ["Ana Costa 2018-03-01"]);
        let term = |retention_years| {
            desk.app.set_preferences(Preferences { retention_years, ..Preferences::default() })
        };
        term(30).unwrap();
        assert!(overdue(&desk).is_empty());
        term(6).unwrap();
        record(&desk, |open| {
            let plan = Id::make();
            let contact = open.state().contacts.keys().next().cloned();
            let what = crate::views::PlanWhat::PersonLeft;
            let (api_user, agency, person, delivery) = (None, None, None, None);
            Change::PlanBegun { plan, what, api_user, agency, contact, person, delivery }
        });
        assert!(overdue(&desk).is_empty(), "a plan about her is under way");
    }
}
