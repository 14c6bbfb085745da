"""What the page about keeping and deleting says of the kinds that have a term of their own."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class KindText(NamedTuple):
    name: str | Promise
    term: str | Promise
    reason: str | Promise


FIXED_TEXTS = {
    "invitations": KindText(
        _("Uitnodigingen en codes, gebruikt of niet"),
        _("tot de meting sluit"),
        _("Ze weten wie meedeed. Daarna is dat nergens meer voor nodig."),
    ),
    "imports": KindText(
        _("Personeelslijsten die niemand verwerkte"),
        _("7 dagen"),
        _(
            "Een week is lang genoeg om een lijst na te kijken. Van een verwerkte lijst blijven alleen aantallen."
        ),
    ),
    "users": KindText(
        _("Gebruikers zonder rol, op deze hele server"),
        _("een halfjaar na de laatste keer inloggen"),
        _("Zonder rol kan iemand nergens in. Een halfjaar laat ruimte om een rol terug te geven."),
    ),
}
