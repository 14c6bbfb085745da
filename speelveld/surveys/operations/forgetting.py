"""Deleting what is kept of waves once its term is over."""

import datetime

from speelveld.organisations.models import Organisation
from speelveld.surveys.kept import keep_answers, keep_audience


def forget_answers(*, organisation: Organisation, before: datetime.date) -> int:
    """Delete the answers of waves that closed before this day. Returns how many.

    Only once their results were released: those are stored apart and stay.
    """
    due = keep_answers(organisation).find_due(before).filter(wave__release__isnull=False)
    n_answers, _models = due.delete()
    return n_answers


def forget_audience(*, organisation: Organisation, before: datetime.date) -> int:
    """Delete who was asked in waves that closed before this day. Returns how many."""
    n_members, _models = keep_audience(organisation).find_due(before).delete()
    return n_members
