"""The plan of approach on its way back: read the sheet of measures, compare, show, and only then change.

A row is known by its code and version. What the file says is compared with what the board says now and, where
others changed a measure meanwhile, with what it said when the file was made.
"""
