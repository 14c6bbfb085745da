"""Releasing: what a wave shows is decided once, after it closed, and never again."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.results.errors import ReleaseRefused
from speelveld.results.models import Release
from speelveld.results.queries import find_release_before, get_table
from speelveld.results.tables import make_table
from speelveld.surveys.models import Wave


@transaction.atomic
def release_wave(*, wave: Wave, by: Actor | None = None) -> Release:
    """Decide what may be shown of a closed wave and keep that; later calls return what was kept.

    `by` None: the wave closed by its date.
    """
    if by is not None:
        check(by, "waves.change")
    wave = Wave.objects.select_for_update().select_related("organisation").get(pk=wave.pk)
    if wave.state != Wave.State.CLOSED:
        raise ReleaseRefused(_("Deze meting loopt nog. Resultaten komen er als zij gesloten is."))
    if kept := Release.objects.filter(wave=wave).first():
        return kept
    before = find_release_before(wave)
    made = make_table(wave, get_table(before) if before else None)
    stored = made.table.to_dict()
    release = Release.objects.create(
        wave=wave, table=stored, digest=stored["sha256"], whole=made.whole.to_dict(),
        inputs_digest=made.inputs_digest,
    )  # fmt: skip
    record(
        organisation=wave.organisation.slug, actor=by.email if by else "speelveld", verb="wave.released",
        target=wave.title, minimum_group=made.table.settings.k, digest=release.digest,
        whole_digest=release.whole["sha256"],
    )  # fmt: skip
    return release


def release_closed_waves() -> None:
    """Release, in the background, every closed wave that has no results yet. Safe to repeat."""
    for wave in Wave.objects.filter(state=Wave.State.CLOSED, release__isnull=True).order_by("opens_on", "pk"):
        release_in_background.enqueue(wave.pk)


@task()
def release_in_background(wave_id: int) -> None:
    """Release one wave; on its own, so that a wave that cannot be read does not hold up the others."""
    release_wave(wave=Wave.objects.get(pk=wave_id))
