"""Forms of the measurements."""
