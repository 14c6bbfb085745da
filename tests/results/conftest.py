"""De Linde with two closed waves and their releases; in the second one two small teams are read together."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from speelveld.catalogue import instruments
from speelveld.organisations.models import Person
from speelveld.results import queries
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.surveys import operations as surveys
from speelveld.surveys.models import Wave
from tests.factories import Cast, make_cast
from tests.surveys.starting import let_start

LAST_YEAR, THIS_YEAR = datetime.date(2025, 3, 3), datetime.date(2026, 3, 2)
ENOUGH = {"beuk": 22, "eik": 15, "keuken+nacht": 12, "noord": 18, "zuid": 12}
LARGE = {"beuk": 50, "eik": 50, "noord": 50, "zuid": 50}
EASIER = {key: {"workload": 0.8, "recognition": -0.6} for key in LARGE}
STANDING = {"workload": -0.9, "engagement": 0.8}  # of everybody, around the middle option


def draw_choices(
    rng: np.random.Generator, instrument: dict[str, Any], n: int, shifts: Mapping[str, float] = {}
) -> list[bytes]:
    """Answers around the middle of the scale, moved per factor; some items are skipped."""
    parsed = instruments.parse_instrument(instrument)
    factor_of = {item: factor.key for factor in parsed.factors for item in factor.items}
    rows = []
    for _person in range(n):
        mood = rng.normal(0, 0.4)
        row = []
        for item in parsed.items:
            key = factor_of.get(item.key, "")
            drawn = 2.3 + STANDING.get(key, 0) + shifts.get(key, 0) + mood + rng.normal(0, 0.7)
            option = int(np.clip(round(drawn), 0, 4))
            option = 4 - option if item.reverse else option
            row.append(255 if rng.random() < 0.03 else option)
        rows.append(bytes(row))
    return rows


def follow(rng: np.random.Generator, instrument: dict[str, Any], rows: list[bytes]) -> list[bytes]:
    """Let energy follow workload in seven of ten people."""
    places = {item["key"]: place for place, item in enumerate(instrument["items"])}
    turned = [bytearray(row) for row in rows]
    for row in turned:
        if rng.random() < 0.7:
            row[places["energy-1"]] = row[places["energy-2"]] = row[places["workload-1"]]
    return [bytes(row) for row in turned]


def close_answered_wave(
    cast: Cast,
    opens_on: datetime.date,
    counts: Mapping[str, int],
    *,
    shifts: Mapping[str, Mapping[str, float]] = {},
    seed: int = 1,
    is_following: bool = False,
    merges: Iterable[Sequence[str]] = (),
    managers_apart: bool = False,
    **fields: Any,
) -> Wave:
    """A wave that ran from this day, was answered by so many people of each reporting group, and closed.

    A group may be named by its units as well as by its key; `merges` are units to read as one.
    """
    fields.setdefault("title", f"Voorjaar {opens_on.year}")
    fields.setdefault("instrument", instruments.to_dict(instruments.list_instruments()[0]))
    owner = cast.actor("olga")
    wave = surveys.create_wave(
        organisation=cast.organisation,
        by=owner,
        opens_on=opens_on,
        closes_on=opens_on + datetime.timedelta(days=18),
        contact="Olga",
        **fields,
    )
    for keys in merges:
        surveys.merge_units(wave=wave, units=[cast.units[key] for key in keys], by=owner)
    surveys.change_draft(wave=wave, by=owner, managers_apart=managers_apart)
    let_start(wave, owner)
    surveys.launch_wave(wave=wave, by=owner, today=opens_on)
    rng = np.random.default_rng(seed)
    keys = {group.name: group.key for group in wave.reporting_groups.all()}
    answers = {
        keys.get(key, key): draw_choices(rng, wave.instrument, n, shifts.get(key, {}))
        for key, n in counts.items()
        if n
    }
    if is_following:
        answers = {key: follow(rng, wave.instrument, rows) for key, rows in answers.items()}
    surveys.store_answers(wave=wave, answers_by_group=answers)
    surveys.close_wave(wave=wave, by=owner, today=opens_on + datetime.timedelta(days=18))
    return wave


@pytest.fixture(autouse=True)
def _read_afresh() -> None:
    """Rolled back keys come again, so one test must not read what another one parsed."""
    queries._read.cache_clear()


@pytest.fixture
def closed_wave(cast: Cast) -> Wave:
    return close_answered_wave(cast, THIS_YEAR, ENOUGH)


@pytest.fixture
def released(cast: Cast) -> Release:
    """The second wave: Beuk is busier than the rest, and culture went up there since last year."""
    before = close_answered_wave(cast, LAST_YEAR, ENOUGH, seed=2)
    release_wave(wave=before, by=cast.actor("olga"))
    shifts = {"beuk": {"workload": -0.9, "culture": 1.3}, "noord": {"growth": 1.2}}
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH, shifts=shifts)
    return release_wave(wave=wave, by=cast.actor("olga"))


@dataclass(frozen=True)
class Large:
    """De Linde after forty people came to each large team: enough for figures of the whole, in two waves."""

    cast: Cast
    release: Release


@pytest.fixture(scope="module")
def large(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Large]:
    """Made once for a module, since it takes seconds; so such a module cannot use `cast` beside it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _make_large(make_cast())
        transaction.set_rollback(True)


def _make_large(cast: Cast) -> Large:
    for key in LARGE:
        Person.objects.bulk_create(
            Person(
                organisation=cast.organisation, number=f"{key}-new-{i}", name="Nieuw", unit=cast.units[key]
            )
            for i in range(40)
        )
    before = close_answered_wave(cast, LAST_YEAR, LARGE, seed=2, shifts=EASIER)
    release_wave(wave=before, by=cast.actor("olga"))
    shifts = {"beuk": {"workload": -0.9, "culture": 1.3}, "noord": {"growth": 1.2}}
    wave = close_answered_wave(cast, THIS_YEAR, LARGE, shifts=shifts, is_following=True)
    return Large(cast, release_wave(wave=wave, by=cast.actor("olga")))


@pytest.fixture
def sign_in(client: Any) -> Callable[[Any], Any]:
    def sign_in_as(user: Any) -> Any:
        client.force_login(user)
        return client

    return sign_in_as
