"""Writes absence figures as people read them, with how coarse they are."""

from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from speelveld.science.absence import PublicFigures, Rounded
from speelveld.science.absence.publishing import HIGHEST_PERCENTAGE
from speelveld.signals.models import AbsencePeriod


@dataclass(frozen=True)
class Told:
    """One figure in words: what it is, what it says, what it means and what one may not do with it."""

    name: str
    value: str
    meaning: str
    trap: str


def write_number(figure: Rounded) -> str:
    return number_format(figure.value, 1 if figure.step < 1 else 0)


def write_percentage(figure: Rounded) -> str:
    """Write a percentage; the lowest and the highest are open-ended."""
    if figure.value >= HIGHEST_PERCENTAGE:
        return _("%(n)s%% of meer") % {"n": int(HIGHEST_PERCENTAGE)}
    if not figure.value:
        return _("minder dan %(n)s%%") % {"n": number_format(figure.step / 2, 2 if figure.step < 1 else 1)}
    return f"{write_number(figure)}%"


def write_frequency(figure: Rounded) -> str:
    if not figure.value:
        return _("minder dan %(n)s") % {"n": number_format(figure.step / 2, 2 if figure.step < 1 else 1)}
    return write_number(figure)


def write_step(figure: Rounded) -> str:
    """Say how coarse a percentage is."""
    return _("in stappen van %(n)s%%") % {"n": number_format(figure.step, 1 if figure.step < 1 else 0)}


def name_period(row: AbsencePeriod) -> str:
    if row.is_quarter:
        return _("%(n)se kwartaal %(year)s") % {"n": (row.first_on.month + 2) // 3, "year": row.first_on.year}
    return (
        _("heel %(year)s") % {"year": row.first_on.year}
        if row.period.months == 12
        else (f"{date_format(row.first_on)} - {date_format(row.last_on)}")
    )


def name_period_short(row: AbsencePeriod) -> str:
    return (
        f"{row.first_on.year}"
        if not row.is_quarter
        else f"K{(row.first_on.month + 2) // 3} {row.first_on:%y}"
    )


def tell_figures(figures: PublicFigures) -> tuple[Told, ...]:
    """Return the figures of a group with their meaning and their trap."""
    told = [
        Told(
            _("Verzuimpercentage"),
            write_percentage(figures.percentage),
            _("Van elke honderd kalenderdagen in dienst ging dit deel verloren. Wie half werkt, telt half."),
            _("Zet een kwartaal alleen naast hetzelfde kwartaal: elk jaar is de winter hoger dan de zomer."),
        ),
        Told(
            _("Meldingsfrequentie"),
            write_frequency(figures.frequency),
            _("Zo vaak meldde iemand zich ziek, gerekend per persoon en per jaar."),
            _("Minder meldingen is niet altijd beter: mensen kunnen ook ziek doorwerken."),
        ),
    ]
    if figures.duration is not None:
        told.append(
            Told(
                _("Gemiddelde duur"),
                _("%(n)s dagen") % {"n": figures.duration},
                _("Kalenderdagen van de gevallen die eindigden, ook de dagen van vóór deze periode."),
                _("Wie nog ziek is telt niet mee. Eén heel lang geval trekt dit cijfer omhoog."),
            )
        )
    if figures.zero_absence is not None:
        told.append(
            Told(
                _("Nulverzuim"),
                _("ongeveer %(n)s%%") % {"n": figures.zero_absence},
                _("Dit deel van de mensen was geen enkele dag ziek."),
                _("Over een kwartaal is dit veel hoger dan over een jaar. Vergelijk gelijke periodes."),
            )
        )
    return tuple(told)
