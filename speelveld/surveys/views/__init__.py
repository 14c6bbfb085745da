"""Pages: for the respondent, and for who prepares a measurement."""
