"""Absence of De Linde as two files of an absence system, drawn to look like that of a care organisation."""

import datetime

import numpy as np

from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.signals import operations as signals
from speelveld.signals.forms.absence import propose_days

SECTOR = "422400"  # health and welfare
SPELLS_A_YEAR = 1.35
WARM_UP = 500  # days before the first, so that long cases are already under way
# share of the spells, shortest and longest in days
LENGTHS = ((0.70, 1, 7), (0.19, 8, 42), (0.095, 43, 200), (0.015, 200, 500))
WINTER = 0.35  # so much more spells at the turn of the year, and less in summer
HEAVY = {"D1": 1.15, "D4": 1.25, "D5": 0.7}  # divisions with more or less of it


def show_demo_absence(organisation: Organisation, owner: Actor, rng: np.random.Generator) -> None:
    """Read two years of absence in, through the same door as everybody."""
    signals.choose_absence_settings(organisation=organisation, by=owner, sector=SECTOR, classes="1996")
    days = propose_days()
    people = list(organisation.people.values_list("number", "unit__key"))
    contracts = ["personeelsnummer;deeltijdfactor;in dienst;uit dienst;onderdeel"]
    contracts += [
        f"{number};{str(rng.choice((0.5, 0.67, 0.8, 0.89, 1))).replace('.', ',')};01-01-2015;;{unit}"
        for number, unit in people
    ]
    spells = ["personeelsnummer;eerste dag;percentage;ingangsdatum;hersteld op;soort;vangnet"]
    for number, unit in people:
        spells += _draw_spells(rng, number, HEAVY.get(unit[:2], 1.0), days["first_on"], days["last_on"])
    checked = signals.check_absence(
        organisation=organisation,
        by=owner,
        contents={"contracts": "\n".join(contracts).encode(), "spells": "\n".join(spells).encode()},
        **days,
    )
    assert not checked.findings
    signals.show_absence(organisation=organisation, by=owner)


def _draw_spells(
    rng: np.random.Generator, number: str, factor: float, first: datetime.date, last: datetime.date
) -> list[str]:
    """Return the rows of one person: spells one after another, the long ones partly recovered before the end."""
    rows: list[str] = []
    day = first - datetime.timedelta(days=WARM_UP)
    while True:
        day += datetime.timedelta(
            days=1 + int(rng.exponential(365 / (SPELLS_A_YEAR * factor * (1 + WINTER))))
        )
        if day > last:
            return rows
        season = 1 + WINTER * np.cos(2 * np.pi * (day.timetuple().tm_yday - 20) / 365)
        if rng.random() * (1 + WINTER) < season:
            n_days = _draw_length(rng)
            rows += _write_spell(number, day, n_days, last)
            day += datetime.timedelta(days=n_days)


def _write_spell(number: str, day: datetime.date, n_days: int, last: datetime.date) -> list[str]:
    recovered = day + datetime.timedelta(days=n_days)
    half = day + datetime.timedelta(days=n_days * 2 // 3)
    end = recovered.isoformat() if recovered <= last else ""
    if n_days <= 42 or half > last:
        return [f"{number};{day};100;;{end};ziek;nee"]
    return [f"{number};{day};100;{day};;ziek;nee", f"{number};{day};50;{half};{end};ziek;nee"]


def _draw_length(rng: np.random.Generator) -> int:
    shares = [share for share, _low, _high in LENGTHS]
    _share, low, high = LENGTHS[int(rng.choice(len(LENGTHS), p=shares))]
    return int(rng.integers(low, high + 1))
