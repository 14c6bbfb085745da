"""Every page of the board with every role, and with somebody of another organisation."""

import re
from typing import Any

import pytest
from django.urls import URLPattern, reverse

from speelveld.board import operations
from speelveld.board.models import Measure
from speelveld.board.urls import urlpatterns
from speelveld.organisations.models import Role
from tests.board.conftest import TODAY, SignIn
from tests.factories import Cast, make_member

# 200: may come in, 403: not this role. The manager leads Beuk; the measure and the problem are of the whole.
TABLE = """
                         ow  di  ma  em  pr  wc  ca  pv  po  ad
home                     200 200 200 200 200 200 200 200 200 200
field                    200 200 200 200 200 200 200 403 200 403
cell                     200 200 200 200 200 200 200 403 200 403
measure_new              200 403 200 403 403 403 403 403 403 403
measure                  200 200 200 200 200 200 200 403 200 403
measure_change           200 403 403 403 403 403 403 403 403 403
measure_remove           200 403 403 403 403 403 403 403 403 403
remark_add               405 405 405 405 405 405 405 405 405 405
remark_remove            405 405 405 405 405 405 405 405 405 405
measure_copy             200 403 200 403 403 403 403 403 403 403
measure_calendar         200 200 200 200 200 200 200 403 200 403
work                     200 200 200 200 200 200 200 403 200 403
work_calendar            200 200 200 200 200 200 200 403 200 403
reminders                405 405 405 405 405 405 405 405 405 405
measure_state            405 405 405 405 405 405 405 405 405 405
problems                 200 200 200 200 200 200 200 403 200 403
problem_new              200 403 200 403 403 403 403 403 403 403
problem                  200 200 200 200 200 200 200 403 200 403
problem_change           200 403 403 403 403 403 403 403 403 403
problem_remove           200 403 403 403 403 403 403 403 403 403
problem_causes           200 403 403 403 403 403 403 403 403 403
problem_signals          200 403 403 403 403 403 403 403 403 403
problem_weigh            200 403 403 403 403 403 403 403 403 403
risk_scheme              200 403 403 403 403 403 403 403 403 403
conditions               200 200 200 200 200 200 200 403 200 403
condition                200 200 200 200 200 200 200 403 200 403
check                    200 200 403 403 403 403 403 403 403 403
sides                    200 200 200 403 403 200 403 403 403 403
condition_judge          200 200 403 403 403 403 403 403 403 403
cycle                    200 200 200 200 200 200 200 403 200 403
cycle_new                200 403 403 403 403 403 403 403 403 403
cycle_close              200 403 403 403 403 403 403 403 403 403
priorities               200 200 200 200 200 200 200 403 200 403
first_days               200 200 200 200 200 200 200 403 200 403
settings                 200 403 403 403 403 403 403 403 403 403
said                     200 200 200 200 200 200 200 403 200 403
cycle_move               200 403 403 403 403 403 403 403 403 403
question                 200 403 403 403 403 403 403 403 403 403
figures                  200 200 200 200 200 200 200 403 200 403
approach                 200 200 200 200 200 200 200 403 200 403
documents                200 200 403 403 403 200 403 403 403 403
plan_read_back           200 403 403 403 403 403 403 403 403 403
plan_apply               405 405 405 405 405 405 405 405 405 405
directors                200 200 403 403 403 200 403 403 403 403
year                     200 200 403 403 403 200 403 403 403 403
poster                   200 200 403 403 403 200 403 403 403 403
plan_docx                200 200 403 403 403 200 403 403 403 403
plan_xlsx                200 200 403 403 403 200 403 403 403 403
"""
ROLES = (Role.OWNER, Role.DIRECTOR, Role.MANAGER, Role.EMPLOYEE, Role.PROFESSIONAL, Role.WORKS_COUNCIL,
         Role.CONFIDENTIAL_ADVISER, Role.PROVIDER, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR)  # fmt: skip
WORDS = {"stage": "prevent", "level": "team"}


def read_table() -> dict[str, list[int]]:
    lines = [line.split() for line in TABLE.strip().splitlines()[1:]]
    return {name: [int(status) for status in statuses] for name, *statuses in lines}


def list_addresses(cast: Cast, measure: Measure, slug: str = "linde") -> dict[str, str]:
    """Return the address of every page of the board, with keys that exist."""
    olga = cast.actor("olga")
    problem = operations.add_problem(organisation=cast.organisation, by=olga, title="Druk")
    cycle = operations.start_cycle(organisation=cast.organisation, by=olga, title="Ronde", started_on=TODAY)
    remark = operations.add_remark(measure=measure, by=olga, kind="comment", text="Loopt goed.")
    known: dict[str, Any] = WORDS | {
        "measure_id": measure.pk, "remark_id": remark.pk, "problem_id": problem.pk, "cycle_id": cycle.pk,
        "organisation_slug": slug, "year": TODAY.year
    }  # fmt: skip
    return {str(pattern.name): _reverse(pattern, known) for pattern in urlpatterns}


def _reverse(pattern: URLPattern, known: dict[str, Any]) -> str:
    route = str(pattern.pattern)
    names = {"organisation_slug", *pattern.pattern.converters}
    if route.startswith("conditions/checks"):
        known = known | {"key": "rights-1"}
        return reverse(f"board:{pattern.name}", kwargs={name: known[name] for name in names})
    key = "rights" if route.startswith("conditions") else "frame-absence"
    return reverse(f"board:{pattern.name}", kwargs={name: (known | {"key": key})[name] for name in names})


def test_the_table_has_every_page() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(read_table())


@pytest.mark.parametrize(("place", "role"), list(enumerate(ROLES)), ids=ROLES)
def test_every_page_with_every_role(
    cast: Cast, measure: Measure, sign_in: SignIn, place: int, role: Role
) -> None:
    unit = cast.units["beuk"] if role == Role.MANAGER else None
    client = sign_in(make_member(cast.organisation, "Iemand", role, unit))
    addresses = list_addresses(cast, measure)
    found = {name: client.get(address).status_code for name, address in addresses.items()}
    assert found == {name: statuses[place] for name, statuses in read_table().items()}


def test_carla_finds_nothing_of_this_organisation(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    for address in list_addresses(cast, measure).values():
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"state": "busy"}).status_code == 404, address


def test_carla_finds_no_row_of_this_organisation_under_her_own(
    cast: Cast, measure: Measure, sign_in: SignIn
) -> None:
    client = sign_in(cast.carla)
    addresses = list_addresses(cast, measure, slug="populier")
    rows = {name: address for name, address in addresses.items() if re.search(r"/\d+/", address)}
    assert len(rows) == 16
    for address in rows.values():
        assert client.get(address).status_code in (404, 405), address
        assert client.post(address, {"state": "busy"}).status_code in (404, 405), address
    measure.refresh_from_db()
    assert measure.state == "idea"


def test_a_stranger_is_sent_to_the_front_door(cast: Cast, measure: Measure, client: Any) -> None:
    for address in list_addresses(cast, measure).values():
        response = client.get(address)
        assert response.status_code == 302 and "sign-in" in response["Location"], address


@pytest.mark.parametrize(
    "address",
    [
        "field/cure/team/", "field/prevent/street/", "conditions/luck/", "conditions/luck/judge/",
        "questions/no-such-question/", "measures/999999/", "problems/999999/", "cycle/999999/move/",
        f"measures/{10**30}/", "questions/%00/", "conditions/%00/", "field/%00/team/",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(cast: Cast, sign_in: SignIn, address: str) -> None:
    assert sign_in(cast.olga).get(f"/linde/{address}").status_code == 404


@pytest.mark.parametrize("value", ["%00", "9" * 40, "-1", "²", "%F0%9F%8C%B1", "<b>", "x" * 5000])
def test_nonsense_in_an_address_fills_in_nothing(cast: Cast, sign_in: SignIn, value: str) -> None:
    client = sign_in(cast.olga)
    asked = "&".join(f"{name}={value}" for name in ("source", "problem", "stage", "level", "factor", "unit"))
    for address in ("measures/new/", "problems/new/"):
        form = client.get(f"/linde/{address}?{asked}").context["form"]
        assert not form["title"].value()
    assert client.get(f"/linde/questions/frame-absence/?next={value}").status_code == 200


def test_a_text_with_a_null_character_is_refused_with_a_message(cast: Cast, sign_in: SignIn) -> None:
    form = sign_in(cast.olga).post("/linde/problems/new/", {"title": "Druk\x00te"}).context["form"]
    assert set(form.errors) == {"title"}
