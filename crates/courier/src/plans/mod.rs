//! One kind of plan, one file: the steps it has.

pub(crate) mod agency_ends;
pub(crate) mod concerned;
pub(crate) mod cut_over;
pub(crate) mod ours_left;
pub(crate) mod overlap;
pub(crate) mod person_left;
pub(crate) mod reset;
pub(crate) mod switch_off;
pub(crate) mod switch_on;
pub(crate) mod unsure;
