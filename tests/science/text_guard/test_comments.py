"""The rules of an open answer: who can be recognised, and what is told of another."""

import pytest

from speelveld.catalogue.text_guard import guard
from tests.science.text_guard.corpus import SHARED, list_learned, measure, read_open_set, read_texts


def mark(text: str, language: str = "nl") -> list[tuple[str, str]]:
    return [(one.category, text[one.start : one.end]) for one in guard(language).check(text, "comment")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zonder Jolanda loopt het vast.", ("person_name", "Jolanda")),
        ("ik vind gerda te streng", ("person_name", "gerda")),
        ("Vraag het mevrouw Van Leeuwen.", ("person_name", "mevrouw Van Leeuwen")),
        ("Kuipers luistert niet.", ("person_name", "Kuipers")),
        ("M.T. de Wit keurt alles af.", ("person_name", "M.T. de Wit")),
        ("Evert-Jan regelt dat.", ("person_name", "Evert-Jan")),
        ("De directeur groet niet.", ("role_unique", "De directeur")),
        ("Onze magazijnchef is streng.", ("role_unique", "Onze magazijnchef")),
        ("De administrateur is traag.", ("role_unique", "De administrateur")),
        ("Een jongen op de vloer blowt elke pauze.", ("health_other_person", "blowt")),
        ("Sinds ik in de OR zit is het anders.", ("self_identifying", "Sinds ik in de OR zit")),
        ("Bel 06-12345678 maar.", ("contact", "06-12345678")),
        ("Mail j.pos@voorbeeld.example.", ("contact", "j.pos@voorbeeld.example")),
        ("Een collega is zwanger.", ("health_other_person", "zwanger")),
        ("Ik ben de enige man op kantoor.", ("self_identifying", "de enige man op kantoor")),
    ],
)
def test_who_can_be_recognised_is_marked(text: str, expected: tuple[str, str]) -> None:
    assert expected in mark(text), mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mijn leidinggevende luistert goed.",
        "Ik ben vaak moe na een late dienst.",
        "Mijn hoofd loopt om van de mails.",
        "De teamleiders wisselen te snel.",
        "Een manager moet tijd maken.",
        "HR en het MT horen ons niet.",
        "Zaal Marie is te klein.",
        "Mail naar info@voorbeeld.example blijft liggen.",
        "Het algemene nummer 0900-1234 is bezet.",
        "In Groningen is het rustiger.",
        "Bij cliënten met dementie is meer tijd nodig.",
        "We zijn allemaal overwerkt.",
        "Ik wil op dinsdag ook thuis werken.",
    ],
)
def test_what_points_to_nobody_passes(text: str) -> None:
    assert mark(text) == []


def test_english_answers_are_read_too() -> None:
    assert ("person_name", "Peter") in mark("Without Peter it stops.", "en")
    assert mark("My manager listens well.", "en") == []
    assert ("health_other_person", "burnout") in mark("A colleague has burnout.", "en")


def test_the_answers_it_learned_from_are_judged_well() -> None:
    figures = measure(guard("nl"), list_learned("nl", "comment"), "comment")
    assert figures.recall >= 0.92, figures
    assert figures.precision >= 0.95, figures
    assert figures.false_alarms <= 0.05, figures
    assert figures.marked < 1 / 3, figures


# The figures of docs/method/text-guard.md, less a little.
@pytest.mark.parametrize(
    ("name", "recall", "precision", "false_alarms"),
    [("comments_nl_ninth", 0.88, 0.88, 0.1), ("comments_nl_tenth", 0.88, 0.92, 0.08)],
)
def test_answers_that_nothing_was_learned_from_are_judged_as_documented(
    name: str, recall: float, precision: float, false_alarms: float
) -> None:
    figures = measure(guard("nl"), read_texts(f"unseen/{name}"), "comment")
    assert figures.recall >= recall, figures
    assert figures.precision >= precision, figures
    assert figures.false_alarms <= false_alarms, figures
    assert figures.marked < 1 / 3, figures


def test_the_open_set_is_judged_well() -> None:
    if not SHARED.is_dir():
        pytest.skip("The open set is not beside this checkout.")
    figures = measure(guard("nl"), read_open_set("dev_comments_nl"), "comment")
    assert figures.recall >= 0.95, figures
    assert figures.precision >= 0.93, figures
    assert figures.false_alarms <= 0.08, figures
