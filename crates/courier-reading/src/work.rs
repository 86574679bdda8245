//! How much of a text was looked at, counted in tests: that hostile texts cost no more than their length is
//! worth is a number there, not a time.

#[cfg(test)]
thread_local! {
    static SEEN: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Notes that so many bytes are looked at.
#[inline]
pub(crate) fn look(bytes: usize) {
    #[cfg(test)]
    SEEN.with(|seen| seen.set(seen.get() + bytes));
    #[cfg(not(test))]
    let _ = bytes;
}

/// How many bytes were looked at in this thread since the last call.
#[cfg(test)]
pub(crate) fn taken() -> usize {
    SEEN.with(std::cell::Cell::take)
}
