"""Questions about what was deleted."""

from django.db.models import Q, QuerySet

from speelveld.organisations.models import Organisation
from speelveld.privacy.models import RetentionRun


def list_runs(organisation: Organisation) -> dict[str, RetentionRun]:
    """Return the last run of each kind, here or for the whole installation."""
    return {run.kind: run for run in _select(organisation).order_by("ran_on")}


def list_runs_that_deleted(organisation: Organisation) -> QuerySet[RetentionRun]:
    """Return the days on which something went, the latest first."""
    return _select(organisation).filter(n_deleted__gt=0).order_by("-ran_on", "kind")


def _select(organisation: Organisation) -> QuerySet[RetentionRun]:
    return RetentionRun.objects.filter(Q(organisation=organisation) | Q(organisation__isnull=True))
