"""An instrument on its way from or to another tool: what does not come along, gathered by kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from speelveld import exchange
from speelveld.surveys.instruments import Offer

_MOST_PLACES = 6
ENDINGS = {form.suffix.lstrip("."): form for form in exchange.WRITTEN}
_FOR = {
    exchange.Form.YAML: _("Onze eigen vorm: hier blijft alles in."),
    exchange.Form.XLSFORM: _("Een werkblad voor KoboToolbox, ODK en andere programma's die XLSForm lezen."),
    exchange.Form.LIMESURVEY: _("De structuur van een vragenlijst voor LimeSurvey."),
    exchange.Form.FHIR: _("Een Questionnaire (R4) voor programma's uit de zorg."),
}


@dataclass(frozen=True)
class LossRow:
    what: str
    why: str
    places: str


@dataclass(frozen=True)
class FormRow:
    """One form in which an instrument can be taken along."""

    name: str
    ending: str
    purpose: str
    losses: tuple[LossRow, ...]


def present_losses(losses: Iterable[exchange.Loss]) -> tuple[LossRow, ...]:
    """Return a row for each kind of loss, with the first places where it occurs."""
    language = (get_language() or "nl")[:2]
    by_code: dict[str, list[exchange.Loss]] = {}
    for loss in losses:
        by_code.setdefault(loss.code, []).append(loss)
    return tuple(
        LossRow(found[0].what(language), found[0].why(language), _join(one.where for one in found))
        for found in by_code.values()
    )


def _join(places: Iterable[str]) -> str:
    found = list(dict.fromkeys(places))
    shown = ", ".join(found[:_MOST_PLACES])
    if len(found) <= _MOST_PLACES:
        return shown
    return gettext("%(places)s en nog %(n)s") % {"places": shown, "n": len(found) - _MOST_PLACES}


def present_forms(offer: Offer) -> tuple[FormRow, ...]:
    """Return every form in which an instrument can be taken along, with what stays behind."""
    return tuple(
        FormRow(
            form.value,
            ending,
            str(_FOR[form]),
            present_losses(exchange.write_instrument(offer.instrument, form).losses),
        )
        for ending, form in ENDINGS.items()
    )
