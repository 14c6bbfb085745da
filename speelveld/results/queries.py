"""Questions about releases. A table is read and checked once per process: it never changes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from speelveld.catalogue.instruments import parse_instrument
from speelveld.organisations.models import Organisation
from speelveld.results.models import Release
from speelveld.science.disclosure import ReleasedTable
from speelveld.science.psychometrics import WholeFigures
from speelveld.surveys.models import Wave


@dataclass(frozen=True)
class ScoreName:
    """What a score is called, in each language of its instrument. `kind` is factor or outcome."""

    key: str
    titles: Mapping[str, str]
    kind: str


@dataclass(frozen=True)
class Edition:
    """The results of one wave: what was released, and what the wave was about.

    `stayers` tells per unit how many people were asked in the wave before this one too. Days and stayers are
    None for answers of another tool, which tells neither. `merged` tells which units are read as one: per node of
    the table that stands for several, their keys and names. `part_of` gives for a part by a trait its node.
    `managers_key` is the node of managers who answered as one group; empty when each answered in their own unit.
    """

    wave_id: int
    title: str
    organisation: str
    opens_on: datetime.date | None
    closes_on: datetime.date | None
    released_on: datetime.date
    table: ReleasedTable
    scores: tuple[ScoreName, ...]
    stayers: Mapping[str, int] | None
    instrument: str = ""  # key and version: scores of two versions are not compared
    whole: WholeFigures | None = None  # figures about everybody together; None where these were not made
    merged: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    part_of: Mapping[str, str] = field(default_factory=dict)
    managers_key: str = ""

    @property
    def place_of(self) -> Mapping[str, str]:
        """The node of the table that stands for a unit which was merged with others."""
        return {unit: key for key, units in self.merged.items() for unit in units}


@dataclass(frozen=True)
class _Content:
    """What one process keeps of a release."""

    table: ReleasedTable
    scores: tuple[ScoreName, ...]
    stayers: Mapping[str, int]
    instrument: str
    whole: WholeFigures | None
    merged: Mapping[str, Mapping[str, str]]
    part_of: Mapping[str, str]
    managers_key: str


def list_releases(organisation: Organisation) -> list[Release]:
    """Return the releases of an organisation, the latest first."""
    return list(_light().filter(wave__organisation=organisation).order_by("-wave__opens_on", "-wave_id"))


def get_latest_edition(organisation: Organisation, questionnaire: str) -> Edition | None:
    """Return the last results of this questionnaire, by its key."""
    asked = _light().filter(wave__organisation=organisation, wave__instrument__key=questionnaire)
    latest = asked.order_by("-wave__opens_on", "-wave_id").first()
    return get_edition(latest) if latest else None


def list_unreleased(organisation: Organisation) -> list[Wave]:
    """Return the closed waves whose results are still to be made."""
    return list(organisation.waves.filter(state=Wave.State.CLOSED, release__isnull=True).only("title"))


def get_table(release: Release) -> ReleasedTable:
    return _read(release.pk, release.digest).table


def get_edition(release: Release) -> Edition:
    wave, content = release.wave, _read(release.pk, release.digest)
    return Edition(
        wave_id=wave.pk,
        title=wave.title,
        organisation=wave.organisation.name,
        opens_on=wave.opens_on,
        closes_on=min(wave.closes_on, wave.closed_on or wave.closes_on),
        released_on=release.released_on,
        table=content.table,
        scores=content.scores,
        stayers=content.stayers,
        instrument=content.instrument,
        whole=content.whole,
        merged=content.merged,
        part_of=content.part_of,
        managers_key=content.managers_key,
    )


def get_edition_before(release: Release) -> Edition | None:
    """Return the results of the wave before; None when there was none or it has no results."""
    before = find_release_before(release.wave)
    return get_edition(before) if before else None


def find_release_before(wave: Wave) -> Release | None:
    """Return the release of the wave that asked the same questionnaire just before this one, if it has one."""
    earlier = Q(opens_on__lt=wave.opens_on) | Q(opens_on=wave.opens_on, pk__lt=wave.pk)
    asked = Wave.objects.annotate(asked=KeyTextTransform("key", "instrument"))
    launched = asked.filter(organisation_id=wave.organisation_id, launched_on__isnull=False)
    same = launched.filter(asked__in=asked.filter(pk=wave.pk).values("asked"))
    before = same.filter(earlier).order_by("-opens_on", "-pk").values("pk")[:1]
    return _light().filter(wave__in=before).first()


def _light() -> QuerySet[Release]:
    """Releases without their tables and without what waves froze: those are read once, by `_read`."""
    return Release.objects.select_related("wave__organisation").defer(
        "table", "whole", "wave__instrument", "wave__tree"
    )


@lru_cache(maxsize=32)
def _read(release_id: int, digest: str) -> _Content:
    """Parse what was kept. The digest is part of the question, so that another table never answers it."""
    release = Release.objects.select_related("wave").get(pk=release_id, digest=digest)
    instrument = parse_instrument(release.wave.instrument)
    return _Content(
        table=ReleasedTable.from_dict(release.table),
        scores=tuple(ScoreName(factor.key, factor.title, factor.kind) for factor in instrument.factors),
        stayers={row["key"]: row["n_stayers"] for row in release.wave.tree},
        instrument=f"{instrument.key} {instrument.version}",
        whole=WholeFigures.from_dict(release.whole) if release.whole else None,
        merged={row["key"]: row["merged"] for row in release.wave.tree if "merged" in row},
        part_of={row["key"]: row["parent"] for row in release.wave.tree if row.get("is_part")},
        managers_key=next((row["key"] for row in release.wave.tree if "is_managers" in row), ""),
    )
