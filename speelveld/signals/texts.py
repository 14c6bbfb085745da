"""Words of content/, and the sentences for everything that can be wrong with an absence file."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.organisations import texts as staff_texts

FIELD_NAMES = {
    "number": gettext_lazy("personeelsnummer"),
    "fte": gettext_lazy("deeltijdfactor"),
    "first_on": gettext_lazy("eerste dag"),
    "recovered_on": gettext_lazy("hersteld op"),
}
CELL_PROBLEMS = {
    "no_factor": gettext_lazy(
        "Dit is geen deeltijdfactor. Schrijf 1 of 0,6. Deel uren door de uren van een volle week."
    ),
    "no_share": gettext_lazy("Dit is geen percentage. Schrijf een getal van 0 tot en met 100."),
    "no_kind": gettext_lazy("Hier mag alleen ‘ziek’ of ‘verlof’ staan. Haal weg wat er meer staat."),
    "no_yes": gettext_lazy("Hier mag alleen ja of nee staan. Haal weg wat er meer staat."),
    "no_place": gettext_lazy(
        "We weten niet waar deze persoon werkt. Zet een kolom ‘onderdeel’ in de lijst, of lees de medewerkers in."
    ),
    "no_contract": gettext_lazy(
        "Dit nummer staat niet in de lijst met dienstverbanden. Voeg het daar toe, of haal deze rij weg."
    ),
    "ends_early": gettext_lazy("De laatste dag ligt vóór de eerste. Verbeter een van de twee."),
    "contracts_overlap": gettext_lazy("Dit dienstverband loopt door dat van rij %(other_row)s heen."),
    "recovered_early": gettext_lazy(
        "Hersteld is de eerste dag van weer helemaal werken. Die ligt na de eerste dag."
    ),
    "leave_without_end": gettext_lazy("Vul bij verlof in op welke dag iemand weer werkt."),
    "no_order": gettext_lazy(
        "De percentages van dit geval passen niet. Het eerste begint op de eerste dag, het laatste vóór herstel."
    ),
    "spells_overlap": gettext_lazy("Dit geval loopt door dat van rij %(other_row)s heen."),
}


def get_factor_names() -> dict[str, str]:
    return {factor.key: factor.name for factor in catalogue.factors(get_language() or "nl")}


def describe_file_problem(problem: str, details: Mapping[str, str | int]) -> str:
    """Say what is wrong with a whole file."""
    if problem == "no_column":
        text = _("In dit bestand missen we de kolom ‘%(name)s’. Zet die naam in de kopregel.")
        return text % {"name": FIELD_NAMES[str(details["column"])]}
    return staff_texts.describe_file_problem(problem, details)


def describe_causes(columns: Sequence[str]) -> str:
    """Say why a file with such columns is refused."""
    text = _(
        "De kolom ‘%(columns)s’ lijkt te zeggen waarom iemand er niet was. Dat mag een werkgever niet bewaren, ook "
        "niet als iemand het zelf vertelt. Er is niets bewaard. Haal de kolom uit het bestand en lees het opnieuw in."
    )
    return text % {"columns": "’, ‘".join(column[:40] for column in columns[:5])}


def describe_cell_problem(problem: str, details: Mapping[str, str | int]) -> str:
    """Say what to do about one cell."""
    if problem in CELL_PROBLEMS:
        return str(CELL_PROBLEMS[problem]) % details
    return staff_texts.describe_cell_problem(problem, details)
