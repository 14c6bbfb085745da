"""The demo is complete: an organisation one believes, in every stage of the work, with somebody in every role."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from speelveld.accounts.models import User
from speelveld.catalogue import FACTORS
from speelveld.demo.build import build_demo, list_sign_in_links
from speelveld.demo.organisation import list_people, list_units
from speelveld.organisations.models import Organisation, Role
from speelveld.results.models import Release
from speelveld.results.presenters.changes import Waves, read_change
from speelveld.results.queries import get_edition, get_edition_before, get_table
from speelveld.signals.absence.table import read_table
from speelveld.signals.presenters.patterns import present_heard
from speelveld.signals.presenters.signals import present_factors
from tests.results.attacking import attack_release

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def de_linde(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Organisation]:
    with django_db_blocker.unblock(), transaction.atomic():
        build_demo()
        yield Organisation.objects.get(slug="de-linde")
        transaction.set_rollback(True)


def test_four_levels_about_eighty_teams_and_twelve_hundred_people(de_linde: Organisation) -> None:
    parents = dict(de_linde.units.values_list("key", "parent__key"))
    n_people = Counter(de_linde.people.values_list("unit__key", flat=True))
    teams = set(parents) - set(parents.values())

    def depth(key: str | None) -> int:
        return depth(parents[key]) + 1 if key else 0

    assert {depth(team) for team in teams} == {4}
    assert 75 <= len(teams) <= 85
    assert (min(n_people[team] for team in teams), max(n_people[team] for team in teams)) == (3, 30)
    assert 1190 <= n_people.total() <= 1210


def test_one_in_eight_has_no_mail_and_nobody_a_real_address(de_linde: Organisation) -> None:
    addresses = list(de_linde.people.values_list("email", flat=True))
    assert 0.08 < addresses.count("") / len(addresses) < 0.17
    assert {address.partition("@")[2] for address in addresses} <= {"", "delinde.example"}


def test_the_same_people_every_time() -> None:
    assert list_people(np.random.default_rng(1)) == list_people(np.random.default_rng(1))
    assert sum(row.n_people for row in list_units()) == len(list_people(np.random.default_rng(1)))


def test_three_finished_waves_and_an_open_one(de_linde: Organisation) -> None:
    waves = list(de_linde.waves.order_by("opens_on"))
    assert [wave.state for wave in waves] == ["closed", "closed", "closed", "open"]
    assert set(Release.objects.values_list("wave", flat=True)) == {wave.pk for wave in waves[:3]}
    n_used = waves[3].invitations.filter(is_used=True).count()
    assert 250 < n_used < 600
    assert waves[3].invitations.filter(is_used=False).exists()


def test_results_show_teams_combined_groups_and_what_stays_hidden(de_linde: Organisation) -> None:
    table = get_table(Release.objects.order_by("-pk").first())
    assert table is not None
    kinds = Counter(group.kind for group in table.groups)
    assert kinds["unit"] > 40
    assert sum(kinds.values()) > kinds["unit"]
    assert table.hidden


def test_measures_in_every_state_and_every_cell(de_linde: Organisation) -> None:
    measures = list(de_linde.measures.all())
    assert {m.state for m in measures} == {"idea", "planned", "busy", "done", "stopped", "later"}
    assert len({(m.stage, m.level) for m in measures}) == 9
    assert {m.problem for m in measures if m.problem} == set(de_linde.problems.all())
    assert {factor for m in measures for factor in m.factors} <= set(FACTORS)
    now, former = de_linde.cycles.all()
    assert (now.step, now.closed_on) == ("do", None)
    assert former.closed_on and former.lessons and former.decisions.count() == 3


def test_the_board_is_steered_by_several_people(de_linde: Organisation) -> None:
    measures = de_linde.measures
    assert measures.filter(remarks__kind="evidence").distinct().count() == 2
    assert measures.filter(title="Teamgesprek: wat geeft energie?").count() == 5
    assert measures.filter(led_by__isnull=False).exists()
    assert de_linde.condition_views.values("side").distinct().count() == 4
    assert measures.filter(votes__isnull=False).distinct().count() == 5
    assert de_linde.condition_checks.count() == 4


def test_every_condition_is_judged_and_not_all_are_in_order(de_linde: Organisation) -> None:
    judged = dict(de_linde.condition_judgements.values_list("condition", "judgement"))
    assert len(judged) == 7
    assert set(judged.values()) == {"to_do", "busy", "in_order"}


def test_a_link_for_every_role_signs_in_as_that_person(de_linde: Organisation) -> None:
    links = list_sign_in_links()
    assert {role for role, _name, _path in links} == {str(role.label) for role in Role}
    for _role, name, path in links:
        client = Client()
        assert client.post(path).status_code == 302
        assert re.search(rf"\b{name}\b", client.get("/account/me/").content.decode()), name
        assert client.get("/", follow=True).status_code in (200, 403)


def test_a_link_of_the_demo_works_more_than_once(de_linde: Organisation) -> None:
    (_role, _name, path), *_ = list_sign_in_links()
    assert [Client().post(path).status_code for _time in range(2)] == [302, 302]


def test_the_whole_and_a_team_have_a_change_to_tell(de_linde: Organisation) -> None:
    release = Release.objects.order_by("-pk").first()
    assert release is not None
    waves = Waves(get_edition(release), get_edition_before(release))
    table = waves.now.table
    changed = {
        group.key
        for group in table.groups
        for variable in table.variables
        if (change := read_change(waves, group, variable)) and change.direction
    }
    assert {"DL", "D1-A1", "D1-A1-T1"} <= changed
    assert len(changed) < len(table.groups)  # elsewhere it is too early to tell


def test_absence_looks_like_that_of_a_care_organisation(de_linde: Organisation) -> None:
    tables = {row: read_table(row.table) for row in de_linde.absence_periods.filter(is_withdrawn=False)}
    quarters = {row: table for row, table in tables.items() if row.is_quarter}
    whole = [group.figures for table in quarters.values() if (group := table.find("DL"))]
    assert len(whole) == len(quarters) >= 4
    assert all(4 < one.percentage.value < 11 and 0.7 < one.frequency.value < 2 for one in whole)
    assert all(one.duration and one.zero_absence and one.classes for one in whole)
    small = next(iter(quarters.values())).find_around("D5-A1-T5")  # four people
    assert small is not None
    assert small.figures.people >= 10


def test_signals_of_many_sources_of_which_two_disagree(de_linde: Organisation) -> None:
    heard = list(de_linde.signals.all())
    assert len({one.source for one in heard}) >= 5
    lines = {line.key: line.disagrees for line in present_factors(heard)}
    assert (lines["workload"], lines["protection"]) == (True, True)
    page = present_heard(de_linde, timezone.localdate())
    assert page is not None
    assert page.areas[0].lines


def test_a_manager_and_two_of_the_team_agreed_and_nobody_else_reads_it(de_linde: Organisation) -> None:
    agreed, waiting = de_linde.agreements.order_by("made_on")
    assert (agreed.reviews.count(), waiting.reviews.count()) == (1, 0)
    links = {
        "Bas Vermeulen": 200,
        "Imane El Amrani": 200,
        "Noor de Wit": 403,
        "Sam Bouzid": 403,
        "Tom Hendriks": 403,
    }
    for name, status in links.items():
        client = Client()
        client.force_login(User.objects.get(name=name))
        assert client.get(f"/de-linde/agreements/{agreed.public_id}/").status_code == status, name
    assert de_linde.letter_boxes.get().requests.count() == 1


@pytest.mark.slow
def test_an_attacker_finds_nothing_in_all_that_is_published(de_linde: Organisation) -> None:
    releases = Release.objects.filter(wave__organisation=de_linde)
    assert len(releases) >= 2
    assert [finding for release in releases for finding in attack_release(release)] == []
