"""The text guard: finds what a note on work or an open answer must not hold, and where.

`Guard(vocabulary).check(text, kind)` returns the marks of a text. The words come from content/text_guard through
speelveld.catalogue.text_guard. What it does, how well, and what it misses: docs/method/text-guard.md.
"""

from speelveld.science.text_guard.findings import ORDER as CATEGORIES
from speelveld.science.text_guard.findings import Finding
from speelveld.science.text_guard.guard import Guard
from speelveld.science.text_guard.model import KINDS, N_KIND_WEIGHTS, N_WEIGHTS, Kind, Model
from speelveld.science.text_guard.patterns import PatternError, read_pattern
from speelveld.science.text_guard.vocabulary import Vocabulary

__all__ = [
    "CATEGORIES",
    "KINDS",
    "N_KIND_WEIGHTS",
    "N_WEIGHTS",
    "Finding",
    "Guard",
    "Kind",
    "Model",
    "PatternError",
    "Vocabulary",
    "read_pattern",
]
