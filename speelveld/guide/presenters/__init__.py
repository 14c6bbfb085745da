"""What the pages of the guide say; templates only print it."""
