"""Finds the module that a manager means: both languages, other words for the same, and typing mistakes. Pure."""

from speelveld.guide.search.finding import Hit, find
from speelveld.guide.search.passages import Index, Passage, make_index
from speelveld.guide.search.urgent import sounds_urgent

__all__ = ["Hit", "Index", "Passage", "find", "make_index", "sounds_urgent"]
