"""Builds De Linde through the same operations that people use, so that the demo is a test of them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from typing import Any

import numpy as np
import yaml
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.board import operations as board
from speelveld.board.models import Measure, Problem
from speelveld.catalogue import instruments
from speelveld.demo.absence import show_demo_absence
from speelveld.demo.answers import DemoItem, draw_choices
from speelveld.demo.desk import make_desk
from speelveld.demo.organisation import list_people, list_units
from speelveld.demo.signals import note_signals, report_last_quarter
from speelveld.demo.steering import close_former_cycle, steer
from speelveld.organisations.models import Membership, Organisation, Person, Role, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor
from speelveld.results.operations import release_wave
from speelveld.surveys import operations as surveys
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import Wave

SEED = 2026
CAST = (
    ("Noor de Wit", Role.OWNER, None),
    ("Marijke Brouwer", Role.DIRECTOR, None),
    ("Tom Hendriks", Role.MANAGER, "D1-A1"),
    ("Imane El Amrani", Role.MANAGER, "D1-A1-T1"),
    ("Bas Vermeulen", Role.EMPLOYEE, None),
    ("Ruth Postma", Role.PROFESSIONAL, None),
    ("Joost van Dijk", Role.WORKS_COUNCIL, None),
    ("Yara Santos", Role.CONFIDENTIAL_ADVISER, None),
    ("Zorg voor Werk", Role.PROVIDER, None),
    ("Petra Kok", Role.PRIVACY_OFFICER, None),
    ("Sam Bouzid", Role.ADMINISTRATOR, None),
)


@dataclass(frozen=True)
class DemoWave:
    """When a wave starts, counted in days from today, how long it lasts, and which share of people answers."""

    title: str
    questionnaire: str
    start: int
    length: int
    share: float
    later: bool = False  # does what changed show?
    is_apart: bool = False  # drawn by itself, so that the answers of the others stay as they are


WAVES = (
    DemoWave("Zeven voorwaarden,", "speelveld-7", -400, 14, 0.52, is_apart=True),
    DemoWave("Meting", "speelveld-13", -730, 18, 0.66),
    DemoWave("Meting", "speelveld-13", -365, 18, 0.70, later=True),
    DemoWave("Meting", "speelveld-13", -6, 21, 0.31, later=True),
)


@transaction.atomic
def build_demo() -> None:
    """Make the organisation, its cast, finished waves and an open one, absence figures, and a board."""
    today = timezone.localdate()
    rng = np.random.default_rng(SEED)
    organisation = Organisation.objects.create(name="De Linde", slug="de-linde")
    units = _make_units(organisation)
    _make_people(organisation, units, rng)
    _make_cast(organisation, units)
    owner, council = _get_actor(organisation, Role.OWNER), _get_actor(organisation, Role.WORKS_COUNCIL)
    _make_waves(organisation, owner, council, rng, today)
    show_demo_absence(organisation, owner, rng)
    report_last_quarter(organisation, units, rng, today)
    _make_board(organisation, owner, units, today)
    make_desk(organisation, owner, today)


def list_sign_in_links() -> list[tuple[str, str, str]]:
    """Return role, name and path of a link for each member of the cast; in the demo links stay valid."""
    links = []
    for name, role, _unit in CAST:
        user = User.objects.get(email=_make_address(name))
        links.append(
            (str(Role(role).label), name, make_sign_in_link(user, valid_for_hours=24 * 30, is_reusable=True))
        )
    return links


def _make_address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@delinde.example"


def _make_units(organisation: Organisation) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for position, row in enumerate(list_units()):
        units[row.key] = Unit.objects.create(
            organisation=organisation,
            key=row.key,
            name=row.name,
            parent=units.get(row.parent),
            position=position,
        )
    return units


def _make_people(organisation: Organisation, units: dict[str, Unit], rng: np.random.Generator) -> None:
    Person.objects.bulk_create(
        Person(
            organisation=organisation, number=row.number, name=row.name, email=row.email,
            unit=units[row.unit], traits={"Dienst": row.shift},
        )
        for row in list_people(rng)
    )  # fmt: skip


def _make_cast(organisation: Organisation, units: dict[str, Unit]) -> None:
    for name, role, unit in CAST:
        user = User.objects.create_user(email=_make_address(name), name=name)
        Membership.objects.create(
            user=user, organisation=organisation, role=role, unit=units[unit] if unit else None
        )


def _get_actor(organisation: Organisation, role: Role) -> Actor:
    actor = get_actor(organisation, organisation.memberships.get(role=role).user)
    assert actor is not None
    return actor


def _make_waves(
    organisation: Organisation,
    owner: Actor,
    council: Actor,
    rng: np.random.Generator,
    today: datetime.date,
) -> None:
    by_key = {one.key: instruments.to_dict(one) for one in instruments.list_instruments()}
    for told in WAVES:
        opens_on = today + datetime.timedelta(days=told.start)
        closes_on = opens_on + datetime.timedelta(days=told.length)
        wave = surveys.create_wave(
            organisation=organisation, title=f"{told.title} {date_format(opens_on, 'F Y')}", by=owner,
            opens_on=opens_on, closes_on=closes_on, instrument=by_key[told.questionnaire], contact=owner.email,
        )  # fmt: skip
        version = find_standing(wave).version
        surveys.decide_as_council(wave=wave, by=council, consents=True, version=version, today=opens_on)
        surveys.launch_wave(wave=wave, by=owner, today=opens_on)
        drawn_from = np.random.default_rng(told.start**2) if told.is_apart else rng
        _answer(wave, drawn_from, told.share, later=told.later)
        if closes_on < today:
            surveys.close_wave(wave=wave, by=owner, today=closes_on)
            release_wave(wave=wave, by=owner)


def _answer(wave: Wave, rng: np.random.Generator, share: float, *, later: bool) -> None:
    """Let a share of each unit answer; the answers of a reporting group end up together."""
    items = _list_items(wave.instrument)
    n_invited = {row["key"]: row["n_invited"] for row in wave.tree}
    answers: dict[str, list[bytes]] = defaultdict(list)
    for group in wave.reporting_groups.all():
        for unit in group.unit_keys:
            people = n_invited[unit] or 0
            n_answers = int(rng.binomial(people, float(np.clip(rng.normal(share, 0.1), 0.2, 0.95))))
            answers[group.key] += [
                row.tobytes() for row in draw_choices(rng, items, unit, n_answers, later=later)
            ]
    surveys.store_answers(wave=wave, answers_by_group=answers)


def _list_items(instrument: dict[str, Any]) -> list[DemoItem]:
    parsed = instruments.parse_instrument(instrument)
    factor_of = {item: factor.key for factor in parsed.factors for item in factor.items}
    scales = {scale.key: scale for scale in parsed.scales}
    return [
        DemoItem(factor_of.get(item.key, item.key), item.reverse, len(scales[item.scale].options))
        for item in parsed.items
    ]


def _make_board(
    organisation: Organisation, owner: Actor, units: dict[str, Unit], today: datetime.date
) -> None:
    story = yaml.safe_load(
        resources.files("speelveld.demo").joinpath("story.yaml").read_text(encoding="utf-8")
    )
    problems: dict[str, Problem] = {
        key: board.add_problem(organisation=organisation, by=owner, **_resolve(fields, units, {}, today))
        for key, fields in story["problems"].items()
    }
    rows = [_resolve(fields, units, problems, today) for fields in story["measures"]]
    done = [fields for fields in rows if fields["state"] == Measure.State.DONE]
    for fields in done:
        board.add_measure(organisation=organisation, by=owner, **fields)
    started_on = today + datetime.timedelta(days=story["cycle"]["started_days"])
    close_former_cycle(organisation, owner, today, ended=started_on)
    cycle = board.start_cycle(
        organisation=organisation, by=owner, title=story["cycle"]["title"], step=story["cycle"]["step"],
        started_on=started_on, step_until_on=today + datetime.timedelta(days=story["cycle"]["until_days"]),
    )  # fmt: skip
    for fields in rows:
        if fields not in done:
            board.add_measure(organisation=organisation, by=owner, **fields)
    note_signals(organisation, owner, [_resolve(fields, units, {}, today) for fields in story["signals"]])
    _explain(organisation, owner, problems, story["chains"])
    for condition, fields in story["conditions"].items():
        board.judge_condition(
            organisation=organisation, by=owner, condition=condition, **_resolve(fields, units, {}, today)
        )
    steer(organisation, owner, cycle, today)


def _explain(
    organisation: Organisation, owner: Actor, problems: dict[str, Problem], chains: dict[str, Any]
) -> None:
    """Give problems their signals, causes and risks."""
    for key, chain in chains.items():
        problem = problems[key]
        heard = organisation.signals.filter(factor=problem.factor)
        board.set_signals(problem=problem, by=owner, signals=heard)
        board.set_causes(problem=problem, by=owner, causes=[tuple(cause) for cause in chain["causes"]])
        board.weigh_problem(
            problem=problem, by=owner, **{name: Decimal(n) for name, n in chain["risk"].items()}
        )


def _resolve(
    fields: dict[str, Any], units: dict[str, Unit], problems: dict[str, Problem], today: datetime.date
) -> dict[str, Any]:
    """Turn keys into rows and numbers of days into dates."""
    resolved: dict[str, Any] = {}
    for name, value in fields.items():
        if name.endswith("_days"):
            resolved[f"{name.removesuffix('_days')}_on"] = today + datetime.timedelta(days=value)
        elif name == "unit":
            resolved[name] = units[value]
        elif name == "problem":
            resolved[name] = problems[value]
        else:
            resolved[name] = value
    return resolved
