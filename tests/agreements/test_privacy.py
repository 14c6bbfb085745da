"""The rules of the privacy authority for what a manager may keep, each tried at the door of the operation and the form.

The twelve notes are those of the policy rules 'De zieke werknemer', as the facts of this product list them (PR-X1).
"""

import dataclasses
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from speelveld.agreements import operations
from speelveld.agreements.choices import Doer, Outcome, Present, Subject
from speelveld.agreements.content import Content, Line
from speelveld.agreements.models import Agreement, Review, Version
from speelveld.organisations.models import Person
from tests.agreements.conftest import CONTENT, TODAY, propose, sign_in, write
from tests.factories import Cast
from tests.ui.test_guarded import TRICKS

ALLOWED = (
    "Is over ongeveer twee weken terug.",
    "Klant Vermeer gaat donderdag over naar Yusuf.",
    "Arbeidsongeval: ja.",
    "Vangnet: ja.",
    "Bedrijfsarts: vier uur per dag, geen nachtdienst tot 1 juni.",
    "Gesproken op 3 april met HR over werkdruk en planning. Twee taken naar een collega, terugkijken op 24 april.",
    "Verkeersongeval, de andere partij is misschien aansprakelijk.",
)
REFUSED = {
    "nature of the illness": "Meldt zich ziek met een burn-out.",
    "impression of health": "Slaapt slecht en kijkt somber.",
    "treatment": "Begint met een behandeling bij de psycholoog.",
    "safety net with its ground": "Vangnet: ja, zwanger.",
    "private life": "Zit midden in een scheiding.",
    "own estimate": "Ik schat dat hij voor 50% ziek is.",
    "medicine": "Slikt sinds vorige week oxazepam.",
    "practitioner": "Heeft dinsdag een afspraak bij de cardioloog.",
    "pregnancy": "Ze is zwanger en werkt daarom minder.",
    "earlier absence and its cause": "Vorig jaar ook al drie maanden thuis door stress.",
    "denied": "Het is geen depressie.",
    "with consent": "Met haar toestemming noteer ik dat ze epilepsie heeft.",
    "addiction": "Drinkt te veel.",
    "debts": "Heeft schulden en loonbeslag.",
}
FIELDS = ("lines.0.what", "lines.0.how", "priorities", "team", "helps_when")


def put(field: str, text: str) -> Content:
    return (
        write(**{field.rpartition(".")[2]: text}) if "lines" in field else replace(CONTENT, **{field: text})
    )


@pytest.mark.parametrize("text", ALLOWED)
def test_what_may_be_kept_is_kept(cast: Cast, bram: Person, text: str) -> None:
    propose(cast, bram, put("lines.0.how", text))


@pytest.mark.parametrize("rule", REFUSED)
@pytest.mark.parametrize("field", FIELDS)
def test_what_may_never_be_kept_is_refused_in_every_field(
    cast: Cast, bram: Person, rule: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        propose(cast, bram, put(field, REFUSED[rule]))
    assert list(refusal.value.message_dict) == [field]
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_passes_the_operation(cast: Cast, bram: Person, trick: str) -> None:
    with pytest.raises(ValidationError):
        propose(cast, bram, put("team", TRICKS[trick]))


@pytest.mark.parametrize("rule", REFUSED)
def test_nor_the_objection_of_the_employee(cast: Cast, agreed: Agreement, rule: str) -> None:
    with pytest.raises(ValidationError):
        operations.object_to(agreement=agreed, by=cast.actor("bram"), text=REFUSED[rule], today=TODAY)


def test_there_is_no_place_for_a_cause_a_ground_or_a_percentage() -> None:
    """A list of what is there: whoever adds a field has to think of this rule."""
    assert [one.name for one in dataclasses.fields(Line)] == [
        "what", "doer", "starts_on", "review_on", "initiative", "how", "ends_on",
    ]  # fmt: skip
    assert [one.name for one in dataclasses.fields(Content)] == [
        "talk_on", "present", "subjects", "lines", "priorities", "team", "helps_when", "rhythm", "texts",
    ]  # fmt: skip
    assert {one.name for one in Review._meta.fields} == {"id", "agreement", "held_on", "outcome"}
    texts = [
        one.name for model in (Agreement, Version, Review) for one in model._meta.fields
        if one.get_internal_type() in ("TextField", "CharField") and not one.choices
    ]  # fmt: skip
    assert texts == ["public_id"]


def test_the_fixed_lists_name_work_and_functions_only() -> None:
    words = " ".join(
        str(label) for kind in (Present, Subject, Doer, Outcome) for label in kind.labels
    ).lower()
    for word in ("ziek", "klacht", "gezond", "arts", "psych", "privé", "thuis", "zwanger"):
        assert word not in words


def send(client: Client, cast: Cast, bram: Person, **changes: str) -> tuple[int, str]:
    sent = {
        "person": str(bram.pk), "talk_on": TODAY.isoformat(), "present": ["manager", "employee"], "subjects": ["hours"],
        "lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0", "lines-0-what": "Begint om 10.00 uur.",
        "lines-0-doer": "employee", "lines-0-starts_on": TODAY.isoformat(), "lines-0-review_on": "2026-12-30",
        "lines-0-initiative": "manager", "rhythm": "4",
    }  # fmt: skip
    response = client.post("/linde/agreements/new/", sent | changes)
    return response.status_code, response.content.decode()


def test_the_page_marks_the_phrase_says_why_and_loses_nothing(cast: Cast, bram: Person) -> None:
    text = "Slaapt slecht en begint daarom om 10.00 uur."
    status, page = send(sign_in(cast.anna), cast, bram, **{"lines-0-what": text, "team": "Begint later."})
    assert status == 200
    assert "<mark>Slaapt slecht" in page
    assert "Zo kan het wel" in page
    assert text in page
    assert "Begint later." in page
    assert not Agreement.objects.exists()


def test_a_paste_of_100_kb_is_refused_and_comes_back(cast: Cast, bram: Person) -> None:
    status, page = send(sign_in(cast.anna), cast, bram, **{"lines-0-how": "Heeft griep. " * 7700})
    assert status == 200
    assert page.count("Heeft griep.") >= 7700
    assert not Agreement.objects.exists()


def test_another_line_is_asked_for_without_saving_or_losing(cast: Cast, bram: Person) -> None:
    status, page = send(sign_in(cast.anna), cast, bram, more="yes")
    assert status == 200
    assert "lines-1-what" in page
    assert "Begint om 10.00 uur." in page
    assert not Agreement.objects.exists()


def test_a_good_form_is_saved_and_leads_to_the_paper(cast: Cast, bram: Person) -> None:
    assert send(sign_in(cast.anna), cast, bram)[0] == 302
    assert Agreement.objects.get().person == bram


def test_a_manager_can_only_choose_people_of_the_own_team(cast: Cast, bram: Person) -> None:
    stranger = next(one for one in cast.people if one.unit.key == "eik")
    status, _page = send(sign_in(cast.anna), cast, stranger)
    assert status == 200
    assert not Agreement.objects.exists()
