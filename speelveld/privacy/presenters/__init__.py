"""What the pages about privacy say."""
