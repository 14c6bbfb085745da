"""The languages that content/ is written in."""

LANGUAGES = ("nl", "en")


def speak(language: str) -> str:
    """Return the language if we have it, else Dutch: `nl-be` reads as `nl`."""
    short = language[:2]
    return short if short in LANGUAGES else "nl"
