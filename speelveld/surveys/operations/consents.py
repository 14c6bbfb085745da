"""Deciding whether a wave may start: the works council in the application, or the owner with a reason."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import StartGround, Wave
from speelveld.surveys.operations.drafting import refuse_unless_draft
from speelveld.surveys.proposals import describe_proposal, take_version

Kind = StartGround.Kind
OF_THE_OWNER = (Kind.ON_PAPER, Kind.NO_COUNCIL, Kind.OTHER)


@transaction.atomic
def decide_as_council(
    *,
    wave: Wave,
    by: Actor,
    consents: bool,
    version: str,
    remarks: str = "",
    today: datetime.date | None = None,
) -> StartGround:
    """Keep consent or objection to the version that was on the page. Raises WaveRefused when that is not this one."""
    check(by, "consents.give")
    kind = Kind.CONSENT if consents else Kind.OBJECTION
    if kind == Kind.OBJECTION and not remarks.strip():
        raise WaveRefused(_("Schrijf erbij wat er anders moet. Dan kan de programma-eigenaar ermee verder."))
    return _keep(wave, by, StartGround(kind=kind, text=remarks.strip()), version, today)


@transaction.atomic
def state_reason(
    *,
    wave: Wave,
    by: Actor,
    kind: str,
    version: str,
    reason: str = "",
    reference: str = "",
    decided_on: datetime.date | None = None,
    today: datetime.date | None = None,
) -> StartGround:
    """Keep why a wave starts without a decision in the application. Everybody who is asked can read it."""
    check(by, "waves.change")
    if kind not in OF_THE_OWNER:
        raise WaveRefused(_("Kies een van de redenen."))
    today = today or timezone.localdate()
    if kind == Kind.ON_PAPER and not (decided_on and decided_on <= today and reference.strip()):
        raise WaveRefused(
            _("Noem de dag van het besluit, vandaag of eerder, en waar het document te vinden is.")
        )
    if kind == Kind.OTHER and not reason.strip():
        raise WaveRefused(_("Schrijf op waarom het zonder instemming kan."))
    made = StartGround(kind=kind, text=reason.strip(), reference=reference.strip())
    if kind == Kind.ON_PAPER and decided_on:
        made.decided_on = decided_on
    return _keep(wave, by, made, version, today)


def _keep(wave: Wave, by: Actor, made: StartGround, version: str, today: datetime.date | None) -> StartGround:
    refuse_unless_draft(wave)
    wave.refresh_from_db()
    proposal = describe_proposal(wave)
    if not wave.instrument:
        raise WaveRefused(_("Er is nog geen vragenlijst gekozen, dus er valt nog niets te besluiten."))
    if version != take_version(proposal):
        raise WaveRefused(
            _("De meting is intussen veranderd. Lees de pagina opnieuw; je besluit is nog niet bewaard.")
        )
    made.wave, made.version, made.shown = wave, version, proposal
    made.kept_on = today or timezone.localdate()
    made.decided_on = made.decided_on or made.kept_on
    made.kept_by_id, made.kept_by_name = by.user_id, by.name
    made.save()
    details = {"reference": made.reference} if made.reference else {}
    if not made.is_of_the_council:  # remarks of the council stay on its page
        details["reason"] = made.text[:500]
    record(
        organisation=wave.organisation.slug, actor=by.email, verb=f"start.{made.kind}", target=wave.title,
        version=version, decided_on=made.decided_on.isoformat(), **details,
    )  # fmt: skip
    return made
