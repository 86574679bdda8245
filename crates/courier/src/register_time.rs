//! Access in time: from which day to which an agency's key opened something, and how sure that is.
//!
//! Days are civil days. What stopped on a day was still there on it and is no longer there at its end; what
//! began on a day is there at its end. So a spell that began and stopped on one day is found by a period with
//! that day, and by no single day.

use jiff::civil::Date;

use crate::views::{Certainty, NotExcluded, Precision};

/// From the day something stopped until the day it worked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) from: Date,
    /// None while it goes on.
    pub(crate) to: Option<Date>,
    /// The app saw it; else somebody told us.
    pub(crate) seen: bool,
}

/// Stops in the order in which they were told, the last of them perhaps still going on.
#[derive(Debug, Default)]
pub(crate) struct Stops(Vec<Stop>);

/// A time without a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spell {
    /// None is ever since.
    start: Option<Date>,
    /// The day it stopped, and whether the app saw that.
    end: Option<(Date, bool)>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// At the end of a day.
    On(Date),
    /// At any moment of these days.
    Between(Date, Date),
}

/// One agency's access to one key, in time.
#[derive(Debug)]
pub(crate) struct Access<'a> {
    pub(crate) since: Date,
    pub(crate) precision: Precision,
    /// When the key was off or deleted.
    pub(crate) key: &'a Stops,
    /// When the agency waited for a new key.
    pub(crate) waited: &'a Stops,
    /// Off our list since then; whether the app saw that.
    pub(crate) ended: Option<(Date, bool)>,
}

/// That an agency had access when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Had {
    pub(crate) since: Date,
    pub(crate) precision: Precision,
    pub(crate) until: Option<Date>,
    pub(crate) end_seen: bool,
    /// None where it is certain.
    pub(crate) why: Option<NotExcluded>,
    /// The day it came off our list while its key went on: all that `until` says, or since when it is
    /// uncertain.
    pub(crate) off_list: Option<Date>,
    /// The days asked for on which it had it, first and last of each spell.
    pub(crate) days: Vec<(Date, Date)>,
}

impl Had {
    pub(crate) fn certainty(&self) -> Certainty {
        if self.why.is_some() { Certainty::NotExcluded } else { Certainty::Certain }
    }
}

impl Stops {
    /// It stopped. Told again while it is stopped, the last word counts.
    pub(crate) fn stop(&mut self, from: Date, seen: bool) {
        if self.is_stopped() {
            self.0.pop();
        }
        self.0.push(Stop { from, to: None, seen });
    }

    /// It works again.
    pub(crate) fn go_on(&mut self, to: Date) {
        if let Some(last) = self.0.last_mut().filter(|last| last.to.is_none()) {
            last.to = Some(to);
        }
    }

    /// The app saw that it is stopped.
    pub(crate) fn saw_it(&mut self) {
        if let Some(last) = self.0.last_mut().filter(|last| last.to.is_none()) {
            last.seen = true;
        }
    }

    /// Whether it is stopped at the end of that day.
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.0.iter().any(|stop| stop.from <= day && stop.to.is_none_or(|to| day < to))
    }

    /// Whether it is stopped by the last word.
    pub(crate) fn is_stopped(&self) -> bool {
        self.0.last().is_some_and(|last| last.to.is_none())
    }

    /// The times between; what is told last of a day that two stops cover is believed.
    fn spells(&self, more: Option<&Stop>) -> Vec<Spell> {
        // A stop of no whole day leaves everything as it is.
        let is_one = |stop: &&Stop| stop.to.is_none_or(|to| stop.from < to);
        let mut stops: Vec<&Stop> = self.0.iter().chain(more).filter(is_one).collect();
        stops.sort_by_key(|stop| (stop.from, stop.to.unwrap_or(Date::MAX)));
        let mut spells = Vec::new();
        let mut start = None;
        for stop in &stops {
            if start.is_none_or(|start| start <= stop.from) {
                let seen = stops.iter().any(|other| other.from == stop.from && other.seen);
                spells.push(Spell { start, end: Some((stop.from, seen)) });
            }
            match stop.to {
                Some(to) => start = start.max(Some(to)),
                None => return spells,
            }
        }
        spells.push(Spell { start, end: None });
        spells
    }
}

impl Spell {
    /// The days that are in both.
    fn with(self, other: Self) -> Option<Self> {
        let end = match (self.end, other.end) {
            (Some(a), Some(b)) if a.0 == b.0 => Some((a.0, a.1 || b.1)),
            (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
            (a, b) => a.or(b),
        };
        let both = Self { start: self.start.max(other.start), end };
        both.is_one().then_some(both)
    }

    fn is_one(self) -> bool {
        self.end.is_none_or(|(end, _)| self.start.is_none_or(|start| start <= end))
    }

    /// The days of it that were asked for, first and last.
    fn asked(self, asked: Asked) -> Option<(Date, Date)> {
        let end = self.end.map(|(end, _)| end);
        match asked {
            Asked::On(day) => {
                let is_in = self.start.is_none_or(|s| s <= day) && end.is_none_or(|end| day < end);
                is_in.then_some((day, day))
            }
            Asked::Between(from, to) => {
                let first = self.start.map_or(from, |start| start.max(from));
                let last = end.map_or(to, |end| end.min(to));
                (first <= last).then_some((first, last))
            }
        }
    }
}

impl Access<'_> {
    /// What the agency had then: while it was on our list, and after. Of a day it is one of them at most.
    /// `deleted` is the day its key was deleted.
    pub(crate) fn had(&self, asked: Asked, deleted: Option<&Stop>) -> Vec<Had> {
        let first = first_day(self.since, self.precision);
        let opened = Spell { start: first, end: None };
        let waited = self.waited.spells(None);
        let mut spells = Vec::new();
        for key in self.key.spells(deleted) {
            let with_key = waited.iter().filter_map(|waited| key.with(*waited)?.with(opened));
            spells.extend(with_key);
        }
        let Some((ended, seen)) = self.ended else {
            let found = spells.iter().filter_map(|spell| Some((*spell, spell.asked(asked)?)));
            return self.of_spells(&found.collect::<Vec<_>>(), None).into_iter().collect();
        };
        let before = Spell { start: None, end: Some((ended, seen)) };
        let after = Spell { start: Some(ended), end: None };
        // A key that stopped that day was open to nobody after.
        let went_on = |spell: &Spell| spell.end.is_none_or(|(end, _)| ended < end);
        let (mut on_list, mut off_list, mut last_went_on) = (Vec::new(), Vec::new(), false);
        for spell in &spells {
            if let Some((listed, days)) =
                spell.with(before).and_then(|s| Some((s, s.asked(asked)?)))
            {
                on_list.push((listed, days));
                last_went_on = went_on(spell);
            }
            let days = spell.with(after).filter(|_| went_on(spell)).and_then(|s| s.asked(asked));
            // It began before that day all the same.
            off_list.extend(days.map(|days| (*spell, days)));
        }
        let on_list = self
            .of_spells(&on_list, None)
            .map(|had| Had { off_list: last_went_on.then_some(ended), ..had });
        let off_list = self.of_spells(&off_list, Some(NotExcluded::OffOurListOnly));
        let off_list = off_list.map(|had| Had { off_list: Some(ended), ..had });
        on_list.into_iter().chain(off_list).collect()
    }

    /// What it had in spells with days that were asked for, each with the first and last of these.
    fn of_spells(&self, found: &[(Spell, (Date, Date))], why: Option<NotExcluded>) -> Option<Had> {
        let ((first, _), (last, (_, last_day))) = (found.first()?, found.last()?);
        let sure = self.precision.last_day(self.since);
        let unclear = (*last_day < sure).then_some(NotExcluded::SinceUnclear);
        // What began when nobody knew since when began then, as far as anybody knows.
        let later = first.start.filter(|start| *start > sure);
        Some(Had {
            since: later.unwrap_or(self.since),
            precision: later.map_or(self.precision, |_| Precision::Day),
            until: last.end.map(|(end, _)| end),
            end_seen: last.end.is_some_and(|(_, seen)| seen),
            why: why.or(unclear),
            off_list: None,
            days: found.iter().map(|(_, days)| *days).collect(),
        })
    }
}

/// The first day on which it may have begun; none where that may be any day.
fn first_day(since: Date, precision: Precision) -> Option<Date> {
    (precision != Precision::Unknown).then_some(since)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(day: i8) -> Date {
        date(2026, 3, day)
    }

    /// Stops on these days of March, each until the other.
    fn stops(told: &[(i8, i8)]) -> Stops {
        let mut stops = Stops::default();
        for (from, to) in told {
            stops.stop(day(*from), false);
            if *to > 0 {
                stops.go_on(day(*to));
            }
        }
        stops
    }

    fn days(had: impl Fn(Asked) -> bool) -> String {
        (1..=20).map(|d| if had(Asked::On(day(d))) { '#' } else { '.' }).collect()
    }

    fn access<'a>(key: &'a Stops, waited: &'a Stops) -> Access<'a> {
        Access { since: day(3), precision: Precision::Day, key, waited, ended: None }
    }

    /// What it had where that is one thing at most.
    fn had(access: &Access<'_>, asked: Asked, deleted: Option<&Stop>) -> Option<Had> {
        let mut had = access.had(asked, deleted);
        assert!(had.len() < 2, "{had:?}");
        had.pop()
    }

    #[test]
    fn off_on_and_off_again_is_told_by_the_day() {
        let (key, waited) = (stops(&[(6, 9), (15, 0)]), stops(&[(11, 13)]));
        let access = access(&key, &waited);
        assert_eq!(days(|asked| had(&access, asked, None).is_some()), "..###...##..##......");
        let on = had(&access, Asked::On(day(13)), None).unwrap();
        assert_eq!((on.since, on.until), (day(13), Some(day(15))));
        let all = had(&access, Asked::Between(day(1), day(20)), None).unwrap();
        assert_eq!((all.since, all.until), (day(3), Some(day(15))));
        assert_eq!(all.days, [(day(3), day(6)), (day(9), day(11)), (day(13), day(15))]);
        // On the day it was switched off it was there at a moment, and is not at its end.
        assert!(had(&access, Asked::Between(day(6), day(7)), None).is_some());
        assert!(had(&access, Asked::Between(day(7), day(8)), None).is_none());
    }

    #[test]
    fn a_day_on_which_it_began_and_stopped_is_one_of_a_period_only() {
        let (key, waited) = (stops(&[(3, 8), (8, 0)]), Stops::default());
        let access = access(&key, &waited);
        assert_eq!(days(|asked| had(&access, asked, None).is_some()), "....................");
        for (from, to, is_there) in
            [(1, 2, false), (3, 3, true), (4, 7, false), (8, 8, true), (9, 20, false)]
        {
            let had = had(&access, Asked::Between(day(from), day(to)), None);
            assert_eq!(had.is_some(), is_there, "{from} to {to}");
        }
    }

    #[test]
    fn deleted_is_for_good_whatever_is_switched_on() {
        let (key, waited) = (stops(&[(6, 9)]), Stops::default());
        let deleted = Stop { from: day(12), to: None, seen: true };
        let access = access(&key, &waited);
        assert_eq!(
            days(|asked| had(&access, asked, Some(&deleted)).is_some()),
            "..###...###........."
        );
        assert!(had(&access, Asked::On(day(10)), Some(&deleted)).unwrap().end_seen);
        assert!(!had(&access, Asked::On(day(4)), Some(&deleted)).unwrap().end_seen);
    }

    #[test]
    fn off_our_list_only_is_not_excluded_until_the_key_stops() {
        let (key, waited) = (stops(&[(12, 0)]), Stops::default());
        let access = Access { ended: Some((day(6), false)), ..access(&key, &waited) };
        let why = |asked| had(&access, asked, None).map(|had| had.why);
        let off_list = Some(Some(NotExcluded::OffOurListOnly));
        assert_eq!(why(Asked::On(day(5))), Some(None));
        assert_eq!(why(Asked::On(day(6))), off_list);
        assert_eq!(why(Asked::On(day(11))), off_list);
        assert_eq!(why(Asked::On(day(12))), None);
        assert_eq!(why(Asked::Between(day(1), day(5))), Some(None));
        assert_eq!(why(Asked::Between(day(7), day(20))), off_list);
        assert_eq!(why(Asked::Between(day(13), day(20))), None);
        // While the key went on that it came off our list is said of every day, else of none.
        let said = |access: &Access<'_>| {
            let day_said =
                |d: i8| had(access, Asked::On(day(d)), None).and_then(|had| had.off_list);
            (3..12).map(day_said).collect::<Vec<_>>()
        };
        assert_eq!(said(&access), [Some(day(6)); 9]);
        let stopped = stops(&[(6, 0)]);
        assert_eq!(said(&Access { key: &stopped, ..access }), [None; 9]);
    }

    #[test]
    fn a_period_with_the_day_it_came_off_our_list_has_the_days_before_and_the_days_after() {
        let (stopped, waited) = (stops(&[(8, 10), (12, 0)]), Stops::default());
        let of = |key: &Stops, ended: i8, from: i8, to: i8| {
            let access = Access { ended: Some((day(ended), false)), ..access(key, &waited) };
            let had = access.had(Asked::Between(day(from), day(to)), None);
            had.into_iter().map(|had| (had.why, had.since, had.until, had.days)).collect::<Vec<_>>()
        };
        let certain = |from, to| (None, day(3), Some(day(6)), vec![(day(from), day(to))]);
        let off_list = |since, until, days: &[(i8, i8)]| {
            let days = days.iter().map(|(from, to)| (day(*from), day(*to))).collect();
            (Some(NotExcluded::OffOurListOnly), day(since), Some(day(until)), days)
        };
        let both = [certain(3, 6), off_list(3, 12, &[(6, 8), (10, 12)])];
        assert_eq!(of(&stopped, 6, 1, 20), both);
        // Each as far as was asked; on that very day it was both.
        assert_eq!(of(&stopped, 6, 4, 7), [certain(4, 6), off_list(3, 8, &[(6, 7)])]);
        assert_eq!(of(&stopped, 6, 6, 6), [certain(6, 6), off_list(3, 8, &[(6, 6)])]);
        assert_eq!(of(&stopped, 6, 11, 20), [off_list(10, 12, &[(11, 12)])]);
        // Stopped that very day: nobody could use it after.
        assert_eq!(of(&stops(&[(6, 0)]), 6, 1, 20), [certain(3, 6)]);
    }

    #[test]
    fn what_began_some_day_is_certain_from_the_last_one_on() {
        let none = Stops::default();
        let why = |precision, on: Date| {
            let access = Access { since: date(2024, 3, 1), precision, ..access(&none, &none) };
            had(&access, Asked::On(on), None).map(|had| had.why)
        };
        let unclear = Some(Some(NotExcluded::SinceUnclear));
        for (precision, last) in [
            (Precision::Day, date(2024, 3, 1)),
            (Precision::Month, date(2024, 3, 31)),
            (Precision::Season, date(2024, 5, 31)),
            (Precision::Year, date(2025, 2, 28)),
        ] {
            assert_eq!(why(precision, last), Some(None), "{precision:?}");
            let before = if precision == Precision::Day { None } else { unclear };
            assert_eq!(why(precision, last.yesterday().unwrap()), before, "{precision:?}");
            assert_eq!(why(precision, date(2024, 2, 29)), None, "{precision:?}");
        }
        assert_eq!(why(Precision::Unknown, date(1999, 1, 1)), unclear);
        assert_eq!(why(Precision::Unknown, date(2024, 3, 1)), Some(None));
    }
}
