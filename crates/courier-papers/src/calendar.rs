//! Dates as an iCalendar file (RFC 5545).

use chrono::TimeDelta;
use icalendar::{Alarm, Component, Event, EventLike, Property, ValueType};
use jiff::{Timestamp, civil};

use crate::text::{clean, clean_line};

/// When a calendar speaks up, in hours after midnight of its reader.
const MORNING: i64 = 9;
/// No reminder is earlier, in days.
const EARLIEST: u16 = 366;

/// A day in somebody's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What a calendar knows it by: the same one again changes the day instead of adding another. Must be unique in
    /// the world, so it ends in something of ours.
    pub uid: String,
    /// Counts the changes of this appointment. A calendar ignores one with a lower number than it has.
    pub sequence: u32,
    /// The whole of this day.
    pub day: civil::Date,
    /// What is to be done.
    pub title: String,
    /// More of it. May be empty.
    pub description: String,
    /// How many days before the calendar reminds, in the morning; 0 is on the day.
    pub remind_days: u16,
}

/// The file. `name` is what programs that keep it apart call it, `made` is when it was made.
pub fn calendar(name: &str, made: Timestamp, appointments: &[Appointment]) -> String {
    let made = made.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut calendar = icalendar::Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Key Courier//Dates//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("X-WR-CALNAME", clean_line(name)));
    for appointment in appointments {
        calendar.push(event(appointment, &made));
    }
    calendar.to_string()
}

fn event(appointment: &Appointment, made: &str) -> Event {
    let title = clean_line(&appointment.title);
    let uid = clean_line(&appointment.uid);
    let before = TimeDelta::days(appointment.remind_days.min(EARLIEST).into());
    let mut event = Event::new();
    event
        .uid(&uid)
        .sequence(appointment.sequence)
        .add_property("DTSTAMP", made)
        .append_property(date("DTSTART", appointment.day))
        .add_property("SUMMARY", &title)
        // A day with something to do is not a day that is taken.
        .add_property("TRANSP", "TRANSPARENT");
    // The last day there is has none after it; without an end it lasts one day all the same.
    if let Ok(next) = appointment.day.tomorrow() {
        event.append_property(date("DTEND", next));
    }
    if !appointment.description.is_empty() {
        event.add_property("DESCRIPTION", clean(&appointment.description));
    }
    // Without a name and a moment the library makes them, and no two files would be the same.
    let alarm = Alarm::display(&title, TimeDelta::hours(MORNING) - before)
        .add_property("UID", format!("reminder-{uid}"))
        .add_property("DTSTAMP", made)
        .done();
    event.alarm(alarm);
    event.done()
}

fn date(key: &str, day: civil::Date) -> Property {
    let text = day.strftime("%Y%m%d").to_string();
    Property::new(key, text).append_parameter(ValueType::Date).done()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn appointment() -> Appointment {
        Appointment {
            uid: "access-7@key-courier".to_owned(),
            sequence: 3,
            day: civil::date(2027, 2, 28),
            title: "Review: Brightwater, Spektrix; read, write".to_owned(),
            description: "Ask Ana Costa.\nThen sign the review.".to_owned(),
            remind_days: 7,
        }
    }

    fn made() -> Timestamp {
        "2026-11-25T10:04:00Z".parse().unwrap()
    }

    #[test]
    fn a_day_is_written_as_the_standard_has_it() {
        let text = calendar("Key Courier", made(), &[appointment()]);
        assert_eq!(text, calendar("Key Courier", made(), &[appointment()]), "the same again");
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "UID:access-7@key-courier",
            "SEQUENCE:3",
            "DTSTAMP:20261125T100400Z",
            "DTSTART;VALUE=DATE:20270228",
            "DTEND;VALUE=DATE:20270301",
            r"SUMMARY:Review: Brightwater\, Spektrix\; read\, write",
            r"DESCRIPTION:Ask Ana Costa.\nThen sign the review.",
            "TRIGGER:-PT572400S",
        ] {
            assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_breaks_out_of_its_line(
            title in ".*", description in "(?s).*", uid in ".*", name in "(?s).*",
            sequence: u32, remind_days: u16,
        ) {
            let one = Appointment { uid, sequence, title, description, remind_days, ..appointment() };
            let text = calendar(&name, made(), &[one]);
            prop_assert_eq!(text.matches("BEGIN:").count(), text.matches("\r\nBEGIN:").count() + 1);
            prop_assert!(text.ends_with("\r\nEND:VCALENDAR\r\n"));
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75, "folded: {}", line);
                prop_assert!(!line.contains(['\n', '\r', '\0']), "one line: {}", line);
            }
            let unfolded = text.replace("\r\n ", "");
            for line in unfolded.split_terminator("\r\n") {
                let key = line.split([':', ';']).next().unwrap();
                prop_assert!(
                    key.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'),
                    "a key of ours: {}", line
                );
            }
        }
    }
}
