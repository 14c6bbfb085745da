"""Sealed codes: for people without mail, of a group and of nobody, and never more than there are people."""

import pytest
from django.test import Client

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import ReportingGroup, Wave
from tests.factories import Cast
from tests.surveys.conftest import count_answers, send


@pytest.fixture
def group(wave: Wave) -> ReportingGroup:
    return wave.reporting_groups.get(key="beuk")


def make_codes(cast: Cast, wave: Wave, group: ReportingGroup) -> list[str]:
    return operations.replace_sealed_codes(wave=wave, group=group, by=cast.actor("olga"))


def test_there_is_a_code_for_everybody_without_mail(cast: Cast, wave: Wave, group: ReportingGroup) -> None:
    codes = make_codes(cast, wave, group)
    assert len(set(codes)) == len(codes) == group.n_sealed == 4
    assert not wave.invitations.filter(is_sealed=True, person__isnull=False).exists()


def test_a_sealed_code_counts_once(cast: Cast, wave: Wave, group: ReportingGroup, respondent: Client) -> None:
    code = make_codes(cast, wave, group)[0]
    assert send(respondent, wave, code).status_code == 200
    assert send(respondent, wave, code).json()["reason"] == "used_code"


def test_printing_again_makes_the_unused_ones_worthless(
    cast: Cast, wave: Wave, group: ReportingGroup, respondent: Client
) -> None:
    first = make_codes(cast, wave, group)
    second = make_codes(cast, wave, group)
    assert not set(first) & set(second)
    assert send(respondent, wave, first[0]).json()["reason"] == "unknown_code"
    assert send(respondent, wave, second[0]).status_code == 200


def test_a_new_pile_has_the_full_number_whoever_answered(
    cast: Cast, wave: Wave, group: ReportingGroup, respondent: Client
) -> None:
    """A shorter pile would tell how many of a small group took part."""
    for code in make_codes(cast, wave, group)[:3]:
        send(respondent, wave, code)
    assert len(make_codes(cast, wave, group)) == group.n_sealed


def test_no_more_sealed_codes_count_than_there_are_people(
    cast: Cast, wave: Wave, group: ReportingGroup, respondent: Client
) -> None:
    for _pile in range(3):
        for code in make_codes(cast, wave, group):
            send(respondent, wave, code)
    assert count_answers() == group.n_sealed


def test_another_group_keeps_its_codes(
    cast: Cast, wave: Wave, group: ReportingGroup, respondent: Client
) -> None:
    other = make_codes(cast, wave, wave.reporting_groups.get(key="noord"))
    make_codes(cast, wave, group)
    assert send(respondent, wave, other[0]).status_code == 200


def test_codes_are_made_from_the_launch_until_the_end(cast: Cast, wave: Wave, group: ReportingGroup) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"))
    with pytest.raises(WaveRefused, match="tot de meting sluit"):
        make_codes(cast, wave, group)


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_makes_codes(cast: Cast, wave: Wave, group: ReportingGroup, who: str) -> None:
    with pytest.raises(Denied):
        operations.replace_sealed_codes(wave=wave, group=group, by=cast.actor(who))


def test_the_audit_trail_tells_that_codes_were_made_and_holds_none(
    cast: Cast, wave: Wave, group: ReportingGroup
) -> None:
    codes = make_codes(cast, wave, group)
    event = Event.objects.latest("pk")
    assert (event.verb, event.details) == ("codes.printed", {"group": "Woongroep Beuk"})
    assert not any(code in str(event.__dict__) for code in codes)
