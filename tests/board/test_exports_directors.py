"""Two pages for directors: always two, with sources, and asking only what the board gives reason for."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from speelveld.board import operations
from speelveld.board.exports import make_directors_pdf
from speelveld.board.exports.asking import write_titles
from speelveld.board.models import ConditionJudgement, Measure, Problem
from tests.board.conftest import TODAY, make_measure
from tests.board.papers import open_pdf, read_signs, read_text
from tests.factories import Cast

AGREED: dict[str, Any] = {"owner": "Anna", "goal": "Rust", "judged_by": "Navraag", "state": "planned"}


def make(cast: Cast, language: str = "nl") -> bytes:
    return make_directors_pdf(cast.organisation, language)


def judge(cast: Cast, condition: str, judgement: str, **fields: Any) -> None:
    operations.judge_condition(
        organisation=cast.organisation,
        by=cast.actor("olga"),
        condition=condition,
        judgement=judgement,
        **fields,
    )


def test_problems_come_with_their_size_and_where_that_figure_comes_from(cast: Cast) -> None:
    add = {"organisation": cast.organisation, "by": cast.actor("olga")}
    problem = operations.add_problem(
        title="Te veel werk",
        size="14 wissels per week",
        size_source="Telling van mei",
        cause="Laat rooster",
        **add,
    )
    operations.weigh_problem(
        problem=problem, by=cast.actor("olga"), risk_chance=Decimal(5), risk_effect=Decimal(4),
        residual_chance=Decimal(2), residual_effect=Decimal(2),
    )  # fmt: skip
    operations.add_problem(title="Zonder bron", **add)
    text = read_text(make(cast))
    for words in ("14 wissels per week", "Bron: Telling van mei", "Oorzaak: Laat rooster",
                  "Risico nu: hoog, na de maatregelen: laag", "Bron: nog niet opgeschreven"):  # fmt: skip
        assert words in text, words


def test_the_gap_between_roles_is_marked_where_there_is_one(cast: Cast) -> None:
    for name, side, judgement in (("dirk", "director", "in_order"), ("anna", "manager", "to_do")):
        operations.give_views(
            organisation=cast.organisation, by=cast.actor(name), side=side,
            views={"rights": judgement, "investment": "busy"},
        )  # fmt: skip
    text = read_text(make(cast))
    assert "Directie: 1 × op orde" in text and "Leidinggevenden: 1 × nog te doen" in text
    assert text.count("verschil ") == 1 or text.count("≠") == 1
    assert "Bespreek samen: Rechten." in text
    assert "Dirk" not in text and "Anna" not in text


def test_cost_and_hours_are_added_up_by_level_with_their_basis(cast: Cast) -> None:
    make_measure(cast, title="Een", level="team", cost=Decimal("1250.50"), hours=Decimal(12))
    make_measure(cast, title="Twee", cost=Decimal(18000), state="busy")
    make_measure(cast, title="Weg", cost=Decimal(99999), state="stopped")
    text = read_text(make(cast))
    assert "Samen 2 € 19.250,50 (2) 12 (1)" in text
    assert "Team 1 € 1.250,50 (1) 12 (1)" in text and "99.999" not in text


def test_what_begins_in_ninety_days_stands_in_its_month_and_asks_its_means(cast: Cast) -> None:
    operations.start_cycle(
        organisation=cast.organisation, by=cast.actor("olga"), title="Ronde 1", started_on=TODAY
    )
    make_measure(
        cast, title="Straks", starts_on=TODAY + datetime.timedelta(days=40), cost=Decimal(900), **AGREED
    )
    make_measure(cast, title="Later dan dat", starts_on=TODAY + datetime.timedelta(days=200), **AGREED)
    text = read_text(make(cast))
    assert "De eerste 90 dagen, vanaf 2 maart 2026" in text
    assert "Straks" in text[text.index("De eerste 90 dagen") : text.index("Kosten en uren")]
    assert "Later dan dat" not in text[text.index("De eerste 90 dagen") :]
    assert "Maak € 900 en 0 uur vrij" in text


ASKS = ("Zet de voorwaarde", "Wijs een trekker aan voor: ‘Kaal’.", "Spreek een doel af", "Kies wat even wacht",
        "Besluit van elke maatregel")  # fmt: skip


def test_decisions_are_asked_only_where_the_board_gives_reason(cast: Cast) -> None:
    make_measure(cast, title="Rond", **AGREED)
    text = read_text(make(cast))
    assert "Nu niets." in text and not [one for one in ASKS if one in text]
    judge(cast, "rights", "to_do", next_step="Regeling voorleggen")
    operations.change_settings(organisation=cast.organisation, by=cast.actor("olga"), most_at_once=1)
    for title in ("Kaal", "Ook bezig"):
        make_measure(cast, title=title, state="busy", owner="" if title == "Kaal" else "Anna")
    operations.start_cycle(
        organisation=cast.organisation, by=cast.actor("olga"), title="Ronde", started_on=TODAY, step="adjust"
    )
    text = read_text(make(cast))
    assert [one for one in ASKS if one not in text] == []
    assert "op orde. Regeling voorleggen" in text


def test_an_empty_board_is_two_pages_as_well(cast: Cast) -> None:
    content = make(cast)
    assert len(open_pdf(content).pages) == 2
    assert "Er staat nog geen probleem op het speelveld." in read_text(content)


@pytest.mark.parametrize("n", [1, 8, 60])
def test_it_is_always_two_pages_and_what_does_not_fit_is_counted(cast: Cast, n: int) -> None:
    long = {
        "title": "W" * 80 + " lang" * 16,
        "size": "x " * 150,
        "size_source": "y" * 200,
        "cause": "z " * 900,
    }
    Problem.objects.bulk_create(
        Problem(organisation=cast.organisation, **long | {"title": f"P{i} {long['title']}"[:160]})
        for i in range(n)
    )
    Measure.objects.bulk_create(
        Measure(organisation=cast.organisation, title=f"M{i} {long['title']}"[:160], stage="prevent", level="team",
                state="busy", starts_on=datetime.date.today())
        for i in range(n)
    )  # fmt: skip
    for key in ("ownership", "rights", "investment", "execution", "participation", "evidence", "compliance"):
        ConditionJudgement.objects.create(
            organisation=cast.organisation,
            condition=key,
            judgement="to_do",
            next_step="s " * 100,
            owner="o" * 120,
        )
    content = make(cast)
    assert len(open_pdf(content).pages) == 2
    assert n < 8 or "ennog" in read_signs(content)


def test_it_is_tagged_titled_and_in_the_language_of_the_reader(cast: Cast) -> None:
    reader = open_pdf(make(cast, "en"))
    root = reader.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"] and str(root["/Lang"]).startswith("en")
    assert reader.metadata is not None and reader.metadata.title == "Mental health: how are we doing?"
    assert "What we ask you to decide" in read_text(make(cast, "en"))


def test_nothing_of_another_organisation_comes_along(cast: Cast) -> None:
    Measure.objects.create(organisation=cast.elsewhere, title="Elders", stage="prevent", level="team")
    Problem.objects.create(organisation=cast.elsewhere, title="Elders ook")
    assert "Elders" not in read_text(make(cast))


def test_titles_in_a_sentence_stand_there_once_and_are_cut_short() -> None:
    assert write_titles(["a", "a", "b"]) == "‘a’, ‘b’"
    assert write_titles(list("abcde")) == "‘a’, ‘b’, ‘c’ en nog 2"
