"""The start page: one step, the field, and nothing that somebody may not see."""

import pytest

from speelveld.board.models import Measure
from speelveld.organisations.models import Role
from tests.board.conftest import SignIn, make_measure
from tests.factories import Cast, make_member


def test_an_owner_of_a_new_organisation_is_sent_to_the_first_step(cast: Cast, sign_in: SignIn) -> None:
    cast.organisation.people.all().delete()
    cast.organisation.units.filter(parent__parent__isnull=False).delete()
    cast.organisation.memberships.filter(role=Role.MANAGER).delete()
    cast.organisation.units.update(is_active=False)
    page = sign_in(cast.olga).get("/linde/").content.decode()
    assert "Zet je organisatie klaar" in page and 'href="/linde/organisation/import/"' in page


def test_there_is_one_step_with_its_minutes(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.olga).get("/linde/").content.decode()
    assert page.count("Je volgende stap") == page.count('class="btn primary"') == 1
    assert "10 minuten" in page


def test_the_field_is_a_way_in(cast: Cast, measure: Measure, sign_in: SignIn) -> None:
    page = sign_in(cast.bram).get("/linde/").content.decode()
    assert 'href="/linde/field/prevent/organisation/"' in page
    assert "1 maatregel: 1 idee. 8 vakken wachten op een eerste stap." in page


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_who_may_not_see_the_board_sees_nothing_of_it(cast: Cast, sign_in: SignIn, role: Role) -> None:
    make_measure(cast, title="Geheime maatregel", state="planned", starts_on="2999-01-01")
    page = sign_in(make_member(cast.organisation, "Iemand", role)).get("/linde/").content.decode()
    assert "Geheime maatregel" not in page and "/field/" not in page


def test_the_page_is_read_only(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.olga).post("/linde/").status_code == 405
