"""Pages of signals and absence."""
