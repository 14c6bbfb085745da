"""Deleted means gone: the database file and its log of changes hold no byte of it."""

import datetime
from pathlib import Path

import pytest
from django.db import connection

from speelveld.audit.operations import record
from speelveld.organisations.models import Person
from speelveld.privacy.models import RetentionRun
from speelveld.privacy.operations import run_retention
from speelveld.results.operations import release_wave
from speelveld.surveys.models.answers import Answer
from tests.factories import make_cast
from tests.privacy.conftest import write_old_line
from tests.results.conftest import ENOUGH, THIS_YEAR, close_answered_wave

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = datetime.date(2029, 1, 1)
GONE = (b"Vertrokken-Persoon", b"VERGETEN-ANTWOORD", b"oude-regel@linde.example")
STAYS = (b"Blijvende-Persoon", b"nieuwe-regel@linde.example")


def search_files(markers: tuple[bytes, ...]) -> list[bytes]:
    """Return the markers that some file of the database holds."""
    name = Path(connection.settings_dict["NAME"])
    held = b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    return [marker for marker in markers if marker in held]


def test_what_was_forgotten_is_in_no_file_of_the_database() -> None:
    cast = make_cast()
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH)
    release_wave(wave=wave)
    group = wave.reporting_groups.all()[0]
    Answer.objects.bulk_create(
        Answer(wave=wave, group=group, choices=GONE[1] + number.to_bytes(4, "big")) for number in range(300)
    )
    Person.objects.bulk_create(
        Person(
            organisation=cast.organisation, number=f"{marker[:1].decode()}-{number}",
            name=f"{marker.decode()} {number}",
            unit=cast.units["beuk"], left_on=left_on,
        )
        for marker, left_on in ((GONE[0], datetime.date(2028, 1, 1)), (STAYS[0], None))
        for number in range(300)
    )  # fmt: skip
    write_old_line(datetime.date(2019, 1, 1), actor=GONE[2].decode())
    record(organisation="linde", actor=STAYS[1].decode(), verb="role.given")
    assert search_files(GONE + STAYS) == [*GONE, *STAYS], "they are there to begin with"
    run_retention(today=TODAY)
    assert search_files(GONE + STAYS) == [*STAYS]
    assert not RetentionRun.objects.filter(is_overwritten=False).exists()


def test_without_writing_the_file_anew_the_log_of_changes_still_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The search above would find something that was left behind."""
    cast = make_cast()
    Person.objects.create(
        organisation=cast.organisation, number="m", name=GONE[0].decode(), unit=cast.units["beuk"],
        left_on=datetime.date(2028, 1, 1),
    )  # fmt: skip
    monkeypatch.setattr("speelveld.privacy.operations.overwrite_deleted", lambda: None)
    run_retention(today=TODAY)
    assert not Person.objects.filter(number="m").exists()
    assert search_files(GONE) == [GONE[0]]
    assert RetentionRun.objects.filter(is_overwritten=False).count() == 1
    monkeypatch.undo()
    run_retention(today=TODAY)
    assert search_files(GONE) == []
