"""What the works council reads: what is asked, of whom, who sees what, within which limits, and what was decided."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.organisations.models import Role
from speelveld.organisations.permissions import RULES
from speelveld.organisations.retention import TERMS, get_months
from speelveld.organisations.texts import say_term
from speelveld.surveys import questionnaire
from speelveld.surveys.consent import Kind, Standing, find_standing
from speelveld.surveys.council_texts import ANONYMITY, KEPT, NOT_KEPT, REMAINS, SIGHTS
from speelveld.surveys.models import StartGround, Wave
from speelveld.surveys.presenters.merging import MergedRow, list_merged
from speelveld.surveys.presenters.wording import join_names, name_instrument, say_day, say_period
from speelveld.surveys.thresholds import choose_settings


@dataclass(frozen=True)
class AskedPart:
    """A screen of the questionnaire: questions that share their options stand together."""

    title: str
    questions: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True)
class SightRow:
    what: str
    who: str


@dataclass(frozen=True)
class Limit:
    name: str
    value: str
    why: str


@dataclass(frozen=True)
class DecisionRow:
    what: str
    text: str
    trace: str
    version: str


@dataclass(frozen=True)
class CouncilPage:
    standing: str
    kind: str  # of the note that says it
    changes: str
    version: str
    is_draft: bool
    can_decide: bool
    instrument: str
    parts: tuple[AskedPart, ...]
    period: str
    units: tuple[str, ...]
    merged: tuple[MergedRow, ...]
    sights: tuple[SightRow, ...]
    limits: tuple[Limit, ...]
    privacy_text: str
    anonymity: tuple[str | Promise, ...]
    remains: str | Promise
    kept: tuple[str | Promise, ...]
    not_kept: tuple[str | Promise, ...]
    terms: tuple[tuple[str | Promise, str], ...]
    decisions: tuple[DecisionRow, ...]


def present_council(wave: Wave) -> CouncilPage:
    standing = find_standing(wave)
    is_draft = wave.state == Wave.State.DRAFT
    language = (get_language() or "nl")[:2]
    return CouncilPage(
        standing=say_standing(standing, is_draft=is_draft),
        kind="calm" if standing.lets_start else "hint",
        changes=join_names(standing.changes) if not standing.fits else "",
        version=standing.version,
        is_draft=is_draft,
        can_decide=is_draft and bool(wave.instrument),
        instrument=name_instrument(wave),
        parts=_list_parts(wave, language) if wave.instrument else (),
        period=say_period(wave.opens_on, wave.closes_on),
        units=tuple(wave.audience.values_list("name", flat=True)),
        merged=list_merged(wave),
        sights=tuple(SightRow(str(sight.what), _name_roles(RULES[sight.action])) for sight in SIGHTS),
        limits=_list_limits(wave),
        privacy_text=wave.privacy_text.get(language, ""),
        anonymity=ANONYMITY,
        remains=REMAINS,
        kept=KEPT,
        not_kept=NOT_KEPT,
        terms=tuple(
            (TERMS[kind].name, say_term(kind, months))
            for kind, months in get_months(wave.organisation).items()
        ),
        decisions=tuple(_present_decision(ground) for ground in wave.start_grounds.order_by("-pk")),
    )


def say_standing(standing: Standing, *, is_draft: bool) -> str:
    """Return in one sentence whether this wave may start, or on what ground it did."""
    ground = standing.ground
    if ground is None:
        return (
            _("De ondernemingsraad heeft nog niet besloten.")
            if is_draft
            else _("Bij de start van deze meting is geen besluit vastgelegd.")
        )
    if not standing.fits:
        return _(
            "Na het laatste besluit is er iets veranderd. Dat besluit past niet meer bij wat hier staat."
        )
    return say_ground(ground)


def say_ground(ground: StartGround) -> str:
    said = {
        Kind.CONSENT: _("De ondernemingsraad stemde op %(day)s in met deze meting."),
        Kind.OBJECTION: _("De ondernemingsraad stemde op %(day)s niet in met deze meting."),
        Kind.ON_PAPER: _("De ondernemingsraad stemde op %(day)s op papier in met deze meting."),
        Kind.NO_COUNCIL: _("Er is geen ondernemingsraad. Dat is op %(day)s vastgelegd."),
        Kind.OTHER: _("De meting kan starten zonder instemming. De reden is op %(day)s vastgelegd."),
    }
    return said[Kind(ground.kind)] % {"day": say_day(ground.decided_on)}


def say_to_respondents(wave: Wave) -> str:
    """Return what people who are asked read about it: on what ground the wave started, with the reason if any."""
    ground = wave.start_grounds.order_by("pk").last()
    if ground is None or not find_standing(wave).lets_start:
        return ""
    said = say_ground(ground)
    reason = "" if ground.is_of_the_council else ground.text
    return _("%(said)s De uitleg daarbij: %(reason)s") % {"said": said, "reason": reason} if reason else said


def _list_parts(wave: Wave, language: str) -> tuple[AskedPart, ...]:
    asked = questionnaire.describe(wave.instrument, language)
    parts = []
    for screen in asked.screens:
        by_scale: dict[str, list[str]] = {}
        for item in screen.items:
            by_scale.setdefault(item.scale, []).append(item.text)
        parts += [
            AskedPart(screen.title, tuple(texts), asked.scales[scale].labels)
            for scale, texts in by_scale.items()
        ]
    return tuple(parts)


def _list_limits(wave: Wave) -> tuple[Limit, ...]:
    gate = choose_settings(wave.minimum_group)
    return (
        Limit(_("Kleinste groep"), str(gate.k), _("Zoveel antwoorden staan er minstens achter elk cijfer.")),
        Limit(
            _("Kleine teams die we pas na afloop samenvoegen"),
            str(gate.remainder),
            _("Zo’n groep is groter, zodat niemand een team kan uitrekenen door cijfers af te trekken."),
        ),
        Limit(
            _("Hoe antwoorden verdeeld zijn"),
            str(gate.k_distribution),
            _("Welk deel gunstig of ongunstig antwoordt, tonen we pas vanaf zoveel antwoorden."),
        ),
        Limit(
            _("Wat altijd open blijft"),
            _("%(share)s%% van de schaal") % {"share": round(gate.w * 100)},
            _("Van geen groepje is zijn gemiddelde dichter te benaderen dan dit deel van de antwoordschaal."),
        ),
        Limit(
            _("Afronding"), _("%(n)s cijfer achter de komma") % {"n": gate.decimals}, _("Overal dezelfde.")
        ),
    )


def _present_decision(ground: StartGround) -> DecisionRow:
    trace = [say_day(ground.kept_on), ground.kept_by_name]
    if ground.kind == Kind.ON_PAPER:
        trace.insert(0, _("besluit van %(day)s, %(place)s") % {
            "day": say_day(ground.decided_on), "place": ground.reference,
        })  # fmt: skip
    return DecisionRow(str(ground.get_kind_display()), ground.text, " · ".join(trace), ground.version[:12])


def _name_roles(roles: frozenset[Role]) -> str:
    return join_names([str(role.label) for role in Role if role in roles])
