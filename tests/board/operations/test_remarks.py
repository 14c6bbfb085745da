"""The logbook holds what people say about the work, and nothing about anybody's health."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Measure, Remark
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, make_measure
from tests.factories import Cast

LATER = TODAY + datetime.timedelta(days=30)


def write(
    cast: Cast,
    measure: Measure,
    text: str = "Het loopt.",
    by: str = "olga",
    kind: str = "comment",
    **fields: object,
) -> Remark:
    return operations.add_remark(measure=measure, by=cast.actor(by), kind=kind, text=text, **fields)


def test_evidence_keeps_its_own_date_and_source_and_counts_as_having_looked(
    cast: Cast, measure: Measure
) -> None:
    write(cast, measure, "Van 14 naar 9 wissels.", kind="evidence", source="Telling", happened_on=LATER)
    write(cast, measure, "Twee teams doen mee.", kind="progress", happened_on=TODAY)
    kept = measure.remarks.first()
    assert kept is not None
    assert (kept.text, kept.source, kept.happened_on) == ("Van 14 naar 9 wissels.", "Telling", LATER)
    assert kept.written_by == cast.olga
    measure.refresh_from_db()
    assert measure.reviewed_on == LATER


def test_a_comment_has_no_day_and_does_not_count_as_having_looked(cast: Cast, measure: Measure) -> None:
    assert write(cast, measure).happened_on is None
    measure.refresh_from_db()
    assert measure.reviewed_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Een collega in mijn team heeft een depressie.", "Fatima komt er niet aan toe.",
        "De teamleider is overspannen.", "Bel 06-12345678 voor het rooster.", "x" * (LONGEST_TEXT + 1), "",
    ],
)  # fmt: skip
def test_health_names_and_what_does_not_fit_are_refused(cast: Cast, measure: Measure, text: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        write(cast, measure, text)
    assert set(refusal.value.message_dict) == {"text"}
    assert not Remark.objects.exists()
    assert not Event.objects.filter(verb="remark.added").exists()


def test_work_and_functions_may_be_spoken_of(cast: Cast, measure: Measure) -> None:
    for text in ("De ondernemingsraad wil meepraten.", "Het rooster is nu vier weken vooruit bekend."):
        write(cast, measure, text)
    assert measure.remarks.count() == 2


def test_the_same_words_twice_are_one_line(cast: Cast, measure: Measure) -> None:
    assert write(cast, measure) == write(cast, measure)
    assert measure.remarks.count() == 1


def test_everybody_who_sees_the_board_may_comment_and_who_works_on_it_may_tell_how_it_goes(
    cast: Cast,
) -> None:
    measure = make_measure(cast, owner="Wim", helpers="Roosterbureau, petra@linde.example")
    for name in ("bram", "dirk", "wim", "petra", "anna"):
        write(cast, measure, by=name)
    for name in ("wim", "petra", "olga"):
        write(cast, measure, f"Het rooster hangt nu op plek {name[0]}.", by=name, kind="progress")
    for name in ("bram", "dirk", "anna"):
        with pytest.raises(Denied):
            write(cast, measure, "Loopt", by=name, kind="evidence")
    with pytest.raises(Denied):
        write(cast, measure, by="sam")


def test_a_line_is_taken_out_by_who_wrote_it_or_the_owner(cast: Cast, measure: Measure) -> None:
    line = write(cast, measure, by="bram")
    for name in ("anna", "dirk", "wim", "sam"):
        with pytest.raises(Denied):
            operations.remove_remark(remark=line, by=cast.actor(name))
    operations.remove_remark(remark=line, by=cast.actor("bram"))
    operations.remove_remark(remark=write(cast, measure, by="bram"), by=cast.actor("olga"))
    assert not Remark.objects.exists()
    assert Event.objects.filter(verb="remark.removed").count() == 2


def test_the_trail_never_holds_the_words(cast: Cast, measure: Measure) -> None:
    write(cast, measure, "Tussen ons gezegd.")
    event = Event.objects.get(verb="remark.added")
    assert "Tussen ons" not in f"{event.target} {event.details}"
