"""A signal is about work: kept with its source, weight and level; refused when it speaks of health or a person."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.signals import operations
from speelveld.signals.models import Signal
from tests.factories import Cast

TODAY = datetime.date.today()


def add(cast: Cast, by: str = "olga", **changes: Any) -> Signal:
    fields: dict[str, Any] = {
        "seen_on": TODAY, "source": "interview", "level": "team", "factor": "workload", "says": "worry", "weight": 2,
        "text": "De overdracht loopt elke week uit.", "unit": None,
    }  # fmt: skip
    return operations.add_signal(organisation=cast.organisation, by=cast.actor(by), **fields | changes)


def test_a_signal_is_kept_with_everything(cast: Cast) -> None:
    signal = add(cast, unit=cast.units["beuk"])
    stored = Signal.objects.get()
    assert (stored.source, stored.factor, stored.weight, stored.unit) == (
        "interview",
        "workload",
        2,
        cast.units["beuk"],
    )
    assert signal.added_by == cast.olga


@pytest.mark.parametrize(
    "text",
    [
        "Twee mensen zitten thuis met een burn-out.",
        "Anna de Wit heeft het te druk.",
        "Bel even met 06-12345678.",
        "Een collega slikt antidepressiva.",
        "B u r n o u t in de nacht.",
        "Er is iemand zwanger.",
    ],
)
def test_health_and_persons_are_refused_and_nothing_is_kept(cast: Cast, text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        add(cast, text=text)
    assert list(caught.value.message_dict) == ["text"]
    assert not Signal.objects.exists()
    assert not Event.objects.filter(verb="signal.added").exists()


@pytest.mark.parametrize(
    "text",
    [
        "Het verzuim steeg dit kwartaal in de nachtploeg.",
        "Roosters komen te laat.",
        "Klanten worden vaker boos aan de balie.",
        "In Beuk komen roosters op tijd.",
    ],
)
def test_words_about_work_are_kept(cast: Cast, text: str) -> None:
    assert add(cast, text=text).pk


def test_a_change_is_guarded_too(cast: Cast) -> None:
    signal = add(cast)
    with pytest.raises(ValidationError):
        operations.change_signal(signal=signal, by=cast.actor("olga"), text="Griep in het team van Bram Kok.")
    signal.refresh_from_db()
    operations.change_signal(signal=signal, by=cast.actor("olga"), says="good")
    assert Signal.objects.get().says == "good"


@pytest.mark.parametrize(
    "wrong",
    [
        {"factor": "weather"}, {"says": "bad"}, {"weight": 9}, {"source": "gossip"}, {"level": "world"},
        {"seen_on": TODAY + datetime.timedelta(days=1)}, {"text": "a" * 601},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        add(cast, **wrong)


def test_a_unit_of_another_organisation_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="andere organisatie"):
        add(cast, unit=cast.elsewhere.units.get(key="beuk"))


def test_a_form_sent_twice_is_one_signal(cast: Cast) -> None:
    assert add(cast).pk == add(cast).pk


def test_a_manager_notes_about_the_own_team_only(cast: Cast) -> None:
    mine = add(cast, by="anna", unit=cast.units["beuk"])
    with pytest.raises(Denied):
        add(cast, by="anna", unit=cast.units["eik"])
    with pytest.raises(Denied):
        add(cast, by="anna")
    with pytest.raises(Denied):
        operations.change_signal(signal=mine, by=cast.actor("anna"), unit=cast.units["eik"])
    with pytest.raises(Denied):
        operations.remove_signal(signal=add(cast), by=cast.actor("anna"))
    operations.remove_signal(signal=mine, by=cast.actor("anna"))


@pytest.mark.parametrize("name", ["dirk", "bram", "wim", "petra", "sam"])
def test_others_note_nothing(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        add(cast, by=name, unit=cast.units["beuk"])


def test_the_audit_trail_never_holds_the_text(cast: Cast) -> None:
    add(cast)
    assert "overdracht" not in str(Event.objects.get(verb="signal.added").details)
