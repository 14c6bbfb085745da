"""Reading units as one in a wave, and undoing it: as long as the wave is a draft."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.models import Unit
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.audience import gather_audience
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import MergedUnit, Wave
from speelveld.surveys.operations.drafting import refuse_unless_draft
from speelveld.surveys.texts import name_merged

MOST_LETTERS = 120


@transaction.atomic
def merge_units(*, wave: Wave, units: Sequence[Unit], by: Actor, name: str = "") -> MergedUnit:
    """Let this wave report on these units as one. Without a name it is called after them."""
    check(by, "waves.change")
    refuse_unless_draft(wave)
    chosen = list(wave.organisation.units.filter(pk__in=[unit.pk for unit in units]))
    names = [unit.name for unit in chosen]
    merged = MergedUnit.objects.create(wave=wave, name=(name.strip() or name_merged(names))[:MOST_LETTERS])
    merged.units.set(chosen)
    audience = gather_audience(wave, timezone.localdate())
    places = {audience.place_of.get(unit.key) for unit in chosen} if audience else set()
    if len(chosen) < 2 or len(places) != 1 or None in places:
        raise WaveRefused(
            _(
                "Kies minstens twee teams waar mensen werken en die nog niet samengevoegd zijn. De hele organisatie "
                "kan niet meedoen, en een team dat onder een ander gekozen team valt ook niet."
            )
        )
    record(
        organisation=wave.organisation.slug, actor=by.email, verb="wave.units_merged", target=wave.title,
        name=merged.name, units=names,
    )  # fmt: skip
    return merged


@transaction.atomic
def undo_merge(*, wave: Wave, merged: MergedUnit, by: Actor) -> None:
    """Let this wave report on the units apart again."""
    check(by, "waves.change")
    refuse_unless_draft(wave)
    record(
        organisation=wave.organisation.slug, actor=by.email, verb="wave.merge_undone", target=wave.title,
        name=merged.name,
    )  # fmt: skip
    merged.delete()
