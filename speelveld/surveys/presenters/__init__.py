"""What the pages about measurements say."""
