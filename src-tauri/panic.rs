//! A panic is a fault of ours: the log gets the place, never what was being handled.

/// Replaces the default hook, which prints the message.
pub(crate) fn hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}
