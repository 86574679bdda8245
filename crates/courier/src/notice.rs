//! What the computer's own notification says.

use crate::app::App;
use crate::error::Error;
use crate::letters;
use crate::views::TodayWhat;

/// That something waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The day it is for.
    pub day: String,
    /// How many things wait. No name, system or key stands in it: the screen may be shared.
    pub sentence: String,
}

impl App {
    /// What to say today of reviews, ends and plans; nothing where nothing waits, where the person wants none, in
    /// practice, and where `last` is today: then it was said.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn notice(&self, last: &str) -> Result<Option<Notice>, Error> {
        if self.is_practice() || !self.preferences().notify {
            return Ok(None);
        }
        self.with(|open| {
            let day = self.today(open).to_string();
            if day == last {
                return Ok(None);
            }
            let rows = self.today_rows(open).into_iter();
            let waiting = rows.filter(|row| {
                matches!(
                    row.what,
                    TodayWhat::ReviewDue
                        | TodayWhat::EndPassed
                        | TodayWhat::ContractOver
                        | TodayWhat::PlanNext
                )
            });
            let count = waiting.count();
            let how_many = if count == 1 { "one" } else { "other" };
            let sentence = letters::notice_waits(self.lang(), &count.to_string(), how_many);
            Ok((count > 0).then_some(Notice { day, sentence }))
        })
    }
}
