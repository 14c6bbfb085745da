"""Files to take along: a PDF, and moments for a calendar that say nothing about what they are for."""
