//! Who had access, worked out a second time: slowly, a day at a time, from the ledger's JSON alone.
//!
//! Nothing of the app is used here, neither its state nor its register. For each access and each day asked for
//! two questions are answered: was it there at any moment of that day, and was it there at its end?

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde_json::{Map, Value, json};

/// A change set as it stands in the ledger, in the ledger's order, with the cards it names.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) recorded: Timestamp,
    pub(crate) content: Value,
    pub(crate) cards: Vec<(String, Value)>,
}

/// What is asked; days as the app takes them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ask {
    pub(crate) on: Option<Date>,
    pub(crate) period: Option<(Date, Date)>,
    pub(crate) known: Known,
    pub(crate) agency: String,
    pub(crate) platform: String,
    pub(crate) only_everything: bool,
}

/// How much of the ledger counts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Known {
    #[default]
    All,
    At(Timestamp),
    On(Date),
}

/// From a day until another, or for good; the last says whether the app saw it begin.
#[derive(Clone)]
struct Stop(Date, Option<Date>, bool);

/// An entry of the ledger, its kind apart, and where in the ledger it stands.
struct Event<'a> {
    nth: usize,
    at: usize,
    recorded: Timestamp,
    day: Date,
    seen: bool,
    what: &'a str,
    fields: &'a Value,
}

pub(crate) struct Oracle<'a> {
    events: Vec<Event<'a>>,
    cards: Vec<(usize, &'a str, &'a Value)>,
    erased: Vec<String>,
}

fn day_of(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap()
}

impl<'a> Oracle<'a> {
    /// `erased` are cards that were removed since: nothing of them can be shown, whatever was known.
    pub(crate) fn new(lines: &'a [Line], zone: &str, known: Known, erased: &[String]) -> Self {
        let zone = TimeZone::get(zone).unwrap();
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let (mut events, mut cards) = (Vec::new(), Vec::new());
        for (at, line) in lines.iter().enumerate() {
            let counts = match known {
                Known::All => true,
                Known::At(moment) => line.recorded <= moment,
                Known::On(last) => day(line.recorded) <= last,
            };
            if !counts {
                continue;
            }
            for entry in line.content["entries"].as_array().unwrap() {
                let (what, fields) = entry["change"].as_object().unwrap().iter().next().unwrap();
                let (recorded, seen) = (line.recorded, entry["known"] == "seen");
                let (nth, day) = (events.len(), day(recorded));
                events.push(Event { nth, at, recorded, day, seen, what, fields });
            }
            cards.extend(line.cards.iter().map(|(id, content)| (at, id.as_str(), content)));
        }
        Self { events, cards, erased: erased.to_vec() }
    }

    /// The rows, each by its access and whether that was on our list.
    pub(crate) fn rows(&self, ask: &Ask) -> BTreeMap<String, Value> {
        let opened = self.events.iter().filter(|e| e.what == "grant-opened");
        let listed = |opened| [true, false].map(|is_listed| self.row(opened, ask, is_listed));
        opened.flat_map(listed).flatten().collect()
    }

    fn events_of<'b>(
        &'b self,
        field: &'b str,
        id: &'b Value,
    ) -> impl Iterator<Item = &'b Event<'a>> {
        self.events.iter().filter(move |event| event.fields.get(field) == Some(id))
    }

    /// Whether an import with it was taken back after that place.
    fn is_undone(&self, list: &str, id: &Value, after: usize) -> bool {
        let undone = self.events.iter().filter(|e| e.what == "import-undone" && e.at > after);
        undone.into_iter().any(|e| e.fields[list].as_array().unwrap().contains(id))
    }

    fn last_of(&self, field: &str, id: &Value, what: &str) -> Option<&Event<'a>> {
        let is_it = |e: &&Event<'_>| e.what == what && e.fields.get(field) == Some(id);
        self.events.iter().rfind(is_it)
    }

    fn key_events<'b>(&'b self, key: &'b Value) -> Vec<&'b Event<'a>> {
        self.events_of("api_user", key).collect()
    }

    fn key_stops(&self, key: &Value) -> Vec<Stop> {
        let mut stops: Vec<Stop> = Vec::new();
        let mut deleted: Option<Stop> = None;
        for event in self.key_events(key) {
            let day = event.fields.get("since").and_then(day_of).unwrap_or(event.day);
            match event.what {
                "api-user-switched-off" => stop(&mut stops, day, event.seen),
                "api-user-switched-on" => go_on(&mut stops, event.day),
                "api-user-deleted" => deleted = Some(Stop(day, None, event.seen)),
                "switch-off-seen" => {
                    if let Some(last) = stops.last_mut().filter(|last| last.1.is_none()) {
                        last.2 = true;
                    }
                    if let Some(deleted) = &mut deleted {
                        deleted.2 = true;
                    }
                }
                _ => {}
            }
        }
        stops.extend(deleted);
        stops
    }

    /// What somebody had while they were on our list, or while they were not.
    fn row(&self, opened: &Event<'_>, ask: &Ask, is_listed: bool) -> Option<(String, Value)> {
        let fields = opened.fields;
        let (grant, key, agency) = (&fields["grant"], &fields["api_user"], &fields["agency"]);
        if self.is_undone("grants", grant, opened.at) {
            return None;
        }
        let of_grant: Vec<&Event<'_>> =
            self.events_of("grant", grant).filter(|e| e.at >= opened.at).collect();
        let ended = of_grant.iter().rev().find(|e| e.what == "grant-ended");
        if ended.is_some_and(|e| e.fields["why"] == "never-was") {
            return None;
        }
        let access = Access::of(self, opened, &of_grant);
        let made = self.key_events(key);
        let account = made.iter().rev().find_map(|e| e.fields.get("account"));
        let platform = account
            .and_then(|id| self.last_of("account", id, "account-added"))
            .map_or("", |e| e.fields["platform"].as_str().unwrap());
        let is_asked = (ask.agency.is_empty() || *agency == *ask.agency)
            && (ask.platform.is_empty() || ask.platform == platform);
        if !is_asked {
            return None;
        }
        let had = access.had(ask, is_listed)?;
        let facts_day = *had.days.last().unwrap();
        let period = self.period(key, facts_day);
        let opens_everything = if ask.period.is_some() {
            had.days.iter().any(|day| {
                let changed = |e: &&Event<'_>| {
                    e.what == "rights-changed" && day_of(&e.fields["since"]) == Some(*day)
                };
                let on = |day| self.rights(key, opened, self.period(key, day), "opens_everything");
                on(*day) == true || made.iter().any(changed) && on(day.yesterday().unwrap()) == true
            })
        } else {
            self.rights(key, opened, period, "opens_everything") == true
        };
        if ask.only_everything && !opens_everything {
            return None;
        }
        let last_asked = ask.on.or(ask.period.map(|(_, to)| to)).unwrap();
        let key_card = self.card_in(key.as_str().unwrap(), key, period);
        let ends_in = self.card_got(key, access.got_on(facts_day)).get("ends_in");
        let grant_card = self.card_in(grant.as_str().unwrap(), key, period);
        let said = self.last_card(grant.as_str().unwrap());
        let changed = of_grant.iter().rev().find(|e| e.what == "grant-changed").map(|e| e.fields);
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or("").to_owned();
        let owner = changed.and_then(|c| c.get("owner")).and_then(Value::as_str);
        let facts = self.agency_facts(agency);
        let review = of_grant.iter().rev().find(|e| e.what == "review-moved");
        let receipt = self.receipt(agency, key, last_asked);
        let may: Vec<String> = ["remote-address", "group"]
            .iter()
            .map(|field| text(key_card["fields"].get(field)))
            .filter(|value| !value.is_empty())
            .collect();
        let row = json!({
            "agency_id": agency, "agency": text(self.last_card(agency.as_str().unwrap()).get("name")),
            "role": facts.get("role"), "contract_ends": text(facts.get("contract_ends")),
            "countries": facts.get("countries").cloned().unwrap_or_else(|| json!([])),
            "key_id": key, "platform_id": platform, "ends_in": text(ends_in),
            "may": may, "purpose": self.rights(key, opened, period, "purpose"),
            "opens": text(grant_card.get("opens")), "opens_everything": opens_everything,
            "since": had.since, "precision": had.precision,
            "until": had.until.map(|day| day.to_string()).unwrap_or_default(),
            "end_seen": had.end_seen, "why": had.why,
            "off_list": had.off_list.map(|day| day.to_string()).unwrap_or_default(),
            "certainty": if had.why.is_none() { "certain" } else { "not-excluded" },
            "paused": ended.is_none() && access.waited.iter().any(|s| s.covers_end(last_asked)),
            "travelled": fields["travelled"],
            "received": receipt.map(|r| r.recorded.to_string()).unwrap_or_default(),
            "heard": receipt.map(|r| &r.fields["heard"]),
            "matched": receipt.is_some_and(|r| r.what == "receipt-matched"),
            "review": review.map_or(&fields["review"], |e| &e.fields["next"]),
            "ends": text(fields.get("ends")),
            "owner": text(owner.and_then(|owner| self.last_card(owner).get("name"))),
            "approved": approved(said, changed),
            "categories": changed.map_or_else(|| json!([]), |c| c["categories"].clone()),
            "exposed": self.is_exposed(opened, &of_grant), "seen": opened.seen,
        });
        Some((named(grant, &row), row))
    }

    fn agency_facts(&self, agency: &Value) -> Value {
        let last = self.last_of("agency", agency, "agency-changed");
        last.map_or_else(|| json!({}), |e| e.fields.clone())
    }

    /// Changes of what a key may do, in the order of the ledger.
    fn changes<'b>(&'b self, key: &'b Value) -> Vec<&'b Event<'a>> {
        self.key_events(key).into_iter().filter(|e| e.what == "rights-changed").collect()
    }

    /// How many of them count on a day: all up to the one that was told last of it.
    fn period(&self, key: &Value, day: Date) -> usize {
        let changes = self.changes(key);
        (1..=changes.len())
            .rev()
            .find(|n| day_of(&changes[n - 1].fields["since"]).unwrap() <= day)
            .unwrap_or(0)
    }

    /// What a grant's field is in that period: as opened, or as a change after that said last.
    fn rights(&self, key: &Value, opened: &Event<'_>, period: usize, field: &str) -> Value {
        let changes = self.changes(key).into_iter().take(period);
        let after = changes.filter(|change| change.at > opened.at);
        let mut said = after.filter_map(|change| change.fields.get(field));
        let said = said.next_back();
        said.unwrap_or(&opened.fields[field]).clone()
    }

    fn versions(&self, card: &str) -> Vec<(usize, &'a Value)> {
        if self.erased.iter().any(|erased| erased == card) {
            return Vec::new();
        }
        let of = self.cards.iter().filter(|(_, id, _)| *id == card);
        of.map(|(at, _, content)| (*at, *content)).collect()
    }

    fn last_card(&self, card: &str) -> &'a Value {
        self.versions(card).last().map_or(&Value::Null, |(_, content)| *content)
    }

    /// The last version that was told before the next change of what the key may do.
    fn card_in(&self, card: &str, key: &Value, period: usize) -> &'a Value {
        let changes = self.changes(key);
        let until = changes.get(period).map_or(usize::MAX, |change| change.at);
        let versions = self.versions(card);
        let told = versions.iter().rev().find(|(at, _)| *at < until).or(versions.first());
        told.map_or(&Value::Null, |(_, content)| *content)
    }

    /// The last version of a key's card that was told before it was made anew once more.
    fn card_got(&self, key: &Value, renewals: usize) -> &'a Value {
        let events = self.key_events(key).into_iter().filter(|e| e.what == "key-renewed");
        let until = events.skip(renewals).map(|e| e.at).next().unwrap_or(usize::MAX);
        let versions = self.versions(key.as_str().unwrap());
        let told = versions.iter().rev().find(|(at, _)| *at < until).or(versions.first());
        told.map_or(&Value::Null, |(_, content)| *content)
    }

    fn receipt(&self, agency: &Value, key: &Value, until: Date) -> Option<&Event<'a>> {
        let mut found: Option<&Event<'a>> = None;
        for event in self.events.iter().filter(|e| e.what.starts_with("receipt-")) {
            let Some(made) = self.last_of("delivery", &event.fields["delivery"], "file-made")
            else {
                continue;
            };
            let of_agency = self.last_of("contact", &made.fields["contact"], "contact-added");
            let is_one = of_agency.is_some_and(|of| of.fields["agency"] == *agency)
                && made.at < event.at
                && made.fields["api_users"].as_array().unwrap().contains(key);
            if is_one && event.day <= until && found.is_none_or(|f| f.recorded <= event.recorded) {
                found = Some(event);
            }
        }
        found
    }

    fn is_exposed(&self, opened: &Event<'_>, of_grant: &[&Event<'_>]) -> bool {
        let how = opened.fields["travelled"].as_str().unwrap();
        let key = &opened.fields["api_user"];
        let after = self.key_events(key);
        let renewed = after.iter().any(|e| e.what == "key-renewed" && e.at > opened.at);
        let accepted = of_grant.iter().any(|e| e.what == "exposure-accepted");
        let mut events = self.events.iter();
        let replaced = events.rfind(|e| e.what == "api-user-replaced" && e.fields["old"] == *key);
        let is_replaced = replaced.is_some_and(|replaced| {
            let new = &replaced.fields["new"];
            let held = self.events.iter().any(|e| {
                e.what == "grant-opened"
                    && e.fields["api_user"] == *new
                    && !self.is_undone("grants", &e.fields["grant"], e.at)
            });
            let off = after.iter().rev().find_map(|e| match e.what {
                "api-user-switched-off" | "api-user-deleted" => Some(true),
                "api-user-switched-on" => Some(false),
                _ => None,
            });
            held || off == Some(true)
        });
        // Whatever others may read on the way, but for those that nobody else can.
        matches!(how, "email" | "unknown") && !renewed && !accepted && !is_replaced
    }
}

/// Who approved it, when and how.
fn approved(card: &Value, changed: Option<&Value>) -> String {
    let on = changed.and_then(|c| c.get("approved_on")).and_then(day_of);
    let on = on.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
    let text = |field: &str| card.get(field).and_then(Value::as_str).unwrap_or("").to_owned();
    let parts = [text("approved_by"), on, text("approved_how")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn stop(stops: &mut Vec<Stop>, day: Date, seen: bool) {
    // Told again while it is stopped: the last word counts.
    if stops.last().is_some_and(|last| last.1.is_none()) {
        stops.pop();
    }
    stops.push(Stop(day, None, seen));
}

fn go_on(stops: &mut [Stop], day: Date) {
    if let Some(last) = stops.last_mut().filter(|last| last.1.is_none()) {
        last.1 = Some(day);
    }
}

impl Stop {
    /// At the end of that day it is stopped.
    fn covers_end(&self, day: Date) -> bool {
        self.0 <= day && self.1.is_none_or(|to| day < to)
    }

    /// At every moment of that day it is stopped.
    fn covers_all(&self, day: Date) -> bool {
        self.0 < day && self.1.is_none_or(|to| day < to)
    }

    /// It has a whole day in it.
    fn is_one(&self) -> bool {
        self.1.is_none_or(|to| self.0 < to)
    }
}

/// One access, to be asked about any day.
struct Access {
    since: Date,
    precision: String,
    key: Vec<Stop>,
    waited: Vec<Stop>,
    /// Each time it got a key: the day, and how often that key had been made anew.
    got: Vec<(Date, usize)>,
    ended: Option<(Date, bool)>,
    /// A day after everything that is on record.
    horizon: Date,
}

struct Had {
    since: Date,
    precision: String,
    until: Option<Date>,
    end_seen: bool,
    why: Option<&'static str>,
    /// It came off our list that day while the key went on.
    off_list: Option<Date>,
    days: Vec<Date>,
}

impl Access {
    fn of(oracle: &Oracle<'_>, opened: &Event<'_>, of_grant: &[&Event<'_>]) -> Self {
        let mut waited = Vec::new();
        let mut ended = None;
        let mut horizon = opened.day;
        let key = &opened.fields["api_user"];
        let renewals = |nth: usize| {
            let events = oracle.key_events(key).into_iter();
            events.filter(|e| e.what == "key-renewed" && e.nth <= nth).count()
        };
        let mut got = vec![(day_of(&opened.fields["since"]).unwrap(), renewals(opened.nth))];
        let mut events: Vec<&Event<'_>> = of_grant.to_vec();
        let renewed = oracle.key_events(key).into_iter().filter(|e| e.what == "key-renewed");
        events.extend(renewed.filter(|e| e.at > opened.at));
        // In the order of the ledger; within a change set as it stands there.
        events.sort_by_key(|event| event.nth);
        for event in events {
            let since = event.fields.get("since").and_then(day_of);
            match event.what {
                "grant-paused" => {
                    stop(&mut waited, since.unwrap(), event.seen);
                    // From that day on they had no other.
                    let first_after =
                        got.iter().skip(1).position(|(day, _)| *day >= since.unwrap());
                    got.truncate(first_after.map_or(got.len(), |at| at + 1));
                }
                "grant-resumed" => {
                    go_on(&mut waited, since.unwrap());
                    got.push((since.unwrap(), renewals(event.nth)));
                }
                "grant-ended" => ended = Some((since.unwrap(), event.seen)),
                // Off our list: the new key is not theirs.
                "key-renewed"
                    if ended.is_some_and(|(since, _)| since <= event.day)
                        && waited.last().is_none_or(|last: &Stop| last.1.is_some()) =>
                {
                    stop(&mut waited, event.day, event.seen);
                }
                "key-renewed" if waited.last().is_none_or(|last: &Stop| last.1.is_some()) => {
                    got.push((event.day, renewals(event.nth)));
                }
                _ => {}
            }
        }
        for event in &oracle.events {
            horizon = horizon.max(event.day);
        }
        let mut key = oracle.key_stops(key);
        key.retain(Stop::is_one);
        let mut waited_whole = waited;
        waited_whole.retain(Stop::is_one);
        let days = key.iter().chain(&waited_whole).flat_map(|s| [Some(s.0), s.1]).flatten();
        horizon = days.max().map_or(horizon, |last| last.max(horizon));
        Self {
            since: day_of(&opened.fields["since"]).unwrap(),
            precision: opened.fields["precision"].as_str().unwrap().to_owned(),
            key,
            waited: waited_whole,
            got,
            ended,
            horizon: next(horizon),
        }
    }

    /// How often the key had been made anew that they had last until that day.
    fn got_on(&self, day: Date) -> usize {
        let last = self.got.iter().rev().find(|(from, _)| *from <= day);
        last.unwrap_or(&self.got[0]).1
    }

    /// The day from which on it is certain that it had begun.
    fn sure(&self) -> Date {
        let months = match self.precision.as_str() {
            "month" => 1,
            "season" => 3,
            "year" => 12,
            _ => return self.since,
        };
        (self.since + Span::new().months(months)).yesterday().unwrap()
    }

    fn may_have_begun(&self, day: Date) -> bool {
        self.precision == "unknown" || self.since <= day
    }

    fn stops(&self) -> impl Iterator<Item = &Stop> {
        self.key.iter().chain(&self.waited)
    }

    fn works_at_end(&self, day: Date) -> bool {
        self.may_have_begun(day) && !self.stops().any(|stop| stop.covers_end(day))
    }

    fn works_at_any_moment(&self, day: Date) -> bool {
        self.may_have_begun(day) && !self.stops().any(|stop| stop.covers_all(day))
    }

    /// On our list and working, at the end of a day or at any moment of it.
    fn on_list(&self, day: Date, at_end: bool) -> bool {
        match (self.ended, at_end) {
            (None, true) => self.works_at_end(day),
            (None, false) => self.works_at_any_moment(day),
            (Some((ended, _)), true) => day < ended && self.works_at_end(day),
            (Some((ended, _)), false) => day <= ended && self.works_at_any_moment(day),
        }
    }

    /// Off our list and working. On the very day it came off there is only the time after that.
    fn off_list(&self, day: Date, at_end: bool) -> bool {
        let Some((ended, _)) = self.ended else { return false };
        if at_end || day == ended {
            ended <= day && self.works_at_end(day)
        } else {
            ended < day && self.works_at_any_moment(day)
        }
    }

    fn had(&self, ask: &Ask, is_listed: bool) -> Option<Had> {
        let at_end = ask.period.is_none();
        let (from, to) = ask.period.or(ask.on.map(|on| (on, on))).unwrap();
        let mut all = Vec::new();
        let mut day = from;
        while day <= to {
            all.push(day);
            day = next(day);
        }
        let is_one = |day: &Date| {
            if is_listed { self.on_list(*day, at_end) } else { self.off_list(*day, at_end) }
        };
        let days: Vec<Date> = all.into_iter().filter(is_one).collect();
        let (first, last) = (*days.first()?, *days.last()?);
        let goes_on =
            |day| if is_listed { self.on_list(day, true) } else { self.works_at_end(day) };
        let mut until = Some(last);
        while until.is_some_and(goes_on) {
            until = until.map(next).filter(|day| *day <= self.horizon);
        }
        // Back to where this began, if that was later than the first time.
        let mut since = first;
        while since > self.sure() && self.works_at_end(since.yesterday().unwrap()) {
            since = since.yesterday().unwrap();
        }
        let began_later = since > self.sure();
        let end_seen = until.is_some_and(|until| {
            self.stops().any(|stop| stop.0 == until && stop.2)
                || is_listed && self.ended == Some((until, true))
        });
        let why = if !is_listed {
            Some("off-our-list-only")
        } else if last < self.sure() {
            Some("since-unclear")
        } else {
            None
        };
        // Said of what lasted until that very day only, and was open on at its end.
        let ended = self.ended.map(|(ended, _)| ended);
        let off_list = ended.filter(|e| !is_listed || until == Some(*e) && self.works_at_end(*e));
        let precision = if began_later { "day" } else { &self.precision };
        let since = if began_later { since } else { self.since };
        Some(Had { since, precision: precision.to_owned(), until, end_seen, why, off_list, days })
    }
}

/// An access may be there twice: while it was on our list, and after.
fn named(grant: &Value, row: &Value) -> String {
    let after = if row["why"] == "off-our-list-only" { " off our list" } else { "" };
    format!("{}{after}", grant.as_str().unwrap())
}

/// The app's row in the same shape: what is in words of its own language left out or looked up.
pub(crate) fn comparable(row: &Value, purposes: &BTreeMap<String, String>) -> (String, Value) {
    let name = named(&row["grant"], row);
    let mut row: Map<String, Value> = row.as_object().unwrap().clone();
    for words in ["platform", "kind", "account", "key_name"] {
        row.remove(words);
    }
    row.remove("grant");
    let may = row["may"].as_array().unwrap().iter().map(|v| v["value"].clone());
    row["may"] = may.collect();
    let title = row["purpose"].as_str().unwrap().to_owned();
    row["purpose"] = purposes.get(&title).map_or(title, Clone::clone).into();
    (name, Value::Object(row))
}
