"""Names of sheets and columns; those in OWN are ours, and other programs pass them over."""

SURVEY, CHOICES, SETTINGS, SCORES = "survey", "choices", "settings", "scores"
OWN = ("scale", "reverse", "column")
SCORE_COLUMNS = (
    "key", "kind", "items", "minimum_answered", "higher_is_better", "cut_low", "cut_high", "decimals",
)  # fmt: skip
_NAMES = {"nl": "Nederlands", "en": "English", "de": "Deutsch", "fr": "Français"}


def name_language(code: str) -> str:
    """Return a language as XLSForm writes it: `English (en)`."""
    return f"{_NAMES.get(code, code)} ({code})"
