"""Everything that was typed comes out in both documents; fields are found by themselves, so none is forgotten."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format

from speelveld.board import operations
from speelveld.board.exports.reading import read_plan
from speelveld.board.models import Measure, Problem
from tests.board.conftest import make_measure
from tests.board.plans import (
    BOARD_MODELS,
    Board,
    list_fields,
    list_paragraphs,
    list_values,
    open_book,
    open_document,
)
from tests.factories import Cast, make_organisation

CHOICES = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model in BOARD_MODELS
    for field in list_fields(model)
    if field.choices
]


def write_alike(value: Any) -> list[Any]:
    """Return how a value may stand in a document: as it is in Excel, in words in Word."""
    match value:
        case datetime.datetime():
            return write_alike(timezone.localdate(value))
        case datetime.date():
            return [value, date_format(value, "j F Y"), date_format(value, "j b Y")]
        case Decimal():
            return [
                float(value),
                number_format(value, 2, force_grouping=True),
                number_format(value, 1, force_grouping=True),
            ]
        case models.Model():
            return [str(value)]
        case list():
            return [", ".join(value)]
    return [value]


@pytest.fixture
def board(cast: Cast) -> Board:
    return Board(cast.organisation)


def test_every_model_of_the_board_has_a_row(board: Board) -> None:
    assert {model.__name__ for model in board.rows} >= {
        "Cycle", "Problem", "Measure", "ConditionJudgement", "Reflection",
    }  # fmt: skip
    assert len(board.values) > 40


def test_every_filled_field_stands_in_the_document(board: Board) -> None:
    text = "\n".join(list_paragraphs(open_document(board.organisation)))
    with translation.override("nl"):
        lost = [
            name
            for name, value in board.values.items()
            if not _is_choice(name) and not any(str(one) in text for one in write_alike(value))
        ]
    assert lost == []


def test_every_filled_field_stands_in_the_workbook(board: Board) -> None:
    values = list_values(open_book(board.organisation))
    lost = [
        name
        for name, value in board.values.items()
        if not _is_choice(name) and not any(one in values for one in write_alike(value))
    ]
    assert lost == []


def _is_choice(name: str) -> bool:
    return any(name == param.id for param in CHOICES)


@pytest.mark.parametrize(("model", "field"), CHOICES)
def test_every_choice_shows(board: Board, model: Any, field: models.Field[Any, Any]) -> None:
    """Words of choices stand in heads as well, so the documents must differ with each choice."""
    documents, books = set(), set()
    for value, label in field.flatchoices:
        model._default_manager.filter(pk=board.rows[model].pk).update(**{field.name: value})
        paragraphs, values = (
            list_paragraphs(open_document(board.organisation)),
            list_values(open_book(board.organisation)),
        )
        with translation.override("nl"):
            assert any(str(label) in text for text in paragraphs)
            assert str(label) in values
        documents.add("\n".join(paragraphs))
        books.add(str(values))
    assert len(documents) == len(books) == len(field.flatchoices)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_of_another_organisation_comes_along(cast: Cast, language: str) -> None:
    board = Board(cast.elsewhere)
    text = "\n".join(list_paragraphs(open_document(cast.organisation, language)))
    text += str(list_values(open_book(cast.organisation, language)))
    assert "typed" in "\n".join(list_paragraphs(open_document(board.organisation, language)))
    assert "typed" not in text


def test_reading_takes_as_many_queries_for_a_full_board_as_for_one_row(board: Board, cast: Cast) -> None:
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            read_plan(cast.organisation)
        counts.append(len(queries))
        for number in range(5):
            problem = Problem.objects.create(
                organisation=cast.organisation, title=f"P{number}", unit=cast.units["beuk"]
            )
            Measure.objects.create(
                organisation=cast.organisation, title=f"M{number}", stage="prevent", level="team",
                problem=problem, unit=cast.units["eik"], added_by=cast.olga,
            )  # fmt: skip
    assert counts == [12, 12]


def test_marks_of_the_group_and_reasons_for_a_change_stand_in_both_documents(cast: Cast) -> None:
    measure = make_measure(cast, state="busy", goal="Rust")
    by = cast.actor("olga")
    operations.change_measure(measure=measure, by=by, reason="De nacht telt mee", goal="Meer rust")
    for name, votes in (("olga", (5, 4)), ("dirk", (4, 2))):
        operations.cast_votes(organisation=cast.organisation, by=cast.actor(name), votes={measure.pk: votes})
    texts = [
        *list_paragraphs(open_document(cast.organisation)),
        *map(str, list_values(open_book(cast.organisation))),
    ]
    for words in ("belangrijk 4,5, haalbaar 3,0 van 5 (stemmen: 2)", ": De nacht telt mee"):
        assert sum(words in text for text in texts) == 2


def test_texts_of_the_plan_are_in_one_language_only(board: Board) -> None:
    """Only what people typed, names and figures are the same in Dutch and in English."""
    dutch, english = (
        {
            text
            for text in list_paragraphs(open_document(board.organisation, language))
            if any(map(str.isalpha, text))
        }
        for language in ("nl", "en")
    )
    assert {text for text in dutch & english if "typed" not in text} <= {"Factor", "Team"}


@pytest.mark.django_db
def test_an_empty_board_says_so_in_every_part() -> None:
    organisation = make_organisation("Leeg", "leeg")
    text = "\n".join(list_paragraphs(open_document(organisation)))
    for sentence in (
        "Dit plan gaat over 0 problemen en 0 maatregelen.",
        "Er is nog geen ronde begonnen.",
        "Er ligt nog geen maatregel op het speelveld.",
        "Er staat nog geen probleem op het speelveld.",
        "nog niet bekeken",
        "Er is nog geen vraag beantwoord.",
    ):
        assert sentence in text
    assert list_values(open_book(organisation)).count("Hier is nog niets ingevuld.") == 8
