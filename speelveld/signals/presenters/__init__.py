"""What the pages of signals and absence say."""
