"""What people write on the board is about work.

A log tells what happened, so it holds no health of anybody and no names of colleagues. A problem or a measure is about
a group, and may speak of health as such ("psychische klachten in de avondploeg"), but not of the health of one person.
"""

from collections.abc import Iterable
from operator import itemgetter

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from speelveld.board.texts import get_reading_language
from speelveld.catalogue.text_guard import advise, guard
from speelveld.science.text_guard import Finding

SOMEBODYS_HEALTH = "health_other_person"
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
    return [_explain(text, found, language) for _place, found in sorted(findings.items(), key=itemgetter(0))]


def _explain(text: str, found: Finding, language: str) -> str:
    advice = advise(found, language)
    phrase = text[found.start : found.end]
    words = {"phrase": phrase, "reason": advice.reason, "suggestion": advice.suggestion}
    return _("‘%(phrase)s’: %(reason)s %(suggestion)s") % words


def refuse_private(field: str, text: str) -> None:
    """Raise ValidationError when a text says something about somebody's health, or names somebody."""
    if marks := list_marks(text):
        raise ValidationError({field: marks})


def list_changed_texts(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of a row that are not as they were stored, by field."""
    stored = type(row)._default_manager.filter(pk=row.pk).values(*names).first() if row.pk else None
    texts = {name: getattr(row, name) for name in names}
    return {name: text for name, text in texts.items() if not stored or stored[name] != text}


def refuse_somebodys_health(row: models.Model, *names: str) -> None:
    """Raise ValidationError that names each text of a plan that tells of one person's health or private life.

    What was stored before stays until it is changed, so that a measure can always move on.
    """
    language = get_reading_language()
    refused: dict[str, list[str]] = {}
    for name, text in list_changed_texts(row, names).items():
        for found in guard(language).check(text, "comment"):
            if found.category == SOMEBODYS_HEALTH:
                refused.setdefault(name, []).append(_explain(text, found, language))
    if refused:
        raise ValidationError(refused)
