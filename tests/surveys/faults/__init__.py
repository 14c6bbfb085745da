"""Answers that arrive while things break: the server killed, the disk full, the database held by another."""
