"""What a reviewer of the risk inventory looks for: signals, causes, the risk now and the risk that stays."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.board.exports.characters import clean
from speelveld.board.exports.plan import Entry, Field
from speelveld.board.models import Cause, Problem, RiskScheme
from speelveld.board.risks import MOMENTS, PARTS, read_risk
from speelveld.board.texts import get_level_names


def read_cause(number: str, cause: Cause) -> Entry:
    return Entry(
        number=number,
        title=clean(cause.text),
        fields=(
            Field("problem", _("Probleem"), clean(cause.problem.title)),
            Field("level", _("Niveau"), get_level_names()[cause.level]),
            Field("text", _("Oorzaak"), clean(cause.text), "long"),
            Field("kind", _("Soort oorzaak"), str(cause.get_kind_display())),
        ),
    )


def write_signals(problem: Problem) -> str:
    """Return the signals that a problem rests on, a line for each."""
    return "\n".join(
        f"{one.get_level_display()}, {one.get_source_display()}, {date_format(one.seen_on, 'j F Y')}: "
        f"{one.get_says_display()}. {one.text}".strip()
        for one in problem.signals.all()
    )


def read_risks(problem: Problem) -> tuple[Field, ...]:
    """Return the numbers and the class of the risk now, and of the one that stays after the measures."""
    scheme = find_scheme(problem)
    parts = dict(zip(PARTS, (_("Kans"), _("Blootstelling"), _("Effect")), strict=True))
    moments = dict(zip(MOMENTS, (_("nu"), _("na de maatregelen")), strict=True))
    heads = dict(zip(MOMENTS, (_("Risico nu"), _("Restrisico")), strict=True))
    fields: list[Field] = []
    for moment in MOMENTS:
        fields += [
            Field(
                f"{moment}_{part}",
                f"{name}, {moments[moment]}",
                getattr(problem, f"{moment}_{part}"),
                "hours",
            )
            for part, name in parts.items()
        ]
        risk = read_risk(scheme, problem, moment)
        fields.append(Field(moment, heads[moment], f"{risk.name} ({risk.score:f})" if risk else ""))
    return tuple(fields)


def find_scheme(problem: Problem) -> RiskScheme:
    """Return the scheme that was read along with the problem, or the usual one."""
    return getattr(problem.organisation, "risk_scheme", None) or RiskScheme()


def read_scheme(scheme: RiskScheme) -> Entry:
    return Entry(
        title=_("Risicoklassen"),
        fields=(
            Field("method", _("Zo wegen we een risico"), str(scheme.get_method_display())),
            Field("middle_from", _("Middel vanaf"), scheme.middle_from, "hours"),
            Field("high_from", _("Hoog vanaf"), scheme.high_from, "hours"),
        ),
    )
