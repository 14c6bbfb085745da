"""A wave starts with a decision about exactly what starts, or with a reason; both can be read back."""

import datetime
from typing import Any

import pytest
from django.utils import translation

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.surveys import operations
from speelveld.surveys.consent import find_standing
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.instruments import get_instrument
from speelveld.surveys.models import StartGround, Wave
from speelveld.surveys.page import get_page, render_preview
from speelveld.surveys.proposals import describe_proposal, take_version
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, make_undecided
from tests.surveys.own_instrument import add, write

Kind = StartGround.Kind
PAPER = {"kind": "on_paper", "decided_on": TODAY, "reference": "OR-archief, brief 2026-14"}


@pytest.fixture
def undecided(cast: Cast) -> Wave:
    return make_undecided(cast)


def decide(cast: Cast, wave: Wave, *, consents: bool = True, **fields: Any) -> StartGround:
    known = {"version": find_standing(wave).version, "today": TODAY}
    return operations.decide_as_council(wave=wave, by=cast.actor("wim"), consents=consents, **known | fields)


def explain(cast: Cast, wave: Wave, **fields: Any) -> StartGround:
    known = {"version": find_standing(wave).version, "today": TODAY}
    return operations.state_reason(wave=wave, by=cast.actor("olga"), **known | fields)


def launch(cast: Cast, wave: Wave) -> None:
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)


def test_without_a_decision_nothing_starts(cast: Cast, undecided: Wave) -> None:
    with pytest.raises(WaveRefused, match="De ondernemingsraad stemt eerst in"):
        launch(cast, undecided)
    assert Wave.objects.get(pk=undecided.pk).state == Wave.State.DRAFT


def test_with_consent_it_starts_and_the_trail_tells_to_which_version(cast: Cast, undecided: Wave) -> None:
    ground = decide(cast, undecided, remarks="Goed zo.")
    assert (ground.kind, ground.decided_on, ground.kept_by_name) == (Kind.CONSENT, TODAY, "Wim")
    assert ground.version == take_version(ground.shown)
    launch(cast, undecided)
    event = Event.objects.get(verb="start.consent")
    assert event.details["version"] == ground.version
    assert "Goed zo" not in str(event.details), "remarks stay on the page"


def test_an_objection_needs_remarks_and_keeps_the_wave_from_starting(cast: Cast, undecided: Wave) -> None:
    with pytest.raises(WaveRefused, match="Schrijf erbij"):
        decide(cast, undecided, consents=False, remarks="  ")
    decide(cast, undecided, consents=False, remarks="Vraag 3 is te persoonlijk.")
    with pytest.raises(WaveRefused):
        launch(cast, undecided)


def test_the_last_decision_counts(cast: Cast, undecided: Wave) -> None:
    decide(cast, undecided)
    decide(cast, undecided, consents=False, remarks="Toch niet.")
    assert not find_standing(undecided).lets_start
    explain(cast, undecided, kind="other", reason="De rechter gaf toestemming.")
    launch(cast, undecided)


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"minimum_group": 11}, "de kleinste groep en de andere grenzen"),
    ({"closes_on": LAST_DAY + datetime.timedelta(days=1)}, "de sluitdatum"),
    ({"opens_on": TODAY + datetime.timedelta(days=1)}, "de begindatum"),
    ({"reminder_days": [3]}, "de herinneringen"),
    ({"privacy_text": {"nl": "Anders.", "en": "Other."}}, "de uitleg over privacy"),
    ({"contact": "Iemand anders"}, "wie vragen beantwoordt"),
    ({"title": "Najaar"}, "de naam"),
]


@pytest.mark.parametrize(("fields", "name"), CHANGES, ids=str)
def test_after_any_change_the_consent_no_longer_fits(
    cast: Cast, undecided: Wave, fields: dict[str, Any], name: str
) -> None:
    decide(cast, undecided)
    operations.change_draft(wave=undecided, by=cast.actor("olga"), **fields)
    standing = find_standing(undecided)
    assert (standing.lets_start, standing.changes) == (False, (name,))
    with pytest.raises(WaveRefused):
        launch(cast, undecided)


def test_other_questions_and_other_people_need_a_new_consent(cast: Cast, undecided: Wave) -> None:
    decide(cast, undecided)
    add(cast, write())
    other = get_instrument(cast.organisation, "koffie-2 2.0")
    operations.change_draft(
        wave=undecided, by=cast.actor("olga"), instrument=other, units=[cast.units["ouderen"]]
    )
    assert find_standing(undecided).changes == ("de vragen", "wie er gevraagd worden")


def test_one_changed_word_in_a_question_is_a_change(cast: Cast, undecided: Wave) -> None:
    before = take_version(describe_proposal(undecided))
    text = undecided.instrument["items"][0]["text"]
    text["nl"] = text["nl"] + "!"
    assert take_version(describe_proposal(undecided)) != before


def test_a_consent_fits_again_when_the_change_is_undone(cast: Cast, undecided: Wave) -> None:
    decide(cast, undecided)
    operations.change_draft(wave=undecided, by=cast.actor("olga"), contact="Iemand anders")
    operations.change_draft(wave=undecided, by=cast.actor("olga"), contact="Olga, olga@linde.example")
    assert find_standing(undecided).lets_start


def test_the_version_is_the_same_in_every_language_and_for_every_staff_list(
    cast: Cast, undecided: Wave
) -> None:
    before = take_version(describe_proposal(undecided))
    cast.people[0].delete()
    with translation.override("en"):
        assert take_version(describe_proposal(undecided)) == before


def test_a_decision_about_another_version_is_not_kept(cast: Cast, undecided: Wave) -> None:
    seen = find_standing(undecided).version
    operations.change_draft(wave=undecided, by=cast.actor("olga"), minimum_group=12)
    with pytest.raises(WaveRefused, match="intussen veranderd"):
        decide(cast, undecided, version=seen)
    assert not undecided.start_grounds.exists()


def test_a_stated_reason_starts_the_wave_and_stands_in_the_trail(cast: Cast, undecided: Wave) -> None:
    explain(cast, undecided, **PAPER, reason="Besproken in de vergadering.")
    launch(cast, undecided)
    details = Event.objects.get(verb="start.on_paper").details
    assert details["reference"] == "OR-archief, brief 2026-14"
    assert (details["reason"], details["decided_on"]) == ("Besproken in de vergadering.", "2026-03-02")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "consent"}, "Kies een van de redenen"),
        ({"kind": "onzin"}, "Kies een van de redenen"),
        (PAPER | {"reference": " "}, "waar het document"),
        (PAPER | {"decided_on": None}, "Noem de dag"),
        (PAPER | {"decided_on": TODAY + datetime.timedelta(days=1)}, "vandaag of eerder"),
        ({"kind": "other", "reason": " "}, "Schrijf op waarom"),
    ],
)
def test_half_a_reason_is_refused(cast: Cast, undecided: Wave, fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(WaveRefused, match=reason):
        explain(cast, undecided, **fields)
    assert not undecided.start_grounds.exists()


def test_that_there_is_no_council_holds_after_a_change_but_a_paper_does_not(
    cast: Cast, undecided: Wave
) -> None:
    explain(cast, undecided, kind="no_council")
    operations.change_draft(wave=undecided, by=cast.actor("olga"), minimum_group=12)
    assert find_standing(undecided).lets_start
    explain(cast, undecided, **PAPER)
    operations.change_draft(wave=undecided, by=cast.actor("olga"), minimum_group=13)
    assert not find_standing(undecided).lets_start


@pytest.mark.parametrize("who", ["olga", "dirk", "anna", "bram", "petra", "sam", "carla"])
def test_nobody_else_decides_for_the_works_council(cast: Cast, undecided: Wave, who: str) -> None:
    by = cast.actor(who) if who != "carla" else cast.actor("bram")
    with pytest.raises(Denied):
        operations.decide_as_council(
            wave=undecided, by=by, consents=True, version=find_standing(undecided).version
        )


@pytest.mark.parametrize("who", ["wim", "dirk", "anna", "bram", "petra", "sam"])
def test_only_the_owner_gives_a_reason(cast: Cast, undecided: Wave, who: str) -> None:
    with pytest.raises(Denied):
        operations.state_reason(
            wave=undecided, by=cast.actor(who), kind="no_council", version=find_standing(undecided).version
        )


def test_after_the_start_nothing_is_decided_any_more(cast: Cast, undecided: Wave) -> None:
    decide(cast, undecided)
    launch(cast, undecided)
    with pytest.raises(WaveRefused, match="gestart"):
        decide(cast, undecided, consents=False, remarks="Te laat.")
    assert find_standing(undecided).version == undecided.start_grounds.get().version


def test_without_a_questionnaire_there_is_nothing_to_decide(cast: Cast) -> None:
    with pytest.raises(WaveRefused, match="geen vragenlijst"):
        decide(cast, make_undecided(cast, instrument=None))


def test_who_is_asked_reads_on_what_ground_it_started(cast: Cast, undecided: Wave) -> None:
    assert "ondernemingsraad" not in render_preview(undecided, "nl").lower()
    explain(cast, undecided, kind="other", reason="De <rechter> gaf toestemming.")
    launch(cast, undecided)
    page = get_page(undecided.public_id, "nl", "open").plain.decode()
    assert "De reden is op 2 maart 2026 vastgelegd" in page
    assert "De &lt;rechter&gt; gaf toestemming." in page
