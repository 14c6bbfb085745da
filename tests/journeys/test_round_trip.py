"""The whole round: from a staff list to protected results and a first plan, by everybody who takes part."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.journeys import owner, readers, respondent
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.colleagues import answer, read_invitation
from tests.journeys.conftest import Installation
from tests.journeys.signing_in import sign_in_by_mail
from tests.journeys.staff import BRAM, CHRIS, list_addresses

pytestmark = pytest.mark.journey
OLGA = "olga@esdoorn.example"


def test_from_a_staff_list_to_results_and_a_plan(
    installation: Installation, browser: Browser, tmp_path: Path
) -> None:
    olga = given_an_owner_who_is_signed_in(installation, browser)
    owner.import_units_and_people(olga, tmp_path)
    owner.see_the_tree(olga)
    owner.give_roles(olga)
    wave = owner.launch_a_wave(olga)
    then_people_answer_once(installation, browser)
    owner.close_and_release(olga, wave)
    readers.take_results_along(olga)
    then_a_manager_reads_the_own_team_only(installation, browser)
    owner.put_a_measure_on_the_board(olga)
    owner.judge_a_condition(olga)
    readers.take_the_plan_along(
        olga, ("Roosters twee weken eerder bekend", "= SOM(1) blijft tekst", "Roosterbureau")
    )
    then_a_director_reads_in_english(installation, browser)
    assert olga.faults == []


def given_an_owner_who_is_signed_in(installation: Installation, browser: Browser) -> Visitor:
    words = ["--name", "De Esdoorn", "--slug", "esdoorn", "--owner", OLGA, "--owner-name", "Olga"]
    installation.run("organisation", *words)
    return sign_in_by_mail(installation, browser, OLGA)


def then_people_answer_once(installation: Installation, browser: Browser) -> None:
    for address, language in ((BRAM, "nl"), (CHRIS, "en")):
        invited = read_invitation(installation, address)
        visitor = respondent.answer_on_a_phone(installation, browser, invited, language)
        respondent.find_nothing_left_behind(visitor)
        assert visitor.faults == []
    rng = np.random.default_rng(3)
    others = [address for address in list_addresses() if address not in (BRAM, CHRIS)]
    assert {answer(installation, read_invitation(installation, one), rng) for one in others} == {200}
    assert answer(installation, read_invitation(installation, others[0]), rng) == 409


def then_a_manager_reads_the_own_team_only(installation: Installation, browser: Browser) -> None:
    karin = sign_in_by_mail(installation, browser, owner.KARIN, PHONE)
    readers.read_own_team_together(karin)
    (wave,) = [part for part in karin.page.url.split("/") if part.isdigit()]
    assert readers.is_refused(karin, f"/esdoorn/results/{wave}/unit/ZB/")
    assert readers.is_refused(karin, f"/esdoorn/results/{wave}/results.xlsx")
    assert readers.is_refused(karin, "/esdoorn/organisation/people/")
    assert karin.faults == []


def then_a_director_reads_in_english(installation: Installation, browser: Browser) -> None:
    dirk = sign_in_by_mail(installation, browser, owner.DIRK)
    readers.read_in_english(dirk)
    assert dirk.faults == []
