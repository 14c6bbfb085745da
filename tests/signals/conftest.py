"""De Linde with a year of absence figures."""

import pytest

from speelveld.signals import operations
from tests.factories import Cast
from tests.signals.files import FIRST, LAST, make_contracts, make_some_spells


def show_a_year(cast: Cast) -> None:
    operations.check_absence(
        organisation=cast.organisation, by=cast.actor("olga"), first_on=FIRST, last_on=LAST,
        contents={"contracts": make_contracts(cast.people), "spells": make_some_spells(cast.people)},
    )  # fmt: skip
    operations.show_absence(organisation=cast.organisation, by=cast.actor("olga"))


@pytest.fixture
def absence(cast: Cast) -> Cast:
    show_a_year(cast)
    return cast
