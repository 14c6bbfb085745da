"""Forms of signals and absence."""
