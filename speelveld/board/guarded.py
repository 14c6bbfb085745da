"""What people write beside a measure is about work: no health of anybody, no names of colleagues."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld.board.texts import get_reading_language
from speelveld.catalogue.text_guard import advise, guard

FUNCTIONS = "role_unique"  # the works council or the company doctor may be spoken of


def list_marks(text: str) -> list[str]:
    """Return what may not be kept, each phrase with the reason and other words, in the order of the text."""
    language = get_reading_language()
    findings = {
        (found.start, found.end): found
        for kind in ("comment", "note")
        for found in guard(language).check(text, kind)
        if found.category != FUNCTIONS
    }
    lines = []
    for (start, end), found in sorted(findings.items()):
        advice = advise(found, language)
        words = {"phrase": text[start:end], "reason": advice.reason, "suggestion": advice.suggestion}
        lines.append(_("‘%(phrase)s’: %(reason)s %(suggestion)s") % words)
    return lines


def refuse_private(field: str, text: str) -> None:
    """Raise ValidationError when a text says something about somebody's health, or names somebody."""
    if marks := list_marks(text):
        raise ValidationError({field: marks})
