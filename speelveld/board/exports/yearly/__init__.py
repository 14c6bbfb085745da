"""The yearly report: what was found, what was done, what came of it, what was learned and what is next."""
