"""Steps around the staff list, a measurement and its results."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.board.permissions import may_add
from speelveld.board.presenters.next_step.step import NextStep
from speelveld.board.situation import Situation
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.permissions import Actor
from speelveld.results.permissions import READERS
from speelveld.surveys.models import Wave

NEWS = datetime.timedelta(days=14)  # so long are results new to who only reads them
UNUSED = datetime.timedelta(days=60)  # so long do we ask a planner to do something with them


def import_staff(now: Situation, actor: Actor) -> NextStep | None:
    if now.has_units or not actor.may("people.import"):
        return None
    return NextStep(
        "import_staff",
        _("Zet je organisatie klaar"),
        _("Lees onderdelen en medewerkers in uit een lijst die je al hebt. Je ziet eerst wat er verandert."),
        10,
        _("Lees de lijst in"),
        reverse_inside(now.organisation, "organisations:upload"),
    )


def start_wave(now: Situation, actor: Actor) -> NextStep | None:
    if now.waves or not actor.may("waves.change"):
        return None
    return NextStep(
        "start_wave",
        _("Vraag mensen hoe hun werk is"),
        _("Je zet een meting klaar in kleine stappen. Er gaat niets de deur uit tot jij op starten drukt."),
        10,
        _("Naar de metingen"),
        reverse_inside(now.organisation, "surveys:waves"),
    )


def finish_draft(now: Situation, actor: Actor) -> NextStep | None:
    wave = now.find_wave(Wave.State.DRAFT)
    if wave is None or not actor.may("waves.change"):
        return None
    return NextStep(
        "finish_draft",
        _("Maak ‘%(wave)s’ af") % {"wave": wave},
        _("De meting staat in de steigers. Loop de stappen na en start haar als alles klopt."),
        5,
        _("Verder met de meting"),
        reverse_inside(now.organisation, "surveys:wave", wave.pk),
    )


def release(now: Situation, actor: Actor) -> NextStep | None:
    if not now.unreleased or not actor.may("waves.change"):
        return None
    return NextStep(
        "release",
        _("Maak de resultaten van ‘%(wave)s’") % {"wave": now.unreleased[0]},
        _("De meting is gesloten. Eén druk op de knop, en je ziet wat veilig te tonen is."),
        2,
        _("Naar de resultaten"),
        reverse_inside(now.organisation, "results:overview"),
    )


def read_results(now: Situation, actor: Actor) -> NextStep | None:
    """Results are news for two weeks; for who plans until something was done with them."""
    if now.release is None or not any(actor.may(reading) for reading in READERS):
        return None
    released_on = now.release.released_on
    is_used = any(problem.noted_on >= released_on for problem, _n in now.problems)
    plans = may_add(actor)
    if now.today - released_on > (UNUSED if plans else NEWS) or (plans and is_used):
        return None
    return NextStep(
        "read_results",
        _("Lees wat er uit ‘%(wave)s’ kwam") % {"wave": now.release.wave},
        _("Begin met wat goed gaat. Kies daarna één ding dat aandacht vraagt.")
        if plans
        else _("Begin met wat goed gaat. Kijk daarna wat aandacht vraagt."),
        15,
        _("Lees de resultaten"),
        reverse_inside(now.organisation, "results:wave", now.release.wave_id),
    )


def read_along(now: Situation, actor: Actor) -> NextStep | None:
    wave = now.find_wave(Wave.State.DRAFT, Wave.State.READY)
    if wave is None or actor.may("waves.change") or not actor.may("waves.see"):
        return None
    return NextStep(
        "read_along",
        _("Lees mee met ‘%(wave)s’") % {"wave": wave},
        _("Deze meting wordt voorbereid. Kijk wat er gevraagd wordt, aan wie, en wat er beloofd is."),
        10,
        _("Bekijk de meting"),
        reverse_inside(now.organisation, "surveys:wave", wave.pk),
    )


def answer(now: Situation, actor: Actor) -> NextStep | None:
    """The way to the questionnaire is in the mail or on paper: here nobody knows who answered."""
    wave = now.find_wave(Wave.State.OPEN)
    if wave is None or actor.may("waves.see") or not actor.may("board.see"):
        return None
    day = date_format(wave.closes_on, "j F")
    return NextStep(
        "answer",
        _("Vertel hoe jouw werk is"),
        _(
            "Er loopt een meting tot en met %(day)s. De link staat in je mail, of je kreeg een code op papier. "
            "Heb je al meegedaan? Dank je wel."
        )
        % {"day": day},
        8,
    )


def check_roles(now: Situation, actor: Actor) -> NextStep | None:
    if not actor.may("roles.change"):
        return None
    return NextStep(
        "check_roles",
        _("Loop na wie welke rol heeft"),
        _("Werkt iemand hier niet meer, of doet iemand ander werk? Haal de rol weg of geef een andere."),
        5,
        _("Naar de rollen"),
        reverse_inside(now.organisation, "organisations:members"),
    )
