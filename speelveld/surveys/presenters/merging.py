"""Which units a wave reads as one, in words."""

from dataclasses import dataclass

from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.wording import join_names


@dataclass(frozen=True)
class MergedRow:
    pk: int
    name: str
    parts: str
    unit_keys: frozenset[str]


def list_merged(wave: Wave) -> tuple[MergedRow, ...]:
    return tuple(
        MergedRow(
            merged.pk,
            merged.name,
            join_names([unit.name for unit in merged.units.all()]),
            frozenset(unit.key for unit in merged.units.all()),
        )
        for merged in wave.merged_units.prefetch_related("units")
    )
