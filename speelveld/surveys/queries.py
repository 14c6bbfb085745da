"""Questions about waves: which came before, what still keeps one from starting, what the intake must know."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from speelveld.science.disclosure.settings import FLOOR
from speelveld.surveys import questionnaire
from speelveld.surveys.addresses import is_served_safely
from speelveld.surveys.audience import Audience
from speelveld.surveys.models import Invitation, ResponseSnapshot, Wave


@dataclass(frozen=True)
class Intake:
    """What taking an answer needs to know of a wave. Frozen at launch, so a process may keep it."""

    wave_id: int
    public_id: str
    version: str  # of the instrument
    n_options: bytes  # per item, in the instrument's order


@lru_cache(maxsize=256)
def get_intake(public_id: str) -> Intake:
    """Return the facts of a launched wave. Raises Wave.DoesNotExist; that is not kept."""
    wave = Wave.objects.exclude(state=Wave.State.DRAFT).get(public_id=public_id)
    return Intake(
        wave.pk,
        public_id,
        questionnaire.get_version(wave.instrument),
        questionnaire.count_options(wave.instrument),
    )


def get_state(public_id: str) -> str | None:
    """Return the state of a wave, None when there is no such wave."""
    return Wave.objects.filter(public_id=public_id).values_list("state", flat=True).first()


@dataclass(frozen=True)
class MailCount:
    """How far the first invitations are. Nothing about reminders: how many still need one is the response."""

    n_people: int
    n_invited: int
    undeliverable: tuple[str, ...]  # names

    @property
    def is_busy(self) -> bool:
        return self.n_invited + len(self.undeliverable) < self.n_people


def list_mailable(wave: Wave, today: datetime.date) -> QuerySet[Invitation]:
    """Return the invitations of people with mail who still work here."""
    works_here = Q(person__left_on__isnull=True) | Q(person__left_on__gt=today)
    return wave.invitations.filter(works_here, person__isnull=False)


def count_mails(wave: Wave, today: datetime.date) -> MailCount:
    """Return how many people with mail have had their invitation, and whose address was refused."""
    mailed = list_mailable(wave, today)
    refused = mailed.filter(is_undeliverable=True).order_by("person__name")
    return MailCount(
        n_people=mailed.count(),
        n_invited=mailed.filter(n_mails_sent__gt=0, is_undeliverable=False).count(),
        undeliverable=tuple(refused.values_list("person__name", flat=True)),
    )


def get_latest_response(wave: Wave) -> ResponseSnapshot | None:
    return wave.snapshots.order_by("-taken_on").first()


def get_previous_wave(wave: Wave) -> Wave | None:
    """Return the last wave of the organisation that was launched before this one."""
    return (
        wave.organisation.waves.filter(launched_on__isnull=False)
        .exclude(pk=wave.pk)
        .order_by("-opens_on", "-pk")
        .first()
    )


def get_wave_to_compare(wave: Wave) -> Wave | None:
    """Return the last wave before this one that asked the same questionnaire, of whatever version."""
    same = wave.organisation.waves.filter(instrument__key=wave.instrument["key"], launched_on__isnull=False)
    return same.exclude(pk=wave.pk).order_by("-opens_on", "-pk").first()


def get_least_group(wave: Wave) -> int:
    """Return the lowest k this wave may choose: the floor, or what the last wave promised. It only goes up."""
    previous = get_previous_wave(wave)
    return previous.minimum_group if previous else FLOOR


def list_launch_problems(wave: Wave, audience: Audience | None, today: datetime.date) -> list[str]:
    """Return what keeps this wave from starting, each with what to do. Empty: it can start."""
    problems = []
    if wave.state != Wave.State.DRAFT:
        problems.append(_("Deze meting is al gestart."))
    if not is_served_safely():
        problems.append(
            _("Een meting kan alleen via https. Vraag je systeembeheerder om een beveiligd adres.")
        )
    if not wave.instrument:
        problems.append(_("Kies eerst een vragenlijst."))
    if wave.closes_on < max(today, wave.opens_on):
        problems.append(_("De sluitdatum is al voorbij. Kies een latere datum."))
    if wave.minimum_group < (least := get_least_group(wave)):
        problems.append(
            _("De kleinste groep telt minstens %(least)s mensen. Later lager kan niet.") % {"least": least}
        )
    return problems + _list_audience_problems(wave, audience)


def _list_audience_problems(wave: Wave, audience: Audience | None) -> list[str]:
    if audience is None:
        return [
            _(
                "Er is nog niemand om uit te nodigen. Zet eerst mensen in de personeelslijst, of kies andere teams."
            )
        ]
    if audience.n_invited < wave.minimum_group:
        return [
            _(
                "Je nodigt %(n)s mensen uit. Resultaten laten we pas zien voor groepen van %(k)s of meer, dus nu "
                "komt er niets uit. Nodig meer mensen uit, of ga het gesprek met elkaar aan zonder vragenlijst."
            )
            % {"n": audience.n_invited, "k": wave.minimum_group}
        ]
    if wave.managers_apart and not audience.managers_key:
        return [
            _(
                "Je laat leidinggevenden apart antwoorden, maar het zijn er %(n)s. Dat kan vanaf %(k)s, en ook van de "
                "anderen moeten er zoveel zijn. Tel ze weer mee in hun eigen team."
            )
            % {"n": len(audience.leading), "k": wave.minimum_group}
        ]
    return []
