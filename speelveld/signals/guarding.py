"""Keeps health and persons out of what is written about work: refuses, and says what to write instead."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.catalogue.text_guard import advise, guard
from speelveld.ui.guarded import refuse_marked

# A signal belongs to no person: health and private life as in a note, and persons as in an open answer.
_PERSONS = frozenset({"person_name", "contact", "self_identifying"})


def refuse_personal(field: str, text: str, places: Iterable[str] = ()) -> None:
    """Raise ValidationError when a text is about health, or tells who somebody is.

    `places` are names of units, in which a word may look like the name of a person.
    """
    refuse_marked({field: text})
    language = get_language() or "nl"
    known = {word for place in places for word in place.lower().split()}
    found = [
        one
        for one in guard(language).check(text, "comment")
        if one.category in _PERSONS and not set(text[one.start : one.end].lower().split()) <= known
    ]
    lines = [
        _("‘%(words)s’: %(reason)s %(suggestion)s")
        % {"words": text[one.start : one.end], "reason": advice.reason, "suggestion": advice.suggestion}
        for one in found
        if (advice := advise(one, language))
    ]
    if lines:
        raise ValidationError({field: lines})
