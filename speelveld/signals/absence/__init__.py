"""Absence files on their way in: read, check every row, and keep only what may be shown.

Nothing here knows the database. Rows about persons live as long as one request and are never stored.
"""
