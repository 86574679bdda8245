use jiff::civil::date;
use proptest::prelude::*;

use super::*;

use DateOrder::{Ambiguous, DayFirst, MonthFirst, YearFirst};

fn day(y: i16, m: i8, d: i8) -> Result<When, DateProblem> {
    Date::new(y, m, d).map(When::Day).map_err(|_| DateProblem::NoSuchDay)
}

#[test]
fn days_as_people_write_them() {
    let march = day(2024, 3, 5);
    for text in [
        "2024-03-05",
        "2024/3/5",
        "2024.03.05.",
        "05/03/2024",
        "5.3.24",
        "5. 3. 2024",
        "05-03-2024",
        "05 Mar 2024",
        "5-Mar-24",
        "5th of March 2024",
        "5th March, 2024",
        "March 5, 2024",
        "Mar 5th 2024",
        "Tue, 5 Mar 2024",
        "Tuesday 05/03/2024",
        "2024-03-05 10:22:00",
        "2024-03-05T10:22:00Z",
        "05/03/2024 10:22",
        "05/03/2024 10:22 AM",
        "20240305",
        "45356",
        "45356.5",
        "  2024-03-05 ",
        "since 5 March 2024",
        "5mar2024",
        "２０２４-０３-０５",
    ] {
        assert_eq!(parse_date(text, DayFirst), march, "{text}");
    }
    assert_eq!(parse_date("03/05/2024", MonthFirst), march);
    assert_eq!(parse_date("3/5/24", MonthFirst), march);
    assert_eq!(parse_date("05/03/69", DayFirst), day(2069, 3, 5));
}

#[test]
fn less_than_a_day() {
    let month = Ok(When::Month(date(2024, 3, 1)));
    for text in [
        "March 2024",
        "Mar-24",
        "mar 2024",
        "03/2024",
        "2024-03",
        "202403",
        "2024 March",
        "early March 2024",
    ] {
        assert_eq!(parse_date(text, YearFirst), month, "{text}");
    }
    for (text, first) in [
        ("spring 2024", date(2024, 3, 1)),
        ("Summer 2024", date(2024, 6, 1)),
        ("autumn 24", date(2024, 9, 1)),
        ("Fall of 2024", date(2024, 9, 1)),
        ("winter 2024", date(2024, 12, 1)),
        ("winter 2024/25", date(2024, 12, 1)),
        ("2024 spring", date(2024, 3, 1)),
    ] {
        assert_eq!(parse_date(text, YearFirst), Ok(When::Season(first)), "{text}");
    }
    for text in ["2024", "about 2024", "~2024", "c. 2024", "late 2024", "2024?"] {
        assert_eq!(parse_date(text, YearFirst), Ok(When::Year(date(2024, 1, 1))), "{text}");
    }
    for text in ["", " ", "?", "??", "unknown", "Unknown.", "n/a", "-", "–", "TBC", "don't know"]
    {
        assert_eq!(parse_date(text, Ambiguous), Ok(When::Unknown), "{text}");
    }
}

#[test]
fn what_is_no_day_says_why() {
    for (text, problem) in [
        ("30/02/2024", DateProblem::NoSuchDay),
        ("2023-02-29", DateProblem::NoSuchDay),
        ("03/25/2024", DateProblem::NoSuchDay),
        ("2024-13-05", DateProblem::NoSuchDay),
        ("31 Nov 2024", DateProblem::NoSuchDay),
        ("00/01/2024", DateProblem::NoSuchDay),
        ("13/2024", DateProblem::NoSuchDay),
        ("5 March", DateProblem::YearMissing),
        ("05/03", DateProblem::YearMissing),
        ("spring", DateProblem::YearMissing),
        ("1924-03-05", DateProblem::YearUnlikely),
        ("05/03/70", DateProblem::YearUnlikely),
        ("0024", DateProblem::YearUnlikely),
        ("9999", DateProblem::YearUnlikely),
        ("soon", DateProblem::NotADate),
        ("when Ana started", DateProblem::NotADate),
        ("2023/24", DateProblem::NoSuchDay),
        ("12345", DateProblem::NotADate),
        ("1.5", DateProblem::YearMissing),
        ("5", DateProblem::NotADate),
        ("05/03/024", DateProblem::NotADate),
        ("ma 2024", DateProblem::NotADate),
        ("99999999999999999999", DateProblem::NotADate),
    ] {
        assert_eq!(parse_date(text, DayFirst), Err(problem), "{text}");
    }
}

#[test]
fn an_order_is_learnt_or_asked_for() {
    for (values, order) in [
        (vec!["05/03/2024", "25/03/2024"], DayFirst),
        (vec!["05/03/2024", "03/25/2024"], MonthFirst),
        (vec!["05/03/2024", "04/03/2024", "", "2023"], Ambiguous),
        (vec!["05/03/2024", "25/03/2024", "03/25/2024"], Ambiguous),
        (vec!["25/03/2024", "03/25/2024"], YearFirst),
        (vec!["2024-05-03", "2024-12-30"], YearFirst),
        (vec!["5 March 2024", "45356", "spring 2024", "?"], YearFirst),
        (vec!["05/05/2024"], YearFirst),
        (vec!["5.3.24"], Ambiguous),
        (vec![], YearFirst),
    ] {
        assert_eq!(guess(values.iter().copied()), order, "{values:?}");
    }
    for order in [YearFirst, Ambiguous] {
        assert_eq!(parse_date("05/03/2024", order), Err(DateProblem::OrderUnknown));
        assert_eq!(parse_date("05/05/2024", order), day(2024, 5, 5));
        assert_eq!(parse_date("25/03/2024", order), day(2024, 3, 25));
        assert_eq!(parse_date("03/25/2024", order), day(2024, 3, 25));
        assert_eq!(parse_date("30/02/2024", order), Err(DateProblem::NoSuchDay));
    }
}

fn dates() -> impl Strategy<Value = Date> {
    (1990_i16..=2069, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day", |(y, m, d)| Date::new(y, m, d).ok())
}

proptest! {
    #[test]
    fn what_is_written_in_an_order_is_read_back(
        dates in prop::collection::vec(dates(), 1..20),
        joint in "[-/.]|\\. ",
        padded: bool,
        short: bool,
    ) {
        let two = |number: i8| if padded { format!("{number:02}") } else { number.to_string() };
        for order in [DayFirst, MonthFirst, YearFirst] {
            let written: Vec<String> = dates.iter().map(|date| {
                let (y, m, d) = (date.year(), two(date.month()), two(date.day()));
                let y = if short && y >= 2000 && order != YearFirst { format!("{:02}", y % 100) } else { y.to_string() };
                match order {
                    DayFirst => [d, m, y].join(&joint),
                    MonthFirst => [m, d, y].join(&joint),
                    _ => [y, m, d].join(&joint),
                }
            }).collect();
            for (text, date) in written.iter().zip(&dates) {
                prop_assert_eq!(parse_date(text, order), Ok(When::Day(*date)), "{}", text);
            }
            let guessed = guess(written.iter().map(String::as_str));
            // Never the wrong one of the two.
            prop_assert!(guessed == order || matches!(guessed, Ambiguous | YearFirst), "{:?}", written);
            if guessed != Ambiguous {
                for (text, date) in written.iter().zip(&dates) {
                    prop_assert_eq!(parse_date(text, guessed), Ok(When::Day(*date)), "{}", text);
                }
            }
        }
    }

    #[test]
    fn words_and_serial_numbers_are_read_back(date in dates()) {
        let name = MONTHS[usize::try_from(date.month()).unwrap() - 1];
        let (y, d) = (date.year(), date.day());
        for text in [format!("{d} {name} {y}"), format!("{} {d}, {y}", name.get(..3).unwrap()), format!("{y} {name} {d}")] {
            prop_assert_eq!(parse_date(&text, YearFirst), Ok(When::Day(date)), "{}", text);
        }
        let days = (date - Date::new(1899, 12, 30).unwrap()).get_days();
        prop_assert_eq!(parse_date(&days.to_string(), Ambiguous), Ok(When::Day(date)));
    }

    #[test]
    fn nothing_written_makes_it_panic(text in "\\PC*", mixed in "[0-9a-z/.:tT -]{0,20}") {
        for text in [text, mixed] {
            for order in [DayFirst, MonthFirst, YearFirst, Ambiguous] {
                let _ = parse_date(&text, order);
            }
            guess([text.as_str()]);
        }
    }
}
