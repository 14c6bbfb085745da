"""Every address of the product, walked out of the URL configuration, filled in with rows of De Linde."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from speelveld import catalogue
from speelveld.board import operations as board
from speelveld.consults import operations as consults
from speelveld.organisations.models import Role
from speelveld.organisations.queries import get_actor
from speelveld.results.operations import release_wave
from speelveld.signals import operations as signals
from speelveld.surveys import operations as surveys
from speelveld.surveys.models import Wave
from tests.agreements.conftest import add_bram, agree, propose
from tests.factories import Cast, make_member
from tests.results.conftest import ENOUGH, close_answered_wave
from tests.signals.conftest import show_a_year
from tests.surveys.starting import let_start

WORDS_OF_DE_LINDE = (
    "@linde.example", "Ronde van toen", "Het werk past niet", "Rooster eerder", "Vrijgegeven", "Gesloten in mei",
    "Het roosterbureau zet", "Stille kamer",
)  # fmt: skip
TODAY = datetime.date.today()


@dataclass(frozen=True)
class Address:
    name: str
    arguments: tuple[str, ...]

    @property
    def is_inside(self) -> bool:
        return "organisation_slug" in self.arguments

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(name for name in self.arguments if name.endswith("_id") and name != "public_id")


def list_addresses() -> list[Address]:
    return sorted(_walk(get_resolver(), "", ""), key=lambda address: address.name)


def _walk(resolver: URLResolver, space: str, route: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space, path)
        elif pattern.name:
            yield Address(f"{space}{pattern.name}", tuple(re.findall(r"<(?:\w+:)?(\w+)>", path)))


def make_address(address: Address, house: "House", slug: str = "linde") -> str:
    known: dict[str, Any] = {"organisation_slug": slug} | house.arguments
    known |= house.exceptions.get(address.name, {})
    return reverse(address.name, kwargs={name: known[name] for name in address.arguments})


@dataclass(frozen=True)
class House:
    """De Linde with something behind every address.

    `exceptions` holds what one address needs otherwise, `posted` what a form sends along.
    """

    cast: Cast
    arguments: dict[str, Any]
    exceptions: dict[str, dict[str, Any]]
    posted: dict[str, dict[str, str]]


def furnish(cast: Cast) -> House:
    for role in (Role.PROFESSIONAL, Role.CONFIDENTIAL_ADVISER, Role.PROVIDER):
        make_member(cast.organisation, role.value, role)
    released = close_answered_wave(cast, TODAY - datetime.timedelta(days=60), ENOUGH, title="Vrijgegeven")
    release_wave(wave=released, by=cast.actor("olga"))
    closed = close_answered_wave(cast, TODAY - datetime.timedelta(days=30), ENOUGH, title="Gesloten in mei")
    running = _make_wave(cast, released, "Open")
    surveys.launch_wave(wave=running, by=cast.actor("olga"), today=TODAY)
    draft = _make_wave(cast, released, "Voorbereiding")
    group = running.reporting_groups.filter(n_sealed__gt=0).first()
    assert group is not None
    show_a_year(cast)
    arguments = {
        "wave_id": running.pk, "group_id": group.pk, "step": "dates", "language": "nl", "stage": "prevent",
        "level": "team", "token": "none", "public_id": running.public_id, "pk": 0,
        "ending": "json", "reference": "speelveld-13 1.0.0-beta.2",
        "public_slug": "linde", "module": "talk", "year": TODAY.year, "agreement": _agree(cast), **_make_rows(cast),
        **_ask_consult(cast),
        "merged_id": draft.merged_units.create(name="Samen").pk,
        "period_id": cast.organisation.absence_periods.all()[0].pk, "signal_id": _make_signal(cast),
    }  # fmt: skip
    drafting = (
        "check",
        "council",
        "decide",
        "discard",
        "launch",
        "managers",
        "merge",
        "state_reason",
        "step",
        "undo_merge",
    )
    exceptions = {f"surveys:{name}": {"wave_id": draft.pk} for name in drafting}
    results = ("wave", "method", "workbook", "report", "unit_report", "factor", "unit")
    results += ("importance", "how", "changed", "energy", "begin")
    exceptions |= {f"results:{name}": {"wave_id": released.pk, "key": "beuk"} for name in results}
    exceptions["results:factor"]["key"] = "workload"
    exceptions["privacy:choose_term"] = {"kind": "answers"}
    exceptions["results:release"] = {"wave_id": closed.pk}
    exceptions["signals:absence_group"] = {"key": "beuk"}
    exceptions |= {name: {"key": "ownership"} for name in ("board:condition", "board:condition_judge")}
    exceptions["board:check"] = {"key": "ownership-1"}
    posted = {"board:measure_state": {"state": "busy"}, "ui:set_language": {"language": "en"}}
    return House(cast, arguments, exceptions, posted)


def _agree(cast: Cast) -> str:
    """Let Anna and Bram agree on something, and return its code."""
    return agree(cast, propose(cast, add_bram(cast))).public_id


def _ask_consult(cast: Cast) -> dict[str, int]:
    """Give the professional a letter box with one request in it."""
    organisation = cast.organisation
    user = organisation.memberships.get(role=Role.PROFESSIONAL).user
    professional = get_actor(organisation, user)
    assert professional is not None
    box = consults.open_box(
        organisation=organisation, by=professional, function="company_doctor", reach="Bel 12345",
        passphrase="een lange eigen zin",
    )  # fmt: skip
    consults.ask(
        letter_box=box, by=cast.actor("bram"), kind="consult", text="Hoi", contact="Bram", today=TODAY
    )
    return {"box_id": box.pk, "request_id": box.requests.get().pk}


def _make_wave(cast: Cast, like: Wave, title: str) -> Wave:
    wave = surveys.create_wave(
        organisation=cast.organisation, title=title, by=cast.actor("olga"), opens_on=TODAY,
        closes_on=TODAY + datetime.timedelta(days=14), instrument=like.instrument, contact="Olga",
    )  # fmt: skip
    let_start(wave, cast.actor("olga"))
    return wave


def _make_signal(cast: Cast) -> int:
    return signals.add_signal(
        organisation=cast.organisation, by=cast.actor("olga"), seen_on=TODAY, source="idea", level="team",
        factor="workload", says="worry", weight=2, text="Het werk past niet in de dienst.", unit=None,
    ).pk  # fmt: skip


def _make_rows(cast: Cast) -> dict[str, Any]:
    shared: dict[str, Any] = {"organisation": cast.organisation, "by": cast.actor("olga")}
    cycle = board.start_cycle(
        title="Ronde van toen", step="do", started_on=TODAY, step_until_on=None, **shared
    )
    problem = board.add_problem(title="Het werk past niet", **shared)
    measure = board.add_measure(title="Rooster eerder", stage="prevent", level="team", **shared)
    remark = board.add_remark(measure=measure, by=shared["by"], kind="comment", text="Loopt goed.")
    return {
        "remark_id": remark.pk,
        "cycle_id": cycle.pk,
        "problem_id": problem.pk,
        "measure_id": measure.pk,
        "membership_id": cast.organisation.memberships.get(user=cast.bram).pk,
        "idea_id": cast.organisation.own_ideas.create(title="Stille kamer", text="Eén dag", sentence="Ja").pk,
        "import_id": cast.organisation.staff_imports.create(uploaded_by=cast.olga, state="checked").pk,
        "key": catalogue.condition("ownership", "nl").questions[0].key,
    }
