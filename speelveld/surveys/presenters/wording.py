"""Words that several pages share."""

import datetime
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.surveys import questionnaire
from speelveld.surveys.models import Wave


def say_day(day: datetime.date) -> str:
    return date_format(day, "j F Y")


def say_period(start: datetime.date, end: datetime.date) -> str:
    """Return the first and last day, with the year only where it is needed."""
    first = date_format(start, "j F") if start.year == end.year else say_day(start)
    return _("%(start)s tot en met %(end)s") % {"start": first, "end": say_day(end)}


def join_names(names: Sequence[str]) -> str:
    """Return names as one would say them: a, b en c."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s en %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def name_instrument(wave: Wave) -> str:
    return questionnaire.get_title(wave.instrument) if wave.instrument else ""
