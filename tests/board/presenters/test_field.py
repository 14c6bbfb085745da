"""How measures lie on the field, when it leans over, and that how full it is never counts."""

from collections.abc import Iterator

import pytest

from speelveld import catalogue
from speelveld.board.models import Measure, Stage
from speelveld.board.presenters.balance import weigh
from speelveld.board.presenters.field import MOST_CARDS, MOST_SPOTS, fold_field, present_field
from speelveld.board.presenters.home import sum_up
from speelveld.organisations.models import Organisation

LINDE = Organisation(pk=1, name="De Linde", slug="linde")


def make(spot: str, state: str = "busy", title: str = "Iets") -> Measure:
    stage, level = spot.split("/")
    return Measure(
        organisation=LINDE, title=title, stage=stage, level=level, state=state, factors=["workload"]
    )


def repeat(n: int, spot: str, state: str = "busy") -> Iterator[Measure]:
    return (make(spot, state, f"{spot} {number}") for number in range(n))


def test_the_field_has_nine_cells_level_by_level() -> None:
    field = present_field([])
    assert [row.level for row in field.rows] == list(catalogue.LEVELS)
    assert [cell.stage for cell in field.rows[0].cells] == list(catalogue.STAGES) == list(Stage.values)
    assert all(cell.is_empty and cell.invitation and cell.minutes for cell in field.cells)


def test_every_measure_lies_in_its_cell_and_nowhere_else() -> None:
    field = present_field([make("support/team", title="Hier")])
    found = {cell.anchor: [card.title for card in cell.cards] for cell in field.cells if cell.cards}
    assert found == {"support-team": ["Hier"]}


def test_what_is_under_way_comes_first() -> None:
    states = ["stopped", "done", "idea", "planned", "busy"]
    cell = present_field([make("prevent/team", state) for state in states]).rows[1].cells[0]
    assert [card.state for card in cell.cards] == list(
        reversed(["stopped", "done", "idea", "planned", "busy"])
    )


def test_a_full_cell_folds_and_loses_nothing() -> None:
    measures = [*repeat(20, "prevent/team"), *repeat(2, "prevent/team", "stopped")]
    cell = present_field(measures).rows[1].cells[0]
    assert len(cell.first) == MOST_CARDS
    assert len(cell.first) + len(cell.others) == 22
    assert not cell.hides_stopped_only
    assert (len(cell.spots), cell.n_more_spots) == (MOST_SPOTS, 20 - MOST_SPOTS)


def test_copies_for_many_units_are_one_card_and_still_counted() -> None:
    measures = [
        *(make("prevent/team", title="Teamgesprek") for _unit in range(80)),
        make("prevent/team", "done"),
    ]
    field = fold_field(present_field([*measures, make("prevent/team", "planned", "Teamgesprek")]))
    cards = field.rows[1].cells[0].first
    assert [(card.title, card.state, card.n_copies) for card in cards] == [
        ("Teamgesprek", "busy", 80),
        ("Teamgesprek", "planned", 1),
        ("Iets", "done", 1),
    ]
    assert cards[0].unit == "80 onderdelen"
    assert field.n_measures == 82
    assert sum_up(field).startswith("82 maatregelen: 1 gedaan, 80 bezig, 1 gepland.")


def test_what_was_stopped_is_kept_and_leaves_room() -> None:
    cell = present_field([make("prevent/team", "stopped")]).rows[1].cells[0]
    assert cell.is_empty and len(cell.others) == 1 and cell.hides_stopped_only


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([], None),
        (repeat(2, "optimise/individual"), None),
        (repeat(3, "optimise/individual"), "all_individual"),
        ([*repeat(3, "prevent/individual"), make("prevent/organisation")], "much_individual"),
        ([*repeat(2, "prevent/individual"), *repeat(2, "prevent/team")], "no_organisation"),
        ([*repeat(2, "support/individual"), *repeat(2, "support/organisation")], "no_prevent"),
        ([*repeat(2, "prevent/individual"), *repeat(2, "support/organisation")], None),
        ([*repeat(3, "prevent/organisation"), *repeat(9, "support/individual", "stopped")], None),
        ([make("prevent/organisation"), make("prevent/team"), make("prevent/individual")], None),
    ],
)
def test_when_the_field_leans_over(measures: list[Measure], expected: str | None) -> None:
    balance = weigh(present_field(list(measures)))
    assert (balance.key if balance else None) == expected


def test_the_dots_of_the_balance_are_all_measures_of_a_level() -> None:
    balance = weigh(present_field([*repeat(30, "optimise/individual"), make("prevent/team", "stopped")]))
    assert balance is not None
    assert [len(dots) + more for _name, dots, more in balance.levels] == [0, 0, 30]


def test_the_start_page_counts_measures_and_never_filled_cells() -> None:
    measures = [make("prevent/team", "done"), make("prevent/team", "idea"), make("support/team", "stopped")]
    assert sum_up(present_field(measures)) == (
        "2 maatregelen: 1 gedaan, 1 idee. 8 vakken wachten op een eerste stap."
    )
    everywhere = [make(f"{stage}/{level}") for stage in catalogue.STAGES for level in catalogue.LEVELS]
    assert sum_up(present_field(everywhere)) == "9 maatregelen: 9 bezig."
    assert "Eén vak wacht" in sum_up(present_field(everywhere[1:]))
    assert sum_up(present_field([])).startswith("Er ligt nog niets.")
