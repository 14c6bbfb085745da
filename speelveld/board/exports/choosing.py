"""How a measure was chosen and why it changed: marks of the group as a mean, and the reasons that were given."""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from speelveld.board.exports.characters import clean
from speelveld.board.models import Measure


def write_votes(measure: Measure) -> str:
    """Return the means that the query counted beside the measure; empty when nobody gave marks."""
    n = getattr(measure, "n_votes", 0)
    if not n:
        return ""
    means = {name: number_format(getattr(measure, name), 1) for name in ("importance", "feasibility")}
    return _("belangrijk %(importance)s, haalbaar %(feasibility)s van 5 (stemmen: %(n)s)") % {**means, "n": n}


def write_reasons(measure: Measure) -> str:
    """Return each reason with its day, a line for each; the query left out changes without one."""
    return "\n".join(
        f"{date_format(timezone.localdate(change.changed_at), 'j F Y')}: {clean(change.reason)}"
        for change in measure.changes.all()
    )
