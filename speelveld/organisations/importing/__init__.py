"""Staff files on their way in: read, guess columns, check every row, and work out what would change. No database here."""
