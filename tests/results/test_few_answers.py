"""A group of at least k invited people with fewer than k answers: the rows are there, and only the gate reads them."""

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from speelveld.organisations.models import Role
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.queries import get_table
from speelveld.surveys.models.answers import Answer
from tests.factories import Cast, make_member
from tests.results.attacking import attack_release
from tests.results.conftest import THIS_YEAR, close_answered_wave
from tests.results.reading import read_text

SignIn = Callable[[Any], Any]
FEW = {"beuk": 22, "eik": 6, "keuken+nacht": 7, "noord": 18, "zuid": 12}
SPEELVELD = Path(__file__).parents[2] / "speelveld"
ANSWERS = "speelveld.surveys.models.answers"

# who may touch stored answers, and what for
READERS = {
    "results/tables.py": "adds them up and passes the sums through the gate",
    "surveys/credentials.py": "takes a sealed one in",
    "surveys/kept.py": "counts those of a whole organisation, by the term of their wave",
    "surveys/models/__init__.py": "so that Django knows the table",
    "surveys/operations/closing.py": "opens the box",
    "surveys/operations/storing.py": "makes those of the demo and of tests",
}


@pytest.fixture
def release(cast: Cast) -> Release:
    return release_wave(wave=close_answered_wave(cast, THIS_YEAR, FEW), by=cast.actor("olga"))


def test_the_rows_are_there_and_tell_their_group_and_nothing_else(release: Release) -> None:
    rows = Answer.objects.filter(wave=release.wave)
    assert Counter(rows.values_list("group__key", flat=True)) == FEW
    assert {field.name for field in Answer._meta.get_fields()} == {"id", "wave", "group", "choices"}
    groups = release.wave.reporting_groups.all()
    assert min(group.n_invited for group in groups) >= 10, "what was promised: at least k invited"


def test_its_people_read_a_larger_group_with_the_others_named(
    cast: Cast, sign_in: SignIn, release: Release
) -> None:
    table = get_table(release)
    assert table.group("eik") is None
    via = table.shown_via("eik")
    assert via is not None and via.n == 13
    leader = make_member(cast.organisation, "Ellen", Role.MANAGER, cast.units["eik"])
    html = read_text(sign_in(leader), f"/linde/results/{release.wave_id}/unit/eik/")
    assert "Woongroep Eik, Keuken en Nachtzorg (13 antwoorden)" in html
    assert "6 antwoorden" not in html.replace("16 antwoorden", "")


def test_nothing_about_fewer_than_k_of_them_can_be_derived(release: Release) -> None:
    assert attack_release(release) == []


def test_what_is_stored_of_the_release_has_no_number_of_such_a_group(release: Release) -> None:
    shown = {group["key"]: group["n"] for group in release.table["groups"]}
    assert not shown.keys() & {"eik", "keuken+nacht", "keuken", "nacht"}
    assert min(shown.values()) >= 10


def test_nothing_but_the_gate_and_the_intake_reads_stored_answers() -> None:
    found = set()
    for path in SPEELVELD.rglob("*.py"):
        if path.parent.name == "migrations":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            if ANSWERS in names:
                found.add(str(path.relative_to(SPEELVELD)))
    assert found == set(READERS)
