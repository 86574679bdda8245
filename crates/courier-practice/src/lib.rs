//! A server on this computer that behaves like the platforms, for practising.
