//! One kind of plan, one file: the steps it has.

pub(crate) mod cut_over;
pub(crate) mod overlap;
pub(crate) mod switch_off;
pub(crate) mod switch_on;
