"""The manager's desk of De Linde: agreements, an idea of its own, and a letter box with one request in it."""

import datetime
from importlib import resources
from typing import Any

import yaml

from speelveld.accounts.models import User
from speelveld.agreements import operations as agreements
from speelveld.agreements.content import Content, Line
from speelveld.agreements.models import Agreement
from speelveld.consults import operations as consults
from speelveld.organisations.models import Organisation, Person, Role
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor

TEAM = "D1-A1-T1"


def make_desk(organisation: Organisation, owner: Actor, today: datetime.date) -> None:
    """Let Imane agree with Bas and with one more, and let somebody ask the company doctor for a talk."""
    story = yaml.safe_load(resources.files("speelveld.demo").joinpath("agreements.yaml").read_text("utf-8"))
    manager = _find(organisation, Role.MANAGER, unit__key=TEAM)
    bas = _find(organisation, Role.EMPLOYEE)
    people = iter(_list_people(organisation, bas))
    for fields in story["agreements"]:
        _agree(organisation, manager, next(people), fields, today)
    agreements.add_idea(organisation=organisation, by=owner, **story["idea"])
    box = dict(story["letter_box"])
    text = box.pop("request")
    made = consults.open_box(organisation=organisation, by=_find(organisation, Role.PROFESSIONAL), **box)
    consults.ask(letter_box=made, by=bas, kind=consults.CONSULT, text=text, contact=bas.email, today=today)


def _find(organisation: Organisation, role: Role, **where: Any) -> Actor:
    membership = organisation.memberships.select_related("user").filter(role=role, **where).earliest("pk")
    actor = get_actor(organisation, membership.user)
    assert actor is not None
    return actor


def _list_people(organisation: Organisation, bas: Actor) -> list[Person]:
    """Return Bas, who takes the place of somebody on the staff list, and a colleague."""
    team = organisation.people.filter(unit__key=TEAM).exclude(email="").select_related("unit", "organisation")
    first, second = team.order_by("number")[:2]
    first.name, first.email = bas.name, bas.email
    first.save(update_fields=["name", "email"])
    return [first, second]


def _agree(
    organisation: Organisation, manager: Actor, person: Person, fields: dict[str, Any], today: datetime.date
) -> None:
    """Propose; where the story goes on, the employee says yes and the two look back."""
    talk_on = today + datetime.timedelta(days=fields["talk_days"])
    made = agreements.propose(
        organisation=organisation, by=manager, person=person, content=_write(fields, today), today=talk_on
    )
    if "looked_back_days" in fields:
        _go_on(made, manager, fields, today)


def _go_on(made: Agreement, manager: Actor, fields: dict[str, Any], today: datetime.date) -> None:
    employee = get_actor(made.organisation, User.objects.get(pk=made.employee_id))
    assert employee is not None
    agreements.confirm(agreement=made, by=employee, number=1, today=made.made_on)
    looked_back_on = today + datetime.timedelta(days=fields["looked_back_days"])
    agreements.hold_review(
        agreement=made, by=manager, held_on=looked_back_on, outcome="stays", next_by="employee", today=looked_back_on,
        next_on=today + datetime.timedelta(days=fields["next_days"]),
    )  # fmt: skip


def _write(fields: dict[str, Any], today: datetime.date) -> Content:
    lines = tuple(Line(**_count_days(line, today)) for line in fields["lines"])
    texts = {name: fields.get(name, "") for name in ("priorities", "team", "helps_when")}
    return Content(
        talk_on=today + datetime.timedelta(days=fields["talk_days"]),
        present=tuple(fields["present"]),
        subjects=tuple(fields["subjects"]),
        lines=lines,
        **texts,
    )


def _count_days(fields: dict[str, Any], today: datetime.date) -> dict[str, Any]:
    return {
        f"{name.removesuffix('_days')}_on" if name.endswith("_days") else name: (
            today + datetime.timedelta(days=value) if name.endswith("_days") else value
        )
        for name, value in fields.items()
    }
