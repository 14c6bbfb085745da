"""How the figures of one release were made and who may read them, with the settings that were used."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.organisations.models import Role
from speelveld.organisations.permissions import RULES
from speelveld.results.presenters.heat import write_thresholds
from speelveld.results.presenters.overview import Facts, present_facts
from speelveld.results.presenters.reliability import Reliability, list_reliability
from speelveld.results.presenters.scores import FACTOR, OUTCOME, list_scores
from speelveld.results.presenters.wording import join_names
from speelveld.results.queries import Edition
from speelveld.science.psychometrics import WHOLE_FLOOR


@dataclass(frozen=True)
class Explanation:
    title: str
    text: str


@dataclass(frozen=True)
class Level:
    """How many units of one level of the tree are shown by themselves."""

    number: int
    n_units: int
    n_shown: int


@dataclass(frozen=True)
class Reader:
    roles: str
    sees: str


@dataclass(frozen=True)
class MethodPage:
    facts: Facts
    explanations: tuple[Explanation, ...]
    levels: tuple[Level, ...]
    smallest_group: int | None
    readers: tuple[Reader, ...]
    reliability: tuple[Reliability, ...]
    digest: str


def present_method(edition: Edition) -> MethodPage:
    utility = edition.table.utility
    return MethodPage(
        facts=present_facts(edition),
        explanations=explain(edition),
        levels=tuple(Level(number, *counts) for number, counts in enumerate(utility.levels, start=1)),
        smallest_group=utility.smallest_group_median,
        readers=list_readers(),
        reliability=list_reliability(edition),
        digest=edition.table.digest,
    )


def explain(edition: Edition) -> tuple[Explanation, ...]:
    """Return the method in plain words, for the page, the workbook and the documents alike."""
    return (*_explain_figures(edition), *_explain_protection(edition))


def _explain_figures(edition: Edition) -> tuple[Explanation, ...]:
    small, large = write_thresholds(list_scores(edition, FACTOR) or list_scores(edition, OUTCOME))
    colour = _("Een verschil krijgt pas een kleur of een pijltje als het groter is dan het toeval.")
    if small:
        colour = _(
            "Een verschil krijgt pas een kleur of een pijltje als het minstens %(small)s is en groter dan "
            "het toeval. Vanaf %(large)s is de kleur sterker."
        ) % {"small": small, "large": large}
    return (
        Explanation(
            _("Wat een score is"),
            _(
                "Een score is het gemiddelde van een paar vragen over hetzelfde. Vragen die andersom "
                "gesteld zijn, draaien we om. Wie te weinig van die vragen beantwoordde, telt voor die "
                "score niet mee."
            ),
        ),
        Explanation(
            _("Hoe zeker een score is"),
            _(
                "De streep om een score laat zien hoe zeker die is. Had iedereen meegedaan, dan lag de "
                "score waarschijnlijk binnen die streep: in 19 van de 20 gevallen."
            ),
        ),
        *_explain_reliability(edition),
        Explanation(_("Wanneer iets opvalt"), colour),
        Explanation(_("Wanneer iets veranderd is"), _explain_change(edition)),
        Explanation(
            _("Overal dezelfde cijfers"),
            _(
                "Elk cijfer is één keer afgerond. Op de pagina’s, in het rekenblad en in de documenten "
                "staat hetzelfde."
            ),
        ),
    )


def _explain_reliability(edition: Edition) -> tuple[Explanation, ...]:
    if edition.whole is None:
        return ()
    text = _(
        "Bij elke score staat hoe goed de vragen samen meten: alfa en omega, van 0 tot 1. Vanaf 0,70 wijzen de "
        "vragen goed één kant op. Onder 0,60 waarschuwen we. Deze cijfers gaan altijd over iedereen samen en "
        "minstens %(n)s mensen. Per team zouden ze te onzeker zijn."
    )
    return (Explanation(_("Hoe goed een score meet"), text % {"n": WHOLE_FLOOR}),)


def _explain_change(edition: Edition) -> str:
    if edition.stayers is None:
        return _(
            "Een verandering noemen we pas als die groter is dan het toeval, en als de groep beide keren groot "
            "genoeg is. Zo zegt een verandering niets over iemand die wegging of erbij kwam."
        )
    return _(
        "Een verandering noemen we pas als die groter is dan het toeval, en als genoeg mensen "
        "beide keren meededen. Zo zegt een verandering niets over iemand die wegging of erbij "
        "kwam."
    )


def _explain_protection(edition: Edition) -> tuple[Explanation, ...]:
    settings = edition.table.settings
    return (
        Explanation(
            _("Welke groepen je ziet"),
            _(
                "We tonen een groep vanaf %(k)s antwoorden. Kleinere teams lees je samen. Voegen we "
                "teams pas na afloop samen, dan telt zo’n groep minstens %(remainder)s antwoorden. Zo kan "
                "niemand een kleine groep uitrekenen door cijfers van elkaar af te trekken."
            )
            % {"k": settings.k, "remainder": settings.remainder},
        ),
        *_explain_breakdowns(edition),
        Explanation(
            _("Hoe antwoorden verdeeld zijn"),
            _(
                "Welk deel gunstig of ongunstig antwoordt, tonen we vanaf %(k)s antwoorden en in stappen "
                "van 5%%."
            )
            % {"k": settings.k_distribution},
        ),
        Explanation(
            _("Scores aan het eind van de schaal"),
            _(
                "Een score vlak bij het eind van de schaal staat er als grens, zoals ‘4,9 of hoger’. Zo "
                "weet je van niemand zeker wat die antwoordde."
            ),
        ),
        Explanation(
            _("Eén keer bepaald"),
            _(
                "Wat je ziet is op %(day)s bepaald, na het sluiten van de meting en alleen aan de hand "
                "van aantallen. Daarna verandert er niets meer, ook niet als teams anders worden "
                "ingedeeld."
            )
            % {"day": date_format(edition.released_on, "j F Y")},
        ),
    )


def _explain_breakdowns(edition: Edition) -> tuple[Explanation, ...]:
    if edition.table.breakdowns is None:
        return ()
    text = _(
        "Van onderdelen met minstens %(n)s antwoorden tonen we ook groepen naar kenmerk, één kenmerk tegelijk. Een "
        "groep staat er pas als bewezen is dat niemand met alle cijfers samen een kleine groep kan uitrekenen."
    )
    return (Explanation(_("Groepen naar kenmerk"), text % {"n": 3 * edition.table.settings.k}),)


def list_readers() -> tuple[Reader, ...]:
    """Return who sees what, taken from the rules themselves."""
    everything, own = RULES["results.see_all"], RULES["results.see_own_unit"]
    whole = RULES["results.see_whole"] - own
    nothing = frozenset(Role) - everything - own - whole
    beside = _("de eigen teams, en om te vergelijken de onderdelen daarboven en het geheel")
    return (
        Reader(_name_roles(everything), _("alles wat vrijgegeven is")),
        Reader(_name_roles(own), beside),
        Reader(_name_roles(whole), _("de uitkomst van de hele organisatie")),
        Reader(_name_roles(nothing), _("geen uitkomsten")),
        Reader(_("niemand"), _("antwoorden van een persoon")),
    )


def _name_roles(roles: frozenset[Role]) -> str:
    return join_names([str(role.label) for role in Role if role in roles])
