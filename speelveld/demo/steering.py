"""How De Linde steers: a former cycle with its lessons, the logbook, votes, views and checks. Through operations."""

import datetime
from importlib import resources
from typing import Any

import yaml

from speelveld.accounts.models import User
from speelveld.board import operations as board
from speelveld.board.models import Cycle, Measure
from speelveld.board.queries import list_candidates, list_unresolved
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor


def read_steering() -> dict[str, Any]:
    path = resources.files("speelveld.demo").joinpath("steering.yaml")
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


def close_former_cycle(
    organisation: Organisation, owner: Actor, today: datetime.date, ended: datetime.date
) -> None:
    """Run the first cycle and close it, with what lies on the board by then."""
    told = read_steering()["former"]
    cycle = board.start_cycle(
        organisation=organisation, by=owner, title=told["title"],
        started_on=today + datetime.timedelta(days=told["started_days"]), step="adjust",
    )  # fmt: skip
    by_title = {one.title: one.pk for one in organisation.measures.filter(title__in=told["decisions"])}
    decisions = {by_title[title]: tuple(said) for title, said in told["decisions"].items()}
    board.close_cycle(cycle=cycle, by=owner, decisions=decisions, lessons=told["lessons"], today=ended)


def steer(organisation: Organisation, owner: Actor, cycle: Cycle, today: datetime.date) -> None:
    """Fill in what people said and decided in the present cycle."""
    told = read_steering()
    cycle.problems.set(list_unresolved(organisation))
    later = told["later"] | {"unit": organisation.units.get(key=told["later"]["unit"])}
    board.add_measure(organisation=organisation, by=owner, state="later", **later)
    measures = {one.title: one for one in organisation.measures.select_related("organisation", "unit")}
    for title, fields in told["measures"].items():
        days = fields.pop("moment_days", None)
        if days:
            fields["moments"] = [(today + datetime.timedelta(days=n)).isoformat() for n in days]
        board.change_measure(measure=measures[title], by=owner, **fields)
    _write_logbook(told["remarks"], measures, owner, today)
    for title, keys in told["copies"].items():
        units = list(organisation.units.filter(key__in=keys))
        board.copy_measure(measure=measures[title], by=owner, units=units)
    _choose(organisation, told)
    for key, fields in told["checks"].items():
        days = fields.pop("due_days", None)
        due_on = today + datetime.timedelta(days=days) if days else None
        board.keep_check(organisation=organisation, by=owner, check_key=key, due_on=due_on, **fields)
    for key, answer in told["answers"].items():
        board.keep_reflection(organisation=organisation, by=owner, question_key=key, answer=answer)
    board.change_settings(organisation=organisation, by=owner, is_public=True)


def _write_logbook(
    remarks: dict[str, list[dict[str, Any]]], measures: dict[str, Measure], owner: Actor, today: datetime.date
) -> None:
    for title, lines in remarks.items():
        for line in lines:
            days = line.pop("days", None)
            if days is not None:
                line["happened_on"] = today + datetime.timedelta(days=days)
            board.add_remark(measure=measures[title], by=owner, **line)


def _choose(organisation: Organisation, told: dict[str, Any]) -> None:
    """Let everybody vote on what could begin, and say how they see the conditions."""
    candidates = [one.pk for one in list_candidates(organisation)]
    for name, pairs in told["votes"].items():
        votes = {pk: tuple(pair) for pk, pair in zip(candidates, pairs, strict=False)}
        board.cast_votes(organisation=organisation, by=_find(organisation, name), votes=votes)
    for name, sides in told["views"].items():
        for side, views in sides.items():
            board.give_views(organisation=organisation, by=_find(organisation, name), side=side, views=views)


def _find(organisation: Organisation, name: str) -> Actor:
    actor = get_actor(organisation, User.objects.get(name=name, memberships__organisation=organisation))
    assert actor is not None
    return actor
